//! Lists over all cases: the case list, the start screen. The agenda has a file of its own.

use chrono::{Days, NaiveDate};
use domain::agenda::{Bucket, QUIET_DAYS, end_of_week};
use domain::calendar::Calendar;
use domain::ids::CaseId;
use domain::names::fold;
use domain::protocol::Step;
use vault::{CaseFilter, CaseOrder, CaseRow, Page, VaultError};

use crate::agenda::{AgendaPart, parts};
use crate::cases::DraftHead;
use crate::error::AppError;
use crate::projection::{StoredLine, step_of};
use crate::session::Session;

/// How many quiet cases the start screen shows.
const SILENT_MOST: usize = 50;

/// How many things of each part of the agenda the start screen shows.
const START_MOST: usize = 8;

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
    /// The first day on its agenda.
    pub next_date: Option<NaiveDate>,
    /// The day of the last entry.
    pub last_activity: NaiveDate,
}

/// The start screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// What is too late, for today and for this week.
    pub agenda: Vec<AgendaPart>,
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
        Ok(Page { rows: self.lines(page.rows)?, total: page.total })
    }

    /// The start screen.
    pub fn overview(&self) -> Result<Overview, AppError> {
        let items = self.agenda_until(end_of_week(self.clock.today()))?;
        let wanted = |part: &AgendaPart| part.bucket <= Bucket::ThisWeek;
        let agenda = parts(items, START_MOST).into_iter().filter(wanted).collect();
        let recent = self.cases("", Some(false), CaseOrder::LastActivity, 0, 5)?.rows;
        Ok(Overview { agenda, recent, silent: self.silent()?, intakes: self.intake_drafts()? })
    }

    /// The open cases in which nothing was entered for fourteen days and no pause runs, the longest silent first; at most
    /// fifty.
    fn silent(&self) -> Result<Vec<CaseLine>, AppError> {
        let today = self.clock.today();
        let since = today.checked_sub_days(Days::new(QUIET_DAYS)).unwrap_or(today);
        let filter = CaseFilter { closed: Some(false), order: CaseOrder::LastActivity, ..CaseFilter::default() };
        let mut silent = Vec::new();
        let mut end = self.vault.read(|reader| reader.cases(&filter, 0, 1))?.total;
        while end > 0 && silent.len() < SILENT_MOST {
            let start = end.saturating_sub(50);
            let rows = self.vault.read(|reader| reader.cases(&filter, start, end - start))?.rows;
            let all_silent = rows.first().is_some_and(|row| row.last_activity <= since);
            for row in rows.into_iter().rev().filter(|row| row.last_activity <= since) {
                if !stored(&row)?.paused {
                    silent.push(row);
                }
            }
            end = if all_silent { start } else { 0 };
        }
        silent.truncate(SILENT_MOST);
        self.lines(silent)
    }

    fn lines(&self, rows: Vec<CaseRow>) -> Result<Vec<CaseLine>, AppError> {
        let calendar = Calendar::of(&self.school);
        rows.into_iter().map(|row| self.line(row, &calendar)).collect()
    }

    fn line(&self, row: CaseRow, calendar: &Calendar) -> Result<CaseLine, AppError> {
        let StoredLine { next, paused: _, fixed, moving } = stored(&row)?;
        let next = next.and_then(|next| {
            let name = next.pupil.and_then(|id| self.people.pupils.get(&id)).map(|pupil| pupil.name.short().to_owned());
            Some((step_of(next.step)?, name, next.what))
        });
        let moved = moving.map(|day| calendar.school_day_from(day));
        Ok(CaseLine {
            case: row.case,
            number: row.number,
            status: row.status,
            title: row.title,
            next,
            next_date: fixed.into_iter().chain(moved).min(),
            last_activity: row.last_activity,
        })
    }
}

fn stored(row: &CaseRow) -> Result<StoredLine, AppError> {
    serde_json::from_value(row.next_action.clone()).map_err(|_| AppError::Vault(VaultError::Newer))
}
