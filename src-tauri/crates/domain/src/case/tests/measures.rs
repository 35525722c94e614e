//! A suspension and a removal from proposal to objection, and the meeting of step 7.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::world::*;
use crate::action::{Action, SignatureInput, SignatureWay};
use crate::case::{DutyKind, LetterMark, MeetingSignature, Missing, Status};
use crate::document::DocumentKind;
use crate::event::PointState;
use crate::ids::{GuardianId, MeasureId, ObjectionId, PupilId};
use crate::measure::{
    DecisionInput, HearingInput, Letter, MeasureStep, ObjectionOutcome, Plan, Proposal, Source, Taker, Voice,
};
use crate::model::{Answer, ContactWay, Meaning, Recipient, Role, Signer, Warning};
use crate::people::SchoolType;
use crate::protocol::Step;

pub const SUSPENSION: MeasureId = MeasureId(Uuid::from_u128(0x51));
pub const REMOVAL: MeasureId = MeasureId(Uuid::from_u128(0x52));
pub const DECISION: Letter = Letter::Decision {};
pub const ANNOUNCEMENT: Letter = Letter::Announcement {};
pub const PUPIL: Voice = Voice::Pupil {};
pub const MOTHER: Voice = Voice::Guardian { guardian: SEMS_MOTHER };

pub fn with(measure: MeasureId, step: MeasureStep) -> Action {
    Action::Measure { measure, step: Box::new(step) }
}

pub fn suspension(first: &str, last: &str) -> Plan {
    Plan::Suspension { first: day(first), last: day(last), pending: None }
}

pub fn removal() -> Plan {
    Plan::Removal { from: Some(day("2026-11-09")) }
}

pub fn propose(pupil: PupilId, plan: Plan) -> MeasureStep {
    let proposal = Proposal { pupil, plan, facts: "Hij dreigt elke dag.".into(), tried: "Drie gesprekken.".into() };
    MeasureStep::Propose { proposal }
}

pub fn decision(plan: Plan, decided_on: &str) -> DecisionInput {
    DecisionInput {
        plan,
        decided_on: day(decided_on),
        decided_by: "K. Smit, directeur".into(),
        taker: Taker::OnBehalf { of: "Stichting Voorbeeld".into(), mandate: "Managementstatuut, artikel 4".into() },
        reasons: "De dreiging hield niet op.".into(),
    }
}

pub fn decide(plan: Plan, decided_on: &str) -> MeasureStep {
    MeasureStep::Decide { decision: decision(plan, decided_on) }
}

pub fn hearing(on: &str, voices: &[Voice]) -> HearingInput {
    let account = "Hij zegt: “Het was een grap.”".into();
    HearingInput { on: day(on), voices: voices.to_vec(), staff: vec![MENTOR, LEADER], account }
}

pub fn hear(on: &str, voices: &[Voice]) -> MeasureStep {
    MeasureStep::Hear { hearing: hearing(on, voices) }
}

pub fn request_removal() -> MeasureStep {
    MeasureStep::Request { on: day("2026-10-26"), by: "K. Smit, directeur".into() }
}

pub fn schoolwork() -> MeasureStep {
    MeasureStep::ArrangeSchoolwork {
        by: "J. de Vries, mentor".into(),
        what: "Via de elektronische leeromgeving.".into(),
    }
}

pub fn consult(begun: &str, ended: Option<&str>) -> MeasureStep {
    MeasureStep::Consult { begun: day(begun), ended: ended.map(day), result: "Een andere school is nodig.".into() }
}

pub fn find_school(on: &str) -> MeasureStep {
    MeasureStep::FindSchool { on: day(on), school: "Het Andere College".into() }
}

pub fn to_pupil(pupil: PupilId) -> Recipient {
    Recipient::Pupil { pupil }
}

pub fn to_mother() -> Recipient {
    Recipient::Guardians { pupil: SEM, guardians: vec![SEMS_MOTHER] }
}

pub fn send(letter: Letter, to: Recipient, on: &str) -> MeasureStep {
    MeasureStep::SendLetter { letter, to, on: day(on), channel: ContactWay::Letter }
}

pub fn tell_inspectorate(on: &str) -> MeasureStep {
    MeasureStep::TellInspectorate { on: day(on), by: "K. Smit, directeur".into(), reference: "ISD-1".into() }
}

