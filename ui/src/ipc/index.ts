/** The page's only door to Rust. Nothing else in `ui/` imports from Tauri; a test holds that. */

import { getCurrentWindow } from "@tauri-apps/api/window";
import { commands as bound, events as announced } from "./bindings";
import { CommandError } from "./error";

export { CommandError } from "./error";
export type * from "./bindings";

/** Every command, by its type, so that a fake can play them in tests. */
export type Commands = typeof bound;

/** What Rust announces. */
export type Events = {
  /** The program is about to lock or close: keep everything, then answer `flushed`. Only in the window of the work. */
  onFlush(handler: () => void): Promise<() => void>;
};

type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

/** The same commands; what they throw is a `CommandError`. */
function telling<C extends Calls>(calls: C): C {
  const told = Object.entries(calls).map(([name, call]) => [
    name,
    async (...args: never[]) => {
      try {
        return await call(...args);
      } catch (thrown) {
        throw CommandError.from(thrown);
      }
    },
  ]);
  return Object.fromEntries(told) as C;
}

export const commands: Commands = telling(bound);

/** Whether this is the window of the work: known at once, before Rust was asked anything. */
export function isWorkWindow(): boolean {
  return getCurrentWindow().label.startsWith("work-");
}

export const events: Events = {
  onFlush: (handler) => announced.flush.listen(() => handler()),
};
