//! What is told at a check and what follows from it; checks by hand; who is followed when roles change.

use super::world::*;
use crate::action::{Action, AgreementKept, ConversationInput};
use crate::agenda::{self, Bucket, Kind};
use crate::case::{FollowUpState, Missing, Phase, Status, Suggestion};
use crate::ids::{FollowUpId, PupilId};
use crate::model::{Kept, Means, Outcome, Role, Trend, Warning};
use crate::protocol::Step;

fn told(follow_up: FollowUpId, world: &World, trend: Trend) -> Action {
    hold_with(follow_up, world.today, |check| check.trend = trend)
}

fn change(pupil: PupilId, role: Role) -> Action {
    Action::ChangeRole { pupil, role, reason: "Dat bleek.".into() }
}

fn apart(pupil: PupilId, world: &World) -> Action {
    record(ConversationInput { held_on: world.today, ..talk(Step::Together, &[pupil]) })
}

fn light() -> Action {
    Action::Close { light: true, note: "Advies: praat het uit.".into() }
}

/// What would be offered now.
fn offered(world: &World) -> Vec<Suggestion> {
    world.progress().suggestions
}

#[test]
fn a_check_asks_for_the_agreements_of_and_for_this_pupil_that_run() {
    let mut world = World::after_step_three();
    // Sem promised Noor, Bram promised Noor.
    let (of_sem, of_bram) = (world.case.agreements[0].id, world.case.agreements[1].id);
    let asked = |world: &World, pupil, on: &str| -> Vec<_> {
        world.case.agreements_to_ask(pupil, day(on)).iter().map(|a| a.id).collect()
    };
    assert_eq!(asked(&world, NOOR, "2026-11-05"), [of_sem, of_bram]);
    assert_eq!(asked(&world, SEM, "2026-11-05"), [of_sem], "not what Bram promised");
    assert!(asked(&world, EVA, "2026-11-05").is_empty());
    assert!(asked(&world, NOOR, "2026-11-02").is_empty(), "not made yet");
    let until = Some(day("2026-11-10"));
    let short = crate::action::AgreementInput { until, ..agreement(NOOR, None) };
    world.does(Action::Agree { agreement: short });
    let of_noor = world.case.agreements[2].id;
    assert_eq!(asked(&world, NOOR, "2026-11-10"), [of_noor, of_sem, of_bram], "the own first");
    assert_eq!(asked(&world, NOOR, "2026-11-11"), [of_sem, of_bram]);
    world.does(Action::EndAgreement { agreement: of_sem, reason: "Voorbij.".into() });
    assert_eq!(asked(&world, NOOR, "2026-11-05"), [of_noor, of_bram]);
}

#[test]
fn a_check_records_agreements_what_is_next_and_a_new_check() {
    let mut world = World::after_step_three();
    world.today = day("2026-11-05");
    let (check, agreement) = (world.checks(NOOR)[0].0, world.case.agreements[0].id);
    let added = world.does(hold_with(check, world.today, |check| {
        check.means = Means::Phone;
        check.next = "Volgende week samen met de leerlingbegeleider.".into();
        check.next_on = Some(day("2026-11-12"));
        check.agreements = vec![AgreementKept { agreement, kept: Kept::NotKept, note: "Elke pauze.".into() }];
    }));
    assert_eq!(added.len(), 3);
    let held = &world.case.follow_ups[0];
    assert_eq!(held.agreements, [(agreement, Kept::NotKept)]);
    let FollowUpState::Held { means, next, .. } = &held.state else { panic!("held") };
    assert_eq!(*means, Means::Phone);
    assert!(next.as_ref().is_some_and(|next| next.written().is_some()));
    assert_eq!(world.case.agreements[0].checks.len(), 1);
    assert_eq!(world.case.agreements[0].checks[0].0, day("2026-11-05"));
    let extra = world.case.follow_ups.last().unwrap();
    assert_eq!((extra.pupil, extra.date, extra.extra), (NOOR, day("2026-11-12"), true));
    assert!(world.missing(Step::FollowUp, NOOR).contains(&Missing::FollowUp(extra.id, extra.date)));
}

