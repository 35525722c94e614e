import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseView, FollowUpView, ShiftView } from "../src/ipc/index";
import CaseScreen from "../src/screens/case/CaseScreen.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { CASE, dossier, TODAY } from "./fake/cases";
import { fake } from "./fake/ipc";
import { desk } from "./fake/work";

const text = nl.checks;
const fields = nl.forms.followUp;
const [first] = dossier.followUps;
if (first === undefined) throw new Error("no check");
const check = (change: Partial<FollowUpView>): FollowUpView => ({ ...first, ...change });
const planned = (change: Partial<FollowUpView>, more: Partial<CaseView> = {}): CaseView => ({ ...dossier, followUps: [check(change)], ...more });
const far: ShiftView = { from: "2026-12-20", days: 15, cause: "kerstvakantie", far: true, before: "2026-12-18", phone: "2026-12-20" };
const pause = { on: "2026-11-16", reason: "De wijkagent vraagt te wachten." };

beforeEach(() => {
  fake.reset();
  window.scrollTo = () => undefined;
});

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
async function step(view: CaseView, number: 3 | 5 = 5): Promise<void> {
  desk.case = view;
  const { unmount } = render(CaseScreen, { caseId: CASE, step: number, pupil: "p-sam" });
  left = unmount;
  await screen.findByRole("heading", { level: 1 });
}
let left: () => void = () => undefined;
const open = async (view: CaseView, what: (date: string) => string) => {
  await step(view);
  await press(what(nl.common.date(view.followUps[0]?.date ?? "")));
  return within(screen.getByRole("group", { name: fields.title("Sam Yılmaz") }));
};
const acted = () => fake.asked("act").map(([, , submission]) => (submission as { action: unknown }).action);

describe("holding a check", () => {
  it("records how each agreement was kept, what is next, and nothing that was not talked about", async () => {
    const form = await open(planned({ agreements: ["a1", "a2"] }), text.holdNamed);
    await userEvent.type(form.getByLabelText(fields.words), "Het gaat.");
    await userEvent.click(form.getByRole("radio", { name: nl.model.trends.less }));
    await userEvent.click(within(form.getByRole("group", { name: fields.safeRoom })).getByRole("radio", { name: nl.common.yes }));
    const daan = form.getByRole("group", { name: new RegExp("^Daan van der Berg:") });
    await userEvent.click(within(daan).getByRole("radio", { name: nl.model.kept.not_kept }));
    await userEvent.type(form.getByLabelText(new RegExp(`^${text.held.keptNote.replace("?", "\\?")}`)), "Twee keer in de app.");
    await userEvent.type(form.getByLabelText(new RegExp(`^${text.held.next.replace("?", "\\?")}`)), "Ik spreek Daan.");
    await userEvent.type(form.getByLabelText(new RegExp(`^${text.held.nextOn}`)), "3 nov");
    await expectAccessible();
    await press(fields.submit.hold);
    await vi.waitFor(() => expect(acted()).toEqual([
      {
        do: "hold_follow_up",
        followUp: "f1",
        check: {
          on: TODAY,
          words: "Het gaat.",
          safeRoom: true,
          trend: "less",
          counsellorOffered: false,
          means: "at_school",
          agreements: [{ agreement: "a1", kept: "not_kept", note: "Twee keer in de app." }],
          next: "Ik spreek Daan.",
          nextOn: "2026-11-03",
        },
      },
    ]));
  });

  it("by phone asks whether the pupil could talk freely", async () => {
    const form = await open(planned({ means: "phone" }), text.holdNamed);
    expect(form.queryByRole("group", { name: fields.safeRoom })).toBeNull();
    await press(fields.submit.hold);
    expect(form.getByRole("link", { name: text.held.needSafePhone })).toBeTruthy();
    await userEvent.type(form.getByLabelText(fields.words), "Gaat wel.");
    await userEvent.click(form.getByRole("radio", { name: nl.model.trends.same }));
    await userEvent.click(within(form.getByRole("group", { name: text.held.safePhone })).getByRole("radio", { name: nl.common.no }));
    await press(fields.submit.hold);
    await vi.waitFor(() => expect(acted()).toMatchObject([{ check: { means: "phone", safeRoom: false, nextOn: null } }]));
  });

  it("that brings up a suggestion shows it and takes the focus there", async () => {
    const form = await open(planned({}), text.holdNamed);
    await userEvent.type(form.getByLabelText(fields.words), "Weer gebeurd.");
    await userEvent.click(form.getByRole("radio", { name: nl.model.trends.worse }));
    await userEvent.click(within(form.getByRole("group", { name: fields.safeRoom })).getByRole("radio", { name: nl.common.yes }));
    desk.case = { ...dossier, suggestions: [{ what: "step_seven", pupil: "p-sam", name: "Sam Yılmaz" }] };
    await press(fields.submit.hold);
    const said = await screen.findByText(text.suggestions.step_seven("Sam Yılmaz"));
    await vi.waitFor(() => expect(document.activeElement?.contains(said)).toBe(true));
    expect(document.activeElement).not.toBe(document.body);
    await press(text.suggestions.act.step_seven);
    expect(await screen.findByRole("heading", { name: dossier.steps[6]?.title ?? "" })).toBeTruthy();
    expect(fake.asked("act")).toHaveLength(1);
  });
});

