/** What the keys of a dossier do, set by the screen that shows one. */

import type { StepNumber } from "./router.svelte";

type Here = { step: (step: StepNumber) => void; converse: () => void };

let current: Here | undefined;

/** Says what the keys mean here; answers how to take that back. */
export function beHere(here: Here): () => void {
  current = here;
  return () => {
    if (current === here) current = undefined;
  };
}

/** The dossier on the screen, if there is one. */
export function whereAmI(): Here | undefined {
  return current;
}
