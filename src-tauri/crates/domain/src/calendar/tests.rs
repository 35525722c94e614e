//! School days and where follow-ups fall: rules one by one, and a table of dated scenarios worked out by hand.

mod scenarios;

use super::official::all;
use super::*;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn own(first: &str, last: &str, name: &str) -> OwnDay {
    OwnDay { first: day(first), last: day(last), name: name.into() }
}

#[test]
fn the_data_file_is_read_whole_and_every_row_says_where_from() {
    let lines = include_str!("../school-holidays.csv").lines();
    let rows = lines.filter(|line| !line.starts_with('#') && !line.starts_with("region")).count();
    assert_eq!(all().len(), rows);
    for holiday in all() {
        assert!(["rijksoverheid", "openholidays"].contains(&holiday.source.as_str()), "{holiday:?}");
        assert!(holiday.checked >= day("2026-01-01"), "{holiday:?}");
    }
}

#[test]
fn every_holiday_begins_on_a_saturday_and_has_its_length() {
    // A slip of one digit made a spring holiday of five weeks once.
    for holiday in all() {
        let days = (holiday.last - holiday.first).num_days() + 1;
        let wanted = match holiday.name.as_str() {
            "herfstvakantie" | "voorjaarsvakantie" | "meivakantie" => 9,
            "kerstvakantie" => 16,
            "zomervakantie" => 44,
            other => panic!("{other}"),
        };
        assert_eq!(days, wanted, "{holiday:?}");
        assert_eq!(holiday.first.weekday(), Weekday::Sat, "{holiday:?}");
    }
}

#[test]
fn every_region_has_every_holiday_of_every_school_year_once() {
    for region in [Region::North, Region::Middle, Region::South] {
        let mut holidays = official::of(region);
        holidays.sort_by_key(|holiday| holiday.first);
        let names: Vec<&str> = holidays.iter().map(|holiday| holiday.name.as_str()).collect();
        let year = ["herfstvakantie", "kerstvakantie", "voorjaarsvakantie", "meivakantie", "zomervakantie"];
        assert_eq!(names, year.repeat(5), "{region:?}");
    }
}

fn name_of(text: &str) -> Option<&'static str> {
    public_holiday(day(text)).map(|holiday| holiday.name.as_str())
}

#[test]
fn public_holidays_fall_by_rule() {
    for (on, name) in [
        ("2026-01-01", "Nieuwjaarsdag"),
        ("2027-03-26", "Goede Vrijdag"),
        ("2026-04-05", "Eerste Paasdag"),
        ("2038-04-26", "Tweede Paasdag"),
        ("2026-04-27", "Koningsdag"),
        ("2025-04-26", "Koningsdag"),
        ("2026-05-05", "Bevrijdingsdag"),
        ("2026-05-14", "Hemelvaartsdag"),
        ("2026-05-24", "Eerste Pinksterdag"),
        ("2026-05-25", "Tweede Pinksterdag"),
        ("2026-12-25", "Eerste Kerstdag"),
        ("2026-12-26", "Tweede Kerstdag"),
    ] {
        assert_eq!(name_of(on), Some(name), "{on}");
    }
    for on in ["2025-04-27", "2026-04-26", "2026-12-24", "2026-12-31", "2027-02-08", "2026-05-15", "2026-12-05"] {
        assert_eq!(name_of(on), None, "{on}");
    }
}

#[test]
fn what_the_law_recognises_is_less_and_more_than_a_day_off() {
    for on in ["2026-01-01", "2026-04-03", "2026-04-06", "2025-04-26", "2026-05-05", "2026-05-25", "2026-12-26"] {
        assert!(legal_holiday(day(on)), "{on}");
    }
    // Made equal by the Crown: there is school.
    let calendar = Calendar::new(Region::Middle, &[]);
    for on in ["2026-05-15", "2028-05-26"] {
        assert!(legal_holiday(day(on)), "{on}");
        assert_eq!(calendar.day(day(on)), Day::School, "{on}");
    }
    for on in ["2026-04-05", "2026-02-16", "2026-10-20", "2026-11-01"] {
        assert!(!legal_holiday(day(on)), "{on}: no carnival, no school holiday, no Sunday by itself");
    }
}

#[test]
fn a_day_without_school_says_why_and_who_says_so() {
    let import = HolidayImport {
        on: day("2026-09-01"),
        complete_until: None,
        days: vec![own("2026-11-27", "2026-11-27", "Sinterklaasviering")],
    };
    let days = [own("2026-11-23", "2026-11-24", "Studiedagen")];
    let calendar = Calendar { import: Some(import), ..Calendar::new(Region::Middle, &days) };
    let closed = |on: &str| calendar.closed(day(on));
    assert_eq!(closed("2026-11-22"), Some((NoSchool::Weekend, Origin::Weekday)));
    assert_eq!(closed("2026-11-23"), Some((NoSchool::OwnDay("Studiedagen".into()), Origin::School)));
    let import = Origin::Import { on: day("2026-09-01") };
    assert_eq!(closed("2026-11-27"), Some((NoSchool::Imported("Sinterklaasviering".into()), import)));
    let data = |source, checked: &str| Origin::Data { source, checked: day(checked) };
    let spring = NoSchool::SchoolHoliday("voorjaarsvakantie".into());
    assert_eq!(closed("2029-02-20"), Some((spring, data("rijksoverheid", "2026-11-22"))));
    let good_friday = NoSchool::PublicHoliday("Goede Vrijdag");
    assert_eq!(closed("2026-04-03"), Some((good_friday, data("Atw art. 3 lid 2", "2026-11-22"))));
    assert_eq!(closed("2026-11-25"), None);
}

