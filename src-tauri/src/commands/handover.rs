//! Handing a case over in a file, and taking one over.

use app::domain::ids::{CaseId, PupilId, StaffId};
use app::domain::text::Prose;
use app::{HandTo, Way};
use tauri::{State, WebviewWindow};

use super::cases::{case_again, view};
use super::exports::write_out;
use crate::desk::Desk;
use crate::error::Failure;
use crate::nl;
use crate::os::{self, Choice};
use crate::views::SavedFile;
use crate::views::case::CaseView;
use crate::views::handover::{ChosenView, HandToView, HandedView, HandoverPreviewView};

/// Hands a case over to a colleague, in a file in a place the mentor chooses. Without `to` the file of a case that was handed
/// over is made once more.
#[tauri::command]
#[specta::specta]
pub async fn hand_over(
    desk: State<'_, Desk>,
    window: WebviewWindow,
    id: CaseId,
    to: Option<StaffId>,
    note: Prose,
    how: HandToView,
) -> Result<HandedView, Failure> {
    let name = desk.with_session(move |session| Ok(session.handover_name(id)?)).await?;
    let Some(path) = os::ask_save(&window, Choice::handover(&name)).await? else { return Ok(HandedView::Cancelled {}) };
    let way = Way::saved_at(&path);
    let (handed, case) = desk
        .with_session(move |session| {
            let how = HandTo::from(how);
            let handed = match to {
                Some(to) => session.hand_over(id, to, &note, &how, way)?,
                None => session.hand_over_again(id, &how, way)?,
            };
            Ok((handed, Box::new(case_again(session, id)?)))
        })
        .await?;
    if write_out(&desk, &path, handed.bytes).await.is_err() {
        return Ok(HandedView::NotWritten { case });
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(HandedView::Saved { name, words: handed.words.map(|words| words.to_string()), case })
}

/// The key with which colleagues can encrypt a case for this mentor.
#[tauri::command]
#[specta::specta]
pub async fn handover_key(desk: State<'_, Desk>) -> Result<String, Failure> {
    desk.with_session(|session| Ok(session.handover_key()?)).await
}

/// Saves that key in a file in a place the mentor chooses, to be sent to a colleague. It is no secret.
#[tauri::command]
#[specta::specta]
pub async fn save_handover_key(desk: State<'_, Desk>, window: WebviewWindow) -> Result<SavedFile, Failure> {
    let key = desk.with_session(|session| Ok(session.handover_key()?)).await?;
    let Some(path) = os::ask_save(&window, Choice::text(nl::HANDOVER_KEY_FILE)).await? else {
        return Ok(SavedFile::Cancelled {});
    };
    os::write_whole(&path, format!("{key}\n").as_bytes())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(SavedFile::Saved { name })
}

/// Lets the mentor choose a file from a colleague. Nothing of it is stored.
#[tauri::command]
#[specta::specta]
pub async fn choose_handover(desk: State<'_, Desk>, window: WebviewWindow) -> Result<ChosenView, Failure> {
    let Some(path) = os::ask_open(&window, Choice::handover("")).await? else { return Ok(ChosenView::Cancelled {}) };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = os::read_up_to(&path, app::HANDOVER_MOST_BYTES)?;
    let words = desk.with_session(move |session| Ok(session.offer_handover(bytes)?)).await?;
    Ok(ChosenView::Chosen { name, words })
}

/// Opens the chosen file, with the words or with the mentor's own key, and shows what is in it. Nothing of it is stored.
#[tauri::command]
#[specta::specta]
pub async fn open_handover(desk: State<'_, Desk>, words: Option<String>) -> Result<HandoverPreviewView, Failure> {
    desk.with_session(move |session| Ok(HandoverPreviewView::new(session.open_handover(words.as_deref())?))).await
}

/// Takes over what was looked at; `same` names pupils of the file who are pupils here.
#[tauri::command]
#[specta::specta]
pub async fn take_over_handover(desk: State<'_, Desk>, same: Vec<(PupilId, PupilId)>) -> Result<CaseView, Failure> {
    desk.with_session(move |session| view(&session.take_over_handover(&same)?)).await
}

/// Lets go of the chosen file.
#[tauri::command]
#[specta::specta]
pub async fn drop_handover(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.with_session(|session| {
        session.drop_handover();
        Ok(())
    })
    .await
}
