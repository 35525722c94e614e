//! Objections to a decision.

use chrono::NaiveDate;

use crate::case::decide::Decision;
use crate::case::measures::{Measure, Objection};
use crate::case::{Field, MeasureRefusal, Refusal};
use crate::ids::ObjectionId;
use crate::measure::{HearingInput, MeasureEvent, ObjectionOutcome, Voice};
use crate::text::{About, Prose};

impl Decision<'_> {
    /// Takes in an objection whenever it came: whether it was in time is not for the program to say.
    pub(super) fn object(&mut self, measure: &Measure, on: NaiveDate, by: Voice, note: &Prose) -> Result<(), Refusal> {
        if measure.decision().is_none() {
            return Err(MeasureRefusal::NotDecided.into());
        }
        self.of_family(by, measure.pupil)?;
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(measure.pupil), note, Field::Note)?;
        let objection = ObjectionId((self.context.ids)());
        self.push_measure(measure.id, MeasureEvent::Objected { objection, on, by, note }, texts);
        Ok(())
    }

    pub(super) fn hear_objection(
        &mut self,
        measure: &Measure,
        id: ObjectionId,
        input: &HearingInput,
    ) -> Result<(), Refusal> {
        known(measure, id)?;
        self.check_hearing(measure, input)?;
        let mut texts = self.texts();
        let account = texts.must(About::Pupil(measure.pupil), &input.account, Field::Account)?;
        let HearingInput { on, voices, staff, .. } = input.clone();
        let happened = MeasureEvent::ObjectionHeard { objection: id, on, voices, staff, account };
        self.push_measure(measure.id, happened, texts);
        Ok(())
    }

    pub(super) fn offer_reports(&mut self, measure: &Measure, id: ObjectionId, on: NaiveDate) -> Result<(), Refusal> {
        known(measure, id)?;
        self.past(on, Field::On, &[])?;
        let texts = self.texts();
        self.push_measure(measure.id, MeasureEvent::ReportsOffered { objection: id, on }, texts);
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of the step")]
    pub(super) fn decide_objection(
        &mut self,
        measure: &Measure,
        id: ObjectionId,
        on: NaiveDate,
        by: &Prose,
        ruling: ObjectionOutcome,
        reasons: &Prose,
        consequences: &Prose,
    ) -> Result<(), Refusal> {
        let objection = known(measure, id)?;
        if objection.decision.as_ref().is_some_and(|decision| decision.reasons.is_some()) {
            return Err(MeasureRefusal::ObjectionDecided.into());
        }
        self.past(on, Field::DecidedOn, &[])?;
        if on < objection.received {
            return Err(Refusal::EndBeforeStart);
        }
        let about = About::Pupil(measure.pupil);
        let mut texts = self.texts();
        let by = texts.must_short(about, by, Field::DecidedBy)?;
        let reasons = texts.may(about, reasons, Field::Reasons)?;
        let consequences = if ruling == ObjectionOutcome::Rejected {
            texts.may(about, consequences, Field::Consequences)?
        } else {
            Some(texts.must(about, consequences, Field::Consequences)?)
        };
        let happened = MeasureEvent::ObjectionDecided { objection: id, on, by, ruling, reasons, consequences };
        self.push_measure(measure.id, happened, texts);
        Ok(())
    }
}

fn known(measure: &Measure, id: ObjectionId) -> Result<&Objection, Refusal> {
    measure.objection(id).ok_or(MeasureRefusal::UnknownObjection.into())
}
