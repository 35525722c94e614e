//! Checking a file that someone brings: was it made here, and is it as it was?

use chrono::{DateTime, NaiveDate, Utc};
use domain::case::{Case, Report};
use domain::compose::{access, archive, texts};
use domain::document::DocumentKind;
use domain::ids::{CaseId, DataRequestId, PupilId, ReportId};
use seal::{Fingerprint, Flaw, Seal, Verdict};
use sha2::{Digest, Sha256};
use vault::{DocumentInfo, Reader};

use crate::error::{AppError, SealProblem};
use crate::exports::hex;
use crate::handover::{foreign_seals, known_senders};
use crate::seals::{Loss, NOTICE_TITLE, own_keys};
use crate::session::Session;

/// The largest file that is checked; the papers of this program are thousands of times smaller.
pub const CHECK_MOST_BYTES: u64 = 64 * 1024 * 1024;

/// What can be said of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A paper of this vault, to the last byte.
    Here,
    /// An access package that was made here, to the last byte.
    Package,
    /// A file that was made here for outside, to the last byte; only its line in the export register was kept.
    Listed,
    /// Whole, sealed with a key of this mentor, but in no dossier here (any more).
    Own,
    /// Whole, but sealed with a key that was reported lost, at a moment after that, and not kept here.
    AfterLoss,
    /// Whole, and by its own word sealed before the key was lost; not kept here, so that its word is all there is.
    BeforeLoss,
    /// Whole, sealed with a key that belongs to a colleague whose dossiers were taken over.
    Colleague,
    /// Whole, sealed with a key that is not known here.
    Unknown,
    /// It has a seal that no longer fits.
    Changed(Flaw),
    /// A PDF without a seal of this program.
    NotOurs,
    /// No PDF at all.
    NotPdf,
}

/// Whose key it was sealed with, as far as that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStanding {
    /// This mentor's, in use now.
    Present,
    /// This mentor's, from before.
    Former,
    /// This mentor's, reported lost.
    Lost(Loss),
    /// A colleague's.
    Colleague,
    /// Nobody's who is known.
    Unknown,
}

/// A paper of this vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedPaper {
    /// Its case.
    pub case: CaseId,
    /// The number of that.
    pub number: String,
    /// The paper.
    pub report: ReportId,
    /// Which paper it is.
    pub kind: DocumentKind,
    /// Which version.
    pub version: u32,
    /// For whom.
    pub recipient: String,
    /// When it was frozen.
    pub made_at: DateTime<Utc>,
    /// The newest version, when this is an older one.
    pub newer: Option<u32>,
}

/// An access package of this vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedPackage {
    /// About whom.
    pub pupil: PupilId,
    /// The request it answers.
    pub request: DataRequestId,
    /// The numbers of the cases it is about.
    pub cases: Vec<String>,
    /// Which version.
    pub version: u32,
    /// For whom.
    pub recipient: String,
    /// When it was frozen.
    pub made_on: NaiveDate,
    /// The newest version, when this is an older one.
    pub newer: Option<u32>,
}

/// A file that was made here for outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedExport {
    /// What it was.
    pub what: String,
    /// The case, when it was about a single one that is still here.
    pub case: Option<CaseId>,
    /// For whom.
    pub recipient: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// The answer about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentCheck {
    /// In short.
    pub finding: Finding,
    /// What the seal says, when it holds.
    pub seal: Option<Seal>,
    /// Whose key that is.
    pub standing: Option<KeyStanding>,
    /// The paper, when it is one of this vault.
    pub paper: Option<CheckedPaper>,
    /// The access package, when it is one of this vault.
    pub package: Option<CheckedPackage>,
    /// The line of the export register, when it is neither and was made here all the same.
    pub listed: Option<CheckedExport>,
    /// SHA-256 of the file.
    pub sha256: String,
}

impl Session {
    /// Checks a file, whatever it is. Keeps nothing of it.
    pub fn check_document(&self, bytes: &[u8]) -> Result<DocumentCheck, AppError> {
        if bytes.len() as u64 > CHECK_MOST_BYTES {
            return Err(SealProblem::TooLargeToCheck.into());
        }
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let known = self.vault.read(Known::read)?;
        let verdict = seal::verify(bytes, &known.all());
        let (finding, seal, standing) = match verdict {
            Verdict::Intact(seal) => {
                let standing = known.standing(seal.fingerprint, self.key.fingerprint());
                (self.told_by(&seal, standing), Some(seal), Some(standing))
            }
            Verdict::ByAnother(seal) => (Finding::Unknown, Some(seal), Some(KeyStanding::Unknown)),
            Verdict::Changed(flaw) => (Finding::Changed(flaw), None, None),
            Verdict::NotOurs if is_pdf(bytes) => (Finding::NotOurs, None, None),
            Verdict::NotOurs => (Finding::NotPdf, None, None),
        };
        let told =
            DocumentCheck { finding, seal, standing, paper: None, package: None, listed: None, sha256: hex(&hash) };
        // A seal that does not hold is never excused by a list.
        if matches!(told.finding, Finding::Changed(_) | Finding::Unknown) {
            return Ok(told);
        }
        self.made_here(&hash, told)
    }

