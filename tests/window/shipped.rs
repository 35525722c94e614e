//! The program as it is shipped, seen from outside: no driver sits in its windows, so only the display can tell.

use std::collections::HashSet;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MapState,
    Window as WindowId,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::display::Display;
use super::group::Group;
use super::home::Home;
use super::outcome::{Failure, Outcome};

/// The first examples are made with the cost of a build without optimisation.
const LIMIT: Duration = Duration::from_mins(3);
const POLL: Duration = Duration::from_millis(100);

/// Letters have soft edges, so they bring dozens of colours; an empty window has a handful.
const COLOURS_OF_TEXT: usize = 24;

/// The keys as X names them.
const CONTROL: u32 = 0xffe3;

/// Builds the program without what the tests add to it, beside the program of the tests. What it is made of is there
/// already, up to the shell itself.
pub fn build_shipped(of_tests: &Path) -> Outcome<PathBuf> {
    let target = of_tests.ancestors().nth(2).ok_or_else(|| Failure::new("the tests are not in a target folder"))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--locked", "--package", "stappenwijzer", "--bin", "stappenwijzer"]);
    // What cargo tells a test about its package must not reach another build.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    let built = command.current_dir(env!("CARGO_MANIFEST_DIR")).env("CARGO_TARGET_DIR", target).output()?;
    if built.status.success() {
        Ok(target.join("debug/stappenwijzer"))
    } else {
        Err(Failure::new(String::from_utf8_lossy(&built.stderr)))
    }
}

/// A start of the program with nobody in it. Everything it started ends with this value.
pub struct Shipped {
    _group: Group,
    /// After the group: what is shown somewhere ends before the place where it is shown.
    _display: Display,
    server: RustConnection,
    root: WindowId,
    /// The window that was seen last.
    seen: Option<WindowId>,
}

impl Shipped {
    /// Starts the program of this home on a display of its own.
    pub fn start(home: &Home) -> Outcome<Self> {
        let display = Display::start()?;
        let log = std::fs::OpenOptions::new().create(true).append(true).open(home.log_file())?;
        let child = Command::new(home.program())
            .args(home.arguments())
            .env("DISPLAY", display.name())
            .env("LANG", "C.UTF-8")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("LC_ALL")
            .envs(home.environment())
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .map_err(|error| Failure::new(format!("{}: {error}", home.program().display())))?;
        let group = Group::of(child);
        let (server, screen) = RustConnection::connect(Some(display.name()))?;
        let root = server.setup().roots.get(screen).ok_or_else(|| Failure::new("no screen"))?.root;
        Ok(Self { _group: group, _display: display, server, root, seen: None })
    }

    /// Waits until another window than the one seen last has this title and text in it. The page sets the title, so a
    /// window that could not load its page never has it, whatever else it shows.
    #[track_caller]
    pub fn see(&mut self, title: &str) -> Outcome {
        let begin = Instant::now();
        let mut shown = Vec::new();
        while begin.elapsed() < LIMIT {
            shown = self.windows()?;
            let wanted = shown.iter().find(|(window, name)| name == title && Some(*window) != self.seen);
            if let Some((window, _)) = wanted
                && self.shows_text(*window)
            {
                self.seen = Some(*window);
                return Ok(());
            }
            sleep(POLL);
        }
        Err(Failure::new(format!("waited in vain for a window “{title}” with text; there are: {shown:?}")))
    }

    /// Presses Ctrl and a letter in the window that was seen last.
    pub fn press_control(&self, letter: char) -> Outcome {
        let window = self.seen.ok_or_else(|| Failure::new("no window was seen yet"))?;
        // What a window manager does when a window appears.
        self.server.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)?.check()?;
        sleep(POLL);
        let (control, letter) = (self.key(CONTROL)?, self.key(u32::from(letter))?);
        for (kind, key) in [
            (KEY_PRESS_EVENT, control),
            (KEY_PRESS_EVENT, letter),
            (KEY_RELEASE_EVENT, letter),
            (KEY_RELEASE_EVENT, control),
        ] {
            self.server.xtest_fake_input(kind, key, x11rb::CURRENT_TIME, self.root, 0, 0, 0)?.check()?;
        }
        Ok(())
    }

    /// Every window on the screen with its title.
    fn windows(&self) -> Outcome<Vec<(WindowId, String)>> {
        let name = self.server.intern_atom(false, b"_NET_WM_NAME")?.reply()?.atom;
        let mut windows = Vec::new();
        for window in self.server.query_tree(self.root)?.reply()?.children {
            // A window may go while it is looked at.
            let Ok(state) = self.server.get_window_attributes(window)?.reply() else { continue };
            let Ok(title) = self.server.get_property(false, window, name, AtomEnum::ANY, 0, 256)?.reply() else {
                continue;
            };
            if state.map_state == MapState::VIEWABLE && !title.value.is_empty() {
                windows.push((window, String::from_utf8_lossy(&title.value).into_owned()));
            }
        }
        Ok(windows)
    }

    /// Whether text can be read in the window now.
    fn shows_text(&self, window: WindowId) -> bool {
        let look = || -> Outcome<HashSet<[u8; 4]>> {
            let place = self.server.get_geometry(window)?.reply()?;
            let all = u32::MAX;
            let picture =
                self.server.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, place.width, place.height, all)?.reply()?;
            Ok(picture.data.as_chunks::<4>().0.iter().copied().collect())
        };
        // A window that is partly off the screen, or gone, has no picture.
        look().is_ok_and(|colours| colours.len() >= COLOURS_OF_TEXT)
    }

    /// The key that has this sign without Shift.
    fn key(&self, sign: u32) -> Outcome<u8> {
        let (first, last) = (self.server.setup().min_keycode, self.server.setup().max_keycode);
        let keyboard = self.server.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let mut keys = (first..=last).zip(keyboard.keysyms.chunks(keyboard.keysyms_per_keycode.into()));
        let found = keys.find(|(_, signs)| signs.first() == Some(&sign));
        found.map(|(key, _)| key).ok_or_else(|| Failure::new(format!("no key has the sign {sign:#x}")))
    }
}
