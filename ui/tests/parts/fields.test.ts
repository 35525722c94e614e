import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import ChoiceGroup from "../../src/parts/ChoiceGroup.svelte";
import DateField from "../../src/parts/DateField.svelte";
import ErrorSummary from "../../src/parts/ErrorSummary.svelte";
import TextField from "../../src/parts/TextField.svelte";
import ThreeState from "../../src/parts/ThreeState.svelte";
import { nl } from "../../src/text/nl";
import { expectAccessible } from "../axe";
import { type DateReading, fake } from "../fake/ipc";

beforeEach(() => fake.reset());

describe("a date", () => {
  const text = nl.parts.date;
  const show = (props: Record<string, unknown> = {}) => {
    const onchange = vi.fn();
    render(DateField, { label: "Op welke dag?", id: "day", value: "", onchange, ...props });
    return { onchange, box: screen.getByLabelText("Op welke dag?") as HTMLInputElement };
  };

  it("is typed as people type it, and said back in full", async () => {
    const { onchange, box } = show();
    await userEvent.type(box, "3 nov");
    expect(await screen.findByText("dinsdag 3 november 2026")).toBeTruthy();
    expect(onchange).toHaveBeenLastCalledWith("2026-11-03");
    // What someone types is not rewritten under their hands.
    expect(box.value).toBe("3 nov");
    expect(box.getAttribute("aria-describedby")?.split(" ")).toContain("day-words");
  });

  it("finds no fault while someone is still typing, and does when the field is left", async () => {
    const { onchange, box } = show();
    await userEvent.type(box, "drie");
    expect(box.getAttribute("aria-invalid")).toBeNull();
    await userEvent.tab();
    await vi.waitFor(() => expect(box.getAttribute("aria-invalid")).toBe("true"));
    const error = document.getElementById("day-error");
    expect(error?.textContent).toContain(text.unreadable);
    expect(box.getAttribute("aria-describedby")?.split(" ")).toContain("day-error");
    expect(onchange).not.toHaveBeenCalled();
    await expectAccessible();
  });

  it("comes back from a draft as a person would type it", () => {
    expect(show({ value: "2026-11-03" }).box.value).toBe(nl.common.dateShort("2026-11-03"));
  });

  it("takes back a date that was made unreadable", async () => {
    const { onchange, box } = show();
    await userEvent.type(box, "3 nov");
    await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith("2026-11-03"));
    await userEvent.type(box, "x");
    await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith(""));
  });

  it("says that a day is still to come, where that makes no sense", async () => {
    const { box } = show();
    await userEvent.type(box, "3 nov 2030");
    await userEvent.tab();
    expect(await screen.findByText((_, node) => node?.id === "day-error" && /2030 is nog niet geweest/.test(node.textContent))).toBeTruthy();
    expect(fake.asked("parseDate").at(-1)?.[1]).toEqual({ future: false });
  });

  it("is chosen with the keyboard alone", async () => {
    const { onchange, box } = show();
    await userEvent.tab();
    expect(document.activeElement).toBe(box);
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe(text.yesterday);
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith("2026-11-21"));
    expect(box.value).toBe(text.yesterday);
  });

  it("does not let a late answer to older text win", async () => {
    const waiting: ((reading: DateReading) => void)[] = [];
    const { onchange, box } = show({ read: () => new Promise<DateReading>((done) => waiting.push(done)) });
    await userEvent.type(box, "34");
    waiting[1]?.({ kind: "date", iso: "2026-11-04", words: "woensdag 4 november 2026" });
    waiting[0]?.({ kind: "date", iso: "2026-11-03", words: "dinsdag 3 november 2026" });
    await vi.waitFor(() => expect(onchange.mock.calls).toEqual([["2026-11-04"]]));
    expect(screen.queryByText("dinsdag 3 november 2026")).toBeNull();
  });
});

