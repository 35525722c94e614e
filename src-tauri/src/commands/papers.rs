//! Papers that were signed on paper, with a picture of them.

use app::domain::ids::{CaseId, ReportId, ScanId};
use app::domain::model::Signer;
use app::{SCAN_MOST_BYTES, redrawn};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use tauri::async_runtime::spawn_blocking;
use tauri::{State, WebviewWindow};

use super::cases::view;
use super::exports::save_out;
use crate::desk::Desk;
use crate::error::{Code, Failure};
use crate::os::{self, Choice};
use crate::views::SavedFile;
use crate::views::case::CaseView;
use crate::views::exports::ChosenScan;

/// Lets the mentor choose a picture of a signed paper. It is drawn anew, and nothing of it is stored yet.
#[tauri::command]
#[specta::specta]
pub async fn choose_scan(desk: State<'_, Desk>, window: WebviewWindow) -> Result<ChosenScan, Failure> {
    let Some(path) = os::ask_open(&window, Choice::scan()).await? else { return Ok(ChosenScan::Cancelled {}) };
    let drawn =
        spawn_blocking(move || Ok(redrawn(&os::read_up_to(&path, SCAN_MOST_BYTES)?).map_err(app::AppError::from)?));
    let jpeg = drawn.await.unwrap_or_else(|_| Err(Failure::incident(Code::Unexpected)))?;
    let picture = STANDARD.encode(&jpeg);
    desk.with_session(move |session| {
        session.offer_scan(jpeg);
        Ok(())
    })
    .await?;
    Ok(ChosenScan::Chosen { picture })
}

/// Lets go of the chosen picture.
#[tauri::command]
#[specta::specta]
pub async fn drop_scan(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.with_session(|session| {
        session.drop_scan();
        Ok(())
    })
    .await
}

/// Records that people signed the printed paper, with the chosen picture when `scan`.
#[tauri::command]
#[specta::specta]
pub async fn sign_on_paper(
    desk: State<'_, Desk>,
    case_id: CaseId,
    report: ReportId,
    signers: Vec<Signer>,
    on: String,
    scan: bool,
) -> Result<CaseView, Failure> {
    let no_day = || Failure::refused(Code::DateTooFar).with("field", "on");
    let on = on.parse::<NaiveDate>().map_err(|_| no_day())?;
    desk.with_session(move |session| view(&session.sign_on_paper(case_id, report, signers, on, scan)?)).await
}

/// A picture of a signed paper, a JPEG in base64.
#[tauri::command]
#[specta::specta]
pub async fn scan_picture(desk: State<'_, Desk>, scan: ScanId) -> Result<String, Failure> {
    desk.with_session(move |session| Ok(STANDARD.encode(session.scan(scan)?.jpeg))).await
}

/// Saves a picture of a signed paper in a place the mentor chooses.
#[tauri::command]
#[specta::specta]
pub async fn save_scan(desk: State<'_, Desk>, window: WebviewWindow, scan: ScanId) -> Result<SavedFile, Failure> {
    let file = desk.with_session(move |session| Ok(session.scan(scan)?)).await?;
    let choice = Choice::picture(&file.file_name);
    save_out(&desk, &window, choice, file.jpeg, move |session, way| session.register_scan(scan, way)).await
}
