//! The journal: append-only, one hash chain over all cases.
//!
//! The link of an entry is a keyed hash over the link before it, everything in the entry's row, and the commitments to
//! its texts. A commitment is a keyed hash over a random salt and the text. Erasing takes salt and text away together:
//! the chain still verifies, and nobody, not even with the key, can test a guess at the text.

mod append;
mod erase;
mod read;
mod verify;

use domain::ids::{CaseId, PupilId, TextId};
use domain::text::About;

use crate::error::{Damage, VaultError};
use crate::mac::{Mac, Tag, hex, unhex};
use crate::secret::Keys;
use crate::value::Id;

/// How far the journal has come: the same head means the same journal, entry by entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainHead {
    /// How many entries.
    pub entries: u64,
    link: Tag,
}

impl ChainHead {
    pub(crate) fn new(position: i64, link: Tag) -> Self {
        Self { entries: position.unsigned_abs(), link }
    }

    /// 64 hexadecimal digits, as printed in documents.
    pub fn hex(&self) -> String {
        hex(&self.link)
    }

    pub(crate) fn from_hex(entries: u64, digits: &str) -> Option<Self> {
        Some(Self { entries, link: unhex(digits)? })
    }

    pub(crate) fn link(&self) -> &Tag {
        &self.link
    }
}

/// A journal row as it is stored, before anything in it is believed.
struct Row {
    position: i64,
    case: Id,
    seq: u32,
    event: Id,
    entered_at: String,
    actor: Id,
    skeleton: String,
    link: Tag,
}

/// One text of an entry as it is stored.
struct Part {
    text_id: TextId,
    about: String,
    commitment: Tag,
    content: Content,
}

/// What is stored of a text.
enum Content {
    Written {
        salt: [u8; 32],
        text: String,
    },
    Erased {
        erased_at: String,
        mac: Tag,
    },
    /// Neither text nor erasure: lost.
    Lost,
}

impl Row {
    /// The link this row must have.
    fn link_after(&self, previous: &Tag, parts: &[Part], keys: &Keys) -> Mac {
        let mut mac = Mac::new(&keys.audit, "journal entry")
            .field(previous)
            .number(self.position)
            .field(&self.case)
            .number(self.seq.into())
            .field(&self.event)
            .field(self.entered_at.as_bytes())
            .field(&self.actor)
            .field(self.skeleton.as_bytes())
            .number(i64::try_from(parts.len()).unwrap_or(i64::MAX));
        for part in parts {
            mac.add(part.text_id.0.as_bytes());
            mac.add(part.about.as_bytes());
            mac.add(&part.commitment);
        }
        mac
    }
}

impl Part {
    /// Whether what is stored is what was committed to.
    fn is_sound(&self, keys: &Keys) -> bool {
        match &self.content {
            Content::Written { salt, text } => commitment(keys, self.text_id, salt, text).is(&self.commitment),
            Content::Erased { erased_at, mac } => erasure(keys, self.text_id, erased_at).is(mac),
            Content::Lost => false,
        }
    }
}

fn commitment(keys: &Keys, id: TextId, salt: &[u8; 32], text: &str) -> Mac {
    Mac::new(&keys.audit, "text").field(id.0.as_bytes()).field(salt).field(text.as_bytes())
}

fn erasure(keys: &Keys, id: TextId, erased_at: &str) -> Mac {
    Mac::new(&keys.audit, "erased text").field(id.0.as_bytes()).field(erased_at.as_bytes())
}

/// `About` as it is stored and searched.
fn about_column(about: About) -> String {
    match about {
        About::Case => "case".to_owned(),
        About::Pupil(pupil) => format!("pupil/{pupil}"),
    }
}

fn parse_about(column: &str) -> Result<About, VaultError> {
    match column.split_once('/') {
        None if column == "case" => Ok(About::Case),
        Some(("pupil", id)) => id.parse::<PupilId>().map(About::Pupil).map_err(|_| damaged()),
        _ => Err(VaultError::Newer),
    }
}

fn damaged() -> VaultError {
    VaultError::Damaged(Damage::Journal)
}

fn id_of(case: CaseId) -> Id {
    case.0.into_bytes()
}

#[cfg(test)]
mod tests;
