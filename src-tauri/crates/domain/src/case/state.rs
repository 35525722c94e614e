//! The parts that a case is made of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use crate::document::DocumentKind;
use crate::event::{ScanKept, SignatureStored, SignedWay};
use crate::ids::{
    AgreementId, ConversationId, EventId, FollowUpId, GuardianId, PupilId, ReportId, SanctionId, StaffId,
};
use crate::measure::LetterOf;
use crate::model::{
    Answer, Apology, Behaviour, CaseNumber, ContactWay, ConversationForm, Kept, Means, NotSpoken, Outcome, Place,
    Recipient, Reporter, Role, Round, SafetyNeed, SanctionKind, Signer, Trend, Warning,
};
use crate::protocol::{ItemId, Step};
use crate::text::Text;

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
