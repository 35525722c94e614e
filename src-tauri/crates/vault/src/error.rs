//! What can go wrong. Codes only: no error here ever carries a key, an SQL value, a name, a text or a path.

use std::io;

use rusqlite::ErrorCode;

/// Why the vault could not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The folder of the vault is not there.
    #[error("the folder is missing")]
    Missing,
    /// A vault was to be made where one already is.
    #[error("the folder already holds a vault")]
    Present,
    /// Another program, or a second start of this one, holds the vault.
    #[error("the vault is in use")]
    InUse,
    /// The folder or a file in it can not be written.
    #[error("the folder is read-only")]
    ReadOnly,
    /// Made by a newer version of the program; left untouched.
    #[error("the vault is of a newer version")]
    Newer,
    /// Something in the vault is not what was written.
    #[error("damaged: {0:?}")]
    Damaged(Damage),
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// Too little memory, even for the lightest key derivation allowed.
    #[error("out of memory")]
    OutOfMemory,
    /// The case was changed since it was read.
    #[error("the case was changed in the meantime")]
    Conflict,
    /// No such row.
    #[error("not found")]
    NotFound,
    /// A rule of the database refused the change, such as a second document with the same id.
    #[error("refused by the database")]
    Refused,
    /// A value could not be written as JSON.
    #[error("a value can not be stored")]
    Unstorable,
    /// The path of the folder is not absolute or not text.
    #[error("the path can not be used")]
    Path,
    /// The operating system gave no random bytes.
    #[error("no random bytes")]
    NoRandomness,
    /// Another fault of the file system.
    #[error("file error: {0:?}")]
    Io(io::ErrorKind),
    /// Another fault of the database, with SQLite's extended code.
    #[error("database error {0}")]
    Database(i32),
}

/// What is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Damage {
    /// Key file or database is missing while the other is there.
    Incomplete,
    /// Both copies in the key file.
    KeyFile,
    /// The database file as a whole.
    Database,
    /// The chain of the journal, or a text in it.
    Journal,
    /// A person, setting, draft, document or list row.
    Row,
    /// A backup.
    Backup,
}

/// Why the vault did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase or recovery key does not fit. Nothing was touched.
    #[error("wrong passphrase or recovery key")]
    Wrong,
    /// Too many wrong tries; try again after this many seconds.
    #[error("wait {seconds} s")]
    Wait {
        /// Seconds to go, at least 1.
        seconds: u32,
    },
    /// Something else.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full,
            io::ErrorKind::OutOfMemory => Self::OutOfMemory,
            kind => Self::Io(kind),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, _) | rusqlite::Error::SqlInputError { error: failure, .. } => {
                Self::from_code(failure.code, failure.extended_code)
            }
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            // A column of another type than the one that was written.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => Self::Damaged(Damage::Row),
            _ => Self::Database(rusqlite::ffi::SQLITE_MISUSE),
        }
    }
}

impl VaultError {
    fn from_code(code: ErrorCode, extended: i32) -> Self {
        match code {
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::Damaged(Damage::Database),
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => Self::InUse,
            ErrorCode::OutOfMemory => Self::OutOfMemory,
            ErrorCode::ConstraintViolation => Self::Refused,
            _ => Self::Database(extended),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_in_which_a_disk_refuses_are_told_apart() {
        for (kind, error) in [
            (io::ErrorKind::NotFound, VaultError::Missing),
            (io::ErrorKind::PermissionDenied, VaultError::ReadOnly),
            (io::ErrorKind::ReadOnlyFilesystem, VaultError::ReadOnly),
            (io::ErrorKind::StorageFull, VaultError::Full),
            (io::ErrorKind::FileTooLarge, VaultError::Full),
            (io::ErrorKind::TimedOut, VaultError::Io(io::ErrorKind::TimedOut)),
        ] {
            assert_eq!(VaultError::from(io::Error::from(kind)), error);
        }
    }

    #[test]
    fn an_error_of_the_database_carries_no_text_of_it() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE t (a TEXT NOT NULL CHECK (a <> 'GEHEIM'))").unwrap();
        let error = conn.execute("INSERT INTO t VALUES ('GEHEIM')", []).unwrap_err();
        assert_eq!(VaultError::from(error), VaultError::Refused);
        let error = conn.prepare("SELECT GEHEIM FROM nergens").map(drop).unwrap_err();
        let shown = format!("{:?} {}", VaultError::from(error), VaultError::Refused);
        assert!(!shown.contains("GEHEIM"), "{shown}");
    }
}
