import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import Work from "../src/screens/Work.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { CASE, dossier, TODAY } from "./fake/cases";
import { base, fake, session } from "./fake/ipc";
import { desk } from "./fake/work";
import type { CaseView, DraftView, FollowUpView } from "../src/ipc/index";

const text = nl.talk;
const DRAFT = "d-talk";
const planned: FollowUpView = { ...dossier.followUps[0]!, id: "f9", date: "2026-12-08", original: "2026-12-08" };

function begin(label: string, content: object, kind = "conversation"): void {
  desk.drafts.set(DRAFT, { caseId: CASE, kind, label, content: JSON.stringify(content), updatedAt: TODAY } satisfies DraftView);
  router.reset({ name: "talk", caseId: CASE, draftId: DRAFT });
  show();
}
function show(): void {
  render(Work, { session, display: base.display, version: base.version, ondisplay: () => undefined });
}
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));
const notes = () => (JSON.parse(desk.drafts.get(DRAFT)?.content ?? "{}") as { notes: Record<string, unknown> }).notes;

beforeEach(() => {
  fake.reset();
  desk.case = dossier;
});

describe("the end of a conversation", () => {
  it("names school days, and says when a holiday moved one or is not known", async () => {
    const soon: CaseView["soon"] = [
      { days: 1, date: "2027-01-04", later: true, known: true },
      { days: 7, date: "2026-12-01", later: false, known: false },
    ];
    desk.case = { ...dossier, soon };
    begin("1 p-sam", { notes: { pause: "after" } });
    const group = await screen.findByRole("group", { name: text.next.legend });
    expect(group.textContent).toContain("De eerstvolgende schooldag");
    expect(group.textContent).toContain("4 jan 2027");
    expect(group.textContent).not.toContain("Morgen");
    expect(group.textContent).toContain(text.next.unknown);
  });

  it("leads from unsafe to the agreement about safety, and keeps what was arranged before", async () => {
    const safety = { needs: ["route" as const], note: "Daan wacht binnen.", parentsEarly: true, stepTwoToldFor: "2026-11-25", lookedAt: TODAY };
    desk.case = { ...dossier, safety };
    begin("1 p-sam", { notes: { pause: "after" } });
    const asked = await screen.findByRole("group", { name: new RegExp(text.safe.pupil.replace("?", "\\?")) });
    await userEvent.click(within(asked).getByLabelText(nl.model.answers.no));
    const now = screen.getByRole("group", { name: text.safe.now });
    expect(document.body.textContent).not.toContain("Daan");
    await userEvent.click(within(now).getByLabelText(nl.model.safety.break));
    await userEvent.click(screen.getByRole("button", { name: text.safe.agree }));
    await screen.findByText(text.safe.agreed);
    const [, , submission] = fake.asked("act")[0] as [string, null, { action: object }];
    expect(submission.action).toEqual({
      do: "agree_safety",
      safety: { needs: ["break", "route"], note: "Daan wacht binnen.", parentsEarly: true, stepTwoToldFor: "2026-11-25" },
    });
    expect(notes()["arranged"]).toEqual(["break", "route"]);
    await expectAccessible();
  });

  it.each(["2 p-daan", "4 p-daan", "3"])("shows in %s nothing of what is arranged for the other side, and leaves it standing", async (label) => {
    const safety = { needs: ["route" as const], note: "Sam wacht binnen.", parentsEarly: false, stepTwoToldFor: null, lookedAt: TODAY };
    desk.case = { ...dossier, safety };
    begin(label, { notes: { pause: "after", safe: "no" } });
    const now = await screen.findByRole("group", { name: text.safe.now });
    expect((within(now).getByLabelText(nl.model.safety.route) as HTMLInputElement).checked).toBe(false);
    await userEvent.click(within(now).getByLabelText(nl.model.safety.watch));
    await press(text.safe.agree);
    await screen.findByText(text.safe.agreed);
    const [, , submission] = fake.asked("act")[0] as [string, null, { action: { safety: { needs: string[] } } }];
    expect(submission.action.safety.needs).toEqual(["route", "watch"]);
    expect(notes()["arranged"]).toEqual(["watch"]);
  });

  it("fills the next check in with the day that was named, unless one is planned then", async () => {
    desk.case = { ...dossier, followUps: [...dossier.followUps, planned] };
    for (const [day, next] of [["2026-12-01", "2026-12-01"], [planned.date, ""]] as const) {
      begin("follow_up f1", { notes: { pause: "after", next: day } }, "form");
      await press(text.write);
      await vi.waitFor(() => expect((JSON.parse(desk.drafts.get(DRAFT)?.content ?? "{}") as { nextOn: string }).nextOn).toBe(next));
      document.body.innerHTML = "";
    }
  });

  it("asks for a check on the day that was named, once the record is made", async () => {
    desk.case = { ...dossier, followUps: [planned] };
    router.reset({ name: "case", caseId: CASE, step: 1, pupil: "p-sam", again: "2026-12-01" });
    show();
    const form = await screen.findByRole("group", { name: nl.checks.add.titleOf("Sam Yılmaz") });
    expect((within(form).getByLabelText(nl.checks.add.date) as HTMLInputElement).value).toMatch(/1 dec/);
    document.body.innerHTML = "";
    router.reset({ name: "case", caseId: CASE, step: 1, pupil: "p-sam", again: planned.date });
    show();
    await screen.findByRole("heading", { level: 1 });
    expect(screen.queryByRole("group", { name: nl.checks.add.titleOf("Sam Yılmaz") })).toBeNull();
  });
});

describe("the beginning", () => {
  it("says that these parents need an interpreter", async () => {
    const parties = dossier.parties.map((party) => ({
      ...party,
      guardians: party.guardians.map((one) => ({ ...one, guardian: { ...one.guardian, language: "Tigrinya", interpreter: true } })),
    }));
    desk.case = { ...dossier, parties };
    const sam = parties.find((party) => party.pupil.id === "p-sam")!;
    begin("4 p-sam", { step: 4, account: "", pupils: ["p-sam"], guardians: [sam.guardians[0]!.guardian.id], notes: {} });
    await screen.findByText(text.tongue(sam.guardians[0]!.name, "Tigrinya", true));
  });

  it("of the meeting of step 7 asks who of the schoolleiding sits there", async () => {
    const leader = { ...dossier.staff[0]!, id: "s-leader", name: { first: "Petra", infix: "", last: "Leider", call: "" }, role: "school_leader" as const };
    desk.case = { ...dossier, staff: [...dossier.staff, leader] };
    begin("7 p-daan", { notes: {} });
    await userEvent.click(await screen.findByLabelText("Petra Leider"));
    await vi.waitFor(() => expect((JSON.parse(desk.drafts.get(DRAFT)?.content ?? "{}") as { staff: string[] }).staff).toContain("s-leader"));
    expect((JSON.parse(desk.drafts.get(DRAFT)?.content ?? "{}") as { staff: string[] }).staff.length, "who was there stays").toBe(2);
  });

  it("holds the check that is next straight away", async () => {
    desk.case = {
      ...dossier,
      next: { step: "follow_up", pupil: "p-sam", name: "Sam Yılmaz", missing: { what: "follow_up", followUp: "f1", date: "2026-11-20", pupil: null, card: null, measure: null } },
    };
    router.reset({ name: "case", caseId: CASE });
    show();
    const next = await screen.findByRole("region", { name: nl.dossier.next.label });
    await userEvent.click(within(next).getByRole("button", { name: nl.forms.followUp.live }));
    await vi.waitFor(() => expect(router.screen.name).toBe("talk"));
  });
});
