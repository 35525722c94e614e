//! Dated scenarios for follow-ups. Each date was worked out by hand from rule 6; the comment says how.

use super::{day, own};
use crate::calendar::{Calendar, Counting, Day, HolidayImport, OwnDay, Region};

const N: Region = Region::North;
const M: Region = Region::Middle;
const Z: Region = Region::South;

/// Region, date of step 3, the three checks.
type Row = (Region, &'static str, [&'static str; 3]);

/// With the plan's own 2, 7 and 14 days. "Near": less than three days after the check before it, so at its planned
/// distance from that one.
#[rustfmt::skip]
const PLAIN: &[Row] = &[
    // Weekdays and weekends.
    (M, "2026-11-02", ["2026-11-04", "2026-11-09", "2026-11-16"]), // Monday: Wednesday, Monday, Monday.
    (M, "2026-11-04", ["2026-11-06", "2026-11-11", "2026-11-18"]), // Wednesday: Friday, Wednesday, Wednesday.
    (M, "2026-11-05", ["2026-11-09", "2026-11-12", "2026-11-19"]), // Thursday: Sat 7 to Mon 9; Thu 12 is three days on: stays.
    (M, "2026-11-06", ["2026-11-09", "2026-11-13", "2026-11-20"]), // Friday: Sun 8 to Mon 9; Fri, Fri.
    // The nights on which the clock changes are days like any other.
    (N, "2026-10-21", ["2026-10-23", "2026-10-28", "2026-11-04"]), // The clock goes back in the night to Sun 25: still 7 days.
    (N, "2026-10-23", ["2026-10-26", "2026-10-30", "2026-11-06"]), // On Sun 25 October itself: Mon 26.
    (M, "2028-03-24", ["2028-03-27", "2028-03-31", "2028-04-07"]), // On Sun 26 March, clock forward: Mon 27.
    (Z, "2029-10-26", ["2029-10-29", "2029-11-02", "2029-11-09"]), // On Sun 28 October; Zuid had its holiday a week earlier.
    // Around the end of February, with and without a leap day.
    (Z, "2026-02-26", ["2026-03-02", "2026-03-05", "2026-03-12"]), // Sat 28 February to Mon 2 March: no 29th.
    (N, "2028-02-28", ["2028-03-01", "2028-03-06", "2028-03-13"]), // Two days over 29 February: Wed 1 March.
    (N, "2028-02-15", ["2028-02-17", "2028-02-28", "2028-03-06"]), // Tue 22 in the holiday: Mon 28; Tue 29 near: 28 + 7.
    // Christmas.
    (M, "2026-12-07", ["2026-12-09", "2026-12-14", "2027-01-04"]), // Only 21 December falls in it.
    (M, "2026-12-14", ["2026-12-16", "2027-01-04", "2027-01-11"]), // 21 to 4 January; 28 to 4, near: 4 + 7.
    (M, "2026-12-17", ["2027-01-04", "2027-01-11", "2027-01-18"]), // 19, 24, 31: 4; 4 + 5 is Sat 9, so 11; 11 + 7.
    (M, "2026-12-18", ["2027-01-04", "2027-01-11", "2027-01-18"]), // The last school day: the same.
    (M, "2027-12-22", ["2027-12-24", "2028-01-10", "2028-01-17"]), // Fri 24 December 2027 is a school day.
    (M, "2027-12-23", ["2028-01-10", "2028-01-17", "2028-01-24"]), // Sat 25 to Mon 10; 10 + 5 is Sat 15, so 17; 17 + 7.
    // Carnival: in the holiday of Zuid in 2026, outside it in 2027.
    (Z, "2026-02-11", ["2026-02-13", "2026-02-23", "2026-03-02"]), // 18 to Mon 23; Wed 25 near: 23 + 7.
    (N, "2026-02-11", ["2026-02-13", "2026-02-18", "2026-03-02"]), // Noord has school then; 25 falls in its own holiday.
    (Z, "2027-02-04", ["2027-02-08", "2027-02-11", "2027-02-22"]), // Carnival Monday 8 is no holiday by itself; 18 to 22.
    // The same day in two regions.
    (M, "2026-10-14", ["2026-10-16", "2026-10-26", "2026-11-02"]), // 21 to Mon 26; Wed 28 near: 26 + 7.
    (N, "2026-10-14", ["2026-10-19", "2026-10-26", "2026-11-02"]), // Fri 16 to Mon 19; 21 near: 24 is Sat, so 26; 28 near: 26 + 7.
    (M, "2027-10-21", ["2027-10-25", "2027-10-28", "2027-11-04"]), // Sat 23 to Mon 25; Thu 28 is three days on: stays.
    (Z, "2027-10-21", ["2027-11-01", "2027-11-08", "2027-11-15"]), // 23 to Mon 1; 1 + 5 is Sat 6, so 8; Thu 4 is before: 8 + 7.
    // Koningsdag and 5 May.
    (M, "2028-04-25", ["2028-04-28", "2028-05-08", "2028-05-15"]), // Koningsdag Thu 27 to Fri 28, a school day; 2 to 8; 9 near.
    (M, "2031-04-24", ["2031-04-28", "2031-05-01", "2031-05-08"]), // 27 April is a Sunday: Koningsdag on Sat 26; Mon 28 is none.
    (M, "2027-05-03", ["2027-05-07", "2027-05-10", "2027-05-18"]), // 5 May and Ascension to Fri 7; Mon 10; Whit Monday 17 to 18.
    // Easter, Ascension, Pentecost.
    (M, "2026-04-01", ["2026-04-07", "2026-04-13", "2026-04-20"]), // Good Friday to Tue 7; Wed 8 near: 12 is Sun, so 13; 15 near.
    (M, "2027-03-24", ["2027-03-30", "2027-04-05", "2027-04-12"]), // Good Friday 26 to Tue 30; 31 near: 4 is Sun, so 5; 7 near.
    (M, "2029-03-29", ["2029-04-03", "2029-04-09", "2029-04-12"]), // Sat 31 to Tue 3; Thu 5 near: 8 is Sun, so 9; 12 is three on.
    (M, "2026-05-12", ["2026-05-15", "2026-05-19", "2026-05-26"]), // Ascension to Fri 15, a school day; Tue; Tue after Whit Monday.
    (M, "2026-05-22", ["2026-05-26", "2026-05-29", "2026-06-05"]), // Whit Sunday to Tue 26; Fri 29 is three days on: stays.
    // Over the summer, and a talk in the holiday itself.
    (M, "2026-07-15", ["2026-07-17", "2026-08-31", "2026-09-07"]), // Fri 17; 22 to Mon 31 August; 29 near: 31 + 7.
    (N, "2026-07-02", ["2026-08-17", "2026-08-24", "2026-08-31"]), // 4 July to Mon 17; 17 + 5 is Sat 22, so 24; 24 + 7.
    (Z, "2027-07-22", ["2027-09-06", "2027-09-13", "2027-09-20"]), // 24 July to Mon 6; 6 + 5 is Sat 11, so 13; 13 + 7.
    (M, "2026-08-05", ["2026-08-31", "2026-09-07", "2026-09-14"]), // 7 August to Mon 31; 31 + 5 is Sat 5, so 7; 7 + 7.
];

