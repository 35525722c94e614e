//! The agenda over all cases.

use app::Way;
use tauri::{State, WebviewWindow};

use super::exports::write_out;
use crate::desk::Desk;
use crate::error::Failure;
use crate::os::{self, Choice};
use crate::views::agenda::{AgendaPartView, AgendaView};
use crate::views::{SavedFile, date};

/// The agenda over all cases in its parts, at most so many things of each.
#[tauri::command]
#[specta::specta]
pub async fn agenda(desk: State<'_, Desk>, most: u16) -> Result<AgendaView, Failure> {
    desk.with_session(move |session| {
        let parts = session.agenda(most.into())?.into_iter().map(AgendaPartView::new).collect();
        Ok(AgendaView { today: date(session.today()), parts })
    })
    .await
}

/// Saves the agenda, or the one thing in it that has this key, as a calendar file in a place the mentor chooses. Without
/// `names` nobody is named in it.
#[tauri::command]
#[specta::specta]
pub async fn export_agenda(
    desk: State<'_, Desk>,
    window: WebviewWindow,
    key: Option<String>,
    names: bool,
) -> Result<SavedFile, Failure> {
    let wanted = key.clone();
    let name = desk.with_session(move |session| Ok(session.agenda_file_name(wanted.as_deref())?)).await?;
    let Some(path) = os::ask_save(&window, Choice::agenda(&name)).await? else { return Ok(SavedFile::Cancelled {}) };
    let way = Way::saved_at(&path);
    let bytes = desk.with_session(move |session| Ok(session.export_agenda(key.as_deref(), names, way)?)).await?;
    write_out(&desk, &path, bytes).await
}
