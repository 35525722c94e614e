//! Every soft block both ways: it makes the letter a concept; filled in or lifted by the schoolleiding it does not.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::kinds::{ELEMENTS, assert_all, element_kind};
use super::measures::*;
use super::world::*;
use crate::case::{LetterMark, MeasureRefusal, Refusal};
use crate::ids::{MeasureId, ObjectionId, StaffId};
use crate::measure::{DecisionInput, Element, Letter, MeasureStep, ObjectionOutcome, Plan, Source, Taker};
use crate::people::Custody;

/// A letter that lacks one thing, why that is asked, and how it is filled in afterwards.
struct Block {
    missing: Element,
    source: Source,
    measure: MeasureId,
    letter: fn(&World) -> Letter,
    lacking: fn() -> World,
    fill: fn(&mut World),
}

fn custody(world: &mut World, custody: Custody) {
    world.people.guardians.get_mut(&SEMS_MOTHER).unwrap().pupils[0].1 = custody;
}

/// A suspension of Sem from these steps instead of the usual ones.
fn suspension_from(steps: impl IntoIterator<Item = MeasureStep>) -> World {
    let mut world = World::after_step_three();
    world.does(with(SUSPENSION, propose(SEM, suspension("2026-11-04", "2026-11-06"))));
    world.steps(SUSPENSION, steps);
    world
}

fn plan() -> Plan {
    suspension("2026-11-04", "2026-11-06")
}

fn decided_with(change: fn(&mut DecisionInput)) -> World {
    let mut world = World::suspending();
    let mut decision = decision(plan(), "2026-11-03");
    change(&mut decision);
    world.does(with(SUSPENSION, MeasureStep::Decide { decision }));
    world
}

fn change_to_whole(world: &mut World) {
    let step = MeasureStep::Change { decision: decision(plan(), "2026-11-03"), reason: "Aangevuld.".into() };
    world.does(with(SUSPENSION, step));
}

/// Sem's removal without the step at this place.
fn removal_without(left_out: usize) -> World {
    let mut world = World::removed();
    let steps = removal_steps();
    let mut fresh = World::after_step_three();
    for (_, step) in steps.into_iter().enumerate().filter(|(at, _)| *at != left_out) {
        fresh.does(with(REMOVAL, step));
    }
    std::mem::swap(&mut world, &mut fresh);
    world
}

fn removal_steps() -> Vec<MeasureStep> {
    vec![
        propose(SEM, Plan::Removal { from: None }),
        request_removal(),
        send(ANNOUNCEMENT, to_pupil(SEM), "2026-10-27"),
        send(ANNOUNCEMENT, to_mother(), "2026-10-27"),
        hear("2026-10-30", &[PUPIL, MOTHER]),
        consult("2026-10-28", Some("2026-11-02")),
        find_school("2026-11-02"),
        decide(removal(), "2026-11-03"),
    ]
}

fn refill(world: &mut World, at: usize) {
    world.does(with(REMOVAL, removal_steps().remove(at)));
}

fn objection(world: &World) -> ObjectionId {
    world.case.measure(SUSPENSION).unwrap().objections[0].id
}

fn objecting(steps: fn(ObjectionId) -> Vec<MeasureStep>) -> World {
    let mut world = World::suspended();
    world.does(with(SUSPENSION, object("2026-11-03", MOTHER)));
    let id = objection(&world);
    world.steps(SUSPENSION, steps(id));
    world
}

fn heard(objection: ObjectionId) -> MeasureStep {
    MeasureStep::HearObjection { objection, hearing: hearing("2026-11-03", &[]) }
}

fn offered(objection: ObjectionId) -> MeasureStep {
    MeasureStep::OfferReports { objection, on: day("2026-11-03") }
}

fn ruled(objection: ObjectionId) -> MeasureStep {
    rule(objection, "2026-11-03", ObjectionOutcome::Rejected)
}

fn on_objection(world: &World) -> Letter {
    Letter::Objection { objection: objection(world) }
}

