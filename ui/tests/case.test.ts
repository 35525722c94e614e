import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import CaseScreen from "../src/screens/case/CaseScreen.svelte";
import DocumentsScreen from "../src/screens/documents/DocumentsScreen.svelte";
import SecurityPage from "../src/screens/settings/SecurityPage.svelte";
import TimelineScreen from "../src/screens/timeline/TimelineScreen.svelte";
import { nl } from "../src/text/nl";
import { CASE, dossier, work } from "./fake/cases";
import { fake } from "./fake/ipc";
import { expectAccessible } from "./axe";
import { desk } from "./fake/work";

beforeEach(() => fake.reset());

describe("a dossier", () => {
  it("is headed by full names", async () => {
    render(CaseScreen, { caseId: CASE, step: 5 });
    expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Sam Yılmaz");
    expect(document.title).not.toContain("Sam");
  });

  it("opens step 1 when the next round starts", async () => {
    render(CaseScreen, { caseId: CASE, step: 5 });
    await userEvent.click(await screen.findByRole("button", { name: nl.forms.round.title }));
    await userEvent.type(screen.getByLabelText(nl.forms.round.label), "Het is erger geworden.");
    desk.case = { ...dossier, round: 2 };
    await userEvent.click(screen.getByRole("button", { name: nl.forms.round.submit }));
    const first = dossier.steps[0]?.title;
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(first));
  });

  it("tells two checks of one pupil apart by their day", async () => {
    const check = (followUp: string, date: string) => ({ what: "follow_up", followUp, date, pupil: null, card: null, measure: null });
    const [first, ...rest] = dossier.steps[4]?.rows ?? [];
    if (first === undefined) throw new Error("no row");
    const rows = [{ ...first, missing: [check("f1", "2026-11-20"), check("f4", "2026-11-27")] }, ...rest];
    desk.case = { ...dossier, steps: dossier.steps.map((step) => (step.number === 5 ? { ...step, rows } : step)) };
    render(CaseScreen, { caseId: CASE, step: 5, pupil: "p-sam" });
    const ready = (await screen.findByRole("heading", { name: nl.dossier.step.ready })).parentElement;
    const asked = within(ready as HTMLElement).getAllByRole("button").map((one) => one.textContent);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toContain("20 november");
    expect(asked[1]).toContain("27 november");
  });
});

describe("the timeline", () => {
  const line = (kind: string, happenedOn: string) => ({
    kind, happenedOn, enteredAt: "2026-11-18T15:10:00Z", by: "Noor", inNameOf: null, pupils: [], step: 3, hasReason: false, reason: null, warnings: [],
  });
  const day = nl.common.date("2026-11-18");

  it("names the day once when it was entered that day", () => {
    render(TimelineScreen, { view: { ...dossier, timeline: [line("conversation_recorded", "2026-11-18")] } });
    expect(screen.queryByText(nl.dossier.timeline.onDay("conversation_recorded", day))).toBeNull();
  });

  it("names it when it was entered on another day, and always to which day something moved", () => {
    render(TimelineScreen, { view: { ...dossier, timeline: [line("conversation_recorded", "2026-11-17"), line("follow_up_moved", "2026-11-18")] } });
    expect(screen.getByText(nl.dossier.timeline.onDay("conversation_recorded", nl.common.date("2026-11-17")))).toBeTruthy();
    expect(screen.getByText(nl.dossier.timeline.onDay("follow_up_moved", day))).toBeTruthy();
  });
});

describe("the papers", () => {
  it("name their round from the second on", async () => {
    const [first, ...rest] = dossier.offers;
    const made1 = dossier.reports.map((report) => ({ ...report, kind: "agreements" as const, recipient: first!.recipient, conversation: null }));
    desk.case = { ...dossier, round: 2, offers: [{ ...first!, round: 2 }, ...rest], reports: made1 };
    render(DocumentsScreen, { caseId: CASE });
    const rows = async () => (await screen.findAllByRole("listitem")).map((one) => one.textContent);
    const [agreements, report, made] = await rows();
    expect(agreements).toContain(nl.dossier.round(2));
    expect(report).toContain(nl.dossier.round(1));
    expect(made).toContain(nl.dossier.round(1));
    expect(made, "the agreements of round 2 are no new version of those of round 1").not.toContain(nl.documents.newVersion);
  });

  it("are kept back for a parent for whom they are not meant, with why", async () => {
    const father = { to: "guardians" as const, pupil: "p-sam", guardians: ["g-murat"] };
    const kept = { ...dossier.offers[0]!, recipient: father, recipientName: "Murat Yılmaz", heldBack: "no_custody" as const };
    desk.case = { ...dossier, heldBack: [kept] };
    const { container } = render(DocumentsScreen, { caseId: CASE });
    const group = (await screen.findByText(nl.documents.heldBack)).closest("details")!;
    expect(group.open).toBe(false);
    expect(group.textContent).toContain("Murat Yılmaz");
    expect(group.textContent).toContain(nl.family.notFor("no_custody"));
    await expectAccessible(container);
  });

  it("name no round while there is one", async () => {
    render(DocumentsScreen, { caseId: CASE });
    await screen.findAllByRole("listitem");
    expect(screen.queryByText(nl.dossier.round(1))).toBeNull();
  });
});

describe("another passphrase", () => {
  it("is confirmed at its button", async () => {
    const text = nl.settings.security.change;
    render(SecurityPage, { work, onsaved: () => undefined, onchanged: () => undefined });
    await userEvent.type(screen.getByLabelText(text.old, { exact: true }), "oud");
    await userEvent.type(screen.getByLabelText(text.next, { exact: true }), "zes blauwe fietsen onder water");
    await userEvent.type(screen.getByLabelText(text.again, { exact: true }), "zes blauwe fietsen onder water");
    await userEvent.click(screen.getByRole("button", { name: text.submit }));
    const said = await screen.findByText(text.done);
    const own = said.closest("section");
    expect(own?.querySelector("h2")?.textContent).toBe(text.title);
    expect(screen.getByLabelText(text.again, { exact: true }).compareDocumentPosition(said) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });
});

describe("earlier rounds", () => {
  it("stay readable under the line of their step", async () => {
    const held = { ...dossier.conversations[0]!, id: "c-earlier", account: "Wat er in ronde 1 is gezegd." };
    const earlier = [{ round: 1, conversations: ["c-earlier"], points: [{ id: "1.1", text: "Neem de klacht serieus.", state: "not_needed" as const, reason: "Al gedaan." }] }];
    const steps = dossier.steps.map((step) => (step.number === 1 ? { ...step, rows: step.rows.map((row) => ({ ...row, conversations: [], earlier })) } : step));
    desk.case = { ...dossier, round: 2, conversations: [held], steps };
    render(CaseScreen, { caseId: CASE, step: 1 });
    const heading = await screen.findByRole("heading", { name: nl.dossier.earlier.title });
    const section = heading.closest("section")!;
    expect(section.textContent).toContain("Ronde 1");
    expect(section.textContent).toContain("Wat er in ronde 1 is gezegd.");
    expect(section.textContent).toContain("Al gedaan.");
  });
});