#[test]
fn a_check_by_phone_needs_no_school_day() {
    let mut world = World::after_step_three();
    let (check, date) = (world.checks(NOOR)[0].0, day("2026-12-25"));
    let phone = Action::MoveFollowUp { follow_up: check, date, reason: "Kerst.".into(), means: Means::Phone };
    world.does(phone);
    assert_eq!((world.case.follow_ups[0].date, world.case.follow_ups[0].means), (date, Means::Phone));
    assert_eq!(world.case.follow_ups[0].original, day("2026-11-05"));
}

#[test]
fn the_same_or_worse_twice_in_a_row_offers_step_seven() {
    use Trend::{Less, Same, Stopped, Worse};
    for (trends, offers) in [
        ([Same, Same, Less], [false, true, false]),
        ([Worse, Less, Same], [false, false, false]),
        ([Less, Worse, Same], [false, false, true]),
        ([Stopped, Same, Worse], [false, false, true]),
    ] {
        let mut world = World::after_step_three();
        for (at, trend) in trends.into_iter().enumerate() {
            world.later(7);
            world.does(told(world.checks(NOOR)[at].0, &world, trend));
            let wanted = if offers[at] { vec![Suggestion::StepSeven(NOOR)] } else { vec![] };
            assert_eq!(offered(&world), wanted, "{trends:?} at {at}");
        }
        assert_eq!(world.case.round.0, 1, "never by itself");
    }
}

#[test]
fn step_seven_is_offered_for_a_gepeste_leerling_and_not_again_in_the_next_round() {
    let mut world = World::after_step_three();
    world.today = day("2026-11-10");
    for at in 0..2 {
        world.does(told(world.checks(SEM)[at].0, &world, Trend::Worse));
    }
    assert!(offered(&world).is_empty(), "Sem bullies");
    for at in 0..2 {
        world.does(told(world.checks(NOOR)[at].0, &world, Trend::Same));
    }
    assert_eq!(offered(&world), [Suggestion::StepSeven(NOOR)]);
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    assert!(offered(&world).is_empty(), "it was taken up");
}

#[test]
fn the_day_a_check_was_held_counts_not_the_order_of_entry() {
    let mut world = World::after_step_three();
    world.today = day("2026-11-20");
    let checks = world.checks(NOOR);
    let on = |at: usize, on: &str, trend| hold_with(checks[at].0, day(on), |check| check.trend = trend);
    world.does(on(2, "2026-11-17", Trend::Less));
    world.does(on(0, "2026-11-05", Trend::Same));
    world.does(on(1, "2026-11-10", Trend::Same));
    assert!(offered(&world).is_empty(), "the last time it was less");
}

#[test]
fn advice_asks_for_one_follow_up_which_is_held_after_a_light_closing() {
    let mut world = World::opened();
    world.passes(assess(Outcome::Teasing), Warning::OutcomeDiffers);
    assert_eq!(offered(&world), [Suggestion::FollowUpAfterAdvice]);
    world.does(add_check(NOOR, "2026-11-17"));
    assert!(offered(&world).is_empty());
    for pupil in [NOOR, SEM, BRAM] {
        world.does(tell(pupil, world.today));
    }
    world.does(light());
    let check = world.checks(NOOR)[0].0;
    assert_eq!(world.case.phase, Phase::Closed);
    assert_eq!(world.next(), Some((Step::FollowUp, Some(NOOR), Missing::FollowUp(check, day("2026-11-17")))));
    world.today = day("2026-11-18");
    assert_eq!(world.row(Step::FollowUp, NOOR).status, Status::ActionNeeded);
    let agenda = agenda::of(&world.case, &world.people, &world.calendar, world.today, &[]);
    let items: Vec<_> = agenda.items.iter().map(|item| (item.kind, item.bucket)).collect();
    assert_eq!(items, [(Kind::FollowUp(check, Means::AtSchool), Bucket::TooLate)]);
    world.does(move_to(check, "2026-11-19"));
    world.today = day("2026-11-19");
    world.does(told(check, &world, Trend::Worse));
    assert_eq!(offered(&world), [Suggestion::OpenAgain(NOOR)]);
    assert_eq!(world.next(), None);
    world.does(Action::Reopen { reason: "Het is toch niet over.".into() });
    assert_eq!(world.next(), Some((Step::Bullied, Some(NOOR), Missing::Conversation)));
}

