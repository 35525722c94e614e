use super::*;
use crate::testing::{Fixture, actor, later};
use uuid::Uuid;

#[test]
fn the_register_lists_what_left_in_order() {
    let mut fixture = Fixture::new();
    let document = Some(ReportId(Uuid::from_u128(4)));
    for (day, document) in [(0, document), (1, None)] {
        let export = NewExport {
            what: "document",
            document,
            recipient: "mevrouw De Vries",
            way: "saved",
            exported_by: actor(),
            sha256: [7; 32],
        };
        fixture.vault().write(later(day), |w| w.add_export(&export)).unwrap();
    }
    let seen: Vec<_> =
        fixture.vault().read(|r| r.exports()).unwrap().iter().map(|e| (e.number, e.document, e.exported_at)).collect();
    assert_eq!(seen, [(1, document, later(0)), (2, None, later(1))]);
    fixture.tamper("UPDATE export SET recipient = 'een ander' WHERE number = 2");
    assert_eq!(fixture.vault().read(|r| r.exports()).unwrap_err(), VaultError::Damaged(Damage::Row));
}
