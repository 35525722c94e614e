//! What is seen over several cases: hints, a pupil's page, the summer check. Derived at the moment of looking, kept
//! nowhere, in no export.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::calendar::Calendar;
use domain::case::{Case, Phase};
use domain::ids::{CaseId, FollowUpId, PupilId};
use domain::model::{CaseNumber, LinkKind, Outcome, Role};
use domain::people::Pupil;
use domain::summaries::{self, CaseSummary, PupilCase};
use domain::text::Text;
use vault::{CaseFilter, CaseOrder};

use crate::error::AppError;
use crate::people::cases_with;
use crate::session::Session;

/// From how many days before the summer holiday the check is offered on the start screen.
const DAYS_BEFORE: i64 = 6 * 7;

/// The pupils who are said to leave the school this year.
const LEAVING: &str = "leaving-pupils";

/// A case that may be about the same matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Which.
    pub case: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// Where it stands.
    pub phase: Phase,
    /// The day it was reported.
    pub reported_on: NaiveDate,
    /// The names of the pupils both have.
    pub names: Vec<String>,
}

/// A pair about whom it was decided before, within a year, that it was teasing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Who was teased.
    pub teased: String,
    /// By whom.
    pub teasing: String,
    /// The other cases, the earliest decision first.
    pub cases: Vec<(CaseId, CaseNumber)>,
}

/// A link to another case.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// Which.
    pub other: CaseId,
    /// Its number; nothing when it is not in this vault.
    pub number: Option<String>,
    /// Its gepeste leerlingen.
    pub title: String,
    /// How it hangs together.
    pub link: LinkKind,
    /// Since when.
    pub on: NaiveDate,
    /// Why.
    pub reason: Text,
}

/// A pupil with the cases the pupil is in. For the screen only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilPage {
    /// Who.
    pub pupil: Pupil,
    /// The age today, when the date of birth is known.
    pub age: Option<u32>,
    /// The cases, the latest first.
    pub cases: Vec<PupilCase>,
}

/// A case in the summer check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummerCase {
    /// Which.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// Its gepeste leerlingen.
    pub title: String,
}

/// What to see to before the summer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summer {
    /// The first and the last day of the holiday.
    pub holiday: (NaiveDate, NaiveDate),
    /// Whether it is near enough to be offered.
    pub near: bool,
    /// Cases in hand.
    pub open: Vec<SummerCase>,
    /// Checks that the holiday touches: case, check, with whom, when.
    pub follow_ups: Vec<(SummerCase, FollowUpId, String, NaiveDate)>,
    /// Pupils on whom a case in hand or a planned check hangs: do they leave the school?
    pub pupils: Vec<SummerPupil>,
}

/// A pupil in the summer check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummerPupil {
    /// The case.
    pub case: SummerCase,
    /// Who.
    pub pupil: PupilId,
    /// The name.
    pub name: String,
    /// Said to leave the school.
    pub leaving: bool,
}

impl Session {
    /// Cases that a report about these pupils may belong to.
    pub fn duplicate_hints(
        &self,
        pupils: &[(PupilId, Role)],
        reported_on: NaiveDate,
        except: Option<CaseId>,
    ) -> Result<Vec<Hint>, AppError> {
        let mut summaries = self.summaries_with(pupils.iter().map(|(pupil, _)| *pupil))?;
        summaries.retain(|summary| Some(summary.case) != except);
        let hints = summaries::duplicates(pupils, reported_on, &summaries);
        Ok(hints
            .into_iter()
            .filter_map(|hint| {
                let known = summaries.iter().find(|summary| summary.case == hint.case)?;
                let names = hint.same.iter().map(|pupil| self.name_of(*pupil)).collect();
                let CaseSummary { case, number, phase, reported_on, .. } = *known;
                Some(Hint { case, number, phase, reported_on, names })
            })
            .collect())
    }

    /// Pairs in a case about whom it was teasing before, counted as if it were now decided so here too.
    pub fn teasing_patterns(&self, case: CaseId) -> Result<Vec<Pattern>, AppError> {
        let this = self.recent(case)?;
        let mut summaries = self.summaries_with(this.participations.iter().map(|p| p.pupil))?;
        for summary in summaries.iter_mut().filter(|summary| summary.case == case) {
            summary.outcome = Some((Outcome::Teasing, self.clock.today()));
        }
        let number_of: BTreeMap<CaseId, CaseNumber> = summaries.iter().map(|s| (s.case, s.number)).collect();
        let found = summaries::teasing_patterns(&summaries).into_iter();
        Ok(found
            .filter(|pattern| pattern.cases.contains(&case))
            .map(|pattern| Pattern {
                teased: self.name_of(pattern.teased),
                teasing: self.name_of(pattern.teasing),
                cases: pattern
                    .cases
                    .iter()
                    .filter(|other| **other != case)
                    .filter_map(|other| Some((*other, *number_of.get(other)?)))
                    .collect(),
            })
            .collect())
    }

