#[cfg(unix)]
mod bad_disk;
mod damaged;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::ids::PupilId;
use domain::people::{Name, Pupil};
use domain::text::About;

use super::*;
use crate::status;
use crate::testing::{Fixture, actor, case, create, later, now, passphrase, pupil};

fn named(id: PupilId, first: &str) -> Pupil {
    let name = Name { first: first.to_owned(), ..Name::default() };
    Pupil { id, name, class: "2B".to_owned(), born: None, nicknames: Vec::new() }
}

/// All files below a folder with their content, without the lock and the count of tries.
fn files_in(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("vault.lock") && !path.ends_with("tries") {
                found.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }
    found
}

#[test]
fn what_was_written_is_there_after_closing_and_unlocking() {
    let mut fixture = Fixture::new();
    fixture.record(case(1), &[(About::Case, "Hij pakte mijn tas af.")]);
    let before = fixture.vault().read(|r| r.entries(case(1))).unwrap();
    fixture.reopen();
    assert_eq!(fixture.vault().read(|r| r.entries(case(1))).unwrap(), before);
    fixture.close();
    let vault = Vault::unlock_with_recovery_key(&fixture.folder, &fixture.recovery_key, now()).unwrap();
    assert_eq!(vault.read(|r| r.entries(case(1))).unwrap(), before, "the recovery key opens the same vault");
}

#[test]
fn a_wrong_passphrase_leaves_every_file_as_it_was() {
    let mut fixture = Fixture::new();
    fixture.record(case(1), &[(About::Case, "Tekst")]);
    fixture.close();
    let before = files_in(fixture.dir.path());
    assert!(before.len() >= 2, "key file and database");
    let wrong = Passphrase::new("iets anders".to_owned());
    let error = Vault::unlock_with_passphrase(&fixture.folder, &wrong, now()).unwrap_err();
    assert_eq!(error, UnlockError::Wrong);
    let (_, _, other_key) = KeyFile::create(&wrong, KdfCost::for_tests()).unwrap();
    let error = Vault::unlock_with_recovery_key(&fixture.folder, &other_key, now()).unwrap_err();
    assert_eq!(error, UnlockError::Wrong);
    assert_eq!(files_in(fixture.dir.path()), before);
    assert!(fixture.unlock().is_ok(), "one wrong try makes nobody wait");
}

#[test]
fn wrong_tries_make_one_wait_also_after_a_restart() {
    let mut fixture = Fixture::new();
    fixture.close();
    let wrong = Passphrase::new("iets anders".to_owned());
    for _ in 0..3 {
        let error = Vault::unlock_with_passphrase(&fixture.folder, &wrong, now()).unwrap_err();
        assert_eq!(error, UnlockError::Wrong);
    }
    let Fixture { folder, dir, recovery_key, .. } = fixture;
    drop(folder);
    let folder = VaultFolder::claim(dir.path()).unwrap();
    let error = Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap_err();
    assert_eq!(error, UnlockError::Wait { seconds: 1 }, "even the right one has to wait");
    Vault::unlock_with_recovery_key(&folder, &recovery_key, now()).unwrap().close().unwrap();
    assert!(Vault::unlock_with_passphrase(&folder, &passphrase(), now()).is_ok(), "opening it forgives all");
}

#[test]
fn nothing_readable_is_on_disk() {
    let mut fixture = Fixture::new();
    fixture.record(case(1), &[(About::Case, "EENDUIDELIJKWOORD in het dossier")]);
    fixture.vault().write(now(), |w| w.put_person(&named(pupil(1), "EENDUIDELIJKWOORD"), actor())).unwrap();
    for (path, bytes) in files_in(fixture.dir.path()) {
        assert!(!bytes.windows(17).any(|part| part == b"EENDUIDELIJKWOORD"), "{}", path.display());
        assert!(!bytes.starts_with(crate::folder::PLAIN_SQLITE), "{}", path.display());
    }
}

