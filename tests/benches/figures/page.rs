//! What the page waits for, in the real window: a case view over IPC, and a tick that is kept.

use std::path::Path;

use acceptance::window::{Home, Which, story};
use domain::ids::CaseId;
use serde_json::{Value, json};

use crate::figure::{Outcome, Times, tell_ms};
use crate::store::PASSPHRASE;
use crate::talk;

/// Runs of one script, the first ones to warm up; a driver has no patience for all of them at once.
const WARM_UP: usize = 10;
const RUNS: usize = 50;
const SCRIPTS: usize = 10;

/// Opens the vault in the window and asks for cases from within the page; ticks in the first talk of a young one.
pub fn measure(vault: &Path, ordinary: CaseId, long: CaseId, young: CaseId) -> Outcome {
    let vault = vault.to_str().ok_or("the path of the vault is no text")?;
    let home = Home::new("bench", env!("CARGO_BIN_EXE_stappenwijzer-e2e"))
        .map_err(|failure| failure.to_string())?
        .with("STAPPENWIJZER_VAULT", vault);
    let cases = [("a case view", ordinary), ("a view of 500 events", long)];
    let mut answers = cases.map(|_| Vec::new());
    let mut ticks = Vec::new();
    let told = story(&home, |program| {
        program.fill("Wachtzin", PASSPHRASE)?;
        program.press("Ontgrendel")?;
        program.wait_for(Which::Work)?;
        for ((_, case), answers) in cases.iter().zip(&mut answers) {
            let arguments = [json!(case), json!(WARM_UP), json!(RUNS)];
            for _ in 0..SCRIPTS {
                answers.push(program.script_later(include_str!("page.js"), &arguments)?);
            }
        }
        ticks = talk::ticks(program, young)?;
        program.close()
    });
    told.map_err(|failure| failure.to_string())?;
    for ((name, _), answers) in cases.iter().zip(answers) {
        let times = answers.iter().filter_map(Value::as_array).flatten().filter_map(Value::as_f64);
        let times: Times = times.collect();
        if times.count() != SCRIPTS * RUNS {
            return Err(format!("the page answered {answers:?}").into());
        }
        tell_ms(&format!("IPC round trip of {name}, p50"), times.median(), None);
        tell_ms(&format!("IPC round trip of {name}, p99"), times.percentile(99), None);
    }
    talk::tell(&ticks)
}
