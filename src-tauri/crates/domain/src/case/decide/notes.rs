//! What runs beside the steps: contact outside the school, online evidence, the class, witnesses.

use chrono::NaiveDate;

use super::{Decision, no_doubles};
use crate::action::EvidenceInput;
use crate::case::{Field, Refusal};
use crate::event::Event;
use crate::ids::{NoteId, PupilId, StaffId};
use crate::model::{ClassWork, ExternalStatus, Role};
use crate::text::{About, Prose};

impl Decision<'_> {
    /// Of the case, never of a pupil, and no word for a charge or a sentence (UAVG art. 1, 31-33).
    pub(super) fn set_external(
        &mut self,
        status: ExternalStatus,
        on: NaiveDate,
        contact: &Prose,
        agreed: &Prose,
    ) -> Result<(), Refusal> {
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let contact = texts.may_short(About::Case, contact, Field::ExternalContact)?;
        let agreed = texts.may(About::Case, agreed, Field::ExternalAgreed)?;
        self.push(Event::ExternalContactSet { status, on, contact, agreed }, texts);
        Ok(())
    }

    pub(super) fn log_evidence(&mut self, input: &EvidenceInput) -> Result<(), Refusal> {
        self.past(input.on, Field::On, &[])?;
        let mut texts = self.texts();
        let event = Event::EvidenceLogged {
            note: NoteId((self.context.ids)()),
            on: input.on,
            at: input.at,
            seen_where: texts.must_short(About::Case, &input.seen_where, Field::SeenWhere)?,
            what: texts.must(About::Case, &input.what, Field::What)?,
            seen_by: texts.must_short(About::Case, &input.seen_by, Field::SeenBy)?,
            kept_by: texts.may_short(About::Case, &input.kept_by, Field::KeptBy)?,
        };
        self.push(event, texts);
        Ok(())
    }

    pub(super) fn record_class_work(
        &mut self,
        on: NaiveDate,
        work: ClassWork,
        staff: &[StaffId],
        what: &Prose,
    ) -> Result<(), Refusal> {
        self.past(on, Field::On, &[])?;
        self.some_staff(staff)?;
        let mut texts = self.texts();
        let what = texts.must(About::Case, what, Field::What)?;
        let note = NoteId((self.context.ids)());
        self.push(Event::ClassWorkRecorded { note, on, work, staff: staff.to_vec(), what }, texts);
        Ok(())
    }

    /// A pupil on one of the two sides tells the own story in step 1 or 2.
    pub(super) fn record_witness(
        &mut self,
        pupil: PupilId,
        on: NaiveDate,
        staff: &[StaffId],
        account: &Prose,
    ) -> Result<(), Refusal> {
        if matches!(self.pupil_in_case(pupil)?, Role::Bullied | Role::Bullying) {
            return Err(Refusal::WrongRole);
        }
        self.past(on, Field::On, &[pupil])?;
        self.some_staff(staff)?;
        let mut texts = self.texts();
        let account = texts.must(About::Pupil(pupil), account, Field::Account)?;
        let note = NoteId((self.context.ids)());
        self.push(Event::WitnessHeard { note, pupil, on, staff: staff.to_vec(), account }, texts);
        Ok(())
    }

    pub(super) fn correct_note(&mut self, note: NoteId, text: &Prose, reason: &Prose) -> Result<(), Refusal> {
        let life = &self.case.life;
        let witness = life.witnesses.iter().find(|witness| witness.id == note);
        let (about, field) = if let Some(witness) = witness {
            (About::Pupil(witness.pupil), Field::Account)
        } else if life.evidence.iter().any(|e| e.id == note) || life.class_work.iter().any(|w| w.id == note) {
            (About::Case, Field::What)
        } else {
            return Err(Refusal::UnknownNote);
        };
        let mut texts = self.texts();
        let text = texts.must(about, text, field)?;
        let reason = texts.must(about, reason, Field::Reason)?;
        self.push(Event::NoteCorrected { note, text, reason }, texts);
        Ok(())
    }

    fn some_staff(&self, staff: &[StaffId]) -> Result<(), Refusal> {
        no_doubles(staff)?;
        self.known_staff(staff)?;
        if staff.is_empty() { Err(Refusal::NoStaff) } else { Ok(()) }
    }

    pub(super) fn known_staff(&self, staff: &[StaffId]) -> Result<(), Refusal> {
        let known = staff.iter().all(|id| self.context.people.staff.contains_key(id));
        if known { Ok(()) } else { Err(Refusal::UnknownPerson) }
    }
}
