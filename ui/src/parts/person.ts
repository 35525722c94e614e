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
