//! Documents as the page sees and asks for them.

use std::collections::BTreeMap;

use app::domain::action::SignatureInput;
use app::domain::case::Gap;
use app::domain::compose::PassageKind;
use app::domain::document::DocumentKind;
use app::domain::ids::{ConversationId, PupilId};
use app::domain::measure::{Element, LetterOf, Voice};
use app::domain::model::{Meaning, Recipient, Signer};
use app::{DocumentRequest, Preview};
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
            signatures: view.signatures,
        }
    }
}

/// A document before it is frozen.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PreviewView {
    /// The bytes of the file, marked CONCEPT, in base64.
    pub pdf: String,
    /// How many pages.
    pub pages: u32,
    /// Its free texts.
    pub passages: Vec<PassageView>,
    /// What a letter of a measure still lacks: until then it is a concept.
    pub missing: Vec<LackView>,
    /// Who is asked to sign.
    pub signers: Vec<SignerView>,
    /// Whether names of others stand in it, so that it can not be frozen.
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
    /// The text as it reads in this copy.
    pub text: String,
    /// Whether it differs from what was recorded.
    pub edited: bool,
    /// Names that may not be in it, as ranges of UTF-16 units, as the page counts them.
    pub findings: Vec<(u32, u32)>,
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
        let passages: Vec<PassageView> = preview.passages.into_iter().map(passage).collect();
        let signers = preview.signers.into_iter();
        Self {
            pdf: STANDARD.encode(&preview.pdf),
            pages: u32::try_from(preview.pages).unwrap_or(u32::MAX),
            has_findings: passages.iter().any(|passage| !passage.findings.is_empty()),
            passages,
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

pub(super) fn passage(passage: app::domain::compose::Passage) -> PassageView {
    let units = |byte: usize| {
        let before = passage.text.get(..byte).unwrap_or_default();
        u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    let findings = passage.findings.iter().map(|finding| (units(finding.start), units(finding.end))).collect();
    let kind = match passage.kind {
        PassageKind::Account => PassageKindView::Account,
        PassageKind::Remarks => PassageKindView::Remarks,
        PassageKind::Agreement => PassageKindView::Agreement,
        PassageKind::AgreementCheck => PassageKindView::AgreementCheck,
        PassageKind::Sanction => PassageKindView::Sanction,
        PassageKind::SignatureReason => PassageKindView::SignatureReason,
        PassageKind::Appointment => PassageKindView::Appointment,
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
        PassageKind::Intake => PassageKindView::Intake,
        PassageKind::FollowUp => PassageKindView::FollowUp,
        PassageKind::Reason => PassageKindView::Reason,
        PassageKind::Note => PassageKindView::Note,
        PassageKind::Withheld => PassageKindView::Withheld,
    };
    PassageView { key: passage.key, kind, edited: passage.edited, findings, text: passage.text }
}
