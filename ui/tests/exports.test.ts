import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { CommandError, type ExportView, type ReportView } from "../src/ipc/index";
import { made, newerThan } from "../src/screens/documents/made";
import ReportActions from "../src/screens/documents/ReportActions.svelte";
import ExportsPage from "../src/screens/exports/ExportsPage.svelte";
import { goesBy } from "../src/screens/exports/ways";
import { dayOf } from "../src/state/case";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { fake } from "./fake/ipc";

const text = nl.exports;
const line = (number: number, more: Partial<ExportView>): ExportView => ({
  number,
  what: "Afspraken",
  version: 1,
  document: "r1",
  caseId: "c1",
  caseNumber: "2026-014",
  recipient: "Sam Jansen",
  way: "printed",
  at: "2026-11-03T10:00:00Z",
  by: "Noor van der Meer",
  sha256: "0123456789abcdef".repeat(4),
  failed: false,
  ...more,
});
const lines = [
  line(4, { way: "saved_removable", at: "2026-11-20T10:00:00Z", what: "Gespreksverslag ouders", recipient: "mevrouw Öz" }),
  line(3, { way: "saved", failed: true, caseNumber: "2026-015", caseId: "c2" }),
  line(2, { way: "copied", document: null, version: null, what: "Samenvatting dossier 2026-014", recipient: "Magister" }),
  line(1, {}),
];
const shown = () => screen.queryAllByRole("listitem").map((item) => item.querySelector("strong")?.textContent);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  fake.reset();
  router.reset({ name: "start" });
});

describe("the export register", () => {
  it("is calm while nothing left", async () => {
    render(ExportsPage, {});
    expect(await screen.findByText(text.empty)).toBeTruthy();
    expect(screen.queryByRole("group")).toBeNull();
  });

  it("answers what was on the stick that was lost", async () => {
    fake.play.exports = async () => lines;
    render(ExportsPage, {});
    await waitFor(() => expect(shown()).toHaveLength(4));
    expect(screen.getByText(text.lost.title)).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: text.wayChoices.file }));
    expect(shown()).toEqual(["Gespreksverslag ouders, versie 1", "Afspraken, versie 1"]);
    expect(screen.getByText(text.failed)).toBeTruthy();
    await userEvent.type(screen.getByLabelText(new RegExp(`^${text.until}`)), "3 nov");
    await waitFor(() => expect(shown()).toEqual(["Afspraken, versie 1"]));
    await expectAccessible();
  });

  it("finds by number, document and reader, whatever the accents, and says when there is nothing", async () => {
    fake.play.exports = async () => lines;
    render(ExportsPage, { about: "2026-014" });
    await waitFor(() => expect(shown()).toHaveLength(3));
    const filter = screen.getByLabelText(new RegExp(`^${text.filter}`));
    await userEvent.clear(filter);
    await userEvent.type(filter, "oz verslag");
    expect(shown()).toEqual(["Gespreksverslag ouders, versie 1"]);
    await userEvent.type(filter, " zzz");
    expect(screen.getByText(text.none)).toBeTruthy();
  });

  it("shows the whole fingerprint and leads to the document", async () => {
    fake.play.exports = async () => [line(1, {})];
    render(ExportsPage, {});
    await userEvent.click(await screen.findByText(new RegExp(`^${text.print}`)));
    expect(screen.getByText("0123456789abcdef".repeat(4))).toBeTruthy();
    await press(text.look);
    expect(router.screen).toEqual({ name: "report", caseId: "c1", report: "r1" });
  });

  it("has words for every way, and reads days where the computer is", () => {
    expect(["saved", "saved_cloud"].every((way) => goesBy(way, "file")) && !goesBy("printed", "file")).toBe(true);
    expect(dayOf(new Date(2026, 0, 2, 0, 30).toISOString())).toBe("2026-01-02");
  });
});