#[test]
fn a_second_holder_is_refused_until_the_first_lets_go() {
    let fixture = Fixture::new();
    assert_eq!(VaultFolder::claim(fixture.dir.path()).unwrap_err(), VaultError::InUse);
    assert_eq!(status(fixture.dir.path()).unwrap(), Status::InUse);
    let Fixture { vault, folder, dir, .. } = fixture;
    drop(vault);
    drop(folder);
    // A test beside this one that starts a process lends it the lock, until the process begins.
    let free = (0..500).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        status(dir.path()).unwrap() == Status::Present
    });
    assert!(free);
}

#[test]
fn a_folder_tells_what_it_holds() {
    let mut fixture = Fixture::new();
    fixture.close();
    let folder = fixture.folder.clone();
    assert_eq!(folder.status().unwrap(), Status::Present);
    let again = create(&folder).unwrap_err();
    assert_eq!(again, VaultError::Present);

    let hidden = fixture.dir.path().join("hidden");
    for file in [folder.keys(), folder.database()] {
        fs::rename(&file, &hidden).unwrap();
        assert_eq!(folder.status().unwrap(), Status::Damaged(Damage::Incomplete), "half a vault");
        assert_eq!(fixture.unlock().unwrap_err(), VaultError::Damaged(Damage::Incomplete).into());
        let create = create(&folder).unwrap_err();
        assert_eq!(create, VaultError::Damaged(Damage::Incomplete), "never an empty start");
        fs::rename(&hidden, &file).unwrap();
    }

    let sound = fs::read(folder.keys()).unwrap();
    fs::write(folder.keys(), b"rubbish").unwrap();
    assert_eq!(folder.status().unwrap(), Status::Damaged(Damage::KeyFile));
    fs::write(folder.keys(), sound).unwrap();

    fs::write(folder.database(), b"SQLite format 3\0 and the rest").unwrap();
    assert_eq!(folder.status().unwrap(), Status::Damaged(Damage::Database), "a plain database is not ours");
    fs::write(folder.database(), b"").unwrap();
    assert_eq!(fixture.unlock().unwrap_err(), VaultError::Damaged(Damage::Database).into(), "an empty file either");
}

#[test]
fn missing_empty_and_impossible_folders_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(status(dir.path()).unwrap(), Status::Empty);
    assert_eq!(status(&dir.path().join("nowhere")).unwrap(), Status::Missing);
    assert_eq!(status(Path::new("relative")).unwrap_err(), VaultError::Path);
    let folder = VaultFolder::prepare(&dir.path().join("a/b")).unwrap();
    assert_eq!(folder.status().unwrap(), Status::Empty);
    fs::create_dir_all(folder.backups_folder().join("20260101T000000000Z")).unwrap();
    assert_eq!(folder.status().unwrap(), Status::Damaged(Damage::Incomplete), "backups tell of an earlier vault");
}

#[test]
fn a_practice_vault_that_starts_anew_keeps_the_earlier_one() {
    let mut fixture = Fixture::new();
    fixture.record(case(1), &[]);
    fixture.vault().backup(now()).unwrap();
    fixture.close();
    let before = files_in(fixture.dir.path()).into_values().collect::<Vec<_>>();
    for _ in 0..2 {
        fixture.folder.retire(now()).unwrap();
        assert_eq!(fixture.folder.status().unwrap(), Status::Empty);
    }
    assert_eq!(files_in(fixture.dir.path()).into_values().collect::<Vec<_>>(), before, "moved, not changed");
    assert!(create(&fixture.folder).is_ok());
}

#[test]
fn a_failed_write_changes_nothing() {
    let mut fixture = Fixture::new();
    fixture.record(case(1), &[(About::Case, "eerste")]);
    let head = fixture.vault().read(|r| r.chain_head()).unwrap();
    let failed = fixture.vault().write(now(), |w| {
        w.put_person(&named(pupil(1), "Noor"), actor())?;
        let (event, _) = crate::testing::event(&[(About::Case, "tweede")]);
        w.append(case(1), 1, actor(), &[event])?;
        Err::<(), _>(VaultError::Conflict)
    });
    assert_eq!(failed, Err(VaultError::Conflict));
    let vault = fixture.vault();
    assert_eq!(vault.read(|r| r.chain_head()).unwrap(), head);
    assert_eq!(vault.read(|r| r.pupil(pupil(1))).unwrap(), None);
    assert_eq!(vault.read(|r| r.entries(case(1))).unwrap().len(), 1);
}

