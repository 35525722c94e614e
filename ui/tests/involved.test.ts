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

const text = nl.family;
function withLife(life: Partial<LifeView>, more: Partial<CaseView> = {}): CaseView {
  return { ...dossier, id: crypto.randomUUID(), ...more, life: { ...dossier.life, ...life } };
}
/** The dossier with Sam of age, and a father without custody. */
function grown(life: Partial<LifeView> = {}, age = 18): CaseView {
  const parties = dossier.parties.map((party) => {
    const guardians = party.guardians.map((one) =>
      one.name === "Kemal Yılmaz" ? { ...one, guardian: { ...one.guardian, pupils: [["p-sam", "no"] as [string, "no"]] } } : one,
    );
    return party.pupil.id === "p-sam" ? { ...party, age, guardians } : party;
  });
  return withLife(life, { parties });
}
async function open(view: CaseView, name = "Sam Yılmaz"): Promise<HTMLElement> {
  desk.case = view;
  render(CaseScreen, { caseId: view.id, tab: "involved" });
  return screen.findByRole("region", { name });
}
const submitted = () => fake.asked("act").map(([, , submission]) => (submission as Submission).action);
const press = (card: HTMLElement, name: string) => userEvent.click(within(card).getByRole("button", { name }));

beforeEach(() => {
  fake.reset();
});

describe("a pupil of age", () => {
  it("says to which parents what may be told, with a date", async () => {
    const card = await open(grown());
    expect(card.textContent).toContain(text.consent.none);
    await press(card, text.consent.add);
    await press(card, text.consent.submit);
    expect(submitted()).toHaveLength(0);
    await userEvent.click(within(card).getByLabelText("Elif Yılmaz"));
    await userEvent.click(within(card).getByLabelText(text.consent.scopes.told));
    await userEvent.click(within(card).getByLabelText(text.consent.scopes.talks));
    await expectAccessible();
    await press(card, text.consent.submit);
    expect(submitted()).toEqual([
      { do: "give_consent", pupil: "p-sam", on: TODAY, guardians: ["g-elif"], scopes: ["told", "talks"], note: "" },
    ]);
  });

  it("can take it back, and what was said before stays readable", async () => {
    const given = { pupil: "p-sam", on: TODAY, guardians: [{ id: "g-elif", name: "Elif Yılmaz" }], scopes: ["told" as const], note: null };
    const card = await open(grown({ consents: [given] }));
    expect(card.textContent).toContain("toestemming voor Elif Yılmaz");
    await press(card, text.consent.withdraw);
    await press(card, text.consent.withdrawSubmit);
    expect(submitted()).toEqual([{ do: "withdraw_consent", pupil: "p-sam", on: TODAY, note: "" }]);
  });

  it("decides who is told that there is a dossier", async () => {
    const standings = [
      { pupil: "p-sam", guardian: "g-elif", standing: "by_consent" as const },
      { pupil: "p-sam", guardian: "g-kemal", standing: "pupil_is_adult" as const },
    ];
    const card = await open({ ...grown({ standings }), untold: ["p-sam"] });
    await press(card, nl.forms.told.openFor("Sam Yılmaz"));
    const form = await screen.findByRole("group", { name: nl.forms.told.title("Sam Yılmaz") });
    expect(form.textContent).toContain(text.whom.tell(nl.related.names(["Sam Yılmaz", "Elif Yılmaz"])));
    expect(form.textContent).toContain(text.whom.other("Kemal Yılmaz", text.standings.pupil_is_adult));
  });

  it("is not asked of someone who is younger", async () => {
    const card = await open(withLife({}));
    expect(card.textContent).not.toContain(text.consent.title);
  });
});

