//! What happened, and the turns in the life of a case.

use app::domain::case::{Case, Turn};
use app::domain::model::Warning;
use app::domain::protocol::Step;
use serde::Serialize;
use specta::Type;

use super::{Look, Written, maybe, written};
use crate::views::{date, moment};

views! {
    /// A turn in the life of a case.
    TurnView { kind: TurnKind, on: String, round: Option<u8>, light: bool, reason: Written }
    /// One line of the timeline. A reason that was given may have been erased since.
    TimelineView {
        kind: String,
        entered_at: String,
        happened_on: Option<String>,
        by: String,
        in_name_of: Option<String>,
        pupils: Vec<String>,
        step: Option<u8>,
        has_reason: bool,
        reason: Written,
        warnings: Vec<(Warning, Written)>,
    }
}

/// Which turn a case took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum TurnKind {
    Closed,
    Reopened,
    Withdrawn,
    RoundStarted,
}

impl Look<'_> {
    pub(super) fn timeline(&self) -> Vec<TimelineView> {
        let lines = self.file.case.timeline.iter().rev();
        lines
            .map(|line| TimelineView {
                kind: line.kind.to_owned(),
                entered_at: moment(line.entered_at),
                happened_on: line.happened_on.map(date),
                by: self.staff(line.actor),
                in_name_of: line.in_name_of.map(|id| self.staff(id)),
                pupils: line.pupils.iter().map(|pupil| self.name(*pupil)).collect(),
                step: line.step.map(Step::number),
                has_reason: line.reason.is_some(),
                reason: maybe(line.reason.as_ref()),
                warnings: line.warnings.iter().map(|(warning, reason)| (*warning, written(reason))).collect(),
            })
            .collect()
    }
}

pub(super) fn turns(case: &Case) -> Vec<TurnView> {
    let mut turns: Vec<TurnView> = case
        .turns
        .iter()
        .map(|turn| match turn {
            Turn::Closed { on, light, note } => TurnView {
                kind: TurnKind::Closed,
                on: date(*on),
                round: None,
                light: *light,
                reason: maybe(note.as_ref()),
            },
            Turn::Reopened { on, reason } => {
                TurnView { kind: TurnKind::Reopened, on: date(*on), round: None, light: false, reason: written(reason) }
            }
            Turn::Withdrawn { on, reason } => TurnView {
                kind: TurnKind::Withdrawn,
                on: date(*on),
                round: None,
                light: false,
                reason: written(reason),
            },
        })
        .collect();
    turns.extend(case.rounds.iter().map(|start| TurnView {
        kind: TurnKind::RoundStarted,
        on: date(start.on),
        round: Some(start.round.0),
        light: false,
        reason: written(&start.reason),
    }));
    turns.sort_by(|a, b| a.on.cmp(&b.on));
    turns
}
