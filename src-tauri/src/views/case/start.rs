//! How a case began: the report, the stop cards, safety, and what it was judged to be.

use app::domain::case::Opened;
use app::domain::model::{Answer, Behaviour, Outcome, Place, Reporter, SafetyNeed, StopCard};
use app::domain::protocol::ItemId;
use serde::Serialize;
use specta::Type;

use super::{Look, Written, maybe, written};
use crate::views::{date, moment};

views! {
    /// The report (*melding*).
    IntakeView {
        reported_on: String,
        reporter: Reporter,
        reporter_note: Written,
        place: Place,
        place_reason: Written,
        since: Written,
        behaviours: Vec<Behaviour>,
        what: Written,
    }
    /// An answer to a stop card.
    StopCardView { card: StopCard, yes: bool, referred_on: Option<String>, referred_to: Written }
    /// Safety today.
    SafetyView { needs: Vec<SafetyNeed>, note: Written, parents_early: bool, step_two_told_for: Option<String>, looked_at: String }
    /// A decision on bullying or teasing.
    AssessmentView {
        at: String,
        answers: Vec<(ItemId, Answer)>,
        notes: Vec<(ItemId, Written)>,
        outcome: Outcome,
        indicated: Outcome,
        reason: Written,
    }
    /// The answer to 6.2; `now`: since the last round or reopening.
    IncidentView { serious: bool, registered_on: Option<String>, registered_by: Written, now: bool }
}

impl IntakeView {
    pub(super) fn new(opened: &Opened) -> Self {
        Self {
            reported_on: date(opened.reported_on),
            reporter: opened.reporter,
            reporter_note: maybe(opened.reporter_note.as_ref()),
            place: opened.place,
            place_reason: maybe(opened.place_reason.as_ref()),
            since: maybe(opened.since.as_ref()),
            behaviours: opened.behaviours.iter().copied().collect(),
            what: written(&opened.what),
        }
    }
}

impl Look<'_> {
    pub(super) fn stop_cards(&self) -> Vec<StopCardView> {
        let cards = self.file.case.stop_cards.iter();
        cards
            .map(|(card, state)| StopCardView {
                card: *card,
                yes: state.yes,
                referred_on: state.referred_on.map(date),
                referred_to: maybe(state.referred_to.as_ref()),
            })
            .collect()
    }

    pub(super) fn safety(&self) -> Option<SafetyView> {
        self.file.case.safety.as_ref().map(|safety| SafetyView {
            needs: safety.needs.iter().copied().collect(),
            note: maybe(safety.note.as_ref()),
            parents_early: safety.parents_early,
            step_two_told_for: safety.step_two_told_for.map(date),
            looked_at: moment(safety.on),
        })
    }

    pub(super) fn assessments(&self) -> Vec<AssessmentView> {
        let assessments = self.file.case.assessments.iter().rev();
        assessments
            .map(|a| AssessmentView {
                at: moment(a.at),
                answers: a.answers.iter().map(|(item, answer)| (item.clone(), *answer)).collect(),
                notes: a.notes.iter().map(|(item, note)| (item.clone(), written(note))).collect(),
                outcome: a.outcome,
                indicated: a.indicated,
                reason: written(&a.reason),
            })
            .collect()
    }

    pub(super) fn incident(&self) -> Option<IncidentView> {
        self.file.case.incident.as_ref().map(|incident| IncidentView {
            serious: incident.serious,
            registered_on: incident.registered_on.map(date),
            registered_by: maybe(incident.registered_by.as_ref()),
            now: incident.stretch == self.file.case.stretch,
        })
    }
}
