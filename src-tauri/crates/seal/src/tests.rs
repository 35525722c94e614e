//! Sealing and checking as a whole. Single parts have their tests beside them.

pub(crate) mod fixture;
mod hostile;
mod import;
mod key;
mod matrix;
mod message;
mod round_trip;
pub(crate) mod school;
mod structure;
mod tampering;
