//! Registering people.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use domain::case::{Case, Field, Refusal, check_name};
use domain::ids::{CaseId, PupilId};
use domain::names::fold;
use domain::people::{Guardian, Name, People, Pupil, Staff};
use domain::text::is_blank;

use vault::{CaseFilter, Reader};

use crate::error::AppError;
use crate::lists::SEARCHED_MOST;
use crate::projection;
use crate::session::{Session, protocol_of, restored};

/// How many people a search shows.
const SHOWN: usize = 12;

impl Session {
    /// Changes a pupil. Names are shown anew from now on; frozen documents keep what they said.
    pub fn save_pupil(&mut self, pupil: Pupil) -> Result<(), AppError> {
        let pupil = checked_pupil(pupil, self.clock.today())?;
        let before = self.people.pupils.get(&pupil.id).cloned().ok_or(AppError::NotFound)?;
        self.people.pupils.insert(pupil.id, pupil.clone());
        let written = self.save_person(&pupil, &[before]);
        self.settle(written)
    }

    /// Registers or changes a parent or guardian of known pupils.
    pub fn save_guardian(&mut self, guardian: Guardian) -> Result<(), AppError> {
        let guardian = checked_guardian(guardian)?;
        let wards = |guardian: &Guardian| guardian.pupils.iter().map(|(id, _)| *id).collect::<BTreeSet<PupilId>>();
        let mut concerned = wards(&guardian);
        if concerned.is_empty() || concerned.iter().any(|id| !self.people.pupils.contains_key(id)) {
            return Err(Refusal::UnknownPerson.into());
        }
        if concerned.len() != guardian.pupils.len() {
            return Err(Refusal::PersonTwice.into());
        }
        if let Some(before) = self.people.guardians.insert(guardian.id, guardian.clone()) {
            concerned.extend(wards(&before));
        }
        let pupils: Vec<Pupil> = concerned.iter().filter_map(|id| self.people.pupils.get(id).cloned()).collect();
        let written = self.save_person(&guardian, &pupils);
        self.settle(written)
    }

    /// Registers or changes a member of staff.
    pub fn save_staff(&mut self, staff: Staff) -> Result<(), AppError> {
        let Staff { id, name, role } = staff;
        let staff = Staff { id, name: checked_full_name(&name)?, role };
        self.people.staff.insert(staff.id, staff.clone());
        let written = self.save_person(&staff, &[]);
        self.settle(written)
    }

    /// Known pupils whose name or class has all these words, in any writing; at most twelve.
    pub fn find_pupils(&self, text: &str) -> Vec<&Pupil> {
        if text.chars().count() > SEARCHED_MOST {
            return Vec::new();
        }
        let folded = fold(text);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let fits = |pupil: &&Pupil| {
            let known = fold(&format!("{} {} {}", pupil.name.first, pupil.name.full(), pupil.class));
            words.iter().all(|word| known.split_whitespace().any(|part| part.starts_with(word)))
        };
        let mut found: Vec<&Pupil> = self.people.pupils.values().filter(fits).collect();
        found.sort_by_cached_key(|pupil| (fold(&pupil.name.last), fold(&pupil.name.first), pupil.id));
        found.truncate(SHOWN);
        found
    }

    /// Writes a person and, because names stand in lists and search, renews the rows of the cases with these pupils, who
    /// are given as the lists know them.
    fn save_person<P: vault::Person>(&mut self, person: &P, pupils: &[Pupil]) -> Result<(), AppError> {
        // References in the case that is kept in memory read by the name of before.
        self.forget_recent();
        let (now, me, people, school) = (self.clock.now(), self.me, &self.people, &self.school);
        self.vault.write(now, |writer| {
            writer.put_person(person, me)?;
            for pupil in pupils {
                for case in cases_with(writer, people, pupil)? {
                    writer.put_projection(&projection::of(&case, protocol_of(&case)?, people, school))?;
                }
            }
            Ok(())
        })
    }

    /// When writing failed, what is kept in memory follows the vault again.
    fn settle(&mut self, written: Result<(), AppError>) -> Result<(), AppError> {
        if written.is_err() {
            self.people = self.vault.read(|reader| reader.people())?;
        }
        written
    }

    /// The cases a pupil is in.
    pub fn cases_of(&self, pupil: PupilId) -> Result<Vec<CaseId>, AppError> {
        let known = self.people.pupils.get(&pupil).ok_or(AppError::NotFound)?;
        let cases = self.vault.read(|reader| cases_with(reader, &self.people, known))?;
        Ok(cases.into_iter().map(|case| case.id).collect())
    }
}

/// The cases with a pupil. The search index, which knows every case by the names of its pupils, says which to look into.
pub(crate) fn cases_with(reader: &Reader<'_>, people: &People, pupil: &Pupil) -> Result<Vec<Case>, AppError> {
    let filter = CaseFilter { folded: plain_words(&pupil.name), ..CaseFilter::default() };
    let mut cases = Vec::new();
    for row in reader.cases(&filter, 0, u32::MAX)?.rows {
        let case = Case::replay(row.case, &restored(reader.entries(row.case)?, people))?;
        if case.role_of(pupil.id).is_some() {
            cases.push(case);
        }
    }
    Ok(cases)
}

/// The words of a name that search can not take for anything else. Without any, every case is looked into.
fn plain_words(name: &Name) -> String {
    let folded = fold(&name.full());
    let words = folded.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    words.filter(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric())).collect::<Vec<_>>().join(" ")
}

/// A pupil whose name, class and date of birth can be.
pub(crate) fn checked_pupil(pupil: Pupil, today: NaiveDate) -> Result<Pupil, Refusal> {
    let Pupil { id, name, class, born, nicknames } = pupil;
    if let Some(born) = born {
        if born > today {
            return Err(Refusal::DateInFuture(Field::Born));
        }
        if today.year() - born.year() > 40 {
            return Err(Refusal::DateTooOld(Field::Born));
        }
    }
    let mut called: Vec<String> = Vec::new();
    for nickname in nicknames.iter().filter(|nickname| !is_blank(nickname)) {
        let nickname = check_name(nickname, Field::Nicknames)?;
        if !called.contains(&nickname) {
            called.push(nickname);
        }
    }
    // Together they are one short field.
    optional(&called.join(", "), Field::Nicknames)?;
    let (name, class) = (checked_full_name(&name)?, optional(&class, Field::Class)?);
    Ok(Pupil { id, name, class, born, nicknames: called })
}

pub(crate) fn checked_guardian(guardian: Guardian) -> Result<Guardian, Refusal> {
    Ok(Guardian {
        id: guardian.id,
        name: checked_full_name(&guardian.name)?,
        pupils: guardian.pupils,
        contact: optional(&guardian.contact, Field::Contact)?,
        language: optional(&guardian.language, Field::Language)?,
        interpreter: guardian.interpreter,
        contact_allowed: guardian.contact_allowed,
    })
}

pub(crate) fn checked_full_name(name: &Name) -> Result<Name, Refusal> {
    Ok(Name {
        first: check_name(&name.first, Field::FirstName)?,
        infix: optional(&name.infix, Field::Infix)?,
        last: check_name(&name.last, Field::LastName)?,
        call: optional(&name.call, Field::CallName)?,
    })
}

pub(crate) fn optional(text: &str, field: Field) -> Result<String, Refusal> {
    if is_blank(text) { Ok(String::new()) } else { check_name(text, field) }
}
