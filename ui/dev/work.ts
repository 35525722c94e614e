/** The screens of the work, by name. */

import type { Screen } from "../src/state/router.svelte";
import { CASE, dossier } from "../tests/fake/cases";
import { BEGUN, HELD } from "../tests/fake/work";

const offer = dossier.offers[1];

export const SCREENS: Record<string, Screen> = {
  start: { name: "start" },
  cases: { name: "cases" },
  intake: { name: "intake" },
  agenda: { name: "agenda" },
  help: { name: "help" },
  case: { name: "case", caseId: CASE },
  case4: { name: "case", caseId: CASE, step: 4 },
  case6: { name: "case", caseId: CASE, step: 6 },
  involved: { name: "case", caseId: CASE, tab: "involved" },
  timeline: { name: "case", caseId: CASE, tab: "timeline" },
  agreements: { name: "agreements", caseId: CASE },
  documents: { name: "documents", caseId: CASE },
  ...Object.fromEntries(
    Object.keys(BEGUN).map((name) => [name, { name: "conversation", caseId: CASE, draftId: name } as const]),
  ),
  ...Object.fromEntries(Object.keys(HELD).map((name) => [name, { name: "talk", caseId: CASE, draftId: name } as const])),
  ...(offer === undefined ? {} : { paper: { name: "document", caseId: CASE, draftId: "paper", offer } as const }),
  display: { name: "settings", page: "display" },
  security: { name: "settings", page: "security" },
  school: { name: "settings", page: "school" },
  backup: { name: "settings", page: "backup" },
  about: { name: "settings", page: "about" },
};
