import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { School } from "../src/ipc/index";
import CalendarPage from "../src/screens/settings/CalendarPage.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { TODAY, work } from "./fake/cases";
import { CommandError, fake } from "./fake/ipc";
import { desk } from "./fake/work";

const text = nl.calendar;
beforeEach(() => fake.reset());

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const saved = () => fake.asked("saveSchool").map(([school]) => school as School);
async function open(): Promise<void> {
  const props = { work, onsaved: () => undefined };
  const { rerender } = render(CalendarPage, props);
  props.onsaved = () => void rerender({ ...props, work: desk.work });
  await rerender(props);
  await screen.findByRole("heading", { name: text.own.title });
}

describe("the calendar", () => {
  it("says until when the holidays are known, and from whom", async () => {
    await open();
    expect(screen.getByText(text.known(nl.common.date("2030-09-01")))).toBeTruthy();
    await userEvent.click(screen.getByText(text.official.title));
    const row = screen.getByRole("rowheader", { name: "kerstvakantie" }).closest("tr");
    expect(within(row as HTMLElement).getByText(text.official.sources["rijksoverheid"] ?? "")).toBeTruthy();
    expect(within(row as HTMLElement).getByText(nl.common.dateShort("2026-11-01"))).toBeTruthy();
    await expectAccessible();
  });

  it("says that nothing is known beyond the last known day", async () => {
    desk.calendar = { ...desk.calendar, knownUntil: "2026-08-01" };
    await open();
    expect(screen.getByText(text.unknown)).toBeTruthy();
  });

  it("saves how the days count and after how many", async () => {
    await open();
    const days = screen.getByLabelText(text.plan.days);
    await userEvent.clear(days);
    await userEvent.type(days, "7, 2");
    await press(text.plan.submit);
    expect(screen.getByRole("link", { name: text.plan.needDays })).toBeTruthy();
    await userEvent.clear(days);
    await userEvent.type(days, "1, 5");
    await userEvent.click(screen.getByRole("radio", { name: new RegExp(text.plan.countings.school_days) }));
    await press(text.plan.submit);
    await screen.findByText(text.plan.kept);
    expect(saved()).toMatchObject([{ followUpDays: [1, 5], counting: "school_days", region: "north", name: work.school.name }]);
  });

  it("adds an own day in its place, and takes one away with a way back", async () => {
    await open();
    await press(text.own.add);
    expect(screen.getByRole("link", { name: text.own.needFirst })).toBeTruthy();
    await userEvent.type(screen.getByLabelText(text.own.first), "3 nov");
    await userEvent.type(screen.getByLabelText(text.own.name), "studiedag");
    await press(text.own.add);
    const day = { first: "2026-11-03", last: "2026-11-03", name: "studiedag" };
    await vi.waitFor(() => expect(saved()).toMatchObject([{ ownDays: [day, { name: "carnaval" }] }]));
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("own-first"));
    await press(text.own.removeNamed("studiedag", nl.common.dateShort("2026-11-03")));
    await vi.waitFor(() => expect(saved()).toHaveLength(2));
    expect(saved()[1]?.ownDays).toEqual([{ first: "2027-02-08", last: "2027-02-09", name: "carnaval" }]);
  });
});

describe("a calendar from a file", () => {
  it("is looked at first; what is likely and new is ticked, and only what is ticked is kept", async () => {
    await open();
    await press(text.import.choose);
    await screen.findByText(text.import.previewLead);
    expect(fake.asked("saveSchool")).toHaveLength(0);
    expect(screen.getByText(text.import.chosen(1, 3))).toBeTruthy();
    expect(screen.getByText(text.import.leftOut(text.import.left({ timed: 2, repeating: 1, distant: 0, unreadable: 0 })))).toBeTruthy();
    expect((screen.getByRole("checkbox", { name: /^Toetsweek/ }) as HTMLInputElement).checked).toBe(false);
    await expectAccessible();
    await press(text.import.nothing);
    await press(text.import.submit);
    expect(screen.getByRole("link", { name: text.import.needSome })).toBeTruthy();
    await userEvent.click(screen.getByRole("checkbox", { name: /^Studiedag/ }));
    await press(text.import.submit);
    await screen.findByText(text.import.done(1));
    const days = [{ first: "2027-03-12", last: "2027-03-12", name: "Studiedag" }];
    expect(saved()).toMatchObject([{ import: { on: TODAY, complete_until: null, days } }]);
    await press(text.import.forget);
    await vi.waitFor(() => expect(saved()[1]?.import).toBeNull());
  });

  it("that is refused says why, and nothing is kept", async () => {
    fake.fail.set("readHolidays", new CommandError("no_calendar"));
    await open();
    await press(text.import.choose);
    expect(await screen.findByText(nl.errors.no_calendar({}).what)).toBeTruthy();
    expect(fake.asked("saveSchool")).toHaveLength(0);
  });

  it("that was not chosen after all changes nothing", async () => {
    desk.found = null;
    await open();
    await press(text.import.choose);
    expect(screen.getByRole("button", { name: text.import.choose })).toBeTruthy();
    expect(screen.queryByText(text.import.previewLead)).toBeNull();
  });
});
