/** The papers that were made, by paper: the newest version, and those it came in the place of. */

import type { CaseView, ConversationView, OfferView, ReportView, SignedView } from "#ipc";
import { paperKey } from "./flow";

export type Made = { newest: ReportView; earlier: ReportView[] };

/** Grouped, the paper that was worked on last first. */
export function made(reports: readonly ReportView[]): Made[] {
  const papers = new Map<string, ReportView[]>();
  for (const report of reports) {
    const key = paperKey(report);
    papers.set(key, [...(papers.get(key) ?? []), report]);
  }
  return [...papers.values()].flatMap((versions) => {
    const [newest, ...earlier] = versions.toSorted((a, b) => b.version - a.version);
    return newest === undefined ? [] : [{ newest, earlier }];
  });
}

/** What came in the place of this one; nothing when it is the newest. */
export function newerThan(report: ReportView, reports: readonly ReportView[]): ReportView | undefined {
  const newest = made(reports).find((paper) => paper.earlier.some((one) => one.id === report.id))?.newest;
  return newest;
}

/** What makes the next version of this paper, while there is something to make it from. */
export function nextVersion(report: ReportView, file: CaseView): OfferView | undefined {
  return [...file.offers, ...file.heldBack].find((offer) => paperKey(offer) === paperKey(report));
}

/** Who may have signed the print of a paper: everyone with a place who drew nothing in it and did not sign since. */
export function maySignOnPaper(report: ReportView): SignedView[] {
  return report.signatures.filter((one) => one.way !== "drawn" && one.onPaper === null);
}

/** Whose signature is still open, by name: who was to sign on paper or reads it at home first. */
export function openNames(report: ReportView): string[] {
  return maySignOnPaper(report).filter((one) => one.way !== "not_signed").map((one) => one.name);
}

/** The talk with a family that a report is about, when its text is still there: the family may add to it. */
export function talkOf(report: ReportView, file: CaseView): ConversationView | undefined {
  const talk = file.conversations.find((one) => one.id === report.conversation);
  return talk !== undefined && talk.account !== null && talk.guardians.length > 0 ? talk : undefined;
}

/** The label of the draft in which what was typed about signing a report on paper is kept. */
export function signedLabel(report: string): string {
  return `signed ${report}`;
}
