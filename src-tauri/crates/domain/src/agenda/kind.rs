//! What is to be done, and what tells one duty from another.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{AgreementId, DataRequestId, FollowUpId, MeasureId, ObjectionId, PupilId, SanctionId};
use crate::measure::Voice;
use crate::model::{Means, StopCard, plain_enums};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A stop card said yes, and nobody was informed yet.
    Referral(StopCard),
    /// The day of step 2 as told to the gepeste leerling: with this pestende leerling there was no talk yet.
    StepTwo,
    /// A planned check.
    FollowUp(FollowUpId, Means),
    /// A sanction to be done.
    Sanction(SanctionId),
    /// An agreement that ends: was it kept?
    AgreementEnds(AgreementId),
    /// An agreement that was not looked at for two weeks, or was not kept.
    AgreementCheck(AgreementId),
    /// A pause to be looked at.
    Paused,
    /// What the law still asks of the school for a measure.
    Duty(DutyId),
    /// The last day on which the family can object to a measure: information, nothing is to be done.
    ObjectionEnds(MeasureId),
    /// A request of a family about a pupil's data, to be answered within its term.
    DataRequest(DataRequestId),
}

impl Kind {
    /// Whether nothing is to be done: it is good to know, until its day is over.
    pub fn is_information(self) -> bool {
        matches!(self, Self::ObjectionEnds(_))
    }

    /// Whether it is about an objection of a family. The word *te laat* is never near that (rule 7).
    pub(super) fn is_about_objection(self) -> bool {
        match self {
            Self::Duty(duty) => {
                matches!(duty.task, Task::HearObjection | Task::DecideObjection | Task::SendObjectionDecision)
            }
            Self::ObjectionEnds(_) => true,
            _ => false,
        }
    }
}

/// Which duty: of two that a case has at the same time no two are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DutyId {
    /// What.
    pub task: Task,
    /// For which measure.
    pub measure: MeasureId,
    /// For which objection to it.
    pub objection: Option<ObjectionId>,
    /// Who is to be sent something, or to be heard.
    pub who: Option<Voice>,
}

plain_enums! {
    /// What the law still asks of the school for a measure, whoever it concerns.
    Task {
        /// Report a suspension to the Inspectie.
        ReportSuspension,
        /// Tell the Inspectie of a removal.
        ReportRemoval,
        /// Tell the municipality.
        TellMunicipality,
        /// Send the decision.
        SendDecision,
        /// Tell a reader that the decision was withdrawn.
        SendWithdrawal,
        /// Hear who was not heard before the decision.
        Hear,
        /// End the suspension.
        EndSuspension,
        /// Hear the family over its objection.
        HearObjection,
        /// Decide the objection.
        DecideObjection,
        /// Send the decision on the objection.
        SendObjectionDecision,
    }
}

impl Task {
    /// The task as a code.
    pub fn code(self) -> &'static str {
        match self {
            Self::ReportSuspension => "report_suspension",
            Self::ReportRemoval => "report_removal",
            Self::TellMunicipality => "tell_municipality",
            Self::SendDecision => "send_decision",
            Self::SendWithdrawal => "send_withdrawal",
            Self::Hear => "hear",
            Self::EndSuspension => "end_suspension",
            Self::HearObjection => "hear_objection",
            Self::DecideObjection => "decide_objection",
            Self::SendObjectionDecision => "send_objection_decision",
        }
    }
}

/// A duty that a measure adds, such as the report of a suspension to the Inspectie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Which.
    pub id: DutyId,
    /// With or for whom.
    pub pupil: Option<PupilId>,
    /// The last day for it; for a legal term the unextended one.
    pub due: NaiveDate,
    /// For a legal term: the last day with the extension.
    pub extended: Option<NaiveDate>,
}
