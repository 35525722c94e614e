//! From what a person wants to what happens, or why it does not.

mod closing;
mod conversation;
mod follow_up;
mod intake;
mod life;
mod measure;
mod notes;
mod papers;
mod pause;
mod promises;
mod told;

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

pub use self::intake::indicated;
use super::apply::point_round;
use super::refusal::{check_name, check_text};
use super::{Case, Context, Field, Phase, Refusal};
use crate::action::{Action, PointInput, Submission};
use crate::event::{Event, PointState, PupilThen};
use crate::ids::{EventId, GuardianId, PupilId, TextId};
use crate::journal::NewEvent;
use crate::measure::MeasureStep;
use crate::model::{LinkKind, Role, Warning};
use crate::people::{Guardian, Pupil};
use crate::protocol::{ItemId, Step};
use crate::text::{About, Prose, TextPart};

impl Case {
    /// Decides over an action: the events that follow from it, or a refusal, in which case nothing has changed.
    ///
    /// # Errors
    /// The [`Refusal`] says what is in the way; [`Refusal::Warned`] asks for reasons.
    pub fn decide(&self, submission: &Submission, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
        let action = &submission.action;
        self.check_phase(action)?;
        let mut decision = Decision { case: self, context, submission, events: Vec::new(), warnings: Vec::new() };
        decision.decide(action)?;
        decision.finish()
    }

    fn check_phase(&self, action: &Action) -> Result<(), Refusal> {
        let keeps = matches!(action, Action::SetLegalHold { .. } | Action::LiftLegalHold { .. });
        match (self.phase, action) {
            // Whatever became of a case, and whoever has it: it can be needed in a lawsuit.
            (Phase::Open | Phase::Closed | Phase::Withdrawn, _) if keeps => Ok(()),
            (Phase::New, Action::Open { .. }) => Ok(()),
            (Phase::New, _) => Err(Refusal::NotOpened),
            (_, Action::Open { .. }) => Err(Refusal::AlreadyOpened),
            // What was decided about a pupil was decided, and can be objected to.
            (Phase::Withdrawn, Action::Measure { measure, step })
                if !matches!(**step, MeasureStep::Propose { .. })
                    && self.measure(*measure).is_some_and(|measure| measure.decision().is_some()) =>
            {
                Ok(())
            }
            (Phase::Withdrawn, _) => Err(Refusal::CaseWithdrawn),
            (Phase::Open, Action::Reopen { .. }) => Err(Refusal::CaseNotClosed),
            // Two mentors at once would each know half of it.
            (Phase::Open | Phase::Closed, action)
                if self.life.handed_over.is_some()
                    && !matches!(action, Action::TakeOver { .. } | Action::Receive { .. }) =>
            {
                Err(Refusal::HandedOver)
            }
            (Phase::Open, _) => Ok(()),
            (Phase::Closed, action) if belongs_after_closing(action) => Ok(()),
            // Advice goes with one follow-up (rule 5).
            (Phase::Closed, Action::AddFollowUp { .. }) if self.is_closed_lightly() => Ok(()),
            (Phase::Closed, action) if self.merged_into().is_some() && goes_on_after_merging(action) => Ok(()),
            (Phase::Closed, _) => Err(Refusal::CaseClosed),
        }
    }
}

/// What a closed case still takes: what is about the past, what was planned before, what comes in late, what runs beside
/// the steps, and what is about the case itself.
fn belongs_after_closing(action: &Action) -> bool {
    match action {
        Action::Reopen { .. }
        | Action::Withdraw { .. }
        | Action::Correct { .. }
        | Action::Freeze { .. }
        | Action::SignOnPaper { .. }
        | Action::HoldFollowUp { .. }
        | Action::MoveFollowUp { .. }
        | Action::CancelFollowUp { .. }
        | Action::InformFamily { .. }
        | Action::AnswerIncident { .. }
        | Action::TellCase { .. }
        | Action::GiveConsent { .. }
        | Action::WithdrawConsent { .. }
        | Action::AnswerRequest { .. }
        | Action::SetExternal { .. }
        | Action::CorrectNote { .. }
        | Action::RecordLeaving { .. }
        | Action::RecordReturn { .. }
        | Action::HandOver { .. }
        | Action::TakeOver { .. }
        | Action::SetLegalHold { .. }
        | Action::LiftLegalHold { .. }
        | Action::Receive { .. }
        | Action::Link { .. }
        | Action::MergeInto { .. } => true,
        // An objection may come long after; what happened is taken in then too.
        Action::Measure { step, .. } => !matches!(**step, MeasureStep::Propose { .. }),
        Action::Open { .. }
        | Action::AddPupil { .. }
        | Action::ChangeRole { .. }
        | Action::AnswerStopCard { .. }
        | Action::AgreeSafety { .. }
        | Action::Assess { .. }
        | Action::SetPoint { .. }
        | Action::Record { .. }
        | Action::NoParentTalk { .. }
        | Action::WeighJointTalk { .. }
        | Action::Agree { .. }
        | Action::CheckAgreement { .. }
        | Action::EndAgreement { .. }
        | Action::Sanction { .. }
        | Action::WithdrawSanction { .. }
        | Action::AnswerReflective { .. }
        | Action::RecordFinding { .. }
        | Action::Close { .. }
        | Action::StartRound { .. }
        | Action::LogEvidence { .. }
        | Action::RecordClassWork { .. }
        | Action::RecordWitness { .. }
        | Action::TakeIn { .. }
        | Action::SplitOff { .. }
        | Action::SplitFrom { .. }
        | Action::AddFollowUp { .. }
        | Action::Pause { .. }
        | Action::Resume { .. }
        | Action::CompleteSanction { .. } => false,
    }
}

