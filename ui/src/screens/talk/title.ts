/** Who the conversation is with, in the words above it: only those who take part. */

import type { CaseView } from "#ipc";
import { partyOf } from "../../state/case";
import { nl } from "../../text/nl";
import type { Live } from "./live.svelte";

const text = nl.talk;
const list = (names: readonly string[]): string => new Intl.ListFormat("nl-NL").format(names);

/** The parents who take part. */
export function parentsOf(live: Live, file: CaseView): string[] {
  const known = partyOf(file, live.talk.pupils[0] ?? null)?.guardians ?? [];
  return known.filter((one) => live.talk.guardians.includes(one.guardian.id)).map((one) => one.name);
}

export function titleOf(live: Live, file: CaseView): string {
  const pupils = live.pupils.map((party) => party.shortName);
  if (live.step === 3 && live.talk.joint) return text.together;
  if (!live.withParents) return pupils.length === 0 ? text.nobody : text.with(list(pupils));
  const parents = parentsOf(live, file);
  return text.with(parents.length > 0 ? list(parents) : text.parentsOf(list(pupils)));
}
