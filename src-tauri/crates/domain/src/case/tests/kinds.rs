//! The names of all variants. A new variant does not compile until it is listed, and a listed one must be covered.

use std::collections::BTreeSet;

use crate::action::Action;
use crate::case::{Field, MeasureRefusal, Refusal};
use crate::event::Event;
use crate::measure::{Element, MeasureEvent, MeasureStep};

macro_rules! kinds {
    ($kind_of:ident, $all:ident, $type:ident: $($variant:ident)+) => {
        /// The name of the variant.
        #[allow(dead_code, reason = "sometimes only there to be exhaustive")]
        pub fn $kind_of(value: &$type) -> &'static str {
            match value {
                $($type::$variant { .. } => stringify!($variant)),+
            }
        }

        /// The names of all variants.
        pub const $all: &[&str] = &[$(stringify!($variant)),+];
    };
}
pub(super) use kinds;

kinds! { action_kind, ACTIONS, Action:
    Open AddPupil ChangeRole AnswerStopCard AgreeSafety Assess SetPoint Record Correct NoParentTalk WeighJointTalk
    Agree CheckAgreement EndAgreement Sanction WithdrawSanction AnswerReflective HoldFollowUp MoveFollowUp
    CancelFollowUp RecordFinding InformFamily AnswerIncident Close Reopen StartRound Withdraw Freeze SignOnPaper
    AddFollowUp Pause Resume CompleteSanction Measure
    TellCase GiveConsent WithdrawConsent AnswerRequest SetExternal LogEvidence RecordClassWork RecordWitness
    CorrectNote RecordLeaving RecordReturn HandOver TakeOver Receive SetLegalHold LiftLegalHold Link MergeInto TakeIn
    SplitOff SplitFrom
}

kinds! { event_kind, EVENTS, Event:
    CaseOpened PupilJoined RoleChanged StopCardAnswered SafetyAgreed Assessed PointSet ConversationRecorded
    ConversationCorrected ParentsNotSpoken JointTalkWeighed Agreed AgreementChecked AgreementEnded SanctionSet
    SanctionWithdrawn ReflectiveAnswered FollowUpsPlanned FollowUpHeld FollowUpMoved FollowUpCancelled FindingRecorded
    FamilyInformed IncidentAnswered CaseClosed CaseReopened RoundStarted CaseWithdrawn ReportFrozen SignedOnPaper WarningPassed
    FollowUpAdded FollowUpCarried CasePaused CaseResumed SanctionCompleted Measure
    CaseTold ConsentGiven ConsentWithdrawn RequestAnswered ExternalContactSet EvidenceLogged ClassWorkRecorded
    WitnessHeard NoteCorrected PupilLeft PupilReturned CaseHandedOver CaseTakenOver CaseReceived LegalHoldSet
    LegalHoldLifted CaseLinked
}

kinds! { refusal_kind, REFUSALS, Refusal:
    Text DateInFuture DateBeforeBirth DateTooOld DateTooFar EndBeforeStart DatePassed NotOpened AlreadyOpened CaseClosed
    CaseWithdrawn CaseNotClosed UnknownPerson NotInCase AlreadyInCase SameRole NoBulliedPupil PreliminariesOpen
    StopCardsOpen NoBehaviour CriteriaOpen UnknownItem PointNeedsPupil PointWithoutPupil NoConversationStep OnePupil
    SeparateVoices WrongRole JointNeedsBothSides StatementOnlyInStepTwo AlreadyRecorded NoGuardian NotTheirGuardian
    GuardianNotHere NoStaff PersonTwice UnknownConversation UnknownAgreement AgreementEnded ProtectsSelf
    UnknownSanction SanctionWithdrawn UnknownFollowUp FollowUpDone NoSchoolDay TooFewAttempts NotAdult NoFinding
    IncidentOpen NoLightClosing RoundEmpty UnknownSigner UnknownReport SignedAlready Warned CasePaused CaseNotPaused PauseOverlaps NotTheirAgreement
    AgreementTwice SanctionDone Measure
    NothingChosen NoConsent AdultDecides HasCustody UnknownNote AlreadyLeft NotLeft HandedOver NotHandedOver SameMentor
    AlreadyHeld NotHeld SameCase AlreadyLinked
}

kinds! { field_kind, FIELDS, Field:
    What Since ReporterNote PlaceReason SafetyNote ReferredTo Reason Note Account Remarks Setting AgreementWhat
    AgreementCheck SanctionWhat ReflectiveWhy Words Shows RegisteredBy Witness ReportedOn ReferredOn HeldOn From Until
    On RegisteredOn Attempts Date FirstName Infix LastName CallName Nicknames Class Born Contact Language SchoolName Place
    Address SchoolText StepTwoToldFor Due Next NextOn Facts Tried By DecidedBy OnBehalfOf Mandate Reasons
    Consequences ReceivingSchool Reference First Last DecidedOn Ended
    Ground ExternalContact ExternalAgreed SeenWhere SeenBy KeptBy
}

kinds! { measure_step, MEASURE_STEPS, MeasureStep:
    Propose Request Invite Hear Decline NotHeardBefore AnswerCompulsory Consult FindSchool Decide Change
    ArrangeSchoolwork MakeLetter SendLetter TellInspectorate TellMunicipality Object HearObjection OfferReports
    DecideObjection EndEarly Withdraw LiftGap
}

kinds! { measure_event, MEASURE_EVENTS, MeasureEvent:
    Proposed Requested Invited Heard Declined NotHeardBefore CompulsoryAnswered Consulted SchoolFound Decided
    SchoolworkArranged LetterMade LetterSent InspectorateTold MunicipalityTold Objected ObjectionHeard ReportsOffered
    ObjectionDecided EndedEarly Withdrawn GapLifted
}

kinds! { measure_refusal, MEASURE_REFUSALS, MeasureRefusal:
    Unknown Over WrongKind LongerThanAWeek NoConsultation NotDecided AlreadyDecided NotShorter NoVoice NotAddressed
    UnknownReport UnknownObjection ObjectionDecided NothingMissing NotLiftable OnlySchoolLeader
}

kinds! { element_kind, ELEMENTS, Element:
    BirthDate Guardian Custody Contact Request Announcement Hearing Consultation ReceivingSchool Decision OnBehalfOf Mandate
    Reasons Schoolwork ObjectionText DecidedInTime SingleStretch ObjectionHearing ReportsOffered ObjectionDecision
    ObjectionReasons
}

/// Fails with the names of what was not reached.
pub fn assert_all(what: &str, wanted: &[&'static str], reached: &BTreeSet<&'static str>) {
    let missed: Vec<_> = wanted.iter().filter(|kind| !reached.contains(*kind)).collect();
    assert!(missed.is_empty(), "{what} never reached: {missed:?}");
}