describe("the three states of a point", () => {
  const text = nl.dossier.point;
  const show = (state: "open" | "done" | "not_needed" = "open") => {
    const onset = vi.fn();
    render(ThreeState, { point: "2.3", state, onset });
    return onset;
  };
  const button = (name: string) => screen.getByRole("button", { name });

  it("say which it is, and change at one press", async () => {
    const onset = show();
    expect(button(text.open).getAttribute("aria-pressed")).toBe("true");
    expect(button(text.done).getAttribute("aria-pressed")).toBe("false");
    await userEvent.click(button(text.open));
    expect(onset).not.toHaveBeenCalled();
    await userEvent.click(button(text.done));
    expect(onset.mock.calls).toEqual([["done", ""]]);
    await expectAccessible();
  });

  it("ask why something is not needed, before it counts; all by keyboard", async () => {
    const onset = show("done");
    button(text.notNeeded).focus();
    await userEvent.keyboard("{Enter}");
    const box = screen.getByLabelText(text.reason);
    await vi.waitFor(() => expect(document.activeElement).toBe(box));
    await userEvent.keyboard("   {Enter}");
    expect(onset).not.toHaveBeenCalled();
    expect(box.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(box.getAttribute("aria-describedby")?.split(" ")[0] ?? "")?.textContent).toContain(text.needReason);
    expect(document.activeElement).toBe(box);
    await expectAccessible();
    await userEvent.keyboard("Al besproken. {Enter}");
    expect(onset.mock.calls).toEqual([["not_needed", "Al besproken."]]);
    expect(screen.queryByLabelText(text.reason)).toBeNull();
    expect(document.activeElement).toBe(button(text.notNeeded));
  });

  it("leave it as it was when one thinks better of it", async () => {
    const onset = show();
    await userEvent.click(button(text.notNeeded));
    await userEvent.type(screen.getByLabelText(text.reason), "Toch niet");
    await userEvent.click(button(text.cancel));
    expect(screen.queryByLabelText(text.reason)).toBeNull();
    expect(onset).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button(text.notNeeded));
  });
});

describe("a summary of what is missing", () => {
  const two = [
    { field: "one", text: "Vul de naam in." },
    { field: "two", text: "Vul de klas in." },
  ];

  it("takes the focus at each try, and not while someone types", async () => {
    render(TextField, { id: "one", label: "Naam", value: "" });
    const summary = render(ErrorSummary, { problems: two, turn: 1 });
    const box = screen.getByRole("alert");
    expect(document.activeElement).toBe(box);
    screen.getByLabelText("Naam").focus();
    await summary.rerender({ problems: two.slice(1), turn: 1 });
    expect(document.activeElement).toBe(screen.getByLabelText("Naam"));
    await summary.rerender({ problems: two.slice(1), turn: 2 });
    expect(document.activeElement).toBe(box);
  });

  it("leads to the field", async () => {
    render(TextField, { id: "one", label: "Naam", value: "" });
    render(ErrorSummary, { problems: two, turn: 1 });
    await userEvent.click(screen.getByRole("link", { name: "Vul de naam in." }));
    expect(document.activeElement).toBe(screen.getByLabelText("Naam"));
  });
});

describe("a choice", () => {
  const options = [
    { value: "a", label: "Rood" },
    { value: "b", label: "Geel", hint: "als de zon" },
    { value: "c", label: "Blauw" },
  ] as const;

  it("of one is made with the arrows", async () => {
    const onchange = vi.fn();
    render(ChoiceGroup, { legend: "Kleur", id: "colour", options, value: undefined, onchange });
    await userEvent.click(screen.getByRole("radio", { name: "Rood" }));
    await userEvent.keyboard("{ArrowDown}");
    expect(onchange.mock.calls).toEqual([["a"], ["b"]]);
    expect(screen.getAllByRole("radio").filter((one) => (one as HTMLInputElement).checked)).toHaveLength(1);
  });

  it("of any is kept in the order of the list, and can be taken back", async () => {
    const onchange = vi.fn();
    render(ChoiceGroup, { legend: "Kleuren", id: "colours", options, values: ["c"], onchange, error: "Kies een kleur." });
    await userEvent.click(screen.getByRole("checkbox", { name: "Rood" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "Blauw" }));
    expect(onchange.mock.calls).toEqual([[["a", "c"]], [["a"]]]);
    expect(screen.getByRole("group").getAttribute("aria-describedby")).toBe("colours-error");
    await expectAccessible();
  });
});
