//! Documents as the page sees and asks for them.

use std::collections::BTreeMap;

use app::domain::action::SignatureInput;
use app::domain::case::Gap;
use app::domain::compose::{PassageKind, SchoolLack, Stay};
use app::domain::document::DocumentKind;
use app::domain::ids::{ConversationId, PupilId};
use app::domain::measure::{Element, LetterOf, Voice};
use app::domain::model::{Meaning, Recipient, Signer};
use app::{DocumentRequest, Piece, PieceKind, Preview};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What the page asks for.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRequestView {
    /// Which paper.
    pub kind: DocumentKind,
    /// For whom.
    pub recipient: Recipient,
    /// About which conversation.
    pub conversation: Option<ConversationId>,
    /// Which letter of a measure.
    pub letter: Option<LetterOf>,
    /// Free texts as they should read in this copy, by the key of their passage.
    pub edits: BTreeMap<String, String>,
    /// Names of others that may stand in it, each with the reason.
    pub stays: Vec<Stay>,
    /// Who signs how; empty before that step.
    pub signatures: Vec<SignatureInput>,
}

impl From<DocumentRequestView> for DocumentRequest {
    fn from(view: DocumentRequestView) -> Self {
        Self {
            kind: view.kind,
            recipient: view.recipient,
            conversation: view.conversation,
            letter: view.letter,
            edits: view.edits,
            stays: view.stays,
            signatures: view.signatures,
        }
    }
}

/// A document before it is frozen.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PreviewView {
    /// The bytes of the file, marked CONCEPT, in base64; empty while a text has characters that can not stand on paper.
    pub pdf: String,
    /// How many pages.
    pub pages: u32,
    /// Its free texts.
    pub passages: Vec<PassageView>,
    /// What a letter of a measure still lacks: until then it is a concept.
    pub missing: Vec<LackView>,
    /// What it would say if the school had filled it in.
    pub lacks: Vec<SchoolLackView>,
    /// Who is asked to sign.
    pub signers: Vec<SignerView>,
    /// Whether something in the texts must be settled before it can be frozen: names of others, characters.
    pub has_findings: bool,
}

/// A free text in a document.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PassageView {
    /// Its key for the edits.
    pub key: String,
    /// What kind of text.
    pub kind: PassageKindView,
    /// The text for this copy, with its references.
    pub text: String,
    /// Whether it differs from what was recorded.
    pub edited: bool,
    /// The text in pieces, with what has to be settled about each.
    pub pieces: Vec<PieceView>,
}

/// A stretch of a text. All of them one after another are the text.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PieceView {
    /// The words as they stand in the text.
    pub words: String,
    /// The first byte in the text: how a name that stays is pointed at.
    pub start: u32,
    /// What it is.
    pub kind: PieceKindView,
}

/// What a stretch of a text is.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PieceKindView {
    /// Text and no more.
    Plain {},
    /// A reference.
    Reference {
        /// How it reads in this copy.
        reads: String,
    },
    /// A name of somebody else.
    Name {
        /// The reference it can become; empty where it can not be changed.
        reference: String,
        /// Why it may stay, if a person said so.
        stays: Option<String>,
    },
    /// An emoji.
    Emoji {
        /// The words that can stand for it.
        instead: String,
    },
    /// A character that nobody sees.
    Hidden {},
    /// Another character that can not stand on paper.
    Character {},
}

/// What kind of free text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum PassageKindView {
    Account,
    Remarks,
    Agreement,
    AgreementCheck,
    Sanction,
    SignatureReason,
    Appointment,
    Company,
    MeasureFacts,
    MeasureTried,
    MeasureReasons,
    MeasureChange,
    DecidedBy,
    OnBehalfOf,
    Mandate,
    NotHeardBefore,
    Schoolwork,
    ReceivingSchool,
    Consequences,
    Intake,
    FollowUp,
    Reason,
    Note,
    Withheld,
    Fixed,
}

/// Something that papers for families say and that the school has not filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum SchoolLackView {
    AntiBullying,
    Confidant,
    Complaints,
    Reach,
    Substitute,
    Privacy,
    Keeping,
}

/// What a letter of a measure lacks.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LackView {
    /// What.
    pub missing: Element,
    /// Whose, where it is about a person.
    pub name: String,
    /// Where it is written that it is asked.
    pub reference: String,
}

/// Someone who is asked to sign.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignerView {
    /// Who.
    pub signer: Signer,
    /// By name.
    pub name: String,
    /// What it would mean.
    pub meaning: Meaning,
}

