//! A disk that is full or can not be written: the fault is told, what was acknowledged stays, and nothing is half.

use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Output};

use domain::text::About;
use rustix::process::{Resource, Rlimit, geteuid, getrlimit, setrlimit};
use uuid::Uuid;

use super::super::*;
use super::{files_in, ignored};
use crate::testing::{Fixture, actor, case, create, event, later, now, passphrase};
use crate::{Draft, DraftId, KeysFrom};

/// A text that needs pages of its own.
fn long() -> String {
    "Een heel verhaal. ".repeat(500)
}

fn append(vault: &mut Vault, text: &str) -> Result<(), VaultError> {
    let (event, _) = event(&[(About::Case, text)]);
    vault.write(now(), |w| {
        let seq = w.last_seq(case(1))?;
        w.append(case(1), seq, actor(), &[event]).map(drop)
    })
}

fn keep_draft(vault: &mut Vault, text: &str) -> Result<(), VaultError> {
    vault.write(now(), |w| w.put_draft(DraftId(Uuid::from_u128(1)), case(1), "talk", &text).map(drop))
}

fn draft(vault: &Vault) -> Option<String> {
    let found: Option<Draft<String>> = vault.read::<_, VaultError>(|r| r.draft(DraftId(Uuid::from_u128(1)))).unwrap();
    found.map(|draft| draft.body)
}

fn entries(vault: &Vault) -> usize {
    vault.read(|r| r.verify_rows()).unwrap();
    vault.read(|r| r.verify_chain()).unwrap();
    vault.read(|r| r.entries(case(1))).unwrap().len()
}

/// Writes until it fails. How many were acknowledged, and the fault.
fn fill(vault: &mut Vault) -> (usize, VaultError) {
    for done in 0..500 {
        if let Err(error) = append(vault, &long()) {
            return (done, error);
        }
    }
    panic!("there was no limit");
}

#[test]
fn a_database_that_can_not_grow_loses_nothing_and_goes_on_when_it_can() {
    let mut fixture = Fixture::new();
    keep_draft(fixture.vault(), "Bewaard").unwrap();
    let limit = |vault: &Vault, most: u32| {
        let limit = format!("PRAGMA max_page_count = {most}");
        vault.conn.execute_batch(&limit).unwrap();
    };
    let vault = fixture.vault();
    let pages: u32 = vault.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    limit(vault, pages + 40);
    let (done, error) = fill(vault);
    assert_eq!(error, VaultError::Full);
    assert!(done > 2, "{done}");
    let full_draft = keep_draft(vault, &long().repeat(20));
    assert_eq!(full_draft, Err(VaultError::Full));
    assert_eq!((entries(vault), draft(vault).as_deref()), (done, Some("Bewaard")));

    limit(vault, pages * 1000);
    append(vault, &long()).unwrap();
    keep_draft(vault, &long()).unwrap();
    fixture.reopen();
    assert_eq!((entries(fixture.vault()), draft(fixture.vault())), (done + 1, Some(long())));
}

/// How long a file of this process may become; `None` takes the limit away.
fn limit_files(bytes: Option<u64>) {
    let maximum = getrlimit(Resource::Fsize).maximum;
    setrlimit(Resource::Fsize, Rlimit { current: bytes.or(maximum), maximum }).unwrap();
}