describe("a parent without custody", () => {
  it("gets an answer to a request, with its ground", async () => {
    const card = await open(grown({}, 14));
    await press(card, text.request.openFor("Kemal Yılmaz"));
    await userEvent.click(within(card).getByLabelText(text.request.answers.childs_interest));
    await userEvent.type(within(card).getByLabelText(text.request.ground), "Er geldt een contactverbod.");
    await press(card, text.request.submit);
    expect(submitted()).toEqual([
      { do: "answer_request", pupil: "p-sam", guardian: "g-kemal", on: TODAY, answer: "childs_interest", ground: "Er geldt een contactverbod." },
    ]);
  });

  it("has no request where the pupil is of age, nor a parent with custody", async () => {
    const card = await open(grown({}, 18));
    expect(within(card).queryByRole("button", { name: text.request.openFor("Kemal Yılmaz") })).toBeNull();
    expect(within(card).queryByRole("button", { name: text.request.openFor("Elif Yılmaz") })).toBeNull();
  });
});

describe("a role that changes", () => {
  it("says what follows before it is handed in", async () => {
    const card = await open(withLife({}), "Daan van der Berg");
    await press(card, nl.dossier.involved.changeRoleOf("Daan van der Berg"));
    await userEvent.click(within(card).getByLabelText(nl.model.roles.not_involved));
    const said = within(card).getByText(text.role.follows).parentElement?.textContent ?? "";
    for (const sentence of [text.role.leaves, text.role.promises(3), text.role.planned(1), text.role.stays]) expect(said).toContain(sentence);
    await expectAccessible();
    await userEvent.type(within(card).getByLabelText(nl.dossier.involved.reason), "Daan was ziek die week.");
    await press(card, nl.dossier.involved.changeRole);
    expect(submitted()).toEqual([{ do: "change_role", pupil: "p-daan", role: "not_involved", reason: "Daan was ziek die week." }]);
  });

  it("asks to end what still binds someone who turned out not to be involved", async () => {
    const card = await open(withLife({ stillBound: ["p-daan"] }), "Daan van der Berg");
    expect(card.textContent).toContain(text.bound);
  });
});

describe("what is known of a pupil", () => {
  const { editPupilFor, savePupil } = nl.dossier.involved;
  const fields = nl.parts.person;

  it("is changed from the dossier, and keeps what was not touched", async () => {
    const card = await open(withLife({}), "Daan van der Berg");
    await press(card, editPupilFor("Daan van der Berg"));
    const first = within(card).getByLabelText(fields.first);
    await vi.waitFor(() => expect(document.activeElement).toBe(first));
    const group = within(card).getByLabelText(new RegExp(`^${fields.class}`));
    await userEvent.clear(group);
    await userEvent.type(group, "3A");
    await userEvent.type(within(card).getByLabelText(new RegExp(`^${fields.call}`)), "Daantje");
    await userEvent.type(within(card).getByLabelText(new RegExp(`^${fields.nicknames}`)), "Zebra, , Dikke Daan");
    await expectAccessible();
    await press(card, savePupil);
    const [[, changed]] = fake.asked("savePupil") as [[string, unknown]];
    const name = { first: "Daan", infix: "van der", last: "Berg", call: "Daantje" };
    expect(changed).toEqual({ id: "p-daan", name, class: "3A", born: "2012-03-14", nicknames: ["Zebra", "Dikke Daan"] });
  });

  it("keeps what was typed when the program locks, and lets go of it when it was handed in", async () => {
    const view = withLife({});
    const card = await open(view, "Daan van der Berg");
    await press(card, editPupilFor("Daan van der Berg"));
    await userEvent.type(within(card).getByLabelText(new RegExp(`^${fields.nicknames}`)), "Zebra");
    await vi.waitFor(() => expect(fake.asked("saveDraft").at(-1)?.slice(1, 4)).toEqual([view.id, "form", "pupil p-daan"]));
    await press(card, savePupil);
    expect(fake.asked("deleteDraft")).toHaveLength(1);
  });

  it("does not lose a date of birth to a slip of the keyboard", async () => {
    const card = await open(withLife({}), "Daan van der Berg");
    await press(card, editPupilFor("Daan van der Berg"));
    await userEvent.clear(within(card).getByLabelText(new RegExp(`^${fields.born}`)));
    await press(card, savePupil);
    expect(fake.asked("savePupil")).toHaveLength(0);
    expect(within(card).getByRole("link", { name: fields.needBorn })).toBeTruthy();
  });
});

