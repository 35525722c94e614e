/** A suspension that was decided, with two things that its letter lacks. */

import type { LetterView, MeasureView, StageView, StatusView } from "../../src/ipc/index";
import { TODAY } from "./cases";

const stage = (name: StageView["stage"], status: StatusView, due: string | null = null): StageView => ({ stage: name, status, due, extended: null });
const source = { source: "WVO 2020 art. 8.14", checkedOn: "2026-11-22" };

export const letter: LetterView = {
  letter: { letter: "decision" },
  concept: true,
  gaps: [
    { missing: { missing: "hearing", voice: { voice: "guardian", guardian: "g-ruud" } }, name: "Ruud van der Berg", ...source, canBeLifted: true, at: "hearing" },
    { missing: { missing: "schoolwork" }, name: "", ...source, canBeLifted: true, at: "schoolwork" },
  ],
  lifts: [],
  readers: [{ to: { to: "pupil", pupil: "p-daan" }, name: "Daan van der Berg", sent: [], until: null }],
};

export const suspension: MeasureView = {
  id: "m1",
  round: 1,
  pupil: "p-daan",
  name: "Daan van der Berg",
  proposedBy: "Noor van der Meer",
  proposedOn: "2026-11-19",
  proposed: { plan: "suspension", first: "2026-11-23", last: "2026-11-25", pending: null },
  facts: "Hij bedreigde een klasgenoot.",
  tried: "Drie gesprekken.",
  plan: { plan: "suspension", first: "2026-11-23", last: "2026-11-25", pending: null },
  lastDay: "2026-11-25",
  ofAge: false,
  compulsory: true,
  stages: [
    stage("proposal", "done"),
    stage("hearing", "action_needed"),
    stage("decision", "done"),
    stage("schoolwork", "action_needed"),
    stage("letter", "action_needed", TODAY),
    stage("inspectorate", "action_needed", TODAY),
    stage("objections", "not_needed"),
  ],
  next: stage("letter", "action_needed", TODAY),
  voices: [
    { voice: { voice: "pupil" }, name: "Daan van der Berg", invitedOn: null, invitedBy: null, heardOn: "2026-11-20", declinedOn: null, note: null },
    { voice: { voice: "guardian", guardian: "g-ruud" }, name: "Ruud van der Berg", invitedOn: "2026-11-19", invitedBy: "phone", heardOn: null, declinedOn: null, note: null },
  ],
  hearings: [{ on: "2026-11-20", voices: ["Daan van der Berg"], staff: ["Noor van der Meer"], account: "Hij zegt: “Het was een grap.”" }],
  heardLater: false,
  notHeardBefore: null,
  answers: { applies: "unknown", qualified: "unknown", note: null },
  requested: null,
  consulted: null,
  schoolFound: null,
  decisions: [
    {
      plan: { plan: "suspension", first: "2026-11-23", last: "2026-11-25", pending: null },
      decidedOn: "2026-11-20",
      decidedBy: "K. Smit, directeur",
      board: false,
      onBehalfOf: "Stichting Voorbeeld",
      mandate: "Managementstatuut, artikel 4",
      reasons: "De dreiging hield niet op.",
      changed: null,
    },
  ],
  schoolwork: null,
  inspectorate: null,
  municipality: null,
  letters: [letter],
  objections: [],
  endedEarly: null,
  withdrawn: null,
  duties: [{ what: "report_suspension", name: "", due: TODAY, extended: null, ...source }],
};
