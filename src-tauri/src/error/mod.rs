//! What the page is told when something did not happen.
//!
//! "Not allowed now" is an answer; "broken" is an incident. Neither carries text, a name, a path or a
//! value of the database: the page has the words for a code in its catalogue.

mod from_app;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use specta::Type;

/// A refusal or an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Failure {
    /// Which text of the catalogue belongs to it.
    pub code: Code,
    /// What that text needs to be filled in: numbers, names of fields, lists of codes. Never free text.
    pub params: BTreeMap<String, String>,
    /// True when the program itself failed; false when a person can do something else.
    pub incident: bool,
}

/// Every reason the page can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[serde(rename = "ErrorCode")]
#[expect(missing_docs, reason = "the codes are explained in the catalogue of the window")]
pub enum Code {
    // Getting in.
    WrongPassphrase,
    WaitBeforeTrying,
    WrongRecoveryKey,
    NotARecoveryKey,
    PassphraseTooShort,
    FolderReadOnly,
    FolderMissing,
    InUse,
    NewerVersion,
    Damaged,
    KeyFileDamaged,
    BackupDamaged,
    BackupFailed,
    AlreadyThere,
    DiskFull,
    OutOfMemory,
    Locked,
    // Files and programs.
    NotPrinted,
    NotSaved,
    SaveDiskFull,
    SaveFolderGone,
    SaveNotAllowed,
    NoPrintSystem,
    PrintSystemGone,
    PrinterGone,
    PrintRejected,
    NotRead,
    SystemRefused,
    // What is entered: `field` says where.
    TextEmpty,
    TextTooLong,
    TextControl,
    DateInFuture,
    DateBeforeBirth,
    DateTooOld,
    DateTooFar,
    EndBeforeStart,
    DatePassed,
    BadIntervals,
    HolidaysTooLarge,
    NoCalendar,
    NoHolidays,
    TooManyHolidays,
    NoLogo,
    LogoTooLarge,
    LogoTooManyPoints,
    LogoDamaged,
    LogoBlank,
    LogoUnsafe,
    DraftTooLarge,
    // Cases.
    NotFound,
    ChangedMeanwhile,
    NotOpened,
    AlreadyOpened,
    CaseClosed,
    CaseWithdrawn,
    CaseNotClosed,
    UnknownPerson,
    PersonExists,
    PersonTwice,
    NotInCase,
    AlreadyInCase,
    SameRole,
    NoBulliedPupil,
    PreliminariesOpen,
    StopCardsOpen,
    NoBehaviour,
    CriteriaOpen,
    UnknownItem,
    PointNeedsPupil,
    PointWithoutPupil,
    // Conversations.
    NoConversationStep,
    OnePupil,
    SeparateVoices,
    WrongRole,
    JointNeedsBothSides,
    StatementOnlyInStepTwo,
    AlreadyRecorded,
    NoGuardian,
    NotTheirGuardian,
    GuardianNotHere,
    NoStaff,
    UnknownConversation,
    // Agreements, sanctions, follow-ups, closing.
    UnknownAgreement,
    AgreementEnded,
    ProtectsSelf,
    UnknownSanction,
    SanctionWithdrawn,
    UnknownFollowUp,
    FollowUpDone,
    NoSchoolDay,
    TooFewAttempts,
    NotAdult,
    NoFinding,
    IncidentOpen,
    NoLightClosing,
    RoundEmpty,
    // Pauses, who may know, handing over, cases that hang together.
    CasePaused,
    CaseNotPaused,
    PauseOverlaps,
    NotTheirAgreement,
    AgreementTwice,
    SanctionDone,
    NothingChosen,
    NoConsent,
    AdultDecides,
    HasCustody,
    UnknownNote,
    AlreadyLeft,
    NotLeft,
    HandedOver,
    NotHandedOver,
    SameMentor,
    AlreadyHeld,
    NotHeld,
    SameCase,
    AlreadyLinked,
    /// Not with this measure: `why` says what is in the way.
    MeasureRefused,
    /// Allowed with a reason for each of `warnings`.
    ReasonNeeded,
    // Handing over by file.
    HandoverNoFile,
    HandoverTooLarge,
    HandoverWordCount,
    HandoverUnknownWord,
    HandoverWrongWords,
    HandoverNotForYou,
    HandoverTooMuchWork,
    HandoverDamaged,
    HandoverUnreadable,
    HandoverNewer,
    HandoverBadSignature,
    HandoverInconsistent,
    HandoverPractice,
    HandoverAlreadyHere,
    HandoverWentOn,
    HandoverBadKey,
    HandoverNothingOpened,
    // The digital seal, and checking a document.
    SealFileTooLarge,
    SealNotPkcs12,
    SealPassword,
    SealTooMuchWork,
    SealOldEncryption,
    SealNoKey,
    SealNoCertificate,
    SealOtherKind,
    SealNotACertificate,
    SealAnotherKey,
    SealExpired,
    SealNotYet,
    SealNotForSealing,
    SealUnusable,
    SealLost,
    SealInUse,
    SealUnknown,
    SealNothingChosen,
    CheckTooLarge,
    // Requests about a pupil's data.
    RequestNotEntitled,
    RequestAnswered,
    RequestNoPackage,
    RequestOtherSort,
    RequestNoExtension,
    // Documents.
    UnknownSigner,
    SignedAlready,
    ScanTooLarge,
    ScanNoPicture,
    ScanTooManyPoints,
    ScanBroken,
    ScanNothingChosen,
    SignaturesOpen,
    NamesFound,
    TextsOpen,
    Unprintable,
    WrongRecipient,
    WrongConversation,
    WrongLetter,
    NothingToPrint,
    TextErased,
    DocumentFailed,
    // Faults.
    NoRandomness,
    Unexpected,
}

impl Failure {
    /// An answer: this is not possible now.
    pub fn refused(code: Code) -> Self {
        Self { code, params: BTreeMap::new(), incident: false }
    }

    /// A fault of the program or the computer.
    pub fn incident(code: Code) -> Self {
        Self { code, params: BTreeMap::new(), incident: true }
    }

    /// Adds what the text needs.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_code_params_and_kind() {
        let failure = Failure::refused(Code::WaitBeforeTrying).with("seconds", 8);
        let told = serde_json::to_value(&failure).unwrap();
        let wanted = serde_json::json!({
            "code": "wait_before_trying", "params": { "seconds": "8" }, "incident": false
        });
        assert_eq!(told, wanted);
    }
}
