//! Measures (in points), type sizes and colours. Text keeps a contrast of at least 7 to 1 on white and on a frame's ground,
//! and of 6 to 1 where the mark across a page runs under it.

use crate::fonts::Face;

/// A colour: red, green, blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// Running text.
pub(crate) const INK: Colour = Colour(0x1c, 0x1e, 0x21);
/// What stands back: labels, letterhead, footer.
pub(crate) const QUIET: Colour = Colour(0x4a, 0x50, 0x58);
/// Title, headings and the line of the letterhead.
pub(crate) const ACCENT: Colour = Colour(0x17, 0x3f, 0x5f);
/// Thin lines.
pub(crate) const LINE: Colour = Colour(0xc4, 0xca, 0xd1);
/// Lines to write on, and boxes.
pub(crate) const FIRM: Colour = Colour(0x6b, 0x73, 0x7c);
/// The ground of a frame.
pub(crate) const TINT: Colour = Colour(0xf2, 0xf5, 0xf8);
/// The mark across a page.
pub(crate) const MARK: Colour = Colour(0xe7, 0xe9, 0xec);

/// The page: A4.
pub(crate) const PAGE_WIDTH: f64 = 595.276;
/// The page: A4.
pub(crate) const PAGE_HEIGHT: f64 = 841.890;
/// Left and right margin: 25 mm, room for a perforator.
pub(crate) const SIDE: f64 = 70.866;
/// Where content begins.
pub(crate) const TOP: f64 = 56.0;
/// Where content ends; the footer stands below it.
pub(crate) const BOTTOM: f64 = PAGE_HEIGHT - 76.0;
/// The baseline of the note at the head of a page, where there is one.
pub(crate) const HEADER: f64 = 34.0;
/// The baseline of the footer.
pub(crate) const FOOTER: f64 = PAGE_HEIGHT - 40.0;
/// The width of a line of text.
pub(crate) const WIDTH: f64 = PAGE_WIDTH - 2.0 * SIDE;

/// Between two things beside each other.
pub(crate) const BETWEEN: f64 = 12.0;
/// The width of each of them.
pub(crate) const HALF: f64 = (WIDTH - BETWEEN) / 2.0;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    /// The weight.
    pub(crate) face: Face,
    /// The type size.
    pub(crate) size: f64,
    /// From one baseline to the next.
    pub(crate) leading: f64,
    /// The colour.
    pub(crate) colour: Colour,
    /// Whether a long word may be divided to fill a line; where not, it is only when no line could hold it.
    pub(crate) divides: bool,
}

impl Style {
    const fn new(face: Face, size: f64, leading: f64, colour: Colour) -> Self {
        Self { face, size, leading, colour, divides: true }
    }

    /// How far below the top of its line the baseline lies: the letters stand in the middle of the leading.
    pub(crate) fn baseline(&self) -> f64 {
        // Ascender and descender of ordinary letters in Noto Sans: 0.76 and 0.24 of the type size.
        (self.leading - self.size) / 2.0 + 0.76 * self.size
    }

    /// The same in bold.
    pub(crate) const fn bold(self) -> Self {
        Self { face: Face::Bold, ..self }
    }

    /// The same with its words kept whole, as in a heading.
    pub(crate) const fn whole(self) -> Self {
        Self { divides: false, ..self }
    }

    /// The same in another colour.
    pub(crate) const fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }
}

/// Running text.
pub(crate) const BODY: Style = Style::new(Face::Regular, 12.0, 17.0, INK);
/// The name of the school.
pub(crate) const SCHOOL: Style = Style::new(Face::Bold, 13.0, 18.0, ACCENT).whole();
/// The address.
pub(crate) const ADDRESS: Style = Style::new(Face::Regular, 9.5, 13.5, QUIET);
/// The title.
pub(crate) const TITLE: Style = Style::new(Face::Bold, 20.0, 26.0, ACCENT).whole();
/// A heading of level 2.
pub(crate) const HEADING: Style = Style::new(Face::Bold, 15.0, 20.0, ACCENT).whole();
/// A heading of level 3.
pub(crate) const SUBHEADING: Style = Style::new(Face::Bold, 12.0, 17.0, INK).whole();
/// Tables and facts.
pub(crate) const TABLE: Style = Style::new(Face::Regular, 11.0, 15.75, INK);
/// Small print: a note.
pub(crate) const SMALL: Style = Style::new(Face::Regular, 9.0, 12.0, QUIET);
/// The footer.
pub(crate) const FOOT: Style = Style::new(Face::Regular, 9.0, 12.0, QUIET);
/// The mark across a page; its size follows from the width of the word.
pub(crate) const MARKED: Style = Style::new(Face::Bold, 100.0, 100.0, MARK);