pub fn object(on: &str, by: Voice) -> MeasureStep {
    MeasureStep::Object { on: day(on), by, note: "".into() }
}

pub fn rule(objection: ObjectionId, on: &str, ruling: ObjectionOutcome) -> MeasureStep {
    MeasureStep::DecideObjection {
        objection,
        on: day(on),
        by: "Het schoolbestuur".into(),
        ruling,
        reasons: "De hoorzitting was zorgvuldig.".into(),
        consequences: "De schorsing verdwijnt uit het dossier.".into(),
    }
}

impl World {
    pub fn steps(&mut self, measure: MeasureId, steps: impl IntoIterator<Item = MeasureStep>) {
        for step in steps {
            self.does(with(measure, step));
        }
    }

    pub fn kinds(&self) -> Vec<DutyKind> {
        self.duties().into_iter().map(|duty| duty.kind).collect()
    }

    pub fn mark(&self, measure: MeasureId, letter: Letter) -> LetterMark {
        self.case.measure_letter(measure, letter, &self.facts()).expect("the letter is known").mark
    }

    /// Sem is proposed for suspension from 4 to 6 November; he and his mother were heard on the 2nd.
    pub fn suspending() -> Self {
        let mut world = Self::after_step_three();
        let plan = suspension("2026-11-04", "2026-11-06");
        world.steps(SUSPENSION, [propose(SEM, plan), hear("2026-11-02", &[PUPIL, MOTHER]), schoolwork()]);
        world
    }

    /// That suspension, decided on 3 November.
    pub fn suspended() -> Self {
        let mut world = Self::suspending();
        world.does(with(SUSPENSION, decide(suspension("2026-11-04", "2026-11-06"), "2026-11-03")));
        world
    }

    /// Sem's removal with everything before the decision, which is on 3 November.
    pub fn removed() -> Self {
        let mut world = Self::after_step_three();
        world.steps(
            REMOVAL,
            [
                propose(SEM, Plan::Removal { from: None }),
                request_removal(),
                send(ANNOUNCEMENT, to_pupil(SEM), "2026-10-27"),
                send(ANNOUNCEMENT, to_mother(), "2026-10-27"),
                hear("2026-10-30", &[PUPIL, MOTHER]),
                consult("2026-10-28", Some("2026-11-02")),
                find_school("2026-11-02"),
                decide(removal(), "2026-11-03"),
            ],
        );
        world
    }
}

#[test]
fn a_suspension_from_proposal_to_the_decision_on_an_objection() {
    let mut world = World::suspended();
    assert_eq!(world.mark(SUSPENSION, DECISION), LetterMark::Complete);
    let send_to = |reader| DutyKind::SendDecision(reader);
    assert_eq!(
        world.kinds(),
        [DutyKind::ReportSuspension, send_to(to_pupil(SEM)), send_to(to_mother())],
        "three days is longer than one"
    );
    assert!(world.duties().iter().all(|duty| duty.due == day("2026-11-03") && duty.extended.is_none()));
    world.steps(
        SUSPENSION,
        [
            tell_inspectorate("2026-11-03"),
            MeasureStep::MakeLetter { letter: DECISION, to: to_mother(), report: None },
            send(DECISION, to_mother(), "2026-11-03"),
            send(DECISION, to_pupil(SEM), "2026-11-03"),
        ],
    );
    assert_eq!(world.kinds(), []);
    let until = world.case.measure(SUSPENSION).unwrap().objection_until(&to_mother(), &world.facts()).unwrap();
    assert_eq!((until.unextended, until.extended), (day("2026-12-15"), day("2026-12-15")));
    world.today = day("2026-11-10");
    world.does(with(SUSPENSION, object("2026-11-10", MOTHER)));
    let id = world.case.measure(SUSPENSION).unwrap().objections[0].id;
    let duties = world.duties();
    assert_eq!(world.kinds(), [DutyKind::HearObjection(id), DutyKind::DecideObjection(id)]);
    assert!(duties.iter().all(|duty| duty.due == day("2026-12-08") && duty.extended == Some(day("2026-12-08"))));
    world.today = day("2026-11-24");
    let hearing = hearing("2026-11-17", &[MOTHER]);
    world.steps(
        SUSPENSION,
        [
            MeasureStep::HearObjection { objection: id, hearing },
            MeasureStep::OfferReports { objection: id, on: day("2026-11-12") },
            rule(id, "2026-11-24", ObjectionOutcome::Upheld),
        ],
    );
    let letter = Letter::Objection { objection: id };
    assert_eq!(world.mark(SUSPENSION, letter), LetterMark::Complete);
    assert_eq!(world.kinds().len(), 2, "both readers still get the decision on the objection");
    world.steps(SUSPENSION, [to_mother(), to_pupil(SEM)].map(|to| send(letter, to, "2026-11-24")));
    assert_eq!(world.kinds(), []);
    let decided = world.case.measure(SUSPENSION).unwrap().objections[0].decision.clone().unwrap();
    assert_eq!(decided.ruling, ObjectionOutcome::Upheld);
    assert!(decided.consequences.is_some(), "what follows from it is recorded");
}

