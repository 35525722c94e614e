//! Reading entries back, each checked against the chain.

use std::iter::Peekable;

use domain::ids::{CaseId, EventId, StaffId, TextId};
use domain::journal::Entry;
use domain::text::Text;
use rusqlite::named_params;

use super::{ChainHead, Content, Part, Row, damaged, id_of, parse_about};
use crate::error::VaultError;
use crate::mac::Tag;
use crate::state::State;
use crate::transaction::Reader;
use crate::value::{from_json, parse_moment, uuid};

impl Reader<'_> {
    /// All entries of a case, in order; none when there is no such case. Every entry and text is checked.
    pub fn entries(&self, case: CaseId) -> Result<Vec<Entry>, VaultError> {
        let start = State::new(self.vault_id()?, self.keys).link;
        let mut parts = self.parts_of(case)?.into_iter().peekable();
        let mut statement = self.conn.prepare_cached(include_str!("entries.sql"))?;
        let mut rows = statement.query(named_params! { ":case_id": id_of(case) })?;
        let mut entries = Vec::new();
        while let Some(found) = rows.next()? {
            let row = Row::read(found)?;
            let previous = if row.position == 1 { start } else { found.get("previous").map_err(|_| damaged())? };
            let own = parts_at(&mut parts, row.position);
            let in_order = usize::try_from(row.seq) == Ok(entries.len() + 1);
            if !in_order || !row.link_after(&previous, &own, self.keys).is(&row.link) {
                return Err(damaged());
            }
            entries.push(self.entry(&row, own)?);
        }
        Ok(entries)
    }

    /// The number of the last entry of a case; 0 when there is no such case.
    pub fn last_seq(&self, case: CaseId) -> Result<u32, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("last_seq.sql"))?;
        Ok(statement.query_row(named_params! { ":case_id": id_of(case) }, |row| row.get("seq"))?)
    }

    /// All cases in the journal, in the order of their first entries; for building projections anew.
    pub fn journaled_cases(&self) -> Result<Vec<CaseId>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("cases.sql"))?;
        let cases = statement.query_map([], |row| Ok(CaseId(uuid(row.get("case_id")?))))?;
        Ok(cases.collect::<Result<_, _>>()?)
    }

    /// How far the journal has come.
    pub fn chain_head(&self) -> Result<ChainHead, VaultError> {
        let state = State::load(self.conn, self.keys)?;
        Ok(ChainHead::new(state.position, state.link))
    }

    fn entry(&self, row: &Row, parts: Vec<Part>) -> Result<Entry, VaultError> {
        let mut texts = std::collections::BTreeMap::new();
        for part in parts {
            if !part.is_sound(self.keys) {
                return Err(damaged());
            }
            let text = match part.content {
                Content::Written { text, .. } => Text::Written(text),
                Content::Erased { .. } | Content::Lost => Text::Erased,
            };
            texts.insert(part.text_id, (parse_about(&part.about)?, text));
        }
        Ok(Entry {
            id: EventId(uuid(row.event)),
            seq: row.seq,
            entered_at: parse_moment(&row.entered_at).map_err(|_| damaged())?,
            actor: StaffId(uuid(row.actor)),
            event: from_json(&row.skeleton)?,
            texts,
        })
    }

    fn parts_of(&self, case: CaseId) -> Result<Vec<(i64, Part)>, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("parts.sql"))?;
        let mut rows = statement.query(named_params! { ":case_id": id_of(case) })?;
        let mut parts = Vec::new();
        while let Some(row) = rows.next()? {
            parts.push((row.get("position")?, Part::read(row)?));
        }
        Ok(parts)
    }

    pub(crate) fn vault_id(&self) -> Result<[u8; 16], VaultError> {
        Ok(State::load(self.conn, self.keys)?.vault_id)
    }
}

impl Row {
    /// Reads the columns of a journal row.
    pub(super) fn read(row: &rusqlite::Row<'_>) -> Result<Self, VaultError> {
        let read = || -> rusqlite::Result<Self> {
            Ok(Self {
                position: row.get("position")?,
                case: row.get("case_id")?,
                seq: row.get("seq")?,
                event: row.get("event_id")?,
                entered_at: row.get("entered_at")?,
                actor: row.get("actor")?,
                skeleton: row.get("skeleton")?,
                link: row.get("link")?,
            })
        };
        read().map_err(|_| damaged())
    }
}

impl Part {
    /// Reads a commitment with what is stored of its text.
    pub(super) fn read(row: &rusqlite::Row<'_>) -> Result<Self, VaultError> {
        let read = || -> rusqlite::Result<Self> {
            let text: Option<String> = row.get("text")?;
            let erased: Option<String> = row.get("erased_at")?;
            let content = match (text, erased) {
                (Some(text), None) => Content::Written { salt: row.get("salt")?, text },
                (None, Some(erased_at)) => Content::Erased { erased_at, mac: row.get::<_, Tag>("mac")? },
                _ => Content::Lost,
            };
            Ok(Self {
                text_id: TextId(uuid(row.get("text_id")?)),
                about: row.get("about")?,
                commitment: row.get("commitment")?,
                content,
            })
        };
        read().map_err(|_| damaged())
    }
}

/// Takes the parts of one entry off a list that is in the order of the entries.
pub(super) fn parts_at(parts: &mut Peekable<impl Iterator<Item = (i64, Part)>>, position: i64) -> Vec<Part> {
    std::iter::from_fn(|| parts.next_if(|(at, _)| *at == position)).map(|(_, part)| part).collect()
}
