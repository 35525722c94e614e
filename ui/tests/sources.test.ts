import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "svelte/compiler";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../src");
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).map((path) => join(ROOT, path));
const components = files.filter((path) => path.endsWith(".svelte"));
const sources = files.filter((path) => /\.(svelte|ts)$/.test(path));
const short = (path: string) => relative(ROOT, path);

type Node = { type: string; [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Attributes that a person reads or hears. */
const SPOKEN = new Set(["title", "alt", "placeholder", "label", "legend", "hint", "text", "aria-label", "aria-description"]);
const LETTERS = /\p{L}{2,}/u;

/** Words in a component that should stand in the catalogue. */
function literals(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown, inside: string): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, inside));
    if (!isNode(node)) return;
    if (node.type === "ImportDeclaration" || node.type === "StyleSheet" || node.type.startsWith("TS")) return;
    if (node.type === "Attribute") {
      const name = String(node["name"]);
      return visit(node["value"], SPOKEN.has(name) ? "spoken" : "attribute");
    }
    if (node.type === "Text" && inside !== "attribute" && LETTERS.test(String(node["data"]))) found.push(String(node["data"]).trim());
    // A sentence in code: letters, a blank, letters. Class names and selectors stand in attributes or have no such blank.
    const words = node.type === "Literal" ? node["value"] : node.type === "TemplateElement" ? (node["value"] as { cooked: string }).cooked : "";
    if (typeof words === "string" && inside !== "attribute" && /\p{L}{2,}[ ,.!?]+\p{L}{2,}/u.test(words)) found.push(words);
    if (typeof words === "string" && inside === "spoken" && LETTERS.test(words)) found.push(words);
    for (const [key, value] of Object.entries(node)) {
      if (key !== "metadata" && key !== "parent" && typeof value === "object") visit(value, inside === "spoken" ? "spoken" : inside);
    }
  };
  const tree = parse(source, { modern: true }) as unknown as Record<string, unknown>;
  visit(tree["fragment"], "page");
  visit(tree["instance"], "page");
  visit(tree["module"], "page");
  return found;
}

describe("the sources", () => {
  it("are there", () => {
    expect(components.length).toBeGreaterThan(25);
  });

  it("find words in a component", () => {
    expect(literals("<p>Dag allemaal</p>")).toEqual(["Dag allemaal"]);
    expect(literals('<button aria-label="Sluit"></button>')).toEqual(["Sluit"]);
    expect(literals('<script>let a = "Even geduld";</script><p class="big red">{a}</p>')).toEqual(["Even geduld"]);
    expect(literals('<Field label={x ? "Ja" : y} />')).toEqual(["Ja"]);
    expect(literals('<p class="a b" id="c-{d}">{nl.x} · 3</p>')).toEqual([]);
  });

  it.each(components)("hold no text of their own: %s", (path) => {
    expect(literals(readFileSync(path, "utf8"))).toEqual([]);
  });

  it("meet Tauri in src/ipc only", () => {
    const others = sources.filter((path) => !short(path).startsWith("ipc/") && readFileSync(path, "utf8").includes("@tauri-apps"));
    expect(others.map(short)).toEqual([]);
  });

  it("use nothing that the page's policy or the house rules forbid", () => {
    const forbidden: [RegExp, string][] = [
      [/\{@html/, "text could run as code"],
      [/\sstyle="/, "the policy allows no inline style"],
      [/localStorage|sessionStorage|indexedDB|document\.cookie/, "nothing is kept by the webview"],
      [/navigator\.language/, 'can be "C"'],
      [/window\.print|\balert\(|\bconfirm\(|\bprompt\(/, "not in this program"],
      [/type="date"/, "follows the process, not the person"],
      [/\bmaxlength/i, "would drop text silently"],
      [/innerHTML|outerHTML|insertAdjacentHTML/, "text could run as code"],
    ];
    const slips = sources.flatMap((path) => {
      const source = readFileSync(path, "utf8");
      return forbidden.filter(([pattern]) => pattern.test(source)).map(([, why]) => `${short(path)}: ${why}`);
    });
    expect(slips).toEqual([]);
  });
});