/// What was promised in a case that goes on in another one is seen to where it was promised; a pause of its checks ends.
fn goes_on_after_merging(action: &Action) -> bool {
    matches!(
        action,
        Action::CheckAgreement { .. }
            | Action::EndAgreement { .. }
            | Action::WithdrawSanction { .. }
            | Action::CompleteSanction { .. }
            | Action::Resume { .. }
    )
}

/// How far ahead a date may lie.
const YEARS_AHEAD: Months = Months::new(120);

/// A decision in the making.
struct Decision<'a> {
    case: &'a Case,
    context: &'a Context<'a>,
    submission: &'a Submission,
    events: Vec<NewEvent>,
    warnings: Vec<Warning>,
}

impl Decision<'_> {
    fn decide(&mut self, action: &Action) -> Result<(), Refusal> {
        match action {
            Action::Open { intake } => self.open(intake),
            Action::AddPupil { pupil, role } => self.add_pupil(*pupil, *role),
            Action::ChangeRole { pupil, role, reason } => self.change_role(*pupil, *role, reason),
            Action::AnswerStopCard { card, answer } => self.answer_stop_card(*card, answer),
            Action::AgreeSafety { safety } => self.agree_safety(safety),
            Action::Assess { assessment } => self.assess(assessment),
            Action::SetPoint { item, pupil, state } => self.set_point(item, *pupil, state),
            Action::Record { conversation } => self.record(conversation),
            Action::Correct { conversation, account, remarks, reason } => {
                self.correct(*conversation, account, remarks, reason)
            }
            Action::NoParentTalk { pupil, why, note } => self.no_parent_talk(*pupil, why, note),
            Action::WeighJointTalk { wanted, safe, note } => self.weigh_joint_talk(*wanted, *safe, note),
            Action::Agree { agreement } => self.agree(agreement, Step::Together),
            Action::CheckAgreement { agreement, on, kept, note } => self.check_agreement(*agreement, *on, *kept, note),
            Action::EndAgreement { agreement, reason } => self.end_agreement(*agreement, reason),
            Action::Sanction { sanction } => self.sanction(sanction),
            Action::WithdrawSanction { sanction, reason } => self.withdraw_sanction(*sanction, reason),
            Action::AnswerReflective { pupil, needed, why } => self.answer_reflective(*pupil, *needed, why),
            Action::HoldFollowUp { follow_up, check } => self.hold_follow_up(*follow_up, check),
            Action::MoveFollowUp { follow_up, date, reason, means } => {
                self.move_follow_up(*follow_up, *date, reason, *means)
            }
            Action::CancelFollowUp { follow_up, reason } => self.cancel_follow_up(*follow_up, reason),
            Action::RecordFinding { on, stopped, shows } => self.record_finding(*on, *stopped, shows),
            Action::InformFamily { pupil, on, channel, note, by } => {
                self.inform_family(*pupil, *on, *channel, note, *by)
            }
            Action::AnswerIncident { serious, registered_on, registered_by } => {
                self.answer_incident(*serious, *registered_on, registered_by)
            }
            Action::Close { light, note } => self.close(*light, note),
            Action::Reopen { reason } => self.reopen(reason),
            Action::StartRound { reason } => self.start_round(reason),
            Action::Withdraw { reason } => self.withdraw(reason),
            Action::AddFollowUp { pupil, date, means, note } => self.add_follow_up(*pupil, *date, *means, note),
            Action::Pause { on, reason } => self.pause(*on, reason),
            Action::Resume { on, note } => self.resume(*on, note),
            Action::CompleteSanction { sanction, on, note } => self.complete_sanction(*sanction, *on, note),
            Action::Freeze { report } => self.freeze(report),
            Action::SignOnPaper { report, signers, on, scan } => {
                self.sign_on_paper(*report, signers, *on, scan.as_ref())
            }
            Action::Measure { measure, step } => self.measure(*measure, step),
            Action::TellCase { pupil, on, channel, by, note } => self.tell_case(*pupil, *on, *channel, *by, note),
            Action::GiveConsent { pupil, on, guardians, scopes, note } => {
                self.give_consent(*pupil, *on, guardians, scopes, note)
            }
            Action::WithdrawConsent { pupil, on, note } => self.withdraw_consent(*pupil, *on, note),
            Action::AnswerRequest { pupil, guardian, on, answer, ground } => {
                self.answer_request(*pupil, *guardian, *on, *answer, ground)
            }
            Action::SetExternal { status, on, contact, agreed } => self.set_external(*status, *on, contact, agreed),
            Action::LogEvidence { evidence } => self.log_evidence(evidence),
            Action::RecordClassWork { on, work, staff, what } => self.record_class_work(*on, *work, staff, what),
            Action::RecordWitness { pupil, on, staff, account } => self.record_witness(*pupil, *on, staff, account),
            Action::CorrectNote { note, text, reason } => self.correct_note(*note, text, reason),
            Action::RecordLeaving { pupil, on, reason } => self.record_leaving(*pupil, *on, reason),
            Action::RecordReturn { pupil, on, reason } => self.record_return(*pupil, *on, reason),
            Action::HandOver { to, note } => self.hand_over(*to, note),
            Action::TakeOver { note } => self.take_over(note),
            Action::Receive { number, received } => self.receive(*number, received),
            Action::SetLegalHold { reason } => self.set_legal_hold(reason),
            Action::LiftLegalHold { reason } => self.lift_legal_hold(reason),
            Action::Link { other, link, reason } => self.link(*other, *link, reason),
            Action::MergeInto { other, reason } => self.link(*other, LinkKind::MergedInto, reason),
            Action::TakeIn { other, pupils, cards, step_two, reason } => {
                self.take_in(*other, pupils, cards, *step_two, reason)
            }
            Action::SplitOff { other, leaving, planned_there, reason } => {
                self.split_off(*other, leaving, planned_there, reason)
            }
            Action::SplitFrom { other, shielded, pause, checks, reason } => {
                self.split_from(*other, shielded, pause.as_ref(), checks, reason)
            }
        }
    }

    /// Adds the reasons for the warnings, or asks for them.
    fn finish(mut self) -> Result<Vec<NewEvent>, Refusal> {
        let warnings: BTreeSet<Warning> = self.warnings.iter().copied().collect();
        let reasons = &self.submission.reasons;
        let unexplained: Vec<_> =
            warnings.iter().copied().filter(|warning| reasons.get(warning).is_none_or(Prose::is_blank)).collect();
        if !unexplained.is_empty() {
            return Err(Refusal::Warned(unexplained));
        }
        // A warning stands right behind what it warned of, which is what a decision says first.
        let follows = self.events.split_off(self.events.len().min(1));
        let about = match &self.submission.action {
            Action::Record { conversation } => about(&conversation.pupils),
            Action::Freeze { report } => About::Pupil(report.recipient.pupil()),
            _ => About::Case,
        };
        for warning in warnings {
            let reason = reasons.get(&warning).cloned().unwrap_or_default();
            let mut texts = self.texts();
            let reason = texts.must(about, &reason, Field::Reason)?;
            self.push(Event::WarningPassed { warning, reason }, texts);
        }
        self.events.extend(follows);
        Ok(self.events)
    }

    fn warn_if(&mut self, condition: bool, warning: Warning) {
        if condition {
            self.warnings.push(warning);
        }
    }

    fn push(&mut self, event: Event, texts: Texts<'_>) {
        self.events.push(NewEvent { id: EventId((self.context.ids)()), event, parts: texts.parts });
    }

    fn texts<'b>(&self) -> Texts<'b>
    where
        Self: 'b,
    {
        Texts { ids: self.context.ids, parts: Vec::new() }
    }

    fn set_point(&mut self, item: &ItemId, pupil: Option<PupilId>, state: &PointInput) -> Result<(), Refusal> {
        let step = self.context.protocol.step_of(item).ok_or(Refusal::UnknownItem)?;
        match pupil {
            None if step != Step::Closing => return Err(Refusal::PointNeedsPupil),
            Some(_) if step == Step::Closing => return Err(Refusal::PointWithoutPupil),
            Some(pupil) => {
                self.pupil_in_case(pupil)?;
                if !self.case.rows_of(step).contains(&pupil) {
                    return Err(Refusal::PointWithoutPupil);
                }
            }
            None => {}
        }
        let mut texts = self.texts();
        let state = match state {
            PointInput::Open {} => PointState::Open,
            PointInput::Done {} => PointState::Done,
            PointInput::NotNeeded { reason } => {
                let about = pupil.map_or(About::Case, About::Pupil);
                PointState::NotNeeded { reason: texts.must(about, reason, Field::Reason)? }
            }
        };
        let round = point_round(step, self.case.round);
        self.push(Event::PointSet { round, item: item.clone(), pupil, state }, texts);
        Ok(())
    }

    // Checks that several decisions share.

    fn pupil(&self, id: PupilId) -> Result<&Pupil, Refusal> {
        self.context.people.pupils.get(&id).ok_or(Refusal::UnknownPerson)
    }

    fn pupil_in_case(&self, id: PupilId) -> Result<Role, Refusal> {
        self.pupil(id)?;
        self.case.role_of(id).ok_or(Refusal::NotInCase)
    }

    fn guardian_of(&self, id: GuardianId, pupil: PupilId) -> Result<&Guardian, Refusal> {
        let guardian = self.context.people.guardians.get(&id).ok_or(Refusal::UnknownPerson)?;
        guardian.custody_of(pupil).ok_or(Refusal::NotTheirGuardian)?;
        Ok(guardian)
    }

    /// A pupil as things stand on a day: the class of today, and the age on that day.
    fn then(&self, pupil: PupilId, on: NaiveDate, texts: &mut Texts<'_>) -> Result<PupilThen, Refusal> {
        let known = self.pupil(pupil)?;
        // A class that fits in no short text is left out rather than in the way.
        let class = check_name(&known.class, Field::Class).ok().map(|class| texts.add(About::Pupil(pupil), class));
        let age = known.age_on(on).map(|age| texts.add(About::Pupil(pupil), age.to_string()));
        Ok(PupilThen { pupil, class, age })
    }

    /// A date on which something happened: not in the future, not before this century, not before a birth.
    fn past(&self, date: NaiveDate, field: Field, pupils: &[PupilId]) -> Result<(), Refusal> {
        if date > self.context.today {
            return Err(Refusal::DateInFuture(field));
        }
        self.within_reach(date, field)?;
        for pupil in pupils {
            if self.pupil(*pupil)?.born.is_some_and(|born| date < born) {
                return Err(Refusal::DateBeforeBirth(field));
            }
        }
        Ok(())
    }

    /// A date in this century, at most ten years ahead: further is a slip of the pen that nobody would ever meet again.
    fn within_reach(&self, date: NaiveDate, field: Field) -> Result<(), Refusal> {
        let century = NaiveDate::from_ymd_opt(2000, 1, 1);
        if century.is_some_and(|start| date < start) {
            return Err(Refusal::DateTooOld(field));
        }
        let last = self.context.today.checked_add_months(YEARS_AHEAD);
        if last.is_some_and(|last| date > last) { Err(Refusal::DateTooFar(field)) } else { Ok(()) }
    }
}

