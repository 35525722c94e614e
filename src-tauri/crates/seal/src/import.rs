//! Taking up a key and certificate that a school issued: a PKCS#12 file with both, or a certificate for the key that is here.
//!
//! OpenSSL reads them, for it knows every form that Windows, Java and others write. What comes out is checked again here.

use chrono::{DateTime, Utc};
use openssl::ec::EcGroupRef;
use openssl::error::ErrorStack;
use openssl::nid::Nid;
use openssl::pkcs7::Pkcs7;
use openssl::pkcs12::Pkcs12;
use openssl::stack::StackRef;
use openssl::x509::{X509, X509VerifyResult};
use zeroize::Zeroizing;

use crate::certificate::is_for_signing;
use crate::cms::MOST_CERTIFICATES;
use crate::{KeyError, SealingKey};

mod work;

/// The largest file that is read: a key and some certificates are a few kilobytes.
pub const IMPORT_MOST_BYTES: u64 = 1024 * 1024;

/// Why a key or certificate is not taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Larger than such a file ever is.
    #[error("the file is too large")]
    TooLarge,
    /// Not a PKCS#12 file, or a damaged one.
    #[error("not a PKCS#12 file")]
    NotPkcs12,
    /// The password does not open it.
    #[error("the password is not right")]
    Password,
    /// Opening it would take more time than any honest file.
    #[error("opening it asks too much work")]
    TooMuchWork,
    /// Encrypted in a way that is no longer safe (RC2, RC4, single DES).
    #[error("encrypted in a way that is no longer safe")]
    OldEncryption,
    /// There is no private key in it.
    #[error("no private key in it")]
    NoKey,
    /// There is no certificate in it for the key.
    #[error("no certificate in it for the key")]
    NoCertificate,
    /// A key of another kind than P-256, such as RSA.
    #[error("the key is of another kind than P-256")]
    OtherKind,
    /// Not a certificate.
    #[error("not a certificate")]
    NotACertificate,
    /// The certificate is for another key than the one that asked for it.
    #[error("the certificate is for another key")]
    AnotherKey,
    /// The certificate has ended.
    #[error("the certificate has ended")]
    Expired,
    /// The certificate is not valid yet.
    #[error("the certificate is not valid yet")]
    NotYet,
    /// The certificate is not for signing documents.
    #[error("the certificate is not for signing documents")]
    NotForSealing,
    /// The certificate is written in a way that can not be sealed with.
    #[error("the certificate can not be used")]
    Unusable,
}

impl From<KeyError> for ImportError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Mismatch => Self::AnotherKey,
            KeyError::Key => Self::OtherKind,
            _ => Self::Unusable,
        }
    }
}

/// Takes the key, its certificate and those of its issuers out of a PKCS#12 file (.p12, .pfx). Neither the password nor the
/// file is kept.
pub fn from_pkcs12(file: &[u8], password: &str, at: DateTime<Utc>) -> Result<SealingKey, ImportError> {
    let read = read(file)?;
    // A password for a file can not have this character; the library would panic.
    if password.contains('\0') {
        return Err(ImportError::Password);
    }
    let opened = read.parse2(password).map_err(|error| why(&error))?;
    let key = opened.pkey.ok_or(ImportError::NoKey)?;
    let is_p256 = |group: &EcGroupRef| group.curve_name() == Some(Nid::X9_62_PRIME256V1);
    if !key.ec_key().is_ok_and(|key| is_p256(key.group())) {
        return Err(ImportError::OtherKind);
    }
    let certificate = opened.cert.ok_or(ImportError::NoCertificate)?;
    let pkcs8 = Zeroizing::new(key.private_key_to_pkcs8().map_err(|_| ImportError::OtherKind)?);
    let der = certificate.to_der().map_err(|_| ImportError::Unusable)?;
    let key = SealingKey::from_parts(&pkcs8, &der)?;
    let others = opened.ca.as_deref().map(owned).unwrap_or_default();
    accepted(key, &certificate, &others, at)
}

/// Whether a file can be a PKCS#12 file at all, as far as that shows without its password.
pub fn is_pkcs12(file: &[u8]) -> Result<(), ImportError> {
    read(file).map(drop)
}

fn read(file: &[u8]) -> Result<Pkcs12, ImportError> {
    check_size(file)?;
    if work::asks_too_much(file) {
        return Err(ImportError::TooMuchWork);
    }
    Pkcs12::from_der(file).map_err(|_| ImportError::NotPkcs12)
}

