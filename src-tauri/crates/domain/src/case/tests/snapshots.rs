//! The stored format: examples of every event, read back by today's types.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use super::kinds::{EVENTS, event_kind, kinds};
use crate::document::DocumentKind;
use crate::event::{Event, NameWay, PointState, SignedWay};
use crate::model::{
    Answer, Apology, Behaviour, ClassWork, ConsentScope, ContactWay, ConversationForm, ExternalStatus, Kept, LinkKind,
    Meaning, Means, NotSpoken, Outcome, Place, Recipient, Reporter, RequestAnswer, Role, SafetyNeed, SanctionKind,
    Signer, StopCard, Trend, Warning,
};
use crate::protocol::Step;

/// The stored examples by kind of event, as in `tests/snapshots/events`.
pub fn examples() -> BTreeMap<String, Vec<Value>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/events");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let kind = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            (kind, serde_json::from_str(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display())))
        })
        .collect()
}

/// `CaseOpened` as it is stored: `case_opened`.
pub fn stored_name(kind: &str) -> String {
    let mut name = String::new();
    for c in kind.chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(c.to_lowercase());
    }
    name
}

#[test]
fn a_stored_event_is_read_and_written_the_same_for_ever() {
    for (kind, events) in examples() {
        assert!(!events.is_empty(), "{kind} has no example");
        for example in events {
            let event: Event = serde_json::from_value(example.clone())
                .unwrap_or_else(|problem| panic!("{kind}: {problem}\n{example}"));
            assert_eq!(stored_name(event_kind(&event)), kind, "in the file of its own kind");
            assert_eq!(serde_json::to_value(&event).unwrap(), example);
        }
    }
}

#[test]
fn every_kind_of_event_has_an_example() {
    let kinds: BTreeSet<String> = EVENTS.iter().map(|kind| stored_name(kind)).collect();
    let files: BTreeSet<String> = examples().into_keys().collect();
    assert_eq!(files, kinds);
}

#[test]
fn every_field_is_filled_in_by_an_example() {
    for (kind, events) in examples() {
        let fields = || events.iter().filter_map(Value::as_object).flatten();
        let filled: BTreeSet<&String> = fields().filter(|(_, value)| !value.is_null()).map(|(name, _)| name).collect();
        let never: Vec<_> = fields().map(|(name, _)| name).filter(|name| !filled.contains(name)).collect();
        assert!(never.is_empty(), "{kind}: {never:?}");
    }
}

kinds! { point_state, POINT_STATES, PointState: Open Done NotNeeded }
kinds! { form, FORMS, ConversationForm: Talk Statement }
kinds! { not_spoken, NOT_SPOKEN, NotSpoken: Adult Refused NotReached }
kinds! { recipient, RECIPIENTS, Recipient: Pupil Guardians Authority }
kinds! { signer, SIGNERS, Signer: Pupil Guardian Staff }
kinds! { way, WAYS, SignedWay: Drawn Paper NotSigned ReadAtHome }
kinds! { name_way, NAME_WAYS, NameWay: Reference Words Stays }
kinds! { paper, PAPERS, DocumentKind:
    Agreements ParentReport MeetingReport HearingInvitation RemovalNotice SuspensionDecision RemovalDecision
    ObjectionDecision InspectorateNotice MunicipalityNotice TalkInvitation MeetingInvitation CaseSheet StatementForm
    ClosingNotice SuspensionProposal RemovalRequest HearingReport DecisionWithdrawal MagisterSummary
}
kinds! { sanction, SANCTIONS, SanctionKind: Reflective Conditional Measure }

/// Every word under a key, at any depth; those in lists and values of maps too. Ids are no words.
pub fn collect(key: &str, value: &Value, words: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::String(id) if id.parse::<uuid::Uuid>().is_ok() => {}
        Value::String(word) => drop(words.entry(key.to_owned()).or_default().insert(word.clone())),
        Value::Array(values) => values.iter().for_each(|value| collect(key, value, words)),
        Value::Object(fields) => {
            for (field, value) in fields {
                let key = if key == "answers" { key } else { field };
                collect(key, value, words);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

pub fn check<T: Serialize>(words: &BTreeMap<String, BTreeSet<String>>, key: &str, all: &[T]) {
    let all = all.iter().map(|value| serde_json::to_value(value).unwrap().as_str().unwrap().to_owned());
    assert_eq!(words.get(key), Some(&all.collect()), "{key}");
}

#[test]
fn every_word_that_can_be_stored_has_an_example() {
    let mut words = BTreeMap::new();
    for value in examples().values().flatten() {
        collect("", value, &mut words);
    }
    check(&words, "role", Role::ALL);
    check(&words, "reporter", Reporter::ALL);
    check(&words, "place", Place::ALL);
    check(&words, "behaviours", Behaviour::ALL);
    check(&words, "needs", SafetyNeed::ALL);
    check(&words, "card", StopCard::ALL);
    check(&words, "answers", Answer::ALL);
    check(&words, "outcome", Outcome::ALL);
    check(&words, "apology", Apology::ALL);
    check(&words, "kept", Kept::ALL);
    check(&words, "trend", Trend::ALL);
    check(&words, "channel", ContactWay::ALL);
    check(&words, "meaning", Meaning::ALL);
    check(&words, "means", Means::ALL);
    check(&words, "warning", Warning::ALL);
    check(&words, "scopes", ConsentScope::ALL);
    check(&words, "answer", RequestAnswer::ALL);
    check(&words, "status", ExternalStatus::ALL);
    check(&words, "work", ClassWork::ALL);
    check(&words, "link", LinkKind::ALL);
    let steps = [Step::Bullied, Step::Bullying, Step::Together, Step::Parents, Step::Measures];
    check(&words, "step", &steps);
    let named = |key: &str, kinds: &[&str]| {
        let kinds: BTreeSet<String> = kinds.iter().map(|kind| stored_name(kind)).collect();
        assert_eq!(words.get(key), Some(&kinds), "{key}");
    };
    named("state", POINT_STATES);
    named("form", FORMS);
    named("why", NOT_SPOKEN);
    named("to", RECIPIENTS);
    named("who", SIGNERS);
    named("way", &[WAYS, NAME_WAYS].concat());
    // Staff are never a name to settle.
    named("kind", &[PAPERS, SANCTIONS, &["Pupil", "Guardian"]].concat());
}
