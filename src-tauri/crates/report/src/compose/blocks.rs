//! The content, block by block.

use domain::document::Block;

use super::{Column, Composer, FULL, hold, hold_pairs, space};
use crate::lines;
use crate::sheet::{FrameLook, Group, Ink, Item, Slab};
use crate::style::{self, BODY};
use crate::tags::{Marker, NodeId, Role, Tree};
use crate::texts;

/// Below a paragraph.
const AFTER: f64 = 8.0;
/// Below an item of a list.
const AFTER_ITEM: f64 = 3.0;
/// The text inside a frame stands this far from its edges.
pub(super) const INSET: f64 = 12.0;
/// The height of a line to write on.
const WRITTEN_LINE: f64 = 26.0;
/// Between a label and the line behind it.
const BEHIND: f64 = 6.0;
/// As much of the width as such a label may take.
const MOST_LABEL: f64 = 0.6;
/// The side of a tick box.
const BOX: f64 = 10.0;

/// The column inside a frame.
pub(super) fn framed(frame: usize, look: FrameLook) -> Column {
    let inner = FULL.indented(INSET);
    Column { width: inner.width - INSET, group: Some(Group::Frame(frame, look)), ..inner }
}

impl Composer {
    /// Every block in order.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { level, text } => self.heading((*level).max(2), text),
                Block::Paragraph(text) => {
                    let slabs = self.paragraph(Tree::ROOT, text, BODY, FULL, AFTER);
                    self.sheet.slabs.extend(slabs);
                }
                Block::List { numbered, items } => self.list(*numbered, items),
                Block::Facts(facts) => self.facts(facts),
                Block::Table { header, rows } => self.table(header, rows),
                Block::Points(points) => self.points(points),
                Block::Notice { title, text } => self.notice(title, text),
                // Filled in before a paper is composed.
                Block::Contents => {}
                Block::WriteSpace { label, lines } => self.write_space(label, *lines),
            }
        }
    }

    fn list(&mut self, numbered: bool, items: &[String]) {
        let items: Vec<&String> = items.iter().filter(|item| !item.trim().is_empty()).collect();
        if items.is_empty() {
            return;
        }
        let marker = if numbered { Marker::Decimal } else { Marker::Disc };
        let list = self.tree.add(Tree::ROOT, Role::List(marker));
        let labels: Vec<String> =
            (0..items.len()).map(|index| if numbered { texts::numbered(index) } else { "•".into() }).collect();
        let widest = labels.iter().map(|label| lines::width(&mut self.shaper, label, &BODY)).fold(0.0, f64::max);
        let indent = (widest + 8.0).max(16.0);
        let mut whole = Vec::new();
        for (label, item) in labels.iter().zip(items) {
            let (item_node, label_node) = self.labelled(list);
            let body = self.tree.add(item_node, Role::ListBody);
            let mut slabs = self.spaced(body, item, BODY, FULL.indented(indent), 0.0, AFTER_ITEM);
            let line = self.lines(label, &BODY, indent).into_iter().next().unwrap_or_default();
            // Numbers end at the same place, however many digits they have.
            let x = if numbered { widest - line.width } else { 4.0 };
            if let Some(first) = slabs.first_mut() {
                first
                    .items
                    .insert(0, Item { node: Some(label_node), ink: Ink::Text { x, top: 0.0, line, style: BODY } });
            }
            whole.push(slabs);
        }
        self.items(whole);
    }

    fn points(&mut self, points: &[(bool, String)]) {
        if points.is_empty() {
            return;
        }
        let list = self.tree.add(Tree::ROOT, Role::List(Marker::Square));
        let mut whole = Vec::new();
        for (ticked, text) in points {
            let (item, label) = self.labelled(list);
            let words = if *ticked { texts::TICKED } else { texts::NOT_TICKED };
            let figure = self.tree.add_figure(label, words.to_owned());
            let body = self.tree.add(item, Role::ListBody);
            let mut slabs = self.spaced(body, text, BODY, FULL.indented(BOX + 9.0), 0.0, AFTER_ITEM + 1.0);
            let tick = Ink::Tick { x: 0.5, y: (BODY.leading - BOX) / 2.0 - 1.0, size: BOX, ticked: *ticked };
            if let Some(first) = slabs.first_mut() {
                first.items.insert(0, Item { node: Some(figure), ink: tick });
            }
            whole.push(slabs);
        }
        self.items(whole);
    }

    fn notice(&mut self, title: &str, text: &str) {
        if title.trim().is_empty() && text.trim().is_empty() {
            return;
        }
        let column = framed(self.next_frame(), FrameLook::Tinted);
        let div = self.tree.add(Tree::ROOT, Role::Div);
        let mut slabs = self.paragraph(div, title, BODY.bold(), column, 2.0);
        hold(&mut slabs);
        slabs.extend(self.paragraph(div, text, BODY, column, 0.0));
        space(&mut slabs, INSET + 8.0, INSET + 16.0);
        self.sheet.slabs.extend(slabs);
    }

    fn write_space(&mut self, label: &str, count: u8) {
        if count == 1 && self.write_behind(label) {
            return;
        }
        let mut slabs = self.paragraph(Tree::ROOT, label, BODY.bold(), FULL, 0.0);
        hold(&mut slabs);
        let line =
            Ink::Rule { x: 0.0, y: WRITTEN_LINE - 1.0, width: style::WIDTH, thickness: 0.6, colour: style::FIRM };
        let item = Item { node: None, ink: line };
        let mut written: Vec<Slab> =
            (0..count).map(|_| Slab { height: WRITTEN_LINE, items: vec![item.clone()], ..Slab::default() }).collect();
        hold_pairs(&mut written);
        slabs.append(&mut written);
        space(&mut slabs, 6.0, AFTER + 6.0);
        self.sheet.slabs.extend(slabs);
    }

    /// One line to write on, behind its label where that leaves room enough.
    fn write_behind(&mut self, label: &str) -> bool {
        let style = BODY.bold();
        let lines = self.lines(label, &style, style::WIDTH);
        let [line] = lines.as_slice() else { return false };
        let start = line.width + BEHIND;
        if label.trim().is_empty() || start > style::WIDTH * MOST_LABEL {
            return false;
        }
        let node = self.tree.add(Tree::ROOT, Role::Paragraph);
        let y = WRITTEN_LINE - 1.0;
        let rule = Ink::Rule { x: start, y, width: style::WIDTH - start, thickness: 0.6, colour: style::FIRM };
        let top = y - style.baseline() - 1.0;
        let text = Ink::Text { x: 0.0, top, line: line.clone(), style };
        let items = vec![Item { node: Some(node), ink: text }, Item { node: None, ink: rule }];
        self.sheet.slabs.push(Slab { height: WRITTEN_LINE, after: AFTER, items, ..Slab::default() });
        true
    }

    fn labelled(&mut self, list: NodeId) -> (NodeId, NodeId) {
        let item = self.tree.add(list, Role::ListItem);
        (item, self.tree.add(item, Role::Label))
    }

    /// Puts down the items of a list; no item of one line stands alone at the end or the beginning of a page.
    fn items(&mut self, mut items: Vec<Vec<Slab>>) {
        if let [first, _, ..] = items.as_mut_slice()
            && let [only] = first.as_mut_slice()
        {
            only.keep = true;
        }
        if let [.., above, last] = items.as_mut_slice()
            && last.len() == 1
            && let Some(above) = above.last_mut()
        {
            above.keep = true;
        }
        let mut slabs: Vec<Slab> = items.into_iter().flatten().collect();
        if let Some(last) = slabs.last_mut() {
            last.after = AFTER;
        }
        self.sheet.slabs.extend(slabs);
    }
}
