/** The forms of each part of a measure's way. */

import type { CaseView, ContactWay, Element, Letter, MeasureStep, MeasureView, Plan, Recipient, Stage, Voice } from "#ipc";
import { fullName } from "../../state/case";
import { nl } from "../../text/nl";
import { dateOrNone, type FormField, type FormSpec, list, one, type Option, text, type Values } from "./form";
import { objectionForms } from "./objections";

const forms = nl.measures.forms;

/** What the forms need to know. */
export type Ground = { file: CaseView; measure: MeasureView; today: string; me: string };

export const voiceKey = (voice: Voice): string => (voice.voice === "pupil" ? "pupil" : voice.guardian);
const voiceOf = (key: string): Voice => (key === "pupil" ? { voice: "pupil" } : { voice: "guardian", guardian: key });
export const voicesOf = (values: Values, key: string): Voice[] => list(values, key).map(voiceOf);

export const voiceOptions = (measure: MeasureView): Option[] =>
  measure.voices.map((one) => ({ value: voiceKey(one.voice), label: one.name }));
export const staffOptions = (file: CaseView): Option[] =>
  file.staff.map((one) => ({ value: one.id, label: `${fullName(one.name)} (${nl.common.staffRoles[one.role].toLowerCase()})` }));
export const channels: Option[] = (Object.keys(nl.model.channels) as ContactWay[]).map((value) => ({
  value,
  label: nl.model.channels[value],
}));
export const answers: Option[] = (["yes", "no", "unknown"] as const).map((value) => ({ value, label: nl.model.answers[value] }));

export const on = (today: string, label: string = forms.on): FormField => ({ key: "on", kind: "date", label, need: forms.needOn, first: today });
export const by = { key: "by", kind: "line" as const, label: forms.by, hint: forms.byHint, need: forms.needBy } satisfies FormField;
export const channel: FormField = { key: "channel", kind: "one", label: forms.channel, options: channels, need: forms.needChannel };
export const note: FormField = { key: "note", kind: "text", label: forms.note };
export const reason: FormField = { key: "reason", kind: "text", label: forms.reason, need: forms.needReason };

/** The forms of a part; the first is the usual one. */
export function formsOf(stage: Stage, ground: Ground): FormSpec[] {
  const { measure, today } = ground;
  const suspension = measure.plan.plan === "suspension";
  switch (stage) {
    case "proposal":
      return [];
    case "request":
      return [{ id: "request", ...forms.request, fields: [on(today), by], step: (v) => ({ step: "request", on: text(v, "on"), by: text(v, "by") }) }];
    case "announcement":
      return [sendForm(ground, { letter: "announcement" })];
    case "hearing":
      return hearingForms(ground, suspension);
    case "compulsory":
      return [compulsoryForm(measure)];
    case "consultation":
      return [consultForm(measure, today)];
    case "school":
      return [
        {
          id: "school",
          ...forms.school,
          fields: [{ key: "school", kind: "line", label: forms.school.school, need: forms.school.needSchool }, on(today)],
          step: (v) => ({ step: "find_school", on: text(v, "on"), school: text(v, "school") }),
        },
      ];
    case "decision":
      return [decideForm(ground)];
    case "schoolwork":
      return [
        {
          id: "schoolwork",
          ...forms.schoolwork,
          fields: [by, { key: "what", kind: "text", label: forms.schoolwork.what, need: forms.schoolwork.needWhat }],
          step: (v) => ({ step: "arrange_schoolwork", by: text(v, "by"), what: text(v, "what") }),
        },
      ];
    case "letter":
      return measure.decisions.length === 0 ? [] : [sendForm(ground, { letter: "decision" })];
    case "inspectorate":
      return [
        {
          id: "inspectorate",
          ...forms.inspectorate,
          fields: [on(today), by, { key: "reference", kind: "line", label: forms.inspectorate.reference }],
          step: (v) => ({ step: "tell_inspectorate", on: text(v, "on"), by: text(v, "by"), reference: text(v, "reference") }),
        },
      ];
    case "municipality":
      return [
        {
          id: "municipality",
          ...forms.municipality,
          fields: [on(today), by, note],
          step: (v) => ({ step: "tell_municipality", on: text(v, "on"), by: text(v, "by"), note: text(v, "note") }),
        },
      ];
    case "ending":
      return [endForm()];
    case "objections":
      return objectionForms(ground);
  }
}

/** What is rare: it stands below the way, out of the way. */
export function rareForms(ground: Ground): FormSpec[] {
  const { measure, today } = ground;
  if (measure.withdrawn !== null) return [];
  const withdraw: FormSpec = {
    id: "withdraw",
    ...forms.withdraw,
    danger: true,
    fields: [on(today), reason],
    step: (v) => ({ step: "withdraw", on: text(v, "on"), reason: text(v, "reason") }),
  };
  if (measure.decisions.length === 0) return [withdraw];
  return measure.plan.plan === "suspension" ? [changeForm(ground), endForm(), withdraw] : [changeForm(ground), withdraw];
}

