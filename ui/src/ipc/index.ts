/** The page's only door to Rust. Nothing else in `ui/` imports from Tauri; a test holds that. */

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import { CommandError } from "./error";
import type { Commands, Events } from "./commands";

export { CommandError } from "./error";
export type * from "./views";
export type * from "./case";
export type * from "./model";
export { STEP_NAMES } from "./model";
export type { Commands, Events } from "./commands";

async function call<T>(name: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(name, args);
  } catch (failure) {
    throw CommandError.from(failure);
  }
}

export const commands: Commands = {
  start: () => call("start"),
  reportActivity: () => call("report_activity"),
  flushed: () => call("flushed"),
  adviseOnPassphrase: (passphrase) => call("advise_on_passphrase", { passphrase }),
  createVault: (vault) => call("create_vault", { vault }),
  newRecoveryKey: (passphrase) => call("new_recovery_key", { passphrase }),
  confirmRecoveryKey: (typed) => call("confirm_recovery_key", { typed }),
  printRecoverySheet: () => call("print_recovery_sheet"),
  saveRecoverySheet: () => call("save_recovery_sheet"),
  unlock: (passphrase) => call("unlock", { passphrase }),
  unlockWithRecoveryKey: (key, newPassphrase) => call("unlock_with_recovery_key", { key, newPassphrase }),
  lock: () => call("lock"),
  listBackups: () => call("list_backups"),
  restoreBackup: (id) => call("restore_backup", { id }),
  startPractice: () => call("start_practice"),
  leavePractice: () => call("leave_practice"),
  parseDate: (text, rule) => call("parse_date", { text, rule }),
  setDisplay: (display) => call("set_display", { display }),
};

export const events: Events = {
  onFlush: (handler) => listen("flush", () => handler()),
};
