//! What `app` says, as the page is told.

use std::io::ErrorKind;

use app::AppError;
use app::domain::access::DataRefusal;
use app::domain::case::{Field, Refusal, TextProblem};
use app::domain::compose::ComposeProblem;
use app::{
    Damage, HandoverProblem, HolidaysProblem, ImportError, LogoProblem, ScanProblem, SealProblem, UnlockError,
    VaultError,
};
use serde::Serialize;

use super::{Code, Failure};

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Refused(refusal) => of_refusal(refusal),
            AppError::Unlock(error) => of_unlocking(error),
            AppError::NotARecoveryKey => Self::refused(Code::NotARecoveryKey),
            AppError::PassphraseTooShort => Self::refused(Code::PassphraseTooShort),
            AppError::WrongRecoveryKey => Self::refused(Code::WrongRecoveryKey),
            AppError::Vault(error) => of_vault(error),
            AppError::Compose(problem) => of_composing(problem),
            AppError::TextsOpen => Self::refused(Code::TextsOpen),
            AppError::NamesFound => Self::refused(Code::NamesFound),
            AppError::SignaturesOpen => Self::refused(Code::SignaturesOpen),
            AppError::Unprintable(characters) => {
                Self::refused(Code::Unprintable).with("characters", characters.iter().collect::<String>())
            }
            AppError::Paper => Self::incident(Code::DocumentFailed),
            AppError::PersonExists => Self::refused(Code::PersonExists),
            AppError::NotFound => Self::refused(Code::NotFound),
            AppError::NoRandomness => Self::incident(Code::NoRandomness),
            AppError::Holidays(problem) => Self::refused(match problem {
                HolidaysProblem::TooLarge => Code::HolidaysTooLarge,
                HolidaysProblem::NoCalendar => Code::NoCalendar,
                HolidaysProblem::NoDays => Code::NoHolidays,
                HolidaysProblem::TooMany => Code::TooManyHolidays,
            }),
            AppError::Logo(problem) => Self::refused(match problem {
                LogoProblem::NoPicture => Code::NoLogo,
                LogoProblem::TooLarge => Code::LogoTooLarge,
                LogoProblem::TooManyPoints => Code::LogoTooManyPoints,
                LogoProblem::Damaged => Code::LogoDamaged,
                LogoProblem::Blank => Code::LogoBlank,
                LogoProblem::UnsafeDrawing => Code::LogoUnsafe,
            }),
            AppError::BadIntervals => Self::refused(Code::BadIntervals),
            AppError::Handover(problem) => of_handover(problem),
            AppError::Seal(problem) => Self::refused(of_seal(problem)),
            AppError::Scan(problem) => Self::refused(match problem {
                ScanProblem::TooLarge => Code::ScanTooLarge,
                ScanProblem::NoPicture => Code::ScanNoPicture,
                ScanProblem::TooManyPoints => Code::ScanTooManyPoints,
                ScanProblem::Broken => Code::ScanBroken,
                ScanProblem::NothingChosen => Code::ScanNothingChosen,
            }),
            AppError::DataRequest(refusal) => of_data_request(refusal),
            AppError::DraftTooLarge => Self::refused(Code::DraftTooLarge),
        }
    }
}

fn of_handover(problem: HandoverProblem) -> Failure {
    Failure::refused(match problem {
        HandoverProblem::NoFile => Code::HandoverNoFile,
        HandoverProblem::TooLarge => Code::HandoverTooLarge,
        HandoverProblem::WordCount { typed } => return Failure::refused(Code::HandoverWordCount).with("typed", typed),
        HandoverProblem::UnknownWord { place } => {
            return Failure::refused(Code::HandoverUnknownWord).with("place", place);
        }
        HandoverProblem::WrongWords => Code::HandoverWrongWords,
        HandoverProblem::NotForYou => Code::HandoverNotForYou,
        HandoverProblem::TooMuchWork => Code::HandoverTooMuchWork,
        HandoverProblem::Damaged => Code::HandoverDamaged,
        HandoverProblem::Unreadable => Code::HandoverUnreadable,
        HandoverProblem::Newer => Code::HandoverNewer,
        HandoverProblem::BadSignature => Code::HandoverBadSignature,
        HandoverProblem::Inconsistent => Code::HandoverInconsistent,
        HandoverProblem::Practice => Code::HandoverPractice,
        HandoverProblem::AlreadyHere => Code::HandoverAlreadyHere,
        HandoverProblem::WentOn => Code::HandoverWentOn,
        HandoverProblem::BadKey => Code::HandoverBadKey,
        HandoverProblem::NothingOpened => Code::HandoverNothingOpened,
    })
}

