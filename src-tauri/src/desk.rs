//! The one managed state: the vault, the idle time and what a lock waits for.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use app::{Clock, Door, KdfCost, Session};
use tauri::async_runtime::spawn_blocking;
use tokio::sync::Notify;

use crate::display::DisplayFile;
use crate::error::{Code, Failure};
use crate::idle::Idle;
use crate::os;
use crate::views::LockReason;

/// A key derivation that takes longer than this is made lighter for this machine.
const PATIENCE: Duration = Duration::from_secs(3);

/// What lies on the desk of this program: at most one open vault.
pub struct Desk {
    /// The practice vault (*oefenen*).
    pub practice: bool,
    /// How the program looks.
    pub display: DisplayFile,
    /// Time since the last sign of use.
    pub idle: Idle,
    /// The page says here that nothing typed is unsaved any more.
    pub flushed: Notify,
    /// Held while the program goes from locked to open or back, so that this happens one at a time.
    pub turn: tokio::sync::Mutex<()>,
    outside: PathBuf,
    place: Mutex<Place>,
    vault: Arc<Mutex<Vault>>,
}

/// Kept apart from the vault, so that asking where we are never waits for a use case.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    stage: Stage,
    reason: LockReason,
}

/// How far the program is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The vault is closed.
    #[default]
    Locked,
    /// A vault was just made; it opens when its recovery key has been typed back.
    Made,
    /// The work.
    Open,
}

/// The vault and its door. The door is held from the first look on, so that nobody else gets in meanwhile.
struct Vault {
    folder: PathBuf,
    practice: bool,
    door: Option<Door>,
    session: Option<Session>,
}

impl Desk {
    /// A desk with the vault still closed.
    pub fn new(folder: PathBuf, practice: bool, display: DisplayFile) -> Self {
        Self {
            practice,
            display,
            idle: Idle::default(),
            flushed: Notify::new(),
            turn: tokio::sync::Mutex::new(()),
            outside: folder.join("geopend"),
            place: Mutex::default(),
            vault: Arc::new(Mutex::new(Vault { folder, practice, door: None, session: None })),
        }
    }

    /// How far the program is.
    pub fn stage(&self) -> Stage {
        enter(&self.place).stage
    }

    /// Why the program is locked.
    pub fn reason(&self) -> LockReason {
        enter(&self.place).reason
    }

    /// Does something at the door of the vault, away from the threads that keep the window alive.
    pub async fn at_door<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Door) -> Result<T, Failure> + Send + 'static,
    {
        self.aside(move |vault| work(vault.door()?)).await
    }

    /// As [`Self::at_door`], at a door that makes vaults as costly to guess as this machine bears.
    pub async fn at_new_door<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Door) -> Result<T, Failure> + Send + 'static,
    {
        self.aside(move |vault| work(vault.measured_door()?)).await
    }

    /// Runs one use case on the open vault, away from the threads that keep the window alive.
    pub async fn with_session<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut Session) -> Result<T, Failure> + Send + 'static,
    {
        self.aside(move |vault| match vault.session.as_mut() {
            Some(session) => work(session),
            None => Err(Failure::refused(Code::Locked)),
        })
        .await
    }

    /// Keeps a vault that was just made or unlocked; from now on the idle time counts.
    pub fn take_up(&self, session: Session, stage: Stage) {
        enter(&self.vault).session = Some(session);
        self.go_to(stage);
    }

    /// From made to open, or from locked to open with a session that is there already.
    pub fn go_to(&self, stage: Stage) {
        *enter(&self.place) = Place { stage, reason: LockReason::Started };
        self.idle.restart();
    }

    /// From here on the program counts as locked; the vault itself is still to be closed.
    pub fn begin_lock(&self, reason: LockReason) {
        *enter(&self.place) = Place { stage: Stage::Locked, reason };
    }

    /// Where papers are put to be opened by another program, until the next lock.
    pub fn outside_folder(&self) -> &Path {
        &self.outside
    }

    /// Closes the vault, with a backup when one is due, and wipes its keys; does nothing when it is closed. Waits for a
    /// use case that runs.
    pub fn close_vault(&self) {
        os::empty(&self.outside);
        enter(&self.vault).close(self.has_time());
    }

    /// A computer that goes to sleep does not wait for a backup.
    fn has_time(&self) -> bool {
        self.reason() != LockReason::Suspended
    }

    /// Makes a backup when something changed since the last one.
    pub fn back_up_if_due(&self) {
        if let Some(session) = enter(&self.vault).session.as_mut() {
            // The next half hour, the lock and the exit try again; the settings show the date of the last one.
            let _tried = session.back_up_if_due();
        }
    }

    /// As [`Self::close_vault`], away from the threads that keep the window alive.
    pub async fn close_vault_aside(&self) {
        // Only a panic while closing is lost here; the session is gone then too.
        os::empty(&self.outside);
        let with_backup = self.has_time();
        let _closed = self
            .aside(move |vault| {
                vault.close(with_backup);
                Ok(())
            })
            .await;
    }

    async fn aside<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut Vault) -> Result<T, Failure> + Send + 'static,
    {
        let vault = Arc::clone(&self.vault);
        let done = spawn_blocking(move || work(&mut enter(&vault))).await;
        done.unwrap_or_else(|_| Err(Failure::incident(Code::Unexpected)))
    }
}

impl Vault {
    fn door(&mut self) -> Result<&Door, Failure> {
        let door = match self.door.take() {
            Some(door) => door,
            None => self.claim(KdfCost::STANDARD)?,
        };
        Ok(self.door.insert(door))
    }

    fn measured_door(&mut self) -> Result<&Door, Failure> {
        let cost = bearable_cost();
        if self.door.as_ref().is_none_or(|door| door.cost() != cost) {
            // The folder is let go of first; nobody can hold it twice.
            self.door = None;
            self.door = Some(self.claim(cost)?);
        }
        self.door()
    }

    fn claim(&self, cost: KdfCost) -> Result<Door, Failure> {
        Ok(Door::claim(&self.folder, self.practice, Clock::System, cost)?)
    }

    fn close(&mut self, with_backup: bool) {
        if let Some(session) = self.session.take() {
            // A backup that failed is tried again at the next lock; the vault itself is closed either way.
            let _closed = session.close(with_backup);
        }
    }
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

/// A use case that panicked rolled its transaction back, so the vault behind a poisoned lock is sound.
fn enter<T>(door: &Mutex<T>) -> MutexGuard<'_, T> {
    door.lock().unwrap_or_else(PoisonError::into_inner)
}
