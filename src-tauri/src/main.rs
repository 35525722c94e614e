//! Starts the program; everything is in the library, so that tests and examples can reach it.
#![cfg_attr(all(not(debug_assertions), target_os = "windows"), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    stappenwijzer::run()
}
