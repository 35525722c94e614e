//! Requests of families about a pupil's data, and the packages for them.

use app::domain::access::{DataStep, NewDataRequest};
use app::domain::ids::{DataRequestId, PupilId, ReportId};
use app::{AppError, FrozenDocument, Session, Way};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use specta::Type;
use tauri::{State, WebviewWindow};

use super::exports::{Asked, open_out, print_out, save_out};
use crate::desk::Desk;
use crate::error::Failure;
use crate::os::Choice;
use crate::views::SavedFile;
use crate::views::access::{PackagePreviewView, PackageTextsView, PupilRequestsView};

/// The requests about a pupil.
#[tauri::command]
#[specta::specta]
pub async fn pupil_requests(desk: State<'_, Desk>, pupil: PupilId) -> Result<PupilRequestsView, Failure> {
    desk.with_session(move |session| view(session, pupil)).await
}

/// A request that was taken up, and the requests as they are now.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TakenUpView {
    /// The request.
    pub id: DataRequestId,
    /// All about this pupil.
    pub all: PupilRequestsView,
}

/// Takes a request up.
#[tauri::command]
#[specta::specta]
pub async fn take_up_request(desk: State<'_, Desk>, request: NewDataRequest) -> Result<TakenUpView, Failure> {
    desk.with_session(move |session| {
        let id = session.take_up_request(&request)?;
        Ok(TakenUpView { id, all: view(session, request.pupil)? })
    })
    .await
}

/// Does something with a request; answers with the requests as they are now.
#[tauri::command]
#[specta::specta]
pub async fn step_request(
    desk: State<'_, Desk>,
    pupil: PupilId,
    request: DataRequestId,
    step: DataStep,
) -> Result<PupilRequestsView, Failure> {
    desk.with_session(move |session| {
        session.step_request(request, &step)?;
        view(session, pupil)
    })
    .await
}

/// A package as it would be, marked CONCEPT.
#[tauri::command]
#[specta::specta]
pub async fn preview_package(
    desk: State<'_, Desk>,
    request: DataRequestId,
    texts: PackageTextsView,
) -> Result<PackagePreviewView, Failure> {
    desk.with_session(move |session| Ok(PackagePreviewView::new(session.preview_package(request, &texts.into())?)))
        .await
}

/// Freezes a package: sealed, checked and kept, or nothing at all.
#[tauri::command]
#[specta::specta]
pub async fn freeze_package(
    desk: State<'_, Desk>,
    pupil: PupilId,
    request: DataRequestId,
    texts: PackageTextsView,
) -> Result<PupilRequestsView, Failure> {
    desk.with_session(move |session| {
        session.freeze_package(request, &texts.into())?;
        view(session, pupil)
    })
    .await
}

/// The bytes of a frozen package, in base64.
#[tauri::command]
#[specta::specta]
pub async fn package_pdf(desk: State<'_, Desk>, request: DataRequestId, report: ReportId) -> Result<String, Failure> {
    desk.with_session(move |session| Ok(STANDARD.encode(session.package(request, report)?.pdf))).await
}

/// Saves a frozen package in a place the mentor chooses.
#[tauri::command]
#[specta::specta]
pub async fn save_package(
    desk: State<'_, Desk>,
    window: WebviewWindow,
    request: DataRequestId,
    report: ReportId,
) -> Result<SavedFile, Failure> {
    let frozen = desk.with_session(move |session| Ok(session.package(request, report)?)).await?;
    let choice = Choice::pdf(&frozen.file_name);
    let list = move |session: &mut Session, way| session.register_package(request, report, way);
    save_out(&desk, &window, choice, frozen.pdf, list).await
}

/// Opens a frozen package in the computer's own PDF program, from where it can be printed.
#[tauri::command]
#[specta::specta]
pub async fn open_package(desk: State<'_, Desk>, request: DataRequestId, report: ReportId) -> Result<(), Failure> {
    open_out(&desk, move |session| leaving(session, request, report, Way::Opened)).await
}

/// Prints a frozen package: hands it to the computer's print spooler.
#[tauri::command]
#[specta::specta]
pub async fn print_package(
    desk: State<'_, Desk>,
    request: DataRequestId,
    report: ReportId,
    printer: String,
    copies: u8,
    two_sided: bool,
) -> Result<(), Failure> {
    let asked = Asked { printer, copies, two_sided };
    print_out(&desk, asked, move |session| leaving(session, request, report, Way::Printed)).await
}

/// Erases the file of a package for good; answers with the requests as they are now.
#[tauri::command]
#[specta::specta]
pub async fn erase_package(
    desk: State<'_, Desk>,
    pupil: PupilId,
    request: DataRequestId,
    report: ReportId,
) -> Result<PupilRequestsView, Failure> {
    desk.with_session(move |session| {
        session.erase_package(request, report)?;
        view(session, pupil)
    })
    .await
}

/// A frozen package, listed in the export register as leaving this way.
fn leaving(
    session: &mut Session,
    request: DataRequestId,
    report: ReportId,
    way: Way,
) -> Result<FrozenDocument, AppError> {
    let frozen = session.package(request, report)?;
    session.register_package(request, report, way)?;
    Ok(frozen)
}

fn view(session: &Session, pupil: PupilId) -> Result<PupilRequestsView, Failure> {
    Ok(PupilRequestsView::new(session.pupil_requests(pupil)?, session.today()))
}
