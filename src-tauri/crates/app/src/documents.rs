//! Documents: compose, lay out, seal, verify, keep. All or nothing.

mod pieces;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::action::{Action, NameSettled, ReportMade, SignatureWay, Submission};
use domain::case::{Case, Field, Gap, MeasureFacts, Refusal, check_text};
use domain::compose::{Composed, Desk, Passage, Request, SchoolLack, compose, signers};
use domain::document::{Document, Drawing, PageMark, SealNote};
use domain::ids::{CaseId, ReportId, StaffId};
use domain::model::{Meaning, Signer, Warning};
use domain::references::Handles;
use domain::text::{Prose, is_blank};
use seal::{Fingerprint, Verdict};
use sha2::{Digest, Sha256};
use vault::{Damage, NewDocument, Reader, Vault, VaultError};

pub use self::pieces::{Piece, PieceKind};
pub(crate) use self::pieces::pieces;
use crate::chance;
use crate::door::new_key;
use crate::error::AppError;
use crate::exports::hex;
use crate::handover::foreign_seals;
use crate::nl;
use crate::scans::check_meaning;
use crate::session::{SEALING_KEY, Session, StoredKey};

pub use domain::compose::Request as DocumentRequest;

/// The most strokes and points of a drawn signature: minutes of drawing.
const DRAWN_MOST: usize = 20_000;

