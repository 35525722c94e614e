//! `cargo xtask run`: what is missing is installed, then the program is built and started.

use std::process::ExitCode;

use crate::place::Place;
use crate::sh::{self, Outcome};
use crate::{needs, node};

/// Sets up, builds and starts the program with the arguments after `--`.
pub fn run(place: &Place, arguments: &[String]) -> Outcome<ExitCode> {
    let arguments = match arguments.split_first() {
        Some((first, rest)) if first == "--" => rest,
        _ => arguments,
    };
    needs::ensure(&[needs::BUILD])?;
    let path = node::ensure(place)?;
    node::install_packages(place, &path)?;
    // The build script of the shell builds the page when its sources are newer.
    sh::run(place.cargo(&path).args(["run", "--locked", "--package", "stappenwijzer", "--"]).args(arguments))?;
    Ok(ExitCode::SUCCESS)
}
