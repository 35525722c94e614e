//! The figures that were promised, one JSON object a line; `cargo xtask bench` makes a table of them.
//!
//! `cargo bench --package acceptance` measures everything. After `--` may come names of parts (`paper`, `decade`,
//! `school`, `archive`), and `--small` for a quick try with small vaults, whose numbers mean nothing.

mod archive;
mod compared;
mod decade;
mod durable;
mod figure;
mod folk;
#[cfg(target_os = "linux")]
mod page;
mod paper;
mod school;
mod scribe;
mod script;
mod store;
#[cfg(target_os = "linux")]
mod talk;

use std::env;

use figure::Outcome;

/// Cases in a vault that a team used for years.
const SCHOOL: usize = 2_000;
/// Far more cases than anyone has.
const ARCHIVE: usize = 10_000;
/// By so much a try-out is smaller.
const SMALL: usize = 20;

fn main() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let asked = |name: &str| arguments.iter().any(|argument| argument == name);
    if !asked("--bench") {
        eprintln!("Nothing is measured here: figures come from `cargo bench`.");
        return Ok(());
    }
    let all = !arguments.iter().any(|argument| !argument.starts_with("--"));
    let divide_by = if asked("--small") { SMALL } else { 1 };
    if all || asked("paper") {
        paper::measure(asked("--small"))?;
    }
    if all || asked("decade") {
        decade::measure()?;
    }
    if all || asked("school") {
        school::measure(SCHOOL / divide_by)?;
    }
    if all || asked("archive") {
        archive::measure(ARCHIVE / divide_by)?;
    }
    Ok(())
}
