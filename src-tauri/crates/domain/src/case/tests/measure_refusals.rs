//! What is refused with a measure: what the law can not know, and slips of the pen; never a fact.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::kinds::{MEASURE_REFUSALS, assert_all, measure_refusal};
use super::measures::*;
use super::world::*;
use crate::action::Action;
use crate::case::{Field, MeasureRefusal, Refusal};
use crate::ids::{MeasureId, ObjectionId, ReportId, StaffId};
use crate::measure::{Element, HearingInput, Letter, MeasureStep, ObjectionOutcome, Plan, Voice};
use crate::model::{ContactWay, Recipient};

type Try = fn(&mut World) -> Action;

fn pending(first: &str, last: &str, removal: MeasureId) -> Plan {
    Plan::Suspension { first: day(first), last: day(last), pending: Some(removal) }
}

fn change(plan: Plan) -> MeasureStep {
    MeasureStep::Change { decision: decision(plan, "2026-11-03"), reason: "Anders.".into() }
}

fn withdraw() -> MeasureStep {
    MeasureStep::Withdraw { on: day("2026-11-03"), reason: "Vergissing.".into() }
}

fn end(last: &str) -> MeasureStep {
    MeasureStep::EndEarly { last: day(last), reason: "Genoeg.".into() }
}

fn make(letter: Letter, to: Recipient, report: Option<ReportId>) -> MeasureStep {
    MeasureStep::MakeLetter { letter, to, report }
}

fn lift(missing: Element) -> MeasureStep {
    lift_by(LEADER, missing)
}

fn lift_by(by: StaffId, missing: Element) -> MeasureStep {
    MeasureStep::LiftGap { letter: DECISION, missing, by, reason: "Dringend.".into() }
}

const NO_OBJECTION: ObjectionId = ObjectionId(Uuid::nil());
const PLAN: fn() -> Plan = || suspension("2026-11-04", "2026-11-06");

/// On Sem's suspension as it was decided.
#[rustfmt::skip]
fn on_a_suspension() -> Vec<(Try, MeasureRefusal)> {
    use MeasureRefusal as M;
    vec![
        (|_| with(REMOVAL, request_removal()), M::Unknown),
        (|_| with(SUSPENSION, request_removal()), M::WrongKind),
        (|_| with(SUSPENSION, consult("2026-11-03", None)), M::WrongKind),
        (|_| with(SUSPENSION, find_school("2026-11-03")), M::WrongKind),
        (|_| with(SUSPENSION, change(removal())), M::WrongKind),
        (|_| with(SUSPENSION, send(ANNOUNCEMENT, to_mother(), "2026-11-03")), M::WrongKind),
        (|_| with(SUSPENSION, decide(PLAN(), "2026-11-03")), M::AlreadyDecided),
        (|_| with(SUSPENSION, change(suspension("2026-11-04", "2026-11-11"))), M::LongerThanAWeek),
        (|_| with(SUSPENSION, change(pending("2026-11-04", "2026-11-06", REMOVAL))), M::Unknown),
        (|_| with(SUSPENSION, change(pending("2026-11-04", "2026-11-11", SUSPENSION))), M::NoConsultation),
        (|_| with(SUSPENSION, end("2026-11-06")), M::NotShorter),
        (|_| with(SUSPENSION, MeasureStep::Invite {
            voices: Vec::new(), on: day("2026-11-03"), channel: ContactWay::Phone,
        }), M::NoVoice),
        (|_| with(SUSPENSION, hear("2026-11-03", &[])), M::NoVoice),
        (|_| with(SUSPENSION, send(DECISION, to_pupil(BRAM), "2026-11-03")), M::NotAddressed),
        (|_| with(SUSPENSION, make(DECISION, to_pupil(BRAM), None)), M::NotAddressed),
        (|_| with(SUSPENSION, make(DECISION, to_mother(), Some(ReportId(Uuid::nil())))), M::UnknownReport),
        (|_| {
            let letter = Letter::Objection { objection: NO_OBJECTION };
            with(SUSPENSION, send(letter, to_mother(), "2026-11-03"))
        }, M::UnknownObjection),
        (|_| with(SUSPENSION, MeasureStep::OfferReports { objection: NO_OBJECTION, on: day("2026-11-03") }),
            M::UnknownObjection),
        (|_| with(SUSPENSION, rule(NO_OBJECTION, "2026-11-03", ObjectionOutcome::Upheld)), M::UnknownObjection),
        (|world| {
            world.does(with(SUSPENSION, object("2026-11-03", PUPIL)));
            let id = world.case.measure(SUSPENSION).unwrap().objections[0].id;
            with(SUSPENSION, send(Letter::Objection { objection: id }, to_mother(), "2026-11-03"))
        }, M::NotDecided),
        (|world| {
            world.does(with(SUSPENSION, object("2026-11-03", PUPIL)));
            let id = world.case.measure(SUSPENSION).unwrap().objections[0].id;
            let ruled = with(SUSPENSION, rule(id, "2026-11-03", ObjectionOutcome::Partly));
            world.does(ruled.clone());
            ruled
        }, M::ObjectionDecided),
        (|_| with(SUSPENSION, lift(Element::Schoolwork {})), M::NothingMissing),
        (|_| with(SUSPENSION, lift(Element::Decision {})), M::NotLiftable),
        (|_| with(SUSPENSION, lift_by(MENTOR, Element::Schoolwork {})), M::OnlySchoolLeader),
        (|world| {
            world.does(with(SUSPENSION, withdraw()));
            with(SUSPENSION, withdraw())
        }, M::Over),
        (|world| {
            world.does(with(SUSPENSION, withdraw()));
            with(SUSPENSION, change(PLAN()))
        }, M::Over),
    ]
}

