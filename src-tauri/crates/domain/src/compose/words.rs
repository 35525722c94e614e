//! The words for what was recorded, as data: the whole dossier and the access package print nearly all of it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::measure::ObjectionOutcome;
use crate::model::{
    Answer, Apology, Behaviour, ClassWork, ConsentScope, ContactWay, ExternalStatus, Kept, LinkKind, Meaning, Means,
    Outcome, Place, Reporter, RequestAnswer, Role, SafetyNeed, SanctionKind, StopCard, Trend, Warning,
};

/// The words, by the value they stand for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) roles: BTreeMap<Role, String>,
    pub(super) reporters: BTreeMap<Reporter, String>,
    pub(super) places: BTreeMap<Place, String>,
    pub(super) behaviours: BTreeMap<Behaviour, String>,
    pub(super) needs: BTreeMap<SafetyNeed, String>,
    pub(super) cards: BTreeMap<StopCard, String>,
    pub(super) answers: BTreeMap<Answer, String>,
    pub(super) outcomes: BTreeMap<Outcome, String>,
    pub(super) apologies: BTreeMap<Apology, String>,
    pub(super) sanctions: BTreeMap<SanctionKind, String>,
    pub(super) kept: BTreeMap<Kept, String>,
    pub(super) trends: BTreeMap<Trend, String>,
    pub(super) ways: BTreeMap<ContactWay, String>,
    pub(super) means: BTreeMap<Means, String>,
    pub(super) warnings: BTreeMap<Warning, String>,
    pub(super) scopes: BTreeMap<ConsentScope, String>,
    pub(super) requests: BTreeMap<RequestAnswer, String>,
    pub(super) external: BTreeMap<ExternalStatus, String>,
    pub(super) class_work: BTreeMap<ClassWork, String>,
    pub(super) links: BTreeMap<LinkKind, String>,
    pub(super) rulings: BTreeMap<ObjectionOutcome, String>,
    pub(super) meanings: BTreeMap<Meaning, String>,
    pub(super) events: BTreeMap<String, String>,
}

/// The words of the program.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        toml::from_str(include_str!("words.toml")).expect("the built-in words parse: a test reads them")
    })
}

/// The word for a value. Every value has one: a test counts them.
pub(super) fn word<K: Ord + Copy>(words: &BTreeMap<K, String>, value: K) -> &str {
    words.get(&value).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_a_word() {
        let words = words();
        macro_rules! complete {
            ($($field:ident: $type:ty),+ $(,)?) => {$(
                for value in <$type>::ALL {
                    assert!(!word(&words.$field, *value).is_empty(), "{}: {value:?}", stringify!($field));
                }
            )+};
        }
        complete!(
            roles: Role, reporters: Reporter, places: Place, behaviours: Behaviour, needs: SafetyNeed, cards: StopCard,
            answers: Answer, outcomes: Outcome, apologies: Apology, sanctions: SanctionKind, kept: Kept, trends: Trend,
            ways: ContactWay, means: Means, warnings: Warning, scopes: ConsentScope, requests: RequestAnswer,
            external: ExternalStatus, class_work: ClassWork, links: LinkKind, rulings: ObjectionOutcome,
            meanings: Meaning,
        );
    }
}
