//! Suspension and removal: what happened is taken in as it happened; what lacks shows on the letter.

mod decision;
mod hearing;
mod letters;
mod objection;
mod outside;
mod proposal;

use chrono::NaiveDate;

use super::{Decision, Texts};
use crate::case::measures::{Measure, MeasureFacts};
use crate::case::{Field, MeasureRefusal, Refusal};
use crate::event::Event;
use crate::ids::{MeasureId, PupilId};
use crate::measure::{MeasureEvent, MeasureStep, Plan, Voice};
use crate::model::Recipient;
use crate::terms;

impl Decision<'_> {
    pub(super) fn measure(&mut self, id: MeasureId, step: &MeasureStep) -> Result<(), Refusal> {
        if let MeasureStep::Propose { proposal } = step {
            return self.propose(id, proposal);
        }
        let measure = self.case.measure(id).ok_or(MeasureRefusal::Unknown)?.clone();
        match step {
            MeasureStep::Propose { .. } => Err(Refusal::AlreadyRecorded),
            MeasureStep::Request { on, by } => self.request(&measure, *on, by),
            MeasureStep::Invite { voices, on, channel } => self.invite(&measure, voices, *on, *channel),
            MeasureStep::Hear { hearing } => self.hear(&measure, hearing),
            MeasureStep::Decline { voice, on, note } => self.decline(&measure, *voice, *on, note),
            MeasureStep::NotHeardBefore { reason } => self.not_heard_before(&measure, reason),
            MeasureStep::AnswerCompulsory { applies, qualified, note } => {
                self.answer_compulsory(&measure, *applies, *qualified, note)
            }
            MeasureStep::Consult { begun, ended, result } => self.consult(&measure, *begun, *ended, result),
            MeasureStep::FindSchool { on, school } => self.find_school(&measure, *on, school),
            MeasureStep::Decide { decision } => self.decide_measure(&measure, decision),
            MeasureStep::Change { decision, reason } => self.change_measure(&measure, decision, reason),
            MeasureStep::ArrangeSchoolwork { by, what } => self.arrange_schoolwork(&measure, by, what),
            MeasureStep::MakeLetter { letter, to, report } => self.make_letter(&measure, *letter, to, *report),
            MeasureStep::SendLetter { letter, to, on, channel } => {
                self.send_letter(&measure, *letter, to, *on, *channel)
            }
            MeasureStep::TellInspectorate { on, by, reference } => self.tell_inspectorate(&measure, *on, by, reference),
            MeasureStep::TellMunicipality { on, by, note } => self.tell_municipality(&measure, *on, by, note),
            MeasureStep::Object { on, by, note } => self.object(&measure, *on, *by, note),
            MeasureStep::HearObjection { objection, hearing } => self.hear_objection(&measure, *objection, hearing),
            MeasureStep::OfferReports { objection, on } => self.offer_reports(&measure, *objection, *on),
            MeasureStep::DecideObjection { objection, on, by, ruling, reasons, consequences } => {
                self.decide_objection(&measure, *objection, *on, by, *ruling, reasons, consequences)
            }
            MeasureStep::EndEarly { last, reason } => self.end_early(&measure, *last, reason),
            MeasureStep::Withdraw { on, reason } => self.withdraw_measure(&measure, *on, reason),
            MeasureStep::LiftGap { letter, missing, by, reason } => {
                self.lift_gap(&measure, *letter, *missing, *by, reason)
            }
        }
    }

    // What the steps share.

    fn push_measure(&mut self, measure: MeasureId, happened: MeasureEvent, texts: Texts<'_>) {
        self.push(Event::Measure { measure, happened }, texts);
    }

    pub(super) fn measure_facts(&self) -> MeasureFacts<'_> {
        MeasureFacts { people: self.context.people, school: self.context.school, today: self.context.today }
    }

    fn removal_only(measure: &Measure) -> Result<(), Refusal> {
        if measure.plan().is_removal() { Ok(()) } else { Err(MeasureRefusal::WrongKind.into()) }
    }

    fn suspension_only(measure: &Measure) -> Result<(), Refusal> {
        if measure.plan().is_removal() { Err(MeasureRefusal::WrongKind.into()) } else { Ok(()) }
    }

    fn still_there(measure: &Measure) -> Result<(), Refusal> {
        if measure.withdrawn.is_some() { Err(MeasureRefusal::Over.into()) } else { Ok(()) }
    }

    fn of_family(&self, voice: Voice, pupil: PupilId) -> Result<(), Refusal> {
        match voice {
            Voice::Pupil {} => Ok(()),
            Voice::Guardian { guardian } => self.guardian_of(guardian, pupil).map(|_| ()),
        }
    }

    fn reader_of_family(&self, to: &Recipient, pupil: PupilId) -> Result<(), Refusal> {
        if to.pupil() != pupil {
            return Err(MeasureRefusal::NotAddressed.into());
        }
        match to {
            Recipient::Pupil { .. } => Ok(()),
            // That an authority was told has steps of its own.
            Recipient::Authority { .. } => Err(MeasureRefusal::NotAddressed.into()),
            Recipient::Guardians { guardians, .. } => {
                if guardians.is_empty() {
                    return Err(Refusal::NoGuardian);
                }
                guardians.iter().try_for_each(|id| self.guardian_of(*id, pupil).map(|_| ()))
            }
        }
    }

    /// A plan that the law knows: a suspension of at most one week, or as long as the consultation over a removal.
    fn check_plan(&self, plan: Plan, pupil: PupilId) -> Result<(), Refusal> {
        match plan {
            Plan::Suspension { first, last, pending } => {
                self.within_reach(first, Field::First)?;
                self.within_reach(last, Field::Last)?;
                if last < first {
                    return Err(Refusal::EndBeforeStart);
                }
                match pending {
                    None if last > terms::last_suspension_day(first) => Err(MeasureRefusal::LongerThanAWeek.into()),
                    None => Ok(()),
                    Some(removal) => self.check_consultation(removal, pupil, first, last),
                }
            }
            Plan::Removal { from } => from.map_or(Ok(()), |from| self.within_reach(from, Field::From)),
        }
    }

    /// While the Inspectie is consulted over the removal of this pupil, a suspension may last (WVO 2020 art. 8.15).
    fn check_consultation(
        &self,
        removal: MeasureId,
        pupil: PupilId,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<(), Refusal> {
        let removal = self.case.measure(removal).ok_or(MeasureRefusal::Unknown)?;
        let consulted = removal.consulted.as_ref().filter(|(begun, ended, _)| {
            removal.pupil == pupil
                && removal.plan().is_removal()
                && removal.withdrawn.is_none()
                && *begun <= first
                && ended.is_none_or(|ended| last <= ended)
        });
        consulted.map(|_| ()).ok_or(MeasureRefusal::NoConsultation.into())
    }
}
