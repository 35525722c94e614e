/** What the form of a check (*volgmoment*) holds, also while the check is being held in gespreksmodus. */

import type { Trend } from "#ipc";

export const followUpLabel = (followUp: string): string => `follow_up ${followUp}`;

export const freshFollowUp = (today: string) => ({
  what: "hold" as "hold" | "move" | "cancel",
  on: today,
  words: "",
  safeRoom: undefined as "yes" | "no" | undefined,
  trend: undefined as Trend | undefined,
  counsellorOffered: false,
  date: "",
  reason: "",
  /** The lines of the conversation, carried along for who goes back to it. */
  notes: null as object | null,
});
export type FollowUpFields = ReturnType<typeof freshFollowUp>;
