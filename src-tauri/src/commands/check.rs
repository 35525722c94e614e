//! Checking a paper that someone brings.

use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::error::Failure;
use crate::os::{self, Choice};
use crate::views::check::CheckView;

/// Lets the mentor choose a file and says whether it was made here and is unchanged. Nothing of it is stored.
#[tauri::command]
#[specta::specta]
pub async fn check_document(desk: State<'_, Desk>, window: WebviewWindow) -> Result<CheckView, Failure> {
    let Some(path) = os::ask_open(&window, Choice::document()).await? else { return Ok(CheckView::Cancelled {}) };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = os::read_up_to(&path, app::CHECK_MOST_BYTES)?;
    desk.with_session(move |session| Ok(CheckView::new(name, session.check_document(&bytes)?))).await
}
