/** What is typed in a short form of a dossier: kept while typing as a draft of its own, gone when it was handed in. */

import { type CaseView, commands } from "#ipc";
import { untrack } from "svelte";
import { nl } from "../text/nl";
import { Autosave } from "./autosave.svelte";
import { newId } from "./ids";
import { toasts } from "./toasts.svelte";

/** The kind of these drafts; their label says which form. */
export const FORM = "form";

/** Forms that were begun since the window opened: a dossier that was read before that does not list their drafts. */
const begun = new Map<string, string>();

/** The draft of a form that was begun, if there is one. */
export function begunDraft(file: CaseView, label: string): string | undefined {
  return begun.get(`${file.id} ${label}`) ?? file.drafts.find((one) => one.kind === FORM && one.label === label)?.id;
}

/** A draft that is gone: a form that is opened next begins anew. */
export function forgetDraft(draft: string): void {
  for (const [key, id] of begun) if (id === draft) begun.delete(key);
}

/** The fields of one form. Made while its component is made; `value` holds the fields as they are on the screen. */
export class FormDraft<T extends object> {
  value: T = $state() as T;
  /** What was kept is back, if anything was. */
  readonly ready: Promise<void>;
  readonly #fresh: T;
  readonly #caseId: string;
  readonly #label: string;
  readonly #key: string;
  #id: string;
  #last: string;
  #autosave: Autosave<string>;

  constructor(file: CaseView, label: string, fresh: T) {
    this.#fresh = fresh;
    this.#caseId = file.id;
    this.#label = label;
    this.#key = `${file.id} ${label}`;
    this.value = structuredClone(fresh);
    this.#last = JSON.stringify(fresh);
    const known = begunDraft(file, label);
    this.#id = known ?? newId();
    this.#autosave = new Autosave((content: string) => {
      begun.set(this.#key, this.#id);
      return commands.saveDraft(this.#id, this.#caseId, FORM, label, content);
    });
    this.ready = known === undefined ? Promise.resolve() : this.#bringBack(known);
    $effect(() => {
      const now = JSON.stringify(this.value);
      if (now === this.#last) return;
      this.#last = now;
      untrack(() => this.#autosave.change(now));
    });
    $effect(() => () => void this.#autosave.close());
  }

  /** The fields as they are now. */
  now(): T {
    return $state.snapshot(this.value) as T;
  }

  /** Fills in what was chosen before the form opened. Alone it is nothing typed: there is nothing to keep yet. */
  fill(chosen: Partial<T>): void {
    const blank = this.#last === JSON.stringify(this.#fresh);
    Object.assign(this.value, chosen);
    if (blank) this.#last = JSON.stringify(this.value);
  }

  /** About to be handed in: nothing waits any more. The draft that goes with it, if there is one. */
  async settle(): Promise<string | null> {
    await this.#autosave.flush();
    return begun.get(this.#key) ?? null;
  }

  /** Handed in: the draft is gone, the fields are as they were at first. */
  done(): void {
    this.#autosave.forget();
    begun.delete(this.#key);
    this.#id = newId();
    this.value = structuredClone(this.#fresh);
    this.#last = JSON.stringify(this.#fresh);
  }

  /** Handed in by another way than an action: the draft goes too. */
  async handIn(): Promise<void> {
    const draft = await this.settle();
    this.done();
    if (draft !== null) await commands.deleteDraft(draft);
  }

  /** Let go, with a way back when something was typed. */
  async letGo(): Promise<void> {
    const typed = this.#last;
    const draft = await this.settle();
    this.done();
    if (draft === null) return;
    await commands.deleteDraft(draft);
    const [caseId, label, key] = [this.#caseId, this.#label, this.#key];
    toasts.show(nl.forms.letGo, async () => {
      await commands.saveDraft(draft, caseId, FORM, label, typed);
      begun.set(key, draft);
    });
  }

  async #bringBack(id: string): Promise<void> {
    const untouched = this.#last;
    try {
      const draft = await commands.draft(id);
      if (draft === null || this.#last !== untouched) return;
      begun.set(this.#key, id);
      this.value = fitting(this.#fresh, JSON.parse(draft.content));
      this.#last = JSON.stringify(this.value);
    } catch {
      // What another version of the program wrote is left where it is; the form starts empty.
    }
  }
}

/** The fields of `fresh`, with what was kept where it is of the same kind. */
export function fitting<T extends object>(fresh: T, kept: unknown): T {
  if (typeof kept !== "object" || kept === null) return structuredClone(fresh);
  const fields = Object.entries(fresh).map(([field, first]): [string, unknown] => {
    const value = (kept as Record<string, unknown>)[field];
    const same = first === undefined ? typeof value === "string" : typeof value === typeof first && Array.isArray(value) === Array.isArray(first);
    return [field, same && value !== null ? value : first];
  });
  return structuredClone(Object.fromEntries(fields)) as T;
}
