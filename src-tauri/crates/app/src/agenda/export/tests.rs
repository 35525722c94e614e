//! The file as a calendar program reads it: the rules of RFC 5545, and what is in it.

use chrono::NaiveDate;
use domain::agenda::{DutyId, Item, Kind, Task};
use domain::calendar::Day;
use domain::ids::{CaseId, FollowUpId, GuardianId, MeasureId};
use domain::measure::Voice;
use domain::model::{Means, StopCard};
use icalendar::parser::{self, read_calendar, unfold};
use uuid::Uuid;

use super::*;

const WITHOUT: Shape = Shape { names: false, practice: false };
const WITH: Shape = Shape { names: true, practice: false };

const HOSTILE: [&str; 8] = [
    "Noor, van; der \\Berg",
    "Noor\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:nep",
    "Łukasz \"Wójcik\": ^n & <b>",
    "ياسمين الخطيب",
    "李小龍李小龍李小龍李小龍李小龍李小龍李小龍李小龍李小龍李小龍李小龍李小龍",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "\\n \\, \\; \\\\ \u{0}\u{7f}\t",
    "een heel lange naam met spaties die telkens net op de grens van de regel valt, en dan nog een stuk verder loopt",
];

fn now() -> DateTime<Utc> {
    "2026-11-24T09:00:30Z".parse().unwrap()
}

fn found(kind: Kind, name: &str) -> AgendaItem {
    let due: NaiveDate = "2026-12-31".parse().unwrap();
    let item = Item {
        kind,
        due,
        bucket: Bucket::Later,
        pupil: None,
        day: Day::School,
        shift: None,
        unknown: true,
        extended: due.succ_opt(),
        turns: None,
    };
    AgendaItem { case: CaseId(Uuid::from_u128(7)), number: "2026-001".into(), name: name.into(), guardian: None, item }
}

fn check(name: &str) -> AgendaItem {
    found(Kind::FollowUp(FollowUpId(Uuid::from_u128(1)), Means::AtSchool), name)
}

/// Every rule about lines; answers the lines put together again.
fn lines(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n"));
    let pieces: Vec<&str> = text.split_terminator("\r\n").collect();
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        assert!(piece.len() <= 75, "{} octets: {piece}", piece.len());
        assert!(!piece.chars().any(char::is_control), "{piece:?}");
        match piece.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(piece.to_owned()),
        }
    }
    for line in &lines {
        let (name, _) = line.split_once(':').unwrap_or_else(|| panic!("no property: {line}"));
        assert!(name.chars().all(|c| c.is_ascii_uppercase() || "-;=".contains(c)), "{line}");
    }
    lines
}

fn value<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')).collect()
}

#[test]
fn a_day_is_written_as_the_standard_asks() {
    let text = written(&[check("Noor")], WITHOUT, now());
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stappenwijzer//Agenda//NL",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "CLASS:PRIVATE",
        "DESCRIPTION:De termijn van de wet loopt tot en met 1-1-2027.\\nVakanties onbekend: kijk of er dan school is.",
        "DTEND;VALUE=DATE:20270101",
        "DTSTAMP:20261124T090030Z",
        "DTSTART;VALUE=DATE:20261231",
        "LAST-MODIFIED:20261124T090030Z",
        "SEQUENCE:29925180",
        "STATUS:CONFIRMED",
        "SUMMARY:Volgmoment (dossier 2026-001)",
        "TRANSP:TRANSPARENT",
        "UID:",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    let found = lines(&text);
    assert_eq!(found.len(), expected.len(), "{text}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found == expected || (expected == "UID:" && found.starts_with(expected)), "{found}\n{expected}");
    }
}

#[test]
fn no_name_breaks_the_file_and_each_is_read_back_to_the_letter() {
    for name in HOSTILE {
        let text = written(&[check(name)], WITH, now());
        let found = lines(&text);
        assert_eq!(value(&found, "BEGIN"), ["VCALENDAR", "VEVENT"], "{name:?}");
        let raw = value(&found, "SUMMARY")[0];
        let unescaped = raw.replace("\\\\", "\u{1}").replace("\\,", "\u{2}").replace("\\;", "\u{3}");
        assert!(!unescaped.contains(['\\', ',', ';']), "not escaped: {raw}");
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).unwrap();
        let event: &parser::Component<'_> = calendar.components.first().unwrap();
        assert_eq!((calendar.components.len(), event.name.as_str()), (1, "VEVENT"));
        let calendar: Calendar = text.parse().unwrap();
        let event = calendar.components[0].as_event().unwrap().clone();
        let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        assert_eq!(event.get_summary().unwrap(), format!("Volgmoment met {plain} (dossier 2026-001)"));
        assert_eq!(event.get_description().unwrap().lines().count(), 2);
        assert_eq!(event.get_timestamp(), Some(now()));
        let without = written(&[check(name)], WITHOUT, now());
        assert!(lines(&without).iter().all(|line| !line.contains(name)), "{without}");
        assert_eq!(without, written(&[check("Bram")], WITHOUT, now()), "nothing of the name is in it");
    }
}

