//! The proposal of the mentor, and the director's request for removal.

use chrono::NaiveDate;

use crate::case::decide::Decision;
use crate::case::measures::Measure;
use crate::case::{Field, Refusal};
use crate::ids::MeasureId;
use crate::measure::{MeasureEvent, Proposal};
use crate::model::Role;
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn propose(&mut self, id: MeasureId, proposal: &Proposal) -> Result<(), Refusal> {
        if self.case.measure(id).is_some() {
            return Err(Refusal::AlreadyRecorded);
        }
        let pupil = proposal.pupil;
        if self.pupil_in_case(pupil)? != Role::Bullying {
            return Err(Refusal::WrongRole);
        }
        self.check_plan(proposal.plan, pupil)?;
        let mut texts = self.texts();
        let happened = MeasureEvent::Proposed {
            round: self.case.round,
            pupil,
            on: self.context.today,
            plan: proposal.plan,
            facts: texts.must(About::Pupil(pupil), &proposal.facts, Field::Facts)?,
            tried: texts.must(About::Pupil(pupil), &proposal.tried, Field::Tried)?,
        };
        self.push_measure(id, happened, texts);
        Ok(())
    }

    pub(super) fn request(&mut self, measure: &Measure, on: NaiveDate, by: &Prose) -> Result<(), Refusal> {
        Self::removal_only(measure)?;
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let by = texts.must_short(About::Pupil(measure.pupil), by, Field::By)?;
        self.push_measure(measure.id, MeasureEvent::Requested { on, by }, texts);
        Ok(())
    }
}