#[test]
fn beyond_the_known_holidays_nothing_counts_as_a_school_day() {
    let calendar = Calendar::new(Region::North, &[]);
    assert_eq!(calendar.known_until(), Some(day("2030-09-01")));
    assert_eq!(calendar.day(day("2030-07-19")), Day::School);
    assert_eq!(calendar.day(day("2030-09-02")), Day::Unknown);
    assert_eq!(calendar.day(day("2030-09-07")), Day::NoSchool(NoSchool::Weekend));
    assert_eq!(calendar.day(day("2030-12-25")), Day::NoSchool(NoSchool::PublicHoliday("Eerste Kerstdag")));
    assert_eq!(calendar.day(day("2025-10-10")), Day::Unknown, "nor before them");
    assert!(calendar.is_known(day("2026-11-01"), day("2026-12-31")));
    assert!(!calendar.is_known(day("2030-08-30"), day("2030-09-02")));
    for far in [NaiveDate::MIN, NaiveDate::MAX] {
        assert_ne!(calendar.day(far), Day::School);
    }
}

#[test]
fn an_import_says_how_far_it_goes() {
    let days = vec![own("2030-10-12", "2030-10-20", "herfstvakantie")];
    let mut import = HolidayImport { on: day("2030-06-01"), complete_until: None, days };
    let with = |import: &HolidayImport| Calendar { import: Some(import.clone()), ..Calendar::new(Region::Middle, &[]) };
    assert_eq!(with(&import).day(day("2030-10-21")), Day::Unknown, "one holiday makes no year known");
    assert!(matches!(with(&import).day(day("2030-10-15")), Day::NoSchool(NoSchool::Imported(_))));
    import.complete_until = Some(day("2031-07-01"));
    assert_eq!(with(&import).day(day("2030-10-21")), Day::School);
    assert_eq!(with(&import).known_until(), Some(day("2031-07-01")));
    import.complete_until = Some(day("2027-01-01"));
    assert_eq!(with(&import).known_until(), Some(day("2030-08-25")), "it takes nothing away");
}

#[test]
fn a_far_shift_offers_the_last_school_day_before_or_a_call() {
    let calendar = Calendar::new(Region::Middle, &[]);
    let shift = |asked: &str, date: &str, base: &str, today: &str| {
        calendar.shift(day(asked), day(date), day(base), day(today)).map(|s| (s.days, s.far, s.before, s.phone))
    };
    let (base, today) = ("2026-12-14", "2026-12-14");
    assert_eq!(shift("2026-12-16", "2026-12-16", base, today), None);
    assert_eq!(shift("2026-11-21", "2026-11-23", "2026-11-19", "2026-11-19"), Some((2, false, None, None)));
    // Three days is not more than three.
    assert_eq!(shift("2027-03-27", "2027-03-30", "2027-03-25", "2027-03-25"), Some((3, false, None, None)));
    // 21 December to 4 January: Friday 18 December, or a call on the 21st.
    let both = Some((14, true, Some(day("2026-12-18")), Some(day("2026-12-21"))));
    assert_eq!(shift("2026-12-21", "2027-01-04", base, today), both);
    // The last school day before is the day of step 3 itself: only a call.
    let call = Some((15, true, None, Some(day("2026-12-20"))));
    assert_eq!(shift("2026-12-20", "2027-01-04", "2026-12-18", "2026-12-18"), call);
    // Looked at in the holiday: what has passed is not offered.
    assert_eq!(shift("2026-12-21", "2027-01-04", base, "2026-12-22"), Some((14, true, None, None)));
    // By hand to an earlier day.
    assert_eq!(shift("2026-12-21", "2026-12-18", base, today), Some((-3, false, None, None)));
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
fn what_is_known_is_listed_with_who_says_so() {
    let calendar = Calendar::new(Region::Middle, &[]);
    let listed = calendar.official_from(day("2026-12-25"));
    assert_eq!(listed.first().map(|holiday| (holiday.name, holiday.first)), Some(("kerstvakantie", day("2026-12-19"))));
    assert_eq!(listed.last().map(|holiday| holiday.last), calendar.known_until());
    assert!(listed.iter().all(|holiday| !holiday.source.is_empty() && holiday.first <= holiday.last));
    assert!(listed.windows(2).all(|pair| pair[0].last < pair[1].first), "by date, none within another");
    let public = Calendar::public_from(day("2027-01-01"));
    let names: Vec<_> = public.iter().map(|holiday| (holiday.name, holiday.first.to_string())).collect();
    assert_eq!(names.len(), 12, "eleven, and New Year's Day again: {names:?}");
    assert!(names.contains(&("Koningsdag", "2027-04-27".to_owned())));
    assert_eq!(public.first().map(|holiday| holiday.first), Some(day("2027-01-01")));
}
