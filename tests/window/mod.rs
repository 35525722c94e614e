//! The real program in a real window on a display of its own, driven as a person would.
//!
//! ```no_run
//! # use acceptance::window::{Home, Outcome, story};
//! fn a_wrong_passphrase_is_told() -> Outcome {
//!     let home = Home::new("wrong-passphrase", "target/debug/stappenwijzer-e2e")?;
//!     story(&home, |program| {
//!         program.fill("Wachtzin", "niet deze")?;
//!         program.press("Ontgrendel")?;
//!         program.see("De wachtzin klopt niet.")
//!     })
//! }
//! ```

mod clipboard;
mod display;
mod driver;
mod group;
mod home;
mod outcome;
mod program;
mod shipped;

pub use home::{A_TUESDAY, Home};
pub use outcome::{Failure, Outcome};
pub use program::{Program, Which};
pub use shipped::{Shipped, build_shipped};

use std::time::Duration;

/// How long one start of the program may take before its test fails.
const STORY_LIMIT: Duration = Duration::from_mins(4);

/// Starts the program on this home, tells the story, and ends whatever still runs.
///
/// When the story fails, a picture and the text of the window are left in the folder of pictures.
pub fn story(home: &Home, tell: impl FnOnce(&mut Program<'_>) -> Outcome) -> Outcome {
    let mut program = Program::start(home, STORY_LIMIT)?;
    let told = tell(&mut program);
    if told.is_err() {
        // The story's own failure is what must be told; a picture that fails too adds nothing.
        let _pictured = program.picture("failed");
        eprintln!("--- what the window said ---\n{}\n---", program.text().unwrap_or_default());
        eprintln!("--- what the program said ---\n{}\n---", home.log());
    }
    told
}