/// Before there is any measure.
#[rustfmt::skip]
fn from_the_start() -> Vec<(Try, Refusal)> {
    use MeasureRefusal as M;
    vec![
        (|_| with(SUSPENSION, propose(NOOR, PLAN())), Refusal::WrongRole),
        (|_| with(SUSPENSION, propose(JAAP, PLAN())), Refusal::NotInCase),
        (|_| with(SUSPENSION, propose(SEM, suspension("2026-11-04", "2026-11-03"))), Refusal::EndBeforeStart),
        (|_| with(SUSPENSION, propose(SEM, suspension("1999-12-31", "2000-01-01"))), Refusal::DateTooOld(Field::First)),
        (|_| with(SUSPENSION, propose(SEM, suspension("2036-11-03", "2036-11-04"))), Refusal::DateTooFar(Field::Last)),
        (|_| with(REMOVAL, propose(SEM, Plan::Removal { from: Some(day("1999-12-31")) })),
            Refusal::DateTooOld(Field::From)),
        (|world| {
            world.does(with(SUSPENSION, propose(SEM, PLAN())));
            with(SUSPENSION, propose(SEM, PLAN()))
        }, Refusal::AlreadyRecorded),
        (|world| {
            world.does(with(SUSPENSION, propose(SEM, PLAN())));
            with(SUSPENSION, end("2026-11-05"))
        }, Refusal::Measure(M::NotDecided)),
        (|world| {
            world.does(with(SUSPENSION, propose(SEM, PLAN())));
            with(SUSPENSION, object("2026-11-03", PUPIL))
        }, Refusal::Measure(M::NotDecided)),
        (|world| {
            world.does(with(REMOVAL, propose(SEM, removal())));
            with(REMOVAL, MeasureStep::NotHeardBefore { reason: "Haast.".into() })
        }, Refusal::Measure(M::WrongKind)),
        (|world| {
            world.does(with(REMOVAL, propose(SEM, removal())));
            with(SUSPENSION, propose(SEM, pending("2026-11-04", "2026-11-30", REMOVAL)))
        }, Refusal::Measure(M::NoConsultation)),
        (|world| {
            world.steps(REMOVAL, [propose(SEM, removal()), consult("2026-11-03", None)]);
            with(SUSPENSION, propose(SEM, pending("2026-11-02", "2026-11-30", REMOVAL)))
        }, Refusal::Measure(M::NoConsultation)),
        (|world| {
            world.steps(REMOVAL, [propose(SEM, removal()), consult("2026-11-02", Some("2026-11-03"))]);
            with(SUSPENSION, propose(SEM, pending("2026-11-02", "2026-11-04", REMOVAL)))
        }, Refusal::Measure(M::NoConsultation)),
        (|world| {
            world.steps(REMOVAL, [propose(SEM, removal()), consult("2026-11-02", None)]);
            with(SUSPENSION, propose(BRAM, pending("2026-11-04", "2026-11-30", REMOVAL)))
        }, Refusal::Measure(M::NoConsultation)),
    ]
}

