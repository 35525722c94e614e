//! The clipboard of the computer. Only on the main thread.
//!
//! On Linux through GTK, which is there for the window already and speaks X11 and Wayland; elsewhere through `arboard`, untested.
//! A text is marked as one that no history of the clipboard should keep; a program that keeps one may still ignore that.

#[cfg(target_os = "linux")]
pub use self::gtk_clipboard::{put, take_back};
#[cfg(not(target_os = "linux"))]
pub use self::other::{put, take_back};

#[cfg(target_os = "linux")]
mod gtk_clipboard {
    use gtk::gdk::SELECTION_CLIPBOARD;
    use gtk::{Clipboard, TargetEntry, TargetFlags};
    use zeroize::Zeroizing;

    /// What KDE's programs and others read before they keep what was copied: `secret` is not kept.
    const HISTORY_HINT: &str = "x-kde-passwordManagerHint";
    const TEXTS: &[&str] = &["UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING"];
    const HINT: u32 = 1;

    /// Puts a text on the clipboard; answers whether that worked.
    pub fn put(text: Zeroizing<String>) -> bool {
        let mut targets: Vec<_> = TEXTS.iter().map(|name| TargetEntry::new(name, TargetFlags::empty(), 0)).collect();
        targets.push(TargetEntry::new(HISTORY_HINT, TargetFlags::empty(), HINT));
        Clipboard::get(&SELECTION_CLIPBOARD).set_with_data(&targets, move |_, asked, info| {
            if info == HINT {
                asked.set(&asked.target(), 8, b"secret");
            } else {
                asked.set_text(&text);
            }
        })
    }

    /// Takes a text away when the clipboard still holds it; calls `then` when that is settled.
    pub fn take_back(text: Zeroizing<String>, then: impl FnOnce() + 'static) {
        Clipboard::get(&SELECTION_CLIPBOARD).request_text(move |clipboard, held| {
            if held == Some(text.as_str()) {
                // A program that keeps what was copied may own it by now; what is ours can be cleared.
                clipboard.set_text("");
                clipboard.clear();
            }
            then();
        });
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    use arboard::Clipboard;
    use zeroize::Zeroizing;

    /// Puts a text on the clipboard; answers whether that worked.
    #[expect(clippy::needless_pass_by_value, reason = "as on Linux")]
    pub fn put(text: Zeroizing<String>) -> bool {
        Clipboard::new().and_then(|mut clipboard| kept_out_of_history(&mut clipboard, text.as_str())).is_ok()
    }

    #[cfg(windows)]
    fn kept_out_of_history(clipboard: &mut Clipboard, text: &str) -> Result<(), arboard::Error> {
        use arboard::SetExtWindows;
        clipboard.set().exclude_from_history().exclude_from_cloud().text(text)
    }

    #[cfg(target_os = "macos")]
    fn kept_out_of_history(clipboard: &mut Clipboard, text: &str) -> Result<(), arboard::Error> {
        use arboard::SetExtApple;
        clipboard.set().exclude_from_history().text(text)
    }

    /// Takes a text away when the clipboard still holds it; calls `then` when that is settled.
    #[expect(clippy::needless_pass_by_value, reason = "as on Linux")]
    pub fn take_back(text: Zeroizing<String>, then: impl FnOnce() + 'static) {
        if let Ok(mut clipboard) = Clipboard::new()
            && clipboard.get_text().is_ok_and(|held| held == *text)
        {
            let _gone_or_taken = clipboard.clear();
        }
        then();
    }
}
