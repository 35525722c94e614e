use std::time::{Duration, Instant};

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The clock of Amsterdam in this winter: two hours ahead of universal time until 25 October and from 28 March, else one.
fn here(moment: DateTime<Utc>) -> NaiveDateTime {
    let change = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let winter = change("2026-10-25T01:00:00Z")..change("2027-03-28T01:00:00Z");
    (moment + chrono::TimeDelta::hours(if winter.contains(&moment) { 1 } else { 2 })).naive_utc()
}

fn read(text: &str) -> Result<FoundHolidays, HolidaysProblem> {
    find(text.as_bytes(), day("2026-11-23"), &here)
}

fn calendar(events: &[&str]) -> String {
    let events: Vec<String> =
        events.iter().map(|event| format!("BEGIN:VEVENT\r\nUID:1\r\n{event}\r\nEND:VEVENT\r\n")).collect();
    let events = events.concat();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//NL\r\n{events}END:VCALENDAR\r\n")
}

fn days(events: &[&str]) -> Vec<(String, String, String)> {
    let found = read(&calendar(events)).unwrap();
    let told = |found: FoundDay| (found.day.first.to_string(), found.day.last.to_string(), found.day.name);
    found.days.into_iter().map(told).collect()
}

fn one(event: &str) -> (String, String) {
    let found = days(&[event]);
    assert_eq!(found.len(), 1, "{event}: {found:?}");
    (found[0].0.clone(), found[0].1.clone())
}

#[test]
fn the_end_of_whole_days_is_the_day_after_the_last() {
    for (event, first, last) in [
        ("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226", "2026-12-25", "2026-12-25"),
        ("DTSTART;VALUE=DATE:20261219\r\nDTEND;VALUE=DATE:20270104", "2026-12-19", "2027-01-03"),
        ("DTSTART;VALUE=DATE:20280226\r\nDTEND;VALUE=DATE:20280301", "2028-02-26", "2028-02-29"),
        ("DTSTART:20270208", "2027-02-08", "2027-02-08"),
        ("DTSTART;VALUE=DATE:20270208\r\nDURATION:P2D", "2027-02-08", "2027-02-09"),
        ("DTSTART;VALUE=DATE:20270213\r\nDURATION:P1W", "2027-02-13", "2027-02-19"),
        ("DTSTART;VALUE=DATE:20270208\r\nDTEND;VALUE=DATE:20270208", "2027-02-08", "2027-02-08"),
    ] {
        assert_eq!(one(event), (first.to_owned(), last.to_owned()), "{event}");
    }
}

#[test]
fn whole_days_written_as_times_are_days_where_the_school_is() {
    for (event, first, last) in [
        (
            "DTSTART;TZID=Europe/Amsterdam:20270501T000000\r\nDTEND;TZID=Europe/Amsterdam:20270510T000000",
            "2027-05-01",
            "2027-05-09",
        ),
        // Universal time: midnight here is 23 o'clock the day before in winter, 22 in summer.
        ("DTSTART:20261218T230000Z\r\nDTEND:20270103T230000Z", "2026-12-19", "2027-01-03"),
        ("DTSTART:20270430T220000Z\r\nDTEND:20270509T220000Z", "2027-05-01", "2027-05-09"),
        // Over the night on which the clock goes back, and over the one on which it goes forward.
        ("DTSTART:20261016T220000Z\r\nDTEND:20261025T230000Z", "2026-10-17", "2026-10-25"),
        ("DTSTART:20270326T230000Z\r\nDTEND:20270329T220000Z", "2027-03-27", "2027-03-29"),
        ("DTSTART:20270208T000000\r\nDTEND:20270209T235959", "2027-02-08", "2027-02-09"),
    ] {
        assert_eq!(one(event), (first.to_owned(), last.to_owned()), "{event}");
    }
}

#[test]
fn what_has_a_time_comes_back_or_makes_no_sense_is_counted_and_left_out() {
    let whole = "DTSTART;VALUE=DATE:20270208\r\nSUMMARY:Carnaval";
    let found = read(&calendar(&[
        whole,
        whole,
        "DTSTART:20270301T190000\r\nDTEND:20270301T210000\r\nSUMMARY:Ouderavond",
        "DTSTART;VALUE=DATE:20250427\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Koningsdag",
        "DTSTART;VALUE=DATE:20240101\r\nSUMMARY:Lang geleden",
        "DTSTART;VALUE=DATE:20510101\r\nSUMMARY:Ver weg",
        "DTSTART;VALUE=DATE:20270230\r\nSUMMARY:Bestaat niet",
        "DTSTART;VALUE=DATE:20270308\r\nDTEND;VALUE=DATE:20270301\r\nSUMMARY:Achterstevoren",
        "DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20280101\r\nSUMMARY:Een jaar",
        "SUMMARY:Zonder dag",
        "DTSTART;VALUE=DATE:20270309\r\nSTATUS:CANCELLED\r\nSUMMARY:Gaat niet door",
    ]))
    .unwrap();
    assert_eq!(found.days.len(), 1, "the same twice is one");
    let FoundHolidays { timed, repeating, distant, unreadable, .. } = found;
    assert_eq!((timed, repeating, distant, unreadable), (1, 1, 2, 4));
}

