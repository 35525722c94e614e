//! A step that failed, and where in the story it stands.

use std::error::Error;
use std::fmt;
use std::panic::Location;

/// What a step or a story gives.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a step failed, and the line of the test that asked for it.
pub struct Failure {
    what: String,
    place: &'static Location<'static>,
}

impl Failure {
    /// A failure of the caller's step.
    #[track_caller]
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), place: Location::caller() }
    }

    /// The same failure, told at another place: that of the step in the story.
    #[must_use]
    pub fn at(mut self, place: &'static Location<'static>) -> Self {
        self.place = place;
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// A test that returns an error prints its `Debug`.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<E: Error> From<E> for Failure {
    #[track_caller]
    fn from(error: E) -> Self {
        Self::new(error.to_string())
    }
}
