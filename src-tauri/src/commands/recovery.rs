//! The sheet with a new recovery key. Both windows may ask: the key is made before the first unlocking, or later anew.

use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::error::{Code, Failure};
use crate::nl::RECOVERY_SHEET_FILE;
use crate::os::{self, Choice};
use crate::views::SavedFile;

/// Opens the sheet in the computer's own PDF program, from where it can be printed.
#[tauri::command]
#[specta::specta]
pub async fn print_recovery_sheet(desk: State<'_, Desk>) -> Result<(), Failure> {
    let pdf = sheet(&desk).await?;
    let path = os::write_for_opening(&desk.outside_folder(), RECOVERY_SHEET_FILE, &pdf)?;
    os::open_file(&path)
}

/// Saves the sheet in a place the mentor chooses.
#[tauri::command]
#[specta::specta]
pub async fn save_recovery_sheet(desk: State<'_, Desk>, window: WebviewWindow) -> Result<SavedFile, Failure> {
    let pdf = sheet(&desk).await?;
    let Some(path) = os::ask_save(&window, Choice::pdf(RECOVERY_SHEET_FILE)).await? else {
        return Ok(SavedFile::Cancelled {});
    };
    os::write_whole(&path, &pdf)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(SavedFile::Saved { name })
}

async fn sheet(desk: &Desk) -> Result<Vec<u8>, Failure> {
    let key = desk.recovery_key().ok_or_else(|| Failure::refused(Code::NotFound))?;
    desk.with_session(move |session| Ok(session.recovery_sheet(&key)?)).await
}
