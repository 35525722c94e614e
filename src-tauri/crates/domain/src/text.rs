//! Free text: what comes in, and what is left of it after an erasure.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::{PupilId, TextId};

/// Free text as a person typed it. Unchecked until a decision turns it into a [`TextPart`].
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type), specta(transparent))]
#[serde(transparent)]
pub struct Prose(pub String);

impl Prose {
    /// Whether nothing but white space was typed.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
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
