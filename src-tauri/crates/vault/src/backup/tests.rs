use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::document::DocumentKind;
use domain::ids::ReportId;
use domain::text::About;
use uuid::Uuid;

use super::*;
use crate::testing::{Fixture, actor, case, later, now, passphrase};
use crate::{DraftId, KdfCost, NewDocument, Passphrase, Status, UnlockError, Vault};

/// A vault with something in every table that a backup checks.
fn filled() -> Fixture {
    let mut fixture = Fixture::new();
    for number in 0..6 {
        fixture.record(case(number % 2), &[(About::Case, "Wat er gebeurde."), (About::Case, &"lang ".repeat(3000))]);
    }
    let document = NewDocument {
        id: ReportId(Uuid::from_u128(1)),
        case: case(1),
        kind: DocumentKind::Agreements,
        version: 1,
        recipient: "de ouders",
        made_at: now(),
        bytes: &vec![b'%'; 50_000],
    };
    fixture
        .vault()
        .write::<_, VaultError>(now(), |w| {
            w.put_setting("school", &"Het Voorbeeldcollege", actor())?;
            w.put_setting("school", &"Het Andere College", actor())?;
            w.put_draft(DraftId(Uuid::from_u128(1)), case(1), "talk", &"Hij zei")?;
            w.add_document(&document).map(drop)
        })
        .unwrap();
    fixture
}

fn names(fixture: &Fixture) -> Vec<String> {
    fixture.folder.backups().unwrap().iter().map(|backup| backup.name.as_str().to_owned()).collect()
}

fn content(folder: &std::path::Path) -> BTreeMap<String, Vec<u8>> {
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    };
    fs::read_dir(folder).unwrap().map(read).collect()
}

/// All files in the folders in a folder.
fn content_below(folder: &std::path::Path) -> BTreeMap<String, BTreeMap<String, Vec<u8>>> {
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), content(&entry.path()))
    };
    fs::read_dir(folder).unwrap().map(read).collect()
}

#[test]
fn a_backup_is_listed_with_its_head_and_needs_no_key_for_that() {
    let mut fixture = filled();
    assert_eq!(fixture.folder.backups().unwrap(), []);
    assert!(fixture.vault().is_backup_due().unwrap());
    let made = fixture.vault().backup(now()).unwrap();
    let head = fixture.vault().read(|r| r.chain_head()).unwrap();
    assert_eq!(made.head, Some(head));
    assert_eq!(made.made_at, DateTime::from_timestamp_millis(now().timestamp_millis()).unwrap());
    assert!(!fixture.vault().is_backup_due().unwrap());
    fixture.close();
    assert_eq!(fixture.folder.backups().unwrap(), [made]);
}

#[test]
fn a_backup_is_due_after_any_change() {
    let mut fixture = filled();
    for number in 0..4 {
        fixture.vault().backup(later(number)).unwrap();
        assert!(!fixture.vault().is_backup_due().unwrap(), "just made");
        match number {
            0 => drop(fixture.record(case(1), &[])),
            1 => fixture.vault().write(now(), |w| w.put_setting("x", &1, actor())).unwrap(),
            2 => fixture.vault().change_passphrase(&Passphrase::new("x".into()), KdfCost::for_tests()).unwrap(),
            _ => drop(fixture.vault().write(now(), |w| w.delete_draft(DraftId(Uuid::from_u128(1)))).unwrap()),
        }
        assert!(fixture.vault().is_backup_due().unwrap(), "change {number}");
    }
    fixture.vault().backup(later(9)).unwrap();
    fixture.vault().write::<_, VaultError>(later(9), |_| Ok(())).unwrap();
    assert!(!fixture.vault().is_backup_due().unwrap(), "a write without a change is none");
}

#[test]
fn a_backup_is_encrypted_under_the_same_key() {
    let mut fixture = filled();
    let name = fixture.vault().backup(now()).unwrap().name;
    let path = fixture.folder.backup_folder(&name);
    let bytes = fs::read(path.join(DATABASE)).unwrap();
    assert!(!bytes.starts_with(crate::folder::PLAIN_SQLITE));
    assert!(!bytes.windows(9).any(|part| part == b"gebeurde."));
    let (head, relation) = fixture.vault().check_backup(&name).unwrap();
    assert_eq!((head, relation), (fixture.vault().read(|r| r.chain_head()).unwrap(), Relation::Same));
    fixture.record(case(3), &[]);
    assert_eq!(fixture.vault().check_backup(&name).unwrap(), (head, Relation::Earlier));
}

