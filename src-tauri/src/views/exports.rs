//! The export register and the printers, as the page sees them.

use app::ExportLine;
use app::domain::ids::{CaseId, ReportId};
use serde::Serialize;
use specta::Type;

use super::moment;

views! {
    /// A line of the export register.
    ExportView {
        number: u32,
        what: String,
        version: Option<u32>,
        document: Option<ReportId>,
        case_id: Option<CaseId>,
        case_number: Option<String>,
        recipient: String,
        way: String,
        at: String,
        by: String,
        sha256: String,
        failed: bool,
    }
    /// The printers of this computer. Where the program can not print by itself, the PDF program of the computer can.
    PrintersView { can_print: bool, names: Vec<String>, chosen: Option<String>, two_sided: bool }
}

/// What became of choosing a picture of a signed paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChosenScan {
    /// It can be kept.
    Chosen {
        /// As it would be kept, a JPEG in base64.
        picture: String,
    },
    /// The mentor thought better of it.
    Cancelled {},
}

impl From<ExportLine> for ExportView {
    fn from(line: ExportLine) -> Self {
        Self {
            number: line.number,
            what: line.what,
            version: line.version,
            document: line.document,
            case_id: line.case,
            case_number: line.case_number,
            recipient: line.recipient,
            way: line.way,
            at: moment(line.at),
            by: line.by,
            sha256: line.sha256,
            failed: line.failed,
        }
    }
}
