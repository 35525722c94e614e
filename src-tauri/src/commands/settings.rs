//! Settings of the school and of the mentor.

use app::domain::people::School;
use app::{IdleMinutes, KeysFrom};
use tauri::{AppHandle, State};

use crate::desk::{Desk, Which};
use crate::error::{Code, Failure};
use crate::views::list::WorkView;
use crate::views::{BackupView, LockReason};
use crate::{lock, remind};

/// Who is at work, where.
#[tauri::command]
#[specta::specta]
pub async fn work(desk: State<'_, Desk>) -> Result<WorkView, Failure> {
    desk.with_session(|session| WorkView::new(session)).await
}

/// Changes the school's settings.
#[tauri::command]
#[specta::specta]
pub async fn save_school(desk: State<'_, Desk>, school: School) -> Result<WorkView, Failure> {
    desk.with_session(move |session| {
        session.save_school(school)?;
        WorkView::new(session)
    })
    .await
}

/// Changes after how many minutes without use the program locks, from now on.
#[tauri::command]
#[specta::specta]
pub async fn set_idle_minutes(desk: State<'_, Desk>, minutes: u8) -> Result<WorkView, Failure> {
    let minutes = IdleMinutes::new(minutes).ok_or_else(|| Failure::incident(Code::Unexpected))?;
    let view = desk
        .with_session(move |session| {
            session.set_idle_minutes(minutes)?;
            WorkView::new(session)
        })
        .await?;
    desk.idle.follow(minutes);
    Ok(view)
}

/// Has the desktop tell how much there is to do today, or not any more. Told at once, so that the mentor sees what it is like.
#[tauri::command]
#[specta::specta]
pub async fn set_reminds(app: AppHandle, desk: State<'_, Desk>, on: bool) -> Result<WorkView, Failure> {
    let view = desk
        .with_session(move |session| {
            session.set_reminds(on)?;
            WorkView::new(session)
        })
        .await?;
    desk.set_reminded(None);
    remind::on_unlock(&app);
    Ok(view)
}

/// Sets another passphrase.
#[tauri::command]
#[specta::specta]
pub async fn change_passphrase(desk: State<'_, Desk>, old: String, next: String) -> Result<(), Failure> {
    let cost = desk.at_door(|door| Ok(door.cost())).await?;
    desk.with_session(move |session| Ok(session.change_passphrase(old, next, cost)?)).await
}

/// All backups, the newest first. Both windows may ask.
#[tauri::command]
#[specta::specta]
pub async fn list_backups(desk: State<'_, Desk>) -> Result<Vec<BackupView>, Failure> {
    desk.at_door(|door| Ok(door.backups()?.into_iter().map(BackupView::from).collect())).await
}

/// Makes a verified backup now.
#[tauri::command]
#[specta::specta]
pub async fn back_up(desk: State<'_, Desk>) -> Result<BackupView, Failure> {
    desk.with_session(|session| Ok(session.back_up()?.into())).await
}

/// Locks, and puts a backup in the place of the vault, which is set aside. Both windows may ask.
///
/// True when the passphrase of now opens it; false when it is the one of the day of the backup.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(app: AppHandle, desk: State<'_, Desk>, id: String) -> Result<bool, Failure> {
    if desk.which() == Which::Practice {
        // What would be restored after the lock is the real vault.
        return Err(Failure::refused(Code::NotFound));
    }
    lock::lock(&app, LockReason::Restored).await;
    let keys = desk.at_door(move |door| Ok(door.restore(&id)?)).await?;
    // A program that was locked already says it too.
    desk.begin_lock(LockReason::Restored);
    Ok(keys == KeysFrom::Live)
}
