/** Keeps typed text: a moment after the last key, when a field is left, before locking. Text is never thrown away. */

export type SaveStatus = "idle" | "waiting" | "saving" | "saved" | "failed";

/** After this long without a key the text is kept. */
export const QUIET_MS = 600;
/** A failed save is tried again after this long, and at every key. */
export const RETRY_MS = 5000;

type Living = { readonly status: SaveStatus; flush(): Promise<void> };
const living = new Set<Living>();

/** What all fields together have to say. `seen` makes the answer follow fields that come and go. */
const all = $state({ seen: 0, savedAt: undefined as Date | undefined });

/** Saves one thing, such as a draft. One save at a time; only the newest value is worth saving. */
export class Autosave<T> {
  #save: (value: T) => Promise<unknown>;
  #pending: { value: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #status: SaveStatus = $state("idle");
  #savedAt: Date | undefined = $state();

  constructor(save: (value: T) => Promise<unknown>) {
    this.#save = save;
  }

  get status(): SaveStatus {
    return this.#status;
  }

  get savedAt(): Date | undefined {
    return this.#savedAt;
  }

  /** Text changed: keep it when the typing pauses. */
  change(value: T): void {
    living.add(this);
    this.#pending = { value };
    if (this.#running === undefined) this.#say("waiting");
    this.#plan(QUIET_MS);
  }

  /** Keeps it now: the field was left, or the program is about to lock. Settles when nothing waits any more or a save failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    // A save that is under way may hold an older value: it is waited for, and then the newest is kept.
    while (this.#running !== undefined || this.#pending !== undefined) {
      this.#running ??= this.#run();
      await this.#running;
      if (this.#status === "failed") return;
    }
  }

  /** The page with the field goes away. What still waits is kept first. */
  async close(): Promise<void> {
    await this.flush();
    if (this.#pending === undefined) {
      living.delete(this);
      all.seen += 1;
    }
  }

  /** What waits is no longer wanted: it was handed in or let go. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#pending = undefined;
    this.#say("idle");
    living.delete(this);
  }

  #plan(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  async #run(): Promise<void> {
    const taken = this.#pending;
    if (taken === undefined) {
      this.#running = undefined;
      return;
    }
    this.#pending = undefined;
    this.#say("saving");
    try {
      await this.#save(taken.value);
      this.#savedAt = new Date();
      all.savedAt = this.#savedAt;
      this.#say(this.#pending === undefined ? "saved" : "waiting");
    } catch {
      // The text stays here and on the page; a newer one that was typed meanwhile is the one to try again.
      this.#pending ??= taken;
      this.#say("failed");
      this.#plan(RETRY_MS);
    } finally {
      this.#running = undefined;
    }
  }

  #say(status: SaveStatus): void {
    this.#status = status;
    all.seen += 1;
  }
}

/** Keeps everything that waits, on every field of the page. */
export async function flushAll(): Promise<void> {
  await Promise.all([...living].map((one) => one.flush()));
}

/** What the top bar says: the worst of all fields, and when the last save was. */
export function overall(): { status: SaveStatus; savedAt: Date | undefined } {
  void all.seen;
  const statuses = [...living].map((one) => one.status);
  const worst = (["failed", "saving", "waiting"] as const).find((status) => statuses.includes(status));
  return { status: worst ?? (all.savedAt === undefined ? "idle" : "saved"), savedAt: all.savedAt };
}

/** Something else than a draft was kept, such as a tick: say so in the top bar. */
export function noteSaved(at: Date = new Date()): void {
  all.savedAt = at;
  all.seen += 1;
}
