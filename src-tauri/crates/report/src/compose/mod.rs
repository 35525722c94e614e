//! A document becomes slabs and a structure tree, in reading order.

mod blocks;
mod facts;
mod head;
mod signing;
mod table;

use domain::document::Document;

use crate::lines::{self, Line};
use crate::shape::Shaper;
use crate::sheet::{Group, Ink, Item, Slab, Slabs};
use crate::style::{self, Style};
use crate::tags::{NodeId, Role, Tree};

/// The slabs of a document and its structure tree; nothing has a page yet.
pub(crate) fn compose(document: &Document) -> (Slabs, Tree) {
    let mut composer =
        Composer { shaper: Shaper::default(), tree: Tree::new(), sheet: Slabs::default(), frames: 0, level: 0 };
    composer.head(document);
    composer.blocks(&document.blocks);
    if !document.signatures.is_empty() {
        // A signature stands below some of what was signed.
        hold_end(&mut composer.sheet.slabs);
        composer.signatures(&document.signatures);
    }
    if let Some(seal) = &document.seal {
        hold_end(&mut composer.sheet.slabs);
        composer.seal(seal);
    }
    let Composer { mut sheet, tree, .. } = composer;
    hold_headings(&mut sheet.slabs);
    (sheet, tree)
}

/// Below a line that the text itself ends.
const PART: f64 = 4.0;

struct Composer {
    shaper: Shaper,
    tree: Tree,
    sheet: Slabs,
    frames: usize,
    /// The level of the last heading: a paper never skips one.
    level: u8,
}

/// A column that text is set in, and what the text is a part of.
#[derive(Clone, Copy)]
struct Column {
    x: f64,
    width: f64,
    group: Option<Group>,
}

/// The whole width of the page.
const FULL: Column = Column { x: 0.0, width: style::WIDTH, group: None };

impl Column {
    /// The column without its left `by` points.
    fn indented(self, by: f64) -> Self {
        Self { x: self.x + by, width: self.width - by, ..self }
    }
}

impl Composer {
    fn lines(&mut self, text: &str, style: &Style, width: f64) -> Vec<Line> {
        lines::lines(&mut self.shaper, text, style, width)
    }

    /// The slabs of a text, one per line, such that no line stands alone at the end or the beginning of a page.
    fn text(&mut self, node: NodeId, text: &str, style: Style, column: Column) -> Vec<Slab> {
        let lines = self.lines(text, &style, column.width);
        let mut slabs: Vec<Slab> = lines
            .into_iter()
            .map(|line| Slab {
                // An empty line in a text is half as high as one with words, and a line that was ended stands a little apart.
                height: if line.words.iter().all(|word| word.text == " ") {
                    style.leading / 2.0
                } else {
                    style.leading
                },
                after: if line.ends { PART } else { 0.0 },
                group: column.group,
                items: vec![Item { node: Some(node), ink: Ink::Text { x: column.x, top: 0.0, line, style } }],
                ..Slab::default()
            })
            .collect();
        hold_pairs(&mut slabs);
        slabs
    }

    /// A text of one structure element with space above and below it.
    fn spaced(&mut self, node: NodeId, text: &str, style: Style, column: Column, before: f64, after: f64) -> Vec<Slab> {
        let mut slabs = self.text(node, text, style, column);
        space(&mut slabs, before, after);
        slabs
    }

    /// A paragraph; an empty one leaves nothing behind.
    fn paragraph(&mut self, parent: NodeId, text: &str, style: Style, column: Column, after: f64) -> Vec<Slab> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let node = self.tree.add(parent, Role::Paragraph);
        self.spaced(node, text, style, column, 0.0, after)
    }

    /// A heading; level 1 is the title. It stays with what follows.
    fn heading(&mut self, level: u8, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.level = level.clamp(1, 3).min(self.level + 1);
        let (style, before, after) = match self.level {
            1 => (style::TITLE, 22.0, 6.0),
            2 => (style::HEADING, 20.0, 5.0),
            _ => (style::SUBHEADING, 14.0, 2.0),
        };
        let node = self.tree.add(Tree::ROOT, Role::Heading(self.level));
        let mut slabs = self.spaced(node, text, style, Column { group: Some(Group::Heading), ..FULL }, before, after);
        hold(&mut slabs);
        if let Some(first) = slabs.first_mut() {
            first.heading = Some((self.level, text.trim().to_owned()));
        }
        self.sheet.slabs.extend(slabs);
    }

    fn next_frame(&mut self) -> usize {
        self.frames += 1;
        self.frames
    }
}

/// Space above the first and below the last slab.
fn space(slabs: &mut [Slab], before: f64, after: f64) {
    if let Some(first) = slabs.first_mut() {
        first.before = before;
    }
    if let Some(last) = slabs.last_mut() {
        last.after = after;
    }
}

/// The first two and the last two slabs stay together.
fn hold_pairs(slabs: &mut [Slab]) {
    if let [first, _, ..] = slabs {
        first.keep = true;
    }
    if let [.., last_but_one, _] = slabs {
        last_but_one.keep = true;
    }
}

/// All slabs stay together, and with what follows.
fn hold(slabs: &mut [Slab]) {
    for slab in slabs {
        slab.keep = true;
    }
}

/// The last two slabs stay with what follows: the end of a paper never has a page to itself.
fn hold_end(slabs: &mut [Slab]) {
    for slab in slabs.iter_mut().rev().take(2) {
        slab.keep = true;
    }
}

/// A piece as high as this is two lines by itself, also in a table.
const TWO_LINES: f64 = 30.0;

/// A heading keeps two lines of what follows with it, also where the first of them is a paragraph of its own. What is one
/// line in all needs no other below it: or a row of short parts would go to the next page as one.
fn hold_headings(slabs: &mut [Slab]) {
    let headings: Vec<bool> = slabs.iter().map(|slab| slab.group == Some(Group::Heading)).collect();
    for (at, slab) in slabs.iter_mut().enumerate().skip(1) {
        let below_heading = at.checked_sub(1).and_then(|above| headings.get(above)) == Some(&true);
        slab.keep |= below_heading && slab.height < TWO_LINES && headings.get(at + 1) != Some(&true);
    }
}
