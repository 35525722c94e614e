//! Why something is not allowed.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::model::Warning;
use crate::text::is_blank;

/// "Not allowed now": an answer, with a code the window has a text for. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the codes are explained in the catalogue of the window")]
pub enum Refusal {
    #[error("text in {field:?}: {problem:?}")]
    Text { field: Field, problem: TextProblem },
    #[error("date in the future: {0:?}")]
    DateInFuture(Field),
    #[error("date before the birth of the pupil: {0:?}")]
    DateBeforeBirth(Field),
    #[error("date too long ago: {0:?}")]
    DateTooOld(Field),
    #[error("date too far ahead: {0:?}")]
    DateTooFar(Field),
    #[error("the end is before the start")]
    EndBeforeStart,
    #[error("a new date must be today or later")]
    DatePassed,
    #[error("the case is not opened yet")]
    NotOpened,
    #[error("the case is already opened")]
    AlreadyOpened,
    #[error("the case is closed")]
    CaseClosed,
    #[error("the case is withdrawn")]
    CaseWithdrawn,
    #[error("the case is not closed")]
    CaseNotClosed,
    #[error("a person is not known")]
    UnknownPerson,
    #[error("the pupil is not in this case")]
    NotInCase,
    #[error("the pupil is already in this case")]
    AlreadyInCase,
    #[error("the pupil has this role already")]
    SameRole,
    #[error("a case needs a bullied pupil")]
    NoBulliedPupil,
    #[error("the preliminaries are not all acknowledged")]
    PreliminariesOpen,
    #[error("the stop cards are not all answered")]
    StopCardsOpen,
    #[error("no kind of behaviour chosen")]
    NoBehaviour,
    #[error("the criteria are not all answered")]
    CriteriaOpen,
    #[error("no such point")]
    UnknownItem,
    #[error("this point has a row per pupil")]
    PointNeedsPupil,
    #[error("this point has no row for this pupil")]
    PointWithoutPupil,
    #[error("this step has no conversation")]
    NoConversationStep,
    #[error("exactly one pupil takes part")]
    OnePupil,
    #[error("step 2 is one conversation per bullying pupil")]
    SeparateVoices,
    #[error("the pupil's role does not fit this step")]
    WrongRole,
    #[error("a joint talk needs pupils of both sides")]
    JointNeedsBothSides,
    #[error("a written statement belongs to step 2")]
    StatementOnlyInStepTwo,
    #[error("the conversation is already recorded")]
    AlreadyRecorded,
    #[error("a parent conversation needs a parent")]
    NoGuardian,
    #[error("this is not a guardian of this pupil")]
    NotTheirGuardian,
    #[error("parents take no part in this step")]
    GuardianNotHere,
    #[error("nobody of the school took part")]
    NoStaff,
    #[error("the same person twice")]
    PersonTwice,
    #[error("no such conversation")]
    UnknownConversation,
    #[error("no such agreement")]
    UnknownAgreement,
    #[error("the agreement has ended")]
    AgreementEnded,
    #[error("a pupil does not protect himself")]
    ProtectsSelf,
    #[error("no such sanction")]
    UnknownSanction,
    #[error("the sanction is withdrawn")]
    SanctionWithdrawn,
    #[error("no such follow-up")]
    UnknownFollowUp,
    #[error("the follow-up is already held or cancelled")]
    FollowUpDone,
    #[error("no school on that day")]
    NoSchoolDay,
    #[error("fewer than three attempts")]
    TooFewAttempts,
    #[error("the pupil is not 18 on this day")]
    NotAdult,
    #[error("there is no finding that it stopped")]
    NoFinding,
    #[error("the incident question is not answered")]
    IncidentOpen,
    #[error("this outcome does not allow a light closing")]
    NoLightClosing,
    #[error("the round before is not done: steps 1 to 3 have nothing recorded")]
    RoundEmpty,
    #[error("the document has no signature place for this person")]
    UnknownSigner,
    #[error("no such document in this case")]
    UnknownReport,
    #[error("this person signed already")]
    SignedAlready,
    #[error("a reason is needed to go past: {0:?}")]
    Warned(Vec<Warning>),
    #[error("the case is paused")]
    CasePaused,
    #[error("the case is not paused")]
    CaseNotPaused,
    #[error("the pause begins before the one before it ended")]
    PauseOverlaps,
    #[error("the agreement is neither of nor for this pupil")]
    NotTheirAgreement,
    #[error("the same agreement twice")]
    AgreementTwice,
    #[error("the sanction is already done")]
    SanctionDone,
    #[error("not with this measure: {0:?}")]
    Measure(MeasureRefusal),
    #[error("nothing or nobody was chosen")]
    NothingChosen,
    #[error("there is no consent to take back")]
    NoConsent,
    #[error("the pupil is of age and decides")]
    AdultDecides,
    #[error("this parent has custody and needs no request")]
    HasCustody,
    #[error("no such note")]
    UnknownNote,
    #[error("the pupil has left already")]
    AlreadyLeft,
    #[error("the pupil has not left")]
    NotLeft,
    #[error("the case was handed over and not taken over yet")]
    HandedOver,
    #[error("the case was not handed over")]
    NotHandedOver,
    #[error("this is the mentor of the case already")]
    SameMentor,
    #[error("the case is kept for a legal reason already")]
    AlreadyHeld,
    #[error("the case is not kept for a legal reason")]
    NotHeld,
    #[error("this is the case itself")]
    SameCase,
    #[error("the cases are linked in this way already")]
    AlreadyLinked,
}

