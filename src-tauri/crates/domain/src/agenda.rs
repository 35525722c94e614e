//! What is to be done when: derived from a case, never typed and never stored.

#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::calendar::{Calendar, Day, Shift};
use crate::case::{Agreement, Case, FollowUp, FollowUpState, Phase};
use crate::ids::{AgreementId, FollowUpId, MeasureId, ObjectionId, PupilId, SanctionId};
use crate::measure::Voice;
use crate::model::{Kept, Means, StopCard};
use crate::people::People;

/// After so many days without a check an agreement is to be looked at.
const AGREEMENT_DAYS: u64 = 14;
/// After so many days a pause is to be looked at: does it still hold?
const PAUSE_DAYS: u64 = 14;
/// After so many days without any entry a case is quiet.
const QUIET_DAYS: i64 = 14;
/// The ages at which rights pass to the pupil: 16 (privacy, UAVG art. 5) and 18 (of age).
const THRESHOLDS: [u32; 2] = [16, 18];

/// The agenda of one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    /// What is to be done, the first first.
    pub items: Vec<Item>,
    /// *Stil: 14 dagen geen actie*.
    pub quiet: Option<Quiet>,
}

/// Nothing was entered for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The day of the last entry.
    pub since: NaiveDate,
    /// How many days ago that is.
    pub days: i64,
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What.
    pub kind: Kind,
    /// The last day for it.
    pub due: NaiveDate,
    /// When, seen from today.
    pub bucket: Bucket,
    /// With or for whom.
    pub pupil: Option<PupilId>,
    /// Whether there is school on that day.
    pub day: Day,
    /// How it moved from the day that the plan asks for, and what to offer instead.
    pub shift: Option<Shift>,
    /// *Vakanties onbekend*: for one of the days from the one that is asked for.
    pub unknown: bool,
    /// For a legal term: the last day with the extension that helps the family.
    pub extended: Option<NaiveDate>,
    /// The pupil turns 16 or 18 after the report and not later than this day: other people may be told and asked.
    pub turns: Option<u32>,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A stop card said yes, and nobody was informed yet.
    Referral(StopCard),
    /// The day of step 2 as told to the gepeste leerling: with this pestende leerling there was no talk yet.
    StepTwo,
    /// A planned check.
    FollowUp(FollowUpId, Means),
    /// A sanction to be done.
    Sanction(SanctionId),
    /// An agreement that ends: was it kept?
    AgreementEnds(AgreementId),
    /// An agreement that was not looked at for two weeks, or was not kept.
    AgreementCheck(AgreementId),
    /// A pause to be looked at.
    Paused,
    /// A duty of another part of the domain.
    Duty(DutyId),
}

/// Which duty: of two that a case has at the same time no two are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DutyId {
    /// What, as a code.
    pub code: &'static str,
    /// For which measure.
    pub measure: MeasureId,
    /// For which objection to it.
    pub objection: Option<ObjectionId>,
    /// Who is to be sent something, or to be heard.
    pub who: Option<Voice>,
}

/// A duty that another part of the domain adds, such as the report of a suspension to the Inspectie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Which.
    pub id: DutyId,
    /// With or for whom.
    pub pupil: Option<PupilId>,
    /// The last day for it; for a legal term the unextended one.
    pub due: NaiveDate,
    /// For a legal term: the last day with the extension.
    pub extended: Option<NaiveDate>,
}

/// When something is due, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// *Te laat*.
    TooLate,
    /// *Vandaag*.
    Today,
    /// *Deze week*: until the Sunday of this school week, see [`end_of_week`].
    ThisWeek,
    /// *Later*.
    Later,
    /// *Gepauzeerd*: waits for the end of the pause.
    Paused,
}

/// The agenda of a case on a day, with duties of other parts of the domain.
pub fn of(case: &Case, people: &People, calendar: &Calendar, today: NaiveDate, duties: &[Duty]) -> Agenda {
    let look = Look { case, people, calendar, today };
    let mut items = Vec::new();
    if case.phase == Phase::Open {
        items.extend(look.referrals());
        items.extend(look.step_two());
    }
    // What was promised in a case that went on in another one stays promised there.
    if case.phase == Phase::Open || case.merged_into().is_some() {
        items.extend(look.sanctions());
        items.extend(look.agreements());
        items.extend(look.pause());
    }
    items.extend(look.follow_ups());
    if !matches!(case.phase, Phase::New | Phase::Withdrawn) {
        items.extend(
            duties
                .iter()
                .map(|duty| Item { extended: duty.extended, ..look.item(Kind::Duty(duty.id), duty.due, duty.pupil) }),
        );
    }
    items.sort_by_key(|item| (item.bucket, item.due, item.kind, item.pupil));
    Agenda { items, quiet: look.quiet() }
}

