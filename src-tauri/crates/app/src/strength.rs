//! Advice on a passphrase. A dictionary would say more, at the price of a megabyte; length and variety decide most.

use std::collections::BTreeSet;

use domain::names::fold;

use crate::nl::COMMON_PASSPHRASES;

/// The fewest characters a passphrase may have.
pub(crate) const FEWEST: usize = 12;

/// How strong a passphrase looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Fewer than twelve characters, or hardly any different ones: not accepted.
    TooShort,
    /// Accepted, not advised.
    Weak,
    /// Good.
    Fair,
    /// Very good.
    Strong,
}

/// What would make it better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tip {
    /// More characters.
    Longer,
    /// Several words that do not belong together.
    MoreWords,
    /// It holds something that many people use.
    Common,
    /// It repeats itself.
    Repeats,
    /// It holds the own name or that of the school.
    OwnName,
}

/// Looks at a passphrase; `own` are words that belong to the mentor, such as name and school.
pub fn advise(passphrase: &str, own: &[&str]) -> (Strength, Vec<Tip>) {
    let folded = fold(passphrase.trim());
    let length = folded.chars().count();
    let different = folded.chars().collect::<BTreeSet<_>>().len();
    let words: BTreeSet<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3).collect();
    let mut tips = Vec::new();
    let common = COMMON_PASSPHRASES.iter().any(|piece| folded.contains(piece));
    let own_name = own
        .iter()
        .flat_map(|text| text.split_whitespace())
        .map(fold)
        .any(|word| word.chars().count() > 2 && folded.contains(&word));
    if length < 20 {
        tips.push(Tip::Longer);
    }
    if words.len() < 4 {
        tips.push(Tip::MoreWords);
    }
    if common {
        tips.push(Tip::Common);
    }
    if different * 3 < length.min(30) {
        tips.push(Tip::Repeats);
    }
    if own_name {
        tips.push(Tip::OwnName);
    }
    let strength = match tips.len() {
        _ if length < FEWEST || different < 6 => Strength::TooShort,
        0 => Strength::Strong,
        _ if common || own_name || tips.contains(&Tip::Repeats) => Strength::Weak,
        1 => Strength::Fair,
        _ if length >= 16 => Strength::Fair,
        _ => Strength::Weak,
    };
    (strength, tips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_make_it_strong() {
        assert_eq!(advise("", &[]).0, Strength::TooShort);
        assert_eq!(advise("Welkom2026!", &[]).0, Strength::TooShort);
        assert_eq!(advise("aaaaaaaaaaaaaaaaaaaa", &[]).0, Strength::TooShort);
        assert_eq!(advise("Welkom2026!!!", &[]).0, Strength::Weak);
        assert_eq!(advise("Jansen is een mooie naam", &["J. Jansen"]).0, Strength::Weak);
        assert_eq!(advise("x7#Kq!p2Lm9@vRz4", &[]).0, Strength::Fair);
        assert_eq!(advise("paarse giraf eet zeven wolken", &["Vries"]), (Strength::Strong, vec![]));
    }
}
