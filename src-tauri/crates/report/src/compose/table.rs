//! Tables with headers above.

use super::{Composer, hold_pairs, space};
use crate::lines::{self, Line};
use crate::sheet::{Group, Ink, Item, Slab};
use crate::style::{self, Style, TABLE};
use crate::tags::{NodeId, Role, Tree};

/// Between two columns.
pub(super) const GUTTER: f64 = 14.0;
/// Above and below the text of a cell.
const PAD: f64 = 4.5;
/// A row higher than this may run over to the next page, line by line.
const TALL: f64 = 220.0;
/// A column gets at least this part of its even share.
const LEAST: f64 = 0.5;

/// Of the way from its longest word to its longest text, as far as a modest column may fold.
const FOLDS: [f64; 2] = [0.6, 0.35];
/// Folding is worth it when at most this part of the lines is left.
const WORTH_FOLDING: f64 = 0.93;
/// The width of a letter, as part of the type size, in a text too long to measure.
const USUAL_LETTER: f64 = 0.55;
/// As much of a line is filled, more or less, before a word goes to the next.
const USUAL_FILL: f64 = 0.9;

/// A cell: its element, its lines and how they are set.
pub(super) type Cell = (NodeId, Vec<Line>, Style);

impl Composer {
    /// A table whose header is repeated on every page it runs over.
    pub(super) fn table(&mut self, header: &[String], rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        let widths = self.column_widths(header, rows, columns);
        let head_style = TABLE.bold().whole().coloured(style::ACCENT);
        let table = self.tree.add(Tree::ROOT, Role::Table);
        let heads = self.cells(table, Role::ColumnHeader, header, &widths, head_style);
        let mut slabs = row_slabs(heads, &widths, PAD, None, Some((1.0, style::ACCENT)));
        let whole = slabs.len() == 1;
        let group = slabs.first().filter(|_| whole).map(|slab| {
            self.sheet.headers.push(decoration(slab));
            Group::Table(self.sheet.headers.len() - 1)
        });
        for slab in &mut slabs {
            slab.keep = true;
        }
        for (index, row) in rows.iter().enumerate() {
            let cells = self.cells(table, Role::Cell, row, &widths, TABLE);
            if let (true, Some(above)) = (index > 0 && index + 1 == rows.len(), slabs.last_mut()) {
                // The last row does not stand alone on a page.
                above.keep = true;
            }
            slabs.extend(row_slabs(cells, &widths, PAD, group, Some((0.5, style::LINE))));
        }
        space(&mut slabs, 8.0, 14.0);
        self.sheet.slabs.extend(slabs);
    }

    /// The cells of one row, as many as there are widths.
    fn cells(&mut self, table: NodeId, role: Role, texts: &[String], widths: &[f64], style: Style) -> Vec<Cell> {
        let row = self.tree.add(table, Role::Row);
        let texts = texts.iter().map(String::as_str).chain(std::iter::repeat(""));
        widths
            .iter()
            .zip(texts)
            .map(|(width, text)| (self.tree.add(row, role), self.lines(text, &style, *width), style))
            .collect()
    }

    /// Every column gets room for its longest word, if it can be had; the rest goes where the text is.
    fn column_widths(&mut self, header: &[String], rows: &[Vec<String>], columns: usize) -> Vec<f64> {
        let count = f64::from(u32::try_from(columns).unwrap_or(u32::MAX));
        let available = (style::WIDTH - GUTTER * (count - 1.0)).max(style::WIDTH / 3.0);
        let most = available * LEAST.max(1.0 / count);
        let (mut narrow, mut wide) = (vec![0.0_f64; columns], vec![0.0_f64; columns]);
        let lines = rows.iter().map(|row| (row.as_slice(), TABLE)).chain([(header, TABLE.bold())]);
        let mut natural = Vec::new();
        for (row, style) in lines {
            let mut of_row = Vec::with_capacity(columns);
            for ((text, narrow), wide) in row.iter().zip(&mut narrow).zip(&mut wide) {
                *narrow = narrow.max(lines::widest_word(&mut self.shaper, text, &style).min(most));
                let width = self.natural(text, &style, f64::INFINITY);
                *wide = wide.max(width.min(available));
                of_row.push(width);
            }
            natural.push(of_row);
        }
        // Modest columns may fold so that long texts get more room, where that makes the table lower.
        let least = narrow.iter().enumerate().map(|(column, narrow)| {
            let head = natural.last().and_then(|header| header.get(column)).copied().unwrap_or(0.0);
            narrow.max(head.min(available / count))
        });
        let least: Vec<f64> = least.collect();
        let folded = |part: f64| -> Vec<f64> {
            least.iter().zip(&wide).map(|(least, wide)| least + (wide - least).max(0.0) * part).collect()
        };
        let whole = shares(&narrow, &wide, available);
        let mut best = (lines_in(&natural, &whole), whole);
        for part in FOLDS {
            let folded = folded(part);
            let modest = wide.iter().zip(&folded).zip(&best.1);
            let wish: Vec<f64> = modest.map(|((wide, fold), now)| if wide > now { *wide } else { *fold }).collect();
            let widths = shares(&narrow, &wish, available);
            let lines = lines_in(&natural, &widths);
            if lines < best.0 * WORTH_FOLDING {
                best = (lines, widths);
            }
        }
        best.1
    }

