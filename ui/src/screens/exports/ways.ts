/** How things leave, as the register is searched. */

export const WAYS = ["all", "file", "printed", "opened", "copied"] as const;
export type WayChoice = (typeof WAYS)[number];

/** Whether a line of the register went in the chosen way. A file counts wherever it was put. */
export function goesBy(way: string, choice: WayChoice): boolean {
  return choice === "all" || (choice === "file" ? way.startsWith("saved") : way === choice);
}
