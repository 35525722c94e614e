//! `cargo xtask run|test|papers|bench|dist`: from a bare machine to a running program, in one command.
//!
//! | file | what it does |
//! |---|---|
//! | `run`, `test`, `papers`, `bench`, `dist` | one command each |
//! | `needs` | what this machine must have, and how to get it |
//! | `node`, `python`, `checkers`, `deny` | tools of our own, kept under `target/tools` |
//! | `place`, `sh`, `stages` | folders, other programs, stages with their durations |
//! | `window` | a program on a display of its own: time to first screen, memory |

#[cfg(target_os = "linux")]
mod bench;
mod checkers;
mod deny;
mod dist;
mod needs;
mod node;
mod papers;
mod place;
mod python;
mod run;
mod sh;
mod stages;
mod test;
#[cfg(target_os = "linux")]
mod window;

use std::process::ExitCode;

use place::Place;

const USAGE: &str = "\
cargo xtask run [-- ARGUMENTS]  set up, build and start the program (-- --oefenen: the practice vault)
cargo xtask test [STAGE…]       set up and run every check, or only the named stages
cargo xtask papers DIR          write one of every kind of paper into DIR, made from the practice cases
cargo xtask bench               measure against the goals; table and target/bench.json
cargo xtask dist                release build and a package for this system";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", arguments.as_slice()),
    };
    let answer = Place::find().and_then(|place| match command {
        "run" => run::run(&place, rest),
        "test" => test::test(&place, rest),
        "papers" => papers::papers(&place, rest),
        #[cfg(target_os = "linux")]
        "bench" => bench::bench(&place),
        #[cfg(not(target_os = "linux"))]
        "bench" => Err(sh::Failure::new("memory and start are measured on Linux only")),
        "dist" => dist::dist(&place).map(|_| ExitCode::SUCCESS),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(sh::Failure::new(format!("usage:\n{USAGE}"))),
    });
    answer.unwrap_or_else(|failure| {
        eprintln!("\nxtask: {failure}");
        ExitCode::FAILURE
    })
}
