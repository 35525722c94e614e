//! Certificates; signs PDF bytes and verifies them. Knows no domain, no clock and no source of randomness: time and
//! randomness are passed in.
//!
//! # What is written
//!
//! [`sign`] takes a PDF as `report` makes it, with one empty signature field, and appends one incremental update. The
//! bytes it was given stay as they are.
//!
//! ```text
//! the file as it was made … %%EOF
//! field      as it was, and /V → signature
//! form       as it was, and /SigFlags 3           (only where it is an object of its own)
//! catalog    as it was, and /Perms << /DocMDP → signature >>, /Extensions << /ESIC … >>
//! signature  /Type/Sig /Filter/Adobe.PPKLite /SubFilter/ETSI.CAdES.detached
//!            /ByteRange[0 a b c]   everything but the next string, in a fixed width
//!            /Contents<…>          the container below, upper-case digits, filled up with zeros
//!            /M(D:…Z) /Reason … /Reference[DocMDP, P 1: no changes at all]
//! xref, trailer with /Prev, startxref, %%EOF and one line feed
//! ```
//!
//! The container is a CMS `SignedData` of the `PAdES` B-B level: detached, SHA-256, ECDSA on P-256, one signer with its
//! certificate and, where a school issued that, those of the issuers, and exactly the signed attributes content-type,
//! message-digest and signing-certificate-v2, which names all of the certificates. Signatures are
//! deterministic (RFC 6979, the smaller `s`), so the same file, key, time and reason give the same bytes. What the file
//! was before, PDF/A-2a and PDF/UA-1, it is afterwards.
//!
//! # What is accepted
//!
//! [`verify`] says [`Verdict::Intact`] only of a file that [`sign`] could have made with a pinned key: the byte range
//! covers the whole file around exactly the signature, the digest and signature hold, the container is byte for byte
//! what `sign` writes, the file has two revisions and in them one signature field with one certifying signature, and the
//! certificate covers the time stated. A valid signature does not help a file that differs anywhere.
//!
//! # Invariants
//!
//! - No bytes make it panic, and the time it takes grows with their number, not with their malice.
//! - `layout` is a stored format: files that were sealed once must be recognised for ever.
//! - What `verify` does not understand it refuses; it never repairs.

mod certificate;
mod cms;
mod fingerprint;
mod import;
mod key;
mod layout;
mod message;
mod parts;
mod pdf;
mod sign;
mod verify;

#[cfg(test)]
mod tests;

pub use certificate::Holder;
pub use fingerprint::{Fingerprint, NoFingerprint};
pub use import::{IMPORT_MOST_BYTES, ImportError, from_pkcs12, is_pkcs12};
pub use key::{KeyError, SealingKey};
pub use message::{MessageSigner, sign_message, verify_message};
pub use pdf::Malformed;
pub use sign::{SealError, sign};
pub use verify::{Flaw, Seal, Verdict, title, verify};
