//! Requests of families about a pupil's data, with their history, and the packages that were handed over for them.
//!
//! They are about one pupil over all cases, so no case keeps them, and they go when that pupil is erased.

use domain::access::DataRequest;
use domain::ids::{DataRequestId, PupilId, ReportId, StaffId};
use rusqlite::named_params;
use sha2::{Digest as _, Sha256};

use crate::drafts::DraftId;
use crate::error::VaultError;
use crate::mac::{Mac, Tag};
use crate::records::Version;
use crate::secret::Keys;
use crate::transaction::{Reader, Writer};
use crate::value::{Id, sound, uuid};

/// The kind of the records.
const REQUEST: &str = "data_request";

impl Reader<'_> {
    /// A request, if there is one.
    pub fn data_request(&self, id: DataRequestId) -> Result<Option<DataRequest>, VaultError> {
        self.one_record(REQUEST, &id.to_string())
    }

    /// All requests, the first received first.
    pub fn data_requests(&self) -> Result<Vec<DataRequest>, VaultError> {
        let mut requests: Vec<DataRequest> = self.all_records(REQUEST)?;
        requests.sort_by_key(|request| (request.received, request.id));
        Ok(requests)
    }

    /// The versions of a request, oldest first: who entered what, and when.
    pub fn data_request_history(&self, id: DataRequestId) -> Result<Vec<Version<DataRequest>>, VaultError> {
        self.history(REQUEST, &id.to_string())
    }

    /// The file of a package, compared with the hash it was stored under.
    pub fn package(&self, id: ReportId) -> Result<Vec<u8>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("packages/one.sql"))?;
        let mut rows = statement.query(named_params! { ":package_id": id.0.into_bytes() })?;
        let row = rows.next()?.ok_or(VaultError::NotFound)?;
        Row::read(row)?.checked(self.keys)
    }

    /// Checks all packages and their bytes.
    pub(crate) fn verify_packages(&self) -> Result<(), VaultError> {
        let ids = self
            .conn
            .prepare(include_str!("packages/every.sql"))?
            .query_map([], |row| row.get::<_, Id>("package_id"))?
            .collect::<Result<Vec<_>, _>>()?;
        ids.into_iter().try_for_each(|id| self.package(ReportId(uuid(id))).map(drop))
    }
}

impl Writer<'_> {
    /// Keeps a request as it is now; what it was before stays in its history.
    pub fn put_data_request(&mut self, request: &DataRequest, actor: StaffId) -> Result<(), VaultError> {
        self.put_record(REQUEST, &request.id.to_string(), request, actor)
    }

    /// Keeps a package for good.
    pub fn add_package(&mut self, request: DataRequestId, id: ReportId, bytes: &[u8]) -> Result<(), VaultError> {
        let row = Row {
            id: id.0.into_bytes(),
            request: request.0.into_bytes(),
            sha256: Sha256::digest(bytes).into(),
            bytes: bytes.to_vec(),
            mac: Tag::default(),
        };
        self.conn.prepare_cached(include_str!("packages/insert.sql"))?.execute(named_params! {
            ":package_id": row.id,
            ":request_id": row.request,
            ":sha256": row.sha256,
            ":bytes": row.bytes,
            ":mac": row.seal(self.keys).tag(),
        })?;
        Ok(())
    }

    /// Takes the file of one package away; backups from before this go after the next one. Whether it was there.
    pub fn erase_package(&mut self, id: ReportId) -> Result<bool, VaultError> {
        let params = named_params! { ":package_id": id.0.into_bytes() };
        let erased = self.conn.prepare_cached(include_str!("packages/erase_one.sql"))?.execute(params)? > 0;
        if erased {
            self.mark_erasure();
        }
        Ok(erased)
    }

    /// Takes away every request about a pupil, with its history and packages; backups from before this go after the next
    /// one. How many there were.
    pub fn erase_data_requests(&mut self, pupil: PupilId) -> Result<usize, VaultError> {
        let requests: Vec<_> = self.data_requests()?.into_iter().filter(|request| request.pupil == pupil).collect();
        for request in &requests {
            let params = named_params! { ":request_id": request.id.0.into_bytes() };
            self.conn.prepare_cached(include_str!("packages/erase.sql"))?.execute(params)?;
            // What was being made of it is a draft under its own id.
            self.delete_draft(DraftId(request.id.0))?;
            self.erase_record(REQUEST, &request.id.to_string())?;
        }
        Ok(requests.len())
    }
}

struct Row {
    id: Id,
    request: Id,
    sha256: [u8; 32],
    bytes: Vec<u8>,
    mac: Tag,
}

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, VaultError> {
        Ok(Self {
            id: row.get("package_id")?,
            request: row.get("request_id")?,
            sha256: row.get("sha256")?,
            bytes: row.get("bytes")?,
            mac: row.get("mac")?,
        })
    }

    fn checked(self, keys: &Keys) -> Result<Vec<u8>, VaultError> {
        let whole = Sha256::digest(&self.bytes).as_slice() == self.sha256;
        sound(whole && self.seal(keys).is(&self.mac)).map(|()| self.bytes)
    }

    fn seal(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.rows, "package").field(&self.id).field(&self.request).field(&self.sha256)
    }
}

#[cfg(test)]
mod tests;
