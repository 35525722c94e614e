//! Signing something else than a PDF: a message of bytes, with the certificate apart.

use chrono::{DateTime, Utc};
use der::Encode;
use p256::ecdsa::DerSignature;
use p256::ecdsa::signature::Verifier;

use crate::certificate::{self, Holder};
use crate::{Fingerprint, SealingKey};

/// Who signed a message, as the certificate says. A name can be imitated, the fingerprint can not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageSigner {
    /// Name and school.
    pub holder: Holder,
    /// What tells this certificate from every other.
    pub fingerprint: Fingerprint,
}

/// Signs a message: ECDSA over its SHA-256, in DER, as `openssl dgst -sha256 -verify` reads it. The caller begins the message
/// with a line that says what it is, so that a signature under one thing is never one under another.
pub fn sign_message(message: &[u8], key: &SealingKey) -> Vec<u8> {
    key.sign(message).to_der().as_bytes().to_vec()
}

/// Whose signature it is: nothing unless it is right and the certificate covers that moment.
///
/// Nothing in the certificate may be other than its holder meant: either it is signed with its own key, or `bound` says that
/// the message holds the certificate, so that it was signed along. That a school issued it is not looked at: the fingerprint
/// tells.
pub fn verify_message(
    message: &[u8],
    signature: &[u8],
    certificate: &[u8],
    bound: bool,
    at: DateTime<Utc>,
) -> Option<MessageSigner> {
    let parsed = certificate::exact(certificate).ok().filter(|parsed| certificate::covers(parsed, at))?;
    let key = certificate::public_key(&parsed)?;
    if parsed.signature_algorithm() != parsed.tbs_certificate().signature() {
        return None;
    }
    if !bound || certificate::names_as_issuer(&parsed, &parsed) {
        let own = DerSignature::from_bytes(parsed.signature().as_bytes()?).ok()?;
        key.verify(&parsed.tbs_certificate().to_der().ok()?, &own).ok()?;
    }
    key.verify(message, &DerSignature::from_bytes(signature).ok()?).ok()?;
    Some(MessageSigner { holder: Holder::of(&parsed), fingerprint: Fingerprint::of(&parsed).ok()? })
}
