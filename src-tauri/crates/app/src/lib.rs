//! Use cases: one function is one transaction. Wires domain, vault, report and seal.
//!
//! A [`Door`] is the vault while it is locked; opening it gives a [`Session`], and everything a person does goes through
//! one function of that. Dropping the session wipes the keys.

mod access;
mod agenda;
mod archive;
mod backups;
mod cases;
mod chance;
mod check;
mod clock;
mod documents;
mod door;
mod drafts;
mod error;
mod exports;
mod handover;
mod holidays;
mod idle;
mod lists;
mod logo;
mod nl;
mod people;
mod practice;
mod projection;
mod recovery_sheet;
mod referable;
mod relations;
mod scans;
mod seals;
mod session;
mod settings;
mod strength;
mod together;

pub use access::{PackagePreview, PackageTexts, PupilRequests, RequestState};
pub use agenda::{AgendaItem, AgendaPart, Due, Moment};
pub use archive::ArchivePreview;
pub use backups::{BackupInfo, Closed};
pub use cases::{CaseFile, DraftHead, NewCase};
pub use check::{
    CHECK_MOST_BYTES, CheckedExport, CheckedPackage, CheckedPaper, DocumentCheck, Finding, KeyStanding, says_it_is,
};
pub use clock::Clock;
pub use documents::{DocumentRequest, FrozenDocument, Piece, PieceKind, Preview};
pub use domain;
pub use door::{Door, FirstStart, Found};
pub use drafts::DraftBody;
pub use error::{AppError, HandoverProblem, SealProblem};
pub use exports::{ExportLine, LastPrinter, Way};
pub use handover::{HANDOVER_MOST_BYTES, HandTo, Handed, HandoverPreview, PupilMatch, Sender, Standing, TaskLine};
pub use holidays::{FoundDay, FoundHolidays, HOLIDAYS_MOST_BYTES, HolidaysProblem};
pub use idle::IdleMinutes;
pub use lists::{CaseLine, Overview};
pub use logo::{ChosenLogo, LOGO_MOST_BYTES, LogoProblem, StoredLogo};
pub use nl::PRACTICE_PASSPHRASE;
pub use projection::code_of as missing_code;
pub use referable::Referable;
pub use relations::Split;
pub use scans::{SCAN_MOST_BYTES, ScanFile, ScanProblem, redrawn};
pub use seal::{Fingerprint, Flaw, IMPORT_MOST_BYTES, ImportError, Seal, Verdict, verify};
pub use seals::{KeyLine, Loss, LossReason, SealPaper, SealSheet};
pub use session::Session;
pub use strength::{Strength, Tip, advise};
pub use together::{Hint, Linked, Pattern, PupilPage, Summer, SummerCase, SummerPupil};
pub use vault::{
    CaseFilter, CaseOrder, Damage, DraftId, Export, KdfCost, KeysFrom, Page, RecoveryKey, UnlockError, VaultError,
};
