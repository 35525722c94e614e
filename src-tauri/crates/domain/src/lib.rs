//! What a case is and what may happen next. Pure: no clock, no files, no SQL, no randomness.

pub mod access;
pub mod action;
pub mod agenda;
pub mod calendar;
pub mod case;
pub mod compose;
pub mod dates;
pub mod document;
pub mod event;
pub mod ids;
pub mod journal;
pub mod measure;
pub mod model;
pub mod names;
mod nl;
pub mod people;
pub mod picture;
pub mod protocol;
pub mod references;
pub mod relations;
pub mod summaries;
pub mod terms;
pub mod text;
