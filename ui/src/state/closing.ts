/** Step 6 of a dossier, and what an outcome other than bullying makes unneeded. */

import type { CaseView, FindingView, IncidentView, PartyView, PointView, StatusView, StepView } from "#ipc";
import { sides } from "./case";

/** What is still missing in step 6. */
const missing = (view: CaseView) =>
  view.phase === "open" ? view.steps.filter((one) => one.number === 6).flatMap((one) => one.rows.flatMap((row) => row.missing)) : [];
const lacks = (view: CaseView, what: string, pupil: string | null = null) =>
  missing(view).some((one) => one.what === what && one.pupil === pupil);

/** Whether it has stopped, as established last. */
export function findingOf(view: CaseView): FindingView | undefined {
  return view.findings.find((one) => one.now);
}

/** The families that were not told of the closing. */
export function untold(view: CaseView): PartyView[] {
  if (view.phase === "open") return sides(view).filter((party) => lacks(view, "family_informed", party.pupil.id));
  return sides(view).filter((party) => !view.informed.some((one) => one.now && one.pupil === party.pupil.id));
}

/** The answer to 6.2. */
export function incidentOf(view: CaseView): IncidentView | undefined {
  return view.incident?.now === true ? view.incident : undefined;
}

/** Whether advice is enough: the outcome is no bullying, and the closing of bullying was not begun. */
export function closesLightly(view: CaseView): boolean {
  const outcome = view.assessments[0]?.outcome ?? "unknown";
  return !["bullying", "unknown"].includes(outcome) && view.round === 1 && findingOf(view) === undefined;
}

/** The state of a point that follows from what was recorded, so that nobody ticks it once more. */
export function factOf(view: CaseView, point: PointView): StatusView | undefined {
  if (point.state !== "open" || !["6.1", "6.2"].includes(point.id)) return undefined;
  if (closesLightly(view)) return "not_needed";
  const answered = point.id === "6.1" ? findingOf(view)?.stopped === true && untold(view).length === 0 : incidentOf(view) !== undefined;
  return answered ? "done" : undefined;
}

const SPARED = [2, 3, 4, 5];

/** The steps as they stand. Where advice is enough, what lies between step 1 and closing is not needed unless it was begun. */
export function stepsOf(view: CaseView): StepView[] {
  if (!closesLightly(view)) return view.steps;
  const spared = (status: StatusView) => (status === "not_started" ? "not_needed" : status);
  return view.steps.map((step) =>
    SPARED.includes(step.number)
      ? { ...step, status: spared(step.status), rows: step.rows.map((row) => ({ ...row, status: spared(row.status) })) }
      : step,
  );
}
