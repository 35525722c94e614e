//! When nobody has used the program for a while.
//!
//! Two clocks are watched: the steady one stands still while a laptop sleeps, the calendar one can be set
//! back by hand. Whichever says that the time is up is believed, and where they disagree the program locks.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use app::IdleMinutes;

use crate::views::LockReason;

/// How long may pass without a key while a conversation (*gesprek*) is held: the mentor listens.
const CONVERSING: Duration = Duration::from_mins(30);

/// How far the two clocks may drift apart between two looks before we call it a jump.
const TOLERANCE: Duration = Duration::from_secs(20);

/// Time since the last sign of use.
#[derive(Debug)]
pub struct Idle(Mutex<State>);

#[derive(Debug)]
struct State {
    /// What the setting says, or a test.
    limit: Duration,
    /// Whether the screen on which a conversation is held is open.
    conversing: bool,
    /// Whether the limit is that of a test, which no setting changes.
    #[cfg(feature = "e2e")]
    fixed: bool,
    used: Moment,
    looked: Moment,
}

#[derive(Clone, Copy, Debug)]
struct Moment {
    steady: Instant,
    calendar: SystemTime,
}

impl Default for Idle {
    fn default() -> Self {
        let now = Moment::now();
        Self(Mutex::new(State::new(IdleMinutes::default(), now)))
    }
}

impl Idle {
    /// The program is being used at this moment.
    pub fn touch(&self) {
        let now = Moment::now();
        let mut state = self.enter();
        state.used = now;
    }

    /// The vault has just been opened: forget what went before.
    pub fn restart(&self) {
        let now = Moment::now();
        let mut state = self.enter();
        state.used = now;
        state.looked = now;
        // A window that was just opened shows no conversation; the one before it may have.
        state.conversing = false;
    }

    /// The screen on which a conversation is held was opened or left.
    pub fn converse(&self, on: bool) {
        self.enter().conversing = on;
    }

    /// Sets after how much time the program locks: the setting of the vault that was opened, or a change of it.
    pub fn follow(&self, setting: IdleMinutes) {
        let mut state = self.enter();
        #[cfg(feature = "e2e")]
        if state.fixed {
            return;
        }
        state.limit = length_of(setting);
    }

    /// Sets how long a test waits for the lock, whatever the setting.
    #[cfg(feature = "e2e")]
    pub fn fix(&self, limit: Duration) {
        let mut state = self.enter();
        (state.limit, state.fixed) = (limit, true);
    }

    /// After how many minutes the program locks, rounded up.
    pub fn minutes(&self) -> u32 {
        u32::try_from(self.enter().limit().as_secs().div_ceil(60)).unwrap_or(u32::MAX)
    }

    /// How long to wait before the next look.
    pub fn pause(&self) -> Duration {
        (self.enter().limit() / 8).clamp(Duration::from_millis(100), Duration::from_secs(5))
    }

    /// Why the program must lock now, if it must.
    pub fn look(&self) -> Option<LockReason> {
        self.enter().look(Moment::now())
    }

