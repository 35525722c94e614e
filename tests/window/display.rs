//! An X server without a screen.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window as WindowId,
};
use x11rb::rust_connection::RustConnection;

use super::outcome::{Failure, Outcome};

/// A display of this test alone; it ends with this value.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts a server on a free number.
    pub fn start() -> Outcome<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::new(format!("Xvfb: {error}")))?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() { Err(Failure::new("Xvfb did not start")) } else { Ok(display) }
    }

    /// For the environment variable `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Asks every window that is shown to close, as the cross in its corner does.
    pub fn close_windows(&self) -> Outcome {
        let (server, screen) = RustConnection::connect(Some(&self.name))?;
        let root = server.setup().roots.get(screen).ok_or_else(|| Failure::new("no screen"))?.root;
        let protocols = server.intern_atom(false, b"WM_PROTOCOLS")?.reply()?.atom;
        let delete = server.intern_atom(false, b"WM_DELETE_WINDOW")?.reply()?.atom;
        let mut asked = 0;
        for window in server.query_tree(root)?.reply()?.children {
            if can_be_closed(&server, window, protocols, delete)? {
                let message = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
                server.send_event(false, window, EventMask::NO_EVENT, message)?;
                asked += 1;
            }
        }
        server.flush()?;
        if asked == 0 { Err(Failure::new("there is no window to close")) } else { Ok(()) }
    }
}

fn can_be_closed(server: &RustConnection, window: WindowId, protocols: Atom, delete: Atom) -> Outcome<bool> {
    if server.get_window_attributes(window)?.reply()?.map_state != MapState::VIEWABLE {
        return Ok(false);
    }
    let known = server.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32)?.reply()?;
    Ok(known.value32().is_some_and(|mut atoms| atoms.any(|atom| atom == delete)))
}

impl Drop for Display {
    fn drop(&mut self) {
        // Nothing is left to end when the server is gone already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
