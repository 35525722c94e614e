//! Leaving a backup unfinished, because whoever waits for it has no more time.

use std::ffi::c_int;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use crate::error::VaultError;

/// How many steps the database takes between two looks: a few rows. A look costs less than that.
const STEPS: c_int = 100;

/// The wish to stop. Once it was seen it stays, so that nothing goes on that was half left.
#[derive(Clone)]
pub(super) struct Stop {
    wished: Arc<dyn Fn() -> bool + Send + Sync>,
    seen: Arc<AtomicBool>,
}

impl Stop {
    pub(super) fn when(wished: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self { wished: Arc::new(wished), seen: Arc::default() }
    }

    /// Whether the wish was met; what failed after that failed because of it.
    pub(super) fn is_seen(&self) -> bool {
        self.seen.load(Ordering::Relaxed)
    }

    /// Looks between two steps.
    pub(super) fn check(&self) -> Result<(), VaultError> {
        if self.look() { Err(VaultError::Database(rusqlite::ffi::SQLITE_INTERRUPT)) } else { Ok(()) }
    }

    /// Lets the database look while it works, until [`ignore`] or its end.
    pub(super) fn watch(&self, conn: &mut Connection) -> Result<(), VaultError> {
        let stop = self.clone();
        Ok(conn.progress_handler(STEPS, Some(move || stop.look()))?)
    }

    fn look(&self) -> bool {
        if !self.is_seen() && (self.wished)() {
            self.seen.store(true, Ordering::Relaxed);
        }
        self.is_seen()
    }
}

/// Ends what [`Stop::watch`] began.
pub(super) fn ignore(conn: &mut Connection) -> Result<(), VaultError> {
    Ok(conn.progress_handler(0, None::<fn() -> bool>)?)
}
