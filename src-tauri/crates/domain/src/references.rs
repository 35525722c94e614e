//! References: people in a free text, by who they are instead of by what they are called.
//!
//! On the screen and in memory a reference reads "@Daan de Vries": an at sign and a handle that no two people share. In the
//! journal it is a token with the person's id, between two control characters that no typed text can hold. So a change of
//! name changes what is shown from then on, and whoever is erased leaves no name behind.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::case::Case;
use crate::ids::{GuardianId, PupilId, StaffId};
use crate::names::Named;
use crate::nl;
use crate::people::{Name, People};

/// Begins a handle.
const AT: char = '@';
/// Begins a token.
const OPEN: char = '\u{2}';
/// Ends one.
const CLOSE: char = '\u{3}';

/// A reference in a text as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// To whom.
    pub person: Named,
    /// Its first byte: the at sign.
    pub start: usize,
    /// The first byte after it.
    pub end: usize,
}

/// What everyone is called in references: the full name, with something added where two have the same.
#[derive(Clone, Debug, Default)]
pub struct Handles {
    of: BTreeMap<Named, String>,
    /// Longest first, so that a name that begins as another one does is not taken for it.
    longest_first: Vec<(String, Named)>,
    /// Full names that more than one person bears.
    shared: BTreeMap<String, Vec<Named>>,
}

impl Handles {
    /// The handles of everyone who is known.
    pub fn new(people: &People) -> Self {
        let mut by_name: BTreeMap<String, Vec<(Named, String)>> = BTreeMap::new();
        let mut add = |name: &Name, person: Named, apart: &str| {
            by_name.entry(name.full()).or_default().push((person, apart.to_owned()));
        };
        for (id, pupil) in &people.pupils {
            add(&pupil.name, Named::Pupil(*id), if pupil.class.is_empty() { nl::A_PUPIL } else { &pupil.class });
        }
        for (id, guardian) in &people.guardians {
            add(&guardian.name, Named::Guardian(*id), nl::A_PARENT);
        }
        for (id, staff) in &people.staff {
            add(&staff.name, Named::Staff(*id), nl::A_COLLEAGUE);
        }
        let mut handles = Self::default();
        let mut taken: BTreeSet<String> = by_name.keys().cloned().collect();
        for (name, bearers) in by_name {
            if let [(person, _)] = bearers.as_slice() {
                handles.of.insert(*person, name);
                continue;
            }
            handles.shared.insert(name.clone(), bearers.iter().map(|(person, _)| *person).collect());
            for (person, apart) in bearers {
                let numbered = (2..).map(|number| format!("{name} ({apart}, {number})"));
                let free =
                    std::iter::once(format!("{name} ({apart})")).chain(numbered).find(|one| !taken.contains(one));
                if let Some(handle) = free {
                    taken.insert(handle.clone());
                    handles.of.insert(person, handle);
                }
            }
        }
        let all = handles.of.iter().map(|(person, handle)| (handle.clone(), *person));
        let shared = handles.shared.iter().filter_map(|(name, bearers)| Some((name.clone(), *bearers.first()?)));
        handles.longest_first = all.chain(shared).collect();
        handles
            .longest_first
            .sort_by_key(|(handle, person)| (std::cmp::Reverse(handle.len()), handle.clone(), *person));
        handles
    }

    /// How a reference to this person reads, at sign and all; nothing when the person is not known.
    pub fn shown(&self, person: Named) -> Option<String> {
        self.of.get(&person).map(|handle| format!("{AT}{handle}"))
    }

    /// The references in a text, from left to right. Of two people with one name only one who is `near` can be meant.
    pub fn find(&self, text: &str, near: &BTreeSet<Named>) -> Vec<Reference> {
        let mut found: Vec<Reference> = Vec::new();
        for (start, _) in text.match_indices(AT) {
            let before = text.get(..start).and_then(|before| before.chars().next_back());
            if before.is_some_and(char::is_alphanumeric) || found.last().is_some_and(|last| start < last.end) {
                continue;
            }
            let rest = text.get(start + AT.len_utf8()..).unwrap_or_default();
            let fits = |handle: &str| {
                rest.strip_prefix(handle).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
            };
            let hit = self.longest_first.iter().find(|(handle, _)| fits(handle));
            let Some((handle, person)) = hit else { continue };
            let person = match self.shared.get(handle) {
                None => Some(*person),
                Some(bearers) => {
                    let mut meant = bearers.iter().filter(|bearer| near.contains(bearer));
                    meant.next().filter(|_| meant.next().is_none()).copied()
                }
            };
            let end = start + AT.len_utf8() + handle.len();
            found.extend(person.map(|person| Reference { person, start, end }));
        }
        found
    }

