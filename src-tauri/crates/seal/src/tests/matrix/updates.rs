//! Incremental updates behind the seal: what a PDF editor does when it saves, with the old bytes left as they are.

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary};
use rand::RngExt;
use rand::rngs::StdRng;

use super::Class;
use super::reports::Report;

pub(super) const ALL: &[Class] = &[
    ("an update: what a page says", |report, chance| {
        update(report, |file, pages| {
            let (page, text) =
                (pick(pages, chance), format!("BT /F1 {} Tf 72 90 Td (erbij) Tj ET", chance.random_range(6..30)));
            let more = file.new_document.add_object(Stream::new(Dictionary::new(), text.into_bytes()));
            set(file, page, "Contents", more.into());
        })
    }),
    ("an update: a page turned or cropped", |report, chance| {
        update(report, |file, pages| {
            let page = pick(pages, chance);
            let low = chance.random_range(1..200);
            set(file, page, "Rotate", (90 * chance.random_range(1..4)).into());
            set(file, page, "CropBox", vec![low.into(), low.into(), 400.into(), 500.into()].into());
        })
    }),
    ("an update: a page added", |report, chance| {
        update(report, |file, pages| {
            let (tree, mut kids) = tree(file, pages);
            let text = format!("BT 72 {} Td (nieuw) Tj ET", chance.random_range(72..700));
            let content = file.new_document.add_object(Stream::new(Dictionary::new(), text.into_bytes()));
            let size = vec![0.into(), 0.into(), 595.into(), 842.into()];
            let page = dictionary! { "Type" => "Page", "Parent" => tree, "MediaBox" => size, "Contents" => content };
            let page = file.new_document.add_object(page);
            kids.insert(chance.random_range(0..=kids.len()), page.into());
            put_kids(file, tree, kids);
        })
    }),
    ("an update: a page removed", |report, chance| {
        update(report, |file, pages| {
            let (tree, mut kids) = tree(file, pages);
            kids.remove(chance.random_range(0..kids.len()));
            put_kids(file, tree, kids);
        })
    }),
    ("an update: pages in another order, or twice", |report, chance| {
        update(report, |file, pages| {
            let (tree, mut kids) = tree(file, pages);
            kids.reverse();
            kids.push(kids[chance.random_range(0..kids.len())].clone());
            put_kids(file, tree, kids);
        })
    }),
    ("an update: a note on a page", |report, chance| {
        update(report, |file, pages| {
            let page = pick(pages, chance);
            let kind = ["Text", "FreeText", "Stamp", "Square", "Redact", "Link"][chance.random_range(0..6)];
            let place = vec![50.into(), 50.into(), chance.random_range(60..500).into(), 90.into()];
            let note = dictionary! {
                "Type" => "Annot", "Subtype" => kind, "Rect" => place, "Contents" => Object::string_literal("gezien"),
            };
            let note = file.new_document.add_object(note);
            set(file, page, "Annots", vec![note.into()].into());
        })
    }),
    ("an update: a field in the form", |report, chance| {
        update(report, |file, pages| {
            let kind = ["Tx", "Btn", "Ch", "Sig"][chance.random_range(0..4)];
            let field = dictionary! {
                "Type" => "Annot", "Subtype" => "Widget", "FT" => kind, "P" => pages[0],
                "T" => Object::string_literal(format!("veld{}", chance.random_range(0..99))),
                "Rect" => vec![0.into(), 0.into(), 90.into(), 20.into()],
            };
            let field = file.new_document.add_object(field);
            let form = dictionary! { "Fields" => vec![field.into()], "SigFlags" => 3 };
            set_in_catalog(file, "AcroForm", form.into());
        })
    }),
    ("an update: how the seal field looks", |report, chance| {
        update(report, |file, _| {
            let field = field(file);
            let text = format!("0 0 {} 50 re f", chance.random_range(1..500)).into_bytes();
            let appearance = dictionary! {
                "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 500.into(), 50.into()],
            };
            let appearance = file.new_document.add_object(Stream::new(appearance, text));
            set(file, field, "AP", dictionary! { "N" => appearance }.into());
            set(file, field, "Rect", vec![0.into(), 0.into(), 500.into(), 50.into()].into());
        })
    }),
    ("an update: author and title", |report, chance| {
        update(report, |file, _| {
            let author = format!("iemand anders {}", chance.random_range(0..999));
            let info =
                dictionary! { "Author" => Object::string_literal(author), "Title" => Object::string_literal("x") };
            let info = file.new_document.add_object(info);
            file.new_document.trailer.set("Info", info);
        })
    }),
    ("an update: the metadata", |report, chance| {
        update(report, |file, _| {
            let text = format!("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">{}</x:xmpmeta>", chance.random_range(0..999));
            let stream = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
            let metadata = file.new_document.add_object(Stream::new(stream, text.into_bytes()));
            set_in_catalog(file, "Metadata", metadata.into());
        })
    }),
    ("an update: an attached file", |report, chance| {
        update(report, |file, _| {
            let bytes: Vec<u8> = (0..chance.random_range(1..900)).map(|_| chance.random()).collect();
            let stream = file.new_document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, bytes));
            let name = Object::string_literal("bijlage.txt");
            let names = vec![
                name.clone(),
                dictionary! { "Type" => "Filespec", "F" => name, "EF" => dictionary! { "F" => stream } }.into(),
            ];
            set_in_catalog(file, "Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } }.into());
        })
    }),
    ("an update: the outline", |report, chance| {
        update(report, |file, _| {
            let outline = file.new_document.new_object_id();
            let title = Object::string_literal(format!("Kopje {}", chance.random_range(0..99)));
            let item = file.new_document.add_object(dictionary! { "Title" => title, "Parent" => outline });
            let top = dictionary! { "Type" => "Outlines", "First" => item, "Last" => item, "Count" => 1 };
            file.new_document.objects.insert(outline, top.into());
            set_in_catalog(file, "Outlines", outline.into());
        })
    }),
    ("an update: a script or an action at opening", |report, chance| {
        update(report, |file, _| {
            let script = Object::string_literal(format!("app.alert({})", chance.random_range(0..99)));
            let key = ["OpenAction", "AA"][chance.random_range(0..2)];
            set_in_catalog(file, key, dictionary! { "S" => "JavaScript", "JS" => script }.into());
        })
    }),
    ("an update: layers that hide", |report, chance| {
        update(report, |file, _| {
            let name = Object::string_literal(format!("laag {}", chance.random_range(0..99)));
            let layer = file.new_document.add_object(dictionary! { "Type" => "OCG", "Name" => name });
            let shown = dictionary! { "OFF" => vec![layer.into()], "BaseState" => "ON" };
            set_in_catalog(file, "OCProperties", dictionary! { "OCGs" => vec![layer.into()], "D" => shown }.into());
        })
    }),
    ("an update that changes nothing", |report, chance| {
        update(report, |file, pages| {
            for _ in 0..chance.random_range(1..4) {
                let page = pick(pages, chance);
                file.opt_clone_object_to_new_document(page).expect("a page");
            }
        })
    }),
];

