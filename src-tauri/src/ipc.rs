//! The list of commands and events, and their TypeScript.

use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{entry, work};
use crate::error::Failure;
use crate::views::Flush;

/// Everything that a page can call or hear. Which window may call what is in `capabilities/`.
pub fn builder() -> Builder<tauri::Wry> {
    Builder::new()
        .commands(collect_commands![entry::status, work::report_activity, work::flushed, work::lock])
        .events(collect_events![Flush])
        .typ::<Failure>()
        .disable_serde_phases()
}

#[cfg(test)]
mod tests;
