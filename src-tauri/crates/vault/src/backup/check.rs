//! Checking a copy: as a whole when it is made, again on request, and as a drill with the secret on paper.

use std::path::Path;

use rusqlite::Connection;

use super::{BackupName, Description, damaged};
use crate::db::{self, Access};
use crate::error::{UnlockError, VaultError};
use crate::folder::{DATABASE, KEYS, VaultFolder};
use crate::journal::ChainHead;
use crate::keyfile::KeyFile;
use crate::secret::{Keys, Passphrase, RecoveryKey};
use crate::state::State;
use crate::transaction::Reader;
use crate::vault::{Vault, close};

/// How a backup stands to the open vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Their journals are equal.
    Same,
    /// The journal of the vault went on from there.
    Earlier,
    /// The journal of the vault never was there.
    Apart,
}

/// What a person can open a vault with.
#[derive(Clone, Copy, Debug)]
pub enum Secret<'a> {
    /// The passphrase.
    Passphrase(&'a Passphrase),
    /// The recovery key.
    RecoveryKey(&'a RecoveryKey),
}

impl Vault {
    /// Reads a whole backup again with the keys in memory, and compares its journal with the vault's.
    pub fn check_backup(&self, name: &BackupName) -> Result<(ChainHead, Relation), VaultError> {
        let folder = self.folder.backup_folder(name);
        let head = check_described(&folder, &self.keys)?;
        let relation = if self.read(|r| r.chain_head())? == head {
            Relation::Same
        } else if self.read(|r| r.has_been_at(&head))? {
            Relation::Earlier
        } else {
            Relation::Apart
        };
        Ok((head, relation))
    }
}

impl VaultFolder {
    /// Proves that a backup can be opened with what a person has (*oefening*), without restoring it.
    pub fn drill(&self, name: &BackupName, secret: Secret<'_>) -> Result<ChainHead, UnlockError> {
        let folder = self.backup_folder(name);
        let (key_file, _) = self.keys_for(&folder, super::KeysFrom::Live)?;
        let keys = match secret {
            Secret::Passphrase(passphrase) => key_file.open_with_passphrase(passphrase)?,
            Secret::RecoveryKey(key) => key_file.open_with_recovery_key(key)?,
        };
        Ok(check_described(&folder, &keys.ok_or(UnlockError::Wrong)?)?)
    }
}

/// Checks a finished backup: its bytes, its description, everything in it.
fn check_described(folder: &Path, keys: &Keys) -> Result<ChainHead, VaultError> {
    let description = Description::read(folder)?.ok_or(damaged())?;
    description.check_files(folder)?;
    if !description.is_sealed_by(keys) {
        return Err(damaged());
    }
    let copy = open_copy(folder, keys)?;
    let head = check_content(&copy, folder, keys)?;
    close(copy)?;
    if Some(head) == description.chain_head() { Ok(head) } else { Err(damaged()) }
}

/// Opens the database of a copy for reading only.
pub(super) fn open_copy(folder: &Path, keys: &Keys) -> Result<Connection, VaultError> {
    db::open(&folder.join(DATABASE), &keys.database, Access::Read)
}

/// Checks pages, structure, chain and every keyed row of a copy.
pub(super) fn check_content(copy: &Connection, folder: &Path, keys: &Keys) -> Result<ChainHead, VaultError> {
    db::check_pages(copy, &folder.join(DATABASE))?;
    db::check_structure(copy)?;
    let reader = Reader { conn: copy, keys };
    reader.verify_rows()?;
    reader.verify_chain()
}

/// Checks that a copy holds as much as the live vault, and the same keys.
pub(super) fn compare(vault: &Vault, copy: &Connection, folder: &Path) -> Result<(), VaultError> {
    let same = counts(&vault.conn)? == counts(copy)?
        && State::load(&vault.conn, &vault.keys)? == State::load(copy, &vault.keys)?;
    let copied = std::fs::read(folder.join(KEYS))?;
    let sealed = KeyFile::read(&folder.join(KEYS))?.key_file.is_sealed_by(&vault.keys);
    let keys_same = copied == std::fs::read(vault.folder.keys())? && copied == vault.key_file.to_bytes();
    if same && sealed && keys_same { Ok(()) } else { Err(damaged()) }
}

/// How many rows every table has, the search index's own tables included.
fn counts(conn: &Connection) -> Result<Vec<(String, i64)>, VaultError> {
    let names = conn
        .prepare(include_str!("tables.sql"))?
        .query_map([], |row| row.get::<_, String>("name"))?
        .collect::<Result<Vec<_>, _>>()?;
    let count = |name: String| {
        let count = conn.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0))?;
        Ok((name, count))
    };
    names.into_iter().map(count).collect()
}
