//! Keyed hashes over rows. Every field goes in with its length, so that two rows can not be read as one another.

use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;

use crate::secret::Key;

/// A keyed hash (HMAC-SHA-256) as it is stored.
pub(crate) type Tag = [u8; 32];

/// A keyed hash being fed.
pub(crate) struct Mac(Hmac<Sha256>);

impl Mac {
    /// Starts a hash for one purpose; the same fields under another label give another tag.
    pub(crate) fn new(key: &Key, label: &str) -> Self {
        let mac = Hmac::<Sha256>::new_from_slice(key.bytes()).expect("HMAC takes keys of any length");
        Self(mac).field(label.as_bytes())
    }

    /// Adds bytes.
    pub(crate) fn field(mut self, bytes: &[u8]) -> Self {
        self.add(bytes);
        self
    }

    /// Adds a number.
    pub(crate) fn number(self, number: i64) -> Self {
        self.field(&number.to_le_bytes())
    }

    /// Adds bytes, in a loop.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// The tag.
    pub(crate) fn tag(self) -> Tag {
        self.0.finalize().into_bytes().into()
    }

    /// Whether this is the tag that was stored, compared in constant time.
    pub(crate) fn is(self, stored: &[u8]) -> bool {
        self.0.verify_slice(stored).is_ok()
    }
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The 32 bytes behind 64 hexadecimal digits.
pub(crate) fn unhex(text: &str) -> Option<Tag> {
    let mut tag = Tag::default();
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, digits) in tag.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(tag)
}
