//! The one place where random bytes come from: the operating system.

use zeroize::Zeroizing;

use crate::error::VaultError;

/// Fresh random bytes that are not secret, such as a salt.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::NoRandomness)?;
    Ok(bytes)
}

/// Fresh random bytes that are secret: on the heap, so that moving them leaves no copies, and wiped when dropped.
pub(crate) fn secret<const N: usize>() -> Result<Box<Zeroizing<[u8; N]>>, VaultError> {
    let mut bytes = Box::new(Zeroizing::new([0; N]));
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| VaultError::NoRandomness)?;
    Ok(bytes)
}
