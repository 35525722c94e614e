import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { CaseView, HandoverPreviewView, PupilPageView, RelatedView, SummerView } from "../src/ipc/index";
import CaseScreen from "../src/screens/case/CaseScreen.svelte";
import AssessmentForm from "../src/screens/forms/AssessmentForm.svelte";
import TakeOverScreen from "../src/screens/handover/TakeOverScreen.svelte";
import PupilScreen from "../src/screens/pupil/PupilScreen.svelte";
import SummerScreen from "../src/screens/summer/SummerScreen.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { dossier, lines } from "./fake/cases";
import { CommandError, fake } from "./fake/ipc";
import { desk } from "./fake/work";

const withRelated = (related: Partial<RelatedView>): CaseView => ({
  ...dossier,
  id: crypto.randomUUID(),
  related: { ...dossier.related, ...related },
});
async function open(view: CaseView, title: string): Promise<HTMLElement> {
  desk.case = view;
  render(CaseScreen, { caseId: view.id, tab: "more" });
  const summary = (await screen.findByRole("heading", { level: 2, name: title })).closest("summary");
  await userEvent.click(summary as HTMLElement);
  return summary?.parentElement as HTMLElement;
}
const press = (inside: HTMLElement, name: string | RegExp) => userEvent.click(within(inside).getByRole("button", { name }));

beforeEach(() => {
  fake.reset();
  router.reset({ name: "start" });
});

describe("other dossiers", () => {
  it("links to a dossier that was searched for, with a reason", async () => {
    const view = withRelated({});
    fake.play.linkCases = async () => view;
    const section = await open(view, nl.related.title);
    await press(section, nl.related.link.open);
    await press(section, nl.related.link.submit);
    expect(fake.asked("linkCases")).toHaveLength(0);
    const other = lines.find((line) => line.id !== view.id);
    await userEvent.type(within(section).getByLabelText(nl.related.picker.label), other?.title.slice(0, 3) ?? "");
    await userEvent.click(await within(section).findByRole("button", { name: new RegExp(other?.number ?? "") }));
    await userEvent.type(within(section).getByLabelText(nl.related.reason), "Zelfde groepsapp.");
    await expectAccessible();
    await press(section, nl.related.link.submit);
    expect(fake.asked("linkCases")).toEqual([[view.id, other?.id, false, "Zelfde groepsapp."]]);
  });

  it("offers no merging while a colleague has it, and says where it went", async () => {
    const section = await open(withRelated({ handedOver: { to: "Karin Bos", on: "2026-11-20", note: "Bel eerst." } }), nl.related.title);
    expect(within(section).queryByRole("button", { name: nl.related.merge.open })).toBeNull();
    expect(screen.getByText(nl.related.head.handed("Karin Bos", nl.common.dateShort("2026-11-20")))).toBeTruthy();
  });

  it("splits off only with a pupil who may be bullied, and copies no talk of who stays", async () => {
    const view = withRelated({});
    fake.play.splitCase = async () => view;
    const section = await open(view, nl.related.title);
    await press(section, nl.related.split.open);
    await press(section, nl.related.split.submit);
    expect(within(section).getAllByText(nl.related.split.needPupils).length).toBeGreaterThan(0);
    const bullied = view.parties.find((party) => party.role === "bullied");
    await userEvent.click(within(section).getByLabelText(bullied?.name ?? ""));
    await userEvent.type(within(section).getByLabelText(nl.related.split.what), "Alleen de sportles.");
    await userEvent.type(within(section).getByLabelText(nl.related.reason), "Twee zaken.");
    await expectAccessible();
    await press(section, nl.related.split.submit);
    const [, split] = fake.asked("splitCase")[0] as [string, { pupils: [string, string][]; conversations: string[] }];
    expect(split.pupils).toEqual([[bullied?.pupil.id, "bullied"]]);
    expect(split.conversations).toEqual([]);
  });
});

describe("handing over", () => {
  it("asks to whom, and shows the words once", async () => {
    const view = withRelated({});
    const after = withRelated({ handedOver: { to: "Karin Bos", on: "2026-11-20", note: null } });
    fake.play.handOver = async () => ({ outcome: "saved", name: "dossier.age", words: "appel-boek-deur-egel-feest-giraffe-huis-ijs", case: { ...after, id: view.id } });
    const section = await open(view, nl.handover.title);
    await press(section, nl.handover.open);
    await press(section, nl.handover.form.submit);
    expect(within(section).getAllByText(nl.handover.form.needTo).length).toBeGreaterThan(0);
    const select = within(section).getByLabelText(nl.handover.form.to);
    const colleague = within(select).getAllByRole("option")[1] as HTMLOptionElement;
    await userEvent.selectOptions(select, colleague);
    await expectAccessible();
    await press(section, nl.handover.form.submit);
    expect(fake.asked("handOver")).toEqual([[view.id, colleague.value, "", { with: "words" }]]);
    const list = await within(section).findByRole("list");
    expect(within(list).getAllByRole("listitem").map((item) => item.textContent)).toHaveLength(8);
    expect(document.activeElement?.textContent).toBe(nl.handover.saved.title);
    await press(section, nl.handover.saved.close);
    expect(within(section).queryByText("giraffe")).toBeNull();
    expect(within(section).getByRole("button", { name: nl.handover.back.open })).toBeTruthy();
  });

  it("needs the key of the colleague when that is chosen", async () => {
    const section = await open(withRelated({}), nl.handover.title);
    await press(section, nl.handover.open);
    await userEvent.click(within(section).getByLabelText(new RegExp(nl.handover.form.key)));
    await press(section, nl.handover.form.submit);
    expect(within(section).getAllByText(nl.handover.form.needKey).length).toBeGreaterThan(0);
  });
});