#[test]
fn restoring_brings_back_everything_after_the_live_files_were_destroyed() {
    for destroy in ["both", "database", "keys", "garble", "folder"] {
        let mut fixture = filled();
        let entries = fixture.vault().read(|r| r.entries(case(1))).unwrap();
        let backup = fixture.vault().backup(now()).unwrap();
        fixture.close();
        let folder = fixture.folder.clone();
        match destroy {
            "both" => [folder.keys(), folder.database()].iter().for_each(|file| fs::remove_file(file).unwrap()),
            "database" => fs::remove_file(folder.database()).unwrap(),
            "keys" => fs::remove_file(folder.keys()).unwrap(),
            "garble" => fs::write(folder.database(), vec![7; 9000]).unwrap(),
            _ => fs::remove_dir_all(folder.current()).unwrap(),
        }
        if destroy != "garble" {
            assert_eq!(folder.status().unwrap(), Status::Damaged(Damage::Incomplete), "{destroy}");
        }
        assert!(fixture.unlock().is_err(), "{destroy}");
        let left = folder.current().exists().then(|| content(&folder.current()));
        let restored = folder.restore(&backup.name, KeysFrom::Live, later(1)).unwrap();
        let aside = restored.set_aside.map(|path| content(&path));
        assert_eq!(aside, left, "{destroy}: what was left is set aside as it was");
        fixture.vault = Some(fixture.unlock().unwrap());
        assert_eq!(fixture.vault().read(|r| r.verify_chain()).unwrap(), backup.head.unwrap(), "{destroy}: same head");
        assert_eq!(fixture.vault().read(|r| r.entries(case(1))).unwrap(), entries, "{destroy}");
        fixture.vault().read(|r| r.verify_rows()).unwrap();
        fixture.close();
        Vault::unlock_with_recovery_key(&folder, &fixture.recovery_key, now()).unwrap().close().unwrap();
    }
}

#[test]
fn a_half_finished_journal_file_never_reaches_a_restored_database() {
    let mut fixture = filled();
    let backup = fixture.vault().backup(now()).unwrap();
    fixture.close();
    let stale = fixture.folder.current().join("vault.db-journal");
    fs::write(&stale, b"rubbish of another time").unwrap();
    let restored = fixture.folder.restore(&backup.name, KeysFrom::Live, now()).unwrap();
    assert!(!stale.exists());
    assert!(restored.set_aside.unwrap().join("vault.db-journal").exists());
}

#[test]
fn after_a_restore_the_passphrase_of_today_or_of_then_opens_as_chosen() {
    let mut fixture = filled();
    let backup = fixture.vault().backup(now()).unwrap();
    let new = Passphrase::new("een nieuwe wachtzin".to_owned());
    fixture.vault().change_passphrase(&new, KdfCost::for_tests()).unwrap();
    fixture.close();
    let folder = fixture.folder.clone();
    assert_eq!(folder.drill(&backup.name, Secret::Passphrase(&passphrase())), Err(UnlockError::Wrong));
    assert_eq!(folder.drill(&backup.name, Secret::Passphrase(&new)), Ok(backup.head.unwrap()));
    assert_eq!(folder.drill(&backup.name, Secret::RecoveryKey(&fixture.recovery_key)), Ok(backup.head.unwrap()));

    assert_eq!(folder.restore(&backup.name, KeysFrom::Live, now()).unwrap().keys, KeysFrom::Live);
    Vault::unlock_with_passphrase(&folder, &new, now()).unwrap().close().unwrap();
    assert_eq!(folder.restore(&backup.name, KeysFrom::Backup, now()).unwrap().keys, KeysFrom::Backup);
    Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap().close().unwrap();
    fs::remove_file(folder.keys()).unwrap();
    assert_eq!(folder.restore(&backup.name, KeysFrom::Live, now()).unwrap().keys, KeysFrom::Backup, "none of today");
    assert_eq!(fs::read_dir(folder.aside_folder()).unwrap().count(), 3, "nothing was overwritten");
}

