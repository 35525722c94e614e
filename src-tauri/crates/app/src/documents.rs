//! Documents: compose, lay out, seal, verify, keep. All or nothing.

use chrono::{DateTime, Utc};
use domain::action::{Action, ReportMade, Submission};
use domain::case::Case;
use domain::compose::{Composed, Desk, Passage, Request, compose, signers};
use domain::document::{PageMark, SealNote};
use domain::ids::{CaseId, ReportId};
use domain::model::{Meaning, Signer};
use seal::Verdict;
use sha2::{Digest, Sha256};
use vault::{NewDocument, NewExport};

use crate::chance;
use crate::error::AppError;
use crate::session::Session;

pub use domain::compose::Request as DocumentRequest;

/// Why a document is sealed, as it stands in the seal.
const REASON: &str = "Vastgelegd door de school";

/// A document before it is frozen.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The bytes of the file, marked CONCEPT, not sealed.
    pub pdf: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Its free texts, with the names found in them.
    pub passages: Vec<Passage>,
    /// Who is asked to sign, with the meaning.
    pub signers: Vec<(Signer, Meaning)>,
}

/// A frozen document as it leaves the vault.
#[derive(Clone)]
pub struct FrozenDocument {
    /// The bytes of the file.
    pub pdf: Vec<u8>,
    /// A file name without anybody's name.
    pub file_name: String,
    /// Whom it is for.
    pub recipient: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

impl std::fmt::Debug for FrozenDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FrozenDocument({}, {} bytes)", self.file_name, self.pdf.len())
    }
}

impl Session {
    /// A document as it would be, marked CONCEPT, with the names that may not be in it.
    pub fn preview(&self, case: CaseId, request: &Request) -> Result<Preview, AppError> {
        let case = self.load(case)?;
        let head = self.vault.read(|reader| reader.chain_head())?.hex();
        let id = ReportId(chance::id()?);
        let composed = self.compose(&case, request, id, self.clock.now(), &head, Some(PageMark::Concept), None)?;
        let pdf = report::write(&composed.document)?;
        let signers = signers(request, self.me);
        Ok(Preview { pdf: pdf.bytes, pages: pdf.pages, passages: composed.passages, signers })
    }

    /// Freezes a document: composed, written, sealed, the seal checked, kept. Names of others in it stop everything.
    pub fn freeze(&mut self, case: CaseId, request: &Request) -> Result<ReportId, AppError> {
        let case = self.load(case)?;
        let asked = signers(request, self.me);
        if asked.iter().any(|(signer, _)| !request.signatures.iter().any(|given| given.signer == *signer)) {
            return Err(AppError::SignaturesOpen);
        }
        let now = self.clock.now();
        let head = self.vault.read(|reader| reader.chain_head())?.hex();
        let id = ReportId(chance::id()?);
        let holder = self.key.holder();
        let note = SealNote {
            holder: format!("{}, {}", holder.name, holder.school),
            fingerprint: self.key.fingerprint().to_string(),
        };
        let mark = self.practice.then_some(PageMark::Example);
        let composed = self.compose(&case, request, id, now, &head, mark, Some(&note))?;
        if composed.has_findings() {
            return Err(AppError::NamesFound);
        }
        let pdf = report::write(&composed.document)?;
        let sealed = seal::sign(&pdf.bytes, &self.key, now, REASON)?;
        if !matches!(seal::verify(&sealed, &[self.key.fingerprint()]), Verdict::Intact(_)) {
            return Err(AppError::Paper);
        }
        let made = ReportMade {
            id,
            kind: request.kind,
            recipient: request.recipient.clone(),
            conversation: request.conversation,
            sha256: hex(&Sha256::digest(&sealed)),
            signatures: request.signatures.clone(),
        };
        let version = case.next_version(request.kind, &request.recipient, request.conversation);
        let people = self.people.clone();
        let submission = Submission::from(Action::Freeze { report: made });
        let document = NewDocument {
            id,
            case: case.id,
            kind: request.kind,
            version,
            recipient: &composed.document.copy_for,
            made_at: now,
            bytes: &sealed,
        };
        self.change(&case, &submission, &people, |writer| {
            writer.add_document(&document)?;
            Ok(())
        })?;
        Ok(id)
    }

    /// A frozen document, its bytes checked against what was kept and against its seal.
    pub fn frozen(&self, id: ReportId) -> Result<FrozenDocument, AppError> {
        let (info, pdf) =
            self.vault.read(|reader| Ok::<_, AppError>((reader.document(id)?, reader.document_bytes(id)?)))?;
        let case = self.load(info.case)?;
        let number = case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default();
        let title = domain::compose::texts::file_stem(info.kind);
        let file_name = format!("{number} {title} v{}.pdf", info.version);
        Ok(FrozenDocument { pdf, file_name, recipient: info.recipient, made_at: info.made_at })
    }

    /// Lists in the export register that a document leaves the vault. Called before the file is written: a register that
    /// says too much still answers what was on a lost stick.
    pub fn register_export(&mut self, id: ReportId, way: &str) -> Result<(), AppError> {
        let (now, me) = (self.clock.now(), self.me);
        self.vault.write(now, |writer| {
            let info = writer.document(id)?;
            writer.add_export(&NewExport {
                what: domain::compose::texts::title(info.kind),
                document: Some(id),
                recipient: &info.recipient,
                way,
                exported_by: me,
                sha256: info.sha256,
            })?;
            Ok(())
        })
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a composition, each used once")]
    fn compose(
        &self,
        case: &Case,
        request: &Request,
        id: ReportId,
        now: DateTime<Utc>,
        head: &str,
        mark: Option<PageMark>,
        seal: Option<&SealNote>,
    ) -> Result<Composed, AppError> {
        let desk = Desk {
            people: &self.people,
            school: &self.school,
            author: self.me,
            today: self.clock.today(),
            now,
            id,
            chain_head: head,
            mark,
            seal,
        };
        Ok(compose(case, request, desk)?)
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
