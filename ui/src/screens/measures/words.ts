/** Reading a measure: its state, its status at a glance, and what is next. */

import type { MeasureView, StageView, StatusView } from "#ipc";
import { nl } from "../../text/nl";

export type MeasureState = keyof typeof nl.measures.states;

export function stateOf(measure: MeasureView): MeasureState {
  if (measure.withdrawn !== null) return "withdrawn";
  if (measure.endedEarly !== null) return "ended";
  return measure.decisions.length > 0 ? "decided" : "proposed";
}

/** The status in the list: something to do by law goes first. */
export function statusOf(measure: MeasureView): StatusView {
  if (measure.stages.some((stage) => stage.status === "action_needed")) return "action_needed";
  if (measure.withdrawn !== null) return "not_needed";
  return measure.next === null ? "done" : "busy";
}

/** Why a part is not needed, in a few words. */
export function whyNot(measure: MeasureView, stage: StageView): string | undefined {
  if (stage.status !== "not_needed") return undefined;
  const text = nl.measures;
  if (stage.stage === "objections") return text.noObjections;
  if (measure.withdrawn !== null) return text.states.withdrawn.toLowerCase();
  if (stage.stage === "compulsory") return text.followsFromBirth;
  const lifts = measure.letters.find((one) => one.letter.letter === "decision")?.lifts ?? [];
  return lifts.some((lift) => lift.at === stage.stage) ? text.lifted : text.notAsked;
}

/** The name of a part inside a sentence: only its first letter gives way, "Inspectie" stays as it is. */
export function inSentence(stage: StageView["stage"]): string {
  const name = nl.measures.stages[stage];
  return name.charAt(0).toLowerCase() + name.slice(1);
}
