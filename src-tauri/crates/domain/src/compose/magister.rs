//! The neutral summary for a registration in Magister (6.2): facts and dates of one pupil, to copy.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::letters::heading;
use super::{ComposeProblem, Draft, texts};
use crate::case::{Case, FollowUpState};
use crate::dates;
use crate::document::Block;
use crate::ids::PupilId;
use crate::model::{Behaviour, Outcome, Place, Role};

/// The sentences, as data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    #[expect(dead_code, reason = "for whoever reads the file")]
    checked_on: String,
    reported: String,
    place_and_kind: String,
    outcome: String,
    talks: String,
    parent_talks: String,
    agreements: String,
    checks: String,
    stopped: String,
    not_stopped: String,
    told: String,
    places: BTreeMap<Place, String>,
    behaviours: BTreeMap<Behaviour, String>,
    outcomes: BTreeMap<Outcome, String>,
}

fn sentences() -> &'static Sentences {
    static SENTENCES: OnceLock<Sentences> = OnceLock::new();
    SENTENCES.get_or_init(|| {
        toml::from_str(include_str!("magister.toml")).expect("the built-in sentences parse: a test reads them")
    })
}

/// The summary for one pupil's record in Magister: a paragraph of facts and dates, made of fixed sentences only, so that no
/// free text, no name, no role and no diagnosis can be in it. What concerns another pupil or family is left out.
///
/// # Errors
/// When the case is not opened, or the pupil has no side in it.
pub fn magister_summary(case: &Case, pupil: PupilId) -> Result<String, ComposeProblem> {
    sentences_of(case, pupil).map(|said| said.join(" "))
}

fn sentences_of(case: &Case, pupil: PupilId) -> Result<Vec<String>, ComposeProblem> {
    let opened = case.opened.as_ref().ok_or(ComposeProblem::NotOpened)?;
    if !matches!(case.role_of(pupil), Some(Role::Bullied | Role::Bullying | Role::Follower)) {
        return Err(ComposeProblem::WrongRecipient);
    }
    let say = sentences();
    let word = |words: Option<&String>| words.cloned().unwrap_or_default();
    let kinds: Vec<String> = opened.behaviours.iter().map(|kind| word(say.behaviours.get(kind))).collect();
    let mut said = vec![
        on(&say.reported, opened.reported_on).replace("{case}", &opened.number.to_string()),
        say.place_and_kind
            .replace("{plaats}", &word(say.places.get(&opened.place)))
            .replace("{gedrag}", &texts::and(&kinds)),
    ];
    if let Some(last) = case.assessments.last() {
        let outcome = word(say.outcomes.get(&last.outcome));
        said.push(on(&say.outcome, last.at.date_naive()).replace("{uitkomst}", &outcome));
    }
    let held = |of_parents: bool| {
        let own = case.conversations.iter().filter(move |c| c.pupils.contains(&pupil));
        own.filter(move |c| c.guardians.is_empty() != of_parents).map(|c| c.held_on)
    };
    said.extend(days(&say.talks, held(false)));
    if case.agreements.iter().any(|a| a.pupil == pupil || a.protects == Some(pupil)) {
        said.push(say.agreements.clone());
    }
    said.extend(days(&say.parent_talks, held(true)));
    let checked = case.follow_ups.iter().filter(|f| f.pupil == pupil).filter_map(|f| match f.state {
        FollowUpState::Held { on, .. } => Some(on),
        _ => None,
    });
    said.extend(days(&say.checks, checked));
    if let Some(finding) = case.finding() {
        let sentence = if finding.stopped { &say.stopped } else { &say.not_stopped };
        said.push(on(sentence, finding.on));
    }
    let told = case.informed.iter().rfind(|told| told.pupil == pupil && told.stretch == case.stretch);
    said.extend(told.map(|told| on(&say.told, told.on)));
    Ok(said)
}

impl Draft<'_> {
    /// The same on paper, for the pupil's own file at school.
    pub(super) fn summary(&self) -> Result<Vec<Block>, ComposeProblem> {
        if self.request.conversation.is_some() || self.request.letter.is_some() {
            return Err(ComposeProblem::WrongLetter);
        }
        Ok(vec![
            Block::Facts(vec![self.about_pupil()]),
            heading(texts::FACTS_AND_DATES),
            Block::List { numbered: false, items: sentences_of(self.case, self.reader.pupil.id)? },
            Block::Paragraph(texts::ABOUT_SUMMARY.to_owned()),
        ])
    }
}

fn on(sentence: &str, date: NaiveDate) -> String {
    sentence.replace("{date}", &dates::in_full(date))
}

/// The sentence with these days, each once, in order; nothing when there is none.
fn days(sentence: &str, days: impl Iterator<Item = NaiveDate>) -> Option<String> {
    let days: BTreeSet<NaiveDate> = days.collect();
    let days: Vec<String> = days.into_iter().map(dates::in_full).collect();
    (!days.is_empty()).then(|| sentence.replace("{data}", &texts::and(&days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_word_for_everything() {
        let say = sentences();
        assert_eq!(say.places.len(), Place::ALL.len());
        assert_eq!(say.behaviours.len(), Behaviour::ALL.len());
        assert_eq!(say.outcomes.len(), Outcome::ALL.len());
        for (sentence, field) in [
            (&say.reported, "{date}"),
            (&say.reported, "{case}"),
            (&say.place_and_kind, "{plaats}"),
            (&say.place_and_kind, "{gedrag}"),
            (&say.outcome, "{uitkomst}"),
            (&say.talks, "{data}"),
            (&say.parent_talks, "{data}"),
            (&say.checks, "{data}"),
            (&say.stopped, "{date}"),
            (&say.not_stopped, "{date}"),
            (&say.told, "{date}"),
        ] {
            assert!(sentence.contains(field), "{sentence}");
        }
    }
}
