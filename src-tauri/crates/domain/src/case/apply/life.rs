//! Taking in what surrounds the steps.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::case::follow_ups::is_party;
use crate::case::{
    Case, ClassWorkDone, Consent, Evidence, External, HandedOver, InformationRequest, Left, LegalHold, Link, Phase,
    SafetyAsk, Snapshot, Told, Witness,
};
use crate::event::{Event, PupilThen};
use crate::ids::{ConversationId, NoteId, PupilId, TextId};
use crate::journal::Entry;
use crate::model::{LinkKind, Role, Trend};
use crate::protocol::Step;

impl Case {
    /// Takes in an event that belongs to no step; nothing when it does not follow on what came before.
    #[expect(clippy::too_many_lines, reason = "one arm per event; splitting would only forward")]
    pub(super) fn take_life(&mut self, entry: &Entry) -> Option<()> {
        let text = |id: &TextId| entry.text(*id);
        let optional = |id: &Option<TextId>| id.map(|id| entry.text(id));
        let life = &mut self.life;
        match &entry.event {
            Event::CaseTold { pupil, on, channel, by, note } => {
                life.told.push(Told { pupil: *pupil, on: *on, channel: *channel, by: *by, note: optional(note) });
            }
            Event::ConsentGiven { pupil, on, guardians, scopes, note } => {
                let (guardians, scopes) = (guardians.clone(), scopes.clone());
                life.consents.push(Consent { pupil: *pupil, on: *on, guardians, scopes, note: optional(note) });
            }
            Event::ConsentWithdrawn { pupil, on, note } => {
                let (guardians, scopes) = (BTreeSet::new(), BTreeSet::new());
                life.consents.push(Consent { pupil: *pupil, on: *on, guardians, scopes, note: optional(note) });
            }
            Event::RequestAnswered { pupil, guardian, on, answer, ground } => {
                life.requests.push(InformationRequest {
                    pupil: *pupil,
                    guardian: *guardian,
                    on: *on,
                    answer: *answer,
                    ground: text(ground),
                });
            }
            Event::ExternalContactSet { status, on, contact, agreed } => {
                let (contact, agreed) = (optional(contact), optional(agreed));
                life.external.push(External { status: *status, on: *on, contact, agreed });
            }
            Event::EvidenceLogged { note, on, at, seen_where, what, seen_by, kept_by } => {
                life.evidence.push(Evidence {
                    id: *note,
                    on: *on,
                    at: *at,
                    seen_where: text(seen_where),
                    what: text(what),
                    seen_by: text(seen_by),
                    kept_by: optional(kept_by),
                    corrections: Vec::new(),
                });
            }
            Event::ClassWorkRecorded { note, on, work, staff, what } => {
                life.class_work.push(ClassWorkDone {
                    id: *note,
                    on: *on,
                    work: *work,
                    staff: staff.clone(),
                    what: text(what),
                    corrections: Vec::new(),
                });
            }
            Event::WitnessHeard { note, pupil, on, staff, account } => {
                life.witnesses.push(Witness {
                    id: *note,
                    pupil: *pupil,
                    on: *on,
                    staff: staff.clone(),
                    account: text(account),
                    corrections: Vec::new(),
                });
            }
            Event::NoteCorrected { note, text: new, reason } => {
                let (old, corrections) = if let Some(seen) = life.evidence.iter_mut().find(|e| e.id == *note) {
                    (&mut seen.what, &mut seen.corrections)
                } else if let Some(done) = life.class_work.iter_mut().find(|w| w.id == *note) {
                    (&mut done.what, &mut done.corrections)
                } else {
                    let witness = life.witnesses.iter_mut().find(|w| w.id == *note)?;
                    (&mut witness.account, &mut witness.corrections)
                };
                *old = text(new);
                corrections.push(text(reason));
            }
            Event::PupilLeft { pupil, on, reason } => {
                life.left.insert(*pupil, Left { on: *on, reason: text(reason) });
            }
            Event::PupilReturned { pupil, .. } => {
                life.left.remove(pupil)?;
                // What was settled while the pupil was away says nothing about how it goes now.
                if let Some(back) = self.participations.iter_mut().find(|p| p.pupil == *pupil && is_party(p.role)) {
                    back.party_since = Some(entry.seq);
                }
            }
            Event::CaseHandedOver { to, on, note } => {
                life.handed_over = Some(HandedOver { to: *to, on: *on, note: optional(note) });
            }
            Event::CaseTakenOver { .. } => {
                life.handed_over.take()?;
                life.mentor = Some(entry.actor);
            }
            Event::CaseReceived { number, received, .. } => {
                life.handed_over.take()?;
                life.mentor = Some(entry.actor);
                life.received.push(received.clone());
                let opened = self.opened.as_mut()?;
                opened.number = number.unwrap_or(opened.number);
            }
            Event::LegalHoldSet { on, reason } => {
                life.legal_hold = Some(LegalHold { on: *on, reason: text(reason) });
            }
            Event::LegalHoldLifted { .. } => drop(life.legal_hold.take()?),
            Event::CaseLinked { other, link, on, reason, shielded, step_two } => {
                let (reason, shielded) = (text(reason), shielded.clone());
                self.take_link(Link { other: *other, link: *link, on: *on, reason, shielded }, *step_two);
            }
            _ => return None,
        }
        Some(())
    }

