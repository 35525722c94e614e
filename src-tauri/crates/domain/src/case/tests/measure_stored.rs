//! The stored format of measures: every event, every word and every field has an example.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::kinds::{ELEMENTS, MEASURE_EVENTS, kinds, measure_event};
use super::snapshots::{check, collect, examples, stored_name};
use crate::event::Event;
use crate::measure::{Letter, ObjectionOutcome, Plan, Voice};
use crate::model::Answer;
use crate::people::{School, SchoolType};

kinds! { plan, PLANS, Plan: Suspension Removal }
kinds! { voice, VOICES, Voice: Pupil Guardian }
kinds! { letter, LETTERS, Letter: Invitation Announcement Decision Objection Inspectorate Municipality Proposal Hearing }

#[test]
fn every_event_word_and_field_of_a_measure_has_an_example() {
    let examples = examples().remove("measure").unwrap();
    let mut words = BTreeMap::new();
    let mut fields: BTreeMap<(&str, String), bool> = BTreeMap::new();
    for example in &examples {
        let Event::Measure { happened, .. } = serde_json::from_value(example.clone()).unwrap() else { panic!() };
        collect("", &example["happened"], &mut words);
        for (field, value) in example["happened"].as_object().unwrap() {
            let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
            *fields.entry((measure_event(&happened), field.clone())).or_default() |= !empty;
        }
    }
    let never: Vec<_> = fields.iter().filter(|(_, filled)| !**filled).collect();
    assert!(never.is_empty(), "{never:?}");
    check(&words, "ruling", ObjectionOutcome::ALL);
    check(&words, "applies", Answer::ALL);
    check(&words, "qualified", Answer::ALL);
    let named = |key: &str, kinds: &[&str], but: &[&str]| {
        let kinds = kinds.iter().filter(|kind| !but.contains(kind));
        let kinds: BTreeSet<String> = kinds.map(|kind| stored_name(kind)).collect();
        assert_eq!(words.get(key), Some(&kinds), "{key}");
    };
    named("event", MEASURE_EVENTS, &[]);
    named("plan", PLANS, &[]);
    named("voice", VOICES, &[]);
    named("letter", LETTERS, &[]);
    named("missing", ELEMENTS, &["Decision", "ObjectionDecision"]);
}

#[test]
fn settings_of_before_get_the_default_texts() {
    let school = School::new("Het Voorbeeld".into(), "Ede".into(), crate::calendar::Region::Middle, SchoolType::Public);
    let mut json = serde_json::to_value(&school).unwrap();
    json.as_object_mut().unwrap().remove("measures").unwrap();
    let read: School = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(read, school);
    json["measures"] = Value::Null;
    assert!(serde_json::from_value::<School>(json).is_err(), "what is there has to be whole");
}
