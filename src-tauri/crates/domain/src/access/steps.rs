//! What a person does with a request, and until when the school has for it.

use chrono::{Months, NaiveDate};

use super::{
    ANSWERED_WITHIN, Answered, Asks, DataRefusal, DataRequest, DataStep, EXTENDED_BY, Package, optional, past,
};
use crate::case::{Field, Refusal, check_text};
use crate::ids::StaffId;
use crate::terms::{self, LegalDay, Term};

impl DataRequest {
    /// The request after a step.
    ///
    /// # Errors
    /// When it was answered already, or the step does not fit it.
    pub fn after(&self, step: &DataStep, by: StaffId, today: NaiveDate) -> Result<Self, DataRefusal> {
        if self.answer.is_some() {
            return Err(DataRefusal::Answered);
        }
        let on = match step {
            DataStep::Extend { on, .. }
            | DataStep::HandOver { on, .. }
            | DataStep::Correct { on, .. }
            | DataStep::Refuse { on, .. }
            | DataStep::Withdraw { on, .. } => *on,
        };
        past(on, today)?;
        if on < self.received {
            return Err(Refusal::EndBeforeStart.into());
        }
        let mut next = self.clone();
        match step {
            DataStep::Extend { reason, .. } => {
                // The family hears of it within the first month, and only once (AVG art. 12 lid 3).
                if self.extended.is_some() || on > self.first_term(&[]).extended {
                    return Err(DataRefusal::NoExtension);
                }
                next.extended = Some((on, check_text(&reason.0, Field::Reason)?));
            }
            DataStep::HandOver { way, .. } => {
                let made = self.packages.last().ok_or(DataRefusal::NoPackage)?;
                if on < made.on {
                    return Err(Refusal::EndBeforeStart.into());
                }
                next.answer = Some(Answered::HandedOver { on, way: *way, by });
            }
            DataStep::Correct { done, .. } => {
                if matches!(self.asks, Asks::Access {}) {
                    return Err(DataRefusal::OtherSort);
                }
                next.answer = Some(Answered::Corrected { on, done: check_text(&done.0, Field::Reason)?, by });
            }
            DataStep::Refuse { why, .. } => {
                next.answer = Some(Answered::Refused { on, why: check_text(&why.0, Field::Reason)?, by });
            }
            DataStep::Withdraw { note, .. } => {
                next.answer = Some(Answered::Withdrawn { on, note: optional(note, Field::Note)? });
            }
        }
        Ok(next)
    }

    /// The request with a new package.
    ///
    /// # Errors
    /// When it was answered already, or asks for something else.
    pub fn with_package(&self, package: Package) -> Result<Self, DataRefusal> {
        self.can_be_made()?;
        let mut next = self.clone();
        next.packages.push(package);
        Ok(next)
    }

    /// Whether a package can be made for it now.
    ///
    /// # Errors
    /// When it was answered already, or asks for something else.
    pub fn can_be_made(&self) -> Result<(), DataRefusal> {
        match (&self.asks, &self.answer) {
            (Asks::Correction { .. }, _) => Err(DataRefusal::OtherSort),
            (Asks::Access {}, Some(_)) => Err(DataRefusal::Answered),
            (Asks::Access {}, None) => Ok(()),
        }
    }

    /// The version of the next package.
    pub fn next_version(&self) -> u32 {
        self.packages.last().map_or(0, |package| package.version) + 1
    }

    /// Until when the school answers: a month, or three when it was extended (AVG art. 12 lid 3). The school plans for the
    /// unextended day.
    pub fn term(&self, added: &[LegalDay]) -> Term {
        let months = if self.extended.is_some() { ANSWERED_WITHIN + EXTENDED_BY } else { ANSWERED_WITHIN };
        terms::months(self.received, Months::new(months), added)
    }

    fn first_term(&self, added: &[LegalDay]) -> Term {
        terms::months(self.received, Months::new(ANSWERED_WITHIN), added)
    }

    /// Whether it can still be extended on a day.
    pub fn can_be_extended(&self, today: NaiveDate) -> bool {
        self.answer.is_none() && self.extended.is_none() && today <= self.first_term(&[]).extended
    }
}
