//! Step 5: the plan that makes itself, and what becomes of each check.

use chrono::NaiveDate;

use super::world::*;
use crate::action::{Action, ConversationInput};
use crate::case::{Field, FollowUp, FollowUpState, Missing, Phase, Refusal, Status, TextProblem};
use crate::ids::PupilId;
use crate::model::{Answer, Role, Warning};
use crate::protocol::Step;
use crate::text::About;

fn dates(world: &World, pupil: PupilId) -> Vec<String> {
    world.checks(pupil).iter().map(|(_, date)| date.to_string()).collect()
}

fn apart(pupil: PupilId, held_on: NaiveDate) -> Action {
    record(ConversationInput { held_on, ..talk(Step::Together, &[pupil]) })
}

#[test]
fn each_pupil_counts_from_the_own_step_three() {
    let mut world = World::opened();
    world.today = day("2026-11-30");
    world.does(apart(NOOR, day("2026-11-03")));
    world.does(apart(SEM, day("2026-11-05")));
    assert_eq!(dates(&world, NOOR), ["2026-11-05", "2026-11-10", "2026-11-17"]);
    assert_eq!(dates(&world, SEM), ["2026-11-09", "2026-11-12", "2026-11-19"], "Saturday moves to Monday");
    let original: Vec<_> = world.case.follow_ups.iter().map(|f| f.original.to_string()).collect();
    assert_eq!(original[3..], ["2026-11-07", "2026-11-12", "2026-11-19"]);
    assert!(world.checks(BRAM).is_empty());
    assert_eq!(world.missing(Step::FollowUp, BRAM), [Missing::FollowUpPlan]);
}

#[test]
fn a_joint_talk_plans_for_everyone_in_it() {
    let world = World::after_step_three();
    for pupil in [NOOR, SEM, BRAM] {
        assert_eq!(dates(&world, pupil), ["2026-11-05", "2026-11-10", "2026-11-17"]);
    }
    assert_eq!(world.status(Step::FollowUp), Status::Busy);
}

#[test]
fn a_second_talk_makes_no_second_plan_in_a_round() {
    let mut world = World::after_step_three();
    world.later(2);
    world.does(apart(NOOR, world.today));
    assert_eq!(world.checks(NOOR).len(), 3);
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    assert!(world.missing(Step::FollowUp, NOOR).contains(&Missing::FollowUpPlan));
    world.does(apart(NOOR, world.today));
    assert_eq!(world.checks(NOOR).len(), 6);
}

#[test]
fn no_check_falls_in_a_holiday() {
    for (held_on, wanted) in [
        // The last Friday before Christmas: all would come on 4 January, so the distances hold from there.
        ("2026-12-18", ["2027-01-04", "2027-01-11", "2027-01-18"]),
        // Over the long weekend of Easter: Good Friday 26 March to Monday 29 March 2027.
        ("2027-03-24", ["2027-03-30", "2027-04-05", "2027-04-12"]),
        // Autumn holiday of region Midden, 17 to 25 October 2026: two days goes to 26 October, a week to five days later.
        ("2026-10-16", ["2026-10-26", "2026-11-02", "2026-11-09"]),
    ] {
        let mut world = World::opened();
        world.today = day("2027-06-01");
        world.does(apart(NOOR, day(held_on)));
        assert_eq!(dates(&world, NOOR), wanted, "{held_on}");
        for (_, date) in world.checks(NOOR) {
            assert_eq!(world.calendar.no_school(date), None, "{date}");
        }
    }
}

#[test]
fn the_school_sets_the_intervals_and_later_settings_change_nothing() {
    let mut world = World::opened();
    world.school.follow_up_days = vec![1, 30];
    world.does(apart(NOOR, world.today));
    world.school.follow_up_days = vec![2, 7, 14];
    assert_eq!(dates(&world, NOOR), ["2026-11-04", "2026-12-03"]);
}

