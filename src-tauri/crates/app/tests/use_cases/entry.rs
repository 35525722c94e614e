//! First start, unlocking, passphrases and the recovery key.

use app::{AppError, Found, KdfCost, UnlockError, VaultError};

use crate::support::{Home, PASSPHRASE, first_start};

#[test]
fn a_first_start_makes_a_vault_that_opens_again() {
    let home = Home::new();
    assert_eq!(home.door().look().unwrap(), Found::Empty);
    let (mut session, key) = home.start();
    assert!(!session.is_recovery_confirmed().unwrap());
    assert_eq!(session.me().unwrap().name.full(), "Marieke de Graaf");
    assert_eq!(session.school().address, ["Schoolplein 1"], "blank lines are left out");
    assert!(matches!(session.confirm_recovery_key("0000"), Err(AppError::NotARecoveryKey)));
    session.confirm_recovery_key(&key.printed().to_lowercase()).unwrap();
    let fingerprint = session.fingerprint();
    session.close(false).unwrap();
    assert_eq!(home.door().look().unwrap(), Found::Vault);
    let session = home.unlock();
    assert!(session.is_recovery_confirmed().unwrap());
    assert_eq!(session.fingerprint(), fingerprint);
}

#[test]
fn another_recovery_key_is_not_taken_for_the_right_one() {
    let (_home, mut session) = Home::started();
    let (_other_home, other) = {
        let home = Home::new();
        let (_, key) = home.start();
        (home, key)
    };
    assert!(matches!(session.confirm_recovery_key(&other.printed()), Err(AppError::WrongRecoveryKey)));
    assert!(!session.is_recovery_confirmed().unwrap());
}

#[test]
fn a_wrong_passphrase_touches_nothing() {
    let (home, session) = Home::started();
    let head = session.chain_head().unwrap();
    session.close(false).unwrap();
    let door = home.door();
    let wrong = || door.unlock("iets heel anders dan dat".to_owned()).unwrap_err();
    assert!(matches!(wrong(), AppError::Unlock(UnlockError::Wrong)));
    assert!(matches!(wrong(), AppError::Unlock(UnlockError::Wrong)));
    assert!(matches!(wrong(), AppError::Unlock(UnlockError::Wrong)));
    assert!(matches!(wrong(), AppError::Unlock(UnlockError::Wait { seconds: 1 })));
    home.clock.set(home.clock.now() + chrono::TimeDelta::seconds(2));
    assert_eq!(door.unlock(PASSPHRASE.to_owned()).unwrap().chain_head().unwrap(), head);
}

#[test]
fn weak_passphrases_and_bad_names_make_no_vault() {
    let home = Home::new();
    let door = home.door();
    let weak = door.create(first_start(), "kort".to_owned());
    assert!(matches!(weak, Err(AppError::PassphraseTooShort)));
    for bad in ["", "  ", "Jan\u{0}", "J\u{202e}an", &"x".repeat(1_000_000)] {
        let mut start = first_start();
        start.name.last = bad.to_owned();
        assert!(matches!(door.create(start, PASSPHRASE.to_owned()), Err(AppError::Refused(_))));
    }
    assert_eq!(door.look().unwrap(), Found::Empty);
}

#[test]
fn the_recovery_key_sets_another_passphrase() {
    let home = Home::new();
    let (session, key) = home.start();
    session.close(false).unwrap();
    let typed = key.printed();
    let door = home.door();
    assert!(matches!(door.unlock_with_recovery_key(&typed, "kort".to_owned()), Err(AppError::PassphraseTooShort)));
    door.unlock_with_recovery_key(&typed, "twaalf groene tafels zingen".to_owned()).unwrap();
    assert!(matches!(door.unlock(PASSPHRASE.to_owned()), Err(AppError::Unlock(UnlockError::Wrong))));
    door.unlock("twaalf groene tafels zingen".to_owned()).unwrap();
    door.unlock_with_recovery_key(&typed, "nog een keer een nieuwe zin".to_owned()).unwrap();
}

#[test]
fn a_new_recovery_key_replaces_the_old_paper() {
    let home = Home::new();
    let (mut session, old) = home.start();
    session.confirm_recovery_key(&old.printed()).unwrap();
    assert!(matches!(
        session.renew_recovery_key("niet de goede zin".to_owned()),
        Err(AppError::Unlock(UnlockError::Wrong))
    ));
    let new = session.renew_recovery_key(PASSPHRASE.to_owned()).unwrap();
    assert!(!session.is_recovery_confirmed().unwrap(), "the new paper is still to be typed back");
    assert!(matches!(session.confirm_recovery_key(&old.printed()), Err(AppError::WrongRecoveryKey)));
    session.confirm_recovery_key(&new.printed()).unwrap();
}

#[test]
fn changing_the_passphrase_asks_the_old_one() {
    let (home, mut session) = Home::started();
    let next = "blauwe stoelen dansen langzaam";
    let cost = KdfCost::for_tests();
    let wrong = session.change_passphrase("niet de goede zin".to_owned(), next.to_owned(), cost);
    assert!(matches!(wrong, Err(AppError::Unlock(UnlockError::Wrong))));
    session.change_passphrase(PASSPHRASE.to_owned(), next.to_owned(), cost).unwrap();
    session.close(false).unwrap();
    home.door().unlock(next.to_owned()).unwrap();
}

#[test]
fn a_folder_is_held_once() {
    let (home, session) = Home::started();
    assert!(matches!(home.try_door(), Err(AppError::Vault(VaultError::InUse))), "the session holds it");
    session.close(false).unwrap();
    let door = home.door();
    assert!(matches!(home.try_door(), Err(AppError::Vault(VaultError::InUse))), "so does a door");
    let session = door.unlock(PASSPHRASE.to_owned()).unwrap();
    drop(door);
    assert!(matches!(home.try_door(), Err(AppError::Vault(VaultError::InUse))), "a session needs no door to hold it");
    drop(session);
    home.unlock();
}

#[test]
fn what_is_no_vault_is_said_and_left_alone() {
    let (home, session) = Home::started();
    session.close(false).unwrap();
    let database = home.dir.path().join("current").join("vault.db");
    let before = std::fs::read(&database).unwrap();
    std::fs::write(&database, b"SQLite format 3\0 and more").unwrap();
    assert!(matches!(home.door().look().unwrap(), Found::Damaged(_)));
    assert!(matches!(home.door().unlock(PASSPHRASE.to_owned()), Err(AppError::Vault(VaultError::Damaged(_)))));
    assert!(home.door().create(first_start(), PASSPHRASE.to_owned()).is_err(), "never an empty start");
    std::fs::write(&database, before).unwrap();
    home.unlock();
}
