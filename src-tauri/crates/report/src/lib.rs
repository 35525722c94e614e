//! A composed document becomes laid-out A4 pages, then the bytes of a tagged PDF that is both PDF/A-2a and PDF/UA-1.
//!
//! The way of a paper: `compose` turns the document into slabs (pieces that never split), `paginate` puts slabs on pages,
//! `paint` turns pages into drawing operators and collects the structure tree, `file` writes all of it with its metadata.
//! No clock and no randomness: the same document gives the same bytes.

mod check;
mod compose;
mod contents;
mod emoji;
mod file;
mod fonts;
mod lines;
mod paginate;
mod paint;
mod shape;
mod sheet;
mod style;
mod tags;
mod texts;

use domain::document::Document;

pub use check::missing_glyphs;
pub use emoji::{Lack, Lacking, lacks};
pub use file::SEAL_FIELD;

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why no paper was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// Characters that the embedded fonts lack, and invisible ones that could mislead, in order of appearance.
    #[error("{} characters can not be printed", .0.len())]
    MissingGlyphs(Vec<char>),
    /// The file could not be written; says where.
    #[error("the file could not be written: {0}")]
    Writer(&'static str),
}

/// Lays out and writes `document`; makes nothing when a character of it can not be printed.
pub fn write(document: &Document) -> Result<Pdf, ReportError> {
    check::document(document)?;
    let document = contents::filled(document);
    let (slabs, tree) = compose::compose(&document);
    let pages = paginate::paginate(slabs);
    let painted = paint::paint(&pages, tree, &document);
    file::write(&document, painted)
}

/// How many pages `document` takes: laid out, and nothing written.
pub fn count_pages(document: &Document) -> Result<usize, ReportError> {
    check::document(document)?;
    let (slabs, _) = compose::compose(document);
    Ok(paginate::paginate(slabs).len())
}

#[cfg(test)]
mod tests;
