//! What was sealed is recognised, and nothing else about the file has changed.

use super::fixture::{KEY, REASON, Shape, day, document, holder, key, sealed, sealed_shape, unsigned};
use crate::{SealError, Verdict, sign, verify};

#[test]
fn a_sealed_file_is_intact() {
    for shape in [
        Shape::default(),
        Shape { form_in_catalog: true, filler: 0 },
        Shape { form_in_catalog: false, filler: 200_000 },
    ] {
        let file = sealed_shape(shape);
        let Verdict::Intact(seal) = verify(&file, &[key(7).fingerprint(), KEY.fingerprint()]) else {
            panic!("{:?}", verify(&file, &[KEY.fingerprint()]))
        };
        assert_eq!(seal.fingerprint, KEY.fingerprint());
        assert_eq!((seal.holder, seal.at, seal.reason.as_str()), (holder(), day(2026, 11, 22), REASON));
    }
}

#[test]
fn the_file_as_it_was_made_is_the_start_of_the_sealed_one() {
    let (before, after) = (unsigned(Shape::default()), sealed());
    assert!(after.starts_with(&before), "sealing appends");
    assert!(after.ends_with(b"%%EOF\n") && !after.ends_with(b"\n\n"), "one end of line, as PDF/A allows");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(sealed(), sealed());
    let later = sign(&unsigned(Shape::default()), &KEY, day(2026, 11, 23), REASON).unwrap();
    assert_ne!(later, sealed(), "another time is another file");
}

#[test]
fn everything_else_in_the_touched_objects_stays() {
    let read = lopdf::Document::load_mem(&sealed()).unwrap();
    let catalog = read.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nl-NL");
    assert_eq!(catalog.get(b"Odd Key").unwrap().as_name().unwrap(), b"Odd(Name", "escaped as it was");
    let form = read.get_dictionary(catalog.get(b"AcroForm").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 3);
    let field = form.get(b"Fields").unwrap().as_array().unwrap()[0].as_reference().unwrap();
    let field = read.get_dictionary(field).unwrap();
    assert_eq!(field.get(b"F").unwrap().as_i64().unwrap(), 132);
    let signature = read.get_dictionary(field.get(b"V").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(signature.get(b"M").unwrap().as_str().unwrap(), b"D:20261122133707Z");
    assert_eq!(read.trailer.get(b"ID").unwrap().as_array().unwrap().len(), 2, "PDF/A wants the ID kept");
}

#[test]
fn a_key_that_is_not_pinned_is_by_another() {
    let file = sealed();
    assert!(matches!(verify(&file, &[]), Verdict::ByAnother(seal) if seal.fingerprint == KEY.fingerprint()));
    assert!(matches!(verify(&file, &[key(2).fingerprint()]), Verdict::ByAnother(_)), "same names, another key");
}

#[test]
fn a_file_without_a_seal_is_not_ours() {
    let pinned = [KEY.fingerprint()];
    assert_eq!(verify(&unsigned(Shape::default()), &pinned), Verdict::NotOurs);
    assert_eq!(verify(b"", &pinned), Verdict::NotOurs);
    assert_eq!(verify(b"%PDF-1.7\n%%EOF\n", &pinned), Verdict::NotOurs);
}

#[test]
fn every_reason_comes_back() {
    for reason in [crate::layout::HEAD, "<30", "", "a", "(((", "\\", "né\u{301}e 👩‍🏫", "line\nbreak\r\0", "\u{feff}mark"]
    {
        let file = sign(&unsigned(Shape::default()), &KEY, day(2026, 11, 22), reason).unwrap();
        let verdict = verify(&file, &[KEY.fingerprint()]);
        assert!(matches!(verdict, Verdict::Intact(seal) if seal.reason == reason), "{reason:?}");
    }
}

#[test]
fn sealing_twice_is_refused() {
    let again = sign(&sealed(), &KEY, day(2026, 11, 22), REASON);
    assert_eq!(again.unwrap_err(), SealError::AlreadySigned);
}

#[test]
fn sealing_outside_the_certificates_dates_is_refused() {
    for at in [day(2025, 12, 31), day(2028, 1, 1), day(-1, 1, 1), day(20_000, 1, 1)] {
        let early = sign(&unsigned(Shape::default()), &KEY, at, REASON);
        assert_eq!(early.unwrap_err(), SealError::OutsideValidity, "{at}");
    }
}

#[test]
fn a_file_without_exactly_one_field_is_refused() {
    let mut none = document(Shape { form_in_catalog: true, filler: 0 });
    none.catalog_mut().unwrap().remove(b"AcroForm");
    let mut hidden = document(Shape::default());
    hidden.add_object(lopdf::dictionary! { "Parent" => lopdf::dictionary! { "FT" => "Sig" } });
    let mut signed = document(Shape::default());
    signed.add_object(lopdf::dictionary! { "ByteRange" => vec![0.into()] });
    let family = |key: &str| {
        let mut document = document(Shape::default());
        let fields = document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
        let mut fields = fields.filter(|dict| dict.has(b"FT"));
        fields.next().unwrap().set(key, vec![]);
        document
    };
    let cases = [
        (none, "no form"),
        (hidden, "a field outside the form"),
        (signed, "a signature"),
        (family("Kids"), "a field with parts"),
        (family("Parent"), "a part of a field"),
        (family("V"), "a field that is filled"),
    ];
    for (mut document, why) in cases {
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        assert!(sign(&bytes, &KEY, day(2026, 11, 22), REASON).is_err(), "{why}");
    }
}

#[test]
fn files_of_a_kind_that_reports_never_are_get_refused() {
    let mut modern = Vec::new();
    document(Shape::default()).save_modern(&mut modern).unwrap();
    let refused = sign(&modern, &KEY, day(2026, 11, 22), REASON);
    assert!(matches!(refused, Err(SealError::Malformed(_))), "packed objects: {refused:?}");
    let plain = unsigned(Shape::default());
    let read = lopdf::Document::load_mem(&plain).unwrap();
    let mut update = lopdf::IncrementalDocument::create_from(plain.clone(), read);
    let mut updated = Vec::new();
    update.save_to(&mut updated).unwrap();
    let refused = sign(&updated, &KEY, day(2026, 11, 22), REASON);
    assert!(matches!(refused, Err(SealError::Malformed(_))), "updated before: {refused:?}");
    for cut in [0, 1, 9, plain.len() / 2, plain.len() - 1] {
        let refused = sign(&plain[..cut], &KEY, day(2026, 11, 22), REASON);
        assert!(matches!(refused, Err(SealError::Malformed(_))), "cut at {cut}");
    }
}
