//! Names of others in a paper: where they stand, and what a person said about each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Desk, Draft, Passage, PassageKind};
use crate::action::NameSettled;
use crate::document::Document;
use crate::names::{Finding, NameScan, Named};
use crate::references::Reference;
use crate::text::Prose;

/// A hit that may stand in the paper after all, and why. It holds for this hit alone, while its text stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Stay {
    /// The key of the passage.
    pub key: String,
    /// The first byte of the hit in its text.
    pub start: u32,
    /// The words as they stand there.
    pub words: String,
    /// Why.
    pub reason: Prose,
}

/// What was done about a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The key of the passage.
    pub part: String,
    /// Whose name it was.
    pub person: Named,
    /// What was done.
    pub way: SettledWay,
}

/// How a hit was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettledWay {
    /// It became a reference.
    Reference,
    /// Other words stand in its place.
    Words,
    /// It stays, with the reason.
    Stays(Prose),
}

impl From<Settled> for NameSettled {
    fn from(settled: Settled) -> Self {
        let Settled { part, person, way } = settled;
        let reference = way == SettledWay::Reference;
        let stays = if let SettledWay::Stays(reason) = way { Some(reason) } else { None };
        Self { part, person, reference, stays }
    }
}

impl Passage {
    /// The hits about which nobody said anything yet.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| self.stay(finding).is_none())
    }

    /// What a person said about a hit that stays.
    pub fn stay(&self, finding: &Finding) -> Option<&Stay> {
        let words = self.text.get(finding.start..finding.end)?;
        let fits = |stay: &&Stay| usize::try_from(stay.start) == Ok(finding.start) && stay.words == words;
        self.stays.iter().find(fits)
    }

    /// What was done about each hit that was in it or still is.
    pub fn settled(&self) -> Vec<Settled> {
        let settled = |person, way| Settled { part: self.key.clone(), person, way };
        let gone = self.gone.iter().map(|(person, way)| settled(*person, way.clone()));
        let stays = self
            .findings
            .iter()
            .filter_map(|finding| Some(settled(finding.person, SettledWay::Stays(self.stay(finding)?.reason.clone()))));
        gone.chain(stays).collect()
    }
}

impl Draft<'_> {
    /// The names of others in a text, outside its references.
    pub(super) fn hits(&self, text: &str, references: &[Reference]) -> Vec<Finding> {
        outside(&self.reader.scan, text, references)
    }

    /// What was put in the place of names that were in the recorded text.
    pub(super) fn gone(
        &self,
        recorded: &str,
        findings: &[Finding],
        references: &[Reference],
    ) -> Vec<(Named, SettledWay)> {
        let before = self.references(recorded);
        let mut count: BTreeMap<Named, (usize, usize)> = BTreeMap::new();
        for finding in self.hits(recorded, &before) {
            count.entry(finding.person).or_default().0 += 1;
        }
        for finding in findings {
            let hits = &mut count.entry(finding.person).or_default().0;
            *hits = hits.saturating_sub(1);
        }
        for (person, (_, gained)) in &mut count {
            let of = |all: &[Reference]| all.iter().filter(|reference| reference.person == *person).count();
            *gained = of(references).saturating_sub(of(&before));
        }
        let ways = count.into_iter().flat_map(|(person, (gone, gained))| {
            let way = move |at| if at < gained { SettledWay::Reference } else { SettledWay::Words };
            (0..gone).map(move |at| (person, way(at)))
        });
        ways.collect()
    }
}

/// The names that a scan finds in a text outside its references.
pub(super) fn outside(scan: &NameScan, text: &str, references: &[Reference]) -> Vec<Finding> {
    scan.find(&blanked(text, references.iter().map(|found| found.start..found.end)))
}

/// Names of others in what is no passage: titles, facts, what the school set. Each such text as a passage of its own, that can
/// only stay or be mended where it comes from.
pub(super) fn elsewhere(
    document: &Document,
    passages: &[Passage],
    scan: &NameScan,
    desk: Desk<'_>,
    stays: &[Stay],
) -> Vec<Passage> {
    // Passages were looked at; what the school and its staff are called leaves no pupil's name behind.
    let mut known: Vec<&str> = passages.iter().map(|passage| passage.shown.trim()).collect();
    let staff: Vec<String> = desk.people.staff.values().map(|staff| staff.name.full()).collect();
    known.extend(staff.iter().map(String::as_str));
    known.extend([desk.school.name.as_str(), &desk.school.place]);
    known.extend(desk.school.address.iter().map(String::as_str));
    known.retain(|text| !text.is_empty());
    known.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut found: Vec<Passage> = Vec::new();
    for (text, index) in document.texts().into_iter().zip(0_usize..) {
        let mut looked_at = text.to_owned();
        for known in &known {
            let at: Vec<_> = looked_at.match_indices(known).map(|(at, hit)| at..at + hit.len()).collect();
            looked_at = blanked(&looked_at, at.into_iter());
        }
        let is_name = |finding: &Finding| {
            let words = text.get(finding.start..finding.end).unwrap_or_default();
            words.starts_with(char::is_uppercase) || words.contains(char::is_whitespace)
        };
        let findings: Vec<Finding> = scan.find(&looked_at).into_iter().filter(is_name).collect();
        if findings.is_empty() || found.iter().any(|known| known.text == text) {
            continue;
        }
        let key = format!("fixed:{index}");
        found.push(Passage {
            stays: stays.iter().filter(|stay| stay.key == key).cloned().collect(),
            key,
            kind: PassageKind::Fixed,
            text: text.to_owned(),
            shown: text.to_owned(),
            edited: false,
            references: Vec::new(),
            reads: Vec::new(),
            findings,
            gone: Vec::new(),
        });
    }
    found
}

/// A text with nothing to find in these places; every other byte stays where it is.
fn blanked(text: &str, places: impl Iterator<Item = std::ops::Range<usize>>) -> String {
    let mut blanked = text.to_owned();
    for place in places {
        let dots = ".".repeat(place.len());
        blanked.replace_range(place, &dots);
    }
    blanked
}
