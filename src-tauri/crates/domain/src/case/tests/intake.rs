//! Opening, roles, stop cards, bullying or teasing.

use std::collections::BTreeMap;

use super::world::*;
use crate::action::{Action, Assessment, Intake, Safety, StopAnswer, Submission};
use crate::case::{Field, Missing, Phase, Refusal, Status, TextProblem, indicated};
use crate::event::Event;
use crate::model::{Answer, Outcome, Place, Role, SafetyNeed, StopCard, Warning};
use crate::protocol::{ItemId, Step};

#[test]
fn a_report_makes_a_case() {
    let mut world = World::new();
    let safety = Safety {
        needs: [SafetyNeed::Break].into(),
        note: "Bij de conciërge.".into(),
        parents_early: true,
        step_two_told_for: Some(day("2026-11-05")),
    };
    world.does(Action::Open { intake: Box::new(Intake { safety, ..intake() }) });
    let case = &world.case;
    assert_eq!(case.phase, Phase::Open);
    assert_eq!(case.opened.as_ref().map(|o| (o.number.to_string(), o.protocol)), Some(("2026-014".into(), 1)));
    assert_eq!(case.parties().collect::<Vec<_>>(), [NOOR, SEM, BRAM]);
    assert_eq!(case.stop_cards.len(), 4);
    assert!(case.safety.as_ref().is_some_and(|s| s.parents_early && s.needs.contains(&SafetyNeed::Break)));
    assert_eq!(world.status(Step::Bullied), Status::NotStarted);
}

#[test]
fn outside_school_needs_a_reason() {
    let mut world = World::new();
    let outside = Intake { place: Place::OutsideSchool, ..intake() };
    let refusal = Refusal::Text { field: Field::PlaceReason, problem: TextProblem::Empty {} };
    assert_eq!(world.refuses(Action::Open { intake: Box::new(outside.clone()) }), refusal);
    world
        .does(Action::Open { intake: Box::new(Intake { place_reason: "Het gaat op school door.".into(), ..outside }) });
}

#[test]
fn a_role_changes_with_a_reason_and_takes_its_rows_along() {
    let mut world = World::opened();
    world.does(Action::AddPupil { pupil: LIV, role: Role::Follower });
    world.does(Action::ChangeRole { pupil: LIV, role: Role::Bullying, reason: "Zij deed mee.".into() });
    assert_eq!(world.missing(Step::Bullying, LIV), [Missing::Conversation]);
    world.does(Action::ChangeRole { pupil: BRAM, role: Role::NotInvolved, reason: "Hij was ziek.".into() });
    assert_eq!(world.case.rows_of(Step::Bullying), [SEM, LIV]);
    world.does(Action::ChangeRole { pupil: EVA, role: Role::Bullied, reason: "Zij ook.".into() });
    world.does(Action::ChangeRole { pupil: NOOR, role: Role::Bystander, reason: "Het ging om Eva.".into() });
    assert_eq!(world.case.rows_of(Step::Bullied), [EVA]);
}

#[test]
fn a_stop_card_goes_before_everything_until_it_was_passed_on() {
    let mut world = World::after_step_three();
    world.later(30);
    let yes = |referred_on| StopAnswer { yes: true, referred_on, referred_to: "Schoolleiding".into() };
    world.does(Action::AnswerStopCard { card: StopCard::Home, answer: yes(None) });
    assert_eq!(world.next(), Some((Step::Bullied, None, Missing::Referral(StopCard::Home))));
    let card = &world.case.stop_cards[&StopCard::Home];
    assert_eq!(card.referred_to.as_ref().and_then(|t| t.written()), Some("Schoolleiding"), "what was typed is kept");
    world.does(Action::AnswerStopCard { card: StopCard::Home, answer: yes(Some(world.today)) });
    assert!(matches!(world.next(), Some((Step::FollowUp, _, Missing::FollowUp(..)))));
}

fn answers(text: &str) -> BTreeMap<ItemId, Answer> {
    let answer = |c| match c {
        'j' => Answer::Yes,
        'n' => Answer::No,
        _ => Answer::Unknown,
    };
    text.chars().enumerate().map(|(at, c)| (ItemId(format!("B{}", at + 1)), answer(c))).collect()
}

#[test]
fn what_the_answers_point_to() {
    for (given, wanted) in [
        ("jjjjjjj", Outcome::Bullying),
        ("jjjnjjj", Outcome::Bullying), // provoked or not never decides
        ("jnj?nnj", Outcome::Bullying),
        ("jjn?jjj", Outcome::Conflict),
        ("njj?jjj", Outcome::SingleIncident),
        ("nnn?njn", Outcome::TeasingFeltAsBullying),
        ("nnn?nnn", Outcome::Teasing),
        ("?jjjjjj", Outcome::Unknown),
        ("jj?jjjj", Outcome::Unknown),
        ("jnjn?nn", Outcome::Unknown),
        ("jnjnnnn", Outcome::Teasing),
        ("", Outcome::Unknown),
    ] {
        assert_eq!(indicated(&answers(given)), wanted, "{given}");
    }
    for other in ["jjj", "nnn", "jnj"] {
        for rest in ["jjj", "nnn", "nj?"] {
            let with = |b4| indicated(&answers(&format!("{other}{b4}{rest}")));
            assert_eq!(with('j'), with('n'), "B4 never counts");
        }
    }
}

#[test]
fn another_outcome_than_the_answers_point_to_asks_for_a_reason() {
    let mut world = World::opened();
    let added = world.passes(assess(Outcome::Conflict), Warning::OutcomeDiffers);
    assert!(matches!(added[1].event, Event::WarningPassed { warning: Warning::OutcomeDiffers, .. }));
    assert_eq!(world.case.timeline.last().map(|line| (line.kind, line.warnings.len())), Some(("assessed", 1)));
    world.does(assess(Outcome::Unknown));
    let unclear = Assessment { answers: answers("???????"), ..assessment(Outcome::Bullying) };
    world.does(Action::Assess { assessment: unclear });
    assert_eq!(world.case.assessments.len(), 3, "it can be decided again");
    assert_eq!(world.case.outcome(), Some(Outcome::Bullying));
}

#[test]
fn a_blank_reason_passes_no_warning() {
    let mut world = World::opened();
    let reasons = [(Warning::OutcomeDiffers, " \n".into())].into();
    let refusal = world.refuses(Submission { action: assess(Outcome::Teasing), reasons });
    assert_eq!(refusal, Refusal::Warned(vec![Warning::OutcomeDiffers]));
}
