//! Adding entries.

use std::collections::BTreeSet;

use domain::ids::{CaseId, StaffId, TextId};
use domain::journal::{Entry, NewEvent};
use domain::text::TextPart;
use rusqlite::named_params;

use super::{Content, Part, Row, about_column, commitment, id_of};
use crate::error::VaultError;
use crate::mac::Tag;
use crate::random;
use crate::transaction::Writer;
use crate::value::{moment, to_json, uuid};

/// An entry has room for two to this power texts; the schema says the same and refuses one more.
const TEXTS_BITS: u32 = 16;

impl Writer<'_> {
    /// Adds events to the journal of a case, at the moment of this transaction. `expected_seq` is the number of the last
    /// entry the decision was based on (0: none yet); when the case has moved on, nothing is added.
    pub fn append(
        &mut self,
        case: CaseId,
        expected_seq: u32,
        actor: StaffId,
        events: &[NewEvent],
    ) -> Result<(), VaultError> {
        if self.last_seq(case)? != expected_seq {
            return Err(VaultError::Conflict);
        }
        for (seq, event) in (expected_seq.saturating_add(1)..).zip(events) {
            let row = Row {
                position: self.state.position + 1,
                case: id_of(case),
                seq,
                event: event.id.0.into_bytes(),
                entered_at: moment(self.now),
                actor: actor.0.into_bytes(),
                skeleton: to_json(&event.event)?,
                link: Tag::default(),
            };
            self.append_row(row, &event.parts)?;
        }
        Ok(())
    }

    /// Adds entries that were written in another vault, each as it was there: who entered it, and when. In this journal they
    /// get commitments and links of their own, as those of another vault can only be checked with its keys.
    pub fn take_in(&mut self, case: CaseId, expected_seq: u32, entries: &[Entry]) -> Result<(), VaultError> {
        if self.last_seq(case)? != expected_seq {
            return Err(VaultError::Conflict);
        }
        // The ids of texts have no index: they are random, and only those from elsewhere can be chosen to be in the way.
        let known = self.text_ids()?;
        if entries.iter().flat_map(|entry| entry.texts.keys()).any(|id| known.contains(id)) {
            return Err(VaultError::Refused);
        }
        for (seq, entry) in (expected_seq.saturating_add(1)..).zip(entries) {
            if entry.seq != seq {
                return Err(VaultError::Refused);
            }
            let row = Row {
                position: self.state.position + 1,
                case: id_of(case),
                seq,
                event: entry.id.0.into_bytes(),
                entered_at: moment(entry.entered_at),
                actor: entry.actor.0.into_bytes(),
                skeleton: to_json(&entry.event)?,
                link: Tag::default(),
            };
            // What was erased there does not come along.
            let written = entry.texts.iter().filter_map(|(id, (about, text))| {
                text.written().map(|text| TextPart { id: *id, about: *about, text: text.to_owned() })
            });
            self.append_row(row, &written.collect::<Vec<_>>())?;
        }
        Ok(())
    }

    fn text_ids(&self) -> Result<BTreeSet<TextId>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("text_ids.sql"))?;
        let ids = statement.query_map([], |row| Ok(TextId(uuid(row.get("text_id")?))))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    pub(super) fn append_row(&mut self, mut row: Row, texts: &[TextPart]) -> Result<(), VaultError> {
        // In other entries they differ because they are random; checking the chain makes sure of it.
        if texts.iter().map(|text| text.id).collect::<BTreeSet<_>>().len() != texts.len() {
            return Err(VaultError::Refused);
        }
        let parts = texts.iter().map(|text| self.commit_to(text)).collect::<Result<Vec<_>, _>>()?;
        row.link = row.link_after(&self.state.link, &parts, self.keys).tag();
        self.insert_row(&row)?;
        for (place, part) in (row.position << TEXTS_BITS..).zip(&parts) {
            self.insert_part(row.position, place, part)?;
        }
        self.state.position = row.position;
        self.state.link = row.link;
        Ok(())
    }

    fn commit_to(&self, text: &TextPart) -> Result<Part, VaultError> {
        let salt = random::bytes()?;
        Ok(Part {
            text_id: text.id,
            about: about_column(text.about),
            commitment: commitment(self.keys, text.id, &salt, &text.text).tag(),
            content: Content::Written { salt, text: text.text.clone() },
        })
    }

    fn insert_row(&self, row: &Row) -> Result<(), VaultError> {
        self.conn.prepare_cached(include_str!("insert_entry.sql"))?.execute(named_params! {
            ":position": row.position,
            ":case_id": row.case,
            ":seq": row.seq,
            ":event_id": row.event,
            ":entered_at": row.entered_at,
            ":actor": row.actor,
            ":skeleton": row.skeleton,
            ":link": row.link,
        })?;
        Ok(())
    }

    fn insert_part(&self, position: i64, place: i64, part: &Part) -> Result<(), VaultError> {
        self.conn.prepare_cached(include_str!("insert_commitment.sql"))?.execute(named_params! {
            ":part": place,
            ":position": position,
            ":text_id": part.text_id.0.into_bytes(),
            ":about": part.about,
            ":commitment": part.commitment,
        })?;
        if let Content::Written { salt, text } = &part.content {
            self.conn.prepare_cached(include_str!("insert_text.sql"))?.execute(named_params! {
                ":part": place,
                ":salt": salt,
                ":text": text,
            })?;
        }
        Ok(())
    }
}
