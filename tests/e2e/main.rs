//! The real program in a real window.
#![cfg(target_os = "linux")]

mod beside;
mod closing;
mod damage;
mod desktop;
mod examples;
mod follow_ups;
mod gespreksmodus;
mod getting_in;
mod handover;
mod locking;
mod logo;
mod measures;
mod names;
mod passphrase;
mod printing;
mod recovery_sheet;
mod second_round;
mod shell;
mod shipped;
mod steps;
mod story;
mod story_papers;

/// The program as cargo built it for these tests.
const PROGRAM: &str = env!("CARGO_BIN_EXE_stappenwijzer-e2e");
