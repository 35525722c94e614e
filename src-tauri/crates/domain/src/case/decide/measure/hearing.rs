//! Hearing the pupil and the parents before a decision.

use chrono::NaiveDate;

use crate::case::decide::Decision;
use crate::case::decide::no_doubles;
use crate::case::measures::Measure;
use crate::case::{Field, MeasureRefusal, Refusal};
use crate::measure::{HearingInput, MeasureEvent, Voice};
use crate::model::ContactWay;
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn invite(
        &mut self,
        measure: &Measure,
        voices: &[Voice],
        on: NaiveDate,
        channel: ContactWay,
    ) -> Result<(), Refusal> {
        self.check_voices(measure, voices)?;
        if voices.is_empty() {
            return Err(MeasureRefusal::NoVoice.into());
        }
        self.past(on, Field::On, &[])?;
        let texts = self.texts();
        self.push_measure(measure.id, MeasureEvent::Invited { voices: voices.to_vec(), on, channel }, texts);
        Ok(())
    }

    pub(super) fn hear(&mut self, measure: &Measure, input: &HearingInput) -> Result<(), Refusal> {
        if input.voices.is_empty() {
            return Err(MeasureRefusal::NoVoice.into());
        }
        self.check_hearing(measure, input)?;
        let mut texts = self.texts();
        let account = texts.must(About::Pupil(measure.pupil), &input.account, Field::Account)?;
        let HearingInput { on, voices, staff, .. } = input.clone();
        self.push_measure(measure.id, MeasureEvent::Heard { on, voices, staff, account }, texts);
        Ok(())
    }

    /// Who was there, and when; a hearing over an objection may have no voice.
    pub(super) fn check_hearing(&self, measure: &Measure, input: &HearingInput) -> Result<(), Refusal> {
        self.check_voices(measure, &input.voices)?;
        no_doubles(&input.staff)?;
        if input.staff.iter().any(|id| !self.context.people.staff.contains_key(id)) {
            return Err(Refusal::UnknownPerson);
        }
        if input.staff.is_empty() {
            return Err(Refusal::NoStaff);
        }
        self.past(input.on, Field::HeldOn, &[])
    }

    fn check_voices(&self, measure: &Measure, voices: &[Voice]) -> Result<(), Refusal> {
        no_doubles(voices)?;
        voices.iter().try_for_each(|voice| self.of_family(*voice, measure.pupil))
    }

    pub(super) fn decline(
        &mut self,
        measure: &Measure,
        voice: Voice,
        on: NaiveDate,
        note: &Prose,
    ) -> Result<(), Refusal> {
        self.of_family(voice, measure.pupil)?;
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(measure.pupil), note, Field::Note)?;
        self.push_measure(measure.id, MeasureEvent::Declined { voice, on, note }, texts);
        Ok(())
    }

    /// A removal asks for the hearing first (WVO 2020 art. 8.15); a suspension may have to begin at once.
    pub(super) fn not_heard_before(&mut self, measure: &Measure, reason: &Prose) -> Result<(), Refusal> {
        Self::suspension_only(measure)?;
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(measure.pupil), reason, Field::Reason)?;
        self.push_measure(measure.id, MeasureEvent::NotHeardBefore { reason }, texts);
        Ok(())
    }
}