/// The same beyond the known holidays, and before them: the dates are a proposal, and which of them are unknown is told.
#[rustfmt::skip]
const UNKNOWN: &[(Row, [bool; 3])] = &[
    ((M, "2030-07-10", ["2030-07-12", "2030-08-26", "2030-09-02"]), [false, true, true]), // Over the last summer that is known.
    ((M, "2030-08-22", ["2030-08-26", "2030-08-29", "2030-09-05"]), [true, true, true]), // Midden is known until 25 August,
    ((Z, "2030-08-15", ["2030-08-19", "2030-08-22", "2030-08-29"]), [true, true, true]), // Zuid until the 18th,
    ((N, "2030-08-15", ["2030-09-02", "2030-09-09", "2030-09-16"]), [true, true, true]), // Noord until 1 September: 2; 7 is Sat, so 9; 16.
    ((M, "2032-12-23", ["2032-12-27", "2032-12-30", "2033-01-06"]), [true, true, true]), // Nobody knows this Christmas holiday yet.
    ((Z, "2025-09-18", ["2025-09-22", "2025-09-25", "2025-10-02"]), [true, true, true]), // Before the data begins.
    ((Z, "2025-10-09", ["2025-10-20", "2025-10-27", "2025-11-03"]), [false, false, false]), // Sat 11 to Mon 20; 25 is Sat, so 27; + 7.
];

fn dates(calendar: &Calendar, base: &str, intervals: &[u16], counting: Counting) -> Vec<String> {
    let planned = calendar.follow_ups(day(base), intervals, counting);
    for (original, date) in &planned {
        assert_eq!(calendar.no_school(*date), None, "{base}");
        let far = calendar.shift(*original, *date, day(base), day(base)).is_some_and(|shift| shift.far);
        assert_eq!(far, (*date - *original).num_days() > 3, "a far shift is told: {base}");
    }
    planned.into_iter().map(|(_, date)| date.to_string()).collect()
}

#[test]
fn follow_ups_fall_where_the_rules_put_them() {
    for (region, base, wanted) in PLAIN {
        let calendar = Calendar::new(*region, &[]);
        assert_eq!(dates(&calendar, base, &[2, 7, 14], Counting::CalendarDays), wanted, "{region:?} {base}");
        let originals: Vec<_> = calendar.follow_ups(day(base), &[2, 7, 14], Counting::CalendarDays);
        let days: Vec<_> = originals.iter().map(|(original, _)| (*original - day(base)).num_days()).collect();
        assert_eq!(days, [2, 7, 14], "the original is what the plan asks for");
    }
}

