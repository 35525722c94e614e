//! The real program, built for the tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    stappenwijzer::run()
}
