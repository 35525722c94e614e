//! Backups: complete, verified copies of key file and database, each in a folder named after its moment.
//!
//! A copy is made beside the others under another name, opened again with the keys in memory, checked row by row and
//! compared with the live vault. Only then it gets its name. So what is listed has been good once, and its
//! description tells whether it still has the same bytes.

mod check;
mod describe;
mod make;
mod restore;
mod retention;
mod stop;

use std::fmt;
use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDateTime, Utc};

use describe::Description;

pub use check::{Relation, Secret};
pub use restore::{KeysFrom, Restored};

use crate::error::{Damage, VaultError};
use crate::folder::{DATABASE, KEYS, VaultFolder};
use crate::journal::ChainHead;

const DESCRIPTION: &str = "backup.json";
const STAMP: &str = "%Y%m%dT%H%M%S%3fZ";

/// Which backup: the moment it was made, as text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BackupName(String);

/// A backup (*reservekopie*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Which one.
    pub name: BackupName,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Bytes on disk.
    pub size: u64,
    /// How far the journal had come; `None` when the backup is damaged and can not be restored.
    pub head: Option<ChainHead>,
}

impl BackupName {
    /// Reads a name; nothing else can point at a folder.
    pub fn parse(text: &str) -> Option<Self> {
        moment_of(text).map(|_| Self(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BackupName({})", self.0)
    }
}

impl VaultFolder {
    /// All backups, the newest first. Needs no key; lengths are compared, contents when one is restored.
    pub fn backups(&self) -> Result<Vec<Backup>, VaultError> {
        let folder = self.backups_folder();
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let mut backups = Vec::new();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            if let Some(name) = name.to_str().and_then(BackupName::parse) {
                backups.push(self.backup(name)?);
            }
        }
        backups.sort_by(|a, b| b.name.cmp(&a.name));
        Ok(backups)
    }

    /// Where a backup is.
    fn backup_folder(&self, name: &BackupName) -> PathBuf {
        self.backups_folder().join(name.as_str())
    }

    fn backup(&self, name: BackupName) -> Result<Backup, VaultError> {
        let folder = self.backup_folder(&name);
        let lengths = [length(folder.join(DATABASE))?, length(folder.join(KEYS))?];
        let description = Description::read(&folder)?.filter(|known| Some(known.database_size) == lengths[0]);
        Ok(Backup {
            made_at: moment_of(name.as_str()).unwrap_or_default(),
            size: lengths.iter().flatten().sum(),
            head: description.filter(|_| lengths[1].is_some()).and_then(|known| known.chain_head()),
            name,
        })
    }
}

/// The name for something made now, beside others that may have the same moment.
pub(crate) fn free_name(folder: &std::path::Path, now: DateTime<Utc>) -> BackupName {
    let mut moment = now;
    loop {
        let name = moment.format(STAMP).to_string();
        if !folder.join(&name).exists() {
            return BackupName(name);
        }
        moment += chrono::TimeDelta::milliseconds(1);
    }
}

fn moment_of(name: &str) -> Option<DateTime<Utc>> {
    let moment = NaiveDateTime::parse_from_str(name, STAMP).ok()?.and_utc();
    (moment.format(STAMP).to_string() == name).then_some(moment)
}

/// The length of a file; `None` when it is not there.
fn length(path: PathBuf) -> Result<Option<u64>, VaultError> {
    match fs::metadata(path) {
        Ok(found) => Ok(Some(found.len())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn damaged() -> VaultError {
    VaultError::Damaged(Damage::Backup)
}

#[cfg(test)]
mod tests;
