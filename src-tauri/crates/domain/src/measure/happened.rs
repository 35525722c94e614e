//! What happened with a measure: the stored format, under the rules of [`crate::event`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Element, Letter, ObjectionOutcome, Plan, Voice};
use crate::ids::{ObjectionId, PupilId, ReportId, StaffId, TextId};
use crate::model::{Answer, ContactWay, Recipient, Round};

/// What happened with one measure, in the past tense.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of the step of the same name")]
pub enum MeasureEvent {
    /// It was proposed.
    Proposed { round: Round, pupil: PupilId, on: NaiveDate, plan: Plan, facts: TextId, tried: TextId },
    /// The director asked for removal.
    Requested { on: NaiveDate, by: TextId },
    /// Someone was invited to be heard.
    Invited { voices: Vec<Voice>, on: NaiveDate, channel: ContactWay },
    /// Someone was heard.
    Heard { on: NaiveDate, voices: Vec<Voice>, staff: Vec<StaffId>, account: TextId },
    /// Someone did not want to be heard.
    Declined { voice: Voice, on: NaiveDate, note: Option<TextId> },
    /// The hearing could not be before the decision.
    NotHeardBefore { reason: TextId },
    /// It was answered whether the Leerplichtwet applies.
    CompulsoryAnswered { applies: Answer, qualified: Answer, note: Option<TextId> },
    /// The Inspectie was consulted.
    Consulted { begun: NaiveDate, ended: Option<NaiveDate>, result: Option<TextId> },
    /// Another school is willing.
    SchoolFound { on: NaiveDate, school: TextId },
    /// It was decided; with a reason when it takes the place of the decision before.
    Decided {
        plan: Plan,
        decided_on: NaiveDate,
        decided_by: TextId,
        board: bool,
        on_behalf_of: Option<TextId>,
        mandate: Option<TextId>,
        reasons: Option<TextId>,
        changed: Option<TextId>,
    },
    /// Schoolwork was arranged.
    SchoolworkArranged { by: TextId, what: TextId },
    /// A letter was made, as a concept when something lacked.
    LetterMade { letter: Letter, to: Recipient, report: Option<ReportId>, on: NaiveDate, concept: bool },
    /// A letter was sent.
    LetterSent { letter: Letter, to: Recipient, on: NaiveDate, channel: ContactWay },
    /// The Inspectie was told.
    InspectorateTold { on: NaiveDate, by: TextId, reference: Option<TextId> },
    /// The municipality was told.
    MunicipalityTold { on: NaiveDate, by: TextId, note: Option<TextId> },
    /// An objection came in.
    Objected { objection: ObjectionId, on: NaiveDate, by: Voice, note: Option<TextId> },
    /// There was a hearing over an objection.
    ObjectionHeard { objection: ObjectionId, on: NaiveDate, voices: Vec<Voice>, staff: Vec<StaffId>, account: TextId },
    /// The family could read the reports.
    ReportsOffered { objection: ObjectionId, on: NaiveDate },
    /// The objection was decided.
    ObjectionDecided {
        objection: ObjectionId,
        on: NaiveDate,
        by: TextId,
        ruling: ObjectionOutcome,
        reasons: Option<TextId>,
        consequences: Option<TextId>,
    },
    /// The suspension ended early.
    EndedEarly { last: NaiveDate, reason: TextId },
    /// The measure was withdrawn.
    Withdrawn { on: NaiveDate, reason: TextId },
    /// The schoolleiding let a letter go without something.
    GapLifted { letter: Letter, missing: Element, by: StaffId, reason: TextId },
}

impl MeasureEvent {
    /// How the timeline calls it, and the day it happened, when it has one.
    pub fn headline(&self) -> (&'static str, Option<NaiveDate>) {
        match self {
            Self::Proposed { on, .. } => ("measure_proposed", Some(*on)),
            Self::Requested { on, .. } => ("measure_requested", Some(*on)),
            Self::Invited { on, .. } => ("measure_invited", Some(*on)),
            Self::Heard { on, .. } => ("measure_heard", Some(*on)),
            Self::Declined { on, .. } => ("measure_declined", Some(*on)),
            Self::NotHeardBefore { .. } => ("measure_not_heard_before", None),
            Self::CompulsoryAnswered { .. } => ("measure_compulsory_answered", None),
            Self::Consulted { begun, ended, .. } => ("measure_consulted", Some(ended.unwrap_or(*begun))),
            Self::SchoolFound { on, .. } => ("measure_school_found", Some(*on)),
            Self::Decided { decided_on, .. } => ("measure_decided", Some(*decided_on)),
            Self::SchoolworkArranged { .. } => ("measure_schoolwork_arranged", None),
            Self::LetterMade { on, .. } => ("measure_letter_made", Some(*on)),
            Self::LetterSent { on, .. } => ("measure_letter_sent", Some(*on)),
            Self::InspectorateTold { on, .. } => ("measure_inspectorate_told", Some(*on)),
            Self::MunicipalityTold { on, .. } => ("measure_municipality_told", Some(*on)),
            Self::Objected { on, .. } => ("measure_objected", Some(*on)),
            Self::ObjectionHeard { on, .. } => ("measure_objection_heard", Some(*on)),
            Self::ReportsOffered { on, .. } => ("measure_reports_offered", Some(*on)),
            Self::ObjectionDecided { on, .. } => ("measure_objection_decided", Some(*on)),
            Self::EndedEarly { last, .. } => ("measure_ended_early", Some(*last)),
            Self::Withdrawn { on, .. } => ("measure_withdrawn", Some(*on)),
            Self::GapLifted { .. } => ("measure_gap_lifted", None),
        }
    }
}
