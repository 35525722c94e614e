//! Suspensions and removals: what happened, and what follows from it by law. Derived, never stored.

mod addressees;
mod checklist;
mod duties;
mod gaps;
mod letters;
mod meeting;

use chrono::NaiveDate;

pub use self::addressees::Concerned;
pub use self::checklist::{Stage, StageState, next_stage};
pub use self::duties::{Duty, DutyKind};
pub use self::gaps::Gap;
pub use self::letters::{LetterMark, LetterState};
pub use self::meeting::{Meeting, MeetingSignature};
use super::Case;
use crate::ids::{MeasureId, ObjectionId, PupilId, ReportId, StaffId};
use crate::measure::{Compulsory, Element, Letter, LetterOf, ObjectionOutcome, Plan, Voice};
use crate::model::{ContactWay, Recipient, Round};
use crate::people::{People, School};
use crate::text::Text;

/// What the derived questions need besides the case.
#[derive(Clone, Copy)]
pub struct MeasureFacts<'a> {
    /// The people.
    pub people: &'a People,
    /// The school's settings.
    pub school: &'a School,
    /// Today, where the school is: the date that counts while nothing is decided.
    pub today: NaiveDate,
}

/// A suspension or removal (*maatregel*).
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Identity.
    pub id: MeasureId,
    /// In which round it was proposed.
    pub round: Round,
    /// For whom.
    pub pupil: PupilId,
    /// Who entered the proposal.
    pub proposed_by: StaffId,
    /// When it was entered.
    pub proposed_on: NaiveDate,
    /// What was proposed.
    pub proposed: Plan,
    /// The facts and reasons of the proposal.
    pub facts: Text,
    /// What was tried before.
    pub tried: Text,
    /// The director's request for removal: when, and by whom.
    pub requested: Option<(NaiveDate, Text)>,
    /// Invitations to be heard: who, when, how.
    pub invited: Vec<(Voice, NaiveDate, ContactWay)>,
    /// Hearings, in order of entry.
    pub heard: Vec<Hearing>,
    /// Who did not want to be heard, when that was clear, a note.
    pub declined: Vec<(Voice, NaiveDate, Option<Text>)>,
    /// Why the hearing could not be before the decision.
    pub not_heard_before: Option<Text>,
    /// Whether the Leerplichtwet applies, as answered last, and a note.
    pub compulsory: Compulsory,
    /// A note with that answer.
    pub compulsory_note: Option<Text>,
    /// The consultation with the Inspectie: begun, ended, what came of it.
    pub consulted: Option<(NaiveDate, Option<NaiveDate>, Option<Text>)>,
    /// The school that is willing, and since when.
    pub school_found: Option<(NaiveDate, Text)>,
    /// The decision and what took its place, oldest first.
    pub decisions: Vec<MeasureDecision>,
    /// Who sees to schoolwork, and how.
    pub schoolwork: Option<(Text, Text)>,
    /// Letters that were made, in order.
    pub letters: Vec<Made>,
    /// Letters that were sent, in order.
    pub sent: Vec<Sent>,
    /// The report to the Inspectie, the latest.
    pub inspectorate: Option<Notice>,
    /// The word to the municipality, the latest.
    pub municipality: Option<Notice>,
    /// Objections in order.
    pub objections: Vec<Objection>,
    /// Ended early: the last day it held, and why.
    pub ended_early: Option<(NaiveDate, Text)>,
    /// Withdrawn: when, and why.
    pub withdrawn: Option<(NaiveDate, Text)>,
    /// What the schoolleiding let letters go without, in order. A changed decision needs its own.
    pub lifts: Vec<Lift>,
}

/// A hearing.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Hearing {
    pub on: NaiveDate,
    pub voices: Vec<Voice>,
    pub staff: Vec<StaffId>,
    pub account: Text,
}

/// A decision over a measure.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct MeasureDecision {
    pub plan: Plan,
    pub decided_on: NaiveDate,
    pub decided_by: Text,
    pub board: bool,
    pub on_behalf_of: Option<Text>,
    pub mandate: Option<Text>,
    pub reasons: Option<Text>,
    /// Why it took the place of the one before.
    pub changed: Option<Text>,
}

