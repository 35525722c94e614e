//! Keys and certificates of a school: which are taken up, and why the others are not.

use std::sync::LazyLock;

use openssl::nid::Nid;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use openssl::stack::Stack;
use openssl::x509::X509;

use super::fixture::{KEY, REASON, Shape, day, unsigned};
use super::school::{PASSWORD, School, Wish, key_on};
use crate::layout::Gap;
use crate::{IMPORT_MOST_BYTES, ImportError, KeyError, SealingKey, Verdict, from_pkcs12, sign, verify};

const MODERN: Nid = Nid::AES_256_CBC;
const THREE_DES: Nid = Nid::PBE_WITHSHA1AND3_KEY_TRIPLEDES_CBC;

static SCHOOL: LazyLock<School> = LazyLock::new(School::new);

fn good() -> Vec<u8> {
    SCHOOL.file(&SCHOOL.mentor(key_on(Nid::X9_62_PRIME256V1), Wish::default()), MODERN)
}

fn import(file: &[u8]) -> Result<SealingKey, ImportError> {
    from_pkcs12(file, PASSWORD, day(2026, 11, 22))
}

fn fault(file: &[u8]) -> ImportError {
    import(file).expect_err("not taken up")
}

#[test]
fn the_key_of_a_school_is_taken_up_with_the_certificates_of_its_issuers() {
    for encryption in [MODERN, Nid::AES_128_CBC, THREE_DES] {
        let mentor = SCHOOL.mentor(key_on(Nid::X9_62_PRIME256V1), Wish::default());
        let key = import(&SCHOOL.file(&mentor, encryption)).unwrap();
        assert_eq!(key.holder().name, "Noor van Dijk (mentor)");
        assert_eq!(key.issuer().as_deref(), Some("Het Baken, uitgifte"));
        assert_eq!(key.validity().unwrap().1.to_rfc3339(), "2028-01-01T00:00:00+00:00");
        let chain = [&SCHOOL.authority, &SCHOOL.root].map(|party| party.certificate.to_der().unwrap());
        assert_eq!(key.chain_der().unwrap(), chain, "from its own issuer upwards");
    }
}

#[test]
fn a_seal_made_with_it_holds_and_covers_the_certificates_of_the_issuers() {
    let key = import(&good()).unwrap();
    let file = sign(&unsigned(Shape::default()), &key, day(2026, 11, 22), REASON).unwrap();
    assert!(matches!(verify(&file, &[key.fingerprint()]), Verdict::Intact(_)));
    let gap = Gap::find(&file).unwrap().range;
    let mut changed = file.clone();
    for index in gap {
        changed[index] ^= 1;
        let verdict = verify(&changed, &[key.fingerprint()]);
        assert!(matches!(verdict, Verdict::Changed(_)), "byte {index}: {verdict:?}");
        changed[index] ^= 1;
    }
}

#[test]
fn it_survives_the_store() {
    let key = import(&good()).unwrap();
    let (pkcs8, certificate) = (key.to_pkcs8_der().unwrap(), key.certificate_der().unwrap());
    let chain = key.chain_der().unwrap();
    let again = SealingKey::from_parts(&pkcs8, &certificate).unwrap().with_chain(&chain).unwrap();
    let file = unsigned(Shape::default());
    let seal = |key| sign(&file, key, day(2026, 11, 22), REASON).unwrap();
    assert_eq!(seal(&key), seal(&again), "the same seal, to the last byte");
    let upside_down: Vec<_> = chain.iter().rev().collect();
    let wrong = SealingKey::from_parts(&pkcs8, &certificate).unwrap().with_chain(&upside_down);
    assert_eq!(wrong.unwrap_err(), KeyError::Chain);
}

#[test]
fn a_wrong_password_is_told_from_a_damaged_file() {
    let file = good();
    for wrong in ["", "geheim", "geheim van de school ë ", "\0", "a\0b", &"x".repeat(3000), "💥"] {
        let refused = from_pkcs12(&file, wrong, day(2026, 11, 22)).unwrap_err();
        assert_eq!(refused, ImportError::Password, "{wrong:?}");
    }
    assert_eq!(fault(b"%PDF-1.7"), ImportError::NotPkcs12);
    assert_eq!(fault(b""), ImportError::NotPkcs12);
    for length in (0..file.len()).step_by(37) {
        assert_eq!(fault(&file[..length]), ImportError::NotPkcs12, "cut at {length}");
    }
    let large = vec![0x30; usize::try_from(IMPORT_MOST_BYTES).unwrap() + 1];
    assert_eq!(fault(&large), ImportError::TooLarge);
}

