//! Step 4: a talk with the parents of every pupil on both sides, or why there is none; ages.

use super::world::*;
use crate::action::Action;
use crate::case::{Field, Missing, Refusal, Status};
use crate::ids::PupilId;
use crate::model::{NotSpoken, RequestAnswer, Role, Warning};
use crate::people::Pupil;
use crate::protocol::Step;

fn no_talk(pupil: PupilId, why: NotSpoken) -> Action {
    Action::NoParentTalk { pupil, why, note: "".into() }
}

#[test]
fn each_family_on_both_sides_has_its_row() {
    let mut world = World::opened();
    assert_eq!(world.case.rows_of(Step::Parents), [NOOR, SEM, BRAM]);
    world.does(record(parent_talk(Step::Parents, NOOR, &[NOORS_MOTHER])));
    let row = world.row(Step::Parents, NOOR);
    assert_eq!((row.status, row.not_spoken), (Status::Done, vec![NOORS_FATHER]), "the other parent is pointed at");
    assert_eq!(world.missing(Step::Parents, SEM), [Missing::ParentTalk]);
    world.does(record(parent_talk(Step::Parents, NOOR, &[NOORS_FATHER])));
    assert!(world.row(Step::Parents, NOOR).not_spoken.is_empty());
}

#[test]
fn three_ways_to_be_excused() {
    let mut world = World::opened();
    world.does(no_talk(SEM, NotSpoken::Refused {}));
    let attempts = ["2026-11-01", "2026-11-02", "2026-11-03"].map(day).to_vec();
    let future = NotSpoken::NotReached { attempts: ["2026-11-02", "2026-11-03", "2026-11-04"].map(day).to_vec() };
    assert_eq!(world.refuses(no_talk(BRAM, future)), Refusal::DateInFuture(Field::Attempts));
    world.does(no_talk(BRAM, NotSpoken::NotReached { attempts }));
    world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
    world.does(no_talk(JAAP, NotSpoken::Adult {}));
    for pupil in [SEM, BRAM, JAAP] {
        assert_eq!(world.row(Step::Parents, pupil).status, Status::Done);
    }
}

#[test]
fn of_age_on_the_birthday_and_not_a_day_before() {
    let mut world = World::opened();
    world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
    world.does(Action::AddPupil { pupil: LIV, role: Role::Bullying });
    world.today = day("2026-11-02");
    assert_eq!(world.refuses(no_talk(JAAP, NotSpoken::Adult {})), Refusal::NotAdult);
    world.today = day("2026-11-03");
    world.does(no_talk(JAAP, NotSpoken::Adult {}));
    assert_eq!(world.refuses(no_talk(LIV, NotSpoken::Adult {})), Refusal::NotAdult, "an unknown birthday is no proof");
}

#[test]
fn ages_of_pupils() {
    let born = |date: &str| Pupil { born: Some(day(date)), ..World::new().people.pupils[&NOOR].clone() };
    for (birth, on, age) in [
        ("2008-11-03", "2026-11-02", 17),
        ("2008-11-03", "2026-11-03", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2024-02-29", 16),
        ("2012-12-31", "2012-12-31", 0),
    ] {
        assert_eq!(born(birth).age_on(day(on)), Some(age), "{birth} on {on}");
    }
    assert_eq!(born("2012-01-01").age_on(day("2011-12-31")), None, "not born yet");
    assert!(born("2008-02-29").is_adult_on(day("2026-03-01")));
}

#[test]
fn nothing_happens_before_a_birth() {
    let mut world = World::opened();
    let mut early = talk(Step::Bullied, &[NOOR]);
    early.held_on = day("2012-05-09");
    assert_eq!(world.refuses(record(early.clone())), Refusal::DateBeforeBirth(Field::HeldOn));
    early.held_on = day("2012-05-10");
    world.does(record(early));
    world.does(Action::AddPupil { pupil: LIV, role: Role::Bullied });
    let mut unknown = talk(Step::Bullied, &[LIV]);
    unknown.held_on = day("2012-05-09");
    world.does(record(unknown));
}

#[test]
fn a_parent_the_school_may_not_contact_is_warned_about() {
    let mut world = World::opened();
    world.does(request(BRAM, BRAMS_FATHER, world.today, RequestAnswer::Granted));
    world.passes(record(parent_talk(Step::Parents, BRAM, &[BRAMS_FATHER])), Warning::ContactNotAllowed);
    let row = world.row(Step::Parents, BRAM);
    assert_eq!((row.guardians, row.status), (vec![BRAMS_FATHER], Status::Done));
}

#[test]
fn a_talk_of_an_earlier_round_still_counts() {
    let mut world = World::after_step_five();
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    assert_eq!(world.status(Step::Parents), Status::Done);
    assert_eq!(world.row(Step::Parents, NOOR).conversations.len(), 1);
}
