//! How far a case is: derived from what happened, never stored.

use chrono::NaiveDate;

use super::apply::point_round;
use super::{Agreement, AssessmentState, Case, FollowUp, FollowUpState, Phase, PointKey, SafetyAsk, Suggestion};
use crate::document::DocumentKind;
use crate::event::PointState;
use crate::ids::{ConversationId, FollowUpId, GuardianId, PupilId};
use crate::model::{Outcome, Role, Round, SanctionKind, StopCard};
use crate::people::{Custody, People};
use crate::protocol::{ItemId, Protocol, Step};
use crate::text::Text;

/// The status of a step or of a row in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// *Nog niet begonnen*.
    NotStarted,
    /// *Bezig*.
    Busy,
    /// *Klaar*.
    Done,
    /// *Niet nodig*.
    NotNeeded,
    /// *Actie nodig*.
    ActionNeeded,
}

/// How far a case is.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The seven steps, in order.
    pub steps: Vec<StepProgress>,
    /// What to do next; nothing when the case is withdrawn, or closed and nothing is left to be held.
    pub next: Option<NextAction>,
    /// What to offer; never done by itself.
    pub suggestions: Vec<Suggestion>,
    /// What to think of besides; in the way of nothing.
    pub prompts: Vec<Prompt>,
}

/// Something to think of: advice, in the way of nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// Look at safety again.
    Safety(SafetyAsk),
    /// Tell this family that there is a case.
    Untold(PupilId),
    /// Something still binds a pupil who turned out not to be involved, or who left: an agreement or a sanction.
    StillBound(PupilId),
}

/// How far a step is.
#[derive(Clone, Debug, PartialEq)]
pub struct StepProgress {
    /// Which.
    pub step: Step,
    /// Its status: that of its rows together.
    pub status: Status,
    /// One row per pupil, or one without a pupil (step 6).
    pub rows: Vec<RowProgress>,
}

/// How far a step is for one pupil.
#[derive(Clone, Debug, PartialEq)]
pub struct RowProgress {
    /// Whose row; none in step 6.
    pub pupil: Option<PupilId>,
    /// In steps 4 and 7: the pupil's parents.
    pub guardians: Vec<GuardianId>,
    /// Its status.
    pub status: Status,
    /// The points.
    pub points: Vec<PointProgress>,
    /// The conversations recorded in it.
    pub conversations: Vec<ConversationId>,
    /// What is still missing before it is done.
    pub missing: Vec<Missing>,
    /// Parents with custody who took part in no conversation: advice, not a condition.
    pub not_spoken: Vec<GuardianId>,
}

/// A point and its state.
#[derive(Clone, Debug, PartialEq)]
pub struct PointProgress {
    /// Which.
    pub item: ItemId,
    /// Its state.
    pub state: PointState,
    /// Why it is not needed.
    pub reason: Option<Text>,
}

/// What is missing before a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// A stop card says yes, and nobody was informed yet.
    Referral(StopCard),
    /// It is not decided whether it is bullying.
    Assessment,
    /// Nobody has the role of pestende leerling.
    BullyingPupil,
    /// A conversation.
    Conversation,
    /// At least one agreement.
    Agreement,
    /// What follows if it does not stop.
    Sanction,
    /// The answer to 3.6.
    ReflectiveAnswer,
    /// A reflective sanction, as 3.6 was answered with yes.
    ReflectiveSanction,
    /// A conversation with the parents, or why there is none.
    ParentTalk,
    /// A planned check.
    FollowUp(FollowUpId, NaiveDate),
    /// The plan of checks: it appears when step 3 is recorded.
    FollowUpPlan,
    /// Whether it stopped.
    Finding,
    /// It was found that it has not stopped: step 7.
    NotStopped,
    /// That this family was told.
    FamilyInformed(PupilId),
    /// That this family was told that there is a case.
    CaseTold(PupilId),
    /// The answer to 6.2.
    IncidentAnswer,
    /// Closing itself.
    Close,
    /// Steps 1 to 3 of the current round.
    RoundDone,
    /// The meeting of step 7.
    Meeting,
    /// The report (*verslag*) of the meeting of step 7.
    MeetingReport,
    /// The checks are paused; to be looked at again, and ended.
    Paused,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextAction {
    /// In which step.
    pub step: Step,
    /// With whom.
    pub pupil: Option<PupilId>,
    /// What.
    pub what: Missing,
    /// When, for a planned check.
    pub due: Option<NaiveDate>,
}

/// A pause, to be looked at and ended.
const PAUSED: NextAction = NextAction { step: Step::FollowUp, pupil: None, what: Missing::Paused, due: None };

