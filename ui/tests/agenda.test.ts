import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AgendaItemView, AgendaView } from "../src/ipc/index";
import { screenFor } from "../src/screens/agenda/open";
import Work from "../src/screens/Work.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { agenda, CASE, TODAY } from "./fake/cases";
import { base, fake, session } from "./fake/ipc";
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
      duty: { name: "case", caseId: CASE, step: 7, pupil: "p-daan" },
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

describe("what a row tells", () => {
  const term = { ...found("duty"), due: "2026-12-25", extended: "2026-12-28" };
  it("has both dates of a legal term, and the first as the day to plan", () => {
    expect(nl.agenda.notes(term, "2026-12-01")).toEqual([
      "Plan op deze dag. De termijn van de wet loopt tot en met maandag 28 december.",
    ]);
    expect(nl.agenda.notes(term, "2026-12-26")).toEqual(["De termijn van de wet loopt nog tot en met maandag 28 december."]);
    expect(nl.agenda.notes(term, "2026-12-29")).toEqual(["De termijn van de wet liep tot en met maandag 28 december."]);
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
