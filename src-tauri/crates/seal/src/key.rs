//! The key that seals, together with its certificate.

use std::fmt;

use chrono::{DateTime, Utc};
use der::Encode;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use p256::elliptic_curve::Generate;
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use rand_core::TryCryptoRng;
use x509_cert::Certificate;
use zeroize::Zeroizing;

use crate::Fingerprint;
use crate::certificate::{self, Holder};
use crate::cms::MOST_CERTIFICATES;

/// Why a key or its certificate can not be made or taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Name or school is empty.
    #[error("the certificate needs a name and a school")]
    Holder,
    /// The dates are in the wrong order, or not ones that a certificate can express.
    #[error("the certificate's dates are impossible")]
    Validity,
    /// The source of randomness failed.
    #[error("no randomness to be had")]
    Randomness,
    /// Not a PKCS#8 private key on P-256.
    #[error("not a P-256 private key")]
    Key,
    /// Not an X.509 certificate for a P-256 key.
    #[error("not a certificate for a P-256 key")]
    Certificate,
    /// Key and certificate are two different keys.
    #[error("the certificate belongs to another key")]
    Mismatch,
    /// A certificate of the chain is not that of the issuer of the one before, or there are too many.
    #[error("the certificates of the issuers do not follow each other")]
    Chain,
}

impl From<der::Error> for KeyError {
    fn from(_: der::Error) -> Self {
        Self::Certificate
    }
}

/// An ECDSA P-256 key with its certificate. The key is wiped when dropped; `Debug` shows the fingerprint only.
pub struct SealingKey {
    key: SigningKey,
    /// The key's own, then those of its issuers in order; never empty.
    certificates: Vec<Certificate>,
    fingerprint: Fingerprint,
}

impl SealingKey {
    /// A new key with a self-signed certificate. Same randomness, same key.
    pub fn generate(
        holder: &Holder,
        not_before: DateTime<Utc>,
        not_after: DateTime<Utc>,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Self, KeyError> {
        let key = SigningKey::try_generate_from_rng(rng).map_err(|_| KeyError::Randomness)?;
        let certificate = certificate::self_signed(holder, not_before, not_after, &key, rng)?;
        Self::new(key, certificate)
    }

    /// Takes up a stored key; refuses a certificate that is not this key's.
    pub fn from_parts(pkcs8: &[u8], certificate: &[u8]) -> Result<Self, KeyError> {
        let key = SigningKey::from_pkcs8_der(pkcs8).map_err(|_| KeyError::Key)?;
        Self::new(key, certificate::exact(certificate)?)
    }

    fn new(key: SigningKey, certificate: Certificate) -> Result<Self, KeyError> {
        let public = certificate::public_key(&certificate).ok_or(KeyError::Certificate)?;
        if public != *key.verifying_key() {
            return Err(KeyError::Mismatch);
        }
        let fingerprint = Fingerprint::of(&certificate)?;
        Ok(Self { key, certificates: vec![certificate], fingerprint })
    }

    /// The same key with another certificate for it.
    pub(crate) fn certified(&self, certificate: &[u8]) -> Result<Self, KeyError> {
        Self::new(self.key.clone(), certificate::exact(certificate)?)
    }

    /// With the certificates of its issuers, from its own issuer upwards, so that other programs can follow them.
    pub fn with_chain(mut self, chain: &[impl AsRef<[u8]>]) -> Result<Self, KeyError> {
        self.certificates.truncate(1);
        for certificate in chain {
            let issuer = certificate::exact(certificate.as_ref())?;
            let follows = self.certificates.last().is_some_and(|last| certificate::names_as_issuer(last, &issuer));
            if !follows || self.certificates.contains(&issuer) || self.certificates.len() == MOST_CERTIFICATES {
                return Err(KeyError::Chain);
            }
            self.certificates.push(issuer);
        }
        Ok(self)
    }

    /// The certificates of its issuers as DER; empty for a self-signed one.
    pub fn chain_der(&self) -> Result<Vec<Vec<u8>>, KeyError> {
        Ok(self.certificates.iter().skip(1).map(Encode::to_der).collect::<Result<_, _>>()?)
    }

    /// The private key as PKCS#8, for the encrypted store only; wiped when dropped.
    pub fn to_pkcs8_der(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        Ok(self.key.to_pkcs8_der().map_err(|_| KeyError::Key)?.to_bytes())
    }

    /// The certificate as DER.
    pub fn certificate_der(&self) -> Result<Vec<u8>, KeyError> {
        Ok(self.certificate().to_der()?)
    }

    /// Who issued the certificate, as it says; nothing when it is self-signed.
    pub fn issuer(&self) -> Option<String> {
        let tbs = self.certificate().tbs_certificate();
        (tbs.issuer() != tbs.subject()).then(|| certificate::name_of_issuer(self.certificate()))
    }

    /// From when until when the certificate is valid.
    pub fn validity(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        certificate::validity(self.certificate())
    }

    /// A request to certify this key, as PEM: what a school's own certificate authority asks for. It is no secret.
    pub fn request(&self) -> Result<String, KeyError> {
        certificate::request(&self.holder(), &self.key)
    }

    /// What others pin.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Whether its certificate is valid at this moment; a seal made at another one would be refused by every checker.
    pub fn covers(&self, at: DateTime<Utc>) -> bool {
        certificate::covers(self.certificate(), at)
    }

    /// Whose key it is, as the certificate says.
    pub fn holder(&self) -> Holder {
        Holder::of(self.certificate())
    }

    #[expect(clippy::indexing_slicing, reason = "there is always its own")]
    pub(crate) fn certificate(&self) -> &Certificate {
        &self.certificates[0]
    }

    /// Its own, then those of its issuers.
    pub(crate) fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// RFC 6979 with the smaller of the two possible `s`, so that one message has one signature.
    pub(crate) fn sign(&self, message: &[u8]) -> Signature {
        let signature: Signature = self.key.sign(message);
        signature.normalize_s()
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SealingKey({})", self.fingerprint)
    }
}
