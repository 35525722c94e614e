//! The whole dossier (*heel dossier*) for the school's archive: everything of one case, in reading order. It names everyone,
//! so it is for no family; witnesses stay shielded in it too.

mod around;
mod end;
mod start;
mod steps;
mod texts;

use serde::{Deserialize, Serialize};

use super::telling::{Teller, fact, major};
use super::{ComposeProblem, Desk, texts as common};
use crate::case::{Case, Phase};
use crate::dates;
use crate::document::{Block, Document, Letterhead};
use crate::model::plain_enums;
use crate::protocol::Protocol;

plain_enums! {
    /// What a copy of a whole dossier is for.
    ArchivePurpose {
        /// *Archief van de school*.
        Archive,
        /// *Schoolleiding*.
        Leadership,
        /// *Bezwaar, klacht of rechtszaak*.
        Proceedings,
        /// *Inspectie of ander toezicht*.
        Supervision,
    }
}

/// What the archive needs besides the case.
#[derive(Clone, Copy)]
pub struct Whole<'a> {
    /// The protocol of the case.
    pub protocol: &'a Protocol,
    /// What the copy is for.
    pub purpose: ArchivePurpose,
    /// The numbers of the cases that hang together with it, in the order of its links; empty when not in this vault.
    pub linked: &'a [String],
}

/// What a copy is for, in words.
pub fn purpose(purpose: ArchivePurpose) -> &'static str {
    texts::purpose(purpose)
}

/// For whom a copy is.
pub fn recipient(purpose: ArchivePurpose) -> &'static str {
    texts::recipient(purpose)
}

/// What a copy is called, in its title, its file name and the export register: nobody's name.
pub const TITLE: &str = texts::TITLE;

/// Composes the whole dossier.
///
/// # Errors
/// When the case is not opened, or its author is not known.
pub fn archive(case: &Case, whole: Whole<'_>, desk: Desk<'_>) -> Result<Document, ComposeProblem> {
    let opened = case.opened.as_ref().ok_or(ComposeProblem::NotOpened)?;
    let author = desk.people.staff.get(&desk.author).ok_or(ComposeProblem::UnknownPerson)?;
    let mut archive =
        Archive { case, whole, desk, teller: Teller::of_everything(desk.people, case), blocks: Vec::new() };
    archive.add([
        Block::Notice { title: texts::WARNING.to_owned(), text: texts::WARNING_TEXT.to_owned() },
        major(texts::CONTENTS),
        Block::Contents,
    ]);
    archive.who();
    archive.report(opened);
    archive.assessments();
    archive.steps();
    archive.promises();
    archive.checks();
    archive.closing();
    archive.measures();
    archive.around();
    archive.families();
    archive.keeping();
    archive.timeline();
    archive.papers();
    archive.about();
    let facts = vec![
        fact(common::FACT_CASE, opened.number.to_string()),
        fact(texts::STATE, archive.state()),
        fact(texts::ROUNDS, case.round.0.to_string()),
        fact(texts::REPORTED, dates::in_full(opened.reported_on)),
        fact(texts::MENTOR, case.life.mentor.map(|id| archive.teller.staff(id)).unwrap_or_default()),
        fact(texts::PURPOSE, texts::purpose(whole.purpose)),
        fact(common::FACT_DATE, dates::in_full(desk.today)),
    ];
    let mut document = Document {
        id: desk.id,
        kind: None,
        title: texts::TITLE.to_owned(),
        copy_for: texts::recipient(whole.purpose).to_owned(),
        letterhead: Letterhead { school: desk.school.name.clone(), lines: super::address(desk.school), logo: None },
        author: format!("{} ({})", author.name.full(), common::staff_role(author.role)),
        facts,
        dated: desk.today,
        made_at: desk.now,
        chain_head: desk.chain_head.to_owned(),
        mark: desk.mark,
        page_note: Some(texts::PAGE_NOTE.to_owned()),
        blocks: archive.blocks,
        signatures: Vec::new(),
        seal: desk.seal.cloned(),
    };
    // Not every part asks the teller for its texts; no reference stays on paper.
    document.change_texts(|text| *text = archive.teller.by_name(text));
    Ok(document)
}

/// A whole dossier in the making.
struct Archive<'a> {
    case: &'a Case,
    whole: Whole<'a>,
    desk: Desk<'a>,
    teller: Teller<'a>,
    blocks: Vec<Block>,
}

impl Archive<'_> {
    fn add(&mut self, blocks: impl IntoIterator<Item = Block>) {
        self.blocks.extend(blocks);
    }

    /// A part with a heading; nothing when there is nothing in it.
    fn part(&mut self, heading: impl Into<String>, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.blocks.push(major(heading));
            self.blocks.extend(blocks);
        }
    }

    fn state(&self) -> &'static str {
        match self.case.phase {
            Phase::New | Phase::Open => texts::OPEN,
            Phase::Closed => texts::CLOSED,
            Phase::Withdrawn => texts::WITHDRAWN,
        }
    }
}
