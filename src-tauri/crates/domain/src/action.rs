//! What a person wants to do.

mod inputs;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::inputs::{
    AgreementInput, AgreementKept, Assessment, CarriedCheck, ConversationInput, EvidenceInput, FollowUpInput, Intake,
    NameSettled, PointInput, ReflectiveInput, ReportMade, Safety, SanctionInput, SignatureInput, SignatureWay,
    StopAnswer,
};
use crate::event::{Received, ScanKept};
use crate::ids::{
    AgreementId, CaseId, ConversationId, FollowUpId, GuardianId, MeasureId, NoteId, PupilId, ReportId, SanctionId,
    StaffId,
};
use crate::measure::MeasureStep;
use crate::model::{
    Answer, CaseNumber, ClassWork, ConsentScope, ContactWay, ExternalStatus, Kept, LinkKind, Means, NotSpoken,
    RequestAnswer, Role, Signer, StopCard, Warning,
};
use crate::protocol::ItemId;
use crate::text::Prose;

/// What a person wants to do with a case. [`Case::decide`](crate::case::Case::decide) says whether that is possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "do", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Action {
    /// Open a case with a report (*melding*).
    Open {
        /// The report.
        intake: Box<Intake>,
    },
    /// Involve another pupil.
    AddPupil {
        /// Who.
        pupil: PupilId,
        /// In which role.
        role: Role,
    },
    /// Give a pupil another role in this case.
    ChangeRole {
        /// Who.
        pupil: PupilId,
        /// The new role.
        role: Role,
        /// Why.
        reason: Prose,
    },
    /// Answer a stop card again.
    AnswerStopCard {
        /// Which.
        card: StopCard,
        /// The answer.
        answer: StopAnswer,
    },
    /// Look at safety again.
    AgreeSafety {
        /// What is needed now.
        safety: Safety,
    },
    /// Decide whether it is bullying.
    Assess {
        /// The filled-in form.
        assessment: Assessment,
    },
    /// Give a point of a step one of its three states.
    SetPoint {
        /// Which point.
        item: ItemId,
        /// For which pupil, when its step has a row per pupil.
        pupil: Option<PupilId>,
        /// The state.
        state: PointInput,
    },
    /// Record a conversation.
    Record {
        /// What was held and said.
        conversation: Box<ConversationInput>,
    },
    /// Correct the text of a recorded conversation; the earlier text stays in the journal.
    Correct {
        /// Which.
        conversation: ConversationId,
        /// The text as it should be.
        account: Prose,
        /// The remarks of the family as they should be.
        remarks: Prose,
        /// Why.
        reason: Prose,
    },
    /// Record why there is no conversation with a pupil's parents.
    NoParentTalk {
        /// Whose.
        pupil: PupilId,
        /// Why.
        why: NotSpoken,
        /// A note, optional.
        note: Prose,
    },
    /// Answer the question before step 3: does the gepeste leerling want it, and is it safe?
    WeighJointTalk {
        /// Whether each gepeste leerling wants it.
        wanted: Answer,
        /// Whether it is safe.
        safe: Answer,
        /// A note, optional.
        note: Prose,
    },
    /// Write down an agreement.
    Agree {
        /// The agreement.
        agreement: AgreementInput,
    },
    /// Record how an agreement was kept.
    CheckAgreement {
        /// Which.
        agreement: AgreementId,
        /// When it was looked at.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// How.
        kept: Kept,
        /// A note, optional.
        note: Prose,
    },
    /// End an agreement.
    EndAgreement {
        /// Which.
        agreement: AgreementId,
        /// Why.
        reason: Prose,
    },
    /// Set a sanction.
    Sanction {
        /// The sanction.
        sanction: SanctionInput,
    },
    /// Withdraw a sanction.
    WithdrawSanction {
        /// Which.
        sanction: SanctionId,
        /// Why.
        reason: Prose,
    },
    /// Answer 3.6: is a reflective sanction needed?
    AnswerReflective {
        /// For whom.
        pupil: PupilId,
        /// Yes or no.
        needed: bool,
        /// Why not; needed when the answer is no.
        why: Prose,
    },
    /// Record a planned check that was held.
    HoldFollowUp {
        /// Which.
        follow_up: FollowUpId,
        /// What came of it.
        check: FollowUpInput,
    },
    /// Move a planned check.
    MoveFollowUp {
        /// Which.
        follow_up: FollowUpId,
        /// To when.
        #[cfg_attr(feature = "specta", specta(type = String))]
        date: NaiveDate,
        /// Why.
        reason: Prose,
        /// How it will be held. By phone it may be on a day without school.
        #[serde(default)]
        means: Means,
    },
    /// Cancel a planned check.
    CancelFollowUp {
        /// Which.
        follow_up: FollowUpId,
        /// Why.
        reason: Prose,
    },
    /// Record whether it has really stopped (6.1).
    RecordFinding {
        /// When it was established.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Whether it stopped.
        stopped: bool,
        /// What shows it.
        shows: Prose,
    },
    /// Record that a family was told of the closing.
    InformFamily {
        /// Whose.
        pupil: PupilId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// How.
        channel: ContactWay,
        /// A note, optional.
        note: Prose,
        /// By whom; left out: by whoever enters it.
        #[serde(default)]
        by: Option<StaffId>,
    },
    /// Answer 6.2: was it serious, and was it registered in Magister?
    AnswerIncident {
        /// Yes or no.
        serious: bool,
        /// When it was registered.
        #[cfg_attr(feature = "specta", specta(type = Option<String>))]
        registered_on: Option<NaiveDate>,
        /// Who registered it; needed with a date.
        registered_by: Prose,
    },
    /// Close the case.
    Close {
        /// Light: after an outcome other than bullying.
        light: bool,
        /// A closing note, optional; for a light closing the advice that was given.
        note: Prose,
    },
    /// Open a closed case again.
    Reopen {
        /// Why.
        reason: Prose,
    },
    /// Start the next round of steps 1 to 3 (7.1).
    StartRound {
        /// Why.
        reason: Prose,
    },
    /// Withdraw a case that should not have been opened.
    Withdraw {
        /// Why.
        reason: Prose,
    },
    /// Plan an extra check by hand; the one follow-up that goes with advice (rule 5) is one.
    AddFollowUp {
        /// With whom.
        pupil: PupilId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        date: NaiveDate,
        /// How it will be held.
        #[serde(default)]
        means: Means,
        /// What for, optional.
        note: Prose,
    },
    /// Pause the checks of the case at the request of the police (*op verzoek van politie*).
    Pause {
        /// Since when.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Why: who asked for it, by function. No police papers.
        reason: Prose,
    },
    /// End the pause; the checks come later by as many days as it lasted.
    Resume {
        /// From when the checks go on.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// A note, optional.
        note: Prose,
    },
    /// Record that a sanction was done.
    CompleteSanction {
        /// Which.
        sanction: SanctionId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// A note, optional.
        note: Prose,
    },
    /// Register a document that was just frozen. Only the program itself says this, never the page.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    Freeze {
        /// The document.
        report: ReportMade,
    },
    /// Record that people signed the printed paper later, or attach a picture of it. Only the program itself says this: it
    /// keeps the picture.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    SignOnPaper {
        /// The document.
        report: ReportId,
        /// Who signed it; nobody when only the picture is added.
        signers: Vec<Signer>,
        /// When.
        on: NaiveDate,
        /// The picture, when there is one.
        scan: Option<ScanKept>,
    },
    /// Take a step with a suspension or removal (7.4 to 7.6).
    Measure {
        /// Which measure; a proposal brings a new id.
        measure: MeasureId,
        /// The step.
        step: Box<MeasureStep>,
    },
    /// Record that a family was told that there is a case.
    TellCase {
        /// Whose.
        pupil: PupilId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// How.
        channel: ContactWay,
        /// By whom.
        by: StaffId,
        /// A note, optional.
        note: Prose,
    },
    /// Record what a pupil of age lets the school share with parents. Takes the place of an earlier consent.
    GiveConsent {
        /// Who agreed.
        pupil: PupilId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// With which parents.
        guardians: BTreeSet<GuardianId>,
        /// To what.
        scopes: BTreeSet<ConsentScope>,
        /// A note, optional.
        note: Prose,
    },
    /// Record that a pupil of age took the consent back.
    WithdrawConsent {
        /// Who.
        pupil: PupilId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// A note, optional.
        note: Prose,
    },
    /// Record that a parent without custody asked for information, and what the school answered.
    AnswerRequest {
        /// About whom.
        pupil: PupilId,
        /// Who asked.
        guardian: GuardianId,
        /// When it was answered.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// The answer.
        answer: RequestAnswer,
        /// On what ground.
        ground: Prose,
    },
    /// Record how the contact outside the school stands.
    SetExternal {
        /// None, running or done.
        status: ExternalStatus,
        /// Since when.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// The contact person, optional.
        contact: Prose,
        /// What was agreed about school, optional.
        agreed: Prose,
    },
    /// Log something seen online. Never the picture.
    LogEvidence {
        /// What was seen.
        evidence: EvidenceInput,
    },
    /// Record work with the class.
    RecordClassWork {
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// What kind.
        work: ClassWork,
        /// By whom.
        staff: Vec<StaffId>,
        /// What was done.
        what: Prose,
    },
    /// Record what a witness told. Witnesses are shielded: it is printed for nobody.
    RecordWitness {
        /// Who.
        pupil: PupilId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Told to whom.
        staff: Vec<StaffId>,
        /// What was told.
        account: Prose,
    },
    /// Correct the text of logged evidence, of class work or of a witness; the earlier text stays in the journal.
    CorrectNote {
        /// Which.
        note: NoteId,
        /// The text as it should be.
        text: Prose,
        /// Why.
        reason: Prose,
    },
    /// Record that a pupil left: another school, or no longer of this case. What is planned stays in sight.
    RecordLeaving {
        /// Who.
        pupil: PupilId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Why.
        reason: Prose,
    },
    /// Record that a pupil who had left is back.
    RecordReturn {
        /// Who.
        pupil: PupilId,
        /// When.
        #[cfg_attr(feature = "specta", specta(type = String))]
        on: NaiveDate,
        /// Why.
        reason: Prose,
    },
    /// Hand the case over to a colleague. Until it is taken over, nothing can be added.
    HandOver {
        /// To whom.
        to: StaffId,
        /// What the colleague should know, optional.
        note: Prose,
    },
    /// Take over a case that was handed over, or take it back.
    TakeOver {
        /// A note; needed from anyone but the colleague it was handed to.
        note: Prose,
    },
    /// Take in a case that a colleague handed over in a file. Only the program itself says this, after the file was checked.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    Receive {
        /// The number it gets here, when its own is taken.
        number: Option<CaseNumber>,
        /// What shows which file it was.
        received: Received,
    },
    /// Keep the case for a legal reason.
    SetLegalHold {
        /// Why.
        reason: Prose,
    },
    /// Stop keeping it for a legal reason.
    LiftLegalHold {
        /// Why.
        reason: Prose,
    },
    /// Say of another case that it hangs together with this one. Only [`relations`](crate::relations) says this and the
    /// four below, as both cases must know.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    Link {
        /// The other case.
        other: CaseId,
        /// How: related or duplicate.
        link: LinkKind,
        /// Why.
        reason: Prose,
    },
    /// Let this case go on in another one.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    MergeInto {
        /// The other case.
        other: CaseId,
        /// Why.
        reason: Prose,
    },
    /// Let another case go on in this one.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    TakeIn {
        /// The other case.
        other: CaseId,
        /// Its pupils. Those who are here already keep the role they have here; but who is on one of the two sides there,
        /// and on neither here or gone, comes to that side here too.
        pupils: Vec<(PupilId, Role)>,
        /// Its stop cards that say yes while nobody was informed yet.
        cards: BTreeSet<StopCard>,
        /// The day of step 2 as it was told there, while someone was not spoken yet.
        step_two: Option<NaiveDate>,
        /// Why.
        reason: Prose,
    },
    /// Let pupils of this case go on in another one.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    SplitOff {
        /// The other case.
        other: CaseId,
        /// Who leave this case.
        leaving: Vec<PupilId>,
        /// Those of them whose checks are planned in the other case, so that they are cancelled here.
        planned_there: BTreeSet<PupilId>,
        /// Why.
        reason: Prose,
    },
    /// Say of this case, just opened, that it began as a part of another one.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    SplitFrom {
        /// The other case.
        other: CaseId,
        /// Pupils of the other case who are not in this one: a copied text may name them.
        shielded: BTreeSet<PupilId>,
        /// The day and the reason of the pause that runs there.
        pause: Option<(NaiveDate, Prose)>,
        /// Checks that are planned there and go on here.
        checks: Vec<CarriedCheck>,
        /// Why.
        reason: Prose,
    },
}

/// An action, with a reason for each warning the person was shown and went past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    /// What to do.
    pub action: Action,
    /// Why all the same.
    #[serde(default)]
    pub reasons: BTreeMap<Warning, Prose>,
}

impl From<Action> for Submission {
    fn from(action: Action) -> Self {
        Self { action, reasons: BTreeMap::new() }
    }
}
