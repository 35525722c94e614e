//! What can be said of a file, as the page sees it.

use app::domain::document::DocumentKind;
use app::domain::ids::{CaseId, DataRequestId, PupilId};
use app::{CheckedExport, CheckedPackage, CheckedPaper, DocumentCheck, Finding, KeyStanding};
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
    /// An access package of this vault.
    Package,
    /// Made here for outside; only listed.
    Listed,
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
            Finding::Package => Self::Package,
            Finding::Listed => Self::Listed,
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
        package: Option<CheckedPackageView>,
        listed: Option<CheckedExportView>,
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
    /// The access package, when it is one of this vault. `cases`: the numbers of the cases it is about.
    CheckedPackageView {
        pupil: PupilId,
        request: DataRequestId,
        cases: Vec<String>,
        version: u32,
        recipient: String,
        made_on: String,
        newer: Option<u32>,
    }
    /// What the export register says of a file that was made here and not kept.
    CheckedExportView { what: String, case_id: Option<CaseId>, recipient: String, made_at: String }
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
            package: check.package.map(CheckedPackageView::from),
            listed: check.listed.map(CheckedExportView::from),
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

impl From<CheckedPackage> for CheckedPackageView {
    fn from(package: CheckedPackage) -> Self {
        Self {
            pupil: package.pupil,
            request: package.request,
            cases: package.cases,
            version: package.version,
            recipient: package.recipient,
            made_on: date(package.made_on),
            newer: package.newer,
        }
    }
}

impl From<CheckedExport> for CheckedExportView {
    fn from(export: CheckedExport) -> Self {
        Self { what: export.what, case_id: export.case, recipient: export.recipient, made_at: moment(export.made_at) }
    }
}
