//! Leaving with a backup, and what is told when there is none.

use std::fs;
use std::time::Duration;

use app::Closed;
use chrono::TimeDelta;

use crate::support::{Home, Matter};

#[test]
fn closing_makes_a_backup_when_something_changed() {
    let (home, mut session) = Home::started();
    Matter::usual(&mut session);
    let head = session.chain_head().unwrap();
    assert_eq!(session.close(true).unwrap(), Closed::InOrder);
    let backups = home.door().backups().unwrap();
    assert_eq!(backups.iter().map(|backup| backup.head.clone()).collect::<Vec<_>>(), [Some(head)]);
    assert_eq!(home.unlock().close(true).unwrap(), Closed::InOrder);
    assert_eq!(home.door().backups().unwrap(), backups, "nothing changed, so it is not due");
}

#[test]
fn a_lock_does_not_wait_for_a_backup_that_takes_too_long() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let before = session.case(matter.case).unwrap();
    assert_eq!(session.close_within(Some(Duration::ZERO)).unwrap(), Closed::BackupUnfinished);
    assert_eq!(home.door().backups().unwrap(), []);
    let left = fs::read_dir(home.dir.path().join("backups")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "a half copy was left behind");

    let mut session = home.unlock();
    assert_eq!(session.case(matter.case).unwrap().case, before.case);
    assert!(!session.lacks_backup(), "of a new session it is not known yet that something failed");
    session.mark_backup_missed();
    assert!(session.lacks_backup());
    assert!(session.back_up_if_due().unwrap().is_some(), "it is still due");
    assert!(!session.lacks_backup());
}

#[test]
fn a_backup_that_failed_is_told_until_one_is_made() {
    let (home, mut session) = Home::started();
    Matter::usual(&mut session);
    // Nobody can make a folder where a file is.
    let backups = home.dir.path().join("backups");
    fs::write(&backups, "").unwrap();
    assert!(session.back_up_if_due().is_err());
    assert!(session.lacks_backup());
    assert!(session.close(true).is_err());
    let mut session = home.unlock();
    session.mark_backup_missed();
    fs::remove_file(&backups).unwrap();
    assert!(session.lacks_backup());
    session.back_up().unwrap();
    assert!(!session.lacks_backup());
}

#[test]
fn changes_that_wait_for_days_are_told_after_a_restart_too() {
    let (home, mut session) = Home::started();
    session.back_up().unwrap();
    Matter::usual(&mut session);
    session.close(false).unwrap();
    home.clock.set(home.clock.now() + TimeDelta::days(2));
    assert!(!home.unlock().lacks_backup());
    home.clock.set(home.clock.now() + TimeDelta::days(2));
    let mut session = home.unlock();
    assert!(session.lacks_backup());
    session.back_up().unwrap();
    home.clock.set(home.clock.now() + TimeDelta::days(30));
    assert!(!session.lacks_backup(), "nothing changed since");
}
