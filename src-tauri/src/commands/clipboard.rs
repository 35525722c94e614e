//! Copying what another program of the school needs.

use app::domain::ids::{CaseId, PupilId};
use tauri::{AppHandle, State};

use super::exports::told_if_failed;
use crate::clipboard;
use crate::desk::Desk;
use crate::error::Failure;

/// Copies the neutral summary for Magister of one pupil. The page can not say what is copied; answers how many seconds it
/// stays on the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_summary(app: AppHandle, desk: State<'_, Desk>, id: CaseId, pupil: PupilId) -> Result<u16, Failure> {
    let text = desk.with_session(move |session| Ok(session.copy_summary(id, pupil)?)).await?;
    let bytes = text.as_bytes().to_vec();
    let copied = clipboard::copy(&app, text).await;
    told_if_failed(&desk, copied.as_ref().map(|_| ()).map_err(Failure::clone), bytes).await?;
    copied
}

/// Takes what was copied off the clipboard now.
#[tauri::command]
#[specta::specta]
pub async fn clear_clipboard(app: AppHandle) {
    clipboard::clear(&app).await;
}