#[test]
fn a_damaged_backup_is_not_restored_and_leaves_the_live_vault() {
    for file in [DATABASE, KEYS, DESCRIPTION] {
        for cut in [false, true] {
            let mut fixture = filled();
            let name = fixture.vault().backup(now()).unwrap().name;
            let path = fixture.folder.backup_folder(&name).join(file);
            let mut bytes = fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            bytes.truncate(if cut { middle } else { bytes.len() });
            fs::write(&path, bytes).unwrap();
            assert!(fixture.vault().check_backup(&name).is_err(), "{file} {cut}");
            let before = content(&fixture.folder.current());
            fixture.close();
            // The description is sealed with a key; without one only its form can be judged.
            if file != DESCRIPTION || cut {
                assert_eq!(
                    fixture.folder.restore(&name, KeysFrom::Live, now()).unwrap_err(),
                    damaged(),
                    "{file} {cut}"
                );
                let after = content(&fixture.folder.current());
                assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "{file} {cut}");
            }
            assert!(fixture.unlock().is_ok());
        }
    }
    let mut fixture = filled();
    let name = fixture.vault().backup(now()).unwrap().name;
    for file in [DATABASE, KEYS, DESCRIPTION] {
        fs::rename(fixture.folder.backup_folder(&name).join(file), fixture.folder.path().join(file)).unwrap();
        assert_eq!(fixture.folder.backups().unwrap()[0].head, None, "{file} is gone and the list says so");
        fs::rename(fixture.folder.path().join(file), fixture.folder.backup_folder(&name).join(file)).unwrap();
    }
    let unknown = BackupName::parse("20260101T000000000Z").unwrap();
    assert_eq!(fixture.folder.restore(&unknown, KeysFrom::Live, now()).unwrap_err(), VaultError::NotFound);
}

#[test]
fn a_damaged_vault_is_not_backed_up_over_good_backups() {
    for sql in [
        "UPDATE record SET body = '\"x\"'",
        "UPDATE record_history SET body = '\"x\"'",
        "UPDATE draft SET body = '\"x\"'",
        "UPDATE document_bytes SET bytes = zeroblob(3)",
        "UPDATE text_part SET text = 'x'",
        "UPDATE journal SET actor = zeroblob(16) WHERE position = 1",
    ] {
        let mut fixture = filled();
        fixture.vault().backup(now()).unwrap();
        let before = names(&fixture);
        fixture.tamper(sql);
        assert_eq!(fixture.vault().backup(later(1)).unwrap_err(), damaged(), "{sql}");
        assert_eq!(names(&fixture), before, "{sql}");
        assert!(!fixture.folder.backups_folder().join("making").exists(), "{sql}: nothing is left lying about");
    }
}

#[test]
fn backups_follow_the_schedule_and_strangers_stay() {
    let mut fixture = filled();
    let stranger = fixture.folder.backups_folder().join("vakantiefoto");
    fs::create_dir_all(&stranger).unwrap();
    for day in 0..30 {
        for _ in 0..2 {
            fixture.vault().backup(later(day)).unwrap();
        }
    }
    let kept = fixture.folder.backups().unwrap();
    let of_day = |day| kept.iter().filter(|backup| backup.made_at.date_naive() == later(day).date_naive()).count();
    assert_eq!([of_day(29), of_day(28), of_day(20), of_day(16)], [2, 2, 1, 1]);
    assert!(kept.len() < 22, "{}", kept.len());
    assert!(stranger.exists());
}

#[test]
fn an_erasure_reaches_every_backup_and_what_was_set_aside() {
    let mut fixture = filled();
    let first = fixture.vault().backup(now()).unwrap();
    fixture.close();
    fixture.folder.restore(&first.name, KeysFrom::Live, now()).unwrap();
    fixture.vault = Some(fixture.unlock().unwrap());
    fixture.vault().backup(later(1)).unwrap();
    fixture.vault().write(later(2), |w| w.erase_texts_in(case(1), About::Case)).unwrap();
    assert!(fixture.vault().is_backup_due().unwrap());
    assert_eq!(names(&fixture).len(), 2, "until the next backup");
    fixture.reopen();
    let clean = fixture.vault().backup(later(3)).unwrap();
    assert_eq!(names(&fixture), [clean.name.as_str()]);
    assert!(!fixture.folder.aside_folder().exists());
    assert!(!fixture.vault().is_backup_due().unwrap(), "done");
    fixture.vault().backup(later(4)).unwrap();
    assert_eq!(names(&fixture).len(), 2, "from then on as always");
}

