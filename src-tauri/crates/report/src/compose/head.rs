//! The top of the first page: who sends it, what it is, for whom.

use domain::document::Document;

use super::{Composer, FULL};
use crate::sheet::{Ink, Item, Slab};
use crate::style;
use crate::tags::Tree;
use crate::texts;

impl Composer {
    /// Letterhead, title, "Exemplaar voor …" or "Aan …", and the facts of the paper.
    pub(super) fn head(&mut self, document: &Document) {
        let letterhead = &document.letterhead;
        let school = self.paragraph(Tree::ROOT, &letterhead.school, style::SCHOOL, FULL, 1.0);
        self.sheet.slabs.extend(school);
        for line in &letterhead.lines {
            let address = self.paragraph(Tree::ROOT, line, style::ADDRESS, FULL, 0.0);
            self.sheet.slabs.extend(address);
        }
        let line = Ink::Rule { x: 0.0, y: 0.0, width: style::WIDTH, thickness: 1.2, colour: style::ACCENT };
        let items = vec![Item { node: None, ink: line }];
        self.sheet.slabs.push(Slab { height: 1.2, before: 9.0, items, ..Slab::default() });

        self.heading(1, &document.title);
        if !document.copy_for.trim().is_empty() {
            let copy_for = texts::copy_for(&document.copy_for, document.kind);
            let slabs = self.paragraph(Tree::ROOT, &copy_for, style::BODY.bold(), FULL, 8.0);
            self.sheet.slabs.extend(slabs);
        }
        if let Some(mark) = document.mark {
            let slabs = self.paragraph(Tree::ROOT, texts::mark_meaning(mark), style::BODY, FULL, 8.0);
            self.sheet.slabs.extend(slabs);
        }
        self.facts(&document.facts);
    }
}
