//! What holds for measures after any order of actions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use proptest::prelude::*;

use super::dice::Dice;
use super::measure_tries::measure;
use super::measures::*;
use super::properties::{begun, play, throws};
use super::world::*;
use crate::calendar::{OwnDay, Region, legal_holiday};
use crate::case::{DutyKind, LetterMark};
use crate::event::Event;
use crate::ids::MeasureId;
use crate::measure::{Letter, MeasureEvent, Plan};
use crate::people::StaffRole;

/// Dice that speak of measures only, in a case with some way behind it.
fn measured(far: u8, rolls: &[[u8; super::dice::THROW]]) -> World {
    let mut world = if far == 0 { World::suspended() } else { begun(far) };
    for bytes in rolls {
        let (days, rest) = bytes.split_first().unwrap();
        world.later([0, 0, 0, 1, 1, 2, 5, 20][usize::from(*days) % 8]);
        world.actor = if *days >= 128 { LEADER } else { MENTOR };
        let action = measure(&world, &mut Dice::new(rest));
        drop(world.submit(action));
    }
    world
}

/// Whether a day is one to which a term of law may be extended over.
fn is_off(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || legal_holiday(day)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_actions_shifts_a_term_for_a_school_holiday(far in 0..3_u8, rolls in throws(60), shift in 0..400_u64) {
        let mut world = measured(far, &rolls);
        world.later(shift);
        // The same case at a school that is closed all year, in another region.
        let mut closed = world.clone();
        closed.school.region = Region::South;
        let name = "dicht".to_owned();
        closed.school.own_days = vec![OwnDay { first: day("2020-01-01"), last: day("2040-12-31"), name }];
        closed.calendar = crate::calendar::Calendar::new(closed.school.region, &closed.school.own_days);
        prop_assert_eq!(world.duties(), closed.duties());
        for found in &world.case.measures {
            let readers = found.sent.iter().map(|sent| sent.to.clone());
            for reader in readers {
                let Some(term) = found.objection_until(&reader, &world.facts()) else { continue };
                let announced = found.sent.iter().any(|sent| (term.unextended - sent.on).num_days() == 42);
                prop_assert!(announced, "six weeks from the day after");
                prop_assert!(term.unextended.iter_days().take_while(|day| *day < term.extended).all(is_off));
                prop_assert!(!is_off(term.extended));
            }
        }
        for duty in world.duties() {
            let Some(extended) = duty.extended else { continue };
            prop_assert!(duty.due.iter_days().take_while(|day| *day < extended).all(is_off) && !is_off(extended));
        }
    }

    #[test]
    fn no_order_of_actions_stretches_a_week_or_lifts_without_the_schoolleiding(far in 0..3_u8, rolls in throws(60)) {
        let world = measured(far, &rolls);
        for entry in &world.journal {
            let Event::Measure { happened, .. } = &entry.event else { continue };
            match happened {
                MeasureEvent::Proposed { plan: Plan::Suspension { first, last, pending }, .. }
                | MeasureEvent::Decided { plan: Plan::Suspension { first, last, pending }, .. } => {
                    prop_assert!(pending.is_some() || (*last - *first).num_days() <= 6);
                }
                MeasureEvent::GapLifted { by, .. } => {
                    prop_assert_eq!(world.people.staff[by].role, StaffRole::SchoolLeader);
                }
                _ => {}
            }
        }
        for found in &world.case.measures {
            let letter = Letter::Decision {};
            let undecided = found.decision().is_none();
            let concept = matches!(world.mark(found.id, letter), LetterMark::Concept(_));
            prop_assert!(concept || !undecided, "no letter is complete without a decision");
            let last = found.letters.iter().rfind(|made| made.letter == letter);
            prop_assert!(last.is_none_or(|made| made.concept || made.version > 0));
        }
    }

    #[test]
    fn no_order_of_actions_loses_a_duty_silently(far in 0..3_u8, rolls in throws(60)) {
        let mut world = if far == 0 { World::suspended() } else { begun(far) };
        // Since when the Inspectie has to know: the first decision that asks it, whatever changes later.
        let mut reports: BTreeMap<MeasureId, NaiveDate> = BTreeMap::new();
        let mut told = BTreeSet::new();
        let mut objections = BTreeSet::new();
        if far == 0 {
            reports.insert(SUSPENSION, day("2026-11-03"));
        }
        play(&mut world, &rolls, |world, _, answer| {
            for entry in answer.iter().flatten() {
                let Event::Measure { measure, happened } = &entry.event else { continue };
                match happened {
                    MeasureEvent::Decided { plan, decided_on, .. } if is_long(*plan) => {
                        let since = reports.entry(*measure).or_insert(*decided_on);
                        *since = (*since).min(*decided_on);
                    }
                    MeasureEvent::InspectorateTold { .. } => drop(told.insert(*measure)),
                    MeasureEvent::Objected { objection, .. } => drop(objections.insert(*objection)),
                    MeasureEvent::ObjectionDecided { objection, .. } => drop(objections.remove(objection)),
                    _ => {}
                }
            }
            let duties = world.duties();
            for (measure, since) in reports.iter().filter(|(measure, _)| !told.contains(*measure)) {
                let found = world.case.measure(*measure).unwrap();
                let begins = match found.plan() {
                    Plan::Suspension { first, .. } => Some(first),
                    Plan::Removal { .. } => None,
                };
                let never = |on: NaiveDate| begins.is_none_or(|begins| on < begins);
                let owed = is_long(found.plan()) && !found.withdrawn.as_ref().is_some_and(|(on, _)| never(*on));
                let report = |kind: &DutyKind| matches!(kind, DutyKind::ReportSuspension | DutyKind::ReportRemoval);
                let found = duties.iter().find(|duty| duty.measure == *measure && report(&duty.kind));
                assert_eq!(found.map(|duty| duty.due), owed.then_some(*since), "the Inspectie, the same day");
            }
            for objection in &objections {
                assert!(duties.iter().any(|duty| duty.kind == DutyKind::DecideObjection(*objection)));
            }
        });
    }
}

fn is_long(plan: Plan) -> bool {
    match plan {
        Plan::Suspension { first, last, .. } => last > first,
        Plan::Removal { .. } => true,
    }
}