fn of_seal(problem: SealProblem) -> Code {
    match problem {
        SealProblem::Import(error) => match error {
            ImportError::TooLarge => Code::SealFileTooLarge,
            ImportError::NotPkcs12 => Code::SealNotPkcs12,
            ImportError::Password => Code::SealPassword,
            ImportError::TooMuchWork => Code::SealTooMuchWork,
            ImportError::OldEncryption => Code::SealOldEncryption,
            ImportError::NoKey => Code::SealNoKey,
            ImportError::NoCertificate => Code::SealNoCertificate,
            ImportError::OtherKind => Code::SealOtherKind,
            ImportError::NotACertificate => Code::SealNotACertificate,
            ImportError::AnotherKey => Code::SealAnotherKey,
            ImportError::Expired => Code::SealExpired,
            ImportError::NotYet => Code::SealNotYet,
            ImportError::NotForSealing => Code::SealNotForSealing,
            ImportError::Unusable => Code::SealUnusable,
        },
        SealProblem::Lost => Code::SealLost,
        SealProblem::InUse => Code::SealInUse,
        SealProblem::Unknown => Code::SealUnknown,
        SealProblem::NothingChosen => Code::SealNothingChosen,
        SealProblem::TooLargeToCheck => Code::CheckTooLarge,
    }
}

fn of_data_request(refusal: DataRefusal) -> Failure {
    Failure::refused(match refusal {
        DataRefusal::Refused(refusal) => return of_refusal(refusal),
        DataRefusal::NotEntitled(_) => Code::RequestNotEntitled,
        DataRefusal::Answered => Code::RequestAnswered,
        DataRefusal::NoPackage => Code::RequestNoPackage,
        DataRefusal::OtherSort => Code::RequestOtherSort,
        DataRefusal::NoExtension => Code::RequestNoExtension,
    })
}

fn of_unlocking(error: UnlockError) -> Failure {
    match error {
        UnlockError::Wrong => Failure::refused(Code::WrongPassphrase),
        UnlockError::Wait { seconds } => Failure::refused(Code::WaitBeforeTrying).with("seconds", seconds),
        UnlockError::Vault(error) => of_vault(error),
    }
}

fn of_vault(error: VaultError) -> Failure {
    match error {
        // A file that stands where the folder should come.
        VaultError::Missing | VaultError::Path | VaultError::Io(ErrorKind::AlreadyExists) => {
            Failure::refused(Code::FolderMissing)
        }
        VaultError::Present => Failure::refused(Code::AlreadyThere),
        VaultError::InUse => Failure::refused(Code::InUse),
        VaultError::ReadOnly => Failure::refused(Code::FolderReadOnly),
        VaultError::Newer => Failure::refused(Code::NewerVersion),
        VaultError::Damaged(Damage::KeyFile) => Failure::incident(Code::KeyFileDamaged),
        VaultError::Damaged(Damage::Backup) => Failure::incident(Code::BackupDamaged),
        VaultError::Damaged(Damage::Incomplete | Damage::Database | Damage::Journal | Damage::Row) => {
            Failure::incident(Code::Damaged)
        }
        VaultError::Full => Failure::refused(Code::DiskFull),
        VaultError::OutOfMemory => Failure::refused(Code::OutOfMemory),
        VaultError::Conflict => Failure::refused(Code::ChangedMeanwhile),
        VaultError::NotFound => Failure::refused(Code::NotFound),
        VaultError::NoRandomness => Failure::incident(Code::NoRandomness),
        VaultError::Refused | VaultError::Unstorable => Failure::incident(Code::Unexpected),
        VaultError::Io(kind) => Failure::incident(Code::Unexpected).with("detail", kind),
        VaultError::Database(number) => Failure::incident(Code::Unexpected).with("detail", number),
    }
}

