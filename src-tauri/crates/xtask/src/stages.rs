//! Stages: each is announced, timed and counted; one that fails does not keep the others from running.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::sh::{Failure, Outcome};

/// The stages of one run of `cargo xtask test`.
pub struct Stages {
    wanted: Vec<String>,
    names: Vec<&'static str>,
    done: Vec<Stage>,
}

struct Stage {
    name: &'static str,
    took: Duration,
    failure: Option<Failure>,
}

impl Stages {
    /// Only the named stages, or all of them when none is named.
    pub fn new(wanted: &[String]) -> Self {
        Self { wanted: wanted.to_vec(), names: Vec::new(), done: Vec::new() }
    }

    /// Runs a stage.
    pub fn run(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) {
        self.names.push(name);
        if !self.wanted.is_empty() && !self.wanted.iter().any(|wanted| wanted == name) {
            return;
        }
        println!("\n==> {name}");
        let start = Instant::now();
        let failure = work().err();
        let took = start.elapsed();
        match &failure {
            None => println!("==> {name}: good ({})", clock(took)),
            Some(failure) => println!("==> {name}: FAILED ({})\n    {failure}", clock(took)),
        }
        self.done.push(Stage { name, took, failure });
    }

    /// Runs the stage without which no other can say anything: it always runs, and its failure ends everything.
    pub fn must<T>(&mut self, name: &'static str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        println!("==> {name}");
        let start = Instant::now();
        let result = work()?;
        let took = start.elapsed();
        println!("==> {name}: good ({})", clock(took));
        self.names.push(name);
        self.done.push(Stage { name, took, failure: None });
        Ok(result)
    }

    /// Prints the summary, its last line `N passed, N failed`, and answers with the exit code.
    pub fn close(self) -> Outcome<ExitCode> {
        if let Some(unknown) = self.wanted.iter().find(|wanted| !self.names.contains(&wanted.as_str())) {
            return Err(Failure::new(format!("no stage `{unknown}`; there are: {}", self.names.join(", "))));
        }
        println!();
        for stage in &self.done {
            let word = if stage.failure.is_none() { "good" } else { "FAILED" };
            println!("{:<12} {word:<6} {:>8}", stage.name, clock(stage.took));
        }
        let failed = self.done.iter().filter(|stage| stage.failure.is_some()).count();
        println!("{:<19} {:>8}", "in all", clock(self.done.iter().map(|stage| stage.took).sum()));
        println!("{} passed, {failed} failed", self.done.len() - failed);
        Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// A duration as a person reads it: `7.4 s`, `3 min 07 s`.
pub fn clock(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_stage_is_counted_and_the_next_one_still_runs() {
        let mut stages = Stages::new(&[]);
        let mut ran = false;
        stages.run("one", || Err(Failure::new("no")));
        stages.run("two", || {
            ran = true;
            Ok(())
        });
        assert!(ran, "a failed stage must not hide what the next one would say");
        assert_eq!(stages.close().map_err(|e| e.to_string()), Ok(ExitCode::FAILURE));
    }

    #[test]
    fn a_misspelt_stage_is_an_error_and_not_an_empty_success() {
        let mut stages = Stages::new(&["clipy".to_owned()]);
        stages.run("clippy", || Err(Failure::new("must not run")));
        assert!(stages.close().is_err(), "nothing ran, so nothing may be reported as good");
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(clock(Duration::from_millis(7_420)), "7.4 s");
        assert_eq!(clock(Duration::from_secs(187)), "3 min 07 s");
    }
}
