//! The holidays that the program knows by itself, to be looked through.

use chrono::NaiveDate;

use super::Calendar;
use super::public::public_holiday;

/// How many days ahead public holidays are listed: a year, and the day itself again.
const YEAR: usize = 366;

/// A holiday, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday<'a> {
    /// Its Dutch name.
    pub name: &'a str,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Where it was read.
    pub source: &'a str,
    /// *Gecontroleerd op*.
    pub checked: NaiveDate,
}

impl Calendar {
    /// The official school holidays of the region that are not over on this day, by date.
    pub fn official_from(&self, day: NaiveDate) -> Vec<Holiday<'static>> {
        let coming = self.holidays.iter().copied().filter(|holiday| holiday.last >= day);
        let mut listed: Vec<_> = coming
            .map(|holiday| Holiday {
                name: &holiday.name,
                first: holiday.first,
                last: holiday.last,
                source: &holiday.source,
                checked: holiday.checked,
            })
            .collect();
        listed.sort_by_key(|holiday| holiday.first);
        listed
    }

    /// The public holidays of the year from this day on.
    pub fn public_from(day: NaiveDate) -> Vec<Holiday<'static>> {
        let days = day.iter_days().take(YEAR);
        days.filter_map(|day| {
            let holiday = public_holiday(day)?;
            let (name, source) = (holiday.name.as_str(), holiday.source.as_str());
            Some(Holiday { name, first: day, last: day, source, checked: holiday.checked })
        })
        .collect()
    }
}
