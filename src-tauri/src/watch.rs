//! Locks when the computer sleeps or its screen is locked, and ends in order when the computer is shut down.
//!
//! Linux tells this over D-Bus, a socket on the same computer, and by a signal. Windows and macOS are not watched yet; there
//! the jump of the clocks after sleep locks the program.

#[cfg(target_os = "linux")]
mod delay;

use tauri::AppHandle;

/// Starts to listen to the desktop.
pub fn start(app: &AppHandle) {
    #[cfg(target_os = "linux")]
    linux::start(app);
    #[cfg(not(target_os = "linux"))]
    let _not_watched = app;
}

#[cfg(target_os = "linux")]
mod linux {
    use gio::glib::{ControlFlow, Variant};
    use gio::{BusType, Cancellable, DBusConnection, DBusSignalFlags};
    use rustix::process::Signal;
    use tauri::AppHandle;

    use super::delay;
    use crate::lock;
    use crate::views::LockReason;

    /// One thing that is said on a bus and means that nobody is looking any more.
    struct Sign {
        interface: &'static str,
        member: &'static str,
        /// Said with `true` when it begins and `false` when it ends.
        switch: bool,
        reason: LockReason,
    }

    const SYSTEM: &[Sign] = &[
        Sign {
            interface: "org.freedesktop.login1.Manager",
            member: "PrepareForSleep",
            switch: true,
            reason: LockReason::Suspended,
        },
        Sign {
            interface: "org.freedesktop.login1.Session",
            member: "Lock",
            switch: false,
            reason: LockReason::ScreenLocked,
        },
    ];

    const SESSION: &[Sign] = &[
        screen("org.freedesktop.ScreenSaver"),
        screen("org.gnome.ScreenSaver"),
        screen("org.cinnamon.ScreenSaver"),
        screen("org.mate.ScreenSaver"),
        screen("org.xfce.ScreenSaver"),
    ];

    const fn screen(interface: &'static str) -> Sign {
        Sign { interface, member: "ActiveChanged", switch: true, reason: LockReason::ScreenLocked }
    }

    pub fn start(app: &AppHandle) {
        for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
            let app = app.clone();
            gio::glib::unix_signal_add(signal.as_raw(), move || {
                lock::leave_soon(&app);
                ControlFlow::Continue
            });
        }
        listen(app, BusType::System, SYSTEM);
        listen(app, BusType::Session, SESSION);
    }

    fn listen(app: &AppHandle, bus: BusType, signs: &'static [Sign]) {
        let app = app.clone();
        gio::bus_get(bus, None::<&Cancellable>, move |connection| {
            // Without a bus (a bare window manager) the idle time and the clocks remain.
            let Ok(connection) = connection else { return };
            // The connection belongs to the process; its loss must not end the program.
            connection.set_exit_on_close(false);
            if bus == BusType::System {
                delay::take(&connection);
            }
            for sign in signs {
                subscribe(&connection, &app, sign);
            }
            // Kept for as long as the program runs, or the signals stop.
            std::mem::forget(connection);
        });
    }

    /// Sleep waits for us; at most as long as the computer allows, five seconds as a rule.
    fn lock_before_sleep(app: &AppHandle) {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            lock::lock(&app, LockReason::Suspended).await;
            delay::release(&app);
        });
    }

    fn subscribe(connection: &DBusConnection, app: &AppHandle, sign: &'static Sign) {
        let app = app.clone();
        let heard = move |bus: &DBusConnection, _: &str, _: &str, _: &str, _: &str, said: &Variant| {
            let begins = said.try_child_value(0).and_then(|value| value.get::<bool>());
            let sleeps = sign.reason == LockReason::Suspended;
            match (sleeps, begins) {
                (true, Some(true)) => lock_before_sleep(&app),
                (true, _) => delay::take(bus),
                (false, begins) if !sign.switch || begins == Some(true) => lock::lock_soon(&app, sign.reason),
                (false, _) => {}
            }
        };
        let _for_ever = connection.signal_subscribe(
            None,
            Some(sign.interface),
            Some(sign.member),
            None,
            None,
            DBusSignalFlags::NONE,
            heard,
        );
    }
}
