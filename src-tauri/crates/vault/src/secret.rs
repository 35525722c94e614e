//! Secrets: what a person types, and the keys that follow from it. All wiped when dropped; `Debug` shows nothing.

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;
use crate::random;

/// A passphrase (*wachtzin*), normalised so that every keyboard gives the same bytes.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes what was typed and wipes it. Length and strength are for the caller to judge.
    pub fn new(mut typed: String) -> Self {
        // A buffer that never grows, so that no half copy stays behind. NFKC can lengthen a character up to 18-fold.
        let mut normal = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(18)));
        normal.extend(typed.nfkc());
        typed.zeroize();
        Self(normal)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RECOVERY_BYTES: usize = 20;
const RECOVERY_CHARACTERS: usize = RECOVERY_BYTES * 8 / 5;
const GROUP: usize = 4;

/// The recovery key (*herstelsleutel*): 160 random bits, on paper in a sealed envelope.
#[derive(Clone)]
pub struct RecoveryKey(Box<Zeroizing<[u8; RECOVERY_BYTES]>>);

/// Why a typed recovery key can not be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    /// Too few or too many characters; spaces and dashes do not count.
    #[error("{found} characters instead of 32")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that never occurs in a recovery key.
    #[error("character {position} can not occur")]
    Character {
        /// Which one, from 1; spaces and dashes do not count.
        position: usize,
    },
}

impl RecoveryKey {
    pub(crate) fn generate() -> Result<Self, VaultError> {
        random::secret().map(Self)
    }

    /// Reads what was typed: lower case, spaces, dashes, O for 0 and I or L for 1 are all fine.
    pub fn parse(typed: &str) -> Result<Self, RecoveryKeyError> {
        let mut key = Box::new(Zeroizing::new([0; RECOVERY_BYTES]));
        let mut places = key.iter_mut();
        let (mut found, mut wrong, mut bits, mut held) = (0, None, 0_u32, 0_u8);
        for character in typed.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
            found += 1;
            let Some(value) = value_of(character) else {
                wrong = wrong.or(Some(found));
                continue;
            };
            // Five bits at a time into bytes; `bits` of them are held, in `held`.
            for bit in (0..5).rev() {
                held = held << 1 | value >> bit & 1;
                bits += 1;
                if bits == 8
                    && let Some(place) = places.next()
                {
                    *place = held;
                }
                bits %= 8;
            }
        }
        match wrong {
            Some(position) => Err(RecoveryKeyError::Character { position }),
            None if found != RECOVERY_CHARACTERS => Err(RecoveryKeyError::Length { found }),
            None => Ok(Self(key)),
        }
    }

    /// The key as it is printed: eight groups of four characters.
    pub fn printed(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(RECOVERY_CHARACTERS + RECOVERY_CHARACTERS / GROUP));
        let (mut bits, mut held, mut written) = (0, 0_u8, 0);
        for byte in self.0.iter() {
            for bit in (0..8).rev() {
                held = held << 1 | byte >> bit & 1;
                bits += 1;
                if bits == 5 {
                    if written > 0 && written % GROUP == 0 {
                        text.push('-');
                    }
                    text.push(ALPHABET.get(usize::from(held)).map_or('0', |c| char::from(*c)));
                    written += 1;
                    (bits, held) = (0, 0);
                }
            }
        }
        text
    }

    /// Whether both are the same key; for the check that it was written down.
    pub fn matches(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0.iter()).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn value_of(character: char) -> Option<u8> {
    let character = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|c| char::from(*c) == character).and_then(|place| u8::try_from(place).ok())
}

/// 32 secret bytes.
#[derive(Clone)]
pub(crate) struct Key(Box<Zeroizing<[u8; 32]>>);

impl Key {
    pub(crate) fn generate() -> Result<Self, VaultError> {
        random::secret().map(Self)
    }

