import { nl } from "../../../text/nl";

/** A question that is answered with ja or nee. */
export const yesNo = [
  { value: "yes", label: nl.common.yes },
  { value: "no", label: nl.common.no },
] as const;
