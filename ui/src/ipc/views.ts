/** What the page sees and sends. Ids and dates are text; a date is "2026-11-03", a moment is RFC 3339. */

export type Region = "north" | "middle" | "south";
/** `private` is *bijzonder*, `public` is *openbaar*. */
export type SchoolType = "private" | "public";
export type StaffRole =
  | "mentor"
  | "coordinator"
  | "counsellor"
  | "school_leader"
  | "anti_bullying"
  | "confidant"
  | "other";

export type Theme = "system" | "light" | "dark";
export type Motion = "system" | "less";

/** How the program looks on this computer. Holds nothing about a person, so it is known before unlocking. */
export type Display = {
  /** 80 to 200 percent. */
  textSize: number;
  theme: Theme;
  motion: Motion;
};

/** Why the program is locked. */
export type LockReason =
  | "started"
  | "idle"
  | "by_hand"
  | "screen_locked"
  | "suspended"
  | "clock_jumped"
  | "restored"
  | "leaving";

/** Why the vault cannot be opened now, with nothing wrong inside it. */
export type Blocked =
  | { problem: "folder_read_only" }
  | { problem: "folder_missing" }
  | { problem: "in_use" }
  | { problem: "newer_version"; version: string };

/** A verified backup. */
export type Backup = {
  id: string;
  /** When it was made. */
  madeAt: string;
  size: number;
  /** Number of dossiers in it, when known without unlocking. */
  cases: number | null;
  reason: "timed" | "lock" | "exit" | "before_change" | "by_hand";
};

export type Session = {
  mentor: { name: string; role: StaffRole };
  school: string;
  practice: boolean;
  /** Whether the recovery key was typed back once. */
  recoveryConfirmed: boolean;
};

/** What the window has to show when it opens. */
export type StartView = { display: Display; practice: boolean } & (
  | { kind: "first_start" }
  | { kind: "locked"; reason: LockReason; waitSeconds: number; idleMinutes: number }
  | { kind: "rescue"; problem: "damaged" | "missing"; backups: Backup[] }
  | { kind: "blocked"; blocked: Blocked }
  | { kind: "open"; session: Session }
);

export type NewVault = {
  mentor: { first: string; infix: string; last: string; role: StaffRole };
  school: { name: string; place: string; address: string[]; region: Region; schoolType: SchoolType };
  passphrase: string;
};

/** How strong a passphrase is, and what would make it better; the words are the page's. */
export type Advice = {
  strength: "too_short" | "weak" | "fair" | "strong";
  tips: AdviceTip[];
};
export type AdviceTip = "longer" | "more_words" | "common" | "repeats" | "own_name";

/** A date as the computer understood it, or why it did not. */
export type DateReading =
  | { kind: "date"; iso: string; words: string }
  | { kind: "empty" }
  | { kind: "unreadable" }
  | { kind: "future"; words: string }
  | { kind: "before"; words: string; limit: string };

/** Which dates make sense in a field. */
export type DateRule = { future: boolean };

/** What became of a file that a person was asked for a place for. */
export type SavedFile = { kind: "saved"; name: string } | { kind: "cancelled" };

export type SearchHit = {
  kind: "case" | "step" | "command" | "help";
  id: string;
  title: string;
  detail: string;
  caseId: string | null;
  step: number | null;
};

/** A refusal or failure: a code, and values for the sentence. The sentences are in `text/nl/errors.ts`. */
export type ErrorCode =
  | "wrong_passphrase"
  | "wait_before_trying"
  | "wrong_recovery_key"
  | "passphrase_too_short"
  | "folder_read_only"
  | "folder_missing"
  | "in_use"
  | "newer_version"
  | "damaged"
  | "key_file_damaged"
  | "backup_damaged"
  | "backup_failed"
  | "disk_full"
  | "locked"
  | "not_printed"
  | "not_saved"
  | "system_refused"
  | "unexpected";
export type ErrorParams = Partial<Record<string, string>>;
export type Failure = { code: ErrorCode; params: ErrorParams; incident: boolean };
