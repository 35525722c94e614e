//! Dated scenarios for legal terms. Each date was worked out by hand from rule 7; the comment says how.

use proptest::prelude::*;

use super::*;
use crate::calendar::{Calendar, Day, Region};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The event, the last day unextended and extended, and whether the days of the Crown are known.
type Row = (&'static str, &'static str, &'static str, bool);

/// Six weeks from the day after the decision was made known.
#[rustfmt::skip]
const OBJECTIONS: &[Row] = &[
    ("2026-11-03", "2026-12-15", "2026-12-15", true), // Tuesday to Tuesday.
    ("2026-11-13", "2026-12-25", "2026-12-28", true), // Christmas, Saturday, Sunday: Mon 28, in the school holiday all the same.
    ("2026-11-14", "2026-12-26", "2026-12-28", true), // Second Christmas day, a Saturday.
    ("2026-11-20", "2027-01-01", "2027-01-04", true), // New Year on a Friday: Monday.
    ("2025-11-21", "2026-01-02", "2026-01-05", true), // Fri 2 January 2026 was made equal by the Crown: Monday.
    ("2027-02-12", "2027-03-26", "2027-03-30", true), // Good Friday; Easter Monday too: Tuesday.
    ("2027-02-15", "2027-03-29", "2027-03-30", true), // Easter Monday: Tuesday.
    ("2026-03-16", "2026-04-27", "2026-04-28", true), // Koningsdag: Tue 28, in the May holiday all the same.
    ("2025-03-16", "2025-04-27", "2025-04-28", false), // 27 April on a Sunday: Monday is no Koningsdag.
    ("2025-03-15", "2025-04-26", "2025-04-28", false), // Koningsdag as celebrated, a Saturday: Monday.
    ("2027-03-24", "2027-05-05", "2027-05-10", true), // 5 May; Ascension on the 6th; Fri 7 equal by the Crown; weekend: Mon 10.
    ("2029-03-24", "2029-05-05", "2029-05-07", false), // 5 May on a Saturday: Monday; what the Crown does is not known yet.
    ("2026-04-02", "2026-05-14", "2026-05-18", true), // Ascension; Fri 15 equal by the Crown: Mon 18.
    ("2026-04-13", "2026-05-25", "2026-05-26", true), // Whit Monday: Tuesday.
    ("2028-03-16", "2028-04-27", "2028-05-01", true), // Koningsdag on a Thursday; Fri 28 equal by the Crown: Mon 1 May.
    ("2028-04-14", "2028-05-26", "2028-05-29", true), // The day after Ascension, equal by the Crown: Mon 29.
    ("2028-01-18", "2028-02-29", "2028-02-29", true), // Leap day, and Tuesday of carnival: neither is recognised.
    ("2026-12-28", "2027-02-08", "2027-02-08", true), // Monday of carnival: no recognised holiday.
    ("2026-09-13", "2026-10-25", "2026-10-26", true), // The Sunday on which the clock goes back: Monday.
    ("2028-02-13", "2028-03-26", "2028-03-27", true), // The Sunday on which it goes forward, over a leap day: Monday.
    ("2026-07-06", "2026-08-17", "2026-08-17", true), // In the summer holiday: not shifted.
    ("2026-06-20", "2026-08-01", "2026-08-03", true), // A Saturday in the summer holiday: Monday, not September.
    ("2030-11-14", "2030-12-26", "2030-12-27", false), // Second Christmas day on a Thursday: the Crown may add Friday.
];

/// Four weeks from the day after the objection was received.
#[rustfmt::skip]
const DECISIONS: &[Row] = &[
    ("2026-11-03", "2026-12-01", "2026-12-01", true), // Tuesday to Tuesday.
    ("2026-11-27", "2026-12-25", "2026-12-28", true), // Christmas: Mon 28; the school plans for the 25th.
    ("2026-03-06", "2026-04-03", "2026-04-07", true), // Good Friday: Tuesday after Easter.
    ("2027-04-08", "2027-05-06", "2027-05-10", true), // Ascension, and the Friday that the Crown made equal.
    ("2027-04-19", "2027-05-17", "2027-05-18", true), // Whit Monday.
    ("2028-02-01", "2028-02-29", "2028-02-29", true), // Leap day.
    ("2026-07-20", "2026-08-17", "2026-08-17", true), // In the summer holiday: not shifted.
    ("2026-09-28", "2026-10-26", "2026-10-26", true), // Over the night of 25 hours.
];

/// First and last day of the longest suspension.
#[rustfmt::skip]
const SUSPENSIONS: &[(&str, &str)] = &[
    ("2026-11-03", "2026-11-09"), // Tuesday to Monday: a week.
    ("2026-12-21", "2026-12-27"), // Ends on a Sunday in the Christmas holiday: no extension.
    ("2026-12-28", "2027-01-03"), // Over New Year.
    ("2028-02-25", "2028-03-02"), // Over a leap day.
    ("2026-10-22", "2026-10-28"), // Over the night of 25 hours.
    ("2027-04-21", "2027-04-27"), // Ends on Koningsdag: no extension.
];

fn check(rows: &[Row], term: fn(NaiveDate, &[LegalDay]) -> Term) {
    for (event, unextended, extended, certain) in rows {
        let wanted = Term { unextended: day(unextended), extended: day(extended), certain: *certain };
        assert_eq!(term(day(event), &[]), wanted, "{event}");
    }
}

#[test]
fn the_family_objects_within_six_weeks() {
    check(OBJECTIONS, objection);
}

#[test]
fn the_school_decides_on_an_objection_within_four_weeks() {
    check(DECISIONS, decision_on_objection);
}

#[test]
fn a_suspension_lasts_a_week_at_most() {
    for (first, last) in SUSPENSIONS {
        assert_eq!(last_suspension_day(day(first)), day(last), "{first}");
    }
}

#[test]
fn a_term_in_days_runs_from_the_day_after() {
    for (event, days, unextended, extended) in [
        ("2026-11-03", 1, "2026-11-04", "2026-11-04"),
        ("2026-11-06", 1, "2026-11-07", "2026-11-09"),
        ("2028-02-28", 1, "2028-02-29", "2028-02-29"),
        ("2026-12-31", 1, "2027-01-01", "2027-01-04"),
    ] {
        let term = term(day(event), Length::Days(days), &[]);
        assert_eq!((term.unextended, term.extended), (day(unextended), day(extended)), "{event}");
    }
}

#[test]
fn the_school_adds_what_the_crown_decided_later() {
    let added = [LegalDay { on: day("2030-12-27"), source: "Stcrt.".into() }];
    let term = objection(day("2030-11-14"), &added);
    assert_eq!((term.unextended, term.extended), (day("2030-12-26"), day("2030-12-30")), "Fri 27 too: Monday");
}

#[test]
fn the_ends_of_the_calendar_break_nothing() {
    for far in [NaiveDate::MIN, NaiveDate::MAX] {
        assert!(objection(far, &[]).extended >= objection(far, &[]).unextended);
        assert!(last_suspension_day(far) >= far);
    }
}

proptest! {
    /// A term depends on the law's days alone. It ends in school holidays as it ends outside them.
    #[test]
    fn no_term_shifts_for_a_school_holiday(days in 0..3_000_i64, weeks in 1..12_u16) {
        let event = day("2025-10-01") + chrono::TimeDelta::days(days);
        let term = term(event, Length::Weeks(weeks), &[]);
        prop_assert_eq!((term.unextended - event).num_days(), i64::from(weeks) * 7);
        let lawful = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !legal_holiday(day);
        prop_assert!(lawful(term.extended));
        let between = term.unextended.iter_days().take_while(|day| *day < term.extended);
        prop_assert!(between.into_iter().all(|day| !lawful(day)), "shifted past a day on which it ends by law");
        // Easter is the longest row of such days: Friday to Monday; with a Crown day it may be five, 5 to 9 May 2027.
        prop_assert!((term.extended - term.unextended).num_days() <= 5);
    }
}

#[test]
fn many_terms_end_in_a_school_holiday() {
    // Or the property above would say nothing.
    let calendar = Calendar::new(Region::Middle, &[]);
    let ends = (0..365_u64).map(|days| objection(plus(day("2026-11-01"), days), &[]).extended);
    let in_holiday = ends.filter(|end| matches!(calendar.day(*end), Day::NoSchool(_))).count();
    assert!(in_holiday > 50, "{in_holiday}");
}
