//! The letters of a suspension or removal, each for one reader.

mod before;
mod decision;
mod family;
mod notices;
mod ruling;
mod texts;

use uuid::Uuid;

pub(super) use self::texts::To;
use super::{ComposeProblem, Draft, PassageKind};
use crate::case::{LetterMark, LetterState, Measure, MeasureFacts};
use crate::dates;
use crate::document::{Block, SignatureMark, SignaturePlace};
use crate::ids::{GuardianId, MeasureId};
use crate::measure::{Letter, LetterOf};
use crate::model::Recipient;
use crate::terms::{self, Term};
use crate::text::{Text, is_blank};

impl Draft<'_> {
    /// The letter that was asked for.
    pub(super) fn letter(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        let LetterOf { measure, letter } = self.request.letter.ok_or(ComposeProblem::WrongLetter)?;
        let (case, request) = (self.case, self.request);
        let state = self.state_of(measure, letter)?;
        let measure = case.measure(measure).filter(|m| m.still_tells(letter)).ok_or(ComposeProblem::WrongLetter)?;
        if measure.kind_of(letter) != request.kind || request.conversation.is_some() {
            return Err(ComposeProblem::WrongLetter);
        }
        if !state.readers.contains(&request.recipient) {
            return Err(ComposeProblem::WrongRecipient);
        }
        self.incomplete = matches!(state.mark, LetterMark::Concept(_));
        match letter {
            Letter::Invitation {} => self.invitation(measure),
            Letter::Announcement {} => self.announcement(measure),
            Letter::Decision {} => self.decision(measure, &state.whom),
            Letter::Objection { objection } => {
                self.ruling(measure, measure.objection(objection).ok_or(ComposeProblem::WrongLetter)?)
            }
            Letter::Inspectorate {} => self.inspectorate(measure),
            Letter::Municipality {} => self.municipality(measure),
            Letter::Proposal {} => self.proposal(measure),
            Letter::Hearing { number } => {
                self.hearing_report(measure, number, measure.hearing(number).ok_or(ComposeProblem::WrongLetter)?)
            }
        }
    }

    fn state_of(&self, measure: MeasureId, letter: Letter) -> Result<LetterState, ComposeProblem> {
        let facts = MeasureFacts { people: self.desk.people, school: self.desk.school, today: self.desk.today };
        self.case.measure_letter(measure, letter, &facts).ok_or(ComposeProblem::WrongLetter)
    }

    /// The parent who reads it, if one does.
    pub(super) fn parent(&self) -> Option<GuardianId> {
        match &self.request.recipient {
            Recipient::Guardians { guardians, .. } => guardians.first().copied(),
            Recipient::Pupil { .. } | Recipient::Authority { .. } => None,
        }
    }

    /// A text of the measure as it reads in this copy.
    pub(super) fn of(
        &mut self,
        kind: PassageKind,
        part: &str,
        id: Uuid,
        text: &Text,
    ) -> Result<String, ComposeProblem> {
        let written = text.written().ok_or(ComposeProblem::Erased)?;
        Ok(self.passage(kind, part, id, written))
    }

    /// A text that may not be there yet. A concept says so; a letter that the directie let go without it says nothing.
    fn maybe(
        &mut self,
        kind: PassageKind,
        part: &str,
        id: Uuid,
        text: Option<&Text>,
    ) -> Result<Option<String>, ComposeProblem> {
        match text {
            Some(text) => self.of(kind, part, id, text).map(Some),
            None => Ok(self.lacking()),
        }
    }

    fn lacking(&self) -> Option<String> {
        self.incomplete.then(|| texts::LACKING.to_owned())
    }

    /// "Leerling: Bram Westra, klas 2B".
    pub(super) fn about_pupil(&self) -> (String, String) {
        let pupil = self.reader.pupil;
        (texts::PUPIL.to_owned(), texts::with_class(&pupil.name.full(), pupil.class.trim()))
    }

    /// The term of objecting that began when this reader got the decision that is now taken back. No other one begins.
    fn runs_already(&self, measure: &Measure) -> Option<Term> {
        let facts = MeasureFacts { people: self.desk.people, school: self.desk.school, today: self.desk.today };
        measure.withdrawn.as_ref().and_then(|_| measure.objection_until(&self.request.recipient, &facts))
    }

    /// Until when one can object, with the school's own text. `running` is a term that began before this letter.
    fn objecting(&self, removal: bool, running: Option<Term>) -> Vec<Block> {
        let school = self.desk.school;
        let text = school.measures.objection(school.school_type).trim();
        let text = if is_blank(text) { self.lacking() } else { Some(text.to_owned()) };
        let Some(text) = text else { return Vec::new() };
        let until = if let Some(term) = running {
            texts::object_as_before(self.to(), &term)
        } else {
            let term = terms::objection(self.desk.today, &school.legal_days);
            texts::object_until(self.to(), &dates::in_full(self.desk.today), &term)
        };
        let mut blocks = vec![
            heading(texts::OBJECTING),
            Block::Paragraph(text),
            Block::Notice { title: texts::OBJECT_UNTIL.to_owned(), text: until },
        ];
        if removal && !is_blank(&school.measures.committee) {
            blocks.push(Block::Paragraph(school.measures.committee.trim().to_owned()));
        }
        if !is_blank(&school.measures.procedure) {
            blocks.push(Block::Paragraph(texts::procedure(school.measures.procedure.trim())));
        }
        blocks
    }

    /// Whom to ask.
    pub(super) fn questions(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        let mentor = self.staff(self.desk.author)?;
        let (reach, substitute) = (self.reach(), self.substitute());
        let text = texts::questions(self.to(), &mentor, reach.as_deref(), &substitute);
        Ok(vec![heading(texts::QUESTIONS), Block::Paragraph(text), self.contacts()])
    }

    /// Where whoever decided signs, on paper.
    pub(super) fn signed_by(&mut self, name: String, role: String, meaning: &str) {
        self.places.push(SignaturePlace { name, role, meaning: meaning.to_owned(), mark: SignatureMark::Line });
    }
}

impl<'a> Draft<'a> {
    /// How the reader is spoken to.
    pub(super) fn to(&self) -> To<'a> {
        let pupil = self.reader.pupil;
        To { is_pupil: self.reader.is_pupil, name: pupil.name.short() }
    }
}

/// What the proposal says: the facts, and what was tried.
fn grounds(draft: &mut Draft<'_>, measure: &Measure) -> Result<Vec<Block>, ComposeProblem> {
    let id = measure.id.0;
    let facts = draft.of(PassageKind::MeasureFacts, "facts", id, &measure.facts)?;
    let tried = draft.of(PassageKind::MeasureTried, "tried", id, &measure.tried)?;
    Ok(vec![heading(texts::WHY), Block::Paragraph(facts), heading(texts::TRIED), Block::Paragraph(tried)])
}

pub(super) fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: text.to_owned() }
}
