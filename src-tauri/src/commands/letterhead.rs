//! The logo on the letterhead.

use app::{ChosenLogo, LOGO_MOST_BYTES};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::error::{Code, Failure};
use crate::os::{self, Choice};
use crate::views::letterhead::{ChosenLogoView, LogoView};

/// The logo as papers carry it, if there is one.
#[tauri::command]
#[specta::specta]
pub async fn logo(desk: State<'_, Desk>) -> Result<Option<LogoView>, Failure> {
    desk.with_session(|session| Ok(session.logo()?.map(LogoView::from))).await
}

/// Lets the mentor choose a file for the logo; nothing when the mentor thinks better of it. A picture is kept at once, a
/// drawing goes to the page, which draws it and comes back with [`draw_logo`].
#[tauri::command]
#[specta::specta]
pub async fn choose_logo(desk: State<'_, Desk>, window: WebviewWindow) -> Result<Option<ChosenLogoView>, Failure> {
    let Some(path) = os::ask_open(&window, Choice::logo()).await? else { return Ok(None) };
    let bytes = os::read_up_to(&path, LOGO_MOST_BYTES)?;
    desk.with_session(move |session| {
        Ok(Some(match session.choose_logo(&bytes)? {
            ChosenLogo::Picture(logo) => ChosenLogoView { logo: Some(logo.into()), drawing: None },
            ChosenLogo::Drawing(drawing) => ChosenLogoView { logo: None, drawing: Some(drawing) },
        }))
    })
    .await
}

/// Keeps a drawing that the page drew, as a PNG in base64. One that could not be drawn comes back empty.
#[tauri::command]
#[specta::specta]
pub async fn draw_logo(desk: State<'_, Desk>, png: String) -> Result<LogoView, Failure> {
    let bytes = STANDARD.decode(&png).unwrap_or_default();
    if bytes.is_empty() {
        return Err(Failure::refused(Code::LogoDamaged));
    }
    desk.with_session(move |session| Ok(session.set_logo(&bytes)?.into())).await
}

/// Papers go without a logo from now on.
#[tauri::command]
#[specta::specta]
pub async fn remove_logo(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.with_session(|session| Ok(session.remove_logo()?)).await
}
