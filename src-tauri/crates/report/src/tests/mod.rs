//! Tests over whole papers; what they look like to a reader program is read back from the bytes.

mod layout;
mod looks;
mod read;

#[path = "../../examples/sample/papers.rs"]
mod papers;

use domain::document::{Block, Document, PageMark, SignatureMark};

use crate::sheet::Ink;
use crate::{ReportError, missing_glyphs, texts, write};
use read::Read;

fn with_text(text: &str) -> Document {
    let mut document = papers::one_line();
    document.blocks = vec![Block::Paragraph(text.into())];
    document
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for (name, document) in papers::all() {
        assert_eq!(write(&document).unwrap().bytes, write(&document).unwrap().bytes, "{name} differs from itself");
    }
}

#[test]
fn another_document_gives_another_identity() {
    let (one, other) = (papers::one_line(), Document { id: papers::concept().id, ..papers::one_line() });
    assert_ne!(write(&one).unwrap().bytes, write(&other).unwrap().bytes, "/ID and font tags come from the id");
}

#[test]
fn what_can_not_be_printed_is_named_and_nothing_is_made() {
    let refused = |text: &str| write(&with_text(text));
    assert_eq!(refused("a😊b😊"), Err(ReportError::MissingGlyphs(vec!['😊'])), "each character once");
    assert_eq!(refused("سلام"), Err(ReportError::MissingGlyphs(vec!['س', 'ل', 'ا', 'م'])), "in order of appearance");
    for hidden in [
        '\u{202E}', '\u{2066}', '\u{200B}', '\u{200D}', '\u{AD}', '\u{FEFF}', '\0', '\r', '\u{7}', '\u{85}', '\u{FE0F}',
    ] {
        assert_eq!(missing_glyphs(&format!("Jan{hidden}ssen")), [hidden], "{hidden:?} would be invisible");
    }
    let mut document = papers::parent_report();
    document.signatures[1].mark = SignatureMark::NotSigned("漢".into());
    document.author = "字".into();
    assert_eq!(write(&document), Err(ReportError::MissingGlyphs(vec!['字', '漢'])), "every text is looked at");
}

#[test]
fn names_of_many_languages_can_be_printed() {
    for name in [
        "Yılmaz İpek",
        "Łukasz",
        "Đorđe",
        "Nuñez",
        "Nguyễn Văn Đức",
        "Ştefan",
        "Ģirts",
        "Παπαδόπουλος",
        "Шевченко",
        "Ћирић",
    ] {
        assert_eq!(missing_glyphs(name), [], "{name}");
    }
    assert_eq!(missing_glyphs("e\u{301}, € 1\u{a0}000,\u{2009}½ ≤ 3 → ✓ ☐ ☺\n\t–—…„”"), []);
}

#[test]
fn every_text_is_read_in_order_and_whole() {
    for (name, document) in papers::all() {
        let read = Read::new(&write(&document).unwrap().bytes);
        let all = read.text();
        let mut rest = all.as_str();
        for text in in_order(&document) {
            let wanted = plain(text);
            let at = rest.find(&wanted).unwrap_or_else(|| panic!("{name}: {wanted:?} is missing in {rest:?}"));
            rest = rest.split_at(at + wanted.len()).1;
        }
    }
}

/// The texts of a document in the order of its paper; the author stands in the metadata only.
fn in_order(document: &Document) -> Vec<&str> {
    let mut texts = vec![document.letterhead.school.as_str()];
    texts.extend(document.letterhead.lines.iter().map(String::as_str));
    texts.extend([document.title.as_str(), &document.copy_for]);
    let head = 4 + document.letterhead.lines.len();
    texts.extend(document.texts().into_iter().skip(head));
    texts
}

/// As it can be read back: composed letters, one space between words.
fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc()
        .map(|character| if character.is_whitespace() { ' ' } else { character })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn content_is_tagged_or_decoration() {
    for (name, document) in papers::all() {
        let read = Read::new(&write(&document).unwrap().bytes);
        assert_eq!(read.untagged, 0, "{name} draws outside of marked content");
        assert!(read.roles.iter().filter(|role| *role == "H1").count() == 1, "{name} has one title");
    }
}

#[test]
fn headings_are_in_the_outline_and_skip_no_level() {
    let read = Read::new(&write(&papers::strange()).unwrap().bytes);
    let levels: Vec<&String> = read.roles.iter().filter(|role| role.starts_with('H')).collect();
    assert_eq!(levels, ["H1", "H2", "H2", "H2"], "a level 3 right under the title becomes a 2");
    let outline = read.file.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let count = read.file.get_dictionary(outline).unwrap().get(b"Count").unwrap().as_i64().unwrap();
    assert_eq!(count, 4, "the outline holds them all");
}

