/** From notes to a record: the lines become text that the mentor finishes. What was written there before stays. */

import { nl } from "../../text/nl";
import { newAgreement, PROMISING, type Talk } from "../conversation/talk";
import type { Line, Notes } from "./notes";

const text = nl.talk.record;

/** The lines that are not in the record yet. */
function fresh(notes: Notes): Line[] {
  return notes.lines.filter((line) => !line.struck && !line.used);
}

function sentence(line: Line): string {
  const time = line.at === "" ? "" : nl.common.time(new Date(line.at));
  return text[line.kind](time, line.text.trim());
}

/** What was said at the end: when we see each other again, and whether it is safe until then. */
function closingOf(notes: Notes): string {
  return [
    notes.next !== "" && text.next(nl.common.date(notes.next)),
    notes.safe !== undefined && text.safe(nl.model.answers[notes.safe].toLowerCase()),
    notes.safe === "no" && notes.arranged.length > 0 && text.arranged(notes.arranged.map((need) => nl.model.safety[need])),
  ]
    .filter((one) => one !== false)
    .join("\n");
}

/** `before` with what is new below it. */
function joined(before: string, ...parts: readonly string[]): string {
  return [before.trimEnd(), ...parts].filter((one) => one !== "").join("\n\n");
}

function settled(notes: Notes): Notes {
  const lines = notes.lines.map((line) => (line.struck ? line : { ...line, used: true }));
  return { ...notes, lines, closing: closingOf(notes) || notes.closing, written: true };
}

const closingIn = (notes: Notes): string => (closingOf(notes) === notes.closing ? "" : closingOf(notes));

/** A conversation of step 1, 2, 3, 4 or 7. `protects` is whom an agreement protects, where that is clear. */
export function intoTalk(talk: Talk, notes: Notes, protects: string): { talk: Talk; notes: Notes } {
  const promising = PROMISING.includes(talk.step);
  const lines = fresh(notes);
  const told = lines.filter((line) => !promising || line.kind !== "agreed");
  const agreed = lines.filter((line) => promising && line.kind === "agreed");
  const only = talk.pupils.length === 1 ? (talk.pupils[0] ?? "") : "";
  const agreements = agreed.map((line) => {
    const pupil = line.pupil || only;
    return { ...newAgreement(pupil, talk.heldOn), what: line.text.trim(), protects: protects === pupil ? "" : protects };
  });
  const account = joined(talk.account, told.map(sentence).join("\n"), closingIn(notes));
  return { talk: { ...talk, account, agreements: [...talk.agreements, ...agreements] }, notes: settled(notes) };
}

/** A check of step 5. */
export function intoCheck<T extends { words: string; nextOn: string }>(
  check: T,
  notes: Notes,
  planned: readonly string[],
): { check: T; notes: Notes } {
  const words = joined(check.words, fresh(notes).map(sentence).join("\n"), closingIn(notes));
  // A day on which this pupil is asked already needs no second check.
  const nextOn = check.nextOn === "" && !planned.includes(notes.next) ? notes.next : check.nextOn;
  return { check: { ...check, words, nextOn }, notes: settled(notes) };
}
