//! The way of a measure in the order of the law: what is next, and by when.

use super::measures::*;
use super::world::*;
use crate::case::{Stage, StageState, Status, next_stage};
use crate::ids::MeasureId;
use crate::measure::{DecisionInput, Element, MeasureStep, ObjectionOutcome, Taker};
use crate::model::{Answer, ContactWay};
use crate::people::{PublicDecision, SchoolType};

impl World {
    fn way_of(&self, measure: MeasureId) -> Vec<StageState> {
        self.case.measure_stages(measure, &self.facts())
    }

    fn ahead(&self, measure: MeasureId) -> Option<(Stage, Option<&'static str>)> {
        let known = ["2026-11-03", "2026-11-04", "2026-11-09", "2026-12-01"];
        let stages = self.way_of(measure);
        let next = next_stage(&stages)?;
        let due = next.due.map(|due| *known.iter().find(|known| day(known) == due).expect("a day of this test"));
        Some((next.stage, due))
    }

    fn part(&self, measure: MeasureId, stage: Stage) -> StageState {
        self.way_of(measure).into_iter().find(|state| state.stage == stage).expect("part of the way")
    }
}

#[test]
fn a_suspension_says_at_every_moment_what_is_next_and_by_when() {
    let mut world = World::after_step_three();
    let plan = suspension("2026-11-04", "2026-11-06");
    world.does(with(SUSPENSION, propose(SEM, plan)));
    assert_eq!(world.ahead(SUSPENSION), Some((Stage::Hearing, Some("2026-11-04"))), "before its first day");
    let invited =
        MeasureStep::Invite { voices: vec![PUPIL, MOTHER], on: day("2026-11-02"), channel: ContactWay::Phone };
    world.does(with(SUSPENSION, invited));
    assert_eq!(world.part(SUSPENSION, Stage::Hearing).status, Status::Busy);
    world.does(with(SUSPENSION, hear("2026-11-02", &[PUPIL, MOTHER])));
    assert_eq!(world.ahead(SUSPENSION), Some((Stage::Decision, Some("2026-11-04"))));
    world.does(with(SUSPENSION, decide(plan, "2026-11-03")));
    assert_eq!(world.ahead(SUSPENSION), Some((Stage::Letter, Some("2026-11-03"))), "the same day");
    assert_eq!(world.part(SUSPENSION, Stage::Schoolwork).status, Status::ActionNeeded, "the letter lacks it");
    assert_eq!(world.part(SUSPENSION, Stage::Inspectorate).due, Some(day("2026-11-03")), "more than a day");
    world.steps(SUSPENSION, [schoolwork(), send(DECISION, to_mother(), "2026-11-03")]);
    assert_eq!(world.part(SUSPENSION, Stage::Letter).status, Status::ActionNeeded, "the pupil has none yet");
    world.steps(SUSPENSION, [send(DECISION, to_pupil(SEM), "2026-11-03")]);
    assert_eq!(world.ahead(SUSPENSION), Some((Stage::Inspectorate, Some("2026-11-03"))));
    world.does(with(SUSPENSION, tell_inspectorate("2026-11-03")));
    assert_eq!(world.ahead(SUSPENSION), None, "all is done");
    assert_eq!(world.part(SUSPENSION, Stage::Objections).status, Status::NotNeeded);
    world.does(with(SUSPENSION, object("2026-11-03", MOTHER)));
    assert_eq!(world.ahead(SUSPENSION), Some((Stage::Objections, Some("2026-12-01"))), "four weeks after its receipt");
    let id = world.case.measure(SUSPENSION).unwrap().objections[0].id;
    world.does(with(SUSPENSION, rule(id, "2026-11-03", ObjectionOutcome::Rejected)));
    assert_eq!(world.ahead(SUSPENSION), Some((Stage::Objections, Some("2026-11-03"))), "the decision is to be sent");
}

#[test]
fn a_suspension_of_one_day_is_not_reported() {
    let mut world = World::after_step_three();
    let plan = suspension("2026-11-04", "2026-11-04");
    world.steps(SUSPENSION, [propose(SEM, plan), decide(plan, "2026-11-03")]);
    assert_eq!(world.part(SUSPENSION, Stage::Inspectorate).status, Status::NotNeeded);
}

