//! What a case is and what may happen next. Pure: no clock, no files, no SQL, no randomness.

pub mod document;
pub mod event;
pub mod ids;
pub mod journal;
pub mod text;
