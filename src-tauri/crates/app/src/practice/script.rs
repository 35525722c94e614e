//! The script: people, and what happens in each case. Read from the files in `nl`.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use domain::calendar::{OwnDay, Region};
use domain::people::{Custody, FamilyTexts, Name, School, SchoolType, StaffRole};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::born;
use super::days::SchoolDays;
use crate::door::FirstStart;

/// When the first day begins: before any scene.
pub(super) const OPENING_HOUR: NaiveTime = NaiveTime::from_hms_opt(7, 30, 0).expect("a time that exists");

const CASES: [&str; 16] = [
    include_str!("nl/1-kantine.toml"),
    include_str!("nl/2-kleedkamer.toml"),
    include_str!("nl/3-app.toml"),
    include_str!("nl/4-gang.toml"),
    include_str!("nl/5-groepsopdracht.toml"),
    include_str!("nl/6-bus.toml"),
    include_str!("nl/7-kluisjes.toml"),
    include_str!("nl/8-ronde-twee.toml"),
    include_str!("nl/9-geplaagd.toml"),
    include_str!("nl/10-verkeerde-leerling.toml"),
    include_str!("nl/11-afgerond.toml"),
    include_str!("nl/12-nogmaals.toml"),
    include_str!("nl/13-maatregelen.toml"),
    include_str!("nl/14-projectweek.toml"),
    include_str!("nl/15-pauze.toml"),
    include_str!("nl/16-vertrek.toml"),
];

/// Everything that is played.
pub(super) struct Script {
    pub(super) school: SchoolText,
    pub(super) mentor: StaffLine,
    pub(super) people: PeopleLines,
    /// What a scene leaves out, by the name of the part it belongs to.
    pub(super) defaults: Map<String, Value>,
    cases: Vec<CaseLines>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    school: SchoolText,
    mentor: StaffLine,
    people: PeopleLines,
    defaults: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SchoolText {
    name: String,
    place: String,
    pub(super) address: Vec<String>,
    pub(super) region: Region,
    school_type: SchoolType,
    anti_bullying: String,
    confidant: String,
    complaints: String,
    reach: String,
    substitute: String,
    privacy: String,
    own_days: Vec<OwnDayLine>,
}

/// A stretch without school at this school, counted from the day of making.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnDayLine {
    name: String,
    first: String,
    last: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PeopleLines {
    pub(super) staff: Vec<StaffLine>,
    pub(super) pupils: Vec<PupilLine>,
    pub(super) guardians: Vec<GuardianLine>,
}

#[derive(Deserialize)]
pub(super) struct StaffLine {
    pub(super) key: String,
    #[serde(flatten)]
    pub(super) name: NameLine,
    pub(super) role: StaffRole,
}

#[derive(Deserialize)]
pub(super) struct PupilLine {
    pub(super) key: String,
    #[serde(flatten)]
    pub(super) name: NameLine,
    pub(super) class: String,
    /// Years, and days since the birthday, on the day of making.
    age: (u32, u64),
}

#[derive(Deserialize)]
pub(super) struct GuardianLine {
    pub(super) key: String,
    #[serde(flatten)]
    pub(super) name: NameLine,
    pub(super) of: BTreeMap<String, Custody>,
    #[serde(default)]
    pub(super) contact: String,
    #[serde(default)]
    pub(super) language: String,
    #[serde(default)]
    pub(super) interpreter: bool,
    #[serde(default = "yes")]
    pub(super) contact_allowed: bool,
}

#[derive(Deserialize)]
pub(super) struct NameLine {
    first: String,
    #[serde(default)]
    infix: String,
    last: String,
    #[serde(default)]
    call: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseLines {
    key: String,
    scenes: Vec<Scene>,
}

/// Something that a person does, as the window would send it.
#[derive(Deserialize)]
pub(super) struct Scene {
    /// How many school days ago.
    pub(super) at: i32,
    #[serde(deserialize_with = "time")]
    pub(super) time: NaiveTime,
    /// The action, with references still in it.
    #[serde(flatten)]
    pub(super) act: Map<String, Value>,
}

impl Script {
    /// The script that is built in.
    ///
    /// # Panics
    /// Never: the files are part of the program, and a test reads them.
    pub(super) fn read() -> Self {
        let file: PeopleFile = toml::from_str(include_str!("nl/people.toml")).expect("built in; a test reads it");
        let cases = CASES.map(|text| toml::from_str(text).expect("built in; a test reads it")).into();
        let PeopleFile { school, mentor, people, defaults } = file;
        Self { school, mentor, people, defaults, cases }
    }

    /// Every scene with the key of its case, in the order of time.
    pub(super) fn scenes(&self) -> impl Iterator<Item = (&str, &Scene)> {
        let scenes = self.cases.iter().flat_map(|case| case.scenes.iter().map(|scene| (case.key.as_str(), scene)));
        let mut scenes: Vec<_> = scenes.collect();
        scenes.sort_by_key(|(_, scene)| (-scene.at, scene.time));
        scenes.into_iter()
    }

    pub(super) fn first_start(&self) -> FirstStart {
        let school = &self.school;
        FirstStart {
            name: self.mentor.name.name(),
            role: self.mentor.role,
            school: school.name.clone(),
            place: school.place.clone(),
            address: school.address.clone(),
            region: school.region,
            school_type: school.school_type,
        }
    }

    pub(super) fn school_settings(&self, made: &School, days: &SchoolDays) -> School {
        let own = self.school.own_days.iter().filter_map(|line| {
            let (first, last) = (days.said(&line.first)?, days.said(&line.last)?);
            Some(OwnDay { first, last, name: line.name.clone() })
        });
        School {
            own_days: own.collect(),
            anti_bullying: self.school.anti_bullying.clone(),
            confidant: self.school.confidant.clone(),
            complaints: self.school.complaints.clone(),
            family: FamilyTexts {
                reach: self.school.reach.clone(),
                substitute: self.school.substitute.clone(),
                privacy: self.school.privacy.clone(),
                ..made.family.clone()
            },
            ..made.clone()
        }
    }
}

impl NameLine {
    pub(super) fn name(&self) -> Name {
        Name { first: self.first.clone(), infix: self.infix.clone(), last: self.last.clone(), call: self.call.clone() }
    }
}

impl PupilLine {
    pub(super) fn born(&self, today: NaiveDate) -> Option<NaiveDate> {
        born(today, self.age)
    }
}

fn yes() -> bool {
    true
}

fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(deserializer)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(serde::de::Error::custom)
}
