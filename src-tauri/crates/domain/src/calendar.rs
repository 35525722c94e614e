//! School days: weekends, public holidays by rule, the official school holidays per region, own days of the school.

use std::fmt;
use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Holiday region of the Netherlands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// *Noord*.
    North,
    /// *Midden*.
    #[default]
    Middle,
    /// *Zuid*.
    South,
}

/// A stretch of days without school that the school added itself, such as a study day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OwnDay {
    /// First day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub first: NaiveDate,
    /// Last day, the same as the first for one day.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub last: NaiveDate,
    /// What it is called.
    pub name: String,
}

/// Why there is no school on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSchool {
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday, by its Dutch name.
    PublicHoliday(&'static str),
    /// A school holiday, by its Dutch name.
    SchoolHoliday(String),
    /// A day of the school itself.
    OwnDay(String),
}

impl fmt::Display for NoSchool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekend => f.write_str("weekend"),
            Self::PublicHoliday(name) => f.write_str(name),
            Self::SchoolHoliday(name) | Self::OwnDay(name) => f.write_str(name),
        }
    }
}

/// What the data file calls the summer holiday.
const SUMMER: &str = "zomervakantie";

/// The days without school of one school.
#[derive(Clone, Debug)]
pub struct Calendar {
    holidays: Vec<(NaiveDate, NaiveDate, String)>,
    own: Vec<OwnDay>,
}

impl Calendar {
    /// The calendar of a region with a school's own days.
    pub fn new(region: Region, own: &[OwnDay]) -> Self {
        let holidays = official().iter().filter(|h| h.0 == region).map(|h| (h.1, h.2, h.3.clone())).collect();
        Self { holidays, own: own.to_vec() }
    }

    /// The last day the official school holidays are known for.
    pub fn known_until(&self) -> Option<NaiveDate> {
        self.holidays.iter().map(|holiday| holiday.1).max()
    }

    /// The first and last day of the summer holiday that a day falls in or comes before, when it is known.
    pub fn summer(&self, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let summers = self.holidays.iter().filter(|h| h.2 == SUMMER && day <= h.1);
        summers.min_by_key(|h| h.0).map(|h| (h.0, h.1))
    }

    /// Why there is no school on this day, or nothing when there is.
    pub fn no_school(&self, day: NaiveDate) -> Option<NoSchool> {
        if let Some(name) = public_holiday(day) {
            return Some(NoSchool::PublicHoliday(name));
        }
        if let Some(holiday) = self.holidays.iter().find(|h| h.0 <= day && day <= h.1) {
            return Some(NoSchool::SchoolHoliday(holiday.2.clone()));
        }
        if let Some(own) = self.own.iter().find(|own| own.first <= day && day <= own.last) {
            return Some(NoSchool::OwnDay(own.name.clone()));
        }
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some(NoSchool::Weekend)
    }

    /// This day, or the first school day after it.
    pub fn school_day_from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().take(400).find(|day| self.no_school(*day).is_none()).unwrap_or(day)
    }

    /// The dates of follow-ups after a base date: (planned date, school day it is held on).
    ///
    /// `intervals` are rising numbers of calendar days. A check moves to the next school day; one that would come less
    /// than three days after the one before it is set at its planned distance from that one instead.
    pub fn follow_ups(&self, base: NaiveDate, intervals: &[u16]) -> Vec<(NaiveDate, NaiveDate)> {
        let mut planned: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for interval in intervals {
            let original = plus(base, u64::from(*interval));
            let mut date = self.school_day_from(original);
            if let Some((original_before, before)) = planned.last() {
                let distance = (original - *original_before).num_days();
                if (date - *before).num_days() < 3.min(distance) {
                    date = self.school_day_from(plus(*before, distance.unsigned_abs()));
                }
            }
            planned.push((original, date));
        }
        planned
    }
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// A Dutch public holiday on which schools are closed (Algemene termijnenwet art. 3, with 5 May and Koningsdag as
/// celebrated), by its Dutch name.
pub fn public_holiday(day: NaiveDate) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (1, 1) => return Some("Nieuwjaarsdag"),
        (4, 27) if day.weekday() != Weekday::Sun => return Some("Koningsdag"),
        (4, 26) if day.weekday() == Weekday::Sat => return Some("Koningsdag"),
        (5, 5) => return Some("Bevrijdingsdag"),
        (12, 25) => return Some("Eerste Kerstdag"),
        (12, 26) => return Some("Tweede Kerstdag"),
        _ => {}
    }
    match (day - easter(day.year())?).num_days() {
        -2 => Some("Goede Vrijdag"),
        0 => Some("Eerste Paasdag"),
        1 => Some("Tweede Paasdag"),
        39 => Some("Hemelvaartsdag"),
        49 => Some("Eerste Pinksterdag"),
        50 => Some("Tweede Pinksterdag"),
        _ => None,
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

type Holiday = (Region, NaiveDate, NaiveDate, String);

/// The official school holidays, read from the data file once.
fn official() -> &'static [Holiday] {
    static OFFICIAL: OnceLock<Vec<Holiday>> = OnceLock::new();
    OFFICIAL.get_or_init(|| include_str!("school-holidays.csv").lines().filter_map(holiday).collect())
}

