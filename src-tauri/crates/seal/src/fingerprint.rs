//! What tells one certificate from every other.

use std::fmt;
use std::str::FromStr;

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

/// It can not be a fingerprint: not sixty-four hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not sixty-four hexadecimal digits")]
pub struct NoFingerprint;

/// As it was typed over or pasted: small or capital letters, with spaces, colons, dashes and line ends wherever.
impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(typed: &str) -> Result<Self, NoFingerprint> {
        let between = |c: &char| !(c.is_whitespace() || matches!(c, ':' | '-' | '\u{2010}'..='\u{2015}'));
        let digits: Option<Vec<u8>> =
            typed.chars().filter(between).map(|c| u8::try_from(c.to_digit(16)?).ok()).collect();
        let bytes: Vec<u8> = digits
            .ok_or(NoFingerprint)?
            .chunks(2)
            .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
            .collect();
        let all = typed.chars().filter(between).count() == 64;
        bytes.try_into().ok().filter(|_| all).map(Self).ok_or(NoFingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_people_type_it() {
        let bytes: [u8; 32] = std::array::from_fn(|index| u8::try_from(index * 7).unwrap());
        let printed = Fingerprint(bytes).to_string();
        for typed in [
            printed.clone(),
            printed.to_lowercase(),
            printed.replace(' ', ""),
            printed.replace(' ', ":"),
            format!("\n{printed} "),
        ] {
            assert_eq!(typed.parse(), Ok(Fingerprint(bytes)), "{typed}");
        }
        for wrong in [
            "",
            "A10F",
            printed.get(1..).unwrap(),
            &format!("{printed}0"),
            &printed.replace('A', "O"),
            &printed.replace("00", "é"),
        ] {
            assert_eq!(wrong.parse::<Fingerprint>(), Err(NoFingerprint), "{wrong}");
        }
    }

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
