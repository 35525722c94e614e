//! What the law still asks of the school for a measure, and when: for the agenda.

use chrono::NaiveDate;

use super::{Concerned, Measure, MeasureFacts, Objection};
use crate::agenda::{self, Task};
use crate::case::Case;
use crate::ids::{MeasureId, ObjectionId, PupilId};
use crate::measure::{Letter, Plan, Source, Voice, is_under_compulsory_education};
use crate::model::{Answer, Recipient};
use crate::people::{People, PublicDecision, SchoolType};
use crate::terms::{self, Term};

/// Something the school has to do for a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// For which measure.
    pub measure: MeasureId,
    /// For which pupil.
    pub pupil: PupilId,
    /// What.
    pub kind: DutyKind,
    /// When, without any extension: the day to plan for.
    pub due: NaiveDate,
    /// The last day with the extension of the Algemene termijnenwet, for a term of law.
    pub extended: Option<NaiveDate>,
    /// Why.
    pub source: Source,
}

impl Duty {
    /// The duty as the agenda lists it.
    pub fn on_agenda(&self) -> agenda::Duty {
        let (objection, who) = self.kind.about();
        let id = agenda::DutyId { task: self.kind.task(), measure: self.measure, objection, who };
        agenda::Duty { id, pupil: Some(self.pupil), due: self.due, extended: self.extended }
    }
}

/// What the school has to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DutyKind {
    /// Report a suspension of more than a day to the Inspectie, without delay.
    ReportSuspension,
    /// Tell the Inspectie in writing of the removal, with reasons.
    ReportRemoval,
    /// Tell the municipality at once: no startkwalificatie, and the Leerplichtwet does not apply.
    TellMunicipality,
    /// Send the decision to this reader.
    SendDecision(Recipient),
    /// Tell this reader that the decision was withdrawn.
    SendWithdrawal(Recipient),
    /// Hear this person, as it could not be before the decision.
    Hear(Voice),
    /// End the suspension: the consultation it waited for is over.
    EndSuspension,
    /// Hear the family over an objection, before it is decided.
    HearObjection(ObjectionId),
    /// Decide an objection.
    DecideObjection(ObjectionId),
    /// Send the decision on an objection to this reader.
    SendObjectionDecision(ObjectionId, Recipient),
}

impl DutyKind {
    /// What is to be done, whoever it concerns.
    pub fn task(&self) -> Task {
        match self {
            Self::ReportSuspension => Task::ReportSuspension,
            Self::ReportRemoval => Task::ReportRemoval,
            Self::TellMunicipality => Task::TellMunicipality,
            Self::SendDecision(_) => Task::SendDecision,
            Self::SendWithdrawal(_) => Task::SendWithdrawal,
            Self::Hear(_) => Task::Hear,
            Self::EndSuspension => Task::EndSuspension,
            Self::HearObjection(_) => Task::HearObjection,
            Self::DecideObjection(_) => Task::DecideObjection,
            Self::SendObjectionDecision(..) => Task::SendObjectionDecision,
        }
    }

    /// Which objection it is about, and whom.
    fn about(&self) -> (Option<ObjectionId>, Option<Voice>) {
        match self {
            Self::ReportSuspension | Self::ReportRemoval | Self::TellMunicipality | Self::EndSuspension => (None, None),
            Self::SendDecision(reader) | Self::SendWithdrawal(reader) => (None, voice_of(reader)),
            Self::Hear(voice) => (None, Some(*voice)),
            Self::HearObjection(objection) | Self::DecideObjection(objection) => (Some(*objection), None),
            Self::SendObjectionDecision(objection, reader) => (Some(*objection), voice_of(reader)),
        }
    }
}

impl Case {
    /// What the law still asks of the school for the measures of this case, the first due first. A case that is closed or
    /// withdrawn keeps its duties: what was decided about a pupil was decided.
    pub fn duties(&self, facts: &MeasureFacts<'_>) -> Vec<Duty> {
        let mut duties: Vec<Duty> = self.measures.iter().flat_map(|measure| self.duties_of(measure, facts)).collect();
        duties.sort_by(|a, b| (a.due, a.measure, &a.kind).cmp(&(b.due, b.measure, &b.kind)));
        duties
    }

