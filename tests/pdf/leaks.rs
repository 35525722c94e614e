//! Names of another family in a file: not only in what can be read, but in every string and every stream behind it.

use std::path::Path;

use acceptance::judges;
use acceptance::window::Outcome;
use app::CaseFile;
use app::domain::compose::{Offer, scan_for};
use app::domain::names::NameScan;
use lopdf::{Dictionary, Document, Object, Stream};

/// No name of another family stands in it, in any place or form.
pub fn names_nobody_else(file: &CaseFile, offer: &Offer, path: &Path) -> Outcome {
    let scan = scan_for(&file.case, &file.people, offer.recipient.pupil());
    let leaks = leaks(&scan, &judges::text(path)?, &std::fs::read(path)?);
    assert!(leaks.is_empty(), "{leaks:?} stand in a copy for someone else: {}", path.display());
    Ok(())
}

/// The names found in the text of a file, in its name tree of objects and in its streams, each with where it was found.
fn leaks(scan: &NameScan, text: &str, pdf: &[u8]) -> Vec<String> {
    let mut places = vec![("text".to_owned(), text.to_owned())];
    match Document::load_mem(pdf) {
        Ok(document) => {
            for (id, object) in &document.objects {
                strings(object, &mut |found| places.push((format!("{id:?}"), found)));
            }
            strings(&Object::Dictionary(document.trailer), &mut |found| places.push(("trailer".to_owned(), found)));
        }
        Err(error) => places.push(("nowhere".to_owned(), format!("unreadable: {error}"))),
    }
    let found = places.iter().flat_map(|(place, text)| {
        scan.find(text).into_iter().map(move |hit| format!("{place}: {:?}", text.get(hit.start..hit.end)))
    });
    found.collect()
}

/// Every string and stream below an object, as each encoding that a PDF has for text would read it.
fn strings(object: &Object, take: &mut impl FnMut(String)) {
    match object {
        Object::String(bytes, _) => readings(bytes, take),
        Object::Name(bytes) => take(String::from_utf8_lossy(bytes).into_owned()),
        Object::Array(items) => items.iter().for_each(|item| strings(item, take)),
        Object::Dictionary(fields) => in_dictionary(fields, take),
        Object::Stream(stream) => {
            in_dictionary(&stream.dict, take);
            if !is_binary(stream) {
                let plain = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                readings(&without_glyphs(&plain), take);
            }
        }
        _ => {}
    }
}

fn in_dictionary(fields: &Dictionary, take: &mut impl FnMut(String)) {
    for (key, value) in fields {
        // A word of the format that begins as somebody may be called.
        if key != b"MarkInfo" {
            take(String::from_utf8_lossy(key).into_owned());
        }
        // The signature and its certificate: of the school, and no text.
        if key != b"Contents" || !matches!(value, Object::String(..)) {
            strings(value, take);
        }
    }
}

fn readings(bytes: &[u8], take: &mut impl FnMut(String)) {
    take(String::from_utf8_lossy(bytes).into_owned());
    take(bytes.iter().map(|byte| char::from(*byte)).collect());
    for shift in [0, 1] {
        let units = bytes.get(shift..).unwrap_or_default().chunks_exact(2);
        let units: Vec<u16> = units.filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(u16::from_be_bytes).collect();
        take(String::from_utf16_lossy(&units).chars().filter(|c| c.is_ascii() || c.is_alphabetic()).collect());
    }
}

/// Embedded fonts and the colour profile: shapes and numbers, in which any three bytes look like a word.
fn is_binary(stream: &Stream) -> bool {
    stream.dict.has(b"Length1") || stream.dict.has(b"N")
}

/// A stream without its glyph numbers: letters A to F among them would be read as words. What they show is in the text.
fn without_glyphs(content: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut rest = content;
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        let after = rest.get(start + 1..).unwrap_or_default();
        let end = after.iter().position(|byte| !byte.is_ascii_hexdigit() && !byte.is_ascii_whitespace());
        plain.extend_from_slice(rest.get(..=start).unwrap_or_default());
        rest = match end {
            Some(end) if after.get(end) == Some(&b'>') => after.get(end..).unwrap_or_default(),
            _ => after,
        };
    }
    plain.extend_from_slice(rest);
    plain
}

/// A name in any place of a file is seen: planted in one that is clean, one place at a time.
pub fn is_seen_wherever_it_stands(file: &CaseFile, offer: &Offer, path: &Path) -> Outcome {
    let scan = scan_for(&file.case, &file.people, offer.recipient.pupil());
    let other = file.people.pupils.values().find(|pupil| !scan.find(&pupil.name.full()).is_empty());
    let Some(other) = other else { return Ok(()) };
    let name = other.name.full();
    let wide: Vec<u8> = [0xfe, 0xff].into_iter().chain(name.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let clean = std::fs::read(path)?;
    let plain = Object::string_literal(name.as_bytes().to_vec());
    let packed = || {
        let mut stream = Stream::new(Dictionary::new(), format!("q {name} Q ").repeat(40).into_bytes());
        stream.compress().map(|()| Object::Stream(stream))
    };
    let mut alternative = Dictionary::new();
    alternative.set("ActualText", Object::String(wide.clone(), lopdf::StringFormat::Hexadecimal));
    for planted in [
        plain,
        Object::string_literal(wide),
        Object::Dictionary(alternative),
        packed().map_err(|error| acceptance::window::Failure::new(error.to_string()))?,
        Object::Array(vec![Object::Name(name.replace(' ', "_").into_bytes())]),
    ] {
        let mut document = Document::load_mem(&clean).map_err(|e| acceptance::window::Failure::new(e.to_string()))?;
        document.add_object(planted.clone());
        let mut bytes = Vec::new();
        document.save_to(&mut bytes)?;
        assert!(!leaks(&scan, "", &bytes).is_empty(), "not seen: {planted:?}");
    }
    assert!(!leaks(&scan, &name, &clean).is_empty(), "not seen in the text");
    Ok(())
}
