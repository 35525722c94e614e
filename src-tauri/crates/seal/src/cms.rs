//! The signature container (RFC 5652), in the one shape that `CAdES` baseline B-B needs: detached, one signer, and exactly
//! the signed attributes content-type, message-digest and signing-certificate-v2 (RFC 5035). With the certificate go those
//! of its issuers, where there are any; the last attribute names all of them, so that the signature covers them too.

use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode, Reader, Sequence, SliceReader, ValueOrd};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{DerSignature, Signature};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::SealingKey;
use crate::certificate::public_key;
use crate::verify::Flaw;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const ECDSA_WITH_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// A certificate and those of its issuers; no honest chain is longer.
pub(crate) const MOST_CERTIFICATES: usize = 6;

/// No DER form of a P-256 signature is longer.
const LONGEST_SIGNATURE: usize = 72;

#[derive(Sequence)]
struct ContentInfo {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: SignedData,
}

#[derive(Sequence)]
struct SignedData {
    version: u8,
    digest_algorithms: SetOfVec<AlgorithmIdentifierOwned>,
    content: Detached,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    certificates: SetOfVec<Certificate>,
    signers: SetOfVec<SignerInfo>,
}

/// `EncapsulatedContentInfo` without the content: that is the PDF around the signature.
#[derive(Sequence)]
struct Detached {
    content_type: ObjectIdentifier,
}

#[derive(Clone, PartialEq, Eq, Sequence, ValueOrd)]
struct SignerInfo {
    version: u8,
    signer: IssuerAndSerialNumber,
    digest_algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    signed_attributes: SetOfVec<Attribute>,
    signature_algorithm: AlgorithmIdentifierOwned,
    signature: OctetString,
}

#[derive(Clone, PartialEq, Eq, Sequence, ValueOrd)]
struct IssuerAndSerialNumber {
    issuer: Name,
    serial_number: SerialNumber,
}

#[derive(Sequence)]
struct SigningCertificateV2 {
    certificates: Vec<EssCertIdV2>,
}

/// With the default hash, SHA-256, which DER leaves unsaid.
#[derive(Sequence)]
struct EssCertIdV2 {
    hash: OctetString,
}

/// The most bytes that [`seal`] gives for this key.
pub(crate) fn longest(key: &SealingKey) -> der::Result<usize> {
    let attributes = signed_attributes(&[0; 32], key.certificates())?;
    let container = container(key.certificates(), attributes, &[0; LONGEST_SIGNATURE])?;
    usize::try_from(container.encoded_len()?)
}

/// The container that signs this digest of the document.
pub(crate) fn seal(digest: &[u8; 32], key: &SealingKey) -> der::Result<Vec<u8>> {
    let attributes = signed_attributes(digest, key.certificates())?;
    let signature = key.sign(&attributes.to_der()?).to_der();
    container(key.certificates(), attributes, signature.as_bytes())?.to_der()
}

/// Checks a container, followed by zeros, against the digest of the document; gives the certificate it was made with.
///
/// It must be, byte for byte, what [`seal`] would write for these certificates, digest and signature: no second signer, no
/// certificate that was not signed for, no unsigned or further attribute, no other encoding of the same thing.
pub(crate) fn open(padded: &[u8], digest: &[u8; 32]) -> Result<Certificate, Flaw> {
    let (read, der) = read(padded).ok_or(Flaw::Signature)?;
    let [signer] = read.content.signers.as_slice() else { return Err(Flaw::Signature) };
    let certificates = signed_for(signer, read.content.certificates.as_slice()).ok_or(Flaw::Signature)?;
    let attributes = signed_attributes(digest, &certificates).map_err(|_| Flaw::Signature)?;
    if signer.signed_attributes != attributes {
        return Err(if stated_digest(signer).as_deref() == Some(digest) { Flaw::Signature } else { Flaw::Content });
    }
    let message = attributes.to_der().map_err(|_| Flaw::Signature)?;
    let expected = container(&certificates, attributes, signer.signature.as_bytes()).and_then(|made| made.to_der());
    if expected.map_err(|_| Flaw::Signature)? != der {
        return Err(Flaw::Signature);
    }
    let certificate = certificates.into_iter().next().ok_or(Flaw::Signature)?;
    check_signature(&certificate, signer.signature.as_bytes(), &message).ok_or(Flaw::Signature)?;
    Ok(certificate)
}

