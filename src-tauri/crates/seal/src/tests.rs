//! Sealing and checking as a whole. Single parts have their tests beside them.

pub(crate) mod fixture;
mod hostile;
mod key;
mod message;
mod round_trip;
mod structure;
mod tampering;
