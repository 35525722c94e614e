/** The form of a proposal. */

import type { CaseView } from "#ipc";
import { nl } from "../../text/nl";
import { type FormField, type FormSpec, one, text, type Values } from "./form";
import { planFields, planOf } from "./specs";

const { propose } = nl.measures.forms;

/** A proposal for a pupil. A suspension may wait for the consultation over a removal of the same pupil. */
export function proposalForm(file: CaseView, pupil: string): FormSpec {
  const removal = file.measures.find(
    (one) => one.pupil === pupil && one.plan.plan === "removal" && one.withdrawn === null && one.consulted !== null,
  )?.id;
  const only = (kind: "suspension" | "removal", fields: FormField[]) =>
    fields.map((field) => ({ ...field, when: (v: Values) => text(v, "kind") === kind }));
  const kinds = (["suspension", "removal"] as const).map((value) => ({ value, label: nl.measures.kinds[value], hint: propose.kindHints[value] }));
  return {
    id: `propose ${pupil}`,
    title: propose.submit,
    submit: propose.submit,
    fields: [
      { key: "kind", kind: "one", label: propose.kind, options: kinds, need: propose.needKind },
      ...only("suspension", planFields({ plan: "suspension", first: "", last: "", pending: null }, removal)),
      ...only("removal", planFields({ plan: "removal", from: null }, undefined)),
      { key: "facts", kind: "text", label: propose.facts, need: propose.needFacts },
      { key: "tried", kind: "text", label: propose.tried, need: propose.needTried },
    ],
    step: (v) => ({
      step: "propose",
      proposal: { pupil, plan: planOf(one(v, "kind"), v, removal), facts: text(v, "facts"), tried: text(v, "tried") },
    }),
  };
}