impl Case {
    /// How far the case is on a day.
    pub fn progress(&self, protocol: &Protocol, people: &People, today: NaiveDate) -> Progress {
        let mut steps: Vec<StepProgress> = Vec::new();
        for step in Step::ALL {
            let before_done = steps.iter().take(3).all(|s| matches!(s.status, Status::Done | Status::NotNeeded));
            let rows: Vec<RowProgress> = if step == Step::Closing {
                vec![self.closing_row(protocol)]
            } else {
                let pupils = self.rows_of(step);
                pupils.into_iter().map(|pupil| self.row(step, pupil, before_done, protocol, people, today)).collect()
            };
            let status = self.step_status(step, &rows);
            steps.push(StepProgress { step, status, rows });
        }
        let next = self.next_action(&steps, today);
        Progress { steps, next, suggestions: self.suggestions(), prompts: self.prompts() }
    }

    fn prompts(&self) -> Vec<Prompt> {
        let open = self.phase == Phase::Open;
        let mut prompts = Vec::new();
        prompts.extend(self.life.safety_asked.filter(|_| open).map(Prompt::Safety));
        if open || self.phase == Phase::Closed {
            prompts.extend(self.untold().into_iter().map(Prompt::Untold));
        }
        if open {
            let gone = self.participations.iter().filter(|p| p.role == Role::NotInvolved || self.has_left(p.pupil));
            prompts.extend(gone.map(|p| p.pupil).filter(|pupil| self.is_bound(*pupil)).map(Prompt::StillBound));
        }
        prompts
    }

    /// The pupils who have a row in a step.
    pub fn rows_of(&self, step: Step) -> Vec<PupilId> {
        match step {
            Step::Bullied => self.pupils(Role::Bullied).collect(),
            Step::Bullying | Step::Measures => self.pupils(Role::Bullying).collect(),
            Step::Together | Step::Parents => self.parties().collect(),
            Step::FollowUp => {
                // A pupil who left the parties keeps the row while a check is planned, or it would be lost.
                let planned = self.follow_ups.iter().filter(|f| f.state == FollowUpState::Planned).map(|f| f.pupil);
                let mut rows: Vec<PupilId> = self.parties().collect();
                for pupil in planned {
                    if !rows.contains(&pupil) {
                        rows.push(pupil);
                    }
                }
                rows
            }
            Step::Closing => Vec::new(),
        }
    }

    fn row(
        &self,
        step: Step,
        pupil: PupilId,
        before_done: bool,
        protocol: &Protocol,
        people: &People,
        today: NaiveDate,
    ) -> RowProgress {
        let conversations: Vec<ConversationId> = self
            .conversations
            .iter()
            .filter(|c| c.step == step && c.pupils.contains(&pupil) && (c.round == self.round || step == Step::Parents))
            .map(|c| c.id)
            .collect();
        let guardians: Vec<GuardianId> = match step {
            Step::Parents | Step::Measures => people.guardians_of(pupil).into_iter().map(|g| g.id).collect(),
            _ => Vec::new(),
        };
        let mut missing: Vec<Missing> = match step {
            Step::Bullied | Step::Bullying => {
                conversations.is_empty().then_some(Missing::Conversation).into_iter().collect()
            }
            Step::Together => self.missing_together(pupil, conversations.is_empty()),
            Step::Parents => {
                let excused = self.not_spoken.contains_key(&pupil);
                (conversations.is_empty() && !excused).then_some(Missing::ParentTalk).into_iter().collect()
            }
            Step::FollowUp => self.missing_follow_ups(pupil),
            Step::Measures => self.missing_measures(pupil, before_done, conversations.is_empty()),
            Step::Closing => Vec::new(),
        };
        let not_spoken = if step == Step::Parents && !conversations.is_empty() {
            self.unheard_guardians(pupil, people)
        } else {
            Vec::new()
        };
        // Who left has no duties any more, but a planned check is held or cancelled by a person.
        let was_done = missing.is_empty();
        if self.has_left(pupil) {
            missing.retain(|m| matches!(m, Missing::FollowUp(..)));
        }
        let points = self.points(step, Some(pupil), protocol);
        let of_row = |f: &&FollowUp| step == Step::FollowUp && f.pupil == pupil && self.is_called_for(f);
        let overdue = self.follow_ups.iter().filter(of_row).any(|f| f.date <= today);
        let begun = !conversations.is_empty()
            || points.iter().any(|point| point.state != PointState::Open)
            || (step == Step::Parents && missing.is_empty())
            || (step == Step::FollowUp && self.follow_ups.iter().any(|f| f.pupil == pupil));
        let status = match (missing.is_empty(), begun) {
            _ if overdue => Status::ActionNeeded,
            (true, _) if !was_done => Status::NotNeeded,
            (true, _) => Status::Done,
            (false, true) => Status::Busy,
            (false, false) => Status::NotStarted,
        };
        RowProgress { pupil: Some(pupil), guardians, status, points, conversations, missing, not_spoken }
    }

