//! What a split must not lose or do twice: checks as they stand, the pause, and names to be kept from a reader.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::relations::{APART, both, input, take, talks};
use super::world::*;
use crate::action::{Action, ConversationInput, FollowUpInput};
use crate::case::{Case, FollowUp, FollowUpState, Missing};
use crate::compose::{Desk, Request, compose, offers};
use crate::document::DocumentKind;
use crate::ids::{CaseId, FollowUpId, PupilId, ReportId};
use crate::model::{Means, Role};
use crate::protocol::Step;
use crate::relations::{SplitInput, split};

/// What goes along into another case.
fn parted(old: &mut World, input: &SplitInput) -> World {
    parted_into(OTHER, old, input)
}

fn parted_into(id: CaseId, old: &mut World, input: &SplitInput) -> World {
    let mut new = World::new();
    (new.today, new.case) = (old.today, Case::new(id));
    let parted = both(old, &new, |old, new, context| split(old, new, input, context)).unwrap();
    take(old, &mut new, parted);
    new
}

fn of(world: &World, pupil: PupilId, planned: bool) -> Vec<FollowUp> {
    let own = world.case.follow_ups.iter().filter(|f| f.pupil == pupil);
    own.filter(|f| (f.state == FollowUpState::Planned) == planned).cloned().collect()
}

/// A check without what each case has of its own.
fn plain(check: &FollowUp) -> FollowUp {
    FollowUp { id: FollowUpId(Uuid::nil()), touched: 0, ..check.clone() }
}

fn cancelled(check: &FollowUp) -> bool {
    matches!(&check.state, FollowUpState::Cancelled(why) if why.written() == Some("Het zijn twee zaken."))
}

#[test]
fn checks_go_on_as_they_stand_and_none_is_done_twice() {
    let mut old = World::opened();
    old.does(record(talk(Step::Together, &[BRAM])));
    old.today = day("2026-11-12");
    let checks = old.checks(BRAM);
    old.does(hold(checks[0].0, day("2026-11-05")));
    old.does(hold(checks[1].0, day("2026-11-10")));
    old.does(move_to(checks[2].0, "2026-11-23"));
    old.does(Action::AddFollowUp {
        pupil: BRAM,
        date: day("2026-11-27"),
        means: Means::Phone,
        note: "Belt zelf.".into(),
    });
    old.does(pause("2026-11-12"));
    old.does(add_check(BRAM, "2026-12-01"));
    let before = of(&old, BRAM, true);
    let moved = talks(&old, Step::Together, BRAM);
    let new = parted(&mut old, &input(APART, moved));

    assert_eq!(
        of(&new, BRAM, true).iter().map(plain).collect::<Vec<_>>(),
        before.iter().map(plain).collect::<Vec<_>>()
    );
    assert_eq!((before.len(), of(&new, BRAM, false)), (3, vec![]), "what was held is held");
    assert!(
        before.iter().any(|f| f.chosen) && before.iter().any(|f| f.extra) && before.iter().any(|f| f.moved.is_some())
    );
    let over = of(&old, BRAM, false);
    assert_eq!(over.iter().filter(|check| cancelled(check)).count(), 3);
    assert_eq!(of(&old, BRAM, true), []);
    assert_eq!(new.case.pause(), old.case.pause(), "the police asked it for both");
    let ids = |world: &World| world.case.follow_ups.iter().map(|f| f.id).collect::<BTreeSet<_>>();
    assert!(ids(&old).is_disjoint(&ids(&new)), "each with an identity of its own");
    assert!(!new.missing(Step::FollowUp, BRAM).contains(&Missing::FollowUpPlan));
}