    /// The width of a text on one line, at most `limit`.
    pub(super) fn natural(&mut self, text: &str, style: &Style, limit: f64) -> f64 {
        // A text this long fills any line; measuring it would only cost time.
        let long = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if long > 300 {
            return (f64::from(long) * style.size * USUAL_LETTER).min(limit);
        }
        lines::width(&mut self.shaper, text, style).min(limit)
    }
}

/// About how many lines a table has with columns of these widths.
fn lines_in(natural: &[Vec<f64>], widths: &[f64]) -> f64 {
    let lines =
        |text: &f64, width: &f64| if text <= width { 1.0 } else { (text / (width * USUAL_FILL).max(1.0)).ceil() };
    let of_row = |row: &Vec<f64>| row.iter().zip(widths).map(|(text, width)| lines(text, width)).fold(1.0, f64::max);
    // The last one is the header, which is there once.
    natural.iter().take(natural.len().saturating_sub(1)).map(of_row).sum()
}

/// Divides `available` over columns that need at least `narrow` and would like `wide`: a column that asks for less than
/// its fair share gets what it asks, the others divide the rest.
fn shares(narrow: &[f64], wide: &[f64], available: f64) -> Vec<f64> {
    let count = f64::from(u32::try_from(wide.len()).unwrap_or(u32::MAX));
    let sum = |values: &[f64]| values.iter().sum::<f64>();
    let (least, most) = (sum(narrow), sum(wide));
    if most <= 0.0 {
        return vec![available / count; wide.len()];
    }
    if most <= available {
        return wide.iter().map(|wide| wide * available / most).collect();
    }
    if least >= available {
        let even = LEAST * available / count;
        return narrow.iter().map(|narrow| even + narrow * (1.0 - LEAST) * available / least).collect();
    }
    let mut widths = wide.to_vec();
    let mut settled = vec![false; wide.len()];
    loop {
        let rest: f64 = available - sum(&pick(&widths, &settled, true));
        let open = pick(wide, &settled, false);
        let open_narrow = sum(&pick(narrow, &settled, false));
        let fair = rest / f64::from(u32::try_from(open.len()).unwrap_or(u32::MAX)).max(1.0);
        let mut changed = false;
        for ((width, narrow), settled) in widths.iter_mut().zip(narrow).zip(&mut settled) {
            // A modest column is served in full, as long as the others keep room for their longest words.
            if !*settled && *width <= fair && rest - *width >= open_narrow - narrow {
                *settled = true;
                changed = true;
                break;
            }
        }
        if changed {
            continue;
        }
        let spare = rest - open_narrow;
        let wish = sum(&open) - open_narrow;
        for (((width, narrow), wide), settled) in widths.iter_mut().zip(narrow).zip(wide).zip(&settled) {
            if !settled {
                *width = narrow + spare * (wide - narrow) / wish.max(1.0);
            }
        }
        return widths;
    }
}

/// The values whose column is settled, or is not.
fn pick(values: &[f64], settled: &[bool], which: bool) -> Vec<f64> {
    values.iter().zip(settled).filter(|(_, settled)| **settled == which).map(|(value, _)| *value).collect()
}

/// A row: one slab, or one per line when it is tall, with a line below it.
pub(super) fn row_slabs(
    cells: Vec<Cell>,
    widths: &[f64],
    pad: f64,
    group: Option<Group>,
    rule: Option<(f64, style::Colour)>,
) -> Vec<Slab> {
    let count = cells.iter().map(|(_, lines, _)| lines.len()).max().unwrap_or(0);
    let mut slabs: Vec<Slab> = (0..count).map(|_| Slab { height: TABLE.leading, group, ..Slab::default() }).collect();
    let mut x = 0.0;
    for ((node, lines, style), width) in cells.into_iter().zip(widths) {
        for (slab, line) in slabs.iter_mut().zip(lines) {
            slab.items.push(Item { node: Some(node), ink: Ink::Text { x, top: 0.0, line, style } });
        }
        x += width + GUTTER;
    }
    if let Some(first) = slabs.first_mut() {
        first.height += pad;
        shift(first, pad);
    }
    hold_pairs(&mut slabs);
    if slabs.iter().map(|slab| slab.height).sum::<f64>() <= TALL {
        slabs = vec![join(slabs)];
    }
    if let Some(last) = slabs.last_mut() {
        last.height += pad;
        if let Some((thickness, colour)) = rule {
            let ink = Ink::Rule { x: 0.0, y: last.height, width: style::WIDTH, thickness, colour };
            last.items.push(Item { node: None, ink });
        }
    }
    slabs
}

/// Several slabs as one.
pub(super) fn join(slabs: Vec<Slab>) -> Slab {
    let mut whole = Slab { group: slabs.first().and_then(|slab| slab.group), ..Slab::default() };
    for mut slab in slabs {
        shift(&mut slab, whole.height);
        whole.height += slab.height;
        whole.items.append(&mut slab.items);
    }
    whole
}

/// Moves the text and the lines of a slab down.
pub(super) fn shift(slab: &mut Slab, by: f64) {
    for item in &mut slab.items {
        match &mut item.ink {
            Ink::Text { top: place, .. } | Ink::Rule { y: place, .. } => *place += by,
            _ => {}
        }
    }
}

/// A slab as mere decoration: a repeated header is not read out again.
fn decoration(slab: &Slab) -> Slab {
    let mut copy = Slab { after: 3.0, keep: false, ..slab.clone() };
    for item in &mut copy.items {
        item.node = None;
    }
    copy
}
