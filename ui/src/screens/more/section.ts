/** The sections of "Meer", and the way back to one when its form is gone. */

import { tick } from "svelte";

export type SectionId = "external" | "evidence" | "class-work" | "witness" | "keep" | "related" | "handover";

/** The form that had the focus is gone: the focus goes to the title of its section. */
export async function backTo(section: SectionId): Promise<void> {
  await tick();
  document.getElementById(`more-${section}`)?.focus();
}
