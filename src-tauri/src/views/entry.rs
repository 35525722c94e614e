//! What is seen and sent before unlocking.

use app::domain::calendar::Region;
use app::domain::people::{Name, SchoolType, StaffRole};
use app::{AppError, FirstStart, RecoveryKey, Session};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Display, LockReason};

/// What a window has to show when it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct StartView {
    /// How it looks.
    pub display: Display,
    /// The practice vault (*oefenen*).
    pub practice: bool,
    /// Version of the program.
    pub version: String,
    /// What it shows.
    #[serde(flatten)]
    pub scene: Scene,
}

/// The scenes of the two windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Scene {
    /// There is no vault yet.
    FirstStart {},
    /// A vault to unlock.
    Locked {
        /// Why.
        reason: LockReason,
        /// Minutes without use after which the program locks.
        idle_minutes: u32,
    },
    /// A vault that can not be opened as it is.
    Rescue {
        /// What is wrong.
        problem: Rescue,
    },
    /// The vault can not be reached now; nothing is wrong inside it.
    Blocked {
        /// Why.
        blocked: Blocked,
    },
    /// The work itself.
    Open {
        /// Who is at work.
        session: SessionView,
    },
}

/// What is wrong with a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Rescue {
    /// A part of it is not what was written.
    Damaged,
    /// A part of it is gone.
    Missing,
}

/// Why a vault can not be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum Blocked {
    /// Its folder can not be written.
    FolderReadOnly {},
    /// Its folder is not there, or can not be made.
    FolderMissing {},
    /// Another start of the program has it.
    InUse {},
    /// It was made by a newer version of the program.
    NewerVersion {},
}

/// The open vault and who works in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Session")]
pub struct SessionView {
    /// The mentor at work.
    pub mentor: Mentor,
    /// Name of the school.
    pub school: String,
    /// The practice vault.
    pub practice: bool,
    /// Whether the recovery key was typed back once.
    pub recovery_confirmed: bool,
}

/// A mentor, as the top of the window shows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Mentor {
    /// Whole name.
    pub name: String,
    /// Function.
    pub role: StaffRole,
}

impl SessionView {
    /// The session as the page sees it.
    pub fn of(session: &Session) -> Result<Self, AppError> {
        let me = session.me()?;
        Ok(Self {
            mentor: Mentor { name: me.name.full(), role: me.role },
            school: session.school().name.clone(),
            practice: session.is_practice(),
            recovery_confirmed: session.is_recovery_confirmed()?,
        })
    }
}

/// What a first start asks. Holds a passphrase, so it has no `Debug`.
#[derive(Deserialize, Type)]
pub struct NewVault {
    mentor: NewMentor,
    school: NewSchool,
    passphrase: String,
}

/// The mentor of a new vault.
#[derive(Deserialize, Type)]
pub struct NewMentor {
    first: String,
    infix: String,
    last: String,
    role: StaffRole,
}

/// The school of a new vault.
#[derive(Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewSchool {
    name: String,
    place: String,
    address: Vec<String>,
    region: Region,
    school_type: SchoolType,
}

impl NewVault {
    /// What the first start asks, and the passphrase.
    pub fn into_parts(self) -> (FirstStart, String) {
        let NewMentor { first, infix, last, role } = self.mentor;
        let NewSchool { name: school, place, address, region, school_type } = self.school;
        let name = Name { first, infix, last, call: String::new() };
        (FirstStart { name, role, school, place, address, region, school_type }, self.passphrase)
    }
}

/// A recovery key as it is shown, in groups. Has no `Debug`.
#[derive(Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryGroups {
    /// Eight groups of four characters.
    pub recovery_key: Vec<String>,
}

impl RecoveryGroups {
    /// The key as it is shown.
    pub fn of(key: &RecoveryKey) -> Self {
        Self { recovery_key: key.printed().split('-').map(str::to_owned).collect() }
    }
}

/// How strong a passphrase is, and what would make it better; the words are the page's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Advice {
    /// How strong.
    pub strength: Strength,
    /// What would make it better.
    pub tips: Vec<Tip>,
}

/// How strong a passphrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words are those of `app`")]
pub enum Strength {
    TooShort,
    Weak,
    Fair,
    Strong,
}

/// What would make a passphrase better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[serde(rename = "AdviceTip")]
#[expect(missing_docs, reason = "the words are those of `app`")]
pub enum Tip {
    Longer,
    MoreWords,
    Common,
    Repeats,
    OwnName,
}

impl From<(app::Strength, Vec<app::Tip>)> for Advice {
    fn from((strength, tips): (app::Strength, Vec<app::Tip>)) -> Self {
        let strength = match strength {
            app::Strength::TooShort => Strength::TooShort,
            app::Strength::Weak => Strength::Weak,
            app::Strength::Fair => Strength::Fair,
            app::Strength::Strong => Strength::Strong,
        };
        let tip = |tip| match tip {
            app::Tip::Longer => Tip::Longer,
            app::Tip::MoreWords => Tip::MoreWords,
            app::Tip::Common => Tip::Common,
            app::Tip::Repeats => Tip::Repeats,
            app::Tip::OwnName => Tip::OwnName,
        };
        Self { strength, tips: tips.into_iter().map(tip).collect() }
    }
}

/// A date as the program understood it, or why it did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DateReading {
    /// Understood.
    Date {
        /// As 2026-11-03.
        iso: String,
        /// As "dinsdag 3 november 2026".
        words: String,
    },
    /// Nothing was typed.
    Empty {},
    /// No date that exists.
    Unreadable {},
    /// A date after today, where that makes no sense.
    Future {
        /// As "dinsdag 3 november 2026".
        words: String,
    },
}

/// Which dates make sense in a field.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
pub struct DateRule {
    /// Whether a date after today does.
    pub future: bool,
}
