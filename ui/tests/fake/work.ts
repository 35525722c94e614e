/** What the window of the work asks of Rust, answered from one invented dossier. */

import type { AgendaView, BackupView, CalendarView, CaseView, ChosenLogoView, Commands, DraftView, FoundHolidaysView, LogoView, PreviewView, WorkView } from "../../src/ipc/index";
import * as shown from "./cases";

/** What is shown; tests may change it. Drafts live as long as the page. */
export const desk = {
  case: shown.dossier as CaseView,
  preview: shown.preview as PreviewView,
  work: shown.work as WorkView,
  calendar: shown.calendar as CalendarView,
  found: shown.foundHolidays as FoundHolidaysView | null,
  logo: null as LogoView | null,
  chosen: null as ChosenLogoView | null,
  drafts: new Map<string, DraftView>(),
  agenda: (_most: number): AgendaView => shown.agenda,
  reset() {
    this.agenda = () => shown.agenda;
    this.case = shown.dossier;
    this.preview = shown.preview;
    this.work = shown.work;
    this.calendar = shown.calendar;
    this.found = shown.foundHolidays;
    this.logo = null;
    this.chosen = null;
    this.drafts.clear();
  },
};
const SAVED_AT = `${shown.TODAY}T14:03:00Z`;
const backup: BackupView = { id: "b0", madeAt: SAVED_AT, size: 1_840_000, entries: 141, head: "d4" };

/** Drafts of conversations that were just begun, by the name of their screen. */
export const BEGUN: Record<string, { label: string; content: string }> = {
  talk1: { label: "1 p-sam", content: '{"form":"talk","pupil":"p-sam"}' },
  statement2: { label: "2 p-daan", content: '{"form":"statement","pupil":"p-daan"}' },
  talk3: { label: "3", content: '{"form":"talk"}' },
  talk4: { label: "4 p-sam", content: '{"form":"talk","pupil":"p-sam"}' },
  talk7: { label: "7 p-daan", content: '{"form":"talk","pupil":"p-daan"}' },
};
const LINES = [
  { id: "l1", at: `${shown.TODAY}T09:04:00Z`, kind: "quote", text: "Ze doen mijn stem na als ik iets zeg." },
  { id: "l2", at: `${shown.TODAY}T09:06:00Z`, kind: "seen", text: "huilde" },
  { id: "l3", at: `${shown.TODAY}T09:11:00Z`, kind: "agreed", text: "Je komt naar mij als er iets gebeurt." },
  { id: "l4", at: `${shown.TODAY}T09:12:00Z`, kind: "seen", text: "keek weg", struck: true },
];
/** Drafts of conversations that are being held, by the name of their screen. */
export const HELD: Record<string, { kind?: string; label: string; content: string }> = {
  ...Object.fromEntries(
    (["before", "during", "after"] as const).map((pause) => [
      `held1${pause}`,
      { label: "1 p-sam", content: JSON.stringify({ pupil: "p-sam", notes: { pause, lines: LINES, ready: ["quiet"] } }) },
    ]),
  ),
  held2: { label: "2 p-daan", content: '{"pupil":"p-daan","notes":{"pause":"before"}}' },
  held3before: { label: "3", content: '{"notes":{"pause":"before"}}' },
  held3: { label: "3", content: JSON.stringify({ notes: { pause: "during", lines: LINES } }) },
  held4: { label: "4 p-sam", content: '{"pupil":"p-sam","notes":{"pause":"before"}}' },
  held5: { kind: "form", label: "follow_up f1", content: '{"notes":{"pause":"during"}}' },
  held7: { label: "7 p-daan", content: '{"pupil":"p-daan","notes":{"pause":"after"}}' },
};
const begun = (id: string): DraftView | null => {
  const found = BEGUN[id] ?? HELD[id];
  return found === undefined ? null : { caseId: shown.CASE, kind: "conversation", ...found, updatedAt: SAVED_AT };
};

export const workAnswers: Partial<Commands> = {
  changePassphrase: async () => null,
  backUp: async () => backup,
  work: async () => desk.work,
  saveSchool: async (school) => {
    desk.work = { ...desk.work, school };
    desk.calendar = { ...desk.calendar, own: school.ownDays, import: school.import ?? null };
    return desk.work;
  },
  calendar: async () => desk.calendar,
  readHolidays: async () => desk.found,
  logo: async () => desk.logo,
  chooseLogo: async () => {
    desk.logo = desk.chosen?.logo ?? desk.logo;
    return desk.chosen;
  },
  drawLogo: async () => (desk.logo = shown.logo),
  removeLogo: async () => {
    desk.logo = null;
    return null;
  },
  overview: async () => shown.overview,
  cases: async (text) => {
    const rows = shown.lines.filter((line) => line.title.toLowerCase().includes(text.toLowerCase()));
    return { rows, total: rows.length };
  },
  agenda: async (most) => desk.agenda(most),
  exportAgenda: async () => ({ kind: "saved", name: "Agenda.ics" }),
  protocol: async () => shown.protocol,
  case: async () => desk.case,
  openCase: async () => desk.case,
  act: async () => desk.case,
  copySummary: async () => 60,
  clearClipboard: async () => undefined,
  saveDraft: async (id, caseId, kind, label, content) => {
    desk.drafts.set(id, { caseId, kind, label, content, updatedAt: SAVED_AT });
    return SAVED_AT;
  },
  draft: async (id) => desk.drafts.get(id) ?? begun(id),
  deleteDraft: async (id) => desk.drafts.delete(id),
  intakeDrafts: async () => shown.overview.intakes,
  findPupils: async (text) =>
    Object.values(shown.pupils).filter((pupil) => pupil.name.first.toLowerCase().startsWith(text.toLowerCase())),
  duplicateHints: async () => [],
  teasingPatterns: async () => [],
  summer: async () => null,
  dropHandover: async () => null,
  savePupil: async () => desk.case,
  saveGuardian: async () => desk.case,
  saveStaff: async () => shown.staff,
  staff: async () => shown.staff,
  previewDocument: async () => desk.preview,
  freezeDocument: async () => ({ report: "r2", case: desk.case }),
  reportPdf: async () => desk.preview.pdf,
  saveReport: async () => ({ kind: "saved", name: "2026-014 afspraken v1.pdf" }),
  openReport: async () => null,
  printers: async () => ({ canPrint: true, names: ["Kamer_12", "Gang"], chosen: "Kamer_12", twoSided: false }),
  printPackage: async () => null,
  printReport: async () => null,
  exports: async () => [],
  chooseScan: async () => ({ kind: "chosen", picture: "AAAA" }),
  dropScan: async () => null,
  dropSchoolKey: async () => null,
  signOnPaper: async () => desk.case,
  scanPicture: async () => "AAAA",
  saveScan: async () => ({ kind: "saved", name: "scan.jpg" }),
};