/// The part of the test below that is killed: run as a process of its own.
#[test]
#[ignore = "started by a_killed_write_leaves_the_old_state"]
fn killed_halfway() {
    let Ok(dir) = std::env::var("VAULT_TEST_FOLDER") else { return };
    let folder = VaultFolder::claim(Path::new(&dir)).unwrap();
    let mut vault = Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap();
    vault.conn.execute_batch("PRAGMA cache_size = 5; PRAGMA cache_spill = 1;").unwrap();
    let _ = vault.write::<(), VaultError>(now(), |w| {
        for number in 0..200 {
            w.put_person(&named(pupil(number), &"Nieuw".repeat(400)), actor())?;
        }
        std::process::abort();
    });
}

#[test]
fn a_killed_write_leaves_the_old_state() {
    let mut fixture = Fixture::new();
    fixture.vault().write(now(), |w| w.put_person(&named(pupil(0), "Noor"), actor())).unwrap();
    fixture.record(case(1), &[(About::Case, "eerste")]);
    fixture.close();
    let Fixture { folder, dir, .. } = fixture;
    drop(folder);
    let status = run_ignored("vault::tests::killed_halfway", dir.path());
    assert!(!status.success(), "the child was killed");
    let journal = fs::metadata(dir.path().join("current/vault.db-journal")).unwrap().len();
    assert!(journal > 0, "it was killed while the file itself was half changed");
    let folder = VaultFolder::claim(dir.path()).unwrap();
    let vault = Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap();
    let people = vault.read(|r| r.people()).unwrap();
    assert_eq!(people.pupils.len(), 1);
    assert_eq!(people.pupils[&pupil(0)].name.first, "Noor");
    vault.read(|r| r.verify_chain()).unwrap();
}

#[test]
fn changing_the_passphrase_and_the_recovery_key() {
    let mut fixture = Fixture::new();
    let new = Passphrase::new("een nieuwe wachtzin".to_owned());
    fixture.vault().change_passphrase(&new, KdfCost::for_tests()).unwrap();
    assert!(fixture.vault().is_passphrase(&new).unwrap());
    assert!(!fixture.vault().is_passphrase(&passphrase()).unwrap());
    let key = fixture.vault().renew_recovery_key().unwrap();
    fixture.close();
    assert_eq!(fixture.unlock().unwrap_err(), UnlockError::Wrong);
    let old = fixture.recovery_key.clone();
    assert_eq!(Vault::unlock_with_recovery_key(&fixture.folder, &old, now()).unwrap_err(), UnlockError::Wrong);
    Vault::unlock_with_recovery_key(&fixture.folder, &key, now()).unwrap().close().unwrap();
    Vault::unlock_with_passphrase(&fixture.folder, &new, later(1)).unwrap().close().unwrap();
}

#[test]
fn a_key_file_with_one_bad_copy_opens_and_is_mended() {
    let mut fixture = Fixture::new();
    fixture.close();
    let sound = fs::read(fixture.folder.keys()).unwrap();
    let mut worn = sound.clone();
    worn[50] ^= 4;
    fs::write(fixture.folder.keys(), worn).unwrap();
    fixture.vault = Some(fixture.unlock().unwrap());
    assert_eq!(fs::read(fixture.folder.keys()).unwrap(), sound);
}

#[test]
fn a_flipped_bit_anywhere_in_the_database_is_noticed() {
    let mut fixture = Fixture::new();
    for number in 0..20 {
        fixture.record(case(1), &[(About::Case, &format!("{number} ").repeat(3000))]);
    }
    fixture.close();
    let sound = fs::read(fixture.folder.database()).unwrap();
    for at in (0..sound.len()).step_by(sound.len() / 40) {
        let mut bytes = sound.clone();
        bytes[at] ^= 1;
        fs::write(fixture.folder.database(), &bytes).unwrap();
        assert_eq!(fixture.unlock().unwrap_err(), VaultError::Damaged(Damage::Database).into(), "byte {at}");
    }
    fs::write(fixture.folder.database(), &sound[..sound.len() - 4096]).unwrap();
    assert_eq!(fixture.unlock().unwrap_err(), VaultError::Damaged(Damage::Database).into(), "a lost page");
    fs::write(fixture.folder.database(), &sound).unwrap();
    assert!(fixture.unlock().is_ok());
}

