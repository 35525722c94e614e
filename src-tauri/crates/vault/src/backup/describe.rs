//! What a backup says of itself, so that it can be listed and its bytes checked without a key.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::stop::Stop;
use super::{DESCRIPTION, damaged};
use crate::error::VaultError;
use crate::files;
use crate::folder::{DATABASE, KEYS};
use crate::journal::ChainHead;
use crate::mac::{Mac, hex, unhex};
use crate::secret::Keys;
use crate::state::State;

const VERSION: u32 = 1;

/// The content of `backup.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Description {
    version: u32,
    vault: String,
    entries: u64,
    head: String,
    writes: i64,
    pub(super) database_size: u64,
    database_sha256: String,
    keys_sha256: String,
    /// A keyed hash over the fields above.
    seal: String,
}

impl Description {
    /// Describes the two files in a folder.
    pub(super) fn of(folder: &Path, state: &State, keys: &Keys, stop: &Stop) -> Result<Self, VaultError> {
        let head = ChainHead::new(state.position, state.link);
        let mut description = Self {
            version: VERSION,
            vault: hex(&state.vault_id),
            entries: head.entries,
            head: head.hex(),
            writes: state.writes,
            database_size: fs::metadata(folder.join(DATABASE))?.len(),
            database_sha256: hex(&files::sha256_while(&folder.join(DATABASE), || stop.check())?),
            keys_sha256: hex(&files::sha256(&folder.join(KEYS))?),
            seal: String::new(),
        };
        description.seal = hex(&description.mac(keys).tag());
        Ok(description)
    }

    /// Reads the description in a folder; `None` when there is none that can be read.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, VaultError> {
        match fs::read(folder.join(DESCRIPTION)) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok().filter(|found: &Self| found.version == VERSION)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), VaultError> {
        let content = serde_json::to_vec_pretty(self).map_err(|_| VaultError::Unstorable)?;
        Ok(files::write_durably(&folder.join(DESCRIPTION), &content)?)
    }

    pub(super) fn chain_head(&self) -> Option<ChainHead> {
        ChainHead::from_hex(self.entries, &self.head)
    }

    /// Whether nothing has changed since.
    pub(super) fn is_of(&self, state: &State, keys_file: &Path) -> Result<bool, VaultError> {
        Ok(self.writes == state.writes
            && self.chain_head() == Some(ChainHead::new(state.position, state.link))
            && self.keys_sha256 == hex(&files::sha256(keys_file)?))
    }

    /// Checks that both files in the folder still have the bytes that were verified.
    pub(super) fn check_files(&self, folder: &Path) -> Result<(), VaultError> {
        let same = hex(&files::sha256(&folder.join(DATABASE))?) == self.database_sha256
            && hex(&files::sha256(&folder.join(KEYS))?) == self.keys_sha256;
        if same { Ok(()) } else { Err(damaged()) }
    }

    /// Whether it was written under these keys.
    pub(super) fn is_sealed_by(&self, keys: &Keys) -> bool {
        unhex(&self.seal).is_some_and(|seal| self.mac(keys).is(&seal))
    }

    fn mac(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.backup, "backup")
            .number(self.version.into())
            .field(self.vault.as_bytes())
            .field(&self.entries.to_le_bytes())
            .field(self.head.as_bytes())
            .number(self.writes)
            .field(&self.database_size.to_le_bytes())
            .field(self.database_sha256.as_bytes())
            .field(self.keys_sha256.as_bytes())
    }
}
