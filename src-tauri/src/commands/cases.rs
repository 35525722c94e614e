//! Cases, lists and drafts.

use app::domain::action::{Intake, Submission};
use app::domain::case::Refusal;
use app::domain::ids::CaseId;
use app::domain::people::Pupil;
use app::domain::protocol::Protocol;
use app::{AppError, CaseFile, CaseOrder, DraftBody, DraftId, NewCase, Session};
use serde::Deserialize;
use specta::Type;
use tauri::State;

use crate::desk::Desk;
use crate::error::Failure;
use crate::views::case::{CaseView, DraftHeadView};
use crate::views::list::{CaseLineView, CasesView, OverviewView, ProtocolView};
use crate::views::{DraftView, moment};

/// The start screen.
#[tauri::command]
#[specta::specta]
pub async fn overview(desk: State<'_, Desk>) -> Result<OverviewView, Failure> {
    desk.with_session(|session| Ok(OverviewView::new(session.overview()?))).await
}

/// Which cases, in which order.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ListOrder {
    /// The most pressing first.
    NextDate,
    /// The last worked on first.
    LastActivity,
    /// The newest number first.
    Number,
}

/// A part of the case list: those that have all words of `text`, open or closed ones or both.
#[tauri::command]
#[specta::specta]
pub async fn cases(
    desk: State<'_, Desk>,
    text: String,
    closed: Option<bool>,
    order: ListOrder,
    offset: u32,
    limit: u32,
) -> Result<CasesView, Failure> {
    let order = match order {
        ListOrder::NextDate => CaseOrder::NextDate,
        ListOrder::LastActivity => CaseOrder::LastActivity,
        ListOrder::Number => CaseOrder::Number,
    };
    desk.with_session(move |session| {
        let page = session.cases(&text, closed, order, offset, limit)?;
        Ok(CasesView { rows: page.rows.into_iter().map(CaseLineView::new).collect(), total: page.total })
    })
    .await
}

/// Preliminaries, criteria and cards of the current protocol.
#[tauri::command]
#[specta::specta]
pub fn protocol() -> ProtocolView {
    ProtocolView::new(Protocol::current())
}

/// A case.
#[tauri::command]
#[specta::specta]
pub async fn case(desk: State<'_, Desk>, id: CaseId) -> Result<CaseView, Failure> {
    desk.with_session(move |session| view(&session.case(id)?)).await
}

/// Opens a case with a report, registering new pupils with it. The case gets the id of its draft.
#[tauri::command]
#[specta::specta]
pub async fn open_case(
    desk: State<'_, Desk>,
    id: CaseId,
    new_pupils: Vec<Pupil>,
    intake: Intake,
) -> Result<CaseView, Failure> {
    desk.with_session(move |session| view(&session.open_case(NewCase { id, new_pupils, intake })?)).await
}

/// Does something with a case, registering a new pupil with it when there is one. The draft it was typed in goes with it.
#[tauri::command]
#[specta::specta]
pub async fn act(
    desk: State<'_, Desk>,
    id: CaseId,
    new_pupil: Option<Pupil>,
    submission: Submission,
    draft: Option<String>,
) -> Result<CaseView, Failure> {
    let draft = draft.map(|id| draft_id(&id)).transpose()?;
    desk.with_session(move |session| view(&session.act_with(id, new_pupil, &submission, draft)?)).await
}

/// Saves a draft; answers the moment.
#[tauri::command]
#[specta::specta]
pub async fn save_draft(
    desk: State<'_, Desk>,
    id: String,
    case_id: CaseId,
    kind: String,
    label: String,
    content: String,
) -> Result<String, Failure> {
    let id = draft_id(&id)?;
    desk.with_session(move |session| {
        let saved = session.save_draft(id, case_id, &kind, DraftBody { label, content })?;
        Ok(moment(saved))
    })
    .await
}

/// A draft, if there is one.
#[tauri::command]
#[specta::specta]
pub async fn draft(desk: State<'_, Desk>, id: String) -> Result<Option<DraftView>, Failure> {
    let id = draft_id(&id)?;
    desk.with_session(move |session| {
        Ok(session.draft(id)?.map(|draft| DraftView {
            case_id: draft.case,
            kind: draft.kind,
            label: draft.body.label,
            content: draft.body.content,
            updated_at: moment(draft.updated_at),
        }))
    })
    .await
}

/// Throws a draft away.
#[tauri::command]
#[specta::specta]
pub async fn delete_draft(desk: State<'_, Desk>, id: String) -> Result<bool, Failure> {
    let id = draft_id(&id)?;
    desk.with_session(move |session| Ok(session.delete_draft(id)?)).await
}

/// Reports (*meldingen*) that are being written.
#[tauri::command]
#[specta::specta]
pub async fn intake_drafts(desk: State<'_, Desk>) -> Result<Vec<DraftHeadView>, Failure> {
    desk.with_session(|session| Ok(session.intake_drafts()?.iter().map(DraftHeadView::new).collect())).await
}

/// The view of a case.
pub(super) fn view(file: &CaseFile) -> Result<CaseView, Failure> {
    Ok(CaseView::new(file).ok_or(AppError::Refused(Refusal::NotOpened))?)
}

/// The case again, after something beside it changed.
pub(super) fn case_again(session: &Session, id: CaseId) -> Result<CaseView, Failure> {
    view(&session.case(id)?)
}

fn draft_id(text: &str) -> Result<DraftId, Failure> {
    Ok(text.parse().map(DraftId).map_err(|_| AppError::NotFound)?)
}