/// Slips of the pen on Sem's suspension.
#[rustfmt::skip]
fn slips() -> Vec<(Try, Refusal)> {
    vec![
        (|_| with(SUSPENSION, end("2026-11-03")), Refusal::EndBeforeStart),
        (|_| with(SUSPENSION, send(DECISION, to_mother(), "2026-11-02")), Refusal::EndBeforeStart),
        (|_| with(SUSPENSION, send(DECISION, to_mother(), "2026-11-04")), Refusal::DateInFuture(Field::On)),
        (|_| with(SUSPENSION, hear("2026-11-04", &[PUPIL])), Refusal::DateInFuture(Field::HeldOn)),
        (|_| with(SUSPENSION, MeasureStep::Change {
            decision: decision(PLAN(), "2026-11-04"), reason: "Later.".into(),
        }), Refusal::DateInFuture(Field::DecidedOn)),
        (|_| with(SUSPENSION, hear("2026-11-03", &[PUPIL, PUPIL])), Refusal::PersonTwice),
        (|_| with(SUSPENSION, hear("2026-11-03", &[Voice::Guardian { guardian: NOORS_MOTHER }])),
            Refusal::NotTheirGuardian),
        (|_| with(SUSPENSION, MeasureStep::Hear {
            hearing: HearingInput { staff: Vec::new(), ..hearing("2026-11-03", &[PUPIL]) },
        }), Refusal::NoStaff),
        (|_| with(SUSPENSION, send(DECISION, Recipient::Guardians { pupil: SEM, guardians: Vec::new() }, "2026-11-03")),
            Refusal::NoGuardian),
        (|world| {
            world.does(with(SUSPENSION, object("2026-11-03", PUPIL)));
            let id = world.case.measure(SUSPENSION).unwrap().objections[0].id;
            with(SUSPENSION, rule(id, "2026-11-02", ObjectionOutcome::Upheld))
        }, Refusal::EndBeforeStart),
        (|world| {
            world.steps(REMOVAL, [propose(SEM, removal())]);
            with(REMOVAL, consult("2026-11-03", Some("2026-11-02")))
        }, Refusal::EndBeforeStart),
        (|world| {
            world.steps(REMOVAL, [propose(SEM, removal())]);
            with(REMOVAL, consult("2026-11-03", Some("2026-11-04")))
        }, Refusal::DateInFuture(Field::Ended)),
    ]
}

#[test]
fn each_refusal_of_a_measure_has_its_reason() {
    let mut reached: BTreeSet<&'static str> = BTreeSet::new();
    let denied = on_a_suspension().into_iter().map(|(attempt, wanted)| (attempt, Refusal::Measure(wanted)));
    let suspended = denied.chain(slips()).map(|row| (World::suspended as fn() -> World, row));
    let fresh = from_the_start().into_iter().map(|row| (World::after_step_three as fn() -> World, row));
    for (world, (attempt, wanted)) in suspended.chain(fresh) {
        let mut world = world();
        let action = attempt(&mut world);
        assert_eq!(world.refuses(action.clone()), wanted, "{action:?}");
        if let Refusal::Measure(denied) = &wanted {
            reached.insert(measure_refusal(denied));
        }
    }
    assert_all("refusal of a measure", MEASURE_REFUSALS, &reached);
}

#[test]
fn a_letter_may_be_sent_to_more_of_the_family_than_the_law_asks() {
    let mut world = World::suspended();
    world.people.guardians.get_mut(&BRAMS_FATHER).unwrap().pupils.push((SEM, crate::people::Custody::No));
    let father = Recipient::Guardians { pupil: SEM, guardians: vec![BRAMS_FATHER] };
    world.does(with(SUSPENSION, send(DECISION, father.clone(), "2026-11-03")));
    let refusal = world.refuses(with(SUSPENSION, make(DECISION, father, None)));
    assert_eq!(refusal, Refusal::Measure(MeasureRefusal::NotAddressed), "but the program makes none for him");
}

#[test]
fn the_page_says_it_in_its_own_words() {
    let action = with(SUSPENSION, decide(pending("2026-11-04", "2026-11-05", REMOVAL), "2026-11-03"));
    let json = serde_json::to_value(&action).unwrap();
    assert_eq!((&json["do"], &json["step"]["step"]), (&"measure".into(), &"decide".into()));
    assert_eq!(json["step"]["decision"]["decidedOn"], "2026-11-03");
    assert_eq!(json["step"]["decision"]["plan"]["plan"], "suspension");
    assert_eq!(serde_json::from_value::<Action>(json).unwrap(), action);
}