#[test]
fn a_removal_from_the_request_to_the_notices() {
    let mut world = World::removed();
    assert_eq!(world.mark(REMOVAL, DECISION), LetterMark::Complete);
    assert_eq!(world.kinds()[0], DutyKind::ReportRemoval);
    assert_eq!(world.duties()[0].source, Source::Removal);
    world.does(with(REMOVAL, tell_inspectorate("2026-11-03")));
    world.steps(REMOVAL, [to_mother(), to_pupil(SEM)].map(|to| send(DECISION, to, "2026-11-03")));
    assert_eq!(world.kinds(), [], "a pupil of 15 stays under the Leerplichtwet");
    let no_school = |qualified| MeasureStep::AnswerCompulsory { applies: Answer::No, qualified, note: "".into() };
    world.does(with(REMOVAL, no_school(Answer::No)));
    assert_eq!(world.kinds(), [DutyKind::TellMunicipality]);
    assert_eq!(world.duties()[0].due, day("2026-11-03"), "at once");
    world.does(with(REMOVAL, no_school(Answer::Yes)));
    assert_eq!(world.kinds(), [], "a startkwalificatie: the municipality need not know");
    world.does(with(REMOVAL, no_school(Answer::Unknown)));
    assert_eq!(world.kinds(), [DutyKind::TellMunicipality], "not known is no proof");
    let told = MeasureStep::TellMunicipality { on: world.today, by: "K. Smit".into(), note: "".into() };
    world.does(with(REMOVAL, told));
    assert_eq!(world.kinds(), []);
}

#[test]
fn points_of_step_seven_are_done_when_they_happen() {
    let mut world = World::after_step_three();
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    let state = |world: &World, item: &str, pupil| {
        let points = world.row(Step::Measures, pupil).points;
        points.into_iter().find(|point| point.item.0 == item).unwrap().state
    };
    world.does(with(SUSPENSION, propose(SEM, suspension("2026-11-04", "2026-11-04"))));
    assert_eq!(state(&world, "7.4", SEM), PointState::Open, "a proposal decides nothing");
    world.does(with(SUSPENSION, decide(suspension("2026-11-04", "2026-11-04"), "2026-11-03")));
    world.steps(REMOVAL, [propose(SEM, removal()), request_removal()]);
    assert_eq!([("7.4", SEM), ("7.5", SEM)].map(|(i, p)| state(&world, i, p)), [PointState::Done; 2]);
    assert_eq!(state(&world, "7.6", SEM), PointState::Open);
    world.does(with(REMOVAL, decide(removal(), "2026-11-03")));
    assert_eq!(state(&world, "7.6", SEM), PointState::Done);
    assert!(["7.4", "7.5", "7.6"].iter().all(|item| state(&world, item, BRAM) == PointState::Open), "per pupil");
    let again = [Missing::RoundDone, Missing::Meeting, Missing::MeetingReport];
    assert_eq!(world.missing(Step::Measures, SEM), again, "no measure stands for the meeting");
}

#[test]
fn one_day_is_no_more_than_one_day() {
    let mut world = World::suspending();
    world.does(with(SUSPENSION, decide(suspension("2026-11-04", "2026-11-04"), "2026-11-03")));
    assert!(!world.kinds().contains(&DutyKind::ReportSuspension));
}

