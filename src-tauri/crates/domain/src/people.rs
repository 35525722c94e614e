//! People and the school: ordinary tables with a history, not events. Events refer to people by id.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{Counting, HolidayImport, OwnDay, Region};
use crate::ids::{GuardianId, PupilId, StaffId};
use crate::measure::MeasureTexts;
use crate::nl;
use crate::terms::LegalDay;

/// A person's name. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Name {
    /// Given name, as registered.
    pub first: String,
    /// *Tussenvoegsel*, such as "van der"; may be empty.
    pub infix: String,
    /// Surname.
    pub last: String,
    /// *Roepnaam*, when it differs from the first name; may be empty.
    pub call: String,
}

impl Name {
    /// How the person is addressed: call name or first name.
    pub fn short(&self) -> &str {
        if self.call.is_empty() { &self.first } else { &self.call }
    }

    /// "Daan van der Berg".
    pub fn full(&self) -> String {
        let mut full = self.short().to_owned();
        for part in [&self.infix, &self.last] {
            if !part.is_empty() {
                full.push(' ');
                full.push_str(part);
            }
        }
        full
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(…)")
    }
}

/// A pupil (*leerling*). Carries no role: roles belong to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Pupil {
    /// Identity.
    pub id: PupilId,
    /// Name.
    pub name: Name,
    /// Class, such as "2B"; may be empty.
    pub class: String,
    /// Date of birth, when known.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub born: Option<NaiveDate>,
    /// What others call this pupil (*bijnamen*): looked for in papers, never printed.
    #[serde(default)]
    pub nicknames: Vec<String>,
}

impl Pupil {
    /// Age in full years on a date; `None` when the date of birth is unknown. 29 February counts from 1 March.
    pub fn age_on(&self, date: NaiveDate) -> Option<u32> {
        date.years_since(self.born?)
    }

    /// Whether the pupil is of age (18) on this date. Unknown counts as not.
    pub fn is_adult_on(&self, date: NaiveDate) -> bool {
        self.age_on(date).is_some_and(|age| age >= 18)
    }
}

/// Parental authority (*gezag*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Custody {
    /// Has custody.
    Yes,
    /// Has none.
    No,
    /// Not known.
    #[default]
    Unknown,
}

/// A parent, guardian or foster parent (*ouder/verzorger*) of one or more pupils.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Guardian {
    /// Identity.
    pub id: GuardianId,
    /// Name.
    pub name: Name,
    /// The pupils this person cares for, each with the custody over that pupil.
    #[cfg_attr(feature = "specta", specta(type = Vec<(PupilId, Custody)>))]
    pub pupils: Vec<(PupilId, Custody)>,
    /// Telephone or mail; may be empty.
    pub contact: String,
    /// Language when not Dutch; may be empty.
    pub language: String,
    /// Whether an interpreter is needed.
    pub interpreter: bool,
    /// Whether the school may contact this person.
    pub contact_allowed: bool,
}

impl Guardian {
    /// Custody over this pupil, or nothing when not this pupil's guardian.
    pub fn custody_of(&self, pupil: PupilId) -> Option<Custody> {
        self.pupils.iter().find(|(id, _)| *id == pupil).map(|(_, custody)| *custody)
    }
}

/// What a member of staff is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// *Mentor*.
    Mentor,
    /// *Coördinator*.
    Coordinator,
    /// *Leerlingbegeleider*.
    Counsellor,
    /// *Schoolleiding / directie*.
    SchoolLeader,
    /// *Anti-pestcoördinator*.
    AntiBullying,
    /// *Vertrouwenspersoon*.
    Confidant,
    /// Another function.
    Other,
}

/// A member of staff (*medewerker*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Staff {
    /// Identity.
    pub id: StaffId,
    /// Name.
    pub name: Name,
    /// Function.
    pub role: StaffRole,
}

/// Public or private school: decides which objection text a family gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SchoolType {
    /// *Bijzondere school*.
    #[default]
    Private,
    /// *Openbare school*.
    Public,
}

/// Until when an openbare school decides an objection. Which of these holds is for the school to say; the first is the earliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PublicDecision {
    /// Four weeks after its receipt, as a bijzondere school.
    #[default]
    FourWeeks,
    /// Six weeks after the term of objecting (Awb art. 7:10).
    SixWeeks,
    /// Twelve weeks after the term of objecting: an independent committee advises (Awb art. 7:10 and 7:13).
    TwelveWeeks,
}

