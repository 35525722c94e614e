/** Plays Rust in tests and in the look-at-it page. Never part of the build: the program imports `src/ipc`. */

import { CommandError } from "../../src/ipc/error";
import { work } from "./cases";
import { desk, workAnswers } from "./work";
import type { Advice, BackupView, Commands, DateReading, Display, Events, Session, StartView } from "../../src/ipc/index";

export { CommandError };
export type * from "../../src/ipc/index";

export const display: Display = { textSize: 100, theme: "system", motion: "system" };
export const base = { display, practice: false, version: "0.1.0" };
export const session: Session = {
  mentor: { name: "Noor van der Meer", role: "mentor" },
  school: "Het Lindenlyceum",
  practice: false,
  recoveryConfirmed: true,
};
export const RECOVERY_KEY = ["7KQ2M", "9XH4T", "0BZ3N", "V6WRC", "81FGD", "5JAYE", "P2S7K", "MT4X"];
export const PASSPHRASE = "zes blauwe fietsen onder water";

const known: BackupView[] = [
  { id: "b1", madeAt: "2026-11-20T15:42:00Z", size: 1_830_000, entries: 140, head: "a1" },
  { id: "b2", madeAt: "2026-11-19T16:05:00Z", size: 1_790_000, entries: 131, head: "b2" },
  { id: "b3", madeAt: "2026-11-12T11:30:00Z", size: 1_400_000, entries: 99, head: "c3" },
];

/** What the fake answers next, and what it was asked. Tests set and read it. */
export const fake = {
  start: { ...base, kind: "first_start" } as StartView,
  backups: known,
  /** Whether the passphrase of now opens what is put back. */
  opensNow: true,
  calls: [] as { name: string; args: unknown[] }[],
  fail: new Map<string, CommandError>(),
  flush: undefined as (() => void) | undefined,
  /** Answers of one test, in the place of the usual ones. */
  play: {} as Partial<Commands>,
  reset() {
    this.play = {};
    this.start = { ...base, kind: "first_start" };
    this.backups = known;
    this.opensNow = true;
    this.calls = [];
    this.fail.clear();
    this.flush = undefined;
    desk.reset();
  },
  asked(name: string): unknown[][] {
    return this.calls.filter((call) => call.name === name).map((call) => call.args);
  },
};

function advise(passphrase: string): Advice {
  const words = passphrase.trim().split(/\s+/).length;
  if (passphrase.length < 12) return { strength: "too_short", tips: ["longer", "more_words"] };
  if (words < 4) return { strength: "weak", tips: ["more_words"] };
  return words < 5 ? { strength: "fair", tips: ["longer"] } : { strength: "strong", tips: [] };
}

function parse(text: string): DateReading {
  if (text.trim() === "") return { kind: "empty" };
  const known: Record<string, [string, string]> = {
    vandaag: ["2026-11-22", "zondag 22 november 2026"],
    gisteren: ["2026-11-21", "zaterdag 21 november 2026"],
    "3 nov": ["2026-11-03", "dinsdag 3 november 2026"],
    "14-3-2012": ["2012-03-14", "woensdag 14 maart 2012"],
  };
  const found = known[text.trim().toLowerCase()];
  if (found !== undefined) return { kind: "date", iso: found[0], words: found[1] };
  return text.includes("2030") ? { kind: "future", words: "vrijdag 3 november 2030" } : { kind: "unreadable" };
}

/** What the locked screens and the settings ask; a command that is not here fails the test that calls it. */
const answers: Partial<Commands> = {
  ...workAnswers,
  start: async () => fake.start,
  reportActivity: async () => undefined,
  setConversing: async () => undefined,
  flushed: async () => undefined,
  adviseOnPassphrase: async (passphrase) => advise(passphrase),
  createVault: async (vault) => {
    if (vault.passphrase.length < 12) throw new CommandError("passphrase_too_short");
    return { recoveryKey: RECOVERY_KEY };
  },
  newRecoveryKey: async () => ({ recoveryKey: RECOVERY_KEY }),
  confirmRecoveryKey: async (typed) => {
    const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
    if (plain !== RECOVERY_KEY.join("")) throw new CommandError("wrong_recovery_key");
    return null;
  },
  printRecoverySheet: async () => null,
  saveRecoverySheet: async () => ({ kind: "saved", name: "Herstelsleutel.pdf" }),
  unlock: async (passphrase) => {
    if (passphrase !== PASSPHRASE) throw new CommandError("wrong_passphrase");
    return null;
  },
  unlockWithRecoveryKey: async () => null,
  lock: async () => undefined,
  listBackups: async () => fake.backups,
  restoreBackup: async () => {
    fake.start = { ...base, kind: "locked", reason: "restored", idleMinutes: 10 };
    return fake.opensNow;
  },
  startPractice: async () => null,
  leavePractice: async () => undefined,
  parseDate: async (text) => parse(text),
  setDisplay: async () => null,
  setIdleMinutes: async (idleMinutes) => ({ ...work, idleMinutes }),
  setReminds: async (reminds) => ({ ...work, reminds }),
};

/** Every call is written down, and fails when a test asked for that. */
export const commands = new Proxy(answers as Commands, {
  get(target, name: string) {
    const answer = (fake.play[name as keyof Commands] ?? target[name as keyof Commands]) as ((...args: unknown[]) => Promise<unknown>) | undefined;
    return async (...args: unknown[]) => {
      fake.calls.push({ name, args });
      const failure = fake.fail.get(name);
      if (failure !== undefined) throw failure;
      if (answer === undefined) throw new Error(`the fake does not play ${name}`);
      return answer(...args);
    };
  },
});

export const isWorkWindow = (): boolean => fake.start.kind === "open";

export const events: Events = {
  onFlush: async (handler) => {
    fake.flush = handler;
    return () => {
      fake.flush = undefined;
    };
  },
};
