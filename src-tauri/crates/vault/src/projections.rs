//! Projections: case list, agenda and search index. Derived from the journal by the caller, written here, and checked
//! when read like every row that is shown.

mod list;
mod write;

use std::fmt;

use chrono::NaiveDate;
use domain::ids::{CaseId, PupilId};
use serde_json::Value;

use crate::error::{Damage, VaultError};
use crate::mac::{Mac, Tag};
use crate::secret::Keys;
use crate::value::{Id, date, from_json, parse_date, sound, to_json, uuid};

/// A case in the list.
#[derive(Clone, PartialEq)]
pub struct CaseRow {
    /// The case.
    pub case: CaseId,
    /// Its number, such as "2026-014".
    pub number: String,
    /// Its status; a code of the caller.
    pub status: String,
    /// Whether it is closed; closed cases are listed apart.
    pub closed: bool,
    /// What is shown as its name.
    pub title: String,
    /// The next action, as the caller wants it back.
    pub next_action: Value,
    /// The day of the next action, if it has one.
    pub next_date: Option<NaiveDate>,
    /// The day of the last entry.
    pub last_activity: NaiveDate,
}

/// An item on the agenda.
#[derive(Clone, PartialEq)]
pub struct AgendaRow {
    /// The case.
    pub case: CaseId,
    /// The pupil it is about, when it is about one.
    pub pupil: Option<PupilId>,
    /// The day.
    pub date: NaiveDate,
    /// What kind of item; a code of the caller.
    pub kind: String,
    /// What else there is to know, as the caller wants it back.
    pub body: Value,
}

/// All that is derived from one case.
#[derive(Clone, PartialEq)]
pub struct Projection {
    /// Its row in the list.
    pub row: CaseRow,
    /// Its items on the agenda.
    pub agenda: Vec<AgendaRow>,
    /// Everything it is found by, folded (`domain::names::fold`).
    pub folded: String,
}

/// Which cases, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Only open (`false`) or only closed (`true`) ones.
    pub closed: Option<bool>,
    /// Only those that have all these words, or words that start like them. Folded by the caller; empty: all.
    pub folded: String,
    /// In which order.
    pub order: CaseOrder,
}

/// The order of the case list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseOrder {
    /// The most pressing first; without a date last.
    #[default]
    NextDate,
    /// The last worked on first.
    LastActivity,
    /// The newest number first.
    Number,
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The rows of this part.
    pub rows: Vec<T>,
    /// How many rows the whole list has.
    pub total: u32,
}

impl fmt::Debug for CaseRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseRow({:?}, {}, {})", self.case, self.number, self.status)
    }
}

impl fmt::Debug for AgendaRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AgendaRow({:?}, {}, {})", self.case, self.date, self.kind)
    }
}

impl fmt::Debug for Projection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Projection({:?}, {:?}, {} bytes)", self.row, self.agenda, self.folded.len())
    }
}

/// Stands for "nothing planned", so that an index puts it last.
const NEVER: &str = "9999-12-31";

/// A row of `case_list` as it is stored.
struct StoredCase {
    case: Id,
    number: String,
    status: String,
    closed: bool,
    title: String,
    next_action: String,
    next_date: String,
    last_activity: String,
}

impl StoredCase {
    fn new(row: &CaseRow) -> Result<Self, VaultError> {
        Ok(Self {
            case: row.case.0.into_bytes(),
            number: row.number.clone(),
            status: row.status.clone(),
            closed: row.closed,
            title: row.title.clone(),
            next_action: to_json(&row.next_action)?,
            next_date: row.next_date.map_or_else(|| NEVER.to_owned(), date),
            last_activity: date(row.last_activity),
        })
    }

    fn read(row: &rusqlite::Row<'_>, keys: &Keys) -> Result<CaseRow, VaultError> {
        let stored = Self {
            case: row.get("case_id")?,
            number: row.get("number")?,
            status: row.get("status")?,
            closed: row.get("closed")?,
            title: row.get("title")?,
            next_action: row.get("next_action")?,
            next_date: row.get("next_date")?,
            last_activity: row.get("last_activity")?,
        };
        sound(stored.seal(keys).is(&row.get::<_, Tag>("mac")?))?;
        Ok(CaseRow {
            case: CaseId(uuid(stored.case)),
            number: stored.number,
            status: stored.status,
            closed: stored.closed,
            title: stored.title,
            next_action: from_json(&stored.next_action)?,
            next_date: (stored.next_date != NEVER).then(|| parse_date(&stored.next_date)).transpose()?,
            last_activity: parse_date(&stored.last_activity)?,
        })
    }

    fn seal(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.rows, "case list")
            .field(&self.case)
            .field(self.number.as_bytes())
            .field(self.status.as_bytes())
            .number(self.closed.into())
            .field(self.title.as_bytes())
            .field(self.next_action.as_bytes())
            .field(self.next_date.as_bytes())
            .field(self.last_activity.as_bytes())
    }
}

/// A row of `agenda` as it is stored.
struct StoredItem {
    case: Id,
    pupil: Vec<u8>,
    date: String,
    kind: String,
    body: String,
}

impl StoredItem {
    fn new(row: &AgendaRow) -> Result<Self, VaultError> {
        Ok(Self {
            case: row.case.0.into_bytes(),
            pupil: row.pupil.map(|pupil| pupil.0.as_bytes().to_vec()).unwrap_or_default(),
            date: date(row.date),
            kind: row.kind.clone(),
            body: to_json(&row.body)?,
        })
    }

    fn read(row: &rusqlite::Row<'_>, keys: &Keys) -> Result<AgendaRow, VaultError> {
        let stored = Self {
            case: row.get("case_id")?,
            pupil: row.get("pupil_id")?,
            date: row.get("date")?,
            kind: row.get("kind")?,
            body: row.get("body")?,
        };
        sound(stored.seal(keys).is(&row.get::<_, Tag>("mac")?))?;
        let pupil = match stored.pupil.as_slice() {
            [] => None,
            bytes => Some(PupilId(uuid(bytes.try_into().map_err(|_| VaultError::Damaged(Damage::Row))?))),
        };
        Ok(AgendaRow {
            case: CaseId(uuid(stored.case)),
            pupil,
            date: parse_date(&stored.date)?,
            kind: stored.kind,
            body: from_json(&stored.body)?,
        })
    }

    fn seal(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.rows, "agenda")
            .field(&self.case)
            .field(&self.pupil)
            .field(self.date.as_bytes())
            .field(self.kind.as_bytes())
            .field(self.body.as_bytes())
    }
}

#[cfg(test)]
mod tests;
