/** Short messages at the edge of the window, with "ongedaan maken" for what can be undone. */

export type Toast = { id: number; text: string; undo?: () => Promise<unknown> };

/** Long enough to read and reach by keyboard; the clock stands still under the pointer or the focus. */
export const TOAST_MS = 20_000;

class Toasts {
  #list: Toast[] = $state.raw([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  get list(): readonly Toast[] {
    return this.#list;
  }

  /** Shows a message; the newest three stay. Answers which it is. */
  show(text: string, undo?: () => Promise<unknown>): number {
    const toast: Toast = undo === undefined ? { id: this.#next, text } : { id: this.#next, text, undo };
    this.#next += 1;
    for (const old of this.#list.slice(0, -2)) this.close(old.id);
    this.#list = [...this.#list, toast];
    this.resume(toast.id);
    return toast.id;
  }

  close(id: number): void {
    this.hold(id);
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }

  /** Stops its clock. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Starts its clock anew. */
  resume(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), TOAST_MS),
    );
  }
}

/** The one pile of messages. */
export const toasts = new Toasts();
