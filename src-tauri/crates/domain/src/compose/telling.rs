//! What was recorded in a case, told piece by piece: whole for the school's archive, or for one reader with everything
//! about others left out. The archive and the access package tell the same things; what differs is in [`Teller`].

mod measures;
mod promises;
mod talks;
pub(super) mod texts;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::references::Words;
use super::{Passage, PassageKind, Stay, hits, references};
use crate::case::Case;
use crate::dates;
use crate::document::Block;
use crate::ids::{GuardianId, PupilId, StaffId};
use crate::names::{NameScan, Named};
use crate::people::People;
use crate::references::{Handles, near};
use crate::text::Text;

/// For whom only: everything about others is kept from this reader.
pub(super) struct Only<'a> {
    /// About whom.
    pub(super) pupil: PupilId,
    /// The parent who reads; the pupil when there is none.
    pub(super) parent: Option<GuardianId>,
    /// The names this reader must not meet.
    pub(super) scan: NameScan,
    /// Free texts as they should read in this copy, by the key of their passage.
    pub(super) edits: &'a BTreeMap<String, String>,
    /// Names of others that may stand in it, each with the reason.
    pub(super) stays: &'a [Stay],
    /// What other pupils are called, where several are met; nothing while it is not known who they are.
    pub(super) words: Option<Words>,
}

impl Only<'_> {
    /// What another pupil is called in this copy.
    fn other(&self, id: PupilId) -> String {
        let Some(words) = &self.words else { return references::by_id(id) };
        words.get(&id).cloned().unwrap_or_else(|| texts::ANOTHER_PUPIL.to_owned())
    }
}

/// Tells pieces of cases.
pub(super) struct Teller<'a> {
    people: &'a People,
    only: Option<Only<'a>>,
    handles: Handles,
    /// Who can be meant by a reference.
    near: BTreeSet<Named>,
    /// Before the keys of passages, and what a person reads to know where one stands.
    place: String,
    /// The free texts that were told, each with its place.
    pub(super) passages: Vec<(String, Passage)>,
}

impl<'a> Teller<'a> {
    /// One who keeps nothing back.
    pub(super) fn of_everything(people: &'a People, case: &Case) -> Self {
        Self::over(people, None, near(case, people))
    }

    /// One who tells this reader only what this reader may know.
    pub(super) fn to(people: &'a People, only: Only<'a>, cases: &[Case]) -> Self {
        Self::over(people, Some(only), cases.iter().flat_map(|case| near(case, people)).collect())
    }

    fn over(people: &'a People, only: Option<Only<'a>>, near: BTreeSet<Named>) -> Self {
        Self { people, only, handles: Handles::new(people), near, place: String::new(), passages: Vec::new() }
    }

    /// From here on in this place.
    pub(super) fn at(&mut self, place: String) {
        self.place = place;
    }

    /// The parent for whom it is told, when it is one.
    pub(super) fn parent(&self) -> Option<GuardianId> {
        self.only.as_ref().and_then(|only| only.parent)
    }

    /// Whether other pupils have letters.
    pub(super) fn has_letters(&self) -> bool {
        self.only.as_ref().and_then(|only| only.words.as_ref()).is_some_and(|words| !words.is_empty())
    }

    /// Whether everything is told.
    pub(super) fn tells_all(&self) -> bool {
        self.only.is_none()
    }

    /// A free text: as it was recorded, or as it reads in this copy, looked through for names.
    pub(super) fn text(&mut self, kind: PassageKind, part: &str, id: Uuid, text: &Text) -> String {
        let Some(recorded) = text.written() else { return texts::ERASED.to_owned() };
        self.passage(kind, &format!("{part}:{id}"), recorded)
    }

