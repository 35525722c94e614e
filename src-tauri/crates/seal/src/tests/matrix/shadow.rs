//! Shadow attacks: something is hidden in the report before it is sealed, and brought to light afterwards by an update.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use rand::RngExt;

use super::super::fixture::{KEY, REASON, day};
use super::Class;
use super::bytes::find;
use super::reports::Report;
use super::updates::{set, update};
use crate::sign;

pub(super) const ALL: &[Class] = &[
    ("a shadow: something over the text, taken away", |report, chance| {
        let (prepared, [cover, _]) = prepare(report, chance.random_range(0..999));
        update(&prepared, |file, _| file.new_document.set_object(cover, Stream::new(Dictionary::new(), b" ".to_vec())))
    }),
    ("a shadow: other content, put in place", |report, chance| {
        let (prepared, [_, hidden]) = prepare(report, chance.random_range(0..999));
        update(&prepared, |file, pages| set(file, pages[0], "Contents", hidden.into()))
    }),
    ("a shadow: only the table points elsewhere", |report, chance| {
        // Hide and replace: both versions were sealed, a table of one line chooses the other.
        let (prepared, [cover, hidden]) = prepare(report, chance.random_range(0..999));
        let head = format!("\n{} 0 obj", hidden.0);
        let offset = find(&prepared.sealed, head.as_bytes(), false) + 1;
        let (last, end) = (find(&prepared.sealed, b"\nxref\n", true) + 1, prepared.sealed.len());
        let number = cover.0;
        let table = format!(
            "xref\n{number} 1\n{offset:010} 00000 n \ntrailer\n<</Size 999/Prev {last}>>\nstartxref\n{end}\n%%EOF\n"
        );
        [prepared.sealed.as_slice(), table.as_bytes()].concat()
    }),
    ("a shadow: a font with other shapes", |report, chance| {
        let (prepared, _) = prepare(report, chance.random_range(0..999));
        update(&prepared, |file, _| {
            let fonts: Vec<ObjectId> = fonts(file.get_prev_documents());
            let font = fonts[chance.random_range(0..fonts.len())];
            let other = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Symbol" };
            file.new_document.set_object(font, other);
        })
    }),
];

/// The report with content over its first page and content that no page uses, and sealed like that.
fn prepare(report: &Report, mark: i64) -> (Report, [ObjectId; 2]) {
    let mut document = Document::load_mem(&report.unsealed).expect("a report can be read");
    document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    let first = *document.get_pages().values().next().expect("a page");
    let content = |text: String| Stream::new(Dictionary::new(), text.into_bytes());
    let cover = document.add_object(content(format!("% {mark}\n1 g 0 0 595 842 re f")));
    let hidden = document.add_object(content(format!("BT 72 72 Td (iets anders {mark}) Tj ET")));
    let page = document.get_dictionary_mut(first).expect("a page");
    let before = page.get(b"Contents").expect("content").clone();
    let contents = match before {
        Object::Array(mut parts) => {
            parts.push(cover.into());
            parts
        }
        part => vec![part, cover.into()],
    };
    page.set("Contents", contents);
    let mut unsealed = Vec::new();
    document.save_to(&mut unsealed).expect("a vector takes all bytes");
    let sealed = sign(&unsealed, &KEY, day(2026, 11, 22), REASON).expect("what was prepared can be sealed");
    let whole = crate::verify(&sealed, &[KEY.fingerprint()]);
    assert!(matches!(whole, crate::Verdict::Intact(_)), "before the attack it is a sealed file");
    (Report { unsealed, sealed }, [cover, hidden])
}

fn fonts(document: &Document) -> Vec<ObjectId> {
    let is_font = |object: &Object| object.as_dict().is_ok_and(|dict| dict.has_type(b"Font"));
    document.objects.iter().filter(|(_, object)| is_font(object)).map(|(id, _)| *id).collect()
}
