//! What the desktop says over D-Bus: the screen was locked, the computer goes to sleep.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use acceptance::window::{Failure, Home, Outcome, Which, story};

use crate::PROGRAM;
use crate::steps::{PASSPHRASE, set_up, unlock};

#[test]
fn a_locked_screen_and_a_sleeping_computer_lock_the_program() -> Outcome {
    let bus = Bus::start()?;
    let home = Home::new("desktop", PROGRAM)?
        .with("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .with("DBUS_SYSTEM_BUS_ADDRESS", &bus.address);
    story(&home, |program| {
        set_up(program)?;
        bus.say("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", Some(true))?;
        program.wait_for(Which::Locked)?;
        program.see("omdat het scherm van de computer op slot ging")?;

        unlock(program, PASSPHRASE)?;
        // The screen is open again, the computer woke up: no reason to lock.
        bus.say("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", Some(false))?;
        bus.say("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", Some(false))?;
        std::thread::sleep(std::time::Duration::from_secs(1));
        program.wait_for(Which::Work)?;
        bus.say("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", Some(true))?;
        program.wait_for(Which::Locked)?;
        program.see("omdat de computer in slaapstand ging")?;

        unlock(program, PASSPHRASE)?;
        bus.say("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session.Lock", None)?;
        program.wait_for(Which::Locked)
    })
}

/// A message bus of this test alone; it ends with this value.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Outcome<Self> {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| Failure::new(format!("dbus-daemon: {error}")))?;
        let mut address = String::new();
        if let Some(output) = daemon.stdout.take() {
            BufReader::new(output).read_line(&mut address)?;
        }
        Ok(Self { daemon, address: address.trim().to_owned() })
    }

    fn say(&self, path: &str, signal: &str, on: Option<bool>) -> Outcome {
        let mut send = Command::new("dbus-send");
        send.arg(format!("--bus={}", self.address)).args(["--type=signal", path, signal]);
        send.args(on.map(|on| format!("boolean:{on}")));
        let done = send.status().map_err(|error| Failure::new(format!("dbus-send: {error}")))?;
        if done.success() { Ok(()) } else { Err(Failure::new(format!("dbus-send: {done}"))) }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // Nothing is left to end when the daemon is gone already.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
