//! The colour profile that says what red, green and blue mean: sRGB, put together from its published numbers.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::text_string;

/// The name that profile registries know it by.
const NAME: &str = "sRGB IEC61966-2.1";
/// One, in the profile's fixed-point numbers of 16.16 bits.
const ONE: f64 = 65536.0;
/// Bytes before the tags: header, count, and an entry for each of the ten tags.
const TAGS_AT: usize = 128 + 4 + 10 * 12;

/// The output intent with the profile embedded.
pub(super) fn output_intent(file: &mut Document) -> Dictionary {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, srgb()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => text_string(NAME),
        "Info" => text_string(NAME),
        "DestOutputProfile" => Object::Reference(profile),
    }
}

/// An ICC profile of version 4 with a matrix and the sRGB curve.
fn srgb() -> Vec<u8> {
    // Primaries and the way from D65 to the profile's own white (D50), as IEC 61966-2-1 and Bradford give them.
    let curve = parametric(&[2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045]);
    let adaptation = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", localized(NAME)),
        (b"cprt", localized("No copyright, use freely")),
        (b"wtpt", numbers(*b"XYZ ", &[0.9642, 1.0, 0.82491])),
        (b"chad", numbers(*b"sf32", &adaptation)),
        (b"rXYZ", numbers(*b"XYZ ", &[0.43607, 0.22249, 0.01392])),
        (b"gXYZ", numbers(*b"XYZ ", &[0.38515, 0.71687, 0.09708])),
        (b"bXYZ", numbers(*b"XYZ ", &[0.14307, 0.06061, 0.71410])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = Vec::new();
    let mut data = Vec::new();
    for (name, mut tag) in tags {
        tag.resize(tag.len().next_multiple_of(4), 0);
        table.extend_from_slice(name);
        table.extend(word(TAGS_AT + data.len()));
        table.extend(word(tag.len()));
        data.append(&mut tag);
    }
    let mut profile = Vec::new();
    profile.extend(word(TAGS_AT + data.len()));
    profile.extend([0; 4]);
    profile.extend([4, 0x20, 0, 0]);
    profile.extend(b"mntrRGB XYZ ");
    // Year, month, day and time of the profile: those of this recipe, not of the file.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        profile.extend(part.to_be_bytes());
    }
    profile.extend(b"acsp");
    profile.extend([0; 28]);
    profile.extend([0.9642, 1.0, 0.82491].into_iter().flat_map(fixed));
    profile.resize(128, 0);
    profile.extend(word(10));
    profile.append(&mut table);
    profile.append(&mut data);
    profile
}

fn parametric(parameters: &[f64]) -> Vec<u8> {
    let mut tag = b"para\0\0\0\0\0\x03\0\0".to_vec();
    tag.extend(parameters.iter().copied().flat_map(fixed));
    tag
}

fn numbers(kind: [u8; 4], values: &[f64]) -> Vec<u8> {
    let mut tag = [kind, [0; 4]].concat();
    tag.extend(values.iter().copied().flat_map(fixed));
    tag
}

/// A text with one translation.
fn localized(text: &str) -> Vec<u8> {
    let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    tag.extend(word(text.encode_utf16().count() * 2));
    tag.extend(word(28));
    tag.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    tag
}

#[expect(clippy::cast_possible_truncation, reason = "the values of a profile lie between -2 and 3")]
fn fixed(value: f64) -> [u8; 4] {
    ((value * ONE).round() as i32).to_be_bytes()
}

fn word(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}