/// The certificates in the order in which they were signed for, the signer's own first; none when one is missing or over.
fn signed_for(signer: &SignerInfo, carried: &[Certificate]) -> Option<Vec<Certificate>> {
    let attribute = signer.signed_attributes.iter().find(|attribute| attribute.oid == SIGNING_CERTIFICATE_V2)?;
    let named: SigningCertificateV2 = attribute.values.get(0)?.decode_as().ok()?;
    if named.certificates.len() != carried.len() || carried.len() > MOST_CERTIFICATES {
        return None;
    }
    let hashed: Option<Vec<(OctetString, &Certificate)>> =
        carried.iter().map(|certificate| Some((hash(certificate).ok()?, certificate))).collect();
    let hashed = hashed?;
    let of =
        |named: &EssCertIdV2| hashed.iter().find(|(hash, _)| *hash == named.hash).map(|(_, found)| (*found).clone());
    named.certificates.iter().map(of).collect()
}

/// The certificates in what may be a container of any state, for recognising a spoilt seal.
pub(crate) fn certificates_in(padded: &[u8]) -> Vec<Certificate> {
    let read = SliceReader::new(padded).and_then(|mut reader| ContentInfo::decode(&mut reader));
    read.map(|read| read.content.certificates.into_vec()).unwrap_or_default()
}

fn read(padded: &[u8]) -> Option<(ContentInfo, &[u8])> {
    let mut reader = SliceReader::new(padded).ok()?;
    let read = ContentInfo::decode(&mut reader).ok()?;
    let (der, rest) = padded.split_at_checked(usize::try_from(reader.position()).ok()?)?;
    rest.iter().all(|byte| *byte == 0).then_some((read, der))
}

fn stated_digest(signer: &SignerInfo) -> Option<Vec<u8>> {
    let attribute = signer.signed_attributes.iter().find(|attribute| attribute.oid == MESSAGE_DIGEST)?;
    Some(attribute.values.get(0)?.value().to_vec())
}

/// `None` unless the signature holds and is the smaller of the two forms that hold equally.
fn check_signature(certificate: &Certificate, signature: &[u8], message: &[u8]) -> Option<()> {
    let key = public_key(certificate)?;
    let signature = Signature::try_from(DerSignature::try_from(signature).ok()?).ok()?;
    if signature.normalize_s() != signature {
        return None;
    }
    key.verify(message, &signature).ok()
}

fn hash(certificate: &Certificate) -> der::Result<OctetString> {
    OctetString::new(Sha256::digest(certificate.to_der()?).as_slice())
}

fn signed_attributes(digest: &[u8; 32], certificates: &[Certificate]) -> der::Result<SetOfVec<Attribute>> {
    let named = certificates.iter().map(|certificate| Ok(EssCertIdV2 { hash: hash(certificate)? }));
    let signing_certificate = SigningCertificateV2 { certificates: named.collect::<der::Result<_>>()? };
    SetOfVec::try_from(vec![
        attribute(CONTENT_TYPE, Any::encode_from(&DATA)?)?,
        attribute(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest.as_slice())?)?)?,
        attribute(SIGNING_CERTIFICATE_V2, Any::encode_from(&signing_certificate)?)?,
    ])
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

