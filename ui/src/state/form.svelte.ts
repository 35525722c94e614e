/** A form: check everything, say what is missing, carry out, say what went wrong. */

import { CommandError } from "#ipc";

export type Problem = { field: string; text: string };

/** The state of one form. Checked when it is handed in; a problem goes away when its field changes. */
export class Form {
  #problems: Problem[] = $state.raw([]);
  #turn = $state(0);
  #busy = $state(false);
  #failure: CommandError | undefined = $state.raw();

  get problems(): readonly Problem[] {
    return this.#problems;
  }
  get turn(): number {
    return this.#turn;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get failure(): CommandError | undefined {
    return this.#failure;
  }

  /** The text below a field, if something is wrong with it. */
  of(field: string): string | undefined {
    return this.#problems.find((problem) => problem.field === field)?.text;
  }

  /** The field changed: what was said about it may no longer be so. */
  touch(field: string): void {
    if (this.of(field) !== undefined) this.#problems = this.#problems.filter((problem) => problem.field !== field);
  }

  /** Takes a list of checks; answers whether all is well. */
  check(checks: readonly (Problem | false | undefined | "")[]): boolean {
    this.#problems = checks.filter((one): one is Problem => typeof one === "object");
    this.#turn += 1;
    this.#failure = undefined;
    return this.#problems.length === 0;
  }

  /** Carries out; a second press while busy does nothing. Answers whether it worked. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#failure = undefined;
    try {
      await work();
      return true;
    } catch (failure) {
      this.#failure = CommandError.from(failure);
      return false;
    } finally {
      this.#busy = false;
    }
  }
}
