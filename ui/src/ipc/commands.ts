/** The commands and events by their types, so that a fake can play them in tests. */

import type {
  Advice,
  Backup,
  DateReading,
  DateRule,
  Display,
  NewVault,
  SavedFile,
  StartView,
} from "./views";

/**
 * Unlocking and locking replace the window: a command that opens or locks answers to a page that is about to go.
 * Only `start`, and what comes before unlocking, may be called by the locked window; the rest belongs to the window of
 * the work.
 */
export type Commands = {
  /** What the window has to show. Asked once when the page opens, and again after "probeer opnieuw". */
  start(): Promise<StartView>;

  // Before unlocking.

  adviseOnPassphrase(passphrase: string): Promise<Advice>;
  /** Makes the vault and answers the recovery key, in groups. The program opens when the key was typed back. */
  createVault(vault: NewVault): Promise<{ recoveryKey: string[] }>;
  /** Checks the key that was typed back; when it is right, the window of the work opens. */
  confirmRecoveryKey(typed: string): Promise<void>;
  printRecoverySheet(): Promise<void>;
  saveRecoverySheet(): Promise<SavedFile>;
  unlock(passphrase: string): Promise<void>;
  unlockWithRecoveryKey(key: string, newPassphrase: string): Promise<void>;
  listBackups(): Promise<Backup[]>;
  /** Puts a backup in place; the file that was there is set aside. The program is locked afterwards. */
  restoreBackup(id: string): Promise<StartView>;
  startPractice(): Promise<void>;

  // The window of the work.

  /** A key or the pointer was used: the idle clock starts anew. */
  reportActivity(): Promise<void>;
  /** The answer to the event `flush`: all typed text is kept. */
  flushed(): Promise<void>;
  /** Locks: Rust first sends `flush`. */
  lock(): Promise<void>;
  leavePractice(): Promise<void>;
  parseDate(text: string, rule: DateRule): Promise<DateReading>;
  setDisplay(display: Display): Promise<void>;
  /** A new recovery key, after the passphrase; the old one stops working once the new one is typed back. */
  newRecoveryKey(passphrase: string): Promise<{ recoveryKey: string[] }>;
};

export type Events = {
  /** The program is about to lock or close: keep everything, then answer `flushed`. Only in the window of the work. */
  onFlush(handler: () => void): Promise<() => void>;
};
