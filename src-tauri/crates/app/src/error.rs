//! What can go wrong in a use case.

use domain::access::DataRefusal;
use domain::case::{Corrupt, Refusal};
use domain::compose::ComposeProblem;
use report::ReportError;
use seal::{ImportError, KeyError, SealError};
use thiserror::Error;
use vault::{Damage, UnlockError, VaultError};

use crate::holidays::HolidaysProblem;
use crate::logo::LogoProblem;
use crate::scans::ScanProblem;

/// Why a use case did not happen. Nothing has changed then.
#[derive(Debug, Error)]
pub enum AppError {
    /// Not allowed now: an answer.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The passphrase or recovery key does not open the vault, or not yet.
    #[error(transparent)]
    Unlock(UnlockError),
    /// What was typed can not be a recovery key.
    #[error("not a recovery key")]
    NotARecoveryKey,
    /// The passphrase is too weak to accept.
    #[error("the passphrase is too short")]
    PassphraseTooShort,
    /// The two do not match.
    #[error("not the right recovery key")]
    WrongRecoveryKey,
    /// The vault.
    #[error(transparent)]
    Vault(VaultError),
    /// The document can not be composed.
    #[error(transparent)]
    Compose(#[from] ComposeProblem),
    /// Names of others stand in the document.
    #[error("names of others stand in the document")]
    NamesFound,
    /// A text that only a person can give is still empty.
    #[error("a text of the document is still empty")]
    TextsOpen,
    /// A signature is missing: everyone who is asked must have an answer.
    #[error("a signature place has no answer yet")]
    SignaturesOpen,
    /// Characters that can not be printed.
    #[error("characters that can not be printed")]
    Unprintable(Vec<char>),
    /// The file could not be made or sealed: an incident.
    #[error("the document could not be made")]
    Paper,
    /// A person that was to be made is already there.
    #[error("this person is already there")]
    PersonExists,
    /// Nothing with this id.
    #[error("not found")]
    NotFound,
    /// The operating system gives no random numbers.
    #[error("no random numbers")]
    NoRandomness,
    /// The days of the follow-ups are not one to twelve rising numbers from 1 to 365.
    #[error("the days of the follow-ups do not rise")]
    BadIntervals,
    /// The holiday calendar can not be read.
    #[error(transparent)]
    Holidays(#[from] HolidaysProblem),
    /// The file that was chosen can not be the logo.
    #[error("the file can not be the logo: {0:?}")]
    Logo(LogoProblem),
    /// A case can not be handed over or taken over by file.
    #[error(transparent)]
    Handover(#[from] HandoverProblem),
    /// A sealing key or certificate is not taken up, or not reported lost.
    #[error(transparent)]
    Seal(#[from] SealProblem),
    /// A picture can not be kept with a paper.
    #[error(transparent)]
    Scan(ScanProblem),
    /// A request about a pupil's data can not take this step.
    #[error(transparent)]
    DataRequest(DataRefusal),
    /// A draft is larger than a draft may be.
    #[error("the draft is too large")]
    DraftTooLarge,
}

impl From<VaultError> for AppError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::NotFound => Self::NotFound,
            VaultError::NoRandomness => Self::NoRandomness,
            other => Self::Vault(other),
        }
    }
}

impl From<UnlockError> for AppError {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::Vault(error) => error.into(),
            other => Self::Unlock(other),
        }
    }
}

impl From<Corrupt> for AppError {
    fn from(_: Corrupt) -> Self {
        Self::Vault(VaultError::Damaged(Damage::Journal))
    }
}

impl From<ReportError> for AppError {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::MissingGlyphs(characters) => Self::Unprintable(characters),
            ReportError::Writer(_) => Self::Paper,
        }
    }
}

impl From<SealError> for AppError {
    fn from(_: SealError) -> Self {
        Self::Paper
    }
}

impl From<KeyError> for AppError {
    fn from(_: KeyError) -> Self {
        Self::Paper
    }
}

impl From<ImportError> for AppError {
    fn from(error: ImportError) -> Self {
        Self::Seal(SealProblem::Import(error))
    }
}

/// Why a sealing key or certificate is not taken up, or not reported lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealProblem {
    /// The file of the school.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The key was reported lost before.
    #[error("the key was reported lost")]
    Lost,
    /// The key is in use already, with this certificate.
    #[error("the key is in use")]
    InUse,
    /// No key of this mentor has that fingerprint.
    #[error("no key of this mentor")]
    Unknown,
    /// No file with a key of the school was chosen, or it was let go of.
    #[error("no file was chosen")]
    NothingChosen,
    /// The file to check is larger than any paper.
    #[error("the file is too large to check")]
    TooLargeToCheck,
}

/// Why a case can not be handed over or taken over by file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HandoverProblem {
    /// Not a file in the age format.
    #[error("no file to open")]
    NoFile,
    /// Larger than any case.
    #[error("too large")]
    TooLarge,
    /// Another number of words than there are.
    #[error("not the right number of words")]
    WordCount {
        /// How many were typed.
        typed: usize,
    },
    /// A word that is not in the list.
    #[error("a word that can not be right")]
    UnknownWord {
        /// 1 for the first.
        place: usize,
    },
    /// The words do not open it.
    #[error("the words do not fit")]
    WrongWords,
    /// It was encrypted for another key.
    #[error("not for this key")]
    NotForYou,
    /// Opening it would take more memory and time than any honest file.
    #[error("asks too much work")]
    TooMuchWork,
    /// Cut off or changed.
    #[error("cut off or changed")]
    Damaged,
    /// It opens, but it is no handover.
    #[error("no handover")]
    Unreadable,
    /// Made by a newer version of the program.
    #[error("of a newer version")]
    Newer,
    /// The signature is not of this content and this certificate.
    #[error("the signature is not right")]
    BadSignature,
    /// The content does not add up to a case.
    #[error("the content does not add up")]
    Inconsistent,
    /// An invented case in the real vault, or the other way round.
    #[error("practice and real do not mix")]
    Practice,
    /// The case is here already, as far as the file has it.
    #[error("already here")]
    AlreadyHere,
    /// The case went on here after it was handed over.
    #[error("went on here")]
    WentOn,
    /// What was typed is no public key.
    #[error("no public key")]
    BadKey,
    /// No file was chosen and opened before.
    #[error("no file was opened")]
    NothingOpened,
}