describe("a frozen paper that leaves", () => {
  const paper = { report: "r1", name: "Afspraken" };

  it("is printed on the chosen printer, as often as asked", async () => {
    render(ReportActions, paper);
    await press(text.printing.button);
    const printer = await screen.findByLabelText(text.printing.printer);
    await userEvent.selectOptions(printer, "Gang");
    const copies = screen.getByLabelText(text.printing.copies);
    await userEvent.clear(copies);
    await userEvent.type(copies, "200");
    await press(text.printing.go);
    expect(screen.getByText(text.printing.needCopies)).toBeTruthy();
    expect(fake.asked("printReport")).toEqual([]);
    await userEvent.clear(copies);
    await userEvent.type(copies, "2");
    await userEvent.click(screen.getByLabelText(text.printing.twoSided));
    await expectAccessible();
    await press(text.printing.go);
    expect(fake.asked("printReport")).toEqual([["r1", "Gang", 2, true]]);
    expect(await screen.findByText(text.printing.sent("Gang"))).toBeTruthy();
  });

  it("is opened elsewhere where the program can not print by itself", async () => {
    fake.play.printers = async () => ({ canPrint: false, names: [], chosen: null, twoSided: false });
    render(ReportActions, paper);
    await press(text.printing.button);
    expect(await screen.findByText(nl.documents.opened)).toBeTruthy();
    expect(fake.asked("openReport")).toEqual([["r1"]]);
  });

  it("says what to do without a printer, and what the printer said", async () => {
    fake.play.printers = async () => ({ canPrint: true, names: [], chosen: null, twoSided: false });
    const { unmount } = render(ReportActions, paper);
    await press(text.printing.button);
    expect(await screen.findByText(text.printing.noneTodo)).toBeTruthy();
    unmount();
    fake.reset();
    fake.fail.set("printReport", new CommandError("print_rejected"));
    render(ReportActions, paper);
    await press(text.printing.button);
    await userEvent.click(await screen.findByRole("button", { name: text.printing.go }));
    expect(await screen.findByText(nl.errors.print_rejected({}).what)).toBeTruthy();
  });

  it("is asked about first when there is a newer version", async () => {
    const replaced = { caseId: "c1", version: 1, newest: { id: "r2", version: 2 } };
    render(ReportActions, { ...paper, replaced });
    for (const button of [text.printing.button, nl.documents.open, nl.documents.save]) {
      await press(button);
      const asked = await screen.findByRole("dialog", { name: text.newer.title });
      expect(fake.calls).toEqual([]);
      await userEvent.click(within(asked).getByRole("button", { name: nl.parts.dialog.close }));
    }
    await press(nl.documents.save);
    await press(text.newer.anyway(1));
    await waitFor(() => expect(fake.asked("saveReport")).toEqual([["r1"]]));
    await press(nl.documents.open);
    await press(text.newer.look(2));
    expect(router.screen).toEqual({ name: "report", caseId: "c1", report: "r2" });
    expect(fake.asked("openReport")).toEqual([]);
  });
});

describe("the papers that were made", () => {
  const report = (id: string, version: number, more: Partial<ReportView> = {}): ReportView =>
    ({ id, kind: "agreements", round: 1, version, recipient: { to: "pupil", pupil: "p1" }, conversation: null, letter: null, ...more }) as ReportView;

  it("stand there once, with the versions they replaced", () => {
    const reports = [report("c", 1, { kind: "parent_report" }), report("b", 2), report("a", 1)];
    expect(made(reports).map(({ newest, earlier }) => [newest.id, earlier.map((one) => one.id)])).toEqual([["c", []], ["b", ["a"]]]);
    expect(reports.map((one) => newerThan(one, reports)?.id)).toEqual([undefined, undefined, "b"]);
    const later = [report("d", 1, { round: 2 }), ...reports];
    expect(newerThan(later[1] as ReportView, later), "another round is another paper").toBeUndefined();
  });
});
