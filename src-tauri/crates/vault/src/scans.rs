//! Pictures of papers that were signed on paper. Each belongs to a document and goes with it.

use domain::ids::{ReportId, ScanId};
use rusqlite::named_params;
use sha2::{Digest as _, Sha256};

use crate::error::VaultError;
use crate::mac::{Mac, Tag};
use crate::secret::Keys;
use crate::transaction::{Reader, Writer};
use crate::value::{Id, sound, uuid};

impl Reader<'_> {
    /// A picture as it was kept, with the document it belongs to.
    pub fn scan(&self, id: ScanId) -> Result<(ReportId, Vec<u8>), VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("scans/one.sql"))?;
        let mut rows = statement.query(named_params! { ":scan_id": id.0.into_bytes() })?;
        let row = rows.next()?.ok_or(VaultError::NotFound)?;
        let (document, tag): (Id, Tag) = (row.get("document_id")?, row.get("mac")?);
        let bytes: Vec<u8> = row.get("bytes")?;
        sound(seal(self.keys, id, &document, &bytes).is(&tag))?;
        Ok((ReportId(uuid(document)), bytes))
    }

    /// The pictures of a document, in the order in which they were added.
    pub fn scans_of(&self, document: ReportId) -> Result<Vec<ScanId>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("scans/of_document.sql"))?;
        let ids =
            statement.query_map(named_params! { ":document_id": document.0.into_bytes() }, |row| row.get("scan_id"))?;
        Ok(ids.map(|id| id.map(|id: Id| ScanId(uuid(id)))).collect::<Result<_, _>>()?)
    }

    /// Checks every picture.
    pub(crate) fn verify_scans(&self) -> Result<(), VaultError> {
        let ids = self
            .conn
            .prepare(include_str!("scans/every.sql"))?
            .query_map([], |row| row.get::<_, Id>("scan_id"))?
            .collect::<Result<Vec<_>, _>>()?;
        ids.into_iter().try_for_each(|id| self.scan(ScanId(uuid(id))).map(drop))
    }
}

impl Writer<'_> {
    /// Keeps a picture with a document.
    pub fn add_scan(&mut self, id: ScanId, document: ReportId, bytes: &[u8]) -> Result<(), VaultError> {
        let of = document.0.into_bytes();
        self.conn.prepare_cached(include_str!("scans/insert.sql"))?.execute(named_params! {
            ":scan_id": id.0.into_bytes(),
            ":document_id": of,
            ":mac": seal(self.keys, id, &of, bytes).tag(),
            ":bytes": bytes,
        })?;
        Ok(())
    }
}

fn seal(keys: &Keys, id: ScanId, document: &Id, bytes: &[u8]) -> Mac {
    Mac::new(&keys.rows, "scan").field(id.0.as_bytes()).field(document).field(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Damage;
    use crate::testing::{Fixture, case, later, now};
    use crate::{NewDocument, Vault};
    use domain::document::DocumentKind;
    use uuid::Uuid;

    const PAPER: ReportId = ReportId(Uuid::from_u128(1));
    const SCAN: ScanId = ScanId(Uuid::from_u128(2));

    fn kept() -> Fixture {
        let mut fixture = Fixture::new();
        let document = NewDocument {
            id: PAPER,
            case: case(1),
            kind: DocumentKind::ParentReport,
            version: 1,
            recipient: "de ouders",
            made_at: later(1),
            bytes: b"%PDF",
        };
        fixture
            .vault()
            .write(now(), |w| w.add_document(&document).and_then(|_| w.add_scan(SCAN, PAPER, b"plaatje")))
            .unwrap();
        fixture
    }

    fn read(vault: &Vault) -> Result<(ReportId, Vec<u8>), VaultError> {
        vault.read(|r| r.scan(SCAN))
    }

    #[test]
    fn a_picture_comes_back_with_its_document_and_is_never_replaced() {
        let mut fixture = kept();
        fixture.reopen();
        assert_eq!(read(fixture.vault()).unwrap(), (PAPER, b"plaatje".to_vec()));
        assert_eq!(fixture.vault().read(|r| r.scans_of(PAPER)).unwrap(), [SCAN]);
        assert_eq!(
            fixture.vault().write(now(), |w| w.add_scan(SCAN, PAPER, b"ander")).unwrap_err(),
            VaultError::Refused
        );
        let nothing = ReportId(Uuid::from_u128(9));
        assert!(fixture.vault().write(now(), |w| w.add_scan(ScanId(Uuid::from_u128(3)), nothing, b"x")).is_err());
    }

    #[test]
    fn damage_is_noticed_and_erasing_the_document_takes_it_along() {
        let mut fixture = kept();
        fixture.vault().read(|r| r.verify_rows()).unwrap();
        fixture.tamper("UPDATE scan SET bytes = CAST('plaatjf' AS BLOB)");
        assert_eq!(read(fixture.vault()).unwrap_err(), VaultError::Damaged(Damage::Row));
        assert!(fixture.vault().read(|r| r.verify_rows()).is_err());
        assert_eq!(fixture.vault().write(now(), |w| w.erase_document(PAPER)), Ok(true));
        assert_eq!(read(fixture.vault()).unwrap_err(), VaultError::NotFound);
        fixture.vault().read(|r| r.verify_rows()).unwrap();
    }
}
