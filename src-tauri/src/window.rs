//! The two windows: before and after unlocking.
//!
//! They are made here and not in the configuration, because each unlock and each lock makes a new one with
//! a web process of its own: what the old one held in memory ends with it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

use tauri::utils::config::Color;
use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::desk::Desk;
use crate::nl;
use crate::os;

const LOCKED: &str = "locked-";
const WORK: &str = "work-";

/// What shows before the page does: its paper (`--paper` in `ui/src/styles/tokens.css`), light and dark.
const LIGHT: Color = Color(0xf5, 0xf4, 0xf0, 0xff);
const DARK: Color = Color(0x12, 0x18, 0x1d, 0xff);

/// Opens the window in which a vault is made, unlocked or restored. Takes the place of `before`.
pub fn open_locked(app: &AppHandle, before: Option<&WebviewWindow>) -> tauri::Result<WebviewWindow> {
    open(app, LOCKED, before)
}

/// Opens the window in which the work is done. Takes the place of `before`.
pub fn open_work(app: &AppHandle, before: Option<&WebviewWindow>) -> tauri::Result<WebviewWindow> {
    open(app, WORK, before)
}

/// The window before unlocking, when there is one.
pub fn locked(app: &AppHandle) -> Option<WebviewWindow> {
    newest(app, LOCKED)
}

/// The window of the work, when there is one.
pub fn work(app: &AppHandle) -> Option<WebviewWindow> {
    newest(app, WORK)
}

/// The window that is there.
pub fn any(app: &AppHandle) -> Option<WebviewWindow> {
    work(app).or_else(|| locked(app))
}

/// Ends every window but `kept`, and with it everything its page held.
pub fn destroy_others(app: &AppHandle, kept: &WebviewWindow) -> tauri::Result<()> {
    app.webview_windows().into_values().filter(|window| window.label() != kept.label()).try_for_each(|w| w.destroy())
}

fn newest(app: &AppHandle, kind: &str) -> Option<WebviewWindow> {
    let number = |window: &WebviewWindow| window.label().strip_prefix(kind)?.parse::<u32>().ok();
    app.webview_windows().into_values().filter(|window| number(window).is_some()).max_by_key(number)
}

fn open(app: &AppHandle, kind: &str, before: Option<&WebviewWindow>) -> tauri::Result<WebviewWindow> {
    // A label that is used again could meet the old window, which goes a moment later.
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let label = format!("{kind}{number}");

    let is_dark = is_dark(app);
    let mut builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()))
        .title(nl::PROGRAM)
        .min_inner_size(320.0, 400.0)
        .background_color(if is_dark { DARK } else { LIGHT })
        .zoom_hotkeys_enabled(false)
        .general_autofill_enabled(false)
        .disable_drag_drop_handler()
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        // The page names its screen; the title that the desktop shows follows.
        .on_document_title_changed(|window, title| {
            let _only_a_title = window.set_title(&title);
        });
    builder = match before.and_then(Frame::of) {
        Some(frame) => frame.apply(builder),
        None => builder.inner_size(1200.0, 820.0).center(),
    };
    let window = keep_nothing(builder, number).build()?;
    os::harden(&window)?;
    Ok(window)
}

/// Whether the page will be dark: as the mentor chose, or as the computer is set.
fn is_dark(app: &AppHandle) -> bool {
    let theme = app.state::<Desk>().display.get().theme;
    let (tell, told) = mpsc::channel();
    // GTK answers on its own thread only; from there this is called at once.
    let asked = app.run_on_main_thread(move || {
        // Nobody listens any more when the program ends meanwhile.
        let _unheard = tell.send(os::settle_theme(theme));
    });
    asked.is_ok() && told.recv().unwrap_or(false)
}

fn is_own_page(url: &Url) -> bool {
    // The second form is how Windows names the same thing.
    (url.scheme() == "tauri" && url.host_str() == Some("localhost"))
        || (matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost"))
}

type Builder<'a> = WebviewWindowBuilder<'a, tauri::Wry, AppHandle>;

/// Keeps nothing of the page on the disk.
#[cfg(not(any(feature = "e2e", target_os = "linux")))]
fn keep_nothing(builder: Builder<'_>, _number: u32) -> Builder<'_> {
    builder.incognito(true)
}

/// Keeps nothing of the page on the disk.
///
/// Tauri makes our address (`tauri:`) known once for all windows that name the same folder, while `WebKit` must be told for
/// each incognito window: with one folder for all, the second window would not find its page. So each window names a
/// folder differently. It is always `/proc`, where nobody can write.
#[cfg(all(not(feature = "e2e"), target_os = "linux"))]
fn keep_nothing(builder: Builder<'_>, number: u32) -> Builder<'_> {
    let folder = (0..number).fold(std::path::PathBuf::from("/proc"), |folder, _| folder.join("self/.."));
    builder.incognito(true).data_directory(folder)
}

/// An incognito window cannot be driven by a test, so it gets a folder of this process alone.
#[cfg(feature = "e2e")]
fn keep_nothing(builder: Builder<'_>, _number: u32) -> Builder<'_> {
    builder.data_directory(std::env::temp_dir().join(format!("stappenwijzer-e2e-{}", std::process::id())))
}

/// Where a window stands, so that the next one can stand there too.
struct Frame {
    size: tauri::LogicalSize<f64>,
    place: Option<tauri::LogicalPosition<f64>>,
    maximized: bool,
}

impl Frame {
    fn of(window: &WebviewWindow) -> Option<Self> {
        let scale = window.scale_factor().ok()?;
        Some(Self {
            size: window.inner_size().ok()?.to_logical(scale),
            // Wayland does not tell where a window is.
            place: window.outer_position().ok().map(|place| place.to_logical(scale)),
            maximized: window.is_maximized().unwrap_or(false),
        })
    }

    fn apply<'a>(&self, builder: Builder<'a>) -> Builder<'a> {
        let builder = builder.inner_size(self.size.width, self.size.height).maximized(self.maximized);
        match self.place {
            Some(place) => builder.position(place.x, place.y),
            None => builder,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_the_colour_of_the_page() {
        let tokens = include_str!("../../ui/src/styles/tokens.css");
        let papers: Vec<&str> = tokens.lines().filter_map(|line| line.trim().strip_prefix("--paper: ")).collect();
        let colour = |Color(red, green, blue, _): Color| format!("#{red:02x}{green:02x}{blue:02x};");
        // Light, dark as the computer is set, dark by choice.
        assert_eq!(papers, [colour(LIGHT), colour(DARK), colour(DARK)]);
    }
}
