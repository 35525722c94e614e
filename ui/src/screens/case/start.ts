/** Into a conversation: held now in gespreksmodus, or written down afterwards. Both work on one draft. */

import { type CaseView, commands, type DraftHeadView } from "#ipc";
import { draftLabel } from "../../state/case";
import { begunDraft, FORM } from "../../state/form-draft.svelte";
import { newId } from "../../state/ids";
import type { Screen, StepNumber } from "../../state/router.svelte";
import type { Start } from "../conversation/talk";
import { followUpLabel } from "../forms/follow-up";
import { isHeldNow, newNotes } from "../talk/notes";

/** Held now, or written down afterwards: what was said, or what the pupil wrote. */
export type Way = "live" | Start["form"];

/** Begins a conversation: from here on it is a draft that survives a lock. One that was begun goes on where it was. */
export async function startTalk(view: CaseView, step: StepNumber, pupil: string | null, way: Way): Promise<Screen> {
  const label = draftLabel(step, pupil);
  const kept = view.drafts.find((one) => one.kind === "conversation" && one.label === label);
  if (kept !== undefined) return goOn(view, kept);
  const draftId = newId();
  const start: Start = { form: way === "live" ? "talk" : way, pupil };
  const content = way === "live" ? { ...start, notes: newNotes() } : start;
  await commands.saveDraft(draftId, view.id, "conversation", label, JSON.stringify(content));
  return { name: way === "live" ? "talk" : "conversation", caseId: view.id, draftId };
}

/** Goes on with a conversation where it was: at its pause point, or at its text. */
export async function goOn(view: CaseView, { id }: DraftHeadView): Promise<Screen> {
  const draft = await commands.draft(id);
  const held = draft !== null && isHeldNow(draft.content);
  return { name: held ? "talk" : "conversation", caseId: view.id, draftId: id };
}

/** Holds a check (*volgmoment*) now: over the draft of its form. */
export async function startCheck(view: CaseView, followUp: string): Promise<Screen> {
  const label = followUpLabel(followUp);
  const kept = begunDraft(view, label);
  const draftId = kept ?? newId();
  if (kept === undefined) await commands.saveDraft(draftId, view.id, FORM, label, JSON.stringify({ notes: newNotes() }));
  return { name: "talk", caseId: view.id, draftId };
}
