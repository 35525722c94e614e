//! Erasing texts: salt and text go, the commitment in the chain stays.
//!
//! The caller puts the projections of the cases concerned anew, so that the search index forgets the text as well. The
//! next backup then takes the place of all older ones.

use domain::ids::{CaseId, PupilId, TextId};
use domain::text::About;
use rusqlite::{ToSql, named_params};

use super::{about_column, erasure, id_of};
use crate::error::VaultError;
use crate::transaction::Writer;
use crate::value::{Id, moment, uuid};

impl Writer<'_> {
    /// Erases one text. Whether it was still there.
    pub fn erase_text(&mut self, id: TextId) -> Result<bool, VaultError> {
        let id = id.0.into_bytes();
        Ok(self.erase_found(include_str!("text.sql"), named_params! { ":text_id": id })? > 0)
    }

    /// Erases all texts about a pupil, in every case. How many there were.
    pub fn erase_texts_about(&mut self, pupil: PupilId) -> Result<usize, VaultError> {
        let about = about_column(About::Pupil(pupil));
        self.erase_found(include_str!("texts_about.sql"), named_params! { ":about": about })
    }

    /// Erases the texts of one case that are about a pupil, or about the case as a whole. How many there were.
    pub fn erase_texts_in(&mut self, case: CaseId, about: About) -> Result<usize, VaultError> {
        let (case, about) = (id_of(case), about_column(about));
        let params = named_params! { ":case_id": case, ":about": about };
        self.erase_found(include_str!("texts_about_in_case.sql"), params)
    }

    fn erase_found(&mut self, sql: &str, params: &[(&str, &dyn ToSql)]) -> Result<usize, VaultError> {
        let found = self
            .conn
            .prepare_cached(sql)?
            .query_map(params, |row| Ok((row.get("part")?, row.get::<_, Id>("text_id")?)))?
            .collect::<Result<Vec<(i64, Id)>, _>>()?;
        for (part, id) in &found {
            self.erase_part(*part, TextId(uuid(*id)))?;
        }
        Ok(found.len())
    }

    fn erase_part(&mut self, part: i64, id: TextId) -> Result<(), VaultError> {
        let erased_at = moment(self.now);
        self.conn.prepare_cached(include_str!("insert_erasure.sql"))?.execute(named_params! {
            ":part": part,
            ":erased_at": erased_at,
            ":mac": erasure(self.keys, id, &erased_at).tag(),
        })?;
        self.conn.prepare_cached(include_str!("delete_text.sql"))?.execute(named_params! { ":part": part })?;
        self.mark_erasure();
        Ok(())
    }
}
