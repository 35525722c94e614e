/** Where a row of the agenda leads: to where it can be done. */

import type { AgendaItemView } from "#ipc";
import type { Screen } from "../../state/router.svelte";

export function screenFor(item: AgendaItemView): Screen {
  const { caseId, what } = item;
  const about = item.pupil === null ? {} : { pupil: item.pupil };
  switch (what.what) {
    case "referral":
      return { name: "case", caseId, step: 1, card: what.card };
    case "step_two":
      return { name: "case", caseId, step: 2, ...about };
    case "follow_up":
      return { name: "case", caseId, step: 5, ...about, followUp: what.id };
    case "sanction":
    case "agreement_ends":
    case "agreement_check":
      return { name: "agreements", caseId };
    case "paused":
      return { name: "case", caseId, step: 5 };
    case "data_request":
      return { name: "data_request", pupil: item.pupil ?? "", request: what.id };
    case "duty":
    case "objection_ends":
      return { name: "measure", caseId, measureId: what.measure };
  }
}
