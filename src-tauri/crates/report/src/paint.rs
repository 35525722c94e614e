//! Pages become drawing operators, and every operator gets its place in the structure tree.

use domain::document::{Document, PageMark};
use printpdf::{
    Codepoint, Color, DictItem, FontId, Line as Path, LineCapStyle, LineJoinStyle, LinePoint, Op, PaintMode,
    PdfFontHandle, Point, Pt, Rect, Rgb, TextItem, TextMatrix,
};

use crate::fonts::{self, Face};
use crate::lines::{self, Line};
use crate::paginate::{Page, Placed};
use crate::shape::{Shaper, Word};
use crate::sheet::{Ink, Item};
use crate::style::{self, Colour, Style};
use crate::tags::{Bounds, Marked, NodeId, Tree};
use crate::texts;

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

/// Cosine and sine of the angle of the mark across a page: steep, and the same on every machine.
const MARK_SLOPE: (f64, f64) = (0.6, 0.8);
/// How long the mark is.
const MARK_LENGTH: f64 = 640.0;
/// The height of a capital, as part of the type size.
const CAPITAL: f64 = 0.714;

/// The name of a face inside the file. Its six letters are also the tag of the subset, which differs per document, so
/// that files can be joined without mixing up their fonts.
pub(crate) fn font_id(face: Face, document: &Document) -> FontId {
    let first = match face {
        Face::Regular => 'R',
        Face::Bold => 'B',
    };
    let letters = document.id.0.as_bytes().iter().take(5).map(|byte| char::from(b'A' + byte % 26));
    FontId(std::iter::once(first).chain(letters).collect())
}

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
        let mut brush = Brush::new(document);
        if let Some(mark) = document.mark {
            brush.mark(&mut shaper, mark);
        }
        let number = texts::page(index + 1, pages.len());
        let content = brush.content(page, index, &mut painted.tree);
        brush.footer(&mut shaper, &foot, &number);
        painted.pages.push(brush.ops);
        painted.content.push(content);
    }
    painted
}

/// "Gespreksverslag · Dossier 2026-014 · Versie 1": enough to find the rest of a loose page, and no name.
fn footer_text(document: &Document) -> String {
    let mut text = texts::kind(document.kind).to_owned();
    for wanted in [texts::CASE, texts::VERSION] {
        if let Some((label, value)) = document.facts.iter().find(|(label, _)| label == wanted) {
            text = format!("{text} · {label} {value}");
        }
    }
    text
}

/// Draws on one page; remembers what is set, so that nothing is set twice.
struct Brush<'a> {
    document: &'a Document,
    ops: Vec<Op>,
    in_text: bool,
    font: Option<(Face, f64)>,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    pen: Option<f64>,
}

impl<'a> Brush<'a> {
    fn new(document: &'a Document) -> Self {
        let ops =
            vec![Op::SetLineCapStyle { cap: LineCapStyle::Round }, Op::SetLineJoinStyle { join: LineJoinStyle::Round }];
        Self { document, ops, in_text: false, font: None, fill: None, stroke: None, pen: None }
    }

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

    /// Draws one thing; says where, if it is a picture.
    fn ink(&mut self, top: f64, item: &Item) -> Option<Bounds> {
        let across = |x: f64| style::SIDE + x;
        let down = |y: f64| style::PAGE_HEIGHT - top - y;
        match &item.ink {
            Ink::Text { x, top: within, line, style } => {
                self.line(line, style, across(*x), top + within);
                None
            }
            Ink::Rule { x, y, width, thickness, colour } => {
                self.path(vec![corner(across(*x), down(*y)), corner(across(x + width), down(*y))], *thickness, *colour);
                None
            }
            Ink::Fill { x, y, width, height, colour } => {
                self.rectangle([across(*x), down(y + height), *width, *height], *colour, PaintMode::Fill);
                None
            }
            Ink::Frame { x, y, width, height, colour } => {
                self.set_pen(0.8);
                self.rectangle([across(*x), down(y + height), *width, *height], *colour, PaintMode::Stroke);
                None
            }
            Ink::Tick { x, y, size, ticked } => {
                let (left, bottom) = (across(*x), down(y + size));
                self.set_pen(0.9);
                let at = |x: f64, y: f64| corner(left + x * size, bottom + y * size);
                if *ticked {
                    self.rectangle([left, bottom, *size, *size], style::ACCENT, PaintMode::Fill);
                    self.path(vec![at(0.22, 0.5), at(0.42, 0.28), at(0.78, 0.74)], 1.3, Colour(0xff, 0xff, 0xff));
                } else {
                    self.rectangle([left, bottom, *size, *size], style::FIRM, PaintMode::Stroke);
                }
                Some([left, bottom, left + size, bottom + size])
            }
            Ink::Strokes { strokes, pen } => {
                let mut all = Vec::new();
                for stroke in strokes {
                    let points: Vec<(f64, f64)> = stroke.iter().map(|&(x, y)| (across(x), down(y))).collect();
                    self.path(curve(&points), *pen, style::INK);
                    all.extend(points);
                }
                Some(around(&all, pen / 2.0).unwrap_or([across(0.0), down(1.0), across(1.0), down(0.0)]))
            }
        }
    }