#[test]
fn any_byte_may_be_wrong_without_harm() {
    let file = good();
    let whole = import(&file).unwrap().fingerprint();
    for index in 0..file.len() {
        let mut spoilt = file.clone();
        spoilt[index] ^= 0x55;
        // What has no meaning may be anything; what was taken up is the key that was there.
        if let Ok(key) = import(&spoilt) {
            assert_eq!(key.fingerprint(), whole, "byte {index}");
        }
    }
}

#[test]
fn only_a_key_on_p_256_with_its_certificate_will_do() {
    let rsa = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    for key in [rsa, key_on(Nid::SECP384R1), key_on(Nid::SECP256K1)] {
        assert_eq!(fault(&SCHOOL.file(&SCHOOL.mentor(key, Wish::default()), MODERN)), ImportError::OtherKind);
    }
    let mut issuers = Stack::new().unwrap();
    issuers.push(SCHOOL.root.certificate.clone()).unwrap();
    let certificates_only = Pkcs12::builder().ca(issuers).build2(PASSWORD).unwrap().to_der().unwrap();
    assert_eq!(fault(&certificates_only), ImportError::NoKey);
    let key_only = Pkcs12::builder().pkey(&key_on(Nid::X9_62_PRIME256V1)).build2(PASSWORD).unwrap().to_der().unwrap();
    assert_eq!(fault(&key_only), ImportError::NoCertificate);
}

#[test]
fn a_certificate_must_be_valid_now_and_for_signing() {
    let with = |wish| fault(&SCHOOL.file(&SCHOOL.mentor(key_on(Nid::X9_62_PRIME256V1), wish), MODERN));
    assert_eq!(with(Wish { until: "261121000000Z", ..Wish::default() }), ImportError::Expired);
    assert_eq!(with(Wish { from: "261123000000Z", ..Wish::default() }), ImportError::NotYet);
    assert_eq!(with(Wish { signs: false, ..Wish::default() }), ImportError::NotForSealing);
}

#[test]
fn old_encryption_is_refused_by_its_own_name() {
    // As Windows 7 and OpenSSL 1 wrote it: certificates under RC2 with a key of forty bits.
    let file = include_bytes!("old-encryption.p12");
    assert_eq!(from_pkcs12(file, "geheim", day(2026, 11, 22)).unwrap_err(), ImportError::OldEncryption);
    assert_eq!(from_pkcs12(file, "anders", day(2026, 11, 22)).unwrap_err(), ImportError::Password);
}

#[test]
fn a_school_certifies_the_key_that_is_here() {
    let request = KEY.request().unwrap();
    assert!(request.starts_with("-----BEGIN CERTIFICATE REQUEST-----\n"));
    let answer = SCHOOL.answer(&request, Wish::default());
    let key = KEY.issued(&answer, day(2026, 11, 22)).unwrap();
    assert_eq!(*key.to_pkcs8_der().unwrap(), *KEY.to_pkcs8_der().unwrap(), "the key is the same");
    assert_ne!(key.fingerprint(), KEY.fingerprint(), "its certificate is another one");
    assert_eq!((key.chain_der().unwrap().len(), key.holder()), (2, KEY.holder()));
    // Alone, and as DER.
    let alone = X509::from_pem(&answer).unwrap().to_der().unwrap();
    assert_eq!(KEY.issued(&alone, day(2026, 11, 22)).unwrap().fingerprint(), key.fingerprint());
    // In any order.
    let mut turned: Vec<Vec<u8>> =
        X509::stack_from_pem(&answer).unwrap().iter().map(|one| one.to_pem().unwrap()).collect();
    turned.reverse();
    assert_eq!(KEY.issued(&turned.concat(), day(2026, 11, 22)).unwrap().chain_der().unwrap().len(), 2);
}

#[test]
fn a_certificate_for_another_key_is_refused() {
    let other = super::fixture::key(9);
    let answer = SCHOOL.answer(&other.request().unwrap(), Wish::default());
    let refused = |file: &[u8]| KEY.issued(file, day(2026, 11, 22)).unwrap_err();
    assert_eq!(refused(&answer), ImportError::AnotherKey);
    assert_eq!(refused(b"geen certificaat"), ImportError::NotACertificate);
    assert_eq!(refused(&SCHOOL.root.certificate.to_der().unwrap()), ImportError::OtherKind);
    let late = SCHOOL.answer(&KEY.request().unwrap(), Wish { until: "260301000000Z", ..Wish::default() });
    assert_eq!(refused(&late), ImportError::Expired);
}