#[test]
fn a_check_is_held_once_in_the_words_of_the_pupil() {
    let mut world = World::after_step_three();
    let first = world.checks(NOOR)[0].0;
    world.today = day("2026-11-05");
    assert_eq!(world.row(Step::FollowUp, NOOR).status, Status::ActionNeeded, "it is due today");
    assert_eq!(world.next().map(|(step, ..)| step), Some(Step::FollowUp));
    assert_eq!(world.refuses(hold(first, day("2026-11-06"))), Refusal::DateInFuture(Field::On));
    let Action::HoldFollowUp { check, .. } = hold(first, world.today) else { unreachable!() };
    let mute = crate::action::FollowUpInput { words: "".into(), ..check };
    let empty = Refusal::Text { field: Field::Words, problem: TextProblem::Empty {} };
    assert_eq!(world.refuses(Action::HoldFollowUp { follow_up: first, check: mute }), empty);
    world.does(hold(first, world.today));
    assert_eq!(world.row(Step::FollowUp, NOOR).status, Status::Busy);
    assert_eq!(world.missing(Step::FollowUp, NOOR).len(), 2);
    let cancel = Action::CancelFollowUp { follow_up: first, reason: "Dubbel.".into() };
    assert_eq!(world.refuses(cancel), Refusal::FollowUpDone);
}

#[test]
fn moving_keeps_the_first_date_and_cancelling_the_reason() {
    let mut world = World::after_step_three();
    let (first, second) = (world.checks(SEM)[0].0, world.checks(SEM)[1].0);
    let date = day("2026-11-09");
    world.does(move_to(first, "2026-11-09"));
    world.does(Action::CancelFollowUp { follow_up: second, reason: "Zelfde week.".into() });
    let told = world.case.timeline.last().map(|line| (line.kind, line.reason.as_ref().and_then(|r| r.written())));
    assert_eq!(told, Some(("follow_up_cancelled", Some("Zelfde week."))), "the timeline tells why");
    let moved = world.case.follow_ups.iter().find(|f| f.id == first).unwrap();
    assert_eq!((moved.original, moved.date), (day("2026-11-05"), date));
    assert!(moved.moved.as_ref().is_some_and(|reason| reason.written() == Some("Excursie.")));
    assert_eq!(world.missing(Step::FollowUp, SEM)[0], Missing::FollowUp(first, date));
    assert_eq!(world.missing(Step::FollowUp, SEM).len(), 2);
    let cancelled = world.case.follow_ups.iter().filter(|f| matches!(f.state, FollowUpState::Cancelled(_)));
    assert_eq!(cancelled.count(), 1);
}

#[test]
fn a_pupil_who_leaves_the_parties_keeps_what_was_planned() {
    let mut world = World::after_step_three();
    world.does(Action::ChangeRole { pupil: SEM, role: Role::NotInvolved, reason: "Hij was er niet bij.".into() });
    assert_eq!(world.missing(Step::FollowUp, SEM).len(), 3);
    assert!(!world.case.rows_of(Step::Together).contains(&SEM));
    for (id, _) in world.checks(SEM) {
        world.does(Action::CancelFollowUp { follow_up: id, reason: "Niet betrokken.".into() });
    }
    assert!(!world.case.rows_of(Step::FollowUp).contains(&SEM));
}

