//! A passage in pieces, each with what a person may have to say about it.

use std::ops::Range;

use domain::compose::{Passage, PassageKind};
use domain::references::Handles;
use report::{Lacking, lacks};

use crate::nl;

/// A stretch of a passage. All of them one after another are its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words as they stand in the text.
    pub words: String,
    /// The first byte in the text.
    pub start: usize,
    /// What it is.
    pub kind: PieceKind,
}

/// What a stretch of a passage is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Text and no more.
    Plain,
    /// A reference, and how it reads in this copy.
    Reference(String),
    /// A name of somebody else.
    Name {
        /// The reference it can become; empty where it can not be changed.
        reference: String,
        /// Why it may stay, if a person said so.
        stays: Option<String>,
    },
    /// An emoji, and the words that can stand for it.
    Emoji(String),
    /// A character that nobody sees.
    Hidden,
    /// Another character that can not stand on paper.
    Character,
}

impl PieceKind {
    /// Whether something must be done about it before the paper can be frozen.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Plain | Self::Reference(_) => false,
            Self::Name { stays, .. } => stays.is_none(),
            Self::Emoji(_) | Self::Hidden | Self::Character => true,
        }
    }
}

/// A passage in its pieces.
pub(crate) fn pieces(passage: &Passage, handles: &Handles) -> Vec<Piece> {
    let mut special: Vec<(Range<usize>, PieceKind)> = Vec::new();
    for (reference, words) in passage.references.iter().zip(&passage.reads) {
        special.push((reference.start..reference.end, PieceKind::Reference(words.clone())));
    }
    let is_fixed = passage.kind == PassageKind::Fixed;
    if !is_fixed {
        for lack in lacks(&passage.text) {
            let kind = match lack.what {
                Lacking::Emoji(name) => PieceKind::Emoji(nl::emoji(&name)),
                Lacking::Hidden => PieceKind::Hidden,
                Lacking::Character => PieceKind::Character,
            };
            special.push((lack.place, kind));
        }
    }
    for finding in &passage.findings {
        let reference = handles.shown(finding.person).filter(|_| !is_fixed).unwrap_or_default();
        let stays = passage.stay(finding).map(|stay| stay.reason.0.clone());
        special.push((finding.start..finding.end, PieceKind::Name { reference, stays }));
    }
    // What hides inside a name comes first: once it is gone the name is found again.
    special.sort_by_key(|(place, kind)| (place.start, matches!(kind, PieceKind::Name { .. })));
    let mut taken: Vec<(Range<usize>, PieceKind)> = Vec::new();
    for (place, kind) in special {
        let laps = |other: &Range<usize>| other.start < place.end && place.start < other.end;
        if matches!(kind, PieceKind::Hidden | PieceKind::Emoji(_) | PieceKind::Character) {
            taken.retain(|(other, kind)| !(laps(other) && matches!(kind, PieceKind::Name { .. })));
        }
        if !taken.iter().any(|(other, _)| laps(other)) {
            taken.push((place, kind));
        }
    }
    let mut pieces = Vec::new();
    let mut push = |place: Range<usize>, kind| {
        let start = place.start;
        let words = passage.text.get(place).unwrap_or_default().to_owned();
        if !words.is_empty() {
            pieces.push(Piece { words, start, kind });
        }
    };
    let mut at = 0;
    for (place, kind) in taken {
        push(at..place.start, PieceKind::Plain);
        at = place.end;
        push(place, kind);
    }
    push(at..passage.text.len(), PieceKind::Plain);
    pieces
}
