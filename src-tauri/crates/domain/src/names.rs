//! Names: one folding for search and for the scan that keeps other people's names out of a document.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::ids::{GuardianId, PupilId};
use crate::nl::{NAME_ENDINGS, PARTICLES};
use crate::people::{Name, People};

/// A person whose name must not be read by someone else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A pupil.
    Pupil(PupilId),
    /// A parent or guardian.
    Guardian(GuardianId),
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
    /// Folded words of each name, longest first.
    needles: Vec<(Vec<String>, Named)>,
}

impl NameScan {
    /// A scan for `others`, but not for names that the reader's own family (`own`) bears too: those tell nothing.
    pub fn new(people: &People, others: impl IntoIterator<Item = Named>, own: &[&Name]) -> Self {
        let known: Vec<Vec<String>> = own.iter().flat_map(|name| needles_of(name)).collect();
        let mut needles = Vec::new();
        for person in others {
            let name = match person {
                Named::Pupil(id) => people.pupils.get(&id).map(|pupil| &pupil.name),
                Named::Guardian(id) => people.guardians.get(&id).map(|guardian| &guardian.name),
            };
            let Some(name) = name else { continue };
            needles.extend(needles_of(name).into_iter().filter(|words| !known.contains(words)).map(|w| (w, person)));
        }
        needles.sort_by_key(|(words, person)| (std::cmp::Reverse(words.len()), words.clone(), *person));
        needles.dedup();
        Self { needles }
    }

    /// Every hit in a text, from left to right, hits inside a longer hit left out.
    pub fn find(&self, text: &str) -> Vec<Finding> {
        let words = words(text);
        let mut findings: Vec<Finding> = Vec::new();
        for (needle, person) in &self.needles {
            for window in words.windows(needle.len()) {
                let hit = window.iter().zip(needle).enumerate().all(|(at, (word, wanted))| {
                    word.folded == *wanted || (at + 1 == needle.len() && is_inflected(&word.folded, wanted))
                });
                let (Some(first), Some(last), true) = (window.first(), window.last(), hit) else { continue };
                if !findings.iter().any(|known| known.start <= first.start && last.end <= known.end) {
                    findings.push(Finding { person: *person, start: first.start, end: last.end });
                }
            }
        }
        findings.sort_by_key(|finding| finding.start);
        findings
    }
}

/// The word sequences that give a person away: given name, call name, and surname (with each part of a double one).
fn needles_of(name: &Name) -> Vec<Vec<String>> {
    let mut needles = Vec::new();
    for part in [&name.first, &name.call, &name.last] {
        let all: Vec<String> = words(part).into_iter().map(|word| word.folded).collect();
        if all.len() > 1 {
            needles.extend(
                all.iter().filter(|word| word.chars().count() > 2 && !is_particle(word)).map(|w| vec![w.clone()]),
            );
        }
        if !all.is_empty() {
            needles.push(all);
        }
    }
    needles.sort();
    needles.dedup();
    needles
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether a word is a name with a Dutch ending: Daan's, Daans, Daantje, Jans', Maxje.
fn is_inflected(word: &str, name: &str) -> bool {
    word.strip_prefix(name).is_some_and(|ending| NAME_ENDINGS.contains(&ending) && name.chars().count() > 2)
}

struct Word {
    folded: String,
    start: usize,
    end: usize,
}

/// The words of a text with their places. Anything but a letter, digit, mark or invisible character ends a word.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if !(c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)) {
            inside = false;
            continue;
        }
        if !inside {
            if is_invisible(c) {
                continue;
            }
            words.push(Word { folded: String::new(), start: at, end: at });
            inside = true;
        }
        if let Some(word) = words.last_mut() {
            word.folded.extend(fold_char(c));
            word.end = at + c.len_utf8();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Pupil;

    fn scan(first: &str, infix: &str, last: &str) -> NameScan {
        let id = PupilId(uuid::Uuid::from_u128(1));
        let name = Name { first: first.into(), infix: infix.into(), last: last.into(), call: String::new() };
        let pupil = Pupil { id, name, class: String::new(), born: None };
        let people = People { pupils: [(id, pupil)].into(), ..People::default() };
        NameScan::new(&people, [Named::Pupil(id)], &[])
    }

    fn hits(scan: &NameScan, text: &str) -> Vec<String> {
        scan.find(text).into_iter().map(|f| text.get(f.start..f.end).unwrap().to_owned()).collect()
    }

    #[test]
    fn folds_what_unicode_alone_does_not() {
        assert_eq!(fold("Yılmaz ŁUKASZ Øyvind Weiß Đorđe José"), "yilmaz lukasz oyvind weiss dorde jose");
        assert_eq!(fold("e\u{301}"), "e");
        assert_eq!(fold("ﬁen"), "fien");
    }

    #[test]
    fn finds_names_in_any_dress() {
        let scan = scan("Daan", "van der", "Berg");
        assert_eq!(hits(&scan, "Toen zei DAAN niets."), ["DAAN"]);
        assert_eq!(hits(&scan, "Daan's tas en Daans jas"), ["Daan", "Daans"]);
        assert_eq!(hits(&scan, "da\u{301}an en D\u{200b}aan"), ["da\u{301}an", "D\u{200b}aan"]);
        assert_eq!(hits(&scan, "Meneer van der\nBerg belde"), ["Berg"]);
        assert_eq!(
            hits(&scan, "Hij gaat naar de vandaanse bergen"),
            ["bergen"],
            "a plural surname is a hit to look at"
        );
        assert!(hits(&scan, "vandaan, bergaf, der").is_empty());
    }

    #[test]
    fn finds_parts_of_double_names() {
        let scan = scan("Anne-Sophie", "", "El Amrani");
        assert_eq!(hits(&scan, "anne sophie was er"), ["anne sophie"]);
        assert_eq!(hits(&scan, "Sophie en Amrani"), ["Sophie", "Amrani"]);
    }

    #[test]
    fn a_name_of_the_own_family_is_no_leak() {
        let (a, b) = (PupilId(uuid::Uuid::from_u128(1)), PupilId(uuid::Uuid::from_u128(2)));
        let name = |first: &str, last: &str| Name { first: first.into(), last: last.into(), ..Name::default() };
        let own = name("Noor", "Bakker");
        let pupil = |id, name| Pupil { id, name, class: String::new(), born: None };
        let people = People {
            pupils: [(a, pupil(a, own.clone())), (b, pupil(b, name("Sem", "Bakker")))].into(),
            ..People::default()
        };
        let scan = NameScan::new(&people, [Named::Pupil(b)], &[&own]);
        assert_eq!(hits(&scan, "Noor Bakker en Sem Bakker"), ["Sem"]);
    }

    #[test]
    fn no_text_breaks_the_scan() {
        let scan = scan("Sem", "", "Öz");
        for text in ["", " ", "\u{0}", "💥Sem💥", "\u{202e}meS", "a\u{301}\u{301}"] {
            for finding in scan.find(text) {
                assert!(text.get(finding.start..finding.end).is_some());
            }
        }
        assert_eq!(hits(&scan, "💥Sem💥"), ["Sem"]);
    }
}