/// The part of the test below that may not make files grow: run as a process of its own.
#[test]
#[ignore = "started by a_full_disk_is_told_and_nothing_is_lost"]
fn files_may_not_grow() {
    let dir = std::env::var("VAULT_TEST_FOLDER").unwrap();
    let folder = VaultFolder::claim(Path::new(&dir)).unwrap();
    let mut vault = Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap();
    let before = entries(&vault);
    let length = fs::metadata(folder.database()).unwrap().len();

    // Not a whole number of pages, so that the last write stops half-way.
    limit_files(Some(length + 50_000));
    let (done, error) = fill(&mut vault);
    assert_eq!(error, VaultError::Database(rusqlite::ffi::SQLITE_IOERR_WRITE));
    assert!(keep_draft(&mut vault, &long().repeat(20)).is_err());
    assert_eq!((entries(&vault), draft(&vault).as_deref()), (before + done, Some("Bewaard")));

    // A backup and a key file that do not fit leave what was there.
    let kept = files_in(&folder.backups_folder());
    limit_files(Some(30_000));
    let backup = vault.backup(later(1)).unwrap_err();
    assert_eq!(backup, VaultError::Database(rusqlite::ffi::SQLITE_IOERR_WRITE));
    assert_eq!(files_in(&folder.backups_folder()), kept, "half a backup was left behind");
    limit_files(Some(100));
    let files = files_in(folder.path());
    let other = Passphrase::new("een nieuwe wachtzin".to_owned());
    assert_eq!(vault.change_passphrase(&other, KdfCost::for_tests()), Err(VaultError::Full));
    assert_eq!(files_in(folder.path()), files, "the key file stays as it was, and nothing lies beside it");
    assert!(vault.is_passphrase(&passphrase()).unwrap());
    limit_files(Some(4096));
    let new = VaultFolder::prepare(&Path::new(&dir).join("second")).unwrap();
    assert!(create(&new).is_err());
    assert_eq!(new.status().unwrap(), Status::Empty, "half a vault was left behind");

    // There is room again: the same session goes on.
    limit_files(None);
    keep_draft(&mut vault, "Ook bewaard").unwrap();
    append(&mut vault, &long()).unwrap();
    assert_eq!(entries(&vault), before + done + 1);
    vault.backup(later(2)).unwrap();
    create(&new).unwrap().0.close().unwrap();
    vault.close().unwrap();

    // A restore that does not fit leaves the live vault.
    let name = folder.backups().unwrap()[0].name.clone();
    let live = files_in(&folder.current());
    limit_files(Some(30_000));
    assert_eq!(folder.restore(&name, KeysFrom::Live, later(3)), Err(VaultError::Full));
    assert_eq!(files_in(&folder.current()), live);
    limit_files(None);
    folder.restore(&name, KeysFrom::Live, later(3)).unwrap();
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let mut fixture = Fixture::new();
    append(fixture.vault(), "Van tevoren").unwrap();
    keep_draft(fixture.vault(), "Bewaard").unwrap();
    fixture.vault().backup(now()).unwrap();
    fixture.close();
    let Fixture { folder, dir, .. } = fixture;
    drop(folder);
    // A write beyond the limit is then a fault, not the end of the process.
    let program = std::env::current_exe().unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; exec \"$0\" --ignored --exact vault::tests::bad_disk::files_may_not_grow"]);
    passed(&shell.arg(program).env("VAULT_TEST_FOLDER", dir.path()).output().unwrap());
    let folder = VaultFolder::claim(dir.path()).unwrap();
    let vault = Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap();
    assert!(entries(&vault) > 2);
    assert_eq!(draft(&vault).as_deref(), Some("Ook bewaard"));
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The part of the test below that runs as somebody whom permissions bind.
#[test]
#[ignore = "started by a_folder_that_can_not_be_written_is_told_and_left_alone"]
fn nothing_may_be_written() {
    let dir = std::env::var("VAULT_TEST_FOLDER").unwrap();
    let dir = Path::new(&dir);
    assert!(!geteuid().is_root(), "nothing is read-only to this user");
    let folder = VaultFolder::claim(dir).unwrap();
    let (mut vault, _) = create(&folder).unwrap();
    append(&mut vault, "Van tevoren").unwrap();
    vault.backup(now()).unwrap();
    append(&mut vault, "Daarna").unwrap();

    // While it is open: no backup, no other key file.
    let before = files_in(dir);
    let folders = [folder.backups_folder(), folder.current()];
    for folder in &folders {
        set_mode(folder, 0o500);
    }
    assert_eq!(vault.backup(later(1)), Err(VaultError::ReadOnly));
    let other = Passphrase::new("een nieuwe wachtzin".to_owned());
    assert_eq!(vault.change_passphrase(&other, KdfCost::for_tests()), Err(VaultError::ReadOnly));
    assert_eq!(files_in(dir), before);
    for folder in &folders {
        set_mode(folder, 0o700);
    }
    append(&mut vault, "Weer gewoon").unwrap();
    vault.backup(later(1)).unwrap();
    vault.close().unwrap();

    // From the start: told by the folder, and by unlocking.
    let before = files_in(dir);
    set_mode(&folder.database(), 0o400);
    assert_eq!(folder.status(), Ok(Status::ReadOnly));
    let refused = Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap_err();
    assert_eq!(refused, UnlockError::Vault(VaultError::ReadOnly));
    drop(folder);
    set_mode(&dir.join("vault.lock"), 0o400);
    set_mode(dir, 0o500);
    assert_eq!(VaultFolder::claim(dir).unwrap_err(), VaultError::ReadOnly);
    assert_eq!(crate::status(dir), Ok(Status::ReadOnly));
    assert_eq!(files_in(dir), before);

    set_mode(dir, 0o700);
    set_mode(&dir.join("vault.lock"), 0o600);
    let folder = VaultFolder::claim(dir).unwrap();
    set_mode(&folder.database(), 0o600);
    let mut vault = Vault::unlock_with_passphrase(&folder, &passphrase(), now()).unwrap();
    assert_eq!(entries(&vault), 3);
    append(&mut vault, "En verder").unwrap();
}

#[test]
fn a_folder_that_can_not_be_written_is_told_and_left_alone() {
    const NOBODY: u32 = 65_534;
    let dir = tempfile::tempdir().unwrap();
    let program = dir.path().join("tests");
    let home = dir.path().join("vault");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    set_mode(dir.path(), 0o755);
    fs::DirBuilder::new().mode(0o700).create(&home).unwrap();
    let mut command = ignored(&program, "vault::tests::bad_disk::nothing_may_be_written", &home);
    if geteuid().is_root() {
        std::os::unix::fs::chown(&home, Some(NOBODY), Some(NOBODY)).unwrap();
        command.uid(NOBODY).gid(NOBODY);
    }
    passed(&command.current_dir(dir.path()).output().unwrap());
}

/// The one test in that process ran, and was good.
fn passed(output: &Output) {
    let said = format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}
