import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseView, MeasureView, Submission } from "../src/ipc/index";
import MeasureScreen from "../src/screens/measures/MeasureScreen.svelte";
import MeasuresList from "../src/screens/measures/MeasuresList.svelte";
import MeasuresPage from "../src/screens/settings/MeasuresPage.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { dossier, work } from "./fake/cases";
import { fake } from "./fake/ipc";
import { suspension } from "./fake/measures";
import { desk } from "./fake/work";

const text = nl.measures;
const leader = { id: "s-smit", name: { first: "Karin", infix: "", last: "Smit", call: "" }, role: "school_leader" as const };

function of(measure: MeasureView, more: Partial<CaseView> = {}): CaseView {
  return { ...dossier, id: crypto.randomUUID(), staff: [...dossier.staff, leader], measures: [measure], ...more };
}
async function open(view: CaseView) {
  desk.case = view;
  render(MeasureScreen, { caseId: view.id, measureId: "m1" });
  await screen.findByRole("heading", { level: 1, name: text.kindOf("suspension", "Daan van der Berg") });
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const acted = (): Submission["action"] | undefined => (fake.asked("act").at(-1)?.[2] as Submission | undefined)?.action;

beforeEach(() => {
  fake.reset();
});

describe("a measure", () => {
  it("says on top what is to be done now and by when, and leads there", async () => {
    await open(of(suspension));
    expect(screen.getByRole("heading", { level: 2, name: new RegExp(text.stages.letter.toLowerCase()) })).toBeTruthy();
    expect(screen.getByText(new RegExp(text.duty("report_suspension", "") ?? "?"))).toBeTruthy();
    await press(text.next.button);
    const stage = screen.getByRole("button", { name: new RegExp(text.stages.letter) });
    expect(stage.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByText(text.letter.concept)).toBeTruthy();
    await expectAccessible();
  });

  it("lists what lacks with its source, and leads to where it is put right", async () => {
    await open(of(suspension));
    await press(new RegExp(text.stages.letter));
    expect(screen.getByText(text.lack("hearing", "Ruud van der Berg"))).toBeTruthy();
    expect(screen.getAllByText(text.letter.source("WVO 2020 art. 8.14", "2026-11-22"))).toHaveLength(2);
    await userEvent.click(screen.getAllByRole("button", { name: text.letter.supply })[1] as HTMLElement);
    expect(screen.getByRole("button", { name: new RegExp(text.stages.schoolwork) }).getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByRole("button", { name: new RegExp(text.stages.letter) }).getAttribute("aria-expanded")).toBe("false");
    await userEvent.type(screen.getByLabelText(text.forms.by), "J. de Vries, mentor");
    await userEvent.type(screen.getByLabelText(text.forms.schoolwork.what), "Via de mail.");
    await press(text.forms.schoolwork.submit);
    expect(acted()).toEqual({
      do: "measure",
      measure: "m1",
      step: { step: "arrange_schoolwork", by: "J. de Vries, mentor", what: "Via de mail." },
    });
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("measure-next"));
  });

  it("lets only someone of the directie lift, who says so and why", async () => {
    await open(of(suspension));
    await press(new RegExp(text.stages.letter));
    await userEvent.click(screen.getAllByRole("button", { name: text.letter.lift })[1] as HTMLElement);
    const form = within(screen.getByRole("group", { name: text.forms.lift.title }));
    expect(within(form.getByRole("group", { name: text.forms.lift.by })).getAllByRole("radio")).toHaveLength(1);
    await press(text.forms.lift.submit);
    expect(fake.asked("act")).toHaveLength(0);
    expect(form.getByRole("alert").textContent).toContain(text.forms.lift.needSure);
    await userEvent.click(form.getByLabelText("Karin Smit"));
    await userEvent.type(form.getByLabelText(text.forms.lift.reason), "Het kan niet wachten.");
    await userEvent.click(form.getByLabelText(text.forms.lift.sure));
    await press(text.forms.lift.submit);
    expect(acted()).toEqual({
      do: "measure",
      measure: "m1",
      step: { step: "lift_gap", letter: { letter: "decision" }, missing: { missing: "schoolwork" }, by: "s-smit", reason: "Het kan niet wachten." },
    });
  });

  it("leads from a part of the way to the letter of it, for each reader", async () => {
    const go = vi.spyOn(router, "go").mockResolvedValue(undefined);
    const offer = { pupilName: "Daan van der Berg", asked: false, conversation: null, heldOn: null, decidedOn: null, round: 1, version: 1, heldBack: null };
    const of_ = (letter: "decision" | "invitation", measure = "m1") => ({ letter: { measure, letter: { letter } } });
    const pupil = { recipient: { to: "pupil" as const, pupil: "p-daan" }, recipientName: "Daan van der Berg" };
    const parent = { recipient: { to: "guardians" as const, pupil: "p-daan", guardians: ["g-1"] }, recipientName: "Ria Hoff" };
    const decision = { ...offer, ...parent, ...of_("decision"), kind: "suspension_decision" as const };
    const offers = [
      { ...offer, ...pupil, ...of_("invitation"), kind: "hearing_invitation" as const },
      { ...offer, ...pupil, ...of_("decision", "m2"), kind: "suspension_decision" as const },
      decision,
    ];
    await open(of(suspension, { offers }));
    await press(new RegExp(text.stages.letter));
    expect(screen.queryByRole("button", { name: text.letter.makeFor("Daan van der Berg", 1) }), "another measure, another letter").toBeNull();
    await press(text.letter.makeFor("Ria Hoff", 1));
    expect(go).toHaveBeenCalledWith(expect.objectContaining({ name: "document", offer: decision }));
    await press(new RegExp(text.stages.hearing));
    expect(screen.getByRole("button", { name: text.letter.makeFor("Daan van der Berg", 1) })).toBeTruthy();
    go.mockRestore();
  });

  it("says who to add when nobody of the directie is known", async () => {
    await open(of(suspension, { staff: dossier.staff.filter((one) => one.role !== "school_leader") }));
    await press(new RegExp(text.stages.letter));
    await userEvent.click(screen.getAllByRole("button", { name: text.letter.lift })[0] as HTMLElement);
    expect(screen.getByText(text.forms.lift.nobody)).toBeTruthy();
  });

  it("goes on with a form that was begun", async () => {
    const view = of(suspension, { drafts: [{ id: "d9", caseId: "c", kind: "form", label: "measure m1 schoolwork", updatedAt: "2026-11-21T10:00:00Z" }] });
    desk.drafts.set("d9", { caseId: view.id, kind: "form", label: "measure m1 schoolwork", content: '{"by":"J. de Vries","what":"Half"}', updatedAt: "" });
    desk.case = view;
    render(MeasureScreen, { caseId: view.id, measureId: "m1", form: "schoolwork" });
    const field = await screen.findByLabelText<HTMLTextAreaElement>(text.forms.schoolwork.what);
    await vi.waitFor(() => expect(field.value).toBe("Half"));
  });

  it("has every part of the way without a hitch for a screen reader", async () => {
    const removal: MeasureView = {
      ...suspension,
      plan: { plan: "removal", from: "2026-12-14" },
      stages: (Object.keys(text.stages) as (keyof typeof text.stages)[]).map((stage) => ({ stage, status: "not_started", due: null, extended: null })),
      letters: [...suspension.letters, { letter: { letter: "announcement" }, concept: false, gaps: [], lifts: [], readers: [] }],
    };
    desk.case = of(removal);
    render(MeasureScreen, { caseId: desk.case.id, measureId: "m1" });
    await screen.findByRole("heading", { level: 1, name: text.kindOf("removal", "Daan van der Berg") });
    for (const stage of removal.stages) {
      await press(new RegExp(`^\\d* ?${text.stages[stage.stage].replace(/[()?]/g, "\\$&")}`));
      expect(screen.getByText(text.explain[stage.stage])).toBeTruthy();
      // These have every kind of field and list between them; axe takes its time.
      if (["hearing", "decision", "announcement"].includes(stage.stage)) await expectAccessible();
    }
  });
});

