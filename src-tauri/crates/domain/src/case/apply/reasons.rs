//! Which event says why.

use crate::event::{Event, NameWay, PointState};
use crate::ids::TextId;
use crate::measure::MeasureEvent;

/// The reason that an event gives, when it gives one.
pub(super) fn reason_of(event: &Event) -> Option<TextId> {
    match event {
        Event::RoleChanged { reason, .. }
        | Event::Assessed { reason, .. }
        | Event::PointSet { state: PointState::NotNeeded { reason }, .. }
        | Event::ConversationCorrected { reason, .. }
        | Event::AgreementEnded { reason, .. }
        | Event::SanctionWithdrawn { reason, .. }
        | Event::FollowUpMoved { reason, .. }
        | Event::FollowUpCancelled { reason, .. }
        | Event::CasePaused { reason, .. }
        | Event::NoteCorrected { reason, .. }
        | Event::PupilLeft { reason, .. }
        | Event::PupilReturned { reason, .. }
        | Event::LegalHoldSet { reason, .. }
        | Event::LegalHoldLifted { reason, .. }
        | Event::CaseLinked { reason, .. }
        | Event::CaseReopened { reason, .. }
        | Event::RoundStarted { reason, .. }
        | Event::CaseWithdrawn { reason, .. } => Some(*reason),
        Event::ReflectiveAnswered { why, .. } => *why,
        // What was said with it stands nowhere else.
        Event::CaseResumed { note, .. }
        | Event::SanctionCompleted { note, .. }
        | Event::CaseTakenOver { note, .. } => *note,
        Event::ReportFrozen { names, .. } => names.iter().find_map(|name| match name.way {
            NameWay::Stays { reason } => Some(reason),
            NameWay::Reference | NameWay::Words => None,
        }),
        Event::Measure { happened, .. } => reason_of_measure(happened),
        Event::CaseOpened { .. }
        | Event::PupilJoined { .. }
        | Event::StopCardAnswered { .. }
        | Event::SafetyAgreed { .. }
        | Event::PointSet { .. }
        | Event::ConversationRecorded { .. }
        | Event::ParentsNotSpoken { .. }
        | Event::JointTalkWeighed { .. }
        | Event::Agreed { .. }
        | Event::AgreementChecked { .. }
        | Event::SanctionSet { .. }
        | Event::FollowUpsPlanned { .. }
        | Event::FollowUpHeld { .. }
        | Event::FindingRecorded { .. }
        | Event::FamilyInformed { .. }
        | Event::IncidentAnswered { .. }
        | Event::CaseClosed { .. }
        | Event::SignedOnPaper { .. }
        | Event::FollowUpAdded { .. }
        | Event::FollowUpCarried { .. }
        | Event::CaseTold { .. }
        | Event::ConsentGiven { .. }
        | Event::ConsentWithdrawn { .. }
        | Event::RequestAnswered { .. }
        | Event::ExternalContactSet { .. }
        | Event::EvidenceLogged { .. }
        | Event::ClassWorkRecorded { .. }
        | Event::WitnessHeard { .. }
        | Event::CaseHandedOver { .. }
        | Event::CaseReceived { .. }
        // Stands with the event it belongs to.
        | Event::WarningPassed { .. } => None,
    }
}

fn reason_of_measure(happened: &MeasureEvent) -> Option<TextId> {
    match happened {
        MeasureEvent::NotHeardBefore { reason }
        | MeasureEvent::EndedEarly { reason, .. }
        | MeasureEvent::Withdrawn { reason, .. }
        | MeasureEvent::GapLifted { reason, .. } => Some(*reason),
        MeasureEvent::Decided { changed, .. } => *changed,
        MeasureEvent::Proposed { .. }
        | MeasureEvent::Requested { .. }
        | MeasureEvent::Invited { .. }
        | MeasureEvent::Heard { .. }
        | MeasureEvent::Declined { .. }
        | MeasureEvent::CompulsoryAnswered { .. }
        | MeasureEvent::Consulted { .. }
        | MeasureEvent::SchoolFound { .. }
        | MeasureEvent::SchoolworkArranged { .. }
        | MeasureEvent::LetterMade { .. }
        | MeasureEvent::LetterSent { .. }
        | MeasureEvent::InspectorateTold { .. }
        | MeasureEvent::MunicipalityTold { .. }
        | MeasureEvent::Objected { .. }
        | MeasureEvent::ObjectionHeard { .. }
        | MeasureEvent::ReportsOffered { .. }
        | MeasureEvent::ObjectionDecided { .. } => None,
    }
}
