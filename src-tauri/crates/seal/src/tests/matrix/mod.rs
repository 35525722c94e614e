//! Ways to tamper with a sealed report, forty variants of each: every one is refused, and a thousand genuine ones are not.
//!
//! A seed says everything about a variant, so that one that gets through can be made again.

mod bytes;
mod hostile_updates;
mod reports;
mod rewrites;
mod seals;
mod shadow;
mod updates;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::Duration;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::fixture::{KEY, day, key};
use crate::{Verdict, sign, verify};
use reports::{REPORTS, Report};

/// How often each way is tried.
const VARIANTS: usize = 40;
/// The least number of ways.
const LEAST: usize = 26;

/// One way to tamper, by a name that tells what a forger does.
type Class = (&'static str, fn(&Report, &mut StdRng) -> Vec<u8>);

fn classes() -> Vec<Class> {
    [bytes::ALL, updates::ALL, hostile_updates::ALL, seals::ALL, shadow::ALL, rewrites::ALL].concat()
}

/// What came of a way.
#[derive(Default)]
struct Outcome {
    refused: usize,
    accepted: Vec<usize>,
    /// Variants that changed nothing: a test that tests nothing.
    idle: Vec<usize>,
}

#[test]
fn every_way_to_tamper_is_refused() {
    let classes = classes();
    assert!(classes.len() >= LEAST, "only {} ways", classes.len());
    let outcomes = Mutex::new(BTreeMap::<usize, Outcome>::new());
    in_parallel(classes.len(), |number| {
        let mut outcome = Outcome::default();
        for variant in 0..VARIANTS {
            let mut chance = StdRng::seed_from_u64((number * 1_000 + variant) as u64);
            let report = &REPORTS[variant % REPORTS.len()];
            let changed = (classes[number].1)(report, &mut chance);
            if changed == report.sealed {
                outcome.idle.push(variant);
            } else if matches!(verify(&changed, &[KEY.fingerprint()]), Verdict::Intact(_)) {
                outcome.accepted.push(variant);
            } else {
                outcome.refused += 1;
            }
        }
        outcomes.lock().expect("no thread died").insert(number, outcome);
    });
    let outcomes = outcomes.into_inner().expect("no thread died");
    let mut table = format!("{:<52}refused accepted idle\n", "way");
    for (number, outcome) in &outcomes {
        let Outcome { refused, accepted, idle } = outcome;
        let _ = writeln!(table, "{:<52}{refused:>7} {accepted:?} {idle:?}", classes[*number].0);
    }
    println!("{table}");
    let refused: usize = outcomes.values().map(|outcome| outcome.refused).sum();
    assert_eq!(refused, classes.len() * VARIANTS, "not every variant was refused:\n{table}");
}

#[test]
fn a_thousand_genuine_reports_are_accepted() {
    // A hundred papers, each sealed ten times: by another key, at another moment, for another reason.
    let keys: Vec<_> = (1..=4).map(key).collect();
    let wrong = Mutex::new(Vec::new());
    in_parallel(100, |number| {
        let mut chance = StdRng::seed_from_u64(number as u64);
        let paper = reports::genuine(number);
        for time in 0..10 {
            let key = &keys[(number + time) % keys.len()];
            let at = day(2026, 1, 2) + Duration::seconds(chance.random_range(0..60_000_000));
            let letters = (0..chance.random_range(0..60)).map(|_| chance.random_range('\u{20}'..'\u{17f}'));
            let reason: String = letters.collect();
            let sealed = sign(&paper, key, at, &reason).expect("a report can be sealed");
            let verdict = verify(&sealed, &[key.fingerprint()]);
            if !matches!(&verdict, Verdict::Intact(seal) if seal.at == at && seal.reason == reason) {
                wrong.lock().expect("no thread died").push((number, time, verdict));
            }
        }
    });
    let wrong = wrong.into_inner().expect("no thread died");
    assert!(wrong.is_empty(), "{} of 1,000 were refused: {wrong:?}", wrong.len());
}

/// Does the work for each number, on every core.
fn in_parallel(count: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        break;
                    }
                    work(number);
                }
            });
        }
    });
}
