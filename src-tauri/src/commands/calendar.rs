//! The calendar of the school.

use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::error::Failure;
use crate::os::{self, Choice};
use crate::views::calendar::{CalendarView, FoundHolidaysView};

/// The days without school from today on.
#[tauri::command]
#[specta::specta]
pub async fn calendar(desk: State<'_, Desk>) -> Result<CalendarView, Failure> {
    desk.with_session(|session| Ok(CalendarView::new(session.school(), session.today()))).await
}

/// Lets the mentor choose a holiday calendar and shows what it would add; nothing when the mentor thinks better of it.
/// Nothing of it is stored.
#[tauri::command]
#[specta::specta]
pub async fn read_holidays(desk: State<'_, Desk>, window: WebviewWindow) -> Result<Option<FoundHolidaysView>, Failure> {
    let Some(path) = os::ask_open(&window, Choice::calendar()).await? else { return Ok(None) };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = os::read_up_to(&path, app::HOLIDAYS_MOST_BYTES)?;
    desk.with_session(move |session| Ok(Some(FoundHolidaysView::new(name, session.read_holidays(&bytes)?)))).await
}