    fn enter(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn length_of(setting: IdleMinutes) -> Duration {
    Duration::from_mins(setting.get().into())
}

impl State {
    fn new(setting: IdleMinutes, now: Moment) -> Self {
        Self {
            limit: length_of(setting),
            conversing: false,
            #[cfg(feature = "e2e")]
            fixed: false,
            used: now,
            looked: now,
        }
    }

    /// After how long the program locks now.
    fn limit(&self) -> Duration {
        #[cfg(feature = "e2e")]
        if self.fixed {
            return self.limit;
        }
        if self.conversing { self.limit.max(CONVERSING) } else { self.limit }
    }

    fn look(&mut self, now: Moment) -> Option<LockReason> {
        let since_look = std::mem::replace(&mut self.looked, now).until(now);
        let since_use = self.used.until(now);
        let (Some(looked), Some(used)) = (since_look, since_use) else {
            return Some(LockReason::ClockJumped);
        };
        if looked.steady.abs_diff(looked.calendar) > TOLERANCE {
            return Some(LockReason::ClockJumped);
        }
        (used.steady >= self.limit() || used.calendar >= self.limit()).then_some(LockReason::Idle)
    }
}

struct Elapsed {
    steady: Duration,
    calendar: Duration,
}

impl Moment {
    fn now() -> Self {
        Self { steady: Instant::now(), calendar: SystemTime::now() }
    }

    /// Nothing when the calendar clock went back by more than can be an ordinary correction.
    fn until(self, later: Self) -> Option<Elapsed> {
        let steady = later.steady.saturating_duration_since(self.steady);
        let calendar = match later.calendar.duration_since(self.calendar) {
            Ok(calendar) => calendar,
            Err(back) if back.duration() <= TOLERANCE => Duration::ZERO,
            Err(_) => return None,
        };
        Some(Elapsed { steady, calendar })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(start: Moment, steady: u64, calendar: i64) -> Moment {
        let shift = Duration::from_secs(calendar.unsigned_abs());
        let calendar = if calendar < 0 { start.calendar - shift } else { start.calendar + shift };
        Moment { steady: start.steady + Duration::from_secs(steady), calendar }
    }

    fn state() -> (State, Moment) {
        let start = Moment::now();
        (State::new(IdleMinutes::default(), start), start)
    }

    #[test]
    fn locks_when_the_time_is_up_and_not_before() {
        let (mut state, start) = state();
        for seconds in (5..600).step_by(5) {
            assert_eq!(state.look(after(start, seconds, seconds.cast_signed())), None, "after {seconds} s");
        }
        assert_eq!(state.look(after(start, 600, 600)), Some(LockReason::Idle));
    }

    #[test]
    fn a_setting_counts_at_once() {
        let idle = Idle::default();
        assert_eq!(idle.minutes(), 10);
        idle.follow(IdleMinutes::new(1).unwrap());
        assert_eq!(idle.minutes(), 1);
        assert!(idle.pause() <= Duration::from_secs(8), "a look comes long before the minute is over");
        let mut state = idle.enter();
        let start = state.used;
        assert_eq!(state.look(after(start, 59, 59)), None);
        assert_eq!(state.look(after(start, 60, 60)), Some(LockReason::Idle));
    }

    #[test]
    fn a_conversation_may_be_silent_for_longer_and_only_while_it_is_held() {
        let idle = Idle::default();
        idle.converse(true);
        assert_eq!(idle.minutes(), 30);
        {
            let mut state = idle.enter();
            let start = state.used;
            for seconds in (5..1800).step_by(5) {
                assert_eq!(state.look(after(start, seconds, seconds.cast_signed())), None, "after {seconds} s");
            }
            assert_eq!(state.look(after(start, 1800, 1800)), Some(LockReason::Idle));
        }
        idle.converse(false);
        assert_eq!(idle.minutes(), 10, "the setting counts again");
        idle.converse(true);
        idle.restart();
        assert_eq!(idle.minutes(), 10, "a window that was just opened has no conversation in it");
    }

    #[test]
    fn a_slow_calendar_clock_does_not_keep_it_open() {
        let (mut state, start) = state();
        for seconds in (5..600).step_by(5) {
            assert_eq!(state.look(after(start, seconds, seconds.cast_signed() / 2)), None);
        }
        assert_eq!(state.look(after(start, 600, 300)), Some(LockReason::Idle));
    }

    #[test]
    fn sleep_shows_as_a_jump() {
        let (mut state, start) = state();
        assert_eq!(state.look(after(start, 5, 5)), None);
        assert_eq!(state.look(after(start, 10, 300)), Some(LockReason::ClockJumped));
    }

    #[test]
    fn a_clock_set_back_locks() {
        let (mut state, start) = state();
        assert_eq!(state.look(after(start, 5, -3600)), Some(LockReason::ClockJumped));
    }

    #[test]
    fn an_ordinary_correction_is_borne() {
        let (mut state, start) = state();
        assert_eq!(state.look(after(start, 5, -2)), None);
        assert_eq!(state.look(after(start, 10, 12)), None);
    }
}