#[rustfmt::skip]
fn of_suspension() -> Vec<Block> {
    let measure = SUSPENSION;
    let letter: fn(&World) -> Letter = |_| DECISION;
    let mut blocks = Vec::new();
    let mut add = |missing, source, lacking, fill| blocks.push(Block { missing, source, measure, letter, lacking, fill });
    add(Element::BirthDate {}, Source::Custody, || {
        let mut world = World::suspended();
        world.people.pupils.get_mut(&SEM).unwrap().born = None;
        world
    }, |world| world.people.pupils.get_mut(&SEM).unwrap().born = Some(day("2011-09-01")));
    add(Element::Guardian {}, Source::Custody, || {
        let mut world = World::suspended();
        custody(&mut world, Custody::No);
        world
    }, |world| custody(world, Custody::Yes));
    add(Element::Contact { guardian: SEMS_MOTHER }, Source::Custody, || {
        let mut world = World::suspended();
        world.people.guardians.get_mut(&SEMS_MOTHER).unwrap().contact_allowed = false;
        world
    }, |world| {
        world.people.guardians.get_mut(&SEMS_MOTHER).unwrap().contact_allowed = true;
    });
    add(Element::Custody { guardian: BRAMS_FATHER }, Source::Custody, || {
        let mut world = World::suspended();
        world.people.guardians.get_mut(&BRAMS_FATHER).unwrap().pupils.push((SEM, Custody::Unknown));
        world
    }, |world| world.people.guardians.get_mut(&BRAMS_FATHER).unwrap().pupils[1].1 = Custody::No);
    add(Element::Hearing { voice: MOTHER }, Source::Court, || {
        suspension_from([hear("2026-11-02", &[PUPIL]), schoolwork(), decide(plan(), "2026-11-03")])
    }, |world| drop(world.does(with(SUSPENSION, hear("2026-11-03", &[MOTHER])))));
    add(Element::Hearing { voice: PUPIL }, Source::Court, || {
        suspension_from([hear("2026-11-02", &[MOTHER]), schoolwork(), decide(plan(), "2026-11-03")])
    }, |world| {
        let declined = MeasureStep::Decline { voice: PUPIL, on: day("2026-11-03"), note: "Zwijgt.".into() };
        world.does(with(SUSPENSION, declined));
    });
    add(Element::Schoolwork {}, Source::Suspension, || {
        suspension_from([hear("2026-11-02", &[PUPIL, MOTHER]), decide(plan(), "2026-11-03")])
    }, |world| drop(world.does(with(SUSPENSION, schoolwork()))));
    add(Element::Decision {}, Source::Suspension, World::suspending, |world| {
        world.does(with(SUSPENSION, decide(plan(), "2026-11-03")));
    });
    add(Element::OnBehalfOf {}, Source::Mandate, || {
        decided_with(|d| d.taker = Taker::OnBehalf { of: "".into(), mandate: "Statuut".into() })
    }, change_to_whole);
    add(Element::Mandate {}, Source::Mandate, || {
        decided_with(|d| d.taker = Taker::OnBehalf { of: "Stichting".into(), mandate: " ".into() })
    }, change_to_whole);
    add(Element::Reasons {}, Source::Suspension, || decided_with(|d| d.reasons = "".into()), change_to_whole);
    add(Element::DecidedInTime {}, Source::Court, || {
        decided_with(|d| d.plan = suspension("2026-11-02", "2026-11-06"))
    }, |world| {
        let in_time = decision(suspension("2026-11-02", "2026-11-06"), "2026-11-02");
        world.does(with(SUSPENSION, MeasureStep::Change { decision: in_time, reason: "Verkeerde datum.".into() }));
    });
    add(Element::ObjectionText {}, Source::Court, || {
        let mut world = World::suspended();
        world.school.measures.objection_private = " ".into();
        world
    }, |world| world.school.measures.objection_private = "U kunt bezwaar maken.".into());
    add(Element::SingleStretch {}, Source::OneStretch, || {
        let mut world = World::after_step_three();
        let before = suspension("2026-10-26", "2026-11-01");
        world.steps(REMOVAL, [propose(SEM, before), decide(before, "2026-10-26")]);
        world.steps(SUSPENSION, [
            propose(SEM, plan()), hear("2026-11-02", &[PUPIL, MOTHER]), schoolwork(), decide(plan(), "2026-11-03"),
        ]);
        world
    }, |world| {
        let early = MeasureStep::EndEarly { last: day("2026-10-28"), reason: "Hij was eerder terug.".into() };
        world.does(with(REMOVAL, early));
    });
    blocks
}

