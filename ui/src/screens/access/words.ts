/** How a request stands, in words. */

import type { AnswerView, DataRequestView } from "#ipc";
import { nl } from "../../text/nl";

const day = (iso: string) => nl.common.dateShort(iso);

export function answerOf(answer: AnswerView): string {
  const text = nl.access.answers;
  switch (answer.answered) {
    case "handed_over":
      return text.handed_over(day(answer.on), nl.model.channels[answer.way]);
    case "corrected":
      return text.corrected(day(answer.on), answer.done);
    case "refused":
      return text.refused(day(answer.on), answer.why);
    case "withdrawn":
      return text.withdrawn(day(answer.on), answer.note ?? "");
  }
}

/** Whether there is a package to give: the last version, while its file is kept. */
export const canBeGiven = (request: DataRequestView): boolean => request.packages.at(-1)?.erased === null;

export function stateOf(request: DataRequestView, today: string): string {
  if (request.answer !== null) return answerOf(request.answer);
  const text = nl.access.state;
  const due = request.due < today ? text.late(day(request.due)) : text.waits(day(request.due));
  return canBeGiven(request) ? `${due}. ${text.made}` : due;
}