impl SealingKey {
    /// The same key with the certificate that a school issued for it: PEM, DER or PKCS#7, alone or with its issuers.
    pub fn issued(&self, file: &[u8], at: DateTime<Utc>) -> Result<Self, ImportError> {
        check_size(file)?;
        let certificates = certificates(file).ok_or(ImportError::NotACertificate)?;
        let mut found = None;
        let mut why = ImportError::AnotherKey;
        for certificate in &certificates {
            let der = certificate.to_der().map_err(|_| ImportError::Unusable)?;
            match self.certified(&der) {
                Ok(key) => {
                    found = Some((key, certificate));
                    break;
                }
                Err(KeyError::Mismatch) => {}
                // One of another kind is that of an issuer, unless it is alone.
                Err(_) if certificates.len() == 1 => why = ImportError::OtherKind,
                Err(_) => {}
            }
        }
        let (key, certificate) = found.ok_or(why)?;
        accepted(key, certificate, &certificates, at)
    }
}

fn check_size(file: &[u8]) -> Result<(), ImportError> {
    if file.len() as u64 > IMPORT_MOST_BYTES { Err(ImportError::TooLarge) } else { Ok(()) }
}

/// The key with the certificates of its issuers, when its own is good for sealing at this moment.
fn accepted(key: SealingKey, own: &X509, others: &[X509], at: DateTime<Utc>) -> Result<SealingKey, ImportError> {
    let (from, until) = key.validity().ok_or(ImportError::Unusable)?;
    if at < from {
        return Err(ImportError::NotYet);
    }
    if at > until {
        return Err(ImportError::Expired);
    }
    if !is_for_signing(key.certificate()) {
        return Err(ImportError::NotForSealing);
    }
    Ok(key.with_chain(&chain(own, others))?)
}

/// The certificates of the issuers, as far as they are there and each really signed the one before.
fn chain(own: &X509, others: &[X509]) -> Vec<Vec<u8>> {
    let mut chain: Vec<&X509> = vec![own];
    while let Some(last) = chain.last().copied() {
        let signed_it = |above: &&X509| {
            let signed = above.public_key().and_then(|key| last.verify(&key)).is_ok_and(|signed| signed);
            let is_new = chain.iter().all(|known| !same(known, above));
            above.issued(last) == X509VerifyResult::OK && signed && is_new
        };
        match others.iter().find(signed_it) {
            Some(next) if chain.len() < MOST_CERTIFICATES => chain.push(next),
            _ => break,
        }
    }
    // What can not be written exactly as it was read is left out, with what comes above it.
    let ders = chain.into_iter().skip(1).map_while(|issuer| issuer.to_der().ok());
    ders.take_while(|der| crate::certificate::exact(der).is_ok()).collect()
}

fn same(one: &X509, other: &X509) -> bool {
    one.to_der().is_ok_and(|one| other.to_der().is_ok_and(|other| one == other))
}

/// The certificates in a file, in whichever form; nothing when there is none.
fn certificates(file: &[u8]) -> Option<Vec<X509>> {
    let in_pkcs7 = |read: Pkcs7| read.signed()?.certificates().map(owned);
    let found = X509::stack_from_pem(file).ok().filter(|found| !found.is_empty());
    let found = found.or_else(|| X509::from_der(file).ok().map(|one| vec![one]));
    let found = found.or_else(|| Pkcs7::from_pem(file).ok().and_then(in_pkcs7));
    found.or_else(|| Pkcs7::from_der(file).ok().and_then(in_pkcs7)).filter(|found| !found.is_empty())
}

fn owned(stack: &StackRef<X509>) -> Vec<X509> {
    stack.iter().map(ToOwned::to_owned).collect()
}

/// What went wrong in opening a PKCS#12 file, by the words of the library, which are the same since its first version.
fn why(error: &ErrorStack) -> ImportError {
    let says = |word: &str| error.errors().iter().any(|one| one.reason().is_some_and(|reason| reason.contains(word)));
    if says("unsupported") || says("unknown") {
        ImportError::OldEncryption
    } else if says("mac verify failure") || says("bad decrypt") || says("pkcs12 cipherfinal error") {
        ImportError::Password
    } else {
        ImportError::NotPkcs12
    }
}
