/** What follows from another role, in plain sentences, before it is handed in. */

import type { CaseView, PartyView, Role } from "#ipc";
import { nl } from "../../text/nl";

const sided = (role: Role) => role === "bullied" || role === "bullying";

/** What changes when this pupil gets a role; nothing for the role the pupil has. */
export function followsFrom(file: CaseView, party: PartyView, role: Role | undefined): string[] {
  const text = nl.family.role;
  if (role === undefined || role === party.role) return [];
  const pupil = party.pupil.id;
  const planned = file.followUps.filter((one) => one.pupil === pupil && one.state.state === "planned").length;
  const promises =
    file.agreements.filter((one) => one.pupil === pupil && one.ended === null).length +
    file.sanctions.filter((one) => one.pupil === pupil && one.withdrawn === null).length;
  const said = [...joining(file, party, role)];
  if (!sided(role) && sided(party.role)) said.push(text.leaves);
  if (role === "not_involved" && promises > 0) said.push(text.promises(promises));
  if (!sided(role) && planned > 0) said.push(text.planned(planned));
  said.push(text.stays);
  if (file.reports.some((one) => one.recipient.pupil === pupil)) said.push(text.papers);
  return said;
}

/** What a role asks of a pupil who did not have it. */
export function joining(file: CaseView, party: PartyView | undefined, role: Role): string[] {
  const text = nl.family.role;
  const said: string[] = [];
  if (sided(role)) said.push(text.step(role), text.joins);
  if (role === "bullied") said.push(text.safety);
  const unknown = party === undefined || !file.told.some((one) => one.pupil === party.pupil.id);
  if (unknown && (sided(role) || role === "follower")) said.push(text.tell);
  return said;
}