#[rustfmt::skip]
fn of_removal() -> Vec<Block> {
    let measure = REMOVAL;
    let decision: fn(&World) -> Letter = |_| DECISION;
    let announcement: fn(&World) -> Letter = |_| ANNOUNCEMENT;
    let mut blocks = Vec::new();
    let mut add = |missing, source, letter, lacking, fill| {
        blocks.push(Block { missing, source, measure, letter, lacking, fill });
    };
    add(Element::Request {}, Source::SchoolGuide, announcement, || removal_without(1), |world| refill(world, 1));
    add(Element::Request {}, Source::SchoolGuide, decision, || removal_without(1), |world| refill(world, 1));
    add(Element::Announcement {}, Source::SchoolGuide, decision, || removal_without(3), |world| refill(world, 3));
    add(Element::Hearing { voice: PUPIL }, Source::Removal, decision, || {
        let mut world = removal_without(4);
        world.does(with(REMOVAL, hear("2026-10-30", &[MOTHER])));
        world
    }, |world| refill(world, 4));
    add(Element::Consultation {}, Source::Removal, decision, || removal_without(5), |world| refill(world, 5));
    add(Element::Consultation {}, Source::Removal, decision, || {
        let mut world = removal_without(5);
        world.does(with(REMOVAL, consult("2026-10-28", None)));
        world
    }, |world| refill(world, 5));
    add(Element::ReceivingSchool {}, Source::Removal, decision, || removal_without(6), |world| refill(world, 6));
    add(Element::Decision {}, Source::Removal, decision, || removal_without(7), |world| refill(world, 7));
    blocks
}

#[rustfmt::skip]
fn of_objection() -> Vec<Block> {
    let (measure, source) = (SUSPENSION, Source::SchoolGuide);
    let letter: fn(&World) -> Letter = on_objection;
    let mut blocks = Vec::new();
    let mut add = |missing, lacking, fill| blocks.push(Block { missing, source, measure, letter, lacking, fill });
    add(Element::ObjectionHearing {}, || objecting(|id| vec![offered(id), ruled(id)]), |world| {
        world.does(with(SUSPENSION, heard(objection(world))));
    });
    add(Element::ReportsOffered {}, || objecting(|id| vec![heard(id), ruled(id)]), |world| {
        world.does(with(SUSPENSION, offered(objection(world))));
    });
    add(Element::ObjectionDecision {}, || objecting(|id| vec![heard(id), offered(id)]), |world| {
        world.does(with(SUSPENSION, ruled(objection(world))));
    });
    add(Element::ObjectionReasons {}, || objecting(|id| {
        let mut bare = ruled(id);
        if let MeasureStep::DecideObjection { reasons, .. } = &mut bare {
            *reasons = "".into();
        }
        vec![heard(id), offered(id), bare]
    }), |world| {
        world.does(with(SUSPENSION, ruled(objection(world))));
    });
    blocks
}

fn lift(measure: MeasureId, letter: Letter, missing: Element, by: StaffId) -> crate::action::Action {
    with(measure, MeasureStep::LiftGap { letter, missing, by, reason: "Het kan niet wachten.".into() })
}

#[test]
fn every_soft_block_makes_a_concept_until_it_is_filled_in_or_lifted_by_the_schoolleiding() {
    let mut seen: BTreeSet<&'static str> = BTreeSet::new();
    for block in [of_suspension(), of_removal(), of_objection()].concat_blocks() {
        let Block { missing, source, measure, letter, lacking, fill } = block;
        seen.insert(element_kind(&missing));
        let mut world = lacking();
        let letter = letter(&world);
        let LetterMark::Concept(gaps) = world.mark(measure, letter) else { panic!("{missing:?} is no block") };
        assert_eq!(gaps.iter().map(|gap| gap.missing).collect::<Vec<_>>(), [missing], "and nothing else lacks");
        assert_eq!(gaps[0].source, source, "{missing:?}");

        let mut filled = world.clone();
        fill(&mut filled);
        assert_eq!(filled.mark(measure, letter), LetterMark::Complete, "{missing:?} was filled in");

        assert_eq!(
            world.refuses(lift(measure, letter, missing, MENTOR)),
            Refusal::Measure(MeasureRefusal::OnlySchoolLeader),
            "a mentor lifts nothing"
        );
        assert_eq!(
            world.refuses(lift(measure, letter, missing, StaffId(Uuid::nil()))),
            Refusal::Measure(MeasureRefusal::OnlySchoolLeader),
            "nor does someone nobody knows"
        );
        if !missing.can_be_lifted() {
            assert_eq!(
                world.refuses(lift(measure, letter, missing, LEADER)),
                Refusal::Measure(MeasureRefusal::NotLiftable)
            );
            continue;
        }
        world.does(lift(measure, letter, missing, LEADER));
        let LetterMark::Lifted(lifts) = world.mark(measure, letter) else { panic!("{missing:?} was lifted") };
        assert_eq!((lifts.len(), lifts[0].missing, lifts[0].by), (1, missing, LEADER));
        assert_eq!(lifts[0].reason.written(), Some("Het kan niet wachten."), "the reason is in the journal");
        assert_eq!(
            world.refuses(lift(measure, letter, missing, LEADER)),
            Refusal::Measure(MeasureRefusal::NothingMissing),
            "once is enough"
        );
    }
    assert_all("soft block", ELEMENTS, &seen);
}

