//! Decides a case as the program does, one action after the other, and keeps the events.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::action::{Action, Submission};
use domain::case::{Case, Context};
use domain::ids::CaseId;
use domain::journal::NewEvent;
use domain::model::CaseNumber;
use domain::protocol::Protocol;

use crate::figure::Outcome;
use crate::folk::Folk;

/// Someone at work on one case.
pub struct Scribe<'a> {
    /// Who there is.
    pub folk: &'a Folk,
    /// The case so far.
    pub case: Case,
    /// What happened in it and is not taken away yet.
    pub events: Vec<NewEvent>,
    /// The day it is.
    pub today: NaiveDate,
    number: CaseNumber,
}

impl<'a> Scribe<'a> {
    /// At the start of a case.
    pub fn new(folk: &'a Folk, today: NaiveDate, number: CaseNumber) -> Self {
        Self { folk, case: Case::new(CaseId(folk.id())), events: Vec::new(), today, number }
    }

    /// Does something that must be allowed.
    pub fn does(&mut self, action: Action) -> Outcome {
        let now = self.now();
        let context = Context {
            now,
            today: self.today,
            actor: self.folk.mentor,
            ids: &|| self.folk.id(),
            number: self.number,
            people: &self.folk.people,
            school: &self.folk.school,
            calendar: &self.folk.calendar,
            protocol: Protocol::current(),
        };
        for event in self.case.decide(&Submission::from(action), &context)? {
            self.case.apply(&event.entry(self.case.seq + 1, now, self.folk.mentor))?;
            self.events.push(event);
        }
        Ok(())
    }

    /// Another at the same point of the same case, to try something.
    pub fn in_two_minds(&self) -> Self {
        Self { case: self.case.clone(), events: Vec::new(), ..*self }
    }

    /// Lets days pass.
    pub fn later(&mut self, days: u64) {
        self.today = self.today + Days::new(days);
    }

    /// The moment it is.
    pub fn now(&self) -> DateTime<Utc> {
        self.today.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(10)
    }
}