/// A document before it is frozen.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The bytes of the file, marked CONCEPT, not sealed; empty while a text has characters that can not stand on paper.
    pub pdf: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Its free texts, with the names found in them.
    pub passages: Vec<Passage>,
    /// Each of them in pieces.
    pub pieces: Vec<Vec<Piece>>,
    /// What a letter of a measure still lacks: until then it is a concept.
    pub missing: Vec<Gap>,
    /// What it would say if the school had filled it in.
    pub lacks: BTreeSet<SchoolLack>,
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
        check_texts(request)?;
        let head = self.vault.read(|reader| reader.chain_head())?.hex();
        let id = identity(&head, case.id, request);
        let composed = self.compose(&case, request, id, self.clock.now(), &head, Some(PageMark::Concept), None)?;
        let handles = Handles::new(&self.people);
        let pieces: Vec<_> = composed.passages.iter().map(|passage| pieces(passage, &handles)).collect();
        let pdf = concept_of(&composed.document, pieces.iter().flatten())?;
        let signers = signers(request, self.me);
        let facts = MeasureFacts { people: &self.people, school: &self.school, today: self.clock.today() };
        let missing = request.letter.map(|of| case.measure_gaps(of.measure, of.letter, &facts)).unwrap_or_default();
        Ok(Preview {
            pdf: pdf.bytes,
            pages: pdf.pages,
            passages: composed.passages,
            pieces,
            missing,
            lacks: composed.lacks,
            signers,
        })
    }

    /// A document as it is now, composed but not laid out: for whoever wants to look at it in another way than on pages.
    pub fn composed(&self, case: CaseId, request: &Request, seal: Option<&SealNote>) -> Result<Composed, AppError> {
        let case = self.load(case)?;
        check_texts(request)?;
        let head = self.vault.read(|reader| reader.chain_head())?.hex();
        let id = identity(&head, case.id, request);
        let mark = if seal.is_none() { Some(PageMark::Concept) } else { self.practice.then_some(PageMark::Example) };
        self.compose(&case, request, id, self.clock.now(), &head, mark, seal)
    }

    /// Freezes a document: composed, written, sealed, the seal checked, kept. Names of others in it stop everything.
    pub fn freeze(&mut self, case: CaseId, request: &Request) -> Result<ReportId, AppError> {
        self.freeze_all_the_same(case, request, BTreeMap::new())
    }

    /// The same, with the reasons why it is made for someone who is no addressee. They go into the journal.
    pub fn freeze_all_the_same(
        &mut self,
        case: CaseId,
        request: &Request,
        reasons: BTreeMap<Warning, Prose>,
    ) -> Result<ReportId, AppError> {
        let case = self.load(case)?;
        check_signatures(request, self.me)?;
        check_texts(request)?;
        let now = self.clock.now();
        self.renew_key_for(now)?;
        let head = self.vault.read(|reader| reader.chain_head())?.hex();
        let id = identity(&head, case.id, request);
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
        if composed.has_blanks() {
            return Err(AppError::TextsOpen);
        }
        let pdf = report::write(&composed.document)?;
        let sealed = seal::sign(&pdf.bytes, &self.key, now, nl::SEAL_REASON)?;
        if !matches!(seal::verify(&sealed, &[self.key.fingerprint()]), Verdict::Intact(_)) {
            return Err(AppError::Paper);
        }
        let made = ReportMade {
            id,
            kind: request.kind,
            recipient: request.recipient.clone(),
            conversation: request.conversation,
            letter: request.letter,
            sha256: hex(&Sha256::digest(&sealed)),
            signatures: request.signatures.clone(),
            names: composed.settled().into_iter().map(NameSettled::from).collect(),
        };
        let version = case.next_version(request.kind, &request.recipient, request.conversation, request.letter);
        let submission = Submission { action: Action::Freeze { report: made }, reasons };
        let document = NewDocument {
            id,
            case: case.id,
            kind: request.kind,
            version,
            recipient: &composed.document.copy_for,
            made_at: now,
            bytes: &sealed,
        };
        self.change(&case, &submission, &[], |writer| {
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
        let frozen = case.reports.iter().find(|report| report.id == id);
        let as_frozen = frozen.is_some_and(|report| report.sha256 == hex(&info.sha256));
        if !as_frozen || !is_intact(&self.vault, &pdf)? {
            return Err(AppError::Vault(VaultError::Damaged(Damage::Row)));
        }
        let number = case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default();
        let title = domain::compose::texts::file_stem(info.kind);
        let file_name = format!("{number} {title} v{}.pdf", info.version);
        Ok(FrozenDocument { pdf, file_name, recipient: info.recipient, made_at: info.made_at })
    }

    /// Makes a new sealing key when the certificate of the present one does not cover this moment: after years, or when
    /// the clock was wrong on the day it was made. Seals made with the old one stay valid.
    pub(crate) fn renew_key_for(&mut self, now: DateTime<Utc>) -> Result<(), AppError> {
        if self.key.covers(now) {
            return Ok(());
        }
        let me = self.me()?;
        let key = new_key(me, &self.school, now, &mut chance::system()?)?;
        let (stored, actor) = (StoredKey::of(&key)?, me.id);
        self.vault.write(now, |writer| writer.put_setting(SEALING_KEY, &stored, actor))?;
        self.key = key;
        Ok(())
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
        let mut composed = compose(case, request, desk)?;
        composed.document.letterhead.logo = self.logo_picture()?;
        Ok(composed)
    }
}

/// The identity of a document. It follows from the head of the journal, which freezing moves on, so that it is never given
/// twice and the same document made at the same point is the same to the last byte.
fn identity(head: &str, case: CaseId, request: &Request) -> ReportId {
    let about = (request.conversation, request.letter);
    let which = serde_json::json!([head, case, request.kind, request.recipient, about]);
    let hash: [u8; 32] = Sha256::digest(which.to_string()).into();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash).for_each(|(byte, hashed)| *byte = hashed);
    ReportId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// Everyone who is asked has one answer, and who draws has drawn something.
fn check_signatures(request: &Request, author: StaffId) -> Result<(), AppError> {
    let given = |signer: Signer| request.signatures.iter().filter(move |signature| signature.signer == signer);
    if signers(request, author).into_iter().any(|(signer, _)| given(signer).next().is_none()) {
        return Err(AppError::SignaturesOpen);
    }
    for signature in &request.signatures {
        if given(signature.signer).count() > 1 {
            return Err(Refusal::PersonTwice.into());
        }
        check_meaning(signature.signer, signature.meaning)?;
        if let SignatureWay::Drawn { drawing } = &signature.way
            && !is_drawn(drawing)
        {
            return Err(AppError::SignaturesOpen);
        }
    }
    Ok(())
}

/// Whether something was drawn, in an area that can be, by a hand.
fn is_drawn(drawing: &Drawing) -> bool {
    let size = 1..=10_000;
    let mut points = drawing.strokes.iter().flatten();
    let count = drawing.strokes.len() + points.clone().count();
    let inside = points.all(|(x, y)| *x <= drawing.width && *y <= drawing.height);
    let has_area = size.contains(&drawing.width) && size.contains(&drawing.height);
    has_area && inside && count <= DRAWN_MOST && drawing.strokes.iter().any(|stroke| !stroke.is_empty())
}

/// What was typed for this paper alone is checked before pages are made of it: a pasted book would keep the mentor waiting.
/// What is still empty is asked for when the paper is frozen.
fn check_texts(request: &Request) -> Result<(), Refusal> {
    let check = |text: &str, field| if is_blank(text) { Ok(()) } else { check_text(text, field).map(drop) };
    for (key, text) in &request.edits {
        let field = match key.split(':').next() {
            Some(part) if part == "account" || part.starts_with("heard") => Field::Account,
            Some("remarks") => Field::Remarks,
            Some("agreement") => Field::AgreementWhat,
            Some("check") => Field::AgreementCheck,
            Some("sanction") => Field::SanctionWhat,
            _ => Field::Reason,
        };
        check(text, field)?;
    }
    for stay in &request.stays {
        check_text(&stay.reason.0, Field::Reason)?;
    }
    for signature in &request.signatures {
        if let SignatureWay::NotSigned { reason, witness } = &signature.way {
            check(&reason.0, Field::Reason)?;
            check(&witness.0, Field::Witness)?;
        }
    }
    Ok(())
}

/// A concept as a file; empty while its texts have characters that can not stand on paper. The page asks what to do about
/// them: only then there is something to see.
pub(crate) fn concept_of<'a>(
    document: &Document,
    mut pieces: impl Iterator<Item = &'a Piece>,
) -> Result<Pdf, ReportError> {
    let lacking = |piece: &Piece| matches!(piece.kind, PieceKind::Emoji(_) | PieceKind::Hidden | PieceKind::Character);
    match report::write(document) {
        Err(ReportError::MissingGlyphs(_)) if pieces.any(lacking) => Ok(Pdf { bytes: Vec::new(), pages: 0 }),
        written => written,
    }
}

/// Whether a file has a whole seal of a key that this vault knows.
pub(crate) fn is_intact(vault: &Vault, pdf: &[u8]) -> Result<bool, AppError> {
    let seals = vault.read(known_seals)?;
    Ok(matches!(seal::verify(pdf, &seals), Verdict::Intact(_)))
}

/// The fingerprints of the key of now, of those before it, and of those that papers of cases from colleagues are sealed with.
fn known_seals(reader: &Reader<'_>) -> Result<Vec<Fingerprint>, AppError> {
    let keys = reader.setting_history::<StoredKey>(SEALING_KEY)?;
    let mut seals = foreign_seals(reader)?;
    for version in keys {
        seals.push(version.value.open()?.fingerprint());
    }
    Ok(seals)
}
