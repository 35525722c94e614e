//! Every call to the operating system that Tauri does not make for us.
//!
//! Linux is tested; the Windows and macOS branches are small and untested.

mod clipboard;
mod files;
mod notify;
mod print;

#[cfg(target_os = "linux")]
mod linux;

pub use clipboard::{put as put_on_clipboard, take_back as take_back_from_clipboard};
pub use files::{Choice, ask_open, ask_save, empty, open_file, read_up_to, reveal, write_for_opening, write_whole};
pub use notify::{CAN_NOTIFY, notify};
pub use print::{PrintJob, print, printers};

use tauri::WebviewWindow;

use crate::views::Theme;

/// No memory of this process may end up in a file when it crashes.
pub fn forbid_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        // Refused only when the limit is lower already, and then it is zero.
        let _already_zero = setrlimit(Resource::Core, none);
    }
}

/// Whether the page will be dark with this choice. On Linux the choice reaches the page before its first paint too.
#[cfg(target_os = "linux")]
pub fn settle_theme(theme: Theme) -> bool {
    linux::settle_theme(theme)
}

/// Whether the page will be dark with this choice. Untested; how the computer is set is not asked here, so that who has it
/// dark sees one light moment.
#[cfg(not(target_os = "linux"))]
pub fn settle_theme(theme: Theme) -> bool {
    theme == Theme::Dark
}

/// Turns off what a page of ours never uses and Tauri has no switch for.
#[cfg_attr(
    not(target_os = "linux"),
    expect(unused_variables, reason = "the other webviews need no more than Tauri sets")
)]
pub fn harden(window: &WebviewWindow) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    linux::harden(window)?;
    Ok(())
}
