//! Planned checks.

use chrono::NaiveDate;

use super::Decision;
use crate::action::FollowUpInput;
use crate::case::{Field, FollowUp, FollowUpState, Refusal};
use crate::event::Event;
use crate::ids::{FollowUpId, PupilId};
use crate::model::Moment;
use crate::text::{About, Prose};

impl Decision<'_> {
    /// Plans the checks of each pupil whose step-3 talk was just recorded and who has no plan in this round yet.
    pub(super) fn plan_follow_ups(&mut self, pupils: &[PupilId], base: NaiveDate) {
        for pupil in pupils {
            if self.case.is_planned(*pupil, self.case.round) {
                continue;
            }
            let dates = self.context.calendar.follow_ups(base, &self.context.school.follow_up_days);
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
        let mut texts = self.texts();
        let event = Event::FollowUpHeld {
            follow_up: id,
            on: input.on,
            words: texts.must(About::Pupil(pupil), &input.words, Field::Words)?,
            safe_room: input.safe_room,
            trend: input.trend,
            counsellor_offered: input.counsellor_offered,
        };
        self.push(event, texts);
        Ok(())
    }

    pub(super) fn move_follow_up(&mut self, id: FollowUpId, date: NaiveDate, reason: &Prose) -> Result<(), Refusal> {
        let pupil = self.planned(id)?.pupil;
        if date < self.context.today {
            return Err(Refusal::DatePassed);
        }
        self.within_reach(date, Field::Date)?;
        if self.context.calendar.no_school(date).is_some() {
            return Err(Refusal::NoSchoolDay);
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(pupil), reason, Field::Reason)?;
        self.push(Event::FollowUpMoved { follow_up: id, date, reason }, texts);
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
