//! Reading and writing are different types: only a [`Writer`] can change a row, and it lives within one transaction.

use std::ops::Deref;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::error::VaultError;
use crate::secret::Keys;
use crate::state::State;

/// Reads from the vault.
pub struct Reader<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) keys: &'a Keys,
}

/// Writes to the vault, within one transaction. Reads see what was written before them.
pub struct Writer<'a> {
    reader: Reader<'a>,
    /// The moment of everything that is written.
    pub(crate) now: DateTime<Utc>,
    pub(crate) state: State,
    erased: bool,
    changes_before: u64,
}

impl Reader<'_> {
    /// Checks every row that has a keyed hash, papers included; the journal has [`Reader::verify_chain`].
    pub fn verify_rows(&self) -> Result<(), VaultError> {
        self.verify_records()?;
        self.verify_drafts()?;
        self.verify_documents()?;
        self.verify_scans()?;
        self.verify_packages()?;
        self.exports()?;
        self.verify_projections()
    }
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

impl<'a> Writer<'a> {
    pub(crate) fn new(conn: &'a Connection, keys: &'a Keys, now: DateTime<Utc>) -> Result<Self, VaultError> {
        let state = State::load(conn, keys)?;
        Ok(Self { reader: Reader { conn, keys }, now, state, erased: false, changes_before: conn.total_changes() })
    }

    /// The moment of this transaction.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Remembers that something was erased, so that the next backup takes the place of all older ones.
    pub(crate) fn mark_erasure(&mut self) {
        self.erased = true;
        self.state.erasure_pending = true;
    }

    /// Brings the state row up to date; the last thing before the commit. Whether something was erased.
    pub(crate) fn finish(mut self) -> Result<bool, VaultError> {
        if self.conn.total_changes() != self.changes_before {
            self.state.writes += 1;
            self.state.save(self.conn, self.keys)?;
        }
        Ok(self.erased)
    }
}
