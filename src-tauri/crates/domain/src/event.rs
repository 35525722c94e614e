//! What happened: the stored format. Once released, a variant or a field never changes; new ones are added with a default.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::document::DocumentKind;
use crate::ids::{
    AgreementId, CaseId, ConversationId, FollowUpId, GuardianId, MeasureId, NoteId, PupilId, ReportId, SanctionId,
    ScanId, StaffId, TextId,
};
use crate::measure::{LetterOf, MeasureEvent};
use crate::model::{
    Answer, Apology, Behaviour, CaseNumber, ClassWork, ConsentScope, ContactWay, ConversationForm, ExternalStatus,
    Kept, LinkKind, Meaning, Means, Moment, NotSpoken, Outcome, Place, Recipient, Reporter, RequestAnswer, Resumed,
    Role, Round, SafetyNeed, SanctionKind, Signer, StopCard, Trend, Warning,
};
use crate::names::Named;
use crate::protocol::{ItemId, Step};

/// What happened in a case, in the past tense. A skeleton: dates, random ids and enums, never free text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of the action of the same name")]
pub enum Event {
    /// The case was opened with a report.
    CaseOpened {
        number: CaseNumber,
        protocol: u32,
        reported_on: NaiveDate,
        reporter: Reporter,
        reporter_note: Option<TextId>,
        place: Place,
        place_reason: Option<TextId>,
        since: Option<TextId>,
        behaviours: BTreeSet<Behaviour>,
        what: TextId,
        acknowledged: BTreeSet<ItemId>,
    },
    /// A pupil got a role.
    PupilJoined {
        pupil: PupilId,
        role: Role,
        /// The class on that day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        class: Option<TextId>,
        /// The age in years on that day: a text, for ages on several days tell a birthday, and must be erasable.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        age: Option<TextId>,
    },
    /// A pupil got another role.
    RoleChanged { pupil: PupilId, role: Role, reason: TextId },
    /// A stop card was answered.
    StopCardAnswered { card: StopCard, yes: bool, referred_on: Option<NaiveDate>, referred_to: Option<TextId> },
    /// Safety was looked at.
    SafetyAgreed {
        needs: BTreeSet<SafetyNeed>,
        note: Option<TextId>,
        parents_early: bool,
        step_two_told_for: Option<NaiveDate>,
    },
    /// It was decided whether it is bullying.
    Assessed {
        answers: BTreeMap<ItemId, Answer>,
        notes: BTreeMap<ItemId, TextId>,
        outcome: Outcome,
        indicated: Outcome,
        reason: TextId,
    },
    /// A point got a state.
    PointSet { round: Round, item: ItemId, pupil: Option<PupilId>, state: PointState },
    /// A conversation was recorded.
    ConversationRecorded {
        conversation: ConversationId,
        round: Round,
        step: Step,
        held_on: NaiveDate,
        form: ConversationForm,
        setting: Option<TextId>,
        pupils: Vec<PupilId>,
        guardians: Vec<GuardianId>,
        staff: Vec<StaffId>,
        points: BTreeSet<ItemId>,
        account: TextId,
        remarks: Option<TextId>,
        apology: Option<Apology>,
        /// Class and age of each pupil on the day it was held.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        then: Vec<PupilThen>,
    },
    /// The text of a conversation was corrected.
    ConversationCorrected { conversation: ConversationId, account: TextId, remarks: Option<TextId>, reason: TextId },
    /// There is no conversation with these parents.
    ParentsNotSpoken { round: Round, pupil: PupilId, why: NotSpoken, note: Option<TextId> },
    /// The question before step 3 was answered.
    JointTalkWeighed { round: Round, wanted: Answer, safe: Answer, note: Option<TextId> },
    /// An agreement was made.
    Agreed {
        agreement: AgreementId,
        round: Round,
        step: Step,
        pupil: PupilId,
        protects: Option<PupilId>,
        what: TextId,
        from: NaiveDate,
        until: Option<NaiveDate>,
        check: TextId,
    },
    /// An agreement was looked at.
    AgreementChecked {
        agreement: AgreementId,
        on: NaiveDate,
        kept: Kept,
        note: Option<TextId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follow_up: Option<FollowUpId>,
    },
    /// An agreement ended.
    AgreementEnded { agreement: AgreementId, reason: TextId },
    /// A sanction was set.
    SanctionSet {
        sanction: SanctionId,
        round: Round,
        pupil: PupilId,
        kind: SanctionKind,
        what: TextId,
        due: Option<NaiveDate>,
    },
    /// A sanction was withdrawn.
    SanctionWithdrawn { sanction: SanctionId, reason: TextId },
    /// 3.6 was answered.
    ReflectiveAnswered { round: Round, pupil: PupilId, needed: bool, why: Option<TextId> },
    /// The checks of one pupil were planned.
    FollowUpsPlanned { round: Round, pupil: PupilId, base: NaiveDate, moments: Vec<Moment> },
    /// A check was held.
    FollowUpHeld {
        follow_up: FollowUpId,
        on: NaiveDate,
        words: TextId,
        safe_room: bool,
        trend: Trend,
        counsellor_offered: bool,
        #[serde(default, skip_serializing_if = "Means::is_at_school")]
        means: Means,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<TextId>,
    },
    /// A check was moved.
    FollowUpMoved {
        follow_up: FollowUpId,
        date: NaiveDate,
        reason: TextId,
        #[serde(default, skip_serializing_if = "Means::is_at_school")]
        means: Means,
    },
    /// A check was cancelled.
    FollowUpCancelled { follow_up: FollowUpId, reason: TextId },
    /// It was established whether it stopped.
    FindingRecorded { round: Round, on: NaiveDate, stopped: bool, shows: TextId },
    /// A family was told.
    FamilyInformed {
        round: Round,
        pupil: PupilId,
        on: NaiveDate,
        channel: ContactWay,
        note: Option<TextId>,
        /// Who told it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<StaffId>,
    },
    /// 6.2 was answered.
    IncidentAnswered { round: Round, serious: bool, registered_on: Option<NaiveDate>, registered_by: Option<TextId> },
    /// The case was closed.
    CaseClosed { on: NaiveDate, light: bool, note: Option<TextId> },
    /// The case was opened again.
    CaseReopened { on: NaiveDate, reason: TextId },
    /// The next round began.
    RoundStarted { round: Round, on: NaiveDate, reason: TextId },
    /// The case was withdrawn.
    CaseWithdrawn { on: NaiveDate, reason: TextId },
    /// A document was frozen.
    ReportFrozen {
        report: ReportId,
        kind: DocumentKind,
        round: Round,
        recipient: Recipient,
        conversation: Option<ConversationId>,
        version: u32,
        on: NaiveDate,
        sha256: String,
        signatures: Vec<SignatureStored>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<LetterOf>,
        /// What was done about each name of somebody else in it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        names: Vec<NameStored>,
    },
    /// People signed the printed paper, or a picture of it was added.
    SignedOnPaper {
        report: ReportId,
        signers: Vec<Signer>,
        on: NaiveDate,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scan: Option<ScanKept>,
    },
    /// A warning was shown and passed with a reason; belongs to the event before it.
    WarningPassed { warning: Warning, reason: TextId },
    /// A check was added by hand.
    FollowUpAdded {
        follow_up: FollowUpId,
        round: Round,
        pupil: PupilId,
        date: NaiveDate,
        means: Means,
        note: Option<TextId>,
    },
    /// A check that was planned in the case this one began in goes on here.
    FollowUpCarried {
        follow_up: FollowUpId,
        round: Round,
        pupil: PupilId,
        base: NaiveDate,
        original: NaiveDate,
        asked: NaiveDate,
        date: NaiveDate,
        means: Means,
        extra: bool,
        /// Why it was moved by hand.
        moved: Option<TextId>,
        note: Option<TextId>,
        chosen: bool,
    },
    /// The checks were paused at the request of the police.
    CasePaused { on: NaiveDate, reason: TextId },
    /// The pause ended; the checks that came later by it.
    CaseResumed { on: NaiveDate, note: Option<TextId>, moments: Vec<Resumed> },
    /// A sanction was done.
    SanctionCompleted { sanction: SanctionId, on: NaiveDate, note: Option<TextId> },
    /// Something happened with a suspension or removal.
    Measure { measure: MeasureId, happened: MeasureEvent },
    /// A family was told that there is a case.
    CaseTold { pupil: PupilId, on: NaiveDate, channel: ContactWay, by: StaffId, note: Option<TextId> },
    /// A pupil of age agreed that parents are told things.
    ConsentGiven {
        pupil: PupilId,
        on: NaiveDate,
        guardians: BTreeSet<GuardianId>,
        scopes: BTreeSet<ConsentScope>,
        note: Option<TextId>,
    },
    /// A pupil of age took that back.
    ConsentWithdrawn { pupil: PupilId, on: NaiveDate, note: Option<TextId> },
    /// A parent without custody asked for information, and got an answer.
    RequestAnswered { pupil: PupilId, guardian: GuardianId, on: NaiveDate, answer: RequestAnswer, ground: TextId },
    /// How the contact outside the school stands.
    ExternalContactSet { status: ExternalStatus, on: NaiveDate, contact: Option<TextId>, agreed: Option<TextId> },
    /// Something online was seen. The picture itself stays out.
    EvidenceLogged {
        note: NoteId,
        on: NaiveDate,
        at: Option<NaiveTime>,
        seen_where: TextId,
        what: TextId,
        seen_by: TextId,
        kept_by: Option<TextId>,
    },
    /// There was work with the class.
    ClassWorkRecorded { note: NoteId, on: NaiveDate, work: ClassWork, staff: Vec<StaffId>, what: TextId },
    /// A witness told what was seen.
    WitnessHeard { note: NoteId, pupil: PupilId, on: NaiveDate, staff: Vec<StaffId>, account: TextId },
    /// The text of one of the three above was corrected.
    NoteCorrected { note: NoteId, text: TextId, reason: TextId },
    /// A pupil left the case: another school, or another case.
    PupilLeft { pupil: PupilId, on: NaiveDate, reason: TextId },
    /// A pupil who had left is back.
    PupilReturned { pupil: PupilId, on: NaiveDate, reason: TextId },
    /// The case went to a colleague.
    CaseHandedOver { to: StaffId, on: NaiveDate, note: Option<TextId> },
    /// Whoever entered this is the mentor of the case from here on.
    CaseTakenOver { on: NaiveDate, note: Option<TextId> },
    /// The case came from a colleague's vault in a file; whoever entered this is its mentor from here on.
    CaseReceived {
        on: NaiveDate,
        /// The number it has here, when its own was taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<CaseNumber>,
        received: Received,
    },
    /// The case must be kept for a legal reason.
    LegalHoldSet { on: NaiveDate, reason: TextId },
    /// It need not be kept any longer than any other.
    LegalHoldLifted { on: NaiveDate, reason: TextId },
    /// Another case hangs together with this one.
    CaseLinked {
        other: CaseId,
        link: LinkKind,
        on: NaiveDate,
        reason: TextId,
        /// Pupils of the other case who are not in this one, while copied texts may name them.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        shielded: BTreeSet<PupilId>,
        /// The day of step 2 as it was told there, which counts here from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step_two: Option<NaiveDate>,
    },
}

