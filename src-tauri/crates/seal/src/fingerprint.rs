//! What tells one certificate from every other.

use std::fmt;

use der::Encode;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

/// SHA-256 of a certificate's DER bytes. Names in a certificate can be imitated, this can not.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Fingerprint(pub [u8; 32]);

impl Fingerprint {
    pub(crate) fn of(certificate: &Certificate) -> der::Result<Self> {
        Ok(Self(Sha256::digest(certificate.to_der()?).into()))
    }
}

/// The printed form: sixteen groups of four hexadecimal digits, to be compared by eye or by telephone.
impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, byte) in self.0.iter().enumerate() {
            if index > 0 && index % 2 == 0 {
                out.write_str(" ")?;
            }
            write!(out, "{byte:02X}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_printed_in_groups_of_four() {
        let mut bytes = [0; 32];
        bytes[0] = 0xa1;
        bytes[1] = 0x0f;
        bytes[31] = 0x7e;
        let printed = Fingerprint(bytes).to_string();
        assert!(printed.starts_with("A10F 0000 ") && printed.ends_with(" 007E"), "{printed}");
        assert_eq!(printed.split(' ').count(), 16, "sixteen groups");
    }
}
