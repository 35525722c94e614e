//! The bytes of one copy of the key file. Fixed places, little-endian numbers:
//!
//! ```text
//! 0     8   "STAPWKEY"
//! 8     4   version, 1
//! 12   16   identity of the vault
//! 28  104   slot P: kind, memory, passes, lanes (4 each), salt 16, nonce 24, sealed key 48
//! 132 104   slot R
//! 236  32   seal over the slots under the vault key
//! 268       zeros
//! 4064 32   SHA-256 of all before it, to see damage without a key
//! ```

use sha2::{Digest as _, Sha256};

use super::VaultId;
use super::slot::{Lock, Slot};
use crate::error::{Damage, VaultError};
use crate::mac::Tag;

/// The length of a copy: a whole sector, so that a bad one takes only one copy along.
pub(super) const LENGTH: usize = 4096;
const CONTENT: usize = LENGTH - 32;
const VERSION: u32 = 1;
const MAGIC: &[u8; 8] = b"STAPWKEY";
/// Magic and version, as every copy starts.
pub(super) const HEAD: &[u8; 12] = b"STAPWKEY\x01\0\0\0";

/// What a copy holds.
pub(super) struct Fields<'a> {
    pub(super) id: VaultId,
    pub(super) passphrase: &'a Slot,
    pub(super) recovery: &'a Slot,
    pub(super) mac: Tag,
}

/// The bytes of a copy.
pub(super) fn write(fields: &Fields<'_>) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    bytes.extend(fields.id);
    fields.passphrase.write(&mut |field| bytes.extend(field));
    fields.recovery.write(&mut |field| bytes.extend(field));
    bytes.extend(fields.mac);
    bytes.resize(CONTENT, 0);
    let sum = Sha256::digest(&bytes);
    bytes.extend(sum);
    bytes
}

/// Reads a copy. Everything is checked before any of it is used.
pub(super) fn read(bytes: &[u8]) -> Result<(VaultId, Slot, Slot, Tag), VaultError> {
    let damaged = VaultError::Damaged(Damage::KeyFile);
    let mut head = Cursor(bytes);
    if head.take::<8>()? != *MAGIC {
        return Err(damaged);
    }
    // A newer program may have another layout and another sum, so the version is looked at first.
    let version = head.number()?;
    if version > VERSION {
        return Err(VaultError::Newer);
    }
    let (content, sum) = bytes.split_at_checked(CONTENT).ok_or(damaged)?;
    if version != VERSION || Sha256::digest(content).as_slice() != sum {
        return Err(damaged);
    }
    Ok((head.take()?, head.slot()?, head.slot()?, head.take()?))
}

struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(VaultError::Damaged(Damage::KeyFile))?;
        self.0 = rest;
        Ok(*taken)
    }

    fn number(&mut self) -> Result<u32, VaultError> {
        self.take().map(u32::from_le_bytes)
    }

    fn slot(&mut self) -> Result<Slot, VaultError> {
        let lock = Lock::from_numbers([self.number()?, self.number()?, self.number()?, self.number()?])?;
        Ok(Slot { lock, salt: self.take()?, nonce: self.take()?, sealed: self.take()? })
    }
}