    pub(super) fn duties_of(&self, measure: &Measure, facts: &MeasureFacts<'_>) -> Vec<Duty> {
        let mut list = List { case: self, measure, duties: Vec::new() };
        if let Some(decision) = measure.decision().filter(|_| measure.is_in_force()) {
            let on = decision.decided_on;
            let whom = Concerned::on(self, facts.people, measure.pupil, on);
            let letter = Letter::Decision {};
            let removal = decision.plan.is_removal();
            let source = if removal { Source::Removal } else { Source::Suspension };
            if measure.inspectorate.is_none() {
                let kind = if removal { DutyKind::ReportRemoval } else { DutyKind::ReportSuspension };
                if is_reported(decision.plan) {
                    // Without delay: a later change of the decision gives no more time.
                    let decided = measure.decisions.iter().filter(|d| is_reported(d.plan)).map(|d| d.decided_on);
                    list.asks(kind, decided.min().unwrap_or(on), source);
                }
            }
            if measure.municipality.is_none() && measure.asks_municipality(facts.people) {
                list.asks(DutyKind::TellMunicipality, on, Source::Municipality);
            }
            let untold = measure.unread(letter, &whom).into_iter();
            for reader in untold.filter(|reader| measure.withdrawn.is_none() || !measure.was_told(reader)) {
                list.asks(DutyKind::SendDecision(reader), on, source);
            }
            if measure.not_heard_before.is_some() {
                let unheard = whom.voices().into_iter().filter(|voice| !measure.had_a_say(*voice, NaiveDate::MAX));
                unheard.for_each(|voice| list.asks(DutyKind::Hear(voice), on, Source::Court));
            }
            if let Some(over) = self.overstays(measure) {
                list.asks(DutyKind::EndSuspension, over, Source::Removal);
            }
        }
        // Whoever got the decision hears that it was taken back.
        if let (Some((withdrawn, _)), Some(decision)) = (&measure.withdrawn, measure.decision()) {
            let whom = Concerned::on(self, facts.people, measure.pupil, decision.decided_on);
            let source = if decision.plan.is_removal() { Source::Removal } else { Source::Suspension };
            for reader in measure.unread(Letter::Decision {}, &whom).into_iter().filter(|to| measure.was_told(to)) {
                list.asks(DutyKind::SendWithdrawal(reader), *withdrawn, source);
            }
        }
        for objection in &measure.objections {
            list.objection(objection, facts);
        }
        list.duties
    }

    /// The last day on which someone of the family can object to a measure that holds, with the extension that helps them;
    /// `None` while not everyone has the decision whom it is for: the term of the last one has not begun.
    pub(crate) fn objection_ends(&self, measure: &Measure, facts: &MeasureFacts<'_>) -> Option<NaiveDate> {
        let decision = measure.decision().filter(|_| measure.is_in_force())?;
        let whom = Concerned::on(self, facts.people, measure.pupil, decision.decided_on);
        let terms = whom.readers().into_iter().map(|reader| Some(measure.objection_until(&reader, facts)?.extended));
        terms.collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// The last day that a suspension may have which waited for a consultation, now that this ended or the removal was
    /// withdrawn; `None` when it does not last longer.
    fn overstays(&self, measure: &Measure) -> Option<NaiveDate> {
        let Plan::Suspension { pending: Some(removal), .. } = measure.plan() else {
            return None;
        };
        let removal = self.measure(removal)?;
        let ended = removal.consulted.as_ref().and_then(|(_, ended, _)| *ended);
        let waited = ended.into_iter().chain(removal.withdrawn.as_ref().map(|(on, _)| *on)).min()?;
        let (first, last) = measure.days()?;
        let until = waited.max(terms::last_suspension_day(first));
        (last > until).then_some(until)
    }
}

impl Measure {
    /// Whether it holds or has held: decided, and not withdrawn before its first day.
    pub(crate) fn is_in_force(&self) -> bool {
        let Some((withdrawn, _)) = &self.withdrawn else {
            return true;
        };
        match self.plan() {
            Plan::Suspension { first, .. } => *withdrawn >= first,
            Plan::Removal { .. } => false,
        }
    }

    /// Readers who did not get this letter yet, other than as a concept.
    pub(super) fn unread(&self, letter: Letter, whom: &Concerned) -> Vec<Recipient> {
        let version = self.version_of(letter);
        let of_letter = |reader: &Recipient| {
            let mut sent = self.sent.iter().filter(|s| s.letter == letter && s.version == version && !s.concept);
            sent.any(|sent| sent.reaches(reader))
        };
        whom.readers().into_iter().filter(|reader| !of_letter(reader)).collect()
    }