describe("moving a check", () => {
  it("leaves a call a call", async () => {
    const form = await open(planned({ means: "phone" }), text.moveNamed);
    await userEvent.type(form.getByLabelText(fields.date), "3 nov");
    await userEvent.type(form.getByLabelText(fields.reason), "Sam is op kamp.");
    await press(fields.submit.move);
    await vi.waitFor(() => expect(acted()).toEqual([{ do: "move_follow_up", followUp: "f1", date: "2026-11-03", reason: "Sam is op kamp.", means: "phone" }]));
  });

  it("leaves nothing behind when nothing was typed", async () => {
    const form = await open(planned({}), text.moveNamed);
    await userEvent.click(form.getByRole("button", { name: nl.forms.cancel }));
    await vi.waitFor(() => expect(screen.queryByRole("group", { name: fields.title("Sam Yılmaz") })).toBeNull());
    expect([fake.asked("saveDraft"), fake.asked("deleteDraft")]).toEqual([[], []]);
  });

  it("that came far later by itself offers the day before and a call, and keeps what was typed", async () => {
    await step(planned({ original: "2026-12-20", date: "2027-01-04", shift: far }));
    expect(screen.getByText(text.far(15, "kerstvakantie"))).toBeTruthy();
    expect(screen.getByText(text.because(nl.common.date("2026-12-20"), "kerstvakantie"))).toBeTruthy();
    await press(text.holdNamed(nl.common.date("2027-01-04")));
    await userEvent.type(screen.getByLabelText(fields.words), "Half verhaal");
    left();
    await step(planned({ original: "2026-12-20", date: "2027-01-04", shift: far }));
    await press(text.phone(nl.common.date("2026-12-20")));
    await vi.waitFor(() => expect((screen.getByLabelText(fields.reason) as HTMLTextAreaElement).value).toBe(text.farReason("kerstvakantie")));
    await expectAccessible();
    await press(fields.submit.move);
    await vi.waitFor(() => expect(acted()).toEqual([
      { do: "move_follow_up", followUp: "f1", date: "2026-12-20", reason: text.farReason("kerstvakantie"), means: "phone" },
    ]));
    const kept = [...desk.drafts.values()].map((draft) => JSON.parse(draft.content) as { words?: string });
    expect(kept.some(({ words }) => words === "Half verhaal")).toBe(true);
  });

  it("says so when nobody knows whether there is school on the new day", async () => {
    const form = await open(planned({}, { knownUntil: "2026-10-31" }), text.moveNamed);
    expect(form.queryByText(text.unknownWhy(nl.common.date("2026-10-31")))).toBeNull();
    await userEvent.type(form.getByLabelText(fields.date), "3 nov");
    expect(await form.findByText(text.unknownWhy(nl.common.date("2026-10-31")))).toBeTruthy();
    await userEvent.click(form.getByRole("radio", { name: text.meansLong.phone }));
    expect(form.queryByText(text.unknownWhy(nl.common.date("2026-10-31")))).toBeNull();
  });
});

describe("a check on a day of which nothing is known", () => {
  it("says so in its step, at the side and in its form", async () => {
    const form = await open(planned({ date: "2031-03-03", original: "2031-03-03", unknown: true }), text.holdNamed);
    const why = text.unknownWhy(nl.common.date(dossier.knownUntil ?? ""));
    expect(form.getByText(why)).toBeTruthy();
    expect(screen.getAllByText(why)).toHaveLength(2);
    expect(within(screen.getByRole("complementary")).getByText(text.unknown)).toBeTruthy();
  });
});

