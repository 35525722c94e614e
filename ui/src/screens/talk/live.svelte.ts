/** A conversation that is being held: what is on the screen, kept at every tick and line. */

import { type CaseView, commands, type DraftView, type FollowUpView, type PartyView, type Pause, type PointView, type WorkView } from "#ipc";
import { Autosave, type SaveStatus } from "../../state/autosave.svelte";
import { numberOf, partyOf, readDraftLabel } from "../../state/case";
import { FORM, fitting, forgetDraft } from "../../state/form-draft.svelte";
import type { StepNumber } from "../../state/router.svelte";
import { toasts } from "../../state/toasts.svelte";
import { begin, PROMISING, readStart, type Talk, WITH_PARENTS } from "../conversation/talk";
import { type FollowUpFields, freshFollowUp } from "../forms/follow-up";
import { fieldsOf, type Line, type LineKind, newLine, newNotes, type Notes, PAUSES, readNotes, readTicks } from "./notes";
import { intoCheck, intoTalk } from "./record";

type Kept = { id: string; draft: DraftView; file: CaseView; work: Pick<WorkView, "today" | "now"> & { me: { id: string } } };

export class Live {
  notes: Notes = $state(newNotes());
  talk: Talk = $state() as Talk;
  /** Step 5: the form of the check that this fills. */
  check: FollowUpFields | undefined = $state();
  readonly step: StepNumber;
  readonly today: string;
  readonly draftId: string;
  readonly #file: CaseView;
  readonly #raw: Readonly<Record<string, unknown>>;
  readonly #save: Autosave<string>;
  readonly #offers: number[] = [];
  /** What stands here before anything is noted, as text to compare with. */
  readonly #empty: string;
  /** How far the clock of the program is ahead of that of the page, in milliseconds: a line bears the time of the program. */
  readonly #ahead: number;