/// A letter that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Which.
    pub letter: Letter,
    /// For whom.
    pub to: Recipient,
    /// Of which decision: 0 before there was one.
    pub version: usize,
    /// The frozen document.
    pub report: Option<ReportId>,
    /// When.
    pub on: NaiveDate,
    /// Whether something lacked then.
    pub concept: bool,
}

/// A letter that was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// Which.
    pub letter: Letter,
    /// To whom.
    pub to: Recipient,
    /// Of which decision: 0 before there was one.
    pub version: usize,
    /// When.
    pub on: NaiveDate,
    /// How.
    pub channel: ContactWay,
    /// Whether what was made last for this reader was a concept.
    pub concept: bool,
}

/// Word to the Inspectie or the municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// When.
    pub on: NaiveDate,
    /// By whom.
    pub by: Text,
    /// The reference of the report, or a note.
    pub note: Option<Text>,
}

/// An objection (*bezwaar*).
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// Identity.
    pub id: ObjectionId,
    /// When it was received.
    pub received: NaiveDate,
    /// Who objects.
    pub by: Voice,
    /// A note.
    pub note: Option<Text>,
    /// Hearings over it.
    pub hearings: Vec<Hearing>,
    /// Since when the family could read the reports.
    pub reports_offered: Option<NaiveDate>,
    /// The decision.
    pub decision: Option<ObjectionDecision>,
}

/// The decision on an objection.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct ObjectionDecision {
    pub on: NaiveDate,
    pub by: Text,
    pub ruling: ObjectionOutcome,
    pub reasons: Option<Text>,
    pub consequences: Option<Text>,
}

/// Something the schoolleiding let a letter go without (*opgeheven door de directie*).
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the event")]
pub struct Lift {
    pub letter: Letter,
    pub missing: Element,
    pub reason: Text,
    /// Who of the schoolleiding, in its own name.
    pub by: StaffId,
}

impl Measure {
    /// The decision that holds now.
    pub fn decision(&self) -> Option<&MeasureDecision> {
        self.decisions.last()
    }

    /// Which measure it is, and when: as decided, or else as proposed.
    pub fn plan(&self) -> Plan {
        self.decision().map_or(self.proposed, |decision| decision.plan)
    }

    /// First and last day on which a decided suspension holds.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self.decision()?.plan {
            Plan::Suspension { first, last, .. } => {
                Some((first, self.ended_early.as_ref().map_or(last, |(ended, _)| *ended)))
            }
            Plan::Removal { .. } => None,
        }
    }

    /// The days on which a suspension keeps or kept the pupil out: a withdrawal gives no day back.
    pub(crate) fn held(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = self.days()?;
        Some((first, self.withdrawn.as_ref().map_or(last, |(on, _)| last.min(*on))))
    }

    /// An objection by id.
    pub fn objection(&self, id: ObjectionId) -> Option<&Objection> {
        self.objections.iter().find(|objection| objection.id == id)
    }

    /// The date that says to whom a letter goes: that of the decision it tells, or today while there is none.
    fn date_of(&self, letter: Letter, today: NaiveDate) -> NaiveDate {
        let decided = self.decision().map(|decision| decision.decided_on);
        let on = match letter {
            Letter::Invitation {}
            | Letter::Announcement {}
            | Letter::Decision {}
            | Letter::Inspectorate {}
            | Letter::Municipality {} => decided,
            Letter::Proposal {} | Letter::Hearing { .. } => None,
            Letter::Objection { objection } => {
                self.objection(objection).and_then(|o| o.decision.as_ref()).map(|decision| decision.on)
            }
        };
        on.unwrap_or(today)
    }
}

impl Case {
    /// The day that says who may read a paper: that of the decision it tells, or today.
    pub fn reader_date(&self, letter: Option<LetterOf>, today: NaiveDate) -> NaiveDate {
        let measure = letter.and_then(|of| Some((self.measure(of.measure)?, of.letter)));
        measure.map_or(today, |(measure, letter)| measure.date_of(letter, today))
    }

    /// A measure by id.
    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }
}
