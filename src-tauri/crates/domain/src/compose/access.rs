//! The access package (*inzagepakket*) of one pupil: all cases the pupil is in, the pupil's own data whole, everything about
//! others left out (AVG art. 15; rules 1, 2 and 15).

mod case;
mod texts;
mod withheld;

use std::collections::BTreeMap;

use super::references::{self, Words};
use super::telling::{Only, Teller, fact, facts, major};
use super::{ComposeProblem, Desk, Passage, PassageKind, Stay, hits, texts as common};
use crate::access::{Asker, DataRequest, Identity};
use crate::case::Case;
use crate::dates;
use crate::document::{Block, Document, Letterhead};
use crate::ids::{GuardianId, PupilId};
use crate::names::{NameScan, Named};
use crate::people::{Guardian, People, Pupil, Staff};
use crate::text::is_blank;

/// What the package needs besides people and school.
#[derive(Clone, Copy)]
pub struct Package<'a> {
    /// The request it answers.
    pub request: &'a DataRequest,
    /// All cases the pupil is in, in the order of their numbers.
    pub cases: &'a [Case],
    /// Free texts as they should read in this copy, by the key of their passage.
    pub edits: &'a BTreeMap<String, String>,
    /// Names of others that may stand in it, each with the reason.
    pub stays: &'a [Stay],
}

/// A composed package, with the free texts in it, each with the case it stands in, and the names found in those.
#[derive(Clone, Debug)]
pub struct ComposedPackage {
    /// The document.
    pub document: Document,
    /// Its free texts, in reading order.
    pub passages: Vec<(String, Passage)>,
    /// The numbers of the cases it is about.
    pub cases: Vec<String>,
}

impl ComposedPackage {
    /// Whether a registered name of someone else stands in it about which nobody said anything: then it may not be frozen.
    pub fn has_findings(&self) -> bool {
        self.passages.iter().any(|(_, passage)| passage.open().next().is_some())
    }

    /// Whether a text is left empty: a person says what reads in its place.
    pub fn has_blanks(&self) -> bool {
        let own = self.passages.iter().filter(|(_, passage)| passage.kind != PassageKind::Fixed);
        own.into_iter().any(|(_, passage)| is_blank(&passage.text))
    }
}

/// What a package is called, in its title, its file name and the export register: nobody's name.
pub const TITLE: &str = texts::TITLE;

/// The scan for names that the reader of a package must not meet: everyone in these cases and in cases that their texts came
/// from, with their parents, but the pupil and the pupil's own family.
pub fn scan_over(cases: &[Case], people: &People, pupil: PupilId) -> NameScan {
    let family = people.guardians_of(pupil);
    let mut own: Vec<Named> = family.iter().map(|guardian| Named::Guardian(guardian.id)).collect();
    own.push(Named::Pupil(pupil));
    let in_cases = cases.iter().flat_map(|case| case.participations.iter().map(|p| p.pupil).chain(case.shielded()));
    let mut others: Vec<PupilId> = in_cases.filter(|other| *other != pupil).collect();
    others.sort();
    others.dedup();
    let mut named: Vec<Named> = Vec::new();
    for other in others {
        named.push(Named::Pupil(other));
        let parents = people.guardians_of(other).into_iter().filter(|g| g.custody_of(pupil).is_none());
        named.extend(parents.map(|guardian| Named::Guardian(guardian.id)));
    }
    NameScan::new(people, named, &own)
}

