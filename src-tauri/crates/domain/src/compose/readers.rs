//! For whom each kind of paper can be at all; who it is for on a day follows from age, custody and consent.

use crate::document::DocumentKind;
use crate::model::{Authority, ConsentScope, Recipient};

impl DocumentKind {
    /// What a pupil of age has to agree to before a parent gets it.
    pub fn scope(self) -> ConsentScope {
        match self {
            Self::TalkInvitation | Self::MeetingInvitation => ConsentScope::Talks,
            Self::CaseSheet | Self::ClosingNotice => ConsentScope::Told,
            Self::Agreements
            | Self::ParentReport
            | Self::MeetingReport
            | Self::HearingInvitation
            | Self::RemovalNotice
            | Self::SuspensionDecision
            | Self::RemovalDecision
            | Self::ObjectionDecision
            | Self::InspectorateNotice
            | Self::MunicipalityNotice
            | Self::StatementForm
            | Self::SuspensionProposal
            | Self::RemovalRequest
            | Self::HearingReport
            | Self::DecisionWithdrawal
            | Self::MagisterSummary => ConsentScope::Papers,
        }
    }

    /// Whether this paper can be for such a reader at all.
    pub fn fits(self, reader: &Recipient) -> bool {
        let authority = match reader {
            Recipient::Guardians { .. } if self == Self::StatementForm => return false,
            Recipient::Pupil { .. } | Recipient::Guardians { .. } => None,
            Recipient::Authority { authority, .. } => Some(*authority),
        };
        let only = match self {
            Self::InspectorateNotice => Some(Authority::Inspectorate),
            Self::MunicipalityNotice => Some(Authority::Municipality),
            Self::SuspensionProposal | Self::RemovalRequest => Some(Authority::Board),
            Self::MagisterSummary => Some(Authority::PupilFile),
            Self::Agreements
            | Self::ParentReport
            | Self::MeetingReport
            | Self::HearingInvitation
            | Self::RemovalNotice
            | Self::SuspensionDecision
            | Self::RemovalDecision
            | Self::ObjectionDecision
            | Self::TalkInvitation
            | Self::MeetingInvitation
            | Self::CaseSheet
            | Self::StatementForm
            | Self::ClosingNotice
            | Self::HearingReport
            | Self::DecisionWithdrawal => None,
        };
        authority == only
    }
}
