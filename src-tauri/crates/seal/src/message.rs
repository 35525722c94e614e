//! Signing something else than a PDF: a message of bytes, with the certificate apart.

use chrono::{DateTime, Utc};
use der::{Decode, Encode};
use p256::ecdsa::DerSignature;
use p256::ecdsa::signature::Verifier;
use x509_cert::Certificate;

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

/// Whose signature it is: nothing unless it is right, the certificate is signed with its own key and covers that moment.
pub fn verify_message(
    message: &[u8],
    signature: &[u8],
    certificate: &[u8],
    at: DateTime<Utc>,
) -> Option<MessageSigner> {
    let parsed = Certificate::from_der(certificate).ok()?;
    // The fingerprint is taken over what is written out again, so that must be the same bytes.
    if parsed.to_der().ok()? != certificate || !certificate::covers(&parsed, at) {
        return None;
    }
    let key = certificate::public_key(&parsed)?;
    if parsed.signature_algorithm() != parsed.tbs_certificate().signature() {
        return None;
    }
    let own = DerSignature::from_bytes(parsed.signature().as_bytes()?).ok()?;
    key.verify(&parsed.tbs_certificate().to_der().ok()?, &own).ok()?;
    key.verify(message, &DerSignature::from_bytes(signature).ok()?).ok()?;
    Some(MessageSigner { holder: Holder::of(&parsed), fingerprint: Fingerprint::of(&parsed).ok()? })
}
