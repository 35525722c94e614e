/** People whom a text can refer to: offered in the fields of a screen while one types. */

import { getContext, setContext } from "svelte";

/** Someone who can be offered. */
export type Offered = {
  /** How the reference reads in the text, at sign and all. */
  shown: string;
  person?: { kind: string };
  /** The class of a pupil, the children of a parent. */
  detail: string;
  /** Beginnings by which this person is found, folded. */
  words: readonly string[];
};

export type Offer = {
  people: () => readonly Offered[];
  /** Nobody is shown before a name is being typed: others can see the screen. */
  quiet: boolean;
};

/** What stands before the cursor and asks for a name. */
export type Asked = { start: number; typed: string; sure: boolean };

/** Under which key a screen offers its people to the fields in it. */
export const PEOPLE = Symbol("people");
/** The most people in the list. */
const SHOWN = 6;
/** From how many letters a word without an at sign may be a name. */
const LETTERS = 3;

/** Offers these people in every text field of this screen. */
export function offerPeople(people: () => readonly Offered[], quiet = false): void {
  setContext<Offer>(PEOPLE, { people, quiet });
}

/** Who can be offered here. */
export function peopleHere(): Offer | undefined {
  return getContext<Offer | undefined>(PEOPLE);
}

const PLAIN: Readonly<Record<string, string>> = { ı: "i", ł: "l", ø: "o", ß: "ss", đ: "d", ð: "d", æ: "ae", œ: "oe", þ: "th" };

/** A name as Rust folds it, near enough to compare beginnings. */
export function fold(text: string): string {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[ıłøßđðæœþ]/gu, (letter) => PLAIN[letter] ?? letter).replace(/[’ʼ`´]/gu, "'");
}

/** What is being typed before the cursor: after an at sign, or a word that may be a name. */
export function asked(before: string): Asked[] {
  const found: Asked[] = [];
  const at = /(?<![\p{L}\p{N}])@([^\n@]{0,60})$/u.exec(before);
  if (at) found.push({ start: at.index, typed: at[1] ?? "", sure: true });
  const word = /(?<![\p{L}\p{N}\p{M}@'’-])\p{L}[\p{L}\p{M}'’-]*$/u.exec(before);
  if (word && word[0].length >= LETTERS) found.push({ start: word.index, typed: word[0], sure: false });
  return found;
}

/** Whoever fits what is being typed, the best first. */
export function fitting({ people, quiet }: Offer, { typed, sure }: Asked): Offered[] {
  const wanted = fold(typed);
  if (wanted === "" && (!sure || quiet)) return [];
  const fits = people().filter((one) => one.shown !== `@${typed}` && one.words.some((word) => word.startsWith(wanted)));
  return fits.slice(0, SHOWN);
}
