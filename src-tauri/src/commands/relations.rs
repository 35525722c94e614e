//! What is seen over several cases, and cases that hang together.

use app::Session;
use app::domain::ids::{CaseId, PupilId};
use app::domain::model::Role;
use app::domain::text::Prose;
use chrono::NaiveDate;
use tauri::State;

use super::cases::view;
use crate::desk::Desk;
use crate::error::Failure;
use crate::views::case::CaseView;
use crate::views::together::{HintView, PatternView, PupilPageView, SplitView, SummerView};

/// Cases that a report about these pupils may belong to.
#[tauri::command]
#[specta::specta]
pub async fn duplicate_hints(
    desk: State<'_, Desk>,
    pupils: Vec<(PupilId, Role)>,
    reported_on: String,
    except: Option<CaseId>,
) -> Result<Vec<HintView>, Failure> {
    // A day that is still being typed is no day yet; then the hint is about today.
    let typed = reported_on.parse::<NaiveDate>().ok();
    desk.with_session(move |session| {
        let on = typed.unwrap_or_else(|| session.today());
        let hints = session.duplicate_hints(&pupils, on, except)?;
        Ok(hints.into_iter().filter_map(HintView::new).collect())
    })
    .await
}

/// Pairs in a case about whom it was teasing before, within a year.
#[tauri::command]
#[specta::specta]
pub async fn teasing_patterns(desk: State<'_, Desk>, id: CaseId) -> Result<Vec<PatternView>, Failure> {
    desk.with_session(move |session| Ok(session.teasing_patterns(id)?.into_iter().map(PatternView::new).collect()))
        .await
}

/// The page of a pupil.
#[tauri::command]
#[specta::specta]
pub async fn pupil_page(desk: State<'_, Desk>, pupil: PupilId) -> Result<PupilPageView, Failure> {
    desk.with_session(move |session| Ok(PupilPageView::new(session.pupil_page(pupil)?))).await
}

/// What to see to before the summer; nothing when that holiday is not known yet.
#[tauri::command]
#[specta::specta]
pub async fn summer(desk: State<'_, Desk>) -> Result<Option<SummerView>, Failure> {
    desk.with_session(|session| summer_of(session)).await
}

/// Says of a pupil that the pupil leaves the school, or does not after all; answers the check anew.
#[tauri::command]
#[specta::specta]
pub async fn set_leaving(desk: State<'_, Desk>, pupil: PupilId, leaves: bool) -> Result<Option<SummerView>, Failure> {
    desk.with_session(move |session| {
        session.set_leaving(pupil, leaves)?;
        summer_of(session)
    })
    .await
}

fn summer_of(session: &Session) -> Result<Option<SummerView>, Failure> {
    Ok(session.summer()?.map(SummerView::new))
}

/// Says of two cases that they hang together, or that they are about the same.
#[tauri::command]
#[specta::specta]
pub async fn link_cases(
    desk: State<'_, Desk>,
    id: CaseId,
    other: CaseId,
    duplicate: bool,
    reason: Prose,
) -> Result<CaseView, Failure> {
    desk.with_session(move |session| view(&session.link_cases(id, other, duplicate, &reason)?)).await
}

/// Lets a case go on in another one; answers the other.
#[tauri::command]
#[specta::specta]
pub async fn merge_cases(desk: State<'_, Desk>, id: CaseId, into: CaseId, reason: Prose) -> Result<CaseView, Failure> {
    desk.with_session(move |session| view(&session.merge_cases(id, into, &reason)?)).await
}

/// Lets pupils of a case go on in a new one; answers the new one.
#[tauri::command]
#[specta::specta]
pub async fn split_case(desk: State<'_, Desk>, id: CaseId, split: SplitView) -> Result<CaseView, Failure> {
    desk.with_session(move |session| view(&session.split_case(id, split.into())?)).await
}
