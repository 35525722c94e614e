//! What a merger must not lose: duties, roles, days that were told, checks that wait.

use super::relations::{both, other, take};
use super::world::*;
use crate::action::{Action, Safety, SanctionInput, StopAnswer};
use crate::agenda::{self, Bucket, Kind};
use crate::case::{Missing, Refusal, Status};
use crate::ids::PupilId;
use crate::model::{Kept, Role, SanctionKind, StopCard};
use crate::protocol::Step;
use crate::relations::merge;

/// Another case with these pupils.
fn with(pupils: &[(PupilId, Role)]) -> World {
    let mut world = World::new();
    let mut report = intake();
    report.pupils = pupils.to_vec();
    world.does(Action::Open { intake: Box::new(report) });
    other(world)
}

fn merged(a: &mut World, b: &mut World) {
    let merged = both(a, b, |a, b, context| merge(a, b, &"Dezelfde zaak.".into(), context)).unwrap();
    take(a, b, merged);
}

fn kinds(world: &World) -> Vec<(Kind, Bucket, Option<PupilId>)> {
    let agenda = agenda::of(&world.case, &world.people, &world.calendar, world.today, &[]);
    agenda.items.iter().map(|item| (item.kind, item.bucket, item.pupil)).collect()
}

fn card(on: Option<&str>) -> Action {
    let referred_to = on.map_or("", |_| "Directie").into();
    let answer = StopAnswer { yes: true, referred_on: on.map(day), referred_to };
    Action::AnswerStopCard { card: StopCard::Staff, answer }
}

#[test]
fn who_is_on_a_side_in_one_is_so_in_both() {
    let mut a = World::after_step_three();
    let mut b = with(&[(NOOR, Role::Bullied), (EVA, Role::Bullying), (SEM, Role::Bystander), (BRAM, Role::Bullying)]);
    b.does(leaves(BRAM, b.today));
    b.does(Action::AddPupil { pupil: LIV, role: Role::Bystander });
    b.does(leaves(LIV, b.today));
    a.does(Action::AddPupil { pupil: LIV, role: Role::Follower });
    merged(&mut a, &mut b);
    let sem = b.case.participations.iter().find(|p| p.pupil == SEM).unwrap();
    assert_eq!(sem.role, Role::Bullying);
    assert_eq!(sem.reason.as_ref().and_then(|why| why.written()), Some("Dezelfde zaak."));
    assert!(!b.case.has_left(BRAM), "in the other case the pupil is still there");
    assert_eq!(b.case.role_of(EVA), Some(Role::Bullying), "a bystander there keeps the side taken here");
    assert!(b.case.has_left(LIV), "on no side in either case");
    for pupil in [SEM, BRAM] {
        assert_eq!(b.missing(Step::Bullying, pupil), [Missing::Conversation]);
        assert_eq!(b.missing(Step::FollowUp, pupil), [Missing::FollowUpPlan]);
    }
}

#[test]
fn a_paused_case_that_was_merged_can_still_go_on() {
    let mut a = World::after_step_three();
    a.does(pause("2026-11-03"));
    let mut b = with(&[(NOOR, Role::Bullied)]);
    merged(&mut a, &mut b);
    a.today = day("2026-11-10");
    assert!(kinds(&a).iter().any(|item| item.0 == Kind::Paused), "someone is reminded of it");
    assert_eq!(a.next(), Some((Step::FollowUp, None, Missing::Paused)));
    a.does(resume("2026-11-10"));
    a.today = day("2026-11-12");
    assert_eq!(a.row(Step::FollowUp, NOOR).status, Status::ActionNeeded);
    let first = a.checks(NOOR)[0];
    assert_eq!(first.1, a.today, "a week later");
    assert!(matches!(a.next(), Some((Step::FollowUp, Some(_), Missing::FollowUp(_, due))) if due == a.today));
    assert_eq!(a.refuses(resume("2026-11-12")), Refusal::CaseNotPaused);
    a.does(hold(first.0, a.today));
}