#[test]
fn what_was_seen_to_is_asked_for_afresh_and_not_planned_in_the_past() {
    let mut old = World::opened();
    old.does(record(talk(Step::Together, &[BRAM])));
    old.today = day("2026-11-20");
    for (follow_up, date) in old.checks(BRAM) {
        old.does(hold(follow_up, date));
    }
    let moved = talks(&old, Step::Together, BRAM);
    let mut new = parted(&mut old, &input(APART, moved));
    assert_eq!(new.case.follow_ups, []);
    assert_eq!(new.missing(Step::FollowUp, BRAM), [Missing::FollowUpPlan], "nobody is forgotten");
    let held_on = new.today;
    new.does(record(ConversationInput { held_on, ..talk(Step::Together, &[BRAM]) }));
    assert_eq!(of(&new, BRAM, true).iter().map(|f| f.base).collect::<Vec<_>>(), [held_on; 3]);
}

#[test]
fn who_stays_is_followed_in_both_and_who_has_no_copied_talk_in_the_old_one() {
    let mut old = World::after_step_three();
    old.does(record(talk(Step::Together, &[NOOR])));
    let moved = talks(&old, Step::Together, NOOR);
    let new = parted(&mut old, &input(APART, moved));
    assert_eq!((of(&old, NOOR, true).len(), of(&new, NOOR, true).len()), (3, 3));
    assert_eq!((of(&old, BRAM, true).len(), of(&new, BRAM, true).len()), (3, 0));
    assert_eq!(new.missing(Step::FollowUp, BRAM), [Missing::FollowUpPlan]);
}

#[test]
fn names_of_the_old_case_are_found_in_what_was_copied() {
    let found = |world: &World, kind| -> Vec<String> {
        let desk = Desk {
            people: &world.people,
            school: &world.school,
            author: MENTOR,
            today: world.today,
            now: world.today.and_hms_opt(9, 0, 0).unwrap().and_utc(),
            id: ReportId(Uuid::nil()),
            chain_head: "",
            mark: None,
            seal: None,
        };
        let offer =
            offers(&world.case, &world.people, world.today).into_iter().find(|offer| offer.kind == kind).unwrap();
        let (recipient, conversation) = (offer.recipient, offer.conversation);
        let request = Request {
            kind,
            recipient,
            conversation,
            letter: offer.letter,
            edits: BTreeMap::new(),
            stays: vec![],
            signatures: vec![],
        };
        let composed = compose(&world.case, &request, desk).unwrap();
        let found = composed
            .passages
            .iter()
            .flat_map(|p| p.findings.iter().map(|f| p.text.get(f.start..f.end).unwrap().to_owned()));
        found.collect()
    };
    let mut old = World::opened();
    let mut said = parent_talk(Step::Parents, NOOR, &[NOORS_MOTHER]);
    said.account = "Sem van der Berg begon, Bram deed mee. Rosa Kaya belde.".into();
    let moved = vec![said.id];
    old.does(record(said));
    let there = found(&old, DocumentKind::ParentReport);
    assert!(there.iter().any(|name| name.contains("Sem")) && there.iter().any(|name| name.contains("Kaya")));
    let mut new = parted(&mut old, &input(APART, moved));
    assert_eq!(found(&new, DocumentKind::ParentReport), there);
    assert_eq!(new.case.shielded(), [SEM, EVA].into());

    // Split once more: who was named in the first case is still to be kept from the reader.
    let copied = new.case.conversations.iter().map(|c| c.id).collect();
    let pupils = &[(NOOR, Role::Bullied)];
    let third = parted_into(CaseId(Uuid::from_u128(0x43)), &mut new, &input(pupils, copied));
    assert_eq!(third.case.shielded(), [SEM, EVA, BRAM].into());
    assert_eq!(found(&third, DocumentKind::ParentReport), there);
}

#[test]
fn a_check_that_came_along_is_held_like_any_other() {
    let mut old = World::opened();
    old.does(record(talk(Step::Together, &[BRAM])));
    let moved = talks(&old, Step::Together, BRAM);
    let mut new = parted(&mut old, &input(APART, moved));
    let (first, date) = new.checks(BRAM)[0];
    new.today = date;
    let safe = |check: &mut FollowUpInput| check.safe_room = false;
    new.does(hold_with(first, date, safe));
    assert_eq!(of(&new, BRAM, true).len(), 2);
}
