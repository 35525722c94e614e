//! A case: what the journal adds up to.

mod apply;
mod decide;
mod family;
mod follow_ups;
mod life;
mod measures;
mod past;
mod progress;
mod refusal;
mod state;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

pub use self::apply::Corrupt;
pub use self::decide::indicated;
pub use self::family::{Addressees, Standing};
pub use self::follow_ups::Suggestion;
pub use self::life::{
    ClassWorkDone, Consent, Evidence, External, HandedOver, InformationRequest, Left, LegalHold, Life, Link, SafetyAsk,
    Snapshot, Told, Witness,
};
pub use self::measures::{
    Concerned, Duty, DutyKind, Gap, Hearing, LetterMark, LetterState, Lift, Made, Measure, MeasureDecision,
    MeasureFacts, Meeting, MeetingSignature, Notice, Objection, ObjectionDecision, Sent, Stage, StageState, next_stage,
};
pub use self::past::PastRow;
pub use self::progress::{Missing, NextAction, PointProgress, Progress, Prompt, RowProgress, Status, StepProgress};
pub use self::refusal::{Field, MeasureRefusal, Refusal, TextProblem, check_name, check_text};
pub use self::state::{
    Agreement, AssessmentState, Conversation, Finding, FollowUp, FollowUpState, Incident, Informed, JointQuestion,
    NoTalk, Opened, PaperSigned, Participation, Pause, PointKey, ReflectiveState, Report, RoundStart, SafetyState,
    Sanction, StopCardState, TimelineLine, Turn,
};
use crate::calendar::Calendar;
use crate::document::DocumentKind;
use crate::event::PointState;
use crate::ids::{CaseId, ConversationId, PupilId, StaffId};
use crate::measure::LetterOf;
use crate::model::{CaseNumber, Outcome, Recipient, Role, Round, StopCard};
use crate::people::{People, School};
use crate::protocol::{Protocol, Step};
use crate::text::Text;

/// Everything a decision may depend on, passed in: no clock, no randomness, no lookup below this.
pub struct Context<'a> {
    /// The moment of entry.
    pub now: DateTime<Utc>,
    /// Today, where the school is.
    pub today: NaiveDate,
    /// Who acts.
    pub actor: StaffId,
    /// A source of new random ids.
    pub ids: &'a dyn Fn() -> Uuid,
    /// The number a new case gets.
    pub number: CaseNumber,
    /// The people the action may refer to.
    pub people: &'a People,
    /// The school's settings.
    pub school: &'a School,
    /// The school's days.
    pub calendar: &'a Calendar,
    /// The protocol: of the case, or the current one for a new case.
    pub protocol: &'a Protocol,
}

/// A case (*dossier*): one bullying matter. Changes by [`Case::decide`] and [`Case::apply`] only.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Identity.
    pub id: CaseId,
    /// How many events it has.
    pub seq: u32,
    /// Where it stands.
    pub phase: Phase,
    /// The current round.
    pub round: Round,
    /// The current stretch, from 0: a new one begins with a round and with a reopening. What was found and told before
    /// it says nothing about now.
    pub stretch: u32,
    /// The entry with which that stretch began.
    pub stretch_since: u32,
    /// The report it began with; `None` before that.
    pub opened: Option<Opened>,
    /// The pupils and their roles now, in the order in which they came.
    pub participations: Vec<Participation>,
    /// The latest answer to each stop card.
    pub stop_cards: BTreeMap<StopCard, StopCardState>,
    /// The latest look at safety.
    pub safety: Option<SafetyState>,
    /// Every decision on bullying or teasing, oldest first.
    pub assessments: Vec<AssessmentState>,
    /// States of points set by hand.
    pub points: BTreeMap<PointKey, PointState>,
    /// The texts of points that are not needed.
    pub point_reasons: BTreeMap<PointKey, Text>,
    /// Conversations in order of entry.
    pub conversations: Vec<Conversation>,
    /// Why parents were not spoken, the latest per pupil.
    pub not_spoken: BTreeMap<PupilId, NoTalk>,
    /// The answer before step 3, per round.
    pub joint_question: BTreeMap<Round, JointQuestion>,
    /// Agreements in order.
    pub agreements: Vec<Agreement>,
    /// Sanctions in order.
    pub sanctions: Vec<Sanction>,
    /// Answers to 3.6 per round and pupil.
    pub reflective: BTreeMap<(Round, PupilId), ReflectiveState>,
    /// Planned checks in order.
    pub follow_ups: Vec<FollowUp>,
    /// Pauses, oldest first; only the last one can still run.
    pub pauses: Vec<Pause>,
    /// Findings on whether it stopped, oldest first.
    pub findings: Vec<Finding>,
    /// Families that were told, oldest first.
    pub informed: Vec<Informed>,
    /// The answer to 6.2, the latest.
    pub incident: Option<Incident>,
    /// Rounds after the first, with their reason.
    pub rounds: Vec<RoundStart>,
    /// Why it was closed, opened again or withdrawn, oldest first.
    pub turns: Vec<Turn>,
    /// The entry that closed it, while it is closed.
    pub closed_by: Option<u32>,
    /// Frozen documents, oldest first.
    pub reports: Vec<Report>,
    /// Suspensions and removals, in order of proposal.
    pub measures: Vec<Measure>,
    /// What surrounds the steps: who was told, consent, contact outside, notes, who left, handing over.
    pub life: Life,
    /// Every event as one line of the timeline.
    pub timeline: Vec<TimelineLine>,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not opened yet.
    New,
    /// In hand.
    Open,
    /// Closed (step 6).
    Closed,
    /// Should not have been opened.
    Withdrawn,
}