/// What papers for families say besides whom to turn to. Of each may be empty what the school did not fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FamilyTexts {
    /// How a family reaches the mentor: telephone, mail.
    pub reach: String,
    /// Who stands in when the mentor is away (*vervanger*): name and where to find.
    pub substitute: String,
    /// Whom to ask about what is kept, such as the functionaris gegevensbescherming.
    pub privacy: String,
    /// How long a case is kept, as it stands in a sentence.
    pub keeping: String,
}

impl Default for FamilyTexts {
    fn default() -> Self {
        let empty = String::new;
        Self { reach: empty(), substitute: empty(), privacy: empty(), keeping: nl::KEEPING.to_owned() }
    }
}

/// The school's own settings (*Instellingen, School en teksten*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct School {
    /// Name.
    pub name: String,
    /// Address lines for the letterhead; may be empty.
    pub address: Vec<String>,
    /// Place.
    pub place: String,
    /// Holiday region.
    pub region: Region,
    /// Public or private.
    pub school_type: SchoolType,
    /// Days after step 3 on which follow-ups are planned, rising, 1 to 365.
    pub follow_up_days: Vec<u16>,
    /// Days without school that the school added itself.
    pub own_days: Vec<OwnDay>,
    /// Where parents find more (K4), with the day it was last checked.
    pub more_information: String,
    /// Whom a family can turn to: name and contact of the anti-pestcoördinator; may be empty.
    pub anti_bullying: String,
    /// Idem of the vertrouwenspersoon; may be empty.
    pub confidant: String,
    /// Where the complaints route is described; may be empty.
    pub complaints: String,
    /// What the days of follow-ups are.
    #[serde(default)]
    pub counting: Counting,
    /// The holiday calendar that was imported last.
    #[serde(default)]
    pub import: Option<HolidayImport>,
    /// Days equal to a public holiday for legal terms that the program does not know yet.
    #[serde(default)]
    pub legal_days: Vec<LegalDay>,
    /// What letters about suspension and removal say about objecting and the procedure.
    #[serde(default)]
    pub measures: MeasureTexts,
    /// For an openbare school: until when an objection is decided.
    #[serde(default)]
    pub public_decision: PublicDecision,
    /// What papers for families say about reaching the school, privacy and keeping.
    #[serde(default)]
    pub family: FamilyTexts,
}

impl School {
    /// A school with the plan's own defaults.
    pub fn new(name: String, place: String, region: Region, school_type: SchoolType) -> Self {
        Self {
            name,
            address: Vec::new(),
            place,
            region,
            school_type,
            follow_up_days: vec![2, 7, 14],
            own_days: Vec::new(),
            more_information: nl::MORE_INFORMATION.to_owned(),
            anti_bullying: String::new(),
            confidant: String::new(),
            complaints: nl::COMPLAINTS.to_owned(),
            counting: Counting::default(),
            import: None,
            legal_days: Vec::new(),
            measures: MeasureTexts::default(),
            public_decision: PublicDecision::default(),
            family: FamilyTexts::default(),
        }
    }
}

/// The people a decision or a document needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Pupils.
    pub pupils: BTreeMap<PupilId, Pupil>,
    /// Parents and guardians.
    pub guardians: BTreeMap<GuardianId, Guardian>,
    /// Staff.
    pub staff: BTreeMap<StaffId, Staff>,
}

impl People {
    /// The guardians of a pupil, in a fixed order: those with custody first, then by name.
    pub fn guardians_of(&self, pupil: PupilId) -> Vec<&Guardian> {
        let mut guardians: Vec<_> = self.guardians.values().filter(|g| g.custody_of(pupil).is_some()).collect();
        guardians.sort_by_key(|g| (g.custody_of(pupil) != Some(Custody::Yes), g.name.full(), g.id));
        guardians
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_before_are_read_with_calendar_days_and_no_import() {
        let school = School::new("Het Voorbeeld".into(), "Ede".into(), Region::South, SchoolType::Public);
        let mut stored = serde_json::to_value(&school).unwrap();
        for added in ["counting", "import", "legalDays", "publicDecision", "family"] {
            assert!(stored.as_object_mut().unwrap().remove(added).is_some(), "{added}");
        }
        assert_eq!(serde_json::from_value::<School>(stored).unwrap(), school);
    }
}
