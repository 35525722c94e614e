//! The export register: everything that left the vault. It answers "what was on the lost stick?".

use std::fmt;

use chrono::{DateTime, Utc};
use domain::ids::{CaseId, ReportId, StaffId};
use rusqlite::named_params;

use crate::error::{Damage, VaultError};
use crate::mac::{Mac, Tag};
use crate::secret::Keys;
use crate::transaction::{Reader, Writer};
use crate::value::{self, Id, moment, parse_moment, sound};

/// Something that left the vault.
#[derive(Clone, PartialEq, Eq)]
pub struct Export {
    /// 1, 2, 3, … in the order of leaving.
    pub number: u32,
    /// What it was; a code of the caller.
    pub what: String,
    /// The case, when it was about a single one.
    pub case: Option<CaseId>,
    /// The document, when it was one.
    pub document: Option<ReportId>,
    /// For whom.
    pub recipient: String,
    /// How: saved, printed, …; a code of the caller.
    pub way: String,
    /// When.
    pub exported_at: DateTime<Utc>,
    /// By whom.
    pub exported_by: StaffId,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// It did not leave after all: nothing was written or printed.
    pub failed: bool,
}

/// Something that is leaving the vault now.
#[derive(Clone, Copy)]
pub struct NewExport<'a> {
    /// What it is; a code of the caller.
    pub what: &'a str,
    /// The case, when it is about a single one.
    pub case: Option<CaseId>,
    /// The document, when it is one.
    pub document: Option<ReportId>,
    /// For whom.
    pub recipient: &'a str,
    /// How: saved, printed, …; a code of the caller.
    pub way: &'a str,
    /// By whom.
    pub exported_by: StaffId,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
}

impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Export({}, {}, {:?}, {})", self.number, self.what, self.document, self.way)
    }
}

impl fmt::Debug for NewExport<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewExport({}, {:?}, {})", self.what, self.document, self.way)
    }
}

impl Reader<'_> {
    /// The whole register, oldest first.
    pub fn exports(&self) -> Result<Vec<Export>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("exports/all.sql"))?;
        self.read_exports(statement.query([])?)
    }

    /// What left with exactly these bytes, oldest first.
    pub fn exports_with_hash(&self, sha256: &[u8; 32]) -> Result<Vec<Export>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("exports/by_hash.sql"))?;
        self.read_exports(statement.query(named_params! { ":sha256": sha256 })?)
    }

    fn read_exports(&self, mut rows: rusqlite::Rows<'_>) -> Result<Vec<Export>, VaultError> {
        let mut exports = Vec::new();
        while let Some(row) = rows.next()? {
            exports.push(Row::read(row)?.checked(self.keys)?.export()?);
        }
        Ok(exports)
    }
}

impl Writer<'_> {
    /// Adds to the register, at the moment of this transaction. Under which number.
    pub fn add_export(&mut self, export: &NewExport<'_>) -> Result<u32, VaultError> {
        let next = self.conn.prepare_cached(include_str!("exports/next.sql"))?.query_row([], |row| row.get("next"))?;
        let row = Row {
            number: next,
            what: export.what.to_owned(),
            case: export.case.map(|id| id.0.as_bytes().to_vec()).unwrap_or_default(),
            document: export.document.map(|id| id.0.as_bytes().to_vec()).unwrap_or_default(),
            recipient: export.recipient.to_owned(),
            way: export.way.to_owned(),
            exported_at: moment(self.now),
            exported_by: export.exported_by.0.into_bytes(),
            sha256: export.sha256,
            mac: Tag::default(),
            failure: None,
        };
        self.conn.prepare_cached(include_str!("exports/insert.sql"))?.execute(named_params! {
            ":number": row.number,
            ":what": row.what,
            ":case_id": row.case,
            ":document_id": row.document,
            ":recipient": row.recipient,
            ":way": row.way,
            ":exported_at": row.exported_at,
            ":exported_by": row.exported_by,
            ":sha256": row.sha256,
            ":mac": row.seal(self.keys).tag(),
        })?;
        Ok(next)
    }

    /// Adds that what stands under this number did not leave after all.
    pub fn add_export_failure(&mut self, number: u32) -> Result<(), VaultError> {
        let at = moment(self.now);
        self.conn.prepare_cached(include_str!("exports/insert_failure.sql"))?.execute(named_params! {
            ":number": number,
            ":failed_at": at,
            ":mac": seal_failure(self.keys, number, &at).tag(),
        })?;
        Ok(())
    }
}

struct Row {
    number: u32,
    what: String,
    case: Vec<u8>,
    document: Vec<u8>,
    recipient: String,
    way: String,
    exported_at: String,
    exported_by: Id,
    sha256: [u8; 32],
    mac: Tag,
    failure: Option<(String, Tag)>,
}

fn seal_failure(keys: &Keys, number: u32, at: &str) -> Mac {
    Mac::new(&keys.rows, "export failure").number(number.into()).field(at.as_bytes())
}

/// An id, or nothing when it is empty.
fn id(bytes: &[u8]) -> Result<Option<uuid::Uuid>, VaultError> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let id: Id = bytes.try_into().map_err(|_| VaultError::Damaged(Damage::Row))?;
    Ok(Some(value::uuid(id)))
}

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, VaultError> {
        Ok(Self {
            number: row.get("number")?,
            what: row.get("what")?,
            case: row.get("case_id")?,
            document: row.get("document_id")?,
            recipient: row.get("recipient")?,
            way: row.get("way")?,
            exported_at: row.get("exported_at")?,
            exported_by: row.get("exported_by")?,
            sha256: row.get("sha256")?,
            mac: row.get("mac")?,
            failure: match row.get::<_, Option<String>>("failed_at")? {
                Some(at) => Some((at, row.get("failure_mac")?)),
                None => None,
            },
        })
    }

    fn checked(self, keys: &Keys) -> Result<Self, VaultError> {
        let failure = |(at, mac): &(String, Tag)| seal_failure(keys, self.number, at).is(mac);
        sound(self.seal(keys).is(&self.mac) && self.failure.as_ref().is_none_or(failure)).map(|()| self)
    }

    fn export(self) -> Result<Export, VaultError> {
        Ok(Export {
            number: self.number,
            what: self.what,
            case: id(&self.case)?.map(CaseId),
            document: id(&self.document)?.map(ReportId),
            recipient: self.recipient,
            way: self.way,
            exported_at: parse_moment(&self.exported_at)?,
            exported_by: StaffId(value::uuid(self.exported_by)),
            sha256: self.sha256,
            failed: self.failure.is_some(),
        })
    }

    fn seal(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.rows, "export")
            .number(self.number.into())
            .field(self.what.as_bytes())
            .field(&self.case)
            .field(&self.document)
            .field(self.recipient.as_bytes())
            .field(self.way.as_bytes())
            .field(self.exported_at.as_bytes())
            .field(&self.exported_by)
            .field(&self.sha256)
    }
}

#[cfg(test)]
mod tests;
