//! Keys and certificates.

use rand::{SeedableRng, rngs::StdRng};
use x509_cert::Certificate;
use x509_cert::der::Decode;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

use super::fixture::{KEY, day, holder, key};
use crate::{Holder, KeyError, SealingKey};

#[test]
fn the_same_randomness_gives_the_same_key_and_certificate() {
    assert_eq!(key(5).fingerprint(), key(5).fingerprint());
    assert_ne!(key(5).fingerprint(), key(6).fingerprint(), "another seed is another key");
}

#[test]
fn survives_the_store() {
    let key = key(1);
    let (pkcs8, certificate) = (key.to_pkcs8_der().unwrap(), key.certificate_der().unwrap());
    let again = SealingKey::from_parts(&pkcs8, &certificate).unwrap();
    assert_eq!(again.fingerprint(), key.fingerprint());
    assert_eq!(again.holder(), holder());
    assert_eq!(*again.to_pkcs8_der().unwrap(), *pkcs8);
}

#[test]
fn key_and_certificate_must_belong_together() {
    let (one, other) = (key(1), key(2));
    let mixed = SealingKey::from_parts(&one.to_pkcs8_der().unwrap(), &other.certificate_der().unwrap());
    assert_eq!(mixed.unwrap_err(), KeyError::Mismatch);
    let swapped = SealingKey::from_parts(&one.certificate_der().unwrap(), &one.certificate_der().unwrap());
    assert_eq!(swapped.unwrap_err(), KeyError::Key);
    let mut longer = one.certificate_der().unwrap();
    longer.push(0);
    let longer = SealingKey::from_parts(&one.to_pkcs8_der().unwrap(), &longer);
    assert_eq!(longer.unwrap_err(), KeyError::Certificate);
}

#[test]
fn the_certificate_is_for_signing_documents_only() {
    let certificate = Certificate::from_der(&KEY.certificate_der().unwrap()).unwrap();
    let tbs = certificate.tbs_certificate();
    let (critical, usage) = tbs.get_extension::<KeyUsage>().unwrap().unwrap();
    assert!(critical && usage.digital_signature() && usage.non_repudiation());
    assert!(!usage.key_cert_sign() && !usage.key_encipherment() && !usage.key_agreement());
    let (critical, constraints) = tbs.get_extension::<BasicConstraints>().unwrap().unwrap();
    assert!(critical && !constraints.ca, "signs no other certificates");
    assert_eq!(tbs.issuer(), tbs.subject(), "self-signed");
}

#[test]
fn refuses_impossible_holders_and_dates() {
    let make = |holder: &Holder, from, until| {
        SealingKey::generate(holder, from, until, &mut StdRng::seed_from_u64(0)).map(drop)
    };
    let nobody = Holder { name: " \u{202e}\n".into(), school: "Het Baken".into() };
    assert_eq!(make(&nobody, day(2026, 1, 1), day(2027, 1, 1)), Err(KeyError::Holder));
    assert_eq!(make(&holder(), day(2027, 1, 1), day(2026, 1, 1)), Err(KeyError::Validity));
    assert_eq!(make(&holder(), day(1960, 1, 1), day(2026, 1, 1)), Err(KeyError::Validity));
    assert_eq!(make(&holder(), day(2026, 1, 1), day(12026, 1, 1)), Err(KeyError::Validity));
    assert_eq!(make(&holder(), day(2026, 1, 1), day(2056, 1, 1)), Ok(()), "past the end of two-digit years");
}

#[test]
fn names_with_signs_of_their_own_meaning_stay_names() {
    let holder = Holder { name: "O=Iemand, CN=\"Anders\"; + x\\#".into(), school: "A=B+C".into() };
    let mut rng = StdRng::seed_from_u64(0);
    let key = SealingKey::generate(&holder, day(2026, 1, 1), day(2027, 1, 1), &mut rng).unwrap();
    assert_eq!(key.holder(), holder);
}

#[test]
fn debug_shows_no_key() {
    let key = key(1);
    let pkcs8 = key.to_pkcs8_der().unwrap();
    let shown = format!("{key:?}").replace(' ', "");
    let leaks = pkcs8.windows(4).any(|part| shown.contains(&crate::pdf::encode_hex(part)));
    assert!(!leaks && shown.starts_with("SealingKey("), "{shown}");
}