/// The sealed report with an update behind it.
pub(super) fn update(report: &Report, change: impl FnOnce(&mut IncrementalDocument, &[ObjectId])) -> Vec<u8> {
    let previous = Document::load_mem(&report.sealed).expect("a report can be read");
    let pages: Vec<ObjectId> = previous.get_pages().into_values().collect();
    let mut file = IncrementalDocument::create_from(report.sealed.clone(), previous);
    change(&mut file, &pages);
    let mut changed = Vec::new();
    file.save_to(&mut changed).expect("a vector takes all bytes");
    assert!(changed.starts_with(&report.sealed) && changed.len() > report.sealed.len(), "an update stands behind");
    changed
}

fn pick(pages: &[ObjectId], chance: &mut StdRng) -> ObjectId {
    pages[chance.random_range(0..pages.len())]
}

/// Changes one key of an object.
pub(super) fn set(file: &mut IncrementalDocument, id: ObjectId, key: &str, value: Object) {
    file.opt_clone_object_to_new_document(id).expect("an object of the report");
    file.new_document.get_dictionary_mut(id).expect("a dictionary").set(key, value);
}

pub(super) fn catalog(file: &IncrementalDocument) -> ObjectId {
    let trailer = &file.get_prev_documents().trailer;
    trailer.get(b"Root").and_then(Object::as_reference).expect("a catalog")
}

pub(super) fn set_in_catalog(file: &mut IncrementalDocument, key: &str, value: Object) {
    set(file, catalog(file), key, value);
}

/// The field of the seal.
pub(super) fn field(file: &IncrementalDocument) -> ObjectId {
    let before = file.get_prev_documents();
    let is_field = |object: &Object| object.as_dict().is_ok_and(|dict| dict.has(b"FT"));
    let found = before.objects.iter().find(|(_, object)| is_field(object));
    *found.expect("a report has a field").0
}

fn tree(file: &IncrementalDocument, pages: &[ObjectId]) -> (ObjectId, Vec<Object>) {
    let before = file.get_prev_documents();
    let page = before.get_dictionary(pages[0]).expect("a page");
    let tree = page.get(b"Parent").and_then(Object::as_reference).expect("a tree of pages");
    let kids = before.get_dictionary(tree).and_then(|tree| tree.get(b"Kids")).and_then(Object::as_array);
    (tree, kids.expect("pages").clone())
}

fn put_kids(file: &mut IncrementalDocument, tree: ObjectId, kids: Vec<Object>) {
    set(file, tree, "Count", i64::try_from(kids.len()).expect("few pages").into());
    set(file, tree, "Kids", kids.into());
}