describe("a pupil who leaves", () => {
  it("goes with a reason and comes back with one", async () => {
    const card = await open(withLife({}), "Daan van der Berg");
    await press(card, text.leaving.openFor("Daan van der Berg"));
    await userEvent.type(within(card).getByLabelText(text.leaving.reason), "Naar een andere school.");
    desk.case = withLife({ left: [{ pupil: "p-daan", on: TODAY, reason: "Naar een andere school." }] });
    await press(card, text.leaving.submit);
    expect(submitted()[0]).toEqual({ do: "record_leaving", pupil: "p-daan", on: TODAY, reason: "Naar een andere school." });
    expect(await within(card).findByText(text.leaving.planned(1))).toBeTruthy();
    await press(card, text.leaving.backOpenFor("Daan van der Berg"));
    await userEvent.type(within(card).getByLabelText(text.leaving.reason), "Toch gebleven.");
    await press(card, text.leaving.backSubmit);
    expect(submitted()[1]).toMatchObject({ do: "record_return", reason: "Toch gebleven." });
  });
});

describe("safety, looked at again", () => {
  const ask = { why: "step" as const, step: 2, name: "" };

  it("shows what was agreed last with its date, and takes one press when it holds", async () => {
    const view = withLife({ safetyAsk: ask });
    desk.case = view;
    render(CaseScreen, { caseId: view.id });
    const again = await screen.findByRole("region", { name: text.safety.title });
    expect(again.textContent).toContain(text.safety.why("step", 2, ""));
    expect(again.textContent).toContain("9 november 2026");
    expect(again.textContent).toContain("Lokaal 12 is in de pauze open.");
    await expectAccessible();
    desk.case = withLife({});
    await press(again, text.safety.confirm);
    expect(submitted()).toEqual([
      {
        do: "agree_safety",
        safety: { needs: ["break", "group_chat"], note: "Lokaal 12 is in de pauze open.", parentsEarly: true, stepTwoToldFor: "2026-11-12" },
      },
    ]);
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("step-title"));
  });

  it("is changed in a form that starts with what was agreed", async () => {
    const view = withLife({ safetyAsk: ask });
    desk.case = view;
    render(CaseScreen, { caseId: view.id });
    await press(await screen.findByRole("region", { name: text.safety.title }), text.safety.change);
    const form = await screen.findByRole("group", { name: text.safety.form });
    await userEvent.click(within(form).getByLabelText(nl.model.safety.watch));
    await press(form, text.safety.submit);
    expect(submitted()[0]).toMatchObject({ do: "agree_safety", safety: { needs: ["break", "group_chat", "watch"] } });
  });
});

describe("the questions of the start, in steps 1 and 2", () => {
  it("are answered again there: yes and not passed on yet, or passed on with a day", async () => {
    const view = withLife({});
    desk.case = view;
    render(CaseScreen, { caseId: view.id, step: 2 });
    await userEvent.click(await screen.findByText(text.stop.allNo));
    await userEvent.click(screen.getByRole("button", { name: text.stop.changeFor(nl.model.stopCards.home) }));
    const form = await screen.findByRole("group", { name: nl.model.stopCards.home });
    await press(form, text.stop.notYet);
    expect(submitted()).toEqual([{ do: "answer_stop_card", card: "home", answer: { yes: true, referredOn: null, referredTo: "" } }]);
  });

  it("show every judgement, and let it be judged again", async () => {
    const earlier = { ...dossier.assessments[0]!, at: "2026-11-02T09:00:00Z", outcome: "teasing" as const, reason: "Eén keer gezien." };
    const view = withLife({}, { assessments: [...dossier.assessments, earlier] });
    desk.case = view;
    render(CaseScreen, { caseId: view.id, step: 1 });
    await userEvent.click(await screen.findByText(text.decisions.title, { selector: "summary" }));
    expect(screen.getByText("Eén keer gezien.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: text.decisions.again }));
    expect(await screen.findByRole("group", { name: nl.intake.assessment.title })).toBeTruthy();
  });
});
