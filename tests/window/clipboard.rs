//! What is on the clipboard of a display, asked as any other program would.

use std::time::{Duration, Instant};

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, CreateWindowAux, WindowClass};
use x11rb::rust_connection::RustConnection;

use super::outcome::{Failure, Outcome};

/// How long the program that owns the clipboard has to answer.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);

/// The text on the clipboard of this display; empty when nobody owns it.
pub fn text_on(display: &str) -> Outcome<String> {
    read(display, b"UTF8_STRING")
}

/// What the owner of the clipboard says to programs that keep a history of it; empty when it says nothing.
pub fn history_hint_on(display: &str) -> Outcome<String> {
    read(display, b"x-kde-passwordManagerHint")
}

fn read(display: &str, target: &[u8]) -> Outcome<String> {
    let (server, screen) = RustConnection::connect(Some(display))?;
    let root = server.setup().roots.get(screen).ok_or_else(|| Failure::new("no screen"))?.root;
    let atom = |name: &[u8]| -> Outcome<u32> { Ok(server.intern_atom(false, name)?.reply()?.atom) };
    let (clipboard, target, into) = (atom(b"CLIPBOARD")?, atom(target)?, atom(b"STAPPENWIJZER_TEST")?);
    if server.get_selection_owner(clipboard)?.reply()?.owner == x11rb::NONE {
        return Ok(String::new());
    }
    let window = server.generate_id()?;
    let looks = CreateWindowAux::new();
    server.create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, x11rb::COPY_FROM_PARENT, &looks)?;
    server.convert_selection(window, clipboard, target, into, CURRENT_TIME)?;
    server.flush()?;
    let until = Instant::now() + ANSWER_LIMIT;
    while Instant::now() < until {
        if let Some(Event::SelectionNotify(answer)) = server.poll_for_event()? {
            if answer.property == x11rb::NONE {
                return Ok(String::new());
            }
            let held = server.get_property(true, window, into, AtomEnum::ANY, 0, 1 << 16)?.reply()?;
            return Ok(String::from_utf8_lossy(&held.value).into_owned());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(Failure::new("the owner of the clipboard does not answer"))
}
