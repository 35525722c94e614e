//! Commands of the window of the work that concern the window itself.

use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::lock;
use crate::views::LockReason;

/// The mentor is using the program: the idle time starts again.
#[tauri::command]
#[specta::specta]
pub fn report_activity(desk: State<'_, Desk>) {
    desk.idle.touch();
}

/// The answer to the event `flush`: nothing typed is unsaved any more.
#[tauri::command]
#[specta::specta]
pub fn flushed(desk: State<'_, Desk>) {
    desk.flushed.notify_waiters();
}

/// Locks the program now.
#[tauri::command]
#[specta::specta]
pub async fn lock(app: AppHandle) {
    lock::lock(&app, LockReason::ByHand).await;
}