#[test]
fn a_changed_decision_needs_its_own_letter_and_counts_anew() {
    let mut world = World::suspended();
    world.steps(SUSPENSION, [to_mother(), to_pupil(SEM)].map(|to| send(DECISION, to, "2026-11-03")));
    world.today = day("2026-11-05");
    let shorter = decision(suspension("2026-11-04", "2026-11-05"), "2026-11-05");
    world.does(with(SUSPENSION, MeasureStep::Change { decision: shorter, reason: "Hij houdt zich eraan.".into() }));
    assert_eq!(world.mark(SUSPENSION, DECISION), LetterMark::Complete, "the first decision was in time");
    assert_eq!(world.kinds().len(), 3, "the report, and a letter for each");
    let sem = world.case.measure(SUSPENSION).unwrap().clone();
    assert_eq!(sem.objection_until(&to_mother(), &world.facts()), None, "this decision was not announced yet");
    world.does(with(SUSPENSION, send(DECISION, to_mother(), "2026-11-05")));
    let until = world.case.measure(SUSPENSION).unwrap().objection_until(&to_mother(), &world.facts()).unwrap();
    assert_eq!(until.unextended, day("2026-12-17"));
}

#[test]
fn an_end_before_the_last_day_and_a_withdrawal() {
    let mut world = World::suspended();
    world.does(with(SUSPENSION, MeasureStep::EndEarly { last: day("2026-11-05"), reason: "Ziek.".into() }));
    let days = world.case.measure(SUSPENSION).unwrap().days();
    assert_eq!(days, Some((day("2026-11-04"), day("2026-11-05"))));
    assert!(world.kinds().contains(&DutyKind::ReportSuspension), "it was decided for longer than a day");
    let mut late = world.clone();
    world.does(with(SUSPENSION, MeasureStep::Withdraw { on: day("2026-11-03"), reason: "Vergissing.".into() }));
    assert_eq!(world.kinds(), [], "withdrawn before it began");
    late.today = day("2026-11-05");
    late.does(with(SUSPENSION, MeasureStep::Withdraw { on: day("2026-11-05"), reason: "Vergissing.".into() }));
    assert!(late.kinds().contains(&DutyKind::ReportSuspension), "withdrawn after it began");
    late.does(with(SUSPENSION, tell_inspectorate("2026-11-05")));
    assert!(!late.kinds().contains(&DutyKind::ReportSuspension), "what happened is taken in after a withdrawal too");
}

#[test]
fn a_hearing_that_could_not_be_before_follows_after() {
    let mut world = World::after_step_three();
    let plan = suspension("2026-11-03", "2026-11-04");
    let reason = || "Hij moest direct weg.".into();
    world.steps(SUSPENSION, [propose(SEM, plan), schoolwork(), decide(plan, "2026-11-03")]);
    assert!(matches!(world.mark(SUSPENSION, DECISION), LetterMark::Concept(gaps) if gaps.len() == 2));
    world.does(with(SUSPENSION, MeasureStep::NotHeardBefore { reason: reason() }));
    assert_eq!(world.mark(SUSPENSION, DECISION), LetterMark::Complete);
    assert!(world.kinds().contains(&DutyKind::Hear(PUPIL)) && world.kinds().contains(&DutyKind::Hear(MOTHER)));
    world.today = day("2026-11-04");
    let declined = MeasureStep::Decline { voice: MOTHER, on: world.today, note: "Wil niet komen.".into() };
    world.steps(SUSPENSION, [hear("2026-11-04", &[PUPIL]), declined]);
    assert!(!world.kinds().iter().any(|kind| matches!(kind, DutyKind::Hear(_))));
}

#[test]
fn a_suspension_may_last_as_long_as_the_consultation() {
    let mut world = World::after_step_three();
    world.steps(REMOVAL, [propose(SEM, removal()), consult("2026-11-03", None)]);
    let plan = Plan::Suspension { first: day("2026-11-04"), last: day("2026-11-30"), pending: Some(REMOVAL) };
    world.steps(SUSPENSION, [propose(SEM, plan), decide(plan, "2026-11-03")]);
    world.today = day("2026-11-16");
    assert!(!world.kinds().contains(&DutyKind::EndSuspension));
    world.does(with(REMOVAL, consult("2026-11-03", Some("2026-11-13"))));
    let end = world.duties().into_iter().find(|duty| duty.kind == DutyKind::EndSuspension).unwrap();
    assert_eq!((end.measure, end.due), (SUSPENSION, day("2026-11-13")));
    world.does(with(
        SUSPENSION,
        MeasureStep::EndEarly { last: day("2026-11-13"), reason: "Het overleg is klaar.".into() },
    ));
    assert!(!world.kinds().contains(&DutyKind::EndSuspension));
}

