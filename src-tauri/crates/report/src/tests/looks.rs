//! What can be said of looks without looking: contrast, sizes, and what never stands alone.

use domain::document::{Block, Document, SealNote, SignatureMark};

use super::papers;
use crate::compose::compose;
use crate::paginate::{Page, paginate};
use crate::sheet::{FrameLook, Group, Ink, Slab};
use crate::style::{self, Colour, Style};
use crate::texts;

/// What WCAG asks of text, level AA.
const TEXT: f64 = 4.5;
/// What it asks of lines that mean something, and of large type.
const SHAPE: f64 = 3.0;

/// Every style that something readable is set in.
const STYLES: [(&str, Style); 9] = [
    ("body", style::BODY),
    ("school", style::SCHOOL),
    ("address", style::ADDRESS),
    ("title", style::TITLE),
    ("heading", style::HEADING),
    ("subheading", style::SUBHEADING),
    ("table", style::TABLE),
    ("small", style::SMALL),
    ("foot", style::FOOT),
];

fn luminance(Colour(red, green, blue): Colour) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_measured_as_wcag_does() {
    assert!((contrast(Colour(0, 0, 0), Colour(255, 255, 255)) - 21.0).abs() < 1e-9);
    assert!(
        (contrast(Colour(0x77, 0x77, 0x77), Colour(255, 255, 255)) - 4.48).abs() < 0.005,
        "the well-known near miss"
    );
}

#[test]
fn every_text_stands_out_from_every_ground_it_can_have() {
    let grounds = [Colour(255, 255, 255), style::TINT, style::MARK];
    let labels =
        [("quiet label", style::TABLE.coloured(style::QUIET)), ("table head", style::TABLE.coloured(style::ACCENT))];
    for (name, text) in STYLES.into_iter().chain(labels) {
        for ground in grounds {
            let found = contrast(text.colour, ground);
            assert!(found >= TEXT, "{name} on {ground:?}: {found:.2} to 1");
        }
    }
    for ground in grounds {
        for (name, shape) in
            [("line to write on, empty box", style::FIRM), ("ticked box", style::ACCENT), ("pen", style::INK)]
        {
            assert!(contrast(shape, ground) >= SHAPE, "{name} on {ground:?}");
        }
    }
    assert!(contrast(style::ACCENT, Colour(255, 255, 255)) >= SHAPE, "the tick in its box");
}

#[test]
fn what_is_drawn_has_one_of_the_colours_that_were_measured() {
    let known = [style::INK, style::QUIET, style::ACCENT];
    for (name, document) in papers::all() {
        let (slabs, _) = compose(&document);
        for slab in paginate(slabs).into_iter().flat_map(|page| page.placed).map(|placed| placed.slab) {
            for item in &slab.items {
                if let Ink::Text { style, .. } = &item.ink {
                    assert!(known.contains(&style.colour), "{name}: a text in {:?}", style.colour);
                }
            }
        }
    }
}

#[test]
fn running_text_is_set_in_twelve_points_and_nothing_below_nine() {
    assert!((style::BODY.size - 12.0).abs() < f64::EPSILON);
    for (name, text) in STYLES {
        assert!(text.size >= 9.0 && text.leading >= 1.25 * text.size, "{name}");
    }
}

#[test]
fn no_word_of_a_heading_is_divided() {
    // Each of these would be divided in running text.
    let long = "Een leerlingbegeleidersoverleg over verantwoordelijkheidsgevoelens, pestprotocolafspraken en leerlingbesprekingen";
    let mut divided = Vec::new();
    for before in 0..12 {
        let long = format!("{}{long}", "En dan ".repeat(before));
        let mut document = papers::concept();
        document.title.clone_from(&long);
        let header = vec![long.clone(), "Wie".into(), "Wat".into(), "Waar".into()];
        document.blocks = vec![
            Block::Heading { level: 2, text: long.clone() },
            Block::Heading { level: 3, text: long.clone() },
            Block::Paragraph(long),
            Block::Table { header, rows: vec![vec!["a".into(); 4]] },
        ];
        let (slabs, tree) = compose(&document);
        for item in slabs.slabs.into_iter().flat_map(|slab| slab.items) {
            if let (Some(node), Ink::Text { line, .. }) = (item.node, item.ink)
                && line.words.iter().any(|word| word.text == "\u{AD}")
            {
                divided.extend(tree.iter().find(|(id, _)| *id == node).map(|(_, node)| node.role.name()));
            }
        }
    }
    divided.dedup();
    assert_eq!(divided, ["P"], "running text is divided, headings are not");
}

/// The last page on which a frame with this look stands.
fn last_frame(pages: &[Page], look: FrameLook) -> Option<usize> {
    let in_frame = |slab: &Slab| matches!(slab.group, Some(Group::Frame(_, found)) if found == look);
    pages.iter().rposition(|page| page.placed.iter().any(|placed| in_frame(&placed.slab)))
}

/// How many lines of running text stand on a page.
fn lines_of_text(page: &Page) -> usize {
    let plain = page.placed.iter().map(|placed| &placed.slab).filter(|slab| slab.group.is_none());
    plain.filter(|slab| slab.items.iter().any(|item| item.node.is_some())).count()
}