    /// A text as the journal keeps it: a token for every reference to someone who is `near`, and no other token.
    pub fn stored(&self, shown: &str, near: &BTreeSet<Named>) -> String {
        let mut stored = String::with_capacity(shown.len());
        let mut at = 0;
        let plain = |text: &str| text.replace([OPEN, CLOSE], "");
        for Reference { person, start, end } in self.find(shown, near) {
            if near.contains(&person) {
                stored.push_str(&plain(shown.get(at..start).unwrap_or_default()));
                stored.push_str(&token(person));
                at = end;
            }
        }
        stored.push_str(&plain(shown.get(at..).unwrap_or_default()));
        stored
    }

    /// A text of the journal as it is shown. Who is not known any more reads as "een leerling".
    pub fn restored(&self, stored: &str) -> String {
        replace_tokens(stored, |person| self.shown(person).unwrap_or_else(|| somebody(person).to_owned()))
    }
}

/// Whether a text of the journal has references in it.
pub fn has_tokens(stored: &str) -> bool {
    stored.contains(OPEN)
}

/// A text of the journal without anybody: every token as words.
pub fn without_tokens(stored: &str) -> String {
    replace_tokens(stored, |person| somebody(person).to_owned())
}

/// Whom the tokens of a text of the journal refer to.
pub fn people_in(stored: &str) -> Vec<Uuid> {
    let mut people = Vec::new();
    replace_tokens(stored, |person| {
        people.push(id_of(person));
        String::new()
    });
    people
}

/// A text of the journal with other ids in the place of those of people.
pub fn renamed(stored: &str, names: &BTreeMap<Uuid, Uuid>) -> String {
    let other = |id: Uuid| names.get(&id).copied().unwrap_or(id);
    replace_tokens(stored, |person| {
        token(match person {
            Named::Pupil(id) => Named::Pupil(PupilId(other(id.0))),
            Named::Guardian(id) => Named::Guardian(GuardianId(other(id.0))),
            Named::Staff(id) => Named::Staff(StaffId(other(id.0))),
        })
    })
}

/// The people a text of this case can refer to: its pupils, those whose texts were copied into it, their parents, and staff.
pub fn near(case: &Case, people: &People) -> BTreeSet<Named> {
    let pupils: BTreeSet<PupilId> = case.participations.iter().map(|p| p.pupil).chain(case.shielded()).collect();
    let guardians = people.guardians.values().filter(|g| g.pupils.iter().any(|(pupil, _)| pupils.contains(pupil)));
    let mut near: BTreeSet<Named> = guardians.map(|guardian| Named::Guardian(guardian.id)).collect();
    near.extend(people.staff.keys().copied().map(Named::Staff));
    near.extend(pupils.into_iter().map(Named::Pupil));
    near
}

fn token(person: Named) -> String {
    let kind = match person {
        Named::Pupil(_) => 'p',
        Named::Guardian(_) => 'g',
        Named::Staff(_) => 's',
    };
    format!("{OPEN}{kind}{}{CLOSE}", id_of(person).simple())
}

fn id_of(person: Named) -> Uuid {
    match person {
        Named::Pupil(id) => id.0,
        Named::Guardian(id) => id.0,
        Named::Staff(id) => id.0,
    }
}

fn parse(inside: &str) -> Option<Named> {
    let id = |text: &str| Uuid::try_parse(text).ok();
    if let Some(text) = inside.strip_prefix('p') {
        return Some(Named::Pupil(PupilId(id(text)?)));
    }
    if let Some(text) = inside.strip_prefix('g') {
        return Some(Named::Guardian(GuardianId(id(text)?)));
    }
    Some(Named::Staff(StaffId(id(inside.strip_prefix('s')?)?)))
}

fn replace_tokens(stored: &str, mut words: impl FnMut(Named) -> String) -> String {
    let mut parts = stored.split(OPEN);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(CLOSE).and_then(|(inside, after)| Some((parse(inside)?, after))) {
            Some((person, after)) => {
                text.push_str(&words(person));
                text.push_str(after);
            }
            None => text.push_str(part),
        }
    }
    text
}

fn somebody(person: Named) -> &'static str {
    match person {
        Named::Pupil(_) => nl::SOME_PUPIL,
        Named::Guardian(_) => nl::SOME_PARENT,
        Named::Staff(_) => nl::SOME_COLLEAGUE,
    }
}

#[cfg(test)]
mod tests;
