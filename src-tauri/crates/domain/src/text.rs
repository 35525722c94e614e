//! Free text: what comes in, and what is left of it after an erasure.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::{PupilId, TextId};

/// Whether a reader sees nothing of a text: it is empty, white space, or characters that leave no mark.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || leaves_no_mark(c))
}

/// Characters that show nothing by themselves: soft hyphen, zero-width characters, direction marks, variation selectors,
/// fillers, tags and the empty Braille cell.
fn leaves_no_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Free text as a person typed it. Unchecked until a decision turns it into a [`TextPart`].
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type), specta(transparent))]
#[serde(transparent)]
pub struct Prose(pub String);

impl Prose {
    /// Whether nothing was typed that a reader could see.
    pub fn is_blank(&self) -> bool {
        is_blank(&self.0)
    }
}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prose({} bytes)", self.0.len())
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Whom a text is about: when that person is erased, so is the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// One pupil.
    Pupil(PupilId),
    /// The case as a whole: goes when the last of its pupils goes.
    Case,
}

/// A piece of text of an event, stored in a row of its own.
#[derive(Clone, PartialEq, Eq)]
pub struct TextPart {
    /// How the event refers to it.
    pub id: TextId,
    /// Whom it is about.
    pub about: About,
    /// The text, checked.
    pub text: String,
}

impl fmt::Debug for TextPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextPart({}, {:?}, {} bytes)", self.id, self.about, self.text.len())
    }
}

/// A text read back from the journal.
#[derive(Clone, PartialEq, Eq)]
pub enum Text {
    /// Still there.
    Written(String),
    /// Erased, salt and all.
    Erased,
}

impl Text {
    /// The text, or nothing when it was erased.
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::Written(text) => Some(text),
            Self::Erased => None,
        }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Written(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Erased => f.write_str("Text(erased)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_see_is_blank() {
        for text in
            ["", " \n\t\u{a0}\u{3000}", "\u{200b}", "\u{2060} \u{ad}", "\u{feff}", "\u{fe0f}\u{200d}", "\u{3164}"]
        {
            assert!(is_blank(text), "{text:?}");
        }
        // A mark that is seen, an accent without a letter and a control character are something else.
        for text in [".", "\u{feff}a", "\u{301}", "👍\u{fe0f}", "\u{7}", "\u{ad}–"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
