import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import Work from "../src/screens/Work.svelte";
import { flushAll } from "../src/state/autosave.svelte";
import { router } from "../src/state/router.svelte";
import { toasts } from "../src/state/toasts.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { CASE, dossier, parties, TODAY } from "./fake/cases";
import { base, fake, session } from "./fake/ipc";
import { desk } from "./fake/work";
import type { CaseView, DraftView, PartyView } from "../src/ipc/index";

const text = nl.talk;
const DRAFT = "d-talk";
/** Four pupils, so that there is someone to be silent about. */
const fourth: PartyView = {
  ...parties[2]!,
  pupil: { ...parties[2]!.pupil, id: "p-mees", name: { first: "Mees", infix: "", last: "Oosterbaan", call: "" } },
  name: "Mees Oosterbaan",
  shortName: "Mees",
  then: null,
};
const four: CaseView = { ...dossier, parties: [...parties, fourth] };

function begin(label: string, content: object | string = { notes: {} }, kind = "conversation"): void {
  const written = typeof content === "string" ? content : JSON.stringify(content);
  desk.drafts.set(DRAFT, { caseId: CASE, kind, label, content: written, updatedAt: TODAY } satisfies DraftView);
  router.reset({ name: "talk", caseId: CASE, draftId: DRAFT });
}
function show() {
  return render(Work, { session, display: base.display, version: base.version, ondisplay: () => undefined });
}
const kept = () => JSON.parse(desk.drafts.get(DRAFT)?.content ?? "{}") as Record<string, never> & { notes: Record<string, never> };
const lines = () => (kept().notes["lines"] ?? []) as { text: string; kind: string; at: string; struck: boolean; pupil: string }[];
const field = () => screen.findByLabelText(text.lines.field);
const goTo = async (pause: "before" | "during" | "after") =>
  userEvent.click(await screen.findByRole("button", { name: new RegExp(text.pauses[pause]) }));
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  fake.reset();
  desk.case = four;
  for (const toast of toasts.list) toasts.close(toast.id);
});

