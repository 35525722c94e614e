/** The commands and events by their types, so that a fake can play them in tests. */

import type {
  Advice,
  Backup,
  DateReading,
  DateRule,
  Display,
  NewVault,
  SavedFile,
  Session,
  StartView,
} from "./views";

export type Commands = {
  /** What the window has to show. Asked once when the page opens, and after a restore. */
  start(): Promise<StartView>;
  /** A key or the pointer was used: the idle clock starts anew. */
  reportActivity(): Promise<void>;
  /** The answer to the event `flush`: all typed text is kept. */
  flushed(): Promise<void>;
  adviseOnPassphrase(passphrase: string): Promise<Advice>;
  /** Makes the vault and answers the recovery key, in groups. */
  createVault(vault: NewVault): Promise<{ recoveryKey: string[] }>;
  /** A new recovery key; the old one stops working once the new one is typed back. */
  newRecoveryKey(passphrase: string): Promise<{ recoveryKey: string[] }>;
  /** Whether the key was typed back right; then the program is open. */
  confirmRecoveryKey(typed: string): Promise<{ session: Session }>;
  printRecoverySheet(): Promise<void>;
  saveRecoverySheet(): Promise<SavedFile>;
  unlock(passphrase: string): Promise<{ session: Session }>;
  unlockWithRecoveryKey(key: string, newPassphrase: string): Promise<{ session: Session }>;
  /** Locks: Rust first sends `flush`. */
  lock(): Promise<void>;
  listBackups(): Promise<Backup[]>;
  /** Puts a backup in place; the file that was there is set aside. The program is locked afterwards. */
  restoreBackup(id: string): Promise<StartView>;
  startPractice(): Promise<{ session: Session }>;
  leavePractice(): Promise<StartView>;
  parseDate(text: string, rule: DateRule): Promise<DateReading>;
  setDisplay(display: Display): Promise<void>;
};

export type Events = {
  /** The program is about to lock or close: keep everything, then answer `flushed`. */
  onFlush(handler: () => void): Promise<() => void>;
};
