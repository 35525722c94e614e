//! A vault that is open: its keys are in memory and its folder is held.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};

use crate::db::{self, Access};
use crate::error::{Damage, UnlockError, VaultError};
use crate::files;
use crate::folder::{DATABASE, KEYS, Status, VaultFolder};
use crate::keyfile::{KdfCost, KeyFile};
use crate::secret::{Keys, Passphrase, RecoveryKey};
use crate::state::State;
use crate::transaction::{Reader, Writer};
use crate::tries::Tries;

/// The open vault. Dropping it wipes the keys; [`Vault::close`] does so and tells whether the file closed well.
pub struct Vault {
    pub(crate) folder: VaultFolder,
    pub(crate) key_file: KeyFile,
    pub(crate) keys: Keys,
    pub(crate) conn: Connection,
    erasures: u64,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

impl Vault {
    /// Makes a vault in an empty folder, and the recovery key to print. Its first rows are there from the start: until
    /// all of them are safe on the disk the folder is still empty, whatever fails or crashes.
    pub fn create_with<E: From<VaultError>>(
        folder: &VaultFolder,
        passphrase: &Passphrase,
        cost: KdfCost,
        now: DateTime<Utc>,
        first: impl FnOnce(&mut Writer<'_>) -> Result<(), E>,
    ) -> Result<(Self, RecoveryKey), E> {
        match folder.status()? {
            Status::Empty => {}
            Status::Damaged(damage) => return Err(VaultError::Damaged(damage).into()),
            _ => return Err(VaultError::Present.into()),
        }
        let (key_file, keys, recovery_key) = KeyFile::create(passphrase, cost)?;
        let building = start_building(folder)?;
        let built = Self::build(folder, &building, key_file, keys).map_err(E::from).and_then(|mut vault| {
            vault.write(now, first)?;
            Ok(vault.move_into_place(&building)?)
        });
        if built.is_err() {
            // In nobody's way, and gone as a rule; the next attempt starts with an empty one anyhow.
            let _ = fs::remove_dir_all(&building);
        }
        Ok((built?, recovery_key))
    }

    /// A vault without any row, in the folder where it is put together.
    fn build(folder: &VaultFolder, building: &Path, key_file: KeyFile, keys: Keys) -> Result<Self, VaultError> {
        key_file.write(&building.join(KEYS))?;
        let mut conn = db::open(&building.join(DATABASE), &keys.database, Access::Create)?;
        db::migrate(&mut conn)?;
        State::new(key_file.id(), &keys).save(&conn, &keys)?;
        Ok(Self { folder: folder.clone(), key_file, keys, conn, erasures: 0 })
    }

    /// Moves a vault that was built beside its place there, and opens it anew.
    fn move_into_place(self, building: &Path) -> Result<Self, VaultError> {
        let Self { folder, key_file, keys, conn, .. } = self;
        close(conn)?;
        files::sync_file(&building.join(DATABASE))?;
        files::sync_folder(building)?;
        files::move_folder(building, &folder.current())?;
        let conn = db::open(&folder.database(), &keys.database, Access::Live)?;
        Ok(Self { folder, key_file, keys, conn, erasures: 0 })
    }

    /// Opens the vault with the passphrase. A wrong one touches nothing but the count of wrong tries.
    pub fn unlock_with_passphrase(
        folder: &VaultFolder,
        passphrase: &Passphrase,
        now: DateTime<Utc>,
    ) -> Result<Self, UnlockError> {
        let (key_file, keys) = keys_behind_passphrase(folder, passphrase, now)?;
        Ok(Self::open(folder, key_file, keys, now)?)
    }

    /// Opens the vault with the recovery key. Tries are not counted: 160 random bits can not be guessed.
    pub fn unlock_with_recovery_key(
        folder: &VaultFolder,
        recovery_key: &RecoveryKey,
        now: DateTime<Utc>,
    ) -> Result<Self, UnlockError> {
        let (key_file, keys) = keys_behind_recovery_key(folder, recovery_key)?;
        Ok(Self::open(folder, key_file, keys, now)?)
    }

    /// Reads. All that the closure reads is of one moment.
    pub fn read<T, E: From<VaultError>>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        read(&Reader { conn: &self.conn, keys: &self.keys })
    }

    /// Writes, in one transaction: when the closure or the commit fails, nothing has changed.
    pub fn write<T, E: From<VaultError>>(
        &mut self,
        now: DateTime<Utc>,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let behaviour = TransactionBehavior::Immediate;
        let transaction = self.conn.transaction_with_behavior(behaviour).map_err(VaultError::from)?;
        let mut writer = Writer::new(&transaction, &self.keys, now)?;
        let answer = write(&mut writer)?;
        let erased = writer.finish()?;
        transaction.commit().map_err(VaultError::from)?;
        self.erasures += u64::from(erased);
        Ok(answer)
    }

    /// How many transactions have erased something since the vault was opened. Whoever keeps a copy of what was read
    /// lets go of it when this number has changed.
    pub fn erasures(&self) -> u64 {
        self.erasures
    }

