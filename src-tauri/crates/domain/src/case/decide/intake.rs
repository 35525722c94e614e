//! Opening a case, its pupils, stop cards, safety, bullying or teasing.

use std::collections::{BTreeMap, BTreeSet};

use super::Decision;
use crate::action::{Assessment, Intake, Safety, StopAnswer};
use crate::case::{Field, Refusal};
use crate::event::{Event, PupilThen};
use crate::ids::PupilId;
use crate::model::{Answer, Outcome, Place, Role, StopCard, Warning};
use crate::protocol::ItemId;
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn open(&mut self, intake: &Intake) -> Result<(), Refusal> {
        let pupils: Vec<PupilId> = intake.pupils.iter().map(|(pupil, _)| *pupil).collect();
        if pupils.iter().collect::<BTreeSet<_>>().len() != pupils.len() {
            return Err(Refusal::PersonTwice);
        }
        if !intake.pupils.iter().any(|(_, role)| *role == Role::Bullied) {
            return Err(Refusal::NoBulliedPupil);
        }
        self.past(intake.reported_on, Field::ReportedOn, &pupils)?;
        if intake.behaviours.is_empty() {
            return Err(Refusal::NoBehaviour);
        }
        if self.context.protocol.before.iter().any(|point| !intake.acknowledged.contains(&point.id)) {
            return Err(Refusal::PreliminariesOpen);
        }
        if StopCard::ALL.iter().any(|card| !intake.stop_cards.contains_key(card)) {
            return Err(Refusal::StopCardsOpen);
        }
        let mut texts = self.texts();
        let place_reason = if intake.place == Place::OutsideSchool {
            Some(texts.must(About::Case, &intake.place_reason, Field::PlaceReason)?)
        } else {
            None
        };
        let event = Event::CaseOpened {
            number: self.context.number,
            protocol: self.context.protocol.version,
            reported_on: intake.reported_on,
            reporter: intake.reporter,
            reporter_note: texts.may(About::Case, &intake.reporter_note, Field::ReporterNote)?,
            place: intake.place,
            place_reason,
            since: texts.may(About::Case, &intake.since, Field::Since)?,
            behaviours: intake.behaviours.clone(),
            what: texts.must(About::Case, &intake.what, Field::What)?,
            acknowledged: self.context.protocol.before.iter().map(|point| point.id.clone()).collect(),
        };
        self.push(event, texts);
        for (pupil, role) in &intake.pupils {
            self.join(*pupil, *role)?;
        }
        for (card, answer) in &intake.stop_cards {
            self.answer_stop_card(*card, answer)?;
        }
        self.agree_safety(&intake.safety)
    }

    pub(super) fn add_pupil(&mut self, pupil: PupilId, role: Role) -> Result<(), Refusal> {
        self.pupil(pupil)?;
        if self.case.role_of(pupil).is_some() {
            return Err(Refusal::AlreadyInCase);
        }
        self.join(pupil, role)
    }

    pub(super) fn join(&mut self, pupil: PupilId, role: Role) -> Result<(), Refusal> {
        let mut texts = self.texts();
        let PupilThen { class, age, .. } = self.then(pupil, self.context.today, &mut texts)?;
        self.push(Event::PupilJoined { pupil, role, class, age }, texts);
        Ok(())
    }

    pub(super) fn change_role(&mut self, pupil: PupilId, role: Role, reason: &Prose) -> Result<(), Refusal> {
        let now = self.pupil_in_case(pupil)?;
        if now == role {
            return Err(Refusal::SameRole);
        }
        if now == Role::Bullied && self.case.pupils(Role::Bullied).count() == 1 {
            return Err(Refusal::NoBulliedPupil);
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Pupil(pupil), reason, Field::Reason)?;
        self.push(Event::RoleChanged { pupil, role, reason }, texts);
        Ok(())
    }

    pub(super) fn answer_stop_card(&mut self, card: StopCard, answer: &StopAnswer) -> Result<(), Refusal> {
        let mut texts = self.texts();
        let event = if answer.yes {
            if let Some(on) = answer.referred_on {
                self.past(on, Field::ReferredOn, &[])?;
            }
            let referred_to = match answer.referred_on {
                Some(_) => Some(texts.must_short(About::Case, &answer.referred_to, Field::ReferredTo)?),
                None => texts.may_short(About::Case, &answer.referred_to, Field::ReferredTo)?,
            };
            Event::StopCardAnswered { card, yes: true, referred_on: answer.referred_on, referred_to }
        } else {
            Event::StopCardAnswered { card, yes: false, referred_on: None, referred_to: None }
        };
        self.push(event, texts);
        Ok(())
    }

    pub(super) fn agree_safety(&mut self, safety: &Safety) -> Result<(), Refusal> {
        if let Some(date) = safety.step_two_told_for {
            self.within_reach(date, Field::StepTwoToldFor)?;
        }
        let mut texts = self.texts();
        let note = texts.may(About::Case, &safety.note, Field::SafetyNote)?;
        let event = Event::SafetyAgreed {
            needs: safety.needs.clone(),
            note,
            parents_early: safety.parents_early,
            step_two_told_for: safety.step_two_told_for,
        };
        self.push(event, texts);
        Ok(())
    }

    pub(super) fn assess(&mut self, assessment: &Assessment) -> Result<(), Refusal> {
        let criteria: BTreeSet<&ItemId> = self.context.protocol.criteria.iter().map(|c| &c.id).collect();
        if assessment.answers.keys().chain(assessment.notes.keys()).any(|id| !criteria.contains(id)) {
            return Err(Refusal::UnknownItem);
        }
        if criteria.iter().any(|id| !assessment.answers.contains_key(*id)) {
            return Err(Refusal::CriteriaOpen);
        }
        let indicated = indicated(&assessment.answers);
        let differs = indicated != Outcome::Unknown && indicated != assessment.outcome;
        self.warn_if(differs && assessment.outcome != Outcome::Unknown, Warning::OutcomeDiffers);
        let mut texts = self.texts();
        let mut notes = BTreeMap::new();
        for (item, note) in &assessment.notes {
            if let Some(id) = texts.may(About::Case, note, Field::Note)? {
                notes.insert(item.clone(), id);
            }
        }
        let reason = texts.must(About::Case, &assessment.reason, Field::Reason)?;
        let answers = assessment.answers.clone();
        self.push(Event::Assessed { answers, notes, outcome: assessment.outcome, indicated, reason }, texts);
        Ok(())
    }
}

