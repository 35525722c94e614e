//! Names: one folding for search and for the scan that keeps other people's names out of a document.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use serde::{Deserialize, Serialize};

use crate::ids::{GuardianId, PupilId, StaffId};
use crate::nl::{DOUBLED_ENDINGS, NAME_ENDINGS, PARTICLES};
use crate::people::{Name, People};

/// Someone with a name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Named {
    /// A pupil.
    Pupil(PupilId),
    /// A parent or guardian.
    Guardian(GuardianId),
    /// A member of staff.
    Staff(StaffId),
}

/// A registered name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whose name it is.
    pub person: Named,
    /// First byte of the hit in the text.
    pub start: usize,
    /// First byte after the hit.
    pub end: usize,
}

/// A text as search and scan compare it: lower case, without diacritics, ł, ø, ß, đ and ı as their plain letters.
///
/// Every other character stays, so words stay apart.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(fold_char).collect()
}

fn fold_char(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        'ı' | 'İ' => "i",
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'ß' | 'ẞ' => "ss",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        '’' | 'ʼ' | '`' | '´' => "'",
        _ => "",
    };
    let rest = plain.is_empty().then_some(c);
    plain
        .chars()
        .chain(
            rest.into_iter().flat_map(|c| {
                std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
            }),
        )
        .filter(|c| !is_invisible(*c))
}

/// Characters that can hide inside a name without being seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A scan for the names of people whom a document's reader must not meet.
#[derive(Clone, Debug, Default)]
pub struct NameScan {
    /// Folded words of each name, longest first, by the letter they begin with.
    needles: BTreeMap<char, Vec<(Vec<String>, Named)>>,
}

impl NameScan {
    /// A scan for `others`, but not for names that the reader's own family (`own`) bears too: those tell nothing.
    pub fn new(people: &People, others: impl IntoIterator<Item = Named>, own: &[Named]) -> Self {
        let known: Vec<Vec<String>> = own.iter().flat_map(|person| needles_of(people, *person)).collect();
        let mut needles = Vec::new();
        for person in others {
            let names = needles_of(people, person).into_iter();
            needles.extend(names.filter(|words| !known.contains(words)).map(|words| (words, person)));
        }
        let letters = |words: &[String]| words.iter().map(String::len).sum::<usize>();
        needles.sort_by_cached_key(|(words, person)| {
            (std::cmp::Reverse((words.len(), letters(words))), words.clone(), *person)
        });
        needles.dedup();
        let mut by_letter: BTreeMap<char, Vec<(Vec<String>, Named)>> = BTreeMap::new();
        for (words, person) in needles {
            if let Some(letter) = words.first().and_then(|word| word.chars().next()) {
                by_letter.entry(letter).or_default().push((words, person));
            }
        }
        Self { needles: by_letter }
    }

    /// Every hit in a text, from left to right, hits inside a longer hit left out.
    pub fn find(&self, text: &str) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        if self.needles.is_empty() {
            return findings;
        }
        for reading in Reading::ALL.into_iter().filter(|reading| reading.tells_more(text)) {
            let words = words(text, reading);
            for at in 0..words.len() {
                let letter = words.get(at).and_then(|word| word.folded.chars().next());
                let begun = letter.and_then(|letter| self.needles.get(&letter)).into_iter().flatten();
                for (needle, person) in begun {
                    let Some(window) = words.get(at..at + needle.len()) else { continue };
                    let hit = window.iter().zip(needle).enumerate().all(|(at, (word, wanted))| {
                        word.folded == *wanted || (at + 1 == needle.len() && is_inflected(&word.folded, wanted))
                    });
                    if let (Some(first), Some(last), true) = (window.first(), window.last(), hit) {
                        add(&mut findings, Finding { person: *person, start: first.start, end: last.end });
                    }
                }
            }
        }
        findings.sort_by_key(|finding| finding.start);
        findings
    }
}

/// Adds a hit, unless a longer one covers it; two that lap over become one.
fn add(findings: &mut Vec<Finding>, mut new: Finding) {
    if findings.iter().any(|known| known.start <= new.start && new.end <= known.end) {
        return;
    }
    findings.retain(|known| {
        let laps = known.start < new.end && new.start < known.end;
        if laps {
            new = Finding {
                person: if known.end - known.start > new.end - new.start { known.person } else { new.person },
                start: known.start.min(new.start),
                end: known.end.max(new.end),
            };
        }
        !laps
    });
    findings.push(new);
}

