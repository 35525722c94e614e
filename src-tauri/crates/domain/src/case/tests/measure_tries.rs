//! Steps with a measure, thrown with dice.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::dice::{Dice, GUARDIANS};
use super::world::*;
use crate::action::Action;
use crate::case::{Case, Measure};
use crate::ids::{MeasureId, ObjectionId, ReportId, StaffId};
use crate::measure::{
    DecisionInput, Element, HearingInput, Letter, MeasureStep, ObjectionOutcome, Plan, Proposal, Taker, Voice,
};
use crate::model::{Answer, ContactWay, Recipient, Role};
use crate::text::Prose;

/// What someone might try next with a measure.
pub fn measure(world: &World, dice: &mut Dice<'_>) -> Action {
    let (case, today) = (&world.case, world.today);
    let known = case.measures.iter().map(|measure| measure.id);
    if case.measures.is_empty() || dice.rare(6) {
        let new = MeasureId(Uuid::from_u128(u128::from(case.seq) << 32));
        let measure = if dice.rare(8) { dice.id(known, new) } else { new };
        let proposal = Proposal {
            pupil: dice.pupil(case, &[Role::Bullying]),
            plan: if dice.rare(2) { Plan::Removal { from: None } } else { suspension(case, today, dice) },
            facts: dice.text(),
            tried: dice.text(),
        };
        return Action::Measure { measure, step: Box::new(MeasureStep::Propose { proposal }) };
    }
    let measure = dice.id(known, MeasureId(Uuid::nil()));
    let known = case.measure(measure).or(case.measures.last()).expect("there is one");
    Action::Measure { measure, step: Box::new(step(world, known, dice)) }
}

fn ruling(known: &Measure, today: NaiveDate, dice: &mut Dice<'_>) -> MeasureStep {
    MeasureStep::DecideObjection {
        objection: dice.id(known.objections.iter().map(|objection| objection.id), ObjectionId(Uuid::nil())),
        on: dice.past(today),
        by: line(dice),
        ruling: dice.pick(ObjectionOutcome::ALL),
        reasons: dice.optional(),
        consequences: dice.text(),
    }
}

fn step(world: &World, known: &Measure, dice: &mut Dice<'_>) -> MeasureStep {
    let today = world.today;
    let objection = || known.objections.iter().map(|objection| objection.id);
    // Objections are few, so each is decided soon, and now and then again.
    if !known.objections.is_empty() && dice.rare(3) {
        return ruling(known, today, dice);
    }
    match dice.throw() % 34 {
        0 => MeasureStep::Request { on: dice.past(today), by: line(dice) },
        1 => {
            let on = dice.past(today);
            MeasureStep::Invite { voices: voices(world, known, dice), on, channel: dice.pick(ContactWay::ALL) }
        }
        2..=4 => MeasureStep::Hear { hearing: hearing(world, known, dice) },
        5 => MeasureStep::Decline { voice: voice(world, known, dice), on: dice.past(today), note: dice.optional() },
        6 => MeasureStep::NotHeardBefore { reason: dice.text() },
        7 => MeasureStep::AnswerCompulsory {
            applies: dice.pick(Answer::ALL),
            qualified: dice.pick(Answer::ALL),
            note: dice.optional(),
        },
        8 => MeasureStep::Consult {
            begun: dice.past(today),
            ended: dice.maybe(|dice| dice.past(today)),
            result: dice.text(),
        },
        9 => MeasureStep::FindSchool { on: dice.past(today), school: line(dice) },
        10..=13 => MeasureStep::Decide { decision: decision(world, known, dice) },
        14 => MeasureStep::Change { decision: decision(world, known, dice), reason: dice.text() },
        15 => MeasureStep::ArrangeSchoolwork { by: line(dice), what: dice.text() },
        16 | 17 => {
            let letter = letter(known, dice);
            let report = dice.maybe(|dice| dice.id(world.case.reports.iter().map(|r| r.id), ReportId(Uuid::nil())));
            MeasureStep::MakeLetter { letter, to: reader(world, known, dice), report }
        }
        18 | 19 => MeasureStep::SendLetter {
            letter: letter(known, dice),
            to: reader(world, known, dice),
            on: dice.past(today),
            channel: dice.pick(ContactWay::ALL),
        },
        20 => MeasureStep::TellInspectorate { on: dice.past(today), by: line(dice), reference: line(dice) },
        21 => MeasureStep::TellMunicipality { on: dice.past(today), by: line(dice), note: dice.optional() },
        22 | 23 => MeasureStep::Object { on: dice.past(today), by: voice(world, known, dice), note: dice.optional() },
        24 => MeasureStep::HearObjection {
            objection: dice.id(objection(), ObjectionId(Uuid::nil())),
            hearing: hearing(world, known, dice),
        },
        25 => MeasureStep::OfferReports {
            objection: dice.id(objection(), ObjectionId(Uuid::nil())),
            on: dice.past(today),
        },
        26 | 27 => ruling(known, today, dice),
        28 | 31 => {
            let last = known.days().filter(|_| !dice.rare(3)).map_or_else(|| dice.coming(today), |(first, _)| first);
            MeasureStep::EndEarly { last, reason: dice.text() }
        }
        29 if dice.rare(3) => MeasureStep::Withdraw { on: dice.past(today), reason: dice.text() },
        _ => {
            let letter = letter(known, dice);
            let gaps = world.case.measure_gaps(known.id, letter, &world.facts());
            let missing = dice.id(gaps.iter().map(|gap| gap.missing), Element::Announcement {});
            let by = dice.pick(&[LEADER, LEADER, MENTOR]);
            MeasureStep::LiftGap { letter, missing, by, reason: dice.text() }
        }
    }
}

