//! The empty field that the digital seal fills. It must be in the tagged file before that: a field that is added while
//! sealing would be unknown to the structure tree.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{number, text_string};
use crate::texts;

/// The name (/T) of the one signature field of a paper with a seal note.
pub const SEAL_FIELD: &str = "Zegel";

/// Printed and locked: what PDF/A asks of a field that nobody changes.
const FLAGS: i64 = 4 + 128;
/// There is a signature field, and bytes may only be appended.
const SIGNATURES_APPEND_ONLY: i64 = 3;

/// Adds the field to `page`; `key` is its number in the structure tree. It takes no room: the seal is not a picture.
pub(super) fn add(file: &mut Document, page: ObjectId, key: usize) -> ObjectId {
    let nowhere: Vec<Object> = vec![0.into(); 4];
    let empty = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => nowhere.clone(), "Resources" => Dictionary::new(),
    };
    let appearance = file.add_object(Stream::new(empty, Vec::new()));
    let field = file.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text_string(SEAL_FIELD),
        "TU" => text_string(texts::SEAL_FIELD),
        "F" => FLAGS,
        "Rect" => nowhere,
        "P" => page,
        "AP" => dictionary! { "N" => appearance },
        "StructParent" => number(key),
    });
    if let Ok(page) = file.get_dictionary_mut(page) {
        page.set("Annots", vec![field.into()]);
    }
    field
}

/// The form that holds the field.
pub(super) fn form(field: ObjectId) -> Dictionary {
    dictionary! { "Fields" => vec![field.into()], "SigFlags" => SIGNATURES_APPEND_ONLY }
}
