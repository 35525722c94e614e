//! What a letter still lacks. A soft block: it never keeps a fact out, it keeps "CONCEPT" on the letter.

use chrono::NaiveDate;

use super::{Concerned, Measure, MeasureDecision, MeasureFacts, Objection};
use crate::case::Case;
use crate::ids::MeasureId;
use crate::measure::{Element, Letter, Plan, Source, Voice, is_under_compulsory_education};

/// Suspensions with at most this many days between them count as one stretch: no weekend makes them two.
const STRETCH_GAP: i64 = 3;
/// How many days after the first the last day of one stretch may be.
const STRETCH_MOST: i64 = 6;

/// Something a letter lacks, and why it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What.
    pub missing: Element,
    /// Why: [`Source::reference`] says where it is written.
    pub source: Source,
}

impl Case {
    /// What a letter of a measure lacks, without what the schoolleiding lifted. Empty for an unknown measure.
    pub fn measure_gaps(&self, measure: MeasureId, letter: Letter, facts: &MeasureFacts<'_>) -> Vec<Gap> {
        let Some(found) = self.measure(measure) else {
            return Vec::new();
        };
        let mut gaps = self.all_gaps(found, letter, facts);
        gaps.retain(|gap| !found.lifts.iter().any(|lift| lift.letter == letter && lift.missing == gap.missing));
        gaps
    }

    /// What a letter lacks, lifted or not.
    fn all_gaps(&self, measure: &Measure, letter: Letter, facts: &MeasureFacts<'_>) -> Vec<Gap> {
        let on = measure.date_of(letter, facts.today);
        let whom = Concerned::on(self, facts.people, measure.pupil, on);
        let mut list = List { gaps: Vec::new() };
        let to_family = !matches!(
            letter,
            Letter::Inspectorate {} | Letter::Municipality {} | Letter::Proposal {} | Letter::Hearing { .. }
        );
        if to_family {
            list.whom(&whom, measure, facts);
        }
        match letter {
            // What was said needs nothing more, and a proposal says itself what is still to be done.
            Letter::Invitation {} | Letter::Proposal {} | Letter::Hearing { .. } => {}
            Letter::Inspectorate {} | Letter::Municipality {} => list.notice(measure, letter),
            Letter::Announcement {} => {
                list.lacks(measure.requested.is_none(), Element::Request {}, Source::SchoolGuide);
            }
            // Taken back before it held: only that is told.
            Letter::Decision {} if measure.decision().is_some() && !measure.is_in_force() => {}
            Letter::Decision {} => {
                let removal = measure.plan().is_removal();
                let source = if removal { Source::Removal } else { Source::Court };
                list.hearings(measure, &whom, on, source);
                if removal {
                    list.removal(measure, &whom, on, facts);
                } else {
                    let over = measure.withdrawn.is_some();
                    list.lacks(measure.schoolwork.is_none() && !over, Element::Schoolwork {}, Source::Suspension);
                    list.lacks(self.is_chained(measure), Element::SingleStretch {}, Source::OneStretch);
                }
                list.decision(&measure.decisions, removal);
                list.objection_text(facts, removal);
            }
            Letter::Objection { objection } => list.objection(measure, measure.objection(objection), facts),
        }
        list.gaps
    }

    /// Whether a suspension makes one stretch of more than a week together with others of the same pupil.
    fn is_chained(&self, measure: &Measure) -> bool {
        let of_conduct = |m: &&Measure| {
            m.pupil == measure.pupil && m.is_in_force() && matches!(m.plan(), Plan::Suspension { pending: None, .. })
        };
        let Some(own) = measure.held().filter(|_| of_conduct(&measure)) else {
            return false;
        };
        let (mut first, mut last) = own;
        let mut others: Vec<_> =
            self.measures.iter().filter(of_conduct).filter(|m| m.id != measure.id).filter_map(Measure::held).collect();
        while let Some(at) = others.iter().position(|(from, until)| {
            (*from - last).num_days() <= STRETCH_GAP && (first - *until).num_days() <= STRETCH_GAP
        }) {
            let (from, until) = others.remove(at);
            (first, last) = (first.min(from), last.max(until));
        }
        own != (first, last) && (last - first).num_days() > STRETCH_MOST
    }
}

impl Measure {
    /// Whether the Leerplichtwet applies to the pupil on a day.
    pub fn is_compulsory(&self, facts: &MeasureFacts<'_>, on: NaiveDate) -> bool {
        is_under_compulsory_education(facts.people.pupils.get(&self.pupil), self.compulsory, on)
    }

    /// Whether someone was heard, or did not want to be, on or before a day.
    pub(crate) fn had_a_say(&self, voice: Voice, until: NaiveDate) -> bool {
        self.heard.iter().any(|hearing| hearing.on <= until && hearing.voices.contains(&voice))
            || self.declined.iter().any(|(who, on, _)| *who == voice && *on <= until)
    }
}

struct List {
    gaps: Vec<Gap>,
}

