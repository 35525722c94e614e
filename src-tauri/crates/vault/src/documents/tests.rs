use super::*;
use crate::error::Damage;
use crate::testing::{Fixture, case, later, now};
use uuid::Uuid;

fn keep(fixture: &mut Fixture, number: u128, bytes: &[u8]) -> Result<DocumentInfo, VaultError> {
    let document = NewDocument {
        id: ReportId(Uuid::from_u128(number)),
        case: case(1),
        kind: DocumentKind::ParentReport,
        version: 1,
        recipient: "de ouders",
        made_at: later(1),
        bytes,
    };
    fixture.vault().write(now(), |w| w.add_document(&document))
}

#[test]
fn a_document_comes_back_byte_for_byte() {
    let mut fixture = Fixture::new();
    let bytes: Vec<u8> = (0..300_000_u32).map(|n| n.to_le_bytes()[1]).collect();
    let info = keep(&mut fixture, 2, &bytes).unwrap();
    keep(&mut fixture, 1, b"%PDF").unwrap();
    fixture.reopen();
    let listed = fixture.vault().read(|r| r.documents(case(1))).unwrap();
    assert_eq!(listed.iter().map(|d| d.size).collect::<Vec<_>>(), [300_000, 4], "in the order of making");
    assert_eq!(listed[0], info);
    assert_eq!(info.sha256.as_slice(), Sha256::digest(&bytes).as_slice());
    assert_eq!(fixture.vault().read(|r| r.document_bytes(info.id)).unwrap(), bytes);
    let unknown = ReportId(Uuid::from_u128(9));
    assert_eq!(fixture.vault().read(|r| r.document_bytes(unknown)).unwrap_err(), VaultError::NotFound);
}

#[test]
fn a_document_is_never_replaced() {
    let mut fixture = Fixture::new();
    keep(&mut fixture, 1, b"een").unwrap();
    assert_eq!(keep(&mut fixture, 1, b"twee").unwrap_err(), VaultError::Refused);
    assert_eq!(fixture.vault().read(|r| r.document_bytes(ReportId(Uuid::from_u128(1)))).unwrap(), b"een");
}

#[test]
fn damage_is_noticed_in_the_bytes_and_beside_them() {
    let id = ReportId(Uuid::from_u128(1));
    for (sql, listed) in [
        ("UPDATE document_bytes SET bytes = CAST('%PDG' AS BLOB)", true),
        ("UPDATE document_bytes SET bytes = zeroblob(4)", true),
        ("DELETE FROM document_bytes", true),
        ("UPDATE document SET recipient = 'iemand anders'", false),
        ("UPDATE document SET sha256 = zeroblob(32)", false),
    ] {
        let mut fixture = Fixture::new();
        keep(&mut fixture, 1, b"%PDF").unwrap();
        fixture.tamper(sql);
        assert_eq!(fixture.vault().read(|r| r.documents(case(1))).is_ok(), listed, "{sql}");
        let error = fixture.vault().read(|r| r.document_bytes(id)).unwrap_err();
        assert_eq!(error, VaultError::Damaged(Damage::Row), "{sql}");
    }
}

#[test]
fn erasing_takes_the_bytes_along() {
    let mut fixture = Fixture::new();
    let id = keep(&mut fixture, 1, b"een").unwrap().id;
    assert_eq!(fixture.vault().write(now(), |w| w.erase_document(id)), Ok(true));
    assert_eq!(fixture.vault().write(now(), |w| w.erase_document(id)), Ok(false));
    assert_eq!(fixture.vault().read(|r| r.documents(case(1))).unwrap(), []);
}