#[test]
fn what_a_decision_lacks_asks_for_action_until_it_is_lifted() {
    let mut world = World::suspending();
    let plan = suspension("2026-11-04", "2026-11-06");
    let bare = DecisionInput {
        taker: Taker::OnBehalf { of: "Stichting Voorbeeld".into(), mandate: "".into() },
        ..decision(plan, "2026-11-03")
    };
    world.does(with(SUSPENSION, MeasureStep::Decide { decision: bare }));
    assert_eq!(world.part(SUSPENSION, Stage::Decision).status, Status::ActionNeeded);
    let lift =
        MeasureStep::LiftGap { letter: DECISION, missing: Element::Mandate {}, by: LEADER, reason: "Zo.".into() };
    world.does(with(SUSPENSION, lift));
    assert_eq!(world.part(SUSPENSION, Stage::Decision).status, Status::Done);
    let line = world.case.timeline.last().unwrap();
    assert_eq!((line.actor, line.in_name_of), (MENTOR, Some(LEADER)), "who entered it, and whose decision it is");
    assert_eq!(line.reason.as_ref().and_then(|reason| reason.written()), Some("Zo."));
}

#[test]
fn a_removal_goes_the_way_of_the_law() {
    let mut world = World::after_step_three();
    world.does(with(REMOVAL, propose(SEM, removal())));
    let way = |world: &World| world.way_of(REMOVAL).iter().map(|state| state.stage).collect::<Vec<_>>();
    assert_eq!(
        way(&world),
        [
            Stage::Proposal,
            Stage::Request,
            Stage::Announcement,
            Stage::Hearing,
            Stage::Compulsory,
            Stage::Consultation,
            Stage::School,
            Stage::Decision,
            Stage::Letter,
            Stage::Inspectorate,
            Stage::Objections,
        ]
    );
    assert_eq!(world.part(REMOVAL, Stage::Compulsory).status, Status::NotNeeded, "the date of birth says it");
    assert_eq!(world.ahead(REMOVAL), Some((Stage::Request, Some("2026-11-09"))));
    world.does(with(REMOVAL, request_removal()));
    assert_eq!(world.ahead(REMOVAL).map(|next| next.0), Some(Stage::Announcement));
    world.steps(REMOVAL, [to_mother(), to_pupil(SEM)].map(|to| send(ANNOUNCEMENT, to, "2026-10-27")));
    world.does(with(REMOVAL, hear("2026-11-02", &[PUPIL, MOTHER])));
    assert_eq!(world.ahead(REMOVAL).map(|next| next.0), Some(Stage::Consultation));
    world.does(with(REMOVAL, consult("2026-10-27", None)));
    assert_eq!(world.part(REMOVAL, Stage::Consultation).status, Status::Busy);
    let no = MeasureStep::AnswerCompulsory { applies: Answer::No, qualified: Answer::No, note: "".into() };
    world.does(with(REMOVAL, no));
    assert!(way(&world).contains(&Stage::Municipality), "no school, no startkwalificatie: the municipality is told");
    assert_eq!(world.part(REMOVAL, Stage::Consultation).status, Status::NotNeeded);
    assert_eq!(world.ahead(REMOVAL).map(|next| next.0), Some(Stage::Decision));
}

#[test]
fn a_withdrawn_measure_asks_for_nothing() {
    let mut world = World::suspended();
    world.does(with(SUSPENSION, MeasureStep::Withdraw { on: day("2026-11-03"), reason: "Vergissing.".into() }));
    assert_eq!(world.ahead(SUSPENSION), None);
}

#[test]
fn an_openbare_school_says_itself_which_term_of_the_awb_it_keeps() {
    let mut world = World::suspended();
    world.does(with(SUSPENSION, send(DECISION, to_mother(), "2026-11-03")));
    world.does(with(SUSPENSION, object("2026-11-03", MOTHER)));
    let due = |world: &World| world.part(SUSPENSION, Stage::Objections).due;
    assert_eq!(due(&world), Some(day("2026-12-01")));
    world.school.public_decision = PublicDecision::SixWeeks;
    assert_eq!(due(&world), Some(day("2026-12-01")), "a bijzondere school has four weeks");
    world.school.school_type = SchoolType::Public;
    assert_eq!(due(&world), Some(day("2027-01-26")), "six weeks after 15 December, the last day to object");
    world.school.public_decision = PublicDecision::TwelveWeeks;
    assert_eq!(due(&world), Some(day("2027-03-09")));
    world.school.public_decision = PublicDecision::FourWeeks;
    assert_eq!(due(&world), Some(day("2026-12-01")));
}