/** That a letter was sent: to those who have none yet, with the first of them chosen. */
export function sendForm({ measure, today }: Ground, letter: Letter): FormSpec {
  const same = (one: Letter) => JSON.stringify(one) === JSON.stringify(letter);
  const readers = measure.letters.find((one) => same(one.letter))?.readers ?? [];
  const open = readers.find((reader) => !reader.sent.some((sent) => sent.present && !sent.concept)) ?? readers[0];
  const key = (to: Recipient) => (to.to === "guardians" ? to.guardians.join(" ") : to.to);
  const id = letter.letter === "objection" ? `send ${letter.objection}` : `send ${letter.letter}`;
  return {
    id,
    ...forms.send,
    fields: [
      { key: "to", kind: "one", label: forms.send.to, options: readers.map((one) => ({ value: key(one.to), label: one.name })), need: forms.needWho, ...(open && { first: key(open.to) }) },
      on(today),
      channel,
    ],
    step: (v) => {
      const to = readers.find((one) => key(one.to) === text(v, "to"))?.to ?? { to: "pupil", pupil: measure.pupil };
      return { step: "send_letter", letter, to, on: text(v, "on"), channel: one<ContactWay>(v, "channel") };
    },
  };
}

/** That the schoolleiding lets a letter go without something: in its own name, and it says so. */
export function liftForm({ file }: Ground, letter: Letter, missing: Element): FormSpec {
  const leaders = file.staff.filter((one) => one.role === "school_leader");
  const about = missing.missing === "hearing" ? ` ${voiceKey(missing.voice)}` : missing.missing === "custody" || missing.missing === "contact" ? ` ${missing.guardian}` : "";
  return {
    id: `lift ${letter.letter}${letter.letter === "objection" ? ` ${letter.objection}` : ""} ${missing.missing}${about}`,
    ...forms.lift,
    fields: [
      { key: "by", kind: "one", label: forms.lift.by, options: leaders.map((one) => ({ value: one.id, label: fullName(one.name) })), need: forms.lift.needBy },
      { key: "reason", kind: "text", label: forms.lift.reason, need: forms.needReason },
      { key: "sure", kind: "check", label: forms.lift.sure, need: forms.lift.needSure },
    ],
    step: (v) => ({ step: "lift_gap", letter, missing, by: text(v, "by"), reason: text(v, "reason") }),
  };
}

function hearingForms({ file, measure, today, me }: Ground, suspension: boolean): FormSpec[] {
  const voices = voiceOptions(measure);
  const hear: FormSpec = {
    id: "hear",
    ...forms.hear,
    fields: [
      on(today),
      { key: "voices", kind: "any", label: forms.hear.who, options: voices, need: forms.needWho },
      { key: "staff", kind: "any", label: forms.hear.staff, options: staffOptions(file), need: forms.hear.needStaff, first: [me] },
      { key: "account", kind: "text", label: forms.hear.account, need: forms.hear.needAccount },
    ],
    step: (v) => ({
      step: "hear",
      hearing: { on: text(v, "on"), voices: voicesOf(v, "voices"), staff: list(v, "staff"), account: text(v, "account") },
    }),
  };
  const invite: FormSpec = {
    id: "invite",
    ...forms.invite,
    fields: [{ key: "voices", kind: "any", label: forms.who, options: voices, need: forms.needWho }, on(today), channel],
    step: (v) => ({ step: "invite", voices: voicesOf(v, "voices"), on: text(v, "on"), channel: one<ContactWay>(v, "channel") }),
  };
  const decline: FormSpec = {
    id: "decline",
    ...forms.decline,
    fields: [{ key: "voice", kind: "one", label: forms.who, options: voices, need: forms.needWho }, on(today), note],
    step: (v) => ({ step: "decline", voice: voiceOf(text(v, "voice")), on: text(v, "on"), note: text(v, "note") }),
  };
  const later: FormSpec = {
    id: "later",
    ...forms.later,
    fields: [{ ...reason, label: forms.later.label }],
    step: (v) => ({ step: "not_heard_before", reason: text(v, "reason") }),
  };
  return suspension ? [hear, invite, decline, later] : [hear, invite, decline];
}

function compulsoryForm({ answers: { applies, qualified } }: MeasureView): FormSpec {
  const { compulsory } = forms;
  return {
    id: "compulsory",
    ...compulsory,
    fields: [
      { key: "applies", kind: "one", label: compulsory.applies, hint: compulsory.appliesHint, options: answers, need: compulsory.needApplies, first: applies },
      { key: "qualified", kind: "one", label: compulsory.qualified, options: answers, need: compulsory.needQualified, first: qualified },
      note,
    ],
    step: (v) => ({ step: "answer_compulsory", applies: one(v, "applies"), qualified: one(v, "qualified"), note: text(v, "note") }),
  };
}

