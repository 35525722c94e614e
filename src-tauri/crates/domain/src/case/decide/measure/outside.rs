//! What concerns others: the Leerplichtwet, the Inspectie, another school, the municipality.

use chrono::NaiveDate;

use crate::case::decide::Decision;
use crate::case::measures::Measure;
use crate::case::{Field, Refusal};
use crate::measure::MeasureEvent;
use crate::model::Answer;
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn answer_compulsory(
        &mut self,
        measure: &Measure,
        applies: Answer,
        qualified: Answer,
        note: &Prose,
    ) -> Result<(), Refusal> {
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(measure.pupil), note, Field::Note)?;
        self.push_measure(measure.id, MeasureEvent::CompulsoryAnswered { applies, qualified, note }, texts);
        Ok(())
    }

    pub(super) fn consult(
        &mut self,
        measure: &Measure,
        begun: NaiveDate,
        ended: Option<NaiveDate>,
        result: &Prose,
    ) -> Result<(), Refusal> {
        Self::removal_only(measure)?;
        self.past(begun, Field::On, &[])?;
        let about = About::Pupil(measure.pupil);
        let mut texts = self.texts();
        let result = match ended {
            Some(ended) => {
                self.past(ended, Field::Ended, &[])?;
                if ended < begun {
                    return Err(Refusal::EndBeforeStart);
                }
                Some(texts.must(about, result, Field::Note)?)
            }
            None => texts.may(about, result, Field::Note)?,
        };
        self.push_measure(measure.id, MeasureEvent::Consulted { begun, ended, result }, texts);
        Ok(())
    }

    pub(super) fn find_school(&mut self, measure: &Measure, on: NaiveDate, school: &Prose) -> Result<(), Refusal> {
        Self::removal_only(measure)?;
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let school = texts.must_short(About::Pupil(measure.pupil), school, Field::ReceivingSchool)?;
        self.push_measure(measure.id, MeasureEvent::SchoolFound { on, school }, texts);
        Ok(())
    }

    pub(super) fn tell_inspectorate(
        &mut self,
        measure: &Measure,
        on: NaiveDate,
        by: &Prose,
        reference: &Prose,
    ) -> Result<(), Refusal> {
        self.past(on, Field::On, &[])?;
        let about = About::Pupil(measure.pupil);
        let mut texts = self.texts();
        let by = texts.must_short(about, by, Field::By)?;
        let reference = texts.may_short(about, reference, Field::Reference)?;
        self.push_measure(measure.id, MeasureEvent::InspectorateTold { on, by, reference }, texts);
        Ok(())
    }

    pub(super) fn tell_municipality(
        &mut self,
        measure: &Measure,
        on: NaiveDate,
        by: &Prose,
        note: &Prose,
    ) -> Result<(), Refusal> {
        self.past(on, Field::On, &[])?;
        let about = About::Pupil(measure.pupil);
        let mut texts = self.texts();
        let by = texts.must_short(about, by, Field::By)?;
        let note = texts.may(about, note, Field::Note)?;
        self.push_measure(measure.id, MeasureEvent::MunicipalityTold { on, by, note }, texts);
        Ok(())
    }
}