#[test]
fn what_was_implausible_asks_for_no_follow_up() {
    let mut world = World::opened();
    world.passes(assess(Outcome::NotPlausible), Warning::OutcomeDiffers);
    assert!(offered(&world).is_empty());
}

#[test]
fn who_comes_later_or_turns_out_to_bully_is_followed_from_the_own_step_three() {
    let mut world = World::after_step_three();
    world.does(change(EVA, Role::Bullying));
    world.does(Action::AddPupil { pupil: LIV, role: Role::Bullied });
    for pupil in [EVA, LIV] {
        assert_eq!(world.missing(Step::FollowUp, pupil), [Missing::FollowUpPlan]);
        assert!(world.missing(Step::Together, pupil).contains(&Missing::Conversation));
    }
    world.later(7);
    world.does(apart(EVA, &world));
    world.later(1);
    world.does(apart(LIV, &world));
    let dates = |pupil| -> Vec<_> { world.checks(pupil).iter().map(|(_, date)| date.to_string()).collect() };
    assert_eq!(dates(EVA), ["2026-11-12", "2026-11-17", "2026-11-24"], "from 10 November");
    assert_eq!(dates(LIV), ["2026-11-13", "2026-11-18", "2026-11-25"], "from 11 November");
    assert_eq!(dates(SEM), ["2026-11-05", "2026-11-10", "2026-11-17"], "as they were");
}

#[test]
fn an_extra_check_takes_the_place_of_no_plan() {
    let mut world = World::opened();
    world.does(add_check(NOOR, "2026-11-04"));
    assert!(world.missing(Step::FollowUp, NOOR).contains(&Missing::FollowUpPlan));
    world.does(apart(NOOR, &world));
    assert_eq!(world.checks(NOOR).len(), 4);
}

#[test]
fn who_left_and_came_back_is_followed_again() {
    for before in [true, false] {
        let mut world = World::after_step_three();
        let cancel = |world: &mut World| {
            for (follow_up, _) in world.checks(SEM) {
                world.does(Action::CancelFollowUp { follow_up, reason: "Niet betrokken.".into() });
            }
        };
        if before {
            cancel(&mut world);
            assert_eq!(world.missing(Step::FollowUp, SEM), [], "cancelled with a reason");
        }
        world.does(change(SEM, Role::NotInvolved));
        if !before {
            cancel(&mut world);
        }
        world.later(1);
        world.does(change(SEM, Role::Bullying));
        assert_eq!(world.missing(Step::FollowUp, SEM), [Missing::FollowUpPlan]);
        assert_ne!(world.status(Step::FollowUp), Status::Done);
        let mut by_hand = world.clone();
        by_hand.does(add_check(SEM, "2026-11-12"));
        assert_eq!(by_hand.missing(Step::FollowUp, SEM).len(), 1, "a check by hand will do");
        world.does(apart(SEM, &world));
        assert_eq!(world.missing(Step::FollowUp, SEM).len(), 3, "and so does a talk of step 3");
    }
}

#[test]
fn a_change_of_side_loses_no_check() {
    let mut world = World::after_step_three();
    world.does(Action::AddPupil { pupil: LIV, role: Role::Bullied });
    world.does(change(NOOR, Role::Bullying));
    assert_eq!(world.missing(Step::FollowUp, NOOR).len(), 3);
    assert!(world.missing(Step::Bullying, NOOR).contains(&Missing::Conversation), "step 2 is still to come");
}
