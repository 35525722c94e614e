//! What the journal holds of a case.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::event::Event;
use crate::ids::{EventId, StaffId, TextId};
use crate::text::{About, Text, TextPart};

/// A decided event on its way to the journal: a skeleton without text, and its texts apart.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvent {
    /// Its identity.
    pub id: EventId,
    /// The skeleton: stored as JSON, never erased.
    pub event: Event,
    /// The texts the skeleton refers to, each erasable by itself.
    pub parts: Vec<TextPart>,
}

/// An event read back from the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its identity.
    pub id: EventId,
    /// Its place in the journal of its case: 1, 2, 3, …
    pub seq: u32,
    /// When it was entered, by this computer's clock, which is no proof.
    pub entered_at: DateTime<Utc>,
    /// Who entered it.
    pub actor: StaffId,
    /// The skeleton.
    pub event: Event,
    /// Its texts. A text that is not here counts as erased.
    pub texts: BTreeMap<TextId, (About, Text)>,
}

impl Entry {
    /// The text with this id.
    pub fn text(&self, id: TextId) -> Text {
        self.texts.get(&id).map_or(Text::Erased, |(_, text)| text.clone())
    }
}

impl NewEvent {
    /// The entry this becomes once it is stored.
    pub fn entry(&self, seq: u32, entered_at: DateTime<Utc>, actor: StaffId) -> Entry {
        let texts = self.parts.iter().map(|part| (part.id, (part.about, Text::Written(part.text.clone())))).collect();
        Entry { id: self.id, seq, entered_at, actor, event: self.event.clone(), texts }
    }
}
