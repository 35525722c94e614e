//! Terms of law for measures. They run in calendar time and know no school holidays.
//!
//! A term begins on the day after the event. One that ends on a Saturday, Sunday or recognised public holiday runs on
//! to the next day that is none (Algemene termijnenwet art. 1 and 3).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::calendar::public_holiday;

/// The end of a term set by law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its last day as counted. The school plans for this one.
    pub plain: NaiveDate,
    /// Its last day with the extension of the Algemene termijnenwet.
    pub extended: NaiveDate,
}

/// The last day a suspension may hold: the sixth after the first (WVO 2020 art. 8.14, at most one week). No term of
/// the Algemene termijnenwet: it is never extended.
pub fn last_suspension_day(first: NaiveDate) -> NaiveDate {
    plus(first, 6)
}

/// Until when a family can object: six weeks from the day after the decision was announced (WVO 2020 art. 8.15; Awb
/// art. 6:7 and 6:8). Posting in time may count, so never call an objection late.
pub fn objection_until(announced: NaiveDate) -> Term {
    weeks(announced, 6)
}

/// When an objection has to be decided: within four weeks of receipt (WVO 2020 art. 8.15).
pub fn objection_decision_due(received: NaiveDate) -> Term {
    weeks(received, 4)
}

fn weeks(after: NaiveDate, weeks: u64) -> Term {
    let plain = plus(after, weeks * 7);
    Term { plain, extended: extended(plain) }
}

/// This day, or the next that is no Saturday, Sunday or public holiday.
fn extended(day: NaiveDate) -> NaiveDate {
    let off = |day: NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || public_holiday(day).is_some();
    // Good Friday to Easter Monday is the longest row; ten days are more than any.
    day.iter_days().take(10).find(|day| !off(*day)).unwrap_or(day)
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
