//! The top of the first page: who sends it, what it is, for whom.

use domain::document::Document;
use domain::picture::Picture;

use super::table::join;
use super::{Column, Composer, FULL};
use crate::sheet::{Ink, Item, Slab};
use crate::style;
use crate::tags::Tree;
use crate::texts;

/// The room for a logo, at the right.
const LOGO: (f64, f64) = (158.0, 62.0);
/// Between a logo and the text beside it.
const BESIDE: f64 = 20.0;
/// A small logo is not blown up beyond this size of one of its points, a hundredth of an inch.
const COARSEST: f64 = 0.72;

impl Composer {
    /// The logo at the right edge, as large as its room and its points allow; with its width and height.
    fn logo(&mut self, logo: &Picture, school: &str) -> (Item, f64, f64) {
        let (width, height) = (f64::from(logo.width.max(1)), f64::from(logo.height.max(1)));
        let scale = (LOGO.0 / width).min(LOGO.1 / height).min(COARSEST);
        let (width, height) = (width * scale, height * scale);
        let node = self.tree.add_figure(Tree::ROOT, texts::logo_of(school));
        (Item { node: Some(node), ink: Ink::Logo { x: style::WIDTH - width, y: 0.0, width, height } }, width, height)
    }

    /// Letterhead, title, "Exemplaar voor …" or "Aan …", and the facts of the paper.
    pub(super) fn head(&mut self, document: &Document) {
        let letterhead = &document.letterhead;
        let logo = letterhead.logo.as_ref().map(|logo| self.logo(logo, &letterhead.school));
        // Beside a logo there is less room.
        let taken = logo.as_ref().map_or(0.0, |(_, width, _)| width + BESIDE);
        let column = Column { width: FULL.width - taken, ..FULL };
        let mut lines = self.paragraph(Tree::ROOT, &letterhead.school, style::SCHOOL, column, 0.0);
        for line in &letterhead.lines {
            lines.extend(self.paragraph(Tree::ROOT, line, style::ADDRESS, column, 0.0));
        }
        // One piece: what stands beside each other does not part.
        let mut sender = join(lines);
        if let Some((item, _, height)) = logo {
            sender.items.insert(0, item);
            sender.height = sender.height.max(height);
        }
        self.sheet.slabs.push(sender);
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
        self.head_facts(&document.facts);
    }
}
