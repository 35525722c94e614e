//! The pen: every drawing operator comes from here, and nothing is set twice.

use domain::ids::ReportId;
use printpdf::{
    Codepoint, Color, DictItem, FontId, Line as Path, LineCapStyle, LineJoinStyle, LinePoint, Op, PaintMode,
    PdfFontHandle, Point, Pt, Rect, Rgb, TextItem, TextMatrix, XObjectId, XObjectTransform,
};

use crate::fonts::{self, Face};
use crate::lines::Line;
use crate::shape::Word;
use crate::style::{self, Colour, Style};

/// The name of a face inside the file. Its six letters are also the tag of the subset, which differs per document, so
/// that files can be joined without mixing up their fonts.
pub(crate) fn font_id(face: Face, id: ReportId) -> FontId {
    let first = match face {
        Face::Regular => 'R',
        Face::Bold => 'B',
    };
    let letters = id.0.as_bytes().iter().take(5).map(|byte| char::from(b'A' + byte % 26));
    FontId(std::iter::once(first).chain(letters).collect())
}

/// Draws on one page; remembers what is set, so that nothing is set twice.
pub(super) struct Brush {
    id: ReportId,
    /// What is drawn so far.
    pub(super) ops: Vec<Op>,
    in_text: bool,
    font: Option<(Face, f64)>,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    pen: Option<f64>,
}

impl Brush {
    pub(super) fn new(id: ReportId) -> Self {
        let ops =
            vec![Op::SetLineCapStyle { cap: LineCapStyle::Round }, Op::SetLineJoinStyle { join: LineJoinStyle::Round }];
        Self { id, ops, in_text: false, font: None, fill: None, stroke: None, pen: None }
    }

    pub(super) fn line(&mut self, line: &Line, style: &Style, x: f64, top: f64) {
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
    pub(super) fn word(&mut self, word: &Word, style: &Style) {
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

    pub(super) fn set_text(&mut self, style: &Style) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.set_fill(style.colour);
        if self.font != Some((style.face, style.size)) {
            let font = PdfFontHandle::External(font_id(style.face, self.id));
            self.ops.push(Op::SetFont { font, size: point(style.size) });
            self.font = Some((style.face, style.size));
        }
    }

    pub(super) fn path(&mut self, points: Vec<LinePoint>, pen: f64, colour: Colour) {
        self.end_text();
        self.set_pen(pen);
        self.set_stroke(colour);
        self.ops.push(Op::DrawLine { line: Path { points, is_closed: false } });
    }

    pub(super) fn rectangle(&mut self, [x, y, width, height]: [f64; 4], colour: Colour, mode: PaintMode) {
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

    /// A picture of the file, by its name, into a rectangle.
    pub(super) fn picture(&mut self, name: &str, [x, y, width, height]: [f64; 4]) {
        self.end_text();
        let transform = XObjectTransform {
            translate_x: Some(point(x)),
            translate_y: Some(point(y)),
            scale_x: Some(number(width)),
            scale_y: Some(number(height)),
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(name.to_owned()), transform });
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

    pub(super) fn set_pen(&mut self, pen: f64) {
        if self.pen != Some(pen) {
            self.end_text();
            self.ops.push(Op::SetOutlineThickness { pt: point(pen) });
            self.pen = Some(pen);
        }
    }

    pub(super) fn begin_artifact(&mut self, kind: &str, subtype: Option<&str>) {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let subtype = subtype.map(|subtype| ("Subtype", name(subtype)));
        self.begin("Artifact", std::iter::once(("Type", name(kind))).chain(subtype));
    }

    pub(super) fn begin(&mut self, tag: &str, properties: impl IntoIterator<Item = (&'static str, DictItem)>) {
        let properties = dictionary(properties);
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.into(), properties });
    }

    pub(super) fn end(&mut self) {
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

fn dictionary(entries: impl IntoIterator<Item = (&'static str, DictItem)>) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}

fn rgb(Colour(red, green, blue): Colour) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}

pub(super) fn corner(x: f64, y: f64) -> LinePoint {
    LinePoint { p: Point { x: point(x), y: point(y) }, bezier: false }
}

pub(super) fn handle(x: f64, y: f64) -> LinePoint {
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