/// A short line, sometimes too odd to be one.
fn line(dice: &mut Dice<'_>) -> Prose {
    if dice.rare(12) { dice.text() } else { "§ K. Smit, directeur".into() }
}

fn suspension(case: &Case, today: NaiveDate, dice: &mut Dice<'_>) -> Plan {
    let first = if dice.rare(3) { dice.past(today) } else { dice.coming(today) };
    let days = if dice.rare(8) { dice.throw() } else { dice.throw() % 7 };
    let last = first.checked_add_days(Days::new(days as u64)).unwrap_or(first);
    let pending = dice.maybe(|dice| dice.id(case.measures.iter().map(|m| m.id), MeasureId(Uuid::nil())));
    Plan::Suspension { first, last, pending }
}

fn decision(world: &World, known: &Measure, dice: &mut Dice<'_>) -> DecisionInput {
    let plan = match known.plan() {
        _ if dice.rare(12) => Plan::Removal { from: Some(dice.coming(world.today)) },
        plan if dice.rare(2) => plan,
        Plan::Suspension { .. } => suspension(&world.case, world.today, dice),
        Plan::Removal { .. } => Plan::Removal { from: Some(dice.coming(world.today)) },
    };
    let taker = if dice.rare(2) {
        Taker::Board {}
    } else {
        Taker::OnBehalf { of: line(dice), mandate: if dice.rare(2) { line(dice) } else { "".into() } }
    };
    DecisionInput { plan, decided_on: dice.past(world.today), decided_by: line(dice), taker, reasons: dice.optional() }
}

fn voice(world: &World, known: &Measure, dice: &mut Dice<'_>) -> Voice {
    let guardians = world.people.guardians_of(known.pupil);
    match guardians.first() {
        Some(guardian) if dice.rare(2) => Voice::Guardian { guardian: guardian.id },
        _ if dice.rare(9) => Voice::Guardian { guardian: dice.pick(GUARDIANS) },
        _ => Voice::Pupil {},
    }
}

fn voices(world: &World, known: &Measure, dice: &mut Dice<'_>) -> Vec<Voice> {
    (0..[1, 1, 1, 2, 0][dice.throw() % 5]).map(|_| voice(world, known, dice)).collect()
}

fn hearing(world: &World, known: &Measure, dice: &mut Dice<'_>) -> HearingInput {
    let voices = voices(world, known, dice);
    let staff = if dice.rare(6) { dice.staff() } else { vec![MENTOR, StaffId(LEADER.0)] };
    HearingInput { on: dice.past(world.today), voices, staff, account: dice.text() }
}

fn letter(known: &Measure, dice: &mut Dice<'_>) -> Letter {
    match dice.throw() % 5 {
        0 => Letter::Announcement {},
        1 | 2 => Letter::Decision {},
        _ => match known.objections.last() {
            Some(objection) if !dice.rare(9) => Letter::Objection { objection: objection.id },
            None if !dice.rare(9) => Letter::Decision {},
            _ => Letter::Objection { objection: ObjectionId(Uuid::nil()) },
        },
    }
}

fn reader(world: &World, known: &Measure, dice: &mut Dice<'_>) -> Recipient {
    let pupil = if dice.rare(12) { dice.party(&world.case) } else { known.pupil };
    if dice.rare(2) {
        Recipient::Pupil { pupil }
    } else {
        Recipient::Guardians { pupil, guardians: dice.guardians(world, pupil) }
    }
}
