//! The table of contents: on which page every heading came to stand.

use std::borrow::Cow;

use domain::document::{Block, Document};

use crate::{compose, paginate, texts};

/// A number takes a line of its own width, so the second try nearly always stands.
const TRIES: usize = 4;

/// The document with its table of contents as a table; the same document when it asks for none.
pub(crate) fn filled(document: &Document) -> Cow<'_, Document> {
    let Some(place) = document.blocks.iter().position(|block| *block == Block::Contents) else {
        return Cow::Borrowed(document);
    };
    let after = document.blocks.iter().skip(place);
    let titles: Vec<&str> = after
        .filter_map(|block| match block {
            Block::Heading { level: 2, text } if !text.trim().is_empty() => Some(text.trim()),
            _ => None,
        })
        .collect();
    let mut pages = vec![0; titles.len()];
    let mut filled = document.clone();
    for _ in 0..TRIES {
        if let Some(block) = filled.blocks.get_mut(place) {
            *block = table(&titles, &pages);
        }
        let found = pages_of(&filled, titles.len());
        if found == pages {
            break;
        }
        pages = found;
    }
    Cow::Owned(filled)
}

fn table(titles: &[&str], pages: &[usize]) -> Block {
    let rows = titles.iter().zip(pages).map(|(title, page)| vec![(*title).to_owned(), page.to_string()]);
    Block::Table { header: texts::CONTENTS.map(str::to_owned).to_vec(), rows: rows.collect() }
}

/// The pages, from 1, of the last `count` headings of level 2 among the blocks. What follows the blocks has none.
fn pages_of(document: &Document, count: usize) -> Vec<usize> {
    let (slabs, _) = compose::compose(&Document { signatures: Vec::new(), seal: None, ..document.clone() });
    let mut found = Vec::new();
    for (index, page) in paginate::paginate(slabs).iter().enumerate() {
        let headings = page.placed.iter().filter_map(|placed| placed.slab.heading.as_ref());
        found.extend(headings.filter(|(level, _)| *level == 2).map(|_| index + 1));
    }
    found.split_off(found.len().saturating_sub(count))
}
