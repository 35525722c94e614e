//! An invented school with its own certificate authority, and files as such a school hands them out.

use openssl::asn1::{Asn1Integer, Asn1Time};
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, PKeyRef, Private, Public};
use openssl::rsa::Rsa;
use openssl::stack::Stack;
use openssl::x509::extension::{BasicConstraints, KeyUsage};
use openssl::x509::{X509, X509Builder, X509Name, X509NameBuilder, X509Req};

/// What every file is locked with.
pub const PASSWORD: &str = "geheim van de school ë";

/// An authority, or the holder of a certificate.
pub struct Party {
    pub key: PKey<Private>,
    pub certificate: X509,
}

/// A root, an authority of the school under it, and a mentor.
pub struct School {
    pub root: Party,
    pub authority: Party,
}

/// What a certificate of a mentor is like; the default is one that is good from 2026 until 2028. Moments stand as certificates
/// write them until 2050: YYMMDDHHMMSSZ.
#[derive(Clone, Copy)]
pub struct Wish {
    pub from: &'static str,
    pub until: &'static str,
    /// For signing documents; otherwise for encrypting only.
    pub signs: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Self { from: "260101000000Z", until: "280101000000Z", signs: true }
    }
}

impl School {
    pub fn new() -> Self {
        let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
        let name = name("Stichting Het Baken, wortel");
        let root = certificate(&name, &key, &name, &key, true, Wish::default());
        let root = Party { key, certificate: root };
        let authority = key_on(Nid::SECP384R1);
        let certificate = root.certifies("Het Baken, uitgifte", &authority, true, Wish::default());
        Self { root, authority: Party { key: authority, certificate } }
    }

    /// A mentor with a key of their own.
    pub fn mentor(&self, key: PKey<Private>, wish: Wish) -> Party {
        let certificate = self.authority.certifies("Noor van Dijk (mentor)", &key, false, wish);
        Party { key, certificate }
    }

    /// The certificate for a request in PEM, with those of the issuers behind it, in PEM.
    pub fn answer(&self, request: &str, wish: Wish) -> Vec<u8> {
        let request = X509Req::from_pem(request.as_bytes()).unwrap();
        let public = request.public_key().unwrap();
        assert!(request.verify(&public).unwrap(), "a request is signed with the key it is for");
        let subject = request.subject_name();
        let issuer = self.authority.certificate.subject_name();
        let own = certificate(subject, &public, issuer, &self.authority.key, false, wish);
        [&own, &self.authority.certificate, &self.root.certificate].map(|one| one.to_pem().unwrap()).concat()
    }

    /// The PKCS#12 file of a mentor, with the certificates of the issuers.
    pub fn file(&self, mentor: &Party, encryption: Nid) -> Vec<u8> {
        let mut issuers = Stack::new().unwrap();
        issuers.push(self.root.certificate.clone()).unwrap();
        issuers.push(self.authority.certificate.clone()).unwrap();
        let mut builder = Pkcs12::builder();
        builder.name("mentor").pkey(&mentor.key).cert(&mentor.certificate).ca(issuers);
        builder.key_algorithm(encryption).cert_algorithm(encryption);
        builder.build2(PASSWORD).unwrap().to_der().unwrap()
    }
}

impl Party {
    fn certifies<T: openssl::pkey::HasPublic>(
        &self,
        whom: &str,
        key: &PKeyRef<T>,
        authority: bool,
        wish: Wish,
    ) -> X509 {
        let public = PKey::<Public>::public_key_from_der(&key.public_key_to_der().unwrap()).unwrap();
        certificate(&name(whom), &public, self.certificate.subject_name(), &self.key, authority, wish)
    }
}

pub fn key_on(curve: Nid) -> PKey<Private> {
    let group = EcGroup::from_curve_name(curve).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

fn name(common: &str) -> X509Name {
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("O", "Het Baken").unwrap();
    name.append_entry_by_text("CN", common).unwrap();
    name.build()
}

fn certificate<T: openssl::pkey::HasPublic>(
    subject: &openssl::x509::X509NameRef,
    key: &PKeyRef<T>,
    issuer: &openssl::x509::X509NameRef,
    by: &PKeyRef<Private>,
    authority: bool,
    wish: Wish,
) -> X509 {
    let mut builder = X509Builder::new().unwrap();
    builder.set_version(2).unwrap();
    let mut serial = BigNum::new().unwrap();
    serial.rand(120, openssl::bn::MsbOption::ONE, false).unwrap();
    builder.set_serial_number(&Asn1Integer::from_bn(&serial).unwrap()).unwrap();
    builder.set_subject_name(subject).unwrap();
    builder.set_issuer_name(issuer).unwrap();
    builder.set_pubkey(key).unwrap();
    builder.set_not_before(&Asn1Time::from_str(wish.from).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::from_str(wish.until).unwrap()).unwrap();
    let mut usage = KeyUsage::new();
    usage.critical();
    let mut constraints = BasicConstraints::new();
    constraints.critical();
    if authority {
        usage.key_cert_sign();
        constraints.ca();
    } else if wish.signs {
        usage.digital_signature().non_repudiation();
    } else {
        usage.key_agreement();
    }
    builder.append_extension(constraints.build().unwrap()).unwrap();
    builder.append_extension(usage.build().unwrap()).unwrap();
    builder.sign(by, MessageDigest::sha256()).unwrap();
    builder.build()
}
