/** Labels and choices of the forms about checks (*volgmomenten*). */

import { nl } from "../../text/nl";

/** The draft of an extra check: with one pupil, or with whom is still to be said. */
export const addCheckLabel = (pupil: string | undefined): string => (pupil === undefined ? "add_check" : `add_check ${pupil}`);

export const MEANS = (["at_school", "phone"] as const).map((value) => ({ value, label: nl.checks.meansLong[value] }));
export const TRENDS = (["stopped", "less", "same", "worse"] as const).map((value) => ({ value, label: nl.model.trends[value] }));
export const KEPT = (["kept", "partly", "not_kept"] as const).map((value) => ({ value, label: nl.model.kept[value] }));
export const YES_NO = (["yes", "no"] as const).map((value) => ({ value, label: nl.common[value] }));
