//! The folder of a vault: where its files are, who holds it, and what state it is in.
//!
//! ```text
//! vault.lock            held while a program uses the folder
//! current/vault.keys    the key file
//! current/vault.db      the database, with vault.db-journal beside it
//! tries                 wrong passphrases
//! backups/<time>/       verified copies of key file and database
//! aside/<time>/         what a restore put out of the way
//! earlier/<time>/       what stood here before a practice vault started anew
//! ```
//!
//! Key file and database live and move together, so making and restoring a vault is one rename of a folder.

use std::fs::{self, File, TryLockError};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::backup;
use crate::error::{Damage, VaultError};
use crate::files;
use crate::keyfile::KeyFile;

pub(crate) const KEYS: &str = "vault.keys";
pub(crate) const DATABASE: &str = "vault.db";
const LOCK: &str = "vault.lock";
const EARLIER: &str = "earlier";

/// How every plain SQLite file starts; ours never does, because its first page is encrypted.
pub(crate) const PLAIN_SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// A folder that this program holds: nobody else can open the vault in it until the last clone is dropped.
#[derive(Clone, Debug)]
pub struct VaultFolder(Arc<Held>);

#[derive(Debug)]
struct Held {
    path: PathBuf,
    /// Locked by the operating system until it is closed, also when the program crashes.
    _lock: File,
}

/// What a folder holds, as far as can be seen without a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The folder itself is not there: never made, or on a disk that is not connected.
    Missing,
    /// Nothing of a vault, nor of one that was.
    Empty,
    /// A vault that can be unlocked.
    Present,
    /// Parts of a vault: never a reason to start anew.
    Damaged(Damage),
    /// Held by another program.
    InUse,
    /// Made by a newer version of the program.
    Newer,
    /// Can not be written.
    ReadOnly,
}

impl VaultFolder {
    /// Takes hold of an existing folder, by its absolute path.
    pub fn claim(path: &Path) -> Result<Self, VaultError> {
        if !path.is_absolute() || path.to_str().is_none() {
            return Err(VaultError::Path);
        }
        if !path.is_dir() {
            return Err(VaultError::Missing);
        }
        let lock = files::private().read(true).write(true).create(true).truncate(false).open(path.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self(Arc::new(Held { path: path.to_owned(), _lock: lock }))),
            Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Takes hold of a folder, making it when it is not there.
    pub fn prepare(path: &Path) -> Result<Self, VaultError> {
        if !path.is_absolute() {
            return Err(VaultError::Path);
        }
        files::create_private_folder(path)?;
        Self::claim(path)
    }

    /// Where it is. For the shell; the page never sees a path.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// What is in it.
    pub fn status(&self) -> Result<Status, VaultError> {
        match (self.keys().is_file(), self.database().is_file()) {
            (true, true) => self.look_at_files(),
            (false, false) if !self.current().exists() && self.is_untouched()? => Ok(Status::Empty),
            _ => Ok(Status::Damaged(Damage::Incomplete)),
        }
    }

    /// Moves all that is in the folder (vault, backups, what was set aside) together into `earlier/<time>/`, after which
    /// the folder counts as empty. Only for a practice vault that starts anew, because no erasure reaches what is moved;
    /// the vault must be closed. When it is cut short it can be done again.
    pub fn retire(&self, now: DateTime<Utc>) -> Result<(), VaultError> {
        let earlier = self.path().join(EARLIER);
        let place = earlier.join(backup::free_name(&earlier, now).as_str());
        files::create_private_folder(&place)?;
        for entry in fs::read_dir(self.path())? {
            let name = entry?.file_name();
            if name != LOCK && name != EARLIER {
                fs::rename(self.path().join(&name), place.join(&name))?;
            }
        }
        files::sync_folder(&place)?;
        Ok(files::sync_folder(self.path())?)
    }

    /// The live pair of key file and database.
    pub(crate) fn current(&self) -> PathBuf {
        self.path().join("current")
    }

    /// Where the live pair is put together before it is moved into place.
    pub(crate) fn building(&self) -> PathBuf {
        self.path().join("building")
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.current().join(KEYS)
    }

    /// The live database file; the story that destroys it needs to know where it is.
    pub fn database(&self) -> PathBuf {
        self.current().join(DATABASE)
    }

    pub(crate) fn tries(&self) -> PathBuf {
        self.path().join("tries")
    }

    pub(crate) fn backups_folder(&self) -> PathBuf {
        self.path().join("backups")
    }

    pub(crate) fn aside_folder(&self) -> PathBuf {
        self.path().join("aside")
    }

    fn look_at_files(&self) -> Result<Status, VaultError> {
        match KeyFile::read(&self.keys()) {
            Err(VaultError::Newer) => return Ok(Status::Newer),
            Err(VaultError::Damaged(damage)) => return Ok(Status::Damaged(damage)),
            Err(error) => return Err(error),
            Ok(_) => {}
        }
        match check_is_encrypted(&self.database()) {
            Err(VaultError::Damaged(damage)) => return Ok(Status::Damaged(damage)),
            Err(error) => return Err(error),
            Ok(()) => {}
        }
        let writable = fs::OpenOptions::new().write(true).open(self.database()).map_err(VaultError::from);
        match writable {
            Err(VaultError::ReadOnly) => Ok(Status::ReadOnly),
            Err(error) => Err(error),
            Ok(_) => Ok(Status::Present),
        }
    }

    /// Whether no backup and nothing set aside tells of an earlier vault.
    fn is_untouched(&self) -> Result<bool, VaultError> {
        Ok(is_empty(&self.backups_folder())? && is_empty(&self.aside_folder())?)
    }
}

/// What a folder holds. Looks once and lets go of it; to use the vault, claim the folder.
pub fn status(path: &Path) -> Result<Status, VaultError> {
    match VaultFolder::claim(path).and_then(|folder| folder.status()) {
        Err(VaultError::Missing) => Ok(Status::Missing),
        Err(VaultError::InUse) => Ok(Status::InUse),
        Err(VaultError::ReadOnly) => Ok(Status::ReadOnly),
        other => other,
    }
}

/// Refuses a file that is too short for a database or that anyone can read.
pub(crate) fn check_is_encrypted(database: &Path) -> Result<(), VaultError> {
    let mut start = [0; 16];
    let read = File::open(database)?.read_exact(&mut start);
    if read.is_err() || start == *PLAIN_SQLITE { Err(VaultError::Damaged(Damage::Database)) } else { Ok(()) }
}

fn is_empty(folder: &Path) -> Result<bool, VaultError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error.into()),
    }
}
