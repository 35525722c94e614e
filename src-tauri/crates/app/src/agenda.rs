//! The agenda over all cases: what is to be done when. Kept per case as far as it hangs on the case, and looked at from the
//! day, the calendar and the people of now.

mod export;
mod reminder;

use chrono::NaiveDate;
use domain::agenda::{Bucket, DutyId, Item, Kind, Viewpoint};
use domain::calendar::Calendar;
use domain::ids::{AgreementId, CaseId, FollowUpId, SanctionId};
use domain::measure::Voice;
use domain::model::StopCard;
use vault::{AgendaRow, VaultError};

pub use self::reminder::{Due, Moment};
use crate::error::AppError;
use crate::projection::{StoredAsk, kind_code, names};
use crate::session::Session;

/// The parts of the agenda, the most urgent first.
const BUCKETS: [Bucket; 5] = [Bucket::TooLate, Bucket::Today, Bucket::ThisWeek, Bucket::Later, Bucket::Paused];

/// One thing to be done in one of the cases.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// The pupil it is with or for; when it is about no single one, the gepeste leerlingen.
    pub name: String,
    /// Which parent is to be sent something or to be heard.
    pub guardian: Option<String>,
    /// What, when, and what there is to know about that.
    pub item: Item,
}

impl AgendaItem {
    /// What tells this thing from every other one, whatever its date; made of ids, never of names.
    pub fn key(&self) -> String {
        let what = kind_code(self.item.kind);
        match self.item.kind {
            Kind::FollowUp(FollowUpId(id), _)
            | Kind::Sanction(SanctionId(id))
            | Kind::AgreementEnds(AgreementId(id))
            | Kind::AgreementCheck(AgreementId(id)) => format!("{what}-{id}"),
            Kind::Duty(DutyId { task, measure, objection, who }) => {
                let of = objection.map_or(measure.0, |objection| objection.0);
                let who = match who {
                    None => String::new(),
                    Some(Voice::Pupil {}) => "-pupil".to_owned(),
                    Some(Voice::Guardian { guardian }) => format!("-{}", guardian.0),
                };
                format!("{what}-{}-{of}{who}", task.code())
            }
            Kind::DataRequest(request) => format!("{what}-{}", request.0),
            Kind::ObjectionEnds(measure) => format!("{what}-{}", measure.0),
            Kind::Referral(card) => format!("{what}-{}-{}", self.case.0, card_code(card)),
            Kind::StepTwo => {
                format!("{what}-{}-{}", self.case.0, self.item.pupil.map(|id| id.0.to_string()).unwrap_or_default())
            }
            Kind::Paused => format!("{what}-{}", self.case.0),
        }
    }
}

/// A part of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaPart {
    /// Which.
    pub bucket: Bucket,
    /// The first of it.
    pub items: Vec<AgendaItem>,
    /// How many there are.
    pub total: usize,
}

impl Session {
    /// The agenda over all cases in its parts, at most so many things of each. Parts with nothing in them are left out.
    pub fn agenda(&self, most: usize) -> Result<Vec<AgendaPart>, AppError> {
        Ok(parts(self.whole_agenda()?, most))
    }

    /// The agenda over all cases, the most urgent first.
    pub fn whole_agenda(&self) -> Result<Vec<AgendaItem>, AppError> {
        // What families asked is of no case, and few: it is found anew every time.
        self.items(self.vault.read(|reader| reader.whole_agenda())?)
    }

    /// What is on the agenda up to and including a day, the most urgent first.
    pub(crate) fn agenda_until(&self, day: NaiveDate) -> Result<Vec<AgendaItem>, AppError> {
        // What moves to a school day comes later than the day it is kept under, never earlier.
        let mut items = self.items(self.vault.read(|reader| reader.agenda_until(day))?)?;
        items.retain(|item| item.item.due <= day);
        Ok(items)
    }

    fn items(&self, rows: Vec<AgendaRow>) -> Result<Vec<AgendaItem>, AppError> {
        let calendar = Calendar::of(&self.school);
        let view = Viewpoint { people: &self.people, calendar: &calendar, today: self.clock.today() };
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            let stored: Result<StoredAsk, _> = serde_json::from_value(row.body);
            let StoredAsk { number, ask, about } = stored.map_err(|_| AppError::Vault(VaultError::Newer))?;
            let pupil = ask.pupil.as_ref().map_or(about.as_slice(), std::slice::from_ref);
            let name = names(pupil, &self.people);
            let guardian = self.guardian_in(ask.kind);
            if let Some(item) = view.item(&ask) {
                items.push(AgendaItem { case: row.case, number, name, guardian, item });
            }
        }
        items.extend(self.requests_to_answer(&calendar)?);
        items.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
        Ok(items)
    }

    fn guardian_in(&self, kind: Kind) -> Option<String> {
        let Kind::Duty(DutyId { who: Some(Voice::Guardian { guardian }), .. }) = kind else { return None };
        self.people.guardians.get(&guardian).map(|known| known.name.full())
    }
}

/// Part of a key that other programs keep: never changed.
fn card_code(card: StopCard) -> &'static str {
    match card {
        StopCard::Staff => "staff",
        StopCard::SexualOffence => "sexual_offence",
        StopCard::Home => "home",
        StopCard::AcuteDanger => "acute_danger",
    }
}

fn sort_key(found: &AgendaItem) -> impl Ord + '_ {
    let item = &found.item;
    (item.bucket, item.due, &found.number, item.kind, item.pupil)
}

/// Sorted items in their parts.
pub(crate) fn parts(items: Vec<AgendaItem>, most: usize) -> Vec<AgendaPart> {
    let mut parts = BUCKETS.map(|bucket| AgendaPart { bucket, items: Vec::new(), total: 0 });
    for item in items {
        if let Some(part) = parts.iter_mut().find(|part| part.bucket == item.item.bucket) {
            part.total += 1;
            if part.items.len() < most {
                part.items.push(item);
            }
        }
    }
    parts.into_iter().filter(|part| part.total > 0).collect()
}
