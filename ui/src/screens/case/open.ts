/** The short forms of a dossier, and the label of the draft that each is kept under. */

import type { CaseView, ConversationView, FollowUpView, StopCard } from "#ipc";
import { nameOf } from "../../state/case";
import type { Screen } from "../../state/router.svelte";
import { nl } from "../../text/nl";
import { addCheckLabel } from "../checks/fields";
import type { FollowUpFields } from "../forms/follow-up";
import { STOP_CARDS } from "../intake/melding";

/** The short form that is open above the steps. */
export type Open =
  | { form: "assess" | "add_pupil" | "safety" | "reopen" | "round" | "withdraw" }
  | { form: "referral"; card: StopCard }
  | { form: "follow_up"; followUp: FollowUpView; fill?: Partial<FollowUpFields> }
  | { form: "add_check"; pupil?: string | undefined; date?: string }
  | { form: "pause" | "resume" }
  | { form: "no_talk" | "told"; pupil: string }
  | { form: "correct"; conversation: ConversationView };

/** The label of the draft of a form. */
export function labelOf(open: Open): string {
  switch (open.form) {
    case "follow_up":
      return `follow_up ${open.followUp.id}`;
    case "add_check":
      return addCheckLabel(open.pupil);
    case "no_talk":
    case "told":
      return `${open.form} ${open.pupil}`;
    case "correct":
      return `correct ${open.conversation.id}`;
    case "referral":
      return `referral ${open.card}`;
    default:
      return open.form;
  }
}

/** A form that was begun: what it is called and where it is; `undefined` when it is no longer to be filled in. */
export type Begun = {
  title: string;
  at: Open | "closing" | "agreements" | "more" | "involved" | Extract<Screen, { name: "measure" | "report" }>;
};

export function begunForm(view: CaseView, label: string): Begun | undefined {
  const [form = "", about = ""] = label.split(" ");
  const followUp = view.followUps.find((one) => one.id === about && one.state.state === "planned");
  const conversation = view.conversations.find((one) => one.id === about);
  const card = STOP_CARDS.find((one) => one === about);
  switch (form) {
    case "assess":
      return { title: nl.intake.assessment.title, at: { form } };
    case "safety":
      return { title: nl.family.safety.form, at: { form } };
    case "reopen":
    case "round":
      return { title: nl.forms[form].title, at: { form } };
    case "withdraw":
      return { title: nl.dossier.withdraw.title, at: { form } };
    case "follow_up":
      return followUp && { title: nl.forms.followUp.title(followUp.name), at: { form, followUp } };
    case "add_check":
      return { title: about === "" ? nl.checks.add.title : nl.checks.add.titleOf(nameOf(view, about)), at: { form, pupil: about || undefined } };
    case "pause":
      return view.pause === null ? { title: nl.checks.pause.title, at: { form } } : undefined;
    case "resume":
      return view.pause === null ? undefined : { title: nl.checks.resume.title, at: { form } };
    case "correct":
      return conversation && { title: nl.forms.correct.title, at: { form, conversation } };
    case "referral":
      return card && { title: nl.model.stopCards[card], at: { form, card } };
    case "no_talk":
      return { title: nl.forms.noTalk.title(nameOf(view, about)), at: { form, pupil: about } };
    case "told":
      return { title: nl.forms.told.title(nameOf(view, about)), at: { form, pupil: about } };
    case "role":
      return { title: nl.dossier.involved.changeRole, at: "involved" };
    case "leaving":
      return { title: nl.family.leaving.title(nameOf(view, about)), at: "involved" };
    case "consent":
      return { title: nl.family.consent.title, at: "involved" };
    case "withdraw_consent":
      return { title: nl.family.consent.withdrawTitle, at: "involved" };
    case "request":
      return { title: nl.family.request.open, at: "involved" };
    case "external":
      return { title: nl.more.external.title, at: "more" };
    case "evidence":
      return { title: nl.more.evidence.title, at: "more" };
    case "class_work":
      return { title: nl.more.classWork.title, at: "more" };
    case "witness":
      return { title: nl.more.witness.title, at: "more" };
    case "note":
      return { title: nl.more.correct.title, at: "more" };
    case "hold":
      return { title: nl.more.keep.set.title, at: "more" };
    case "lift_hold":
      return { title: nl.more.keep.lift.title, at: "more" };
    case "relate":
      return { title: nl.related.link.title, at: "more" };
    case "merge":
      return { title: nl.related.merge.title, at: "more" };
    case "split":
      return { title: nl.related.split.title, at: "more" };
    case "hand_over":
      return { title: nl.handover.form.title, at: "more" };
    case "take_back":
      return { title: nl.handover.back.title, at: "more" };
    case "finding":
    case "inform":
    case "incident":
    case "close":
      return { title: nl.forms.closing.title, at: "closing" };
    case "measure":
      return begunMeasure(view, about, label.split(" ").slice(2).join(" "));
    case "signed":
      return view.reports.some((one) => one.id === about) ? { title: nl.signed.form.title, at: { name: "report", caseId: view.id, report: about } } : undefined;
    case "promise":
    case "reflective":
      return { title: nl.conversation.agreements.title, at: "agreements" };
    default:
      return undefined;
  }
}

/** A form of a measure that is there, or a proposal. */
function begunMeasure(view: CaseView, id: string, form: string): Begun | undefined {
  const found = view.measures.find((one) => one.id === id);
  const pupil = form.split(" ")[1] ?? "";
  if (found !== undefined)
    return { title: nl.measures.kindOf(found.plan.plan, found.name), at: { name: "measure", caseId: view.id, measureId: id, form } };
  return id === "new" ? { title: nl.measures.forms.propose.title(nameOf(view, pupil)), at: { name: "measure", caseId: view.id, pupil } } : undefined;
}
