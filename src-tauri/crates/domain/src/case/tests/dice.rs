//! Chance, made of bytes: choices that are mostly plain and sometimes absurd.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::world::*;
use crate::case::Case;
use crate::ids::{GuardianId, PupilId, StaffId};
use crate::model::Role;
use crate::text::Prose;

/// How many bytes one throw takes at most.
pub const THROW: usize = 32;

/// In every text that a throw holds and that may be stored, and nowhere else.
pub const MARK: char = '§';

pub const PUPILS: &[PupilId] = &[NOOR, SEM, BRAM, EVA, JAAP, LIV];
pub const GUARDIANS: &[GuardianId] = &[NOORS_MOTHER, NOORS_FATHER, SEMS_MOTHER, BRAMS_FATHER, JAAPS_MOTHER];

/// A finite row of bytes, read as choices; zero once it is used up, which is always the plainest choice.
pub struct Dice<'a>(std::slice::Iter<'a, u8>);

impl<'a> Dice<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    pub fn throw(&mut self) -> usize {
        self.0.next().copied().unwrap_or(0).into()
    }

    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.throw() % choices.len()]
    }

    /// True once in so many throws.
    pub fn rare(&mut self, once_in: usize) -> bool {
        self.throw() % once_in == once_in - 1
    }

    pub fn some<T: Copy + Ord, C: FromIterator<T>>(&mut self, choices: &[T]) -> C {
        let mask = self.throw();
        choices.iter().enumerate().filter(|(at, _)| mask >> (at % 8) & 1 == 1).map(|(_, choice)| *choice).collect()
    }

    pub fn text(&mut self) -> Prose {
        let text = match self.throw() % 20 {
            16 => "§ Sem, Bram en Öztürk senior waren er ook.",
            15 => {
                "§ @Sem van der Berg en @Emre Öztürk; @Noor Bakker, @Bram Öztürk! @Eva van der Berg? @Anna Bakker @Karel Smit"
            }
            17 => "",
            18 => "\u{7}",
            19 => " \r\n § <b>“مرحبا”</b> \u{202e}👋\r\n§",
            _ => "§ Zij zei: “stop”.",
        };
        text.into()
    }

    pub fn optional(&mut self) -> Prose {
        if self.rare(2) { self.text() } else { "".into() }
    }

    /// A day that was, mostly.
    pub fn past(&mut self, today: NaiveDate) -> NaiveDate {
        match self.throw() % 30 {
            27 => today + Days::new(1),
            28 => day("1999-12-31"),
            29 => day("2009-01-01"),
            ago => today - Days::new(ago as u64 % 6),
        }
    }

    /// A day to come, mostly.
    pub fn coming(&mut self, today: NaiveDate) -> NaiveDate {
        match self.throw() % 30 {
            27 => today - Days::new(1),
            28 => day("1999-12-31"),
            29 => day("9999-12-31"),
            ahead => today + Days::new(ahead as u64),
        }
    }

    pub fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.rare(3).then(|| value(self))
    }

    /// A pupil in one of these roles; sometimes any pupil.
    pub fn pupil(&mut self, case: &Case, roles: &[Role]) -> PupilId {
        let fit: Vec<_> = case.participations.iter().filter(|p| roles.contains(&p.role)).map(|p| p.pupil).collect();
        if self.rare(15) {
            return STRANGER;
        }
        if fit.is_empty() || self.rare(10) { self.pick(PUPILS) } else { self.pick(&fit) }
    }

    pub fn party(&mut self, case: &Case) -> PupilId {
        self.pupil(case, &[Role::Bullied, Role::Bullying])
    }

    /// One of these ids; sometimes one that does not exist.
    pub fn id<T: Copy>(&mut self, known: impl Iterator<Item = T>, unknown: T) -> T {
        let known: Vec<T> = known.collect();
        if known.is_empty() || self.rare(15) { unknown } else { self.pick(&known) }
    }

    pub fn guardians(&mut self, world: &World, pupil: PupilId) -> Vec<GuardianId> {
        match self.throw() % 12 {
            9 => self.some(GUARDIANS),
            10 => vec![SEMS_MOTHER, SEMS_MOTHER],
            11 => Vec::new(),
            _ => world.people.guardians_of(pupil).into_iter().map(|guardian| guardian.id).collect(),
        }
    }

    pub fn staff(&mut self) -> Vec<StaffId> {
        match self.throw() % 12 {
            9 => Vec::new(),
            10 => vec![StaffId(Uuid::nil())],
            11 => vec![MENTOR, MENTOR],
            at => {
                if at % 2 == 0 {
                    vec![MENTOR, LEADER]
                } else {
                    vec![MENTOR]
                }
            }
        }
    }
}