/// The last day of this school week: the Sunday to come. On a Saturday and a Sunday the week that matters is the next one,
/// so there it is the Sunday after.
pub fn end_of_week(today: NaiveDate) -> NaiveDate {
    let to_sunday = u64::from(6 - today.weekday().num_days_from_monday());
    let next = if matches!(today.weekday(), Weekday::Sat | Weekday::Sun) { 7 } else { 0 };
    plus(today, to_sunday + next)
}

struct Look<'a> {
    case: &'a Case,
    people: &'a People,
    calendar: &'a Calendar,
    today: NaiveDate,
}

impl Look<'_> {
    fn referrals(&self) -> impl Iterator<Item = Item> {
        let open = self.case.stop_cards.iter().filter(|(_, answer)| answer.yes && answer.referred_on.is_none());
        open.map(|(card, answer)| self.item(Kind::Referral(*card), answer.at.date_naive(), None))
    }

    /// Nothing happens behind the back of the gepeste leerling (rule 21): the day that was told is kept or told anew.
    fn step_two(&self) -> Vec<Item> {
        let waiting = self.case.step_two_waiting().into_iter();
        waiting.map(|(pupil, due)| self.item(Kind::StepTwo, due, pupil)).collect()
    }

    fn follow_ups(&self) -> Vec<Item> {
        let called = matches!(self.case.phase, Phase::Open | Phase::Closed);
        let planned = self.case.follow_ups.iter().filter(|f| called && f.state == FollowUpState::Planned);
        planned.map(|f| self.follow_up(f)).collect()
    }

    fn follow_up(&self, f: &FollowUp) -> Item {
        let item = self.item(Kind::FollowUp(f.id, f.means), f.date, Some(f.pupil));
        // A day that a person chose has moved by that choice, not by a holiday.
        let shift = if f.moved.is_some() && f.asked == f.date {
            self.calendar.shift(f.original, f.date, f.base, self.today).map(|shift| Shift {
                far: false,
                before: None,
                phone: None,
                ..shift
            })
        } else {
            self.calendar.shift(f.asked, f.date, f.base, self.today)
        };
        let known = f.means == Means::Phone || self.calendar.is_known(f.asked.min(f.date), f.date);
        let bucket = if self.case.waits(f) { Bucket::Paused } else { item.bucket };
        Item { shift, unknown: !known, bucket, ..item }
    }

    fn sanctions(&self) -> impl Iterator<Item = Item> {
        let open = self.case.sanctions.iter().filter(|s| s.withdrawn.is_none() && s.completed.is_none());
        open.filter_map(|s| Some(self.item(Kind::Sanction(s.id), s.due?, Some(s.pupil))))
    }

    fn agreements(&self) -> impl Iterator<Item = Item> {
        self.case.agreements.iter().filter(|a| a.ended.is_none()).filter_map(|a| self.agreement(a))
    }

    fn agreement(&self, a: &Agreement) -> Option<Item> {
        let last = a.checks.iter().map(|(on, kept, _)| (*on, *kept)).max_by_key(|(on, _)| *on);
        if let Some(until) = a.until {
            let looked_at = last.is_some_and(|(on, _)| on >= until);
            return (!looked_at).then(|| self.item(Kind::AgreementEnds(a.id), until, Some(a.pupil)));
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
        let due = self.calendar.school_day_from(plus(from, AGREEMENT_DAYS));
        Some(self.item(Kind::AgreementCheck(a.id), due, Some(a.pupil)))
    }

    fn pause(&self) -> Option<Item> {
        let pause = self.case.pause()?;
        let due = self.calendar.school_day_from(plus(pause.on, PAUSE_DAYS));
        Some(self.item(Kind::Paused, due, None))
    }

    fn quiet(&self) -> Option<Quiet> {
        if self.case.phase != Phase::Open || self.case.pause().is_some() {
            return None;
        }
        let since = self.case.timeline.iter().map(|line| line.entered_at.date_naive()).max()?;
        let days = (self.today - since).num_days();
        (days >= QUIET_DAYS).then_some(Quiet { since, days })
    }

    fn item(&self, kind: Kind, due: NaiveDate, pupil: Option<PupilId>) -> Item {
        let day = self.calendar.day(due);
        let unknown = day == Day::Unknown;
        let turns = pupil.and_then(|pupil| self.turns(pupil, due));
        Item { kind, due, bucket: self.bucket(due), pupil, day, shift: None, unknown, extended: None, turns }
    }

    fn bucket(&self, due: NaiveDate) -> Bucket {
        match due {
            due if due < self.today => Bucket::TooLate,
            due if due == self.today => Bucket::Today,
            due if due <= end_of_week(self.today) => Bucket::ThisWeek,
            _ => Bucket::Later,
        }
    }

    fn turns(&self, pupil: PupilId, due: NaiveDate) -> Option<u32> {
        let reported = self.case.opened.as_ref()?.reported_on;
        let pupil = self.people.pupils.get(&pupil)?;
        let (before, then) = (pupil.age_on(reported)?, pupil.age_on(due)?);
        THRESHOLDS.into_iter().rev().find(|age| before < *age && *age <= then)
    }
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
