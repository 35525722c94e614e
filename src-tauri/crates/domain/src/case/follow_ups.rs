//! What follows from the planned and held checks: who is followed, what to ask, what to offer.

use chrono::NaiveDate;

use super::{Agreement, Case, FollowUp, FollowUpState, Pause, Phase, Turn};
use crate::ids::PupilId;
use crate::model::{Outcome, Role, Trend};

/// Something to offer. A person decides; nothing follows by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suggestion {
    /// Step 7: twice in a row it was the same or worse for this gepeste leerling.
    StepSeven(PupilId),
    /// Advice is given and no follow-up goes with it (rule 5).
    FollowUpAfterAdvice,
    /// Opening the case again: after a light closing it was the same or worse for this pupil.
    OpenAgain(PupilId),
}

/// Whether a pupil with this role is on one of the two sides.
pub(super) fn is_party(role: Role) -> bool {
    matches!(role, Role::Bullied | Role::Bullying)
}

impl Case {
    /// The pause that runs.
    pub fn pause(&self) -> Option<&Pause> {
        self.pauses.last().filter(|pause| pause.ended.is_none())
    }

    /// Whether the case was closed lightly: with advice, and checks that are still held.
    pub fn is_closed_lightly(&self) -> bool {
        self.phase == Phase::Closed && matches!(self.turns.last(), Some(Turn::Closed { light: true, .. }))
    }

    /// Whether a check waits for the end of the pause: one whose day a person chose in it does not.
    pub fn waits(&self, follow_up: &FollowUp) -> bool {
        self.pause().is_some() && !follow_up.chosen
    }

    /// Whether this planned check is to be held when its day comes. What was planned before closing is held after it, or
    /// cancelled.
    pub fn is_called_for(&self, follow_up: &FollowUp) -> bool {
        matches!(self.phase, Phase::Open | Phase::Closed)
            && follow_up.state == FollowUpState::Planned
            && !self.waits(follow_up)
    }

    /// The agreements to ask this pupil about on a day: those of the pupil, then those that protect the pupil, that run.
    pub fn agreements_to_ask(&self, pupil: PupilId, on: NaiveDate) -> Vec<&Agreement> {
        let runs = |a: &&Agreement| a.ended.is_none() && a.from <= on && a.until.is_none_or(|until| on <= until);
        let own = self.agreements.iter().filter(|a| a.pupil == pupil);
        let protecting = self.agreements.iter().filter(|a| a.protects == Some(pupil));
        own.chain(protecting).filter(runs).collect()
    }

    /// Whether the plan of this round stands for a pupil: made in step 3, and not all behind the pupil's back.
    ///
    /// Who left the two sides or the case and came back is followed again, and so is everyone when the case is opened
    /// again: what was settled before does not count.
    pub(super) fn is_followed(&self, pupil: PupilId) -> bool {
        self.of_round(pupil).any(|f| !f.extra) && self.of_round(pupil).any(|f| self.stands(f))
    }

    /// Whether a new talk of step 3 makes no new plan.
    pub(super) fn has_plan(&self, pupil: PupilId) -> bool {
        self.of_round(pupil).any(|f| !f.extra && self.stands(f))
    }

    fn of_round(&self, pupil: PupilId) -> impl Iterator<Item = &FollowUp> {
        self.follow_ups.iter().filter(move |f| f.pupil == pupil && f.round == self.round)
    }

    fn stands(&self, follow_up: &FollowUp) -> bool {
        let since = self.participations.iter().find(|p| p.pupil == follow_up.pupil).and_then(|p| p.party_since);
        let settled = since.unwrap_or_default().max(self.stretch_since) <= follow_up.touched;
        follow_up.state == FollowUpState::Planned || settled
    }

    /// What to offer now.
    pub(super) fn suggestions(&self) -> Vec<Suggestion> {
        let mut suggestions = Vec::new();
        if self.phase == Phase::Open {
            let unmoved = self.pupils(Role::Bullied).filter(|pupil| {
                matches!(self.trends(*pupil, 0).as_slice(), [.., before, last] if goes_on(*before) && goes_on(*last))
            });
            suggestions.extend(unmoved.map(Suggestion::StepSeven));
            if self.is_without_follow_up() {
                suggestions.push(Suggestion::FollowUpAfterAdvice);
            }
        } else if self.is_closed_lightly() {
            let closed = self.closed_by.unwrap_or_default();
            let worse = self.participations.iter().map(|p| p.pupil);
            let worse = worse.filter(|pupil| self.trends(*pupil, closed).last().copied().is_some_and(goes_on));
            suggestions.extend(worse.map(Suggestion::OpenAgain));
        }
        suggestions
    }

    /// How it went at the checks held with a pupil in this stretch and recorded after an entry, oldest first.
    fn trends(&self, pupil: PupilId, after: u32) -> Vec<Trend> {
        let recorded = self.follow_ups.iter().filter(|f| f.pupil == pupil && f.touched > after);
        let held = recorded.filter_map(|f| match f.state {
            FollowUpState::Held { on, trend, stretch, .. } if stretch == self.stretch => Some((on, f.touched, trend)),
            FollowUpState::Held { .. } | FollowUpState::Planned | FollowUpState::Cancelled(_) => None,
        });
        let mut held: Vec<_> = held.collect();
        held.sort_unstable();
        held.into_iter().map(|(_, _, trend)| trend).collect()
    }

    /// Whether an outcome that leads to advice has no follow-up yet.
    fn is_without_follow_up(&self) -> bool {
        let last = self.assessments.last().filter(|last| last.stretch == self.stretch);
        let advice = |outcome: Outcome| outcome.allows_light_closing() && outcome != Outcome::NotPlausible;
        last.is_some_and(|last| advice(last.outcome))
            && !self.follow_ups.iter().any(|f| match f.state {
                FollowUpState::Planned => true,
                FollowUpState::Held { stretch, .. } => stretch == self.stretch,
                FollowUpState::Cancelled(_) => false,
            })
    }
}

fn goes_on(trend: Trend) -> bool {
    matches!(trend, Trend::Same | Trend::Worse)
}
