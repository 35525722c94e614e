//! Signed on paper: recorded afterwards, with a picture of the signed paper when there is one.
//!
//! A picture comes from outside and is never kept as it came: it is decoded within limits and drawn anew in grey, so that
//! neither what a camera writes beside a picture nor a trick in its bytes gets into the vault.

mod redraw;

use chrono::NaiveDate;
use domain::action::{Action, Submission};
use domain::case::{Case, Refusal};
use domain::event::ScanKept;
use domain::ids::{CaseId, ReportId, ScanId};
use domain::model::Signer;
use sha2::{Digest, Sha256};
use vault::{Damage, NewExport, VaultError};

pub(crate) use self::redraw::is_picture;
pub use self::redraw::{SCAN_MOST_BYTES, ScanProblem, redrawn};
use crate::cases::CaseFile;
use crate::chance;
use crate::error::AppError;
use crate::exports::{Way, hex};
use crate::session::Session;

/// A picture of a signed paper as it leaves the vault.
#[derive(Clone)]
pub struct ScanFile {
    /// A JPEG.
    pub jpeg: Vec<u8>,
    /// A file name without anybody's name.
    pub file_name: String,
}

impl std::fmt::Debug for ScanFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ScanFile({}, {} bytes)", self.file_name, self.jpeg.len())
    }
}

impl Session {
    /// Holds a picture that [`redrawn`] made, until it is kept with a paper or let go of.
    pub fn offer_scan(&mut self, jpeg: Vec<u8>) {
        self.scan = Some(jpeg);
    }

    /// Lets go of it.
    pub fn drop_scan(&mut self) {
        self.scan = None;
    }

    /// Records that people signed the printed paper, with the picture that was offered when `with_scan`.
    pub fn sign_on_paper(
        &mut self,
        case: CaseId,
        report: ReportId,
        signers: Vec<Signer>,
        on: NaiveDate,
        with_scan: bool,
    ) -> Result<CaseFile, AppError> {
        let case = self.load(case)?;
        let jpeg = if with_scan { Some(self.scan.clone().ok_or(ScanProblem::NothingChosen)?) } else { None };
        let id = ScanId(chance::id()?);
        let scan = jpeg.as_ref().map(|jpeg| ScanKept { id, sha256: hex(&Sha256::digest(jpeg)) });
        let submission = Submission::from(Action::SignOnPaper { report, signers, on, scan });
        self.change(&case, &submission, &[], |writer| {
            if let Some(jpeg) = &jpeg {
                writer.add_scan(id, report, jpeg)?;
            }
            Ok(())
        })?;
        self.scan = None;
        self.case(case.id)
    }

    /// A picture of a signed paper, compared with what the journal says of it.
    pub fn scan(&self, id: ScanId) -> Result<ScanFile, AppError> {
        let (document, jpeg) = self.vault.read(|reader| reader.scan(id))?;
        let info = self.vault.read(|reader| reader.document(document))?;
        let case = self.load(info.case)?;
        let kept = scans_of(&case, document).any(|scan| scan.id == id && scan.sha256 == hex(&Sha256::digest(&jpeg)));
        if !kept {
            return Err(AppError::Vault(VaultError::Damaged(Damage::Row)));
        }
        let number = case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default();
        let title = domain::compose::texts::file_stem(info.kind);
        Ok(ScanFile { jpeg, file_name: format!("{number} {title} v{} {}.jpg", info.version, crate::nl::SCAN) })
    }

    /// Lists in the export register that a picture leaves the vault, before it does.
    pub fn register_scan(&mut self, id: ScanId, way: Way) -> Result<(), AppError> {
        let (now, me) = (self.clock.now(), self.me);
        self.vault.write(now, |writer| {
            let (document, jpeg) = writer.scan(id)?;
            let info = writer.document(document)?;
            writer.add_export(&NewExport {
                what: &crate::nl::scan_of(domain::compose::texts::title(info.kind)),
                case: Some(info.case),
                document: Some(document),
                recipient: &info.recipient,
                way: way.code(),
                exported_by: me,
                sha256: Sha256::digest(&jpeg).into(),
            })?;
            Ok(())
        })
    }
}

/// What the journal says of the pictures of a paper.
pub(crate) fn scans_of(case: &Case, report: ReportId) -> impl Iterator<Item = &ScanKept> {
    let of = case.reports.iter().filter(move |known| known.id == report);
    of.flat_map(|known| &known.later).filter_map(|signed| signed.scan.as_ref())
}

impl From<ScanProblem> for AppError {
    fn from(problem: ScanProblem) -> Self {
        Self::Scan(problem)
    }
}

/// Nobody signs in another name: only the school signs for the school.
pub(crate) fn check_meaning(signer: Signer, meaning: domain::model::Meaning) -> Result<(), Refusal> {
    let for_school = meaning == domain::model::Meaning::ForTheSchool;
    if for_school == matches!(signer, Signer::Staff { .. }) { Ok(()) } else { Err(Refusal::UnknownSigner) }
}
