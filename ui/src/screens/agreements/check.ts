/** What must be filled in before promises can be recorded. */

import type { Problem } from "../../state/form.svelte";
import { nl } from "../../text/nl";
import type { AgreementDraft, SanctionDraft, Talk } from "../conversation/talk";

type Checks = (Problem | false)[];
const text = nl.conversation.agreements;

export function agreementProblems(draft: AgreementDraft, prefix: string): Checks {
  return [
    draft.pupil === "" && { field: `${prefix}-pupil`, text: text.needPupil },
    draft.what.trim() === "" && { field: `${prefix}-what`, text: text.needWhat },
    draft.from === "" && { field: `${prefix}-from`, text: text.needFrom },
    draft.check.trim() === "" && { field: `${prefix}-check`, text: text.needCheck },
  ];
}

export function sanctionProblems(draft: SanctionDraft, prefix: string): Checks {
  return [
    draft.pupil === "" && { field: `${prefix}-pupil`, text: text.needSanctionFor },
    draft.kind === undefined && { field: `${prefix}-kind`, text: text.needKind },
    draft.what.trim() === "" && { field: `${prefix}-what`, text: text.needSanctionWhat },
  ];
}

/** The promises of a talk. What was begun must be finished or taken away; 3.6 may be answered later. */
export function promiseProblems(talk: Talk, bullying: readonly string[]): Checks {
  return [
    ...talk.agreements.flatMap((draft, index) => agreementProblems(draft, `agreement-${String(index)}`)),
    ...talk.sanctions.flatMap((draft, index) => sanctionProblems(draft, `sanction-${String(index)}`)),
    ...bullying.map((pupil): Problem | false => {
      const answer = talk.reflective[pupil];
      return answer?.needed === false && answer.why.trim() === "" && { field: `reflective-${pupil}`, text: text.needReflectiveWhy };
    }),
  ];
}
