//! The days without school as the settings show them.

use app::domain::calendar::{Calendar, Holiday, HolidayImport, OwnDay};
use app::domain::people::School;
use app::{FoundDay, FoundHolidays};
use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::date;

views! {
    /// The calendar of the school: what is known, from whom, and until when.
    CalendarView {
        known_until: Option<String>,
        own: Vec<OwnDay>,
        import: Option<HolidayImport>,
        official: Vec<HolidayView>,
        public: Vec<HolidayView>,
    }
    /// A holiday, and who says so.
    HolidayView { name: String, first: String, last: String, source: String, checked: String }
    /// A day in a calendar file.
    FoundDayView { first: String, last: String, name: String, likely: bool, known: bool }
    /// What a calendar file would add, and how many of it were left out.
    FoundHolidaysView { file: String, days: Vec<FoundDayView>, timed: u32, repeating: u32, distant: u32, unreadable: u32 }
}

impl CalendarView {
    /// The calendar from a day on.
    pub fn new(school: &School, today: NaiveDate) -> Self {
        let calendar = Calendar::of(school);
        let holiday = |holiday: Holiday<'_>| HolidayView {
            name: holiday.name.to_owned(),
            first: date(holiday.first),
            last: date(holiday.last),
            source: holiday.source.to_owned(),
            checked: date(holiday.checked),
        };
        Self {
            known_until: calendar.known_until().map(date),
            own: school.own_days.clone(),
            import: school.import.clone(),
            official: calendar.official_from(today).into_iter().map(holiday).collect(),
            public: Calendar::public_from(today).into_iter().map(holiday).collect(),
        }
    }
}

impl FoundHolidaysView {
    /// What was found in a file of this name.
    pub fn new(file: String, found: FoundHolidays) -> Self {
        let FoundHolidays { days, timed, repeating, distant, unreadable } = found;
        let day = |FoundDay { day, likely, known }: FoundDay| FoundDayView {
            first: date(day.first),
            last: date(day.last),
            name: day.name,
            likely,
            known,
        };
        Self { file, days: days.into_iter().map(day).collect(), timed, repeating, distant, unreadable }
    }
}
