/** Choosing pupils: those who are known, and those who are new. */

import { commands, type Guardian, type Pupil } from "#ipc";
import type { Chosen, Found } from "../../parts/person";
import { fullName } from "../../state/case";

export async function findPupils(words: string): Promise<Found[]> {
  const found = await commands.findPupils(words);
  return found.map((pupil) => ({ id: pupil.id, name: fullName(pupil.name), detail: pupil.class }));
}

/** The new ones among those who were chosen. */
export function pupilsOf(chosen: readonly Chosen[]): Pupil[] {
  return chosen.flatMap(({ id, person }): Pupil[] => {
    if (person === undefined) return [];
    const { first, infix, last, born } = person;
    return [{ id, name: { first, infix, last, call: "" }, class: person.class, born: born === "" ? null : born, nicknames: [] }];
  });
}

/** Which form of a parent this is among the drafts of the dossier. */
export const guardianDraft = (pupil: string, guardian?: Guardian): string => `guardian ${pupil} ${guardian?.id ?? "new"}`;
