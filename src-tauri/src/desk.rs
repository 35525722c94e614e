//! The one managed state: the vault, the idle time and what a lock waits for.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tauri::async_runtime::spawn_blocking;
use tokio::sync::Notify;

use crate::error::{Code, Failure};
use crate::idle::Idle;
use crate::views::{LockReason, Status};

/// An opened vault and the person at work in it.
#[derive(Debug)]
pub struct Session;

/// What lies on the desk of this program: at most one open vault.
pub struct Desk {
    /// Folder of the vault, absolute.
    pub folder: PathBuf,
    /// The practice vault (*oefenen*).
    pub practice: bool,
    /// Time since the last sign of use.
    pub idle: Idle,
    /// The page says here that nothing typed is unsaved any more.
    pub flushed: Notify,
    /// Held while the program goes from locked to open or back, so that this happens one at a time.
    pub turn: tokio::sync::Mutex<()>,
    place: Mutex<Place>,
    vault: Arc<Mutex<Option<Session>>>,
}

/// Kept apart from the vault, so that asking where we are never waits for a use case.
#[derive(Debug, Default)]
struct Place {
    open: bool,
    reason: LockReason,
}

impl Desk {
    /// A desk with the vault still closed.
    pub fn new(folder: PathBuf, practice: bool) -> Self {
        Self {
            folder,
            practice,
            idle: Idle::default(),
            flushed: Notify::new(),
            turn: tokio::sync::Mutex::new(()),
            place: Mutex::default(),
            vault: Arc::default(),
        }
    }

    /// Where the program stands.
    pub fn status(&self) -> Status {
        let place = enter(&self.place);
        Status {
            open: place.open,
            reason: place.reason,
            practice: self.practice,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// True from unlocking until a lock has begun.
    pub fn is_open(&self) -> bool {
        enter(&self.place).open
    }

    /// Runs one use case on the open vault, away from the threads that keep the window alive.
    pub async fn with_session<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut Session) -> Result<T, Failure> + Send + 'static,
    {
        let vault = Arc::clone(&self.vault);
        let done = spawn_blocking(move || match enter(&vault).as_mut() {
            Some(session) => work(session),
            None => Err(Failure::refused(Code::Locked)),
        });
        done.await.unwrap_or_else(|_| Err(Failure::incident(Code::Unexpected)))
    }

    /// Puts an opened vault on the desk; from now on the idle time counts.
    pub fn open_vault(&self, session: Session) {
        *enter(&self.vault) = Some(session);
        *enter(&self.place) = Place { open: true, reason: LockReason::Started };
        self.idle.restart();
    }

    /// From here on the program counts as locked; the vault itself is still to be closed.
    pub fn begin_lock(&self, reason: LockReason) {
        *enter(&self.place) = Place { open: false, reason };
    }

    /// Closes the vault and wipes its keys; does nothing when it is closed. Waits for a use case that runs.
    pub fn close_vault(&self) {
        close(&self.vault);
    }

    /// As [`Self::close_vault`], away from the threads that keep the window alive.
    pub async fn close_vault_aside(&self) {
        let vault = Arc::clone(&self.vault);
        // Only a panic while closing is lost here; the session is gone then too.
        let _closed = spawn_blocking(move || close(&vault)).await;
    }
}

fn close(vault: &Mutex<Option<Session>>) {
    let _wiped_by_its_own_drop = enter(vault).take();
}

/// A use case that panicked rolled its transaction back, so the vault behind a poisoned lock is sound.
fn enter<T>(door: &Mutex<T>) -> MutexGuard<'_, T> {
    door.lock().unwrap_or_else(PoisonError::into_inner)
}
