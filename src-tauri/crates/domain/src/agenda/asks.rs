//! What a case asks for.

use chrono::NaiveDate;

use super::{Ask, Duty, Kind, When, plus};
use crate::case::{Agreement, Case, FollowUp, FollowUpState, MeasureFacts, Phase};
use crate::ids::PupilId;
use crate::model::Kept;

/// After so many days without a check an agreement is to be looked at.
const AGREEMENT_DAYS: u64 = 14;
/// After so many days a pause is to be looked at: does it still hold?
const PAUSE_DAYS: u64 = 14;

/// Everything that a case asks for, with duties of its measures.
pub fn asks(case: &Case, duties: &[Duty]) -> Vec<Ask> {
    let Some(opened) = &case.opened else { return Vec::new() };
    let asking = Asking { case, reported_on: opened.reported_on };
    let mut asks = Vec::new();
    if case.phase == Phase::Open {
        asks.extend(asking.referrals());
        asks.extend(asking.step_two());
    }
    // What was promised in a case that went on in another one stays promised there.
    if case.phase == Phase::Open || case.merged_into().is_some() {
        asks.extend(asking.sanctions());
        asks.extend(asking.agreements());
        asks.extend(asking.pause());
    }
    asks.extend(asking.follow_ups());
    // What was decided about a pupil was decided, whatever became of the case.
    asks.extend(duties.iter().map(|duty| {
        let when = match duty.extended {
            Some(extended) => When::Term(duty.due, extended),
            None => When::On(duty.due),
        };
        asking.ask(Kind::Duty(duty.id), when, duty.pupil)
    }));
    asks
}

/// Until when the family can object to each measure: the last day of whoever has the longest. It hangs on the school's own
/// calendar of law, so it is asked apart.
pub fn objection_ends(case: &Case, facts: &MeasureFacts<'_>) -> Vec<Ask> {
    let Some(opened) = &case.opened else { return Vec::new() };
    let asking = Asking { case, reported_on: opened.reported_on };
    let ends = case.measures.iter().filter_map(|measure| {
        let last = case.objection_ends(measure, facts)?;
        Some(asking.ask(Kind::ObjectionEnds(measure.id), When::On(last), Some(measure.pupil)))
    });
    ends.collect()
}

struct Asking<'a> {
    case: &'a Case,
    reported_on: NaiveDate,
}

impl Asking<'_> {
    fn ask(&self, kind: Kind, when: When, pupil: Option<PupilId>) -> Ask {
        Ask { kind, pupil, when, reported_on: self.reported_on }
    }

    fn referrals(&self) -> impl Iterator<Item = Ask> {
        let open = self.case.stop_cards.iter().filter(|(_, answer)| answer.yes && answer.referred_on.is_none());
        open.map(|(card, answer)| self.ask(Kind::Referral(*card), When::On(answer.at.date_naive()), None))
    }

    /// Nothing happens behind the back of the gepeste leerling (rule 21): the day that was told is kept or told anew.
    fn step_two(&self) -> impl Iterator<Item = Ask> {
        let waiting = self.case.step_two_waiting().into_iter();
        waiting.map(|(pupil, due)| self.ask(Kind::StepTwo, When::On(due), pupil))
    }

    fn follow_ups(&self) -> impl Iterator<Item = Ask> {
        let called = matches!(self.case.phase, Phase::Open | Phase::Closed);
        let planned = self.case.follow_ups.iter().filter(move |f| called && f.state == FollowUpState::Planned);
        planned.map(|f| self.follow_up(f))
    }

    fn follow_up(&self, f: &FollowUp) -> Ask {
        let when = When::Check {
            date: f.date,
            asked: f.asked,
            original: f.original,
            base: f.base,
            by_hand: f.moved.is_some(),
            waits: self.case.waits(f),
        };
        self.ask(Kind::FollowUp(f.id, f.means), when, Some(f.pupil))
    }

    fn sanctions(&self) -> impl Iterator<Item = Ask> {
        let open = self.case.sanctions.iter().filter(|s| s.withdrawn.is_none() && s.completed.is_none());
        open.filter_map(|s| Some(self.ask(Kind::Sanction(s.id), When::On(s.due?), Some(s.pupil))))
    }

    fn agreements(&self) -> impl Iterator<Item = Ask> {
        self.case.agreements.iter().filter(|a| a.ended.is_none()).filter_map(|a| self.agreement(a))
    }

    fn agreement(&self, a: &Agreement) -> Option<Ask> {
        let last = a.checks.iter().map(|(on, kept, _)| (*on, *kept)).max_by_key(|(on, _)| *on);
        if let Some(until) = a.until {
            let looked_at = last.is_some_and(|(on, _)| on >= until);
            return (!looked_at).then(|| self.ask(Kind::AgreementEnds(a.id), When::On(until), Some(a.pupil)));
        }
        let from = match last {
            Some((_, Kept::Kept)) => return None,
            Some((on, Kept::Partly | Kept::NotKept)) => on,
            None => a.from,
        };
        // A planned check with one of the two asks for it.
        let asked = |f: &&FollowUp| f.pupil == a.pupil || a.protects == Some(f.pupil);
        if self.case.follow_ups.iter().filter(asked).any(|f| f.state == FollowUpState::Planned) {
            return None;
        }
        let when = When::SchoolDayFrom(plus(from, AGREEMENT_DAYS));
        Some(self.ask(Kind::AgreementCheck(a.id), when, Some(a.pupil)))
    }

    fn pause(&self) -> Option<Ask> {
        let pause = self.case.pause()?;
        Some(self.ask(Kind::Paused, When::SchoolDayFrom(plus(pause.on, PAUSE_DAYS)), None))
    }
}