fn of_composing(problem: ComposeProblem) -> Failure {
    Failure::refused(match problem {
        ComposeProblem::NotOpened => Code::NotOpened,
        ComposeProblem::WrongRecipient => Code::WrongRecipient,
        ComposeProblem::WrongLetter => Code::WrongLetter,
        ComposeProblem::WrongConversation => Code::WrongConversation,
        ComposeProblem::UnknownPerson => Code::UnknownPerson,
        ComposeProblem::Nothing => Code::NothingToPrint,
        ComposeProblem::Erased => Code::TextErased,
    })
}

fn of_refusal(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Text { field, problem } => of_text(field, problem),
        Refusal::DateInFuture(field) => about(Code::DateInFuture, field),
        Refusal::DateBeforeBirth(field) => about(Code::DateBeforeBirth, field),
        Refusal::DateTooOld(field) => about(Code::DateTooOld, field),
        Refusal::DateTooFar(field) => about(Code::DateTooFar, field),
        Refusal::Warned(warnings) => {
            let words: Vec<String> = warnings.iter().map(word).collect();
            Failure::refused(Code::ReasonNeeded).with("warnings", words.join(","))
        }
        Refusal::EndBeforeStart => Failure::refused(Code::EndBeforeStart),
        Refusal::DatePassed => Failure::refused(Code::DatePassed),
        Refusal::NotOpened => Failure::refused(Code::NotOpened),
        Refusal::AlreadyOpened => Failure::refused(Code::AlreadyOpened),
        Refusal::CaseClosed => Failure::refused(Code::CaseClosed),
        Refusal::CaseWithdrawn => Failure::refused(Code::CaseWithdrawn),
        Refusal::CaseNotClosed => Failure::refused(Code::CaseNotClosed),
        Refusal::UnknownPerson => Failure::refused(Code::UnknownPerson),
        Refusal::NotInCase => Failure::refused(Code::NotInCase),
        Refusal::AlreadyInCase => Failure::refused(Code::AlreadyInCase),
        Refusal::SameRole => Failure::refused(Code::SameRole),
        Refusal::NoBulliedPupil => Failure::refused(Code::NoBulliedPupil),
        Refusal::PreliminariesOpen => Failure::refused(Code::PreliminariesOpen),
        Refusal::StopCardsOpen => Failure::refused(Code::StopCardsOpen),
        Refusal::NoBehaviour => Failure::refused(Code::NoBehaviour),
        Refusal::CriteriaOpen => Failure::refused(Code::CriteriaOpen),
        Refusal::UnknownItem => Failure::refused(Code::UnknownItem),
        Refusal::PointNeedsPupil => Failure::refused(Code::PointNeedsPupil),
        Refusal::PointWithoutPupil => Failure::refused(Code::PointWithoutPupil),
        Refusal::NoConversationStep => Failure::refused(Code::NoConversationStep),
        Refusal::OnePupil => Failure::refused(Code::OnePupil),
        Refusal::SeparateVoices => Failure::refused(Code::SeparateVoices),
        Refusal::WrongRole => Failure::refused(Code::WrongRole),
        Refusal::JointNeedsBothSides => Failure::refused(Code::JointNeedsBothSides),
        Refusal::StatementOnlyInStepTwo => Failure::refused(Code::StatementOnlyInStepTwo),
        Refusal::AlreadyRecorded => Failure::refused(Code::AlreadyRecorded),
        Refusal::NoGuardian => Failure::refused(Code::NoGuardian),
        Refusal::NotTheirGuardian => Failure::refused(Code::NotTheirGuardian),
        Refusal::GuardianNotHere => Failure::refused(Code::GuardianNotHere),
        Refusal::NoStaff => Failure::refused(Code::NoStaff),
        Refusal::PersonTwice => Failure::refused(Code::PersonTwice),
        Refusal::UnknownConversation => Failure::refused(Code::UnknownConversation),
        Refusal::UnknownAgreement => Failure::refused(Code::UnknownAgreement),
        Refusal::AgreementEnded => Failure::refused(Code::AgreementEnded),
        Refusal::ProtectsSelf => Failure::refused(Code::ProtectsSelf),
        Refusal::UnknownSanction => Failure::refused(Code::UnknownSanction),
        Refusal::SanctionWithdrawn => Failure::refused(Code::SanctionWithdrawn),
        Refusal::UnknownFollowUp => Failure::refused(Code::UnknownFollowUp),
        Refusal::FollowUpDone => Failure::refused(Code::FollowUpDone),
        Refusal::NoSchoolDay => Failure::refused(Code::NoSchoolDay),
        Refusal::TooFewAttempts => Failure::refused(Code::TooFewAttempts),
        Refusal::NotAdult => Failure::refused(Code::NotAdult),
        Refusal::NoFinding => Failure::refused(Code::NoFinding),
        Refusal::IncidentOpen => Failure::refused(Code::IncidentOpen),
        Refusal::NoLightClosing => Failure::refused(Code::NoLightClosing),
        Refusal::RoundEmpty => Failure::refused(Code::RoundEmpty),
        Refusal::UnknownSigner => Failure::refused(Code::UnknownSigner),
        Refusal::UnknownReport => Failure::refused(Code::NotFound),
        Refusal::SignedAlready => Failure::refused(Code::SignedAlready),
        Refusal::CasePaused => Failure::refused(Code::CasePaused),
        Refusal::CaseNotPaused => Failure::refused(Code::CaseNotPaused),
        Refusal::PauseOverlaps => Failure::refused(Code::PauseOverlaps),
        Refusal::NotTheirAgreement => Failure::refused(Code::NotTheirAgreement),
        Refusal::AgreementTwice => Failure::refused(Code::AgreementTwice),
        Refusal::SanctionDone => Failure::refused(Code::SanctionDone),
        Refusal::NothingChosen => Failure::refused(Code::NothingChosen),
        Refusal::NoConsent => Failure::refused(Code::NoConsent),
        Refusal::AdultDecides => Failure::refused(Code::AdultDecides),
        Refusal::HasCustody => Failure::refused(Code::HasCustody),
        Refusal::UnknownNote => Failure::refused(Code::UnknownNote),
        Refusal::AlreadyLeft => Failure::refused(Code::AlreadyLeft),
        Refusal::NotLeft => Failure::refused(Code::NotLeft),
        Refusal::HandedOver => Failure::refused(Code::HandedOver),
        Refusal::NotHandedOver => Failure::refused(Code::NotHandedOver),
        Refusal::SameMentor => Failure::refused(Code::SameMentor),
        Refusal::AlreadyHeld => Failure::refused(Code::AlreadyHeld),
        Refusal::NotHeld => Failure::refused(Code::NotHeld),
        Refusal::SameCase => Failure::refused(Code::SameCase),
        Refusal::AlreadyLinked => Failure::refused(Code::AlreadyLinked),
        Refusal::Measure(denied) => Failure::refused(Code::MeasureRefused).with("why", word(&denied)),
    }
}

