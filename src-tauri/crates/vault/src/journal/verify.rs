//! Checking the whole chain, and whether another head lies on it.

use std::collections::{HashMap, HashSet};

use rusqlite::{OptionalExtension as _, named_params};

use super::{ChainHead, Part, Row, damaged};
use crate::error::VaultError;
use crate::mac::Tag;
use crate::state::State;
use crate::transaction::Reader;

impl Reader<'_> {
    /// Checks every entry and every text from the first to the last, and gives the head.
    pub fn verify_chain(&self) -> Result<ChainHead, VaultError> {
        let state = State::load(self.conn, self.keys)?;
        let mut parts_statement = self.conn.prepare_cached(include_str!("all_parts.sql"))?;
        let mut parts = parts_statement.query([])?;
        let mut waiting = next_part(&mut parts)?;
        let mut statement = self.conn.prepare_cached(include_str!("all_entries.sql"))?;
        let mut rows = statement.query([])?;
        let (mut position, mut link) = (0, State::new(state.vault_id, self.keys).link);
        let (mut seqs, mut texts) = (HashMap::new(), HashSet::new());
        while let Some(found) = rows.next()? {
            let row = Row::read(found)?;
            let mut own = Vec::new();
            while let Some((_, part)) = waiting.take_if(|(at, _)| *at == row.position) {
                own.push(part);
                waiting = next_part(&mut parts)?;
            }
            let seq: &mut u32 = seqs.entry(row.case).or_default();
            *seq += 1;
            position += 1;
            let in_order = row.position == position && row.seq == *seq;
            let linked = row.link_after(&link, &own, self.keys).is(&row.link);
            let sound = own.iter().all(|part| part.is_sound(self.keys) && texts.insert(part.text_id));
            if !in_order || !linked || !sound {
                return Err(damaged());
            }
            link = row.link;
        }
        let complete = waiting.is_none() && position == state.position && link == state.link;
        if complete { Ok(ChainHead::new(position, link)) } else { Err(damaged()) }
    }

    /// Whether the journal once stood at this head: so a backup or a document is of this vault.
    pub fn has_been_at(&self, head: &ChainHead) -> Result<bool, VaultError> {
        let position = i64::try_from(head.entries).unwrap_or(i64::MAX);
        if position == 0 {
            return Ok(State::new(self.vault_id()?, self.keys).link == *head.link());
        }
        let mut statement = self.conn.prepare_cached(include_str!("link_at.sql"))?;
        let link = statement.query_row(named_params! { ":position": position }, |row| row.get::<_, Tag>("link"));
        Ok(link.optional()?.is_some_and(|link| link == *head.link()))
    }

    /// Checks that the journal ends where the state says; a cut-off end would otherwise go unseen until a full check.
    pub(crate) fn check_chain_head(&self) -> Result<(), VaultError> {
        let state = State::load(self.conn, self.keys)?;
        let last = self
            .conn
            .prepare_cached(include_str!("last_link.sql"))?
            .query_row([], |row| Ok((row.get("position")?, row.get("link")?)))
            .optional()?
            .unwrap_or_else(|| (0, State::new(state.vault_id, self.keys).link));
        if last == (state.position, state.link) { Ok(()) } else { Err(damaged()) }
    }
}

fn next_part(rows: &mut rusqlite::Rows<'_>) -> Result<Option<(i64, Part)>, VaultError> {
    match rows.next()? {
        Some(row) => Ok(Some((row.get("position")?, Part::read(row)?))),
        None => Ok(None),
    }
}