#[cfg(unix)]
#[test]
fn the_folder_is_for_this_user_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let folder = VaultFolder::prepare(&dir.path().join("kluis")).unwrap();
    assert_eq!(fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn first_rows_that_fail_make_no_vault() {
    let dir = tempfile::tempdir().unwrap();
    let folder = VaultFolder::claim(dir.path()).unwrap();
    let make = |rows: &dyn Fn(&mut Writer<'_>) -> Result<(), VaultError>| {
        Vault::create_with(&folder, &passphrase(), KdfCost::for_tests(), now(), rows)
    };
    let failed = make(&|writer| {
        writer.put_setting("name", &"half", actor())?;
        Err(VaultError::Full)
    });
    assert_eq!(failed.unwrap_err(), VaultError::Full);
    assert_eq!(folder.status().unwrap(), Status::Empty, "the next attempt starts clean");
    assert!(files_in(dir.path()).is_empty(), "nothing of it is left");

    let (vault, _) = make(&|writer| writer.put_setting("name", &"whole", actor())).unwrap();
    let name = |vault: &Vault| vault.read(|reader| reader.setting::<String>("name")).unwrap();
    assert_eq!(name(&vault).as_deref(), Some("whole"));
    vault.close().unwrap();
    let vault = Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap();
    assert_eq!(name(&vault).as_deref(), Some("whole"));
    assert_eq!(
        vault.read(|r| r.setting_history::<String>("name")).unwrap().len(),
        1,
        "the failed attempt left no trace"
    );
}

#[test]
fn a_vault_that_was_left_half_built_is_in_nobodys_way() {
    let dir = tempfile::tempdir().unwrap();
    let folder = VaultFolder::claim(dir.path()).unwrap();
    // As a crash leaves it at the last moment before the move: all of it is there, in the wrong place.
    create(&folder).unwrap().0.close().unwrap();
    fs::rename(folder.current(), folder.building()).unwrap();
    fs::write(folder.building().join("vault.db-journal"), b"rubbish").unwrap();
    assert_eq!(folder.status().unwrap(), Status::Empty);
    let (vault, _) = create(&folder).unwrap();
    vault.close().unwrap();
    assert!(!folder.building().exists());
    assert_eq!(folder.status().unwrap(), Status::Present);
    Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap().close().unwrap();
}

/// The part of the test below that is killed: run as a process of its own.
#[test]
#[ignore = "started by a_first_start_that_is_killed_leaves_an_empty_folder"]
fn killed_at_first_start() {
    let Ok(dir) = std::env::var("VAULT_TEST_FOLDER") else { return };
    let folder = VaultFolder::claim(Path::new(&dir)).unwrap();
    let _ = Vault::create_with::<VaultError>(&folder, &passphrase(), KdfCost::for_tests(), now(), |writer| {
        writer.put_setting("name", &"half", actor())?;
        std::process::abort();
    });
}

#[test]
fn a_first_start_that_is_killed_leaves_an_empty_folder() {
    let dir = tempfile::tempdir().unwrap();
    let status = run_ignored("vault::tests::killed_at_first_start", dir.path());
    assert!(!status.success(), "the child was killed");
    assert!(dir.path().join("building").join(DATABASE).exists(), "it was killed while it built");
    let folder = VaultFolder::claim(dir.path()).unwrap();
    assert_eq!(folder.status().unwrap(), Status::Empty);
    create(&folder).unwrap().0.close().unwrap();
    assert_eq!(folder.status().unwrap(), Status::Present);
}

/// Runs a test that is otherwise ignored as a process of its own.
fn run_ignored(name: &str, dir: &Path) -> std::process::ExitStatus {
    ignored(&std::env::current_exe().unwrap(), name, dir).output().unwrap().status
}

/// The command that runs a test that is otherwise ignored.
fn ignored(program: &Path, name: &str, dir: &Path) -> std::process::Command {
    let mut command = std::process::Command::new(program);
    command.args(["--ignored", "--exact", name]).env("VAULT_TEST_FOLDER", dir);
    command
}
