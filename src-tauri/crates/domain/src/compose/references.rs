//! How people whom a text refers to read in a copy for one reader.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;
use uuid::fmt::Simple;

use super::{Desk, Draft, telling, texts};
use crate::case::Case;
use crate::dates;
use crate::ids::PupilId;
use crate::names::Named;
use crate::people::Pupil;
use crate::references::Reference;

/// What other pupils are called in a copy that has several of them.
pub(super) type Words = BTreeMap<PupilId, String>;

impl Draft<'_> {
    /// The references in a text. Everyone's handle counts: a name too many stays out rather than one too few.
    pub(super) fn references(&self, text: &str) -> Vec<Reference> {
        self.handles.find(text, &self.near)
    }

    /// A text of the case with its references in the words of this reader, and those words.
    pub(super) fn rendered(&mut self, text: &str, references: &[Reference]) -> (String, Vec<String>) {
        render(text, references, |person| self.words_for(person))
    }

    /// What this reader may read for a person: a name of the own family or of the school, and for all others no name.
    fn words_for(&mut self, person: Named) -> String {
        let people = self.desk.people;
        let own = self.reader.pupil;
        match person {
            Named::Pupil(id) if id == own.id => own.name.short().to_owned(),
            Named::Pupil(id) => self.other(id),
            Named::Staff(id) => {
                people.staff.get(&id).map_or_else(|| texts::A_COLLEAGUE.into(), |staff| staff.name.full())
            }
            Named::Guardian(id) => {
                let Some(guardian) = people.guardians.get(&id) else { return texts::A_PARENT.to_owned() };
                if guardian.custody_of(own.id).is_some() {
                    return guardian.name.full();
                }
                let ward = guardian.pupils.iter().map(|(pupil, _)| *pupil).find(|id| self.case.role_of(*id).is_some());
                ward.map_or_else(|| texts::A_PARENT.to_owned(), |pupil| texts::parent_of(&self.other(pupil)))
            }
        }
    }

    fn other(&mut self, id: PupilId) -> String {
        if !self.others.contains(&id) {
            self.others.push(id);
        }
        self.words.get(&id).cloned().unwrap_or_else(|| texts::ANOTHER_PUPIL.to_owned())
    }
}

/// A text with its references in these words, with a capital where a sentence begins, and the words of each.
pub(super) fn render(
    text: &str,
    references: &[Reference],
    mut words_for: impl FnMut(Named) -> String,
) -> (String, Vec<String>) {
    let mut rendered = String::with_capacity(text.len());
    let mut reads = Vec::new();
    let mut at = 0;
    for reference in references {
        rendered.push_str(text.get(at..reference.start).unwrap_or_default());
        let words = words_for(reference.person);
        let words = if begins_sentence(&rendered) { capital(&words) } else { words };
        rendered.push_str(&words);
        reads.push(words);
        at = reference.end;
    }
    rendered.push_str(text.get(at..).unwrap_or_default());
    (rendered, reads)
}

/// Words for several other pupils that tell them apart: the talk by which the reader knows one of them, or a letter.
pub(super) fn tell_apart(case: &Case, reader: &Pupil, is_pupil: bool, others: &[PupilId], desk: Desk<'_>) -> Words {
    let mut words = Words::new();
    let mut days = BTreeSet::new();
    for talk in &case.conversations {
        let [one, two] = talk.pupils.as_slice() else { continue };
        let other = if *one == reader.id { two } else { one };
        let both = *one == reader.id || *two == reader.id;
        let known = both && talk.held_on <= desk.today && others.contains(other) && !words.contains_key(other);
        if known && days.insert(talk.held_on) {
            words.insert(*other, texts::whom_you_met(is_pupil, reader.name.short(), &dates::in_full(talk.held_on)));
        }
    }
    let unknown: Vec<PupilId> = others.iter().filter(|id| !words.contains_key(id)).copied().collect();
    if unknown.len() > 1 {
        let lettered = unknown.into_iter().zip(0_usize..);
        words.extend(lettered.map(|(id, at)| (id, texts::another_pupil(&letter(at)))));
    }
    words
}

/// Stands before the id of a pupil who has no words yet. No typed text holds it.
const MARK: char = '\u{1}';

/// A pupil by id, for who looks in which order they come.
pub(super) fn by_id(pupil: PupilId) -> String {
    format!("{MARK}{}", pupil.0.simple())
}

/// The pupils who stand in these texts by their ids, in the order in which a reader meets them.
pub(super) fn met(texts: &[&str]) -> Vec<PupilId> {
    let mut met = Vec::new();
    for part in texts.iter().flat_map(|text| text.split(MARK).skip(1)) {
        let id = part.get(..Simple::LENGTH).and_then(|id| Uuid::try_parse(id).ok()).map(PupilId);
        met.extend(id.filter(|id| !met.contains(id)));
    }
    met
}

/// A letter for each of several pupils, in this order. One alone needs none.
pub(super) fn lettered(met: &[PupilId]) -> Words {
    if met.len() < 2 {
        return Words::new();
    }
    met.iter().zip(0_usize..).map(|(id, at)| (*id, telling::texts::a_pupil(&letter(at)))).collect()
}

/// A, B, … Z, AA, AB, …
fn letter(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { last.to_string() } else { format!("{}{last}", letter(at / 26 - 1)) }
}

fn begins_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    let line = before.get(trimmed.len()..).unwrap_or_default().contains('\n');
    line || trimmed.is_empty() || trimmed.ends_with(['.', '!', '?', '…', '“', '‘', '„'])
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
