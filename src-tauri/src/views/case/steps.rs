//! The seven steps: rows, points, what is missing and what comes next.

use app::domain::case::{Missing, RowProgress, Status};
use app::domain::event::PointState;
use app::domain::ids::{ConversationId, FollowUpId, MeasureId, PupilId};
use app::domain::model::StopCard;
use app::domain::protocol::{ItemId, Pause, Step};
use serde::Serialize;
use specta::Type;

use super::earlier::EarlierView;
use super::people::NamedGuardian;
use super::{Look, Written, maybe};
use crate::views::date;

views! {
    /// A step.
    StepView { step: Step, number: u8, title: String, who: String, status: StatusView, rows: Vec<RowView> }
    /// A row of a step: one pupil, or none in step 6.
    RowView {
        pupil: Option<PupilId>,
        name: String,
        guardians: Vec<NamedGuardian>,
        status: StatusView,
        points: Vec<PointView>,
        conversations: Vec<ConversationId>,
        missing: Vec<MissingView>,
        not_heard: Vec<NamedGuardian>,
        earlier: Vec<EarlierView>,
    }
    /// A point of a step.
    PointView {
        id: ItemId,
        text: String,
        prompts: Vec<String>,
        pause: Pause,
        added: bool,
        happens: bool,
        card: Option<ItemId>,
        state: PointStateView,
        reason: Written,
    }
    /// Something that is missing.
    MissingView { what: String, follow_up: Option<FollowUpId>, date: Option<String>, pupil: Option<PupilId>, card: Option<StopCard>, measure: Option<MeasureId> }
    /// What to do next.
    NextView { step: Step, pupil: Option<PupilId>, name: String, missing: MissingView }
}

/// The status of a step or row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum StatusView {
    NotStarted,
    Busy,
    Done,
    NotNeeded,
    ActionNeeded,
}

/// The state of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum PointStateView {
    Open,
    Done,
    NotNeeded,
}

impl PointStateView {
    pub(super) fn of(state: &PointState) -> Self {
        match state {
            PointState::Open => Self::Open,
            PointState::Done => Self::Done,
            PointState::NotNeeded { .. } => Self::NotNeeded,
        }
    }
}

impl Look<'_> {
    pub(super) fn steps(&self) -> Vec<StepView> {
        let steps = self.file.progress.steps.iter();
        steps
            .map(|step| {
                let texts = self.file.protocol.step(step.step);
                StepView {
                    step: step.step,
                    number: step.step.number(),
                    title: texts.map(|t| t.title.clone()).unwrap_or_default(),
                    who: texts.map(|t| t.who.clone()).unwrap_or_default(),
                    status: status(step.status),
                    rows: step.rows.iter().map(|row| self.row(step.step, row)).collect(),
                }
            })
            .collect()
    }

    fn row(&self, step: Step, row: &RowProgress) -> RowView {
        let points = row.points.iter().filter_map(|point| {
            let item = self.file.protocol.item(&point.item)?;
            Some(PointView {
                id: item.id.clone(),
                text: item.text.clone(),
                prompts: item.prompts.clone(),
                pause: item.pause,
                added: item.added,
                happens: item.happens,
                card: item.card.clone(),
                state: PointStateView::of(&point.state),
                reason: maybe(point.reason.as_ref()),
            })
        });
        RowView {
            pupil: row.pupil,
            name: row.pupil.map(|pupil| self.name(pupil)).unwrap_or_default(),
            guardians: row.guardians.iter().map(|id| self.guardian(*id)).collect(),
            status: status(row.status),
            points: points.collect(),
            conversations: row.conversations.clone(),
            missing: row.missing.iter().map(|m| missing(*m)).collect(),
            not_heard: row.not_spoken.iter().map(|id| self.guardian(*id)).collect(),
            earlier: self.earlier(step, row),
        }
    }

    pub(super) fn next(&self) -> Option<NextView> {
        let next = self.file.progress.next;
        // Only a stop card goes before what the law asks today.
        if !next.is_some_and(|next| matches!(next.what, Missing::Referral(_)))
            && let Some(duty) = self.duty_today()
        {
            return Some(duty);
        }
        next.map(|next| NextView {
            step: next.step,
            pupil: next.pupil,
            name: next.pupil.map(|pupil| self.name(pupil)).unwrap_or_default(),
            missing: missing(next.what),
        })
    }
}

impl Look<'_> {
    /// What the law asks for a measure today or asked before, the first due first.
    fn duty_today(&self) -> Option<NextView> {
        let today = self.file.today;
        let duty = self.file.case.duties(&self.facts()).into_iter().find(|duty| duty.due <= today)?;
        let what = MissingView {
            what: duty.kind.task().code().to_owned(),
            follow_up: None,
            date: Some(date(duty.due)),
            pupil: None,
            card: None,
            measure: Some(duty.measure),
        };
        Some(NextView { step: Step::Measures, pupil: Some(duty.pupil), name: self.name(duty.pupil), missing: what })
    }
}

fn missing(missing: Missing) -> MissingView {
    let mut view = MissingView {
        what: app::missing_code(missing).to_owned(),
        follow_up: None,
        date: None,
        pupil: None,
        card: None,
        measure: None,
    };
    match missing {
        Missing::FollowUp(id, day) => {
            view.follow_up = Some(id);
            view.date = Some(date(day));
        }
        Missing::FamilyInformed(pupil) | Missing::CaseTold(pupil) => view.pupil = Some(pupil),
        Missing::Referral(card) => view.card = Some(card),
        _ => {}
    }
    view
}

pub(super) fn status(status: Status) -> StatusView {
    match status {
        Status::NotStarted => StatusView::NotStarted,
        Status::Busy => StatusView::Busy,
        Status::Done => StatusView::Done,
        Status::NotNeeded => StatusView::NotNeeded,
        Status::ActionNeeded => StatusView::ActionNeeded,
    }
}
