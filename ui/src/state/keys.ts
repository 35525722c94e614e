/** The program's own keys. No single letters: they would catch typing and speech input. */

import type { StepNumber } from "./router.svelte";

export type KeyActions = {
  search: () => void;
  create: () => void;
  step: (step: StepNumber) => void;
  converse: () => void;
  lock: () => void;
  hide: () => void;
  help: () => void;
  nextPane: (backwards: boolean) => void;
  back: () => void;
};

/** The action that a key press asks for, or nothing. */
export function actionOf(event: KeyboardEvent): ((actions: KeyActions) => void) | undefined {
  const main = event.ctrlKey || event.metaKey;
  if (main && !event.altKey && !event.shiftKey) {
    switch (event.key.toLowerCase()) {
      case "k":
        return (actions) => actions.search();
      case "n":
        return (actions) => actions.create();
      case "g":
        return (actions) => actions.converse();
      case "l":
        return (actions) => actions.lock();
    }
  }
  if (event.altKey && !main) {
    // By place on the keyboard: with Alt some layouts give another character for the same key.
    const digit = /^(?:Digit|Numpad)([1-7])$/.exec(event.code)?.[1];
    if (digit !== undefined) return (actions) => actions.step(Number(digit) as StepNumber);
    if (event.key === "ArrowLeft") return (actions) => actions.back();
  }
  if (!main && !event.altKey) {
    switch (event.key) {
      case "F1":
        return (actions) => actions.help();
      case "F6":
        return (actions) => actions.nextPane(event.shiftKey);
      case "F9":
        return (actions) => actions.hide();
    }
  }
  return undefined;
}

/** Listens on the window; answers how to stop. */
export function listen(actions: KeyActions): () => void {
  // Hiding comes before all else: also while a word is being composed, and in a field that keeps its keys to itself.
  const onhide = (event: KeyboardEvent) => {
    if (event.key !== "F9" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    actions.hide();
  };
  const onkeydown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = actionOf(event);
    if (action === undefined) return;
    event.preventDefault();
    action(actions);
  };
  window.addEventListener("keydown", onhide, { capture: true });
  window.addEventListener("keydown", onkeydown);
  return () => {
    window.removeEventListener("keydown", onhide, { capture: true });
    window.removeEventListener("keydown", onkeydown);
  };
}

/** Moves the focus to the next part of the window that is marked with `data-pane`. */
export function focusNextPane(backwards = false): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((pane) => pane.checkVisibility?.() ?? true);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const start = at === -1 && backwards ? 0 : at;
  const pane = panes[(start + step + panes.length) % panes.length];
  if (pane === undefined) return;
  if (!pane.hasAttribute("tabindex")) pane.tabIndex = -1;
  pane.focus();
}
