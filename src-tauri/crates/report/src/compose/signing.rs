//! Where people sign, and what the digital seal is.

use domain::document::{Drawing, SealNote, SignatureMark, SignaturePlace};

use super::blocks::framed;
use super::{Column, Composer, hold, space};
use crate::sheet::{FrameLook, Ink, Item, Slab};
use crate::style::{self, BODY, SMALL, TABLE};
use crate::tags::{NodeId, Role, Tree};
use crate::texts;

/// Room for a drawn signature.
const DRAWING: (f64, f64) = (210.0, 62.0);
/// The width of the pen.
const PEN: f64 = 1.3;
/// Room above a line to sign on.
const SIGN_HEIGHT: f64 = 52.0;
/// Where the signature begins, after the date.
const SIGN_AT: f64 = 150.0;

impl Composer {
    /// All signature places, each on one page.
    pub(super) fn signatures(&mut self, places: &[SignaturePlace]) {
        self.heading(2, texts::SIGNATURES);
        for place in places {
            self.place(place);
        }
    }

    fn place(&mut self, place: &SignaturePlace) {
        let column = framed(self.next_frame(), FrameLook::Outlined);
        let div = self.tree.add(Tree::ROOT, Role::Div);
        let mut slabs = self.paragraph(div, &place.name, BODY.bold(), column, 0.0);
        slabs.extend(self.paragraph(div, &place.role, TABLE.coloured(style::QUIET), column, 0.0));
        if matches!(place.mark, SignatureMark::NotSigned(_)) {
            // The sentence as it stands would say what this person did not want to say.
            let asked = texts::asked(&place.meaning);
            slabs.extend(self.paragraph(div, &asked, TABLE.coloured(style::QUIET), column, 4.0));
        } else {
            slabs.extend(self.paragraph(div, &place.meaning, BODY, column, 0.0));
        }
        match &place.mark {
            SignatureMark::Line => slabs.push(self.line(div, column)),
            SignatureMark::Drawn { drawing, on } => {
                let alt = texts::drawn_by(&place.name);
                slabs.push(self.drawing(div, drawing, alt, column));
                let below = texts::drawn_on(&place.name, *on);
                slabs.extend(self.paragraph(div, &below, TABLE.coloured(style::QUIET), column, 0.0));
            }
            SignatureMark::NotSigned(reason) => slabs.extend(self.paragraph(div, reason, BODY.bold(), column, 0.0)),
        }
        space(&mut slabs, 20.0, 32.0);
        hold(&mut slabs);
        if let Some(last) = slabs.last_mut() {
            last.keep = false;
        }
        self.sheet.slabs.extend(slabs);
    }

    /// Two lines to write on: the date, the signature.
    fn line(&mut self, div: NodeId, column: Column) -> Slab {
        let mut items = Vec::new();
        for (label, x, end) in [(texts::SIGN_DATE, 0.0, SIGN_AT - 16.0), (texts::SIGN_HERE, SIGN_AT, column.width)] {
            let node = self.tree.add(div, Role::Paragraph);
            let line = self.lines(label, &TABLE, column.width).into_iter().next().unwrap_or_default();
            let start = x + line.width + 5.0;
            let top = SIGN_HEIGHT - TABLE.baseline();
            items.push(Item { node: Some(node), ink: Ink::Text { x: column.x + x, top, line, style: TABLE } });
            let rule = Ink::Rule {
                x: column.x + start,
                y: SIGN_HEIGHT,
                width: end - start,
                thickness: 0.6,
                colour: style::FIRM,
            };
            items.push(Item { node: None, ink: rule });
        }
        Slab { height: SIGN_HEIGHT + 6.0, group: column.group, items, ..Slab::default() }
    }

    /// The strokes, as large as the room allows.
    fn drawing(&mut self, div: NodeId, drawing: &Drawing, alt: String, column: Column) -> Slab {
        let figure = self.tree.add_figure(div, alt);
        let (width, height) = (f64::from(drawing.width.max(1)), f64::from(drawing.height.max(1)));
        let scale = (DRAWING.0 / width).min(DRAWING.1 / height);
        let place =
            |&(x, y): &(u16, u16)| (column.x + f64::from(x).min(width) * scale, f64::from(y).min(height) * scale);
        let strokes = drawing.strokes.iter().map(|stroke| stroke.iter().map(place).collect()).collect();
        Slab {
            height: height * scale,
            before: 6.0,
            after: 3.0,
            group: column.group,
            items: vec![Item { node: Some(figure), ink: Ink::Strokes { strokes, pen: PEN } }],
            ..Slab::default()
        }
    }

    /// The explanation of the digital seal, and the field that the seal will fill.
    pub(super) fn seal(&mut self, seal: &SealNote) {
        let column = framed(self.next_frame(), FrameLook::Tinted);
        let div = self.tree.add(Tree::ROOT, Role::Div);
        let mut slabs = self.paragraph(div, texts::SEAL, SMALL.bold(), column, 3.0);
        for text in texts::SEAL_MEANING {
            slabs.extend(self.paragraph(div, text, SMALL, column, 3.0));
        }
        for (label, text) in [(texts::SEAL_HOLDER, &seal.holder), (texts::SEAL_FINGERPRINT, &seal.fingerprint)] {
            slabs.extend(self.paragraph(div, &format!("{label} {text}"), SMALL, column, 3.0));
        }
        slabs.extend(self.paragraph(div, texts::SEAL_TRUST, SMALL, column, 0.0));
        self.tree.add(div, Role::Form);
        space(&mut slabs, 32.0, 12.0);
        hold(&mut slabs);
        self.sheet.slabs.extend(slabs);
    }
}
