//! What the tests share.

use std::path::Path;

use app::{Clock, Door, KdfCost};
use chrono::{DateTime, Utc};
use tempfile::TempDir;

/// A folder that disappears.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A moment, as RFC 3339.
pub(crate) fn at(moment: &str) -> DateTime<Utc> {
    moment.parse().unwrap()
}

/// The door of a practice vault.
pub(crate) fn practice_door(path: &Path, moment: &str) -> Door {
    Door::claim(path, true, Clock::at(at(moment)), KdfCost::for_tests()).unwrap()
}
