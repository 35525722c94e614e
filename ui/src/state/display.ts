/** How the program looks: size of the text, light or dark, motion. */

import type { Display } from "#ipc";

/** Carries the choice over to the page. Sizes are in rem, so one number scales all. */
export function applyDisplay(display: Display): void {
  const root = document.documentElement;
  root.style.fontSize = `${String((16 * display.textSize) / 100)}px`;
  if (display.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = display.theme;
  if (display.motion === "less") root.dataset.motion = "less";
  else delete root.dataset.motion;
}
