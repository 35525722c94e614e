//! What stands where: no heading, line or signature place is left alone.

use std::collections::HashMap;

use super::papers;
use crate::compose::compose;
use crate::fonts::Face;
use crate::lines::{Line, lines};
use crate::paginate::{Page, paginate};
use crate::shape::Shaper;
use crate::sheet::{FrameLook, Group, Ink, Slab};
use crate::style::{self, BODY};
use crate::tags::{NodeId, Role, Tree};
use crate::texts;

fn laid_out(document: &domain::document::Document) -> (Vec<Page>, Tree) {
    let (slabs, tree) = compose(document);
    (paginate(slabs), tree)
}

fn content(page: &Page) -> Vec<&Slab> {
    page.placed
        .iter()
        .map(|placed| &placed.slab)
        .filter(|slab| slab.items.iter().any(|item| item.node.is_some()))
        .collect()
}

#[test]
fn a_heading_keeps_two_lines_with_it() {
    let mut seen = 0;
    for (name, document) in papers::all() {
        let (pages, _) = laid_out(&document);
        for (number, page) in pages.iter().enumerate() {
            let slabs = content(page);
            let last = slabs.iter().rposition(|slab| slab.group == Some(Group::Heading));
            let Some(last) = last else { continue };
            seen += 1;
            let after = &slabs[last + 1..];
            let lines: f64 = after.iter().map(|slab| slab.height).sum();
            assert!(
                number + 1 == pages.len() || lines >= 30.0,
                "{name}, page {}: heading with {lines} pt below",
                number + 1
            );
        }
    }
    assert!(seen > 30, "the samples have headings on many pages");
}

#[test]
fn no_paragraph_leaves_one_line_alone() {
    let mut split = 0;
    for (name, document) in papers::all() {
        let (pages, tree) = laid_out(&document);
        let mut counts: HashMap<NodeId, Vec<usize>> = HashMap::new();
        for (number, page) in pages.iter().enumerate() {
            for item in content(page).into_iter().flat_map(|slab| &slab.items) {
                let id = item.node.unwrap_or(Tree::ROOT);
                let text = matches!(item.ink, Ink::Text { .. });
                let paragraph = tree
                    .iter()
                    .any(|(node, element)| node == id && matches!(element.role, Role::Paragraph | Role::ListBody));
                if text && paragraph {
                    let lines = counts.entry(id).or_default();
                    lines.resize(number + 1, 0);
                    lines[number] += 1;
                }
            }
        }
        for lines in counts.into_values() {
            let parts: Vec<usize> = lines.into_iter().filter(|count| *count > 0).collect();
            if parts.len() > 1 {
                split += 1;
                assert!(parts.iter().all(|count| *count >= 2), "{name}: {parts:?} lines");
            }
        }
    }
    assert!(split > 5, "some paragraphs do run over");
}

#[test]
fn a_signature_place_stays_on_one_page() {
    for (name, document) in papers::all() {
        let (pages, _) = laid_out(&document);
        let mut home: HashMap<usize, (usize, usize)> = HashMap::new();
        for (number, page) in pages.iter().enumerate() {
            for slab in content(page) {
                if let Some(Group::Frame(frame, look @ (FrameLook::Outlined | FrameLook::Paired))) = slab.group {
                    let places = if look == FrameLook::Paired { 2 } else { 1 };
                    assert_eq!(
                        *home.entry(frame).or_insert((number, places)),
                        (number, places),
                        "{name}: place {frame} is split"
                    );
                }
            }
        }
        let places: usize = home.values().map(|(_, places)| places).sum();
        assert_eq!(places, document.signatures.len(), "{name}");
    }
}

#[test]
fn nothing_stands_outside_the_page() {
    for (name, document) in papers::all() {
        for (number, page) in laid_out(&document).0.iter().enumerate() {
            for placed in &page.placed {
                assert!(
                    placed.top + placed.slab.height <= style::BOTTOM + 12.0,
                    "{name}, page {}: too low",
                    number + 1
                );
                for item in &placed.slab.items {
                    if let Ink::Text { x, line, .. } = &item.ink {
                        assert!(
                            x + line.width <= style::WIDTH + 0.1,
                            "{name}, page {}: {:?} too wide",
                            number + 1,
                            text(line)
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn slabs_do_not_overlap() {
    for (name, document) in papers::all() {
        for page in laid_out(&document).0 {
            let solid: Vec<(f64, f64)> = page
                .placed
                .iter()
                .filter(|placed| placed.slab.items.iter().any(|item| matches!(item.ink, Ink::Text { .. })))
                .map(|placed| (placed.top, placed.top + placed.slab.height))
                .collect();
            assert!(solid.windows(2).all(|pair| pair[1].0 >= pair[0].1 - 0.01), "{name}: text over text");
        }
    }
}

#[test]
fn lines_keep_the_text_and_the_width() {
    let mut shaper = Shaper::default();
    for width in [20.0, 60.0, 200.0, style::WIDTH] {
        for text in [
            "Verantwoordelijkheidsgevoel, en meer.",
            "Sint-Maartensoptocht op 11/11",
            &"x".repeat(900),
            "één  twee",
            "q\u{303}\u{323}",
        ] {
            let set = lines(&mut shaper, text, &BODY, width);
            let whole: String = set.iter().map(self::text).collect();
            let squeezed = |text: &str| text.replace([' ', '\u{AD}'], "");
            assert_eq!(
                squeezed(&whole),
                squeezed(&unicode_normalization::UnicodeNormalization::nfc(text).collect::<String>())
            );
            for line in &set {
                assert!(
                    line.width <= width + 0.01 || line.words.len() == 1,
                    "{:?} is {} wide",
                    self::text(line),
                    line.width
                );
            }
        }
    }
}

#[test]
fn hyphens_are_dutch_and_spare_names() {
    let mut shaper = Shaper::default();
    let mut broken = |text: &str| {
        let set = lines(&mut shaper, text, &BODY, 110.0);
        set.iter().map(|line| self::text(line).trim_end().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(broken("een klein leerlingbegeleidster"), ["een klein leerling\u{AD}", "begeleidster"]);
    assert_eq!(broken("een Amsterdammertje zei"), ["een", "Amsterdammertje", "zei"], "a name is moved, not divided");
    assert_eq!(broken("drie lange woorden"), ["drie lange", "woorden"], "a short word is not divided");
}

#[test]
fn kerning_and_marks_are_placed() {
    let mut shaper = Shaper::default();
    let together = shaper.shape(Face::Regular, "To").width(&BODY);
    let apart = shaper.shape(Face::Regular, "T").width(&BODY) + shaper.shape(Face::Regular, "o").width(&BODY);
    assert!(together < apart - 0.3, "T and o move together");
    let marked = shaper.shape(Face::Regular, "q\u{303}");
    assert_eq!(marked.glyphs.len(), 2);
    assert_ne!((marked.glyphs[1].right, marked.glyphs[1].up), (0, 0), "the tilde stands over the q");
}

#[test]
fn the_date_of_a_drawing_is_dutch() {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap_or_default();
    assert!(texts::drawn_on("Anna", date).ends_with("gezet op 1 maart 2026."));
}

fn text(line: &Line) -> String {
    line.words.iter().map(|word| word.text.as_str()).collect()
}
