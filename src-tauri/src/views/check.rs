//! What can be said of a file, as the page sees it.

use app::domain::document::DocumentKind;
use app::domain::ids::CaseId;
use app::{CheckedPaper, DocumentCheck, Finding, KeyStanding};
use serde::Serialize;
use specta::Type;

use super::{date, moment};

/// The answer about a file.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum CheckView {
    /// The mentor thought better of it.
    Cancelled {},
    /// It was looked at.
    Checked {
        /// The answer.
        check: Box<DocumentCheckView>,
    },
}

/// What can be said of a file, in short.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CheckFinding {
    /// A paper of this vault, to the last byte.
    Here,
    /// Of this mentor, in no dossier here.
    Own,
    /// With a lost key, after the loss.
    AfterLoss,
    /// With a lost key, by its own word before the loss.
    BeforeLoss,
    /// Of a colleague who is known.
    Colleague,
    /// Of nobody who is known.
    Unknown,
    /// No longer as it was sealed.
    Changed,
    /// A PDF without a seal of this program.
    NotOurs,
    /// No PDF.
    NotPdf,
}

impl From<Finding> for CheckFinding {
    fn from(finding: Finding) -> Self {
        match finding {
            Finding::Here => Self::Here,
            Finding::Own => Self::Own,
            Finding::AfterLoss => Self::AfterLoss,
            Finding::BeforeLoss => Self::BeforeLoss,
            Finding::Colleague => Self::Colleague,
            Finding::Unknown => Self::Unknown,
            Finding::Changed(_) => Self::Changed,
            Finding::NotOurs => Self::NotOurs,
            Finding::NotPdf => Self::NotPdf,
        }
    }
}

views! {
    /// The answer. `lost_since`: the key was reported lost from that day on. Name and school are as the certificate says.
    DocumentCheckView {
        name: String,
        finding: CheckFinding,
        holder: Option<String>,
        school: Option<String>,
        sealed_at: Option<String>,
        fingerprint: Option<String>,
        lost_since: Option<String>,
        paper: Option<CheckedPaperView>,
        sha256: String,
    }
    /// The paper, when it is one of this vault. `newer`: the newest version, when this is an older one.
    CheckedPaperView {
        case_id: CaseId,
        number: String,
        kind: DocumentKind,
        version: u32,
        recipient: String,
        made_at: String,
        newer: Option<u32>,
    }
}

impl CheckView {
    /// The view of an answer about the file with this name.
    pub fn new(name: String, check: DocumentCheck) -> Self {
        let lost_since = match check.standing {
            Some(KeyStanding::Lost(loss)) => Some(date(loss.since)),
            _ => None,
        };
        let seal = check.seal.as_ref();
        let check = DocumentCheckView {
            name,
            finding: check.finding.into(),
            holder: seal.map(|seal| seal.holder.name.clone()),
            school: seal.map(|seal| seal.holder.school.clone()),
            sealed_at: seal.map(|seal| moment(seal.at)),
            fingerprint: seal.map(|seal| seal.fingerprint.to_string()),
            lost_since,
            paper: check.paper.map(CheckedPaperView::from),
            sha256: check.sha256,
        };
        Self::Checked { check: Box::new(check) }
    }
}

impl From<CheckedPaper> for CheckedPaperView {
    fn from(paper: CheckedPaper) -> Self {
        Self {
            case_id: paper.case,
            number: paper.number,
            kind: paper.kind,
            version: paper.version,
            recipient: paper.recipient,
            made_at: moment(paper.made_at),
            newer: paper.newer,
        }
    }
}
