//! Measuring, and telling what came of it.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::json;

/// A result; what fails ends the bench.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Tells a figure. A goal is an upper bound.
pub fn tell(name: &str, value: f64, unit: &str, goal: Option<f64>) {
    println!("{}", json!({ "name": name, "value": value, "unit": unit, "goal": goal }));
}

/// Tells a figure in milliseconds.
pub fn tell_ms(name: &str, value: f64, goal: impl Into<Option<f64>>) {
    tell(name, value, "ms", goal.into());
}

/// How long something took, time after time, in milliseconds.
#[derive(Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// Does it so many times, and a few times before that to warm up.
    pub fn of<T>(runs: usize, mut act: impl FnMut() -> Outcome<T>) -> Outcome<Self> {
        for _ in 0..runs.div_ceil(10) {
            black_box(act()?);
        }
        let mut times = Self::default();
        for _ in 0..runs {
            times.time(&mut act)?;
        }
        Ok(times)
    }

    /// Does it once.
    pub fn time<T>(&mut self, act: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let begin = Instant::now();
        let answer = black_box(act()?);
        self.add(begin.elapsed());
        Ok(answer)
    }

    /// Adds what was measured elsewhere.
    pub fn add(&mut self, took: Duration) {
        self.0.push(took.as_secs_f64() * 1e3);
    }

    /// Without the first ones, which warmed up.
    pub fn after_warm_up(mut self, runs: usize) -> Self {
        self.0.drain(..runs.min(self.0.len()));
        self
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The middle one.
    pub fn median(&self) -> f64 {
        let (low, high) = ((self.0.len().saturating_sub(1)) / 2, self.0.len() / 2);
        let sorted = self.sorted();
        sorted.get(low).zip(sorted.get(high)).map_or(f64::NAN, |(low, high)| f64::midpoint(*low, *high))
    }

    /// The smallest that so many in a hundred do not exceed.
    pub fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.sorted().get(rank).copied().unwrap_or(f64::NAN)
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

impl FromIterator<f64> for Times {
    fn from_iter<I: IntoIterator<Item = f64>>(times: I) -> Self {
        Self(times.into_iter().collect())
    }
}
