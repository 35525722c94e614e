import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../src/styles/tokens.css"), "utf8");

/** The colours of a block, by name. */
function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}
function block(start: string): string {
  const from = css.indexOf(start);
  return css.slice(from, css.indexOf("}", from));
}
const light = colours(block(":root {"));
const dark = colours(block(':root[data-theme="dark"] {'));
const systemDark = colours(block(':root:not([data-theme="light"]) {'));

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** What is read on what. */
const TEXT: [string, string][] = [
  ...["paper", "surface", "sunk", "accent-soft", "warn-soft", "danger-soft", "ok-soft", "action-soft"].flatMap(
    (ground): [string, string][] => [
      ["ink", ground],
      ["ink-soft", ground],
    ],
  ),
  ["link", "paper"],
  ["link", "surface"],
  ["link", "accent-soft"],
  ["accent", "surface"],
  ["accent", "paper"],
  ["accent-ink", "accent"],
  ["accent-ink", "accent-hover"],
  ["danger", "surface"],
  ["danger", "paper"],
  ["danger-ink", "danger"],
  ["danger-ink", "danger-hover"],
  ["action", "action-soft"],
  ["bar-ink", "bar"],
  ["bar-ink", "bar-hover"],
  ["bar-current-ink", "bar-current"],
  ["paper", "ink"],
];
/** Edges and signs: 3 to 1. */
const SHAPES: [string, string][] = [
  ["line-strong", "surface"],
  ["line-strong", "paper"],
  ["accent", "surface"],
  ["danger", "surface"],
  ["warn", "warn-soft"],
  ["ok", "ok-soft"],
  ["danger", "danger-soft"],
  ["accent", "accent-soft"],
  ["focus-line", "paper"],
  ["focus-line", "surface"],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s colours", (_name, tokens) => {
  const of = (name: string) => {
    const value = tokens.get(name) ?? light.get(name);
    if (value === undefined) throw new Error(`no colour ${name}`);
    return value;
  };
  it.each(TEXT)("can be read: %s on %s", (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SHAPES)("can be told apart: %s on %s", (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

it("dark is the same, chosen or from the system", () => {
  expect([...systemDark]).toEqual([...dark]);
});