describe("taking over", () => {
  const preview: HandoverPreviewView = {
    sender: "Marieke de Graaf (mentor)",
    school: "Het Lindenlyceum",
    fingerprint: "A10F 0000",
    known: false,
    madeAt: "2026-11-20T14:00:00Z",
    to: "Noor van der Meer",
    note: "Bel de moeder eerst.",
    number: "2026-014",
    numberTaken: true,
    back: false,
    closed: false,
    pupils: [
      { pupil: "x1", name: "Sam Yılmaz", class: "2B", role: "bullied", standing: "namesake", namesake: "p-sam", namesakeClass: "2B" },
      { pupil: "x2", name: "Daan Mol", class: "2B", role: "bullying", standing: "new", namesake: null, namesakeClass: "" },
    ],
    entries: 12,
    conversations: 2,
    agreements: 1,
    documents: 1,
    tasks: [{ what: "follow_up", step: null, name: "Sam Yılmaz", due: "2026-11-27" }],
  };

  it("shows who it is from before anything is kept, and asks about a namesake", async () => {
    fake.play.chooseHandover = async () => ({ outcome: "chosen", name: "dossier.age", words: true });
    fake.play.openHandover = async () => preview;
    fake.play.takeOverHandover = async () => dossier;
    render(TakeOverScreen);
    await userEvent.click(screen.getByRole("button", { name: nl.handover.take.choose }));
    await userEvent.click(await screen.findByRole("button", { name: nl.handover.take.look }));
    expect(fake.asked("openHandover")).toHaveLength(0);
    await userEvent.type(screen.getByLabelText(nl.handover.take.words), "een twee");
    await userEvent.click(screen.getByRole("button", { name: nl.handover.take.look }));
    expect(await screen.findByText("A10F 0000")).toBeTruthy();
    expect(screen.getByText(nl.handover.take.taken("2026-014"))).toBeTruthy();
    expect(document.activeElement?.textContent).toBe(nl.handover.take.sender);
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: nl.handover.take.submit }));
    expect(fake.asked("takeOverHandover")).toHaveLength(0);
    await userEvent.click(screen.getByLabelText(nl.handover.take.yes));
    await userEvent.click(screen.getByRole("button", { name: nl.handover.take.submit }));
    expect(fake.asked("takeOverHandover")).toEqual([[[["x1", "p-sam"]]]]);
    expect(router.screen).toMatchObject({ name: "case", caseId: dossier.id });
  });

  it("says in plain words what is wrong with a file", async () => {
    fake.play.chooseHandover = async () => ({ outcome: "chosen", name: "dossier.age", words: false });
    fake.fail.set("openHandover", new CommandError("handover_bad_signature"));
    render(TakeOverScreen);
    await userEvent.click(screen.getByRole("button", { name: nl.handover.take.choose }));
    await userEvent.click(await screen.findByRole("button", { name: nl.handover.take.look }));
    expect(await screen.findByText(nl.errors.handover_bad_signature({}).what)).toBeTruthy();
  });
});

describe("over several dossiers", () => {
  it("lists the dossiers of a pupil and counts nothing", async () => {
    const page: PupilPageView = {
      pupil: { id: "p-sam", name: { first: "Sam", infix: "", last: "Yılmaz", call: "" }, class: "2B", born: null },
      name: "Sam Yılmaz",
      age: null,
      cases: [
        { caseId: "a", number: "2026-014", phase: "open", role: "bullied", reportedOn: "2026-11-01" },
        { caseId: "b", number: "2026-003", phase: "closed", role: "bystander", reportedOn: "2026-02-01" },
      ],
    };
    fake.play.pupilPage = async () => page;
    render(PupilScreen, { pupil: "p-sam" });
    expect(await screen.findByRole("heading", { level: 1, name: "Sam Yılmaz" })).toBeTruthy();
    await expectAccessible();
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: /2026-003/ }));
    expect(router.screen).toEqual({ name: "case", caseId: "b" });
  });

  it("opens what there is to do before the summer", async () => {
    const check: SummerView = {
      first: "2027-07-17",
      last: "2027-08-29",
      near: true,
      open: [{ id: "a", number: "2027-001", title: "Sam Yılmaz" }],
      followUps: [{ caseId: "a", number: "2027-001", followUp: "f1", name: "Sam Yılmaz", date: "2027-07-20" }],
      pupils: [{ caseId: "a", number: "2027-001", pupil: "p-sam", name: "Sam Yılmaz", leaving: false }],
    };
    fake.play.summer = async () => check;
    fake.play.setLeaving = async () => ({ ...check, pupils: check.pupils.map((one) => ({ ...one, leaving: true })) });
    render(SummerScreen);
    await userEvent.click(await screen.findByLabelText(nl.related.summer.leaves("Sam Yılmaz", "2027-001")));
    expect(fake.asked("setLeaving")).toEqual([["p-sam", true]]);
    await expectAccessible();
    await userEvent.click(await screen.findByRole("button", { name: nl.related.summer.record("Sam Yılmaz") }));
    expect(router.screen).toEqual({ name: "case", caseId: "a", tab: "involved" });
  });

  it("points at earlier teasing beside the decision", async () => {
    fake.play.teasingPatterns = async () => [{ teased: "Sam", teasing: "Daan", cases: [{ id: "b", number: "2026-003" }] }];
    render(AssessmentForm, { file: dossier, onsaved: () => undefined, oncancel: () => undefined });
    expect(await screen.findByText(nl.related.pattern.text("Daan", "Sam", "2026-003"))).toBeTruthy();
    await expectAccessible();
  });
});
