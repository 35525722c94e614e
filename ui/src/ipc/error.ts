import type { ErrorCode, Failure } from "./bindings";

/** Values for the sentence of a code. */
export type ErrorParams = { readonly [name in string]?: string };

/** A command said no, or broke. Carries a code; never text of a case. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** True when the program itself failed; false when a person can do something else. */
  readonly incident: boolean;

  constructor(code: ErrorCode, params: ErrorParams = {}, incident = false) {
    super(code);
    this.code = code;
    this.params = params;
    this.incident = incident;
  }

  /** Reads what a command threw. Anything that is no `Failure` is a fault of the program. */
  static from(thrown: unknown): CommandError {
    if (thrown instanceof CommandError) return thrown;
    if (isFailure(thrown)) return new CommandError(thrown.code, thrown.params, thrown.incident);
    return new CommandError("unexpected", {}, true);
  }
}

function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "params" in thrown && "incident" in thrown;
}
