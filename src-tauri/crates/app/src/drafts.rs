//! Drafts: what is being typed, saved while typing.

use chrono::{DateTime, Utc};
use domain::case::Refusal;
use domain::ids::{CaseId, ConversationId};
use serde::{Deserialize, Serialize};
use vault::{Draft, DraftId};

use crate::cases::DraftHead;
use crate::error::AppError;
use crate::session::Session;

/// The most bytes a draft may have: a million characters of any script. What is too long to be recorded is not yet lost.
const MOST: usize = 4_500_000;

/// The kinds of drafts a case can have.
const KINDS: [&str; 4] = ["conversation", "document", "form", "intake"];

/// The content of a draft: what the page wants back as it was.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBody {
    /// What the page needs to know before it opens the draft, such as the step.
    pub label: String,
    /// What was typed, as the page writes it.
    pub content: String,
}

impl std::fmt::Debug for DraftBody {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DraftBody({} bytes)", self.content.len())
    }
}

impl Session {
    /// Saves a draft, and says when.
    pub fn save_draft(
        &mut self,
        id: DraftId,
        case: CaseId,
        kind: &str,
        body: DraftBody,
    ) -> Result<DateTime<Utc>, AppError> {
        if body.content.len() + body.label.len() > MOST {
            return Err(AppError::DraftTooLarge);
        }
        if !KINDS.contains(&kind) {
            return Err(AppError::NotFound);
        }
        self.check_unrecorded(id, case)?;
        let now = self.clock.now();
        self.vault.write(now, move |writer| writer.put_draft(id, case, kind, &body))?;
        Ok(now)
    }

    /// What was recorded is no draft any more: a late save of the page would bring it back.
    fn check_unrecorded(&self, id: DraftId, case: CaseId) -> Result<(), AppError> {
        match self.recent(case) {
            Ok(_) if id.0 == case.0 => Err(Refusal::AlreadyOpened.into()),
            Ok(found) if found.conversation(ConversationId(id.0)).is_some() => Err(Refusal::AlreadyRecorded.into()),
            Ok(_) | Err(AppError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// A draft, or nothing.
    pub fn draft(&self, id: DraftId) -> Result<Option<Draft<DraftBody>>, AppError> {
        Ok(self.vault.read(|reader| reader.draft(id))?)
    }

    /// Throws a draft away; true when there was one.
    pub fn delete_draft(&mut self, id: DraftId) -> Result<bool, AppError> {
        let now = self.clock.now();
        Ok(self.vault.write(now, |writer| writer.delete_draft(id))?)
    }

    /// Reports (*meldingen*) that are being written, the last saved first.
    pub fn intake_drafts(&self) -> Result<Vec<DraftHead>, AppError> {
        let drafts = self.vault.read(|reader| reader.drafts::<DraftBody>("intake"))?;
        Ok(drafts.into_iter().map(head).collect())
    }

    pub(crate) fn drafts_of(&self, case: CaseId) -> Result<Vec<DraftHead>, AppError> {
        self.vault.read(|reader| {
            let mut heads = Vec::new();
            for kind in KINDS {
                heads.extend(reader.case_drafts::<DraftBody>(case, kind)?.into_iter().map(head));
            }
            heads.sort_by_key(|draft| std::cmp::Reverse(draft.updated_at));
            Ok(heads)
        })
    }
}

fn head(draft: Draft<DraftBody>) -> DraftHead {
    DraftHead {
        id: draft.id,
        case: draft.case,
        kind: draft.kind,
        label: draft.body.label,
        updated_at: draft.updated_at,
    }
}
