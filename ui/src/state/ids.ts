/** A new random identity, for what the page makes before Rust knows it: a draft, a pupil. */
export function newId(): string {
  return crypto.randomUUID();
}
