import { describe, expect, it, vi } from "vitest";
import { type KeyActions, actionOf, focusNextPane, listen } from "../src/state/keys";

function actions() {
  const names = ["search", "create", "step", "converse", "lock", "hide", "help", "nextPane", "back"] as const;
  return Object.fromEntries(names.map((name) => [name, vi.fn()])) as { [K in (typeof names)[number]]: ReturnType<typeof vi.fn> };
}

describe("the keys", () => {
  it.each([
    [{ key: "k", ctrlKey: true }, "search", []],
    [{ key: "N", ctrlKey: true }, "create", []],
    [{ key: "g", ctrlKey: true }, "converse", []],
    [{ key: "l", ctrlKey: true }, "lock", []],
    [{ key: "k", metaKey: true }, "search", []],
    [{ key: "F9" }, "hide", []],
    [{ key: "F1" }, "help", []],
    [{ key: "F6" }, "nextPane", [false]],
    [{ key: "F6", shiftKey: true }, "nextPane", [true]],
    [{ key: "¡", code: "Digit1", altKey: true }, "step", [1]],
    [{ key: "7", code: "Numpad7", altKey: true }, "step", [7]],
    [{ key: "ArrowLeft", altKey: true }, "back", []],
  ] as const)("%o means %s", (press, name, args) => {
    const done = actions();
    const stop = listen(done as unknown as KeyActions);
    const event = new KeyboardEvent("keydown", { ...press, cancelable: true });
    window.dispatchEvent(event);
    expect(done[name].mock.calls).toEqual([args]);
    expect(event.defaultPrevented).toBe(true);
    stop();
  });

  it.each([
    { key: "k" },
    { key: "8", code: "Digit8", altKey: true },
    { key: "k", ctrlKey: true, altKey: true },
    { key: "F9", ctrlKey: true },
    { key: "l", ctrlKey: true, shiftKey: true },
  ])("%o is left alone", (press) => {
    expect(actionOf(new KeyboardEvent("keydown", press))).toBeUndefined();
  });

  it("move from pane to pane and round", () => {
    document.body.innerHTML = "<nav data-pane></nav><main data-pane><button></button></main>";
    const [nav, main] = document.querySelectorAll<HTMLElement>("[data-pane]");
    focusNextPane();
    expect(document.activeElement).toBe(nav);
    main?.querySelector("button")?.focus();
    focusNextPane();
    expect(document.activeElement).toBe(nav);
    focusNextPane(true);
    expect(document.activeElement).toBe(main);
    document.body.innerHTML = "";
  });
});
