//! Steps 6 and 7: closing, opening again, the next round, the meeting, withdrawing, and frozen documents.

use super::world::*;
use crate::action::{Action, ConversationInput, SignatureInput, SignatureWay};
use crate::case::{Field, Missing, Phase, Refusal, Status, TextProblem, Turn};
use crate::document::{DocumentKind, Drawing};
use crate::event::SignedWay;
use crate::model::{Meaning, Outcome, Recipient, Round, Signer, Warning};
use crate::protocol::Step;

fn start_round() -> Action {
    Action::StartRound { reason: "Het is terug.".into() }
}

fn incident() -> Action {
    Action::AnswerIncident { serious: true, registered_on: None, registered_by: "".into() }
}

#[test]
fn closing_asks_for_the_finding_each_family_and_the_incident() {
    let mut world = World::after_step_five();
    let today = world.today;
    assert_eq!(
        world.missing(Step::Closing, None),
        [
            Missing::Finding,
            Missing::FamilyInformed(NOOR),
            Missing::FamilyInformed(SEM),
            Missing::FamilyInformed(BRAM),
            Missing::CaseTold(NOOR),
            Missing::CaseTold(SEM),
            Missing::CaseTold(BRAM),
            Missing::IncidentAnswer,
        ]
    );
    assert_eq!(world.refuses(close()), Refusal::NoFinding);
    world.does(finding(today, true));
    assert_eq!(world.refuses(close()), Refusal::IncidentOpen);
    world.does(incident());
    world.does(inform(NOOR, today));
    world.does(inform(SEM, today));
    let both = Refusal::Warned(vec![Warning::FamilyNotInformed, Warning::CaseUntold]);
    assert_eq!(world.refuses(close()), both);
    world.does(inform(BRAM, today));
    for pupil in [NOOR, SEM, BRAM] {
        assert_eq!(world.refuses(close()), Refusal::Warned(vec![Warning::CaseUntold]));
        world.does(tell(pupil, today));
    }
    assert_eq!(world.missing(Step::Closing, None), [Missing::Close]);
    assert_eq!(world.status(Step::Closing), Status::Busy, "never closed by itself");
    world.does(close());
    assert_eq!((world.case.phase, world.status(Step::Closing), world.next()), (Phase::Closed, Status::Done, None));
}

#[test]
fn any_part_of_closing_begins_it_and_a_new_round_begins_it_again() {
    for action in [finding(day("2026-11-17"), true), inform(NOOR, day("2026-11-17")), incident()] {
        let mut world = World::after_step_five();
        assert_eq!(world.status(Step::Closing), Status::NotStarted);
        world.does(action);
        assert_eq!(world.status(Step::Closing), Status::Busy);
        world.does(start_round());
        assert_eq!(world.status(Step::Closing), Status::NotStarted);
    }
}

#[test]
fn a_finding_that_it_goes_on_closes_nothing() {
    let mut world = World::ready_to_close();
    world.does(finding(world.today, false));
    assert_eq!(world.refuses(close()), Refusal::NoFinding, "the last finding counts");
    assert_eq!(world.next(), Some((Step::Closing, None, Missing::NotStopped)));
}

#[test]
fn closing_over_open_checks_or_an_untold_family_needs_a_reason() {
    let mut world = World::after_step_three();
    for pupil in [NOOR, SEM, BRAM] {
        world.does(tell(pupil, world.today));
    }
    world.does(finding(world.today, true));
    world.does(incident());
    let both = Refusal::Warned(vec![Warning::OpenFollowUps, Warning::FamilyNotInformed]);
    assert_eq!(world.refuses(close()), both);
    for pupil in [NOOR, SEM, BRAM] {
        world.does(inform(pupil, world.today));
    }
    world.passes(close(), Warning::OpenFollowUps);
    assert_eq!(world.case.timeline.last().map(|line| line.warnings.len()), Some(1));
}

#[test]
fn a_light_closing_is_for_what_is_no_bullying() {
    for outcome in Outcome::ALL {
        let mut world = World::opened();
        if outcome.allows_light_closing() {
            world.passes(assess(*outcome), Warning::OutcomeDiffers);
            world.passes(Action::Close { light: true, note: "Advies gegeven.".into() }, Warning::CaseUntold);
            assert_eq!(world.case.phase, Phase::Closed);
        } else {
            world.does(assess(*outcome));
            assert_eq!(world.refuses(Action::Close { light: true, note: "".into() }), Refusal::NoLightClosing);
        }
    }
}

#[test]
fn a_closed_case_only_takes_what_belongs_to_the_past() {
    let mut world = World::ready_to_close();
    world.does(close());
    let talk = world.case.conversations[0].id;
    let (account, reason) = ("Zij zei iets anders.".into(), "Op verzoek van de ouders.".into());
    world.does(Action::Correct { conversation: talk, account, remarks: "Gezien.".into(), reason });
    world.does(Action::Freeze { report: report(DocumentKind::Agreements, NOOR, NOORS_MOTHER, None) });
    for action in [start_round(), close(), finding(world.today, false), record(talk_with_noor())] {
        assert_eq!(world.refuses(action), Refusal::CaseClosed);
    }
    // What comes in late: the coordinator registers it, a family is reached after all.
    world.does(incident());
    world.does(inform(NOOR, world.today));
}