#[test]
fn a_name_is_one_line_without_what_the_eye_does_not_see() {
    let name = |summary: &str| days(&[&format!("DTSTART;VALUE=DATE:20270208\r\nSUMMARY:{summary}")])[0].2.clone();
    assert_eq!(name("Herfstvakantie\\, regio Midden"), "Herfstvakantie, regio Midden");
    assert_eq!(name("Studie\\ndag \u{202e}gadeiduts\u{200b}"), "Studie dag gadeiduts");
    assert_eq!(name("Studie\r\n dag"), "Studiedag", "a folded line");
    assert_eq!(name(&"x".repeat(400)).chars().count(), NAME_MOST);
    assert_eq!(name("\u{200b} "), "vrije dag");
    assert_eq!(days(&["DTSTART;VALUE=DATE:20270208"])[0].2, "vrije dag");
}

#[test]
fn what_looks_like_a_day_without_school_here_is_proposed() {
    let elsewhere = ["noord", "zuid"];
    for (name, likely) in [
        ("Herfstvakantie", true),
        ("Herfstvakantie (regio Midden)", true),
        ("Herfstvakantie (regio Noord)", false),
        ("Voorjaarsvakantie Zuid", false),
        ("Studiedag: leerlingen vrij", true),
        ("2e Paasdag", true),
        ("Toetsweek 2", false),
        ("Excursie Noordwijk, rest vrij", true),
    ] {
        assert_eq!(is_likely(name, &elsewhere), likely, "{name}");
    }
}

#[test]
fn what_is_no_calendar_is_refused() {
    let deep = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", "BEGIN:A\n".repeat(200_000));
    let deeper = "BEGIN:VCALENDAR\n".repeat(100_000);
    for (what, bytes) in [
        ("empty", Vec::new()),
        ("words", b"Herfstvakantie van 17 tot 25 oktober".to_vec()),
        ("another kind of part", b"BEGIN:VCARD\nFN:x\nEND:VCARD\n".to_vec()),
        ("half a calendar", calendar(&["DTSTART:20270208"]).as_bytes()[..70].to_vec()),
        ("a picture", vec![0x89, b'P', b'N', b'G', 0, 0xff, 0xd8]),
        ("parts in parts", deep.into_bytes()),
        ("calendars in calendars", deeper.into_bytes()),
    ] {
        assert_eq!(find(&bytes, day("2026-11-23"), &here), Err(HolidaysProblem::NoCalendar), "{what}");
    }
    assert_eq!(read(&calendar(&[])), Err(HolidaysProblem::NoDays));
    assert_eq!(read(&calendar(&["DTSTART:20270301T190000"])), Err(HolidaysProblem::NoDays));
    let large = vec![b' '; usize::try_from(HOLIDAYS_MOST_BYTES).unwrap() + 1];
    assert_eq!(find(&large, day("2026-11-23"), &here), Err(HolidaysProblem::TooLarge));
}

#[test]
fn a_large_hostile_file_is_answered_in_time() {
    let begin = Instant::now();
    let event = |n: u32| format!("DTSTART;VALUE=DATE:2027{:02}{:02}\r\nSUMMARY:Dag {n}", n % 12 + 1, n % 28 + 1);
    let events: Vec<String> = (0..20_000).map(event).collect();
    let many: Vec<&str> = events.iter().map(String::as_str).collect();
    assert_eq!(read(&calendar(&many)), Err(HolidaysProblem::TooMany));
    let long = calendar(&[&format!("DTSTART;VALUE=DATE:20270208\r\nSUMMARY:{}", "\\,".repeat(800_000))]);
    assert_eq!(read(&long).unwrap().days.len(), 1);
    let parameters = calendar(&[&format!("DTSTART{}:20270208", ";A=B".repeat(400_000))]);
    let _either = read(&parameters);
    let folded = calendar(&[&format!("DTSTART;VALUE=DATE:20270208\r\nSUMMARY:{}", "a\r\n ".repeat(400_000))]);
    assert_eq!(read(&folded).unwrap().days.len(), 1);
    let timed = "DTSTART:20270301T190000";
    assert_eq!(read(&calendar(&vec![timed; 25_000])), Err(HolidaysProblem::NoDays));
    assert!(begin.elapsed() < Duration::from_secs(20), "took {:?}", begin.elapsed());
}
