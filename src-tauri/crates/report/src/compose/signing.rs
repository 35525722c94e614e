//! Where people sign, and what the digital seal is.

use domain::document::{Drawing, SealNote, SignatureMark, SignaturePlace};

use super::blocks::{INSET, framed};
use super::table::{join, shift};
use super::{Column, Composer, FULL, hold, space};
use crate::sheet::{FrameLook, Group, Ink, Item, Slab};
use crate::style::{self, BODY, SMALL, TABLE};
use crate::tags::{NodeId, Role, Tree};
use crate::texts;

/// Room for a drawn signature.
const DRAWING: (f64, f64) = (210.0, 62.0);
/// The width of the pen.
const PEN: f64 = 1.3;
/// Room above a line to sign on.
const SIGN_HEIGHT: f64 = 44.0;
/// Room above the line for a date, where the signature stands below it.
const DATE_HEIGHT: f64 = 28.0;
/// A place with more letters than this has a row to itself.
const NARROW: usize = 120;
/// Between a name and the function behind it.
const BESIDE: f64 = 8.0;
/// Where the signature begins, after the date.
const SIGN_AT: f64 = 150.0;

impl Composer {
    /// All signature places, each on one page; two where only lines stand share a row.
    pub(super) fn signatures(&mut self, places: &[SignaturePlace]) {
        self.heading(2, texts::SIGNATURES);
        let mut rest = places;
        while let [first, others @ ..] = rest {
            rest = match others {
                [second, after @ ..] if is_narrow(first) && is_narrow(second) => {
                    self.pair([first, second]);
                    after
                }
                _ => {
                    self.place(first);
                    others
                }
            };
        }
    }

    /// Two places beside each other, each with its date above its signature.
    fn pair(&mut self, places: [&SignaturePlace; 2]) {
        let group = Some(Group::Frame(self.next_frame(), FrameLook::Paired));
        let width = style::HALF - 2.0 * INSET;
        let mut row = Slab { before: 20.0, after: 32.0, group, ..Slab::default() };
        let mut lines = Vec::new();
        for (place, left) in places.into_iter().zip([0.0, style::HALF + style::BETWEEN]) {
            let column = Column { x: left + INSET, width, group };
            let div = self.tree.add(Tree::ROOT, Role::Div);
            let mut slabs = self.named(div, place, column);
            slabs.extend(self.paragraph(div, &place.meaning, BODY, column, 0.0));
            let words = join(slabs);
            row.height = row.height.max(words.height);
            row.items.extend(words.items);
            lines.push(self.stacked(div, column));
        }
        let below = lines.iter().map(|line| line.height).fold(0.0, f64::max);
        for mut line in lines {
            // The lines to sign on stand at one height, whatever stands above them.
            shift(&mut line, row.height);
            row.items.append(&mut line.items);
        }
        row.height += below;
        self.sheet.slabs.push(row);
    }

    /// The name, with the function behind or below it.
    fn named(&mut self, div: NodeId, place: &SignaturePlace, column: Column) -> Vec<Slab> {
        let mut slabs = self.paragraph(div, &place.name, BODY.bold(), column, 0.0);
        let role = self.paragraph(div, &place.role, TABLE.coloured(style::QUIET), column, 0.0);
        let below = beside(&mut slabs, role, column);
        slabs.extend(below);
        slabs
    }

    fn place(&mut self, place: &SignaturePlace) {
        let column = framed(self.next_frame(), FrameLook::Outlined);
        let div = self.tree.add(Tree::ROOT, Role::Div);
        let mut slabs = self.named(div, place, column);
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

    /// Two lines to write on beside each other: the date, the signature.
    fn line(&mut self, div: NodeId, column: Column) -> Slab {
        let mut items = Vec::from(self.written(div, column, texts::SIGN_DATE, 0.0, SIGN_AT - 16.0, SIGN_HEIGHT));
        items.extend(self.written(div, column, texts::SIGN_HERE, SIGN_AT, column.width, SIGN_HEIGHT));
        Slab { height: SIGN_HEIGHT + 6.0, group: column.group, items, ..Slab::default() }
    }

    /// The same below each other.
    fn stacked(&mut self, div: NodeId, column: Column) -> Slab {
        let mut items = Vec::from(self.written(div, column, texts::SIGN_DATE, 0.0, column.width, DATE_HEIGHT));
        let height = DATE_HEIGHT + SIGN_HEIGHT;
        items.extend(self.written(div, column, texts::SIGN_HERE, 0.0, column.width, height));
        Slab { height: height + 6.0, group: column.group, items, ..Slab::default() }
    }

    /// A label at `start` and a line behind it up to `end`, both `y` below the top.
    fn written(&mut self, div: NodeId, column: Column, label: &str, start: f64, end: f64, y: f64) -> [Item; 2] {
        let node = self.tree.add(div, Role::Paragraph);
        let line = self.lines(label, &TABLE, column.width).into_iter().next().unwrap_or_default();
        let behind = start + line.width + 5.0;
        let text = Ink::Text { x: column.x + start, top: y - TABLE.baseline(), line, style: TABLE };
        let (x, width) = (column.x + behind, end - behind);
        let rule = Ink::Rule { x, y, width, thickness: 0.6, colour: style::FIRM };
        [Item { node: Some(node), ink: text }, Item { node: None, ink: rule }]
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
        let column = Column { group: Some(Group::Frame(self.next_frame(), FrameLook::Noted)), ..FULL };
        let div = self.tree.add(Tree::ROOT, Role::Div);
        let mut slabs = self.paragraph(div, &texts::seal_meaning(&seal.holder), SMALL, column, 0.0);
        let fingerprint = format!("{} {}", texts::SEAL_FINGERPRINT, seal.fingerprint);
        slabs.extend(self.paragraph(div, &fingerprint, SMALL, column, 0.0));
        self.tree.add(div, Role::Form);
        space(&mut slabs, 26.0, 0.0);
        hold(&mut slabs);
        self.sheet.slabs.extend(slabs);
    }
}

/// Whether half a page is wide enough for this place.
fn is_narrow(place: &SignaturePlace) -> bool {
    let letters = [&place.name, &place.role, &place.meaning].map(|text| text.chars().count());
    place.mark == SignatureMark::Line && letters.iter().sum::<usize>() <= NARROW
}

/// Puts what is one line behind the one line of `slabs`, if there is room; what was not put there comes back.
fn beside(slabs: &mut [Slab], mut others: Vec<Slab>, column: Column) -> Vec<Slab> {
    let ([slab], [other]) = (slabs, others.as_mut_slice()) else { return others };
    let ([Item { ink: Ink::Text { line: first, style: of_first, .. }, .. }], [second]) =
        (slab.items.as_slice(), other.items.as_mut_slice())
    else {
        return others;
    };
    let Ink::Text { x, top, line, style } = &mut second.ink else { return others };
    let start = first.width + BESIDE;
    if start + line.width > column.width {
        return others;
    }
    *x = column.x + start;
    *top = of_first.baseline() - style.baseline();
    slab.items.append(&mut other.items);
    Vec::new()
}
