//! The vault behind the desk: its door, and the session while it is open.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use app::{Clock, Closed, Door, KdfCost, Session};

use crate::error::{Code, Failure};
use crate::{nl, os};

/// A key derivation that takes longer than this is made lighter for this machine.
const PATIENCE: Duration = Duration::from_secs(3);

/// The two vaults that a person can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The one with the school's dossiers.
    #[default]
    Real,
    /// The one with invented pupils (*oefenen*).
    Practice,
}

/// Where the two are, absolute.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Of the real vault.
    pub real: PathBuf,
    /// Of the practice vault.
    pub practice: PathBuf,
}

impl Folders {
    /// The folder of one of them.
    pub fn of(&self, which: Which) -> &PathBuf {
        match which {
            Which::Real => &self.real,
            Which::Practice => &self.practice,
        }
    }
}

/// One of the two vaults. Its door is held from the first look on, so that nobody else gets in meanwhile.
pub(super) struct Vault {
    folders: Folders,
    which: Which,
    door: Option<Door>,
    session: Option<Session>,
    /// The vault whose last backup did not come about when it was closed; its next session tells the mentor.
    without_backup: Option<Which>,
}

impl Vault {
    pub(super) fn new(folders: Folders) -> Self {
        Self { folders, which: Which::Real, door: None, session: None, without_backup: None }
    }

    /// The door of this vault; that of the other one is let go of.
    pub(super) fn door(&mut self, which: Which) -> Result<&Door, Failure> {
        self.turn_to(which);
        let door = match self.door.take() {
            Some(door) => door,
            None => self.claim(KdfCost::STANDARD)?,
        };
        Ok(self.door.insert(door))
    }

    /// As [`Self::door`], with a key derivation as heavy as this machine bears.
    pub(super) fn measured_door(&mut self, which: Which) -> Result<&Door, Failure> {
        self.turn_to(which);
        let cost = bearable_cost();
        if self.door.as_ref().is_none_or(|door| door.cost() != cost) {
            // The folder is let go of first; nobody can hold it twice.
            self.door = None;
            self.door = Some(self.claim(cost)?);
        }
        self.door(which)
    }

    pub(super) fn session(&mut self) -> Result<&mut Session, Failure> {
        self.session.as_mut().ok_or_else(|| Failure::refused(Code::Locked))
    }

    pub(super) fn take_up(&mut self, mut session: Session) {
        if self.without_backup == Some(self.which) {
            self.without_backup = None;
            session.mark_backup_missed();
        }
        self.session = Some(session);
    }

    pub(super) fn close(&mut self, with_backup: bool) {
        if let Some(session) = self.session.take() {
            // The vault itself is closed either way.
            if session.close(with_backup).ok() != Some(Closed::InOrder) {
                self.without_backup = Some(self.which);
            }
        }
    }

    fn turn_to(&mut self, which: Which) {
        if self.which != which {
            self.close(true);
            self.door = None;
            self.which = which;
        }
    }

    fn claim(&self, cost: KdfCost) -> Result<Door, Failure> {
        let (practice, folder) = (self.which == Which::Practice, self.folders.of(self.which));
        let door = Door::claim(folder, practice, clock(), cost)?;
        // The folder is ours now: a paper that still lies open in it was left by a program that crashed.
        os::empty(&folder.join(nl::OUTSIDE_FOLDER));
        Ok(door)
    }
}

/// This computer's clock. Tests of the window start on a day of their own: what they see must not hang on today.
fn clock() -> Clock {
    #[cfg(feature = "e2e")]
    if let Some(moment) = std::env::var("STAPPENWIJZER_E2E_NOW").ok().and_then(|text| text.parse().ok()) {
        return Clock::from(moment);
    }
    Clock::System
}

/// The heaviest key derivation that this machine does in reasonable time; never lighter than the lightest allowed.
fn bearable_cost() -> KdfCost {
    let mut cost = KdfCost::STANDARD;
    loop {
        let begin = Instant::now();
        let done = cost.try_out().is_ok() && begin.elapsed() <= PATIENCE;
        match cost.lighter() {
            Some(lighter) if !done => cost = lighter,
            _ => return cost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_crash_left_open_is_gone_at_the_next_start() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders { real: root.path().join("een"), practice: root.path().join("twee") };
        let left = |which| folders.of(which).join(nl::OUTSIDE_FOLDER).join("brief.pdf");
        for which in [Which::Real, Which::Practice] {
            std::fs::create_dir_all(left(which).parent().unwrap()).unwrap();
            std::fs::write(left(which), b"%PDF").unwrap();
        }
        let mut vault = Vault::new(folders.clone());
        vault.door(Which::Real).unwrap();
        assert!(!left(Which::Real).exists() && left(Which::Practice).exists(), "only where the folder is ours");

        std::fs::create_dir_all(left(Which::Real).parent().unwrap()).unwrap();
        std::fs::write(left(Which::Real), b"%PDF").unwrap();
        assert!(Vault::new(folders.clone()).door(Which::Real).is_err(), "another program has it");
        assert!(left(Which::Real).exists(), "what that one opened stays");
        vault.door(Which::Practice).unwrap();
        assert!(!left(Which::Practice).exists());
    }
}