    /// What the seal alone tells of a whole file.
    fn told_by(&self, seal: &Seal, standing: KeyStanding) -> Finding {
        match standing {
            KeyStanding::Lost(loss) if self.clock.day_of(seal.at) >= loss.since => Finding::AfterLoss,
            KeyStanding::Lost(_) => Finding::BeforeLoss,
            KeyStanding::Colleague => Finding::Colleague,
            KeyStanding::Present | KeyStanding::Former | KeyStanding::Unknown => Finding::Own,
        }
    }

    /// The answer with what this vault knows of exactly these bytes.
    fn made_here(&self, hash: &[u8; 32], told: DocumentCheck) -> Result<DocumentCheck, AppError> {
        if told.seal.is_some() {
            let info = self.vault.read(|reader| reader.document_with_hash(hash))?;
            if let Some(paper) = info.map(|info| self.checked_paper(&info)).transpose()?.flatten() {
                return Ok(DocumentCheck { finding: Finding::Here, paper: Some(paper), ..told });
            }
            if let Some(package) = self.checked_package(&told.sha256)? {
                return Ok(DocumentCheck { finding: Finding::Package, package: Some(package), ..told });
            }
        }
        let listed = self.vault.read(|reader| {
            let Some(export) = reader.exports_with_hash(hash)?.into_iter().next() else { return Ok(None) };
            let case = export.case.map(|case| reader.case_row(case)).transpose()?.flatten().and(export.case);
            Ok::<_, AppError>(Some(CheckedExport {
                what: export.what,
                case,
                recipient: export.recipient,
                made_at: export.exported_at,
            }))
        })?;
        let finding = if listed.is_some() { Finding::Listed } else { told.finding };
        Ok(DocumentCheck { finding, listed, ..told })
    }

    /// The access package with this hash, whether its file is still kept or not.
    fn checked_package(&self, sha256: &str) -> Result<Option<CheckedPackage>, AppError> {
        let requests = self.vault.read(|reader| reader.data_requests())?;
        let found = requests.iter().find_map(|request| {
            let package = request.packages.iter().find(|package| package.sha256 == sha256)?;
            let newest = request.packages.last().map(|last| last.version);
            Some(CheckedPackage {
                pupil: request.pupil,
                request: request.id,
                cases: package.cases.clone(),
                version: package.version,
                recipient: self.asker(request.pupil, request.by),
                made_on: package.on,
                newer: newest.filter(|newest| *newest > package.version),
            })
        });
        Ok(found)
    }

    /// The paper as the journal knows it; nothing when the journal has another one under its name.
    fn checked_paper(&self, info: &DocumentInfo) -> Result<Option<CheckedPaper>, AppError> {
        let case = self.load(info.case)?;
        let kept = |report: &&Report| report.id == info.id && report.sha256 == hex(&info.sha256);
        let Some(report) = case.reports.iter().find(kept) else { return Ok(None) };
        Ok(Some(CheckedPaper {
            case: case.id,
            number: case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default(),
            report: report.id,
            kind: report.kind,
            version: report.version,
            recipient: info.recipient.clone(),
            made_at: info.made_at,
            newer: newest(&case, report),
        }))
    }
}

/// Which paper of this program a sealed file says it is, whoever sealed it: its title, when that is one that the program
/// gives. Any other title could hold anything, and is told to nobody.
pub fn says_it_is(pdf: &[u8]) -> Option<&'static str> {
    let title = seal::title(pdf)?;
    let kinds = DocumentKind::ALL.into_iter().map(texts::title);
    kinds.chain(texts::OTHER_TITLES).chain([access::TITLE, archive::TITLE, NOTICE_TITLE]).find(|known| *known == title)
}

/// The highest version of the same paper, when that is a later one.
fn newest(case: &Case, report: &Report) -> Option<u32> {
    let same = |other: &&Report| {
        other.kind == report.kind
            && other.recipient == report.recipient
            && other.conversation == report.conversation
            && other.letter == report.letter
            && other.round == report.round
    };
    case.reports.iter().filter(same).map(|other| other.version).max().filter(|newest| *newest > report.version)
}

/// The keys that are known here.
struct Known {
    own: Vec<(Fingerprint, Option<Loss>)>,
    colleagues: Vec<Fingerprint>,
}

impl Known {
    fn read(reader: &Reader<'_>) -> Result<Self, AppError> {
        let mut colleagues = foreign_seals(reader)?;
        colleagues.extend(known_senders(reader)?);
        Ok(Self { own: own_keys(reader)?, colleagues })
    }

    fn all(&self) -> Vec<Fingerprint> {
        self.own.iter().map(|(fingerprint, _)| *fingerprint).chain(self.colleagues.iter().copied()).collect()
    }

    fn standing(&self, fingerprint: Fingerprint, present: Fingerprint) -> KeyStanding {
        match self.own.iter().find(|(own, _)| *own == fingerprint) {
            Some((_, Some(loss))) => KeyStanding::Lost(*loss),
            Some(_) if fingerprint == present => KeyStanding::Present,
            Some(_) => KeyStanding::Former,
            None if self.colleagues.contains(&fingerprint) => KeyStanding::Colleague,
            None => KeyStanding::Unknown,
        }
    }
}

/// Readers take a file for a PDF when this stands near its start.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).is_some_and(|start| start.windows(5).any(|window| window == b"%PDF-"))
}
