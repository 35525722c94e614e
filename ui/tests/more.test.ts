import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseView, LifeView, Submission } from "../src/ipc/index";
import CaseScreen from "../src/screens/case/CaseScreen.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { dossier, TODAY } from "./fake/cases";
import { fake } from "./fake/ipc";
import { desk } from "./fake/work";

const text = nl.more;
const withLife = (life: Partial<LifeView>, more: Partial<CaseView> = {}): CaseView => ({
  ...dossier,
  id: crypto.randomUUID(),
  ...more,
  life: { ...dossier.life, ...life },
});
async function open(view: CaseView, title: string): Promise<HTMLElement> {
  desk.case = view;
  render(CaseScreen, { caseId: view.id, tab: "more" });
  const summary = (await screen.findByRole("heading", { level: 2, name: title })).closest("summary");
  await userEvent.click(summary as HTMLElement);
  return summary?.parentElement as HTMLElement;
}
const submitted = () => fake.asked("act").map(([, , submission]) => (submission as Submission).action);
const press = (within_: HTMLElement, name: string | RegExp) => userEvent.click(within(within_).getByRole("button", { name }));

beforeEach(() => {
  fake.reset();
});

describe("what runs beside the steps", () => {
  it("logs what was seen online with a time as people type it, and says that pictures stay out", async () => {
    const section = await open(withLife({}), text.evidence.title);
    expect(section.textContent).toContain(text.evidence.never);
    await press(section, text.evidence.add);
    // The button that was pressed is gone: the focus is in the form.
    await vi.waitFor(() => expect(section.contains(document.activeElement)).toBe(true));
    expect(document.activeElement?.tagName).toBe("INPUT");
    await press(section, text.evidence.submit);
    expect(submitted()).toHaveLength(0);
    await userEvent.type(within(section).getByLabelText(/^Hoe laat/), "9.05");
    await userEvent.type(within(section).getByLabelText(text.evidence.where), "groepsapp 2B");
    await userEvent.type(within(section).getByLabelText(text.evidence.what), "Sam is uit de groep gezet.");
    await userEvent.type(within(section).getByLabelText(text.evidence.seenBy), "moeder");
    await expectAccessible();
    await press(section, text.evidence.submit);
    expect((section as HTMLDetailsElement).open).toBe(true);
    expect(submitted()).toEqual([
      {
        do: "log_evidence",
        evidence: { on: TODAY, at: "09:05:00", seenWhere: "groepsapp 2B", what: "Sam is uit de groep gezet.", seenBy: "moeder", keptBy: "" },
      },
    ]);
  });

  it("refuses a time that is none", async () => {
    const section = await open(withLife({}), text.evidence.title);
    await press(section, text.evidence.add);
    await userEvent.type(within(section).getByLabelText(/^Hoe laat/), "straks");
    await press(section, text.evidence.submit);
    expect(within(section).getAllByText(text.evidence.needAt).length).toBeGreaterThan(0);
  });

  it("keeps a witness from being one of the two sides, and offers to add someone", async () => {
    const section = await open(withLife({}), text.witness.title);
    expect(section.textContent).toContain(text.witness.shielded);
    expect(within(section).queryByRole("button", { name: text.witness.add })).toBeNull();
    await press(section, text.witness.addPupil);
    expect(await screen.findByRole("group", { name: nl.dossier.involved.addPupil })).toBeTruthy();
  });

  it("corrects a note with a reason and shows why it was corrected", async () => {
    const seen = { id: "n1", on: TODAY, at: null, seenWhere: "Snap", what: "Een grap.", seenBy: "Noor", keptBy: null, corrections: ["Typefout."] };
    const section = await open(withLife({ evidence: [seen] }), text.evidence.title);
    expect(section.textContent).toContain(text.correct.done("Typefout."));
    await press(section, /^Verbeter: /);
    await press(section, text.correct.submit);
    expect(within(section).getAllByText(text.correct.needReason).length).toBeGreaterThan(0);
    await userEvent.type(within(section).getByLabelText(text.correct.reason), "Het was een ander woord.");
    await press(section, text.correct.submit);
    expect(submitted()).toEqual([{ do: "correct_note", note: "n1", text: "Een grap.", reason: "Het was een ander woord." }]);
  });

  it("takes nothing new about the class in a closed dossier, but still says how the contact outside stands", async () => {
    const view = withLife({}, { phase: "closed" });
    const section = await open(view, text.classWork.title);
    expect(within(section).queryByRole("button", { name: text.classWork.add })).toBeNull();
    expect(section.textContent).toContain(text.notNow);
    expect(screen.getByRole("button", { name: text.external.update, hidden: true })).toBeTruthy();
  });

  it("shows a legal hold on every page of the dossier, and lifts it with a reason", async () => {
    const view = withLife({ legalHold: { on: TODAY, reason: "Er loopt een klacht." } });
    const section = await open(view, text.keep.title);
    expect(screen.getAllByText(/Er loopt een klacht/).length).toBe(2);
    await press(section, text.keep.lift.open);
    await userEvent.type(within(section).getByLabelText(text.keep.lift.label), "De klacht is klaar.");
    await press(section, text.keep.lift.submit);
    expect(submitted()).toEqual([{ do: "lift_legal_hold", reason: "De klacht is klaar." }]);
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("more-keep"));
  });
});
