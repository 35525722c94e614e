//! The agenda over all cases.

use tauri::State;

use crate::desk::Desk;
use crate::error::Failure;
use crate::views::agenda::{AgendaPartView, AgendaView};
use crate::views::date;

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
