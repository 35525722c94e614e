//! The program without what the tests add to it: its windows keep nothing, which once kept the second one from
//! finding its page.

use std::path::Path;

use acceptance::window::{Home, Outcome, Shipped, build_shipped};

use crate::PROGRAM;

#[test]
fn every_window_of_the_shipped_program_shows_its_page() -> Outcome {
    let home = Home::new("shipped", build_shipped(Path::new(PROGRAM))?)?.argument("--oefenen");
    let told = look_at_each_window(&home);
    if told.is_err() {
        eprintln!("--- what the program said ---\n{}\n---", home.log());
    }
    told
}

/// The window of the work is the second one, after the one that opened the examples; the locked one is the third.
fn look_at_each_window(home: &Home) -> Outcome {
    let mut program = Shipped::start(home)?;
    program.see("Stappenwijzer · Stappenwijzer")?;
    program.press_control('l')?;
    program.see("Welkom bij Stappenwijzer · Stappenwijzer")
}