describe("proposing", () => {
  it("asks for the plan, the facts and what was tried, and opens the new measure", async () => {
    desk.case = of(suspension, { measures: [] });
    render(MeasureScreen, { caseId: desk.case.id, pupil: "p-daan" });
    await screen.findByRole("heading", { level: 1, name: text.forms.propose.title("Daan van der Berg") });
    await press(text.forms.propose.submit);
    expect(screen.getByRole("alert").textContent).toContain(text.forms.propose.needKind);
    await userEvent.click(screen.getByLabelText(new RegExp(`^${text.kinds.suspension}`)));
    await userEvent.type(screen.getByLabelText(text.forms.propose.first), "3 nov");
    await userEvent.type(screen.getByLabelText(text.forms.propose.last), "3 nov");
    await userEvent.type(screen.getByLabelText(text.forms.propose.facts), "Dreigen.");
    await userEvent.type(screen.getByLabelText(text.forms.propose.tried), "Gesprekken.");
    await expectAccessible();
    await press(text.forms.propose.submit);
    const action = acted();
    expect(action).toMatchObject({
      do: "measure",
      step: { step: "propose", proposal: { pupil: "p-daan", plan: { plan: "suspension", first: "2026-11-03", last: "2026-11-03", pending: null }, facts: "Dreigen.", tried: "Gesprekken." } },
    });
    await vi.waitFor(() => expect(router.screen).toMatchObject({ name: "measure", measureId: action?.do === "measure" ? action.measure : "" }));
  });
});