#[test]
fn a_migration_starts_with_a_backup_and_a_failed_one_changes_nothing() {
    let mut fixture = filled();
    fixture.vault().conn.pragma_update(None, "user_version", 0).unwrap();
    fixture.close();
    let before = fs::read(fixture.folder.database()).unwrap();
    assert!(fixture.unlock().is_err(), "the first migration finds its tables already there");
    assert_eq!(fs::read(fixture.folder.database()).unwrap(), before);
    assert_eq!(names(&fixture).len(), 1);
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing_and_stays_due() {
    let mut fixture = filled();
    let kept = fixture.vault().backup(now()).unwrap();
    fixture.record(case(1), &[(About::Case, "Daarna.")]);
    let before = content_below(&fixture.folder.backups_folder());
    let looks = Arc::new(AtomicUsize::new(0));
    let stop_after = |fixture: &mut Fixture, most: usize| {
        let counted = Arc::clone(&looks);
        counted.store(0, Ordering::Relaxed);
        fixture.vault().backup_unless(later(1), move || counted.fetch_add(1, Ordering::Relaxed) >= most).unwrap()
    };
    let mut stops = 0;
    let made = loop {
        if let Some(made) = stop_after(&mut fixture, stops) {
            break made;
        }
        assert_eq!(content_below(&fixture.folder.backups_folder()), before, "stopped at look {stops}");
        assert!(fixture.vault().is_backup_due().unwrap());
        // At each of the first looks, then at some of the others.
        stops += 1 + stops / 8;
    };
    assert!(stops > 30, "a whole backup is asked only {stops} times");
    assert_eq!(fixture.vault().check_backup(&made.name).unwrap().1, Relation::Same);
    assert_eq!(names(&fixture), [made.name.as_str(), kept.name.as_str()]);
    assert!(!fixture.vault().is_backup_due().unwrap());

    // The vault goes on as if nothing was asked.
    fixture.record(case(2), &[]);
    fixture.reopen();
    assert!(fixture.vault().backup(later(2)).is_ok());
}

#[test]
fn a_damaged_vault_is_told_also_when_the_backup_may_be_stopped() {
    let mut fixture = filled();
    fixture.tamper("UPDATE text_part SET text = 'x'");
    assert_eq!(fixture.vault().backup_unless(now(), || false).unwrap_err(), damaged());
}

#[test]
fn a_name_can_not_point_elsewhere() {
    for text in ["", "..", "../current", "20261122", "20261122T180508123Z/..", "making", "20269922T180508123Z"] {
        assert_eq!(BackupName::parse(text), None, "{text}");
    }
    assert!(BackupName::parse("20261122T180508123Z").is_some());
}

#[test]
fn a_restore_that_was_cut_short_can_be_done_again() {
    let mut fixture = filled();
    let backup = fixture.vault().backup(now()).unwrap();
    fixture.close();
    let folder = fixture.folder.clone();
    // As a power cut between the two moves leaves it: the old files are aside, the new ones still under construction.
    fs::create_dir_all(folder.aside_folder()).unwrap();
    fs::rename(folder.current(), folder.aside_folder().join("20261122T180508123Z")).unwrap();
    fs::create_dir_all(folder.building()).unwrap();
    fs::write(folder.building().join(DATABASE), b"half").unwrap();
    assert_eq!(folder.status().unwrap(), Status::Damaged(Damage::Incomplete));
    folder.restore(&backup.name, KeysFrom::Live, now()).unwrap();
    fixture.vault = Some(fixture.unlock().unwrap());
    assert_eq!(fixture.vault().read(|r| r.verify_chain()).unwrap(), backup.head.unwrap());
}