    /// Copies out of a buffer that the caller wipes.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Box::new(Zeroizing::new([0; 32]));
        (bytes.len() == 32).then(|| key.copy_from_slice(bytes))?;
        Some(Self(key))
    }

    /// A key for one purpose, from secret input that has at least 128 random bits.
    pub(crate) fn derive(secret: &[u8], salt: &[u8], purpose: &str) -> Self {
        let mut key = Box::new(Zeroizing::new([0; 32]));
        Hkdf::<Sha256>::new(Some(salt), secret)
            .expand(purpose.as_bytes(), key.as_mut_slice())
            .expect("32 bytes is less than HKDF's limit");
        Self(key)
    }

    /// A key filled by the caller.
    pub(crate) fn fill<E>(fill: impl FnOnce(&mut [u8]) -> Result<(), E>) -> Result<Self, E> {
        let mut key = Box::new(Zeroizing::new([0; 32]));
        fill(key.as_mut_slice())?;
        Ok(Self(key))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// The vault key and all that follow from it.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    /// Stays in memory while the vault is open, to write new slots.
    pub(crate) vault: Key,
    /// Raw key of the database.
    pub(crate) database: Key,
    /// The journal's chain and the commitments to its texts.
    pub(crate) audit: Key,
    /// Row hashes.
    pub(crate) rows: Key,
    /// Row hashes of drafts.
    pub(crate) drafts: Key,
    /// The seal over the whole key file.
    pub(crate) key_file: Key,
    /// The seal over a backup's description.
    pub(crate) backup: Key,
}

impl Keys {
    pub(crate) fn new(vault: Key, vault_id: [u8; 16]) -> Self {
        let derive = |purpose| Key::derive(vault.bytes(), &vault_id, purpose);
        Self {
            database: derive("stappenwijzer 1 database"),
            audit: derive("stappenwijzer 1 journal"),
            rows: derive("stappenwijzer 1 rows"),
            drafts: derive("stappenwijzer 1 drafts"),
            key_file: derive("stappenwijzer 1 key file"),
            backup: derive("stappenwijzer 1 backup"),
            vault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_survives_paper_and_sloppy_typing() {
        for _ in 0..50 {
            let key = RecoveryKey::generate().unwrap();
            let printed = key.printed();
            assert_eq!(printed.len(), 39, "eight groups of four and seven dashes");
            let sloppy = printed.to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
            assert!(RecoveryKey::parse(&sloppy).unwrap().matches(&key), "sloppy typing gives the same key");
            assert!(RecoveryKey::parse(&printed).unwrap().matches(&key), "the printed form reads back");
        }
    }

    #[test]
    fn a_mistyped_recovery_key_says_what_is_wrong() {
        assert_eq!(RecoveryKey::parse("AB-CD").unwrap_err(), RecoveryKeyError::Length { found: 4 });
        let u = format!("ABU{}", "0".repeat(29));
        assert_eq!(RecoveryKey::parse(&u).unwrap_err(), RecoveryKeyError::Character { position: 3 });
        let long = "0".repeat(33);
        assert_eq!(RecoveryKey::parse(&long).unwrap_err(), RecoveryKeyError::Length { found: 33 });
    }

    #[test]
    fn a_passphrase_is_the_same_from_every_keyboard() {
        let composed = Passphrase::new("caf\u{e9} \u{fb01}ets".to_owned());
        let decomposed = Passphrase::new("cafe\u{301} fiets".to_owned());
        assert_eq!(composed.bytes(), decomposed.bytes());
    }

    #[test]
    fn debug_shows_no_secret() {
        let key = RecoveryKey::generate().unwrap();
        let shown = format!("{:?} {:?} {:?}", Passphrase::new("geheim".into()), key, Key::generate().unwrap());
        assert_eq!(shown, "Passphrase(…) RecoveryKey(…) Key(…)");
    }

    #[test]
    fn every_purpose_has_its_own_key() {
        let keys = Keys::new(Key::generate().unwrap(), [7; 16]);
        let all = [&keys.vault, &keys.database, &keys.audit, &keys.rows, &keys.drafts, &keys.key_file, &keys.backup];
        let different: std::collections::BTreeSet<_> = all.iter().map(|key| key.bytes().to_vec()).collect();
        assert_eq!(different.len(), all.len());
    }
}
