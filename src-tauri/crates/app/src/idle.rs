//! After how long without use the program locks: a setting of the vault, so that nobody loosens it from outside.

use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::session::Session;

const IDLE_MINUTES: &str = "idle-minutes";

/// Minutes without use after which the program locks: 1 to 15.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub struct IdleMinutes(u8);

impl IdleMinutes {
    /// This many minutes; nothing when that is no choice.
    pub fn new(minutes: u8) -> Option<Self> {
        (1..=15).contains(&minutes).then_some(Self(minutes))
    }

    /// How many.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for IdleMinutes {
    fn default() -> Self {
        Self(10)
    }
}

impl From<IdleMinutes> for u8 {
    fn from(minutes: IdleMinutes) -> Self {
        minutes.0
    }
}

impl TryFrom<u8> for IdleMinutes {
    type Error = &'static str;

    fn try_from(minutes: u8) -> Result<Self, Self::Error> {
        Self::new(minutes).ok_or("not 1 to 15 minutes")
    }
}

impl Session {
    /// After how many minutes without use the program locks.
    pub fn idle_minutes(&self) -> Result<IdleMinutes, AppError> {
        Ok(self.vault.read(|reader| reader.setting(IDLE_MINUTES))?.unwrap_or_default())
    }

    /// Changes that.
    pub fn set_idle_minutes(&mut self, minutes: IdleMinutes) -> Result<(), AppError> {
        let (now, me) = (self.clock.now(), self.me);
        Ok(self.vault.write(now, |writer| writer.put_setting(IDLE_MINUTES, &minutes, me))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_one_and_fifteen() {
        assert_eq!(
            [0, 1, 10, 15, 16].map(|minutes| IdleMinutes::new(minutes).is_some()),
            [false, true, true, true, false]
        );
        assert!(
            serde_json::from_str::<IdleMinutes>("0").is_err(),
            "read from a vault as strictly as taken from a person"
        );
        assert_eq!(IdleMinutes::default().get(), 10);
    }
}
