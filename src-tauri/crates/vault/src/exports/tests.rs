use super::*;
use crate::testing::{Fixture, actor, case, later};
use uuid::Uuid;

fn add(fixture: &mut Fixture, day: i64, document: Option<ReportId>) -> u32 {
    let export = NewExport {
        what: "document",
        case: document.map(|_| case(1)),
        document,
        recipient: "mevrouw De Vries",
        way: "saved",
        exported_by: actor(),
        sha256: [7; 32],
    };
    fixture.vault().write(later(day), |w| w.add_export(&export)).unwrap()
}

#[test]
fn the_register_lists_what_left_in_order() {
    let mut fixture = Fixture::new();
    let document = Some(ReportId(Uuid::from_u128(4)));
    assert_eq!([add(&mut fixture, 0, document), add(&mut fixture, 1, None)], [1, 2]);
    let seen: Vec<_> = fixture
        .vault()
        .read(|r| r.exports())
        .unwrap()
        .iter()
        .map(|e| (e.number, e.case, e.document, e.exported_at))
        .collect();
    assert_eq!(seen, [(1, Some(case(1)), document, later(0)), (2, None, None, later(1))]);
    fixture.tamper("UPDATE export SET recipient = 'een ander' WHERE number = 2");
    assert_eq!(fixture.vault().read(|r| r.exports()).unwrap_err(), VaultError::Damaged(Damage::Row));
}

#[test]
fn what_left_is_found_again_by_its_bytes() {
    let mut fixture = Fixture::new();
    let number = add(&mut fixture, 0, None);
    add(&mut fixture, 1, None);
    fixture.vault().write(later(2), |w| w.add_export_failure(number)).unwrap();
    let found = |fixture: &mut Fixture, byte| fixture.vault().read(|r| r.exports_with_hash(&[byte; 32]));
    let seen: Vec<_> = found(&mut fixture, 7).unwrap().iter().map(|export| (export.number, export.failed)).collect();
    assert_eq!(seen, [(1, true), (2, false)]);
    assert!(found(&mut fixture, 8).unwrap().is_empty());
    fixture.tamper("UPDATE export SET what = 'iets anders' WHERE number = 2");
    assert_eq!(found(&mut fixture, 7).unwrap_err(), VaultError::Damaged(Damage::Row));
}

#[test]
fn what_failed_stays_in_the_register_and_says_so() {
    let mut fixture = Fixture::new();
    let number = add(&mut fixture, 0, None);
    add(&mut fixture, 1, None);
    fixture.vault().write(later(2), |w| w.add_export_failure(number)).unwrap();
    fixture.reopen();
    let failed = |fixture: &mut Fixture| -> Vec<bool> {
        fixture.vault().read(|r| r.exports()).unwrap().iter().map(|export| export.failed).collect()
    };
    assert_eq!(failed(&mut fixture), [true, false]);
    let error = fixture.vault().write(later(3), |w| w.add_export_failure(number)).unwrap_err();
    assert_eq!(error, VaultError::Refused, "once");
    assert!(fixture.vault().write(later(3), |w| w.add_export_failure(9)).is_err(), "of something that was listed");
    assert_eq!(failed(&mut fixture), [true, false]);
    fixture.tamper("UPDATE export_failure SET number = 2");
    assert_eq!(fixture.vault().read(|r| r.exports()).unwrap_err(), VaultError::Damaged(Damage::Row));
}
