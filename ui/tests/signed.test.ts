import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseView, ReportView, SignerView } from "../src/ipc/index";
import { meaningOf, nothingYet, signatures } from "../src/screens/documents/flow";
import { openNames, talkOf } from "../src/screens/documents/made";
import ReportScreen from "../src/screens/documents/ReportScreen.svelte";
import SignedState from "../src/screens/documents/SignedState.svelte";
import Signing from "../src/screens/documents/Signing.svelte";
import { router } from "../src/state/router.svelte";
import { toasts } from "../src/state/toasts.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { dossier } from "./fake/cases";
import { fake } from "./fake/ipc";
import { desk } from "./fake/work";

const text = nl.signed;
const report = dossier.reports[0] as ReportView;
const mother = { who: "guardian" as const, id: "g-elif" };
const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  fake.reset();
  router.reset({ name: "start" });
});

describe("signed on paper afterwards", () => {
  const onsaved = vi.fn<(view: CaseView) => void>();
  const show = (more: Partial<ReportView> = {}) => render(SignedState, { file: { ...dossier, drafts: [...desk.drafts].map(([id, one]) => ({ id, ...one })) }, report: { ...report, ...more }, onsaved });

  it("says once what is open, and holds up nothing", async () => {
    const { container } = show();
    expect(container.textContent).toContain(text.states.paper);
    expect(container.textContent).toContain(text.states.drawn);
    expect(screen.getByText(text.free)).toBeTruthy();
    expect(openNames(report)).toEqual(["Elif Yılmaz"]);
    await expectAccessible(container);
  });

  it("is recorded for who was to sign on paper, with a day", async () => {
    show();
    await press(text.record);
    expect((screen.getByRole("checkbox", { name: "Elif Yılmaz" }) as HTMLInputElement).checked).toBe(true);
    expect(screen.queryByRole("checkbox", { name: "Noor van der Meer" }), "who drew is not asked").toBeNull();
    expect(screen.getByText(text.form.never)).toBeTruthy();
    await press(text.form.submit);
    expect(screen.getAllByText(text.form.needWhen).length).toBeGreaterThan(0);
    await press(nl.parts.date.today);
    await expectAccessible();
    await press(text.form.submit);
    await waitFor(() => expect(fake.asked("signOnPaper")).toEqual([[dossier.id, report.id, [mother], "2026-11-22", false]]));
    expect(onsaved).toHaveBeenCalled();
    expect(screen.getByText(text.done)).toBeTruthy();
  });

  it("takes a picture along that was looked at, and lets go of one that was not kept", async () => {
    show();
    await press(text.record);
    await press(text.form.choose);
    expect((await screen.findByAltText(text.form.chosen)).getAttribute("src")).toMatch(/^data:image\/jpeg;base64,/);
    await press(text.form.remove);
    expect(screen.queryByAltText(text.form.chosen)).toBeNull();
    await press(text.form.choose);
    await press(nl.parts.date.today);
    await press(text.form.submit);
    await waitFor(() => expect(fake.asked("signOnPaper")[0]?.at(-1)).toBe(true));
    const before = fake.asked("dropScan").length;
    await press(text.record);
    await press(text.form.cancel);
    expect(fake.asked("dropScan").length).toBeGreaterThan(before);
  });

  it("goes on where it was begun, and is let go with a way back", async () => {
    const content = JSON.stringify({ who: [], on: "2026-11-20" });
    desk.drafts.set("d9", { caseId: dossier.id, kind: "form", label: `signed ${report.id}`, content, updatedAt: "2026-11-22" });
    const { unmount } = show();
    const day = screen.getByLabelText<HTMLInputElement>(text.form.when);
    await waitFor(() => expect(day.value).toBe(nl.common.dateShort("2026-11-20")));
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Elif Yılmaz" }).checked, "what was taken off stays off").toBe(false);
    await press(text.form.cancel);
    await waitFor(() => expect(screen.queryByLabelText(text.form.when)).toBeNull());
    expect([...desk.drafts.keys()]).not.toContain("d9");
    await toasts.list.at(-1)?.undo?.();
    unmount();
    show();
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(text.form.when).value).toBe(nl.common.dateShort("2026-11-20")));
    await userEvent.click(screen.getByRole("checkbox", { name: "Elif Yılmaz" }));
    await press(text.form.submit);
    await waitFor(() => expect(fake.asked("signOnPaper").at(-1)).toEqual([dossier.id, report.id, [mother], "2026-11-20", false]));
    await waitFor(() => expect([...desk.drafts.keys()]).not.toContain("d9"));
  });

  it("asks for a scan where there is nobody left to sign, and shows those that are kept", async () => {
    const signatures = report.signatures.map((one) => ({ ...one, onPaper: one.way === "paper" ? "2026-11-20" : null }));
    show({ signatures, scans: [{ id: "s1", on: "2026-11-20" }] });
    expect(screen.getByText(new RegExp(text.onPaper(nl.common.date("2026-11-20"))))).toBeTruthy();
    await press(text.show);
    expect(await screen.findByAltText(text.scanOf(nl.common.date("2026-11-20")))).toBeTruthy();
    await press(text.save);
    expect(await screen.findByText(nl.documents.savedAs("scan.jpg"))).toBeTruthy();
    await press(text.addScan);
    await press(nl.parts.date.today);
    await press(text.form.submit);
    expect(screen.getAllByText(text.form.needScan).length).toBeGreaterThan(0);
    expect(fake.asked("signOnPaper")).toEqual([]);
  });
});

