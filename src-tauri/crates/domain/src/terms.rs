//! Legal terms (rule 7). They know no school holidays: see [`crate::calendar`] for those.

#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::calendar::{legal_holiday, legal_known};

/// A day that the Crown made equal to a recognised public holiday (Algemene termijnenwet art. 3 lid 3), added by the school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LegalDay {
    /// Which day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: NaiveDate,
    /// Where that was read.
    pub source: String,
}

/// The length of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many days.
    Days(u16),
    /// So many weeks.
    Weeks(u16),
}

/// Objecting to a decision (*bezwaar*): six weeks (WVO 2020 art. 8.15; Awb art. 6:7).
pub const OBJECTION: Length = Length::Weeks(6);
/// Deciding on an objection: four weeks from its receipt (WVO 2020 art. 8.15). An openbare school has six weeks from the end of
/// the term of objecting (Awb art. 7:10 lid 1), which is never earlier: planning for four weeks is right for both.
pub const DECISION_ON_OBJECTION: Length = Length::Weeks(4);
/// Deciding on an objection under the Awb: six weeks from the day after the term of objecting (Awb art. 7:10).
pub const PUBLIC_DECISION: Length = Length::Weeks(6);
/// The same when a committee advises (Awb art. 7:10 and 7:13).
pub const PUBLIC_DECISION_ADVISED: Length = Length::Weeks(12);
/// A suspension lasts at most one week (WVO 2020 art. 8.14): the first day and so many more.
const SUSPENDED_AFTER_FIRST: u64 = 6;
/// How far to look for a day on which a term may end: Christmas or Easter with a weekend and Crown days is well below it.
const LOOK: usize = 60;

/// The last day of a term, twice: for the school's own duties count on the unextended one; to the family tell the extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The last day by the length alone. The school plans for this one.
    pub unextended: NaiveDate,
    /// The last day when a Saturday, a Sunday or a recognised public holiday does not count as the last (Algemene
    /// termijnenwet art. 1). Nobody is told to be too late after it: posting in time may count.
    pub extended: NaiveDate,
    /// Whether it is known which days the Crown made equal to public holidays then. When not, the term may end later.
    pub certain: bool,
}

/// The term that runs from the day after an event.
///
/// `added` are the days that the school knows to be equal to a recognised public holiday, besides those of the program.
pub fn term(event: NaiveDate, length: Length, added: &[LegalDay]) -> Term {
    let days = match length {
        Length::Days(days) => u64::from(days),
        Length::Weeks(weeks) => u64::from(weeks) * 7,
    };
    ended(plus(event, days), added)
}

/// A term of whole months from the day of an event: it ends on the day with the same number, or on the last day of a month
/// that has no such day.
pub fn months(event: NaiveDate, length: Months, added: &[LegalDay]) -> Term {
    ended(event.checked_add_months(length).unwrap_or(event), added)
}

fn ended(unextended: NaiveDate, added: &[LegalDay]) -> Term {
    let ends = |day: &NaiveDate| {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !weekend && !legal_holiday(*day) && !added.iter().any(|equal| equal.on == *day)
    };
    let extended = unextended.iter_days().take(LOOK).find(ends).unwrap_or(unextended);
    Term { unextended, extended, certain: legal_known(extended) }
}

/// The term of objecting to a decision that was made known on this day.
pub fn objection(announced: NaiveDate, added: &[LegalDay]) -> Term {
    term(announced, OBJECTION, added)
}

/// The term of deciding on an objection that was received on this day.
pub fn decision_on_objection(received: NaiveDate, added: &[LegalDay]) -> Term {
    term(received, DECISION_ON_OBJECTION, added)
}

/// The last day that a suspension from this day on may have: at most one week, in one stretch (WVO 2020 art. 8.14). No term
/// of the Algemene termijnenwet: weekends, public holidays and school holidays change nothing.
pub fn last_suspension_day(first: NaiveDate) -> NaiveDate {
    plus(first, SUSPENDED_AFTER_FIRST)
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
