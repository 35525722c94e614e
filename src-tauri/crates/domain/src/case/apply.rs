//! From events to a case.

mod headline;
mod life;
mod measure;
mod reasons;

use thiserror::Error;

use super::follow_ups::is_party;
use super::{
    Agreement, AssessmentState, Case, Conversation, Finding, FollowUp, FollowUpState, Incident, Informed,
    JointQuestion, NoTalk, Opened, PaperSigned, Participation, Pause, Phase, PointKey, ReflectiveState, Report,
    RoundStart, SafetyState, Sanction, StopCardState, Turn,
};
use crate::event::{Event, PointState, PupilThen};
use crate::ids::{CaseId, FollowUpId, TextId};
use crate::journal::Entry;
use crate::model::{Means, Round};
use crate::protocol::Step;

/// A journal that no sequence of decisions can have made: an incident, not an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the journal of the case does not follow from itself at entry {seq}")]
pub struct Corrupt {
    /// The entry that does not fit.
    pub seq: u32,
}

impl Case {
    /// The case that a journal adds up to.
    ///
    /// # Errors
    /// When an entry is missing or refers to something that is not there.
    pub fn replay<'a>(id: CaseId, entries: impl IntoIterator<Item = &'a Entry>) -> Result<Self, Corrupt> {
        let mut case = Self::new(id);
        for entry in entries {
            case.apply(entry)?;
        }
        Ok(case)
    }

    /// Takes in one event. Its texts may have been erased.
    ///
    /// # Errors
    /// When the event does not follow on what came before.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Corrupt> {
        let corrupt = Corrupt { seq: entry.seq };
        let opens = matches!(entry.event, Event::CaseOpened { .. });
        if entry.seq != self.seq + 1 || opens != (self.phase == Phase::New) {
            return Err(corrupt);
        }
        self.take(entry).ok_or(corrupt)?;
        self.watch_safety(&entry.event);
        self.remember(entry);
        self.seq = entry.seq;
        Ok(())
    }

    #[expect(clippy::too_many_lines, reason = "one arm per event; splitting would only forward")]
    fn take(&mut self, entry: &Entry) -> Option<()> {
        let text = |id: &TextId| entry.text(*id);
        let optional = |id: &Option<TextId>| id.map(|id| entry.text(id));
        match &entry.event {
            Event::CaseOpened {
                number,
                protocol,
                reported_on,
                reporter,
                reporter_note,
                place,
                place_reason,
                since,
                behaviours,
                what,
                acknowledged,
            } => {
                self.phase = Phase::Open;
                self.life.mentor = Some(entry.actor);
                self.opened = Some(Opened {
                    number: *number,
                    protocol: *protocol,
                    reported_on: *reported_on,
                    reporter: *reporter,
                    reporter_note: optional(reporter_note),
                    place: *place,
                    place_reason: optional(place_reason),
                    since: optional(since),
                    behaviours: behaviours.clone(),
                    what: text(what),
                    acknowledged: acknowledged.clone(),
                });
            }
            Event::PupilJoined { pupil, role, class, age } => {
                self.take_snapshot(PupilThen { pupil: *pupil, class: *class, age: *age }, None, entry);
                let party_since = is_party(*role).then_some(entry.seq);
                self.participations.push(Participation { pupil: *pupil, role: *role, reason: None, party_since });
            }
            Event::RoleChanged { pupil, role, reason } => {
                let participation = self.participations.iter_mut().find(|p| p.pupil == *pupil)?;
                participation.role = *role;
                let since = participation.party_since.unwrap_or(entry.seq);
                participation.party_since = is_party(*role).then_some(since);
                participation.reason = Some(text(reason));
            }
            Event::StopCardAnswered { card, yes, referred_on, referred_to } => {
                let (at, referred_to) = (entry.entered_at, optional(referred_to));
                let state = StopCardState { at, yes: *yes, referred_on: *referred_on, referred_to };
                self.stop_cards.insert(*card, state);
            }
            Event::SafetyAgreed { needs, note, parents_early, step_two_told_for } => {
                // A day that was told stays told: the next look says another day, or nothing about it.
                let told = self.safety.as_ref().filter(|safety| safety.round == self.round);
                let step_two_told_for = step_two_told_for.or(told.and_then(|safety| safety.step_two_told_for));
                self.safety = Some(SafetyState {
                    on: entry.entered_at,
                    round: self.round,
                    needs: needs.clone(),
                    note: optional(note),
                    parents_early: *parents_early,
                    step_two_told_for,
                });
            }
            Event::Assessed { answers, notes, outcome, indicated, reason } => {
                self.assessments.push(AssessmentState {
                    at: entry.entered_at,
                    answers: answers.clone(),
                    notes: notes.iter().map(|(item, id)| (item.clone(), text(id))).collect(),
                    outcome: *outcome,
                    indicated: *indicated,
                    reason: text(reason),
                    stretch: self.stretch,
                });
            }
            Event::PointSet { round, item, pupil, state } => {
                self.set_point(PointKey { round: *round, item: item.clone(), pupil: *pupil }, *state, entry);
            }
            Event::ConversationRecorded {
                conversation,
                round,
                step,
                held_on,
                form,
                setting,
                pupils,
                guardians,
                staff,
                points,
                account,
                remarks,
                apology,
                then,
            } => {
                for then in then {
                    self.take_snapshot(*then, Some(*conversation), entry);
                }
                for item in points {
                    for pupil in pupils {
                        let round = point_round(*step, *round);
                        let key = PointKey { round, item: item.clone(), pupil: Some(*pupil) };
                        self.set_point(key, PointState::Done, entry);
                    }
                }
                self.conversations.push(Conversation {
                    id: *conversation,
                    recorded_at: entry.entered_at,
                    recorded_by: entry.actor,
                    round: *round,
                    step: *step,
                    held_on: *held_on,
                    form: form.clone(),
                    setting: optional(setting),
                    pupils: pupils.clone(),
                    guardians: guardians.clone(),
                    staff: staff.clone(),
                    points: points.clone(),
                    account: text(account),
                    remarks: optional(remarks),
                    apology: *apology,
                    corrections: Vec::new(),
                });
            }
            Event::ConversationCorrected { conversation, account, remarks, reason } => {
                let found = self.conversations.iter_mut().find(|c| c.id == *conversation)?;
                found.account = text(account);
                found.remarks = optional(remarks);
                found.corrections.push(text(reason));
            }
            Event::ParentsNotSpoken { round, pupil, why, note } => {
                let state = NoTalk { round: *round, why: why.clone(), note: optional(note) };
                self.not_spoken.insert(*pupil, state);
            }
            Event::JointTalkWeighed { round, wanted, safe, note } => {
                let state = JointQuestion { wanted: *wanted, safe: *safe, note: optional(note) };
                self.joint_question.insert(*round, state);
            }
            Event::Agreed { agreement, round, step, pupil, protects, what, from, until, check } => {
                self.agreements.push(Agreement {
                    id: *agreement,
                    round: *round,
                    step: *step,
                    pupil: *pupil,
                    protects: *protects,
                    what: text(what),
                    from: *from,
                    until: *until,
                    check: text(check),
                    checks: Vec::new(),
                    ended: None,
                });
            }
            Event::AgreementChecked { agreement, on, kept, note, follow_up } => {
                let found = self.agreements.iter_mut().find(|a| a.id == *agreement)?;
                found.checks.push((*on, *kept, optional(note)));
                if let Some(id) = follow_up {
                    self.follow_up_mut(*id)?.agreements.push((*agreement, *kept));
                }
            }
            Event::AgreementEnded { agreement, reason } => {
                self.agreements.iter_mut().find(|a| a.id == *agreement)?.ended = Some(text(reason));
            }
            Event::SanctionSet { sanction, round, pupil, kind, what, due } => {
                self.sanctions.push(Sanction {
                    id: *sanction,
                    round: *round,
                    pupil: *pupil,
                    kind: *kind,
                    what: text(what),
                    due: *due,
                    withdrawn: None,
                    completed: None,
                });
            }
            Event::SanctionWithdrawn { sanction, reason } => {
                self.sanctions.iter_mut().find(|s| s.id == *sanction)?.withdrawn = Some(text(reason));
            }
            Event::ReflectiveAnswered { round, pupil, needed, why } => {
                self.reflective.insert((*round, *pupil), ReflectiveState { needed: *needed, why: optional(why) });
            }
            Event::SanctionCompleted { sanction, on, note } => {
                let done = Some((*on, optional(note)));
                self.sanctions.iter_mut().find(|s| s.id == *sanction)?.completed = done;
            }
            Event::FollowUpsPlanned { round, pupil, base, moments } => {
                self.follow_ups.extend(moments.iter().map(|moment| FollowUp {
                    id: moment.id,
                    round: *round,
                    pupil: *pupil,
                    original: moment.original,
                    date: moment.date,
                    moved: None,
                    state: FollowUpState::Planned,
                    base: *base,
                    asked: moment.original,
                    means: Means::AtSchool,
                    extra: false,
                    note: None,
                    chosen: false,
                    agreements: Vec::new(),
                    touched: entry.seq,
                }));
            }
            Event::FollowUpAdded { follow_up, round, pupil, date, means, note } => {
                self.follow_ups.push(FollowUp {
                    id: *follow_up,
                    round: *round,
                    pupil: *pupil,
                    original: *date,
                    date: *date,
                    moved: None,
                    state: FollowUpState::Planned,
                    base: entry.entered_at.date_naive(),
                    asked: *date,
                    means: *means,
                    extra: true,
                    note: optional(note),
                    chosen: self.pause().is_some(),
                    agreements: Vec::new(),
                    touched: entry.seq,
                });
            }
            Event::FollowUpCarried {
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
            } => {
                self.follow_ups.push(FollowUp {
                    id: *follow_up,
                    round: *round,
                    pupil: *pupil,
                    original: *original,
                    date: *date,
                    moved: optional(moved),
                    state: FollowUpState::Planned,
                    base: *base,
                    asked: *asked,
                    means: *means,
                    extra: *extra,
                    note: optional(note),
                    chosen: *chosen,
                    agreements: Vec::new(),
                    touched: entry.seq,
                });
            }
            Event::FollowUpHeld { follow_up, on, words, safe_room, trend, counsellor_offered, means, next } => {
                let stretch = self.stretch;
                let found = self.follow_up_mut(*follow_up)?;
                found.state = FollowUpState::Held {
                    on: *on,
                    words: text(words),
                    safe_room: *safe_room,
                    trend: *trend,
                    counsellor_offered: *counsellor_offered,
                    means: *means,
                    next: optional(next),
                    stretch,
                };
                found.touched = entry.seq;
            }
            Event::FollowUpMoved { follow_up, date, reason, means } => {
                let paused = self.pause().is_some();
                let found = self.follow_up_mut(*follow_up)?;
                (found.date, found.asked, found.means) = (*date, *date, *means);
                found.moved = Some(text(reason));
                found.chosen = paused;
            }
            Event::FollowUpCancelled { follow_up, reason } => {
                let found = self.follow_up_mut(*follow_up)?;
                found.state = FollowUpState::Cancelled(text(reason));
                found.touched = entry.seq;
            }
            Event::CasePaused { on, reason } => {
                self.pauses.push(Pause { on: *on, reason: text(reason), ended: None });
            }
            Event::CaseResumed { on, note, moments } => {
                self.pauses.last_mut().filter(|pause| pause.ended.is_none())?.ended = Some((*on, optional(note)));
                for moment in moments {
                    let found = self.follow_up_mut(moment.id)?;
                    (found.asked, found.date) = (moment.asked, moment.date);
                }
                self.follow_ups.iter_mut().for_each(|f| f.chosen = false);
            }
            Event::FindingRecorded { round, on, stopped, shows } => {
                self.findings.push(Finding {
                    round: *round,
                    on: *on,
                    stopped: *stopped,
                    shows: text(shows),
                    stretch: self.stretch,
                });
            }
            Event::FamilyInformed { round, pupil, on, channel, note, by } => {
                self.informed.push(Informed {
                    round: *round,
                    pupil: *pupil,
                    on: *on,
                    channel: *channel,
                    note: optional(note),
                    by: *by,
                    stretch: self.stretch,
                });
            }
            Event::IncidentAnswered { round, serious, registered_on, registered_by } => {
                self.incident = Some(Incident {
                    round: *round,
                    serious: *serious,
                    registered_on: *registered_on,
                    registered_by: optional(registered_by),
                    stretch: self.stretch,
                });
            }
            Event::CaseClosed { on, light, note } => {
                self.phase = Phase::Closed;
                self.closed_by = Some(entry.seq);
                self.turns.push(Turn::Closed { on: *on, light: *light, note: optional(note) });
            }
            Event::CaseReopened { on, reason } => {
                self.phase = Phase::Open;
                // The points of step 6 are the only ones without a pupil. They said that it was over.
                let now = self.round;
                self.points.retain(|key, _| key.pupil.is_some() || key.round != now);
                self.point_reasons.retain(|key, _| key.pupil.is_some() || key.round != now);
                self.stretch += 1;
                self.stretch_since = entry.seq;
                self.closed_by = None;
                self.life.merged_into = None;
                self.turns.push(Turn::Reopened { on: *on, reason: text(reason) });
            }
            Event::RoundStarted { round, on, reason } => {
                self.round = *round;
                self.stretch += 1;
                self.stretch_since = entry.seq;
                self.rounds.push(RoundStart { round: *round, on: *on, reason: text(reason) });
            }
            Event::CaseWithdrawn { on, reason } => {
                self.phase = Phase::Withdrawn;
                self.turns.push(Turn::Withdrawn { on: *on, reason: text(reason) });
            }
            Event::ReportFrozen {
                report,
                kind,
                round,
                recipient,
                conversation,
                version,
                on,
                sha256,
                signatures,
                letter,
                ..
            } => {
                self.reports.push(Report {
                    id: *report,
                    kind: *kind,
                    round: *round,
                    recipient: recipient.clone(),
                    conversation: *conversation,
                    letter: *letter,
                    version: *version,
                    on: *on,
                    sha256: sha256.clone(),
                    signatures: signatures.clone(),
                    later: Vec::new(),
                });
            }
            Event::SignedOnPaper { report, signers, on, scan } => {
                let signed = PaperSigned { signers: signers.clone(), on: *on, scan: scan.clone() };
                self.reports.iter_mut().find(|known| known.id == *report)?.later.push(signed);
            }
            Event::WarningPassed { warning, reason } => {
                self.timeline.last_mut()?.warnings.push((*warning, text(reason)));
            }
            Event::Measure { measure, happened } => self.take_measure(*measure, happened, entry)?,
            Event::CaseTold { .. }
            | Event::ConsentGiven { .. }
            | Event::ConsentWithdrawn { .. }
            | Event::RequestAnswered { .. }
            | Event::ExternalContactSet { .. }
            | Event::EvidenceLogged { .. }
            | Event::ClassWorkRecorded { .. }
            | Event::WitnessHeard { .. }
            | Event::NoteCorrected { .. }
            | Event::PupilLeft { .. }
            | Event::PupilReturned { .. }
            | Event::CaseHandedOver { .. }
            | Event::CaseTakenOver { .. }
            | Event::CaseReceived { .. }
            | Event::LegalHoldSet { .. }
            | Event::LegalHoldLifted { .. }
            | Event::CaseLinked { .. } => self.take_life(entry)?,
        }
        Some(())
    }

    fn set_point(&mut self, key: PointKey, state: PointState, entry: &Entry) {
        match state {
            PointState::Open => {
                self.points.remove(&key);
                self.point_reasons.remove(&key);
            }
            PointState::Done => {
                self.point_reasons.remove(&key);
                self.points.insert(key, state);
            }
            PointState::NotNeeded { reason } => {
                self.point_reasons.insert(key.clone(), entry.text(reason));
                self.points.insert(key, state);
            }
        }
    }

    fn follow_up_mut(&mut self, id: FollowUpId) -> Option<&mut FollowUp> {
        self.follow_ups.iter_mut().find(|f| f.id == id)
    }
}

/// The round a point is kept under. Step 4 belongs to the case once: step 7 repeats steps 1 to 3 only and has a meeting of
/// its own, so a talk with parents in a later round adds to the points of step 4 and takes none away.
pub(super) fn point_round(step: Step, round: Round) -> Round {
    if step == Step::Parents { Round(1) } else { round }
}
