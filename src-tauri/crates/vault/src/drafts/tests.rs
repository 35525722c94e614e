use super::*;
use crate::error::Damage;
use crate::testing::{Fixture, case, later, now};

const TALK: &str = "talk";

#[test]
fn drafts_are_saved_again_and_again() {
    let mut fixture = Fixture::new();
    let [one, two] = [DraftId(Uuid::from_u128(1)), DraftId(Uuid::from_u128(2))];
    fixture.vault().write(now(), |w| w.put_draft(one, case(1), TALK, &"Hij z")).unwrap();
    fixture.vault().write(now(), |w| w.put_draft(two, case(2), TALK, &"Zij")).unwrap();
    fixture.vault().write(later(1), |w| w.put_draft(one, case(1), TALK, &"Hij zei")).unwrap();
    fixture.reopen();
    let draft = fixture.vault().read(|r| r.draft::<String>(one)).unwrap().unwrap();
    assert_eq!((draft.body.as_str(), draft.updated_at, draft.case), ("Hij zei", later(1), case(1)));
    let ids: Vec<_> = fixture.vault().read(|r| r.drafts::<String>(TALK)).unwrap().iter().map(|d| d.id).collect();
    assert_eq!(ids, [one, two], "the last saved first");
    assert_eq!(fixture.vault().read(|r| r.drafts::<String>("intake")).unwrap(), []);
    assert_eq!(fixture.vault().read(|r| r.case_drafts::<String>(case(2), TALK)).unwrap().len(), 1);
    assert_eq!(fixture.vault().write(now(), |w| w.delete_draft(one)), Ok(true));
    assert_eq!(fixture.vault().write(now(), |w| w.delete_draft(one)), Ok(false));
    assert_eq!(fixture.vault().read(|r| r.draft::<String>(one)).unwrap(), None);
}

#[test]
fn a_damaged_draft_is_never_shown() {
    let mut fixture = Fixture::new();
    let id = DraftId(Uuid::from_u128(1));
    fixture.vault().write(now(), |w| w.put_draft(id, case(1), TALK, &"Hij zei")).unwrap();
    fixture.tamper("UPDATE draft SET body = '\"Hij zweeg\"'");
    assert_eq!(fixture.vault().read(|r| r.draft::<String>(id)).unwrap_err(), VaultError::Damaged(Damage::Row));
}
