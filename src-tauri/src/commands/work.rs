//! Commands of the window of the work that concern the program itself.

use app::domain::dates;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::Failure;
use crate::lock;
use crate::views::{DateReading, DateRule, Display, LockReason, RecoveryGroups};

/// The mentor is using the program: the idle time starts again.
#[tauri::command]
#[specta::specta]
pub fn report_activity(desk: State<'_, Desk>) {
    desk.idle.touch();
}

/// The screen on which a conversation is held was opened or left: there the program waits longer before it locks.
#[tauri::command]
#[specta::specta]
pub fn set_conversing(desk: State<'_, Desk>, on: bool) {
    desk.idle.converse(on);
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

/// Back from practising to the locked window of the real vault.
#[tauri::command]
#[specta::specta]
pub async fn leave_practice(app: AppHandle) {
    lock::lock(&app, LockReason::Started).await;
}

/// A new recovery key, after the passphrase. The old one no longer opens the vault.
#[tauri::command]
#[specta::specta]
pub async fn new_recovery_key(desk: State<'_, Desk>, passphrase: String) -> Result<RecoveryGroups, Failure> {
    let key = desk.with_session(|session| Ok(session.renew_recovery_key(passphrase)?)).await?;
    let groups = RecoveryGroups::of(&key);
    desk.keep_recovery_key(key);
    Ok(groups)
}

/// Changes how the program looks on this computer.
#[tauri::command]
#[specta::specta]
pub fn set_display(desk: State<'_, Desk>, display: Display) -> Result<(), Failure> {
    desk.display.set(display)
}

/// Reads a date as a person typed it.
#[tauri::command]
#[specta::specta]
pub async fn parse_date(desk: State<'_, Desk>, text: String, rule: DateRule) -> Result<DateReading, Failure> {
    let today = desk.with_session(|session| Ok(session.today())).await?;
    if text.trim().is_empty() {
        return Ok(DateReading::Empty {});
    }
    Ok(match dates::parse(&text, today) {
        None => DateReading::Unreadable {},
        Some(date) if date > today && !rule.future => DateReading::Future { words: dates::with_weekday(date) },
        Some(date) => DateReading::Date { iso: date.to_string(), words: dates::with_weekday(date) },
    })
}
