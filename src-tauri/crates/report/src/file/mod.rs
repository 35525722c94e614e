//! Painted pages become the bytes of a file: printpdf writes pages and fonts, the rest is added here.

mod field;
mod metadata;
mod outline;
mod picture;
mod profile;
mod structure;

use domain::document::Document;
use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};
use printpdf::{Mm, PdfDocument, PdfFont, PdfPage, PdfParseErrorSeverity, PdfSaveOptions};

use crate::fonts::{self, Face};
use crate::paint::{self, Painted};
use crate::{Pdf, ReportError, texts};

pub use field::SEAL_FIELD;

/// Writes the file.
pub(crate) fn write(document: &Document, painted: Painted) -> Result<Pdf, ReportError> {
    let Painted { pages, tree, content, bookmarks } = painted;
    let count = pages.len();
    let mut file = printed(document, pages)?;
    let page_ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    if page_ids.len() != count {
        return Err(ReportError::Writer("pages"));
    }
    let logo = document.letterhead.logo.as_ref().map(|logo| picture::add(&mut file, logo));
    tidy_pages(&mut file, &page_ids, logo)?;

    let pages_root =
        root(&file)?.get(b"Pages").and_then(Object::as_reference).map_err(|_| ReportError::Writer("root"))?;
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => pages_root,
        "Lang" => text_string(texts::LANGUAGE),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLayout" => "OneColumn",
        "Metadata" => metadata::xmp(&mut file, document),
        "OutputIntents" => vec![profile::output_intent(&mut file).into()],
    };
    let seal = document.seal.as_ref().and_then(|_| page_ids.last()).map(|page| field::add(&mut file, *page, count));
    catalog.set("StructTreeRoot", structure::add(&mut file, &tree, &content, &page_ids, seal));
    if let Some(field) = seal {
        catalog.set("AcroForm", field::form(field));
    }
    if let Some(outline) = outline::add(&mut file, &bookmarks, &page_ids) {
        catalog.set("Outlines", outline);
    }
    let catalog = file.add_object(catalog);
    let info = file.add_object(metadata::info(document));
    let id = Object::String(document.id.0.as_bytes().to_vec(), StringFormat::Hexadecimal);
    file.trailer = dictionary! { "Root" => catalog, "Info" => info, "ID" => vec![id.clone(), id] };

    file.prune_objects();
    file.renumber_objects();
    file.version = "1.7".into();
    compress(&mut file)?;
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|_| ReportError::Writer("bytes"))?;
    bytes.push(b'\n');
    Ok(Pdf { bytes, pages: count })
}

/// Pages and fonts, as printpdf writes them.
fn printed(document: &Document, pages: Vec<Vec<printpdf::Op>>) -> Result<lopdf::Document, ReportError> {
    let mut pdf = PdfDocument::default();
    for face in Face::ALL {
        let font = PdfFont::new(fonts::font(face).embedded.clone());
        pdf.resources.fonts.map.insert(paint::font_id(face, document.id), font);
    }
    pdf.pages = pages.into_iter().map(|ops| PdfPage::new(Mm(210.0), Mm(297.0), ops)).collect();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let file = pdf.to_lopdf_document(&options, &mut warnings);
    // A font that can not be subset comes out whole and untagged; a glyph that is not found comes out blank.
    if warnings.iter().any(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(ReportError::Writer("fonts"));
    }
    Ok(file)
}

/// Each page knows its place in the structure tree; one list of fonts and pictures serves all.
fn tidy_pages(file: &mut lopdf::Document, pages: &[ObjectId], logo: Option<ObjectId>) -> Result<(), ReportError> {
    let broken = |_| ReportError::Writer("page");
    let mut shared = None;
    for (index, id) in pages.iter().enumerate() {
        let resources = file
            .get_dictionary(*id)
            .and_then(|page| page.get(b"Resources"))
            .and_then(Object::as_reference)
            .map_err(broken)?;
        let fonts =
            file.get_dictionary(resources).and_then(|resources| resources.get(b"Font")).map_err(broken)?.clone();
        let shared = *shared.get_or_insert_with(|| {
            let mut resources = dictionary! { "Font" => fonts };
            if let Some(logo) = logo {
                resources.set("XObject", dictionary! { paint::LOGO => logo });
            }
            file.add_object(resources)
        });
        let page = file.get_dictionary_mut(*id).map_err(broken)?;
        for unused in ["Annots", "TrimBox", "CropBox"] {
            page.remove(unused.as_bytes());
        }
        page.set("Resources", shared);
        page.set("StructParents", number(index));
        page.set("Tabs", "S");
    }
    Ok(())
}

/// Compresses every stream but the metadata, which other programs must find without decoding.
fn compress(file: &mut lopdf::Document) -> Result<(), ReportError> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has_type(b"Metadata")
        {
            stream.compress().map_err(|_| ReportError::Writer("compression"))?;
            // A stream that ends in CR would lose it to the line end before `endstream`; decoders skip what follows the data.
            if stream.dict.has(b"Filter") && stream.content.last() == Some(&b'\r') {
                let mut padded = std::mem::take(&mut stream.content);
                padded.push(0);
                stream.set_content(padded);
            }
        }
    }
    Ok(())
}

fn root(file: &lopdf::Document) -> Result<&Dictionary, ReportError> {
    file.catalog().map_err(|_| ReportError::Writer("root"))
}

/// A text that people read: plain when it is ASCII, else UTF-16.
fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let bytes = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn number(index: usize) -> Object {
    Object::Integer(i64::try_from(index).unwrap_or(i64::MAX))
}

fn real(value: f64) -> Object {
    Object::Real(paint::number(value))
}
