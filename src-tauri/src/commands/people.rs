//! Pupils, guardians and staff.

use app::domain::ids::CaseId;
use app::domain::people::{Guardian, Pupil, Staff};
use tauri::State;

use super::cases::case_again;
use crate::desk::Desk;
use crate::error::Failure;
use crate::views::case::CaseView;

/// Known pupils whose name or class has these words; at most twelve.
#[tauri::command]
#[specta::specta]
pub async fn find_pupils(desk: State<'_, Desk>, text: String) -> Result<Vec<Pupil>, Failure> {
    desk.with_session(move |session| Ok(session.find_pupils(&text).into_iter().cloned().collect())).await
}

/// Changes a pupil; answers the case it was done from.
#[tauri::command]
#[specta::specta]
pub async fn save_pupil(desk: State<'_, Desk>, case_id: CaseId, pupil: Pupil) -> Result<CaseView, Failure> {
    desk.with_session(move |session| {
        session.save_pupil(pupil)?;
        case_again(session, case_id)
    })
    .await
}

/// Registers or changes a parent or guardian; answers the case it was done from.
#[tauri::command]
#[specta::specta]
pub async fn save_guardian(desk: State<'_, Desk>, case_id: CaseId, guardian: Guardian) -> Result<CaseView, Failure> {
    desk.with_session(move |session| {
        session.save_guardian(guardian)?;
        case_again(session, case_id)
    })
    .await
}

/// Registers or changes a member of staff; answers everyone at school who is known.
#[tauri::command]
#[specta::specta]
pub async fn save_staff(desk: State<'_, Desk>, staff: Staff) -> Result<Vec<Staff>, Failure> {
    desk.with_session(move |session| {
        session.save_staff(staff)?;
        Ok(session.people().staff.values().cloned().collect())
    })
    .await
}

/// Everyone at school who is known.
#[tauri::command]
#[specta::specta]
pub async fn staff(desk: State<'_, Desk>) -> Result<Vec<Staff>, Failure> {
    desk.with_session(|session| Ok(session.people().staff.values().cloned().collect())).await
}
