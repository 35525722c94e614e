//! What the timeline says of an event.

use chrono::NaiveDate;

use super::reasons::reason_of;
use crate::case::{Case, TimelineLine};
use crate::event::Event;
use crate::ids::{PupilId, StaffId};
use crate::journal::Entry;
use crate::measure::MeasureEvent;
use crate::protocol::Step;

impl Case {
    /// Adds the line of an event to the timeline.
    pub(super) fn remember(&mut self, entry: &Entry) {
        let (kind, happened_on, pupils, step) = self.headline(&entry.event);
        if matches!(entry.event, Event::WarningPassed { .. }) || self.is_told_before(entry) {
            return;
        }
        self.timeline.push(TimelineLine {
            event: entry.id,
            kind,
            entered_at: entry.entered_at,
            happened_on,
            actor: entry.actor,
            in_name_of: in_name_of(&entry.event),
            pupils,
            step,
            reason: reason_of(&entry.event).map(|id| entry.text(id)),
            warnings: Vec::new(),
        });
    }

    /// Whether the line before says it already: a letter that is frozen is made with that.
    fn is_told_before(&self, entry: &Entry) -> bool {
        let frozen = |line: &TimelineLine| line.kind == "report_frozen" && line.entered_at == entry.entered_at;
        let made =
            matches!(entry.event, Event::Measure { happened: MeasureEvent::LetterMade { report: Some(_), .. }, .. });
        made && self.timeline.last().is_some_and(frozen)
    }

    /// What the timeline says of an event: kind, day, pupils, step.
    fn headline(&self, event: &Event) -> (&'static str, Option<NaiveDate>, Vec<PupilId>, Option<Step>) {
        let of_follow_up = |id| self.follow_ups.iter().filter(move |f| f.id == id).map(|f| f.pupil).collect();
        let of_agreement = |id| self.agreements.iter().filter(move |a| a.id == id).map(|a| a.pupil).collect();
        let of_sanction = |id| self.sanctions.iter().filter(move |s| s.id == id).map(|s| s.pupil).collect();
        let of_conversation = |id| self.conversation(id).map(|c| (c.pupils.clone(), c.step));
        match event {
            Event::CaseOpened { reported_on, .. } => ("case_opened", Some(*reported_on), vec![], None),
            Event::PupilJoined { pupil, .. } => ("pupil_joined", None, vec![*pupil], None),
            Event::RoleChanged { pupil, .. } => ("role_changed", None, vec![*pupil], None),
            Event::StopCardAnswered { referred_on, .. } => ("stop_card_answered", *referred_on, vec![], None),
            Event::SafetyAgreed { .. } => ("safety_agreed", None, vec![], None),
            Event::Assessed { .. } => ("assessed", None, vec![], None),
            Event::PointSet { pupil, .. } => ("point_set", None, pupil.iter().copied().collect(), None),
            Event::ConversationRecorded { held_on, pupils, step, .. } => {
                ("conversation_recorded", Some(*held_on), pupils.clone(), Some(*step))
            }
            Event::ConversationCorrected { conversation, .. } => {
                let (pupils, step) = of_conversation(*conversation).unzip();
                ("conversation_corrected", None, pupils.unwrap_or_default(), step)
            }
            Event::ParentsNotSpoken { pupil, .. } => ("parents_not_spoken", None, vec![*pupil], Some(Step::Parents)),
            Event::JointTalkWeighed { .. } => ("joint_talk_weighed", None, vec![], Some(Step::Together)),
            Event::Agreed { pupil, from, step, .. } => ("agreed", Some(*from), vec![*pupil], Some(*step)),
            Event::AgreementChecked { agreement, on, .. } => {
                ("agreement_checked", Some(*on), of_agreement(*agreement), Some(Step::FollowUp))
            }
            Event::AgreementEnded { agreement, .. } => ("agreement_ended", None, of_agreement(*agreement), None),
            Event::SanctionSet { pupil, .. } => ("sanction_set", None, vec![*pupil], Some(Step::Together)),
            Event::SanctionWithdrawn { sanction, .. } => {
                ("sanction_withdrawn", None, of_sanction(*sanction), Some(Step::Together))
            }
            Event::ReflectiveAnswered { pupil, .. } => {
                ("reflective_answered", None, vec![*pupil], Some(Step::Together))
            }
            Event::FollowUpsPlanned { pupil, base, .. } => {
                ("follow_ups_planned", Some(*base), vec![*pupil], Some(Step::FollowUp))
            }
            Event::FollowUpHeld { follow_up, on, .. } => {
                ("follow_up_held", Some(*on), of_follow_up(*follow_up), Some(Step::FollowUp))
            }
            Event::FollowUpMoved { follow_up, date, .. } => {
                ("follow_up_moved", Some(*date), of_follow_up(*follow_up), Some(Step::FollowUp))
            }
            Event::FollowUpCancelled { follow_up, .. } => {
                ("follow_up_cancelled", None, of_follow_up(*follow_up), Some(Step::FollowUp))
            }
            Event::FollowUpAdded { pupil, date, .. } => {
                ("follow_up_added", Some(*date), vec![*pupil], Some(Step::FollowUp))
            }
            Event::FollowUpCarried { pupil, date, .. } => {
                ("follow_up_carried", Some(*date), vec![*pupil], Some(Step::FollowUp))
            }
            Event::CasePaused { on, .. } => ("case_paused", Some(*on), vec![], Some(Step::FollowUp)),
            Event::CaseResumed { on, .. } => ("case_resumed", Some(*on), vec![], Some(Step::FollowUp)),
            Event::SanctionCompleted { sanction, on, .. } => {
                ("sanction_completed", Some(*on), of_sanction(*sanction), Some(Step::Together))
            }
            Event::FindingRecorded { on, .. } => ("finding_recorded", Some(*on), vec![], Some(Step::Closing)),
            Event::FamilyInformed { pupil, on, .. } => {
                ("family_informed", Some(*on), vec![*pupil], Some(Step::Closing))
            }
            Event::IncidentAnswered { registered_on, .. } => {
                ("incident_answered", *registered_on, vec![], Some(Step::Closing))
            }
            Event::CaseClosed { on, .. } => ("case_closed", Some(*on), vec![], Some(Step::Closing)),
            Event::CaseReopened { on, .. } => ("case_reopened", Some(*on), vec![], None),
            Event::RoundStarted { on, .. } => ("round_started", Some(*on), vec![], Some(Step::Measures)),
            Event::CaseWithdrawn { on, .. } => ("case_withdrawn", Some(*on), vec![], None),
            Event::ReportFrozen { recipient, on, .. } => ("report_frozen", Some(*on), vec![recipient.pupil()], None),
            Event::SignedOnPaper { report, on, .. } => {
                let about =
                    self.reports.iter().filter(|known| known.id == *report).map(|known| known.recipient.pupil());
                ("signed_on_paper", Some(*on), about.collect(), None)
            }
            Event::WarningPassed { .. } => ("warning_passed", None, vec![], None),
            Event::Measure { measure, happened } => {
                let (kind, on) = happened.headline();
                (kind, on, self.measure(*measure).map(|m| m.pupil).into_iter().collect(), Some(Step::Measures))
            }
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
            | Event::CaseLinked { .. } => {
                let (kind, on, pupils) = self.life_headline(event);
                (kind, on, pupils, None)
            }
        }
    }
}

/// In whose name something was done, where that is not for who entered it to decide.
fn in_name_of(event: &Event) -> Option<StaffId> {
    match event {
        Event::Measure { happened: MeasureEvent::GapLifted { by, .. }, .. } => Some(*by),
        _ => None,
    }
}
