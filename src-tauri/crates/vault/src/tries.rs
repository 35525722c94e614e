//! Wrong passphrases: each makes the next try wait longer, over a restart as well. Nothing is ever wiped.

use std::fs;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::error::VaultError;
use crate::files;

/// Seconds to wait after so many wrong tries; the last one stays.
const DELAYS: [u32; 9] = [0, 0, 1, 2, 4, 8, 16, 32, 42];

/// The wrong tries since the last right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tries {
    count: u32,
    /// When the last one was, in milliseconds since 1970.
    last: i64,
}

impl Tries {
    /// Reads the file; a missing or unreadable one counts as no tries, because Argon2id is the real hurdle.
    pub(crate) fn read(path: &Path) -> Self {
        fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Seconds to go before the next try. A clock that was set back makes the whole delay start again.
    pub(crate) fn wait(self, now: DateTime<Utc>) -> Option<u32> {
        let last = DateTime::from_timestamp_millis(self.last)?;
        let delay = TimeDelta::seconds(self.delay().into());
        let left = if now < last { delay } else { delay - (now - last) };
        let seconds = left.num_milliseconds().max(0).unsigned_abs().div_ceil(1000);
        u32::try_from(seconds).ok().filter(|seconds| *seconds > 0)
    }

    /// Counts a try as wrong before it is made, so that ending the program halfway gains nothing.
    pub(crate) fn count_one(self, path: &Path, now: DateTime<Utc>) -> Result<(), VaultError> {
        Self { count: self.count.saturating_add(1), last: now.timestamp_millis() }.write(path)
    }

    /// Starts the wait anew from a clock that was set back, or it would never end.
    pub(crate) fn follow_clock(self, path: &Path, now: DateTime<Utc>) -> Result<(), VaultError> {
        if self.last > now.timestamp_millis() {
            Self { last: now.timestamp_millis(), ..self }.write(path)
        } else {
            Ok(())
        }
    }

    /// Forgets all tries, after a right one.
    pub(crate) fn forget(path: &Path) -> Result<(), VaultError> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn delay(self) -> u32 {
        let [.., longest] = DELAYS;
        let passed = usize::try_from(self.count).ok().and_then(|count| count.checked_sub(1));
        passed.map_or(0, |index| DELAYS.get(index).copied().unwrap_or(longest))
    }

    fn write(self, path: &Path) -> Result<(), VaultError> {
        let content = serde_json::to_vec(&self).map_err(|_| VaultError::Unstorable)?;
        Ok(files::write_atomically(path, &content)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn the_delays_are_those_of_the_specification() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("tries");
        let mut waits = Vec::new();
        for _ in 0..11 {
            Tries::read(&path).count_one(&path, at(0)).unwrap();
            waits.push(Tries::read(&path).wait(at(0)).unwrap_or(0));
        }
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 42, 42, 42]);
        assert_eq!(Tries::read(&path).wait(at(41)), Some(1), "nearly over");
        assert_eq!(Tries::read(&path).wait(at(42)), None, "over");
        Tries::forget(&path).unwrap();
        assert_eq!(Tries::read(&path), Tries::default());
    }

    #[test]
    fn a_clock_set_back_neither_skips_nor_locks_for_ever() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("tries");
        for _ in 0..9 {
            Tries::read(&path).count_one(&path, at(0)).unwrap();
        }
        assert_eq!(Tries::read(&path).wait(at(-1_000_000)), Some(42));
        Tries::read(&path).follow_clock(&path, at(-1_000_000)).unwrap();
        assert_eq!(Tries::read(&path).wait(at(-1_000_000 + 42)), None);
    }
}
