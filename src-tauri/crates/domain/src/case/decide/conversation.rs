//! Conversations of steps 1, 2, 3, 4 and 7.

use super::{Decision, about, no_doubles};
use crate::action::ConversationInput;
use crate::case::{Field, Refusal, Standing};
use crate::event::Event;
use crate::ids::{ConversationId, PupilId};
use crate::model::{Answer, ConsentScope, ConversationForm, NotSpoken, Role, Warning};
use crate::people::StaffRole;
use crate::protocol::Step;
use crate::text::{About, Prose};

/// How many attempts it takes before parents count as not reached.
const ATTEMPTS: usize = 3;

impl Decision<'_> {
    pub(super) fn record(&mut self, input: &ConversationInput) -> Result<(), Refusal> {
        if self.case.conversation(input.id).is_some() {
            return Err(Refusal::AlreadyRecorded);
        }
        self.check_participants(input)?;
        self.past(input.held_on, Field::HeldOn, &input.pupils)?;
        self.check_points(input)?;
        let mut texts = self.texts();
        let about = about(&input.pupils);
        let setting = match input.form {
            ConversationForm::Talk {} => None,
            ConversationForm::Statement { started, ended } => {
                if input.step != Step::Bullying {
                    return Err(Refusal::StatementOnlyInStepTwo);
                }
                if ended <= started {
                    return Err(Refusal::EndBeforeStart);
                }
                Some(texts.must(about, &input.setting, Field::Setting)?)
            }
        };
        let account = texts.must(about, &input.account, Field::Account)?;
        let remarks = texts.may(about, &input.remarks, Field::Remarks)?;
        let then = input.pupils.iter().map(|pupil| self.then(*pupil, input.held_on, &mut texts));
        let then = then.collect::<Result<_, _>>()?;
        let event = Event::ConversationRecorded {
            conversation: input.id,
            round: self.case.round,
            step: input.step,
            held_on: input.held_on,
            form: input.form.clone(),
            setting,
            pupils: input.pupils.clone(),
            guardians: input.guardians.clone(),
            staff: input.staff.clone(),
            points: input.points.clone(),
            account,
            remarks,
            apology: input.apology.filter(|_| input.step == Step::Together),
            then,
        };
        self.push(event, texts);
        for agreement in &input.agreements {
            self.agree(agreement, input.step)?;
        }
        for sanction in &input.sanctions {
            self.sanction(sanction)?;
        }
        for answer in &input.reflective {
            self.answer_reflective(answer.pupil, answer.needed, &answer.why)?;
        }
        if input.step == Step::Together {
            self.plan_follow_ups(&input.pupils, input.held_on);
        }
        Ok(())
    }

    fn check_participants(&mut self, input: &ConversationInput) -> Result<(), Refusal> {
        no_doubles(&input.pupils)?;
        no_doubles(&input.guardians)?;
        no_doubles(&input.staff)?;
        for pupil in &input.pupils {
            self.pupil_in_case(*pupil)?;
        }
        if input.staff.iter().any(|id| !self.context.people.staff.contains_key(id)) {
            return Err(Refusal::UnknownPerson);
        }
        if input.staff.is_empty() {
            return Err(Refusal::NoStaff);
        }
        match input.step {
            Step::Bullied => self.check_single(input, Role::Bullied)?,
            Step::Bullying => {
                let bullying = input.pupils.iter().filter(|id| self.case.role_of(**id) == Some(Role::Bullying)).count();
                if bullying > 1 {
                    return Err(Refusal::SeparateVoices);
                }
                self.check_single(input, Role::Bullying)?;
            }
            Step::Together => self.check_together(input)?,
            Step::Parents => {
                let pupil = single(&input.pupils)?;
                if !self.case.parties().any(|party| party == pupil) {
                    return Err(Refusal::WrongRole);
                }
                self.check_guardians(input, pupil)?;
            }
            Step::Measures => {
                let pupil = single(&input.pupils)?;
                if self.case.role_of(pupil) != Some(Role::Bullying) {
                    return Err(Refusal::WrongRole);
                }
                // From 18 the pupil comes alone; parents who stay away do not stop the plan.
                let alone = input.guardians.is_empty();
                if !alone {
                    self.check_guardians(input, pupil)?;
                }
                let of_age = self.pupil(pupil)?.is_adult_on(input.held_on);
                self.warn_if(alone && !of_age, Warning::NoParentAtMeeting);
                let leads = |id| self.context.people.staff.get(id).is_some_and(|s| s.role == StaffRole::SchoolLeader);
                let led = input.staff.iter().any(leads);
                self.warn_if(!led, Warning::NoSchoolLeader);
            }
            Step::FollowUp | Step::Closing => return Err(Refusal::NoConversationStep),
        }
        Ok(())
    }

    fn check_single(&self, input: &ConversationInput, role: Role) -> Result<(), Refusal> {
        let pupil = single(&input.pupils)?;
        if self.case.role_of(pupil) != Some(role) {
            return Err(Refusal::WrongRole);
        }
        if input.guardians.is_empty() { Ok(()) } else { Err(Refusal::GuardianNotHere) }
    }

    fn check_together(&mut self, input: &ConversationInput) -> Result<(), Refusal> {
        let roles: Vec<Role> = input.pupils.iter().filter_map(|id| self.case.role_of(*id)).collect();
        if roles.iter().any(|role| !matches!(role, Role::Bullied | Role::Bullying)) {
            return Err(Refusal::WrongRole);
        }
        if !input.guardians.is_empty() {
            return Err(Refusal::GuardianNotHere);
        }
        match roles.len() {
            0 => Err(Refusal::OnePupil),
            1 => Ok(()),
            _ if roles.contains(&Role::Bullied) && roles.contains(&Role::Bullying) => {
                let question = self.case.joint_question.get(&self.case.round);
                let fine = question.is_some_and(|q| q.wanted == Answer::Yes && q.safe == Answer::Yes);
                self.warn_if(!fine, Warning::JointNotWanted);
                Ok(())
            }
            _ => Err(Refusal::JointNeedsBothSides),
        }
    }

    fn check_guardians(&mut self, input: &ConversationInput, pupil: PupilId) -> Result<(), Refusal> {
        if input.guardians.is_empty() {
            return Err(Refusal::NoGuardian);
        }
        for id in &input.guardians {
            let allowed = self.guardian_of(*id, pupil)?.contact_allowed;
            self.warn_if(!allowed, Warning::ContactNotAllowed);
            let people = self.context.people;
            let standing = self.case.standing(people, pupil, *id, ConsentScope::Talks, input.held_on);
            self.warn_if(standing == Standing::PupilIsAdult, Warning::ParentsOfAdult);
            self.warn_if(standing == Standing::NoCustody, Warning::NoCustody);
        }
        Ok(())
    }

    fn check_points(&self, input: &ConversationInput) -> Result<(), Refusal> {
        let foreign = |item| self.context.protocol.step_of(item) != Some(input.step);
        if input.points.iter().any(foreign) { Err(Refusal::UnknownItem) } else { Ok(()) }
    }

    pub(super) fn correct(
        &mut self,
        id: ConversationId,
        account: &Prose,
        remarks: &Prose,
        reason: &Prose,
    ) -> Result<(), Refusal> {
        let conversation = self.case.conversation(id).ok_or(Refusal::UnknownConversation)?;
        let about = about(&conversation.pupils);
        let mut texts = self.texts();
        let event = Event::ConversationCorrected {
            conversation: id,
            account: texts.must(about, account, Field::Account)?,
            remarks: texts.may(about, remarks, Field::Remarks)?,
            reason: texts.must(about, reason, Field::Reason)?,
        };
        self.push(event, texts);
        Ok(())
    }

    pub(super) fn no_parent_talk(&mut self, pupil: PupilId, why: &NotSpoken, note: &Prose) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        if !self.case.parties().any(|party| party == pupil) {
            return Err(Refusal::WrongRole);
        }
        match why {
            NotSpoken::Adult {} => {
                if !self.pupil(pupil)?.is_adult_on(self.context.today) {
                    return Err(Refusal::NotAdult);
                }
            }
            NotSpoken::Refused {} => {}
            NotSpoken::NotReached { attempts } => {
                if attempts.len() < ATTEMPTS {
                    return Err(Refusal::TooFewAttempts);
                }
                for attempt in attempts {
                    self.past(*attempt, Field::Attempts, &[])?;
                }
            }
        }
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(pupil), note, Field::Note)?;
        self.push(Event::ParentsNotSpoken { round: self.case.round, pupil, why: why.clone(), note }, texts);
        Ok(())
    }

    pub(super) fn weigh_joint_talk(&mut self, wanted: Answer, safe: Answer, note: &Prose) -> Result<(), Refusal> {
        let mut texts = self.texts();
        let note = texts.may(About::Case, note, Field::Note)?;
        self.push(Event::JointTalkWeighed { round: self.case.round, wanted, safe, note }, texts);
        Ok(())
    }
}

fn single(pupils: &[PupilId]) -> Result<PupilId, Refusal> {
    match pupils {
        [pupil] => Ok(*pupil),
        _ => Err(Refusal::OnePupil),
    }
}
