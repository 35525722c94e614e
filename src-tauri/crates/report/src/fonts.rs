//! The two faces that every paper is set in, parsed once.

use std::collections::HashMap;
use std::sync::OnceLock;

use printpdf::ParsedFont;
use rustybuzz::ttf_parser::GlyphId;

const REGULAR: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/NotoSans-Bold.ttf");

/// A weight of Noto Sans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    /// For running text.
    Regular,
    /// For headings and labels.
    Bold,
}

impl Face {
    /// Both faces.
    pub(crate) const ALL: [Self; 2] = [Self::Regular, Self::Bold];
}

/// A face as each of the two libraries sees it, and which character each glyph stands for.
pub(crate) struct Font {
    /// For shaping.
    pub(crate) shaper: rustybuzz::Face<'static>,
    /// For embedding.
    pub(crate) embedded: ParsedFont,
    characters: HashMap<u16, char>,
}

impl Font {
    /// The character a glyph is drawn for, if it has one of its own.
    pub(crate) fn character(&self, glyph: u16) -> Option<char> {
        self.characters.get(&glyph).copied()
    }

    /// The width of a glyph before kerning, in thousandths of the type size.
    pub(crate) fn width(&self, glyph: u16) -> i32 {
        i32::from(self.shaper.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0))
    }
}

/// A face.
pub(crate) fn font(face: Face) -> &'static Font {
    static FONTS: OnceLock<[Font; 2]> = OnceLock::new();
    let [regular, bold] = FONTS.get_or_init(|| [parse(REGULAR), parse(BOLD)]);
    match face {
        Face::Regular => regular,
        Face::Bold => bold,
    }
}

/// Whether both faces can draw `character`.
pub(crate) fn has_glyph(character: char) -> bool {
    Face::ALL.into_iter().all(|face| font(face).shaper.glyph_index(character).is_some())
}

fn parse(data: &'static [u8]) -> Font {
    let shaper = rustybuzz::Face::from_slice(data, 0).expect("a font shipped with the program is well formed");
    let embedded =
        ParsedFont::from_bytes(data, 0, &mut Vec::new()).expect("a font shipped with the program is well formed");
    let mut characters = HashMap::new();
    let subtables = shaper.tables().cmap.iter().flat_map(|cmap| cmap.subtables);
    for subtable in subtables.filter(rustybuzz::ttf_parser::cmap::Subtable::is_unicode) {
        subtable.codepoints(|code| {
            if let (Some(character), Some(glyph)) = (char::from_u32(code), subtable.glyph_index(code)) {
                // Where one glyph serves several characters, the lowest code point is the everyday one.
                let known = characters.entry(glyph.0).or_insert(character);
                *known = character.min(*known);
            }
        });
    }
    Font { shaper, embedded, characters }
}
