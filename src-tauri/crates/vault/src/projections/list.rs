//! Reading projections: pages of the case list, the agenda.

use chrono::NaiveDate;
use domain::ids::CaseId;
use domain::model::CaseNumber;
use rusqlite::{OptionalExtension as _, ToSql, named_params};

use super::{AgendaRow, CaseFilter, CaseOrder, CaseRow, Page, Projection, StoredCase, StoredItem};
use crate::error::VaultError;
use crate::transaction::Reader;
use crate::value::{date, uuid};

impl Reader<'_> {
    /// A part of the case list.
    pub fn cases(&self, filter: &CaseFilter, offset: u32, limit: u32) -> Result<Page<CaseRow>, VaultError> {
        let words = search_expression(&filter.folded);
        let page = named_params! { ":closed": filter.closed, ":offset": offset, ":limit": limit };
        let count = named_params! { ":closed": filter.closed };
        let Some(words) = words else {
            let rows = self.case_rows(list_sql(filter), page)?;
            return Ok(Page { rows, total: self.count(include_str!("count.sql"), count)? });
        };
        let order = match filter.order {
            CaseOrder::NextDate => "next_date",
            CaseOrder::LastActivity => "last_activity",
            CaseOrder::Number => "number",
        };
        let found = named_params! { ":words": words, ":order": order };
        let rows = self.case_rows(include_str!("search.sql"), &[page, found].concat())?;
        let words = named_params! { ":words": words };
        Ok(Page { rows, total: self.count(include_str!("count_search.sql"), &[count, words].concat())? })
    }

    /// The case with this number; the first one when an error of long ago gave it twice.
    pub fn case_numbered(&self, number: CaseNumber) -> Result<Option<CaseId>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("numbered.sql"))?;
        let found = statement.query_row(named_params! { ":number": number.to_string() }, |row| row.get("case_id"));
        Ok(found.optional()?.map(|id| CaseId(uuid(id))))
    }

    /// The row of one case.
    pub fn case_row(&self, case: CaseId) -> Result<Option<CaseRow>, VaultError> {
        Ok(self.case_rows(include_str!("case.sql"), named_params! { ":case_id": case.0.into_bytes() })?.pop())
    }

    /// Everything on the agenda up to and including a day, by day.
    pub fn agenda_until(&self, day: NaiveDate) -> Result<Vec<AgendaRow>, VaultError> {
        self.agenda_rows(include_str!("agenda.sql"), named_params! { ":until": date(day) })
    }

    /// Everything on the agenda of every case.
    pub fn whole_agenda(&self) -> Result<Vec<AgendaRow>, VaultError> {
        self.agenda_rows(include_str!("every_item.sql"), &[])
    }

    /// Everything on the agenda of one case, as it was put there.
    pub fn agenda_of(&self, case: CaseId) -> Result<Vec<AgendaRow>, VaultError> {
        self.agenda_rows(include_str!("agenda_of_case.sql"), named_params! { ":case_id": case.0.into_bytes() })
    }

    /// All that is kept for a case; equal to what building it anew gives.
    pub fn projection(&self, case: CaseId) -> Result<Option<Projection>, VaultError> {
        let Some(row) = self.case_row(case)? else { return Ok(None) };
        let folded = self
            .conn
            .prepare_cached(include_str!("searched_of_case.sql"))?
            .query_row(named_params! { ":case_id": case.0.into_bytes() }, |found| found.get("folded"))
            .optional()?
            .unwrap_or_default();
        Ok(Some(Projection { row, agenda: self.agenda_of(case)?, folded }))
    }

    /// Checks the rows of the case list and the agenda.
    pub(crate) fn verify_projections(&self) -> Result<(), VaultError> {
        self.case_rows(include_str!("every_case.sql"), &[])?;
        self.whole_agenda().map(drop)
    }

    fn case_rows(&self, sql: &str, params: &[(&str, &dyn ToSql)]) -> Result<Vec<CaseRow>, VaultError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut found = bind(&mut statement, params)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(StoredCase::read(row, self.keys)?);
        }
        Ok(rows)
    }

    fn agenda_rows(&self, sql: &str, params: &[(&str, &dyn ToSql)]) -> Result<Vec<AgendaRow>, VaultError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut found = statement.query(params)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(StoredItem::read(row, self.keys)?);
        }
        Ok(rows)
    }

    fn count(&self, sql: &str, params: &[(&str, &dyn ToSql)]) -> Result<u32, VaultError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut found = bind(&mut statement, params)?;
        Ok(found.next()?.map(|row| row.get("total")).transpose()?.unwrap_or(0))
    }
}

/// Each order and each choice has a statement of its own, so that an index gives the rows in order.
fn list_sql(filter: &CaseFilter) -> &'static str {
    match (filter.order, filter.closed) {
        (CaseOrder::NextDate, Some(_)) => include_str!("by_next_date.sql"),
        (CaseOrder::NextDate, None) => include_str!("all_by_next_date.sql"),
        (CaseOrder::LastActivity, Some(_)) => include_str!("by_activity.sql"),
        (CaseOrder::LastActivity, None) => include_str!("all_by_activity.sql"),
        (CaseOrder::Number, _) => include_str!("by_number.sql"),
    }
}

/// What was typed as an FTS5 expression: every word must occur, the end of each may be missing. Quoting takes away any
/// meaning that a character has in that language. `None` when there is no word in it.
fn search_expression(folded: &str) -> Option<String> {
    let words: Vec<_> = folded
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{}\"*", word.replace(['"', '\0'], " ")))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

/// Binds those parameters that the statement has.
fn bind<'s>(
    statement: &'s mut rusqlite::Statement<'_>,
    params: &[(&str, &dyn ToSql)],
) -> Result<rusqlite::Rows<'s>, VaultError> {
    for (name, value) in params {
        if let Some(index) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(index, value)?;
        }
    }
    Ok(statement.raw_query())
}
