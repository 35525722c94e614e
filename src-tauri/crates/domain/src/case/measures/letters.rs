//! The letters of a measure: for whom, with which mark, and until when someone can object.

use chrono::NaiveDate;

use super::{Concerned, Gap, Hearing, Lift, Made, Measure, MeasureFacts, Sent};
use crate::case::Case;
use crate::document::DocumentKind;
use crate::ids::MeasureId;
use crate::measure::Letter;
use crate::model::Recipient;
use crate::people::People;
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
    /// Whom the measure concerns.
    pub whom: Concerned,
    /// For whom it can be: one reader each, those whom the school may not contact last.
    pub readers: Vec<Recipient>,
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
        let whom = Concerned::on(self, facts.people, measure.pupil, on);
        Some(LetterState { readers: whom.possible_readers(measure, letter), whom, mark })
    }
}

impl Case {
    /// Whom a letter can be for, by the date that counts for it.
    pub fn letter_readers(
        &self,
        measure: &Measure,
        letter: Letter,
        people: &People,
        today: NaiveDate,
    ) -> Vec<Recipient> {
        Concerned::on(self, people, measure.pupil, measure.date_of(letter, today)).possible_readers(measure, letter)
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
            Letter::Announcement {} | Letter::Municipality {} => self.plan().is_removal(),
            Letter::Invitation {} | Letter::Decision {} | Letter::Inspectorate {} | Letter::Proposal {} => true,
            Letter::Hearing { number } => self.hearing(number).is_some(),
            Letter::Objection { objection } => self.objection(objection).is_some(),
        }
    }

    /// Whether the last letter that was made for this reader was a concept.
    pub(in crate::case) fn has_concept(&self, letter: Letter, version: usize, reader: &Recipient) -> bool {
        let of_reader = |made: &&Made| made.letter == letter && made.version == version && made.to.covers(reader);
        self.letters.iter().rfind(of_reader).is_some_and(|made| made.concept)
    }

    /// Which decision a letter tells now. That it was withdrawn is told as the one after the last.
    pub fn version_of(&self, letter: Letter) -> usize {
        match letter {
            Letter::Decision {} => self.decisions.len() + usize::from(self.is_taken_back()),
            Letter::Inspectorate {} | Letter::Municipality {} => self.decisions.len(),
            Letter::Invitation {}
            | Letter::Announcement {}
            | Letter::Objection { .. }
            | Letter::Proposal {}
            | Letter::Hearing { .. } => 0,
        }
    }

    /// Which decision a letter told that went out on a day, also when that is entered after the withdrawal. Of the day of
    /// the withdrawal itself: the letter about that only when one was made, so that nobody counts as told who is not.
    pub(in crate::case) fn version_on(&self, letter: Letter, on: NaiveDate, to: &Recipient) -> usize {
        let decided = self.decisions.len();
        let after = |made: &Made| made.letter == letter && made.version > decided;
        let was_made = || self.letters.iter().filter(|made| after(made)).any(|made| made.to.covers(to));
        let before = |withdrawn: NaiveDate| on < withdrawn || (on == withdrawn && !was_made());
        let is_before = self.withdrawn.as_ref().is_some_and(|(withdrawn, _)| before(*withdrawn));
        if is_before && letter == (Letter::Decision {}) { decided } else { self.version_of(letter) }
    }

    /// Whether it was decided, and that decision withdrawn.
    fn is_taken_back(&self) -> bool {
        self.withdrawn.is_some() && self.decision().is_some()
    }

    /// Whether someone of the family got a letter with a decision, before any withdrawal.
    pub(super) fn was_told(&self, reader: &Recipient) -> bool {
        self.told().any(|sent| sent.reaches(reader))
    }

    fn told(&self) -> impl Iterator<Item = &Sent> {
        let decided = self.decisions.len();
        self.sent.iter().filter(move |sent| sent.letter == Letter::Decision {} && sent.version <= decided)
    }

    /// Whether a letter still has something to tell. Of a measure that was withdrawn: that it held, that it was taken
    /// back to a family that knew of it, and what was decided on objections.
    pub(crate) fn still_tells(&self, letter: Letter) -> bool {
        if self.withdrawn.is_none() {
            return true;
        }
        let decided = self.decision().is_some();
        match letter {
            Letter::Invitation {} | Letter::Announcement {} | Letter::Municipality {} | Letter::Proposal {} => false,
            Letter::Decision {} => decided && (self.is_in_force() || self.told().next().is_some()),
            Letter::Inspectorate {} => decided && self.is_in_force(),
            Letter::Objection { .. } | Letter::Hearing { .. } => true,
        }
    }

    /// Which paper a letter of this measure is now: that a decision was taken back is told by a paper of its own kind.
    pub fn kind_of(&self, letter: Letter) -> DocumentKind {
        let taken_back = letter == (Letter::Decision {}) && self.is_taken_back();
        if taken_back { DocumentKind::DecisionWithdrawal } else { DocumentKind::of_letter(letter, self.plan()) }
    }

    /// A hearing by its number.
    pub fn hearing(&self, number: u8) -> Option<&Hearing> {
        self.heard.get(usize::from(number))
    }

    /// Until when this reader can object: counted from the day the decision that holds now was announced to this
    /// reader, the last time; `None` before that.
    pub fn objection_until(&self, reader: &Recipient, facts: &MeasureFacts<'_>) -> Option<Term> {
        let decided = self.decisions.len();
        // Taking a decision back starts no new term, but it may be the first that someone hears of it.
        let of = |version| {
            let of_letter = self.sent.iter().filter(|sent| sent.letter == Letter::Decision {} && sent.reaches(reader));
            of_letter.filter(move |sent| sent.version == version && version > 0).map(|sent| sent.on).max()
        };
        let announced = of(decided).or_else(|| of(self.version_of(Letter::Decision {})))?;
        Some(terms::objection(announced, &facts.school.legal_days))
    }
}
