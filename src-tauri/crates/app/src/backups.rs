//! Backups, and leaving with one.

use chrono::{DateTime, Utc};
use vault::{Backup, BackupName, KeysFrom, VaultError};

use crate::door::Door;
use crate::error::AppError;
use crate::session::Session;

/// A backup (*reservekopie*) that can be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupInfo {
    /// Which one.
    pub name: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Bytes on disk.
    pub size: u64,
    /// How many entries the journal had; nothing when the backup itself is damaged.
    pub entries: Option<u64>,
    /// The head of its journal: 64 hexadecimal digits.
    pub head: Option<String>,
}

impl From<Backup> for BackupInfo {
    fn from(backup: Backup) -> Self {
        Self {
            name: backup.name.as_str().to_owned(),
            made_at: backup.made_at,
            size: backup.size,
            entries: backup.head.map(|head| head.entries),
            head: backup.head.map(|head| head.hex()),
        }
    }
}

impl Door {
    /// All backups, the newest first. Needs no key.
    pub fn backups(&self) -> Result<Vec<BackupInfo>, AppError> {
        Ok(self.folder.backups()?.into_iter().map(BackupInfo::from).collect())
    }

    /// Puts a backup in the place of the live vault, which is set aside. The session must be closed first.
    ///
    /// Says whose passphrase opens it: that of now, or, when the live key file is gone, that of the backup.
    pub fn restore(&self, name: &str) -> Result<KeysFrom, AppError> {
        let name = BackupName::parse(name).ok_or(VaultError::NotFound)?;
        Ok(self.folder.restore(&name, KeysFrom::Live, self.clock.now())?.keys)
    }
}

impl Session {
    /// Makes a verified backup now.
    pub fn back_up(&mut self) -> Result<BackupInfo, AppError> {
        let now = self.clock.now();
        Ok(self.vault.backup(now)?.into())
    }

    /// Makes a verified backup when something changed since the last one.
    pub fn back_up_if_due(&mut self) -> Result<Option<BackupInfo>, AppError> {
        if self.vault.is_backup_due()? { self.back_up().map(Some) } else { Ok(None) }
    }

    /// All backups, the newest first.
    pub fn backups(&self) -> Result<Vec<BackupInfo>, AppError> {
        Ok(self.vault.folder().backups()?.into_iter().map(BackupInfo::from).collect())
    }

    /// The head of the journal: 64 hexadecimal digits.
    pub fn chain_head(&self) -> Result<String, AppError> {
        Ok(self.vault.read(|reader| reader.chain_head())?.hex())
    }

    /// Closes the vault and wipes the keys, with a backup first when one is due.
    pub fn close(mut self, with_backup: bool) -> Result<(), AppError> {
        let backed_up = if with_backup { self.back_up_if_due().map(|_| ()) } else { Ok(()) };
        self.vault.close()?;
        backed_up
    }
}
