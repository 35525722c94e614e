//! On which school days follow-ups fall (rule 6).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Calendar, Day};

/// What the days of a follow-up plan are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// *Kalenderdagen* from the date of step 3.
    #[default]
    CalendarDays,
    /// *Schooldagen* after the date of step 3.
    SchoolDays,
}

/// The most days between two checks that a holiday may press together.
const CLOSE: i64 = 3;
/// From how many days on a shift is told, and another day offered.
const FAR: i64 = 3;
/// How many days to look ahead or back for a school day: more than a year without school is no school.
const LOOK: usize = 400;

/// A check that moved, and what else could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The day the plan asks for.
    pub from: NaiveDate,
    /// How many days later it is; below zero when a person chose an earlier day.
    pub days: i64,
    /// More than three days later: say so, and offer what follows.
    pub far: bool,
    /// The last school day before the day that the plan asks for, if one is left.
    pub before: Option<NaiveDate>,
    /// The day on which a phone call can take its place: the day that the plan asks for, if it is still to come.
    pub phone: Option<NaiveDate>,
}

impl Calendar {
    /// This day, or the first day after it that is not known to be without school. May be a day of which nothing is known.
    pub fn school_day_from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().take(LOOK).find(|day| self.no_school(*day).is_none()).unwrap_or(day)
    }

    /// The last day before this one on which there is school for certain, not before `earliest`.
    pub fn school_day_before(&self, day: NaiveDate, earliest: NaiveDate) -> Option<NaiveDate> {
        let days = std::iter::successors(day.pred_opt(), |day| day.pred_opt());
        days.take(LOOK).take_while(|day| *day >= earliest).find(|day| self.day(*day) == Day::School)
    }

    /// Whether it is known of each of these days whether there is school.
    pub fn is_known(&self, first: NaiveDate, last: NaiveDate) -> bool {
        first.iter_days().take(LOOK).take_while(|day| *day <= last).all(|day| self.day(day) != Day::Unknown)
    }

    /// The dates of follow-ups after a base date: (planned date, school day it is held on). `intervals` are rising.
    pub fn follow_ups(&self, base: NaiveDate, intervals: &[u16], counting: Counting) -> Vec<(NaiveDate, NaiveDate)> {
        let mut planned: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for interval in intervals {
            let original = match counting {
                Counting::CalendarDays => plus(base, u64::from(*interval)),
                Counting::SchoolDays => self.school_days_after(base, *interval),
            };
            let date = self.settle(original, planned.last().copied());
            planned.push((original, date));
        }
        planned
    }

    /// The school day of a check that is asked for on a day, `before` being the check before it: asked for, held.
    ///
    /// It moves to the next school day. One that would come less than three days after the one before it is set at its
    /// planned distance from that one instead, again on a school day.
    pub fn settle(&self, asked: NaiveDate, before: Option<(NaiveDate, NaiveDate)>) -> NaiveDate {
        let date = self.school_day_from(asked);
        let Some((asked_before, held_before)) = before else { return date };
        let distance = (asked - asked_before).num_days();
        let pressed = distance > 0 && (date - held_before).num_days() < CLOSE.min(distance);
        if pressed { self.school_day_from(plus(held_before, distance.unsigned_abs())) } else { date }
    }

    /// How a check moved from the day that the plan asks for, and what to offer on `today` instead.
    pub fn shift(&self, asked: NaiveDate, date: NaiveDate, base: NaiveDate, today: NaiveDate) -> Option<Shift> {
        let days = (date - asked).num_days();
        if days == 0 {
            return None;
        }
        let far = days > FAR;
        // Not on the day of step 3 itself, and not in the past.
        let earliest = today.max(plus(base, 1));
        let before = if far { self.school_day_before(asked, earliest) } else { None };
        let phone = (far && asked >= today).then_some(asked);
        Some(Shift { from: asked, days, far, before, phone })
    }

    /// The day that lies so many school days after this one.
    fn school_days_after(&self, base: NaiveDate, count: u16) -> NaiveDate {
        let mut day = base;
        for _ in 0..count {
            day = self.school_day_from(plus(day, 1));
        }
        day
    }
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