describe("a conversation that is held", () => {
  it.each(["1 p-sam", "2 p-daan", "3", "4 p-sam", "7 p-daan"])("shows at most nine items at each moment of %s", async (label) => {
    begin(label);
    show();
    for (const pause of ["before", "during", "after"] as const) {
      await goTo(pause);
      await screen.findByRole("heading", { name: text.pauseTitles[pause] });
      const panel = document.querySelector<HTMLElement>(".pause")!;
      const items = panel.querySelectorAll(".check, fieldset");
      expect(items.length, `${label} ${pause}`).toBeGreaterThan(0);
      expect(items.length, `${label} ${pause}`).toBeLessThanOrEqual(9);
      await expectAccessible();
    }
  });

  it.each([
    ["1 p-sam", ["Daan", "Yara", "Mees"]],
    ["2 p-daan", ["Sam", "Yara", "Mees"]],
    ["4 p-daan", ["Sam", "Yara", "Mees"]],
    ["7 p-daan", ["Sam", "Yara", "Mees"]],
  ])("names nobody else in a talk of %s", async (label, others) => {
    begin(label);
    show();
    for (const pause of ["before", "during", "after"] as const) {
      await goTo(pause);
      await screen.findByRole("heading", { name: text.pauseTitles[pause] });
      for (const party of four.parties.filter((one) => others.includes(one.shortName))) {
        for (const name of [party.shortName, party.pupil.name.last, ...party.guardians.map((one) => one.name)]) {
          // Daan's mother is called Bakker; a family name that two families share says nothing.
          expect(document.body.textContent).not.toMatch(new RegExp(`\\b${name}\\b`));
        }
      }
    }
    expect(document.title).toContain(text.windowTitle(Number(label[0]), "2026-014"));
    expect(screen.queryByLabelText(nl.shell.search.label)).toBeNull();
    expect(screen.queryByRole("navigation", { name: nl.shell.navigation })).toBeNull();
  });

  it("names in a check only who it is about", async () => {
    begin("follow_up f1", { notes: { pause: "during" } }, "form");
    show();
    await field();
    expect(document.body.textContent).toContain("Sam");
    for (const name of ["Daan", "Yara", "Mees"]) expect(document.body.textContent).not.toContain(name);
  });

  it("takes away who is not there, with a way back", async () => {
    begin("3", { notes: {} });
    show();
    await userEvent.click(await screen.findByLabelText("Mees"));
    expect(kept()["pupils"]).toEqual(["p-sam", "p-daan", "p-yara"]);
    await toasts.list.at(-1)?.undo?.();
    expect(kept()["pupils"]).toEqual(["p-sam", "p-daan", "p-yara", "p-mees"]);
  });

  it("keeps every tick and every line at once", async () => {
    begin("1 p-sam");
    show();
    await userEvent.click(await screen.findByLabelText(text.before.quiet));
    expect(kept().notes["ready"]).toEqual(["quiet"]);
    await press(text.on.before);
    await userEvent.click(screen.getByLabelText(/Laat de leerling het eigen verhaal/));
    // The first point of the invented step belongs to the moment before.
    expect(kept()["points"]).toEqual(["1.2"]);
    await userEvent.type(await field(), "Ze lachen mij uit{Enter}");
    expect(lines()).toMatchObject([{ kind: "quote", text: "Ze lachen mij uit", struck: false }]);
    // The time of a line is that of the program, not of the page.
    expect(lines()[0]!.at.slice(0, 13)).toBe(`${TODAY}T09`);
    expect(document.querySelector(".told")?.textContent).toMatch(/^Opgeslagen: \d\d:\d\d “Ze lachen mij uit”$/);
    await press(new RegExp(`${text.lines.kinds.seen}: huilde`));
    expect(lines().map((line) => [line.kind, line.text])).toEqual([
      ["quote", "Ze lachen mij uit"],
      ["seen", "huilde"],
    ]);
  });

  it("gives a line the kind that was used last", async () => {
    begin("1 p-sam", { notes: { pause: "during" } });
    show();
    const box = await field();
    await userEvent.type(box, "Ik kom morgen naar je toe");
    await press(new RegExp(`^${text.lines.kinds.agreed}( ${text.lines.enter})?$`));
    await userEvent.type(box, "Je vertelt het thuis{Control>}{Enter}{/Control}");
    expect(lines().map((line) => line.kind)).toEqual(["agreed", "agreed"]);
    await userEvent.type(box, "   {Enter}");
    expect(lines()).toHaveLength(2);
  });

  it("keeps what is typed and not yet noted", async () => {
    begin("1 p-sam", { notes: { pause: "during" } });
    const first = show();
    await userEvent.type(await field(), "half een zin");
    fake.flush?.();
    await vi.waitFor(() => expect(kept().notes["typing"]).toBe("half een zin"));
    first.unmount();
    router.reset({ name: "talk", caseId: CASE, draftId: DRAFT });
    show();
    expect(((await field()) as HTMLInputElement).value).toBe("half een zin");
  });

  it("betters a line and strikes one out, with a way back", async () => {
    const line = { id: "l1", at: `${TODAY}T09:04:00Z`, kind: "quote", text: "Ze lagen" };
    begin("1 p-sam", { notes: { pause: "during", lines: [line] } });
    show();
    await press(text.lines.editLong("Ze lagen"));
    const box = screen.getByLabelText(text.lines.editing);
    await vi.waitFor(() => expect(document.activeElement).toBe(box));
    await userEvent.clear(box);
    await userEvent.type(box, "Weg{Escape}");
    expect(router.screen.name).toBe("talk");
    await press(text.lines.editLong("Ze lagen"));
    await userEvent.clear(screen.getByLabelText(text.lines.editing));
    await userEvent.type(screen.getByLabelText(text.lines.editing), "Ze lachen{Enter}");
    expect(lines()).toMatchObject([{ text: "Ze lachen", at: line.at }]);
    await press(text.lines.strikeLong("Ze lachen"));
    expect(lines()[0]?.struck).toBe(true);
    const back = screen.getByRole("button", { name: text.lines.restoreLong("Ze lachen") });
    await vi.waitFor(() => expect(document.activeElement, "the button that was pressed is gone").toBe(back));
    await toasts.list.at(-1)?.undo?.();
    expect(lines()[0]?.struck).toBe(false);
  });

  it("takes the way back of a line along when it is left: the text may go on elsewhere", async () => {
    begin("1 p-sam", { notes: { pause: "during", lines: [{ id: "l1", at: `${TODAY}T09:04:00Z`, kind: "quote", text: "Ze lagen" }] } });
    show();
    await press(text.lines.strikeLong("Ze lagen"));
    expect(toasts.list).toHaveLength(1);
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(router.screen.name).toBe("case"));
    await vi.waitFor(() => expect(toasts.list).toEqual([]));
  });

  it("goes by key from moment to moment, and back to the dossier", async () => {
    begin("1 p-sam");
    show();
    await screen.findByRole("heading", { name: text.pauseTitles.before });
    for (const [key, pause] of [["2", "during"], ["3", "after"], ["1", "before"]] as const) {
      await userEvent.keyboard(`{Alt>}${key}{/Alt}`);
      const heading = await screen.findByRole("heading", { name: text.pauseTitles[pause] });
      await vi.waitFor(() => expect(document.activeElement).toBe(heading));
      expect(kept().notes["pause"]).toBe(pause);
    }
    await userEvent.keyboard("{Control>}g{/Control}");
    await vi.waitFor(async () => expect(document.activeElement).toBe(await field()));
    await userEvent.keyboard("{Control>}n{/Control}");
    expect(router.screen.name).toBe("talk");
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(router.screen).toMatchObject({ name: "case", step: 1, pupil: "p-sam" }));
    expect(desk.drafts.has(DRAFT), "nothing was noted, so nothing is left behind").toBe(false);
    expect(fake.asked("setConversing")).toEqual([[true], [false]]);
  });

  it("leaves nothing behind of a check in which nothing was noted", async () => {
    begin("follow_up f1", { notes: {} }, "form");
    show();
    await goTo("during");
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(router.screen).toMatchObject({ name: "case", step: 5 }));
    expect(desk.drafts.has(DRAFT)).toBe(false);
  });

  it.each([
    ["a tick", async () => userEvent.click(await screen.findByLabelText(text.before.quiet))],
    ["a word that is being typed", async () => goTo("during").then(async () => userEvent.type(await field(), "Ze la"))],
    ["a line", async () => goTo("during").then(() => press(/was stil/))],
    ["an answer", async () => goTo("after").then(async () => userEvent.click(await screen.findByLabelText(nl.model.answers.yes)))],
  ] as const)("keeps %s when it is left", async (_, does) => {
    begin("1 p-sam");
    show();
    await screen.findByRole("heading", { name: text.pauseTitles.before });
    await does();
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(router.screen).toMatchObject({ name: "case" }));
    expect(desk.drafts.has(DRAFT)).toBe(true);
  });

  it("hides at once from inside a field, and only the button brings it back", async () => {
    begin("1 p-sam", { notes: { pause: "during" } });
    show();
    const box = await field();
    const title = document.title;
    await userEvent.type(box, "Hij slaat");
    await userEvent.keyboard("{F9}");
    expect(await screen.findByRole("heading", { name: nl.shell.hidden.title })).toBeTruthy();
    expect(document.querySelector(".work")?.hasAttribute("hidden")).toBe(true);
    expect(document.title).not.toContain("2026");
    await userEvent.keyboard("{F9}{Escape}{Alt>}3{/Alt}{Control>}g{/Control}{F1}");
    expect(document.querySelector(".work")?.hasAttribute("hidden")).toBe(true);
    expect(router.screen.name).toBe("talk");
    await press(nl.shell.hidden.showByHand);
    await vi.waitFor(() => expect(document.activeElement).toBe(box));
    expect((box as HTMLInputElement).value).toBe("Hij slaat");
    expect(document.title).toBe(title);
  });

  it("hides while a word is being composed", async () => {
    begin("1 p-sam", { notes: { pause: "during" } });
    show();
    const box = await field();
    box.addEventListener("keydown", (event) => event.stopPropagation());
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "F9", isComposing: true, bubbles: true, cancelable: true }));
    expect(await screen.findByRole("heading", { name: nl.shell.hidden.title })).toBeTruthy();
  });

  it.each(["before", "during", "after"] as const)("comes back at the moment %s with its lines", async (pause) => {
    const line = { id: "l1", at: `${TODAY}T09:04:00Z`, kind: "agreed", text: "We praten morgen" };
    begin("1 p-sam", { pupils: ["p-sam"], points: ["1.2"], notes: { pause, lines: [line], ready: ["time"], safe: "no", next: "2026-11-24" } });
    show();
    expect(await screen.findByRole("heading", { name: text.pauseTitles[pause] })).toBeTruthy();
    await goTo("before");
    expect((screen.getByLabelText(text.before.time) as HTMLInputElement).checked).toBe(true);
    await goTo("during");
    expect((screen.getByLabelText(/Laat de leerling het eigen/) as HTMLInputElement).checked).toBe(true);
    expect(screen.getByText("We praten morgen")).toBeTruthy();
    expect(screen.getByText(nl.common.time(new Date(line.at)))).toBeTruthy();
    await goTo("after");
    expect(screen.getByText(text.safe.unsafe)).toBeTruthy();
    expect(screen.getByText(nl.common.date("2026-11-24"))).toBeTruthy();
  });

  it.each([
    "",
    "{",
    "[]",
    "null",
    '"x"',
    '{"notes":7,"points":{},"pupils":3,"agreements":"x"}',
    '{"notes":{"lines":[null,7,{"text":4},{"text":"  "}],"ready":[1],"pause":"later","next":"soon","safe":9}}',
  ])("opens over the draft %j", async (content) => {
    begin("1 p-sam", content);
    show();
    expect(await screen.findByRole("heading", { name: text.pauseTitles.before })).toBeTruthy();
    expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe(text.with("Sam"));
    expect(desk.drafts.get(DRAFT)?.content).toBe(content);
    await goTo("during");
    expect(await screen.findByText(text.lines.none)).toBeTruthy();
    await userEvent.type(await field(), "Toch{Enter}");
    expect(lines()).toMatchObject([{ text: "Toch" }]);
  });

  it("keeps a line on the screen when it can not be saved, and says so", async () => {
    begin("1 p-sam", { notes: { pause: "during" } });
    show();
    const { CommandError } = await import("./fake/ipc");
    fake.fail.set("saveDraft", new CommandError("disk_full", {}));
    await userEvent.type(await field(), "Ze lachen{Enter}");
    expect(await screen.findByText(nl.parts.save.failed)).toBeTruthy();
    expect(screen.getByText(/Ze lachen/)).toBeTruthy();
    fake.fail.clear();
    await press(nl.parts.save.retry);
    expect(lines()).toMatchObject([{ text: "Ze lachen" }]);
  });
});

