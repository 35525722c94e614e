//! What the agenda says of objections: of those that were made, and until when they can be.

use super::*;
use crate::case::tests::measures::{DECISION, decide, propose, send, suspension, to_mother, to_pupil};

#[test]
fn nothing_about_an_objection_is_called_late() {
    let world = World::opened();
    let bucket = |task, on: &str| {
        let (due, extended) = (day("2026-11-17"), Some(day("2026-11-18")));
        let duty = Duty { id: duty_id(task), pupil: Some(SEM), due, extended };
        let agenda = of(&world.case, &world.people, &world.calendar, day(on), &[duty]);
        agenda.items.into_iter().find(|item| item.kind == Kind::Duty(duty.id)).unwrap().bucket
    };
    let of_objection = [Task::HearObjection, Task::DecideObjection, Task::SendObjectionDecision];
    for task in Task::ALL.iter().copied() {
        let over = if of_objection.contains(&task) { Bucket::Today } else { Bucket::TooLate };
        let seen = ["2026-11-16", "2026-11-17", "2026-11-18", "2027-02-01"].map(|on| bucket(task, on));
        assert_eq!(seen, [Bucket::ThisWeek, Bucket::Today, over, over], "{task:?}");
    }
}

#[test]
fn until_when_the_family_can_object_is_there_to_know_and_goes_by_itself() {
    let mut world = World::after_step_three();
    let plan = suspension("2026-11-04", "2026-11-04");
    let ends = |world: &World, on: &str| {
        let view = Viewpoint { people: &world.people, calendar: &world.calendar, today: day(on) };
        let asks = objection_ends(&world.case, &world.facts());
        asks.iter().filter_map(|ask| view.item(ask)).map(|item| (item.due, item.bucket)).collect::<Vec<_>>()
    };
    world.steps(SUSPENSION, [propose(SEM, plan), decide(plan, "2026-11-03")]);
    assert_eq!(ends(&world, "2026-11-03"), [], "nobody has the decision");
    world.steps(SUSPENSION, [send(DECISION, to_pupil(SEM), "2026-11-03")]);
    assert_eq!(ends(&world, "2026-11-03"), [], "the mother has not got it, so her term has not begun");
    world.today = day("2026-11-13");
    world.steps(SUSPENSION, [send(DECISION, to_mother(), "2026-11-13")]);
    // Six weeks end on Christmas Day, a Friday: the family has until the Monday after.
    let last = day("2026-12-28");
    for (on, wanted) in [
        ("2026-11-13", vec![(last, Bucket::Later)]),
        ("2026-12-26", vec![(last, Bucket::ThisWeek)]),
        ("2026-12-28", vec![(last, Bucket::Today)]),
        ("2026-12-29", vec![]),
    ] {
        assert_eq!(ends(&world, on), wanted, "{on}");
    }
    world.does(Action::Withdraw { reason: "Verkeerde leerling.".into() });
    assert_eq!(ends(&world, "2026-11-13").len(), 1, "what was decided was decided");
}