    /// Until when an objection has to be decided. At an openbare school the Awb may give longer: see [`PublicDecision`].
    pub fn objection_due(&self, objection: &Objection, facts: &MeasureFacts<'_>) -> Term {
        let school = facts.school;
        let length = match (school.school_type, school.public_decision) {
            (SchoolType::Private, _) | (SchoolType::Public, PublicDecision::FourWeeks) => {
                return terms::decision_on_objection(objection.received, &school.legal_days);
            }
            (SchoolType::Public, PublicDecision::SixWeeks) => terms::PUBLIC_DECISION,
            (SchoolType::Public, PublicDecision::TwelveWeeks) => terms::PUBLIC_DECISION_ADVISED,
        };
        let reader = match objection.by {
            Voice::Pupil {} => Recipient::Pupil { pupil: self.pupil },
            Voice::Guardian { guardian } => Recipient::Guardians { pupil: self.pupil, guardians: vec![guardian] },
        };
        let over = self.objection_until(&reader, facts).map_or(objection.received, |term| term.extended);
        terms::term(over.max(objection.received), length, &school.legal_days)
    }

    /// Where the rules for an objection to this measure are written, for this kind of school. The law speaks of objecting to
    /// a removal; for a suspension at a bijzondere school it is the school's own procedure.
    pub(super) fn objection_source(&self, school_type: SchoolType) -> Source {
        match school_type {
            SchoolType::Private if self.plan().is_removal() => Source::Removal,
            SchoolType::Private => Source::SchoolGuide,
            SchoolType::Public => Source::PublicObjection,
        }
    }

    /// Whether the municipality has to know of a removal: no school keeps the pupil (WVO 2020 art. 8.21).
    pub(crate) fn asks_municipality(&self, people: &People) -> bool {
        let decision = self.decision().filter(|decision| decision.plan.is_removal());
        decision.is_some_and(|decision| self.is_of_no_school(people, decision.decided_on))
    }

    /// Whether the Leerplichtwet does not apply on a day, and no startkwalificatie is known.
    pub(super) fn is_of_no_school(&self, people: &People, on: NaiveDate) -> bool {
        let pupil = people.pupils.get(&self.pupil);
        !is_under_compulsory_education(pupil, self.compulsory, on) && self.compulsory.qualified != Answer::Yes
    }
}

/// Whether the Inspectie has to know of it.
fn is_reported(plan: Plan) -> bool {
    match plan {
        Plan::Suspension { first, last, .. } => last > first,
        Plan::Removal { .. } => true,
    }
}

struct List<'a> {
    case: &'a Case,
    measure: &'a Measure,
    duties: Vec<Duty>,
}

impl List<'_> {
    fn asks(&mut self, kind: DutyKind, due: NaiveDate, source: Source) {
        let (measure, pupil) = (self.measure.id, self.measure.pupil);
        self.duties.push(Duty { measure, pupil, kind, due, extended: None, source });
    }

    fn objection(&mut self, objection: &Objection, facts: &MeasureFacts<'_>) {
        let id = objection.id;
        let source = self.measure.objection_source(facts.school.school_type);
        if let Some(decision) = &objection.decision {
            let whom = Concerned::on(self.case, facts.people, self.measure.pupil, decision.on);
            for reader in self.measure.unread(Letter::Objection { objection: id }, &whom) {
                self.asks(DutyKind::SendObjectionDecision(id, reader), decision.on, source);
            }
            return;
        }
        // Where the term itself is written; the rest follows the rules for objecting.
        let source = match facts.school.school_type {
            SchoolType::Private => source,
            SchoolType::Public => Source::PublicTerm,
        };
        let due = self.measure.objection_due(objection, facts);
        let before = self.duties.len();
        if objection.hearings.is_empty() {
            self.asks(DutyKind::HearObjection(id), due.unextended, source);
        }
        self.asks(DutyKind::DecideObjection(id), due.unextended, source);
        self.duties.iter_mut().skip(before).for_each(|duty| duty.extended = Some(due.extended));
    }
}

/// The reader of a letter: every parent has a letter of their own.
fn voice_of(reader: &Recipient) -> Option<Voice> {
    match reader {
        Recipient::Pupil { .. } => Some(Voice::Pupil {}),
        Recipient::Authority { .. } => None,
        Recipient::Guardians { guardians, .. } => {
            guardians.first().map(|guardian| Voice::Guardian { guardian: *guardian })
        }
    }
}
