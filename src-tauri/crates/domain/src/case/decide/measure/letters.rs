//! Letters: made as a concept or complete, sent, and what the schoolleiding lets them go without.

use chrono::NaiveDate;

use crate::case::decide::Decision;
use crate::case::measures::Measure;
use crate::case::{Field, MeasureRefusal, Refusal};
use crate::ids::{ReportId, StaffId};
use crate::measure::{Element, Letter, MeasureEvent};
use crate::model::{ContactWay, Recipient};
use crate::people::StaffRole;
use crate::text::{About, Prose};

impl Decision<'_> {
    /// A letter is made for whom it concerns, one reader each; what it lacks makes it a concept.
    pub(super) fn make_letter(
        &mut self,
        measure: &Measure,
        letter: Letter,
        to: &Recipient,
        report: Option<ReportId>,
    ) -> Result<(), Refusal> {
        Self::still_there(measure)?;
        Self::check_letter(measure, letter)?;
        let state = self.case.measure_letter(measure.id, letter, &self.measure_facts());
        if !state.is_some_and(|state| state.whom.readers().contains(to)) {
            return Err(MeasureRefusal::NotAddressed.into());
        }
        if let Some(id) = report {
            let known = self.case.reports.iter().any(|known| known.id == id && known.recipient == *to);
            if !known {
                return Err(MeasureRefusal::UnknownReport.into());
            }
        }
        let concept = !self.case.measure_gaps(measure.id, letter, &self.measure_facts()).is_empty();
        let (to, on) = (to.clone(), self.context.today);
        let texts = self.texts();
        self.push_measure(measure.id, MeasureEvent::LetterMade { letter, to, report, on, concept }, texts);
        Ok(())
    }

    /// What was sent was sent, to whomever of the family.
    pub(super) fn send_letter(
        &mut self,
        measure: &Measure,
        letter: Letter,
        to: &Recipient,
        on: NaiveDate,
        channel: ContactWay,
    ) -> Result<(), Refusal> {
        Self::check_letter(measure, letter)?;
        self.reader_of_family(to, measure.pupil)?;
        self.past(on, Field::On, &[])?;
        let tells = match letter {
            Letter::Announcement {} => None,
            Letter::Decision {} => Some(measure.decision().ok_or(MeasureRefusal::NotDecided)?.decided_on),
            Letter::Objection { objection } => {
                let decision = measure.objection(objection).and_then(|o| o.decision.as_ref());
                Some(decision.ok_or(MeasureRefusal::NotDecided)?.on)
            }
        };
        if tells.is_some_and(|decided| on < decided) {
            return Err(Refusal::EndBeforeStart);
        }
        let texts = self.texts();
        self.push_measure(measure.id, MeasureEvent::LetterSent { letter, to: to.clone(), on, channel }, texts);
        Ok(())
    }

    fn check_letter(measure: &Measure, letter: Letter) -> Result<(), Refusal> {
        match letter {
            _ if measure.has(letter) => Ok(()),
            Letter::Objection { .. } => Err(MeasureRefusal::UnknownObjection.into()),
            Letter::Announcement {} | Letter::Decision {} => Err(MeasureRefusal::WrongKind.into()),
        }
    }

    pub(super) fn lift_gap(
        &mut self,
        measure: &Measure,
        letter: Letter,
        missing: Element,
        by: StaffId,
        reason: &Prose,
    ) -> Result<(), Refusal> {
        Self::still_there(measure)?;
        Self::check_letter(measure, letter)?;
        // The journal keeps both: whose decision it is, and who entered it.
        if self.context.people.staff.get(&by).is_none_or(|by| by.role != StaffRole::SchoolLeader) {
            return Err(MeasureRefusal::OnlySchoolLeader.into());
        }
        if !missing.can_be_lifted() {
            return Err(MeasureRefusal::NotLiftable.into());
        }
        let gaps = self.case.measure_gaps(measure.id, letter, &self.measure_facts());
        if !gaps.iter().any(|gap| gap.missing == missing) {
            return Err(MeasureRefusal::NothingMissing.into());
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(measure.pupil), reason, Field::Reason)?;
        self.push_measure(measure.id, MeasureEvent::GapLifted { letter, missing, by, reason }, texts);
        Ok(())
    }
}
