//! The agenda outside the program: as a calendar file, and as a number on the desktop.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::action::Action;
use app::domain::agenda::Kind;
use app::domain::people::People;
use app::{AgendaItem, AppError, Moment, Session, Way};
use chrono::NaiveDate;
use icalendar::{Calendar, Component, Event};

use crate::support::{Home, Matter, at, day, folder, practice_door, pupil};

/// The file as text, and its days as a calendar program reads them.
fn exported(session: &mut Session, key: Option<&str>, names: bool) -> (String, Vec<Event>) {
    let text = String::from_utf8(session.export_agenda(key, names, Way::SavedCloud).unwrap()).unwrap();
    let calendar: Calendar = text.parse().unwrap();
    let events = calendar.components.iter().map(|part| part.as_event().unwrap().clone()).collect();
    (text, events)
}

/// What is a name of someone: every word of it that is long enough to be recognised.
fn words(people: &People) -> BTreeSet<String> {
    let names = people.pupils.values().map(|pupil| &pupil.name);
    let names = names.chain(people.guardians.values().map(|guardian| &guardian.name));
    let names = names.chain(people.staff.values().map(|staff| &staff.name));
    names.flat_map(|name| [name.first.clone(), name.last.clone(), name.call.clone()]).filter(|n| n.len() > 2).collect()
}

fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}

fn starts(events: &[Event]) -> BTreeMap<String, NaiveDate> {
    let start = |event: &Event| event.get_start().unwrap().date_naive();
    events.iter().map(|event| (event.get_uid().unwrap().to_owned(), start(event))).collect()
}

/// The first planned check.
fn check(session: &Session) -> AgendaItem {
    let is_check = |found: &AgendaItem| matches!(found.item.kind, Kind::FollowUp(..));
    session.whole_agenda().unwrap().into_iter().find(is_check).unwrap()
}

#[test]
fn everything_in_the_practice_vault_leaves_without_a_name() {
    let dir = folder();
    let mut session = practice_door(dir.path(), "2026-11-24T09:00:00Z").open_practice().unwrap();
    let agenda = session.whole_agenda().unwrap();
    assert!(agenda.len() > 10, "{} rows", agenda.len());
    let keys: BTreeSet<String> = agenda.iter().map(AgendaItem::key).collect();
    assert_eq!(keys.len(), agenda.len(), "no two things have the same key");
    let (text, events) = exported(&mut session, None, false);
    assert_eq!(events.len(), agenda.len());
    assert_eq!(starts(&events).len(), agenda.len(), "no two days have the same mark");
    let names = words(session.people());
    assert!(names.len() > 10);
    let plain = unfolded(&text);
    let said: BTreeSet<&str> = plain.split(|c: char| !c.is_alphanumeric()).collect();
    for name in &names {
        assert!(!said.contains(name.as_str()) && !plain.contains(&format!("{name} ")), "{name} is in the file");
    }
    for (found, event) in agenda.iter().zip(&events) {
        let summary = event.get_summary().unwrap();
        assert!(summary.ends_with(&format!("(dossier {})", found.number)), "{summary}");
        assert_eq!(event.get_start().unwrap().date_naive(), found.item.due);
    }
    let (with, _) = exported(&mut session, None, true);
    assert!(agenda.iter().all(|found| found.guardian.is_some() || unfolded(&with).contains(&found.name)));
}

#[test]
fn a_name_that_would_break_the_file_stays_out_or_is_read_to_the_letter() {
    let (home, mut session) = Home::started();
    let hostile = ["Noor, \\n;BEGIN:VALARM", "O'Neill; \\, “x”", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "END:VCALENDAR"];
    for (index, last) in hostile.iter().enumerate() {
        let matter =
            Matter::open(&mut session, pupil("Bram", "van 't", &format!("Hoff{index}")), pupil("Zoë", "", last));
        matter.agree(&mut session, "Ik laat de ander met rust.");
    }
    let (text, events) = exported(&mut session, None, false);
    let plain = unfolded(&text);
    for part in ["Zoë", "Noor", "VALARM", "Neill", "“x”", "😀", "Hoff", "Bram"] {
        assert!(!plain.contains(part), "{part} in {text}");
    }
    assert_eq!(plain.matches("END:VCALENDAR").count(), 1);
    let (_, named) = exported(&mut session, None, true);
    assert_eq!(starts(&named), starts(&events));
    for name in hostile {
        let wanted = format!("Zoë {name}");
        assert!(named.iter().any(|event| event.get_summary().unwrap().contains(&wanted)), "{wanted}");
    }
    assert!(session.agenda_file_name(None).unwrap().is_ascii());
    drop(home);
}

