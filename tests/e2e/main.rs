//! The real program in a real window.
#![cfg(target_os = "linux")]

mod getting_in;
mod locking;
mod shell;
mod steps;

/// The program as cargo built it for these tests.
const PROGRAM: &str = env!("CARGO_BIN_EXE_stappenwijzer-e2e");