    /// The same of a text that may not have been given.
    pub(super) fn maybe(&mut self, kind: PassageKind, part: &str, id: Uuid, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(kind, part, id, text))
    }

    /// A free text by its key.
    pub(super) fn passage(&mut self, kind: PassageKind, key: &str, recorded: &str) -> String {
        let text = self.only.as_ref().and_then(|only| only.edits.get(key)).map_or(recorded, String::as_str);
        let references = self.handles.find(text, &self.near);
        let (shown, reads) = references::render(text, &references, |person| self.named(person));
        let Some(only) = &self.only else { return shown };
        let passage = Passage {
            key: key.to_owned(),
            kind,
            text: text.to_owned(),
            shown: shown.clone(),
            edited: text != recorded,
            findings: hits::outside(&only.scan, text, &references),
            references,
            reads,
            stays: only.stays.iter().filter(|stay| stay.key == key).cloned().collect(),
            // What became of a name is told by the package itself: no journal keeps it.
            gone: Vec::new(),
        };
        self.passages.push((self.place.clone(), passage));
        shown
    }

    /// A text with everyone it refers to by what this reader may read of them.
    pub(super) fn by_name(&self, text: &str) -> String {
        references::render(text, &self.handles.find(text, &self.near), |person| self.named(person)).0
    }

    /// Whom a text refers to, as far as the reader may know.
    fn named(&self, person: Named) -> String {
        match person {
            Named::Pupil(id) => self.pupil(id),
            Named::Guardian(id) => self.guardian(id),
            Named::Staff(id) => self.people.staff.get(&id).map_or_else(|| texts::GONE.to_owned(), |s| s.name.full()),
        }
    }

    /// A pupil by name, as far as the reader may know it.
    pub(super) fn pupil(&self, id: PupilId) -> String {
        if let Some(only) = self.only.as_ref().filter(|only| only.pupil != id) {
            return only.other(id);
        }
        self.people.pupils.get(&id).map_or_else(|| texts::GONE.to_owned(), |known| known.name.full())
    }

    /// Several pupils; others than the reader's own are told once.
    pub(super) fn pupils(&self, ids: &[PupilId]) -> String {
        let mut names: Vec<String> = Vec::new();
        for id in ids {
            let name = self.pupil(*id);
            if self.tells_all() || !names.contains(&name) {
                names.push(name);
            }
        }
        super::texts::and(&names)
    }

    /// A parent by name, as far as the reader may know it.
    pub(super) fn guardian(&self, id: GuardianId) -> String {
        let known = self.people.guardians.get(&id);
        let strange = |only: &&Only<'_>| known.is_none_or(|known| known.custody_of(only.pupil).is_none());
        if let Some(only) = self.only.as_ref().filter(strange) {
            let mut pupils = known.into_iter().flat_map(|known| &known.pupils).map(|(pupil, _)| *pupil);
            let ward = pupils.find(|pupil| self.near.contains(&Named::Pupil(*pupil)));
            return ward
                .map_or_else(|| texts::ANOTHER_PARENT.to_owned(), |ward| texts::another_parent(&only.other(ward)));
        }
        known.map_or_else(|| texts::GONE.to_owned(), |known| known.name.full())
    }

    /// Someone of the school.
    pub(super) fn staff(&self, id: StaffId) -> String {
        let known = self.people.staff.get(&id);
        known.map_or_else(
            || texts::GONE.to_owned(),
            |known| format!("{} ({})", known.name.full(), super::texts::staff_role(known.role)),
        )
    }

    /// Several of the school.
    pub(super) fn all_staff(&self, ids: &[StaffId]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.staff(*id)).collect();
        super::texts::and(&names)
    }

    /// When and by whom something was entered.
    pub(super) fn entered(&self, at: DateTime<Utc>, by: StaffId) -> String {
        texts::entered(&on(at), &self.staff(by))
    }

    /// Passed warnings and reasons of the timeline are part of what is told; this is how a line of it reads.
    pub(super) fn timeline_row(&mut self, line: &crate::case::TimelineLine) -> Vec<String> {
        let words = super::words::words();
        let mut what = words.events.get(line.kind).cloned().unwrap_or_default();
        // In a copy for one pupil it is always that pupil: saying so in every line says nothing.
        if self.tells_all() {
            if line.kind != "witness_heard" && !line.pupils.is_empty() {
                what = format!("{what} ({})", self.pupils(&line.pupils));
            }
            if let Some(reason) = &line.reason {
                what = format!("{what}\n{}", texts::because(reason.written().unwrap_or(texts::ERASED)));
            }
            for (warning, reason) in &line.warnings {
                let warned = super::words::word(&words.warnings, *warning);
                what = format!("{what}\n{}", texts::despite(warned, reason.written().unwrap_or(texts::ERASED)));
            }
        }
        let mut by = self.people.staff.get(&line.actor).map_or_else(|| texts::GONE.to_owned(), |s| s.name.full());
        if let Some(other) = line.in_name_of {
            by = texts::in_name_of(&by, &self.staff(other));
        }
        vec![line.happened_on.map_or_else(String::new, short), moment(line.entered_at), what, by]
    }
}

/// A heading of level 3.
pub(super) fn minor(text: String) -> Block {
    Block::Heading { level: 3, text }
}

/// A heading of level 2.
pub(super) fn major(text: impl Into<String>) -> Block {
    Block::Heading { level: 2, text: text.into() }
}

/// A fact with a fixed label.
pub(super) fn fact(label: &str, value: impl Into<String>) -> (String, String) {
    (label.to_owned(), value.into())
}

/// The facts that are there.
pub(super) fn facts(all: Vec<Option<(String, String)>>) -> Vec<(String, String)> {
    all.into_iter().flatten().filter(|(_, value)| !value.trim().is_empty()).collect()
}

/// A date for a narrow column: "3-11-2026".
pub(super) fn short(date: NaiveDate) -> String {
    date.format("%-d-%-m-%Y").to_string()
}

/// The moment of entry, by this computer's clock.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    short(local(at))
}

/// The day of an entry, in full.
pub(super) fn on(at: DateTime<Utc>) -> String {
    dates::in_full(local(at))
}

/// Journals keep the moment in UTC; near midnight the day may be the one before.
fn local(at: DateTime<Utc>) -> NaiveDate {
    at.date_naive()
}

/// The first letter as a capital: words stand in lower case.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The number of a case, and that it is one.
pub(super) fn named(case: &Case) -> String {
    case.opened.as_ref().map(|opened| texts::case(&opened.number.to_string())).unwrap_or_default()
}

/// A long number in groups of eight characters, so that it can break and be compared.
pub(super) fn in_groups(hex: &str) -> String {
    let characters: Vec<char> = hex.chars().collect();
    characters.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