/// The word sequences that give a person away: the whole name, given name, call name and nicknames, surname with each part
/// of a double one, and initials before the surname.
fn needles_of(people: &People, person: Named) -> Vec<Vec<String>> {
    let none = Vec::new();
    let (name, nicknames): (Option<&Name>, &Vec<String>) = match person {
        Named::Pupil(id) => {
            let pupil = people.pupils.get(&id);
            (pupil.map(|pupil| &pupil.name), pupil.map_or(&none, |pupil| &pupil.nicknames))
        }
        Named::Guardian(id) => (people.guardians.get(&id).map(|guardian| &guardian.name), &none),
        Named::Staff(id) => (people.staff.get(&id).map(|staff| &staff.name), &none),
    };
    let Some(name) = name else { return Vec::new() };
    let plain =
        |part: &str| -> Vec<String> { words(part, Reading::Plain).into_iter().map(|word| word.folded).collect() };
    let mut needles = Vec::new();
    for part in [&name.first, &name.call, &name.last].into_iter().chain(nicknames) {
        let all = plain(part);
        if all.len() > 1 {
            needles.extend(
                all.iter().filter(|word| word.chars().count() > 2 && !is_particle(word)).map(|w| vec![w.clone()]),
            );
            // Written as one word too: Annesophie.
            needles.push(vec![all.concat()]);
        }
        if !all.is_empty() {
            needles.push(all);
        }
    }
    // One hit for a whole name, so that it is replaced as a whole.
    let (infix, last) = (plain(&name.infix), plain(&name.last));
    let with_infix: Vec<String> = infix.iter().chain(&last).cloned().collect();
    if !last.is_empty() {
        let firsts = [&name.first, &name.call].into_iter().chain(nicknames).map(|part| plain(part));
        for first in firsts.filter(|first| !first.is_empty()) {
            let initials = first.iter().filter_map(|word| word.chars().next()).map(String::from).collect::<Vec<_>>();
            for before in [first.clone(), initials.iter().take(1).cloned().collect(), initials] {
                for surname in [&with_infix, &last] {
                    needles.push(before.iter().chain(surname).cloned().collect());
                }
            }
        }
        needles.push(with_infix);
    }
    needles.sort();
    needles.dedup();
    needles
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether a word is a name with a Dutch ending: Daan's, Daans, Daantje, Jans', Maxje, Brammetje, Emmaatje.
fn is_inflected(word: &str, name: &str) -> bool {
    let Some(ending) = word.strip_prefix(name).filter(|_| name.chars().count() > 2) else { return false };
    let doubled = name.chars().last().and_then(|last| ending.strip_prefix(last));
    NAME_ENDINGS.contains(&ending) || doubled.is_some_and(|ending| DOUBLED_ENDINGS.contains(&ending))
}

struct Word {
    folded: String,
    start: usize,
    end: usize,
}

/// How a text is taken apart: what can not be seen may hide inside a name or stand between two, and a line may break one off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// Characters that nobody sees belong to the word they stand in.
    Plain,
    /// They end it, and so does a capital behind a small letter.
    Apart,
    /// As plain, and a hyphen at the end of a line goes on with the word.
    Joined,
}

impl Reading {
    const ALL: [Self; 3] = [Self::Plain, Self::Apart, Self::Joined];

    /// Whether a text can be taken apart otherwise this way than plainly: most texts can not.
    fn tells_more(self, text: &str) -> bool {
        match self {
            Self::Plain => true,
            Self::Apart => {
                let mut small = false;
                text.chars().any(|c| {
                    let turns = is_invisible(c) || (small && c.is_uppercase());
                    small = c.is_lowercase() || (small && is_combining_mark(c));
                    turns
                })
            }
            Self::Joined => text.contains(HYPHENS),
        }
    }
}

/// What a word is broken off with at the end of a line.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// The words of a text with their places. Anything but a letter, digit, mark or invisible character ends a word, and so does
/// going from letters to digits: a name stands in a user name too.
fn words(text: &str, reading: Reading) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    let mut digits = false;
    let mut small = false;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        if inside
            && reading == Reading::Joined
            && let Some(length) = line_end(text.get(at..).unwrap_or_default())
        {
            skip_to = at + length;
            continue;
        }
        let hidden = is_invisible(c) && reading != Reading::Apart;
        if !(c.is_alphanumeric() || is_combining_mark(c) || hidden) {
            inside = false;
            small = false;
            continue;
        }
        let capital = reading == Reading::Apart && c.is_uppercase() && small;
        let turned = capital || (c.is_alphanumeric() && c.is_numeric() != digits);
        small = c.is_lowercase() || (small && is_combining_mark(c));
        if c.is_alphanumeric() {
            digits = c.is_numeric();
        }
        if !inside || turned {
            if is_invisible(c) {
                continue;
            }
            words.push(Word { folded: String::new(), start: at, end: at });
            inside = true;
        }
        if let Some(word) = words.last_mut() {
            if c.is_ascii() {
                word.folded.push(c.to_ascii_lowercase());
            } else {
                word.folded.extend(fold_char(c));
            }
            word.end = at + c.len_utf8();
        }
    }
    words
}

/// How long the hyphen and the white space are where a line breaks off a word.
fn line_end(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(HYPHENS)?;
    let next = after.trim_start();
    let gap = after.get(..after.len() - next.len())?;
    let goes_on = next.starts_with(char::is_alphabetic);
    (gap.contains(['\n', '\r', '\u{2028}']) && goes_on).then(|| rest.len() - next.len())
}

#[cfg(test)]
mod tests;