/// The signer's own certificate stands first in `certificates`.
fn container(
    certificates: &[Certificate],
    signed_attributes: SetOfVec<Attribute>,
    signature: &[u8],
) -> der::Result<ContentInfo> {
    let algorithm = |oid| AlgorithmIdentifierOwned { oid, parameters: None };
    let own = certificates.first().ok_or_else(|| der::ErrorKind::Failed.to_error())?;
    let tbs = own.tbs_certificate();
    let signer = SignerInfo {
        version: 1,
        signer: IssuerAndSerialNumber { issuer: tbs.issuer().clone(), serial_number: tbs.serial_number().clone() },
        digest_algorithm: algorithm(SHA_256),
        signed_attributes,
        signature_algorithm: algorithm(ECDSA_WITH_SHA_256),
        signature: OctetString::new(signature)?,
    };
    Ok(ContentInfo {
        content_type: SIGNED_DATA,
        content: SignedData {
            version: 1,
            digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA_256)])?,
            content: Detached { content_type: DATA },
            certificates: SetOfVec::try_from(certificates.to_vec())?,
            signers: SetOfVec::try_from(vec![signer])?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::fixture::{KEY, key};

    const DIGEST: [u8; 32] = [7; 32];

    #[test]
    fn opens_what_was_sealed_and_no_other_digest() {
        let container = seal(&DIGEST, &KEY).unwrap();
        assert!(container.len() <= longest(&KEY).unwrap(), "the room made for it suffices");
        assert_eq!(open(&container, &DIGEST).as_ref(), Ok(KEY.certificate()));
        assert_eq!(open(&container, &[8; 32]), Err(Flaw::Content));
        assert_eq!(open(&[container.as_slice(), &[0; 9]].concat(), &DIGEST).as_ref(), Ok(KEY.certificate()));
        assert_eq!(open(&[container.as_slice(), &[0, 1]].concat(), &DIGEST), Err(Flaw::Signature));
    }

    #[test]
    fn the_larger_form_of_a_signature_is_refused() {
        let attributes = signed_attributes(&DIGEST, KEY.certificates()).unwrap();
        let (r, s) = KEY.sign(&attributes.to_der().unwrap()).split_scalars();
        let with = |s| {
            let signature = Signature::from_scalars(r, s).unwrap().to_der();
            container(KEY.certificates(), attributes.clone(), signature.as_bytes()).unwrap().to_der().unwrap()
        };
        assert!(open(&with(s), &DIGEST).is_ok());
        assert_eq!(open(&with(-s), &DIGEST), Err(Flaw::Signature), "as good a signature, but not ours");
    }

    #[test]
    fn the_certificate_is_the_one_that_was_signed_for() {
        let attributes = signed_attributes(&DIGEST, KEY.certificates()).unwrap();
        let signature = KEY.sign(&attributes.to_der().unwrap()).to_der();
        let swapped = container(key(2).certificates(), attributes, signature.as_bytes()).unwrap().to_der().unwrap();
        assert_eq!(open(&swapped, &DIGEST), Err(Flaw::Signature));
    }

    #[test]
    fn one_certificate_one_signer_and_no_further_attribute() {
        let change = |change: &dyn Fn(&mut ContentInfo)| {
            let attributes = signed_attributes(&DIGEST, KEY.certificates()).unwrap();
            let signature = KEY.sign(&attributes.to_der().unwrap()).to_der();
            let mut made = container(KEY.certificates(), attributes, signature.as_bytes()).unwrap();
            change(&mut made);
            open(&made.to_der().unwrap(), &DIGEST)
        };
        assert!(change(&|_| ()).is_ok());
        let signers = |made: &mut ContentInfo, second: &dyn Fn(&mut SignerInfo)| {
            let mut signer = made.content.signers.as_slice()[0].clone();
            second(&mut signer);
            made.content.signers.insert(signer).unwrap();
        };
        let changes: [&dyn Fn(&mut ContentInfo); 6] = [
            &|made| made.content.certificates.insert(key(2).certificate().clone()).unwrap(),
            &|made| made.content.certificates = SetOfVec::new(),
            &|made| signers(made, &|second| second.version = 3),
            &|made| made.content.version = 3,
            &|made| made.content.content.content_type = SIGNED_DATA,
            &|made| made.content_type = DATA,
        ];
        for (index, spoil) in changes.into_iter().enumerate() {
            assert_eq!(change(spoil), Err(Flaw::Signature), "change {index}");
        }
        let more = |made: &mut ContentInfo| {
            let mut signer = made.content.signers.as_slice()[0].clone();
            signer.signed_attributes.insert(attribute(SHA_256, Any::null()).unwrap()).unwrap();
            let signature = KEY.sign(&signer.signed_attributes.to_der().unwrap()).to_der();
            signer.signature = OctetString::new(signature.as_bytes()).unwrap();
            made.content.signers = SetOfVec::try_from(vec![signer]).unwrap();
        };
        assert_eq!(change(&more), Err(Flaw::Signature), "well signed, with an attribute more");
    }
}
