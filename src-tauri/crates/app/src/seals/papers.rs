//! The papers about a key: the card to hand out (*zegelkaart*), and the notice that a key is no longer to be trusted.

use domain::dates::in_full;
use domain::document::{Block, Document, Letterhead, PageMark, SealNote};
use domain::ids::ReportId;
use seal::{Fingerprint, Verdict};

use super::{KeyLine, Loss, nl};
use crate::chance;
use crate::error::{AppError, SealProblem};
use crate::session::Session;

/// A paper about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealPaper {
    /// The card with the fingerprint of the key in use.
    Card,
    /// The notice that this key was lost. It is sealed with the key in use.
    Notice(Fingerprint),
}

impl SealPaper {
    /// The name that is proposed for its file. It names nobody.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Card => nl::CARD_FILE,
            Self::Notice(_) => nl::NOTICE_FILE,
        }
    }
}

/// Such a paper as a file.
#[derive(Clone)]
pub struct SealSheet {
    /// The bytes of the file.
    pub pdf: Vec<u8>,
    /// A file name without anybody's name.
    pub file_name: &'static str,
}

impl std::fmt::Debug for SealSheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealSheet({}, {} bytes)", self.file_name, self.pdf.len())
    }
}

impl Session {
    /// A paper about a key, as a file. It is listed in the export register before anyone has it.
    pub fn seal_paper(&mut self, paper: SealPaper, way: &str) -> Result<SealSheet, AppError> {
        let (title, copy_for, sheet) = match paper {
            SealPaper::Card => (nl::CARD_TITLE, nl::CARD_FOR, self.card()?),
            SealPaper::Notice(lost) => (nl::NOTICE_TITLE, nl::NOTICE_FOR, self.notice(lost)?),
        };
        self.register_sheet(title, copy_for, way, &sheet.pdf)?;
        Ok(sheet)
    }

    fn card(&mut self) -> Result<SealSheet, AppError> {
        self.renew_key_for(self.clock.now())?;
        let keys = self.seal_keys()?;
        let (key, earlier) = keys.split_first().ok_or(AppError::NotFound)?;
        let mut blocks = vec![
            Block::Paragraph(nl::CARD_LEAD.to_owned()),
            Block::Notice { title: nl::FINGERPRINT.to_owned(), text: in_lines(key.fingerprint) },
            Block::Heading { level: 2, text: nl::HOW.to_owned() },
            Block::List { numbered: true, items: nl::STEPS.map(str::to_owned).to_vec() },
            Block::Paragraph(nl::WITH_PROGRAM.to_owned()),
            Block::Heading { level: 2, text: nl::MEANING.to_owned() },
            Block::List { numbered: false, items: nl::MEANINGS.map(str::to_owned).to_vec() },
        ];
        let rows: Vec<Vec<String>> = earlier.iter().map(|key| self.earlier(key)).collect();
        if !rows.is_empty() {
            blocks.push(Block::Heading { level: 2, text: nl::EARLIER.to_owned() });
            blocks.push(Block::Paragraph(nl::EARLIER_LEAD.to_owned()));
            blocks.push(Block::Table { header: nl::EARLIER_HEADER.map(str::to_owned).to_vec(), rows });
        }
        let document = self.sheet(nl::CARD_TITLE, nl::CARD_FOR, self.key_facts(key), blocks, None)?;
        Ok(SealSheet { pdf: report::write(&document)?.bytes, file_name: nl::CARD_FILE })
    }

