import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import SchoolPage from "../src/screens/settings/SchoolPage.svelte";
import { sized } from "../src/state/drawing";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { logo, work } from "./fake/cases";
import { CommandError, fake } from "./fake/ipc";
import { desk } from "./fake/work";

const text = nl.settings.school.logo;
beforeEach(() => fake.reset());

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const picture = () => screen.queryByRole("img", { name: text.alt(work.school.name) });
const open = () => render(SchoolPage, { work, onsaved: () => undefined });

describe("the logo", () => {
  it("is chosen, looked at and taken away", async () => {
    desk.chosen = { logo, drawing: null };
    open();
    expect(screen.getByText(text.none)).toBeTruthy();
    await press(text.choose);
    await screen.findByText(text.kept);
    expect(picture()?.getAttribute("src")).toBe(`data:image/png;base64,${logo.png}`);
    await expectAccessible();
    await press(text.remove);
    await screen.findByText(text.removed);
    expect(picture()).toBeNull();
    expect(fake.asked("removeLogo")).toHaveLength(1);
  });

  it("is there when the page opens again", async () => {
    desk.logo = logo;
    open();
    expect(await screen.findByRole("img", { name: text.alt(work.school.name) })).toBeTruthy();
    expect(screen.getByRole("button", { name: text.again })).toBeTruthy();
  });

  it("stays as it was when nothing is chosen, or nothing good", async () => {
    desk.logo = logo;
    open();
    await screen.findByText(text.caption);
    await press(text.again);
    expect(picture()).toBeTruthy();
    expect(screen.queryByText(text.kept)).toBeNull();
    fake.fail.set("chooseLogo", new CommandError("logo_too_many_points", {}));
    await press(text.again);
    expect(await screen.findByText(nl.errors.logo_too_many_points({}).what)).toBeTruthy();
    expect(picture()).toBeTruthy();
    await expectAccessible();
  });

  it("comes back empty when the engine can not draw it, so that Rust says what to do", async () => {
    desk.chosen = { logo: null, drawing: "<svg" };
    open();
    await press(text.choose);
    await screen.findByText(text.kept);
    expect(fake.asked("drawLogo")).toEqual([[""]]);
  });
});

describe("the size of a drawing", () => {
  const size = (svg: string) => {
    const found = sized(svg);
    return found && [found.width, found.height];
  };
  it("fills the room for a logo, whatever the drawing says of itself", () => {
    expect(size('<svg viewBox="0 0 10 10">')).toEqual([528, 528]);
    expect(size('<svg width="210mm" height="21mm"/>')).toEqual([1344, 134]);
    expect(size('<svg width="100%" height="100%" viewBox="0,0 400,100">')).toEqual([1344, 336]);
    expect(size("<?xml version='1.0'?><svg:svg viewBox='-5 -5 20 10'/>")).toEqual([1056, 528]);
    expect(size("<svg>")).toEqual([1056, 528]);
    expect(size('<svg viewBox="0 0 0 9">')).toBeUndefined();
    expect(size('<svg viewBox="a b c d">')).toBeUndefined();
    expect(size("geen tekening")).toBeUndefined();
  });
  it("stands in its outermost part only, once", () => {
    const drawn = sized('<svg width="9" stroke-width="2" height="9"><rect width="9"/></svg>')?.svg;
    expect(drawn).toBe('<svg stroke-width="2" viewBox="0 0 9 9" width="528" height="528"><rect width="9"/></svg>');
    expect(sized("<svg height='9' width='9'/>")?.svg).toBe('<svg viewBox="0 0 9 9" width="528" height="528"/>');
  });
});
