/** What is noted while a conversation is held: lines with their time, ticks, and where the mentor was. Kept in the draft. */

import type { Answer, Pause, SafetyNeed } from "#ipc";
import { newId } from "../../state/ids";

/** In the words of the person; seen by the mentor; promised. */
export type LineKind = "quote" | "seen" | "agreed";
export const KINDS: readonly LineKind[] = ["quote", "seen", "agreed"];
const NEEDS: readonly SafetyNeed[] = ["break", "route", "group_chat", "watch", "other"];
export const PAUSES: readonly Pause[] = ["before", "during", "after"];

export type Line = {
  id: string;
  /** The moment it was noted, as ISO text. */
  at: string;
  kind: LineKind;
  text: string;
  /** Who promises it, where that can be more than one. */
  pupil: string;
  struck: boolean;
  /** Whether it stands in the text of the record already. */
  used: boolean;
};

export type Notes = {
  pause: Pause;
  /** The kind that Enter gives a line. */
  last: LineKind;
  lines: Line[];
  /** The program's own items that are ticked. */
  ready: string[];
  /** What stands in the line that is not yet noted. */
  typing: string;
  /** When we see each other again, "2026-11-24", or empty. */
  next: string;
  /** Safe until then? */
  safe: Answer | undefined;
  /** What was arranged because it is not, as agreed; and what is being typed about it. */
  arranged: SafetyNeed[];
  safeNote: string;
  /** What the record already says about the two above. */
  closing: string;
  /** Whether a record was made of it: the draft then opens as text. */
  written: boolean;
};

export function newNotes(): Notes {
  return {
    pause: "before",
    last: "quote",
    lines: [],
    ready: [],
    typing: "",
    next: "",
    safe: undefined,
    arranged: [],
    safeNote: "",
    closing: "",
    written: false,
  };
}

type Raw = Readonly<Record<string, unknown>>;
const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null && !Array.isArray(value);
const words = (value: unknown): string => (typeof value === "string" ? value : "");
const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);

/** The text of a draft as its fields; none when it is not readable. */
export function fieldsOf(content: string): Raw {
  try {
    const kept: unknown = JSON.parse(content);
    return isRaw(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** Reads the notes of a draft. What another version or a fault left behind is passed over, never a reason to stop. */
export function readNotes(kept: unknown): Notes {
  const fresh = newNotes();
  if (!isRaw(kept)) return fresh;
  return {
    pause: oneOf(PAUSES, kept["pause"]) ?? fresh.pause,
    last: oneOf(KINDS, kept["last"]) ?? fresh.last,
    lines: (Array.isArray(kept["lines"]) ? kept["lines"] : []).flatMap(readLine),
    ready: readTicks(kept["ready"]),
    typing: words(kept["typing"]),
    next: /^\d{4}-\d{2}-\d{2}$/.test(words(kept["next"])) ? words(kept["next"]) : "",
    safe: oneOf<Answer>(["yes", "no", "unknown"], kept["safe"]),
    arranged: readTicks(kept["arranged"]).flatMap((need) => oneOf(NEEDS, need) ?? []),
    safeNote: words(kept["safeNote"]),
    closing: words(kept["closing"]),
    written: kept["written"] === true,
  };
}

export function readTicks(kept: unknown): string[] {
  return [...new Set((Array.isArray(kept) ? kept : []).filter((one): one is string => typeof one === "string"))];
}

function readLine(kept: unknown): Line[] {
  if (!isRaw(kept) || words(kept["text"]).trim() === "") return [];
  const at = words(kept["at"]);
  return [
    {
      id: words(kept["id"]) || newId(),
      at: Number.isNaN(Date.parse(at)) ? "" : at,
      kind: oneOf(KINDS, kept["kind"]) ?? "quote",
      text: words(kept["text"]),
      pupil: words(kept["pupil"]),
      struck: kept["struck"] === true,
      used: kept["used"] === true,
    },
  ];
}

/** Whether a draft belongs to a conversation that is being held, and not to a text that is being written. */
export function isHeldNow(content: string): boolean {
  const { notes } = fieldsOf(content);
  return isRaw(notes) && notes["written"] !== true;
}

export function newLine(kind: LineKind, text: string, pupil: string, at: Date): Line {
  return { id: newId(), at: at.toISOString(), kind, text, pupil, struck: false, used: false };
}
