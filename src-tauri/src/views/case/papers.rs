//! Frozen documents, papers that can be made, and drafts.

use app::domain::case::Report;
use app::domain::document::DocumentKind;
use app::domain::ids::{CaseId, ConversationId, ReportId};
use app::domain::model::Recipient;
use serde::Serialize;
use specta::Type;

use super::Look;
use crate::views::{date, moment};

views! {
    /// A frozen document.
    ReportView {
        id: ReportId,
        kind: DocumentKind,
        round: u8,
        version: u32,
        recipient: Recipient,
        recipient_name: String,
        conversation: Option<ConversationId>,
        on: String,
        sha256: String,
        superseded: bool,
    }
    /// A paper that can be made.
    OfferView {
        kind: DocumentKind,
        recipient: Recipient,
        recipient_name: String,
        conversation: Option<ConversationId>,
        held_on: Option<String>,
        version: u32,
    }
    /// That there is a draft.
    DraftHeadView { id: String, case_id: CaseId, kind: String, label: String, updated_at: String }
}

impl Look<'_> {
    pub(super) fn reports(&self) -> Vec<ReportView> {
        let all = &self.file.case.reports;
        let newer = |r: &Report| {
            all.iter().any(|other| {
                other.kind == r.kind
                    && other.recipient == r.recipient
                    && other.conversation == r.conversation
                    && other.round == r.round
                    && other.version > r.version
            })
        };
        all.iter()
            .rev()
            .map(|r| ReportView {
                id: r.id,
                kind: r.kind,
                round: r.round.0,
                version: r.version,
                recipient: r.recipient.clone(),
                recipient_name: self.recipient_name(&r.recipient),
                conversation: r.conversation,
                on: date(r.on),
                sha256: r.sha256.clone(),
                superseded: newer(r),
            })
            .collect()
    }

    pub(super) fn offers(&self) -> Vec<OfferView> {
        let offers = self.file.offers.iter();
        offers
            .map(|o| OfferView {
                kind: o.kind,
                recipient: o.recipient.clone(),
                recipient_name: self.recipient_name(&o.recipient),
                conversation: o.conversation,
                held_on: o.conversation.and_then(|id| self.file.case.conversation(id)).map(|c| date(c.held_on)),
                version: o.version,
            })
            .collect()
    }
}

impl DraftHeadView {
    /// The view of a draft's head.
    pub fn new(head: &app::DraftHead) -> Self {
        Self {
            id: head.id.0.to_string(),
            case_id: head.case,
            kind: head.kind.clone(),
            label: head.label.clone(),
            updated_at: moment(head.updated_at),
        }
    }
}