/// What the answers to B1–B7 point to. B4 (provoked or not) never counts: groups tend to blame the victim (K3).
///
/// A person decides; this is shown afterwards, to compare.
pub fn indicated(answers: &BTreeMap<ItemId, Answer>) -> Outcome {
    let answer = |id: &str| answers.get(id).copied().unwrap_or(Answer::Unknown);
    let (structural, violent, unequal) = (answer("B1"), answer("B2"), answer("B3"));
    let (intended, hurts, defenceless) = (answer("B5"), answer("B6"), answer("B7"));
    let harm = [violent, intended, hurts, defenceless];
    match (structural, unequal) {
        (Answer::Unknown, _) | (_, Answer::Unknown) => Outcome::Unknown,
        (Answer::Yes, Answer::Yes) if harm.contains(&Answer::Yes) => Outcome::Bullying,
        _ if harm.contains(&Answer::Unknown) => Outcome::Unknown,
        (Answer::Yes, Answer::No) if harm.contains(&Answer::Yes) => Outcome::Conflict,
        (Answer::No, _) if intended == Answer::Yes || violent == Answer::Yes => Outcome::SingleIncident,
        _ if hurts == Answer::Yes || defenceless == Answer::Yes => Outcome::TeasingFeltAsBullying,
        _ => Outcome::Teasing,
    }
}
