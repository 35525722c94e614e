//! Passphrases of words that are told by telephone.

use domain::names::fold;
use zeroize::Zeroizing;

use crate::error::{AppError, HandoverProblem};

/// 1024 Dutch words of which no two differ by one letter: ten bits each.
const WORDS: &str = include_str!("words.txt");

/// How many words: 80 bits, which no key derivation needs to help.
pub const COUNT: usize = 8;

/// A new passphrase: words with a hyphen between, as the `age` program makes them too.
pub(super) fn generate() -> Result<Zeroizing<String>, AppError> {
    let mut bytes = [0; COUNT * 2];
    getrandom::fill(&mut bytes).map_err(|_| AppError::NoRandomness)?;
    let words: Vec<&str> = WORDS.lines().collect();
    // 1024 divides the number of pairs of bytes, so that every word is as likely.
    let chosen = bytes.chunks_exact(2).filter_map(|pair| {
        let number = pair.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
        words.get(number % words.len()).copied()
    });
    Ok(Zeroizing::new(chosen.collect::<Vec<_>>().join("-")))
}

/// A passphrase as it was written down: any capitals, with spaces, commas or hyphens between.
pub(super) fn read(typed: &str) -> Result<Zeroizing<String>, HandoverProblem> {
    let folded = Zeroizing::new(fold(typed));
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_lowercase()).filter(|word| !word.is_empty()).collect();
    if let Some(at) = words.iter().position(|word| !WORDS.lines().any(|known| known == *word)) {
        return Err(HandoverProblem::UnknownWord { place: at + 1 });
    }
    if words.len() != COUNT {
        return Err(HandoverProblem::WordCount { typed: words.len() });
    }
    Ok(Zeroizing::new(words.join("-")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_list_has_1024_plain_words_that_are_not_easily_confused() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), 1024, "ten bits a word");
        for word in &words {
            assert!((3..=13).contains(&word.len()) && word.bytes().all(|c| c.is_ascii_lowercase()), "{word}");
            for other in words.iter().filter(|other| other.len() == word.len() && *other != word) {
                let differ = word.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
                assert!(differ > 1, "{word} and {other}");
            }
        }
    }

    #[test]
    fn what_was_made_is_read_back_however_it_is_written() {
        let made = generate().unwrap();
        assert_eq!(made.split('-').count(), COUNT);
        assert_ne!(*made, *generate().unwrap());
        for typed in [made.to_string(), made.to_uppercase(), made.replace('-', " "), made.replace('-', ",\n ")] {
            assert_eq!(*read(&format!(" {typed}. ")).unwrap(), *made, "{typed}");
        }
    }

    #[test]
    fn a_slip_is_told_before_anything_is_tried() {
        let made = generate().unwrap();
        let (start, _) = made.rsplit_once('-').unwrap();
        assert_eq!(read(start), Err(HandoverProblem::WordCount { typed: 7 }));
        assert_eq!(read(&format!("{start}-xyzzy")), Err(HandoverProblem::UnknownWord { place: 8 }));
        assert_eq!(read(""), Err(HandoverProblem::WordCount { typed: 0 }));
    }
}
