//! Lists over all cases: the case list, the agenda, the start screen.

use chrono::{Days, NaiveDate};
use domain::ids::{CaseId, FollowUpId, PupilId};
use domain::names::fold;
use domain::protocol::Step;
use vault::{AgendaRow, CaseFilter, CaseOrder, CaseRow, Page};

use crate::cases::DraftHead;
use crate::error::AppError;
use crate::projection::{StoredFollowUp, StoredNext, step_of};
use crate::session::Session;

/// Days without anything entered after which an open case counts as silent.
const SILENT_DAYS: u64 = 14;

/// The most characters that are searched for. Nothing has so long a name, so longer texts find nothing.
pub(crate) const SEARCHED_MOST: usize = 1_000;

/// A case in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseLine {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// "open", "closed" or "withdrawn".
    pub status: String,
    /// The gepeste leerlingen.
    pub title: String,
    /// The step of the next action, with whom and what.
    pub next: Option<(Step, Option<String>, String)>,
    /// The day of the next planned check.
    pub next_date: Option<NaiveDate>,
    /// The day of the last entry.
    pub last_activity: NaiveDate,
}

/// A planned check on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// The check.
    pub follow_up: FollowUpId,
    /// With whom.
    pub pupil: PupilId,
    /// The name of that pupil.
    pub name: String,
    /// When.
    pub date: NaiveDate,
}

/// The start screen.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Planned before today.
    pub late: Vec<AgendaItem>,
    /// Planned today.
    pub today: Vec<AgendaItem>,
    /// Planned in the six days after today.
    pub week: Vec<AgendaItem>,
    /// The cases worked on last.
    pub recent: Vec<CaseLine>,
    /// Open cases in which nothing was entered for fourteen days.
    pub silent: Vec<CaseLine>,
    /// Reports that are being written.
    pub intakes: Vec<DraftHead>,
}

impl Session {
    /// A part of the case list.
    pub fn cases(
        &self,
        text: &str,
        closed: Option<bool>,
        order: CaseOrder,
        offset: u32,
        limit: u32,
    ) -> Result<Page<CaseLine>, AppError> {
        if text.chars().count() > SEARCHED_MOST {
            return Ok(Page { rows: Vec::new(), total: 0 });
        }
        let filter = CaseFilter { closed, folded: fold(text), order };
        let page = self.vault.read(|reader| reader.cases(&filter, offset, limit.min(200)))?;
        Ok(Page { rows: page.rows.into_iter().map(|row| self.line(row)).collect(), total: page.total })
    }

    /// Every planned check up to and including a day.
    pub fn agenda(&self, until: NaiveDate) -> Result<Vec<AgendaItem>, AppError> {
        let from = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
        let rows = self.vault.read(|reader| reader.agenda(from, until))?;
        rows.into_iter().map(|row| self.item(row)).filter_map(Result::transpose).collect()
    }

    /// The start screen.
    pub fn overview(&self) -> Result<Overview, AppError> {
        let today = self.clock.today();
        let until = today.checked_add_days(Days::new(6)).unwrap_or(today);
        let (mut late, mut now, mut week) = (Vec::new(), Vec::new(), Vec::new());
        for item in self.agenda(until)? {
            match item.date.cmp(&today) {
                std::cmp::Ordering::Less => late.push(item),
                std::cmp::Ordering::Equal => now.push(item),
                std::cmp::Ordering::Greater => week.push(item),
            }
        }
        let recent = self.cases("", Some(false), CaseOrder::LastActivity, 0, 5)?.rows;
        let silent_before = today.checked_sub_days(Days::new(SILENT_DAYS)).unwrap_or(today);
        let silent = self.silent(silent_before)?;
        Ok(Overview { late, today: now, week, recent, silent, intakes: self.intake_drafts()? })
    }

    /// The open cases in which nothing was entered since a day, the longest silent first; at most fifty.
    fn silent(&self, since: NaiveDate) -> Result<Vec<CaseLine>, AppError> {
        let open = self.cases("", Some(false), CaseOrder::LastActivity, 0, 1)?.total;
        let offset = open.saturating_sub(50);
        let last = self.cases("", Some(false), CaseOrder::LastActivity, offset, 50)?.rows;
        Ok(last.into_iter().rev().filter(|line| line.last_activity <= since).collect())
    }

    fn line(&self, row: CaseRow) -> CaseLine {
        let next: Option<StoredNext> = serde_json::from_value(row.next_action).unwrap_or_default();
        let next = next.and_then(|next| {
            let name = next.pupil.and_then(|id| self.people.pupils.get(&id)).map(|pupil| pupil.name.short().to_owned());
            Some((step_of(next.step)?, name, next.what))
        });
        CaseLine {
            case: row.case,
            number: row.number,
            status: row.status,
            title: row.title,
            next,
            next_date: row.next_date,
            last_activity: row.last_activity,
        }
    }

    fn item(&self, row: AgendaRow) -> Result<Option<AgendaItem>, AppError> {
        let (Some(pupil), Ok(stored)) = (row.pupil, serde_json::from_value::<StoredFollowUp>(row.body)) else {
            return Ok(None);
        };
        let line = self.vault.read(|reader| reader.case_row(row.case))?;
        let name = self.people.pupils.get(&pupil).map(|known| known.name.full()).unwrap_or_default();
        Ok(line.map(|line| AgendaItem {
            case: row.case,
            number: line.number,
            follow_up: stored.follow_up,
            pupil,
            name,
            date: row.date,
        }))
    }
}
