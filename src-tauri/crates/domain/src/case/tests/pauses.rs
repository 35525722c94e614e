//! The pause at the request of the police: the clock stops, and nothing gets lost.

use super::world::*;
use crate::action::{Action, ConversationInput};
use crate::agenda::{self, Bucket, Kind};
use crate::case::{Case, Missing, Refusal, Status};
use crate::ids::PupilId;
use crate::protocol::Step;

fn dates(case: &Case, pupil: PupilId) -> Vec<String> {
    case.follow_ups.iter().filter(|f| f.pupil == pupil).map(|f| f.date.to_string()).collect()
}

fn originals(case: &Case) -> Vec<chrono::NaiveDate> {
    case.follow_ups.iter().map(|f| f.original).collect()
}

#[test]
fn the_checks_come_later_by_the_days_of_the_pause() {
    // Planned for Thursday 5, Tuesday 10 and Tuesday 17 November.
    for (began, ended, wanted) in [
        // A week: the same weekdays a week later.
        ("2026-11-04", "2026-11-11", ["2026-11-12", "2026-11-17", "2026-11-24"]),
        // No day: nothing moves.
        ("2026-11-04", "2026-11-04", ["2026-11-05", "2026-11-10", "2026-11-17"]),
        // Two days: Thursday becomes Saturday and so Monday 9; Tuesday 12th is Thursday, three days after: fine.
        ("2026-11-04", "2026-11-06", ["2026-11-09", "2026-11-12", "2026-11-19"]),
        // From the day of the second check on: the first was due before and stays late.
        ("2026-11-10", "2026-11-13", ["2026-11-05", "2026-11-13", "2026-11-20"]),
        // Four weeks and five days, 33: 8, 13 (a Sunday: 14) and 20 December (Christmas holiday: 4 January).
        ("2026-11-04", "2026-12-07", ["2026-12-08", "2026-12-14", "2027-01-04"]),
        // Six weeks, 42: 17, 22 and 29 December: the last two in the holiday: 4 January, and seven days after it.
        ("2026-11-04", "2026-12-16", ["2026-12-17", "2027-01-04", "2027-01-11"]),
    ] {
        let mut world = World::after_step_three();
        let before = originals(&world.case);
        world.today = day("2027-02-01");
        world.does(pause(began));
        world.does(resume(ended));
        assert_eq!(dates(&world.case, NOOR), wanted, "{began} to {ended}");
        assert_eq!(originals(&world.case), before, "the first dates are kept");
    }
}

#[test]
fn while_it_lasts_no_check_is_late_and_the_pause_is_what_is_next() {
    let mut world = World::after_step_three();
    world.does(pause("2026-11-03"));
    world.today = day("2026-11-12");
    assert_eq!(world.row(Step::FollowUp, NOOR).status, Status::Busy);
    assert_eq!(world.missing(Step::FollowUp, NOOR).len(), 3, "they are still there");
    assert_eq!(world.next(), Some((Step::FollowUp, None, Missing::Paused)));
    let look = |world: &World| agenda::of(&world.case, &world.people, &world.calendar, world.today, &[]);
    let waiting = look(&world).items.iter().filter(|item| item.bucket == Bucket::Paused).count();
    assert_eq!(waiting, 9);
    let paused = |world: &World| look(world).items.into_iter().find(|item| item.kind == Kind::Paused).unwrap();
    assert_eq!((paused(&world).due, paused(&world).bucket), (day("2026-11-17"), Bucket::Later));
    world.today = day("2026-11-18");
    assert_eq!(paused(&world).bucket, Bucket::TooLate, "does it still hold?");
    assert_eq!(look(&world).quiet, None);
    world.does(resume("2026-11-18"));
    assert_eq!(look(&world).items.iter().filter(|item| item.bucket == Bucket::Paused).count(), 0);
    // Fifteen days later: Friday 20 November, Wednesday 25 November, Wednesday 2 December.
    assert_eq!(dates(&world.case, NOOR), ["2026-11-20", "2026-11-25", "2026-12-02"]);
}

