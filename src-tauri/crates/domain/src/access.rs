//! What a family asks of the school about a pupil's data: to see it (*inzage*, AVG art. 15), or to have it put right
//! (*verbetering*, AVG art. 16). A matter of one pupil over all cases, so no case keeps it.

mod steps;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::{Field, Refusal, check_text};
use crate::ids::{DataRequestId, GuardianId, PupilId, ReportId, StaffId};
use crate::model::{ContactWay, plain_enums};
use crate::people::{Custody, People};
use crate::text::Prose;

/// The age from which the pupil exercises the privacy rights (UAVG art. 5).
pub const OWN_RIGHTS: u32 = 16;
/// Within so many months a request is answered (AVG art. 12 lid 3).
const ANSWERED_WITHIN: u32 = 1;
/// No request is older than five years: then the year was mistyped.
const OLDEST_DAYS: i64 = 5 * 366;
/// By so many months that may be extended (AVG art. 12 lid 3).
const EXTENDED_BY: u32 = 2;

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
    /// SHA-256 of the file, 64 hexadecimal digits.
    pub sha256: String,
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

/// How someone stands towards a pupil's data on a day; nothing for who is no parent or guardian of the pupil.
pub fn entitled(people: &People, pupil: PupilId, by: Asker, on: NaiveDate) -> Option<Entitled> {
    let age = people.pupils.get(&pupil)?.age_on(on);
    let own = age.map(|age| age >= OWN_RIGHTS);
    Some(match by {
        Asker::Pupil {} => match own {
            Some(true) => Entitled::ByRight,
            Some(false) => Entitled::ParentsDecide,
            None => Entitled::AgeUnknown,
        },
        Asker::Guardian { guardian } => match (own, people.guardians.get(&guardian)?.custody_of(pupil)?) {
            (Some(true), _) => Entitled::PupilDecides,
            (_, Custody::No) => Entitled::NoCustody,
            (None, _) => Entitled::AgeUnknown,
            (Some(false), Custody::Unknown) => Entitled::CustodyUnknown,
            (Some(false), Custody::Yes) => Entitled::ByRight,
        },
    })
}

/// Whoever may ask about a pupil, with how each stands on a day, who exercises the rights first.
pub fn askers(people: &People, pupil: PupilId, on: NaiveDate) -> Vec<(Asker, Entitled)> {
    let parents = people.guardians_of(pupil).into_iter().map(|parent| Asker::Guardian { guardian: parent.id });
    let all = std::iter::once(Asker::Pupil {}).chain(parents);
    let mut all: Vec<_> = all.filter_map(|by| Some((by, entitled(people, pupil, by, on)?))).collect();
    all.sort_by_key(|(_, standing)| *standing != Entitled::ByRight);
    all
}

impl NewDataRequest {
    /// Takes a request up.
    ///
    /// # Errors
    /// When a date or a text is not right, or a reason is needed.
    pub fn taken_up(&self, id: DataRequestId, people: &People, today: NaiveDate) -> Result<DataRequest, DataRefusal> {
        past(self.received, today)?;
        if !people.pupils.contains_key(&self.pupil) {
            return Err(Refusal::UnknownPerson.into());
        }
        let entitled = entitled(people, self.pupil, self.by, self.received).ok_or(Refusal::NotTheirGuardian)?;
        let all_the_same = optional(&self.all_the_same, Field::Reason)?;
        if entitled != Entitled::ByRight && all_the_same.is_none() {
            return Err(DataRefusal::NotEntitled(entitled));
        }
        let asks = match &self.asks {
            Asks::Access {} => Asks::Access {},
            Asks::Correction { what } => Asks::Correction { what: Prose(check_text(&what.0, Field::What)?) },
        };
        let identity_note = match self.identity {
            Identity::Otherwise => Some(check_text(&self.identity_note.0, Field::Note)?),
            Identity::Known | Identity::Shown => optional(&self.identity_note, Field::Note)?,
        };
        Ok(DataRequest {
            id,
            pupil: self.pupil,
            asks,
            by: self.by,
            entitled,
            // A reason that nothing asked for is kept by nobody.
            all_the_same: all_the_same.filter(|_| entitled != Entitled::ByRight),
            identity: self.identity,
            identity_note,
            received: self.received,
            extended: None,
            packages: Vec::new(),
            answer: None,
        })
    }
}

fn past(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::DateInFuture(Field::On));
    }
    if (today - day).num_days() > OLDEST_DAYS { Err(Refusal::DateTooOld(Field::On)) } else { Ok(()) }
}

fn optional(text: &Prose, field: Field) -> Result<Option<String>, Refusal> {
    if text.is_blank() { Ok(None) } else { check_text(&text.0, field).map(Some) }
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
