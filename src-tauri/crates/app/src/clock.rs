//! What time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Local, NaiveDate, TimeDelta, Utc};

/// The clock of this computer, or one that is set by hand: practice cases happened in the past.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// This computer's.
    #[default]
    System,
    /// This computer's, with this much added: a clock that runs, from another day on.
    Shifted(TimeDelta),
    /// Seconds since 1970, set by whoever holds it.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at a moment.
    pub fn at(moment: DateTime<Utc>) -> Self {
        Self::Set(Arc::new(AtomicI64::new(moment.timestamp())))
    }

    /// A clock that runs from this moment on.
    pub fn from(moment: DateTime<Utc>) -> Self {
        Self::Shifted(moment - Utc::now())
    }

    /// Sets a clock that is set by hand; one that runs stays as it is.
    pub fn set(&self, moment: DateTime<Utc>) {
        if let Self::Set(seconds) = self {
            seconds.store(moment.timestamp(), Ordering::Relaxed);
        }
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Shifted(by) => Utc::now() + *by,
            Self::Set(seconds) => DateTime::from_timestamp(seconds.load(Ordering::Relaxed), 0).unwrap_or_default(),
        }
    }

    /// Today, where this computer is.
    pub fn today(&self) -> NaiveDate {
        self.day_of(self.now())
    }

    /// The day of a moment, where this computer is.
    pub fn day_of(&self, moment: DateTime<Utc>) -> NaiveDate {
        moment.with_timezone(&Local).date_naive()
    }
}
