//! The pause at the request of the police: the clock of the checks stops, and goes on where it stopped.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::Decision;
use crate::case::{Field, FollowUp, FollowUpState, Refusal};
use crate::event::Event;
use crate::ids::PupilId;
use crate::model::{Means, Resumed};
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn pause(&mut self, on: NaiveDate, reason: &Prose) -> Result<(), Refusal> {
        if self.case.pause().is_some() {
            return Err(Refusal::CasePaused);
        }
        self.past(on, Field::On, &[])?;
        // A day that was paused twice would count twice.
        let ended = self.case.pauses.last().and_then(|pause| pause.ended.as_ref());
        if ended.is_some_and(|(ended, _)| on < *ended) {
            return Err(Refusal::PauseOverlaps);
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Case, reason, Field::Reason)?;
        self.push(Event::CasePaused { on, reason }, texts);
        Ok(())
    }

    pub(super) fn resume(&mut self, on: NaiveDate, note: &Prose) -> Result<(), Refusal> {
        let began = self.case.pause().ok_or(Refusal::CaseNotPaused)?.on;
        self.past(on, Field::On, &[])?;
        if on < began {
            return Err(Refusal::EndBeforeStart);
        }
        let moments = self.after_pause(began, on);
        let mut texts = self.texts();
        let note = texts.may(About::Case, note, Field::Note)?;
        self.push(Event::CaseResumed { on, note, moments }, texts);
        Ok(())
    }

    /// The checks that come later by a pause, per pupil in the order in which they are asked for. None comes earlier.
    fn after_pause(&self, began: NaiveDate, ended: NaiveDate) -> Vec<Resumed> {
        let pupils: BTreeSet<PupilId> = self.case.follow_ups.iter().map(|f| f.pupil).collect();
        let mut moments = Vec::new();
        for pupil in pupils {
            let mut checks: Vec<&FollowUp> = self.case.follow_ups.iter().filter(|f| f.pupil == pupil).collect();
            checks.sort_by_key(|f| (f.asked, f.id));
            let mut before: Option<Before> = None;
            for check in checks {
                let date = match check.state {
                    FollowUpState::Cancelled(_) => continue,
                    FollowUpState::Held { on, .. } => on,
                    FollowUpState::Planned => {
                        let days = paused_days(check, began, ended);
                        let date = self.later(check, days, before, began);
                        if days > 0 {
                            moments.push(Resumed { id: check.id, asked: plus(check.asked, days), date });
                        }
                        date
                    }
                };
                before = Some(Before { asked: check.asked, date });
            }
        }
        moments
    }

    /// The day of a check for which the clock stood still so many days.
    fn later(&self, check: &FollowUp, days: u64, before: Option<Before>, began: NaiveDate) -> NaiveDate {
        let asked = plus(check.asked, days);
        match check.means {
            _ if days == 0 => check.date,
            Means::Phone => asked,
            Means::AtSchool => {
                // Between a check held before the pause and this one lie the days of the pause; one that comes in it or
                // after it moved as well.
                let moved = |before: Before| if before.date < began { before.asked } else { plus(before.asked, days) };
                let before = before.map(|before| (moved(before), before.date));
                self.context.calendar.settle(asked, before).max(check.date)
            }
        }
    }
}

/// The check before another one: when it was asked for before the pause, and its day.
#[derive(Clone, Copy)]
struct Before {
    asked: NaiveDate,
    date: NaiveDate,
}

/// How many days the clock of a check stood still: none when its day had passed before the pause, or was chosen by hand
/// during the pause; for a pupil whose step 3 came in the pause, from there.
fn paused_days(check: &FollowUp, began: NaiveDate, ended: NaiveDate) -> u64 {
    if check.chosen || check.date < began {
        return 0;
    }
    (ended - began.max(check.base)).num_days().max(0).unsigned_abs()
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
