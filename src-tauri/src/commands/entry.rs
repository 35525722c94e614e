//! Commands of the window before unlocking.

use tauri::State;

use crate::desk::Desk;
use crate::views::Status;

/// Where the program stands. Both windows may ask.
#[tauri::command]
#[specta::specta]
pub fn status(desk: State<'_, Desk>) -> Status {
    desk.status()
}
