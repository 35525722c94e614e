//! A message of the desktop. Only Linux has it here: over D-Bus, through what GTK already links. On Windows and macOS it would
//! take a library of its own; there the setting is not offered.

use tauri::AppHandle;

/// Whether this computer's desktop can be told something.
pub const CAN_NOTIFY: bool = cfg!(target_os = "linux");

/// Has the desktop show a text, if it has something that shows them. Nobody hears of it when it has not.
pub fn notify(app: &AppHandle, text: String) {
    #[cfg(target_os = "linux")]
    // Refused only when the program ends.
    let _shown = app.run_on_main_thread(move || linux::notify(&text));
    #[cfg(not(target_os = "linux"))]
    let _not_offered = (app, text);
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;

    use gio::glib::{ToVariant, Variant};
    use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection};

    use crate::nl;

    /// Only on the main thread, where the answer of the bus is heard.
    pub fn notify(text: &str) {
        let asked = wanted(text);
        gio::bus_get(BusType::Session, None::<&Cancellable>, move |bus| {
            let Ok(bus) = bus else { return };
            // The connection belongs to the process; its loss must not end the program.
            bus.set_exit_on_close(false);
            send(&bus, &asked);
        });
    }

    fn send(bus: &DBusConnection, asked: &Variant) {
        bus.call(
            Some("org.freedesktop.Notifications"),
            "/org/freedesktop/Notifications",
            "org.freedesktop.Notifications",
            "Notify",
            Some(asked),
            None,
            DBusCallFlags::NONE,
            -1,
            None::<&Cancellable>,
            |_shown_or_not| {},
        );
    }

    /// Program, what it takes the place of, icon, title, text, buttons, hints, how long. It is not kept in the list of what
    /// was said before: tomorrow it is not true any more.
    fn wanted(text: &str) -> Variant {
        let hints = HashMap::from([("transient", true.to_variant()), ("urgency", 1_u8.to_variant())]);
        let (program, buttons) = (nl::PROGRAM, Vec::<String>::new());
        (program, 0_u32, "", program, text, buttons, hints, -1_i32).to_variant()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_is_asked_has_the_form_that_every_desktop_knows() {
            let asked = wanted("Je hebt 3 opvolgingen voor vandaag.");
            assert_eq!(asked.type_().as_str(), "(susssasa{sv}i)");
            assert_eq!(asked.child_value(4).str(), Some("Je hebt 3 opvolgingen voor vandaag."));
        }
    }
}
