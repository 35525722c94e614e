//! What leaves the vault: the register of it, and the printer that was used the last time.

use std::path::Path;

use chrono::{DateTime, Utc};
use domain::ids::{CaseId, ReportId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use vault::{Export, NewExport, Risk, risk};

use crate::error::AppError;
use crate::session::Session;

/// A setting of the vault: the printer that was used the last time, and how.
const PRINTER: &str = "printer";

/// How a document leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As a file on this computer.
    Saved,
    /// As a file on a disk that can be pulled out or lost.
    SavedRemovable,
    /// As a file on a network share.
    SavedNetwork,
    /// As a file that a cloud service copies.
    SavedCloud,
    /// Opened in another program.
    Opened,
    /// Sent to a printer.
    Printed,
}

impl Way {
    /// How a file leaves that is saved here.
    pub fn saved_at(path: &Path) -> Self {
        match risk(path) {
            None => Self::Saved,
            Some(Risk::Removable) => Self::SavedRemovable,
            Some(Risk::Network) => Self::SavedNetwork,
            Some(Risk::Synchronised) => Self::SavedCloud,
        }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::SavedRemovable => "saved_removable",
            Self::SavedNetwork => "saved_network",
            Self::SavedCloud => "saved_cloud",
            Self::Opened => "opened",
            Self::Printed => "printed",
        }
    }
}

/// A line of the register, as it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct ExportLine {
    /// 1, 2, 3, … in the order of leaving.
    pub number: u32,
    /// What it was.
    pub what: String,
    /// The version, when it was a document that is still here.
    pub version: Option<u32>,
    /// The document, when it was one that is still here.
    pub document: Option<ReportId>,
    /// The case, when it was about a single one.
    pub case: Option<CaseId>,
    /// The number of that case.
    pub case_number: Option<String>,
    /// For whom.
    pub recipient: String,
    /// How, as a code.
    pub way: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// It did not leave after all.
    pub failed: bool,
}

impl std::fmt::Debug for ExportLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExportLine({}, {}, failed: {})", self.number, self.way, self.failed)
    }
}

/// The printer that was used the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastPrinter {
    /// As the computer calls it.
    pub name: String,
    /// On both sides of the paper.
    pub two_sided: bool,
}

impl Session {
    /// Lists in the export register that a document leaves the vault. Called before the file is written: a register that
    /// says too much still answers what was on a lost stick. What fails after this is told with [`Self::did_not_leave`].
    pub fn register_export(&mut self, id: ReportId, way: Way) -> Result<(), AppError> {
        let (now, me) = (self.clock.now(), self.me);
        self.vault.write(now, |writer| {
            let info = writer.document(id)?;
            writer.add_export(&NewExport {
                what: domain::compose::texts::title(info.kind),
                case: Some(info.case),
                document: Some(id),
                recipient: &info.recipient,
                way: way.code(),
                exported_by: me,
                sha256: info.sha256,
            })?;
            Ok(())
        })
    }

    /// What was listed last with these bytes did not leave after all: nothing was written or printed. It stays listed, as
    /// failed.
    pub fn did_not_leave(&mut self, bytes: &[u8]) -> Result<(), AppError> {
        let (now, sha256) = (self.clock.now(), Sha256::digest(bytes).into());
        self.vault.write(now, |writer| {
            let exports = writer.exports_with_hash(&sha256)?;
            let last = exports.iter().rev().find(|export| !export.failed).ok_or(AppError::NotFound)?;
            Ok(writer.add_export_failure(last.number)?)
        })
    }

    /// The export register: everything that left the vault, oldest first.
    pub fn exports(&self) -> Result<Vec<Export>, AppError> {
        Ok(self.vault.read(|reader| reader.exports())?)
    }

    /// The register as it is shown, newest first.
    pub fn export_lines(&self) -> Result<Vec<ExportLine>, AppError> {
        self.vault.read(|reader| {
            let mut numbers = std::collections::BTreeMap::new();
            let mut lines = Vec::new();
            for export in reader.exports()?.into_iter().rev() {
                if let Some(case) = export.case
                    && !numbers.contains_key(&case)
                {
                    numbers.insert(case, reader.case_row(case)?.map(|row| row.number));
                }
                let document = match export.document.map(|id| reader.document(id)) {
                    None | Some(Err(vault::VaultError::NotFound)) => None,
                    Some(found) => Some(found?),
                };
                let by = self.people.staff.get(&export.exported_by).map(|staff| staff.name.full());
                lines.push(ExportLine {
                    number: export.number,
                    what: export.what,
                    version: document.as_ref().map(|info| info.version),
                    document: document.map(|info| info.id),
                    case: export.case,
                    case_number: export.case.and_then(|case| numbers.get(&case).cloned().flatten()),
                    recipient: export.recipient,
                    way: export.way,
                    at: export.exported_at,
                    by: by.unwrap_or_default(),
                    sha256: hex(&export.sha256),
                    failed: export.failed,
                });
            }
            Ok(lines)
        })
    }

    /// The printer that was used the last time.
    pub fn last_printer(&self) -> Result<Option<LastPrinter>, AppError> {
        Ok(self.vault.read(|reader| reader.setting(PRINTER))?)
    }

    /// Remembers it.
    pub fn remember_printer(&mut self, printer: &LastPrinter) -> Result<(), AppError> {
        if self.last_printer()?.as_ref() == Some(printer) {
            return Ok(());
        }
        let (now, me) = (self.clock.now(), self.me);
        Ok(self.vault.write(now, |writer| writer.put_setting(PRINTER, printer, me))?)
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
