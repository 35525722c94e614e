//! Backups, and leaving with one.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use vault::{Backup, BackupName, KeysFrom, VaultError};

use crate::door::Door;
use crate::error::AppError;
use crate::session::Session;

/// How long the backup of a closing vault may take: the keys are to be gone within 10 s.
const TIME_AT_CLOSE: Duration = Duration::from_secs(8);

/// A change that waits longer than this for a backup was passed over more than once.
const LATE: TimeDelta = TimeDelta::days(3);

/// What became of the backup of a vault that was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It was made, was not due, or was not asked for.
    InOrder,
    /// There was no time for all of it, so it is still due.
    BackupUnfinished,
}

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
        let made = self.vault.backup(self.clock.now());
        self.backup_missed = made.is_err();
        Ok(made?.into())
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

    /// Remembers that the session before this one could not make its last backup.
    pub fn mark_backup_missed(&mut self) {
        self.backup_missed = true;
    }

    /// Whether the last changes are in no backup though they should be: making it failed, or it is late.
    /// A list that can not be read counts as none.
    pub fn lacks_backup(&self) -> bool {
        let is_late = |backups: Vec<Backup>| backups.first().is_some_and(|last| self.now() - last.made_at > LATE);
        let is_missed = self.backup_missed || self.vault.folder().backups().map_or(true, is_late);
        is_missed && self.vault.is_backup_due().unwrap_or(true)
    }

    /// Closes the vault and wipes the keys, with a backup first when one is due and takes no more than seconds.
    pub fn close(self, with_backup: bool) -> Result<Closed, AppError> {
        self.close_within(with_backup.then_some(TIME_AT_CLOSE))
    }

    /// As [`Self::close`], with as much time for a backup as this. The vault closes whatever becomes of it.
    pub fn close_within(mut self, time: Option<Duration>) -> Result<Closed, AppError> {
        let backed_up = time.map_or(Ok(Closed::InOrder), |time| self.last_backup(time));
        self.vault.close()?;
        backed_up
    }

    fn last_backup(&mut self, time: Duration) -> Result<Closed, AppError> {
        let begin = Instant::now();
        if !self.vault.is_backup_due()? {
            return Ok(Closed::InOrder);
        }
        let made = self.vault.backup_unless(self.clock.now(), move || begin.elapsed() >= time)?;
        Ok(if made.is_some() { Closed::InOrder } else { Closed::BackupUnfinished })
    }
}
