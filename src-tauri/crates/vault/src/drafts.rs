//! Drafts (*concepten*): what is being typed, saved at once, not journaled.

use std::fmt;

use chrono::{DateTime, Utc};
use domain::ids::{CaseId, ConversationId};
use rusqlite::{ToSql, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::VaultError;
use crate::mac::{Mac, Tag};
use crate::secret::Keys;
use crate::transaction::{Reader, Writer};
use crate::value::{Id, from_json, moment, parse_moment, sound, to_json, uuid};

/// A draft's identity. A conversation's draft has the id of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(pub Uuid);

impl From<ConversationId> for DraftId {
    fn from(id: ConversationId) -> Self {
        Self(id.0)
    }
}

/// A draft.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft<T> {
    /// Identity.
    pub id: DraftId,
    /// The case it belongs to, or will belong to.
    pub case: CaseId,
    /// What is being drafted; a code of the caller.
    pub kind: String,
    /// What was typed so far.
    pub body: T,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
}

impl<T> fmt::Debug for Draft<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draft({:?}, {:?}, {}, …)", self.id, self.case, self.kind)
    }
}

impl Reader<'_> {
    /// One draft.
    pub fn draft<T: DeserializeOwned>(&self, id: DraftId) -> Result<Option<Draft<T>>, VaultError> {
        let params = named_params! { ":draft_id": id.0.into_bytes() };
        Ok(self.drafts_by(include_str!("drafts/one.sql"), params)?.pop())
    }

    /// All drafts of one kind, the last saved first.
    pub fn drafts<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<Draft<T>>, VaultError> {
        self.drafts_by(include_str!("drafts/of_kind.sql"), named_params! { ":kind": kind })
    }

    /// The drafts of one kind in a case, the last saved first.
    pub fn case_drafts<T: DeserializeOwned>(&self, case: CaseId, kind: &str) -> Result<Vec<Draft<T>>, VaultError> {
        let params = named_params! { ":case_id": case.0.into_bytes(), ":kind": kind };
        self.drafts_by(include_str!("drafts/of_case.sql"), params)
    }

    /// Checks all drafts.
    pub(crate) fn verify_drafts(&self) -> Result<(), VaultError> {
        let mut statement = self.conn.prepare(include_str!("drafts/every.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            Row::read(row)?.checked(self.keys)?;
        }
        Ok(())
    }

    fn drafts_by<T: DeserializeOwned>(
        &self,
        sql: &str,
        params: &[(&str, &dyn ToSql)],
    ) -> Result<Vec<Draft<T>>, VaultError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            drafts.push(Row::read(row)?.checked(self.keys)?.draft()?);
        }
        Ok(drafts)
    }
}

impl Writer<'_> {
    /// Saves a draft, new or again, at the moment of this transaction.
    pub fn put_draft<T: Serialize>(
        &mut self,
        id: DraftId,
        case: CaseId,
        kind: &str,
        body: &T,
    ) -> Result<(), VaultError> {
        let row = Row {
            id: id.0.into_bytes(),
            case: case.0.into_bytes(),
            kind: kind.to_owned(),
            body: to_json(body)?,
            updated_at: moment(self.now),
            mac: Tag::default(),
        };
        self.conn.prepare_cached(include_str!("drafts/put.sql"))?.execute(named_params! {
            ":draft_id": row.id,
            ":case_id": row.case,
            ":kind": row.kind,
            ":body": row.body,
            ":updated_at": row.updated_at,
            ":mac": row.seal(self.keys).tag(),
        })?;
        Ok(())
    }

    /// Takes a draft away. Whether it was there.
    pub fn delete_draft(&mut self, id: DraftId) -> Result<bool, VaultError> {
        let mut statement = self.conn.prepare_cached(include_str!("drafts/delete.sql"))?;
        Ok(statement.execute(named_params! { ":draft_id": id.0.into_bytes() })? > 0)
    }
}

struct Row {
    id: Id,
    case: Id,
    kind: String,
    body: String,
    updated_at: String,
    mac: Tag,
}

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, VaultError> {
        Ok(Self {
            id: row.get("draft_id")?,
            case: row.get("case_id")?,
            kind: row.get("kind")?,
            body: row.get("body")?,
            updated_at: row.get("updated_at")?,
            mac: row.get("mac")?,
        })
    }

    fn checked(self, keys: &Keys) -> Result<Self, VaultError> {
        sound(self.seal(keys).is(&self.mac)).map(|()| self)
    }

    fn draft<T: DeserializeOwned>(self) -> Result<Draft<T>, VaultError> {
        Ok(Draft {
            id: DraftId(uuid(self.id)),
            case: CaseId(uuid(self.case)),
            kind: self.kind,
            body: from_json(&self.body)?,
            updated_at: parse_moment(&self.updated_at)?,
        })
    }

    fn seal(&self, keys: &Keys) -> Mac {
        Mac::new(&keys.drafts, "draft")
            .field(&self.id)
            .field(&self.case)
            .field(self.kind.as_bytes())
            .field(self.body.as_bytes())
            .field(self.updated_at.as_bytes())
    }
}

#[cfg(test)]
mod tests;