#[test]
fn a_closed_case_takes_in_an_objection_and_keeps_its_duties() {
    let mut world = World::ready_to_close();
    let plan = suspension("2026-11-18", "2026-11-18");
    let sent = [to_mother(), to_pupil(SEM)].map(|to| send(DECISION, to, "2026-11-17"));
    world.steps(SUSPENSION, [propose(SEM, plan), decide(plan, "2026-11-17")]);
    assert_eq!(world.refuses(close()), crate::case::Refusal::Warned(vec![Warning::OpenMeasureDuties]));
    world.steps(SUSPENSION, sent);
    world.does(close());
    assert_eq!(world.refuses(with(REMOVAL, propose(SEM, removal()))), crate::case::Refusal::CaseClosed);
    world.does(with(SUSPENSION, object("2026-11-17", PUPIL)));
    assert_eq!(world.kinds().len(), 2);
    world.passes(Action::Withdraw { reason: "Verkeerde leerling.".into() }, Warning::OpenMeasureDuties);
    assert_eq!(
        world.kinds().len(),
        2,
        "what was decided about a pupil can be objected to, whatever became of the case"
    );
    assert_eq!(world.refuses(with(REMOVAL, propose(SEM, removal()))), crate::case::Refusal::CaseWithdrawn);
    let objection = world.case.measure(SUSPENSION).unwrap().objections[0].id;
    world.steps(
        SUSPENSION,
        [
            MeasureStep::HearObjection { objection, hearing: hearing("2026-11-17", &[]) },
            rule(objection, "2026-11-17", ObjectionOutcome::Upheld),
        ],
    );
    assert!(!world.kinds().contains(&DutyKind::DecideObjection(objection)));
}

#[test]
fn a_concept_sent_to_a_couple_is_no_letter() {
    let mut world = World::after_step_three();
    world.does(Action::ChangeRole { pupil: EVA, role: Role::Bullied, reason: "Bleek.".into() });
    world.does(Action::ChangeRole { pupil: NOOR, role: Role::Bullying, reason: "Bleek.".into() });
    let plan = suspension("2026-11-04", "2026-11-04");
    let parents = |guardians: &[GuardianId]| Recipient::Guardians { pupil: NOOR, guardians: guardians.to_vec() };
    let make = |to| MeasureStep::MakeLetter { letter: DECISION, to, report: None };
    world.steps(
        SUSPENSION,
        [
            propose(NOOR, plan),
            decide(plan, "2026-11-03"),
            make(parents(&[NOORS_FATHER])),
            make(parents(&[NOORS_MOTHER])),
            send(DECISION, parents(&[NOORS_FATHER, NOORS_MOTHER]), "2026-11-03"),
        ],
    );
    for parent in [NOORS_FATHER, NOORS_MOTHER] {
        assert!(world.kinds().contains(&DutyKind::SendDecision(parents(&[parent]))));
    }
}

#[test]
fn the_inspectie_is_told_without_delay_whatever_changes_later() {
    let mut world = World::suspended();
    world.today = day("2026-11-20");
    let changed = decision(suspension("2026-11-04", "2026-11-06"), "2026-11-20");
    world.does(with(SUSPENSION, MeasureStep::Change { decision: changed, reason: "Redenen aangevuld.".into() }));
    let report = world.duties().into_iter().find(|duty| duty.kind == DutyKind::ReportSuspension).unwrap();
    assert_eq!(report.due, day("2026-11-03"));

    let mut world = World::suspended();
    world.today = day("2026-11-04");
    world.does(with(SUSPENSION, MeasureStep::Withdraw { on: world.today, reason: "Toch niet nodig.".into() }));
    assert!(world.kinds().contains(&DutyKind::ReportSuspension), "it held on its first day");
    let mut world = World::suspended();
    world.does(with(SUSPENSION, MeasureStep::Withdraw { on: world.today, reason: "Toch niet nodig.".into() }));
    assert_eq!(world.kinds(), [], "it never began");
}