/// What shows later which file a case came from, and what was changed to take it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// SHA-256 of the sender's certificate, 64 hexadecimal digits.
    pub certificate: String,
    /// SHA-256 of the signed content of the file.
    pub sha256: String,
    /// The head of the sender's journal when the file was made.
    pub chain_head: String,
    /// How many entries of the case the file held.
    pub entries: u32,
    /// People who have another id here than there: theirs, and the one that took its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matched: Vec<(uuid::Uuid, uuid::Uuid)>,
}

/// A picture of a signed paper that is kept beside the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanKept {
    /// Which.
    pub id: ScanId,
    /// SHA-256 of the picture as it is kept, 64 hexadecimal digits.
    pub sha256: String,
}

/// A pupil as things stood on a day: later changes of class change nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PupilThen {
    /// Who.
    pub pupil: PupilId,
    /// The class, when it was known.
    pub class: Option<TextId>,
    /// The age in years, when the date of birth was known: a text, for it must be erasable.
    pub age: Option<TextId>,
}

/// What was done about a name of somebody else in a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameStored {
    /// The text it stood in, as `account:<id>`.
    pub part: String,
    /// Whose name.
    pub person: Named,
    /// What was done.
    pub way: NameWay,
}

/// How a name of somebody else was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum NameWay {
    /// It became a reference.
    Reference,
    /// Other words stand in its place.
    Words,
    /// It stays.
    Stays {
        /// Why.
        reason: TextId,
    },
}

/// The state of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PointState {
    /// *Open*.
    Open,
    /// *Gedaan*.
    Done,
    /// *Niet nodig*.
    NotNeeded {
        /// Why.
        reason: TextId,
    },
}

/// A signature as the journal keeps it; a drawing lives only in the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureStored {
    /// Who.
    pub signer: Signer,
    /// What it means.
    pub meaning: Meaning,
    /// How.
    pub way: SignedWay,
}

/// How someone signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum SignedWay {
    /// Drawn on the screen.
    Drawn,
    /// A line on paper.
    Paper,
    /// Not signed.
    NotSigned {
        /// Why.
        reason: TextId,
        /// Who was there.
        witness: TextId,
    },
    /// Wants to read it at home first.
    ReadAtHome,
}
