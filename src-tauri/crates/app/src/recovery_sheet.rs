//! The paper with the recovery key (*herstelsleutel*), for a sealed envelope.

mod nl;

use domain::compose::texts::staff_role;
use domain::dates;
use domain::document::{Block, Document, Letterhead, PageMark};
use domain::ids::ReportId;
use vault::RecoveryKey;

use crate::chance;
use crate::error::AppError;
use crate::session::Session;

impl Session {
    /// The sheet for this recovery key, as a PDF file. It is neither kept nor sealed: it holds what opens the vault.
    pub fn recovery_sheet(&self, key: &RecoveryKey) -> Result<Vec<u8>, AppError> {
        let me = self.me()?;
        let mentor = format!("{} ({})", me.name.full(), staff_role(me.role));
        let today = self.clock.today();
        let document = Document {
            id: ReportId(chance::id()?),
            kind: None,
            title: nl::TITLE.to_owned(),
            copy_for: nl::COPY_FOR.to_owned(),
            letterhead: Letterhead {
                school: self.school.name.clone(),
                lines: self.school.address.clone(),
                logo: self.logo_picture()?,
            },
            author: mentor.clone(),
            facts: vec![(nl::MENTOR.to_owned(), mentor), (nl::MADE_ON.to_owned(), dates::in_full(today))],
            dated: today,
            made_at: self.clock.now(),
            chain_head: self.chain_head()?,
            mark: self.practice.then_some(PageMark::Example),
            page_note: None,
            blocks: vec![
                Block::Paragraph(nl::LEAD.to_owned()),
                Block::Notice { title: nl::KEY.to_owned(), text: key.printed().replace('-', "   ") },
                Block::List { numbered: false, items: nl::RULES.map(str::to_owned).to_vec() },
                Block::Heading { level: 2, text: nl::USE.to_owned() },
                Block::List { numbered: true, items: nl::STEPS.map(str::to_owned).to_vec() },
                Block::WriteSpace { label: nl::KEPT_BY.to_owned(), lines: 1 },
            ],
            signatures: Vec::new(),
            seal: None,
        };
        Ok(report::write(&document)?.bytes)
    }
}