#[test]
fn a_suspension_ends_with_the_removal_it_waited_for_but_not_within_its_week() {
    for (withdrawn, due) in [("2026-11-16", "2026-11-16"), ("2026-11-05", "2026-11-10")] {
        let mut world = World::after_step_three();
        world.steps(REMOVAL, [propose(SEM, removal()), consult("2026-11-03", None)]);
        let plan = Plan::Suspension { first: day("2026-11-04"), last: day("2026-11-30"), pending: Some(REMOVAL) };
        world.steps(SUSPENSION, [propose(SEM, plan), decide(plan, "2026-11-03")]);
        world.today = day(withdrawn);
        world.does(with(REMOVAL, MeasureStep::Withdraw { on: world.today, reason: "Toch niet.".into() }));
        let end = world.duties().into_iter().find(|duty| duty.kind == DutyKind::EndSuspension).unwrap();
        assert_eq!((end.measure, end.due), (SUSPENSION, day(due)));
    }
}

#[test]
fn days_out_of_school_count_for_the_stretch_although_the_suspension_was_withdrawn() {
    let mut world = World::after_step_three();
    let before = suspension("2026-10-26", "2026-11-01");
    let after = suspension("2026-11-02", "2026-11-08");
    world.steps(REMOVAL, [propose(SEM, before), decide(before, "2026-10-26")]);
    let heard = hear("2026-11-02", &[PUPIL, MOTHER]);
    world.steps(SUSPENSION, [propose(SEM, after), heard, schoolwork(), decide(after, "2026-11-02")]);
    world.does(with(REMOVAL, MeasureStep::Withdraw { on: day("2026-11-03"), reason: "Bezwaar.".into() }));
    assert!(matches!(world.mark(SUSPENSION, DECISION), LetterMark::Concept(gaps) if gaps.len() == 1));
}

#[test]
fn a_parent_whom_the_school_may_not_contact_is_no_duty_but_a_question() {
    let mut world = World::suspended();
    world.people.guardians.get_mut(&SEMS_MOTHER).unwrap().contact_allowed = false;
    assert!(!world.kinds().contains(&DutyKind::SendDecision(to_mother())));
    assert!(matches!(world.mark(SUSPENSION, DECISION), LetterMark::Concept(_)));
}

#[test]
fn four_weeks_at_every_school_each_with_its_own_source() {
    for (school_type, source) in [(SchoolType::Private, Source::SchoolGuide), (SchoolType::Public, Source::PublicTerm)]
    {
        let mut world = World::suspended();
        world.school.school_type = school_type;
        world.does(with(SUSPENSION, send(DECISION, to_mother(), "2026-11-03")));
        world.does(with(SUSPENSION, object("2026-11-03", MOTHER)));
        let objection = world.case.measure(SUSPENSION).unwrap().objections[0].id;
        let kind = DutyKind::DecideObjection(objection);
        let duty = world.duties().into_iter().find(|duty| duty.kind == kind).unwrap();
        assert_eq!((duty.due, duty.source), (day("2026-12-01"), source));
    }
}

#[test]
fn a_letter_made_as_a_concept_does_not_count_as_sent() {
    let mut world = World::after_step_three();
    let plan = suspension("2026-11-04", "2026-11-04");
    let make = || MeasureStep::MakeLetter { letter: DECISION, to: to_mother(), report: None };
    world.steps(SUSPENSION, [propose(SEM, plan), hear("2026-11-02", &[PUPIL, MOTHER]), decide(plan, "2026-11-03")]);
    world.steps(SUSPENSION, [make(), send(DECISION, to_mother(), "2026-11-03")]);
    assert!(world.case.measure(SUSPENSION).unwrap().letters[0].concept, "no schoolwork yet");
    assert!(world.kinds().contains(&DutyKind::SendDecision(to_mother())));
    world.steps(SUSPENSION, [schoolwork(), make(), send(DECISION, to_mother(), "2026-11-03")]);
    assert_eq!(world.kinds(), [DutyKind::SendDecision(to_pupil(SEM))]);
}

#[test]
fn a_couple_that_is_written_to_together_was_written_to() {
    let mut world = World::after_step_three();
    world.does(Action::ChangeRole { pupil: EVA, role: Role::Bullied, reason: "Bleek.".into() });
    world.does(Action::ChangeRole { pupil: NOOR, role: Role::Bullying, reason: "Bleek.".into() });
    let plan = suspension("2026-11-04", "2026-11-04");
    let both = Recipient::Guardians { pupil: NOOR, guardians: vec![NOORS_FATHER, NOORS_MOTHER] };
    world.steps(SUSPENSION, [propose(NOOR, plan), decide(plan, "2026-11-03"), send(DECISION, both, "2026-11-03")]);
    assert_eq!(world.kinds(), [DutyKind::SendDecision(to_pupil(NOOR))]);
    let father = Recipient::Guardians { pupil: NOOR, guardians: vec![NOORS_FATHER] };
    assert!(world.case.measure(SUSPENSION).unwrap().objection_until(&father, &world.facts()).is_some());
}

