use super::*;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

fn made() -> (tempfile::TempDir, std::path::PathBuf, KeyFile, Keys, RecoveryKey) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("keys");
    let (file, keys, recovery) = KeyFile::create(&passphrase("vier losse woorden hier"), KdfCost::for_tests()).unwrap();
    file.write(&path).unwrap();
    (dir, path, file, keys, recovery)
}

#[test]
fn both_secrets_open_the_same_key_and_others_none() {
    let (_dir, path, _, keys, recovery) = made();
    let file = KeyFile::read(&path).unwrap().key_file;
    let by_passphrase = file.open_with_passphrase(&passphrase("vier losse woorden hier")).unwrap().unwrap();
    let by_recovery = file.open_with_recovery_key(&recovery).unwrap().unwrap();
    assert_eq!(by_passphrase.vault.bytes(), keys.vault.bytes());
    assert_eq!(by_recovery.database.bytes(), keys.database.bytes());
    assert!(file.open_with_passphrase(&passphrase("vier losse woorden hie")).unwrap().is_none());
    assert!(file.open_with_recovery_key(&RecoveryKey::generate().unwrap()).unwrap().is_none());
}

#[test]
fn every_damaged_byte_of_one_copy_is_survived() {
    let (_dir, path, file, ..) = made();
    let sound = fs::read(&path).unwrap();
    for at in (0..sound.len()).step_by(7) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        let found = KeyFile::read(&path).unwrap();
        assert_eq!(found.key_file, file, "byte {at}");
        assert!(found.worn, "byte {at} is noticed");
    }
    fs::write(&path, &sound[..5000]).unwrap();
    assert!(KeyFile::read(&path).unwrap().worn, "a cut-off second copy is survived");
}

#[test]
fn damage_in_both_copies_is_damage_and_not_a_wrong_passphrase() {
    let (_dir, path, ..) = made();
    let mut bytes = fs::read(&path).unwrap();
    bytes[100] ^= 1;
    bytes[4096 + 200] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(KeyFile::read(&path).unwrap_err(), VaultError::Damaged(Damage::KeyFile));
    fs::write(&path, b"").unwrap();
    assert_eq!(KeyFile::read(&path).unwrap_err(), VaultError::Damaged(Damage::KeyFile));
}

#[test]
fn a_newer_key_file_is_recognised() {
    let (_dir, path, ..) = made();
    let mut bytes = fs::read(&path).unwrap();
    bytes[8] = 2;
    assert!(matches!(KeyFile::parse(&bytes[..4096]), Err(VaultError::Newer)));
    bytes[4096 + 8] = 2;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(KeyFile::read(&path).unwrap_err(), VaultError::Newer);
}

#[test]
fn a_new_passphrase_closes_the_door_to_the_old_one_and_leaves_the_recovery_key() {
    let (_dir, path, file, keys, recovery) = made();
    file.with_passphrase(&keys, &passphrase("iets heel anders"), KdfCost::for_tests()).unwrap().write(&path).unwrap();
    let file = KeyFile::read(&path).unwrap().key_file;
    assert!(file.open_with_passphrase(&passphrase("vier losse woorden hier")).unwrap().is_none());
    assert!(file.open_with_passphrase(&passphrase("iets heel anders")).unwrap().is_some());
    assert!(file.open_with_recovery_key(&recovery).unwrap().is_some());
}

#[test]
fn a_new_recovery_key_replaces_the_old_one() {
    let (_dir, _, file, keys, old) = made();
    let (file, new) = file.with_new_recovery_key(&keys).unwrap();
    assert!(file.open_with_recovery_key(&old).unwrap().is_none());
    assert!(file.open_with_recovery_key(&new).unwrap().is_some());
    assert!(file.open_with_passphrase(&passphrase("vier losse woorden hier")).unwrap().is_some());
}

#[test]
fn slots_of_different_moments_can_not_be_mixed() {
    let (_dir, _, old, keys, recovery) = made();
    let mut mixed = old.with_passphrase(&keys, &passphrase("nieuw"), KdfCost::for_tests()).unwrap();
    mixed.passphrase = old.passphrase;
    assert_eq!(mixed.open_with_recovery_key(&recovery).unwrap_err(), VaultError::Damaged(Damage::KeyFile));
}

#[test]
fn a_slot_is_bound_to_its_vault_and_its_cost() {
    let (_dir, _, file, _, recovery) = made();
    let mut other = file.clone();
    other.id = [9; 16];
    assert!(other.open_with_recovery_key(&recovery).unwrap().is_none(), "another vault");
    let mut cheaper = file.passphrase.clone();
    cheaper.salt[0] ^= 1;
    assert!(cheaper.open_with_passphrase(&file.id, &passphrase("vier losse woorden hier")).unwrap().is_none());
}

#[test]
fn costs_outside_the_limits_are_refused_before_memory_is_taken() {
    let refused = VaultError::Damaged(Damage::KeyFile);
    for (memory, passes, lanes) in [
        (u32::MAX, 3, 1),
        (1024 * 1024 + 1, 3, 1),
        (65_536, 11, 1),
        (65_536, 3, 5),
        (65_535, 3, 1),
        (65_536, 2, 1),
        (0, 0, 0),
    ] {
        assert_eq!(KdfCost::checked(memory, passes, lanes).unwrap_err(), refused, "{memory} {passes} {lanes}");
    }
    assert!(KdfCost::checked(1024 * 1024, 10, 4).is_ok());
    let steps: Vec<_> = std::iter::successors(Some(KdfCost::STANDARD), |cost| cost.lighter()).collect();
    assert_eq!(steps.len(), 3, "256, 128 and 64 MiB");
    assert_eq!(steps.last(), Some(&KdfCost::LIGHTEST));
}