impl Case {
    /// A case that is not opened yet.
    pub fn new(id: CaseId) -> Self {
        Self {
            id,
            seq: 0,
            phase: Phase::New,
            round: Round(1),
            stretch: 0,
            stretch_since: 0,
            opened: None,
            participations: Vec::new(),
            stop_cards: BTreeMap::new(),
            safety: None,
            assessments: Vec::new(),
            points: BTreeMap::new(),
            point_reasons: BTreeMap::new(),
            conversations: Vec::new(),
            not_spoken: BTreeMap::new(),
            joint_question: BTreeMap::new(),
            agreements: Vec::new(),
            sanctions: Vec::new(),
            reflective: BTreeMap::new(),
            follow_ups: Vec::new(),
            pauses: Vec::new(),
            findings: Vec::new(),
            informed: Vec::new(),
            incident: None,
            rounds: Vec::new(),
            turns: Vec::new(),
            closed_by: None,
            reports: Vec::new(),
            measures: Vec::new(),
            life: Life::default(),
            timeline: Vec::new(),
        }
    }

    /// A pupil's role in this case.
    pub fn role_of(&self, pupil: PupilId) -> Option<Role> {
        self.participations.iter().find(|p| p.pupil == pupil).map(|p| p.role)
    }

    /// The pupils with this role, in the order in which they came.
    pub fn pupils(&self, role: Role) -> impl Iterator<Item = PupilId> + '_ {
        self.participations.iter().filter(move |p| p.role == role).map(|p| p.pupil)
    }

    /// The pupils on both sides: gepeste leerlingen first, then pestende leerlingen.
    pub fn parties(&self) -> impl Iterator<Item = PupilId> + '_ {
        self.pupils(Role::Bullied).chain(self.pupils(Role::Bullying))
    }

    /// The latest decision on bullying or teasing.
    pub fn outcome(&self) -> Option<Outcome> {
        self.assessments.last().map(|assessment| assessment.outcome)
    }

    /// Whether it stopped, as found last in this stretch.
    pub fn finding(&self) -> Option<&Finding> {
        self.findings.last().filter(|finding| finding.stretch == self.stretch)
    }

    /// Whether the family of this pupil was told of the closing in this stretch.
    pub fn is_told(&self, pupil: PupilId) -> bool {
        self.informed.iter().any(|informed| informed.pupil == pupil && informed.stretch == self.stretch)
    }

    /// The answer to 6.2 in this stretch.
    pub fn incident_now(&self) -> Option<&Incident> {
        self.incident.as_ref().filter(|incident| incident.stretch == self.stretch)
    }

    /// The conversations of a step in a round.
    pub fn conversations_of(&self, step: Step, round: Round) -> impl Iterator<Item = &Conversation> + '_ {
        self.conversations.iter().filter(move |c| c.step == step && c.round == round)
    }

    /// A conversation by id.
    pub fn conversation(&self, id: ConversationId) -> Option<&Conversation> {
        self.conversations.iter().find(|conversation| conversation.id == id)
    }

    /// The round a document belongs to: that of the conversation it reports, else the current one.
    pub fn round_of(&self, conversation: Option<ConversationId>) -> Round {
        conversation.and_then(|id| self.conversation(id)).map_or(self.round, |conversation| conversation.round)
    }

    /// The round that a paper is of: that of what it is about, or else the present one.
    pub fn round_of_paper(&self, conversation: Option<ConversationId>, letter: Option<LetterOf>) -> Round {
        let measure = letter.and_then(|letter| self.measure(letter.measure));
        measure.map_or_else(|| self.round_of(conversation), |measure| measure.round)
    }

    /// The version a new document of this kind for this recipient gets.
    pub fn next_version(
        &self,
        kind: DocumentKind,
        recipient: &Recipient,
        conversation: Option<ConversationId>,
        letter: Option<LetterOf>,
    ) -> u32 {
        let round = self.round_of_paper(conversation, letter);
        let same = |r: &&Report| {
            let about = r.conversation == conversation && r.letter == letter && r.round == round;
            r.kind == kind && r.recipient == *recipient && about
        };
        self.reports.iter().filter(same).map(|report| report.version).max().unwrap_or(0) + 1
    }
}
