//! Certificates: making the self-signed one, and reading what stands in one.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec, Utf8StringRef};
use der::{Any, Decode, Encode};
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use p256::pkcs8::EncodePublicKey;
use rand_core::TryCryptoRng;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{self, Builder, CertificateBuilder, RequestBuilder};
use x509_cert::certificate::TbsCertificate;
use x509_cert::der::EncodePem as _;
use x509_cert::der::pem::LineEnding;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::ext::{Extension, ToExtension};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{SubjectPublicKeyInfoOwned, SubjectPublicKeyInfoRef};
use x509_cert::time::{Time, Validity};

use crate::KeyError;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

/// X.520 (ub-common-name, ub-organization-name) allows this many characters.
const LONGEST: usize = 64;

/// Whose certificate it is. `Debug` shows neither, for it names a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Holder {
    /// Name and function of the person: the common name.
    pub name: String,
    /// The school: the organisation.
    pub school: String,
}

impl fmt::Debug for Holder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Holder(..)")
    }
}

impl Holder {
    /// As the certificate names them; empty where it does not.
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let subject = certificate.tbs_certificate().subject();
        Self { name: part(subject, COMMON_NAME), school: part(subject, ORGANIZATION) }
    }

    fn to_name(&self) -> Result<Name, KeyError> {
        let mut parts = RdnSequence::default();
        for (oid, text) in [(ORGANIZATION, &self.school), (COMMON_NAME, &self.name)] {
            let text = tidy(text);
            if text.is_empty() {
                return Err(KeyError::Holder);
            }
            let value = Any::from(Utf8StringRef::new(&text)?);
            let set = SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])?;
            parts.push(RelativeDistinguishedName::from(set));
        }
        Ok(Name::from_der(&parts.to_der()?)?)
    }
}

/// One part of a name; empty where it is not there.
fn part(name: &Name, oid: ObjectIdentifier) -> String {
    let value = name.iter().find(|part| part.oid == oid).map(|part| &part.value);
    value.and_then(|value| std::str::from_utf8(value.value()).ok()).map(tidy).unwrap_or_default()
}

/// One line without control or direction marks, shortened to what a certificate may hold.
fn tidy(text: &str) -> String {
    let hidden =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !hidden(*c)).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let short: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", short.trim_end())
}

/// A certificate for this key, signed with this key.
pub(crate) fn self_signed(
    holder: &Holder,
    not_before: DateTime<Utc>,
    not_after: DateTime<Utc>,
    key: &SigningKey,
    rng: &mut (impl TryCryptoRng + ?Sized),
) -> Result<Certificate, KeyError> {
    if not_after <= not_before {
        return Err(KeyError::Validity);
    }
    let validity = Validity::new(x509_time(not_before)?, x509_time(not_after)?);
    let public = key.verifying_key().to_public_key_der().map_err(|_| KeyError::Certificate)?;
    let public = SubjectPublicKeyInfoOwned::from_der(public.as_bytes())?;
    let profile = SealProfile { subject: holder.to_name()? };
    let builder =
        CertificateBuilder::new(profile, serial_number(rng)?, validity, public).map_err(|_| KeyError::Certificate)?;
    builder.build::<_, DerSignature>(key).map_err(|_| KeyError::Certificate)
}

/// 126 random bits, positive and without a leading zero byte (RFC 5280, 4.1.2.2).
fn serial_number(rng: &mut (impl TryCryptoRng + ?Sized)) -> Result<SerialNumber, KeyError> {
    let mut bytes = [0; 16];
    rng.try_fill_bytes(&mut bytes).map_err(|_| KeyError::Randomness)?;
    let [first, ..] = &mut bytes;
    *first = *first & 0x3f | 0x40;
    Ok(SerialNumber::new(&bytes)?)
}

/// RFC 5280: signs documents (digitalSignature, nonRepudiation), and nothing else; no authority over other certificates.
struct SealProfile {
    subject: Name,
}

impl BuilderProfile for SealProfile {
    fn get_issuer(&self, subject: &Name) -> Name {
        subject.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        public: SubjectPublicKeyInfoRef<'_>,
        _: SubjectPublicKeyInfoRef<'_>,
        tbs: &TbsCertificate,
    ) -> builder::Result<Vec<Extension>> {
        // RFC 7093: the first 160 bits of the SHA-256 of the public key.
        let digest = Sha256::digest(public.subject_public_key.raw_bytes());
        let identifier: Vec<u8> = digest.iter().copied().take(20).collect();
        let identifier = SubjectKeyIdentifier(OctetString::new(identifier)?);
        let usage = KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation);
        let constraints = BasicConstraints { ca: false, path_len_constraint: None };
        let subject = tbs.subject();
        Ok(vec![
            constraints.to_extension(subject, &[])?,
            usage.to_extension(subject, &[])?,
            identifier.to_extension(subject, &[])?,
        ])
    }
}

