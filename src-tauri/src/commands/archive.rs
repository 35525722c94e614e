//! The whole dossier for the school's archive: looked at, and out of the vault.

use app::Way;
use app::domain::compose::archive::ArchivePurpose;
use app::domain::ids::CaseId;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use specta::Type;
use tauri::{State, WebviewWindow};

use super::exports::write_out;
use crate::desk::Desk;
use crate::error::Failure;
use crate::os::{self, Choice};
use crate::views::SavedFile;

/// A paper that can only be looked at.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PaperView {
    /// The bytes of the file, marked CONCEPT, in base64.
    pub pdf: String,
    /// How many pages.
    pub pages: u32,
}

/// The whole dossier as it would be, marked CONCEPT.
#[tauri::command]
#[specta::specta]
pub async fn preview_archive(desk: State<'_, Desk>, id: CaseId, purpose: ArchivePurpose) -> Result<PaperView, Failure> {
    desk.with_session(move |session| {
        let preview = session.preview_archive(id, purpose)?;
        let pages = u32::try_from(preview.pages).unwrap_or(u32::MAX);
        Ok(PaperView { pdf: STANDARD.encode(preview.pdf), pages })
    })
    .await
}

/// Saves the whole dossier, sealed, in a place the mentor chooses.
#[tauri::command]
#[specta::specta]
pub async fn save_archive(
    desk: State<'_, Desk>,
    window: WebviewWindow,
    id: CaseId,
    purpose: ArchivePurpose,
) -> Result<SavedFile, Failure> {
    let name = desk.with_session(move |session| Ok(session.archive_name(id)?)).await?;
    let Some(path) = os::ask_save(&window, Choice::pdf(&name)).await? else { return Ok(SavedFile::Cancelled {}) };
    let way = Way::saved_at(&path);
    let pdf = desk.with_session(move |session| Ok(session.make_archive(id, purpose, way)?)).await?;
    write_out(&desk, &path, pdf).await
}
