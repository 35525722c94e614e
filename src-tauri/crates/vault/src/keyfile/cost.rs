//! How much work one try of a passphrase costs.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroize as _;

use crate::error::{Damage, VaultError};
use crate::secret::{Key, Passphrase};

const MIB: u32 = 1024;

/// Memory, passes and lanes of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    memory: u32,
    passes: u32,
    lanes: u32,
}

impl KdfCost {
    /// 256 MiB and 3 passes: about a second on a laptop.
    pub const STANDARD: Self = Self { memory: 256 * MIB, passes: 3, lanes: 1 };
    /// 64 MiB and 3 passes: nothing lighter is ever made.
    pub const LIGHTEST: Self = Self { memory: 64 * MIB, passes: 3, lanes: 1 };
    /// Above this a header is refused before any memory is taken for it.
    const HEAVIEST: Self = Self { memory: 1024 * MIB, passes: 10, lanes: 4 };

    /// The next lighter cost for a weak machine: 256, 128, 64 MiB, then none.
    pub fn lighter(self) -> Option<Self> {
        let memory = self.memory / 2;
        (memory >= Self::LIGHTEST.memory).then_some(Self { memory, ..self })
    }

    /// Does the work once with a made-up passphrase, so that the caller can measure how long this machine takes.
    pub fn try_out(self) -> Result<(), VaultError> {
        self.derive(&Passphrase::new("an arbitrary passphrase".to_owned()), &[0; 16]).map(drop)
    }

    /// A cost that takes no time. A vault with it can be guessed; only for tests.
    #[cfg(feature = "test-cost")]
    pub const fn for_tests() -> Self {
        Self { memory: 64, passes: 1, lanes: 1 }
    }

    /// A cost out of a header, refused when no program of ours would have written it.
    pub(super) fn checked(memory: u32, passes: u32, lanes: u32) -> Result<Self, VaultError> {
        let cost = Self { memory, passes, lanes };
        #[cfg(feature = "test-cost")]
        if cost == Self::for_tests() {
            return Ok(cost);
        }
        let fits = (Self::LIGHTEST.memory..=Self::HEAVIEST.memory).contains(&memory)
            && (Self::LIGHTEST.passes..=Self::HEAVIEST.passes).contains(&passes)
            && (Self::LIGHTEST.lanes..=Self::HEAVIEST.lanes).contains(&lanes);
        if fits { Ok(cost) } else { Err(VaultError::Damaged(Damage::KeyFile)) }
    }

    /// The three numbers, as a header holds them.
    pub(super) fn numbers(self) -> [u32; 3] {
        [self.memory, self.passes, self.lanes]
    }

    /// The key behind a passphrase. The memory it took is wiped.
    pub(super) fn derive(self, passphrase: &Passphrase, salt: &[u8; 16]) -> Result<Key, VaultError> {
        let params =
            Params::new(self.memory, self.passes, self.lanes, Some(32)).map_err(|_| VaultError::OutOfMemory)?;
        let mut memory = Vec::new();
        memory.try_reserve_exact(params.block_count()).map_err(|_| VaultError::OutOfMemory)?;
        memory.resize(params.block_count(), Block::new());
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let key = Key::fill(|out| {
            argon2
                .hash_password_into_with_memory(passphrase.bytes(), salt, out, memory.as_mut_slice())
                .map_err(|_| VaultError::OutOfMemory)
        });
        memory.iter_mut().for_each(Block::zeroize);
        key
    }
}
