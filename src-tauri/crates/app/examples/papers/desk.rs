//! Papers of the practice cases, composed as the program composes them, and the same to the last byte each time.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use app::domain::access::{Asker, Asks, Identity, NewDataRequest};
use app::domain::compose::archive::{self, ArchivePurpose};
use app::domain::compose::{Offer, Passage, access};
use app::domain::document::{Document, DocumentKind, SealNote};
use app::domain::ids::{CaseId, PupilId, ReportId};
use app::{CaseOrder, Clock, DocumentRequest, Door, KdfCost, PackageTexts, Session, Way};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The answer of everything here.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// As the window puts it in the place of a name.
pub const SOMEONE: &str = "een andere leerling";
/// What is typed where a paper has a place for it.
const APPOINTMENT: &str = "Dinsdag 1 december 2026 om 15.30 uur, kamer 12.";
/// The most cases and papers of one kind that are looked at.
const MOST: u32 = 200;

/// A paper of a practice case.
pub struct Paper {
    /// Which.
    pub kind: DocumentKind,
    /// Before it is sealed: marked as a concept.
    pub concept: Document,
    /// As it is sealed.
    pub sealed: Document,
}

/// A file of many papers in one, sealed with the key of the vault.
pub struct Bundle {
    /// What it is.
    pub title: &'static str,
    /// For whom.
    pub reader: String,
    /// Before it is sealed: marked as a concept.
    pub concept: Vec<u8>,
    /// As it is sealed.
    pub sealed: Vec<u8>,
}

/// The practice vault in `folder`, as it is made on the morning of 23 November 2026.
pub fn practice(folder: &Path) -> Outcome<Session> {
    Ok(Door::claim(folder, true, Clock::at(moment()?), KdfCost::LIGHTEST)?.open_practice()?)
}

/// The moment at which every paper is made.
pub fn moment() -> Outcome<DateTime<Utc>> {
    Ok("2026-11-23T08:30:00Z".parse()?)
}

/// One of every kind, for every recipient: of each kind the case that has it for most people.
pub fn papers(session: &Session, seal: &SealNote) -> Outcome<Vec<Paper>> {
    let mut best: BTreeMap<DocumentKind, (CaseId, Vec<Offer>)> = BTreeMap::new();
    for line in session.cases("", None, CaseOrder::Number, 0, MOST)?.rows {
        let mut offers: BTreeMap<DocumentKind, Vec<Offer>> = BTreeMap::new();
        for offer in session.case(line.case)?.offers {
            offers.entry(offer.kind).or_default().push(offer);
        }
        for (kind, offers) in offers {
            if best.get(&kind).is_none_or(|(_, known)| offers.len() > known.len()) {
                best.insert(kind, (line.case, offers));
            }
        }
    }
    let mut papers = Vec::new();
    for (kind, (case, offers)) in best {
        for offer in offers {
            let request = without_names(session, case, &offer)?;
            let number = u128::try_from(papers.len() + 1)?;
            let composed = |seal| -> Outcome<Document> {
                let composed = session.composed(case, &request, seal)?;
                if composed.has_findings() || composed.has_blanks() {
                    return Err(format!("a paper of kind {kind:?} still names someone or has a blank").into());
                }
                Ok(stamped(composed.document, number))
            };
            let (concept, sealed) = (composed(None)?, composed(Some(seal))?);
            papers.push(Paper { kind, concept, sealed });
        }
    }
    Ok(papers)
}

/// The whole dossier of every case.
pub fn dossiers(session: &mut Session) -> Outcome<Vec<Bundle>> {
    let purpose = ArchivePurpose::Archive;
    let mut bundles = Vec::new();
    for line in session.cases("", None, CaseOrder::Number, 0, MOST)?.rows {
        let preview = session.preview_archive(line.case, purpose)?;
        let sealed = session.make_archive(line.case, purpose, Way::Saved)?;
        let reader = archive::recipient(purpose).to_owned();
        bundles.push(Bundle { title: archive::TITLE, reader, concept: preview.pdf, sealed });
    }
    Ok(bundles)
}

/// The access package about every pupil, for the pupil and for a parent, after a person replaced the names in it.
pub fn packages(session: &mut Session) -> Outcome<Vec<(PupilId, Bundle)>> {
    let mut bundles = Vec::new();
    let pupils: Vec<PupilId> = session.people().pupils.keys().copied().collect();
    for pupil in pupils {
        let parent = session.people().guardians_of(pupil).first().map(|parent| Asker::Guardian { guardian: parent.id });
        for by in std::iter::once(Asker::Pupil {}).chain(parent) {
            let request = session.take_up_request(&NewDataRequest {
                pupil,
                asks: Asks::Access {},
                by,
                all_the_same: "Samen gevraagd.".into(),
                identity: Identity::Known,
                identity_note: "".into(),
                received: session.today(),
            })?;
            let mut texts = PackageTexts::default();
            for (_, passage) in session.preview_package(request, &texts)?.passages {
                let text = nameless(&passage);
                if text != passage.text {
                    texts.edits.insert(passage.key, text);
                }
            }
            let preview = session.preview_package(request, &texts)?;
            let report = session.freeze_package(request, &texts)?;
            let frozen = session.package(request, report)?;
            let bundle =
                Bundle { title: access::TITLE, reader: frozen.recipient, concept: preview.pdf, sealed: frozen.pdf };
            bundles.push((pupil, bundle));
        }
    }
    Ok(bundles)
}

/// A document with an identity and a chain head of its own, which do not depend on chance.
pub fn stamped(document: Document, number: u128) -> Document {
    Document { id: ReportId(Uuid::from_u128(number << 88 | number)), chain_head: format!("{number:064x}"), ..document }
}

/// The request for a paper that nobody has looked at yet.
pub fn untouched(offer: &Offer) -> DocumentRequest {
    DocumentRequest {
        kind: offer.kind,
        recipient: offer.recipient.clone(),
        conversation: offer.conversation,
        letter: offer.letter,
        edits: BTreeMap::new(),
        stays: Vec::new(),
        signatures: Vec::new(),
    }
}

/// A text after a person replaced every name that was found in it.
fn nameless(passage: &Passage) -> String {
    let mut text = passage.text.clone();
    for finding in passage.findings.iter().rev() {
        text.replace_range(finding.start..finding.end, SOMEONE);
    }
    text
}

/// The same after a person replaced every name that was found and filled in what was open.
pub fn without_names(session: &Session, case: CaseId, offer: &Offer) -> Outcome<DocumentRequest> {
    let mut request = untouched(offer);
    for passage in session.composed(case, &request, None)?.passages {
        let mut text = nameless(&passage);
        if text.trim().is_empty() {
            // Only a person knows it: when and where the talk is.
            APPOINTMENT.clone_into(&mut text);
        }
        if text != passage.text {
            request.edits.insert(passage.key, text);
        }
    }
    Ok(request)
}