describe("what a signature says", () => {
  const signers: SignerView[] = [
    { signer: mother, name: "Elif Yılmaz", meaning: "read" },
    { signer: { who: "staff", id: "me" }, name: "Noor van der Meer", meaning: "for_the_school" },
  ];

  it("is chosen by the family, and never by the school", async () => {
    const onchange = vi.fn();
    const answers = { "g-elif": { ...nothingYet(), way: "paper" as const }, me: { ...nothingYet(), way: "paper" as const } };
    render(Signing, { signers, answers, busy: false, incomplete: false, onchange, onback: vi.fn(), onnext: vi.fn() });
    const group = screen.getByRole("group", { name: nl.documents.sign.means("Elif Yılmaz") });
    expect(screen.queryByRole("group", { name: nl.documents.sign.means("Noor van der Meer") })).toBeNull();
    expect(screen.getAllByRole("radio", { name: new RegExp(nl.documents.sign.ways.read_at_home) })).toHaveLength(1);
    await userEvent.click(within(group).getByRole("radio", { name: nl.model.meanings.received }));
    expect(onchange.mock.lastCall?.[0]["g-elif"].meaning).toBe("received");
    await expectAccessible();
  });

  it("goes along as chosen", () => {
    const answers = {
      "g-elif": { ...nothingYet(), way: "paper" as const, meaning: "received" as const },
      me: { ...nothingYet(), way: "paper" as const, meaning: "agree" as const },
    };
    expect(signatures(signers, answers).map((one) => one.meaning)).toEqual(["received", "for_the_school"]);
    expect(meaningOf(signers[0] as SignerView, undefined)).toBe("read");
  });
});

describe("a report to which the family adds something", () => {
  const talk = { ...dossier.conversations[0]!, id: "c4", account: "Het gesprek.", remarks: null, guardians: ["g-elif"] };
  const offer = { ...dossier.offers[0]!, kind: report.kind, recipient: report.recipient, conversation: report.conversation, letter: null, round: report.round, version: 2 };

  it("is made again with the remarks in it", async () => {
    desk.case = { ...dossier, conversations: [talk], offers: [offer] };
    expect(talkOf(report, desk.case)?.id).toBe("c4");
    expect(talkOf(report, { ...desk.case, conversations: [{ ...talk, account: null }] })).toBeUndefined();
    render(ReportScreen, { caseId: dossier.id, report: report.id });
    await userEvent.click(await screen.findByRole("button", { name: text.remarks.open }));
    await press(text.remarks.submit(1));
    expect(screen.getAllByText(text.remarks.need).length).toBeGreaterThan(0);
    await userEvent.type(screen.getByLabelText(text.remarks.label), "Het was ook op woensdag.");
    await press(text.remarks.submit(1));
    await waitFor(() => expect(router.screen.name).toBe("document"));
    expect(fake.asked("act")[0]?.[2]).toEqual({
      action: { do: "correct", conversation: "c4", account: "Het gesprek.", remarks: "Het was ook op woensdag.", reason: text.remarks.reason(1) },
      reasons: {},
    });
  });
});
