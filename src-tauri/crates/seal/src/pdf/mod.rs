//! As much of PDF as sealing needs: plain objects and classic cross-reference tables, read strictly.
//!
//! Whatever a well-made report does not contain is refused instead of guessed at: encryption, object and
//! cross-reference streams, repaired files, keys said twice.

mod file;
mod object;
mod reader;

pub(crate) use file::Pdf;
pub(crate) use object::{Dict, Item, Value, decode_hex, encode_hex, text_string};
#[cfg(test)]
pub(crate) use reader::Reader;

/// What is wrong with the PDF, for whoever looks for the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Malformed(pub(crate) &'static str);