#[test]
fn reading_the_file_again_moves_what_was_moved() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let first = check(&session);
    let key = first.key();
    assert_eq!(session.agenda_file_name(Some(&key)).unwrap(), "Agenda dossier 2026-001.ics");
    let (_, before) = exported(&mut session, Some(&key), false);
    assert_eq!((before.len(), before[0].get_summary()), (1, Some("Volgmoment (dossier 2026-001)")));
    let Kind::FollowUp(follow_up, means) = first.item.kind else { panic!("{first:?}") };
    home.clock.set(at("2026-11-24T10:00:00Z"));
    let to = day("2026-12-03");
    session
        .act(matter.case, &Action::MoveFollowUp { follow_up, date: to, reason: "Ziek.".into(), means }.into())
        .unwrap();
    let (_, after) = exported(&mut session, Some(&key), false);
    assert_eq!(after[0].get_uid(), before[0].get_uid());
    assert_eq!(after[0].get_start().unwrap().date_naive(), to);
    assert!(after[0].get_sequence() > before[0].get_sequence() && after[0].get_timestamp() > before[0].get_timestamp());
    assert!(matches!(session.export_agenda(Some("follow_up-x"), false, Way::Saved), Err(AppError::NotFound)));
    assert!(matches!(session.agenda_file_name(Some("")), Err(AppError::NotFound)));
}

#[test]
fn who_it_is_with_is_named_when_asked_for() {
    let (_home, mut session) = Home::started();
    Matter::usual(&mut session).agree(&mut session, "Ik laat de ander met rust.");
    let found = check(&session);
    let (_, named) = exported(&mut session, Some(&found.key()), true);
    assert_eq!(named[0].get_summary(), Some(format!("Volgmoment met {} (dossier 2026-001)", found.name).as_str()));
}

#[test]
fn every_file_is_in_the_export_register() {
    let (_home, mut session) = Home::started();
    assert!(
        matches!(session.export_agenda(None, false, Way::Saved), Err(AppError::NotFound)),
        "there is nothing to take along"
    );
    assert!(session.exports().unwrap().is_empty());
    Matter::usual(&mut session).agree(&mut session, "Ik laat de ander met rust.");
    let rows = session.whole_agenda().unwrap();
    exported(&mut session, None, false);
    exported(&mut session, Some(&rows[0].key()), true);
    let told: Vec<_> =
        session.exports().unwrap().into_iter().map(|e| (e.what, e.document, e.way, e.recipient)).collect();
    let row = |what: String| (what, None, "saved_cloud".to_owned(), "Marieke de Graaf".to_owned());
    let all = format!("Agenda opvolging, zonder namen, {} regels", rows.len());
    assert_eq!(told, [row(all), row("Agenda dossier 2026-001, met namen, 1 regel".to_owned())]);
}

#[test]
fn the_desktop_is_told_a_number_and_only_when_asked_for() {
    let home = Home::new();
    let (mut session, _) = home.start();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    assert_eq!((session.reminds().unwrap(), session.due().unwrap()), (false, None), "off until it is turned on");
    session.set_reminds(true).unwrap();
    let mut told = Vec::new();
    let mut last = None;
    // Checks on Thursday 26 November, 1 and 8 December.
    for (moment, when) in [
        ("2026-11-24T09:00:00Z", Moment::Unlocked),
        ("2026-11-26T07:30:00Z", Moment::Unlocked),
        ("2026-11-26T07:31:00Z", Moment::Working),
        ("2026-11-26T12:00:00Z", Moment::Unlocked),
        ("2026-11-26T23:30:00Z", Moment::Working),
        ("2026-12-01T08:00:00Z", Moment::Working),
        ("2026-12-01T08:01:00Z", Moment::Working),
    ] {
        home.clock.set(at(moment));
        let due = session.due().unwrap().unwrap();
        if due.is_news(last, when) {
            told.push((moment, session.reminder(due)));
        }
        last = Some(due);
    }
    // A new day begins at midnight where this computer is; in universal time that is never between the last two moments.
    told.retain(|(moment, _)| *moment != "2026-11-26T23:30:00Z");
    let wanted = ["Je hebt 1 opvolging voor vandaag.", "Je hebt 1 opvolging voor vandaag en 1 die te laat is."];
    assert_eq!(told, [("2026-11-26T07:30:00Z", wanted[0].to_owned()), ("2026-12-01T08:00:00Z", wanted[1].to_owned())]);
    session.close(false).unwrap();
    let mut session = home.unlock();
    assert!(session.reminds().unwrap(), "kept in the vault");
    session.set_reminds(false).unwrap();
    assert_eq!(session.due().unwrap(), None);
}