#[test]
fn what_was_promised_is_seen_to_where_it_was_promised() {
    let mut a = World::after_step_three();
    let due = Some(day("2026-11-06"));
    a.does(Action::Sanction { sanction: SanctionInput { due, ..sanction(SEM, SanctionKind::Reflective) } });
    let (done, kept) = (a.case.sanctions.last().unwrap().id, a.case.agreements[0].id);
    a.does(Action::CheckAgreement { agreement: kept, on: a.today, kept: Kept::NotKept, note: "".into() });
    for (follow_up, _) in [a.checks(SEM), a.checks(NOOR)].concat() {
        a.does(Action::CancelFollowUp { follow_up, reason: "Anders afgesproken.".into() });
    }
    let mut b = with(&[(NOOR, Role::Bullied)]);
    merged(&mut a, &mut b);
    a.today = day("2026-11-18");
    let promised = |world: &World| -> Vec<_> {
        let items = kinds(world).into_iter().map(|item| (item.0, item.2));
        items.filter(|(kind, _)| !matches!(kind, Kind::FollowUp(..))).collect()
    };
    assert_eq!(promised(&a), [(Kind::Sanction(done), Some(SEM)), (Kind::AgreementCheck(kept), Some(SEM))]);
    a.does(Action::CompleteSanction { sanction: done, on: a.today, note: "".into() });
    a.does(Action::CheckAgreement { agreement: kept, on: a.today, kept: Kept::Kept, note: "".into() });
    assert_eq!(promised(&a), []);
    a.does(Action::EndAgreement { agreement: kept, reason: "Het is klaar.".into() });
    let other = a.case.sanctions[0].id;
    a.does(Action::WithdrawSanction { sanction: other, reason: "Niet meer nodig.".into() });
    let mut closed = World::ready_to_close();
    let agreement = closed.case.agreements[0].id;
    closed.does(close());
    assert_eq!(
        closed.refuses(Action::EndAgreement { agreement, reason: "Het is klaar.".into() }),
        Refusal::CaseClosed,
        "a case that was closed is closed"
    );
}

#[test]
fn a_stop_card_that_waits_there_waits_here_whatever_was_done_here() {
    for here in [None, Some(card(None)), Some(card(Some("2026-11-03")))] {
        let (mut a, mut b) = (World::opened(), with(&[(NOOR, Role::Bullied)]));
        a.does(card(None));
        if let Some(action) = here {
            b.does(action);
        }
        merged(&mut a, &mut b);
        assert_eq!(b.next(), Some((Step::Bullied, None, Missing::Referral(StopCard::Staff))));
        let answers = b.journal.iter().filter(|entry| {
            matches!(entry.event, crate::event::Event::StopCardAnswered { card: StopCard::Staff, yes: true, .. })
        });
        assert!(answers.count() <= 2, "one that waits already is not asked twice");
    }
}

#[test]
fn the_day_told_for_step_two_comes_along_and_the_first_one_counts() {
    let told = |date: &str| {
        let step_two_told_for = Some(day(date));
        Action::AgreeSafety { safety: Safety { step_two_told_for, ..Safety::default() } }
    };
    for (there, here, wanted) in [
        ("2026-11-05", None, "2026-11-05"),
        ("2026-11-05", Some("2026-11-09"), "2026-11-05"),
        ("2026-11-09", Some("2026-11-05"), "2026-11-05"),
    ] {
        let mut a = World::opened();
        a.does(told(there));
        let mut b = with(&[(NOOR, Role::Bullied)]);
        if let Some(date) = here {
            b.does(told(date));
        }
        merged(&mut a, &mut b);
        let days = b.case.step_two_waiting();
        assert_eq!(days, [(Some(SEM), day(wanted)), (Some(BRAM), day(wanted))], "{there} {here:?}");
        assert!(kinds(&a).iter().all(|item| item.0 != Kind::StepTwo), "the talk is held in the other case");
    }
    let mut spoken = World::after_step_three();
    spoken.does(told("2026-11-05"));
    let mut b = with(&[(NOOR, Role::Bullied)]);
    merged(&mut spoken, &mut b);
    assert_eq!(b.case.step_two_waiting(), [], "everyone was spoken");
}

#[test]
fn a_merger_that_was_undone_is_no_merger_after_closing_either() {
    let mut a = World::ready_to_close();
    let mut b = with(&[(NOOR, Role::Bullied)]);
    merged(&mut a, &mut b);
    a.does(Action::Reopen { reason: "Toch iets anders.".into() });
    a.does(finding(a.today, true));
    for pupil in [NOOR, SEM, BRAM] {
        a.does(inform(pupil, a.today));
    }
    a.does(Action::AnswerIncident { serious: false, registered_on: None, registered_by: "".into() });
    a.does(close());
    assert_eq!((a.case.merged_into(), a.case.summary().unwrap().merged_into), (None, None));
}
