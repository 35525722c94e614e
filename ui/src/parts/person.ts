import type { Pupil } from "#ipc";

/** A pupil that a search found. */
export type Found = { id: string; name: string; detail: string };

/** A pupil that is not known yet. */
export type NewPerson = { first: string; infix: string; last: string; class: string; born: string };

/** A pupil that was chosen; with `person` when new. */
export type Chosen = { id: string; name: string; detail: string; person?: NewPerson };

/** "Daan van der Berg". */
export function fullName(person: Pick<NewPerson, "first" | "infix" | "last">): string {
  return [person.first, person.infix, person.last]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");
}

/** A known pupil as a search result. */
export function found(pupil: Pupil): Found {
  const name = fullName({ ...pupil.name, first: pupil.name.call || pupil.name.first });
  return { id: pupil.id, name, detail: pupil.class };
}

/** A chosen pupil that is new, as it is registered; nothing for a known one. */
export function asPupil(chosen: Chosen): Pupil | null {
  const { person } = chosen;
  if (person === undefined) return null;
  const name = { first: person.first.trim(), infix: person.infix.trim(), last: person.last.trim(), call: "" };
  return { id: chosen.id, name, class: person.class.trim(), born: person.born === "" ? null : person.born };
}
