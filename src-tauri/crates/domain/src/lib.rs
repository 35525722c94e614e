//! What a case is and what may happen next. Pure: no clock, no files, no SQL, no randomness.

pub mod action;
pub mod calendar;
pub mod case;
pub mod compose;
pub mod dates;
pub mod document;
pub mod event;
pub mod ids;
pub mod journal;
pub mod model;
pub mod names;
pub mod people;
pub mod protocol;
pub mod relations;
pub mod summaries;
pub mod text;
