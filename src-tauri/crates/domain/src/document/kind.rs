//! The kinds of papers of a case.

use serde::{Deserialize, Serialize};

use crate::measure::{Letter, Plan};
use crate::protocol::Step;

/// Which paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The agreements of step 3, for one pupil (*afspraken*).
    Agreements,
    /// The record of a conversation with parents, step 4 (*gespreksverslag*).
    ParentReport,
    /// The record of the meeting of step 7 (*verslag stap 7*).
    MeetingReport,
    /// The invitation to be heard before a measure (*uitnodiging om te worden gehoord*).
    HearingInvitation,
    /// The notice of the intention to remove a pupil (*voornemen*).
    RemovalNotice,
    /// The decision to suspend (*besluit tot schorsing*).
    SuspensionDecision,
    /// The decision to remove (*besluit tot verwijdering*).
    RemovalDecision,
    /// The decision on an objection (*beslissing op bezwaar*).
    ObjectionDecision,
    /// The notice of a measure to the Inspectie (*melding*).
    InspectorateNotice,
    /// The notice of a removal to the municipality.
    MunicipalityNotice,
    /// The invitation to a talk with parents, step 4 (*uitnodiging gesprek*).
    TalkInvitation,
    /// The invitation to the meeting of step 7.
    MeetingInvitation,
    /// The sheet that says that there is a case, what is kept and whom to ask (*er is een dossier*).
    CaseSheet,
    /// The form on which a pupil writes a statement by hand, step 2 (*verklaring*).
    StatementForm,
    /// The message to one family that it ended, step 6 (*bericht van afronding*).
    ClosingNotice,
    /// The proposal to suspend (*voorstel tot schorsing*).
    SuspensionProposal,
    /// The director's request to remove (*verzoek tot verwijdering*).
    RemovalRequest,
    /// The record of being heard before a measure (*verslag hoorgesprek*).
    HearingReport,
    /// That a decision is taken back (*intrekking*).
    DecisionWithdrawal,
    /// The neutral summary for a pupil's file in Magister.
    MagisterSummary,
}

/// What a paper is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A conversation of this step, or what was agreed in it.
    Conversation(Step),
    /// A measure.
    Measure,
    /// The pupil's case as a whole.
    Case,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Agreements,
        Self::ParentReport,
        Self::MeetingReport,
        Self::HearingInvitation,
        Self::RemovalNotice,
        Self::SuspensionDecision,
        Self::RemovalDecision,
        Self::ObjectionDecision,
        Self::InspectorateNotice,
        Self::MunicipalityNotice,
        Self::TalkInvitation,
        Self::MeetingInvitation,
        Self::CaseSheet,
        Self::StatementForm,
        Self::ClosingNotice,
        Self::SuspensionProposal,
        Self::RemovalRequest,
        Self::HearingReport,
        Self::DecisionWithdrawal,
        Self::MagisterSummary,
    ];

    /// Whether it is a letter of the school, not a paper that people sign together.
    pub fn is_letter(self) -> bool {
        match self {
            Self::Agreements
            | Self::ParentReport
            | Self::MeetingReport
            | Self::CaseSheet
            | Self::StatementForm
            | Self::HearingReport
            | Self::MagisterSummary => false,
            Self::HearingInvitation
            | Self::RemovalNotice
            | Self::SuspensionDecision
            | Self::RemovalDecision
            | Self::ObjectionDecision
            | Self::InspectorateNotice
            | Self::MunicipalityNotice
            | Self::TalkInvitation
            | Self::MeetingInvitation
            | Self::ClosingNotice
            | Self::SuspensionProposal
            | Self::RemovalRequest
            | Self::DecisionWithdrawal => true,
        }
    }

    /// What it is about.
    pub fn subject(self) -> Subject {
        match self {
            Self::Agreements => Subject::Conversation(Step::Together),
            Self::ParentReport => Subject::Conversation(Step::Parents),
            Self::MeetingReport => Subject::Conversation(Step::Measures),
            Self::TalkInvitation
            | Self::MeetingInvitation
            | Self::CaseSheet
            | Self::StatementForm
            | Self::ClosingNotice
            | Self::MagisterSummary => Subject::Case,
            Self::HearingInvitation
            | Self::RemovalNotice
            | Self::SuspensionDecision
            | Self::RemovalDecision
            | Self::ObjectionDecision
            | Self::InspectorateNotice
            | Self::MunicipalityNotice
            | Self::SuspensionProposal
            | Self::RemovalRequest
            | Self::HearingReport
            | Self::DecisionWithdrawal => Subject::Measure,
        }
    }

    /// Which paper a letter of a measure is while its decision stands; [`crate::case::Measure::kind_of`] knows of a withdrawal.
    pub fn of_letter(letter: Letter, plan: Plan) -> Self {
        match letter {
            Letter::Invitation {} => Self::HearingInvitation,
            Letter::Announcement {} => Self::RemovalNotice,
            Letter::Decision {} if plan.is_removal() => Self::RemovalDecision,
            Letter::Decision {} => Self::SuspensionDecision,
            Letter::Objection { .. } => Self::ObjectionDecision,
            Letter::Inspectorate {} => Self::InspectorateNotice,
            Letter::Municipality {} => Self::MunicipalityNotice,
            Letter::Proposal {} if plan.is_removal() => Self::RemovalRequest,
            Letter::Proposal {} => Self::SuspensionProposal,
            Letter::Hearing { .. } => Self::HearingReport,
        }
    }
}
