import type { ErrorCode, ErrorParams } from "./views";

/** A command said no, or broke. Carries a code; never text of a case. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }

  /** Reads what `invoke` threw. Anything unknown is an internal failure. */
  static from(failure: unknown): CommandError {
    if (failure instanceof CommandError) return failure;
    if (typeof failure === "object" && failure !== null && "code" in failure && typeof failure.code === "string") {
      const params = "params" in failure && typeof failure.params === "object" ? (failure.params as ErrorParams) : {};
      return new CommandError(failure.code as ErrorCode, params ?? {});
    }
    return new CommandError("internal");
  }
}
