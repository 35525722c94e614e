//! Handing a case over to a colleague on another computer, by an encrypted and signed file, and taking it over there.
//!
//! The journal of a vault is one chain, keyed with the keys of that vault: nobody else can check its links. So the entries
//! of the case come over as they are (their ids, moments, authors, texts), signed as a whole with the sender's sealing key,
//! and are linked anew into the journal of the vault that takes them in. One more entry says which file that was: the
//! fingerprint of the certificate, the SHA-256 of the signed content, the head of the sender's journal, how many entries,
//! and which people got another id. What was done here and what came from elsewhere stays to be told apart by that entry.
//!
//! The sender keeps the case readable; it takes nothing new until it is taken back, or comes back in a file.

mod content;
mod file;
mod give;
mod receive;
mod words;

pub use file::MOST_BYTES as HANDOVER_MOST_BYTES;
pub use give::{HandTo, Handed};
pub use receive::{HandoverPreview, PupilMatch, Sender, Standing, TaskLine};

use age::x25519::Identity;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use seal::Fingerprint;
use sha2::{Digest, Sha256};
use vault::Reader;
use zeroize::Zeroizing;

use crate::error::AppError;
use crate::session::Session;

pub(crate) use receive::Incoming;

/// The mentor's own secret age key, made when it is first asked for.
const HANDOVER_KEY: &str = "handover-key";
/// The certificates with which papers of cases from colleagues are sealed: DER in base64.
const FOREIGN_SEALS: &str = "foreign-seals";
/// The fingerprints of colleagues a case was taken over from.
const KNOWN_SENDERS: &str = "known-senders";

/// The fingerprints of the certificates that papers from colleagues are sealed with.
pub(crate) fn foreign_seals(reader: &Reader<'_>) -> Result<Vec<Fingerprint>, AppError> {
    let seals: Vec<String> = reader.setting(FOREIGN_SEALS)?.unwrap_or_default();
    let ders = seals.iter().filter_map(|der| STANDARD.decode(der).ok());
    Ok(ders.map(|der| Fingerprint(Sha256::digest(der).into())).collect())
}

/// The fingerprints of colleagues a case was taken over from.
pub(crate) fn known_senders(reader: &Reader<'_>) -> Result<Vec<Fingerprint>, AppError> {
    let senders: Vec<String> = reader.setting(KNOWN_SENDERS)?.unwrap_or_default();
    Ok(senders.iter().filter_map(|sender| sender.parse().ok()).collect())
}

impl Session {
    fn own_secret(&self) -> Result<Option<Identity>, AppError> {
        let stored = self.vault.read(|reader| reader.setting::<String>(HANDOVER_KEY))?.map(Zeroizing::new);
        Ok(stored.and_then(|stored| file::secret(&stored)))
    }
}
