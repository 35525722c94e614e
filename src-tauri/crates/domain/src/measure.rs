//! Suspension and removal (*schorsing*, *verwijdering*): the words that their actions and events share.
//!
//! The rules are those of WVO 2020 art. 8.14 (suspension) and 8.15 (removal). Legal terms stand in [`crate::terms`].

mod compulsory;
mod happened;
mod law;
mod step;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::compulsory::{Compulsory, is_fully_compulsory, is_under_compulsory_education};
pub use self::happened::MeasureEvent;
pub use self::law::{MeasureTexts, Source};
pub use self::step::{DecisionInput, HearingInput, MeasureStep, Proposal, Taker};
use crate::ids::{GuardianId, MeasureId, ObjectionId};
use crate::model::plain_enums;

plain_enums! {
    /// What was decided on an objection (*beslissing op bezwaar*).
    ObjectionOutcome {
        /// *Gegrond*.
        Upheld,
        /// *Deels gegrond*.
        Partly,
        /// *Ongegrond*.
        Rejected,
    }
}

/// Which measure, and when: as proposed or as decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "plan", rename_all = "snake_case")]
pub enum Plan {
    /// *Schorsing*: one stretch of days, both ends included.
    Suspension {
        /// The first day.
        #[cfg_attr(feature = "specta", specta(type = String))]
        first: NaiveDate,
        /// The last day: at most the sixth after the first, unless it waits for the consultation over a removal.
        #[cfg_attr(feature = "specta", specta(type = String))]
        last: NaiveDate,
        /// The removal over which the Inspectie is being consulted, when the suspension lasts as long as that does.
        pending: Option<MeasureId>,
    },
    /// *Verwijdering*.
    Removal {
        /// From which day, when that is known.
        #[cfg_attr(feature = "specta", specta(type = Option<String>))]
        from: Option<NaiveDate>,
    },
}

impl Plan {
    /// Whether it is a removal.
    pub fn is_removal(&self) -> bool {
        match self {
            Self::Suspension { .. } => false,
            Self::Removal { .. } => true,
        }
    }
}

/// Someone of the pupil's family who is heard, or who objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "voice", rename_all = "snake_case")]
pub enum Voice {
    /// The pupil.
    Pupil {},
    /// A parent or guardian.
    Guardian {
        /// Which.
        guardian: GuardianId,
    },
}

/// Which letter of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// The invitation to be heard before the decision (*uitnodiging om te worden gehoord*).
    Invitation {},
    /// The announcement of a removal (*aankondiging, voornemen*).
    Announcement {},
    /// The decision (*besluit*).
    Decision {},
    /// The decision on an objection (*beslissing op bezwaar*).
    Objection {
        /// Which.
        objection: ObjectionId,
    },
    /// The notice to the Inspectie (*melding*).
    Inspectorate {},
    /// The notice to the municipality.
    Municipality {},
    /// The proposal to suspend, or the request to remove, to the schoolbestuur (*voorstel*, *verzoek*).
    Proposal {},
    /// The record of being heard before the decision (*verslag hoorgesprek*).
    Hearing {
        /// Which hearing of the measure, from 0, in order of entry.
        number: u8,
    },
}

/// A letter of one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LetterOf {
    /// Of which measure.
    pub measure: MeasureId,
    /// Which.
    pub letter: Letter,
}

/// What a letter still lacks. Until it is there, or lifted by the directie, the letter is a CONCEPT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "missing", rename_all = "snake_case")]
pub enum Element {
    /// The date of birth: without it nobody knows to whom the letter goes.
    BirthDate {},
    /// A parent with custody of a pupil under 18.
    Guardian {},
    /// Whether this parent has custody.
    Custody {
        /// Whose.
        guardian: GuardianId,
    },
    /// A way to this parent with custody, whom the school may not contact.
    Contact {
        /// Whose.
        guardian: GuardianId,
    },
    /// The director's request to the schoolbestuur (bevoegd gezag).
    Request {},
    /// The announcement, sent to everyone whom the decision concerns.
    Announcement {},
    /// That this person was heard, or wanted not to be, before the decision; or why it could not be before.
    Hearing {
        /// Whose.
        voice: Voice,
    },
    /// The consultation with the Inspectie, ended before the decision.
    Consultation {},
    /// A school that is willing to take the pupil, found before the decision.
    ReceivingSchool {},
    /// The decision itself. Nobody can lift this one.
    Decision {},
    /// On whose behalf it was decided.
    OnBehalfOf {},
    /// Where the mandate is written.
    Mandate {},
    /// The reasons.
    Reasons {},
    /// Who sees to it that schoolwork goes on.
    Schoolwork {},
    /// The school's text about objecting.
    ObjectionText {},
    /// That it was decided before it began.
    DecidedInTime {},
    /// That it stands alone: with an earlier suspension it makes more than a week in one stretch.
    SingleStretch {},
    /// The hearing before the decision on the objection.
    ObjectionHearing {},
    /// That the family could read the reports behind the decision.
    ReportsOffered {},
    /// The decision on the objection. Nobody can lift this one.
    ObjectionDecision {},
    /// The reasons of the decision on the objection.
    ObjectionReasons {},
}

impl Element {
    /// Whether the directie may let the letter go without it. A letter that tells a decision needs one.
    pub fn can_be_lifted(self) -> bool {
        !matches!(self, Self::Decision {} | Self::ObjectionDecision {})
    }
}
