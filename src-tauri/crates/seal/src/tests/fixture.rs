//! Small files with an empty signature field, and keys that are the same in every run.

use std::sync::LazyLock;

use chrono::{DateTime, TimeZone, Utc};
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use rand::{SeedableRng, rngs::StdRng};

use crate::{Holder, SealingKey};

/// What a file of the fixture looks like.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape {
    /// The form stands in the catalog itself.
    pub(crate) form_in_catalog: bool,
    /// So many bytes of stream content beside the text.
    pub(crate) filler: usize,
}

/// A one-page file as a report maker leaves it: tagged, with one empty signature field.
pub(crate) fn unsigned(shape: Shape) -> Vec<u8> {
    let mut document = document(shape);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a vector takes all bytes");
    bytes
}

/// The same, before it is written, for a test to change.
pub(crate) fn document(shape: Shape) -> Document {
    let mut document = Document::with_version("1.7");
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let pages = document.new_object_id();
    let field = document.new_object_id();
    let root = document.new_object_id();
    let content = document.add_object(Stream::new(
        Dictionary::new(),
        b"/Sect<</MCID 0>>BDC BT /F1 12 Tf 72 720 Td (Een verslag) Tj ET EMC".to_vec(),
    ));
    let filler: Vec<u8> = (0..shape.filler).map(|index| u8::try_from(index * 31 % 251).expect("below 251")).collect();
    document.add_object(Stream::new(Dictionary::new(), filler));
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "Contents" => content,
        "StructParents" => 0,
        "Tabs" => "S",
        "Annots" => vec![field.into()],
    });
    document.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let element = document.add_object(dictionary! {
        "Type" => "StructElem",
        "S" => "Form",
        "P" => root,
        "K" => dictionary! { "Type" => "OBJR", "Obj" => field, "Pg" => page },
    });
    document.objects.insert(root, dictionary! { "Type" => "StructTreeRoot", "K" => element }.into());
    let appearance = document.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 0.into(), 0.into()] },
        Vec::new(),
    ));
    let field_dictionary = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal("Zegel"),
        "TU" => Object::String(b"\xfe\xff\0d\0i\0g\0i\0t\0a\0a\0l".to_vec(), StringFormat::Hexadecimal),
        "F" => 132,
        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
        "P" => page,
        "StructParent" => 1,
        "AP" => dictionary! { "N" => appearance },
    };
    document.objects.insert(field, field_dictionary.into());
    let form = dictionary! { "Fields" => vec![field.into()], "SigFlags" => 0 };
    let form: Object = if shape.form_in_catalog { form.into() } else { document.add_object(form).into() };
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog",
        "Pages" => pages,
        "AcroForm" => form,
        "StructTreeRoot" => root,
        "MarkInfo" => dictionary! { "Marked" => true },
        "Lang" => Object::string_literal("nl-NL"),
        "Odd Key" => "Odd(Name",
    });
    document.trailer.set("Root", catalog);
    let id = Object::String(vec![0xa5; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    document
}

pub(crate) fn holder() -> Holder {
    Holder { name: "Noor van Dijk, mentor".into(), school: "Het Baken, Ĳsselmuiden".into() }
}

/// A key from a seed, valid in 2026 and 2027.
pub(crate) fn key(seed: u64) -> SealingKey {
    let mut rng = StdRng::seed_from_u64(seed);
    SealingKey::generate(&holder(), day(2026, 1, 1), day(2027, 12, 31), &mut rng).expect("a valid holder and dates")
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 13, 37, 7).single().expect("a date that exists")
}

pub(crate) const REASON: &str = "Vastgesteld als verslag \u{2013} dossier (2026\\014)";

/// The key that tests pin.
pub(crate) static KEY: LazyLock<SealingKey> = LazyLock::new(|| key(1));

static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| sealed_shape(Shape::default()));

/// The plain file, sealed with [`KEY`].
pub(crate) fn sealed() -> Vec<u8> {
    SEALED.clone()
}

pub(crate) fn sealed_shape(shape: Shape) -> Vec<u8> {
    crate::sign(&unsigned(shape), &KEY, day(2026, 11, 22), REASON).expect("a file made for sealing")
}