describe("the checks of an earlier round", () => {
  it("are folded away once they are over, and leave the side", async () => {
    const held = { ...first, id: "f-old", date: "2026-10-01", original: "2026-10-01", state: { state: "cancelled", reason: "Op stage." } } as FollowUpView;
    await step({ ...dossier, round: 2, followUps: [held, check({ round: 2 })] });
    const earlier = screen.getByText(text.earlier(1)).closest("details")!;
    expect(within(earlier).getByText(text.cancelled("Op stage."))).toBeTruthy();
    expect(earlier.open).toBe(false);
    expect(screen.getByRole("button", { name: text.holdNamed(nl.common.date(first.date)) })).toBeTruthy();
    const side = within(screen.getByRole("complementary", { name: nl.dossier.side.label }));
    expect(side.queryByText(new RegExp(nl.common.dateShort("2026-10-01")))).toBeNull();
  });
});

describe("the pause", () => {
  it("needs a reason", async () => {
    await step(dossier);
    await press(text.pause.open);
    await press(text.pause.submit);
    expect(screen.getByRole("link", { name: text.pause.needReason })).toBeTruthy();
    await userEvent.clear(screen.getByLabelText(text.pause.on));
    await userEvent.type(screen.getByLabelText(text.pause.on), "vandaag");
    await userEvent.type(screen.getByLabelText(text.pause.reason), pause.reason);
    await press(text.pause.submit);
    await vi.waitFor(() => expect(acted()).toEqual([{ do: "pause", on: TODAY, reason: pause.reason }]));
  });

  it("stands on top, makes nothing late, offers no other day, and is ended from there", async () => {
    await step(planned({ original: "2026-11-20", shift: { ...far, from: "2026-11-20" } }, { pause }));
    expect(screen.getByText(text.pause.banner(nl.common.date(pause.on)))).toBeTruthy();
    expect(screen.getAllByText(text.paused)).toHaveLength(2);
    const list = screen.getByRole("region", { name: text.title });
    expect(within(list).queryByText(nl.parts.status.action_needed)).toBeNull();
    expect(screen.queryByText(text.far(15, "kerstvakantie"))).toBeNull();
    expect(screen.queryByRole("button", { name: text.pause.open })).toBeNull();
    await expectAccessible();
    await press(text.resume.open);
    await userEvent.clear(screen.getByLabelText(text.resume.on));
    await userEvent.type(screen.getByLabelText(text.resume.on), "vandaag");
    await press(text.resume.submit);
    await vi.waitFor(() => expect(acted()).toEqual([{ do: "resume", on: TODAY, note: "" }]));
  });
});

describe("an extra check", () => {
  it("is planned with this pupil", async () => {
    await step(dossier);
    await press(text.add.openNamed("Sam Yılmaz"));
    await press(text.add.submit);
    expect(screen.getByRole("link", { name: text.add.needDate })).toBeTruthy();
    await userEvent.type(screen.getByLabelText(text.add.date), "3 nov");
    await userEvent.click(screen.getByRole("radio", { name: text.meansLong.phone }));
    await press(text.add.submit);
    await vi.waitFor(() => expect(acted()).toEqual([{ do: "add_follow_up", pupil: "p-sam", date: "2026-11-03", means: "phone", note: "" }]));
  });

  it("that goes with advice asks with whom", async () => {
    await step({ ...dossier, suggestions: [{ what: "follow_up_after_advice", pupil: null, name: "" }] });
    await press(text.suggestions.act.follow_up_after_advice);
    await press(text.add.submit);
    expect(screen.getByRole("link", { name: text.add.needPupil })).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "Sam Yılmaz" }));
    await userEvent.type(screen.getByLabelText(text.add.date), "3 nov");
    await press(text.add.submit);
    await vi.waitFor(() => expect(acted()).toMatchObject([{ do: "add_follow_up", pupil: "p-sam" }]));
  });
});

describe("step 3", () => {
  it("shows what recording it planned, and why a date moved", async () => {
    const near = { from: "2026-11-22", days: 2, cause: null, far: false, before: null, phone: null };
    const moved = check({ id: "f9", original: "2026-11-22", date: "2026-11-24", shift: near });
    await step({ ...dossier, followUps: [...dossier.followUps, moved, check({ id: "x", extra: true, date: "2026-11-30" })] }, 3);
    const section = within(screen.getByRole("region", { name: text.planned.title }));
    expect(section.getByText(text.because(nl.common.date("2026-11-22"), text.near))).toBeTruthy();
    expect(section.queryByText(nl.common.date("2026-11-30"))).toBeNull();
    await userEvent.click(section.getByRole("button", { name: text.planned.toStep }));
    expect(screen.getByRole("region", { name: text.title })).toBeTruthy();
  });
});
