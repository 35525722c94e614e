//! Nothing behind anyone's back: telling that there is a case, consent, and requests for information.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Decision;
use crate::case::{Field, Refusal};
use crate::event::Event;
use crate::ids::{GuardianId, PupilId, StaffId};
use crate::model::{ConsentScope, ContactWay, RequestAnswer};
use crate::people::Custody;
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn tell_case(
        &mut self,
        pupil: PupilId,
        on: NaiveDate,
        channel: ContactWay,
        by: StaffId,
        note: &Prose,
    ) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        self.known_staff(&[by])?;
        self.past(on, Field::On, &[pupil])?;
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(pupil), note, Field::Note)?;
        self.push(Event::CaseTold { pupil, on, channel, by, note }, texts);
        Ok(())
    }

    pub(super) fn give_consent(
        &mut self,
        pupil: PupilId,
        on: NaiveDate,
        guardians: &BTreeSet<GuardianId>,
        scopes: &BTreeSet<ConsentScope>,
        note: &Prose,
    ) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        self.past(on, Field::On, &[pupil])?;
        if !self.pupil(pupil)?.is_adult_on(on) {
            return Err(Refusal::NotAdult);
        }
        if guardians.is_empty() || scopes.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        for guardian in guardians {
            self.guardian_of(*guardian, pupil)?;
        }
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(pupil), note, Field::Note)?;
        let (guardians, scopes) = (guardians.clone(), scopes.clone());
        self.push(Event::ConsentGiven { pupil, on, guardians, scopes, note }, texts);
        Ok(())
    }

    pub(super) fn withdraw_consent(&mut self, pupil: PupilId, on: NaiveDate, note: &Prose) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        self.past(on, Field::On, &[pupil])?;
        let said = self.case.life.consents.iter().filter(|consent| consent.pupil == pupil && consent.on <= on);
        if said.max_by_key(|consent| consent.on).is_none_or(|last| last.scopes.is_empty()) {
            return Err(Refusal::NoConsent);
        }
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(pupil), note, Field::Note)?;
        self.push(Event::ConsentWithdrawn { pupil, on, note }, texts);
        Ok(())
    }

    pub(super) fn answer_request(
        &mut self,
        pupil: PupilId,
        guardian: GuardianId,
        on: NaiveDate,
        answer: RequestAnswer,
        ground: &Prose,
    ) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        self.past(on, Field::On, &[pupil])?;
        if self.guardian_of(guardian, pupil)?.custody_of(pupil) == Some(Custody::Yes) {
            return Err(Refusal::HasCustody);
        }
        if self.pupil(pupil)?.is_adult_on(on) {
            return Err(Refusal::AdultDecides);
        }
        let mut texts = self.texts();
        let ground = texts.must(About::Pupil(pupil), ground, Field::Ground)?;
        self.push(Event::RequestAnswered { pupil, guardian, on, answer, ground }, texts);
        Ok(())
    }
}
