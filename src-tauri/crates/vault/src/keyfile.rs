//! The key file: the vault key, sealed once under the passphrase (slot P) and once under the recovery key (slot R).
//!
//! One block of 4,096 bytes, written twice in one file, so that a bad sector leaves the other copy. No hash of a
//! passphrase is stored: a wrong one is seen only because its slot does not open.

mod block;
mod cost;
mod slot;

use std::fs;
use std::path::Path;

use block::Fields;
use slot::Slot;

pub use cost::KdfCost;

use crate::error::{Damage, VaultError};
use crate::files;
use crate::mac::{Mac, Tag};
use crate::random;
use crate::secret::{Key, Keys, Passphrase, RecoveryKey};

/// The identity of a vault: random, not secret.
pub(crate) type VaultId = [u8; 16];

/// A key file in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyFile {
    id: VaultId,
    passphrase: Slot,
    recovery: Slot,
    /// Seals both slots under the vault key, so that slots of different moments can not be mixed.
    mac: Tag,
}

/// What was found on disk.
#[derive(Debug)]
pub(crate) struct Found {
    /// The key file.
    pub(crate) key_file: KeyFile,
    /// Whether one of the two copies is damaged and the file has to be written again.
    pub(crate) worn: bool,
}

impl KeyFile {
    /// A new vault key, its slots and the recovery key to print. Takes a lighter cost when memory runs out.
    pub(crate) fn create(passphrase: &Passphrase, cost: KdfCost) -> Result<(Self, Keys, RecoveryKey), VaultError> {
        let id = random::bytes()?;
        let vault_key = Key::generate()?;
        let recovery_key = RecoveryKey::generate()?;
        let keys = Keys::new(vault_key, id);
        let mut file = Self {
            id,
            passphrase: Slot::seal_with_passphrase(&id, passphrase, cost, &keys.vault)?,
            recovery: Slot::seal_with_recovery_key(&id, &recovery_key, &keys.vault)?,
            mac: Tag::default(),
        };
        file.mac = file.seal(&keys).tag();
        Ok((file, keys, recovery_key))
    }

    /// Reads the file; one damaged copy is survived.
    pub(crate) fn read(path: &Path) -> Result<Found, VaultError> {
        let bytes = fs::read(path)?;
        let (first, second) = bytes.split_at_checked(block::LENGTH).unwrap_or((&bytes, &[]));
        match (Self::parse(first), Self::parse(second)) {
            (Ok(key_file), second) => Ok(Found { worn: second != Ok(key_file.clone()), key_file }),
            (Err(_), Ok(key_file)) => Ok(Found { key_file, worn: true }),
            (Err(VaultError::Newer), Err(_)) | (Err(_), Err(VaultError::Newer)) => Err(VaultError::Newer),
            (Err(_), Err(_)) => Err(VaultError::Damaged(Damage::KeyFile)),
        }
    }

    /// Writes both copies, as a whole or not at all.
    pub(crate) fn write(&self, path: &Path) -> Result<(), VaultError> {
        Ok(files::write_atomically(path, &self.to_bytes())?)
    }

    /// The file as it is on disk.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let fields = Fields { id: self.id, passphrase: &self.passphrase, recovery: &self.recovery, mac: self.mac };
        block::write(&fields).repeat(2)
    }

    /// The identity of the vault.
    pub(crate) fn id(&self) -> VaultId {
        self.id
    }

    /// The keys behind a passphrase; `None` when it is not the one.
    pub(crate) fn open_with_passphrase(&self, passphrase: &Passphrase) -> Result<Option<Keys>, VaultError> {
        self.open(self.passphrase.open_with_passphrase(&self.id, passphrase)?)
    }

    /// The keys behind a recovery key; `None` when it is not the one.
    pub(crate) fn open_with_recovery_key(&self, key: &RecoveryKey) -> Result<Option<Keys>, VaultError> {
        self.open(self.recovery.open_with_recovery_key(&self.id, key)?)
    }

    /// Whether the file as a whole is what was written under these keys.
    pub(crate) fn is_sealed_by(&self, keys: &Keys) -> bool {
        self.seal(keys).is(&self.mac)
    }

    /// The file with another passphrase; the other slot stays.
    pub(crate) fn with_passphrase(
        &self,
        keys: &Keys,
        passphrase: &Passphrase,
        cost: KdfCost,
    ) -> Result<Self, VaultError> {
        let mut file = self.clone();
        file.passphrase = Slot::seal_with_passphrase(&self.id, passphrase, cost, &keys.vault)?;
        file.mac = file.seal(keys).tag();
        Ok(file)
    }

    /// The file with a new recovery key; the other slot stays.
    pub(crate) fn with_new_recovery_key(&self, keys: &Keys) -> Result<(Self, RecoveryKey), VaultError> {
        let key = RecoveryKey::generate()?;
        let mut file = self.clone();
        file.recovery = Slot::seal_with_recovery_key(&self.id, &key, &keys.vault)?;
        file.mac = file.seal(keys).tag();
        Ok((file, key))
    }

    fn open(&self, vault_key: Option<Key>) -> Result<Option<Keys>, VaultError> {
        let Some(vault_key) = vault_key else { return Ok(None) };
        let keys = Keys::new(vault_key, self.id);
        if self.is_sealed_by(&keys) { Ok(Some(keys)) } else { Err(VaultError::Damaged(Damage::KeyFile)) }
    }

    fn seal(&self, keys: &Keys) -> Mac {
        let mut mac = Mac::new(&keys.key_file, "key file").field(&self.id);
        self.passphrase.write(&mut |bytes| mac.add(bytes));
        self.recovery.write(&mut |bytes| mac.add(bytes));
        mac
    }

    fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let (id, passphrase, recovery, mac) = block::read(bytes)?;
        Ok(Self { id, passphrase, recovery, mac })
    }
}

#[cfg(test)]
mod tests;
