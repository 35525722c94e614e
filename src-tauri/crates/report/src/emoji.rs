//! What a paper can not show, and the words that can stand there instead.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::check::{invisible, missing_glyphs, printable};

/// Something in a text that can not stand on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Where.
    pub place: Range<usize>,
    /// What it is.
    pub what: Lacking,
}

/// What can not stand on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// An emoji, by its Dutch name.
    Emoji(String),
    /// A character that nobody sees.
    Hidden,
    /// Another character that the fonts lack.
    Character,
}

/// What of `text` a paper can not show, in order.
pub fn lacks(text: &str) -> Vec<Lack> {
    let mut lacks = Vec::new();
    for (start, cluster) in text.grapheme_indices(true) {
        if missing_glyphs(cluster).is_empty() {
            continue;
        }
        if let Some(name) = name(cluster) {
            lacks.push(Lack { place: start..start + cluster.len(), what: Lacking::Emoji(name) });
            continue;
        }
        let before = lacks.len();
        for (at, character) in cluster.char_indices().filter(|(_, character)| !printable(*character)) {
            let hidden = invisible(character) || character.is_control();
            if !hidden && is_joined(cluster, at) {
                continue;
            }
            let place = start + at..start + at + character.len_utf8();
            lacks.push(Lack { place, what: if hidden { Lacking::Hidden } else { Lacking::Character } });
        }
        if lacks.len() == before {
            lacks.push(Lack { place: start..start + cluster.len(), what: Lacking::Character });
        }
    }
    lacks
}

/// Whether a mark makes one printable letter with the one before it.
fn is_joined(cluster: &str, at: usize) -> bool {
    let rest = cluster.get(at..).unwrap_or_default();
    let mark = rest.chars().next().map_or(0, char::len_utf8);
    let letter = cluster.get(..at).and_then(|before| before.char_indices().next_back()).map_or(at, |(start, _)| start);
    letter < at && missing_glyphs(cluster.get(letter..at + mark).unwrap_or_default()).is_empty()
}

/// The Dutch name of an emoji, with its skin tones; of one that is put together in an unknown way the names of its parts.
fn name(cluster: &str) -> Option<String> {
    let bare: String = cluster.chars().filter(|c| !matches!(c, '\u{fe0e}' | '\u{fe0f}')).collect();
    if let Some(name) = names().get(bare.as_str()) {
        return Some((*name).to_owned());
    }
    let tones: Vec<char> = bare.chars().filter(|c| is_tone(*c)).collect();
    if !tones.is_empty() {
        let plain = name(&bare.chars().filter(|c| !is_tone(*c)).collect::<String>())?;
        let mut told: Vec<&str> = Vec::new();
        for tone in tones {
            let tone = names().get(tone.encode_utf8(&mut [0; 4]) as &str).copied()?;
            if !told.contains(&tone) {
                told.push(tone);
            }
        }
        let join = if plain.contains(':') { ", " } else { ": " };
        return Some(format!("{plain}{join}{}", told.join(", ")));
    }
    let parts: Vec<&str> = bare.split('\u{200d}').collect();
    if parts.len() < 2 {
        return None;
    }
    Some(parts.into_iter().map(name).collect::<Option<Vec<_>>>()?.join(" + "))
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

fn names() -> &'static HashMap<&'static str, &'static str> {
    static NAMES: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    NAMES.get_or_init(|| include_str!("../emoji/nl.txt").lines().filter_map(|line| line.split_once('\t')).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let words = |lack: Lack| match lack.what {
            Lacking::Emoji(name) => name,
            Lacking::Hidden => "hidden".to_owned(),
            Lacking::Character => text.get(lack.place).unwrap().to_owned(),
        };
        lacks(text).into_iter().map(words).collect()
    }

    #[test]
    fn emoji_are_named_in_dutch() {
        for (text, names) in [
            ("haha 😂", &["gezicht met tranen van vreugde"][..]),
            ("👍🏽", &["duim omhoog: getinte huidskleur"]),
            ("🤝🏻", &["handdruk: lichte huidskleur"]),
            ("👨‍👩‍👧", &["gezin: man, vrouw, meisje"]),
            ("🇳🇱🇧🇪", &["vlag: Nederland", "vlag: België"]),
            ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", &["vlag: Schotland"]),
            ("❤️", &["rood hart"]),
            ("🏳️‍🌈", &["regenboogvlag"]),
            ("1️⃣", &["toets: 1"]),
            ("👩🏿‍🎓", &["studente: donkere huidskleur"]),
            ("🦖‍🔥", &["T-Rex + vuur"]),
        ] {
            assert_eq!(named(text), names, "{text}");
        }
    }

    #[test]
    fn every_name_can_itself_be_printed() {
        assert!(names().len() > 2_000);
        for (sign, name) in names() {
            assert_eq!(missing_glyphs(name), [], "{sign}");
        }
    }

    #[test]
    fn what_is_no_emoji_is_hidden_or_unknown() {
        assert_eq!(named("Da\u{200b}an\u{ad}s"), ["hidden", "hidden"]);
        assert_eq!(named("e\u{301}é ☺ gewoon\n\t"), [] as [&str; 0]);
        assert_eq!(named("a\u{301}\u{200d}"), ["hidden"]);
        assert_eq!(named("漢字"), ["漢", "字"]);
        assert_eq!(named("سلام").len(), 4);
        assert_eq!(named("\u{7}"), ["hidden"]);
    }

    #[test]
    fn mending_all_of_it_leaves_nothing_to_mend() {
        for text in ["x😂\u{200b}y👍🏽", "\u{202e}omgekeerd", "🇳🇱!", "a\u{fe0f}b", "☺️"] {
            let mut mended = text.to_owned();
            for lack in lacks(text).into_iter().rev() {
                let words =
                    if let Lacking::Emoji(name) = lack.what { format!("[emoji: {name}]") } else { String::new() };
                mended.replace_range(lack.place, &words);
            }
            assert_eq!(missing_glyphs(&mended), [], "{text}: {mended}");
            assert_eq!(lacks(&mended), []);
        }
    }
}
