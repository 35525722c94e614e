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
#[cfg(test)]
pub(crate) mod tests;

use std::collections::{BTreeMap, BTreeSet};

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
use crate::calendar::Calendar;
use crate::document::DocumentKind;
use crate::event::{PointState, ScanKept, SignatureStored, SignedWay};
use crate::ids::{
    AgreementId, CaseId, ConversationId, EventId, FollowUpId, GuardianId, PupilId, ReportId, SanctionId, StaffId,
};
use crate::measure::LetterOf;
use crate::model::{
    Answer, Apology, Behaviour, CaseNumber, ContactWay, ConversationForm, Kept, Means, NotSpoken, Outcome, Place,
    Recipient, Reporter, Role, Round, SafetyNeed, SanctionKind, Signer, StopCard, Trend, Warning,
};
use crate::people::{People, School};
use crate::protocol::{ItemId, Protocol, Step};
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

/// The report (*melding*).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Opened {
    pub number: CaseNumber,
    pub protocol: u32,
    pub reported_on: NaiveDate,
    pub reporter: Reporter,
    pub reporter_note: Option<Text>,
    pub place: Place,
    pub place_reason: Option<Text>,
    pub since: Option<Text>,
    pub behaviours: BTreeSet<Behaviour>,
    pub what: Text,
    pub acknowledged: BTreeSet<ItemId>,
}

/// A pupil's role in this case (*betrokkenheid*).
#[derive(Clone, Debug, PartialEq)]
pub struct Participation {
    /// Who.
    pub pupil: PupilId,
    /// The role now.
    pub role: Role,
    /// Why it changed, the last time it did.
    pub reason: Option<Text>,
    /// The entry with which the pupil came, or came back, to one of the two sides; nothing while on neither.
    pub party_since: Option<u32>,
}

/// The latest answer to a stop card.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct StopCardState {
    pub at: DateTime<Utc>,
    pub yes: bool,
    pub referred_on: Option<NaiveDate>,
    pub referred_to: Option<Text>,
}

/// The latest look at safety.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct SafetyState {
    pub on: DateTime<Utc>,
    pub round: Round,
    pub needs: BTreeSet<SafetyNeed>,
    pub note: Option<Text>,
    pub parents_early: bool,
    pub step_two_told_for: Option<NaiveDate>,
}

/// A decision on bullying or teasing.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct AssessmentState {
    pub at: DateTime<Utc>,
    pub answers: BTreeMap<ItemId, Answer>,
    pub notes: BTreeMap<ItemId, Text>,
    pub outcome: Outcome,
    pub indicated: Outcome,
    pub reason: Text,
    pub stretch: u32,
}

/// Which point of which row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointKey {
    /// In which round.
    pub round: Round,
    /// Which point.
    pub item: ItemId,
    /// In whose row, when its step has a row per pupil.
    pub pupil: Option<PupilId>,
}

/// A recorded conversation (*gesprek*).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Conversation {
    pub id: ConversationId,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: StaffId,
    pub round: Round,
    pub step: Step,
    pub held_on: NaiveDate,
    pub form: ConversationForm,
    pub setting: Option<Text>,
    pub pupils: Vec<PupilId>,
    pub guardians: Vec<GuardianId>,
    pub staff: Vec<StaffId>,
    pub points: BTreeSet<ItemId>,
    pub account: Text,
    pub remarks: Option<Text>,
    pub apology: Option<Apology>,
    /// Why the text was corrected, per correction, oldest first.
    pub corrections: Vec<Text>,
}

/// Why parents were not spoken.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct NoTalk {
    pub round: Round,
    pub why: NotSpoken,
    pub note: Option<Text>,
}

/// The answer to the question before step 3.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct JointQuestion {
    pub wanted: Answer,
    pub safe: Answer,
    pub note: Option<Text>,
}

/// An agreement (*afspraak*).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Agreement {
    pub id: AgreementId,
    pub round: Round,
    pub step: Step,
    pub pupil: PupilId,
    pub protects: Option<PupilId>,
    pub what: Text,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
    pub check: Text,
    /// Looks at it, oldest first: when, how kept, note.
    pub checks: Vec<(NaiveDate, Kept, Option<Text>)>,
    /// Why it ended.
    pub ended: Option<Text>,
}

/// A sanction (*sanctie*).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Sanction {
    pub id: SanctionId,
    pub round: Round,
    pub pupil: PupilId,
    pub kind: SanctionKind,
    pub what: Text,
    pub due: Option<NaiveDate>,
    /// Why it was withdrawn.
    pub withdrawn: Option<Text>,
    /// When it was done, and a note.
    pub completed: Option<(NaiveDate, Option<Text>)>,
}

/// The answer to 3.6.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct ReflectiveState {
    pub needed: bool,
    pub why: Option<Text>,
}