#[test]
fn a_day_chosen_in_the_pause_stays_and_one_chosen_before_it_moves() {
    let mut world = World::after_step_three();
    let checks = world.checks(NOOR);
    world.does(move_to(checks[0].0, "2026-11-09"));
    world.does(pause("2026-11-03"));
    world.does(move_to(checks[1].0, "2026-11-26"));
    world.does(add_check(NOOR, "2026-11-27"));
    world.today = day("2026-11-10");
    world.does(resume("2026-11-10"));
    assert_eq!(dates(&world.case, NOOR), ["2026-11-16", "2026-11-26", "2026-11-24", "2026-11-27"]);
    world.does(pause("2026-11-10"));
    world.today = day("2026-11-17");
    world.does(resume("2026-11-17"));
    assert_eq!(
        dates(&world.case, NOOR),
        ["2026-11-23", "2026-12-03", "2026-12-01", "2026-12-04"],
        "the next one moves all"
    );
}

#[test]
fn a_day_chosen_in_the_pause_is_called_for_when_it_comes() {
    let mut world = World::after_step_three();
    let first = world.checks(NOOR)[0].0;
    world.does(pause("2026-11-03"));
    world.does(move_to(first, "2026-11-09"));
    world.today = day("2026-11-12");
    let look = |world: &World| agenda::of(&world.case, &world.people, &world.calendar, world.today, &[]);
    let of = |world: &World, id| {
        let items = look(world).items;
        items.into_iter().find(|item| matches!(item.kind, Kind::FollowUp(on, _) if on == id)).unwrap().bucket
    };
    assert_eq!(of(&world, first), Bucket::TooLate);
    assert_eq!(of(&world, world.checks(NOOR)[1].0), Bucket::Paused);
    assert_eq!(world.row(Step::FollowUp, NOOR).status, Status::ActionNeeded);
    assert_eq!(world.row(Step::FollowUp, SEM).status, Status::Busy);
    assert_eq!(world.next(), Some((Step::FollowUp, Some(NOOR), Missing::FollowUp(first, day("2026-11-09")))));
    world.does(hold(first, day("2026-11-09")));
    assert_eq!(world.next(), Some((Step::FollowUp, None, Missing::Paused)));
}

#[test]
fn who_is_planned_in_the_pause_waits_only_from_then() {
    let mut world = World::after_step_three();
    world.does(pause("2026-11-03"));
    world.does(Action::AddPupil { pupil: LIV, role: crate::model::Role::Bullied });
    world.today = day("2026-11-10");
    let held_on = day("2026-11-06");
    world.does(record(ConversationInput { held_on, ..talk(Step::Together, &[LIV]) }));
    // 6 November plus 2, 7, 14: Sunday 8, Friday 13, Friday 20; four days later: Thursday 12, Tuesday 17, Tuesday 24.
    world.does(resume("2026-11-10"));
    assert_eq!(dates(&world.case, LIV), ["2026-11-12", "2026-11-17", "2026-11-24"]);
    assert_eq!(dates(&world.case, NOOR), ["2026-11-12", "2026-11-17", "2026-11-24"], "seven days for the others");
}

#[test]
fn a_paused_case_is_not_closed() {
    let mut world = World::ready_to_close();
    world.does(pause("2026-11-17"));
    assert_eq!(world.refuses(close()), Refusal::CasePaused);
    world.does(resume("2026-11-17"));
    world.does(close());
}

#[test]
fn a_check_held_in_the_pause_all_the_same_is_recorded() {
    let mut world = World::after_step_three();
    world.does(pause("2026-11-03"));
    let first = world.checks(NOOR)[0].0;
    world.does(hold(first, world.today));
    world.later(7);
    world.does(resume("2026-11-10"));
    assert_eq!(dates(&world.case, NOOR), ["2026-11-05", "2026-11-17", "2026-11-24"], "what was held stays");
}

#[test]
fn a_pause_brings_nothing_forward() {
    let mut world = World::opened();
    world.today = day("2026-12-18");
    world.does(record(ConversationInput { held_on: world.today, ..talk(Step::Together, &[NOOR]) }));
    assert_eq!(dates(&world.case, NOOR), ["2027-01-04", "2027-01-11", "2027-01-18"]);
    world.today = day("2027-01-07");
    world.does(hold(world.checks(NOOR)[0].0, day("2027-01-04")));
    world.does(pause("2027-01-05"));
    world.does(resume("2027-01-07"));
    // 25 December is now 27 December, so Mon 4 January: near, and 5 + 2 days after the check of the 4th. Then 11 + 7.
    assert_eq!(dates(&world.case, NOOR), ["2027-01-04", "2027-01-11", "2027-01-18"]);
}
