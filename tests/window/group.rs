//! A process group: a program and everything it started.

use std::fs;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// The head of a process group of its own. All of it ends with this value.
pub struct Group(Child);

impl Group {
    /// The child must have been started with `process_group(0)`.
    pub fn of(head: Child) -> Self {
        Self(head)
    }

    /// The processes of the group that run the program with this file name.
    pub fn members(&self, name: &str) -> Vec<u32> {
        let entries = fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
        let processes = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        processes.filter(|process| self.has(*process) && is_named(*process, name)).collect()
    }

    /// True when a process of this group, not a zombie, has this number.
    fn has(&self, process: u32) -> bool {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        // The second field is a name in brackets that may hold anything; then come state, parent and group.
        let fields = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect::<Vec<_>>());
        match fields.as_deref() {
            Some([state, _parent, group, ..]) => *state != "Z" && *group == self.0.id().to_string(),
            _ => false,
        }
    }

    fn is_empty(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_))) && self.members("").is_empty()
    }

    fn signal(&self, signal: Signal) {
        if let Some(group) = number(self.0.id()) {
            // A group that is gone already needs no signal.
            let _ = kill_process_group(group, signal);
        }
    }

    fn wait(&mut self, limit: Duration) -> bool {
        let begin = Instant::now();
        while begin.elapsed() < limit {
            if self.is_empty() {
                return true;
            }
            sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal(Signal::TERM);
        if !self.wait(Duration::from_secs(3)) {
            self.signal(Signal::KILL);
            self.wait(Duration::from_secs(3));
        }
    }
}

/// Sends a signal to one process.
pub fn signal(process: u32, signal: Signal) {
    if let Some(process) = number(process) {
        // It may have ended by itself meanwhile.
        let _ = kill_process(process, signal);
    }
}

fn number(process: u32) -> Option<Pid> {
    Pid::from_raw(i32::try_from(process).ok()?)
}

/// An empty name fits every process.
fn is_named(process: u32, name: &str) -> bool {
    let file = fs::read_link(format!("/proc/{process}/exe")).unwrap_or_default();
    name.is_empty() || file.file_name().is_some_and(|file| file == name)
}
