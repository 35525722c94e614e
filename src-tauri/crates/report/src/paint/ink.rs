//! The things a slab can hold, drawn at their place on the page.

use printpdf::{LinePoint, PaintMode};

use super::LOGO;
use super::brush::{Brush, corner, handle};
use crate::sheet::{Ink, Item};
use crate::style::{self, Colour};
use crate::tags::Bounds;

impl Brush {
    /// Draws one thing; says where, if it is a picture.
    pub(super) fn ink(&mut self, top: f64, item: &Item) -> Option<Bounds> {
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
            Ink::Logo { x, y, width, height } => {
                let [left, bottom] = [across(*x), down(y + height)];
                self.picture(LOGO, [left, bottom, *width, *height]);
                Some([left, bottom, left + width, bottom + height])
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