    fn notice(&mut self, lost: Fingerprint) -> Result<SealSheet, AppError> {
        let now = self.clock.now();
        self.renew_key_for(now)?;
        let keys = self.seal_keys()?;
        let found = keys.iter().find(|key| key.fingerprint == lost).ok_or(SealProblem::Unknown)?;
        let Loss { since, reason, reported } = found.loss.ok_or(SealProblem::Unknown)?;
        let since = in_full(since);
        let mut facts = vec![(nl::HOLDER.to_owned(), found.holder.clone())];
        facts.push((nl::SCHOOL.to_owned(), found.school.clone()));
        facts.push((nl::LOST_SINCE.to_owned(), since.clone()));
        facts.push((nl::REASON.to_owned(), nl::reason(reason).to_owned()));
        facts.push((nl::REPORTED_ON.to_owned(), in_full(self.clock.day_of(reported))));
        let blocks = vec![
            Block::Notice { title: nl::OLD_FINGERPRINT.to_owned(), text: in_lines(lost) },
            Block::Notice { title: nl::NEW_FINGERPRINT.to_owned(), text: in_lines(self.key.fingerprint()) },
            Block::Heading { level: 2, text: nl::WHAT_NOW.to_owned() },
            Block::List { numbered: false, items: nl::consequences(&since).to_vec() },
            Block::Heading { level: 2, text: nl::KEEP_TITLE.to_owned() },
            Block::Paragraph(nl::KEEP.to_owned()),
        ];
        let holder = self.key.holder();
        let note = SealNote {
            holder: format!("{}, {}", holder.name, holder.school),
            fingerprint: self.key.fingerprint().to_string(),
        };
        let document = self.sheet(nl::NOTICE_TITLE, nl::NOTICE_FOR, facts, blocks, Some(note))?;
        let pdf = seal::sign(&report::write(&document)?.bytes, &self.key, now, crate::nl::SEAL_REASON)?;
        if matches!(seal::verify(&pdf, &[self.key.fingerprint()]), Verdict::Intact(_)) {
            Ok(SealSheet { pdf, file_name: nl::NOTICE_FILE })
        } else {
            Err(AppError::Paper)
        }
    }

    fn sheet(
        &self,
        title: &str,
        copy_for: &str,
        facts: Vec<(String, String)>,
        blocks: Vec<Block>,
        seal: Option<SealNote>,
    ) -> Result<Document, AppError> {
        let me = self.me()?;
        let role = domain::compose::texts::staff_role(me.role);
        Ok(Document {
            id: ReportId(chance::id()?),
            kind: None,
            title: title.to_owned(),
            copy_for: copy_for.to_owned(),
            letterhead: Letterhead {
                school: self.school.name.clone(),
                lines: self.school.address.clone(),
                logo: self.logo_picture()?,
            },
            author: format!("{} ({role})", me.name.full()),
            facts,
            dated: self.clock.today(),
            made_at: self.clock.now(),
            chain_head: self.chain_head()?,
            mark: self.practice.then_some(PageMark::Example),
            page_note: None,
            blocks,
            signatures: Vec::new(),
            seal,
        })
    }

    fn key_facts(&self, key: &KeyLine) -> Vec<(String, String)> {
        let day = |moment| in_full(self.clock.day_of(moment));
        let issuer = key.issuer.clone().unwrap_or_else(|| nl::OWN_ISSUER.to_owned());
        let mut facts = vec![
            (nl::HOLDER, key.holder.clone()),
            (nl::SCHOOL, key.school.clone()),
            (nl::ISSUER, issuer),
            (nl::IN_USE, day(key.since)),
        ];
        facts.extend(key.valid_until.map(|until| (nl::VALID_UNTIL, day(until))));
        facts.push((nl::MADE_ON, in_full(self.clock.today())));
        // A certificate of a school may leave out its name.
        facts.retain(|(_, value)| !value.is_empty());
        facts.into_iter().map(|(label, value)| (label.to_owned(), value)).collect()
    }

    fn earlier(&self, key: &KeyLine) -> Vec<String> {
        let day = |moment| in_full(self.clock.day_of(moment));
        let used = nl::period(&day(key.since), &key.until.map(day).unwrap_or_default());
        let still = key.loss.map_or_else(|| nl::STILL.to_owned(), |loss| nl::no_longer(&in_full(loss.since)));
        vec![key.fingerprint.to_string(), used, still]
    }
}

/// Sixteen groups in two lines of twice four, for the eye and for reading aloud. Short, so that no page ends within them.
fn in_lines(fingerprint: Fingerprint) -> String {
    let printed = fingerprint.to_string();
    let groups: Vec<&str> = printed.split(' ').collect();
    let line = |eight: &[&str]| eight.chunks(4).map(|four| four.join(" ")).collect::<Vec<_>>().join("   ");
    groups.chunks(8).map(line).collect::<Vec<_>>().join("\n")
}