impl List {
    fn lacks(&mut self, missing: bool, element: Element, source: Source) {
        if missing {
            self.gaps.push(Gap { missing: element, source });
        }
    }

    fn whom(&mut self, whom: &Concerned, measure: &Measure, facts: &MeasureFacts<'_>) {
        let born = facts.people.pupils.get(&measure.pupil).and_then(|pupil| pupil.born);
        self.lacks(born.is_none(), Element::BirthDate {}, Source::Custody);
        for guardian in &whom.out_of_reach {
            self.lacks(true, Element::Contact { guardian: *guardian }, Source::Custody);
        }
        let nobody = !whom.of_age && whom.guardians.is_empty() && whom.out_of_reach.is_empty();
        self.lacks(nobody, Element::Guardian {}, Source::Custody);
        for guardian in &whom.custody_unknown {
            self.lacks(true, Element::Custody { guardian: *guardian }, Source::Custody);
        }
    }

    fn hearings(&mut self, measure: &Measure, whom: &Concerned, on: NaiveDate, source: Source) {
        if measure.not_heard_before.is_some() {
            return;
        }
        for voice in whom.voices() {
            self.lacks(!measure.had_a_say(voice, on), Element::Hearing { voice }, source);
        }
    }

    fn removal(&mut self, measure: &Measure, whom: &Concerned, on: NaiveDate, facts: &MeasureFacts<'_>) {
        self.lacks(measure.requested.is_none(), Element::Request {}, Source::SchoolGuide);
        let announced = |reader| {
            let mut sent = measure.sent.iter().filter(|sent| sent.letter == Letter::Announcement {} && !sent.concept);
            sent.any(|sent| sent.reaches(&reader) && sent.on <= on)
        };
        let silent = whom.readers().into_iter().any(|reader| !announced(reader));
        self.lacks(silent, Element::Announcement {}, Source::SchoolGuide);
        if measure.is_compulsory(facts, on) {
            let consulted = measure.consulted.as_ref().and_then(|(_, ended, _)| *ended);
            self.lacks(consulted.is_none_or(|ended| ended > on), Element::Consultation {}, Source::Removal);
            let school = measure.school_found.as_ref();
            self.lacks(school.is_none_or(|(found, _)| *found > on), Element::ReceivingSchool {}, Source::Removal);
        }
    }

    fn decision(&mut self, decisions: &[MeasureDecision], removal: bool) {
        let source = if removal { Source::Removal } else { Source::Suspension };
        let Some(decision) = decisions.last() else {
            return self.lacks(true, Element::Decision {}, source);
        };
        self.lacks(!decision.board && decision.on_behalf_of.is_none(), Element::OnBehalfOf {}, Source::Mandate);
        self.lacks(!decision.board && decision.mandate.is_none(), Element::Mandate {}, Source::Mandate);
        self.lacks(decision.reasons.is_none(), Element::Reasons {}, source);
        let begins = match decision.plan {
            Plan::Suspension { first, .. } => Some(first),
            Plan::Removal { from } => from,
        };
        // What changes later does not make the first decision late, and a wrong date can be put right.
        let first = decisions.iter().map(|decision| decision.decided_on).min();
        let late = begins.is_some_and(|begins| first.is_some_and(|first| first > begins));
        self.lacks(late, Element::DecidedInTime {}, if removal { source } else { Source::Court });
    }

    /// An authority is told what was decided; the Inspectie also why.
    fn notice(&mut self, measure: &Measure, letter: Letter) {
        let source = match letter {
            Letter::Municipality {} => Source::Municipality,
            _ if measure.plan().is_removal() => Source::Removal,
            _ => Source::Suspension,
        };
        let decision = measure.decision();
        self.lacks(decision.is_none(), Element::Decision {}, source);
        let silent = decision.is_some_and(|decision| decision.reasons.is_none());
        self.lacks(silent && letter == (Letter::Inspectorate {}), Element::Reasons {}, source);
    }

    fn objection_text(&mut self, facts: &MeasureFacts<'_>, removal: bool) {
        let blank = facts.school.measures.objection(facts.school.school_type).trim().is_empty();
        let source = if removal { Source::Removal } else { Source::Court };
        self.lacks(blank, Element::ObjectionText {}, source);
    }

    fn objection(&mut self, measure: &Measure, objection: Option<&Objection>, facts: &MeasureFacts<'_>) {
        let source = measure.objection_source(facts.school.school_type);
        let decision = objection.and_then(|o| o.decision.as_ref());
        let until = decision.map_or(facts.today, |decision| decision.on);
        let heard = objection.is_some_and(|o| o.hearings.iter().any(|hearing| hearing.on <= until));
        self.lacks(!heard, Element::ObjectionHearing {}, source);
        let read = objection.and_then(|o| o.reports_offered).is_some_and(|on| on <= until);
        self.lacks(!read, Element::ReportsOffered {}, source);
        match decision {
            None => self.lacks(true, Element::ObjectionDecision {}, source),
            Some(decision) => self.lacks(decision.reasons.is_none(), Element::ObjectionReasons {}, source),
        }
    }
}
