//! Putting a backup in place. What was there is set aside, whatever its state, and never overwritten.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{BackupName, Description, damaged, free_name};
use crate::error::VaultError;
use crate::files;
use crate::folder::{DATABASE, KEYS, VaultFolder};
use crate::keyfile::KeyFile;
use crate::vault::start_building;

/// Whose passphrase and recovery key open the vault after a restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysFrom {
    /// The key file of today, when it is whole and of the same vault; otherwise the backup's.
    Live,
    /// The backup's: for who still knows the passphrase of that time.
    Backup,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Whose passphrase opens the vault now.
    pub keys: KeysFrom,
    /// Where the live files went, when there were any. For the shell; the page never sees a path.
    pub set_aside: Option<PathBuf>,
}

impl VaultFolder {
    /// Puts a backup in the place of the live vault, which must be closed; works without one as well. No key is needed:
    /// the bytes are compared with those that were verified, and the next unlock checks everything else.
    pub fn restore(&self, name: &BackupName, keys: KeysFrom, now: DateTime<Utc>) -> Result<Restored, VaultError> {
        let backup = self.backup_folder(name);
        if !backup.is_dir() {
            return Err(VaultError::NotFound);
        }
        let description = Description::read(&backup)?.ok_or(damaged())?;
        description.check_files(&backup).map_err(missing_is_damaged)?;
        let (key_file, from) = self.keys_for(&backup, keys)?;
        let building = start_building(self)?;
        files::copy_durably(&backup.join(DATABASE), &building.join(DATABASE))?;
        files::copy_durably(&backup.join(KEYS), &building.join(KEYS))?;
        // The copies, not the originals: this is what will be used.
        description.check_files(&building)?;
        key_file.write(&building.join(KEYS))?;
        files::sync_folder(&building)?;
        let set_aside = self.set_aside(now)?;
        files::move_folder(&building, &self.current())?;
        Ok(Restored { keys: from, set_aside })
    }

    /// The key file to use with a backup.
    pub(super) fn keys_for(&self, backup: &Path, wanted: KeysFrom) -> Result<(KeyFile, KeysFrom), VaultError> {
        let own = KeyFile::read(&backup.join(KEYS)).map_err(missing_is_damaged)?.key_file;
        match KeyFile::read(&self.keys()) {
            Ok(live) if wanted == KeysFrom::Live && live.key_file.id() == own.id() => {
                Ok((live.key_file, KeysFrom::Live))
            }
            _ => Ok((own, KeysFrom::Backup)),
        }
    }

    fn set_aside(&self, now: DateTime<Utc>) -> Result<Option<PathBuf>, VaultError> {
        if !self.current().exists() {
            return Ok(None);
        }
        let aside = self.aside_folder();
        files::create_private_folder(&aside)?;
        let place = aside.join(free_name(&aside, now).as_str());
        files::move_folder(&self.current(), &place)?;
        Ok(Some(place))
    }
}

/// A backup of which a file is gone is a damaged backup, not a missing vault.
fn missing_is_damaged(error: VaultError) -> VaultError {
    if matches!(error, VaultError::Missing | VaultError::Damaged(_)) { damaged() } else { error }
}