function consultForm({ consulted }: MeasureView, today: string): FormSpec {
  const { consult } = forms;
  return {
    id: "consult",
    ...consult,
    fields: [
      { key: "begun", kind: "date", label: consult.begun, need: forms.needOn, first: consulted?.begun ?? today },
      { key: "ended", kind: "date", label: consult.ended },
      { key: "result", kind: "text", label: consult.result, hint: consult.resultHint, when: (v) => text(v, "ended") !== "", need: consult.needResult },
    ],
    step: (v) => ({
      step: "consult",
      begun: text(v, "begun"),
      ended: dateOrNone(v, "ended"),
      result: text(v, "ended") === "" ? "" : text(v, "result"),
    }),
  };
}

function endForm(): FormSpec {
  return {
    id: "end",
    ...forms.endEarly,
    fields: [{ key: "last", kind: "date", label: forms.endEarly.last, need: forms.endEarly.needLast, future: true }, reason],
    step: (v) => ({ step: "end_early", last: text(v, "last"), reason: text(v, "reason") }),
  };
}

const consultedRemoval = ({ file, measure }: Ground, pupil: string) =>
  file.measures.find((one) => one.pupil === pupil && one.id !== measure.id && one.plan.plan === "removal" && one.withdrawn === null && one.consulted !== null);

function decisionFields(ground: Ground): FormField[] {
  const { measure, today } = ground;
  // What is changed mostly is what lacks: the rest stays as it was decided.
  const last = measure.decisions.at(-1);
  return [
    ...planFields(measure.plan, consultedRemoval(ground, measure.pupil)?.id),
    on(last?.decidedOn ?? today, forms.decide.on),
    { ...by, label: forms.decide.by, first: last?.decidedBy ?? "" },
    {
      key: "taker",
      kind: "one",
      label: forms.decide.taker,
      options: (["on_behalf", "board"] as const).map((value) => ({ value, label: forms.decide.takers[value] })),
      need: forms.decide.needTaker,
      first: last?.board === true ? "board" : "on_behalf",
    },
    { key: "of", kind: "line", label: forms.decide.of, hint: forms.decide.ofHint, first: last?.onBehalfOf ?? "", when: (v) => text(v, "taker") === "on_behalf" },
    { key: "mandate", kind: "line", label: forms.decide.mandate, hint: forms.decide.mandateHint, first: last?.mandate ?? "", when: (v) => text(v, "taker") === "on_behalf" },
    { key: "reasons", kind: "text", label: forms.decide.reasons, first: last?.reasons ?? "" },
  ];
}

const decisionOf = (ground: Ground, v: Values) => ({
  plan: planOf(ground.measure.plan.plan, v, consultedRemoval(ground, ground.measure.pupil)?.id),
  decidedOn: text(v, "on"),
  decidedBy: text(v, "by"),
  taker: text(v, "taker") === "board" ? ({ taker: "board" } as const) : ({ taker: "on_behalf", of: text(v, "of"), mandate: text(v, "mandate") } as const),
  reasons: text(v, "reasons"),
});

function decideForm(ground: Ground): FormSpec {
  if (ground.measure.decisions.length > 0) return changeForm(ground);
  return { id: "decide", ...forms.decide, fields: decisionFields(ground), step: (v): MeasureStep => ({ step: "decide", decision: decisionOf(ground, v) }) };
}

function changeForm(ground: Ground): FormSpec {
  return {
    id: "change",
    title: forms.decide.change,
    lead: forms.decide.changeLead,
    submit: forms.decide.submitChange,
    fields: [...decisionFields(ground), { key: "why", kind: "text", label: forms.decide.why, need: forms.needReason }],
    step: (v): MeasureStep => ({ step: "change", decision: decisionOf(ground, v), reason: text(v, "why") }),
  };
}

/** The days of a plan; `removal` is one over which the Inspectie is being consulted. */
export function planFields(plan: Plan, removal: string | undefined): FormField[] {
  const { propose } = forms;
  if (plan.plan === "removal") return [{ key: "from", kind: "date", label: propose.from, future: true, ...(plan.from !== null && { first: plan.from }) }];
  const days: FormField[] = [
    { key: "first", kind: "date", label: propose.first, need: propose.needFirst, future: true, first: plan.first },
    { key: "last", kind: "date", label: propose.last, hint: propose.lastHint, need: propose.needLast, future: true, first: plan.last },
  ];
  return removal === undefined
    ? days
    : [...days, { key: "pending", kind: "check", label: propose.pending, hint: propose.pendingHint, first: plan.pending !== null }];
}

/** The plan that was filled in. */
export function planOf(kind: Plan["plan"], v: Values, removal: string | undefined): Plan {
  if (kind === "removal") return { plan: "removal", from: dateOrNone(v, "from") };
  return { plan: "suspension", first: text(v, "first"), last: text(v, "last"), pending: v["pending"] === true ? (removal ?? null) : null };
}
