//! The one managed state: the vault, the idle time and what a lock waits for.

mod vault;

pub use vault::{Folders, Which};

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::{Door, RecoveryKey, Session};
use tauri::async_runtime::spawn_blocking;
use tokio::sync::Notify;

use crate::display::DisplayFile;
use crate::error::{Code, Failure};
use crate::idle::Idle;
use crate::nl;
use crate::os;
use crate::remind::Looked;
use crate::views::LockReason;

use self::vault::Vault;

/// What lies on the desk of this program: at most one open vault.
pub struct Desk {
    /// How the program looks.
    pub display: DisplayFile,
    /// Time since the last sign of use.
    pub idle: Idle,
    /// The page says here that nothing typed is unsaved any more.
    pub flushed: Notify,
    /// Held while the program goes from locked to open or back, so that this happens one at a time.
    pub turn: tokio::sync::Mutex<()>,
    folders: Folders,
    practice_wished: AtomicBool,
    recovery_key: Mutex<Option<Arc<RecoveryKey>>>,
    /// Numbers only; a lock need not forget them.
    reminded: Mutex<Option<Looked>>,
    place: Mutex<Place>,
    vault: Arc<Mutex<Vault>>,
}

/// Kept apart from the vault, so that asking where we are never waits for a use case.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    which: Which,
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

impl Desk {
    /// A desk with the vault still closed. With `practice` the first thing that is opened is the practice vault.
    pub fn new(folders: Folders, practice: bool, display: DisplayFile) -> Self {
        Self {
            display,
            idle: Idle::default(),
            flushed: Notify::new(),
            turn: tokio::sync::Mutex::new(()),
            practice_wished: AtomicBool::new(practice),
            recovery_key: Mutex::default(),
            reminded: Mutex::default(),
            place: Mutex::default(),
            vault: Arc::new(Mutex::new(Vault::new(folders.clone()))),
            folders,
        }
    }

    /// Whether the program was started to practise. True once.
    pub fn take_practice_wish(&self) -> bool {
        self.practice_wished.swap(false, Ordering::Relaxed)
    }

    /// Which vault it is about.
    pub fn which(&self) -> Which {
        enter(&self.place).which
    }

    /// Turns to one of the two vaults; the one that was open is closed when the other is first touched.
    pub fn turn_to(&self, which: Which) {
        enter(&self.place).which = which;
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
        let which = self.which();
        self.aside(move |vault| work(vault.door(which)?)).await
    }

    /// As [`Self::at_door`], at a door that makes vaults as costly to guess as this machine bears.
    pub async fn at_new_door<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Door) -> Result<T, Failure> + Send + 'static,
    {
        let which = self.which();
        self.aside(move |vault| work(vault.measured_door(which)?)).await
    }

    /// Runs one use case on the open vault, away from the threads that keep the window alive.
    pub async fn with_session<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut Session) -> Result<T, Failure> + Send + 'static,
    {
        self.aside(move |vault| work(vault.session()?)).await
    }

    /// Keeps a vault that was just made or unlocked; from now on its idle time counts.
    pub fn take_up(&self, session: Session, stage: Stage) {
        // A setting that cannot be read may not keep the mentor out; the usual time is the safe one.
        self.idle.follow(session.idle_minutes().unwrap_or_default());
        enter(&self.vault).take_up(session);
        self.go_to(stage);
    }

    /// From made to open, or from locked to open with a session that is there already.
    pub fn go_to(&self, stage: Stage) {
        let mut place = enter(&self.place);
        place.stage = stage;
        place.reason = LockReason::Started;
        drop(place);
        self.idle.restart();
    }

    /// From here on the program counts as locked; the vault itself is still to be closed. What comes next is always
    /// the real vault: there is nothing to lock about practising.
    pub fn begin_lock(&self, reason: LockReason) {
        self.forget_recovery_key();
        *enter(&self.place) = Place { which: Which::Real, stage: Stage::Locked, reason };
    }

    /// Keeps a new recovery key for its sheet, until it has been typed back or the program locks.
    pub fn keep_recovery_key(&self, key: RecoveryKey) {
        *enter(&self.recovery_key) = Some(Arc::new(key));
    }

    /// The new recovery key, while it is kept.
    pub fn recovery_key(&self) -> Option<Arc<RecoveryKey>> {
        enter(&self.recovery_key).clone()
    }

    /// Forgets the new recovery key, and a sheet with it that was put outside.
    pub fn forget_recovery_key(&self) {
        if enter(&self.recovery_key).take().is_some() {
            self.empty_outside_folders();
        }
    }

    /// How much there was to do when it was looked at the last time.
    pub fn reminded(&self) -> Option<Looked> {
        *enter(&self.reminded)
    }

    /// Keeps that; without it the next look tells it anew.
    pub fn set_reminded(&self, looked: Option<Looked>) {
        *enter(&self.reminded) = looked;
    }

    /// Where papers are put to be opened by another program, until the next lock.
    pub fn outside_folder(&self) -> PathBuf {
        self.folders.of(self.which()).join(nl::OUTSIDE_FOLDER)
    }

    /// Takes away what was put there, also what an earlier start left behind when it crashed.
    fn empty_outside_folders(&self) {
        os::empty(&self.folders.real.join(nl::OUTSIDE_FOLDER));
        os::empty(&self.folders.practice.join(nl::OUTSIDE_FOLDER));
    }

    /// Closes the vault, with a backup when one is due, and wipes its keys; does nothing when it is closed. Waits for a
    /// use case that runs.
    pub fn close_vault(&self) {
        self.empty_outside_folders();
        enter(&self.vault).close(self.has_time());
    }

    /// A computer that goes to sleep does not wait for a backup.
    fn has_time(&self) -> bool {
        self.reason() != LockReason::Suspended
    }

    /// Makes a backup when something changed since the last one.
    pub fn back_up_if_due(&self) {
        if let Ok(session) = enter(&self.vault).session() {
            // The session remembers for the start screen; the next half hour, the lock and the exit try again.
            let _tried = session.back_up_if_due();
        }
    }

    /// As [`Self::close_vault`], away from the threads that keep the window alive.
    pub async fn close_vault_aside(&self) {
        self.empty_outside_folders();
        let with_backup = self.has_time();
        // Only a panic while closing is lost here; the session is gone then too.
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

/// A use case that panicked rolled its transaction back, so the vault behind a poisoned lock is sound.
fn enter<T>(door: &Mutex<T>) -> MutexGuard<'_, T> {
    door.lock().unwrap_or_else(PoisonError::into_inner)
}
