//! The letters of a measure: what each lacks with its source, what was lifted, and who has it.

use app::domain::case::{Gap, LetterMark, Lift, Measure, Stage};
use app::domain::measure::{Element, Letter};
use app::domain::model::{ContactWay, Recipient};
use app::domain::terms::Term;
use serde::Serialize;
use specta::Type;

use super::measures::reference;
use super::{Look, Written, written};
use crate::views::date;

views! {
    /// A letter: whether it is complete, what it lacks, and for whom it is.
    LetterView { letter: Letter, concept: bool, gaps: Vec<GapView>, lifts: Vec<LiftView>, readers: Vec<ReaderView> }
    /// What a letter lacks, and where that is written.
    GapView { missing: Element, name: String, source: String, checked_on: Option<String>, can_be_lifted: bool, at: Stage }
    /// What the schoolleiding let a letter go without.
    LiftView { missing: Element, name: String, by: String, reason: Written, at: Stage }
    /// A reader of a letter.
    ReaderView { to: Recipient, name: String, sent: Vec<SentView>, until: Option<TermView> }
    /// That a letter was sent.
    SentView { on: String, channel: ContactWay, concept: bool, present: bool }
    /// A legal term: the last day, and the last day with the extension of the Algemene termijnenwet.
    TermView { unextended: String, extended: String, certain: bool }
}

impl Look<'_> {
    pub(super) fn letters(&self, measure: &Measure) -> Vec<LetterView> {
        let of_objections = measure.objections.iter().map(|objection| Letter::Objection { objection: objection.id });
        let letters = [Letter::Announcement {}, Letter::Decision {}].into_iter().chain(of_objections);
        letters.filter_map(|letter| self.letter(measure, letter)).collect()
    }

    fn letter(&self, measure: &Measure, letter: Letter) -> Option<LetterView> {
        let facts = self.facts();
        let state = self.file.case.measure_letter(measure.id, letter, &facts)?;
        let gaps = match &state.mark {
            LetterMark::Concept(gaps) => gaps.as_slice(),
            LetterMark::Complete | LetterMark::Lifted(_) => &[],
        };
        // What was lifted stays in sight while something else still lacks.
        let lifted = measure.lifts.iter().filter(|lift| lift.letter == letter);
        let readers = state.whom.readers().into_iter().map(|to| ReaderView {
            name: self.recipient_name(&to),
            sent: measure
                .sent
                .iter()
                .filter(|sent| sent.letter == letter && sent.reaches(&to))
                .map(|sent| SentView {
                    on: date(sent.on),
                    channel: sent.channel,
                    concept: sent.concept,
                    present: sent.version == measure.version_of(letter),
                })
                .collect(),
            until: if letter == (Letter::Decision {}) { measure.objection_until(&to, &facts).map(term) } else { None },
            to,
        });
        Some(LetterView {
            letter,
            concept: matches!(state.mark, LetterMark::Concept(_)),
            gaps: gaps.iter().map(|gap| self.gap(measure, *gap)).collect(),
            lifts: lifted.map(|lift| self.lift(measure, lift)).collect(),
            readers: readers.collect(),
        })
    }

    fn gap(&self, measure: &Measure, gap: Gap) -> GapView {
        let (source, checked_on) = reference(gap.source);
        GapView {
            missing: gap.missing,
            name: self.about(measure, gap.missing),
            source,
            checked_on,
            can_be_lifted: gap.missing.can_be_lifted(),
            at: Stage::of(gap.missing),
        }
    }

    fn lift(&self, measure: &Measure, lift: &Lift) -> LiftView {
        LiftView {
            missing: lift.missing,
            name: self.about(measure, lift.missing),
            by: self.staff(lift.by),
            reason: written(&lift.reason),
            at: Stage::of(lift.missing),
        }
    }

    /// Whose hearing or custody is meant.
    fn about(&self, measure: &Measure, missing: Element) -> String {
        match missing {
            Element::Hearing { voice } => self.voice_name(measure, voice),
            Element::Custody { guardian } | Element::Contact { guardian } => self.guardian(guardian).name,
            _ => String::new(),
        }
    }
}

pub(super) fn term(term: Term) -> TermView {
    TermView { unextended: date(term.unextended), extended: date(term.extended), certain: term.certain }
}
