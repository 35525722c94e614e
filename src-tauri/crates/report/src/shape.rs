//! Words become placed glyphs: kerning, marks, and for each glyph the character a reader program will find.

use std::collections::HashMap;
use std::rc::Rc;

use rustybuzz::{Direction, Language, Script, ShapePlan, UnicodeBuffer};

use crate::fonts::{self, Face};
use crate::style::Style;

/// A glyph at its place; measures in thousandths of the type size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// Its number in the font.
    pub(crate) id: u16,
    /// To the next glyph, kerning included.
    pub(crate) advance: i32,
    /// Moved to the right by.
    pub(crate) right: i32,
    /// Moved up by.
    pub(crate) up: i32,
    /// What a reader program finds for it.
    pub(crate) text: String,
}

/// A word or a space, shaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// What it says.
    pub(crate) text: String,
    /// How it looks.
    pub(crate) glyphs: Vec<Glyph>,
    /// Whether the texts of the glyphs, one after the other, say exactly `text`. If not, `text` must be written beside them.
    pub(crate) faithful: bool,
    advance: i32,
}

impl Word {
    /// Its width in points.
    pub(crate) fn width(&self, style: &Style) -> f64 {
        f64::from(self.advance) * style.size / 1000.0
    }

    /// The hyphen at the end of a line inside a word: seen as a hyphen, read as a soft one, so that the word stays whole.
    pub(crate) fn soft_hyphen(shaper: &mut Shaper, face: Face) -> Rc<Self> {
        let hyphen = shaper.shape(face, "-");
        Rc::new(Self { text: "\u{AD}".into(), faithful: false, ..(*hyphen).clone() })
    }
}

/// Shapes words, each once. Lives as long as one document: it holds what people wrote.
#[derive(Default)]
pub(crate) struct Shaper {
    words: HashMap<(Face, String), Rc<Word>>,
    plans: HashMap<(Face, Script), ShapePlan>,
}

impl Shaper {
    /// The glyphs of `text`, which stays on one line.
    pub(crate) fn shape(&mut self, face: Face, text: &str) -> Rc<Word> {
        let key = (face, text.to_owned());
        if let Some(word) = self.words.get(&key) {
            return Rc::clone(word);
        }
        let word = Rc::new(self.shape_anew(face, text));
        self.words.insert(key, Rc::clone(&word));
        word
    }

    fn shape_anew(&mut self, face: Face, text: &str) -> Word {
        let font = fonts::font(face);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        let language: Language = "nl".parse().expect("any tag that is not empty is a language");
        buffer.set_language(language.clone());
        let plan = self.plans.entry((face, buffer.script())).or_insert_with_key(|(_, script)| {
            ShapePlan::new(&font.shaper, Direction::LeftToRight, Some(*script), Some(&language), &[])
        });
        let shaped = rustybuzz::shape_with_plan(&font.shaper, plan, buffer);

        let infos = shaped.glyph_infos();
        let mut word =
            Word { text: text.to_owned(), glyphs: Vec::with_capacity(infos.len()), faithful: true, advance: 0 };
        for (index, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            let own = font.character(id);
            // A glyph without a character of its own (a letter without its dot, say) takes its part of the text.
            let end = infos.iter().skip(index).map(|next| next.cluster).find(|&cluster| cluster != info.cluster);
            let part = text.get(info.cluster as usize..end.map_or(text.len(), |end| end as usize)).unwrap_or(text);
            word.faithful &= own.is_some();
            word.advance += position.x_advance;
            word.glyphs.push(Glyph {
                id,
                advance: position.x_advance,
                right: position.x_offset,
                up: position.y_offset,
                text: own.map_or_else(|| part.to_owned(), String::from),
            });
        }
        word.faithful =
            word.faithful && word.glyphs.iter().map(|glyph| glyph.text.as_str()).collect::<String>() == text;
        word
    }
}