    /// Whether this is the passphrase of the vault; for asking it once more before something grave.
    pub fn is_passphrase(&self, passphrase: &Passphrase) -> Result<bool, VaultError> {
        Ok(self.key_file.open_with_passphrase(passphrase)?.is_some())
    }

    /// Whether this is the recovery key of the vault; for the check that the paper is right.
    pub fn is_recovery_key(&self, recovery_key: &RecoveryKey) -> Result<bool, VaultError> {
        Ok(self.key_file.open_with_recovery_key(recovery_key)?.is_some())
    }

    /// Sets another passphrase. Earlier backups still open with the passphrase of their time.
    pub fn change_passphrase(&mut self, passphrase: &Passphrase, cost: KdfCost) -> Result<(), VaultError> {
        let changed = self.key_file.with_passphrase(&self.keys, passphrase, cost)?;
        self.replace_key_file(changed)
    }

    /// Makes a new recovery key; the old paper no longer opens the vault.
    pub fn renew_recovery_key(&mut self) -> Result<RecoveryKey, VaultError> {
        let (changed, key) = self.key_file.with_new_recovery_key(&self.keys)?;
        self.replace_key_file(changed)?;
        Ok(key)
    }

    /// The folder of the vault.
    pub fn folder(&self) -> &VaultFolder {
        &self.folder
    }

    /// Closes the file and wipes the keys. The folder stays held for as long as the caller keeps its [`VaultFolder`].
    pub fn close(self) -> Result<(), VaultError> {
        close(self.conn)
    }

    fn open(folder: &VaultFolder, key_file: KeyFile, keys: Keys, now: DateTime<Utc>) -> Result<Self, VaultError> {
        let conn = db::open(&folder.database(), &keys.database, Access::Live)?;
        db::check_pages(&conn, &folder.database())?;
        let mut vault = Self { folder: folder.clone(), key_file, keys, conn, erasures: 0 };
        if db::is_behind(&vault.conn)? {
            vault.backup(now)?;
            db::migrate(&mut vault.conn)?;
        }
        let state = State::load(&vault.conn, &vault.keys)?;
        if state.vault_id != vault.key_file.id() {
            return Err(VaultError::Damaged(Damage::Database));
        }
        vault.read(|r| r.check_chain_head())?;
        // Now that all is well, a key file with one bad copy gets two good ones again.
        if KeyFile::read(&folder.keys())?.worn {
            vault.key_file.write(&folder.keys())?;
        }
        Ok(vault)
    }

    fn replace_key_file(&mut self, changed: KeyFile) -> Result<(), VaultError> {
        changed.write(&self.folder.keys())?;
        self.key_file = changed;
        Ok(())
    }
}

/// An empty folder beside the live one. What an earlier attempt left there was never in use.
pub(crate) fn start_building(folder: &VaultFolder) -> Result<std::path::PathBuf, VaultError> {
    let building = folder.building();
    if building.exists() {
        fs::remove_dir_all(&building)?;
    }
    files::create_private_folder(&building)?;
    Ok(building)
}

/// Closes a connection, statements first.
pub(crate) fn close(conn: Connection) -> Result<(), VaultError> {
    conn.close().map_err(|(_, error)| error.into())
}

/// The keys behind a passphrase, with the wait that wrong tries cost.
pub(crate) fn keys_behind_passphrase(
    folder: &VaultFolder,
    passphrase: &Passphrase,
    now: DateTime<Utc>,
) -> Result<(KeyFile, Keys), UnlockError> {
    let key_file = readable_key_file(folder)?;
    let path = folder.tries();
    let tries = Tries::read(&path);
    if let Some(seconds) = tries.wait(now) {
        tries.follow_clock(&path, now)?;
        return Err(UnlockError::Wait { seconds });
    }
    tries.count_one(&path, now)?;
    let keys = key_file.open_with_passphrase(passphrase)?.ok_or(UnlockError::Wrong)?;
    Tries::forget(&path)?;
    Ok((key_file, keys))
}

/// The keys behind a recovery key.
pub(crate) fn keys_behind_recovery_key(
    folder: &VaultFolder,
    recovery_key: &RecoveryKey,
) -> Result<(KeyFile, Keys), UnlockError> {
    let key_file = readable_key_file(folder)?;
    let keys = key_file.open_with_recovery_key(recovery_key)?.ok_or(UnlockError::Wrong)?;
    Tries::forget(&folder.tries())?;
    Ok((key_file, keys))
}

fn readable_key_file(folder: &VaultFolder) -> Result<KeyFile, VaultError> {
    match folder.status()? {
        Status::Present => Ok(KeyFile::read(&folder.keys())?.key_file),
        Status::Missing | Status::Empty => Err(VaultError::Missing),
        Status::Damaged(damage) => Err(VaultError::Damaged(damage)),
        Status::InUse => Err(VaultError::InUse),
        Status::Newer => Err(VaultError::Newer),
        Status::ReadOnly => Err(VaultError::ReadOnly),
    }
}

#[cfg(test)]
mod tests;
