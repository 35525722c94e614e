//! The dice reach every action, event, refusal and warning; so the properties speak of all of them.

use std::collections::BTreeSet;

use super::dice::THROW;
use super::kinds::{
    ACTIONS, EVENTS, MEASURE_EVENTS, MEASURE_REFUSALS, MEASURE_STEPS, REFUSALS, action_kind, assert_all, event_kind,
    measure_event, measure_refusal, measure_step, refusal_kind,
};
use super::properties::{Throws, play};
use super::world::*;
use crate::action::Action;
use crate::case::Refusal;
use crate::event::Event;
use crate::model::Warning;

/// A fixed row of numbers that looks random (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn throws(&mut self, count: usize) -> Throws {
        (0..count).map(|_| [(); THROW].map(|()| (self.next() >> 56) as u8)).collect()
    }
}

#[test]
fn the_dice_reach_everything() {
    let mut actions = BTreeSet::new();
    let mut events = BTreeSet::new();
    let mut refusals = BTreeSet::new();
    let mut asked = BTreeSet::new();
    let mut passed = BTreeSet::new();
    let (mut steps, mut happenings, mut denials) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut accepted, mut tried) = (0, 0);
    let mut numbers = Numbers(2026);
    for _ in 0..500 {
        play(&mut World::new(), &numbers.throws(60), |_, attempt, answer| {
            tried += 1;
            match answer {
                Ok(entries) => {
                    accepted += 1;
                    actions.insert(action_kind(&attempt.action));
                    if let Action::Measure { step, .. } = &attempt.action {
                        steps.insert(measure_step(step));
                    }
                    for entry in entries {
                        events.insert(event_kind(&entry.event));
                        if let Event::WarningPassed { warning, .. } = entry.event {
                            passed.insert(warning);
                        }
                        if let Event::Measure { happened, .. } = &entry.event {
                            happenings.insert(measure_event(happened));
                        }
                    }
                }
                Err(refusal) => {
                    refusals.insert(refusal_kind(refusal));
                    if let Refusal::Warned(warnings) = refusal {
                        asked.extend(warnings);
                    }
                    if let Refusal::Measure(denied) = refusal {
                        denials.insert(measure_refusal(denied));
                    }
                }
            }
        });
    }
    assert_all("action", ACTIONS, &actions);
    assert_all("event", EVENTS, &events);
    assert_all("refusal", REFUSALS, &refusals);
    assert_all("step with a measure", MEASURE_STEPS, &steps);
    assert_all("event of a measure", MEASURE_EVENTS, &happenings);
    assert_all("refusal of a measure", MEASURE_REFUSALS, &denials);
    let all: BTreeSet<Warning> = Warning::ALL.iter().copied().collect();
    assert_eq!(asked, all, "every warning is asked about");
    assert_eq!(passed, all, "every warning is passed with a reason");
    assert!(accepted * 5 > tried, "too many throws are absurd: {accepted} of {tried} accepted");
}
