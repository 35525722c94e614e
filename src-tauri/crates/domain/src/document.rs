//! A document for one recipient, composed but not yet laid out.
//!
//! `report` turns this into pages. Everything that will be readable on paper or in the file's metadata is in here as
//! text, so that one scan over [`Document::texts`] sees it all.

mod kind;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::ReportId;
use crate::picture::Picture;

pub use self::kind::{DocumentKind, Subject};

/// A mark over every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageMark {
    /// Not frozen yet: "CONCEPT".
    Concept,
    /// Made from practice data: "VOORBEELD".
    Example,
    /// A letter that lacks something: "CONCEPT, niet compleet".
    Incomplete,
    /// Such a letter made from practice data.
    IncompleteExample,
}

/// Who sends it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// The school's name.
    pub school: String,
    /// Address lines, telephone, site; may be empty.
    pub lines: Vec<String>,
    /// Its logo, if it has one.
    pub logo: Option<Picture>,
}

/// A composed document: one recipient, nothing in it that this recipient may not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its identity; the source of the file's /ID.
    pub id: ReportId,
    /// Which paper of a case it is; `None` for a sheet of the program itself.
    pub kind: Option<DocumentKind>,
    /// The heading of the first page and the title in the metadata. Never a pupil's name of another family.
    pub title: String,
    /// "Exemplaar voor …", or "Aan …" over a letter.
    pub copy_for: String,
    /// The school.
    pub letterhead: Letterhead,
    /// The author in the metadata: name and function of the mentor.
    pub author: String,
    /// Short facts under the title, such as ("Dossier", "2026-014"), ("Ronde", "1"), ("Versie", "1").
    pub facts: Vec<(String, String)>,
    /// The date on the paper.
    pub dated: NaiveDate,
    /// The moment in the metadata; the same content, time and chain head give the same bytes.
    pub made_at: DateTime<Utc>,
    /// The head of the vault's hash chain before this document's own event: 64 hexadecimal digits.
    pub chain_head: String,
    /// A mark over every page, if any.
    pub mark: Option<PageMark>,
    /// A line at the head of every page that says for whom the paper is not; most papers need none.
    pub page_note: Option<String>,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
    /// Signature places, after the content.
    pub signatures: Vec<SignaturePlace>,
    /// The explanation of the digital seal, printed last and small; `None` on a concept.
    pub seal: Option<SealNote>,
}

/// What is printed about the digital seal (*digitaal zegel*), never to be mixed up with a signature on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealNote {
    /// Whose key, such as "J. de Vries (mentor), Het Voorbeeldcollege".
    pub holder: String,
    /// SHA-256 of the certificate, in groups, as it is printed.
    pub fingerprint: String,
}

/// A piece of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title: level 2 or 3.
    Heading {
        /// 2 or 3.
        level: u8,
        /// The text.
        text: String,
    },
    /// The table of contents: every heading of level 2 that follows, with its page. For long papers.
    Contents,
    /// A paragraph; line breaks in the text are kept.
    Paragraph(String),
    /// A list with bullets, or numbered.
    List {
        /// Whether the items are numbered from 1.
        numbered: bool,
        /// The items.
        items: Vec<String>,
    },
    /// Label and value, two columns.
    Facts(Vec<(String, String)>),
    /// A table; the header row is repeated on every page it runs over.
    Table {
        /// One header per column.
        header: Vec<String>,
        /// Rows of as many cells as there are headers.
        rows: Vec<Vec<String>>,
    },
    /// Points with a tick box drawn as a shape: filled when true.
    Points(Vec<(bool, String)>),
    /// Something set apart in a frame: a heading and a text.
    Notice {
        /// The heading of the frame.
        title: String,
        /// The text.
        text: String,
    },
    /// Room to write by hand: a label and this many lines.
    WriteSpace {
        /// What to write there.
        label: String,
        /// How many ruled lines.
        lines: u8,
    },
}

/// A place where one person signs, or the reason why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignaturePlace {
    /// The name under the line. Only people of the recipient's family or of the school.
    pub name: String,
    /// In which quality, such as "ouder/verzorger" or "mentor".
    pub role: String,
    /// What signing means, in a full sentence, such as "Ik heb dit gelezen."
    pub meaning: String,
    /// What was done here.
    pub mark: SignatureMark,
}

/// What stands at a signature place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureMark {
    /// A line to sign on paper.
    Line,
    /// Drawn on the screen (*handtekening op het scherm*).
    Drawn {
        /// The picture.
        drawing: Drawing,
        /// The day it was drawn.
        on: NaiveDate,
    },
    /// Not signed: the sentence that says why, such as "Tekent niet: wil het eerst thuis lezen."
    NotSigned(String),
}

/// A drawn signature: strokes only, no pressure and no timing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Drawing {
    /// Width of the drawing area in its own units, 1 to 10,000.
    pub width: u16,
    /// Height of the drawing area, 1 to 10,000.
    pub height: u16,
    /// Strokes of points (x to the right, y down), each within the area.
    pub strokes: Vec<Vec<(u16, u16)>>,
}

impl Document {
    /// Changes every text of the content; the frame around it stays.
    pub fn change_texts(&mut self, change: impl Fn(&mut String)) {
        for block in &mut self.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph(text) => change(text),
                Block::List { items, .. } => items.iter_mut().for_each(&change),
                Block::Facts(facts) => facts.iter_mut().for_each(|(label, value)| {
                    change(label);
                    change(value);
                }),
                Block::Table { header, rows } => header.iter_mut().chain(rows.iter_mut().flatten()).for_each(&change),
                Block::Points(points) => points.iter_mut().for_each(|(_, text)| change(text)),
                Block::Notice { title, text } => {
                    change(title);
                    change(text);
                }
                Block::WriteSpace { label, .. } => change(label),
                Block::Contents => {}
            }
        }
    }

    /// Every text a reader of the file can meet, in reading order.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.title.as_str(), &self.copy_for, &self.letterhead.school, &self.author];
        texts.extend(self.letterhead.lines.iter().map(String::as_str));
        texts.extend(self.page_note.as_deref());
        texts.extend(self.facts.iter().flat_map(|(label, value)| [label.as_str(), value]));
        for block in &self.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph(text) => texts.push(text),
                Block::List { items, .. } => texts.extend(items.iter().map(String::as_str)),
                Block::Facts(facts) => texts.extend(facts.iter().flat_map(|(label, value)| [label.as_str(), value])),
                Block::Table { header, rows } => {
                    texts.extend(header.iter().chain(rows.iter().flatten()).map(String::as_str));
                }
                Block::Points(points) => texts.extend(points.iter().map(|(_, text)| text.as_str())),
                Block::Notice { title, text } => texts.extend([title.as_str(), text]),
                Block::WriteSpace { label, .. } => texts.push(label),
                // What it lists stands in the headings themselves.
                Block::Contents => {}
            }
        }
        for place in &self.signatures {
            texts.extend([place.name.as_str(), &place.role, &place.meaning]);
            if let SignatureMark::NotSigned(reason) = &place.mark {
                texts.push(reason);
            }
        }
        if let Some(seal) = &self.seal {
            texts.extend([seal.holder.as_str(), &seal.fingerprint]);
        }
        texts
    }
}
