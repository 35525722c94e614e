//! The words that actions and events share.

use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::ids::{FollowUpId, GuardianId, PupilId, StaffId};

/// The number of a case as people say it, such as 2026-014.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaseNumber {
    /// Calendar year of the report.
    pub year: i32,
    /// 1, 2, 3, … within the year.
    pub serial: u32,
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:03}", self.year, self.serial)
    }
}

/// One pass through steps 1 to 3 (*ronde*), from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type), specta(transparent))]
#[serde(transparent)]
pub struct Round(pub u8);

macro_rules! plain_enums {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
        }
    )+};
}
pub(crate) use plain_enums;

plain_enums! {
    /// Who gets a paper about a pupil without being of the family.
    Authority {
        /// *Inspectie van het Onderwijs*.
        Inspectorate,
        /// *Gemeente*.
        Municipality,
        /// *Schoolbestuur (bevoegd gezag)*, which decides on a measure.
        Board,
        /// The pupil's own file at school (*leerlingdossier*).
        PupilFile,
    }
    /// A pupil's role in one case (*betrokkenheid*).
    Role {
        /// *Gepeste leerling*.
        Bullied,
        /// *Pestende leerling*.
        Bullying,
        /// *Meeloper*.
        Follower,
        /// *Omstander*.
        Bystander,
        /// *Bleek niet betrokken*.
        NotInvolved,
    }
    /// Who reported it.
    Reporter {
        /// The gepeste leerling.
        BulliedPupil,
        /// Another pupil.
        OtherPupil,
        /// A parent or guardian.
        Parent,
        /// Someone who works at the school.
        Staff,
        /// Someone else, or unknown.
        Other,
    }
    /// Where it happened (question of V4).
    Place {
        /// *Op school*.
        AtSchool,
        /// *Onder schooltijd elders*.
        SchoolTimeElsewhere,
        /// *Onderweg*.
        OnTheWay,
        /// *Online*.
        Online,
        /// *Buiten school*: asks why the school uses this plan all the same.
        OutsideSchool,
    }
    /// Kinds of behaviour.
    Behaviour {
        /// *Schelden, uitlachen, kwetsende woorden*.
        Words,
        /// *Slaan, schoppen, duwen*.
        Physical,
        /// *Buitensluiten, negeren*.
        Exclusion,
        /// *Roddelen*.
        Gossip,
        /// *Bedreigen, dwingen*.
        Threat,
        /// *Spullen afpakken of stukmaken*.
        Belongings,
        /// *Online: appen, foto's, accounts*.
        Online,
        /// *Iets anders*.
        Other,
    }
    /// What is needed to be safe today.
    SafetyNeed {
        /// *Een veilige plek in de pauze*.
        Break,
        /// *De route naar huis of tussen lessen*.
        Route,
        /// *De groepsapp*.
        GroupChat,
        /// *Iemand die oplet*.
        Watch,
        /// *Iets anders*.
        Other,
    }
    /// A question that may show that this plan is not the way.
    StopCard {
        /// *Is er een medewerker bij betrokken?*
        Staff,
        /// *Gaat het om een zedenzaak?*
        SexualOffence,
        /// *Is het thuis niet veilig?*
        Home,
        /// *Is er acuut gevaar?*
        AcuteDanger,
    }
    /// Yes, no, or not known yet.
    Answer {
        /// *Ja*.
        Yes,
        /// *Nee*.
        No,
        /// *Nog onbekend*.
        Unknown,
    }
    /// What a person decided it is.
    Outcome {
        /// *Pesten*.
        Bullying,
        /// *Plagen*.
        Teasing,
        /// *Plagen, ervaren als pesten*.
        TeasingFeltAsBullying,
        /// *Conflict of ruzie*.
        Conflict,
        /// *Eenmalig incident*.
        SingleIncident,
        /// *Niet aannemelijk*.
        NotPlausible,
        /// *Nog onbekend*.
        Unknown,
    }
    /// Apologies in step 3: voluntary.
    Apology {
        /// *Aangeboden*.
        Offered,
        /// *Aangeboden en aangenomen*.
        Accepted,
        /// *Nu niet*.
        NotNow,
    }
    /// What kind of sanction (*sanctie*) it is.
    SanctionKind {
        /// To understand the damage, such as a book report.
        Reflective,
        /// What follows if it does not stop.
        Conditional,
        /// A measure taken now.
        Measure,
    }
    /// How an agreement was kept.
    Kept {
        /// *Gehouden*.
        Kept,
        /// *Deels*.
        Partly,
        /// *Niet gehouden*.
        NotKept,
    }
    /// How it goes since the last time.
    Trend {
        /// *Het is gestopt*.
        Stopped,
        /// *Minder*.
        Less,
        /// *Hetzelfde*.
        Same,
        /// *Erger*.
        Worse,
    }
    /// How a planned check is held.
    Means {
        /// *Op school*, in a room.
        AtSchool,
        /// *Telefonisch*: needs no school day.
        Phone,
    }
    /// How a family was told something.
    ContactWay {
        /// *In een gesprek*.
        Talk,
        /// *Telefonisch*.
        Phone,
        /// *Per brief*.
        Letter,
        /// *Per e-mail*.
        Mail,
    }
    /// What a signature means.
    Meaning {
        /// *Ik heb dit gelezen.*
        Read,
        /// *Ik ben het ermee eens.*
        Agree,
        /// *Ik heb dit gekregen.*
        Received,
        /// *Namens de school.*
        ForTheSchool,
    }
    /// Something allowed with a reason; the reason becomes part of what is recorded.
    Warning {
        /// The chosen outcome differs from what the answers point to.
        OutcomeDiffers,
        /// A joint talk although the gepeste leerling does not want it, it is not safe, or it was not asked.
        JointNotWanted,
        /// A guardian took part whom the school may not contact.
        ContactNotAllowed,
        /// The meeting of step 7 without anyone of the schoolleiding.
        NoSchoolLeader,
        /// Closing while follow-ups are still planned.
        OpenFollowUps,
        /// Closing while a family was not told.
        FamilyNotInformed,
        /// The meeting of step 7 without any parent of a pupil under 18.
        NoParentAtMeeting,
        /// Closing while the law still asks something for a suspension or removal.
        OpenMeasureDuties,
        /// Closing while a family was never told that there is a case.
        CaseUntold,
        /// A talk with a parent of a pupil of age who did not agree to that.
        ParentsOfAdult,
        /// A talk with a parent without custody whose request for information was not granted.
        NoCustody,
        /// A document for a parent who is no addressee on its date.
        NotAddressee,
    }
}

