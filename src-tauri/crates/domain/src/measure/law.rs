//! Where a demand comes from, and the texts of the school about objecting: data, not rules.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::plain_enums;
use crate::people::SchoolType;

plain_enums! {
    /// Why something is asked. What stands behind it is data: see [`Source::reference`].
    Source {
        /// Suspension.
        Suspension,
        /// At most a week, in one stretch.
        OneStretch,
        /// Removal.
        Removal,
        /// Objecting at an openbare school.
        PublicObjection,
        /// How long deciding on an objection may take at an openbare school.
        PublicTerm,
        /// What can be done about a decision on an objection.
        Appeal,
        /// The committee that advises on a removal.
        DisputeCommittee,
        /// Telling the municipality.
        Municipality,
        /// A court on a suspension.
        Court,
        /// Who has a say over a pupil.
        Custody,
        /// Deciding for someone else.
        Mandate,
        /// The school's own procedure.
        SchoolGuide,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Law {
    sources: BTreeMap<Source, Reference>,
    texts: MeasureTexts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    reference: String,
    checked: NaiveDate,
}

fn law() -> &'static Law {
    static LAW: OnceLock<Law> = OnceLock::new();
    LAW.get_or_init(|| toml::from_str(include_str!("law.toml")).expect("the data file is checked by a test"))
}

impl Source {
    /// The article, judgement or paper, as people cite it.
    pub fn reference(self) -> &'static str {
        law().sources.get(&self).map_or("", |source| &source.reference)
    }

    /// The day someone last read it (*gecontroleerd op*).
    pub fn checked_on(self) -> Option<NaiveDate> {
        law().sources.get(&self).map(|source| source.checked)
    }
}

/// The school's texts for letters about measures: settings, with the day they were last checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MeasureTexts {
    /// How to object at a bijzondere school.
    pub objection_private: String,
    /// How to object at an openbare school.
    pub objection_public: String,
    /// What can be done about a decision on an objection at a bijzondere school; may be empty.
    #[serde(default)]
    pub appeal_private: String,
    /// The same at an openbare school.
    #[serde(default)]
    pub appeal_public: String,
    /// Who else can be asked about a removal, at either kind of school; may be empty.
    #[serde(default)]
    pub committee: String,
    /// The school's own procedure, or where it is written.
    pub procedure: String,
    /// The day someone last checked these texts (*gecontroleerd op*).
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    #[serde(default)]
    pub checked_on: Option<NaiveDate>,
}

impl MeasureTexts {
    /// The text about objecting for this kind of school; may be empty.
    pub fn objection(&self, school_type: SchoolType) -> &str {
        match school_type {
            SchoolType::Private => &self.objection_private,
            SchoolType::Public => &self.objection_public,
        }
    }
}

impl MeasureTexts {
    /// The text about what can be done after an objection, for this kind of school; may be empty.
    pub fn appeal(&self, school_type: SchoolType) -> &str {
        match school_type {
            SchoolType::Private => &self.appeal_private,
            SchoolType::Public => &self.appeal_public,
        }
    }
}

impl Default for MeasureTexts {
    fn default() -> Self {
        law().texts.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_can_be_cited_and_every_text_is_there() {
        assert_eq!(law().sources.keys().copied().collect::<Vec<_>>(), Source::ALL);
        assert!(
            Source::ALL.iter().all(|source| !source.reference().trim().is_empty() && source.checked_on().is_some())
        );
        let texts = MeasureTexts::default();
        assert!(texts.objection(SchoolType::Private).contains("zes weken"));
        assert!(texts.objection(SchoolType::Public).contains("Algemene wet bestuursrecht"));
        assert!(texts.appeal(SchoolType::Private).contains("burgerlijke rechter"));
        assert!(
            texts.appeal(SchoolType::Public).contains("binnen zes weken")
                && !texts.appeal(SchoolType::Public).contains("burgerlijke")
        );
        assert!(texts.committee.contains("Geschillencommissie passend onderwijs"));
        assert!(!texts.procedure.is_empty());
        assert_eq!(texts.checked_on, None, "the school has to check them itself");
    }
}
