//! The decision with its own fields, and what becomes of it.

use chrono::NaiveDate;

use crate::case::decide::Decision;
use crate::case::measures::Measure;
use crate::case::{Field, MeasureRefusal, Refusal};
use crate::measure::{DecisionInput, MeasureEvent, Taker};
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn decide_measure(&mut self, measure: &Measure, input: &DecisionInput) -> Result<(), Refusal> {
        if measure.decision().is_some() {
            return Err(MeasureRefusal::AlreadyDecided.into());
        }
        self.record_decision(measure, input, None)
    }

    pub(super) fn change_measure(
        &mut self,
        measure: &Measure,
        input: &DecisionInput,
        reason: &Prose,
    ) -> Result<(), Refusal> {
        if measure.decision().is_none() {
            return Err(MeasureRefusal::NotDecided.into());
        }
        self.record_decision(measure, input, Some(reason))
    }

    fn record_decision(
        &mut self,
        measure: &Measure,
        input: &DecisionInput,
        changed: Option<&Prose>,
    ) -> Result<(), Refusal> {
        Self::still_there(measure)?;
        if input.plan.is_removal() != measure.proposed.is_removal() {
            return Err(MeasureRefusal::WrongKind.into());
        }
        self.check_plan(input.plan, measure.pupil)?;
        self.past(input.decided_on, Field::DecidedOn, &[measure.pupil])?;
        let about = About::Pupil(measure.pupil);
        let mut texts = self.texts();
        let decided_by = texts.must_short(about, &input.decided_by, Field::DecidedBy)?;
        let (board, on_behalf_of, mandate) = match &input.taker {
            Taker::Board {} => (true, None, None),
            Taker::OnBehalf { of, mandate } => (
                false,
                texts.may_short(about, of, Field::OnBehalfOf)?,
                texts.may_short(about, mandate, Field::Mandate)?,
            ),
        };
        let reasons = texts.may(about, &input.reasons, Field::Reasons)?;
        let changed = changed.map(|reason| texts.must(about, reason, Field::Reason)).transpose()?;
        let (plan, decided_on) = (input.plan, input.decided_on);
        let happened =
            MeasureEvent::Decided { plan, decided_on, decided_by, board, on_behalf_of, mandate, reasons, changed };
        self.push_measure(measure.id, happened, texts);
        Ok(())
    }

    pub(super) fn arrange_schoolwork(&mut self, measure: &Measure, by: &Prose, what: &Prose) -> Result<(), Refusal> {
        let about = About::Pupil(measure.pupil);
        let mut texts = self.texts();
        let by = texts.must_short(about, by, Field::By)?;
        let what = texts.must(about, what, Field::What)?;
        self.push_measure(measure.id, MeasureEvent::SchoolworkArranged { by, what }, texts);
        Ok(())
    }

    pub(super) fn end_early(&mut self, measure: &Measure, last: NaiveDate, reason: &Prose) -> Result<(), Refusal> {
        Self::still_there(measure)?;
        Self::suspension_only(measure)?;
        let (first, until) = measure.days().ok_or(MeasureRefusal::NotDecided)?;
        if last < first {
            return Err(Refusal::EndBeforeStart);
        }
        if last >= until {
            return Err(MeasureRefusal::NotShorter.into());
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(measure.pupil), reason, Field::Reason)?;
        self.push_measure(measure.id, MeasureEvent::EndedEarly { last, reason }, texts);
        Ok(())
    }

    pub(super) fn withdraw_measure(&mut self, measure: &Measure, on: NaiveDate, reason: &Prose) -> Result<(), Refusal> {
        Self::still_there(measure)?;
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(measure.pupil), reason, Field::Reason)?;
        self.push_measure(measure.id, MeasureEvent::Withdrawn { on, reason }, texts);
        Ok(())
    }
}
