//! Planned checks and their pause, what to offer, whether it stopped, and the families that were told.

use app::domain::agenda::{self, Item, Kind};
use app::domain::case::{FollowUp, FollowUpState, Suggestion};
use app::domain::ids::{AgreementId, FollowUpId, PupilId, StaffId};
use app::domain::model::{ContactWay, Kept, Means, Trend};
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
        means: Means,
        extra: bool,
        note: Written,
        unknown: bool,
        shift: Option<ShiftView>,
        agreements: Vec<AgreementId>,
        state: FollowUpStateView,
    }
    /// A check that comes later than the plan asks for: from when, by how many days, why, and what to offer instead.
    ShiftView { from: String, days: i32, cause: Option<String>, far: bool, before: Option<String>, phone: Option<String> }
    /// How an agreement was kept, as told at a check.
    KeptView { agreement: AgreementId, kept: Kept }
    /// The pause that runs, at the request of the police.
    PauseView { on: String, reason: Written }
    /// Something to offer; a person decides.
    SuggestionView { what: SuggestionKind, pupil: Option<PupilId>, name: String }
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
    Held {
        on: String,
        words: Written,
        safe_room: bool,
        trend: Trend,
        counsellor_offered: bool,
        means: Means,
        next: Written,
        kept: Vec<KeptView>,
    },
    Cancelled {
        reason: Written,
    },
}

/// What is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum SuggestionKind {
    StepSeven,
    FollowUpAfterAdvice,
    OpenAgain,
}

impl Look<'_> {
    pub(super) fn follow_ups(&self) -> Vec<FollowUpView> {
        let file = self.file;
        let agenda = agenda::of(&file.case, &file.people, &file.calendar, file.today, &[]);
        let item = |id| agenda.items.iter().find(|item| matches!(item.kind, Kind::FollowUp(of, _) if of == id));
        let mut follow_ups: Vec<_> = file.case.follow_ups.iter().map(|f| self.follow_up(f, item(f.id))).collect();
        follow_ups.sort_by(|a, b| a.date.cmp(&b.date));
        follow_ups
    }

    /// `item` is what the agenda says of a check that is still to be held.
    fn follow_up(&self, f: &FollowUp, item: Option<&Item>) -> FollowUpView {
        let planned = f.state == FollowUpState::Planned;
        let ask = self.file.case.agreements_to_ask(f.pupil, self.file.today);
        FollowUpView {
            id: f.id,
            round: f.round.0,
            pupil: f.pupil,
            name: self.name(f.pupil),
            original: date(f.original),
            date: date(f.date),
            moved: maybe(f.moved.as_ref()),
            means: f.means,
            extra: f.extra,
            note: maybe(f.note.as_ref()),
            unknown: item.is_some_and(|item| item.unknown),
            shift: item.and_then(|item| self.shift(item)),
            agreements: ask.into_iter().filter(|_| planned).map(|agreement| agreement.id).collect(),
            state: match &f.state {
                FollowUpState::Planned => FollowUpStateView::Planned {},
                FollowUpState::Held { on, words, safe_room, trend, counsellor_offered, means, next, .. } => {
                    FollowUpStateView::Held {
                        on: date(*on),
                        words: written(words),
                        safe_room: *safe_room,
                        trend: *trend,
                        counsellor_offered: *counsellor_offered,
                        means: *means,
                        next: maybe(next.as_ref()),
                        kept: f
                            .agreements
                            .iter()
                            .map(|(agreement, kept)| KeptView { agreement: *agreement, kept: *kept })
                            .collect(),
                    }
                }
                FollowUpState::Cancelled(reason) => FollowUpStateView::Cancelled { reason: written(reason) },
            },
        }
    }

    fn shift(&self, item: &Item) -> Option<ShiftView> {
        let shift = item.shift?;
        Some(ShiftView {
            from: date(shift.from),
            days: i32::try_from(shift.days).unwrap_or(i32::MAX),
            cause: self.file.calendar.no_school(shift.from).map(|closed| closed.to_string()),
            far: shift.far,
            before: shift.before.map(date),
            phone: shift.phone.map(date),
        })
    }

    pub(super) fn pause(&self) -> Option<PauseView> {
        self.file.case.pause().map(|pause| PauseView { on: date(pause.on), reason: written(&pause.reason) })
    }

    pub(super) fn suggestions(&self) -> Vec<SuggestionView> {
        let suggestions = self.file.progress.suggestions.iter();
        suggestions
            .map(|suggestion| {
                let (what, pupil) = match suggestion {
                    Suggestion::StepSeven(pupil) => (SuggestionKind::StepSeven, Some(*pupil)),
                    Suggestion::FollowUpAfterAdvice => (SuggestionKind::FollowUpAfterAdvice, None),
                    Suggestion::OpenAgain(pupil) => (SuggestionKind::OpenAgain, Some(*pupil)),
                };
                let name = pupil.map(|pupil| self.name(pupil)).unwrap_or_default();
                SuggestionView { what, pupil, name }
            })
            .collect()
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
