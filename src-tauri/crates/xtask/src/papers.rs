//! `cargo xtask papers DIR`: one of every kind of paper, to look at and to check with other tools.

use std::process::ExitCode;

use crate::needs;
use crate::place::{Place, SearchPath};
use crate::sh::{self, Failure, Outcome};

/// Writes them. Nothing of the window is needed for it.
pub fn papers(place: &Place, rest: &[String]) -> Outcome<ExitCode> {
    let [folder] = rest else {
        return Err(Failure::new("say which folder the papers go to: cargo xtask papers DIR"));
    };
    needs::ensure(&[needs::BUILD])?;
    // The program runs in the repository; a folder that was named is meant from where it was named.
    let folder = std::env::current_dir()?.join(folder);
    let mut write = place.cargo(&SearchPath::of_machine());
    write.args(["run", "--quiet", "--locked", "--package", "app", "--example", "papers", "--"]).arg(folder);
    sh::run(&mut write)?;
    Ok(ExitCode::SUCCESS)
}
