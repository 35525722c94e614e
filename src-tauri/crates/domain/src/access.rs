//! What a family asks of the school about a pupil's data: to see it (*inzage*, AVG art. 15), or to have it put right
//! (*verbetering*, AVG art. 16). A matter of one pupil over all cases, so no case keeps it.

mod askers;
mod steps;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::Refusal;
use crate::ids::{DataRequestId, GuardianId, PupilId, ReportId, StaffId};
use crate::model::{ContactWay, plain_enums};
use crate::text::Prose;

pub use self::askers::{askers, entitled};

plain_enums! {
    /// How it was made sure who asks.
    Identity {
        /// The school knows this person.
        Known,
        /// A document of identity was shown. Nothing of it is kept.
        Shown,
        /// Another way, told in the note.
        Otherwise,
    }
    /// How someone who asks stands towards the pupil's data on the day of asking.
    Entitled {
        /// Exercises the rights.
        ByRight,
        /// Not: the pupil is 16 or over and asks in person.
        PupilDecides,
        /// Not: the pupil is under 16, and the parents with custody ask.
        ParentsDecide,
        /// Not: a parent without custody. Limited information is another request (BW 1:377c).
        NoCustody,
        /// Not known: whether this parent has custody.
        CustodyUnknown,
        /// Not known: how old the pupil is.
        AgeUnknown,
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "asks", rename_all = "snake_case")]
pub enum Asks {
    /// To see what the school keeps about the pupil.
    Access {},
    /// To have something put right.
    Correction {
        /// What is wrong, and what it should be.
        what: Prose,
    },
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Asker {
    /// The pupil.
    Pupil {},
    /// A parent or guardian of the pupil.
    Guardian {
        /// Which.
        guardian: GuardianId,
    },
}

/// A request as a person enters it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NewDataRequest {
    /// About whom.
    pub pupil: PupilId,
    /// What is asked.
    pub asks: Asks,
    /// By whom.
    pub by: Asker,
    /// Why it is taken up although this person does not exercise the rights; else empty.
    pub all_the_same: Prose,
    /// How it was made sure who it is.
    pub identity: Identity,
    /// More about that; needed when it was done in another way.
    pub identity_note: Prose,
    /// The day it was received.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub received: NaiveDate,
}

/// A request and what became of it. Kept with all its earlier versions.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataRequest {
    /// Identity.
    pub id: DataRequestId,
    /// About whom.
    pub pupil: PupilId,
    /// What is asked.
    pub asks: Asks,
    /// By whom.
    pub by: Asker,
    /// How that person stood on the day of asking.
    pub entitled: Entitled,
    /// Why it was taken up all the same.
    pub all_the_same: Option<String>,
    /// How it was made sure who it is.
    pub identity: Identity,
    /// More about that.
    pub identity_note: Option<String>,
    /// The day it was received.
    pub received: NaiveDate,
    /// The extension: told to the family when, and why.
    pub extended: Option<(NaiveDate, String)>,
    /// The packages that were made for it, oldest first: the last one counts.
    pub packages: Vec<Package>,
    /// What became of it; nothing while it waits.
    pub answer: Option<Answered>,
}

/// A frozen package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// Its file.
    pub report: ReportId,
    /// 1, 2, 3, …
    pub version: u32,
    /// When it was made.
    pub on: NaiveDate,
    /// How many pages it has.
    pub pages: u32,
    /// The numbers of the cases it is about.
    #[serde(default)]
    pub cases: Vec<String>,
    /// SHA-256 of the file, 64 hexadecimal digits.
    pub sha256: String,
    /// When and by whom its file was erased; what it was and its hash stay.
    #[serde(default)]
    pub erased: Option<(NaiveDate, StaffId)>,
}

/// What became of a request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answered", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of the steps")]
pub enum Answered {
    /// The package was handed over.
    HandedOver { on: NaiveDate, way: ContactWay, by: StaffId },
    /// It was put right, wholly or in part.
    Corrected { on: NaiveDate, done: String, by: StaffId },
    /// It was not done.
    Refused { on: NaiveDate, why: String, by: StaffId },
    /// The family took it back.
    Withdrawn { on: NaiveDate, note: Option<String> },
}

/// What a person does with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum DataStep {
    /// Take more time, told to the family with the reason within the first month.
    Extend {
        /// When it was told.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Why.
        reason: Prose,
    },
    /// The package was handed over.
    HandOver {
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// How.
        way: ContactWay,
    },
    /// It was put right, wholly or in part.
    Correct {
        /// When the family was told.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// What was done.
        done: Prose,
    },
    /// It is not done.
    Refuse {
        /// When the family was told.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Why.
        why: Prose,
    },
    /// The family took it back.
    Withdraw {
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// A note.
        note: Prose,
    },
}

/// Why something can not be done with a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataRefusal {
    /// A text, a date or a person is not right.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// This person does not exercise the rights: it takes a reason.
    #[error("a reason is needed: {0:?}")]
    NotEntitled(Entitled),
    /// It was answered.
    #[error("the request was answered")]
    Answered,
    /// There is no package to hand over.
    #[error("there is no package yet")]
    NoPackage,
    /// That is for the other sort of request.
    #[error("another sort of request")]
    OtherSort,
    /// It was extended already, or the first month is over.
    #[error("it can not be extended")]
    NoExtension,
}

impl fmt::Debug for DataRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataRequest({:?}, {} packages)", self.id, self.packages.len())
    }
}

impl fmt::Debug for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HandedOver { .. } => "HandedOver",
            Self::Corrected { .. } => "Corrected",
            Self::Refused { .. } => "Refused",
            Self::Withdrawn { .. } => "Withdrawn",
        })
    }
}