impl Means {
    /// At school, as it is meant to be.
    pub fn is_at_school(&self) -> bool {
        *self == Self::AtSchool
    }
}

#[expect(clippy::derivable_impls, reason = "the enum is one of a list that have no default")]
impl Default for Means {
    fn default() -> Self {
        Self::AtSchool
    }
}

mod life;
pub use self::life::{ClassWork, ConsentScope, ExternalStatus, LinkKind, RequestAnswer};

impl Outcome {
    /// Whether a case with this outcome may be closed lightly, without the seven steps.
    pub fn allows_light_closing(self) -> bool {
        match self {
            Self::Teasing
            | Self::TeasingFeltAsBullying
            | Self::Conflict
            | Self::SingleIncident
            | Self::NotPlausible => true,
            Self::Bullying | Self::Unknown => false,
        }
    }
}

/// How a conversation was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum ConversationForm {
    /// A talk.
    Talk {},
    /// A written statement (*schriftelijke verklaring*) in a room of one's own.
    Statement {
        /// When the pupil began to write.
        #[cfg_attr(feature = "specta", specta(type = String))]
        started: NaiveTime,
        /// When the pupil was done.
        #[cfg_attr(feature = "specta", specta(type = String))]
        ended: NaiveTime,
    },
}

/// Why there was no conversation with a pupil's parents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum NotSpoken {
    /// The pupil is 18 or over.
    Adult {},
    /// They did not want to.
    Refused {},
    /// Not reached after three attempts.
    NotReached {
        /// The days of the attempts.
        #[cfg_attr(feature = "specta", specta(type = Vec<String>))]
        attempts: Vec<NaiveDate>,
    },
}

/// Whom a document is for. One reader, or one couple that came together, or an authority.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Recipient {
    /// A pupil.
    Pupil {
        /// Which.
        pupil: PupilId,
    },
    /// Parents or guardians of a pupil.
    Guardians {
        /// Whose.
        pupil: PupilId,
        /// Which of them, at least one.
        guardians: Vec<GuardianId>,
    },
    /// Someone who is told about a pupil without being of the family.
    Authority {
        /// About whom.
        pupil: PupilId,
        /// Which.
        authority: Authority,
    },
}

impl Recipient {
    /// The pupil whose family this is, or about whom an authority is told.
    pub fn pupil(&self) -> PupilId {
        match self {
            Self::Pupil { pupil } | Self::Guardians { pupil, .. } | Self::Authority { pupil, .. } => *pupil,
        }
    }

    /// Each reader alone.
    pub fn readers(&self) -> Vec<Self> {
        match self {
            Self::Pupil { .. } | Self::Authority { .. } => vec![self.clone()],
            Self::Guardians { pupil, guardians } => {
                guardians.iter().map(|id| Self::Guardians { pupil: *pupil, guardians: vec![*id] }).collect()
            }
        }
    }

    /// Whether whoever reads as `reader` reads this too: alone, or as one of a couple.
    pub fn covers(&self, reader: &Self) -> bool {
        match (self, reader) {
            (Self::Guardians { guardians, .. }, Self::Guardians { guardians: readers, .. }) => {
                readers.iter().all(|reader| guardians.contains(reader))
            }
            (to, reader) => to == reader,
        }
    }
}

/// Someone who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Signer {
    /// The pupil.
    Pupil {
        /// Which.
        id: PupilId,
    },
    /// A parent or guardian.
    Guardian {
        /// Which.
        id: GuardianId,
    },
    /// Someone of the school.
    Staff {
        /// Which.
        id: StaffId,
    },
}

/// A planned check, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Its identity.
    pub id: FollowUpId,
    /// The date the plan asks for.
    pub original: NaiveDate,
    /// The school day it falls on.
    pub date: NaiveDate,
}

/// A planned check after a pause, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumed {
    /// Which.
    pub id: FollowUpId,
    /// The date the plan asks for now: later by the days of the pause.
    pub asked: NaiveDate,
    /// The school day it falls on.
    pub date: NaiveDate,
}
