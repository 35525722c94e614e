//! The export register: everything that left the vault. It answers "what was on the lost stick?".

use std::fmt;

use chrono::{DateTime, Utc};
use domain::ids::{ReportId, StaffId};
use rusqlite::named_params;

use crate::error::{Damage, VaultError};
use crate::mac::{Mac, Tag};
use crate::secret::Keys;
use crate::transaction::{Reader, Writer};
use crate::value::{Id, moment, parse_moment, sound, uuid};

/// Something that left the vault.
#[derive(Clone, PartialEq, Eq)]
pub struct Export {
    /// 1, 2, 3, … in the order of leaving.
    pub number: u32,
    /// What it was; a code of the caller.
    pub what: String,
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
}

/// Something that is leaving the vault now.
#[derive(Clone, Copy)]
pub struct NewExport<'a> {
    /// What it is; a code of the caller.
    pub what: &'a str,
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
        let mut rows = statement.query([])?;
        let mut exports = Vec::new();
        while let Some(row) = rows.next()? {
            exports.push(Row::read(row)?.checked(self.keys)?.export()?);
        }
        Ok(exports)
    }
}

impl Writer<'_> {
    /// Adds to the register, at the moment of this transaction.
    pub fn add_export(&mut self, export: &NewExport<'_>) -> Result<(), VaultError> {
        let next = self.conn.prepare_cached(include_str!("exports/next.sql"))?.query_row([], |row| row.get("next"))?;
        let row = Row {
            number: next,
            what: export.what.to_owned(),
            document: export.document.map(|id| id.0.as_bytes().to_vec()).unwrap_or_default(),
            recipient: export.recipient.to_owned(),
            way: export.way.to_owned(),
            exported_at: moment(self.now),
            exported_by: export.exported_by.0.into_bytes(),
            sha256: export.sha256,
            mac: Tag::default(),
        };
        self.conn.prepare_cached(include_str!("exports/insert.sql"))?.execute(named_params! {
            ":number": row.number,
            ":what": row.what,
            ":document_id": row.document,
            ":recipient": row.recipient,
            ":way": row.way,
            ":exported_at": row.exported_at,
            ":exported_by": row.exported_by,
            ":sha256": row.sha256,
            ":mac": row.seal(self.keys).tag(),
        })?;
        Ok(())
    }
}

struct Row {
    number: u32,
    what: String,
    document: Vec<u8>,
    recipient: String,
    way: String,
    exported_at: String,
    exported_by: Id,
    sha256: [u8; 32],
    mac: Tag,
}

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, VaultError> {
        Ok(Self {
            number: row.get("number")?,
            what: row.get("what")?,
            document: row.get("document_id")?,
            recipient: row.get("recipient")?,
            way: row.get("way")?,
            exported_at: row.get("exported_at")?,
            exported_by: row.get("exported_by")?,
            sha256: row.get("sha256")?,
            mac: row.get("mac")?,
        })
    }

    fn checked(self, keys: &Keys) -> Result<Self, VaultError> {
        sound(self.seal(keys).is(&self.mac)).map(|()| self)
    }

    fn export(self) -> Result<Export, VaultError> {
        let document = match self.document.as_slice() {
            [] => None,
            bytes => {
                let id = bytes.try_into().map_err(|_| VaultError::Damaged(Damage::Row))?;
                Some(ReportId(uuid(id)))
            }
        };
        Ok(Export {
            number: self.number,
            what: self.what,
            document,
            recipient: self.recipient,
            way: self.way,
            exported_at: parse_moment(&self.exported_at)?,
            exported_by: StaffId(uuid(self.exported_by)),
            sha256: self.sha256,
        })
    }

    fn seal(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.rows, "export")
            .number(self.number.into())
            .field(self.what.as_bytes())
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
