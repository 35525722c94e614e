/** A conversation while it is held and written up. Kept as a draft; recording makes one event of it. */

import type {
  AgreementInput,
  Answer,
  Apology,
  CaseView,
  ConversationInput,
  ReflectiveInput,
  SanctionInput,
  SanctionKind,
} from "#ipc";
import { sides, stepOf } from "../../state/case";
import type { StepNumber } from "../../state/router.svelte";

export type AgreementDraft = { pupil: string; protects: string; what: string; from: string; until: string; check: string };
export type SanctionDraft = { pupil: string; kind: SanctionKind | undefined; what: string; due: string };
export type ReflectiveDraft = { needed: boolean | undefined; why: string };

export type Talk = {
  step: StepNumber;
  heldOn: string;
  form: "talk" | "statement";
  setting: string;
  started: string;
  ended: string;
  /** Step 3: with both sides in one room. */
  joint: boolean;
  wanted: Answer | undefined;
  safe: Answer | undefined;
  jointNote: string;
  pupils: string[];
  guardians: string[];
  staff: string[];
  points: string[];
  account: string;
  remarks: string;
  apology: Apology | undefined;
  agreements: AgreementDraft[];
  sanctions: SanctionDraft[];
  reflective: Record<string, ReflectiveDraft>;
};

/** The steps in which agreements can be written down during the talk. */
export const PROMISING: readonly StepNumber[] = [3, 7];
/** The steps in which parents take part. */
export const WITH_PARENTS: readonly StepNumber[] = [4, 7];

export function begin(file: CaseView, step: StepNumber, { form, pupil }: Start, today: string, me: string): Talk {
  const party = file.parties.find((one) => one.pupil.id === pupil);
  const asked = file.jointQuestion;
  const joint = step === 3 && asked?.wanted === "yes" && asked.safe === "yes";
  const parents = party?.guardians.filter((one) => one.guardian.contactAllowed).map((one) => one.guardian.id) ?? [];
  return {
    step,
    heldOn: today,
    form,
    setting: "",
    started: "",
    ended: "",
    joint,
    wanted: asked?.wanted,
    safe: asked?.safe,
    jointNote: "",
    pupils: joint ? sides(file).map((one) => one.pupil.id) : pupil === null ? [] : [pupil],
    guardians: WITH_PARENTS.includes(step) && parents.length === 1 ? parents : [],
    staff: [me],
    points: [],
    account: "",
    remarks: "",
    apology: undefined,
    agreements: [],
    sanctions: [],
    reflective: {},
  };
}

/** Reads a kept draft; nothing when it was not written by this program or is only just begun. */
export function read(content: string): Talk | undefined {
  try {
    const kept = JSON.parse(content) as Talk;
    return typeof kept === "object" && "step" in kept && "account" in kept ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** What is known of a conversation that was only just begun: how it is held and with whom. */
export type Start = { form: Talk["form"]; pupil: string | null };

export function readStart(content: string): Start {
  try {
    const { form, pupil } = JSON.parse(content) as Partial<Start>;
    return { form: form ?? "talk", pupil: pupil ?? null };
  } catch {
    return { form: "talk", pupil: null };
  }
}

export const newAgreement = (pupil: string, from: string): AgreementDraft => ({
  pupil,
  protects: "",
  what: "",
  from,
  until: "",
  check: "",
});
export const newSanction = (pupil: string): SanctionDraft => ({ pupil, kind: undefined, what: "", due: "" });

/** "9:05", "10.15" and "1015" as the program reads times; nothing when it is no time. */
export function timeOf(text: string): string | undefined {
  const found = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.trim());
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])];
  if (found === null || hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}:00`;
}

const orNull = (text: string) => (text === "" ? null : text);

export function agreementOf(draft: AgreementDraft): AgreementInput {
  const { pupil, what, from, check } = draft;
  return { pupil, protects: orNull(draft.protects), what, from, until: orNull(draft.until), check };
}

export function sanctionOf(draft: SanctionDraft): SanctionInput[] {
  if (draft.kind === undefined) return [];
  return [{ pupil: draft.pupil, kind: draft.kind, what: draft.what, due: orNull(draft.due) }];
}

/** The conversation as the program takes it. Called after every question was answered. */
export function inputOf(talk: Talk, id: string): ConversationInput {
  const reflective = Object.entries(talk.reflective).flatMap(([pupil, { needed, why }]): ReflectiveInput[] =>
    needed === undefined || !talk.pupils.includes(pupil) ? [] : [{ pupil, needed, why }],
  );
  const promising = PROMISING.includes(talk.step);
  return {
    id,
    step: stepOf(talk.step),
    heldOn: talk.heldOn,
    form:
      talk.form === "talk"
        ? { form: "talk" }
        : { form: "statement", started: timeOf(talk.started) ?? "", ended: timeOf(talk.ended) ?? "" },
    setting: talk.setting,
    pupils: talk.pupils,
    guardians: WITH_PARENTS.includes(talk.step) ? talk.guardians : [],
    staff: talk.staff,
    points: talk.points,
    account: talk.account,
    remarks: WITH_PARENTS.includes(talk.step) ? talk.remarks : "",
    apology: talk.apology ?? null,
    agreements: promising ? talk.agreements.map(agreementOf) : [],
    sanctions: talk.step === 3 ? talk.sanctions.flatMap(sanctionOf) : [],
    reflective: talk.step === 3 ? reflective : [],
  };
}