describe("the record of a conversation", () => {
  const at = (minute: number) => new Date(`${TODAY}T09:0${String(minute)}:00`).toISOString();
  const noted = [
    { id: "l1", at: at(4), kind: "quote", text: "Ze lachen mij uit." },
    { id: "l2", at: at(6), kind: "seen", text: "huilde" },
    { id: "l3", at: at(7), kind: "agreed", text: "Ik laat Sam met rust." },
    { id: "l4", at: at(8), kind: "seen", text: "vergissing", struck: true },
  ];
  const account = async () => (await screen.findByLabelText(nl.conversation.account)) as HTMLTextAreaElement;

  it("holds the lines, and is finished as text in the same draft", async () => {
    begin("1 p-sam", { notes: { pause: "after", lines: noted, safe: "yes", next: "2026-11-24" } });
    show();
    await press(text.write);
    const box = await account();
    expect(box.value).toBe(
      "09:04 “Ze lachen mij uit.”\n09:06 Gezien: huilde\n09:07 Afspraak: Ik laat Sam met rust.\n\nWe zien elkaar weer op dinsdag 24 november 2026.\nVeilig tot die tijd: ja.",
    );
    expect(router.screen).toMatchObject({ name: "conversation", draftId: DRAFT });
    expect(fake.asked("act")).toHaveLength(0);
  });

  it("leaves standing what was written, and adds only what is new", async () => {
    begin("1 p-sam", { step: 1, account: "Mijn eigen tekst.", notes: { pause: "after", lines: noted.slice(0, 1) } });
    show();
    await press(text.write);
    expect((await account()).value).toBe("Mijn eigen tekst.\n\n09:04 “Ze lachen mij uit.”");
    await userEvent.type(await account(), " En meer.");
    await press(text.show);
    await goTo("during");
    await press(new RegExp("knikte"));
    await goTo("after");
    await press(text.write);
    expect((await account()).value).toMatch(/^Mijn eigen tekst\.\n\n09:04 “Ze lachen mij uit\.” En meer\.\n\n\d\d:\d\d Gezien: knikte$/);
  });

  it("makes agreements of step 3, each of who promises it", async () => {
    const joint = { joint: true, pupils: ["p-sam", "p-daan", "p-yara"] };
    begin("3", { ...joint, notes: { pause: "during", lines: noted } });
    show();
    const who = await screen.findByRole("group", { name: text.lines.who });
    await userEvent.click(within(who).getByLabelText("Daan"));
    await goTo("after");
    await press(text.write);
    expect((await account()).value).not.toContain("met rust");
    await flushAll();
    expect(kept()["agreements"]).toMatchObject([{ pupil: "p-daan", protects: "p-sam", what: "Ik laat Sam met rust." }]);
  });

  it("fills the form of a check", async () => {
    begin("follow_up f1", { words: "Eerder.", notes: { pause: "before" } }, "form");
    desk.case = { ...four, drafts: [{ id: DRAFT, caseId: CASE, kind: "form", label: "follow_up f1", updatedAt: TODAY }] };
    show();
    await userEvent.click(await screen.findByLabelText(text.before.safeRoom));
    await goTo("during");
    await userEvent.click(screen.getByLabelText(nl.model.trends.less));
    await press(new RegExp("was vrolijk"));
    await goTo("after");
    await press(text.write);
    const form = await screen.findByRole("group", { name: nl.forms.followUp.title("Sam Yılmaz") });
    const words = (await within(form).findByLabelText(nl.forms.followUp.words)) as HTMLTextAreaElement;
    await vi.waitFor(() => expect(words.value).toMatch(/^Eerder\.\n\n\d\d:\d\d Gezien: was vrolijk$/));
    expect((within(form).getByLabelText(nl.model.trends.less) as HTMLInputElement).checked).toBe(true);
    const room = within(form).getByRole("group", { name: nl.forms.followUp.safeRoom });
    expect((within(room).getByLabelText(nl.common.yes) as HTMLInputElement).checked).toBe(true);
    expect(fake.asked("act")).toHaveLength(0);
  });
});

