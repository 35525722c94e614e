//! Messages that are no PDF.

use super::fixture::{day, holder, key};
use super::school::{School, Wish};
use crate::{sign_message, verify_message};

const MESSAGE: &[u8] = b"overdracht\n{}";

#[test]
fn a_signed_message_says_whose_it_is() {
    let key = key(1);
    let (signature, certificate) = (sign_message(MESSAGE, &key), key.certificate_der().unwrap());
    let signer = verify_message(MESSAGE, &signature, &certificate, false, day(2026, 11, 3)).unwrap();
    assert_eq!((signer.holder, signer.fingerprint), (holder(), key.fingerprint()));
    assert_eq!(sign_message(MESSAGE, &key), signature, "one message, one signature");
}

#[test]
fn nothing_else_passes() {
    let (own, other) = (key(1), key(2));
    let (signature, certificate) = (sign_message(MESSAGE, &own), own.certificate_der().unwrap());
    let verify = |message: &[u8], signature: &[u8], certificate: &[u8]| {
        verify_message(message, signature, certificate, false, day(2026, 11, 3)).is_some()
    };
    assert!(verify(MESSAGE, &signature, &certificate));
    assert!(!verify(b"overdracht\n{ }", &signature, &certificate), "another message");
    assert!(!verify(MESSAGE, &signature, &other.certificate_der().unwrap()), "another certificate");
    assert!(!verify(MESSAGE, &sign_message(MESSAGE, &other), &certificate), "another key");
    for bytes in [&signature, &certificate] {
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let (signature, certificate) =
                if bytes == &signature { (&changed, &certificate) } else { (&signature, &changed) };
            assert!(!verify(MESSAGE, signature, certificate), "byte {at}");
        }
    }
    assert!(!verify(MESSAGE, &[], &certificate) && !verify(MESSAGE, &signature, &[]));
    let late = verify_message(MESSAGE, &signature, &certificate, true, day(2200, 1, 1));
    assert!(late.is_none(), "a certificate that is over signs nothing");
}

#[test]
fn a_certificate_of_a_school_must_be_part_of_the_message() {
    let (key, school) = (key(1), School::new());
    let issued = key.issued(&school.answer(&key.request().unwrap(), Wish::default()), day(2026, 11, 3)).unwrap();
    let (signature, certificate) = (sign_message(MESSAGE, &issued), issued.certificate_der().unwrap());
    let signer = |bound| verify_message(MESSAGE, &signature, &certificate, bound, day(2026, 11, 3));
    assert_eq!(signer(true).unwrap().fingerprint, issued.fingerprint());
    assert_eq!(signer(false), None, "anything could stand in it");
}
