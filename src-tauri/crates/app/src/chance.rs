//! Randomness, from the operating system.

use std::cell::Cell;

use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::error::AppError;

/// The operating system's random numbers, after a trial that they are there at all.
pub(crate) fn system() -> Result<UnwrapErr<SysRng>, AppError> {
    id().map(|_| UnwrapErr(SysRng))
}

/// A new random id.
pub(crate) fn id() -> Result<Uuid, AppError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| AppError::NoRandomness)?;
    Ok(Builder::from_random_bytes(bytes).into_uuid())
}

/// New ids for one decision, all from one draw, so that a decision can not fail halfway for lack of randomness.
pub(crate) struct Ids {
    seed: [u8; 32],
    given: Cell<u64>,
}

impl Ids {
    pub(crate) fn new() -> Result<Self, AppError> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|_| AppError::NoRandomness)?;
        Ok(Self { seed, given: Cell::new(0) })
    }

    pub(crate) fn next(&self) -> Uuid {
        self.given.set(self.given.get().wrapping_add(1));
        let hash = Sha256::new().chain_update(self.seed).chain_update(self.given.get().to_le_bytes()).finalize();
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(hash).for_each(|(byte, random)| *byte = random);
        Builder::from_random_bytes(bytes).into_uuid()
    }
}
