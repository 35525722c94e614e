//! What a person does with a request, and until when the school has for it.

use chrono::{Months, NaiveDate};

use super::{
    Answered, Asks, DataRefusal, DataRequest, DataStep, Entitled, Identity, NewDataRequest, Package, entitled,
};
use crate::case::{Field, Refusal, check_text};
use crate::ids::{DataRequestId, ReportId, StaffId};
use crate::people::People;
use crate::terms::{self, LegalDay, Term};
use crate::text::Prose;

/// Within so many months a request is answered (AVG art. 12 lid 3).
const ANSWERED_WITHIN: u32 = 1;
/// No request is older than five years: then the year was mistyped.
const OLDEST_DAYS: i64 = 5 * 366;
/// By so many months that may be extended (AVG art. 12 lid 3).
const EXTENDED_BY: u32 = 2;

impl NewDataRequest {
    /// Takes a request up.
    ///
    /// # Errors
    /// When a date or a text is not right, or a reason is needed.
    pub fn taken_up(&self, id: DataRequestId, people: &People, today: NaiveDate) -> Result<DataRequest, DataRefusal> {
        past(self.received, today)?;
        if !people.pupils.contains_key(&self.pupil) {
            return Err(Refusal::UnknownPerson.into());
        }
        let entitled = entitled(people, self.pupil, self.by, self.received).ok_or(Refusal::NotTheirGuardian)?;
        let all_the_same = optional(&self.all_the_same, Field::Reason)?;
        if entitled != Entitled::ByRight && all_the_same.is_none() {
            return Err(DataRefusal::NotEntitled(entitled));
        }
        let asks = match &self.asks {
            Asks::Access {} => Asks::Access {},
            Asks::Correction { what } => Asks::Correction { what: Prose(check_text(&what.0, Field::What)?) },
        };
        let identity_note = match self.identity {
            Identity::Otherwise => Some(check_text(&self.identity_note.0, Field::Note)?),
            Identity::Known | Identity::Shown => optional(&self.identity_note, Field::Note)?,
        };
        Ok(DataRequest {
            id,
            pupil: self.pupil,
            asks,
            by: self.by,
            entitled,
            // A reason that nothing asked for is kept by nobody.
            all_the_same: all_the_same.filter(|_| entitled != Entitled::ByRight),
            identity: self.identity,
            identity_note,
            received: self.received,
            extended: None,
            packages: Vec::new(),
            answer: None,
        })
    }
}

fn past(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::DateInFuture(Field::On));
    }
    if (today - day).num_days() > OLDEST_DAYS { Err(Refusal::DateTooOld(Field::On)) } else { Ok(()) }
}

fn optional(text: &Prose, field: Field) -> Result<Option<String>, Refusal> {
    if text.is_blank() { Ok(None) } else { check_text(&text.0, field).map(Some) }
}

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
                let made = self.packages.last().filter(|last| last.erased.is_none()).ok_or(DataRefusal::NoPackage)?;
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

    /// The request once the file of one of its packages is erased: that it was made, for whom, when and with which hash stays.
    ///
    /// # Errors
    /// When it has no such package with a file.
    pub fn without_file(&self, report: ReportId, by: StaffId, today: NaiveDate) -> Result<Self, DataRefusal> {
        let mut next = self.clone();
        let mut kept = next.packages.iter_mut().filter(|package| package.erased.is_none());
        let package = kept.find(|package| package.report == report).ok_or(DataRefusal::NoPackage)?;
        package.erased = Some((today, by));
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