impl PreviewView {
    /// The view of a document about this pupil before it is frozen; `name_of` knows the people.
    pub fn new(preview: Preview, pupil: PupilId, name_of: impl Fn(Signer) -> String) -> Self {
        let open = preview.pieces.iter().flatten().any(|piece| piece.kind.is_open());
        let passages = preview.passages.into_iter().zip(preview.pieces);
        let passages: Vec<PassageView> = passages.map(|(one, pieces)| passage(one, pieces)).collect();
        let signers = preview.signers.into_iter();
        Self {
            pdf: STANDARD.encode(&preview.pdf),
            pages: u32::try_from(preview.pages).unwrap_or(u32::MAX),
            has_findings: open,
            passages,
            lacks: preview.lacks.into_iter().map(school_lack).collect(),
            missing: preview.missing.iter().map(|gap| lack(gap, pupil, &name_of)).collect(),
            signers: signers.map(|(signer, meaning)| SignerView { name: name_of(signer), signer, meaning }).collect(),
        }
    }
}

fn lack(gap: &Gap, pupil: PupilId, name_of: impl Fn(Signer) -> String) -> LackView {
    let about = match gap.missing {
        Element::Hearing { voice: Voice::Pupil {} } => Some(Signer::Pupil { id: pupil }),
        Element::Hearing { voice: Voice::Guardian { guardian } }
        | Element::Custody { guardian }
        | Element::Contact { guardian } => Some(Signer::Guardian { id: guardian }),
        _ => None,
    };
    let name = about.map(name_of).unwrap_or_default();
    LackView { missing: gap.missing, name, reference: gap.source.reference().to_owned() }
}

fn school_lack(lack: SchoolLack) -> SchoolLackView {
    match lack {
        SchoolLack::AntiBullying => SchoolLackView::AntiBullying,
        SchoolLack::Confidant => SchoolLackView::Confidant,
        SchoolLack::Complaints => SchoolLackView::Complaints,
        SchoolLack::Reach => SchoolLackView::Reach,
        SchoolLack::Substitute => SchoolLackView::Substitute,
        SchoolLack::Privacy => SchoolLackView::Privacy,
        SchoolLack::Keeping => SchoolLackView::Keeping,
    }
}

pub(super) fn passage(passage: app::domain::compose::Passage, pieces: Vec<Piece>) -> PassageView {
    let kind = match passage.kind {
        PassageKind::Account => PassageKindView::Account,
        PassageKind::Remarks => PassageKindView::Remarks,
        PassageKind::Agreement => PassageKindView::Agreement,
        PassageKind::AgreementCheck => PassageKindView::AgreementCheck,
        PassageKind::Sanction => PassageKindView::Sanction,
        PassageKind::SignatureReason => PassageKindView::SignatureReason,
        PassageKind::Appointment => PassageKindView::Appointment,
        PassageKind::Company => PassageKindView::Company,
        PassageKind::MeasureFacts => PassageKindView::MeasureFacts,
        PassageKind::MeasureTried => PassageKindView::MeasureTried,
        PassageKind::MeasureReasons => PassageKindView::MeasureReasons,
        PassageKind::MeasureChange => PassageKindView::MeasureChange,
        PassageKind::DecidedBy => PassageKindView::DecidedBy,
        PassageKind::OnBehalfOf => PassageKindView::OnBehalfOf,
        PassageKind::Mandate => PassageKindView::Mandate,
        PassageKind::NotHeardBefore => PassageKindView::NotHeardBefore,
        PassageKind::Schoolwork => PassageKindView::Schoolwork,
        PassageKind::ReceivingSchool => PassageKindView::ReceivingSchool,
        PassageKind::Consequences => PassageKindView::Consequences,
        PassageKind::Fixed => PassageKindView::Fixed,
        PassageKind::Intake => PassageKindView::Intake,
        PassageKind::FollowUp => PassageKindView::FollowUp,
        PassageKind::Reason => PassageKindView::Reason,
        PassageKind::Note => PassageKindView::Note,
        PassageKind::Withheld => PassageKindView::Withheld,
    };
    let pieces = pieces.into_iter().map(piece).collect();
    PassageView { key: passage.key, kind, edited: passage.edited, pieces, text: passage.text }
}

fn piece(piece: Piece) -> PieceView {
    let kind = match piece.kind {
        PieceKind::Plain => PieceKindView::Plain {},
        PieceKind::Reference(reads) => PieceKindView::Reference { reads },
        PieceKind::Name { reference, stays } => PieceKindView::Name { reference, stays },
        PieceKind::Emoji(instead) => PieceKindView::Emoji { instead },
        PieceKind::Hidden => PieceKindView::Hidden {},
        PieceKind::Character => PieceKindView::Character {},
    };
    PieceView { words: piece.words, start: u32::try_from(piece.start).unwrap_or(u32::MAX), kind }
}
