//! What only the holder of the key could make: files that are signed well but built wrong. They are refused too, so
//! that a seal means the same whoever made it.

use der::{Decode, Encode, Tagged};

use super::fixture::{KEY, REASON, Shape, day, key, sealed, unsigned};
use crate::layout::Gap;
use crate::pdf::{decode_hex, encode_hex};
use crate::sign::digest_around;
use crate::{Flaw, SealingKey, Verdict, cms, sign, verify};

fn check(file: &[u8]) -> Verdict {
    verify(file, &[KEY.fingerprint()])
}

fn put(file: &mut [u8], container: &[u8]) {
    let gap = Gap::find(file).expect("a seal").range;
    let place = &mut file[gap.start + 1..gap.end - 1];
    place.fill(b'0');
    let digits = encode_hex(container);
    let length = digits.len().min(place.len());
    place[..length].copy_from_slice(&digits.as_bytes()[..length]);
}

fn container(file: &[u8]) -> Vec<u8> {
    let gap = Gap::find(file).expect("a seal").range;
    decode_hex(&file[gap.start + 1..gap.end - 1]).expect("hexadecimal digits")
}

/// Replaces text of the same length and signs the result.
fn signed_with(changes: &[(&str, &str)], key: &SealingKey) -> Vec<u8> {
    let mut file = sealed();
    for (from, to) in changes {
        assert_eq!(from.len(), to.len(), "offsets must stay");
        let at = file.windows(from.len()).rposition(|window| window == from.as_bytes()).expect("the text is there");
        file[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    let digest = digest_around(&file, &Gap::find(&file).expect("a seal")).expect("a gap in the file");
    put(&mut file, &cms::seal(&digest, key).expect("a container"));
    file
}

#[test]
fn signing_again_without_a_change_gives_the_same_file() {
    assert_eq!(signed_with(&[], &KEY), sealed());
}

#[test]
fn well_signed_files_of_another_build_are_refused() {
    for (from, to) in [
        ("/P 1/V/1.2", "/P 2/V/1.2"),
        ("/P 1/V/1.2", "/P 1/V/1.3"),
        ("/TransformMethod/DocMDP", "/TransformMethod/FieldX"),
        ("/DocMDP ", "/UR3000 "),
        ("/SigFlags 3", "/SigFlags 1"),
        ("/Perms", "/Permz"),
        (
            " 0 R>>/Extensions <</ESIC<</BaseVersion/1.7/ExtensionLevel 1>>>>",
            " 0 R/UR3 1 0 R                                                >>",
        ),
        ("/MarkInfo <</Marked true>>", "/X <</Type/DocTimeStamp>> "),
        ("/FT /Sig", "/FT /Btn"),
        ("/Subtype /Widget", "/Subtype /Stampx"),
        ("/Reason", "/Reazon"),
        ("/M(D:2026", "/M(D:202x"),
        ("/M(D:202611", "/M(D:202613"),
        ("/Prev ", "/Prex "),
        ("/Root ", "/Roos "),
        ("startxref", "startxreg"),
        ("/Lang (nl-NL)", "/FT /Sig     "),
        ("/Lang (nl-NL)", "/ByteRange[] "),
        ("/Lang (nl-NL)", "/V 1    /V 2 "),
        ("/Lang (nl-NL)", "/Lang (nl-NL("),
        ("/P 1/V/1.2>>>>", "/P 1/V/1.2>>  "),
    ] {
        let verdict = check(&signed_with(&[(from, to)], &KEY));
        assert_eq!(verdict, Verdict::Changed(Flaw::Structure), "{to} instead of {from}");
    }
}

#[test]
fn a_time_outside_the_certificates_dates_is_refused() {
    let late = signed_with(&[("/M(D:2026", "/M(D:2031")], &KEY);
    assert_eq!(check(&late), Verdict::Changed(Flaw::Validity));
}

#[test]
fn a_container_with_anything_more_is_refused() {
    let mut file = sealed();
    let good = container(&file);
    // The padding is no place to hide something in.
    let mut hidden = good.clone();
    *hidden.last_mut().unwrap() = 1;
    put(&mut file, &hidden);
    assert_eq!(check(&file), Verdict::Changed(Flaw::Signature));
    // Neither is a second element in the outermost sequence.
    let any = der::Any::from_der(good.strip_suffix(&vec![0; trailing_zeros(&good)][..]).unwrap()).unwrap();
    let longer = der::Any::new(any.tag(), [any.value(), &[0x05, 0x00]].concat()).unwrap().to_der().unwrap();
    let digest = digest_around(&file, &Gap::find(&file).unwrap()).unwrap();
    assert_eq!(cms::open(&longer, &digest).unwrap_err(), Flaw::Signature);
    assert!(cms::open(&good, &digest).is_ok(), "while the one without it is accepted");
}

fn trailing_zeros(bytes: &[u8]) -> usize {
    bytes.iter().rev().take_while(|byte| **byte == 0).count()
}

#[test]
fn a_thousand_files_of_all_lengths_are_intact() {
    let key = key(1);
    for filler in 0..1000 {
        let file = unsigned(Shape { filler, form_in_catalog: filler % 2 == 0 });
        let at = day(2026, 1, 1) + chrono::Duration::seconds(i64::try_from(filler * 7919).unwrap());
        let file = sign(&file, &key, at, REASON).unwrap();
        assert!(matches!(verify(&file, &[key.fingerprint()]), Verdict::Intact(_)), "filler {filler}");
    }
}
