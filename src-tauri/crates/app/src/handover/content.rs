//! The inside of a handover file, version 1: one case with the people in it and its papers, and nothing else of the vault.
//!
//! ```text
//! made_at      when the file was made; practice: whether it is an invented case of the practice vault
//! case         the case's id; number: the number it had
//! chain_head   the head of the sender's journal
//! entries      the journal of the case: id, seq, entered_at, actor, event (as the journal keeps it), and the texts that were
//!              not erased, each with its id and whom it is about; a person that a text refers to stands in it as p, g or s with
//!              the person's id, between the characters U+0002 and U+0003
//! people       pupils, guardians and staff that the entries refer to, as the sender knew them
//! documents    the frozen papers, each with the scans of it that were kept; seals: the certificates they were sealed with
//! tasks        what was open when the file was made, for a reader without this program; derived from the entries
//! ```

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use domain::case::{Case, Field, Phase, check_text};
use domain::document::DocumentKind;
use domain::event::Event;
use domain::ids::{CaseId, EventId, PupilId, ReportId, ScanId, StaffId, TextId};
use domain::journal::Entry;
use domain::people::{Guardian, People, Pupil, Staff};
use domain::references;
use domain::text::{About, Text};
use seal::{Fingerprint, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::HandoverProblem;
use crate::scans::{is_picture, scans_of};

/// All of it.
#[derive(Serialize, Deserialize)]
pub(super) struct Content {
    pub(super) made_at: DateTime<Utc>,
    pub(super) practice: bool,
    pub(super) case: CaseId,
    pub(super) number: String,
    pub(super) chain_head: String,
    pub(super) entries: Vec<EntryLine>,
    pub(super) people: PeopleLines,
    pub(super) documents: Vec<DocumentLine>,
    pub(super) seals: Vec<String>,
    pub(super) tasks: Vec<Task>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EntryLine {
    id: EventId,
    seq: u32,
    entered_at: DateTime<Utc>,
    actor: StaffId,
    event: Event,
    texts: Vec<TextLine>,
}

#[derive(Serialize, Deserialize)]
struct TextLine {
    id: TextId,
    about: About,
    text: String,
}

#[derive(Serialize, Deserialize, Default)]
pub(super) struct PeopleLines {
    pub(super) pupils: Vec<Pupil>,
    pub(super) guardians: Vec<Guardian>,
    pub(super) staff: Vec<Staff>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DocumentLine {
    pub(super) id: ReportId,
    pub(super) kind: DocumentKind,
    pub(super) version: u32,
    pub(super) recipient: String,
    pub(super) made_at: DateTime<Utc>,
    pub(super) pdf: String,
    /// Pictures of the signed paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) scans: Vec<ScanLine>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ScanLine {
    pub(super) id: ScanId,
    pub(super) jpeg: String,
}

/// Something that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// What, as a code of the agenda or of what a step misses.
    pub what: String,
    /// The step it belongs to, when it belongs to one.
    pub step: Option<u8>,
    /// With or for whom.
    pub pupil: Option<PupilId>,
    /// The last day for it, when it has one.
    pub due: Option<NaiveDate>,
}

/// A paper with its bytes.
pub(super) struct Paper {
    pub(super) line: DocumentLine,
    pub(super) bytes: Vec<u8>,
    pub(super) scans: Vec<(ScanId, Vec<u8>)>,
}

impl From<&Entry> for EntryLine {
    fn from(entry: &Entry) -> Self {
        let texts = entry.texts.iter().filter_map(|(id, (about, text))| {
            text.written().map(|text| TextLine { id: *id, about: *about, text: text.to_owned() })
        });
        Self {
            id: entry.id,
            seq: entry.seq,
            entered_at: entry.entered_at,
            actor: entry.actor,
            event: entry.event.clone(),
            texts: texts.collect(),
        }
    }
}

impl EntryLine {
    fn entry(&self) -> Entry {
        let texts = self.texts.iter().map(|line| (line.id, (line.about, Text::Written(line.text.clone()))));
        Entry {
            id: self.id,
            seq: self.seq,
            entered_at: self.entered_at,
            actor: self.actor,
            event: self.event.clone(),
            texts: texts.collect(),
        }
    }
}

impl Content {
    /// Reads what a file says; a kind of event that is not known is taken for a newer one.
    pub(super) fn read(content: &str) -> Result<Self, HandoverProblem> {
        serde_json::from_str(content).map_err(|_| HandoverProblem::Newer)
    }

    pub(super) fn entries(&self) -> Vec<Entry> {
        self.entries.iter().map(EntryLine::entry).collect()
    }

    /// The case, when all of it adds up: a journal that replays and ends with handing over, texts that can be, and papers
    /// that are those of the journal, sealed by a key that the sender vouches for.
    pub(super) fn check(&self) -> Result<(Case, Vec<Paper>), HandoverProblem> {
        let wrong = HandoverProblem::Inconsistent;
        let entries = self.entries();
        let case = Case::replay(self.case, &entries).map_err(|_| wrong)?;
        let handed = matches!(entries.last().map(|entry| &entry.event), Some(Event::CaseHandedOver { .. }));
        if !handed || !matches!(case.phase, Phase::Open | Phase::Closed) || case.opened.is_none() {
            return Err(wrong);
        }
        let mut texts = BTreeSet::new();
        for line in self.entries.iter().flat_map(|entry| &entry.texts) {
            let plain = references::without_tokens(&line.text);
            let kept = check_text(&plain, Field::Account).is_ok_and(|kept| kept == plain);
            if !kept || !texts.insert(line.id) {
                return Err(wrong);
            }
        }
        let known = |id: &PupilId| self.people.pupils.iter().any(|pupil| pupil.id == *id);
        if !case.participations.iter().all(|p| known(&p.pupil)) || !has_no_doubles(&self.people) {
            return Err(wrong);
        }
        Ok((case.clone(), self.papers(&case).ok_or(wrong)?))
    }

    fn papers(&self, case: &Case) -> Option<Vec<Paper>> {
        let seals = self.fingerprints();
        let mut ids = BTreeSet::new();
        self.documents
            .iter()
            .map(|line| {
                let bytes = STANDARD.decode(&line.pdf).ok()?;
                let report = case.reports.iter().find(|report| report.id == line.id)?;
                let same = report.sha256 == hex(&Sha256::digest(&bytes))
                    && report.kind == line.kind
                    && report.version == line.version;
                let sealed = matches!(seal::verify(&bytes, &seals), Verdict::Intact(_));
                let scans = line.scans.iter().map(|scan| kept_scan(case, line.id, scan)).collect::<Option<Vec<_>>>()?;
                let recipient = line.recipient.clone();
                let line = DocumentLine { pdf: String::new(), scans: Vec::new(), recipient, ..*line };
                (same && sealed && ids.insert(line.id)).then_some(Paper { line, bytes, scans })
            })
            .collect()
    }

    /// What the papers may be sealed with.
    pub(super) fn fingerprints(&self) -> Vec<Fingerprint> {
        let ders = self.seals.iter().filter_map(|der| STANDARD.decode(der).ok());
        ders.map(|der| Fingerprint(Sha256::digest(der).into())).collect()
    }
}

/// A picture that the journal knows, and that can be shown.
fn kept_scan(case: &Case, report: ReportId, line: &ScanLine) -> Option<(ScanId, Vec<u8>)> {
    let jpeg = STANDARD.decode(&line.jpeg).ok()?;
    let known = scans_of(case, report).any(|scan| scan.id == line.id && scan.sha256 == hex(&Sha256::digest(&jpeg)));
    (known && is_picture(&jpeg)).then_some((line.id, jpeg))
}

/// The people that a journal refers to, with the parents of the pupils in it. Of a parent's other children nothing comes
/// along.
pub(super) fn people_in(entries: &[Entry], case: &Case, all: &People) -> PeopleLines {
    let mut ids = BTreeSet::new();
    for entry in entries {
        collect(&serde_json::to_value(&entry.event).unwrap_or_default(), &mut ids);
        ids.insert(entry.actor.0);
        ids.extend(entry.texts.values().filter_map(|(about, _)| match about {
            About::Pupil(pupil) => Some(pupil.0),
            About::Case => None,
        }));
        ids.extend(entry.texts.values().filter_map(|(_, text)| text.written()).flat_map(references::people_in));
    }
    ids.extend(case.participations.iter().map(|p| p.pupil.0));
    let pupils: Vec<Pupil> = all.pupils.values().filter(|pupil| ids.contains(&pupil.id.0)).cloned().collect();
    let of_theirs = |pupil: &PupilId| pupils.iter().any(|known| known.id == *pupil);
    let guardians = all.guardians.values().filter_map(|guardian| {
        let wards: Vec<_> = guardian.pupils.iter().filter(|(pupil, _)| of_theirs(pupil)).copied().collect();
        (!wards.is_empty() || ids.contains(&guardian.id.0)).then(|| Guardian { pupils: wards, ..guardian.clone() })
    });
    let guardians = guardians.collect();
    let staff = all.staff.values().filter(|staff| ids.contains(&staff.id.0)).cloned().collect();
    PeopleLines { pupils, guardians, staff }
}

/// Puts other ids in the place of those of people, wherever they stand. What an earlier handover says of that stays.
pub(super) fn rename(value: &mut Value, names: &BTreeMap<Uuid, Uuid>) {
    let other = |text: &str| text.parse().ok().and_then(|id: Uuid| names.get(&id)).map(Uuid::to_string);
    match value {
        Value::String(text) => {
            if let Some(other) = other(text) {
                *text = other;
            } else if references::has_tokens(text) {
                *text = references::renamed(text, names);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, names)),
        Value::Object(fields) => {
            let before = std::mem::take(fields);
            for (key, mut value) in before {
                if key != "matched" {
                    rename(&mut value, names);
                }
                fields.insert(other(&key).unwrap_or(key), value);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn collect(value: &Value, ids: &mut BTreeSet<Uuid>) {
    match value {
        Value::String(text) => ids.extend(text.parse::<Uuid>().ok()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, ids)),
        Value::Object(fields) => {
            for (key, value) in fields {
                ids.extend(key.parse::<Uuid>().ok());
                collect(value, ids);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn has_no_doubles(people: &PeopleLines) -> bool {
    let ids: Vec<Uuid> = people
        .pupils
        .iter()
        .map(|pupil| pupil.id.0)
        .chain(people.guardians.iter().map(|guardian| guardian.id.0))
        .chain(people.staff.iter().map(|staff| staff.id.0))
        .collect();
    ids.iter().collect::<BTreeSet<_>>().len() == ids.len()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
