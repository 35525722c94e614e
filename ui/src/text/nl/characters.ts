/** Characters that can not stand on paper, named so that a person can find them. Many of them nobody can see. */

/** The most characters that are named; more would only be noise. */
const NAMED = 12;

const names: readonly (readonly [RegExp, string])[] = [
  [/[\u00ad]/u, "zacht afbreekstreepje"],
  [/[\u200b]/u, "spatie zonder breedte"],
  [/[\u200c]/u, "scheider zonder breedte"],
  [/[\u200d]/u, "verbinder zonder breedte"],
  [/[\u2060\ufeff]/u, "onzichtbare woordverbinder"],
  [/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u, "onzichtbaar teken voor de leesrichting"],
  [/[\u2028\u2029]/u, "onzichtbare regelscheiding"],
  [/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u, "onzichtbaar variatieteken"],
  [/\p{Cc}/u, "besturingsteken"],
  [/\p{M}/u, "los accent"],
  [/[\p{Cf}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0]/u, "onzichtbaar teken"],
];

function name(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const found = names.find(([kind]) => kind.test(character));
  // Set apart, so that letters of a script from right to left do not turn the sentence round.
  return found === undefined ? `\u2068${character}\u2069` : `${found[1]} (U+${point})`;
}

/** "💥, ع en zacht afbreekstreepje (U+00AD)". */
export function namesOf(characters: string): string {
  const all = [...new Set(characters)].map(name);
  const named = all.slice(0, NAMED);
  const left = all.length - named.length;
  if (left > 0) return `${named.join(", ")} en nog ${String(left)} andere`;
  const last = named.pop() ?? "";
  return named.length === 0 ? last : `${named.join(", ")} en ${last}`;
}
