//! Keeps sleep waiting until the program is locked: a "delay" lock of logind, a file that is open for as long as we hold it.
//!
//! Windows and macOS give no such lock here; there the jump of the clocks locks the program when the computer wakes up.

use std::cell::RefCell;

use gio::glib::{ToVariant, VariantTy};
use gio::prelude::UnixFDListExt;
use gio::{Cancellable, DBusCallFlags, DBusConnection, UnixFDList};
use tauri::AppHandle;

use crate::nl;

thread_local! {
    /// Held on the main thread, where the buses are listened to.
    static HELD: RefCell<Option<UnixFDList>> = const { RefCell::new(None) };
}

/// Asks for the lock. Without logind the computer sleeps as it did before.
pub(super) fn take(system_bus: &DBusConnection) {
    if HELD.with_borrow(Option::is_some) {
        return;
    }
    system_bus.call_with_unix_fd_list(
        Some("org.freedesktop.login1"),
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
        "Inhibit",
        Some(&("sleep", nl::PROGRAM, nl::WHY_SLEEP_WAITS, "delay").to_variant()),
        VariantTy::new("(h)").ok(),
        DBusCallFlags::NO_AUTO_START,
        -1,
        None::<&UnixFDList>,
        None::<&Cancellable>,
        |answer| {
            if let Ok((_, files)) = answer
                && files.length() > 0
            {
                HELD.set(Some(files));
            }
        },
    );
}

/// Lets the computer sleep: dropping the list closes the file in it.
pub(super) fn release(app: &AppHandle) {
    // Refused only when the program ends, and that closes the file too.
    let _released = app.run_on_main_thread(|| drop(HELD.take()));
}
