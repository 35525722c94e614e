/** A check (*volgmoment*) in words: when, how, and why it is not on the day that the plan asked for. */

import type { CaseView, FollowUpView } from "#ipc";
import { nl } from "../../text/nl";

const text = nl.checks;

/** Why the holiday or the check before it moved this one. */
export const causeOf = (followUp: FollowUpView): string => followUp.shift?.cause ?? text.near;

/** Why the date is not the first one; nothing when it is. */
export function whyMoved(followUp: FollowUpView): string {
  const { original, date, moved, shift } = followUp;
  if (original === date) return "";
  const first = nl.common.date(original);
  if (moved !== null) return text.moved(first, moved);
  if (shift === null) return followUp.state.state === "planned" ? text.byPause(first) : text.original(first);
  return shift.from === original ? text.because(first, causeOf(followUp)) : text.byPause(first);
}

/** The check of this pupil that comes after this one, if one is planned. */
export function nextCheck(followUps: readonly FollowUpView[], one: FollowUpView): FollowUpView | undefined {
  return followUps.find((other) => other.pupil === one.pupil && other.id !== one.id && other.state.state === "planned");
}

/** Whether a check belongs to an earlier round, and is over. */
export const isEarlier = (file: CaseView, followUp: FollowUpView): boolean => followUp.round < file.round && followUp.state.state !== "planned";

/** Whether a day is none on which this pupil is asked already. */
export const newDay = (file: CaseView, pupil: string, day: string): boolean =>
  !file.followUps.some((one) => one.pupil === pupil && one.date === day && one.state.state === "planned");

/** Whether the holidays around a day are not known. */
export const isUnknown = (iso: string, knownUntil: string | null): boolean => iso !== "" && (knownUntil === null || iso > knownUntil);

/** What to say of a day beyond the holidays that are known. */
export const unknownWhy = (knownUntil: string | null): string => text.unknownWhy(knownUntil === null ? "" : nl.common.date(knownUntil));
