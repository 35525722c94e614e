//! Slabs are put on pages: what is held together stays together, a table's header comes back on every page.

use crate::sheet::{FrameLook, Group, Ink, Item, Slab, Slabs};
use crate::style;

/// A slab and where its top is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    /// From the top of the page.
    pub(crate) top: f64,
    /// The slab.
    pub(crate) slab: Slab,
}

/// What stands on one page, from top to bottom; frames first.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Page {
    /// The slabs.
    pub(crate) placed: Vec<Placed>,
}

/// How far a frame reaches beyond the text in it.
const REACH: f64 = 10.0;
/// The line above a note stands this far above its text.
const NOTED: f64 = 7.0;
/// The bar at the left of a tinted frame.
const BAR: f64 = 3.0;

/// Puts slabs on pages; one page at least.
pub(crate) fn paginate(sheet: Slabs) -> Vec<Page> {
    let mut stack = Stack { headers: sheet.headers, pages: vec![Page::default()], bottom: style::TOP, after: 0.0 };
    let mut slabs = sheet.slabs.into_iter().peekable();
    while let Some(slab) = slabs.next() {
        let mut chain = vec![slab];
        while chain.last().is_some_and(|slab| slab.keep)
            && let Some(next) = slabs.next()
        {
            chain.push(next);
        }
        stack.chain(chain);
    }
    for page in &mut stack.pages {
        draw_frames(page);
    }
    stack.pages
}

struct Stack {
    headers: Vec<Slab>,
    pages: Vec<Page>,
    /// How far the last page is filled.
    bottom: f64,
    /// The space that its last slab wants below it.
    after: f64,
}

impl Stack {
    /// Puts down what must stay on one page; over several only when no page could hold it.
    fn chain(&mut self, chain: Vec<Slab>) {
        let empty = self.pages.last().is_none_or(|page| page.placed.is_empty());
        if !empty && self.bottom + height(&chain, self.after, true) > style::BOTTOM {
            let header = self.header(chain.first()).map_or(0.0, |header| header.height);
            if style::TOP + header + height(&chain, 0.0, false) <= style::BOTTOM {
                self.next_page(chain.first());
            }
        }
        for slab in chain {
            let space = self.space(&slab);
            let full = self.bottom + space + slab.height > style::BOTTOM;
            if full && self.pages.last().is_some_and(|page| !page.placed.is_empty()) {
                self.next_page(Some(&slab));
            }
            self.put(slab);
        }
    }

    fn space(&self, slab: &Slab) -> f64 {
        let empty = self.pages.last().is_none_or(|page| page.placed.is_empty());
        if empty { 0.0 } else { slab.before.max(self.after) }
    }

    fn put(&mut self, slab: Slab) {
        let top = self.bottom + self.space(&slab);
        self.bottom = top + slab.height;
        self.after = slab.after;
        if let Some(page) = self.pages.last_mut() {
            page.placed.push(Placed { top, slab });
        }
    }

    fn next_page(&mut self, first: Option<&Slab>) {
        self.pages.push(Page::default());
        self.bottom = style::TOP;
        self.after = 0.0;
        if let Some(header) = self.header(first).cloned() {
            self.put(header);
        }
    }

    /// The header that must stand above `slab` at the top of a page.
    fn header(&self, slab: Option<&Slab>) -> Option<&Slab> {
        match slab?.group? {
            Group::Table(index) => self.headers.get(index),
            Group::Heading | Group::Frame(..) => None,
        }
    }
}

/// The height of slabs under each other, with the space above the first one if wanted.
fn height(slabs: &[Slab], after: f64, with_first: bool) -> f64 {
    let mut total = 0.0;
    let mut below = after;
    for (index, slab) in slabs.iter().enumerate() {
        if index > 0 || with_first {
            total += slab.before.max(below);
        }
        total += slab.height;
        below = slab.after;
    }
    total
}

/// Draws each frame round all its slabs on this page, behind them.
fn draw_frames(page: &mut Page) {
    let mut spans: Vec<(usize, FrameLook, f64, f64)> = Vec::new();
    for Placed { top, slab } in &page.placed {
        if let Some(Group::Frame(frame, look)) = slab.group {
            let bottom = top + slab.height;
            match spans.last_mut() {
                Some(span) if span.0 == frame => span.3 = bottom,
                _ => spans.push((frame, look, *top, bottom)),
            }
        }
    }
    for (index, (_, look, top, bottom)) in spans.into_iter().enumerate() {
        let (y, height) = (0.0, bottom - top + 2.0 * REACH);
        let inks = match look {
            FrameLook::Tinted => vec![
                Ink::Fill { x: 0.0, y, width: style::WIDTH, height, colour: style::TINT },
                Ink::Fill { x: 0.0, y, width: BAR, height, colour: style::ACCENT },
            ],
            FrameLook::Noted => {
                vec![Ink::Rule { x: 0.0, y: REACH - NOTED, width: style::WIDTH, thickness: 0.5, colour: style::LINE }]
            }
            FrameLook::Paired => [0.0, style::HALF + style::BETWEEN]
                .map(|x| Ink::Frame { x, y, width: style::HALF, height, colour: style::LINE })
                .to_vec(),
            FrameLook::Outlined => {
                vec![Ink::Frame { x: 0.0, y, width: style::WIDTH, height, colour: style::LINE }]
            }
        };
        let items = inks.into_iter().map(|ink| Item { node: None, ink }).collect();
        page.placed.insert(index, Placed { top: top - REACH, slab: Slab { height, items, ..Slab::default() } });
    }
}