/// Composes the package.
///
/// # Errors
/// When a person is not known, or who asked is no parent of the pupil.
pub fn access(package: Package<'_>, desk: Desk<'_>) -> Result<ComposedPackage, ComposeProblem> {
    let Package { request, cases, stays, edits: _ } = package;
    let pupil = desk.people.pupils.get(&request.pupil).ok_or(ComposeProblem::UnknownPerson)?;
    let author = desk.people.staff.get(&desk.author).ok_or(ComposeProblem::UnknownPerson)?;
    let parent = match request.by {
        Asker::Pupil {} => None,
        Asker::Guardian { guardian } => {
            let known = desk.people.guardians.get(&guardian).ok_or(ComposeProblem::UnknownPerson)?;
            known.custody_of(request.pupil).ok_or(ComposeProblem::WrongRecipient)?;
            Some(known)
        }
    };
    let sheet = Sheet { pupil, parent, author, package, desk, scan: scan_over(cases, desk.people, pupil.id) };
    // Who comes first in what is printed gets the first letter: it follows from nobody's name, age or place in a list.
    let (unnamed, _) = sheet.written(None);
    let met = references::met(&unnamed.texts());
    let (document, mut passages) = sheet.written(Some(references::lettered(&met)));
    let looked_at: Vec<Passage> = passages.iter().map(|(_, passage)| passage.clone()).collect();
    let elsewhere = hits::elsewhere(&document, &looked_at, &sheet.scan, desk, stays);
    passages.extend(elsewhere.into_iter().map(|passage| (texts::ELSEWHERE.to_owned(), passage)));
    Ok(ComposedPackage { document, passages, cases: numbers(cases) })
}

/// What a package is written from.
struct Sheet<'a> {
    pupil: &'a Pupil,
    parent: Option<&'a Guardian>,
    author: &'a Staff,
    package: Package<'a>,
    desk: Desk<'a>,
    scan: NameScan,
}

impl Sheet<'_> {
    /// The package with these words for other pupils, and its free texts.
    fn written(&self, words: Option<Words>) -> (Document, Vec<(String, Passage)>) {
        let Self { pupil, parent, author, package, desk, ref scan } = *self;
        let only = Only {
            pupil: pupil.id,
            parent: parent.map(|parent| parent.id),
            scan: scan.clone(),
            edits: package.edits,
            stays: package.stays,
            words,
        };
        let teller = Teller::to(desk.people, only, package.cases);
        let mut draft = Draft { pupil, parent, package, desk, teller, blocks: Vec::new() };
        draft.begin();
        draft.left_out();
        draft.registered();
        for case in package.cases {
            draft.case(case);
        }
        draft.rights();
        let reader = parent.map_or(&pupil.name, |parent| &parent.name).full();
        let facts = draft.facts(&reader);
        let Draft { blocks, teller, .. } = draft;
        let document = Document {
            id: desk.id,
            kind: None,
            title: texts::TITLE.to_owned(),
            copy_for: reader,
            letterhead: Letterhead { school: desk.school.name.clone(), lines: super::address(desk.school), logo: None },
            author: format!("{} ({})", author.name.full(), common::staff_role(author.role)),
            facts,
            dated: desk.today,
            made_at: desk.now,
            chain_head: desk.chain_head.to_owned(),
            mark: desk.mark,
            page_note: Some(texts::PAGE_NOTE.to_owned()),
            blocks,
            signatures: Vec::new(),
            seal: desk.seal.cloned(),
        };
        (document, teller.passages)
    }
}

/// The numbers of cases.
fn numbers(cases: &[Case]) -> Vec<String> {
    cases.iter().filter_map(|case| case.opened.as_ref()).map(|opened| opened.number.to_string()).collect()
}

/// A setting that the school filled in.
fn given(setting: &str) -> Option<&str> {
    Some(setting.trim()).filter(|setting| !setting.is_empty())
}

/// A package in the making.
struct Draft<'a> {
    pupil: &'a Pupil,
    /// The parent who reads it; the pupil when there is none.
    parent: Option<&'a Guardian>,
    package: Package<'a>,
    desk: Desk<'a>,
    teller: Teller<'a>,
    blocks: Vec<Block>,
}

