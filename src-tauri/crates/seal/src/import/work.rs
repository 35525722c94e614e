//! How much work a PKCS#12 file asks: who makes one chooses how often the password is hashed, and could keep the program busy
//! for hours.

/// The most rounds of hashing: some seconds. Programs write two thousand to a million.
const MOST_ROUNDS: u64 = 5_000_000;

const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const CONSTRUCTED: u8 = 0x20;

/// Whether a number of rounds in it is higher. It is always the number right behind a salt.
pub(super) fn asks_too_much(file: &[u8]) -> bool {
    let (mut rest, mut behind_octets) = (file, false);
    while let Some((tag, length, content)) = element(rest) {
        let inside = length.and_then(|length| content.get(..length)).unwrap_or(content);
        if tag == INTEGER && behind_octets && number(inside) > MOST_ROUNDS {
            return true;
        }
        behind_octets = tag == OCTETS;
        // What is built of elements is entered, and so are octets that hold one; everything else is passed over.
        let holds = tag == OCTETS && holds_a_sequence(inside);
        rest = match length {
            Some(length) if tag & CONSTRUCTED == 0 && !holds => content.get(length..).unwrap_or_default(),
            _ => content,
        };
    }
    false
}

/// Tag, length and what follows. No length: until an end that is marked.
fn element(bytes: &[u8]) -> Option<(u8, Option<usize>, &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    match *first {
        0x80 => Some((*tag, None, rest)),
        short if short < 0x80 => Some((*tag, Some(usize::from(short)), rest)),
        long => {
            let (digits, rest) = rest.split_at_checked(usize::from(long & 0x7f))?;
            Some((*tag, Some(usize::try_from(number(digits)).ok()?), rest))
        }
    }
}

fn holds_a_sequence(octets: &[u8]) -> bool {
    let fits =
        |(tag, length, rest): (u8, Option<usize>, &[u8])| tag == 0x30 && length.is_none_or(|it| it == rest.len());
    element(octets).is_some_and(fits)
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value: u64, byte| value.saturating_mul(256).saturating_add(u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_behind_a_salt_counts_however_it_is_wrapped() {
        let wrapped = |tag: u8, inside: &[u8]| [&[tag, u8::try_from(inside.len()).unwrap()], inside].concat();
        let rounds = |number: &[u8]| {
            let params = [wrapped(OCTETS, &[9, 9]), wrapped(INTEGER, number)].concat();
            let octets = wrapped(OCTETS, &wrapped(0x30, &params));
            [vec![0x30, 0x80], octets, vec![0, 0]].concat()
        };
        assert!(!asks_too_much(&rounds(&[0x4c, 0x4b, 0x40])), "five million");
        assert!(asks_too_much(&rounds(&[0x4c, 0x4b, 0x41])));
        assert!(asks_too_much(&rounds(&[0x7f; 12])), "more than any number");
        assert!(!asks_too_much(&[0x30, 5, INTEGER, 3, 0x7f, 0xff, 0xff]), "a number that follows no salt");
        for spoilt in [&[][..], &[0x30], &[0x30, 0xff], &[0x30, 0x84, 1, 2]] {
            assert!(!asks_too_much(spoilt));
        }
    }
}
