//! The life of a case: who leaves, to whom it goes, what keeps it, and what hangs together with it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Decision;
use crate::action::{CarriedCheck, StopAnswer};
use crate::case::follow_ups::is_party;
use crate::case::{Field, FollowUpState, Refusal, StopCardState};
use crate::event::{Event, Received};
use crate::ids::{CaseId, FollowUpId, PupilId, StaffId};
use crate::model::{CaseNumber, LinkKind, Role, StopCard};
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn record_leaving(&mut self, pupil: PupilId, on: NaiveDate, reason: &Prose) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        if self.case.has_left(pupil) {
            return Err(Refusal::AlreadyLeft);
        }
        self.past(on, Field::On, &[pupil])?;
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(pupil), reason, Field::Reason)?;
        self.push(Event::PupilLeft { pupil, on, reason }, texts);
        Ok(())
    }

    pub(super) fn record_return(&mut self, pupil: PupilId, on: NaiveDate, reason: &Prose) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        let left = self.case.life.left.get(&pupil).ok_or(Refusal::NotLeft)?;
        if on < left.on {
            return Err(Refusal::EndBeforeStart);
        }
        self.past(on, Field::On, &[pupil])?;
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(pupil), reason, Field::Reason)?;
        self.push(Event::PupilReturned { pupil, on, reason }, texts);
        Ok(())
    }

    pub(super) fn hand_over(&mut self, to: StaffId, note: &Prose) -> Result<(), Refusal> {
        self.known_staff(&[to])?;
        if self.case.life.mentor == Some(to) {
            return Err(Refusal::SameMentor);
        }
        let mut texts = self.texts();
        let note = texts.may(About::Case, note, Field::Note)?;
        self.push(Event::CaseHandedOver { to, on: self.context.today, note }, texts);
        Ok(())
    }

    pub(super) fn take_over(&mut self, note: &Prose) -> Result<(), Refusal> {
        let handed = self.case.life.handed_over.as_ref().ok_or(Refusal::NotHandedOver)?;
        let mut texts = self.texts();
        let note = if handed.to == self.context.actor {
            texts.may(About::Case, note, Field::Note)?
        } else {
            Some(texts.must(About::Case, note, Field::Note)?)
        };
        self.push(Event::CaseTakenOver { on: self.context.today, note }, texts);
        Ok(())
    }

    pub(super) fn receive(&mut self, number: Option<CaseNumber>, received: &Received) -> Result<(), Refusal> {
        if self.case.life.handed_over.is_none() {
            return Err(Refusal::NotHandedOver);
        }
        let (on, texts) = (self.context.today, self.texts());
        self.push(Event::CaseReceived { on, number, received: received.clone() }, texts);
        Ok(())
    }

    pub(super) fn set_legal_hold(&mut self, reason: &Prose) -> Result<(), Refusal> {
        if self.case.life.legal_hold.is_some() {
            return Err(Refusal::AlreadyHeld);
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Case, reason, Field::Reason)?;
        self.push(Event::LegalHoldSet { on: self.context.today, reason }, texts);
        Ok(())
    }

    pub(super) fn lift_legal_hold(&mut self, reason: &Prose) -> Result<(), Refusal> {
        if self.case.life.legal_hold.is_none() {
            return Err(Refusal::NotHeld);
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Case, reason, Field::Reason)?;
        self.push(Event::LegalHoldLifted { on: self.context.today, reason }, texts);
        Ok(())
    }

    pub(super) fn link(&mut self, other: CaseId, link: LinkKind, reason: &Prose) -> Result<(), Refusal> {
        self.link_with(other, link, reason, BTreeSet::new(), None)
    }

    fn link_with(
        &mut self,
        other: CaseId,
        link: LinkKind,
        reason: &Prose,
        shielded: BTreeSet<PupilId>,
        step_two: Option<NaiveDate>,
    ) -> Result<(), Refusal> {
        if other == self.case.id {
            return Err(Refusal::SameCase);
        }
        let linked = match link {
            LinkKind::MergedInto => self.case.merged_into().is_some(),
            // A merger can be undone by opening the case again, and be done once more; pupils can be split off in turn.
            LinkKind::MergedFrom | LinkKind::SplitOff => false,
            LinkKind::Related | LinkKind::Duplicate | LinkKind::SplitFrom => {
                self.case.life.links.iter().any(|known| known.other == other && known.link == link)
            }
        };
        if linked {
            return Err(Refusal::AlreadyLinked);
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Case, reason, Field::Reason)?;
        let on = self.context.today;
        self.push(Event::CaseLinked { other, link, on, reason, shielded, step_two }, texts);
        Ok(())
    }

    pub(super) fn take_in(
        &mut self,
        other: CaseId,
        pupils: &[(PupilId, Role)],
        cards: &BTreeSet<StopCard>,
        step_two: Option<NaiveDate>,
        reason: &Prose,
    ) -> Result<(), Refusal> {
        self.link_with(other, LinkKind::MergedFrom, reason, BTreeSet::new(), step_two)?;
        for (pupil, role) in pupils {
            let Some(here) = self.case.role_of(*pupil) else {
                self.join(*pupil, *role)?;
                continue;
            };
            // The duties towards this pupil come along, or nobody would have them.
            if is_party(*role) && !is_party(here) {
                self.change_role(*pupil, *role, reason)?;
            }
            if is_party(*role) && self.case.has_left(*pupil) {
                self.record_return(*pupil, self.context.today, reason)?;
            }
        }
        for card in cards {
            let waits = |answer: &StopCardState| answer.yes && answer.referred_on.is_none();
            if !self.case.stop_cards.get(card).is_some_and(waits) {
                let answer = StopAnswer { yes: true, referred_on: None, referred_to: Prose::default() };
                self.answer_stop_card(*card, &answer)?;
            }
        }
        Ok(())
    }

    pub(super) fn split_from(
        &mut self,
        other: CaseId,
        shielded: &BTreeSet<PupilId>,
        pause: Option<&(NaiveDate, Prose)>,
        checks: &[CarriedCheck],
        reason: &Prose,
    ) -> Result<(), Refusal> {
        self.link_with(other, LinkKind::SplitFrom, reason, shielded.clone(), None)?;
        if let Some((on, why)) = pause {
            self.pause(*on, why)?;
        }
        for check in checks {
            let CarriedCheck { pupil, base, original, asked, date, means, extra, chosen, .. } = *check;
            self.pupil_in_case(pupil)?;
            let (about, mut texts) = (About::Pupil(pupil), self.texts());
            let moved = check.moved.as_ref().map(|why| texts.must(about, why, Field::Reason)).transpose()?;
            let note = texts.may(about, &check.note, Field::Note)?;
            let (follow_up, round) = (FollowUpId((self.context.ids)()), self.case.round);
            let event = Event::FollowUpCarried {
                follow_up,
                round,
                pupil,
                base,
                original,
                asked,
                date,
                means,
                extra,
                moved,
                note,
                chosen,
            };
            self.push(event, texts);
        }
        Ok(())
    }

    pub(super) fn split_off(
        &mut self,
        other: CaseId,
        leaving: &[PupilId],
        planned_there: &BTreeSet<PupilId>,
        reason: &Prose,
    ) -> Result<(), Refusal> {
        let stays = |pupil: &PupilId| !leaving.contains(pupil) && !self.case.has_left(*pupil);
        if !self.case.pupils(Role::Bullied).any(|pupil| stays(&pupil)) {
            return Err(Refusal::NoBulliedPupil);
        }
        self.link(other, LinkKind::SplitOff, reason)?;
        for pupil in leaving {
            self.record_leaving(*pupil, self.context.today, reason)?;
        }
        self.cancel_planned(reason, |pupil| planned_there.contains(&pupil))
    }

    /// Cancels each check that is still planned, with its own line and the same reason, so that none just goes.
    pub(super) fn cancel_planned(&mut self, reason: &Prose, whose: impl Fn(PupilId) -> bool) -> Result<(), Refusal> {
        for follow_up in self.case.follow_ups.iter().filter(|f| f.state == FollowUpState::Planned && whose(f.pupil)) {
            let mut texts = self.texts();
            let reason = texts.must(About::Pupil(follow_up.pupil), reason, Field::Reason)?;
            self.push(Event::FollowUpCancelled { follow_up: follow_up.id, reason }, texts);
        }
        Ok(())
    }
}
