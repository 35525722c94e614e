//! Documents on their way out of the vault, and the register of what left.

use std::path::Path;

use app::domain::ids::ReportId;
use app::{AppError, FrozenDocument, LastPrinter, Session, Way};
use tauri::async_runtime::spawn_blocking;
use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::error::{Code, Failure};
use crate::os::{self, Choice, PrintJob};
use crate::views::SavedFile;
use crate::views::exports::{ExportView, PrintersView};

/// Saves a frozen document in a place the mentor chooses.
#[tauri::command]
#[specta::specta]
pub async fn save_report(desk: State<'_, Desk>, window: WebviewWindow, report: ReportId) -> Result<SavedFile, Failure> {
    let frozen = desk.with_session(move |session| Ok(session.frozen(report)?)).await?;
    let choice = Choice::pdf(&frozen.file_name);
    save_out(&desk, &window, choice, frozen.pdf, move |session, way| session.register_export(report, way)).await
}

/// Opens a frozen document in the computer's own PDF program, from where it can be printed.
#[tauri::command]
#[specta::specta]
pub async fn open_report(desk: State<'_, Desk>, report: ReportId) -> Result<(), Failure> {
    open_out(&desk, move |session| leaving(session, report, Way::Opened)).await
}

/// The printers of this computer, with the one of the last time first when it is still there.
#[tauri::command]
#[specta::specta]
pub async fn printers(desk: State<'_, Desk>) -> Result<PrintersView, Failure> {
    let last = desk.with_session(|session| Ok(session.last_printer()?)).await?;
    let found = spawn_blocking(os::printers).await.map_err(|_| Failure::incident(Code::Unexpected))??;
    let last = last.filter(|last| found.names.contains(&last.name));
    Ok(PrintersView {
        can_print: found.can_print,
        chosen: last.as_ref().map(|last| last.name.clone()).or_else(|| found.names.first().cloned()),
        two_sided: last.is_some_and(|last| last.two_sided),
        names: found.names,
    })
}

/// Prints a frozen document: hands it to the computer's print spooler.
#[tauri::command]
#[specta::specta]
pub async fn print_report(
    desk: State<'_, Desk>,
    report: ReportId,
    printer: String,
    copies: u8,
    two_sided: bool,
) -> Result<(), Failure> {
    let asked = Asked { printer, copies, two_sided };
    print_out(&desk, asked, move |session| leaving(session, report, Way::Printed)).await
}

/// Everything that left the vault, newest first.
#[tauri::command]
#[specta::specta]
pub async fn exports(desk: State<'_, Desk>) -> Result<Vec<ExportView>, Failure> {
    desk.with_session(|session| Ok(session.export_lines()?.into_iter().map(ExportView::from).collect())).await
}

/// A frozen document, listed in the export register as leaving this way.
fn leaving(session: &mut Session, report: ReportId, way: Way) -> Result<FrozenDocument, AppError> {
    let frozen = session.frozen(report)?;
    session.register_export(report, way)?;
    Ok(frozen)
}

/// Saves bytes in a place the mentor chooses. `list` puts them in the register before they are written; when that fails the
/// register says so.
pub(super) async fn save_out<L>(
    desk: &Desk,
    window: &WebviewWindow,
    choice: Choice,
    bytes: Vec<u8>,
    list: L,
) -> Result<SavedFile, Failure>
where
    L: FnOnce(&mut Session, Way) -> Result<(), AppError> + Send + 'static,
{
    let Some(path) = os::ask_save(window, choice).await? else { return Ok(SavedFile::Cancelled {}) };
    let way = Way::saved_at(&path);
    desk.with_session(move |session| Ok(list(session, way)?)).await?;
    write_out(desk, &path, bytes).await
}

/// Opens in the computer's own program what `list` takes out of the vault and puts in the register; when that fails the
/// register says so.
pub(super) async fn open_out<L>(desk: &Desk, list: L) -> Result<(), Failure>
where
    L: FnOnce(&mut Session) -> Result<FrozenDocument, AppError> + Send + 'static,
{
    let frozen = desk.with_session(move |session| Ok(list(session)?)).await?;
    let folder = desk.outside_folder();
    let opened = os::write_for_opening(&folder, &frozen.file_name, &frozen.pdf).and_then(|path| {
        os::open_file(&path).inspect_err(|_| {
            // Nobody will look at it; what can not be taken away now goes at the next lock.
            let _gone = std::fs::remove_file(&path);
        })
    });
    told_if_failed(desk, opened, frozen.pdf).await
}

/// How a document is to be printed.
pub(super) struct Asked {
    /// As the computer calls it.
    pub printer: String,
    /// How many.
    pub copies: u8,
    /// On both sides of the paper.
    pub two_sided: bool,
}

/// Hands to the computer's print spooler what `list` takes out of the vault and puts in the register; when that fails the
/// register says so.
pub(super) async fn print_out<L>(desk: &Desk, asked: Asked, list: L) -> Result<(), Failure>
where
    L: FnOnce(&mut Session) -> Result<FrozenDocument, AppError> + Send + 'static,
{
    let Asked { printer, copies, two_sided } = asked;
    let frozen = desk.with_session(move |session| Ok(list(session)?)).await?;
    let title = frozen.file_name.trim_end_matches(".pdf").to_owned();
    let job = PrintJob { printer: printer.clone(), copies, two_sided, title };
    let pdf = frozen.pdf.clone();
    let done = spawn_blocking(move || os::print(&job, &pdf)).await;
    let done = done.unwrap_or_else(|_| Err(Failure::incident(Code::Unexpected)));
    told_if_failed(desk, done, frozen.pdf).await?;
    let chosen = LastPrinter { name: printer, two_sided };
    desk.with_session(move |session| Ok(session.remember_printer(&chosen)?)).await
}

/// Writes what was listed in the register; when that fails the register says so.
pub(super) async fn write_out(desk: &Desk, path: &Path, bytes: Vec<u8>) -> Result<SavedFile, Failure> {
    told_if_failed(desk, os::write_whole(path, &bytes), bytes).await?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(SavedFile::Saved { name })
}

/// Lists as failed what did not leave.
pub(super) async fn told_if_failed(desk: &Desk, left: Result<(), Failure>, bytes: Vec<u8>) -> Result<(), Failure> {
    if left.is_err() {
        // Locked meanwhile: then the register keeps saying that it left, which is too much and not too little.
        let _told = desk.with_session(move |session| Ok(session.did_not_leave(&bytes)?)).await;
    }
    left
}
