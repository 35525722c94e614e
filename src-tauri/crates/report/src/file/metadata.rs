//! Who, what and when, in the two forms that a file keeps it in: XMP and the old information dictionary. They must agree.

use domain::document::Document;
use lopdf::{Dictionary, ObjectId, Stream, dictionary};

use super::text_string;
use crate::texts;

/// The metadata as XMP.
pub(super) fn xmp(file: &mut lopdf::Document, document: &Document) -> ObjectId {
    let packet = include_str!("metadata.xml")
        .replace("{title}", &escaped(title(document)))
        .replace("{author}", &escaped(&document.author))
        .replace("{language}", texts::LANGUAGE)
        .replace("{program}", texts::PROGRAM)
        .replace("{id}", &document.id.to_string())
        .replace("{chain_head}", &escaped(&document.chain_head))
        .replace("{made_at}", &document.made_at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    file.add_object(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet.into_bytes()))
}

/// The same as a dictionary.
pub(super) fn info(document: &Document) -> Dictionary {
    let made_at = text_string(&document.made_at.format("D:%Y%m%d%H%M%SZ").to_string());
    dictionary! {
        "Title" => text_string(title(document)),
        "Author" => text_string(&document.author),
        "Creator" => text_string(texts::PROGRAM),
        "Producer" => text_string(texts::PROGRAM),
        "CreationDate" => made_at.clone(),
        "ModDate" => made_at,
    }
}

/// A file without a title is not accessible; the kind of paper is one.
fn title(document: &Document) -> &str {
    match (document.title.trim(), document.kind) {
        ("", Some(kind)) => texts::kind(kind),
        ("", None) => texts::PROGRAM,
        (title, _) => title,
    }
}

fn escaped(text: &str) -> String {
    text.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
