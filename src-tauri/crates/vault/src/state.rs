//! The single row that says which vault this is and how far its journal has come.

use rusqlite::{Connection, named_params};

use crate::error::{Damage, VaultError};
use crate::keyfile::VaultId;
use crate::mac::{Mac, Tag};
use crate::secret::Keys;

/// That row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) vault_id: VaultId,
    /// Entries in the journal.
    pub(crate) position: i64,
    /// The link of the last entry.
    pub(crate) link: Tag,
    /// Transactions that changed something; tells whether a backup is still of today.
    pub(crate) writes: i64,
    /// Backups from before an erasure may still exist.
    pub(crate) erasure_pending: bool,
}

impl State {
    /// The state of a vault without entries.
    pub(crate) fn new(vault_id: VaultId, keys: &Keys) -> Self {
        let link = Mac::new(&keys.audit, "journal start").field(&vault_id).tag();
        Self { vault_id, position: 0, link, writes: 0, erasure_pending: false }
    }

    /// Reads and checks it.
    pub(crate) fn load(conn: &Connection, keys: &Keys) -> Result<Self, VaultError> {
        let damaged = VaultError::Damaged(Damage::Database);
        let (state, mac) = conn
            .prepare_cached(include_str!("state/load.sql"))?
            .query_row([], |row| {
                let state = Self {
                    vault_id: row.get("vault_id")?,
                    position: row.get("position")?,
                    link: row.get("link")?,
                    writes: row.get("writes")?,
                    erasure_pending: row.get("erasure_pending")?,
                };
                Ok((state, row.get::<_, Tag>("mac")?))
            })
            .map_err(|error| match VaultError::from(error) {
                VaultError::NotFound => damaged,
                other => other,
            })?;
        if state.mac(keys).is(&mac) { Ok(state) } else { Err(damaged) }
    }

    /// Writes it.
    pub(crate) fn save(&self, conn: &Connection, keys: &Keys) -> Result<(), VaultError> {
        conn.prepare_cached(include_str!("state/save.sql"))?.execute(named_params! {
            ":vault_id": self.vault_id,
            ":position": self.position,
            ":link": self.link,
            ":writes": self.writes,
            ":erasure_pending": self.erasure_pending,
            ":mac": self.mac(keys).tag(),
        })?;
        Ok(())
    }

    fn mac(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.rows, "state")
            .field(&self.vault_id)
            .number(self.position)
            .field(&self.link)
            .number(self.writes)
            .number(self.erasure_pending.into())
    }
}
