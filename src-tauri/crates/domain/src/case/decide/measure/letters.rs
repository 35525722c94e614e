//! Letters: made as a concept or complete, sent, and what the schoolleiding lets them go without.

use chrono::NaiveDate;

use crate::action::ReportMade;
use crate::case::decide::Decision;
use crate::case::measures::Measure;
use crate::case::{Field, MeasureRefusal, Refusal};
use crate::ids::{ReportId, StaffId};
use crate::measure::{Element, Letter, LetterOf, MeasureEvent};
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
        if let Some(id) = report {
            let known = self.case.reports.iter().any(|known| known.id == id && known.recipient == *to);
            if !known {
                return Err(MeasureRefusal::UnknownReport.into());
            }
        }
        self.letter_made(measure, letter, to, report)
    }

    fn letter_made(
        &mut self,
        measure: &Measure,
        letter: Letter,
        to: &Recipient,
        report: Option<ReportId>,
    ) -> Result<(), Refusal> {
        Self::check_letter(measure, letter)?;
        Self::still_tells(measure, letter)?;
        let state = self.case.measure_letter(measure.id, letter, &self.measure_facts());
        if !state.is_some_and(|state| state.readers.contains(to)) {
            return Err(MeasureRefusal::NotAddressed.into());
        }
        let concept = !self.case.measure_gaps(measure.id, letter, &self.measure_facts()).is_empty();
        let (to, on) = (to.clone(), self.context.today);
        let texts = self.texts();
        self.push_measure(measure.id, MeasureEvent::LetterMade { letter, to, report, on, concept }, texts);
        Ok(())
    }

    /// A letter of a measure is of the kind that it says it is, and about no conversation.
    pub(in crate::case::decide) fn check_letter_paper(&self, report: &ReportMade) -> Result<(), Refusal> {
        let of = report.letter.ok_or(MeasureRefusal::Unknown)?;
        let measure = self.case.measure(of.measure).ok_or(MeasureRefusal::Unknown)?;
        if report.kind != measure.kind_of(of.letter)
            || measure.pupil != report.recipient.pupil()
            || report.conversation.is_some()
        {
            return Err(MeasureRefusal::WrongKind.into());
        }
        Ok(())
    }

    /// A letter that was frozen was made.
    pub(in crate::case::decide) fn letter_frozen(&mut self, of: LetterOf, report: &ReportMade) -> Result<(), Refusal> {
        let measure = self.case.measure(of.measure).ok_or(MeasureRefusal::Unknown)?.clone();
        self.letter_made(&measure, of.letter, &report.recipient, Some(report.id))
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
            Letter::Invitation {} | Letter::Announcement {} | Letter::Proposal {} | Letter::Hearing { .. } => None,
            Letter::Decision {} | Letter::Inspectorate {} | Letter::Municipality {} => {
                Some(measure.decision().ok_or(MeasureRefusal::NotDecided)?.decided_on)
            }
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
            _ => Err(MeasureRefusal::WrongKind.into()),
        }
    }

    fn still_tells(measure: &Measure, letter: Letter) -> Result<(), Refusal> {
        if measure.still_tells(letter) { Ok(()) } else { Err(MeasureRefusal::Over.into()) }
    }

    pub(super) fn lift_gap(
        &mut self,
        measure: &Measure,
        letter: Letter,
        missing: Element,
        by: StaffId,
        reason: &Prose,
    ) -> Result<(), Refusal> {
        Self::check_letter(measure, letter)?;
        Self::still_tells(measure, letter)?;
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
