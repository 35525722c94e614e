//! A changed file is never intact, and says why where that can be known.

use super::fixture::{KEY, REASON, Shape, day, document, key, sealed, unsigned};
use crate::layout::Gap;
use crate::{Flaw, Verdict, sign, verify};

fn check(file: &[u8]) -> Verdict {
    verify(file, &[KEY.fingerprint()])
}

fn replaced(file: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = file.windows(from.len()).rposition(|window| window == from).expect("the text to replace is there");
    [&file[..at], to, &file[at + from.len()..]].concat()
}

#[test]
fn every_single_bit_counts() {
    let file = sealed();
    let gap = Gap::find(&file).unwrap().range;
    let mut changed = file.clone();
    for index in 0..file.len() {
        // All bits of the signature, for it is the part that signs nothing; of each other byte one, ever another.
        let bits = if gap.contains(&index) { 0..8 } else { index % 8..index % 8 + 1 };
        for bit in bits {
            changed[index] ^= 1 << bit;
            let verdict = check(&changed);
            assert!(matches!(verdict, Verdict::Changed(_)), "bit {bit} of byte {index}: {verdict:?}");
            changed[index] ^= 1 << bit;
        }
    }
    assert!(matches!(check(&changed), Verdict::Intact(_)), "all bits are back");
}

#[test]
fn every_cut_counts() {
    let file = sealed();
    for length in (0..file.len()).step_by(7).chain([file.len() - 1, file.len() - 2]) {
        assert!(!matches!(check(&file[..length]), Verdict::Intact(_) | Verdict::ByAnother(_)), "cut at {length}");
    }
}

#[test]
fn nothing_may_follow() {
    for more in [b"\n".as_slice(), b"\r\n", b" ", b"\0", b"%", b"%%EOF\n", b"1 0 obj\nnull\nendobj\n"] {
        assert_eq!(check(&[sealed().as_slice(), more].concat()), Verdict::Changed(Flaw::Length), "{more:?}");
    }
    assert!(!matches!(check(&[b"\n", sealed().as_slice()].concat()), Verdict::Intact(_)), "nor come before");
}

#[test]
fn an_incremental_update_is_a_change() {
    let file = sealed();
    let previous = lopdf::Document::load_mem(&file).unwrap();
    let page = *previous.get_pages().values().next().unwrap();
    let mut update = lopdf::IncrementalDocument::create_from(file.clone(), previous);
    update.opt_clone_object_to_new_document(page).unwrap();
    update.new_document.get_dictionary_mut(page).unwrap().set("Rotate", 180);
    let mut changed = Vec::new();
    update.save_to(&mut changed).unwrap();
    assert!(changed.starts_with(&file) && changed.len() > file.len(), "the update stands behind the seal");
    assert_eq!(check(&changed), Verdict::Changed(Flaw::Length));
}

#[test]
fn a_file_written_anew_is_a_change() {
    let mut read = lopdf::Document::load_mem(&sealed()).unwrap();
    let mut anew = Vec::new();
    read.save_to(&mut anew).unwrap();
    assert!(matches!(check(&anew), Verdict::Changed(_)), "{:?}", check(&anew));
}

#[test]
fn a_signature_dictionary_in_other_words_is_still_recognised_as_ours() {
    let changed = replaced(&sealed(), b"/Type/Sig/Filter", b"/Filter/Adobe.PPKLite /Type /Sig /Filter");
    assert_eq!(check(&changed), Verdict::Changed(Flaw::Damaged));
    assert_eq!(verify(&changed, &[key(2).fingerprint()]), Verdict::NotOurs, "to anyone who does not know the key");
}

#[test]
fn a_signature_from_another_report_does_not_fit() {
    let other = sign(&unsigned(Shape { filler: 1, ..Shape::default() }), &KEY, day(2026, 11, 22), REASON).unwrap();
    let (mut file, from) = (sealed(), Gap::find(&other).unwrap().range);
    let to = Gap::find(&file).unwrap().range;
    assert_eq!(to.len(), from.len(), "one key has one size of signature");
    file[to].copy_from_slice(&other[from]);
    assert_eq!(check(&file), Verdict::Changed(Flaw::Content));
}

#[test]
fn the_signature_of_another_key_with_the_same_names_is_by_another() {
    let (mut file, theirs) = (unsigned(Shape::default()), key(2));
    file = sign(&file, &theirs, day(2026, 11, 22), REASON).unwrap();
    assert!(matches!(check(&file), Verdict::ByAnother(seal) if seal.fingerprint == theirs.fingerprint()));
}

#[test]
fn the_gap_is_exactly_the_signature() {
    let file = sealed();
    let gap = Gap::find(&file).unwrap().range;
    let (before, inside, after) = (&file[..gap.start], &file[gap.start + 1..gap.end - 1], &file[gap.end..]);
    let with = |inside: &[u8]| check(&[before, b"<", inside, b">", after].concat());
    assert!(matches!(with(inside), Verdict::Intact(_)));
    assert_ne!(with(b""), with(inside), "emptied");
    for other in [
        inside.to_ascii_lowercase(),
        vec![b'0'; inside.len()],
        [inside, inside].concat(),
        [inside, b"00"].concat(),
        [&inside[..inside.len() - 1], b" "].concat(),
        [&inside[..inside.len() - 2], b">%"].concat(),
        [b"00", &inside[..inside.len() - 2]].concat(),
    ] {
        assert!(matches!(with(&other), Verdict::Changed(_)), "{}", String::from_utf8_lossy(&other));
    }
}

#[test]
fn the_byte_range_is_taken_at_its_word() {
    let file = sealed();
    let gap = Gap::find(&file).unwrap();
    let stated = gap.byte_range().unwrap();
    let (start, end, rest) = (gap.range.start, gap.range.end, file.len() - gap.range.end);
    for numbers in [
        format!("0 {start} {end} {}", rest - 1),
        format!("0 {start} {end} {}", rest + 1),
        format!("0 {} {end} {rest}", start - 1),
        format!("0 {start} {} {rest}", end + 1),
        format!("1 {start} {end} {rest}"),
        format!("0 {start} {end} -{rest}"),
        format!("0 0 0 {}", file.len()),
        format!("0 {start} {end} 99999999999"),
        String::new(),
    ] {
        let numbers = format!("{numbers:width$}", width = stated.len());
        let verdict = check(&replaced(&file, stated.as_bytes(), numbers.as_bytes()));
        assert!(matches!(verdict, Verdict::Changed(_)), "{numbers}: {verdict:?}");
    }
}

#[test]
fn a_seal_hidden_in_another_file_is_no_seal_of_that_file() {
    let inner = sealed();
    let mut outer = document(Shape::default());
    outer.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), inner));
    let mut file = Vec::new();
    outer.save_to(&mut file).unwrap();
    assert_eq!(check(&file), Verdict::Changed(Flaw::Damaged));
    let file = sign(&file, &KEY, day(2026, 11, 22), REASON).unwrap();
    assert!(matches!(check(&file), Verdict::Intact(_)), "but a sealed file may carry a sealed file");
}
