//! Certificates; signs PDF bytes and verifies them. Knows no domain, no clock, no source of randomness.
#![doc = "TODO"]

mod certificate;
mod cms;
mod fingerprint;
mod key;
mod layout;
mod parts;
mod pdf;
mod sign;
mod verify;

#[cfg(test)]
mod tests;

pub use certificate::Holder;
pub use fingerprint::Fingerprint;
pub use key::{KeyError, SealingKey};
pub use pdf::Malformed;
pub use sign::{SealError, sign};
pub use verify::{Flaw, Seal, Verdict, verify};