fn of_text(field: Field, problem: TextProblem) -> Failure {
    match problem {
        TextProblem::Empty {} => about(Code::TextEmpty, field),
        TextProblem::TooLong { most } => about(Code::TextTooLong, field).with("most", most),
        TextProblem::Control {} => about(Code::TextControl, field),
    }
}

fn about(code: Code, field: Field) -> Failure {
    Failure::refused(code).with("field", word(&field))
}

/// The name of a field or warning, as the page knows it.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use app::domain::model::Warning;

    use super::*;

    #[test]
    fn a_refusal_says_which_field_and_how_much() {
        let refusal = Refusal::Text { field: Field::FirstName, problem: TextProblem::TooLong { most: 120 } };
        let failure = Failure::from(AppError::Refused(refusal));
        assert_eq!(failure, Failure::refused(Code::TextTooLong).with("field", "first_name").with("most", 120));
    }

    #[test]
    fn warnings_are_told_by_their_codes() {
        let refusal = Refusal::Warned(vec![Warning::JointNotWanted, Warning::OpenFollowUps]);
        let failure = Failure::from(AppError::Refused(refusal));
        assert_eq!(failure.params["warnings"], "joint_not_wanted,open_follow_ups");
    }

    #[test]
    fn a_mistake_of_a_person_is_no_incident_and_damage_is_one() {
        assert!(!Failure::from(AppError::Unlock(UnlockError::Wrong)).incident);
        assert!(Failure::from(AppError::Vault(VaultError::Damaged(Damage::Row))).incident);
    }
}
