//! Frozen documents (*verslagen*): bytes, hash and version. Never changed; another version is another document.

use std::fmt;

use chrono::{DateTime, Utc};
use domain::document::DocumentKind;
use domain::ids::{CaseId, ReportId};
use rusqlite::named_params;
use sha2::{Digest as _, Sha256};

use crate::error::VaultError;
use crate::mac::{Mac, Tag};
use crate::secret::Keys;
use crate::transaction::{Reader, Writer};
use crate::value::{Id, from_json, moment, parse_moment, sound, to_json, uuid};

/// What is known of a document without its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Identity.
    pub id: ReportId,
    /// The case.
    pub case: CaseId,
    /// Which paper it is.
    pub kind: DocumentKind,
    /// 1, 2, 3, …
    pub version: u32,
    /// For whom the copy is.
    pub recipient: String,
    /// When it was frozen.
    pub made_at: DateTime<Utc>,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
}

/// A document to be kept.
#[derive(Clone, Copy)]
pub struct NewDocument<'a> {
    /// Identity.
    pub id: ReportId,
    /// The case.
    pub case: CaseId,
    /// Which paper it is.
    pub kind: DocumentKind,
    /// 1, 2, 3, …
    pub version: u32,
    /// For whom the copy is.
    pub recipient: &'a str,
    /// When it was frozen.
    pub made_at: DateTime<Utc>,
    /// The file.
    pub bytes: &'a [u8],
}

impl fmt::Debug for DocumentInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "DocumentInfo({:?}, {:?}, {:?}, {}, {} bytes)",
            self.id, self.case, self.kind, self.version, self.size
        )
    }
}

impl fmt::Debug for NewDocument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewDocument({:?}, {:?}, {:?}, {})", self.id, self.case, self.kind, self.version)
    }
}

impl Reader<'_> {
    /// The documents of a case, in the order in which they were made.
    pub fn documents(&self, case: CaseId) -> Result<Vec<DocumentInfo>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("documents/of_case.sql"))?;
        let mut rows = statement.query(named_params! { ":case_id": case.0.into_bytes() })?;
        let mut documents = Vec::new();
        while let Some(row) = rows.next()? {
            documents.push(Row::read(row)?.checked(self.keys)?.info()?);
        }
        Ok(documents)
    }

    /// What is known of one document.
    pub fn document(&self, id: ReportId) -> Result<DocumentInfo, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("documents/one.sql"))?;
        let mut rows = statement.query(named_params! { ":document_id": id.0.into_bytes() })?;
        let row = rows.next()?.ok_or(VaultError::NotFound)?;
        Row::read(row)?.checked(self.keys)?.info()
    }

    /// The document whose file has this SHA-256, when it is here.
    pub fn document_with_hash(&self, sha256: &[u8; 32]) -> Result<Option<DocumentInfo>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("documents/by_hash.sql"))?;
        let mut rows = statement.query(named_params! { ":sha256": sha256 })?;
        rows.next()?.map(|row| Row::read(row)?.checked(self.keys)?.info()).transpose()
    }

    /// The file itself, compared with the hash it was stored under.
    pub fn document_bytes(&self, id: ReportId) -> Result<Vec<u8>, VaultError> {
        let info = self.document(id)?;
        let mut statement = self.conn.prepare_cached(include_str!("documents/bytes.sql"))?;
        let mut rows = statement.query(named_params! { ":document_id": id.0.into_bytes() })?;
        let bytes: Vec<u8> = rows.next()?.map(|row| row.get("bytes")).transpose()?.unwrap_or_default();
        sound(Sha256::digest(&bytes).as_slice() == info.sha256).map(|()| bytes)
    }

    /// Checks all documents and their bytes.
    pub(crate) fn verify_documents(&self) -> Result<(), VaultError> {
        let ids = self
            .conn
            .prepare(include_str!("documents/every.sql"))?
            .query_map([], |row| row.get::<_, Id>("document_id"))?
            .collect::<Result<Vec<_>, _>>()?;
        ids.into_iter().try_for_each(|id| self.document_bytes(ReportId(uuid(id))).map(drop))
    }
}

impl Writer<'_> {
    /// Keeps a document for good.
    pub fn add_document(&mut self, document: &NewDocument<'_>) -> Result<DocumentInfo, VaultError> {
        let row = Row {
            id: document.id.0.into_bytes(),
            case: document.case.0.into_bytes(),
            kind: to_json(&document.kind)?,
            version: document.version,
            recipient: document.recipient.to_owned(),
            made_at: moment(document.made_at),
            size: i64::try_from(document.bytes.len()).map_err(|_| VaultError::Unstorable)?,
            sha256: Sha256::digest(document.bytes).into(),
            mac: Tag::default(),
        };
        self.conn.prepare_cached(include_str!("documents/insert.sql"))?.execute(named_params! {
            ":document_id": row.id,
            ":case_id": row.case,
            ":kind": row.kind,
            ":version": row.version,
            ":recipient": row.recipient,
            ":made_at": row.made_at,
            ":size": row.size,
            ":sha256": row.sha256,
            ":mac": row.seal(self.keys).tag(),
        })?;
        self.conn.prepare_cached(include_str!("documents/insert_bytes.sql"))?.execute(named_params! {
            ":document_id": row.id,
            ":bytes": document.bytes,
        })?;
        row.info()
    }

    /// Takes a document away; backups from before this go after the next one. Whether it was there.
    pub fn erase_document(&mut self, id: ReportId) -> Result<bool, VaultError> {
        let params = named_params! { ":document_id": id.0.into_bytes() };
        self.conn.prepare_cached(include_str!("scans/erase_of_document.sql"))?.execute(params)?;
        self.conn.prepare_cached(include_str!("documents/erase_bytes.sql"))?.execute(params)?;
        let erased = self.conn.prepare_cached(include_str!("documents/erase.sql"))?.execute(params)? > 0;
        if erased {
            self.mark_erasure();
        }
        Ok(erased)
    }
}

struct Row {
    id: Id,
    case: Id,
    kind: String,
    version: u32,
    recipient: String,
    made_at: String,
    size: i64,
    sha256: [u8; 32],
    mac: Tag,
}

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, VaultError> {
        Ok(Self {
            id: row.get("document_id")?,
            case: row.get("case_id")?,
            kind: row.get("kind")?,
            version: row.get("version")?,
            recipient: row.get("recipient")?,
            made_at: row.get("made_at")?,
            size: row.get("size")?,
            sha256: row.get("sha256")?,
            mac: row.get("mac")?,
        })
    }

    fn checked(self, keys: &Keys) -> Result<Self, VaultError> {
        sound(self.seal(keys).is(&self.mac)).map(|()| self)
    }

    fn info(self) -> Result<DocumentInfo, VaultError> {
        Ok(DocumentInfo {
            id: ReportId(uuid(self.id)),
            case: CaseId(uuid(self.case)),
            kind: from_json(&self.kind)?,
            version: self.version,
            recipient: self.recipient,
            made_at: parse_moment(&self.made_at)?,
            size: self.size.unsigned_abs(),
            sha256: self.sha256,
        })
    }

    fn seal(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.rows, "document")
            .field(&self.id)
            .field(&self.case)
            .field(self.kind.as_bytes())
            .number(self.version.into())
            .field(self.recipient.as_bytes())
            .field(self.made_at.as_bytes())
            .number(self.size)
            .field(&self.sha256)
    }
}

#[cfg(test)]
mod tests;