#[test]
fn tick_boxes_and_signatures_have_words() {
    let read = Read::new(&write(&papers::parent_report()).unwrap().bytes);
    let drawn = texts::drawn_by("Łucja Wiśniewska");
    assert_eq!(
        read.alts,
        [
            "Logo van Het Voorbeeldcollege",
            texts::TICKED,
            texts::TICKED,
            texts::NOT_TICKED,
            &drawn,
            "Handtekening op het scherm van Wouter van den Berg"
        ]
    );
}

#[test]
fn the_logo_is_a_figure_before_the_name_of_the_school_and_needs_no_mask() {
    let read = Read::new(&write(&papers::parent_report()).unwrap().bytes);
    assert_eq!(read.roles[..3], ["Document", "Figure", "P"]);
    let pictures: Vec<_> = read
        .file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"Image")
        })
        .collect();
    let [picture] = pictures.as_slice() else { panic!("{} pictures", pictures.len()) };
    assert!(picture.dict.get(b"SMask").is_err(), "transparency has rules of its own");
    assert_eq!(picture.decompressed_content().unwrap().len(), 9 * 4 * 3, "nine by four points");
    let plain = Read::new(&write(&papers::agreements()).unwrap().bytes);
    assert!(!plain.roles.contains(&"Figure".to_owned()), "no logo, no room for one");
}

#[test]
fn the_text_beside_a_logo_keeps_clear_of_it() {
    let mut document = papers::parent_report();
    document.letterhead.school =
        "Openbare Scholengemeenschap De Lange Naam van de Vestiging aan de Overkant ".repeat(3);
    for (width, height) in [(9, 4), (672, 264), (672, 1), (1, 264)] {
        let logo = document.letterhead.logo.as_mut().unwrap();
        (logo.width, logo.height) = (width, height);
        let (slabs, _) = crate::compose::compose(&document);
        let sender = &slabs.slabs[0];
        let logo = sender.items.iter().find_map(|item| match item.ink {
            Ink::Logo { x, width, height, .. } => Some((x, width, height)),
            _ => None,
        });
        let (left, wide, high) = logo.unwrap();
        assert!(wide <= 158.1 && high <= 62.1 && sender.height >= high, "{wide} by {high}");
        for item in &sender.items {
            if let Ink::Text { x, line, .. } = &item.ink {
                assert!(x + line.width <= left - 19.9, "text under the logo");
            }
        }
    }
}

#[test]
fn a_repeated_header_is_read_once() {
    let read = Read::new(&write(&papers::strange()).unwrap().bytes);
    assert_eq!(read.text().matches("Hoge rij Ernaast").count(), 1, "the copy on the next page is decoration");
    assert!(read.decoration.matches("Hoge rij").count() >= 1, "but it is there");
}

#[test]
fn the_field_for_the_seal_is_there_when_there_is_a_seal() {
    let read = Read::new(&write(&papers::parent_report()).unwrap().bytes);
    let form = read.file.catalog().unwrap().get(b"AcroForm").unwrap().as_dict().unwrap();
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    assert_eq!(fields.len(), 1);
    let field = read.file.get_dictionary(fields[0].as_reference().unwrap()).unwrap();
    assert_eq!(field.get(b"FT").unwrap().as_name().unwrap(), b"Sig");
    assert_eq!(field.get(b"T").unwrap().as_str().unwrap(), crate::SEAL_FIELD.as_bytes());
    assert_eq!(field.get(b"F").unwrap().as_i64().unwrap(), 132);
    assert!(field.get(b"V").is_err(), "it is empty");
    let last = *read.file.get_pages().values().last().unwrap();
    assert_eq!(field.get(b"P").unwrap().as_reference().unwrap(), last, "it lies on the last page");
    assert!(read.roles.iter().any(|role| role == "Form"));

    let read = Read::new(&write(&papers::concept()).unwrap().bytes);
    assert!(read.file.catalog().unwrap().get(b"AcroForm").is_err());
    assert!(!read.roles.iter().any(|role| role == "Form"));
}

