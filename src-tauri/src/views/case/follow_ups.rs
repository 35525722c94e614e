//! Planned checks, whether it stopped, and the families that were told.

use app::domain::case::{FollowUp, FollowUpState};
use app::domain::ids::{FollowUpId, PupilId, StaffId};
use app::domain::model::{ContactWay, Trend};
use serde::Serialize;
use specta::Type;

use super::{Look, Written, maybe, written};
use crate::views::date;

views! {
    /// A planned check.
    FollowUpView {
        id: FollowUpId,
        round: u8,
        pupil: PupilId,
        name: String,
        original: String,
        date: String,
        moved: Written,
        state: FollowUpStateView,
    }
    /// A finding on whether it stopped; `now`: since the last round or reopening.
    FindingView { round: u8, on: String, stopped: bool, shows: Written, now: bool }
    /// A family that was told of the closing; `now`: since the last round or reopening.
    InformedView { round: u8, pupil: PupilId, on: String, channel: ContactWay, note: Written, by: Option<StaffId>, now: bool }
    /// A family that was told that there is a case.
    ToldView { pupil: PupilId, on: String, channel: ContactWay, by: StaffId, note: Written }
}

/// What became of a planned check.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "state", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum FollowUpStateView {
    Planned {},
    Held { on: String, words: Written, safe_room: bool, trend: Trend, counsellor_offered: bool },
    Cancelled { reason: Written },
}

impl Look<'_> {
    pub(super) fn follow_ups(&self) -> Vec<FollowUpView> {
        let mut follow_ups: Vec<_> = self.file.case.follow_ups.iter().map(|f| self.follow_up(f)).collect();
        follow_ups.sort_by(|a, b| a.date.cmp(&b.date));
        follow_ups
    }

    fn follow_up(&self, f: &FollowUp) -> FollowUpView {
        FollowUpView {
            id: f.id,
            round: f.round.0,
            pupil: f.pupil,
            name: self.name(f.pupil),
            original: date(f.original),
            date: date(f.date),
            moved: maybe(f.moved.as_ref()),
            state: match &f.state {
                FollowUpState::Planned => FollowUpStateView::Planned {},
                FollowUpState::Held { on, words, safe_room, trend, counsellor_offered, .. } => {
                    FollowUpStateView::Held {
                        on: date(*on),
                        words: written(words),
                        safe_room: *safe_room,
                        trend: *trend,
                        counsellor_offered: *counsellor_offered,
                    }
                }
                FollowUpState::Cancelled(reason) => FollowUpStateView::Cancelled { reason: written(reason) },
            },
        }
    }

    pub(super) fn findings(&self) -> Vec<FindingView> {
        let findings = self.file.case.findings.iter().rev();
        findings
            .map(|f| FindingView {
                round: f.round.0,
                on: date(f.on),
                stopped: f.stopped,
                shows: written(&f.shows),
                now: f.stretch == self.file.case.stretch,
            })
            .collect()
    }

    pub(super) fn informed(&self) -> Vec<InformedView> {
        let informed = self.file.case.informed.iter();
        informed
            .map(|i| InformedView {
                round: i.round.0,
                pupil: i.pupil,
                on: date(i.on),
                channel: i.channel,
                note: maybe(i.note.as_ref()),
                by: i.by,
                now: i.stretch == self.file.case.stretch,
            })
            .collect()
    }

    pub(super) fn told(&self) -> Vec<ToldView> {
        let told = self.file.case.life.told.iter();
        told.map(|t| ToldView {
            pupil: t.pupil,
            on: date(t.on),
            channel: t.channel,
            by: t.by,
            note: maybe(t.note.as_ref()),
        })
        .collect()
    }
}
