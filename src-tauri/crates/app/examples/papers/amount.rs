//! The same paper with little and with much in it.

use std::error::Error;

use app::domain::document::{Block, Document};

/// The most times the content of a paper is repeated.
const TIMES: usize = 60;
/// As many rows as a paper with much in it has in each table.
const ROWS: usize = 60;
/// As many items in each list.
const ITEMS: usize = 30;

/// As little of everything as there can be.
pub fn little(document: &Document) -> Document {
    let mut little = document.clone();
    little.letterhead.lines.clear();
    for block in &mut little.blocks {
        match block {
            Block::Paragraph(text) | Block::Notice { text, .. } => shorten(text),
            Block::List { items, .. } => {
                items.truncate(1);
                items.iter_mut().for_each(shorten);
            }
            Block::Table { rows, .. } => rows.truncate(1),
            Block::Points(points) => points.truncate(1),
            _ => {}
        }
    }
    little
}

/// Much of everything, on as many pages as are wanted or a few more.
pub fn much(document: &Document, pages: usize) -> Result<Document, Box<dyn Error>> {
    let full = Document { blocks: document.blocks.iter().map(fill).collect(), ..document.clone() };
    let once = report::write(&full)?.pages;
    let times = pages.div_ceil(once).clamp(1, TIMES);
    let blocks = vec![full.blocks.clone(); times].concat();
    Ok(Document { blocks, ..full })
}

/// The first sentence.
fn shorten(text: &mut String) {
    if let Some((first, _)) = text.split_once(". ") {
        *text = format!("{first}.");
    }
}

/// A block with much in it.
fn fill(block: &Block) -> Block {
    match block {
        Block::Paragraph(text) => Block::Paragraph(repeated(text, 6)),
        Block::List { numbered, items } => Block::List { numbered: *numbered, items: cycled(items, ITEMS) },
        Block::Table { header, rows } => {
            let mut rows = cycled(rows, ROWS);
            // One row that no page can hold.
            if let Some(cell) = rows.get_mut(ROWS / 2).and_then(|row| row.first_mut()) {
                *cell = repeated(cell, 40);
            }
            Block::Table { header: header.clone(), rows }
        }
        Block::Points(points) => Block::Points(cycled(points, ITEMS)),
        Block::Notice { title, text } => Block::Notice { title: title.clone(), text: repeated(text, 4) },
        other => other.clone(),
    }
}

fn repeated(text: &str, times: usize) -> String {
    vec![text; times].join(" ")
}

fn cycled<T: Clone>(items: &[T], count: usize) -> Vec<T> {
    items.iter().cycle().take(if items.is_empty() { 0 } else { count.max(items.len()) }).cloned().collect()
}
