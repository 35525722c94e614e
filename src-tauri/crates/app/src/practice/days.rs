//! School days around today.

use chrono::{DateTime, Days, Local, NaiveDate, NaiveTime, Utc};
use domain::calendar::Calendar;

/// How far to look: longer than any row of days without school.
const HORIZON: usize = 1000;

/// Counts school days from today.
pub(super) struct SchoolDays {
    calendar: Calendar,
    today: NaiveDate,
}

impl SchoolDays {
    pub(super) fn new(calendar: Calendar, today: NaiveDate) -> Self {
        Self { calendar, today }
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.today
    }

    /// So many school days before today; negative: after today; 0: today, whatever day that is.
    pub(super) fn back(&self, days: i32) -> NaiveDate {
        let Some(skipped) = (days.unsigned_abs() as usize).checked_sub(1) else { return self.today };
        let is_school = |day: &NaiveDate| self.is_school(*day);
        let found = if days > 0 {
            let past = std::iter::successors(self.today.pred_opt(), NaiveDate::pred_opt);
            past.take(HORIZON).filter(is_school).nth(skipped)
        } else {
            let future = std::iter::successors(self.today.succ_opt(), NaiveDate::succ_opt);
            future.take(HORIZON).filter(is_school).nth(skipped)
        };
        found.unwrap_or(self.today)
    }

    /// A day in words: "day 5" is five school days before today, "day 5 +2" two calendar days later, "school 5 +2" the
    /// first day from then on of which nobody knows that there is no school.
    pub(super) fn said(&self, words: &str) -> Option<NaiveDate> {
        let words: Vec<&str> = words.split(' ').collect();
        let (kind, days, later) = match words.as_slice() {
            [kind, days] => (*kind, *days, "0"),
            [kind, days, later] => (*kind, *days, *later),
            _ => return None,
        };
        let day = self.back(days.parse().ok()?).checked_add_days(Days::new(later.parse().ok()?))?;
        match kind {
            "day" => Some(day),
            "school" => day.iter_days().take(HORIZON).find(|day| self.is_school(*day)),
            _ => None,
        }
    }

    /// A time of day, where this computer is.
    pub(super) fn moment(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let moment = day.and_time(time);
        // A time that the clock skipped in spring is read as universal time; no school is open then.
        moment.and_local_timezone(Local).earliest().map_or_else(|| moment.and_utc(), |local| local.to_utc())
    }

    fn is_school(&self, day: NaiveDate) -> bool {
        self.calendar.no_school(day).is_none()
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::Region;

    use super::*;

    #[test]
    fn counts_over_weekends_and_holidays() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = SchoolDays::new(Calendar::new(Region::Middle, &[]), day("2026-11-23"));
        assert_eq!(days.back(1), day("2026-11-20"));
        assert_eq!(days.back(0), day("2026-11-23"));
        assert_eq!(days.back(-5), day("2026-11-30"));
        assert_eq!(days.back(21), day("2026-10-16"), "the autumn holiday lies between");
        assert_eq!(days.said("day 1 +2"), Some(day("2026-11-22")));
        assert_eq!(days.said("school 1 +2"), Some(day("2026-11-23")), "a weekend lies between");
        assert_eq!((days.said("day"), days.said("week 1"), days.said("day 1 x")), (None, None, None));
    }
}
