//! What is to be done when: derived from a case, never typed.
//!
//! What a case asks for ([`asks`]) hangs on its journal, the people and the measures alone, so that a list over all cases
//! can keep it. How it looks ([`Viewpoint::item`]) hangs on the day, the calendar and the ages too, and is found anew every
//! time.

mod asks;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use self::asks::asks;
use crate::calendar::{Calendar, Day, Shift};
use crate::case::{Case, Phase};
use crate::ids::{AgreementId, FollowUpId, MeasureId, ObjectionId, PupilId, SanctionId};
use crate::measure::Voice;
use crate::model::{Means, StopCard, plain_enums};
use crate::people::People;

/// After so many days without any entry a case is quiet.
pub const QUIET_DAYS: u64 = 14;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// What the law still asks of the school for a measure.
    Duty(DutyId),
}

/// Which duty: of two that a case has at the same time no two are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DutyId {
    /// What.
    pub task: Task,
    /// For which measure.
    pub measure: MeasureId,
    /// For which objection to it.
    pub objection: Option<ObjectionId>,
    /// Who is to be sent something, or to be heard.
    pub who: Option<Voice>,
}

plain_enums! {
    /// What the law still asks of the school for a measure, whoever it concerns.
    Task {
        /// Report a suspension to the Inspectie.
        ReportSuspension,
        /// Tell the Inspectie of a removal.
        ReportRemoval,
        /// Tell the municipality.
        TellMunicipality,
        /// Send the decision.
        SendDecision,
        /// Tell a reader that the decision was withdrawn.
        SendWithdrawal,
        /// Hear who was not heard before the decision.
        Hear,
        /// End the suspension.
        EndSuspension,
        /// Hear the family over its objection.
        HearObjection,
        /// Decide the objection.
        DecideObjection,
        /// Send the decision on the objection.
        SendObjectionDecision,
    }
}

impl Task {
    /// The task as a code.
    pub fn code(self) -> &'static str {
        match self {
            Self::ReportSuspension => "report_suspension",
            Self::ReportRemoval => "report_removal",
            Self::TellMunicipality => "tell_municipality",
            Self::SendDecision => "send_decision",
            Self::SendWithdrawal => "send_withdrawal",
            Self::Hear => "hear",
            Self::EndSuspension => "end_suspension",
            Self::HearObjection => "hear_objection",
            Self::DecideObjection => "decide_objection",
            Self::SendObjectionDecision => "send_objection_decision",
        }
    }
}

/// A duty that a measure adds, such as the report of a suspension to the Inspectie.
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

/// One thing that a case asks for, whatever the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// What.
    pub kind: Kind,
    /// With or for whom.
    pub pupil: Option<PupilId>,
    /// When.
    pub when: When,
    /// The day of the report: whoever has a birthday after it may have become of age.
    pub reported_on: NaiveDate,
}

/// When something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// On this day, school or not.
    On(NaiveDate),
    /// On the first school day from this day on.
    SchoolDayFrom(NaiveDate),
    /// A planned check: its dates were settled when it was planned.
    Check {
        /// The day it is planned on.
        date: NaiveDate,
        /// The day that is asked for now.
        asked: NaiveDate,
        /// The date the plan asks for.
        original: NaiveDate,
        /// The day from which its days are counted.
        base: NaiveDate,
        /// A person chose the day.
        by_hand: bool,
        /// It waits for the end of a pause.
        waits: bool,
    },
    /// A term of law: the last day by its length, and with the extension.
    Term(NaiveDate, NaiveDate),
}

impl When {
    /// The day that is asked for. What waits for a school day may come later, and nothing comes earlier.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::On(day) | Self::SchoolDayFrom(day) | Self::Check { date: day, .. } | Self::Term(day, _) => day,
        }
    }

    /// Whether nobody can do it now.
    pub fn waits(self) -> bool {
        matches!(self, Self::Check { waits: true, .. })
    }
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

/// The agenda of a case on a day, with duties of its measures.
pub fn of(case: &Case, people: &People, calendar: &Calendar, today: NaiveDate, duties: &[Duty]) -> Agenda {
    let view = Viewpoint { people, calendar, today };
    let mut items: Vec<Item> = asks(case, duties).iter().map(|ask| view.item(ask)).collect();
    items.sort_by_key(|item| (item.bucket, item.due, item.kind, item.pupil));
    Agenda { items, quiet: quiet(case, today) }
}

/// The last day of this school week: the Sunday to come. On a Saturday and a Sunday the week that matters is the next one,
/// so there it is the Sunday after.
pub fn end_of_week(today: NaiveDate) -> NaiveDate {
    let to_sunday = u64::from(6 - today.weekday().num_days_from_monday());
    let next = if matches!(today.weekday(), Weekday::Sat | Weekday::Sun) { 7 } else { 0 };
    plus(today, to_sunday + next)
}

fn quiet(case: &Case, today: NaiveDate) -> Option<Quiet> {
    if case.phase != Phase::Open || case.pause().is_some() {
        return None;
    }
    let since = case.timeline.iter().map(|line| line.entered_at.date_naive()).max()?;
    let days = (today - since).num_days();
    (days >= QUIET_DAYS.cast_signed()).then_some(Quiet { since, days })
}

/// From where an agenda is looked at.
#[derive(Clone, Copy)]
pub struct Viewpoint<'a> {
    /// The people.
    pub people: &'a People,
    /// The days of the school.
    pub calendar: &'a Calendar,
    /// The day.
    pub today: NaiveDate,
}

impl Viewpoint<'_> {
    /// How something that a case asks for looks from here.
    pub fn item(&self, ask: &Ask) -> Item {
        let due = match ask.when {
            When::SchoolDayFrom(day) => self.calendar.school_day_from(day),
            When::On(_) | When::Check { .. } | When::Term(..) => ask.when.day(),
        };
        let day = self.calendar.day(due);
        let mut item = Item {
            kind: ask.kind,
            due,
            bucket: if ask.when.waits() { Bucket::Paused } else { self.bucket(due) },
            pupil: ask.pupil,
            unknown: day == Day::Unknown,
            day,
            shift: None,
            extended: None,
            turns: ask.pupil.and_then(|pupil| self.turns(pupil, ask.reported_on, due)),
        };
        match ask.when {
            When::On(_) | When::SchoolDayFrom(_) => {}
            When::Term(_, extended) => item.extended = Some(extended),
            When::Check { date, asked, original, base, by_hand, waits: _ } => {
                // A day that a person chose has moved by that choice, not by a holiday.
                item.shift = if by_hand && asked == date {
                    let shift = self.calendar.shift(original, date, base, self.today);
                    shift.map(|shift| Shift { far: false, before: None, phone: None, ..shift })
                } else {
                    self.calendar.shift(asked, date, base, self.today)
                };
                let by_phone = matches!(ask.kind, Kind::FollowUp(_, Means::Phone));
                item.unknown = !by_phone && !self.calendar.is_known(asked.min(date), date);
            }
        }
        item
    }

    fn bucket(&self, due: NaiveDate) -> Bucket {
        match due {
            due if due < self.today => Bucket::TooLate,
            due if due == self.today => Bucket::Today,
            due if due <= end_of_week(self.today) => Bucket::ThisWeek,
            _ => Bucket::Later,
        }
    }

    fn turns(&self, pupil: PupilId, reported: NaiveDate, due: NaiveDate) -> Option<u32> {
        let pupil = self.people.pupils.get(&pupil)?;
        let (before, then) = (pupil.age_on(reported)?, pupil.age_on(due)?);
        THRESHOLDS.into_iter().rev().find(|age| before < *age && *age <= then)
    }
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
