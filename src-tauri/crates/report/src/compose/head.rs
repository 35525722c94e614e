//! The top of the first page: who sends it, what it is, for whom.

use domain::document::Document;

use super::{Composer, FULL};
use crate::sheet::{Ink, Item, Slab};
use crate::style;
use crate::tags::Tree;
use crate::texts;

impl Composer {
    /// Letterhead, title, "Exemplaar voor …" and the facts of the paper.
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
        let copy_for = document.copy_for.trim();
        if !copy_for.is_empty() {
            let whole = if copy_for.starts_with(texts::COPY_FOR) {
                copy_for.to_owned()
            } else {
                format!("{} {copy_for}", texts::COPY_FOR)
            };
            let slabs = self.paragraph(Tree::ROOT, &whole, style::BODY.bold(), FULL, 8.0);
            self.sheet.slabs.extend(slabs);
        }
        if let Some(mark) = document.mark {
            let slabs = self.paragraph(Tree::ROOT, texts::mark_meaning(mark), style::BODY, FULL, 8.0);
            self.sheet.slabs.extend(slabs);
        }
        let mut facts = vec![(texts::DATE.to_owned(), texts::date(document.dated))];
        facts.extend(document.facts.iter().cloned());
        self.facts(&facts);
    }
}
