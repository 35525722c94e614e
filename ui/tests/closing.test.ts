import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseView, MissingView } from "../src/ipc/index";
import CaseScreen from "../src/screens/case/CaseScreen.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { dossier, TODAY } from "./fake/cases";
import { CommandError, fake } from "./fake/ipc";
import { desk } from "./fake/work";

const text = nl.forms.closing;
const lacks = (what: string, pupil: string | null = null): MissingView => ({ what, pupil, followUp: null, date: null, card: null, measure: null });
/** The dossier in step 6, with what is still missing there. */
function closing(missing: MissingView[], more: Partial<CaseView> = {}): CaseView {
  const steps = dossier.steps.map((step) => (step.number === 6 ? { ...step, rows: step.rows.map((row) => ({ ...row, missing })) } : step));
  return { ...dossier, id: crypto.randomUUID(), steps, ...more };
}
const found = { round: 1, on: "2026-11-20", stopped: true, shows: "Sam zegt het zelf.", now: true };
const told = (pupil: string) => ({ round: 1, pupil, on: TODAY, channel: "phone" as const, note: null, by: null, now: true });
const incident = { serious: true, registeredOn: null, registeredBy: null, now: true };

function open(view: CaseView) {
  desk.case = view;
  render(CaseScreen, { caseId: view.id, step: 6 });
  return screen.findByRole("heading", { level: 2, name: /Afronding/ });
}
const panel = () => screen.getByRole("region", { name: /Afronding/ });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const focused = (name: string) => vi.waitFor(() => expect(document.activeElement?.textContent).toBe(name));

beforeEach(() => {
  fake.reset();
});

