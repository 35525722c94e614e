/** What the form of a check (*volgmoment*) holds, also while the check is being held in gespreksmodus. */

import type { Kept, Means, Trend } from "#ipc";

export const followUpLabel = (followUp: string): string => `follow_up ${followUp}`;

/** How an agreement was kept; left out of the record while nothing is chosen. */
export type KeptField = { agreement: string; kept: Kept | ""; note: string };

export const freshFollowUp = (today: string, means: Means = "at_school") => ({
  what: "hold" as "hold" | "move" | "cancel",
  on: today,
  words: "",
  safeRoom: undefined as "yes" | "no" | undefined,
  trend: undefined as Trend | undefined,
  counsellorOffered: false,
  /** How it was held, or how it will be held on the new date. */
  means,
  kept: [] as KeptField[],
  next: "",
  nextOn: "",
  date: "",
  reason: "",
  /** The lines of the conversation, carried along for who goes back to it. */
  notes: null as object | null,
});
export type FollowUpFields = ReturnType<typeof freshFollowUp>;
