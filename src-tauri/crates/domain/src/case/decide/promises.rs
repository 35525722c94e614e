//! Agreements and sanctions.

use chrono::NaiveDate;

use super::Decision;
use crate::action::{AgreementInput, SanctionInput};
use crate::case::{Agreement, Field, Refusal};
use crate::event::Event;
use crate::ids::{AgreementId, PupilId, SanctionId};
use crate::model::Kept;
use crate::protocol::Step;
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn agree(&mut self, input: &AgreementInput, step: Step) -> Result<(), Refusal> {
        self.pupil_in_case(input.pupil)?;
        if let Some(protected) = input.protects {
            self.pupil_in_case(protected)?;
            if protected == input.pupil {
                return Err(Refusal::ProtectsSelf);
            }
        }
        self.within_reach(input.from, Field::From)?;
        if input.until.is_some_and(|until| until < input.from) {
            return Err(Refusal::EndBeforeStart);
        }
        if let Some(until) = input.until {
            self.within_reach(until, Field::Until)?;
        }
        let about = About::Pupil(input.pupil);
        let mut texts = self.texts();
        let event = Event::Agreed {
            agreement: AgreementId((self.context.ids)()),
            round: self.case.round,
            step,
            pupil: input.pupil,
            protects: input.protects,
            what: texts.must(about, &input.what, Field::AgreementWhat)?,
            from: input.from,
            until: input.until,
            check: texts.must(about, &input.check, Field::AgreementCheck)?,
        };
        self.push(event, texts);
        Ok(())
    }

    pub(super) fn check_agreement(
        &mut self,
        id: AgreementId,
        on: NaiveDate,
        kept: Kept,
        note: &Prose,
    ) -> Result<(), Refusal> {
        let about = About::Pupil(self.running(id)?.pupil);
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let note = texts.may(about, note, Field::Note)?;
        self.push(Event::AgreementChecked { agreement: id, on, kept, note, follow_up: None }, texts);
        Ok(())
    }

    pub(super) fn end_agreement(&mut self, id: AgreementId, reason: &Prose) -> Result<(), Refusal> {
        let about = About::Pupil(self.running(id)?.pupil);
        let mut texts = self.texts();
        let reason = texts.must(about, reason, Field::Reason)?;
        self.push(Event::AgreementEnded { agreement: id, reason }, texts);
        Ok(())
    }

    pub(super) fn running(&self, id: AgreementId) -> Result<&Agreement, Refusal> {
        let agreement = self.case.agreements.iter().find(|a| a.id == id).ok_or(Refusal::UnknownAgreement)?;
        if agreement.ended.is_some() { Err(Refusal::AgreementEnded) } else { Ok(agreement) }
    }

    pub(super) fn sanction(&mut self, input: &SanctionInput) -> Result<(), Refusal> {
        self.pupil_in_case(input.pupil)?;
        if let Some(due) = input.due {
            self.within_reach(due, Field::Due)?;
        }
        let mut texts = self.texts();
        let event = Event::SanctionSet {
            sanction: SanctionId((self.context.ids)()),
            round: self.case.round,
            pupil: input.pupil,
            kind: input.kind,
            what: texts.must(About::Pupil(input.pupil), &input.what, Field::SanctionWhat)?,
            due: input.due,
        };
        self.push(event, texts);
        Ok(())
    }

    pub(super) fn withdraw_sanction(&mut self, id: SanctionId, reason: &Prose) -> Result<(), Refusal> {
        let sanction = self.case.sanctions.iter().find(|s| s.id == id).ok_or(Refusal::UnknownSanction)?;
        if sanction.withdrawn.is_some() {
            return Err(Refusal::SanctionWithdrawn);
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(sanction.pupil), reason, Field::Reason)?;
        self.push(Event::SanctionWithdrawn { sanction: id, reason }, texts);
        Ok(())
    }

    pub(super) fn complete_sanction(&mut self, id: SanctionId, on: NaiveDate, note: &Prose) -> Result<(), Refusal> {
        let sanction = self.case.sanctions.iter().find(|s| s.id == id).ok_or(Refusal::UnknownSanction)?;
        if sanction.withdrawn.is_some() {
            return Err(Refusal::SanctionWithdrawn);
        }
        if sanction.completed.is_some() {
            return Err(Refusal::SanctionDone);
        }
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(sanction.pupil), note, Field::Note)?;
        self.push(Event::SanctionCompleted { sanction: id, on, note }, texts);
        Ok(())
    }

    pub(super) fn answer_reflective(&mut self, pupil: PupilId, needed: bool, why: &Prose) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        let about = About::Pupil(pupil);
        let mut texts = self.texts();
        let why = if needed {
            texts.may(about, why, Field::ReflectiveWhy)?
        } else {
            Some(texts.must(about, why, Field::ReflectiveWhy)?)
        };
        self.push(Event::ReflectiveAnswered { round: self.case.round, pupil, needed, why }, texts);
        Ok(())
    }
}
