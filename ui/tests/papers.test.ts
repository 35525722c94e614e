import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DocumentKind, OfferView, Recipient } from "../src/ipc/index";
import DocumentScreen from "../src/screens/documents/DocumentScreen.svelte";
import DocumentsScreen from "../src/screens/documents/DocumentsScreen.svelte";
import ToldForm from "../src/screens/forms/ToldForm.svelte";
import SchoolPage from "../src/screens/settings/SchoolPage.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { CASE, dossier, TODAY, work } from "./fake/cases";
import { fake } from "./fake/ipc";
import { desk } from "./fake/work";

const text = nl.documents;
const sam: Recipient = { to: "pupil", pupil: "p-sam" };
const elif: Recipient = { to: "guardians", pupil: "p-sam", guardians: ["g-elif"] };
function offer(kind: DocumentKind, recipient: Recipient, recipientName: string, more: Partial<OfferView> = {}): OfferView {
  const none = { conversation: null, heldOn: null, letter: null, decidedOn: null, heldBack: null };
  return { kind, recipient, recipientName, pupilName: "Sam Yılmaz", asked: false, round: 1, version: 1, ...none, ...more };
}
const make = (kind: DocumentKind, name: string) => text.makeNamed(nl.model.documents[kind], name);
const sheets = [offer("case_sheet", sam, "Sam Yılmaz"), offer("case_sheet", elif, "Elif Yılmaz")];

beforeEach(() => {
  fake.reset();
  desk.reset();
});

describe("the papers that can be made", () => {
  it("show first what is asked now, one row for a family, and fold what can always be made", async () => {
    const asked = [offer("talk_invitation", elif, "Elif Yılmaz", { asked: true })];
    desk.case = { ...dossier, offers: [...sheets, ...asked, ...dossier.offers.map((one) => ({ ...one, asked: false }))], reports: [] };
    const { container } = render(DocumentsScreen, { caseId: CASE });
    const first = (await screen.findByRole("heading", { name: text.asked })).closest("section")!;
    expect(within(first).getAllByRole("listitem")).toHaveLength(1);
    expect(within(first).getByRole("button", { name: make("talk_invitation", "Elif Yılmaz") })).toBeTruthy();
    const folded = screen.getByText(text.others).closest("details")!;
    expect(folded.open).toBe(false);
    const rows = within(folded).getAllByRole("listitem", { hidden: true });
    expect(rows, "one row, a button for each reader").toHaveLength(1);
    expect(within(rows[0]!).getAllByRole("button", { hidden: true })).toHaveLength(2);
    const records = screen.getByRole("heading", { name: text.offers }).closest("section")!;
    expect(within(records).getByRole("button", { name: make("agreements", "Sam Yılmaz") })).toBeTruthy();
    folded.open = true;
    await expectAccessible(container);
  });

  it("show no heading for what is asked when nothing is", async () => {
    desk.case = { ...dossier, offers: sheets };
    render(DocumentsScreen, { caseId: CASE });
    await screen.findByText(text.others);
    expect(screen.queryByRole("heading", { name: text.asked })).toBeNull();
    expect(screen.getByText(text.noOffers)).toBeTruthy();
  });

  it("stand where a family is told that there is a dossier", async () => {
    const go = vi.spyOn(router, "go").mockResolvedValue(undefined);
    const file = { ...dossier, id: crypto.randomUUID(), offers: sheets };
    render(ToldForm, { file, pupil: "p-sam", me: "s-noor", today: TODAY, onsaved: vi.fn(), oncancel: vi.fn() });
    await userEvent.click(screen.getByRole("button", { name: make("case_sheet", "Elif Yılmaz") }));
    expect(go).toHaveBeenCalledWith(expect.objectContaining({ name: "document", caseId: file.id, offer: sheets[1] }));
    go.mockRestore();
  });
});

describe("a paper that lacks what the school did not fill in", () => {
  it("says what, and leads to the settings", async () => {
    const go = vi.spyOn(router, "go").mockResolvedValue(undefined);
    desk.preview = { ...desk.preview, passages: [], hasFindings: false, lacks: ["substitute", "privacy"] };
    const { container } = render(DocumentScreen, { caseId: CASE, draftId: crypto.randomUUID(), offer: sheets[0] });
    expect(await screen.findByText(text.check.lack.substitute)).toBeTruthy();
    expect(screen.getByText(text.check.lack.privacy)).toBeTruthy();
    expect(screen.queryByText(text.check.lack.reach)).toBeNull();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: text.check.fillIn }));
    expect(go).toHaveBeenCalledWith({ name: "settings", page: "school" });
    go.mockRestore();
  });

  it("gets it from the school's settings", async () => {
    const settings = nl.settings.school;
    render(SchoolPage, { work, onsaved: vi.fn() });
    await userEvent.type(screen.getByRole("textbox", { name: new RegExp(settings.substitute) }), "Bas Hendriks");
    await userEvent.click(screen.getByRole("button", { name: settings.submit }));
    await vi.waitFor(() => expect(fake.asked("saveSchool")).toHaveLength(1));
    expect(JSON.stringify(fake.asked("saveSchool")[0])).toContain('"substitute":"Bas Hendriks"');
  });
});