    fn take_link(&mut self, link: Link, step_two: Option<NaiveDate>) {
        if link.link == LinkKind::MergedInto {
            self.life.merged_into = Some(link.other);
            self.phase = Phase::Closed;
        }
        self.life.links.push(link);
        if let (Some(day), Some(safety)) = (step_two, &mut self.safety) {
            let known = safety.step_two_told_for.filter(|_| safety.round == self.round);
            safety.step_two_told_for = Some(known.map_or(day, |known| known.min(day)));
            safety.round = self.round;
        }
    }

    /// What the timeline says of such an event: kind, day, pupils.
    pub(super) fn life_headline(&self, event: &Event) -> (&'static str, Option<NaiveDate>, Vec<PupilId>) {
        match event {
            Event::CaseTold { pupil, on, .. } => ("case_told", Some(*on), vec![*pupil]),
            Event::ConsentGiven { pupil, on, .. } => ("consent_given", Some(*on), vec![*pupil]),
            Event::ConsentWithdrawn { pupil, on, .. } => ("consent_withdrawn", Some(*on), vec![*pupil]),
            Event::RequestAnswered { pupil, on, .. } => ("request_answered", Some(*on), vec![*pupil]),
            Event::ExternalContactSet { on, .. } => ("external_contact_set", Some(*on), vec![]),
            Event::EvidenceLogged { on, .. } => ("evidence_logged", Some(*on), vec![]),
            Event::ClassWorkRecorded { on, .. } => ("class_work_recorded", Some(*on), vec![]),
            Event::WitnessHeard { pupil, on, .. } => ("witness_heard", Some(*on), vec![*pupil]),
            Event::NoteCorrected { note, .. } => ("note_corrected", None, self.witness_of(*note)),
            Event::PupilLeft { pupil, on, .. } => ("pupil_left", Some(*on), vec![*pupil]),
            Event::PupilReturned { pupil, on, .. } => ("pupil_returned", Some(*on), vec![*pupil]),
            Event::CaseHandedOver { on, .. } => ("case_handed_over", Some(*on), vec![]),
            Event::CaseTakenOver { on, .. } => ("case_taken_over", Some(*on), vec![]),
            Event::CaseReceived { on, .. } => ("case_received", Some(*on), vec![]),
            Event::LegalHoldSet { on, .. } => ("legal_hold_set", Some(*on), vec![]),
            Event::LegalHoldLifted { on, .. } => ("legal_hold_lifted", Some(*on), vec![]),
            Event::CaseLinked { on, .. } => ("case_linked", Some(*on), vec![]),
            _ => ("", None, vec![]),
        }
    }

    fn witness_of(&self, note: NoteId) -> Vec<PupilId> {
        self.life.witnesses.iter().filter(|witness| witness.id == note).map(|witness| witness.pupil).collect()
    }

    /// Remembers class and age as they were on the day of a conversation, or on the day a pupil came.
    pub(super) fn take_snapshot(&mut self, then: PupilThen, conversation: Option<ConversationId>, entry: &Entry) {
        let PupilThen { pupil, class, age } = then;
        let (class, age) = (class.map(|id| entry.text(id)), age.map(|id| entry.text(id)));
        self.life.snapshots.push(Snapshot { pupil, conversation, class, age });
    }

    /// Remembers whether safety should be looked at again, or just was.
    pub(super) fn watch_safety(&mut self, event: &Event) {
        let begins = match event {
            Event::ConversationRecorded { step, .. } => Some(*step),
            Event::FollowUpHeld { .. } => Some(Step::FollowUp),
            Event::FindingRecorded { .. } => Some(Step::Closing),
            _ => None,
        };
        if let Some(step) = begins.filter(|step| self.life.begun.insert((self.stretch, *step))) {
            self.life.safety_asked = Some(SafetyAsk::Step(step));
        }
        match event {
            Event::SafetyAgreed { .. } => self.life.safety_asked = None,
            Event::RoundStarted { .. } => self.life.safety_asked = Some(SafetyAsk::Round),
            Event::CaseReopened { .. } => self.life.safety_asked = Some(SafetyAsk::Reopened),
            Event::PupilJoined { pupil, role: Role::Bullied, .. }
            | Event::RoleChanged { pupil, role: Role::Bullied, .. } => {
                self.life.safety_asked = Some(SafetyAsk::Pupil(*pupil));
            }
            Event::FollowUpHeld { follow_up, trend: Trend::Worse, .. } => {
                let found = self.follow_ups.iter().find(|f| f.id == *follow_up);
                self.life.safety_asked = found.map(|f| SafetyAsk::Worse(f.pupil)).or(self.life.safety_asked);
            }
            _ => {}
        }
    }
}