trait Blocks {
    fn concat_blocks(self) -> Vec<Block>;
}

impl<const N: usize> Blocks for [Vec<Block>; N] {
    fn concat_blocks(self) -> Vec<Block> {
        self.into_iter().flatten().collect()
    }
}

#[test]
fn a_letter_that_is_made_carries_the_mark_of_that_moment() {
    let mut world = suspension_from([hear("2026-11-02", &[PUPIL, MOTHER]), decide(plan(), "2026-11-03")]);
    let make = || with(SUSPENSION, MeasureStep::MakeLetter { letter: DECISION, to: to_mother(), report: None });
    world.does(make());
    world.does(lift(SUSPENSION, DECISION, Element::Schoolwork {}, LEADER));
    world.does(make());
    let concepts: Vec<_> = world.case.measure(SUSPENSION).unwrap().letters.iter().map(|made| made.concept).collect();
    assert_eq!(concepts, [true, false]);
}

#[test]
fn what_was_lifted_does_not_hold_for_a_changed_decision() {
    let mut world = suspension_from([hear("2026-11-02", &[PUPIL, MOTHER]), decide(plan(), "2026-11-03")]);
    world.does(lift(SUSPENSION, DECISION, Element::Schoolwork {}, LEADER));
    change_to_whole(&mut world);
    assert!(matches!(world.mark(SUSPENSION, DECISION), LetterMark::Concept(_)));
}

#[test]
fn no_gap_keeps_a_fact_out() {
    let mut world = World::after_step_three();
    let plan = suspension("2026-11-02", "2026-11-03");
    let bare = DecisionInput {
        taker: Taker::OnBehalf { of: "".into(), mandate: "".into() },
        reasons: "".into(),
        ..decision(plan, "2026-11-03")
    };
    world.steps(
        SUSPENSION,
        [
            propose(SEM, plan),
            MeasureStep::Decide { decision: bare },
            send(DECISION, to_mother(), "2026-11-03"),
            tell_inspectorate("2026-11-03"),
            object("2026-11-03", MOTHER),
        ],
    );
    let LetterMark::Concept(gaps) = world.mark(SUSPENSION, DECISION) else { panic!("much lacks") };
    assert_eq!(gaps.len(), 7);
    let mut removal_first = World::after_step_three();
    removal_first.steps(REMOVAL, [propose(SEM, removal()), decide(removal(), "2026-11-03")]);
    assert!(matches!(removal_first.mark(REMOVAL, DECISION), LetterMark::Concept(gaps) if gaps.len() == 6));
}

#[test]
fn without_the_leerplichtwet_nobody_is_consulted_and_no_school_is_sought() {
    let mut world = removal_without(6);
    let no = crate::model::Answer::No;
    let answer = MeasureStep::AnswerCompulsory { applies: no, qualified: no, note: "Vrijgesteld.".into() };
    world.does(with(REMOVAL, answer));
    assert_eq!(world.mark(REMOVAL, DECISION), LetterMark::Complete);
}

#[test]
fn an_openbare_school_follows_the_awb_and_its_own_text() {
    let mut world = objecting(|id| vec![ruled(id), offered(id)]);
    world.school.school_type = crate::people::SchoolType::Public;
    let letter = on_objection(&world);
    let LetterMark::Concept(gaps) = world.mark(SUSPENSION, letter) else { panic!("no hearing") };
    assert_eq!(gaps[0].source, Source::PublicObjection);
    world.school.measures.objection_public = String::new();
    assert!(matches!(world.mark(SUSPENSION, DECISION), LetterMark::Concept(_)));
}
