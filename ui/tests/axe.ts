import axe from "axe-core";
import { expect } from "vitest";

/** Fails with the rule and the element when a page has something that stands in someone's way. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const result = await axe.run(root, {
    // jsdom draws nothing, so contrast is measured from the tokens in `contrast.test.ts`.
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  expect(result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}
