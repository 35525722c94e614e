//! What can not be printed is found before anything is made.

use domain::document::Document;
use unicode_normalization::UnicodeNormalization;

use crate::{ReportError, fonts, lines};

/// The characters of `text` that a paper can not show, each once, in order of appearance.
///
/// Besides what the fonts lack these are all control characters but newline and tab, and every invisible format
/// character (bidi controls, zero-width characters, soft hyphens): they could hide a name or turn words round.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for character in text.nfc().filter(|&character| !printable(character)) {
        if !missing.contains(&character) {
            missing.push(character);
        }
    }
    missing
}

/// Refuses a document with a character that can not be printed, in any of its texts.
pub(crate) fn document(document: &Document) -> Result<(), ReportError> {
    let mut missing = Vec::new();
    for text in document.texts() {
        for character in missing_glyphs(text) {
            if !missing.contains(&character) {
                missing.push(character);
            }
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(ReportError::MissingGlyphs(missing)) }
}

pub(crate) fn printable(character: char) -> bool {
    match character {
        '\n' | '\t' => true,
        _ if character.is_control() || invisible(character) => false,
        _ => fonts::has_glyph(lines::plain_space(character)),
    }
}

/// Format characters (Unicode category Cf), line and paragraph separators, fillers and variation selectors.
pub(crate) fn invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{8E2}' | '\u{115F}' | '\u{1160}'
        | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}
