//! Planned checks.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Decision;
use crate::action::{AgreementKept, FollowUpInput};
use crate::case::{Field, FollowUp, FollowUpState, Refusal};
use crate::event::Event;
use crate::ids::{FollowUpId, PupilId};
use crate::model::{Means, Moment};
use crate::text::{About, Prose};

impl Decision<'_> {
    /// Plans the checks of each pupil whose step-3 talk was just recorded and who has no plan in this round yet.
    pub(super) fn plan_follow_ups(&mut self, pupils: &[PupilId], base: NaiveDate) {
        for pupil in pupils {
            if self.case.has_plan(*pupil) {
                continue;
            }
            let school = self.context.school;
            let dates = self.context.calendar.follow_ups(base, &school.follow_up_days, school.counting);
            let moments = dates
                .into_iter()
                .map(|(original, date)| Moment { id: FollowUpId((self.context.ids)()), original, date })
                .collect();
            let texts = self.texts();
            self.push(Event::FollowUpsPlanned { round: self.case.round, pupil: *pupil, base, moments }, texts);
        }
    }

    pub(super) fn hold_follow_up(&mut self, id: FollowUpId, input: &FollowUpInput) -> Result<(), Refusal> {
        let pupil = self.planned(id)?.pupil;
        self.past(input.on, Field::On, &[pupil])?;
        self.check_kept(pupil, &input.agreements)?;
        let mut texts = self.texts();
        let event = Event::FollowUpHeld {
            follow_up: id,
            on: input.on,
            words: texts.must(About::Pupil(pupil), &input.words, Field::Words)?,
            safe_room: input.safe_room,
            trend: input.trend,
            counsellor_offered: input.counsellor_offered,
            means: input.means,
            next: texts.may(About::Pupil(pupil), &input.next, Field::Next)?,
        };
        self.push(event, texts);
        for AgreementKept { agreement, kept, note } in &input.agreements {
            let about = About::Pupil(self.running(*agreement)?.pupil);
            let mut texts = self.texts();
            let note = texts.may(about, note, Field::Note)?;
            let (agreement, kept, on) = (*agreement, *kept, input.on);
            self.push(Event::AgreementChecked { agreement, on, kept, note, follow_up: Some(id) }, texts);
        }
        if let Some(date) = input.next_on {
            self.check_day(date, Field::NextOn, Means::AtSchool)?;
            self.push_extra(pupil, date, Means::AtSchool, &Prose::default())?;
        }
        Ok(())
    }

    /// Each of these agreements runs, is of or for this pupil, and is there once.
    fn check_kept(&self, pupil: PupilId, kept: &[AgreementKept]) -> Result<(), Refusal> {
        let distinct: BTreeSet<_> = kept.iter().map(|told| told.agreement).collect();
        if distinct.len() != kept.len() {
            return Err(Refusal::AgreementTwice);
        }
        for told in kept {
            let agreement = self.running(told.agreement)?;
            if agreement.pupil != pupil && agreement.protects != Some(pupil) {
                return Err(Refusal::NotTheirAgreement);
            }
        }
        Ok(())
    }

    pub(super) fn add_follow_up(
        &mut self,
        pupil: PupilId,
        date: NaiveDate,
        means: Means,
        note: &Prose,
    ) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        self.check_day(date, Field::Date, means)?;
        self.push_extra(pupil, date, means, note)
    }

    fn push_extra(&mut self, pupil: PupilId, date: NaiveDate, means: Means, note: &Prose) -> Result<(), Refusal> {
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(pupil), note, Field::Note)?;
        let (follow_up, round) = (FollowUpId((self.context.ids)()), self.case.round);
        self.push(Event::FollowUpAdded { follow_up, round, pupil, date, means, note }, texts);
        Ok(())
    }

    /// A day on which a check can be planned by hand. Beyond the known holidays a person may know more than the program,
    /// and the agenda says that it does not.
    fn check_day(&self, date: NaiveDate, field: Field, means: Means) -> Result<(), Refusal> {
        if date < self.context.today {
            return Err(Refusal::DatePassed);
        }
        self.within_reach(date, field)?;
        if means == Means::AtSchool && self.context.calendar.no_school(date).is_some() {
            return Err(Refusal::NoSchoolDay);
        }
        Ok(())
    }

    pub(super) fn move_follow_up(
        &mut self,
        id: FollowUpId,
        date: NaiveDate,
        reason: &Prose,
        means: Means,
    ) -> Result<(), Refusal> {
        let pupil = self.planned(id)?.pupil;
        self.check_day(date, Field::Date, means)?;
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(pupil), reason, Field::Reason)?;
        self.push(Event::FollowUpMoved { follow_up: id, date, reason, means }, texts);
        Ok(())
    }

    pub(super) fn cancel_follow_up(&mut self, id: FollowUpId, reason: &Prose) -> Result<(), Refusal> {
        let pupil = self.planned(id)?.pupil;
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(pupil), reason, Field::Reason)?;
        self.push(Event::FollowUpCancelled { follow_up: id, reason }, texts);
        Ok(())
    }

    fn planned(&self, id: FollowUpId) -> Result<&FollowUp, Refusal> {
        let found = self.case.follow_ups.iter().find(|f| f.id == id).ok_or(Refusal::UnknownFollowUp)?;
        if found.state == FollowUpState::Planned { Ok(found) } else { Err(Refusal::FollowUpDone) }
    }
}
