import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AgendaItemView, AgendaView } from "../src/ipc/index";
import { screenFor } from "../src/screens/agenda/open";
import Work from "../src/screens/Work.svelte";
import { router } from "../src/state/router.svelte";
import { toasts } from "../src/state/toasts.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { agenda, CASE, TODAY } from "./fake/cases";
import { base, CommandError, fake, session } from "./fake/ipc";
import { desk } from "./fake/work";

const items = agenda.parts.flatMap((part) => part.items);
const found = (what: AgendaItemView["what"]["what"]): AgendaItemView => {
  const item = items.find((one) => one.what.what === what);
  if (item === undefined) throw new Error(`no ${what} in the fake agenda`);
  return item;
};

beforeEach(() => {
  fake.reset();
  desk.reset();
  for (const toast of toasts.list) toasts.close(toast.id);
  router.reset({ name: "agenda" });
  render(Work, { session, display: base.display, version: base.version, ondisplay: () => undefined });
});

describe("the agenda", () => {
  it("shows every part with its number, and nothing under the wrong one", async () => {
    for (const part of agenda.parts) {
      const heading = await screen.findByRole("heading", { name: nl.agenda.counted(nl.agenda.buckets[part.bucket], part.total) });
      const rows = within(heading.parentElement as HTMLElement).getAllByRole("listitem");
      expect(rows).toHaveLength(part.items.length);
      for (const [index, item] of part.items.entries()) expect(rows[index]?.textContent).toContain(nl.agenda.what(item));
    }
    await expectAccessible();
  });

  it("leads from each row to where it can be done", async () => {
    const wanted = {
      referral: { name: "case", caseId: CASE, step: 1, card: "home" },
      step_two: { name: "case", caseId: CASE, step: 2, pupil: "p-daan" },
      follow_up: { name: "case", caseId: CASE, step: 5, pupil: "p-sam", followUp: "f1" },
      sanction: { name: "agreements", caseId: CASE },
      agreement_ends: { name: "agreements", caseId: CASE },
      agreement_check: { name: "agreements", caseId: CASE },
      paused: { name: "case", caseId: CASE, step: 5 },
      duty: { name: "measure", caseId: CASE, measureId: "m1" },
      objection_ends: { name: "measure", caseId: CASE, measureId: "m1" },
    };
    for (const [what, screen] of Object.entries(wanted)) expect(screenFor(found(what as AgendaItemView["what"]["what"]))).toEqual(screen);
    await userEvent.click(await screen.findByRole("button", { name: /^Volgmoment met Sam Yılmaz/ }));
    await vi.waitFor(() => expect(router.screen).toEqual(wanted.follow_up));
  });

  it("shows the rest of a long part on request, and takes the focus there", async () => {
    const first = found("follow_up");
    const many = Array.from({ length: 60 }, (_, index) => ({ ...first, key: `f${String(index)}`, number: `2026-${String(index)}` }));
    desk.agenda = (most: number): AgendaView => ({ today: TODAY, parts: [{ bucket: "later", items: many.slice(0, most), total: 60 }] });
    router.reset({ name: "agenda" });
    const more = await screen.findByRole("button", { name: nl.agenda.more(60) });
    expect(screen.getAllByRole("listitem").filter((row) => row.textContent.includes("Volgmoment"))).toHaveLength(25);
    await userEvent.click(more);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("2026-25"));
    expect(screen.getAllByRole("listitem").filter((row) => row.textContent.includes("Volgmoment"))).toHaveLength(60);
  });

  it("says so when there is nothing", async () => {
    desk.agenda = () => ({ today: TODAY, parts: [] });
    router.reset({ name: "agenda" });
    expect(await screen.findByText(nl.agenda.empty)).toBeTruthy();
  });
});

