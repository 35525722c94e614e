//! The outside of a handover file: encrypted in the age format, and inside that signed by the sender, because age does not
//! say who made a file.
//!
//! What the `age` program gives after decrypting is one JSON object:
//!
//! ```text
//! format       "stappenwijzer-overdracht"
//! version      1
//! certificate  the sender's certificate: DER in base64
//! signature    ECDSA on P-256 with SHA-256, DER in base64, over the line "stappenwijzer-overdracht 1\n" and then content
//! content      JSON as a text, so that exactly what was signed can be checked: see `content`
//! ```

use std::io::Read as _;
use std::str::FromStr as _;

use age::secrecy::{ExposeSecret as _, SecretString};
use age::{DecryptError, Decryptor, x25519};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use seal::{MessageSigner, SealingKey};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::chance;
use crate::error::{AppError, HandoverProblem};

const FORMAT: &str = "stappenwijzer-overdracht";
const VERSION: u32 = 1;

/// The largest file that is made or read: the papers of a very long case fit in it many times.
pub const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// How much work a try at the words is, as a power of two. Eighty bits need no help of it; it is light on old laptops.
const WORK: u8 = 15;
/// The most work that a file may ask for: a quarter of a gigabyte and about a second.
const MOST_WORK: u8 = 18;

/// For whom a file is encrypted.
pub(super) enum For<'a> {
    /// Who knows the words.
    Words(&'a str),
    /// Who has the secret that belongs to this public key.
    Key(x25519::Recipient),
}

/// With what a file is opened.
pub(super) enum With<'a> {
    /// The words.
    Words(&'a str),
    /// The mentor's own secret key.
    Key(&'a x25519::Identity),
}

#[derive(Serialize, Deserialize)]
struct Outside {
    format: String,
    version: u32,
    #[serde(default)]
    certificate: String,
    #[serde(default)]
    signature: String,
    #[serde(default)]
    content: String,
}

/// What was in a file, once the signature turned out right.
pub(super) struct Opened {
    pub(super) signer: MessageSigner,
    pub(super) content: Zeroizing<String>,
}

/// Writes a file.
pub(super) fn write(content: &str, key: &SealingKey, whom: &For<'_>) -> Result<Vec<u8>, AppError> {
    let outside = Outside {
        format: FORMAT.to_owned(),
        version: VERSION,
        certificate: STANDARD.encode(key.certificate_der()?),
        signature: STANDARD.encode(seal::sign_message(&signed(VERSION, content), key)),
        content: content.to_owned(),
    };
    let plain = Zeroizing::new(serde_json::to_vec(&outside).map_err(|_| AppError::Paper)?);
    zeroize::Zeroize::zeroize(&mut { outside }.content);
    if plain.len() as u64 > MOST_BYTES {
        return Err(HandoverProblem::TooLarge.into());
    }
    // The crate takes its randomness from the operating system, and would panic without.
    chance::system()?;
    let encrypted = match whom {
        For::Words(words) => {
            let mut recipient = age::scrypt::Recipient::new(SecretString::from((*words).to_owned()));
            recipient.set_work_factor(WORK);
            age::encrypt(&recipient, &plain)
        }
        For::Key(recipient) => age::encrypt(recipient, &plain),
    };
    encrypted.map_err(|_| AppError::Paper)
}

/// Whether a file is opened with words; otherwise with a key.
pub(super) fn asks_words(bytes: &[u8]) -> Result<bool, HandoverProblem> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(HandoverProblem::TooLarge);
    }
    Ok(Decryptor::new_buffered(bytes).map_err(|_| HandoverProblem::NoFile)?.is_scrypt())
}

/// Opens a file and checks who signed it.
pub(super) fn open(bytes: &[u8], with: &With<'_>, now: DateTime<Utc>) -> Result<Opened, HandoverProblem> {
    if asks_words(bytes)? != matches!(with, With::Words(_)) {
        return Err(HandoverProblem::NotForYou);
    }
    let plain = decrypt(bytes, with)?;
    let mut outside: Outside = serde_json::from_slice(&plain).map_err(|_| HandoverProblem::Unreadable)?;
    if outside.format != FORMAT {
        return Err(HandoverProblem::Unreadable);
    }
    if outside.version != VERSION {
        return Err(HandoverProblem::Newer);
    }
    let content = Zeroizing::new(std::mem::take(&mut outside.content));
    let bytes_of = |text: &str| STANDARD.decode(text).map_err(|_| HandoverProblem::BadSignature);
    let (signature, certificate) = (bytes_of(&outside.signature)?, bytes_of(&outside.certificate)?);
    let bound = content.contains(&STANDARD.encode(&certificate));
    let signer = seal::verify_message(&signed(outside.version, &content), &signature, &certificate, bound, now);
    Ok(Opened { signer: signer.ok_or(HandoverProblem::BadSignature)?, content })
}

/// A public key as a colleague passes it on: alone, or as the line of a file with comments.
pub(super) fn read_key(typed: &str) -> Result<x25519::Recipient, HandoverProblem> {
    let mut lines = typed.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (Some(line), None) = (lines.next(), lines.next()) else { return Err(HandoverProblem::BadKey) };
    x25519::Recipient::from_str(&line.to_lowercase()).map_err(|_| HandoverProblem::BadKey)
}

/// A new secret key, as the vault keeps it.
pub(super) fn new_secret() -> Result<Zeroizing<String>, AppError> {
    chance::system()?;
    Ok(Zeroizing::new(x25519::Identity::generate().to_string().expose_secret().to_owned()))
}

/// A secret key that the vault kept.
pub(super) fn secret(stored: &str) -> Option<x25519::Identity> {
    x25519::Identity::from_str(stored).ok()
}

fn signed(version: u32, content: &str) -> Vec<u8> {
    format!("{FORMAT} {version}\n{content}").into_bytes()
}

fn decrypt(bytes: &[u8], with: &With<'_>) -> Result<Zeroizing<Vec<u8>>, HandoverProblem> {
    let decryptor = Decryptor::new_buffered(bytes).map_err(|_| HandoverProblem::NoFile)?;
    let opened = match with {
        With::Words(words) => {
            let mut identity = age::scrypt::Identity::new(SecretString::from((*words).to_owned()));
            identity.set_max_work_factor(MOST_WORK);
            decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
        }
        With::Key(identity) => decryptor.decrypt(std::iter::once(*identity as &dyn age::Identity)),
    };
    let mut reader = opened.map_err(|error| match error {
        DecryptError::ExcessiveWork { .. } => HandoverProblem::TooMuchWork,
        DecryptError::NoMatchingKeys => HandoverProblem::NotForYou,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => match with {
            With::Words(_) => HandoverProblem::WrongWords,
            With::Key(_) => HandoverProblem::NotForYou,
        },
        _ => HandoverProblem::Damaged,
    })?;
    // The room is there at once: a vector that grows would leave copies behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(bytes.len()));
    reader.read_to_end(&mut plain).map_err(|_| HandoverProblem::Damaged)?;
    Ok(plain)
}
