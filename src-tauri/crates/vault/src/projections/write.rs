//! Writing projections.

use domain::ids::CaseId;
use domain::model::CaseNumber;
use rusqlite::{OptionalExtension as _, named_params};

use super::{Projection, StoredCase, StoredItem};
use crate::error::VaultError;
use crate::transaction::Writer;

impl Writer<'_> {
    /// Replaces all that is derived from a case. The search index is left alone when its text is the same.
    pub fn put_projection(&mut self, projection: &Projection) -> Result<(), VaultError> {
        let row = self.put_case_row(projection)?;
        let folded: Option<String> = self
            .conn
            .prepare_cached(include_str!("searched.sql"))?
            .query_row(named_params! { ":row": row }, |found| found.get("folded"))
            .optional()?;
        if folded.as_ref() != Some(&projection.folded) {
            self.conn.prepare_cached(include_str!("delete_search.sql"))?.execute(named_params! { ":row": row })?;
            self.conn
                .prepare_cached(include_str!("insert_search.sql"))?
                .execute(named_params! { ":row": row, ":folded": projection.folded })?;
        }
        self.put_agenda(projection)
    }

    /// Takes away all that is derived from a case.
    pub fn delete_projection(&mut self, case: CaseId) -> Result<(), VaultError> {
        let params = named_params! { ":case_id": case.0.into_bytes() };
        self.conn.prepare_cached(include_str!("delete_search_of_case.sql"))?.execute(params)?;
        self.conn.prepare_cached(include_str!("delete_agenda.sql"))?.execute(params)?;
        self.conn.prepare_cached(include_str!("delete_case.sql"))?.execute(params)?;
        Ok(())
    }

    /// Takes away all projections, to be built anew.
    pub fn clear_projections(&mut self) -> Result<(), VaultError> {
        Ok(self.conn.execute_batch(include_str!("clear.sql"))?)
    }

    /// Gives out the next case number of a year: 1, 2, 3, … A number is never given out twice; one that a case from
    /// elsewhere has is passed over.
    pub fn next_case_number(&mut self, year: i32) -> Result<u32, VaultError> {
        loop {
            let mut statement = self.conn.prepare_cached(include_str!("next_number.sql"))?;
            let serial = statement.query_row(named_params! { ":year": year }, |row| row.get("last"))?;
            if self.case_numbered(CaseNumber { year, serial })?.is_none() {
                return Ok(serial);
            }
        }
    }

    fn put_case_row(&self, projection: &Projection) -> Result<i64, VaultError> {
        let stored = StoredCase::new(&projection.row)?;
        let mac = stored.seal(self.keys).tag();
        let mut statement = self.conn.prepare_cached(include_str!("put_case.sql"))?;
        Ok(statement.query_row(
            named_params! {
                ":case_id": stored.case,
                ":number": stored.number,
                ":status": stored.status,
                ":closed": stored.closed,
                ":title": stored.title,
                ":next_action": stored.next_action,
                ":next_date": stored.next_date,
                ":last_activity": stored.last_activity,
                ":mac": mac,
            },
            |row| row.get("row"),
        )?)
    }

    fn put_agenda(&self, projection: &Projection) -> Result<(), VaultError> {
        let case = projection.row.case;
        if self.agenda_of(case)? == projection.agenda {
            return Ok(());
        }
        let params = named_params! { ":case_id": case.0.into_bytes() };
        self.conn.prepare_cached(include_str!("delete_agenda.sql"))?.execute(params)?;
        for item in &projection.agenda {
            let stored = StoredItem::new(item)?;
            let mac = stored.seal(self.keys).tag();
            self.conn.prepare_cached(include_str!("insert_agenda.sql"))?.execute(named_params! {
                ":case_id": stored.case,
                ":pupil_id": stored.pupil,
                ":date": stored.date,
                ":kind": stored.kind,
                ":body": stored.body,
                ":mac": mac,
            })?;
        }
        Ok(())
    }
}
