//! Frozen documents, papers that can be made, and drafts.

use app::domain::case::{PaperSigned, Report};
use app::domain::compose::{Offer, is_asked};
use app::domain::document::DocumentKind;
use app::domain::event::SignedWay;
use app::domain::ids::{CaseId, ConversationId, ReportId, ScanId};
use app::domain::measure::{Letter, LetterOf};
use app::domain::model::{Meaning, Recipient, Signer};
use serde::Serialize;
use specta::Type;

use super::{Look, StandingKind};
use crate::views::{date, moment};

views! {
    /// A frozen document.
    ReportView {
        id: ReportId,
        kind: DocumentKind,
        round: u8,
        version: u32,
        recipient: Recipient,
        recipient_name: String,
        conversation: Option<ConversationId>,
        letter: Option<LetterOf>,
        on: String,
        sha256: String,
        superseded: bool,
        signatures: Vec<SignedView>,
        scans: Vec<ScanView>,
    }
    /// How someone signed, and when the printed paper was signed afterwards.
    SignedView { signer: Signer, name: String, meaning: Meaning, way: SignedKind, on_paper: Option<String> }
    /// A picture of the signed paper.
    ScanView { id: ScanId, on: String }
    /// A paper that can be made.
    OfferView {
        kind: DocumentKind,
        recipient: Recipient,
        recipient_name: String,
        pupil_name: String,
        asked: bool,
        conversation: Option<ConversationId>,
        held_on: Option<String>,
        letter: Option<LetterOf>,
        decided_on: Option<String>,
        round: u8,
        version: u32,
        held_back: Option<StandingKind>,
    }
    /// That there is a draft.
    DraftHeadView { id: String, case_id: CaseId, kind: String, label: String, updated_at: String }
}

/// How someone signed when the paper was frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum SignedKind {
    Drawn,
    Paper,
    NotSigned,
    ReadAtHome,
}

impl Look<'_> {
    fn signed(&self, report: &Report) -> Vec<SignedView> {
        let signatures = report.signatures.iter();
        signatures
            .map(|signature| SignedView {
                signer: signature.signer,
                name: self.signer(signature.signer),
                meaning: signature.meaning,
                way: match signature.way {
                    SignedWay::Drawn => SignedKind::Drawn,
                    SignedWay::Paper => SignedKind::Paper,
                    SignedWay::NotSigned { .. } => SignedKind::NotSigned,
                    SignedWay::ReadAtHome => SignedKind::ReadAtHome,
                },
                on_paper: report.signed_on_paper(signature.signer).map(date),
            })
            .collect()
    }

    fn signer(&self, signer: Signer) -> String {
        match signer {
            Signer::Pupil { id } => self.name(id),
            Signer::Guardian { id } => self.guardian(id).name,
            Signer::Staff { id } => self.staff(id),
        }
    }

    pub(super) fn reports(&self) -> Vec<ReportView> {
        let all = &self.file.case.reports;
        let newer = |r: &Report| {
            all.iter().any(|other| {
                other.kind == r.kind
                    && other.recipient == r.recipient
                    && other.conversation == r.conversation
                    && other.letter == r.letter
                    && other.round == r.round
                    && other.version > r.version
            })
        };
        all.iter()
            .rev()
            .map(|r| ReportView {
                id: r.id,
                kind: r.kind,
                round: r.round.0,
                version: r.version,
                recipient: r.recipient.clone(),
                recipient_name: self.recipient_name(&r.recipient),
                conversation: r.conversation,
                letter: r.letter,
                on: date(r.on),
                sha256: r.sha256.clone(),
                superseded: newer(r),
                signatures: self.signed(r),
                scans: r.later.iter().filter_map(scan).collect(),
            })
            .collect()
    }

    /// The papers that can be made now.
    pub(super) fn offers(&self) -> Vec<OfferView> {
        self.file.offers.iter().map(|offer| self.offer(offer, None)).collect()
    }

    /// The papers for parents who are no addressee now.
    pub(super) fn held_back(&self) -> Vec<OfferView> {
        self.file.held_back.iter().map(|(offer, why)| self.offer(offer, Some((*why).into()))).collect()
    }

    fn offer(&self, offer: &Offer, held_back: Option<StandingKind>) -> OfferView {
        let talk = offer.conversation.and_then(|id| self.file.case.conversation(id)).map(|talk| talk.held_on);
        let measure = offer.letter.and_then(|of| self.file.case.measure(of.measure));
        let hearing = measure.zip(offer.letter).and_then(|(measure, of)| match of.letter {
            Letter::Hearing { number } => measure.hearing(number),
            _ => None,
        });
        OfferView {
            kind: offer.kind,
            recipient: offer.recipient.clone(),
            recipient_name: self.recipient_name(&offer.recipient),
            pupil_name: self.recipient_name(&Recipient::Pupil { pupil: offer.recipient.pupil() }),
            asked: is_asked(offer, &self.file.progress),
            conversation: offer.conversation,
            held_on: talk.or(hearing.map(|hearing| hearing.on)).map(date),
            letter: offer.letter,
            decided_on: measure.and_then(|measure| measure.decision()).map(|decision| date(decision.decided_on)),
            round: offer.round.0,
            version: offer.version,
            held_back,
        }
    }
}

fn scan(signed: &PaperSigned) -> Option<ScanView> {
    signed.scan.as_ref().map(|scan| ScanView { id: scan.id, on: date(signed.on) })
}

impl DraftHeadView {
    /// The view of a draft's head.
    pub fn new(head: &app::DraftHead) -> Self {
        Self {
            id: head.id.0.to_string(),
            case_id: head.case,
            kind: head.kind.clone(),
            label: head.label.clone(),
            updated_at: moment(head.updated_at),
        }
    }
}
