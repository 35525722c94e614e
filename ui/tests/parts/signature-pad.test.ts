import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Drawing } from "../../src/ipc/index";
import SignaturePad from "../../src/parts/SignaturePad.svelte";
import { nl } from "../../src/text/nl";
import { expectAccessible } from "../axe";

// jsdom has no drawing, no sizes and no pointer events of its own.
const WIDTH = 300;
const drawn = { fillStyle: "", arc: vi.fn() };
const context = new Proxy(drawn, { get: (target, name) => Reflect.get(target, name) ?? (() => undefined) });
Object.defineProperty(HTMLCanvasElement.prototype, "clientWidth", { get: () => WIDTH });
Object.defineProperty(HTMLCanvasElement.prototype, "clientHeight", { get: () => WIDTH / 3 });
HTMLCanvasElement.prototype.getContext = (() => context) as unknown as HTMLCanvasElement["getContext"];
HTMLCanvasElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, WIDTH, WIDTH / 3);
let resized: () => void = () => undefined;
vi.stubGlobal(
  "ResizeObserver",
  class {
    constructor(tell: () => void) {
      resized = tell;
    }
    observe(): void {
      resized();
    }
    disconnect(): void {}
  },
);
Element.prototype.setPointerCapture ??= () => undefined;

function pointer(name: string, kind: string, x: number, y: number): void {
  const event = new MouseEvent(name, { bubbles: true, cancelable: true, clientX: x, clientY: y, buttons: name === "pointerup" ? 0 : 1 });
  Object.assign(event, { pointerId: 1, pointerType: kind, isPrimary: true, pressure: 0.5 });
  (document.querySelector("canvas") ?? document).dispatchEvent(event);
}
function draw(kind: string, points: [number, number][]): void {
  const [first = [0, 0], ...rest] = points;
  pointer("pointerdown", kind, ...first);
  for (const point of rest) pointer("pointermove", kind, ...point);
  pointer("pointerup", kind, ...(rest.at(-1) ?? first));
}
async function show(props: Record<string, unknown> = {}) {
  const onchange = vi.fn<(drawing: Drawing | null) => void>();
  render(SignaturePad, { label: "Handtekening van Sam", id: "sign", drawing: null, onchange, ...props });
  // The pad itself is loaded when it is first needed.
  await vi.waitFor(() => expect(document.querySelector("canvas")?.style.touchAction).toBe("none"));
  return onchange;
}

beforeEach(() => drawn.arc.mockClear());

describe("a signature", () => {
  it.each(["mouse", "touch", "pen"])("is drawn with %s, and kept in the units of the paper", async (kind) => {
    const onchange = await show();
    draw(kind, [[30, 30], [60, 45], [120, 60]]);
    const drawing = onchange.mock.lastCall?.[0];
    expect(drawing).toMatchObject({ width: 600, height: 200 });
    expect(drawing?.strokes).toHaveLength(1);
    // The canvas is half as wide as the paper.
    expect(drawing?.strokes[0]?.[0]).toEqual([60, 60]);
    await vi.waitFor(() => expect(screen.getByRole("status").textContent).toContain(nl.parts.signature.filled));
    await expectAccessible();
  });

  it("can be a dot: nobody has to drag", async () => {
    const onchange = await show();
    draw("mouse", [[150, 50]]);
    expect(onchange.mock.lastCall?.[0]?.strokes).toEqual([[[300, 100]]]);
  });

  it("is wiped and drawn again, by keyboard", async () => {
    const onchange = await show();
    draw("mouse", [[30, 30], [60, 45]]);
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: nl.parts.signature.clear }));
    await userEvent.keyboard("{Enter}");
    expect(onchange).toHaveBeenLastCalledWith(null);
    expect(screen.getByRole("status").textContent).toContain(nl.parts.signature.empty);
    draw("mouse", [[90, 30], [100, 45]]);
    expect(onchange.mock.lastCall?.[0]?.strokes).toHaveLength(1);
  });

  it("takes its last line back and puts it there again, until something else is drawn", async () => {
    const onchange = await show();
    const strokes = () => onchange.mock.lastCall?.[0]?.strokes;
    draw("pen", [[30, 30], [60, 45]]);
    draw("pen", [[90, 30], [100, 45]]);
    const both = strokes();
    const redo = () => screen.queryByRole("button", { name: nl.parts.signature.redo });
    expect(redo()).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: nl.parts.signature.undo }));
    expect(strokes()).toEqual(both?.slice(0, 1));
    await userEvent.click(redo()!);
    expect(strokes()).toEqual(both);
    await userEvent.click(screen.getByRole("button", { name: nl.parts.signature.undo }));
    draw("pen", [[10, 30], [20, 45]]);
    expect(strokes()).toHaveLength(2);
    await vi.waitFor(() => expect(redo()).toBeNull());
    for (const _ of [1, 2, 3]) await userEvent.click(screen.getByRole("button", { name: nl.parts.signature.undo }));
    expect(onchange.mock.lastCall?.[0]).toBeNull();
  });

  it("stands there still after the window changed size", async () => {
    await show({ drawing: { width: 600, height: 200, strokes: [[[60, 60]]] } });
    drawn.arc.mockClear();
    resized();
    expect(drawn.arc.mock.calls[0]?.slice(0, 2)).toEqual([30, 30]);
  });

  it("carries its error", async () => {
    await show({ error: "Zet een handtekening." });
    const paper = screen.getByRole("img");
    expect(document.getElementById(paper.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Zet een handtekening.");
    expect(document.getElementById("sign")).toBe(paper);
    await expectAccessible();
  });
});
