//! Public holidays, by the rules of the data file.

use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

/// A public holiday and the rule by which it falls.
#[derive(Debug, Deserialize)]
pub struct PublicHoliday {
    /// Its Dutch name.
    pub name: String,
    /// Where the rule was read.
    pub source: String,
    /// *Gecontroleerd op*.
    pub checked: NaiveDate,
    /// Whether the Algemene termijnenwet recognises it.
    #[serde(default)]
    legal: bool,
    month: Option<u32>,
    day: Option<u32>,
    /// Days after Easter Sunday.
    easter: Option<i64>,
    /// A Sunday gives way to the Saturday before it.
    #[serde(default)]
    never_on_sunday: bool,
}

/// Days that the Crown made equal to a recognised public holiday, for the years for which it is known.
#[derive(Debug, Deserialize)]
struct Equal {
    first: NaiveDate,
    last: NaiveDate,
    days: Vec<NaiveDate>,
}

#[derive(Debug, Deserialize)]
struct Rules {
    holiday: Vec<PublicHoliday>,
    equal: Equal,
}

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| {
        toml::from_str(include_str!("../public-holidays.toml")).expect("the built-in rules parse: a test reads them")
    })
}

/// The public holiday on this day, when schools are closed.
pub fn public_holiday(day: NaiveDate) -> Option<&'static PublicHoliday> {
    let easter = easter(day.year());
    rules().holiday.iter().find(|rule| rule.falls_on(day, easter))
}

/// Whether the law counts this day as a recognised public holiday (Algemene termijnenwet art. 3): by lid 1 and 2, or made
/// equal by the Crown (lid 3).
pub fn legal_holiday(day: NaiveDate) -> bool {
    rules().equal.days.contains(&day) || public_holiday(day).is_some_and(|holiday| holiday.legal)
}

/// Whether the days that the Crown made equal are known for this day.
pub fn legal_known(day: NaiveDate) -> bool {
    let equal = &rules().equal;
    equal.first <= day && day <= equal.last
}

impl PublicHoliday {
    fn falls_on(&self, day: NaiveDate, easter: Option<NaiveDate>) -> bool {
        if let Some(after) = self.easter {
            return easter.is_some_and(|easter| (day - easter).num_days() == after);
        }
        let (Some(month), Some(date)) = (self.month, self.day) else { return false };
        let Some(fixed) = NaiveDate::from_ymd_opt(day.year(), month, date) else { return false };
        let gives_way = self.never_on_sunday && fixed.weekday() == Weekday::Sun;
        if gives_way { fixed.checked_sub_days(Days::new(1)) == Some(day) } else { fixed == day }
    }
}

/// Easter Sunday of a Gregorian year (the anonymous Gregorian algorithm).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}
