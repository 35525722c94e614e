/** The forms of objections to a decision. */

import type { ObjectionOutcome, ObjectionView } from "#ipc";
import { nl } from "../../text/nl";
import { type FormSpec, list, one, type Option, text } from "./form";
import { by, type Ground, note, on, sendForm, staffOptions, voiceOptions, voicesOf } from "./specs";

const forms = nl.measures.forms;
const rulings: Option[] = (["upheld", "partly", "rejected"] as const).map((value) => ({ value, label: nl.measures.outcomes[value] }));

/** What is asked of the last objection that is open comes first; taking in one more is always there. */
export function objectionForms(ground: Ground): FormSpec[] {
  const { measure, today } = ground;
  if (measure.decisions.length === 0) return [];
  const take: FormSpec = {
    id: "object",
    ...forms.object,
    fields: [on(today, forms.object.on), { key: "who", kind: "one", label: forms.object.who, options: voiceOptions(measure), need: forms.needWho }, note],
    step: (v) => {
      const who = text(v, "who");
      return { step: "object", on: text(v, "on"), by: who === "pupil" ? { voice: "pupil" } : { voice: "guardian", guardian: who }, note: text(v, "note") };
    },
  };
  return [...measure.objections.toReversed().flatMap((objection) => formsOf(ground, objection)), take];
}

function formsOf(ground: Ground, objection: ObjectionView): FormSpec[] {
  const { file, measure, today, me } = ground;
  const { id } = objection;
  if (objection.decision !== null && objection.decision.reasons !== null) return [sendForm(ground, { letter: "objection", objection: id })];
  const hear: FormSpec = {
    ...forms.hear,
    id: `hear_objection ${id}`,
    title: forms.hearObjection.title,
    fields: [
      on(today),
      { key: "voices", kind: "any", label: forms.hear.who, hint: forms.hear.none, options: voiceOptions(measure) },
      { key: "staff", kind: "any", label: forms.hear.staff, options: staffOptions(file), need: forms.hear.needStaff, first: [me] },
      { key: "account", kind: "text", label: forms.hear.account, need: forms.hear.needAccount },
    ],
    step: (v) => ({
      step: "hear_objection",
      objection: id,
      hearing: { on: text(v, "on"), voices: voicesOf(v, "voices"), staff: list(v, "staff"), account: text(v, "account") },
    }),
  };
  const offer: FormSpec = {
    id: `offer ${id}`,
    ...forms.offer,
    fields: [on(today, forms.offer.on)],
    step: (v) => ({ step: "offer_reports", objection: id, on: text(v, "on") }),
  };
  const rule: FormSpec = {
    id: `rule ${id}`,
    ...forms.rule,
    fields: [
      on(today),
      by,
      { key: "ruling", kind: "one", label: forms.rule.ruling, options: rulings, need: forms.rule.needRuling },
      { key: "reasons", kind: "text", label: forms.rule.reasons },
      {
        key: "consequences",
        kind: "text",
        label: forms.rule.consequences,
        hint: forms.rule.consequencesHint,
        when: (v) => ["upheld", "partly"].includes(text(v, "ruling")),
        need: forms.rule.needConsequences,
      },
    ],
    step: (v) => ({
      step: "decide_objection",
      objection: id,
      on: text(v, "on"),
      by: text(v, "by"),
      ruling: one<ObjectionOutcome>(v, "ruling"),
      reasons: text(v, "reasons"),
      consequences: text(v, "ruling") === "rejected" ? "" : text(v, "consequences"),
    }),
  };
  return [...(objection.hearings.length === 0 ? [hear] : []), ...(objection.reportsOffered === null ? [offer] : []), rule];
}