  constructor({ id, draft, file, work: { today, now, me } }: Kept) {
    this.draftId = id;
    this.today = today;
    this.#ahead = Date.parse(now) - Date.now();
    this.#file = file;
    this.#raw = fieldsOf(draft.content);
    const { step, pupil } = whatIsHeld(file, draft);
    this.step = step;
    const start = readStart(draft.content);
    const fresh = begin(file, step, { form: "talk", pupil: pupil ?? start.pupil }, today, me.id);
    this.talk = draft.kind === FORM ? fresh : { ...fitting(fresh, this.#raw), step };
    this.talk.points = readTicks(this.talk.points);
    const means = file.followUps.find((one) => one.id === followUpOf(draft))?.means;
    if (draft.kind === FORM) this.check = fitting(freshFollowUp(today, means), this.#raw);
    this.notes = { ...readNotes(this.#raw["notes"]), written: false };
    this.#empty = told(draft.kind === FORM ? freshFollowUp(today, means) : fresh, newNotes());
    this.#save = new Autosave((content: string) => commands.saveDraft(id, file.id, draft.kind, draft.label, content));
  }

  get status(): SaveStatus {
    return this.#save.status;
  }
  get savedAt(): Date | undefined {
    return this.#save.savedAt;
  }

  /** Text is being typed: kept when the typing pauses. */
  typed(): void {
    this.#save.change(this.#content());
  }
  /** Something was ticked, noted or chosen: kept at once. Answers whether it is kept. */
  async keep(): Promise<boolean> {
    this.typed();
    await this.#save.flush();
    return this.#save.status === "saved";
  }
  flush = (): Promise<void> => this.#save.flush();
  close(): Promise<void> {
    for (const offer of this.#offers.splice(0)) toasts.close(offer);
    return this.#save.close();
  }
  /** Says what was done, with a way back while the conversation is on the screen: after that the text may go on elsewhere. */
  offer(text: string, undo: () => Promise<unknown>): void {
    this.#offers.push(toasts.show(text, undo));
  }

  /** Leaves the conversation. One in which nothing was noted, ticked or answered leaves nothing behind. */
  async leave(): Promise<void> {
    await this.close();
    const held = this.check === undefined ? $state.snapshot(this.talk) : $state.snapshot(this.check);
    if (this.#save.status === "failed" || told(held, $state.snapshot(this.notes) as Notes) !== this.#empty) return;
    await commands.deleteDraft(this.draftId);
    forgetDraft(this.draftId);
  }

  /** The pupils who take part. */
  get pupils(): PartyView[] {
    return this.talk.pupils.flatMap((pupil) => partyOf(this.#file, pupil) ?? []);
  }
  get withParents(): boolean {
    return WITH_PARENTS.includes(this.step);
  }
  /** Who can promise something: of more than one the mentor says who. */
  get promising(): PartyView[] {
    return PROMISING.includes(this.step) ? this.pupils : [];
  }

  /** The checks that are still to come for who takes part, by date. */
  get planned(): FollowUpView[] {
    return this.#file.followUps.filter(
      (one) => one.state.state === "planned" && one.date > this.today && this.talk.pupils.includes(one.pupil),
    );
  }

  /** Of step 5 the point about the other side: 5.2 is for the gepeste leerling, 5.3 for the pestende. */
  get #notHere(): string | undefined {
    if (this.step !== 5) return undefined;
    return this.pupils[0]?.role === "bullied" ? "5.3" : "5.2";
  }
  pointsOf(pause: Pause): PointView[] {
    const rows = this.#file.steps.find((one) => numberOf(one.step) === this.step)?.rows ?? [];
    const row = rows.find((one) => one.pupil === this.talk.pupils[0]) ?? rows[0];
    return (row?.points ?? []).filter((point) => point.pause === pause && !point.happens && point.id !== this.#notHere);
  }

  isTicked(id: string): boolean {
    return this.notes.ready.includes(id) || this.talk.points.includes(id);
  }
  /** Ticks a point of the step, which goes into the record, or an item of this screen. */
  tick(id: string, ticked: boolean): void {
    const set = (list: string[]) => (ticked ? [...new Set([...list, id])] : list.filter((one) => one !== id));
    const isPoint = PAUSES.some((pause) => this.pointsOf(pause).some((point) => point.id === id));
    if (isPoint && this.check === undefined) this.talk.points = set(this.talk.points);
    else this.notes.ready = set(this.notes.ready);
    void this.keep();
  }

  /** Notes a line; nothing when it is empty. */
  async note(kind: LineKind, text: string): Promise<Line | undefined> {
    if (text.trim() === "") return undefined;
    const bullying = this.promising.filter((party) => party.role === "bullying");
    const promises = kind === "agreed" && bullying.length === 1 ? (bullying[0]?.pupil.id ?? "") : "";
    const line = newLine(kind, text.trim(), promises, new Date(Date.now() + this.#ahead));
    this.notes.lines = [...this.notes.lines, line];
    await this.keep();
    return line;
  }
  async change(id: string, change: Partial<Line>): Promise<void> {
    this.notes.lines = this.notes.lines.map((line) => (line.id === id ? { ...line, ...change } : line));
    await this.keep();
  }

  /** Makes text of the lines, in the same draft, and keeps it. Answers whether it is kept. */
  async write(): Promise<boolean> {
    const notes = $state.snapshot(this.notes) as Notes;
    if (this.check !== undefined) {
      const check = $state.snapshot(this.check) as FollowUpFields;
      const made = intoCheck(
        {
          ...check,
          what: "hold" as const,
          safeRoom: notes.ready.includes("safeRoom") ? ("yes" as const) : check.safeRoom,
          counsellorOffered: check.counsellorOffered || notes.ready.includes("5.4"),
        },
        notes,
        this.planned.map((one) => one.date),
      );
      [this.check, this.notes] = [made.check, made.notes];
    } else {
      const bullied = this.#file.parties.filter((party) => party.role === "bullied");
      const made = intoTalk($state.snapshot(this.talk) as Talk, notes, bullied.length === 1 ? (bullied[0]?.pupil.id ?? "") : "");
      [this.talk, this.notes] = [made.talk, made.notes];
    }
    return this.keep();
  }

  #content(): string {
    const held = this.check === undefined ? $state.snapshot(this.talk) : $state.snapshot(this.check);
    return JSON.stringify({ ...this.#raw, ...held, notes: $state.snapshot(this.notes) });
  }
}

/** What was told, whatever moment is on the screen and whatever kind of line comes next. */
const told = (held: object, notes: Notes): string => JSON.stringify([{ ...held, notes: null }, { ...notes, pause: "before", last: "quote" }]);

/** Which step a draft is about, and which pupil. */
function whatIsHeld(file: CaseView, draft: DraftView): { step: StepNumber; pupil: string | null } {
  if (draft.kind !== FORM) return readDraftLabel(draft.label);
  const followUp = followUpOf(draft);
  return { step: 5, pupil: file.followUps.find((one) => one.id === followUp)?.pupil ?? null };
}

/** The check that the draft of a form is about. */
export function followUpOf(draft: Pick<DraftView, "label">): string {
  return draft.label.split(" ")[1] ?? "";
}
