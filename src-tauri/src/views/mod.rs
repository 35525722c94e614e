//! What the page sees and sends: plain values, named as the page names them.

/// Views whose fields are those of the type they show, under the same names.
macro_rules! views {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, Type)]
        #[serde(rename_all = "camelCase")]
        #[expect(missing_docs, reason = "the fields are those of the type below it")]
        pub struct $name { $(pub $field: $type),* }
    )+};
}

pub mod access;
pub mod agenda;
pub mod calendar;
pub mod case;
pub mod check;
pub mod document;
mod entry;
pub mod exports;
pub mod handover;
pub mod letterhead;
pub mod list;
pub mod seals;
pub mod together;

pub use entry::{
    Advice, Blocked, DateReading, DateRule, Mentor, NewMentor, NewSchool, NewVault, RecoveryGroups, Rescue, Scene,
    SessionView, StartView, Strength, Tip,
};

use app::domain::ids::CaseId;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

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

/// How the program looks on this computer. Holds nothing about a person, so it is known before unlocking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Display {
    /// Size of text, 80 to 200 percent.
    pub text_size: u8,
    /// Colours.
    pub theme: Theme,
    /// Movement on the screen.
    pub motion: Motion,
}

/// Colours of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the computer is set.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Movement on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// As the computer is set.
    System,
    /// Less.
    Less,
}

/// Asks the page to save what is being typed; it answers with the command `flushed`.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub struct Flush;

/// A draft, as it was last saved.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The case it belongs to, or will belong to.
    pub case_id: CaseId,
    /// What is being drafted.
    pub kind: String,
    /// What the page needs to know before it opens the draft.
    pub label: String,
    /// What was typed, as the page wrote it.
    pub content: String,
    /// When it was last saved.
    pub updated_at: String,
}

/// What became of a file that a mentor was asked a place for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SavedFile {
    /// It is there.
    Saved {
        /// Its name, without the folder: the page never sees a path.
        name: String,
    },
    /// The mentor thought better of it.
    Cancelled {},
}

/// A backup that can be put back.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Which one.
    pub id: String,
    /// When it was made.
    pub made_at: String,
    /// Bytes on disk.
    pub size: u32,
    /// How many entries its journal has; `null` when it is damaged and can not be put back.
    pub entries: Option<u32>,
    /// The head of its journal.
    pub head: Option<String>,
}

impl From<app::BackupInfo> for BackupView {
    fn from(backup: app::BackupInfo) -> Self {
        Self {
            id: backup.name,
            made_at: moment(backup.made_at),
            size: u32::try_from(backup.size).unwrap_or(u32::MAX),
            entries: backup.entries.map(|entries| u32::try_from(entries).unwrap_or(u32::MAX)),
            head: backup.head,
        }
    }
}

/// A date as the page reads it: "2026-11-03".
pub fn date(date: NaiveDate) -> String {
    date.to_string()
}

/// A moment as the page reads it: RFC 3339.
pub fn moment(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