impl Draft<'_> {
    fn is_pupil(&self) -> bool {
        self.parent.is_none()
    }

    /// Whether a parent's words, or words with a parent, are for this reader: rule 1.
    fn is_for(&self, guardians: &[GuardianId]) -> bool {
        self.parent.is_none_or(|parent| guardians.is_empty() || guardians.contains(&parent.id))
    }

    fn part(&mut self, heading: impl Into<String>, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.blocks.push(major(heading));
            self.blocks.extend(blocks);
        }
    }

    fn facts(&self, reader: &str) -> Vec<(String, String)> {
        let request = self.package.request;
        let cases = numbers(self.package.cases);
        let identity = match request.identity {
            Identity::Known => texts::IDENTITY_KNOWN,
            Identity::Shown => texts::IDENTITY_SHOWN,
            Identity::Otherwise => texts::IDENTITY_OTHERWISE,
        };
        let who = if self.is_pupil() { texts::asked_by_pupil(reader) } else { texts::asked_by_parent(reader) };
        facts(vec![
            Some(fact(texts::ABOUT, self.pupil.name.full())),
            Some(fact(texts::ASKED_BY, who)),
            Some(fact(texts::ASKED_ON, dates::in_full(request.received))),
            Some(fact(texts::IDENTITY, identity)),
            Some(fact(texts::ANSWER_BEFORE, dates::in_full(request.term(&self.desk.school.legal_days).unextended))),
            request.extended.as_ref().map(|(on, _)| fact(texts::EXTENDED_ON, dates::in_full(*on))),
            Some(fact(texts::CASES, if cases.is_empty() { texts::NO_CASES.to_owned() } else { cases.join(", ") })),
            Some(fact(common::FACT_VERSION, request.next_version().to_string())),
            Some(fact(common::FACT_DATE, dates::in_full(self.desk.today))),
        ])
    }

    fn begin(&mut self) {
        let is_pupil = self.is_pupil();
        let name = self.pupil.name.short();
        self.blocks.push(Block::Paragraph(texts::intro(is_pupil, name)));
        if self.package.cases.is_empty() {
            self.blocks.push(Block::Paragraph(texts::nothing_kept(is_pupil, name)));
        }
        if self.teller.has_letters() {
            self.blocks.push(Block::Paragraph(texts::LETTERS.to_owned()));
        }
        if self.package.cases.len() > 1 {
            self.blocks.extend([major(texts::CONTENTS), Block::Contents]);
        }
    }

    /// What is registered of the pupil; of parents the reader's own entry, or all of the own family for the pupil.
    fn registered(&mut self) {
        let pupil = self.pupil;
        let mut known = facts(vec![
            Some(fact(texts::NAME, pupil.name.full())),
            Some(fact(texts::FIRST_NAME, pupil.name.first.clone())),
            Some(fact(texts::CLASS, pupil.class.clone())),
            pupil.born.map(|born| fact(texts::BORN, dates::in_full(born))),
        ]);
        for guardian in self.desk.people.guardians_of(pupil.id) {
            if self.is_for(&[guardian.id]) {
                let custody = guardian.custody_of(pupil.id).map(texts::custody).unwrap_or_default();
                let contact = if self.is_pupil() { "" } else { &guardian.contact };
                known.push(fact(texts::PARENT, texts::parent(&guardian.name.full(), custody, contact)));
            }
        }
        let heading = texts::registered(self.is_pupil(), pupil.name.short());
        self.part(heading, vec![Block::Facts(known)]);
    }

    /// What the family can do, and what it has to know of the keeping (AVG art. 15 lid 1).
    fn rights(&mut self) {
        let (is_pupil, name, school) = (self.is_pupil(), self.pupil.name.short(), self.desk.school);
        let mut items = texts::keeping(is_pupil, name);
        items.extend(given(&school.confidant).map(common::confidant));
        items.extend(given(&school.complaints).map(|where_to| common::complaints(is_pupil, where_to)));
        self.part(texts::KEEPING, vec![Block::List { numbered: false, items }]);
    }

    /// A text that the school writes itself for this copy, and that a person may word in another way.
    fn own_words(&mut self, kind: PassageKind, key: &str, words: &str) -> String {
        self.teller.passage(kind, key, words)
    }
}