fn talk_with_noor() -> ConversationInput {
    talk(Step::Bullied, &[NOOR])
}

#[test]
fn a_reopened_case_asks_again_whether_it_stopped() {
    let mut world = World::ready_to_close();
    world.does(close());
    world.does(Action::Reopen { reason: "Het gebeurt weer.".into() });
    assert_eq!(world.case.phase, Phase::Open);
    assert_eq!(world.next(), Some((Step::FollowUp, Some(NOOR), Missing::FollowUpPlan)), "it happens again");
    assert!(world.missing(Step::Closing, None).contains(&Missing::Finding));
    assert_eq!(world.refuses(close()), Refusal::NoFinding, "what was found before says nothing about now");
    world.does(finding(world.today, true));
    assert_eq!(world.refuses(close()), Refusal::IncidentOpen);
    world.does(incident());
    world.passes(close(), Warning::FamilyNotInformed);
    let turns: Vec<_> = world.case.turns.iter().map(|turn| matches!(turn, Turn::Closed { .. })).collect();
    assert_eq!(turns, [true, false, true]);
}

#[test]
fn a_case_reopened_after_a_light_closing_is_looked_at_again() {
    let mut world = World::opened();
    world.does(record(talk_with_noor()));
    world.passes(assess(Outcome::Teasing), Warning::OutcomeDiffers);
    assert_eq!(world.next(), Some((Step::Closing, None, Missing::Close)));
    world.passes(Action::Close { light: true, note: "".into() }, Warning::CaseUntold);
    world.does(Action::Reopen { reason: "Het gaat door.".into() });
    assert_eq!(world.refuses(Action::Close { light: true, note: "".into() }), Refusal::NoLightClosing);
    assert_eq!(world.next(), Some((Step::Bullied, None, Missing::Assessment)));
    world.does(assess(Outcome::Bullying));
    assert_eq!(world.next(), Some((Step::Bullying, Some(SEM), Missing::Conversation)));
}

#[test]
fn a_round_does_steps_one_to_three_again_and_keeps_the_one_before() {
    let mut world = World::ready_to_close();
    assert_eq!(world.status(Step::Measures), Status::NotNeeded);
    world.does(start_round());
    assert_eq!(world.case.round, Round(2));
    for step in [Step::Bullied, Step::Bullying, Step::Together] {
        assert_eq!(world.status(step), Status::NotStarted, "{step:?}");
    }
    assert_eq!(world.missing(Step::Together, SEM).len(), 4);
    let again = [Missing::RoundDone, Missing::Meeting, Missing::MeetingReport];
    assert_eq!(world.missing(Step::Measures, SEM), again);
    assert_eq!(world.next(), Some((Step::Bullied, Some(NOOR), Missing::Conversation)));
    assert_eq!(world.refuses(start_round()), Refusal::RoundEmpty);
    assert_eq!(world.refuses(close()), Refusal::NoFinding, "the finding of round 1 is no answer in round 2");
    assert_eq!(world.case.conversations_of(Step::Bullying, Round(1)).count(), 2);
    world.does(record(talk_with_noor()));
    world.does(start_round());
    assert_eq!(world.case.round, Round(3));
}

#[test]
fn the_meeting_is_per_family_with_the_school_leader_and_has_a_report() {
    let mut world = World::ready_to_close();
    world.does(start_round());
    let meeting = parent_talk(Step::Measures, SEM, &[SEMS_MOTHER]);
    let without = ConversationInput { staff: vec![MENTOR], ..parent_talk(Step::Measures, SEM, &[SEMS_MOTHER]) };
    assert_eq!(world.refuses(record(without)), Refusal::Warned(vec![Warning::NoSchoolLeader]));
    let two = ConversationInput { pupils: vec![SEM, BRAM], ..parent_talk(Step::Measures, SEM, &[SEMS_MOTHER]) };
    assert_eq!(world.refuses(record(two)), Refusal::OnePupil, "never two families at once");
    world.does(record(meeting.clone()));
    assert_eq!(world.missing(Step::Measures, SEM), [Missing::RoundDone, Missing::MeetingReport]);
    assert_eq!(world.missing(Step::Measures, BRAM).len(), 3);
    let paper = report(DocumentKind::MeetingReport, SEM, SEMS_MOTHER, Some(meeting.id));
    world.does(Action::Freeze { report: paper });
    assert_eq!(world.missing(Step::Measures, SEM), [Missing::RoundDone]);
}

