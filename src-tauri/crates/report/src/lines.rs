//! Text becomes lines: breaks where Unicode allows them, Dutch hyphens where a line would stay too short, and a cut
//! through what still does not fit.

use std::rc::Rc;

use hypher::Lang;
use unicode_linebreak::linebreaks;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::shape::{Shaper, Word};
use crate::style::Style;

/// A line of words and spaces.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// Words and spaces in order. A space that ends the line stays in it, so that a reader program keeps words apart.
    pub(crate) words: Vec<Rc<Word>>,
    /// Its width without that space.
    pub(crate) width: f64,
    /// Whether the text itself ends the line here.
    pub(crate) ends: bool,
}

/// A hyphen is tried when more than this part of the line would stay empty.
const RAGGED: f64 = 0.16;
/// A word shorter than this is divided only when it fits on no line.
const LONG: usize = 10;
/// Letters that stay together at either side of a hyphen.
const SIDE_LETTERS: usize = 3;
/// No word this long (in bytes) fits on any line, so it is not measured first.
const ENDLESS: usize = 400;
/// Sums of widths differ from their whole by less than this.
const CLOSE: f64 = 0.001;

/// Spaces of unusual width, and tabs, become plain spaces when the fonts lack them.
pub(crate) fn plain_space(character: char) -> char {
    match character {
        '\t' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' | '\u{1680}' => ' ',
        other => other,
    }
}

/// The lines of `text` within `width`; line breaks in the text are kept. Never empty.
pub(crate) fn lines(shaper: &mut Shaper, text: &str, style: &Style, width: f64) -> Vec<Line> {
    let text: String = text.trim_end().nfc().map(plain_space).collect();
    let mut setter = Setter { shaper, style, width, line: Line::default(), reach: 0.0, done: Vec::new() };
    for (index, part) in text.split('\n').enumerate() {
        if index > 0 {
            setter.finish();
        }
        let mut start = 0;
        for (end, _) in linebreaks(part) {
            let chunk = part.get(start..end).unwrap_or_default();
            let word = chunk.trim_end_matches(' ');
            setter.word(word);
            setter.spaces(chunk.len() - word.len());
            start = end;
        }
    }
    let Setter { line, mut done, .. } = setter;
    done.push(line);
    done
}

/// The width of `text` on one line.
pub(crate) fn width(shaper: &mut Shaper, text: &str, style: &Style) -> f64 {
    lines(shaper, text, style, f64::INFINITY).iter().map(|line| line.width).fold(0.0, f64::max)
}

/// The width of the widest piece of `text` that has no break in it, hyphens left aside.
pub(crate) fn widest_word(shaper: &mut Shaper, text: &str, style: &Style) -> f64 {
    let text: String = text.nfc().map(plain_space).collect();
    let (mut widest, mut start) = (0.0, 0);
    for (end, _) in linebreaks(&text) {
        let word = text.get(start..end).unwrap_or_default().trim_end();
        if word.len() > ENDLESS {
            return f64::INFINITY;
        }
        widest = f64::max(widest, shaper.shape(style.face, word).width(style));
        start = end;
    }
    widest
}

struct Setter<'a> {
    shaper: &'a mut Shaper,
    style: &'a Style,
    width: f64,
    line: Line,
    /// How far the line reaches, trailing spaces included.
    reach: f64,
    done: Vec<Line>,
}

impl Setter<'_> {
    fn word(&mut self, mut word: &str) {
        while !word.is_empty() {
            if word.len() <= ENDLESS || self.width.is_infinite() {
                let shaped = self.shaper.shape(self.style.face, word);
                if self.reach + shaped.width(self.style) <= self.width + CLOSE {
                    return self.push(shaped);
                }
            }
            if let Some(cut) = self.hyphenated(word) {
                let (head, rest) = word.split_at(cut);
                let (head, hyphen) = self.with_hyphen(head);
                self.push(head);
                self.push(hyphen);
                word = rest;
                self.next_line();
            } else if self.line.words.is_empty() {
                let (head, rest) = word.split_at(self.cut(word));
                let head = self.shaper.shape(self.style.face, head);
                self.push(head);
                word = rest;
                if !word.is_empty() {
                    self.next_line();
                }
            } else {
                self.next_line();
            }
        }
    }

    /// As many of `count` spaces as the line can hold, and one at least.
    fn spaces(&mut self, count: usize) {
        for index in 0..count {
            let space = self.shaper.shape(self.style.face, " ");
            if index > 0 && self.reach + space.width(self.style) > self.width {
                return;
            }
            self.reach += space.width(self.style);
            self.line.words.push(space);
        }
    }

    fn push(&mut self, word: Rc<Word>) {
        self.reach += word.width(self.style);
        self.line.width = self.reach;
        self.line.words.push(word);
    }

    fn next_line(&mut self) {
        self.reach = 0.0;
        self.done.push(std::mem::take(&mut self.line));
    }

    /// Ends the line where the text itself has a line break.
    fn finish(&mut self) {
        if self.line.words.last().is_some_and(|word| word.text != " ") {
            self.spaces(1);
        }
        self.line.ends = true;
        self.next_line();
    }

    /// Where `word` is divided so that its head and a hyphen fill the line, if that is worth it.
    fn hyphenated(&mut self, word: &str) -> Option<usize> {
        if word.len() > ENDLESS {
            return None;
        }
        let room = self.width - self.reach;
        let forced = self.shaper.shape(self.style.face, word).width(self.style) > self.width;
        let core = word.trim_matches(|character: char| !character.is_alphabetic());
        let start = word.find(core)?;
        let dutch = core.chars().all(|character| character.is_alphabetic() && character < '\u{250}');
        let name = core.starts_with(char::is_uppercase);
        let letters = core.chars().count();
        let worth = forced || (self.style.divides && !name && letters >= LONG && room > RAGGED * self.width);
        if !dutch || !worth || letters < 2 * SIDE_LETTERS {
            return None;
        }
        let lower = core.to_lowercase();
        let syllables = hypher::hyphenate_bounded(
            if lower.len() == core.len() { &lower } else { core },
            Lang::Dutch,
            SIDE_LETTERS,
            SIDE_LETTERS,
        );
        let mut cuts = Vec::new();
        let mut cut = start;
        for syllable in syllables {
            cut += syllable.len();
            cuts.push(cut);
        }
        cuts.pop();
        let fits = |cut: &usize| {
            word.get(..*cut).is_some_and(|head| {
                let (head, hyphen) = self.with_hyphen(head);
                head.width(self.style) + hyphen.width(self.style) <= room + CLOSE
            })
        };
        cuts.into_iter().take_while(fits).last()
    }

    fn with_hyphen(&mut self, head: &str) -> (Rc<Word>, Rc<Word>) {
        (self.shaper.shape(self.style.face, head), Word::soft_hyphen(self.shaper, self.style.face))
    }

    /// How many bytes of `word` fit on an empty line; at least one letter with its marks.
    fn cut(&mut self, word: &str) -> usize {
        let mut letters = word.char_indices().filter(|(_, letter)| !is_combining_mark(*letter)).map(|(at, _)| at);
        let mut start = letters.next().unwrap_or(0);
        let mut reach = 0.0;
        for end in letters.chain([word.len()]) {
            let letter = word.get(start..end).unwrap_or_default();
            reach += self.shaper.shape(self.style.face, letter).width(self.style);
            if reach > self.width && start > 0 {
                return start;
            }
            start = end;
        }
        word.len()
    }
}