    /// The page of a pupil.
    pub fn pupil_page(&self, pupil: PupilId) -> Result<PupilPage, AppError> {
        let known = self.people.pupils.get(&pupil).ok_or(AppError::NotFound)?.clone();
        let cases = summaries::cases_of(pupil, &self.summaries_with([pupil])?);
        Ok(PupilPage { age: known.age_on(self.clock.today()), pupil: known, cases })
    }

    /// The other cases that hang together with a case.
    pub(crate) fn linked(&self, case: &Case) -> Result<Vec<Linked>, AppError> {
        let links = case.life.links.iter();
        links
            .map(|link| {
                let row = self.vault.read(|reader| reader.case_row(link.other))?;
                let (number, title) = row.map_or((None, String::new()), |row| (Some(row.number), row.title));
                let (other, on, reason) = (link.other, link.on, link.reason.clone());
                Ok(Linked { other, number, title, link: link.link, on, reason })
            })
            .collect()
    }

    /// What to see to before the summer holiday that is on or comes next; nothing when that is not known yet.
    pub fn summer(&self) -> Result<Option<Summer>, AppError> {
        let today = self.clock.today();
        let Some(holiday) = Calendar::of(&self.school).summer(today) else { return Ok(None) };
        let filter = CaseFilter { closed: None, folded: String::new(), order: CaseOrder::Number };
        let rows = self.vault.read(|reader| reader.cases(&filter, 0, u32::MAX))?.rows;
        let lines: BTreeMap<CaseId, SummerCase> = rows
            .iter()
            .map(|row| (row.case, SummerCase { case: row.case, number: row.number.clone(), title: row.title.clone() }))
            .collect();
        // A closed case matters only while a check of it is still planned.
        let touched = rows.iter().filter(|row| !row.closed || row.next_date.is_some());
        let cases = touched.map(|row| self.load(row.case)).collect::<Result<Vec<_>, _>>()?;
        // Of every pupil it is asked, so that nobody has to be thought of.
        let everyone = cases.iter().flat_map(|case| case.participations.iter().map(|p| p.pupil)).collect();
        let check = summaries::summer_check(cases.iter().map(AsRef::as_ref), holiday, &everyone);
        let leaving = self.leaving()?;
        let line = |case: &CaseId| lines.get(case).cloned();
        Ok(Some(Summer {
            holiday,
            near: (holiday.0 - today).num_days() <= DAYS_BEFORE,
            open: check.open.iter().filter_map(line).collect(),
            follow_ups: check
                .follow_ups
                .iter()
                .filter_map(|(case, follow_up, pupil, date)| {
                    Some((line(case)?, *follow_up, self.name_of(*pupil), *date))
                })
                .collect(),
            pupils: check
                .leaving
                .iter()
                .filter_map(|(case, pupil)| {
                    let (name, leaving) = (self.name_of(*pupil), leaving.contains(pupil));
                    Some(SummerPupil { case: line(case)?, pupil: *pupil, name, leaving })
                })
                .collect(),
        }))
    }

    /// Says of a pupil that the pupil leaves the school at the end of the year, or does not after all.
    pub fn set_leaving(&mut self, pupil: PupilId, leaves: bool) -> Result<(), AppError> {
        if !self.people.pupils.contains_key(&pupil) {
            return Err(AppError::NotFound);
        }
        let mut leaving = self.leaving()?;
        if leaves {
            leaving.insert(pupil)
        } else {
            leaving.remove(&pupil)
        };
        let (now, me) = (self.clock.now(), self.me);
        Ok(self.vault.write(now, |writer| writer.put_setting(LEAVING, &leaving, me))?)
    }

    fn leaving(&self) -> Result<BTreeSet<PupilId>, AppError> {
        Ok(self.vault.read(|reader| reader.setting(LEAVING))?.unwrap_or_default())
    }

    fn name_of(&self, pupil: PupilId) -> String {
        self.people.pupils.get(&pupil).map(|known| known.name.full()).unwrap_or_default()
    }

    /// The cases that any of these pupils is in, in short. Who is not registered yet is in none.
    fn summaries_with(&self, pupils: impl IntoIterator<Item = PupilId>) -> Result<Vec<CaseSummary>, AppError> {
        let mut summaries = BTreeMap::new();
        for pupil in pupils {
            let Some(known) = self.people.pupils.get(&pupil) else { continue };
            for case in self.vault.read(|reader| cases_with(reader, &self.people, known))? {
                summaries.extend(case.summary().map(|summary| (summary.case, summary)));
            }
        }
        Ok(summaries.into_values().collect())
    }
}