#[test]
fn what_is_unknown_is_told() {
    for ((region, base, wanted), unknown) in UNKNOWN {
        let calendar = Calendar::new(*region, &[]);
        assert_eq!(dates(&calendar, base, &[2, 7, 14], Counting::CalendarDays), wanted, "{region:?} {base}");
        let told = wanted.map(|date| calendar.day(day(date)) == Day::Unknown);
        assert_eq!(told, *unknown, "{region:?} {base}");
    }
}

/// Region, own days, counting, date of step 3, intervals, the checks.
type SchoolRow<'a> = (Region, &'a [OwnDay], Counting, &'a str, &'a [u16], &'a [&'a str]);

#[test]
fn a_school_has_its_own_days_intervals_and_counting() {
    let carnival = [own("2027-02-08", "2027-02-09", "carnaval")];
    let study = [own("2026-11-23", "2026-11-24", "studiedagen")];
    let none: [OwnDay; 0] = [];
    let (calendar_days, school_days) = (Counting::CalendarDays, Counting::SchoolDays);
    #[rustfmt::skip]
    let rows: &[SchoolRow<'_>] = &[
        // Sat 6 to Wed 10, after carnival; Thu 11 near: 15 in the holiday, so 22; 18 near: 22 + 7.
        (Z, &carnival, calendar_days, "2027-02-04", &[2, 7, 14], &["2027-02-10", "2027-02-22", "2027-03-01"]),
        // Sat 21 to Wed 25; Thu 26 near: 25 + 5; Thu 3 December is three days on: stays.
        (M, &study, calendar_days, "2026-11-19", &[2, 7, 14], &["2026-11-25", "2026-11-30", "2026-12-03"]),
        // A school that asks each day: Fri 6; Sat 7 to Mon 9; Sun 8 to the same, so one day later.
        (M, &none, calendar_days, "2026-11-05", &[1, 2, 3], &["2026-11-06", "2026-11-09", "2026-11-10"]),
        // A month later is Christmas: Mon 4 January.
        (M, &none, calendar_days, "2026-11-25", &[30], &["2027-01-04"]),
        // A year later is 29 February; Noord has school, Midden a holiday until 5 March.
        (N, &none, calendar_days, "2027-03-01", &[365], &["2028-02-29"]),
        (M, &none, calendar_days, "2027-03-01", &[365], &["2028-03-06"]),
        // The day after Monday 4 May 2026 is 5 May.
        (M, &none, calendar_days, "2026-05-04", &[1, 7], &["2026-05-06", "2026-05-11"]),
        // School days. Tuesday: Wed 4, Thu 5; Tue 10 is the fifth; Tue 17 the tenth.
        (M, &none, school_days, "2026-11-03", &[2, 5, 10], &["2026-11-05", "2026-11-10", "2026-11-17"]),
        // Thu 17 and Fri 18 December, then 4, 5, 6 January; five more: Wed 13.
        (M, &none, school_days, "2026-12-16", &[2, 5, 10], &["2026-12-18", "2027-01-06", "2027-01-13"]),
        // Tue 4 May; not 5 and 6; Fri 7.
        (M, &none, school_days, "2027-05-03", &[2], &["2027-05-07"]),
        // Fri 10 July, then Mon 24 August.
        (Z, &none, school_days, "2026-07-09", &[1, 2], &["2026-07-10", "2026-08-24"]),
        // Not 23 and 24: Wed 25 and Thu 26.
        (M, &study, school_days, "2026-11-20", &[1, 2], &["2026-11-25", "2026-11-26"]),
    ];
    for (region, own, counting, base, intervals, wanted) in rows {
        let calendar = Calendar::new(*region, own);
        assert_eq!(dates(&calendar, base, intervals, *counting), *wanted, "{region:?} {base} {counting:?}");
    }
}

#[test]
fn an_imported_holiday_counts_whether_or_not_the_year_is_known() {
    for complete_until in [None, Some(day("2031-07-01"))] {
        let days = vec![own("2030-10-12", "2030-10-20", "herfstvakantie")];
        let import = HolidayImport { on: day("2030-06-01"), complete_until, days };
        let calendar = Calendar { import: Some(import), ..Calendar::new(M, &[]) };
        // Sat 12 to Mon 21; 17 near: 26 is Sat, so 28; 24 is before that: 28 + 7.
        let wanted = ["2030-10-21", "2030-10-28", "2030-11-04"];
        assert_eq!(dates(&calendar, "2030-10-10", &[2, 7, 14], Counting::CalendarDays), wanted);
        let unknown = complete_until.is_none();
        assert!(wanted.iter().all(|date| (calendar.day(day(date)) == Day::Unknown) == unknown));
    }
}
