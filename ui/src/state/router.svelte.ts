/** Which screen is shown. Kept in memory only: an address bar would leave traces of case ids on disk. */

import type { OfferView, StopCard } from "#ipc";

import { flushAll } from "./autosave.svelte";

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const STEPS: readonly StepNumber[] = [1, 2, 3, 4, 5, 6, 7];

export type SettingsPage = "display" | "security" | "school" | "calendar" | "measures" | "seal" | "backup" | "exports" | "about";
export const SETTINGS_PAGES: readonly SettingsPage[] = ["display", "security", "school", "calendar", "measures", "seal", "backup", "exports", "about"];

/** The parts of a dossier. */
export type CaseTab = "steps" | "agreements" | "documents" | "involved" | "timeline" | "more";
export const CASE_TABS: readonly CaseTab[] = ["steps", "agreements", "documents", "involved", "timeline", "more"];

/** Every screen of the unlocked program. A new screen starts with a line here; the compiler then points at the rest. */
export type Screen =
  | { name: "start" }
  | { name: "cases" }
  | { name: "intake"; caseId?: string }
  | { name: "case"; caseId: string; step?: StepNumber; pupil?: string; tab?: CaseTab; followUp?: string; again?: string; card?: StopCard }
  | { name: "agreements"; caseId: string }
  | { name: "conversation"; caseId: string; draftId: string }
  | { name: "talk"; caseId: string; draftId: string }
  | { name: "documents"; caseId: string }
  | { name: "document"; caseId: string; draftId: string; offer?: OfferView }
  | { name: "archive"; caseId: string }
  | { name: "report"; caseId: string; report: string }
  | { name: "pupil"; pupil: string }
  | { name: "data_request"; pupil: string; request: string }
  | { name: "take_over" }
  | { name: "check" }
  | { name: "summer" }
  | { name: "measure"; caseId: string; measureId?: string; pupil?: string; form?: string }
  | { name: "agenda" }
  | { name: "help"; topic?: string }
  | { name: "settings"; page: SettingsPage; about?: string };

/** The five items of the left bar. */
export type Area = "start" | "cases" | "agenda" | "help" | "settings";

/** The item of the left bar that a screen belongs to. */
export function areaOf(screen: Screen): Area {
  switch (screen.name) {
    case "start":
    case "agenda":
    case "help":
    case "settings":
      return screen.name;
    case "cases":
    case "intake":
    case "case":
    case "agreements":
    case "conversation":
    case "talk":
    case "documents":
    case "document":
    case "archive":
    case "report":
    case "data_request":
    case "pupil":
    case "take_over":
    case "check":
    case "measure":
      return "cases";
    case "summer":
      return "agenda";
  }
}

/** The screen behind an item of the left bar. */
export function screenOf(area: Area): Screen {
  return area === "settings" ? { name: "settings", page: "display" } : { name: area };
}

const DEEPEST = 50;

class Router {
  #screen: Screen = $state.raw({ name: "start" });
  #before: Screen[] = [];
  /** Rises with every change, also to the same screen: a key that makes the screen anew and moves the focus. */
  #turn = $state(0);

  get screen(): Screen {
    return this.#screen;
  }

  get turn(): number {
    return this.#turn;
  }

  get canGoBack(): boolean {
    return this.#before.length > 0 && this.#turn >= 0;
  }

  /** Shows a screen, after typed text was kept. */
  async go(screen: Screen): Promise<void> {
    await flushAll();
    this.#before = [...this.#before, this.#screen].slice(-DEEPEST);
    this.#show(screen);
  }

  /** Shows a screen instead of the present one: "back" skips the present one. */
  async replace(screen: Screen): Promise<void> {
    await flushAll();
    this.#show(screen);
  }

  /** The screen before, or nothing when there is none. */
  async back(): Promise<void> {
    const screen = this.#before.at(-1);
    if (screen === undefined) return;
    await flushAll();
    this.#before = this.#before.slice(0, -1);
    this.#show(screen);
  }

  /** Forgets the way here; for after unlocking. */
  reset(screen: Screen): void {
    this.#before = [];
    this.#show(screen);
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.#turn += 1;
  }
}

/** The one router. */
export const router = new Router();