fn x509_time(at: DateTime<Utc>) -> Result<Time, KeyError> {
    let seconds = u64::try_from(at.timestamp()).map_err(|_| KeyError::Validity)?;
    let at = der::DateTime::from_unix_duration(Duration::from_secs(seconds)).map_err(|_| KeyError::Validity)?;
    Ok(Time::GeneralTime(der::asn1::GeneralizedTime::from_date_time(at)))
}

/// Reads a certificate whose bytes are the only way to write it: the fingerprint is taken over what is written out again.
pub(crate) fn exact(der: &[u8]) -> Result<Certificate, KeyError> {
    let parsed = Certificate::from_der(der)?;
    if parsed.to_der()? == der { Ok(parsed) } else { Err(KeyError::Certificate) }
}

/// A request (PKCS#10) for a certificate with this holder and key, in PEM.
pub(crate) fn request(holder: &Holder, key: &SigningKey) -> Result<String, KeyError> {
    let mut builder = RequestBuilder::new(holder.to_name()?).map_err(|_| KeyError::Certificate)?;
    let usage = KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation);
    builder.add_extension(&usage).map_err(|_| KeyError::Certificate)?;
    let request = builder.build::<_, DerSignature>(key).map_err(|_| KeyError::Certificate)?;
    request.to_pem(LineEnding::LF).map_err(|_| KeyError::Certificate)
}

/// Whether `issuer` is, by name, who issued this certificate.
pub(crate) fn names_as_issuer(certificate: &Certificate, issuer: &Certificate) -> bool {
    certificate.tbs_certificate().issuer() == issuer.tbs_certificate().subject()
}

/// The name that the certificate gives its issuer: the common name, or else the organisation.
pub(crate) fn name_of_issuer(certificate: &Certificate) -> String {
    let issuer = certificate.tbs_certificate().issuer();
    Some(part(issuer, COMMON_NAME)).filter(|name| !name.is_empty()).unwrap_or_else(|| part(issuer, ORGANIZATION))
}

/// Whether a certificate may be used to sign documents: it says so, or says nothing, and it is none of an authority.
pub(crate) fn is_for_signing(certificate: &Certificate) -> bool {
    let tbs = certificate.tbs_certificate();
    let usage = tbs.get_extension::<KeyUsage>().map(|found| found.map(|(_, usage)| usage));
    let signs = usage.is_ok_and(|usage| usage.is_none_or(|usage| usage.digital_signature() || usage.non_repudiation()));
    let authority = tbs.get_extension::<BasicConstraints>().map(|found| found.is_some_and(|(_, it)| it.ca));
    signs && authority.is_ok_and(|authority| !authority)
}

/// From when until when it is valid.
pub(crate) fn validity(certificate: &Certificate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let moment = |at: Time| DateTime::from_timestamp(i64::try_from(at.to_unix_duration().as_secs()).ok()?, 0);
    let validity = certificate.tbs_certificate().validity();
    Some((moment(validity.not_before)?, moment(validity.not_after)?))
}

/// The P-256 key in the certificate, if that is what it holds.
pub(crate) fn public_key(certificate: &Certificate) -> Option<VerifyingKey> {
    let info = certificate.tbs_certificate().subject_public_key_info().to_der().ok()?;
    let info = SubjectPublicKeyInfoRef::try_from(info.as_slice()).ok()?;
    VerifyingKey::try_from(info).ok()
}

/// Whether the certificate covers this moment, by its own dates.
pub(crate) fn covers(certificate: &Certificate, at: DateTime<Utc>) -> bool {
    let validity = certificate.tbs_certificate().validity();
    let (from, until) = (validity.not_before.to_unix_duration(), validity.not_after.to_unix_duration());
    u64::try_from(at.timestamp()).is_ok_and(|at| (from.as_secs()..=until.as_secs()).contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_clean_line_of_at_most_64_characters() {
        assert_eq!(tidy(" Noor\u{202e}\n van  Dijk\u{0} "), "Noor van Dijk");
        let long = tidy(&"é".repeat(80));
        assert_eq!(long.chars().count(), LONGEST, "as long as X.520 allows");
        assert!(long.ends_with('…'), "and visibly shortened");
    }

    #[test]
    fn debug_shows_no_name() {
        let holder = Holder { name: "Noor van Dijk".into(), school: "Het Baken".into() };
        assert_eq!(format!("{holder:?}"), "Holder(..)");
    }
}
