//! School days: weekends, public holidays by rule, the official school holidays per region, own days of the school.

mod listed;
mod official;
mod plan;
mod public;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use self::listed::Holiday;
use self::official::Official;
pub use self::plan::{Counting, Shift};
pub use self::public::{PublicHoliday, legal_holiday, legal_known, public_holiday};
use crate::nl;
use crate::people::School;

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

impl OwnDay {
    fn holds(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// A holiday calendar that the school imported; the next import replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct HolidayImport {
    /// The day of the import (*gecontroleerd op*).
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: NaiveDate,
    /// The last day up to which the person who imported it says that it lists every holiday. Without it the import only
    /// adds days: one study day far ahead does not make a year known.
    #[serde(default)]
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    pub complete_until: Option<NaiveDate>,
    /// The days without school.
    pub days: Vec<OwnDay>,
}

/// Whether there is school on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// There is.
    School,
    /// There is none.
    NoSchool(NoSchool),
    /// *Vakanties onbekend*: no weekend and no public holiday, but beyond the school holidays that are known.
    Unknown,
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
    /// A day of the imported calendar.
    Imported(String),
}

impl fmt::Display for NoSchool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekend => f.write_str("weekend"),
            Self::PublicHoliday(name) => f.write_str(name),
            Self::SchoolHoliday(name) | Self::OwnDay(name) | Self::Imported(name) => f.write_str(name),
        }
    }
}

/// Who says that there is no school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody needs to: it is a Saturday or a Sunday.
    Weekday,
    /// The program's own data.
    Data {
        /// Where it was read.
        source: &'static str,
        /// *Gecontroleerd op*.
        checked: NaiveDate,
    },
    /// The school.
    School,
    /// The imported calendar.
    Import {
        /// The day of the import.
        on: NaiveDate,
    },
}

/// The days without school of one school.
#[derive(Clone, Debug)]
pub struct Calendar {
    holidays: Vec<&'static Official>,
    own: Vec<OwnDay>,
    import: Option<HolidayImport>,
}

impl Calendar {
    /// The calendar of a region with a school's own days.
    pub fn new(region: Region, own: &[OwnDay]) -> Self {
        Self { holidays: official::of(region), own: own.to_vec(), import: None }
    }

    /// The calendar of a school: its region, its own days, what it imported.
    pub fn of(school: &School) -> Self {
        Self { import: school.import.clone(), ..Self::new(school.region, &school.own_days) }
    }

    /// The last day the school holidays are known for.
    pub fn known_until(&self) -> Option<NaiveDate> {
        let official = self.holidays.iter().map(|holiday| holiday.last).max();
        official.max(self.import.as_ref().and_then(|import| import.complete_until))
    }

    /// The first and last day of the summer holiday that a day falls in or comes before, when it is known.
    pub fn summer(&self, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let summers = self.holidays.iter().filter(|holiday| holiday.name == nl::SUMMER && day <= holiday.last);
        summers.min_by_key(|holiday| holiday.first).map(|holiday| (holiday.first, holiday.last))
    }

    /// Whether there is school on this day, as far as anyone knows.
    pub fn day(&self, day: NaiveDate) -> Day {
        match self.no_school(day) {
            Some(reason) => Day::NoSchool(reason),
            None if self.knows(day) => Day::School,
            None => Day::Unknown,
        }
    }

    /// Why there is no school on this day. Nothing when no reason is known, which is not the same as school: see
    /// [`Calendar::day`].
    pub fn no_school(&self, day: NaiveDate) -> Option<NoSchool> {
        self.closed(day).map(|(reason, _)| reason)
    }

    /// Why there is no school on this day, and who says so.
    pub fn closed(&self, day: NaiveDate) -> Option<(NoSchool, Origin)> {
        if let Some(holiday) = public_holiday(day) {
            let origin = Origin::Data { source: &holiday.source, checked: holiday.checked };
            return Some((NoSchool::PublicHoliday(&holiday.name), origin));
        }
        if let Some(holiday) = self.holidays.iter().find(|holiday| holiday.holds(day)) {
            let origin = Origin::Data { source: &holiday.source, checked: holiday.checked };
            return Some((NoSchool::SchoolHoliday(holiday.name.clone()), origin));
        }
        if let Some(own) = self.own.iter().find(|own| own.holds(day)) {
            return Some((NoSchool::OwnDay(own.name.clone()), Origin::School));
        }
        if let Some(import) = &self.import
            && let Some(own) = import.days.iter().find(|own| own.holds(day))
        {
            return Some((NoSchool::Imported(own.name.clone()), Origin::Import { on: import.on }));
        }
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        weekend.then_some((NoSchool::Weekend, Origin::Weekday))
    }

    /// Whether the school holidays around this day are known.
    fn knows(&self, day: NaiveDate) -> bool {
        let first = self.holidays.iter().map(|holiday| holiday.first).min();
        first.is_some_and(|first| first <= day) && self.known_until().is_some_and(|last| day <= last)
    }
}