    fn missing_together(&self, pupil: PupilId, no_talk: bool) -> Vec<Missing> {
        let mut missing = Vec::new();
        if no_talk {
            missing.push(Missing::Conversation);
        }
        if self.role_of(pupil) == Some(Role::Bullying) {
            let agreed = |a: &Agreement| a.pupil == pupil && a.round == self.round && a.step == Step::Together;
            if !self.agreements.iter().any(agreed) {
                missing.push(Missing::Agreement);
            }
            let set = |kind: SanctionKind| {
                let mut sanctions = self.sanctions.iter().filter(|s| s.pupil == pupil && s.round == self.round);
                sanctions.any(|s| s.kind == kind && s.withdrawn.is_none())
            };
            if !set(SanctionKind::Conditional) {
                missing.push(Missing::Sanction);
            }
            match self.reflective.get(&(self.round, pupil)) {
                None => missing.push(Missing::ReflectiveAnswer),
                Some(answer) if answer.needed && !set(SanctionKind::Reflective) => {
                    missing.push(Missing::ReflectiveSanction);
                }
                Some(_) => {}
            }
        }
        missing
    }

    fn missing_follow_ups(&self, pupil: PupilId) -> Vec<Missing> {
        let of_pupil = || self.follow_ups.iter().filter(move |f| f.pupil == pupil);
        let is_party = self.parties().any(|party| party == pupil);
        if is_party && !self.is_followed(pupil) {
            let mut missing = planned(of_pupil());
            missing.push(Missing::FollowUpPlan);
            return missing;
        }
        planned(of_pupil())
    }

    fn missing_measures(&self, pupil: PupilId, before_done: bool, no_talk: bool) -> Vec<Missing> {
        let mut missing = Vec::new();
        if self.round == Round(1) || !before_done {
            missing.push(Missing::RoundDone);
        }
        if no_talk {
            missing.push(Missing::Meeting);
        }
        let reported = |r: &&super::Report| {
            r.kind == DocumentKind::MeetingReport && r.round == self.round && r.recipient.pupil() == pupil
        };
        if !self.reports.iter().any(|report| reported(&report)) {
            missing.push(Missing::MeetingReport);
        }
        missing
    }

    fn unheard_guardians(&self, pupil: PupilId, people: &People) -> Vec<GuardianId> {
        let heard = |id| self.conversations.iter().any(|c| c.step == Step::Parents && c.guardians.contains(&id));
        people
            .guardians_of(pupil)
            .into_iter()
            .filter(|g| g.custody_of(pupil) == Some(Custody::Yes) && g.contact_allowed && !heard(g.id))
            .map(|g| g.id)
            .collect()
    }

    fn closing_row(&self, protocol: &Protocol) -> RowProgress {
        let mut missing = Vec::new();
        match self.finding() {
            None => missing.push(Missing::Finding),
            Some(finding) if !finding.stopped => missing.push(Missing::NotStopped),
            Some(_) => {}
        }
        missing.extend(self.present_parties().filter(|pupil| !self.is_told(*pupil)).map(Missing::FamilyInformed));
        missing.extend(self.untold().into_iter().map(Missing::CaseTold));
        if self.incident_now().is_none() {
            missing.push(Missing::IncidentAnswer);
        }
        let points = self.points(Step::Closing, None, protocol);
        let begun = self.finding().is_some()
            || self.incident_now().is_some()
            || self.informed.iter().any(|informed| informed.stretch == self.stretch)
            || points.iter().any(|point| point.state != PointState::Open);
        let status = match self.phase {
            Phase::Closed => Status::Done,
            _ if begun => Status::Busy,
            _ => Status::NotStarted,
        };
        if self.phase == Phase::Closed {
            missing.clear();
        } else if missing.is_empty() {
            missing.push(Missing::Close);
        }
        RowProgress {
            pupil: None,
            guardians: Vec::new(),
            status,
            points,
            conversations: Vec::new(),
            missing,
            not_spoken: Vec::new(),
        }
    }

    fn points(&self, step: Step, pupil: Option<PupilId>, protocol: &Protocol) -> Vec<PointProgress> {
        let items = protocol.step(step).map_or(&[][..], |texts| &texts.items);
        items
            .iter()
            .map(|item| {
                let round = point_round(step, self.round);
                let key = PointKey { round, item: item.id.clone(), pupil };
                let state = self.points.get(&key).copied().unwrap_or(PointState::Open);
                PointProgress { item: item.id.clone(), state, reason: self.point_reasons.get(&key).cloned() }
            })
            .collect()
    }

