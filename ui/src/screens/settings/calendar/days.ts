/** Stretches of days without school. */

import type { OwnDay } from "#ipc";
import { nl } from "../../../text/nl";

/** "ma 8 feb 2027 tot en met di 9 feb 2027", or one day. */
export const inWords = ({ first, last }: Pick<OwnDay, "first" | "last">): string =>
  nl.calendar.span(nl.common.dateShort(first), nl.common.dateShort(last));

/** By date. */
export const sorted = (days: readonly OwnDay[]): OwnDay[] => [...days].sort((a, b) => a.first.localeCompare(b.first) || a.last.localeCompare(b.last));
