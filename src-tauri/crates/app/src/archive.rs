//! The whole dossier for the school's archive (*heel dossier*): sealed, listed in the export register, and not kept.
//!
//! A copy in the vault would hold the texts of everyone in the case once more, out of reach when one of them is erased
//! (rule 14). What proves a copy is its seal, the head of the journal in it, and its SHA-256 in the register (rule 16).

use chrono::{DateTime, Utc};
use domain::case::Case;
use domain::compose::Desk;
use domain::compose::archive::{ArchivePurpose, TITLE, Whole, archive, purpose, recipient};
use domain::document::{Document, PageMark, SealNote};
use domain::ids::{CaseId, ReportId};
use report::Lacking;
use seal::Verdict;
use sha2::{Digest, Sha256};
use vault::NewExport;

use crate::chance;
use crate::error::AppError;
use crate::exports::Way;
use crate::nl;
use crate::session::{Session, protocol_of};

/// A whole dossier before it leaves the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivePreview {
    /// The bytes of the file, marked CONCEPT, not sealed.
    pub pdf: Vec<u8>,
    /// How many pages.
    pub pages: usize,
}

impl Session {
    /// The whole dossier as it would be, marked CONCEPT.
    pub fn preview_archive(&self, case: CaseId, purpose: ArchivePurpose) -> Result<ArchivePreview, AppError> {
        let case = self.load(case)?;
        let document = self.archive_of(&case, purpose, self.clock.now(), Some(PageMark::Concept), None)?;
        let pdf = report::write(&document)?;
        Ok(ArchivePreview { pdf: pdf.bytes, pages: pdf.pages })
    }

    /// The name of its file, without anybody's name.
    pub fn archive_name(&self, case: CaseId) -> Result<String, AppError> {
        let case = self.load(case)?;
        Ok(format!("{}.pdf", nl::archive_file(TITLE, &number_of(&case))))
    }

    /// The whole dossier, sealed, to be saved outside. It is listed in the export register before anyone has it.
    pub fn make_archive(&mut self, case: CaseId, wanted: ArchivePurpose, way: Way) -> Result<Vec<u8>, AppError> {
        let case = self.load(case)?;
        let now = self.clock.now();
        self.renew_key_for(now)?;
        let mark = self.practice.then_some(PageMark::Example);
        let document = self.archive_of(&case, wanted, now, mark, Some(&self.seal_note()))?;
        let (sealed, _) = self.sealed(&document, now)?;
        let what = nl::archive_export(TITLE, &number_of(&case), purpose(wanted));
        let me = self.me;
        self.vault.write(now, |writer| {
            writer.add_export(&NewExport {
                what: &what,
                case: Some(case.id),
                document: None,
                recipient: recipient(wanted),
                way: way.code(),
                exported_by: me,
                sha256: Sha256::digest(&sealed).into(),
            })
        })?;
        Ok(sealed)
    }

    fn archive_of(
        &self,
        case: &Case,
        purpose: ArchivePurpose,
        now: DateTime<Utc>,
        mark: Option<PageMark>,
        seal: Option<&SealNote>,
    ) -> Result<Document, AppError> {
        let head = self.vault.read(|reader| reader.chain_head())?.hex();
        let linked: Vec<String> =
            self.linked(case)?.into_iter().map(|linked| linked.number.unwrap_or_default()).collect();
        let whole = Whole { protocol: protocol_of(case)?, purpose, linked: &linked };
        let desk = Desk {
            people: &self.people,
            school: &self.school,
            author: self.me,
            today: self.clock.today(),
            now,
            id: ReportId(chance::id()?),
            chain_head: &head,
            mark,
            seal,
        };
        let mut document = archive(case, whole, desk)?;
        document.letterhead.logo = self.logo_picture()?;
        document.change_texts(show_every_character);
        Ok(document)
    }

    /// What is printed about the seal of now.
    pub(crate) fn seal_note(&self) -> SealNote {
        let holder = self.key.holder();
        SealNote {
            holder: format!("{}, {}", holder.name, holder.school),
            fingerprint: self.key.fingerprint().to_string(),
        }
    }

    /// A document as a sealed file, the seal checked, and how many pages it has.
    pub(crate) fn sealed(&self, document: &Document, now: DateTime<Utc>) -> Result<(Vec<u8>, usize), AppError> {
        let pdf = report::write(document)?;
        let sealed = seal::sign(&pdf.bytes, &self.key, now, nl::SEAL_REASON)?;
        if !matches!(seal::verify(&sealed, &[self.key.fingerprint()]), Verdict::Intact(_)) {
            return Err(AppError::Paper);
        }
        Ok((sealed, pdf.pages))
    }
}

/// A copy of everything can not be refused for one emoji: what no paper can show stands in it by its name or its code. What
/// nobody sees goes away.
fn show_every_character(text: &mut String) {
    for lack in report::lacks(text).into_iter().rev() {
        let character = text.get(lack.place.clone()).and_then(|words| words.chars().next()).map_or(0, u32::from);
        let shown = match lack.what {
            Lacking::Emoji(name) => nl::emoji(&name),
            Lacking::Hidden => String::new(),
            Lacking::Character => nl::character(character),
        };
        text.replace_range(lack.place, &shown);
    }
}

fn number_of(case: &Case) -> String {
    case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default()
}
