//! What a page can ask for: parse, make one call, convert.

#![expect(clippy::needless_pass_by_value, reason = "Tauri hands arguments over by value")]

pub mod access;
pub mod agenda;
pub mod archive;
pub mod calendar;
pub mod cases;
pub mod check;
pub mod clipboard;
pub mod documents;
pub mod entry;
pub mod exports;
pub mod handover;
pub mod letterhead;
pub mod papers;
pub mod people;
pub mod recovery;
pub mod relations;
pub mod seals;
pub mod settings;
pub mod work;
