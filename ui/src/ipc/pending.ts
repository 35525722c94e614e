/** Commands that the page needs and the bindings do not name yet. Each goes as soon as it is among the bindings. */

import { invoke } from "@tauri-apps/api/core";
import type { SavedFile } from "./bindings";

export type Pending = {
  /** The sheet with the recovery key that was just made, in the computer's PDF program. */
  printRecoverySheet: () => Promise<null>;
  saveRecoverySheet: () => Promise<SavedFile>;
};

export const pending: Pending = {
  printRecoverySheet: () => invoke("print_recovery_sheet"),
  saveRecoverySheet: () => invoke("save_recovery_sheet"),
};
