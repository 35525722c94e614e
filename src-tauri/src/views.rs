//! What the page sees of the shell itself. Views of cases come from `app`.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// Where the program stands, for either window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// True from unlocking until a lock begins.
    pub open: bool,
    /// Why the program is locked.
    pub reason: LockReason,
    /// The practice vault (*oefenen*).
    pub practice: bool,
    /// Version of the program.
    pub version: String,
}

/// Why the program is locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    /// It was started just now.
    #[default]
    Started,
    /// Nothing was done for a while.
    Idle,
    /// The mentor asked for it.
    ByHand,
    /// The screen of the computer was locked.
    ScreenLocked,
    /// The computer went to sleep.
    Suspended,
    /// The clock made a jump, so the idle time is not known.
    ClockJumped,
    /// A backup was put in place.
    Restored,
    /// The program ends.
    Leaving,
}

/// Asks the page to save what is being typed; it answers with the command `flushed`.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub struct Flush;