describe("the list in step 7", () => {
  it("says of each measure what it is, its status and what is next", async () => {
    render(MeasuresList, { view: of(suspension), pupil: "p-daan", readonly: false });
    const row = screen.getByRole("button", { name: new RegExp(text.plan(suspension.plan)) });
    expect(row.textContent).toContain(nl.parts.status.action_needed);
    expect(row.textContent).toContain(text.stages.letter.toLowerCase());
    await userEvent.click(row);
    await vi.waitFor(() => expect(router.screen).toMatchObject({ name: "measure", measureId: "m1" }));
    await expectAccessible();
  });

  it("shows nothing of another pupil", () => {
    render(MeasuresList, { view: of(suspension), pupil: "p-other", readonly: true });
    expect(screen.getByText(text.none)).toBeTruthy();
    expect(screen.queryByRole("button", { name: text.propose })).toBeNull();
  });
});

describe("the settings", () => {
  it("keep texts, the term of an openbare school, and extra days with their source", async () => {
    render(MeasuresPage, { work: { ...work, school: { ...work.school, schoolType: "private" } }, onsaved: vi.fn() });
    const said = text.settings;
    expect(await screen.findByText(/WVO 2020 art. 8.14/)).toBeTruthy();
    expect(screen.queryByRole("group", { name: said.publicDecision })).toBeNull();
    await userEvent.click(screen.getByLabelText(nl.common.schoolTypes.public));
    await userEvent.click(screen.getByLabelText(said.publicDecisions.six_weeks));
    await userEvent.type(screen.getByLabelText(new RegExp(`^${said.appealPublic}`)), "Naar de rechtbank.");
    await userEvent.type(screen.getByLabelText(new RegExp(`^${said.committee}`)), "Een commissie.");
    await press(said.addDay);
    expect(screen.getByRole("alert").textContent).toContain(said.needSource);
    await userEvent.type(screen.getByLabelText(new RegExp(`^${said.day.replace("?", "\\?")}`)), "3 nov");
    await userEvent.type(screen.getByLabelText(new RegExp(`^${said.daySource.replace("?", "\\?")}`)), "Stb. 2026, 1");
    await expectAccessible();
    await press(said.submit);
    expect(fake.asked("saveSchool").at(-1)?.[0]).toMatchObject({
      schoolType: "public",
      publicDecision: "six_weeks",
      legalDays: [{ on: "2026-11-03", source: "Stb. 2026, 1" }],
    });
    const { measures } = fake.asked("saveSchool").at(-1)?.[0] as typeof work.school;
    expect(measures?.appealPublic).toMatch(/Naar de rechtbank\.$/);
    expect(measures?.committee).toMatch(/Een commissie\.$/);
  });
});