#[test]
fn a_report_of_an_earlier_round_is_none_of_this_one() {
    let mut world = World::ready_to_close();
    world.does(start_round());
    let meeting = parent_talk(Step::Measures, SEM, &[SEMS_MOTHER]);
    let paper = || report(DocumentKind::MeetingReport, SEM, SEMS_MOTHER, Some(meeting.id));
    world.does(record(meeting.clone()));
    world.does(record(talk_with_noor()));
    world.does(Action::Freeze { report: paper() });
    world.does(start_round());
    world.does(Action::Freeze { report: paper() });
    let versions: Vec<_> = world.case.reports.iter().map(|report| (report.round, report.version)).collect();
    assert_eq!(versions, [(Round(2), 1), (Round(2), 2)], "a new version of the same paper");
    assert!(world.missing(Step::Measures, SEM).contains(&Missing::MeetingReport));
}

#[test]
fn versions_count_per_paper_reader_and_round() {
    let mut world = World::after_step_three();
    let freeze = |world: &mut World, pupil, guardian| {
        world.does(Action::Freeze { report: report(DocumentKind::Agreements, pupil, guardian, None) });
        world.case.reports.last().unwrap().version
    };
    assert_eq!(freeze(&mut world, NOOR, NOORS_MOTHER), 1);
    assert_eq!(freeze(&mut world, NOOR, NOORS_FATHER), 1);
    assert_eq!(freeze(&mut world, NOOR, NOORS_MOTHER), 2);
    world.does(start_round());
    assert_eq!(freeze(&mut world, NOOR, NOORS_MOTHER), 1);
}

#[test]
fn not_signing_is_an_answer_too() {
    let mut world = World::after_step_three();
    let sign = |signer, way| SignatureInput { signer, meaning: Meaning::Read, way };
    let drawing = Drawing { width: 100, height: 50, strokes: vec![vec![(1, 2), (3, 4)]] };
    let refuses = |witness: &str| SignatureWay::NotSigned { reason: "Niet mee eens.".into(), witness: witness.into() };
    let mut paper = report(DocumentKind::Agreements, NOOR, NOORS_MOTHER, None);
    paper.recipient = Recipient::Guardians { pupil: NOOR, guardians: vec![NOORS_MOTHER, NOORS_FATHER] };
    paper.signatures = vec![
        sign(Signer::Guardian { id: NOORS_MOTHER }, refuses("")),
        sign(Signer::Guardian { id: NOORS_FATHER }, SignatureWay::ReadAtHome {}),
        sign(Signer::Staff { id: MENTOR }, SignatureWay::Drawn { drawing }),
        sign(Signer::Pupil { id: NOOR }, SignatureWay::Paper {}),
    ];
    let no_witness = Refusal::Text { field: Field::Witness, problem: TextProblem::Empty {} };
    assert_eq!(world.refuses(Action::Freeze { report: paper.clone() }), no_witness);
    paper.signatures[0].way = refuses("mevrouw Smit");
    let added = world.does(Action::Freeze { report: paper });
    let ways: Vec<_> = world.case.reports[0].signatures.iter().map(|signature| signature.way.clone()).collect();
    let [SignedWay::NotSigned { reason, witness }, SignedWay::ReadAtHome, SignedWay::Drawn, SignedWay::Paper] =
        ways.as_slice()
    else {
        panic!("{ways:?}")
    };
    assert_eq!(added[0].text(*reason).written(), Some("Niet mee eens."));
    assert_eq!(added[0].text(*witness).written(), Some("mevrouw Smit"));
    assert!(!serde_json::to_string(&added[0].event).unwrap().contains("strokes"), "a drawing lives in the paper only");
}

#[test]
fn a_withdrawn_case_is_over() {
    for mut world in [World::opened(), World::after_step_three(), World::ready_to_close()] {
        world.does(Action::Withdraw { reason: "Over de verkeerde leerling.".into() });
        assert_eq!((world.case.phase, world.next()), (Phase::Withdrawn, None));
        for action in [Action::Reopen { reason: "Toch.".into() }, close(), start_round(), incident()] {
            assert_eq!(world.refuses(action), Refusal::CaseWithdrawn);
        }
    }
}

#[test]
fn who_will_register_is_kept_before_it_is_registered() {
    let mut world = World::after_step_five();
    let answer = |on, by: &str| Action::AnswerIncident { serious: true, registered_on: on, registered_by: by.into() };
    world.does(answer(None, "Coördinator"));
    let by = |world: &World| {
        let by = world.case.incident_now().and_then(|incident| incident.registered_by.clone());
        by.and_then(|by| by.written().map(str::to_owned))
    };
    assert_eq!(by(&world).as_deref(), Some("Coördinator"));
    let nobody = Refusal::Text { field: Field::RegisteredBy, problem: TextProblem::Empty {} };
    assert_eq!(world.refuses(answer(Some(world.today), "")), nobody);
    world.does(answer(Some(world.today), "K. Smit"));
    assert_eq!(by(&world).as_deref(), Some("K. Smit"));
}