fn holiday(line: &str) -> Option<Holiday> {
    let mut cells = line.split(',');
    let region = match cells.next()? {
        "noord" => Region::North,
        "midden" => Region::Middle,
        "zuid" => Region::South,
        _ => return None,
    };
    let name = cells.next()?.to_owned();
    Some((region, cells.next()?.parse().ok()?, cells.next()?.parse().ok()?, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_data_file_is_read_whole() {
        let lines = include_str!("school-holidays.csv").lines();
        let rows = lines.filter(|line| !line.starts_with('#') && !line.starts_with("region")).count();
        assert_eq!(official().len(), rows);
        assert!(official().iter().all(|h| h.1 <= h.2));
    }

    #[test]
    fn easter_and_what_hangs_on_it() {
        assert_eq!(public_holiday(day("2026-04-05")), Some("Eerste Paasdag"));
        assert_eq!(public_holiday(day("2027-03-26")), Some("Goede Vrijdag"));
        assert_eq!(public_holiday(day("2026-05-14")), Some("Hemelvaartsdag"));
        assert_eq!(public_holiday(day("2026-05-25")), Some("Tweede Pinksterdag"));
        assert_eq!(public_holiday(day("2025-04-26")), Some("Koningsdag"), "27 April 2025 is a Sunday");
        assert_eq!(public_holiday(day("2025-04-27")), None);
    }

    #[test]
    fn the_summer_to_come() {
        let calendar = Calendar::new(Region::Middle, &[]);
        let summer = Some((day("2026-07-18"), day("2026-08-30")));
        for on in ["2026-07-17", "2026-07-18", "2026-08-30"] {
            assert_eq!(calendar.summer(day(on)), summer, "{on}");
        }
        assert_ne!(calendar.summer(day("2026-08-31")), summer);
        assert_eq!(calendar.summer(day("2099-01-01")), None, "not known");
    }

    #[test]
    fn follow_ups_fall_on_school_days() {
        let calendar = Calendar::new(Region::Middle, &[]);
        // Thursday 19 November 2026: Saturday moves to Monday.
        assert_eq!(
            calendar.follow_ups(day("2026-11-19"), &[2, 7, 14]),
            [
                (day("2026-11-21"), day("2026-11-23")),
                (day("2026-11-26"), day("2026-11-26")),
                (day("2026-12-03"), day("2026-12-03")),
            ]
        );
    }

    #[test]
    fn after_a_holiday_the_planned_distance_holds() {
        let calendar = Calendar::new(Region::Middle, &[]);
        // Friday 18 December 2026, last day before Christmas: all three would fall on 4 January.
        assert_eq!(
            calendar.follow_ups(day("2026-12-18"), &[2, 7, 14]),
            [
                (day("2026-12-20"), day("2027-01-04")),
                (day("2026-12-25"), day("2027-01-11")),
                (day("2027-01-01"), day("2027-01-18")),
            ]
        );
    }

    #[test]
    fn own_days_and_unknown_years() {
        let own = OwnDay { first: day("2026-11-23"), last: day("2026-11-24"), name: "studiedagen".into() };
        let calendar = Calendar::new(Region::North, &[own]);
        assert_eq!(calendar.school_day_from(day("2026-11-21")), day("2026-11-25"));
        assert_eq!(calendar.known_until(), Some(day("2030-09-01")));
    }
}