#[test]
fn a_line_of_every_length_is_folded_where_a_character_begins() {
    for letter in ["a", "é", "€", "😀"] {
        for length in 0..160 {
            let name = letter.repeat(length);
            let found = lines(&written(&[check(&name)], WITH, now()));
            assert!(value(&found, "SUMMARY")[0].contains(&name), "{length} times {letter}");
        }
    }
}

#[test]
fn what_is_the_same_keeps_its_mark_and_nothing_else_has_it() {
    let guardian = |id| Some(Voice::Guardian { guardian: GuardianId(Uuid::from_u128(id)) });
    let duty = |task, who| Kind::Duty(DutyId { task, measure: MeasureId(Uuid::from_u128(3)), objection: None, who });
    let kinds = [
        Kind::FollowUp(FollowUpId(Uuid::from_u128(1)), Means::AtSchool),
        Kind::FollowUp(FollowUpId(Uuid::from_u128(2)), Means::AtSchool),
        Kind::Referral(StopCard::Home),
        Kind::Referral(StopCard::Staff),
        Kind::StepTwo,
        Kind::Paused,
        Kind::ObjectionEnds(MeasureId(Uuid::from_u128(3))),
        duty(Task::SendDecision, None),
        duty(Task::SendDecision, Some(Voice::Pupil {})),
        duty(Task::SendDecision, guardian(1)),
        duty(Task::SendDecision, guardian(2)),
        duty(Task::Hear, guardian(2)),
    ];
    let items: Vec<AgendaItem> = kinds.iter().map(|kind| found(*kind, "Noor")).collect();
    let of = |items: &[AgendaItem]| -> Vec<String> {
        value(&lines(&written(items, WITHOUT, now())), "UID").iter().map(|uid| (*uid).to_owned()).collect()
    };
    let uids = of(&items);
    let unique: std::collections::BTreeSet<_> = uids.iter().collect();
    assert_eq!(unique.len(), kinds.len());
    assert!(uids.iter().all(|uid| Uuid::parse_str(uid).is_ok_and(|uid| uid.get_version_num() == 8)), "{uids:?}");
    let mut moved = items;
    for found in &mut moved {
        found.item.due = found.item.due.succ_opt().unwrap();
        found.name = "Een ander".to_owned();
    }
    moved[0].item.kind = Kind::FollowUp(FollowUpId(Uuid::from_u128(1)), Means::Phone);
    assert_eq!(of(&moved), uids);
    assert_eq!(uids[0], "5779241e-ea6c-87e1-a80b-97dfb536c564", "kept by calendars for years: never changed");
}

#[test]
fn a_pause_is_told_and_why_the_school_is_told_is_not() {
    let mut paused = check("Noor");
    paused.item.bucket = Bucket::Paused;
    let found_in = |item: AgendaItem| lines(&written(&[item], WITHOUT, now()));
    let lines_of_pause = found_in(paused);
    assert_eq!(value(&lines_of_pause, "SUMMARY"), ["Gepauzeerd: Volgmoment (dossier 2026-001)"]);
    assert_eq!(value(&lines_of_pause, "STATUS"), ["TENTATIVE"]);
    for card in [StopCard::Home, StopCard::SexualOffence, StopCard::Staff, StopCard::AcuteDanger] {
        let told = found_in(found(Kind::Referral(card), "Noor"));
        assert_eq!(value(&told, "SUMMARY"), ["Schoolleiding informeren (dossier 2026-001)"]);
    }
}

#[test]
fn a_later_file_counts() {
    let later = now() + chrono::TimeDelta::minutes(1);
    assert!(sequence(later) > sequence(now()));
    assert_eq!(sequence(DateTime::<Utc>::MIN_UTC), 0);
    assert!(i32::try_from(sequence("2999-12-31T00:00:00Z".parse().unwrap())).is_ok(), "some count with a sign");
}

#[test]
fn an_invented_row_says_so_among_real_appointments() {
    let text = written(&[check("Noor")], Shape { practice: true, ..WITHOUT }, now());
    assert!(text.contains("\r\nSUMMARY:Oefenen: Volgmoment (dossier 2026-001)\r\n"), "{text}");
}
