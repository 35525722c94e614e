//! `cargo xtask test`: every check there is. A missing tool is a failure, never a silent skip.

use std::process::ExitCode;

use crate::place::Place;
use crate::sh::{self, Outcome};
use crate::stages::Stages;
use crate::{checkers, deny, needs, node};

/// Sets up and runs all stages, or only the wanted ones.
pub fn test(place: &Place, wanted: &[String]) -> Outcome<ExitCode> {
    let mut stages = Stages::new(wanted);
    let path = stages.must("set-up", || {
        needs::ensure(&[needs::BUILD, needs::PYTHON, needs::DISPLAY, needs::CHECK])?;
        let path = checkers::ensure(place, &node::ensure(place)?)?;
        node::install_packages(place, &path)?;
        Ok(path)
    })?;

    let cargo = |words: &[&str]| sh::run(place.cargo(&path).args(words));
    let npm = |words: &[&str]| node::npm(place, &path, words);
    stages.run("format", || cargo(&["fmt", "--all", "--check"]));
    stages.run("types", || npm(&["run", "--silent", "check"]));
    stages.run("page", || npm(&["run", "--silent", "test"]));
    stages.run("supply", || deny::check(place, &path));
    stages.run("clippy", || {
        cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
        // The same once more as it is shipped: the tests turn on a feature of the shell.
        cargo(&["clippy", "--locked", "--package", "stappenwijzer", "--", "-D", "warnings"])
    });
    stages.run("tests", || cargo(&["test", "--locked", "--workspace", "--no-fail-fast"]));
    stages.close()
}