/// A planned check (*volgmoment*).
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    /// Identity.
    pub id: FollowUpId,
    /// In which round it was planned.
    pub round: Round,
    /// With whom.
    pub pupil: PupilId,
    /// The date the plan asks for.
    pub original: NaiveDate,
    /// The day it is planned on now.
    pub date: NaiveDate,
    /// Why it was moved by hand, the last time.
    pub moved: Option<Text>,
    /// What became of it.
    pub state: FollowUpState,
    /// The day from which its days are counted: step 3 of this pupil, or the day on which it was added.
    pub base: NaiveDate,
    /// The date that is asked for now: the original, or the one chosen by hand, later by every pause since.
    pub asked: NaiveDate,
    /// How it will be held.
    pub means: Means,
    /// Whether it was added by hand, to what the plan asks for.
    pub extra: bool,
    /// What it is for, when it was added by hand.
    pub note: Option<Text>,
    /// Whether its day was chosen by hand during the pause that runs: it stays when the pause ends.
    pub chosen: bool,
    /// How agreements were kept, as told at this check.
    pub agreements: Vec<(AgreementId, Kept)>,
    /// The last entry that planned, held or cancelled it.
    pub touched: u32,
}

/// What became of a planned check.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the events")]
pub enum FollowUpState {
    /// To be held.
    Planned,
    /// Held.
    Held {
        on: NaiveDate,
        words: Text,
        safe_room: bool,
        trend: Trend,
        counsellor_offered: bool,
        means: Means,
        next: Option<Text>,
        /// The stretch in which it was held.
        stretch: u32,
    },
    /// Cancelled, with the reason.
    Cancelled(Text),
}

/// A pause of the checks at the request of the police.
#[derive(Clone, Debug, PartialEq)]
pub struct Pause {
    /// Since when.
    pub on: NaiveDate,
    /// Why.
    pub reason: Text,
    /// When the checks went on, and a note.
    pub ended: Option<(NaiveDate, Option<Text>)>,
}

/// A finding on whether it stopped.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Finding {
    pub round: Round,
    pub on: NaiveDate,
    pub stopped: bool,
    pub shows: Text,
    pub stretch: u32,
}

/// A family that was told.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Informed {
    pub round: Round,
    pub pupil: PupilId,
    pub on: NaiveDate,
    pub channel: ContactWay,
    pub note: Option<Text>,
    /// By whom; not known of the oldest.
    pub by: Option<StaffId>,
    pub stretch: u32,
}

/// The answer to 6.2.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Incident {
    pub round: Round,
    pub serious: bool,
    pub registered_on: Option<NaiveDate>,
    pub registered_by: Option<Text>,
    pub stretch: u32,
}

/// The start of a later round.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct RoundStart {
    pub round: Round,
    pub on: NaiveDate,
    pub reason: Text,
}

/// A turn in the life of a case.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the events")]
pub enum Turn {
    Closed { on: NaiveDate, light: bool, note: Option<Text> },
    Reopened { on: NaiveDate, reason: Text },
    Withdrawn { on: NaiveDate, reason: Text },
}

/// A frozen document.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Report {
    pub id: ReportId,
    pub kind: DocumentKind,
    pub round: Round,
    pub recipient: Recipient,
    pub conversation: Option<ConversationId>,
    pub letter: Option<LetterOf>,
    pub version: u32,
    pub on: NaiveDate,
    pub sha256: String,
    pub signatures: Vec<SignatureStored>,
    /// What was signed on the printed paper afterwards, oldest first.
    pub later: Vec<PaperSigned>,
}

/// That the printed paper was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct PaperSigned {
    pub signers: Vec<Signer>,
    pub on: NaiveDate,
    pub scan: Option<ScanKept>,
}

impl Report {
    /// When this person signed the printed paper.
    pub fn signed_on_paper(&self, signer: Signer) -> Option<NaiveDate> {
        self.later.iter().find(|signed| signed.signers.contains(&signer)).map(|signed| signed.on)
    }

    /// Who was to sign on paper or wanted to read it at home first, and has not signed since. Nothing depends on it.
    pub fn open_signatures(&self) -> impl Iterator<Item = Signer> {
        let open = |way: &SignedWay| matches!(way, SignedWay::Paper | SignedWay::ReadAtHome);
        self.signatures
            .iter()
            .filter(move |s| open(&s.way) && self.signed_on_paper(s.signer).is_none())
            .map(|s| s.signer)
    }
}

/// One line of the timeline (*tijdlijn*).
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineLine {
    /// The event.
    pub event: EventId,
    /// Which kind of event: the `type` of the stored format.
    pub kind: &'static str,
    /// When it was entered.
    pub entered_at: DateTime<Utc>,
    /// The day it happened, when the event has one.
    pub happened_on: Option<NaiveDate>,
    /// Who entered it.
    pub actor: StaffId,
    /// Whose decision it is, where that is not the same: what the schoolleiding lifts in its own name.
    pub in_name_of: Option<StaffId>,
    /// The pupils it is about.
    pub pupils: Vec<PupilId>,
    /// The step it belongs to.
    pub step: Option<Step>,
    /// Why, where the event gives a reason.
    pub reason: Option<Text>,
    /// The warning that was passed with it.
    pub warnings: Vec<(Warning, Text)>,
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
