//! Which backups stay: all of two days, then one a day, one a week, none beyond ninety days, never fewer than three.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};

const ALL: TimeDelta = TimeDelta::days(2);
const LONGEST: TimeDelta = TimeDelta::days(90);
const DAYS: usize = 14;
const WEEKS: usize = 8;
const AT_LEAST: usize = 3;

/// Those that stay, out of moments with the newest first. Of a day or week the last one stays.
pub(super) fn kept(newest_first: &[DateTime<Utc>], now: DateTime<Utc>) -> BTreeSet<DateTime<Utc>> {
    let (mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new());
    let mut kept = BTreeSet::new();
    for (index, moment) in newest_first.iter().enumerate() {
        let of_new_day = days.insert(moment.date_naive()) && days.len() <= DAYS;
        let week = moment.iso_week();
        let of_new_week = weeks.insert((week.year(), week.week())) && weeks.len() <= WEEKS;
        let scheduled = now - *moment <= ALL || of_new_day || of_new_week;
        if index < AT_LEAST || (scheduled && !is_too_old(*moment, now)) {
            kept.insert(*moment);
        }
    }
    kept
}

/// Whether it is past the longest time that a backup is kept.
pub(super) fn is_too_old(moment: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - moment > LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::hours(hours)
    }

    /// Backups every so many hours, pruned after each, as the program does it.
    fn lived(every: i64, days: i64) -> Vec<DateTime<Utc>> {
        let mut present: Vec<DateTime<Utc>> = Vec::new();
        for hour in (0..days * 24).step_by(usize::try_from(every).unwrap()) {
            present.insert(0, moment(hour));
            let kept = kept(&present, moment(hour));
            present.retain(|at| kept.contains(at));
        }
        present
    }

    #[test]
    fn a_busy_year_keeps_two_days_fourteen_days_and_eight_weeks() {
        let present = lived(1, 365);
        let now = present[0];
        let within = |days| present.iter().filter(|at| now - **at <= TimeDelta::days(days)).count();
        assert_eq!(within(2), 49, "every hour of two days");
        let days: BTreeSet<_> = present.iter().map(DateTime::date_naive).collect();
        assert!((14..=22).contains(&days.len()), "fourteen days and the weeks before them: {}", days.len());
        let oldest = now - *present.last().unwrap();
        assert!(oldest > TimeDelta::weeks(6) && oldest <= TimeDelta::weeks(8), "{oldest}");
    }

    #[test]
    fn a_quiet_program_keeps_at_least_three_however_old() {
        let rare = [moment(24 * 400), moment(24 * 200), moment(24 * 100), moment(0)];
        assert_eq!(kept(&rare, moment(24 * 800)).len(), 3);
        assert_eq!(lived(24 * 40, 400).len(), 3, "every forty days: the newest three");
    }

    #[test]
    fn nothing_beyond_ninety_days_when_there_is_enough() {
        let present = lived(24 * 7, 365);
        let now = present[0];
        assert!(present.iter().all(|at| now - *at <= LONGEST));
        assert_eq!(present.len(), 13, "a weekly user keeps ninety days");
    }

    #[test]
    fn a_clock_that_was_wrong_takes_nothing_new_away() {
        let present = [moment(24 * 3650), moment(1), moment(0)];
        assert_eq!(kept(&present, moment(2)).len(), 3);
        assert!(kept(&[moment(10), moment(9), moment(8), moment(7)], moment(0)).len() == 4, "from the future: all");
    }
}
