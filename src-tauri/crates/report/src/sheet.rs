//! Slabs: pieces of a paper that never split, measured from their own top left corner, y downwards.

use crate::lines::Line;
use crate::style::{Colour, Style};
use crate::tags::NodeId;

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ink {
    /// A line of text, from `x`, its line box beginning at `top`.
    Text { x: f64, top: f64, line: Line, style: Style },
    /// A horizontal line.
    Rule { x: f64, y: f64, width: f64, thickness: f64, colour: Colour },
    /// A filled rectangle.
    Fill { x: f64, y: f64, width: f64, height: f64, colour: Colour },
    /// The outline of a rectangle.
    Frame { x: f64, y: f64, width: f64, height: f64, colour: Colour },
    /// A tick box.
    Tick { x: f64, y: f64, size: f64, ticked: bool },
    /// The logo, filling a rectangle.
    Logo { x: f64, y: f64, width: f64, height: f64 },
    /// Pen strokes in points, and the width of the pen.
    Strokes { strokes: Vec<Vec<(f64, f64)>>, pen: f64 },
}

/// What is drawn for which structure element; `None` is decoration.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    /// The element.
    pub(crate) node: Option<NodeId>,
    /// The drawing.
    pub(crate) ink: Ink,
}

/// What a slab is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// A heading.
    Heading,
    /// A frame, by number; it is drawn round all its slabs on a page.
    Frame(usize, FrameLook),
    /// A table, by the place of its header in [`Slabs::headers`].
    Table(usize),
}

/// The look of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameLook {
    /// A light ground and a bar at the left.
    Tinted,
    /// A thin line round it.
    Outlined,
    /// A thin line round each half of it.
    Paired,
    /// A thin line above it.
    Noted,
}

/// A piece that never splits.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Slab {
    /// Its height.
    pub(crate) height: f64,
    /// Space above it, dropped at the top of a page.
    pub(crate) before: f64,
    /// Space below it; of two spaces that meet, the larger counts.
    pub(crate) after: f64,
    /// Whether it stays on one page with the slab that follows.
    pub(crate) keep: bool,
    /// What it is a part of.
    pub(crate) group: Option<Group>,
    /// The heading that begins in it: level and text, for the outline.
    pub(crate) heading: Option<(u8, String)>,
    /// What is drawn in it.
    pub(crate) items: Vec<Item>,
}

/// A whole paper before it is cut into pages.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Slabs {
    /// The slabs in order.
    pub(crate) slabs: Vec<Slab>,
    /// The header rows of the tables, to be repeated.
    pub(crate) headers: Vec<Slab>,
}
