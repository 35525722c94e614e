//! Journals that no decisions can have made: an incident with the place of it, never a panic, and the case stays as it was.

use super::world::*;
use crate::action::Action;
use crate::case::{Case, Corrupt};
use crate::event::Event;
use crate::journal::Entry;

/// A journal in which something of every kind happened.
fn journal() -> (World, Vec<Entry>) {
    let mut world = World::ready_to_close();
    let (agreement, reason) = (world.case.agreements[0].id, "Voorbij.".into());
    world.does(Action::EndAgreement { agreement, reason });
    let journal = world.journal.clone();
    (world, journal)
}

#[test]
fn an_entry_left_out_doubled_or_moved_is_noticed_at_its_place() {
    let (world, journal) = journal();
    for at in 0..journal.len() {
        let seq = u32::try_from(at).unwrap() + 1;
        let mut gap = journal.clone();
        gap.remove(at);
        let gone = if at + 1 == journal.len() { None } else { Some(Corrupt { seq: seq + 1 }) };
        assert_eq!(Case::replay(world.case.id, &gap).err(), gone);
        let mut double = journal.clone();
        double.insert(at, journal[at].clone());
        assert_eq!(Case::replay(world.case.id, &double).err(), Some(Corrupt { seq }));
    }
}

#[test]
fn a_case_opens_once_and_first() {
    let (world, mut journal) = journal();
    let mut again = Entry { seq: world.case.seq + 1, ..journal[0].clone() };
    let mut case = world.case.clone();
    assert_eq!(case.apply(&again), Err(Corrupt { seq: again.seq }));
    assert_eq!(case, world.case, "the case stays as it was");
    journal.remove(0);
    again = Entry { seq: 1, ..journal.remove(0) };
    assert_eq!(Case::replay(world.case.id, [&again]).err(), Some(Corrupt { seq: 1 }));
}

#[test]
fn an_event_about_nothing_is_noticed() {
    let (world, journal) = journal();
    let opened: Vec<Entry> = journal.iter().take(1).cloned().collect();
    let about_something = |event: &Event| {
        matches!(event, Event::AgreementEnded { .. } | Event::FollowUpHeld { .. } | Event::FollowUpMoved { .. })
    };
    let mut tried = 0;
    for entry in journal.iter().filter(|entry| about_something(&entry.event)) {
        let mut case = Case::replay(world.case.id, &opened).unwrap();
        let before = case.clone();
        assert_eq!(case.apply(&Entry { seq: 2, ..entry.clone() }), Err(Corrupt { seq: 2 }));
        assert_eq!(case, before);
        tried += 1;
    }
    assert_eq!(tried, 10, "nine checks and an agreement");
    let warning = Event::WarningPassed {
        warning: crate::model::Warning::OpenFollowUps,
        reason: crate::ids::TextId(uuid::Uuid::nil()),
    };
    let first = Entry { seq: 1, event: warning, ..journal[0].clone() };
    assert!(Case::replay(world.case.id, [&first]).is_err(), "a warning follows on something");
}