describe("step 6", () => {
  it("has its forms in its panel, around the question whether it is ready", async () => {
    await open(closing([lacks("finding"), lacks("family_informed", "p-sam"), lacks("incident_answer")]));
    const inside = within(panel());
    const order: string[] = [text.finding, text.families, text.incident, nl.dossier.step.ready, text.close];
    const titles = inside.getAllByRole("heading", { level: 3 }).map((one) => one.textContent);
    expect(titles.filter((one) => order.includes(one))).toEqual(order);
    await expectAccessible();
  });

  it("folds what was answered, and opens it with the answer in it", async () => {
    await open(closing([lacks("incident_answer")], { findings: [found] }));
    expect(screen.queryByLabelText(text.shows)).toBeNull();
    await press(text.changeFinding);
    expect((screen.getByLabelText(text.shows) as HTMLTextAreaElement).value).toBe(found.shows);
    await press(nl.forms.cancel);
    await vi.waitFor(() => expect(screen.queryByLabelText(text.shows)).toBeNull());
    expect(fake.asked("act")).toHaveLength(0);
    await focused(text.finding);
  });

  it("folds the form that was just handed in, and puts the focus where its answer stands", async () => {
    const before = closing([lacks("finding"), lacks("incident_answer")]);
    await open(before);
    await userEvent.click(within(screen.getByRole("group", { name: text.stopped })).getByLabelText(nl.common.yes));
    await userEvent.type(screen.getByLabelText(text.shows), found.shows);
    desk.case = { ...closing([lacks("incident_answer")], { findings: [found] }), id: before.id };
    await press(text.saveFinding);
    expect(await screen.findByText(text.isStopped)).toBeTruthy();
    expect(screen.queryByLabelText(text.shows)).toBeNull();
    await focused(text.finding);
  });

  it("asks again after a reopening, whatever was answered before", async () => {
    const before = { now: false };
    await open(
      closing([lacks("finding"), lacks("family_informed", "p-sam"), lacks("incident_answer")], {
        findings: [{ ...found, ...before }],
        informed: [{ ...told("p-sam"), ...before }],
        incident: { ...incident, ...before },
      }),
    );
    expect(screen.getByLabelText(text.shows)).toBeTruthy();
    expect(screen.queryByText(text.isStopped)).toBeNull();
    expect(screen.queryByText(text.wasSerious)).toBeNull();
    expect((screen.getByLabelText(text.familyOf("Sam Yılmaz")) as HTMLInputElement).checked).toBe(true);
  });

  it("chooses the only family that is left, and keeps no draft for that", async () => {
    await open(closing([lacks("family_informed", "p-daan")], { findings: [found], informed: [told("p-sam"), told("p-yara")], incident }));
    expect((screen.getByLabelText(text.familyOf("Daan van der Berg")) as HTMLInputElement).checked).toBe(true);
    await press(text.saveFamily);
    expect(screen.getAllByText(text.needChannel).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByLabelText(nl.model.channels.phone));
    await press(text.saveFamily);
    await vi.waitFor(() => expect(fake.asked("act")).toHaveLength(1));
    expect(fake.asked("act")[0]?.[2]).toMatchObject({ action: { do: "inform_family", pupil: "p-daan" } });
  });

  it("does not choose between two families", async () => {
    await open(closing([lacks("family_informed", "p-daan"), lacks("family_informed", "p-yara")], { findings: [found], informed: [told("p-sam")] }));
    for (const name of ["Daan van der Berg", "Yara Özdemir-Vermeulen"])
      expect((screen.getByLabelText(text.familyOf(name)) as HTMLInputElement).checked).toBe(false);
  });

  it("counts 6.1 and 6.2 as done when they were answered, and asks for no tick", async () => {
    await open(closing([lacks("close")], { findings: [found], informed: ["p-sam", "p-daan", "p-yara"].map(told), incident }));
    expect(screen.getByText(nl.dossier.step.pointsDone(2, 2))).toBeTruthy();
    expect(screen.queryByRole("group", { name: nl.dossier.point.group("6.1") })).toBeNull();
  });

  it("leaves 6.1 open while a family was not told, or it goes on", async () => {
    await open(closing([lacks("family_informed", "p-sam")], { findings: [found], incident }));
    expect(screen.getByRole("group", { name: nl.dossier.point.group("6.1") })).toBeTruthy();
    expect(screen.queryByRole("group", { name: nl.dossier.point.group("6.2") })).toBeNull();
  });

  it("says who told a family", async () => {
    await open(closing([lacks("family_informed", "p-daan")], { findings: [found], informed: [{ ...told("p-sam"), by: "s-bas" }], incident }));
    expect(screen.getByText(text.told("Sam Yılmaz", "telefonisch", nl.common.dateShort(TODAY), "Bas Hendriks"))).toBeTruthy();
    await userEvent.click(screen.getByLabelText(nl.model.channels.phone));
    await userEvent.click(within(screen.getByRole("group", { name: text.informedBy })).getByLabelText(/Bas Hendriks/));
    await userEvent.type(screen.getByLabelText(new RegExp(`^${text.familyNote}`)), "Vader en moeder apart gebeld.");
    await press(text.saveFamily);
    const note = "Vader en moeder apart gebeld.";
    expect(fake.asked("act")[0]?.[2]).toMatchObject({ action: { do: "inform_family", pupil: "p-daan", by: "s-bas", note } });
  });

  it("copies the summary of one pupil for Magister, counts down in words, and clears it when asked", async () => {
    const summaries = [{ pupil: "p-daan", name: "Daan van der Berg", text: "Op 9 november 2026 is bij de school een situatie gemeld." }];
    const view = closing([lacks("close")], { findings: [found], incident });
    await open({ ...view, life: { ...view.life, summaries } });
    const { summary } = text;
    expect(screen.getByText("Op 9 november 2026 is bij de school een situatie gemeld.")).toBeTruthy();
    await press(summary.copyFor("Daan van der Berg"));
    expect(fake.asked("copySummary")).toEqual([[view.id, "p-daan"]]);
    expect(await screen.findByText(summary.leaves(60))).toBeTruthy();
    expect(screen.getByText(summary.copied)).toBeTruthy();
    await expectAccessible();
    await press(summary.clear);
    await vi.waitFor(() => expect(screen.queryByText(summary.copied)).toBeNull());
    expect(fake.asked("clearClipboard")).toHaveLength(1);
  });

  it("still takes a registration in Magister when the dossier is closed, but no finding", async () => {
    await open(closing([], { phase: "closed", findings: [found], informed: ["p-sam", "p-daan", "p-yara"].map(told), incident }));
    expect(screen.getByText(text.notRegistered)).toBeTruthy();
    expect(screen.queryByRole("button", { name: text.changeFinding })).toBeNull();
    expect(screen.queryByRole("button", { name: text.submit })).toBeNull();
    await press(text.changeIncident);
    expect(screen.getByRole("group", { name: text.serious })).toBeTruthy();
  });

  it("says on top that the dossier is closed, and takes the focus there", async () => {
    const scrolled = vi.spyOn(window, "scrollTo");
    const before = closing([lacks("close")], { findings: [found], informed: ["p-sam", "p-daan", "p-yara"].map(told), incident });
    await open(before);
    scrolled.mockClear();
    desk.case = { ...before, phase: "closed", next: null };
    await press(text.submit);
    const said = await screen.findByText(nl.dossier.closed);
    await vi.waitFor(() => expect(document.activeElement?.contains(said)).toBe(true));
    expect(document.activeElement).not.toBe(document.body);
    expect(scrolled).toHaveBeenCalledWith(0, 0);
  });

  it("brings what asks for a reason into sight", async () => {
    await open(closing([lacks("close")], { findings: [found], incident }));
    fake.fail.set("act", new CommandError("reason_needed", { warnings: "open_follow_ups" }));
    await press(text.submit);
    await vi.waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe(nl.model.warned.title));
    await expectAccessible();
  });
});

describe("an outcome for which advice is enough", () => {
  const light = (outcome: "teasing" | "bullying") => {
    const untouched = (step: CaseView["steps"][number]) => ({
      ...step,
      status: step.number === 7 ? ("not_needed" as const) : ("not_started" as const),
      rows: step.rows.map((row) => ({ ...row, status: "not_started" as const, conversations: [] })),
    });
    const view = closing([lacks("finding"), lacks("incident_answer")]);
    const [first] = view.assessments;
    return { ...view, next: null, steps: view.steps.map(untouched), assessments: first ? [{ ...first, outcome }] : [] };
  };
  const spared = () => within(screen.getByRole("navigation", { name: nl.parts.rail.label })).getAllByText(nl.parts.status.not_needed, { exact: true });

  it("spares the steps between, and gives no advice about their order", async () => {
    await open(light("teasing"));
    // Steps 2 to 5, and 7 as ever.
    expect(spared().filter((one) => one.closest(".step"))).toHaveLength(5);
    expect(screen.queryByText(nl.dossier.step.early(5))).toBeNull();
    expect(screen.queryByText(nl.dossier.step.ready)).toBeNull();
    expect(screen.queryByText(text.finding)).toBeNull();
    await expectAccessible();
  });

  it("does so for no other outcome", async () => {
    await open(light("bullying"));
    expect(spared().filter((one) => one.closest(".step"))).toHaveLength(1);
    expect(screen.getByText(nl.dossier.step.early(5))).toBeTruthy();
  });
});
