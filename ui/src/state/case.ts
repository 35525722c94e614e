/** Reading a dossier: who is who, what belongs to what. */

import type { CaseView, ConversationView, MissingView, Name, NextView, PartyView, RowView, Step } from "#ipc";
import { STEPS, type StepNumber } from "./router.svelte";

const NAMES: Record<Step, StepNumber> = {
  bullied: 1,
  bullying: 2,
  together: 3,
  parents: 4,
  follow_up: 5,
  closing: 6,
  measures: 7,
};

/** 1 to 7. */
export function numberOf(step: Step): StepNumber {
  return NAMES[step];
}

/** The step with a number. */
export function stepOf(number: StepNumber): Step {
  const found = (Object.keys(NAMES) as Step[]).find((step) => NAMES[step] === number);
  return found ?? "bullied";
}

/** A number from Rust as the number of a step. */
export function asStep(number: number): StepNumber {
  return STEPS.find((step) => step === number) ?? 1;
}

/** "Daan van der Berg". */
export function fullName(name: Name): string {
  return [name.call || name.first, name.infix, name.last].filter(Boolean).join(" ");
}

export function partyOf(view: CaseView, pupil: string | null): PartyView | undefined {
  return view.parties.find((party) => party.pupil.id === pupil);
}

/** The name of a pupil in this dossier, or nothing. */
export function nameOf(view: CaseView, pupil: string | null): string {
  return partyOf(view, pupil)?.name ?? "";
}

/** The two sides: gepeste and pestende leerlingen. */
export function sides(view: CaseView): PartyView[] {
  return view.parties.filter((party) => party.role === "bullied" || party.role === "bullying");
}

/** Who took part in a conversation: parents when it was with parents, else the pupils. */
export function companyOf(view: CaseView, conversation: ConversationView): string {
  const guardians = view.parties
    .flatMap((party) => party.guardians)
    .filter((one) => conversation.guardians.includes(one.guardian.id))
    .map((one) => one.name);
  const people = guardians.length > 0 ? guardians : conversation.pupils.map((pupil) => nameOf(view, pupil));
  return [...new Set(people)].join(", ");
}

/** The conversations of a row, in order of entry. */
export function conversationsOf(view: CaseView, row: RowView): ConversationView[] {
  return view.conversations.filter((conversation) => row.conversations.includes(conversation.id));
}

/** The pupil that something missing is about: its own, or that of its row. */
export function aboutWhom(view: CaseView, missing: MissingView, row: string | null): string {
  return nameOf(view, missing.pupil ?? row);
}

/** How a draft of a conversation is told apart: its step, and in steps with a row per pupil that pupil. */
export function draftLabel(step: StepNumber, pupil: string | null): string {
  return step === 3 || pupil === null ? String(step) : `${String(step)} ${pupil}`;
}

/** The step and pupil of a draft's label. */
export function readDraftLabel(label: string): { step: StepNumber; pupil: string | null } {
  const [step = "", pupil] = label.split(" ");
  return { step: asStep(Number(step)), pupil: pupil ?? null };
}

/** What to do next, in the words of the row it is in. */
export function nextName(view: CaseView, next: NextView): string {
  return next.missing.pupil === null ? next.name : nameOf(view, next.missing.pupil);
}

/** The day of a moment, as "2026-11-03", where the computer stands. */
export function dayOf(moment: string): string {
  const at = new Date(moment);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Whether something can be added: the dossier is open, and not with a colleague. */
export const mayAdd = (view: CaseView): boolean => view.phase === "open" && view.related.handedOver === null;
