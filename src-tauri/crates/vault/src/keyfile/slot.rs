//! A slot: the vault key sealed under one secret, with everything else in the slot as associated data.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::VaultId;
use super::cost::KdfCost;
use crate::error::{Damage, VaultError};
use crate::random;
use crate::secret::{Key, Passphrase, RecoveryKey};

/// What a slot is opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// A passphrase, stretched at this cost.
    Passphrase(KdfCost),
    /// A recovery key: 160 random bits need no stretching.
    Recovery,
}

/// One sealed copy of the vault key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) lock: Lock,
    pub(super) salt: [u8; 16],
    pub(super) nonce: [u8; 24],
    /// 32 bytes of key and 16 of tag.
    pub(super) sealed: [u8; 48],
}

impl Slot {
    pub(super) fn seal_with_passphrase(
        id: &VaultId,
        passphrase: &Passphrase,
        cost: KdfCost,
        vault_key: &Key,
    ) -> Result<Self, VaultError> {
        let [memory, passes, lanes] = cost.numbers();
        let mut cost = KdfCost::checked(memory, passes, lanes)?;
        let salt = random::bytes()?;
        let key = loop {
            match (cost.derive(passphrase, &salt), cost.lighter()) {
                (Err(VaultError::OutOfMemory), Some(lighter)) => cost = lighter,
                (result, _) => break result?,
            }
        };
        Self::seal(id, Lock::Passphrase(cost), salt, &key, vault_key)
    }

    pub(super) fn seal_with_recovery_key(
        id: &VaultId,
        recovery: &RecoveryKey,
        vault_key: &Key,
    ) -> Result<Self, VaultError> {
        let salt = random::bytes()?;
        Self::seal(id, Lock::Recovery, salt, &recovery_kek(recovery, &salt), vault_key)
    }

    pub(super) fn open_with_passphrase(&self, id: &VaultId, typed: &Passphrase) -> Result<Option<Key>, VaultError> {
        match self.lock {
            Lock::Passphrase(cost) => Ok(self.open(id, &cost.derive(typed, &self.salt)?)),
            Lock::Recovery => Err(VaultError::Damaged(Damage::KeyFile)),
        }
    }

    pub(super) fn open_with_recovery_key(&self, id: &VaultId, typed: &RecoveryKey) -> Result<Option<Key>, VaultError> {
        match self.lock {
            Lock::Recovery => Ok(self.open(id, &recovery_kek(typed, &self.salt))),
            Lock::Passphrase(_) => Err(VaultError::Damaged(Damage::KeyFile)),
        }
    }

    /// Hands over the slot's bytes in the order in which they are stored.
    pub(super) fn write(&self, to: &mut dyn FnMut(&[u8])) {
        for number in self.lock.numbers() {
            to(&number.to_le_bytes());
        }
        to(&self.salt);
        to(&self.nonce);
        to(&self.sealed);
    }

    fn seal(id: &VaultId, lock: Lock, salt: [u8; 16], key: &Key, vault_key: &Key) -> Result<Self, VaultError> {
        let mut slot = Self { lock, salt, nonce: random::bytes()?, sealed: [0; 48] };
        let aad = slot.associated_data(id);
        let sealed = cipher(key)
            .encrypt(&XNonce::from(slot.nonce), Payload { msg: vault_key.bytes(), aad: &aad })
            .map_err(|_| VaultError::OutOfMemory)?;
        slot.sealed = sealed.try_into().map_err(|_| VaultError::OutOfMemory)?;
        Ok(slot)
    }

    fn open(&self, id: &VaultId, key: &Key) -> Option<Key> {
        let aad = self.associated_data(id);
        let opened = cipher(key).decrypt(&XNonce::from(self.nonce), Payload { msg: &self.sealed, aad: &aad }).ok()?;
        Key::from_slice(&Zeroizing::new(opened))
    }

    fn associated_data(&self, id: &VaultId) -> Vec<u8> {
        let mut data = super::block::HEAD.to_vec();
        data.extend(id);
        for number in self.lock.numbers() {
            data.extend(number.to_le_bytes());
        }
        data.extend(self.salt);
        data.extend(self.nonce);
        data
    }
}

impl Lock {
    /// As it is stored: kind, then memory, passes and lanes.
    fn numbers(self) -> [u32; 4] {
        match self {
            Self::Passphrase(cost) => {
                let [memory, passes, lanes] = cost.numbers();
                [1, memory, passes, lanes]
            }
            Self::Recovery => [2, 0, 0, 0],
        }
    }

    pub(super) fn from_numbers(numbers: [u32; 4]) -> Result<Self, VaultError> {
        match numbers {
            [1, memory, passes, lanes] => KdfCost::checked(memory, passes, lanes).map(Self::Passphrase),
            [2, 0, 0, 0] => Ok(Self::Recovery),
            _ => Err(VaultError::Damaged(Damage::KeyFile)),
        }
    }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new_from_slice(key.bytes()).expect("a key has 32 bytes")
}

fn recovery_kek(recovery: &RecoveryKey, salt: &[u8; 16]) -> Key {
    Key::derive(recovery.bytes(), salt, "stappenwijzer 1 recovery slot")
}