    fn step_status(&self, step: Step, rows: &[RowProgress]) -> Status {
        if step == Step::Measures && self.round == Round(1) {
            return Status::NotNeeded;
        }
        if rows.iter().any(|row| row.status == Status::ActionNeeded) {
            return Status::ActionNeeded;
        }
        if rows.is_empty() {
            return Status::NotStarted;
        }
        if rows.iter().all(|row| row.status == Status::NotNeeded) {
            return Status::NotNeeded;
        }
        if rows.iter().all(|row| matches!(row.status, Status::Done | Status::NotNeeded)) {
            return Status::Done;
        }
        if rows.iter().all(|row| row.status == Status::NotStarted) { Status::NotStarted } else { Status::Busy }
    }

    fn next_action(&self, steps: &[StepProgress], today: NaiveDate) -> Option<NextAction> {
        match self.phase {
            Phase::Open => {}
            // What was planned before closing is held after it, or cancelled: it never just goes. A merged case can be paused.
            Phase::Closed => {
                let called = self.called_first().filter(|f| f.date <= today || self.pause().is_none());
                return called.map(follow_up_action).or_else(|| self.next_follow_up().map(|_| PAUSED));
            }
            Phase::New | Phase::Withdrawn => return None,
        }
        let undone = self.stop_cards.iter().find(|(_, answer)| answer.yes && answer.referred_on.is_none());
        if let Some((card, _)) = undone {
            let what = Missing::Referral(*card);
            return Some(NextAction { step: Step::Bullied, pupil: None, what, due: None });
        }
        if let Some(follow_up) = self.called_first().filter(|f| f.date <= today) {
            return Some(follow_up_action(follow_up));
        }
        if self.pause().is_some() {
            return Some(PAUSED);
        }
        let due = self.next_follow_up();
        let first = |wanted: &[Step]| {
            let mut open = steps.iter().filter(|s| wanted.contains(&s.step));
            open.find_map(|s| {
                s.rows.iter().find_map(|row| {
                    let what = *row.missing.first()?;
                    Some(NextAction { step: s.step, pupil: row.pupil, what, due: None })
                })
            })
        };
        if let Some(action) = first(&[Step::Bullied]) {
            return Some(action);
        }
        let assess = NextAction { step: Step::Bullied, pupil: None, what: Missing::Assessment, due: None };
        match self.assessments.last() {
            None | Some(AssessmentState { outcome: Outcome::Unknown, .. }) => return Some(assess),
            Some(last) if last.outcome.allows_light_closing() => {
                // It came back: what was no bullying then may be bullying now.
                let close = NextAction { step: Step::Closing, what: Missing::Close, ..assess };
                return Some(if last.stretch == self.stretch { close } else { assess });
            }
            Some(_) => {}
        }
        let nobody = self.pupils(Role::Bullying).next().is_none();
        if nobody && self.conversations_of(Step::Together, self.round).next().is_none() {
            let what = Missing::BullyingPupil;
            return Some(NextAction { step: Step::Bullying, pupil: None, what, due: None });
        }
        let talks = [Step::Bullying, Step::Together, Step::Parents];
        let order: &[Step] = if self.round == Round(1) {
            &talks
        } else {
            &[Step::Bullying, Step::Together, Step::Parents, Step::Measures]
        };
        let checks = || due.map(follow_up_action).or_else(|| first(&[Step::FollowUp]));
        first(order).or_else(checks).or_else(|| first(&[Step::Closing]))
    }

    fn called_first(&self) -> Option<&FollowUp> {
        self.follow_ups.iter().filter(|f| self.is_called_for(f)).min_by_key(|f| (f.date, f.id))
    }

    /// The first planned check that is still to be held.
    pub fn next_follow_up(&self) -> Option<&FollowUp> {
        self.follow_ups.iter().filter(|f| f.state == FollowUpState::Planned).min_by_key(|f| (f.date, f.id))
    }
}

fn planned<'a>(follow_ups: impl Iterator<Item = &'a FollowUp>) -> Vec<Missing> {
    follow_ups.filter(|f| f.state == FollowUpState::Planned).map(|f| Missing::FollowUp(f.id, f.date)).collect()
}

fn follow_up_action(follow_up: &FollowUp) -> NextAction {
    NextAction {
        step: Step::FollowUp,
        pupil: Some(follow_up.pupil),
        what: Missing::FollowUp(follow_up.id, follow_up.date),
        due: Some(follow_up.date),
    }
}