/// Papers of all lengths, so that a page ends in every place there is.
fn of_all_lengths(mut document: Document) -> impl Iterator<Item = Vec<Page>> {
    (0..30).map(move |_| {
        document.blocks.push(Block::Paragraph("Nog een zin over het gesprek.".into()));
        paginate(compose(&document).0)
    })
}

#[test]
fn the_seal_and_the_signatures_never_have_a_page_to_themselves() {
    let mut unsigned = papers::agreements();
    unsigned.signatures.clear();
    unsigned.seal = papers::parent_report().seal;
    let mut closings = 0;
    for pages in of_all_lengths(unsigned) {
        let page = last_frame(&pages, FrameLook::Noted).unwrap();
        closings += usize::from(page > 0);
        assert!(lines_of_text(&pages[page]) >= 2, "two lines stand above the seal");
    }
    assert!(closings > 10, "the seal does move to a next page");

    let mut signed = papers::agreements();
    signed.signatures.truncate(1);
    for place in &mut signed.signatures {
        place.mark = SignatureMark::Line;
    }
    signed.seal = papers::parent_report().seal;
    for pages in of_all_lengths(signed) {
        let (place, seal) =
            (last_frame(&pages, FrameLook::Outlined).unwrap(), last_frame(&pages, FrameLook::Noted).unwrap());
        assert_eq!(place, seal, "the last signature place stands with the seal");
        assert!(lines_of_text(&pages[place]) >= 2, "and below some of the text");
    }
}

#[test]
fn texts_get_the_room_that_dates_can_spare() {
    let long = "Ik kom niet bij de stalling aan de voorkant, raak niemand aan en spreek hem niet aan.";
    let check = "De conciërge en de surveillant tekenen elke dag een kaart af; de mentor bespreekt die op vrijdag.";
    let row: Vec<String> = [long, "10 november 2026", "1 februari 2027", check].map(str::to_owned).to_vec();
    let header = ["Afspraak", "Vanaf", "Tot en met", "Zo gaan we het na"].map(str::to_owned).to_vec();
    let mut document = papers::one_line();
    document.blocks = vec![Block::Table { header, rows: vec![row; 3] }];
    let (slabs, _) = compose(&document);
    let height = slabs.slabs.last().unwrap().height;
    assert!(
        height <= 4.0 * style::TABLE.leading + 9.1,
        "four lines at most, not {height} pt: five when dates stay whole"
    );
}

#[test]
fn the_note_on_the_seal_is_short_and_keeps_seal_and_signature_apart() {
    let mut document = papers::agreements();
    let holder = "Sanne Bakker (mentor), Voorbeeldcollege".to_owned();
    document.seal = Some(SealNote { holder, fingerprint: "A10F ".repeat(16).trim_end().to_owned() });
    let pages = paginate(compose(&document).0);
    let of_note = |slab: &&Slab| matches!(slab.group, Some(Group::Frame(_, FrameLook::Noted)));
    let note: Vec<&Slab> =
        pages.iter().flat_map(|page| &page.placed).map(|placed| &placed.slab).filter(of_note).collect();
    assert!((2..=4).contains(&note.len()), "{} lines: three, and the fingerprint", note.len());
    let text = texts::seal_meaning("Sanne Bakker, mentor");
    let sentences: Vec<&str> = text.split_inclusive(['.', '?']).collect();
    let with = |words: &str| sentences.iter().position(|sentence| sentence.to_lowercase().contains(words));
    let (seal, signature) = (with("digitaal zegel").unwrap(), with("handtekening op het scherm").unwrap());
    assert_ne!(seal, signature, "each has a sentence of its own");
    assert!(sentences[signature].contains("iets anders"), "and it is said that they differ");
    assert!(with("bewijst niets").is_some(), "the clock is no proof");
}

#[test]
fn a_row_of_parts_of_one_line_fills_a_page_to_its_end() {
    let mut document = papers::one_line();
    let part = [
        Block::Heading { level: 2, text: "Wie is gehoord".into() },
        Block::Paragraph("Op 3 november 2026 is met jou gesproken.".into()),
    ];
    document.blocks = vec![part; 40].concat();
    let pages = paginate(compose(&document).0);
    assert!(pages.len() > 2);
    for page in pages.iter().rev().skip(1) {
        let last = page.placed.last().unwrap();
        assert!(last.top + last.slab.height > style::BOTTOM - 70.0, "less than one part stays empty");
        assert_ne!(last.slab.group, Some(Group::Heading), "and no heading ends a page");
    }
}

#[test]
fn a_short_label_has_its_line_to_write_on_behind_it() {
    let lines = |label: &str| {
        let mut document = papers::one_line();
        document.blocks = vec![Block::WriteSpace { label: label.into(), lines: 1 }];
        let slabs = compose(&document).0.slabs;
        let last = slabs.last().unwrap().clone();
        let text = last.items.iter().any(|item| matches!(item.ink, Ink::Text { .. }));
        let rule = last.items.iter().any(|item| matches!(item.ink, Ink::Rule { .. }));
        (text, rule)
    };
    assert_eq!(lines("Datum:"), (true, true), "beside each other");
    assert_eq!(lines(&"Wie van school erbij is, en wie nog meer ".repeat(2)), (false, true), "below each other");
}
