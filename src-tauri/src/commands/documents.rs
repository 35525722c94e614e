//! Documents: before and after they are frozen.

use std::collections::BTreeMap;

use app::domain::ids::{CaseId, ReportId};
use app::domain::model::{Signer, Warning};
use app::domain::text::Prose;
use app::{DocumentRequest, Session};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::cases::case_again;
use crate::desk::Desk;
use crate::error::Failure;
use crate::views::case::CaseView;
use crate::views::document::{DocumentRequestView, PreviewView};

/// A document as it would be, marked CONCEPT.
#[tauri::command]
#[specta::specta]
pub async fn preview_document(
    desk: State<'_, Desk>,
    case_id: CaseId,
    request: DocumentRequestView,
) -> Result<PreviewView, Failure> {
    desk.with_session(move |session| {
        let request = DocumentRequest::from(request);
        let preview = session.preview(case_id, &request)?;
        Ok(PreviewView::new(preview, request.recipient.pupil(), |signer| name_of(session, signer)))
    })
    .await
}

/// A document that was frozen, and its case as it is now.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FrozenView {
    /// The document.
    pub report: ReportId,
    /// The case.
    pub case: CaseView,
}

/// Freezes a document: sealed, checked and kept, or nothing at all. The reasons say why it is made for someone who is no
/// addressee.
#[tauri::command]
#[specta::specta]
pub async fn freeze_document(
    desk: State<'_, Desk>,
    case_id: CaseId,
    request: DocumentRequestView,
    reasons: BTreeMap<Warning, Prose>,
) -> Result<FrozenView, Failure> {
    desk.with_session(move |session| {
        let report = session.freeze_all_the_same(case_id, &DocumentRequest::from(request), reasons)?;
        Ok(FrozenView { report, case: case_again(session, case_id)? })
    })
    .await
}

/// The bytes of a frozen document, in base64.
#[tauri::command]
#[specta::specta]
pub async fn report_pdf(desk: State<'_, Desk>, report: ReportId) -> Result<String, Failure> {
    desk.with_session(move |session| Ok(STANDARD.encode(session.frozen(report)?.pdf))).await
}

fn name_of(session: &Session, signer: Signer) -> String {
    let people = session.people();
    let name = match signer {
        Signer::Pupil { id } => people.pupils.get(&id).map(|pupil| pupil.name.full()),
        Signer::Guardian { id } => people.guardians.get(&id).map(|guardian| guardian.name.full()),
        Signer::Staff { id } => people.staff.get(&id).map(|staff| staff.name.full()),
    };
    name.unwrap_or_default()
}
