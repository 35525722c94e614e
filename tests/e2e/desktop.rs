//! What the desktop says over D-Bus: the screen was locked, the computer goes to sleep.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use acceptance::window::{Failure, Home, Outcome, Which, story};

use crate::PROGRAM;
use crate::examples::{self, EXAMPLES};
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

/// Nothing on this bus shows messages: the program goes on without a word, and what it asked for is still heard.
#[test]
fn the_desktop_is_told_a_number_when_the_mentor_wants_that() -> Outcome {
    let bus = Bus::start()?;
    let home = Home::new("reminder", PROGRAM)?.with("DBUS_SESSION_BUS_ADDRESS", &bus.address);
    examples::fill(&home, |_| Ok(()))?;
    let asked = bus.listen()?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        program.press("Instellingen")?;
        program.see("Melding op je bureaublad")?;
        assert_eq!(asked.so_far(), Vec::<String>::new(), "nobody asked for it");
        program.choose("Vertel me hoeveel er vandaag te doen is")?;
        program.see("Opgeslagen.")?;
        let told = asked.wait_for(1)?;
        assert!(told[0].contains("Je hebt ") && told[0].contains(" opvolging"), "{told:?}");
        program.press("Vergrendel")?;
        program.wait_for(Which::Locked)?;
        unlock(program, EXAMPLES)?;
        std::thread::sleep(std::time::Duration::from_secs(2));
        assert_eq!(asked.so_far(), told, "the same is not told twice a day");
        Ok(())
    })?;
    // The next start is at unlocking.
    story(&home, |program| {
        std::thread::sleep(std::time::Duration::from_secs(2));
        assert_eq!(asked.so_far().len(), 1, "nothing while locked");
        unlock(program, EXAMPLES)?;
        let told = asked.wait_for(2)?;
        assert_eq!(told[0], told[1]);
        Ok(())
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

    /// Hears what is asked of whoever shows messages, whether anyone does or not.
    fn listen(&self) -> Outcome<Asked> {
        let mut monitor = Command::new("dbus-monitor")
            .args(["--address", &self.address, "interface='org.freedesktop.Notifications',member='Notify'"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| Failure::new(format!("dbus-monitor: {error}")))?;
        let texts = Arc::new(Mutex::new(Vec::new()));
        if let Some(output) = monitor.stdout.take() {
            let heard = Arc::clone(&texts);
            std::thread::spawn(move || {
                let lines = BufReader::new(output).lines().map_while(Result::ok);
                // Program, icon, title and text are strings; only the text is a sentence.
                for line in lines.filter(|line| line.contains("string \"") && line.contains("Je hebt")) {
                    heard.lock().unwrap_or_else(PoisonError::into_inner).push(line.trim().to_owned());
                }
            });
        }
        Ok(Asked { monitor, texts })
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

/// What was asked to be shown.
struct Asked {
    monitor: Child,
    texts: Arc<Mutex<Vec<String>>>,
}

impl Asked {
    fn so_far(&self) -> Vec<String> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// All texts, once there are so many.
    fn wait_for(&self, number: usize) -> Outcome<Vec<String>> {
        for _ in 0..100 {
            let texts = self.so_far();
            if texts.len() >= number {
                return Ok(texts);
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        Err(Failure::new(format!("the desktop was not told: {:?}", self.so_far())))
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        // Nothing is left to end when the monitor is gone already.
        let _ = self.monitor.kill();
        let _ = self.monitor.wait();
    }
}
