//! The keys that seal, and the papers about them.

use app::SealPaper;
use tauri::{State, WebviewWindow};
use zeroize::Zeroizing;

use crate::desk::Desk;
use crate::error::{Code, Failure};
use crate::os::{self, Choice};
use crate::views::SavedFile;
use crate::views::seals::{DayView, ImportedView, KeyLineView, LossReasonView, SchoolFileView, SealPaperView};

/// The keys of this mentor, the one in use first.
#[tauri::command]
#[specta::specta]
pub async fn seal_keys(desk: State<'_, Desk>) -> Result<Vec<KeyLineView>, Failure> {
    desk.with_session(|session| Ok(KeyLineView::all(session.seal_keys()?))).await
}

/// Opens a paper about a key in the computer's own PDF program, from where it can be printed.
#[tauri::command]
#[specta::specta]
pub async fn open_seal_paper(desk: State<'_, Desk>, paper: SealPaperView) -> Result<(), Failure> {
    let paper = SealPaper::try_from(paper)?;
    let sheet = desk.with_session(move |session| Ok(session.seal_paper(paper, "opened")?)).await?;
    let path = os::write_for_opening(&desk.outside_folder(), sheet.file_name, &sheet.pdf)?;
    os::open_file(&path)
}

/// Saves a paper about a key in a place the mentor chooses.
#[tauri::command]
#[specta::specta]
pub async fn save_seal_paper(
    desk: State<'_, Desk>,
    window: WebviewWindow,
    paper: SealPaperView,
) -> Result<SavedFile, Failure> {
    let paper = SealPaper::try_from(paper)?;
    let Some(path) = os::ask_save(&window, Choice::pdf(paper.file_name())).await? else {
        return Ok(SavedFile::Cancelled {});
    };
    let sheet = desk.with_session(move |session| Ok(session.seal_paper(paper, "saved")?)).await?;
    os::write_whole(&path, &sheet.pdf)?;
    Ok(saved(&path))
}

/// Saves a request to certify the key in use, in a place the mentor chooses. It is no secret.
#[tauri::command]
#[specta::specta]
pub async fn save_certificate_request(desk: State<'_, Desk>, window: WebviewWindow) -> Result<SavedFile, Failure> {
    let Some(path) = os::ask_save(&window, Choice::certificate_request()).await? else {
        return Ok(SavedFile::Cancelled {});
    };
    let request = desk.with_session(|session| Ok(session.certificate_request()?)).await?;
    os::write_whole(&path, request.as_bytes())?;
    Ok(saved(&path))
}

/// Lets the mentor choose the certificate that the school issued for the key in use, and seals with it from now on.
#[tauri::command]
#[specta::specta]
pub async fn import_certificate(desk: State<'_, Desk>, window: WebviewWindow) -> Result<ImportedView, Failure> {
    let Some(path) = os::ask_open(&window, Choice::certificate()).await? else { return Ok(ImportedView::Cancelled {}) };
    let file = os::read_up_to(&path, app::IMPORT_MOST_BYTES)?;
    desk.with_session(move |session| {
        session.import_certificate(&file)?;
        Ok(ImportedView::Imported { keys: KeyLineView::all(session.seal_keys()?) })
    })
    .await
}

/// Lets the mentor choose the PKCS#12 file of the school. It is held in memory until it is opened or let go of.
#[tauri::command]
#[specta::specta]
pub async fn choose_school_key(desk: State<'_, Desk>, window: WebviewWindow) -> Result<SchoolFileView, Failure> {
    let Some(path) = os::ask_open(&window, Choice::school_key()).await? else {
        return Ok(SchoolFileView::Cancelled {});
    };
    let file = Zeroizing::new(os::read_up_to(&path, app::IMPORT_MOST_BYTES)?);
    desk.with_session(move |session| Ok(session.offer_school_key(file)?)).await?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(SchoolFileView::Chosen { name })
}

/// Lets go of the chosen file.
#[tauri::command]
#[specta::specta]
pub async fn drop_school_key(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.with_session(|session| {
        session.drop_school_key();
        Ok(())
    })
    .await
}

/// Seals with the key in the chosen file from now on. With a wrong password it stays chosen; else it is wiped, and the
/// password in any case.
#[tauri::command]
#[specta::specta]
pub async fn import_school_key(desk: State<'_, Desk>, password: String) -> Result<Vec<KeyLineView>, Failure> {
    let password = Zeroizing::new(password);
    desk.with_session(move |session| {
        session.open_school_key(&password)?;
        Ok(KeyLineView::all(session.seal_keys()?))
    })
    .await
}

/// Seals with a key of the program's own again, instead of that of the school.
#[tauri::command]
#[specta::specta]
pub async fn use_own_key(desk: State<'_, Desk>) -> Result<Vec<KeyLineView>, Failure> {
    desk.with_session(|session| {
        session.use_own_key()?;
        Ok(KeyLineView::all(session.seal_keys()?))
    })
    .await
}

/// Reports that a key may be in other hands since that day; when it is the one in use, a new one takes its place.
#[tauri::command]
#[specta::specta]
pub async fn report_lost_key(
    desk: State<'_, Desk>,
    fingerprint: String,
    since: DayView,
    reason: LossReasonView,
) -> Result<Vec<KeyLineView>, Failure> {
    let lost = fingerprint.parse().map_err(|_| Failure::refused(Code::SealUnknown))?;
    desk.with_session(move |session| {
        session.report_lost_key(lost, since.0, reason.into())?;
        Ok(KeyLineView::all(session.seal_keys()?))
    })
    .await
}

fn saved(path: &std::path::Path) -> SavedFile {
    SavedFile::Saved { name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default() }
}