#[test]
fn a_closed_case_still_calls_for_its_open_checks() {
    let mut world = World::opened();
    world.does(Action::WeighJointTalk { wanted: Answer::Yes, safe: Answer::Yes, note: "".into() });
    world.does(apart(NOOR, world.today));
    world.passes(assess(crate::model::Outcome::Conflict), Warning::OutcomeDiffers);
    for pupil in [NOOR, SEM, BRAM] {
        world.does(tell(pupil, world.today));
    }
    world.passes(Action::Close { light: true, note: "Samen gepraat.".into() }, Warning::OpenFollowUps);
    assert_eq!(world.row(Step::FollowUp, NOOR).status, Status::Busy);
    world.later(60);
    let checks = world.checks(NOOR);
    for (at, (id, date)) in checks.iter().enumerate() {
        assert_eq!(world.row(Step::FollowUp, NOOR).status, Status::ActionNeeded);
        assert_eq!(world.missing(Step::FollowUp, NOOR).len(), 3 - at);
        assert_eq!(world.next(), Some((Step::FollowUp, Some(NOOR), Missing::FollowUp(*id, *date))));
        let cancel = Action::CancelFollowUp { follow_up: *id, reason: "Zij is ziek.".into() };
        world.does(if at == 1 { cancel } else { hold(*id, world.today) });
    }
    assert_eq!((world.case.phase, world.next()), (Phase::Closed, None));
}

#[test]
fn a_light_closing_goes_with_one_check_and_without_a_reason() {
    let mut world = World::opened();
    world.passes(assess(crate::model::Outcome::Teasing), Warning::OutcomeDiffers);
    world.does(apart(NOOR, world.today));
    for pupil in [NOOR, SEM, BRAM] {
        world.does(tell(pupil, world.today));
    }
    let light = || Action::Close { light: true, note: "Advies gegeven.".into() };
    assert_eq!(world.refuses(light()), Refusal::Warned(vec![Warning::OpenFollowUps]));
    for (id, _) in world.checks(NOOR).into_iter().take(2) {
        world.does(hold(id, world.today));
    }
    world.does(light());
    assert!(matches!(world.next(), Some((Step::FollowUp, Some(NOOR), _))));
}

#[test]
fn withdrawing_a_case_cancels_its_checks_by_name() {
    let mut world = World::after_step_three();
    let added = world.does(Action::Withdraw { reason: "Over de verkeerde leerling.".into() });
    assert_eq!(added.len(), 1 + 9);
    let cancelled = |f: &FollowUp| matches!(&f.state, FollowUpState::Cancelled(why) if why.written().is_some());
    assert!(world.case.follow_ups.iter().all(cancelled));
    for entry in &added[1..] {
        let (about, text) = entry.texts.values().next().unwrap();
        assert!(matches!(about, About::Pupil(_)));
        assert_eq!(text.written(), Some("Over de verkeerde leerling."));
    }
}

#[test]
fn who_left_and_is_back_is_followed_again() {
    let mut world = World::after_step_three();
    world.does(leaves(NOOR, world.today));
    for (follow_up, _) in world.checks(NOOR) {
        world.does(Action::CancelFollowUp { follow_up, reason: "Zij is van school.".into() });
    }
    world.later(3);
    world.does(Action::RecordReturn { pupil: NOOR, on: world.today, reason: "Terug.".into() });
    assert_eq!(world.missing(Step::FollowUp, NOOR), [Missing::FollowUpPlan]);
    let held_on = world.today;
    world.does(record(ConversationInput { held_on, ..talk(Step::Together, &[NOOR]) }));
    assert_eq!(world.missing(Step::FollowUp, NOOR).len(), 3);
}

#[test]
fn a_case_opened_again_in_the_same_round_follows_everyone_again() {
    let mut world = World::ready_to_close();
    world.does(close());
    world.later(30);
    world.does(Action::Reopen { reason: "Het is weer begonnen.".into() });
    for pupil in [NOOR, SEM, BRAM] {
        assert_eq!(world.missing(Step::FollowUp, pupil), [Missing::FollowUpPlan]);
    }
    let held_on = world.today;
    world.does(record(ConversationInput { held_on, ..talk(Step::Together, &[NOOR]) }));
    assert_eq!(world.missing(Step::FollowUp, NOOR).len(), 3);
    world.does(add_check(SEM, &(world.today + chrono::Days::new(1)).to_string()));
    assert_eq!(world.missing(Step::FollowUp, SEM).len(), 1, "a check that was added is a follow-up too");
}