/// Why a step with a suspension or removal is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MeasureRefusal {
    /// No such measure in this case.
    Unknown,
    /// It was withdrawn.
    Over,
    /// This step belongs to the other kind of measure.
    WrongKind,
    /// The last day is more than six days after the first (WVO 2020 art. 8.14).
    LongerThanAWeek,
    /// Longer than a week only while the Inspectie is consulted over the removal of the same pupil (art. 8.15).
    NoConsultation,
    /// It is not decided yet.
    NotDecided,
    /// It is decided already: change the decision.
    AlreadyDecided,
    /// The new last day is not before the old one.
    NotShorter,
    /// Nobody of the family is named.
    NoVoice,
    /// This letter is not for this person, by age and custody on the date.
    NotAddressed,
    /// No such document for this reader.
    UnknownReport,
    /// No such objection.
    UnknownObjection,
    /// The objection is decided already.
    ObjectionDecided,
    /// Nothing of the kind is missing, or it is lifted already.
    NothingMissing,
    /// A letter that tells a decision needs one.
    NotLiftable,
    /// Only the schoolleiding, in its own name, may lift what is missing.
    OnlySchoolLeader,
}

impl From<MeasureRefusal> for Refusal {
    fn from(refusal: MeasureRefusal) -> Self {
        Self::Measure(refusal)
    }
}

/// Which field a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields of the actions")]
pub enum Field {
    What,
    Since,
    ReporterNote,
    PlaceReason,
    SafetyNote,
    ReferredTo,
    Reason,
    Note,
    Account,
    Remarks,
    Setting,
    AgreementWhat,
    AgreementCheck,
    SanctionWhat,
    ReflectiveWhy,
    Words,
    Shows,
    RegisteredBy,
    Witness,
    ReportedOn,
    ReferredOn,
    HeldOn,
    From,
    Until,
    On,
    RegisteredOn,
    Attempts,
    Date,
    FirstName,
    Infix,
    LastName,
    CallName,
    Nicknames,
    Class,
    Born,
    Contact,
    Language,
    SchoolName,
    Place,
    Address,
    SchoolText,
    StepTwoToldFor,
    Due,
    Next,
    NextOn,
    Facts,
    Tried,
    By,
    DecidedBy,
    OnBehalfOf,
    Mandate,
    Reasons,
    Consequences,
    ReceivingSchool,
    Reference,
    First,
    Last,
    DecidedOn,
    Ended,
    Ground,
    ExternalContact,
    ExternalAgreed,
    SeenWhere,
    SeenBy,
    KeptBy,
}

/// What is wrong with a text. The text itself stays where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum TextProblem {
    /// Nothing was typed.
    Empty {},
    /// Longer than this many characters.
    TooLong {
        /// How many are allowed.
        most: u32,
    },
    /// It holds characters that can not be seen or printed.
    Control {},
}

/// The most characters a free text may have: about thirty pages.
pub const PROSE_MOST: u32 = 100_000;
/// The most characters a name, a class or another short field may have.
pub const SHORT_MOST: u32 = 120;

/// Checks a free text: at most 100,000 characters; line ends become `\n`; control characters are refused.
///
/// # Errors
/// What is wrong with it; blank, which is also a text of invisible characters alone, is wrong.
pub fn check_text(text: &str, field: Field) -> Result<String, Refusal> {
    check(text, field, PROSE_MOST, |c| c.is_control() && c != '\n' && c != '\t')
}

/// Checks a name or another short text: one line, at most 120 characters, no control or direction characters.
///
/// # Errors
/// What is wrong with it; blank is wrong.
pub fn check_name(text: &str, field: Field) -> Result<String, Refusal> {
    check(text, field, SHORT_MOST, |c| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

fn check(text: &str, field: Field, most: u32, refused: impl Fn(char) -> bool) -> Result<String, Refusal> {
    let problem = |problem| Refusal::Text { field, problem };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if is_blank(text) {
        return Err(problem(TextProblem::Empty {}));
    }
    if text.chars().count() > most as usize {
        return Err(problem(TextProblem::TooLong { most }));
    }
    if text.chars().any(refused) {
        return Err(problem(TextProblem::Control {}));
    }
    Ok(text.to_owned())
}