    fn line(&mut self, line: &Line, style: &Style, x: f64, top: f64) {
        if line.words.is_empty() {
            return;
        }
        self.set_text(style);
        let y = style::PAGE_HEIGHT - top - style.baseline();
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(point(x), point(y)) });
        for word in &line.words {
            self.word(word, style);
        }
    }

    /// Shows a word where the last one ended; says what it means when its glyphs alone would not.
    fn word(&mut self, word: &Word, style: &Style) {
        if !word.faithful {
            let text = [0xfe, 0xff].into_iter().chain(word.text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
            let properties = dictionary([("ActualText", DictItem::String { data: text, literal: false })]);
            self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".into(), properties });
        }
        let font = fonts::font(style.face);
        let mut items = Vec::new();
        for glyph in &word.glyphs {
            if glyph.up != 0 {
                self.show(&mut items);
                self.ops.push(Op::SetLineOffset { multiplier: number(f64::from(glyph.up) * style.size / 1000.0) });
            }
            if glyph.right != 0 {
                items.push(TextItem::Offset(number(f64::from(-glyph.right))));
            }
            let kern = number(f64::from(font.width(glyph.id) + glyph.right - glyph.advance));
            items.push(TextItem::GlyphIds(vec![Codepoint::with_cid(glyph.id, kern, glyph.text.clone())]));
            if glyph.up != 0 {
                self.show(&mut items);
                self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
            }
        }
        self.show(&mut items);
        if !word.faithful {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Shows what has gathered, together with what was shown just before.
    fn show(&mut self, items: &mut Vec<TextItem>) {
        if items.is_empty() {
            return;
        }
        match self.ops.last_mut() {
            Some(Op::ShowText { items: before }) => before.append(items),
            _ => self.ops.push(Op::ShowText { items: std::mem::take(items) }),
        }
    }

    fn set_text(&mut self, style: &Style) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.set_fill(style.colour);
        if self.font != Some((style.face, style.size)) {
            let font = PdfFontHandle::External(font_id(style.face, self.document));
            self.ops.push(Op::SetFont { font, size: point(style.size) });
            self.font = Some((style.face, style.size));
        }
    }

    fn path(&mut self, points: Vec<LinePoint>, pen: f64, colour: Colour) {
        self.end_text();
        self.set_pen(pen);
        self.set_stroke(colour);
        self.ops.push(Op::DrawLine { line: Path { points, is_closed: false } });
    }

    fn rectangle(&mut self, [x, y, width, height]: [f64; 4], colour: Colour, mode: PaintMode) {
        self.end_text();
        match mode {
            PaintMode::Fill => self.set_fill(colour),
            _ => self.set_stroke(colour),
        }
        let rectangle = Rect {
            x: point(x),
            y: point(y),
            width: point(width),
            height: point(height),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.fill = Some(colour);
        }
    }

    fn set_stroke(&mut self, colour: Colour) {
        if self.stroke != Some(colour) {
            self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
            self.stroke = Some(colour);
        }
    }

    fn set_pen(&mut self, pen: f64) {
        if self.pen != Some(pen) {
            self.end_text();
            self.ops.push(Op::SetOutlineThickness { pt: point(pen) });
            self.pen = Some(pen);
        }
    }

    fn begin_artifact(&mut self, kind: &str, subtype: Option<&str>) {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let subtype = subtype.map(|subtype| ("Subtype", name(subtype)));
        self.begin("Artifact", std::iter::once(("Type", name(kind))).chain(subtype));
    }

    fn begin(&mut self, tag: &str, properties: impl IntoIterator<Item = (&'static str, DictItem)>) {
        let properties = dictionary(properties);
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.into(), properties });
    }

    fn end(&mut self) {
        self.end_text();
        self.ops.push(Op::EndMarkedContent);
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }
}

/// A smooth curve through all points; a single point becomes a dot.
fn curve(points: &[(f64, f64)]) -> Vec<LinePoint> {
    let mut points = points.to_vec();
    points.dedup();
    let Some(&first) = points.first() else { return Vec::new() };
    let mut path = vec![corner(first.0, first.1)];
    if points.len() == 1 {
        path.push(corner(first.0, first.1));
    }
    for (index, pair) in points.windows(2).enumerate() {
        let &[from, to] = pair else { continue };
        // Catmull-Rom: the direction at a point is that from the one before it to the one after it.
        let before = index.checked_sub(1).and_then(|index| points.get(index)).copied().unwrap_or(from);
        let after = points.get(index + 2).copied().unwrap_or(to);
        path.push(handle(from.0 + (to.0 - before.0) / 6.0, from.1 + (to.1 - before.1) / 6.0));
        path.push(handle(to.0 - (after.0 - from.0) / 6.0, to.1 - (after.1 - from.1) / 6.0));
        path.push(corner(to.0, to.1));
    }
    path
}

/// The rectangle round some points, `beyond` them at every side.
fn around(points: &[(f64, f64)], beyond: f64) -> Option<Bounds> {
    let first = points.first()?;
    let [left, bottom, right, top] = points.iter().fold([first.0, first.1, first.0, first.1], |bounds, (x, y)| {
        let [left, bottom, right, top] = bounds;
        [left.min(*x), bottom.min(*y), right.max(*x), top.max(*y)]
    });
    Some([left - beyond, bottom - beyond, right + beyond, top + beyond])
}

fn dictionary(entries: impl IntoIterator<Item = (&'static str, DictItem)>) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}

fn rgb(Colour(red, green, blue): Colour) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}

fn corner(x: f64, y: f64) -> LinePoint {
    LinePoint { p: Point { x: point(x), y: point(y) }, bezier: false }
}

fn handle(x: f64, y: f64) -> LinePoint {
    LinePoint { bezier: true, ..corner(x, y) }
}

fn point(value: f64) -> Pt {
    Pt(number(value))
}

/// A number as it is written: two decimals are a seventh of the width of a hair.
#[expect(clippy::cast_possible_truncation, reason = "PDF numbers are single precision, and these lie on a page")]
pub(crate) fn number(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}
