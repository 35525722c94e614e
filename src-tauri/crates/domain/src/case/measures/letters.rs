//! The letters of a measure: for whom, with which mark, and until when someone can object.

use super::{Concerned, Gap, Lift, Made, Measure, MeasureFacts, Sent};
use crate::case::Case;
use crate::ids::MeasureId;
use crate::measure::Letter;
use crate::model::Recipient;
use crate::terms::{self, Term};

/// What stands over a letter.
#[derive(Clone, Debug, PartialEq)]
pub enum LetterMark {
    /// "CONCEPT, niet compleet", with what it lacks.
    Concept(Vec<Gap>),
    /// Complete.
    Complete,
    /// Complete as the schoolleiding let it go without these.
    Lifted(Vec<Lift>),
}

/// A letter as it stands now.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterState {
    /// For whom.
    pub whom: Concerned,
    /// Its mark.
    pub mark: LetterMark,
}

impl Case {
    /// A letter of a measure as it stands now; `None` for a measure or objection that is not there.
    pub fn measure_letter(&self, id: MeasureId, letter: Letter, facts: &MeasureFacts<'_>) -> Option<LetterState> {
        let measure = self.measure(id).filter(|measure| measure.has(letter))?;
        let gaps = self.measure_gaps(id, letter, facts);
        let on = measure.date_of(letter, facts.today);
        let lifts: Vec<Lift> = measure.lifts.iter().filter(|lift| lift.letter == letter).cloned().collect();
        let mark = match (gaps.is_empty(), lifts.is_empty()) {
            (false, _) => LetterMark::Concept(gaps),
            (true, true) => LetterMark::Complete,
            (true, false) => LetterMark::Lifted(lifts),
        };
        Some(LetterState { whom: Concerned::on(self, facts.people, measure.pupil, on), mark })
    }
}

impl Sent {
    /// Whether this reader got it: alone, or as one of a couple that was written to together.
    pub fn reaches(&self, reader: &Recipient) -> bool {
        self.to.covers(reader)
    }
}

impl Measure {
    /// Whether this measure can have this letter.
    pub(in crate::case) fn has(&self, letter: Letter) -> bool {
        match letter {
            Letter::Announcement {} => self.plan().is_removal(),
            Letter::Decision {} => true,
            Letter::Objection { objection } => self.objection(objection).is_some(),
        }
    }

    /// Whether the last letter that was made for this reader was a concept.
    pub(in crate::case) fn has_concept(&self, letter: Letter, version: usize, reader: &Recipient) -> bool {
        let of_reader = |made: &&Made| made.letter == letter && made.version == version && made.to.covers(reader);
        self.letters.iter().rfind(of_reader).is_some_and(|made| made.concept)
    }

    /// Which decision a letter tells now.
    pub fn version_of(&self, letter: Letter) -> usize {
        if letter == (Letter::Decision {}) { self.decisions.len() } else { 0 }
    }

    /// Until when this reader can object: counted from the day the decision that holds now was announced to this
    /// reader, the last time; `None` before that.
    pub fn objection_until(&self, reader: &Recipient, facts: &MeasureFacts<'_>) -> Option<Term> {
        let letter = Letter::Decision {};
        let version = self.version_of(letter);
        let sent =
            self.sent.iter().filter(|s| s.letter == letter && s.version == version && version > 0 && s.reaches(reader));
        let announced = sent.map(|sent| sent.on).max()?;
        Some(terms::objection(announced, &facts.school.legal_days))
    }
}
