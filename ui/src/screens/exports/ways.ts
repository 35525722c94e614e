/** How things leave, as the register is searched. */

export const WAYS = ["all", "file", "printed", "opened", "copied"] as const;
export type WayChoice = (typeof WAYS)[number];

/** Whether a line of the register went in the chosen way. A file counts wherever it was put. */
export function goesBy(way: string, choice: WayChoice): boolean {
  return choice === "all" || (choice === "file" ? way.startsWith("saved") : way === choice);
}

/** The day of a moment, where this computer is: "2026-11-03". */
export function dayOf(moment: string): string {
  const at = new Date(moment);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
