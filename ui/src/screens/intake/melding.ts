/** A report (*melding*) while it is being written. Kept as a draft, so that a lock loses nothing. */

import type { Behaviour, Intake, Place, Pupil, Reporter, Role, SafetyNeed, StopCard } from "#ipc";
import { fold, type Offered } from "../../parts/people";
import type { Chosen } from "../../parts/person";
import { pupilsOf } from "../involved/pupils";

export const STOP_CARDS: readonly StopCard[] = ["acute_danger", "staff", "sexual_offence", "home"];
export const PICKED = ["bullied", "bullying", "bystander"] as const;
export type Picked = (typeof PICKED)[number];

export type StopDraft = { yes: boolean | undefined; referredOn: string; referredTo: string };

export type Melding = {
  reporter: Reporter | undefined;
  reporterNote: string;
  reportedOn: string;
  people: Record<Picked, Chosen[]>;
  place: Place | undefined;
  placeReason: string;
  since: string;
  behaviours: Behaviour[];
  what: string;
  needs: SafetyNeed[];
  safetyNote: string;
  parentsEarly: boolean;
  stepTwo: string;
  stop: Record<StopCard, StopDraft>;
  acknowledged: string[];
};

export function empty(today: string): Melding {
  const unanswered = (): StopDraft => ({ yes: undefined, referredOn: "", referredTo: "" });
  return {
    reporter: undefined,
    reporterNote: "",
    reportedOn: today,
    people: { bullied: [], bullying: [], bystander: [] },
    place: undefined,
    placeReason: "",
    since: "",
    behaviours: [],
    what: "",
    needs: [],
    safetyNote: "",
    parentsEarly: false,
    stepTwo: "",
    stop: { acute_danger: unanswered(), staff: unanswered(), sexual_offence: unanswered(), home: unanswered() },
    acknowledged: [],
  };
}

/** Reads a kept draft; nothing when it was not written by this program. */
export function read(content: string, today: string): Melding | undefined {
  try {
    const kept = JSON.parse(content) as Partial<Melding>;
    return typeof kept === "object" && kept.people !== undefined ? { ...empty(today), ...kept } : undefined;
  } catch {
    return undefined;
  }
}

/** The name of someone who stands in it twice, if anyone does. */
export function twice(melding: Melding): string | undefined {
  const all = PICKED.flatMap((role) => melding.people[role]);
  return all.find((one, index) => all.findIndex((other) => other.id === one.id) !== index)?.name;
}

export function newPupils(melding: Melding): Pupil[] {
  return pupilsOf(PICKED.flatMap((role) => melding.people[role]));
}

const orNull = (date: string) => (date === "" ? null : date);

/** The report as the program takes it. Called after every question was answered. */
export function intakeOf(melding: Melding, reporter: Reporter, place: Place): Intake {
  const pupils = PICKED.flatMap((role) => melding.people[role].map(({ id }): [string, Role] => [id, role]));
  const stopCards = Object.fromEntries(
    STOP_CARDS.map((card) => {
      const { yes, referredOn, referredTo } = melding.stop[card];
      return [card, { yes: yes === true, referredOn: orNull(referredOn), referredTo }];
    }),
  );
  return {
    reportedOn: melding.reportedOn,
    reporter,
    reporterNote: melding.reporterNote,
    pupils,
    place,
    placeReason: melding.placeReason,
    since: melding.since,
    behaviours: melding.behaviours,
    what: melding.what,
    acknowledged: melding.acknowledged,
    stopCards,
    safety: {
      needs: melding.needs,
      note: melding.safetyNote,
      parentsEarly: melding.parentsEarly,
      stepTwoToldFor: orNull(melding.stepTwo),
    },
  };
}

/** Whom its texts can refer to: everyone chosen so far. Two of one name can not be told apart before they are registered. */
export function referable(melding: Melding): Offered[] {
  const all = PICKED.flatMap((role) => melding.people[role]);
  const alone = all.filter((one) => all.every((other) => other === one || other.name !== one.name));
  return alone.map(({ name, detail }) => {
    const whole = fold(name);
    return { shown: `@${name}`, detail, words: [...whole.split(/[^\p{L}\p{N}]+/u).filter(Boolean), whole] };
  });
}
