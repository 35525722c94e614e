/** Doing something with a dossier: carried out, refused, or allowed with a reason. */

import { type CaseView, CommandError, commands, type Submission, type Warning } from "#ipc";
import { Form } from "./form.svelte";
import type { FormDraft } from "./form-draft.svelte";
import { noteSaved } from "./autosave.svelte";

/** A form that ends in one action. Keeps the warnings that ask for a reason. */
export class Submit extends Form {
  #caseId: string;
  #onsaved: (view: CaseView) => void;
  #warnings: Warning[] = $state.raw([]);

  #draft: FormDraft<object> | undefined;

  /** `draft` holds what was typed in the form; it goes when the action was done. */
  constructor(caseId: string, onsaved: (view: CaseView) => void, draft?: FormDraft<object>) {
    super();
    this.#draft = draft;
    this.#caseId = caseId;
    this.#onsaved = onsaved;
  }

  get warnings(): readonly Warning[] {
    return this.#warnings;
  }

  /** Hands in; answers whether it was done. */
  act(action: Submission["action"], reasons: Partial<Record<Warning, string>> = {}): Promise<boolean> {
    this.#warnings = [];
    return this.run(async () => {
      try {
        const draft = (await this.#draft?.settle()) ?? null;
        const view = await commands.act(this.#caseId, null, { action, reasons }, draft);
        this.#draft?.done();
        noteSaved();
        this.#onsaved(view);
      } catch (failure) {
        const error = CommandError.from(failure);
        if (error.code !== "reason_needed") throw error;
        this.#warnings = String(error.params["warnings"] ?? "").split(",") as Warning[];
      }
    });
  }
}
