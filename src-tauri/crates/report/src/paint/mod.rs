//! Pages become drawing operators, and every operator gets its place in the structure tree.

mod brush;
mod ink;

use domain::document::{Document, PageMark};
use printpdf::{DictItem, Op, TextMatrix};

use crate::lines;
use crate::paginate::{Page, Placed};
use crate::shape::Shaper;
use crate::sheet::Item;
use crate::style;
use crate::tags::{Marked, NodeId, Tree};
use crate::texts;
use brush::{Brush, corner};

pub(crate) use brush::{font_id, number};

/// Pages ready to be written.
pub(crate) struct Painted {
    /// The operators of each page.
    pub(crate) pages: Vec<Vec<Op>>,
    /// The structure tree, which now knows its content.
    pub(crate) tree: Tree,
    /// For each page the elements of its marked content, by number.
    pub(crate) content: Vec<Vec<NodeId>>,
    /// The headings, for the outline.
    pub(crate) bookmarks: Vec<Bookmark>,
}

/// A heading of the outline.
pub(crate) struct Bookmark {
    /// 1, 2 or 3.
    pub(crate) level: u8,
    /// Its text.
    pub(crate) title: String,
    /// Its page, from 0.
    pub(crate) page: usize,
    /// Its top, from the bottom of the page.
    pub(crate) top: f64,
}

/// The name of the logo inside the file.
pub(crate) const LOGO: &str = "Logo";

/// Cosine and sine of the angle of the mark across a page: steep, and the same on every machine.
const MARK_SLOPE: (f64, f64) = (0.6, 0.8);
/// How long the mark is.
const MARK_LENGTH: f64 = 640.0;
/// The height of a capital, as part of the type size.
const CAPITAL: f64 = 0.714;

/// Draws every page.
pub(crate) fn paint(pages: &[Page], tree: Tree, document: &Document) -> Painted {
    let mut painted = Painted { pages: Vec::new(), tree, content: Vec::new(), bookmarks: Vec::new() };
    let mut shaper = Shaper::default();
    let foot = footer_text(document);
    for (index, page) in pages.iter().enumerate() {
        for Placed { top, slab } in &page.placed {
            if let Some((level, title)) = &slab.heading {
                let top = style::PAGE_HEIGHT - top;
                painted.bookmarks.push(Bookmark { level: *level, title: title.clone(), page: index, top });
            }
        }
        let mut brush = Brush::new(document.id);
        if let Some(mark) = document.mark {
            brush.mark(&mut shaper, mark);
        }
        let number = texts::page(index + 1, pages.len());
        let content = brush.content(page, index, &mut painted.tree);
        brush.footer(&mut shaper, &foot, &number);
        if let Some(note) = &document.page_note {
            brush.header(&mut shaper, note);
        }
        painted.pages.push(brush.ops);
        painted.content.push(content);
    }
    painted
}

/// "Gespreksverslag · Dossier 2026-014 · Versie 1": enough to find the rest of a loose page, and no name.
fn footer_text(document: &Document) -> String {
    let mut text = document.kind.map_or(document.title.as_str(), |kind| texts::kind(kind)).to_owned();
    for wanted in [texts::CASE, texts::VERSION] {
        if let Some((label, value)) = document.facts.iter().find(|(label, _)| label == wanted) {
            text = format!("{text} · {label} {value}");
        }
    }
    text
}

impl Brush {
    /// Decoration first, then everything that is read, in reading order. Gives the element of each marked content.
    fn content(&mut self, page: &Page, index: usize, tree: &mut Tree) -> Vec<NodeId> {
        let placed = || page.placed.iter().flat_map(|Placed { top, slab }| slab.items.iter().map(|item| (*top, item)));
        self.begin_artifact("Layout", None);
        for (top, item) in placed().filter(|(_, item)| item.node.is_none()) {
            self.ink(top, item);
        }
        self.end();

        let mut read: Vec<(NodeId, f64, &Item)> =
            placed().filter_map(|(top, item)| item.node.map(|node| (node, top, item))).collect();
        read.sort_by_key(|(node, ..)| *node);
        let mut content = Vec::new();
        for of_node in read.chunk_by(|a, b| a.0 == b.0) {
            let Some((id, ..)) = of_node.first() else { continue };
            let Some(node) = tree.get_mut(*id) else { continue };
            let number = content.len();
            content.push(*id);
            node.content.push(Marked { page: index, number });
            self.begin(node.role.name(), [("MCID", DictItem::Int(i64::try_from(number).unwrap_or(i64::MAX)))]);
            for (_, top, item) in of_node {
                if let Some(bounds) = self.ink(*top, item) {
                    node.bounds = Some(bounds);
                }
            }
            self.end();
        }
        content
    }

    /// The word across the page, below everything else.
    fn mark(&mut self, shaper: &mut Shaper, mark: PageMark) {
        let mut style = style::MARKED;
        let word = shaper.shape(style.face, texts::mark(mark));
        style.size *= MARK_LENGTH / word.width(&style);
        let (along, across) = (word.width(&style) / 2.0, CAPITAL * style.size / 2.0);
        let (cos, sin) = MARK_SLOPE;
        let x = style::PAGE_WIDTH / 2.0 - along * cos + across * sin;
        let y = style::PAGE_HEIGHT / 2.0 - along * sin - across * cos;
        self.begin_artifact("Pagination", Some("Watermark"));
        self.set_text(&style);
        let matrix = [number(cos), number(sin), number(-sin), number(cos), number(x), number(y)];
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        self.word(&word, &style);
        self.end();
    }

    /// For whom the paper is not, above everything on the page.
    fn header(&mut self, shaper: &mut Shaper, note: &str) {
        let style = style::FOOT.bold().coloured(style::ACCENT);
        self.begin_artifact("Pagination", Some("Header"));
        let baseline = style::HEADER - style.baseline();
        if let Some(line) = lines::lines(shaper, note, &style, style::WIDTH).first() {
            self.line(line, &style, style::SIDE, baseline);
        }
        self.end();
    }

    fn footer(&mut self, shaper: &mut Shaper, left: &str, right: &str) {
        let style = style::FOOT;
        self.begin_artifact("Pagination", Some("Footer"));
        let y = style::PAGE_HEIGHT - style::FOOTER + 16.0;
        self.path(vec![corner(style::SIDE, y), corner(style::SIDE + style::WIDTH, y)], 0.5, style::LINE);
        let baseline = style::FOOTER - style.baseline();
        let right_width = lines::width(shaper, right, &style);
        let room = style::WIDTH - right_width - 20.0;
        if let Some(line) = lines::lines(shaper, left, &style, room).first() {
            self.line(line, &style, style::SIDE, baseline);
        }
        if let Some(line) = lines::lines(shaper, right, &style, style::WIDTH).first() {
            self.line(line, &style, style::SIDE + style::WIDTH - right_width, baseline);
        }
        self.end();
    }
}