#[test]
fn the_meeting_of_each_pupil_has_its_row() {
    let mut world = World::ready_to_close();
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    let rows = world.case.meetings(&world.people);
    assert_eq!(rows.iter().map(|row| row.pupil).collect::<Vec<_>>(), [SEM, BRAM]);
    assert!(rows.iter().all(|row| row.conversations.is_empty() && row.signature == MeetingSignature::NotAsked));
    let mut meeting = parent_talk(Step::Measures, SEM, &[SEMS_MOTHER]);
    meeting.agreements = vec![agreement(SEM, None)];
    world.does(record(meeting.clone()));
    let row = world.case.meetings(&world.people).remove(0);
    assert!(row.school_leader && row.mentor);
    assert_eq!((row.guardians, row.agreements.len(), row.report), (vec![SEMS_MOTHER], 1, None));
    let way = |way| {
        let signer = Signer::Guardian { id: SEMS_MOTHER };
        vec![SignatureInput { signer, meaning: Meaning::Read, way }]
    };
    let unsigned = SignatureWay::NotSigned { reason: "Oneens.".into(), witness: "K. Smit".into() };
    for (signatures, wanted) in [
        (Vec::new(), MeetingSignature::NotAsked),
        (way(unsigned), MeetingSignature::Refused),
        (way(SignatureWay::ReadAtHome {}), MeetingSignature::AtHome),
        (way(SignatureWay::Paper {}), MeetingSignature::Signed),
    ] {
        let mut paper = report(DocumentKind::MeetingReport, SEM, SEMS_MOTHER, Some(meeting.id));
        paper.signatures = signatures;
        world.does(Action::Freeze { report: paper.clone() });
        let row = world.case.meetings(&world.people).remove(0);
        assert_eq!((row.report, row.signature), (Some(paper.id), wanted));
        assert_eq!(world.missing(Step::Measures, SEM), [Missing::RoundDone], "signing changes nothing");
    }
    assert_eq!(world.row(Step::Measures, BRAM).status, Status::NotStarted);
}

#[test]
fn a_meeting_without_parents_has_a_reason_or_a_pupil_of_age() {
    let mut world = World::opened();
    let alone = || record(parent_talk(Step::Measures, SEM, &[]));
    world.passes(alone(), Warning::NoParentAtMeeting);
    world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
    world.does(record(parent_talk(Step::Measures, JAAP, &[])));
}

#[test]
fn parents_of_a_pupil_of_age_get_a_letter_only_with_consent_and_are_not_heard() {
    let mut world = World::opened();
    world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
    let plan = suspension("2026-11-04", "2026-11-04");
    world.steps(
        SUSPENSION,
        [propose(JAAP, plan), hear("2026-11-02", &[PUPIL]), schoolwork(), decide(plan, "2026-11-03")],
    );
    let readers = |world: &World| {
        let state = world.case.measure_letter(SUSPENSION, DECISION, &world.facts()).unwrap();
        assert_eq!((&state.mark, state.whom.voices()), (&LetterMark::Complete, vec![PUPIL]));
        state.whom.readers()
    };
    assert_eq!(readers(&world), [to_pupil(JAAP)]);
    let mother = Recipient::Guardians { pupil: JAAP, guardians: vec![JAAPS_MOTHER] };
    world.does(consent(JAAP, JAAPS_MOTHER, day("2026-11-03")));
    assert_eq!(readers(&world), [to_pupil(JAAP), mother]);
    world.does(Action::WithdrawConsent { pupil: JAAP, on: day("2026-11-03"), note: "".into() });
    assert_eq!(readers(&world), [to_pupil(JAAP)]);
}

#[test]
fn every_piece_of_text_is_about_the_pupil() {
    let mut world = World::suspended();
    let from = world.journal.len();
    world.does(with(SUSPENSION, tell_inspectorate("2026-11-03")));
    let abouts: BTreeSet<_> = world.journal[from..].iter().flat_map(|e| e.texts.values()).map(|(a, _)| *a).collect();
    assert_eq!(abouts, [crate::text::About::Pupil(SEM)].into());
}
