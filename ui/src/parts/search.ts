/** Something that the search box found. */
export type SearchHit = {
  kind: "case" | "pupil" | "step" | "command" | "help";
  id: string;
  title: string;
  detail: string;
  open: () => void;
};

/** Folds the program's own words for searching; names are folded by Rust. */
export function foldWords(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