describe("taking the agenda along", () => {
  const text = nl.agenda.file;
  const dialog = async () => within(await screen.findByRole("dialog", { name: text.title }));

  it("takes everything along without names, unless they are asked for after a warning", async () => {
    await userEvent.click(await screen.findByRole("button", { name: text.all }));
    const ask = await dialog();
    expect(ask.getByRole<HTMLInputElement>("radio", { name: new RegExp(`^${text.without}`) }).checked).toBe(true);
    expect(ask.queryByText(text.warning)).toBeNull();
    await expectAccessible();
    await userEvent.click(ask.getByRole("button", { name: text.submit }));
    await screen.findByText(text.saved("Agenda.ics"));
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

    await userEvent.click(screen.getByRole("button", { name: text.all }));
    const again = await dialog();
    expect(again.getByRole<HTMLInputElement>("radio", { name: new RegExp(`^${text.without}`) }).checked, "names are asked for each time").toBe(true);
    await userEvent.click(again.getByRole("radio", { name: new RegExp(`^${text.with}`) }));
    expect(again.getByText(text.warning)).toBeTruthy();
    await expectAccessible();
    await userEvent.click(again.getByRole("button", { name: text.submit }));
    await vi.waitFor(() =>
      expect(fake.asked("exportAgenda")).toEqual([
        [null, false],
        [null, true],
      ]),
    );
  });

  it("takes one row along by its key, and keeps asking when the place was not chosen or could not be written", async () => {
    const item = found("follow_up");
    const row = nl.agenda.row(item, nl.common.date(item.due), nl.agenda.notes(item, TODAY));
    await userEvent.click(await screen.findByRole("button", { name: text.oneOf(row) }));
    const ask = await dialog();
    expect(ask.getByText(/^Volgmoment met Sam Yılmaz/)).toBeTruthy();
    fake.play = { exportAgenda: async () => ({ kind: "cancelled" }) };
    await userEvent.click(ask.getByRole("button", { name: text.submit }));
    expect(screen.queryByText(text.saved("Agenda.ics"))).toBeNull();
    fake.play = {};
    fake.fail.set("exportAgenda", new CommandError("not_saved"));
    await userEvent.click(ask.getByRole("button", { name: text.submit }));
    expect(await ask.findByText("Het bestand is niet bewaard.", { exact: false })).toBeTruthy();
    fake.fail.clear();
    await userEvent.click(ask.getByRole("button", { name: text.submit }));
    await screen.findByText(text.saved("Agenda.ics"));
    expect(fake.asked("exportAgenda")).toEqual([
      [item.key, false],
      [item.key, false],
      [item.key, false],
    ]);
  });

  it("offers nothing where there is nothing, and not on the start screen", async () => {
    desk.agenda = () => ({ today: TODAY, parts: [] });
    router.reset({ name: "agenda" });
    await screen.findByText(nl.agenda.empty);
    expect(screen.queryByRole("button", { name: text.all })).toBeNull();
    router.reset({ name: "start" });
    await screen.findByRole("button", { name: /^Volgmoment met Sam Yılmaz/ });
    expect(screen.queryByRole("button", { name: new RegExp(`^${text.one}`) })).toBeNull();
  });
});

describe("the number on the desktop", () => {
  const text = nl.settings.display.reminder;
  const box = () => screen.findByRole<HTMLInputElement>("checkbox", { name: new RegExp(`^${text.label}`) });

  it("is turned on by the mentor, and stays as it was when that fails", async () => {
    router.reset({ name: "settings", page: "display" });
    expect((await box()).checked).toBe(false);
    await expectAccessible();
    fake.fail.set("setReminds", new CommandError("not_saved"));
    await userEvent.click(await box());
    await vi.waitFor(async () => expect((await box()).checked).toBe(false));
    fake.fail.clear();
    await userEvent.click(await box());
    await screen.findByText(nl.settings.saved);
    expect((await box()).checked).toBe(true);
    expect(fake.asked("setReminds")).toEqual([[true], [true]]);
  });

  it("is not offered where the desktop can not be told", async () => {
    desk.work = { ...desk.work, reminds: null };
    router.reset({ name: "settings", page: "display" });
    await screen.findByText(nl.settings.display.sample);
    expect(screen.queryByText(text.title)).toBeNull();
  });
});

describe("what a row tells", () => {
  const term = { ...found("duty"), due: "2026-12-25", extended: "2026-12-28" };
  it("has both dates of a legal term, and the first as the day to plan", () => {
    expect(nl.agenda.notes(term, "2026-12-01")).toEqual([
      "Plan op deze dag. De termijn van de wet loopt tot en met maandag 28 december.",
    ]);
    expect(nl.agenda.notes(term, "2026-12-26")).toEqual(["De termijn van de wet loopt nog tot en met maandag 28 december."]);
    expect(nl.agenda.notes(term, "2026-12-29")).toEqual(["De termijn van de wet liep tot en met maandag 28 december."]);
  });

  it("says that the end of the term for objecting asks nothing of the mentor", () => {
    const item = found("objection_ends");
    expect(nl.agenda.notes(item, TODAY)).toEqual(["Ter informatie: tot en met deze dag kan het gezin bezwaar maken. Jij hoeft niets te doen."]);
    expect(nl.agenda.what(item)).toBe("Laatste dag voor een bezwaar");
  });

  it("tells what is not sure and who comes of age", () => {
    expect(nl.agenda.notes(found("agreement_check"), TODAY)).toEqual(["Vakanties onbekend: kijk of er dan school is."]);
    expect(nl.agenda.notes(found("agreement_ends"), TODAY)[0]).toMatch(/^Is dan 16/);
    const christmas = nl.agenda.notes(found("step_two"), TODAY);
    expect(christmas[0]).toBe("Dan is er geen school: Eerste kerstdag.");
    expect(christmas[1]).toMatch(/^Is dan 18/);
  });

  it("never calls an objection of a family late", () => {
    const tasks = ["hear_objection", "decide_objection", "send_objection_decision"] as const;
    for (const task of tasks) {
      const item: AgendaItemView = { ...term, what: { what: "duty", measure: "m1", task } };
      for (const today of ["2026-12-01", "2026-12-26", "2027-02-01"]) {
        const row = nl.agenda.row(item, nl.common.date(item.due), nl.agenda.notes(item, today));
        expect(row.toLowerCase()).not.toMatch(/te laat|verlopen|overschreden/);
      }
    }
  });
});
