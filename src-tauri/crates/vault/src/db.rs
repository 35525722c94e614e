//! The one place where a database is opened. Every connection gets the same settings and the same checks.

use std::path::Path;
use std::sync::Once;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::{Damage, VaultError};
use crate::folder;
use crate::mac::hex;
use crate::secret::Key;

/// Numbered, in order; a shipped one never changes.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/0001_start.sql")];

/// Marks a database as ours ("SWJZ").
const APPLICATION: i32 = 0x5357_4A5A;

/// The length of a page: `SQLCipher` has had this one since version 4.
const PAGE: u64 = 4096;

/// The first connection of the process comes alone. `SQLite` tells a second thread that it is ready while the cipher is
/// still starting, and then that thread's key is refused with a bare "error" (seen in one of ten runs of tests).
static START: Once = Once::new();

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Make a new file.
    Create,
    /// Read and write the live file.
    Live,
    /// Only read: a copy being checked.
    Read,
}

/// Opens a database, with its checks. A schema of a newer program is refused before anything is written.
pub(crate) fn open(path: &Path, key: &Key, access: Access) -> Result<Connection, VaultError> {
    if access != Access::Create {
        folder::check_is_encrypted(path)?;
    }
    let flags = match access {
        Access::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Access::Live => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    START.call_once(|| drop(Connection::open_in_memory()));
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&conn, key)?;
    configure(&conn)?;
    if access != Access::Create {
        check_schema(&conn)?;
    }
    Ok(conn)
}

/// Brings the schema up to date, one transaction a step.
pub(crate) fn migrate(conn: &mut Connection) -> Result<(), VaultError> {
    let done = version(conn)?;
    for (index, sql) in MIGRATIONS.iter().enumerate().skip(done) {
        let step = conn.transaction()?;
        step.execute_batch(sql)?;
        step.pragma_update(None, "application_id", APPLICATION)?;
        step.pragma_update(None, "user_version", i64::try_from(index).unwrap_or_default() + 1)?;
        step.commit()?;
    }
    Ok(())
}

/// Whether this program has migrations that the database has not had.
pub(crate) fn is_behind(conn: &Connection) -> Result<bool, VaultError> {
    Ok(version(conn)? < MIGRATIONS.len())
}

/// Checks the keyed hash of every page, and that the file is as long as it says.
pub(crate) fn check_pages(conn: &Connection, path: &Path) -> Result<(), VaultError> {
    let damaged = VaultError::Damaged(Damage::Database);
    if conn.prepare("PRAGMA cipher_integrity_check")?.exists([])? {
        return Err(damaged);
    }
    let pages: u32 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    if std::fs::metadata(path)?.len() == u64::from(pages) * PAGE { Ok(()) } else { Err(damaged) }
}

/// Checks that tables, indexes and references agree. Slower; for copies.
pub(crate) fn check_structure(conn: &Connection) -> Result<(), VaultError> {
    let answer: String = conn.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    let orphans = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if answer == "ok" && !orphans { Ok(()) } else { Err(VaultError::Damaged(Damage::Database)) }
}

fn unlock(conn: &Connection, key: &Key) -> Result<(), VaultError> {
    // Both before the key: nothing on stderr, and memory is wiped from the first page on.
    conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")?;
    let digits = Zeroizing::new(hex(key.bytes()));
    conn.execute_batch(&Zeroizing::new(["PRAGMA key = \"x'", &digits, "'\";"].concat()))?;
    // A library without encryption ignores the key and answers nothing here.
    let cipher: Option<String> =
        conn.prepare("PRAGMA cipher_version")?.query_map([], |row| row.get(0))?.next().transpose()?;
    if cipher.is_some_and(|version| !version.is_empty()) {
        Ok(())
    } else {
        Err(VaultError::Database(rusqlite::ffi::SQLITE_AUTH))
    }
}

/// Durability, privacy and strictness; the file gives the reasons.
fn configure(conn: &Connection) -> Result<(), VaultError> {
    conn.execute_batch(include_str!("db/settings.sql"))?;
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        conn.set_db_config(config, on)?;
    }
    conn.set_prepared_statement_cache_capacity(64);
    // The first real read: with a wrong key or a damaged first page it fails as "not a database".
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

fn check_schema(conn: &Connection) -> Result<(), VaultError> {
    if version(conn)? > MIGRATIONS.len() {
        return Err(VaultError::Newer);
    }
    let application: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application == APPLICATION { Ok(()) } else { Err(VaultError::Damaged(Damage::Database)) }
}

fn version(conn: &Connection) -> Result<usize, VaultError> {
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    usize::try_from(version).map_err(|_| VaultError::Damaged(Damage::Database))
}

#[cfg(test)]
mod tests;
