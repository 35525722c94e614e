//! Facts: a label and a value, in a table with its headers at the left.

use super::table::{GUTTER, row_slabs};
use super::{Composer, space};
use crate::style::{self, Style, TABLE};
use crate::tags::{NodeId, Role, Tree};

/// The label of a fact takes at most this part of the width.
const LABEL: f64 = 0.34;
/// No label takes less.
const LEAST_LABEL: f64 = 70.0;
/// A value that takes more than this part of the width has a row to itself.
const SHORT: f64 = 0.36;
/// Above and below a fact.
const PAD: f64 = 1.25;
/// The columns of a table with two facts in a row.
const FOUR: u8 = 4;

/// A label and a value.
type Fact = (String, String);

impl Composer {
    /// Label and value, one fact in a row.
    pub(super) fn facts(&mut self, facts: &[Fact]) {
        self.fact_rows(facts, false);
    }

    /// The facts of the whole paper: short ones stand two in a row, so that its text begins higher.
    pub(super) fn head_facts(&mut self, facts: &[Fact]) {
        self.fact_rows(facts, true);
    }

    fn fact_rows(&mut self, facts: &[Fact], may_pair: bool) {
        if facts.is_empty() {
            return;
        }
        let grid = if may_pair { self.grid(facts) } else { None };
        let label_style = TABLE.coloured(style::QUIET);
        let widest = facts.iter().map(|(label, _)| self.natural(label, &label_style, style::WIDTH)).fold(0.0, f64::max);
        let least = if grid.is_some() { 0.0 } else { LEAST_LABEL };
        let label_width = grid.as_ref().map_or(widest, |grid| grid.labels).clamp(least, LABEL * style::WIDTH);
        let whole = [label_width, style::WIDTH - label_width - GUTTER];
        let wide = if grid.is_some() { Role::WideCell(FOUR - 1) } else { Role::Cell };
        let table = self.tree.add(Tree::ROOT, Role::Table);
        let mut slabs = Vec::new();
        let rows =
            grid.as_ref().map_or_else(|| (0..facts.len()).map(|at| (at, false)).collect(), |grid| grid.rows.clone());
        for (at, pair) in rows {
            let row = self.tree.add(table, Role::Row);
            let mut cells = Vec::new();
            let of_row = facts.iter().skip(at).take(1 + usize::from(pair));
            let widths = match &grid {
                Some(grid) if pair => grid.widths.to_vec(),
                _ => whole.to_vec(),
            };
            for ((label, value), widths) in of_row.zip(widths.chunks(2)) {
                let &[label_width, value_width] = widths else { continue };
                cells.push(self.fact_cell(row, Role::RowHeader, label, label_style, label_width));
                let role = if pair { Role::Cell } else { wide };
                cells.push(self.fact_cell(row, role, value, TABLE, value_width));
            }
            slabs.extend(row_slabs(cells, &widths, PAD, None, None));
        }
        space(&mut slabs, 6.0, 12.0);
        self.sheet.slabs.extend(slabs);
    }

    fn fact_cell(&mut self, row: NodeId, role: Role, text: &str, style: Style, width: f64) -> super::table::Cell {
        (self.tree.add(row, role), self.lines(text, &style, width), style)
    }

    /// Which facts stand beside each other, when any two do.
    fn grid(&mut self, facts: &[Fact]) -> Option<Grid> {
        let label_style = TABLE.coloured(style::QUIET);
        let naturals: Vec<(f64, f64)> = facts
            .iter()
            .map(|(label, value)| {
                let label = self.natural(label, &label_style, f64::INFINITY);
                (label, self.natural(value, &TABLE, f64::INFINITY))
            })
            .collect();
        grid(&naturals)
    }
}

/// How facts are divided over rows of one or two.
#[derive(Debug, PartialEq)]
struct Grid {
    /// The first fact of each row, and whether the next stands beside it.
    rows: Vec<(usize, bool)>,
    /// The width of the first column, in every row.
    labels: f64,
    /// The widths in a row of two.
    widths: [f64; 4],
}

/// Puts short facts beside each other as long as no text of them has to fold; `naturals` are the widths on one line.
fn grid(naturals: &[(f64, f64)]) -> Option<Grid> {
    let mut alone: Vec<bool> =
        naturals.iter().map(|(label, value)| *label > LABEL * style::WIDTH || *value > SHORT * style::WIDTH).collect();
    loop {
        let rows = rows(&alone);
        if !rows.iter().any(|(_, pair)| *pair) {
            return None;
        }
        let fact = |at: usize| naturals.get(at).copied().unwrap_or_default();
        let pairs = || rows.iter().filter(|(_, pair)| *pair).map(|(at, _)| (fact(*at), fact(at + 1)));
        let most = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        // A long label of a row of its own folds.
        let labels = most(&mut rows.iter().map(|(at, _)| fact(*at).0.min(LABEL * style::WIDTH)));
        let values = most(&mut pairs().map(|(left, _)| left.1));
        let right = most(&mut pairs().map(|(_, right)| right.0));
        let last = most(&mut pairs().map(|(_, right)| right.1));
        let spare = style::WIDTH - 3.0 * GUTTER - labels - values - right - last;
        if spare >= 0.0 {
            // The second pair begins in the middle, where there is room for that.
            let middle = style::WIDTH / 2.0 - labels - 2.0 * GUTTER;
            let values = middle.clamp(values, values + spare);
            let last = style::WIDTH - 3.0 * GUTTER - labels - values - right;
            return Some(Grid { rows, labels, widths: [labels, values, right, last] });
        }
        let widest = alone.iter().zip(naturals).filter(|(alone, _)| !**alone).map(|(_, fact)| fact.0 + fact.1);
        let widest = widest.fold(0.0, f64::max);
        for (alone, fact) in alone.iter_mut().zip(naturals) {
            *alone |= fact.0 + fact.1 >= widest;
        }
    }
}

/// Two that are short and follow each other share a row.
fn rows(alone: &[bool]) -> Vec<(usize, bool)> {
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(first) = alone.get(at) {
        let pair = !first && alone.get(at + 1) == Some(&false);
        rows.push((at, pair));
        at += 1 + usize::from(pair);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_facts_share_a_row_and_long_ones_do_not() {
        let short = (60.0, 80.0);
        let long = (60.0, 300.0);
        let rows = |facts: &[(f64, f64)]| grid(facts).map(|grid| grid.rows);
        assert_eq!(rows(&[short; 4]), Some(vec![(0, true), (2, true)]));
        assert_eq!(rows(&[short, short, short]), Some(vec![(0, true), (2, false)]), "the odd one stands alone");
        assert_eq!(rows(&[short, long, short, short]), Some(vec![(0, false), (1, false), (2, true)]));
        assert_eq!(rows(&[short, long]), None, "nothing to put beside each other");
        assert_eq!(rows(&[short]), None);
    }

    #[test]
    fn what_does_not_fit_beside_another_gets_a_row_and_the_rest_stays_paired() {
        let short = (60.0, 80.0);
        let broad = (150.0, 160.0);
        let found = grid(&[short, short, broad, broad, short, short]).unwrap();
        assert_eq!(found.rows, [(0, true), (2, false), (3, false), (4, true)]);
        assert!((found.widths.iter().sum::<f64>() + 3.0 * GUTTER - style::WIDTH).abs() < 0.001, "the whole width");
        let endless = grid(&[(f64::INFINITY, 1.0), (1.0, f64::INFINITY), short, short]).unwrap();
        assert_eq!(endless.rows, [(0, false), (1, false), (2, true)]);
    }
}