fn no_doubles<T: Ord>(ids: &[T]) -> Result<(), Refusal> {
    let distinct = ids.iter().collect::<BTreeSet<_>>().len();
    if distinct == ids.len() { Ok(()) } else { Err(Refusal::PersonTwice) }
}

/// Whom the text of a conversation with these pupils is about.
fn about(pupils: &[PupilId]) -> About {
    match pupils {
        [pupil] => About::Pupil(*pupil),
        _ => About::Case,
    }
}

/// The texts of one event in the making.
struct Texts<'a> {
    ids: &'a dyn Fn() -> uuid::Uuid,
    parts: Vec<TextPart>,
}

impl Texts<'_> {
    /// A text that must be there.
    fn must(&mut self, about: About, prose: &Prose, field: Field) -> Result<TextId, Refusal> {
        let text = check_text(&prose.0, field)?;
        Ok(self.add(about, text))
    }

    /// A short text on one line that must be there.
    fn must_short(&mut self, about: About, prose: &Prose, field: Field) -> Result<TextId, Refusal> {
        let text = check_name(&prose.0, field)?;
        Ok(self.add(about, text))
    }

    /// A short text on one line that may be left out.
    fn may_short(&mut self, about: About, prose: &Prose, field: Field) -> Result<Option<TextId>, Refusal> {
        if prose.is_blank() { Ok(None) } else { self.must_short(about, prose, field).map(Some) }
    }

    /// A text that may be left out.
    fn may(&mut self, about: About, prose: &Prose, field: Field) -> Result<Option<TextId>, Refusal> {
        if prose.is_blank() { Ok(None) } else { self.must(about, prose, field).map(Some) }
    }

    fn add(&mut self, about: About, text: String) -> TextId {
        let id = TextId((self.ids)());
        self.parts.push(TextPart { id, about, text });
        id
    }
}
