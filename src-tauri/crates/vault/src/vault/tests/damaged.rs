//! A file in the place of the database that is not it: refused, left as it is, and made good from a backup.

use domain::text::About;

use super::super::*;
use super::files_in;
use crate::KeysFrom;
use crate::testing::{Fixture, case, later, now};

const DAMAGED: UnlockError = UnlockError::Vault(VaultError::Damaged(Damage::Database));

/// A vault with a backup of all that is in it, closed.
fn backed_up() -> (Fixture, crate::Backup) {
    let mut fixture = Fixture::new();
    fixture.record(case(1), &[(About::Case, "Hij pakte mijn tas af.")]);
    let backup = fixture.vault().backup(now()).unwrap();
    fixture.close();
    (fixture, backup)
}

/// The database of a vault with other keys and as many entries.
fn foreign() -> Vec<u8> {
    let (fixture, _) = backed_up();
    fs::read(fixture.folder.database()).unwrap()
}

#[test]
fn what_is_not_the_database_is_refused_untouched_and_a_restore_mends_it() {
    let (other, pages) = (foreign(), foreign().len());
    let noise: Vec<u8> = (0..pages).map(|at| u8::try_from(at * 31 % 251).unwrap()).collect();
    for (what, bytes) in [
        ("of another vault", other),
        ("of no length", Vec::new()),
        ("of one byte", vec![7]),
        ("with noise", noise.clone()),
        ("with noise of an odd length", noise[..noise.len() - 100].to_vec()),
        ("with zeros", vec![0; pages]),
        ("with text", b"Dit is een gewoon tekstbestand.\n".repeat(400)),
    ] {
        let (mut fixture, backup) = backed_up();
        let (folder, key) = (fixture.folder.clone(), fixture.recovery_key.clone());
        fs::write(folder.database(), bytes).unwrap();
        let before = files_in(fixture.dir.path());
        for _ in 0..2 {
            assert_eq!(fixture.unlock().unwrap_err(), DAMAGED, "a file {what}");
            assert_eq!(files_in(fixture.dir.path()), before, "a file {what}");
            let with_key = Vault::unlock_with_recovery_key(&folder, &key, now());
            assert_eq!(with_key.unwrap_err(), DAMAGED, "a file {what}");
            assert_eq!(files_in(fixture.dir.path()), before, "a file {what}");
        }
        folder.restore(&backup.name, KeysFrom::Live, later(1)).unwrap();
        fixture.vault = Some(fixture.unlock().unwrap());
        let head = fixture.vault().read(|r| r.verify_chain()).unwrap();
        assert_eq!(Some(head), backup.head, "a file {what}");
    }
}

#[test]
fn a_vault_of_another_is_not_opened_with_our_keys_even_when_it_has_them() {
    // As when files of two days are mixed: the same key, but another vault says it is in there.
    let (mut fixture, backup) = backed_up();
    let vault = fixture.unlock().unwrap();
    let mut state = State::load(&vault.conn, &vault.keys).unwrap();
    state.vault_id[0] ^= 1;
    state.save(&vault.conn, &vault.keys).unwrap();
    vault.close().unwrap();
    let before = files_in(fixture.dir.path());
    assert_eq!(fixture.unlock().unwrap_err(), DAMAGED);
    assert_eq!(files_in(fixture.dir.path()), before);
    fixture.folder.restore(&backup.name, KeysFrom::Live, later(1)).unwrap();
    fixture.vault = Some(fixture.unlock().unwrap());
    assert_eq!(fixture.vault().read(|r| r.verify_chain()).unwrap(), backup.head.unwrap());
}