describe("the dossier", () => {
  it("starts a conversation, and goes on with it where it was", async () => {
    router.reset({ name: "case", caseId: CASE, step: 4, pupil: "p-daan" });
    show();
    await press(nl.dossier.step.talkParents("Daan van der Berg"));
    await vi.waitFor(() => expect(router.screen.name).toBe("talk"));
    const [, caseId, kind, label] = fake.asked("saveDraft")[0] as string[];
    expect([caseId, kind, label]).toEqual([CASE, "conversation", "4 p-daan"]);
  });

  it("starts with Ctrl+G, also a check", async () => {
    router.reset({ name: "case", caseId: CASE, step: 5, pupil: "p-daan" });
    show();
    await screen.findByRole("button", { name: nl.dossier.step.talkWith("Daan van der Berg") });
    await userEvent.keyboard("{Control>}g{/Control}");
    await vi.waitFor(() => expect(router.screen.name).toBe("talk"));
    expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe(text.with("Daan"));
    expect(fake.asked("saveDraft")[0]?.slice(2, 4)).toEqual(["form", "follow_up f2"]);
  });

  it("writes one down afterwards", async () => {
    router.reset({ name: "case", caseId: CASE, step: 4, pupil: "p-daan" });
    show();
    await press(nl.dossier.step.afterwards);
    await vi.waitFor(() => expect(router.screen.name).toBe("conversation"));
  });
});