#[test]
fn metadata_says_what_the_document_says() {
    let document = papers::parent_report();
    let bytes = write(&document).unwrap().bytes;
    let read = Read::new(&bytes);
    let catalog = read.file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nl-NL");
    let xmp =
        read.file.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap().as_stream().unwrap();
    let xmp = std::str::from_utf8(&xmp.content).unwrap();
    for part in [
        "<rdf:li xml:lang=\"x-default\">Verslag van ons gesprek</rdf:li>",
        "<rdf:li>Wouter van den Berg, mentor</rdf:li>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        &format!("<sw:ChainHead>{}</sw:ChainHead>", document.chain_head),
        &document.made_at.format("<xmp:CreateDate>%Y-%m-%dT%H:%M:%SZ<").to_string(),
    ] {
        assert!(xmp.contains(part), "{part} is missing in the metadata");
    }
    assert!(!xmp.contains('{'), "a place in the template was not filled");
    let id = read.file.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert_eq!(id[0].as_str().unwrap(), document.id.0.as_bytes());
    let text = String::from_utf8_lossy(&bytes);
    for foreign in ["printpdf", "GTS_PDFX", "Trapped", "OptionalContent"] {
        assert!(!text.contains(foreign), "{foreign} must not stay behind");
    }
}

#[test]
fn markup_in_a_title_stays_text() {
    let mut document = papers::one_line();
    document.title = "<script>&\"".into();
    let bytes = write(&document).unwrap().bytes;
    assert!(String::from_utf8_lossy(&bytes).contains("&lt;script&gt;&amp;&quot;"));
}

#[test]
fn fonts_are_subset_and_tagged_with_six_capitals() {
    for (name, document) in papers::all() {
        let read = Read::new(&write(&document).unwrap().bytes);
        let mut seen = 0;
        for object in read.file.objects.values() {
            let Ok(font) = object.as_dict() else { continue };
            let Ok(base) = font.get(b"FontName").and_then(lopdf::Object::as_name) else { continue };
            let (tag, rest) = base.split_at(6);
            assert!(tag.iter().all(u8::is_ascii_uppercase) && rest.starts_with(b"+"), "{name}: {base:?}");
            seen += 1;
        }
        assert!(seen >= 2, "{name} is set in two faces");
    }
}

#[test]
fn no_stream_ends_in_a_carriage_return() {
    let mut padded = 0;
    for number in 0..150 {
        let file = lopdf::Document::load_mem(&write(&with_text(&format!("{number}"))).unwrap().bytes).unwrap();
        for object in file.objects.values() {
            if let lopdf::Object::Stream(stream) = object {
                assert_ne!(stream.content.last(), Some(&b'\r'), "the CR would be taken for a line end");
                padded += usize::from(stream.content.ends_with(b"\r\0"));
            }
        }
    }
    assert!(padded > 0, "the case occurs, or this test says nothing");
}

#[test]
fn a_mark_is_seen_and_read() {
    for mark in [PageMark::Concept, PageMark::Example] {
        let document = Document { mark: Some(mark), ..papers::meeting_report() };
        let pdf = write(&document).unwrap();
        let read = Read::new(&pdf.bytes);
        assert_eq!(read.decoration.matches(texts::mark(mark)).count(), pdf.pages, "on every page");
        assert!(read.text().contains(texts::mark_meaning(mark)), "and once in words");
    }
}

#[test]
fn every_page_has_its_number_and_the_dossier() {
    let pdf = write(&papers::forty_pages()).unwrap();
    assert!((35..=45).contains(&pdf.pages), "{} pages", pdf.pages);
    let read = Read::new(&pdf.bytes);
    for page in 1..=pdf.pages {
        assert!(read.decoration.contains(&texts::page(page, pdf.pages)), "page {page}");
    }
    assert_eq!(read.decoration.matches("Verslag stap 7 · Dossier 2026-014 · Versie 1").count(), pdf.pages);
}

#[test]
fn three_pages_stay_below_a_hundred_kilobytes() {
    let pdf = write(&papers::parent_report()).unwrap();
    assert_eq!(pdf.pages, 3);
    assert!(pdf.bytes.len() < 100_000, "{} bytes", pdf.bytes.len());
}

#[test]
fn a_very_long_text_is_laid_out() {
    let pdf = write(&with_text(&"woord ".repeat(12_000))).unwrap();
    assert!(pdf.pages > 20, "{} pages", pdf.pages);
    write(&with_text(&"x".repeat(20_000))).unwrap();
    write(&with_text(&format!("a{}", "\u{301}".repeat(5_000)))).unwrap();
    write(&with_text(&" ".repeat(50_000))).unwrap();
    write(&with_text(&"\n".repeat(2_000))).unwrap();
}
