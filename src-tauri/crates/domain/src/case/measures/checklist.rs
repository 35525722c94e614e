//! The way of a measure in the order of the law: what was done, what is to be done and by when. Advice, never a lock.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Concerned, Duty, DutyKind, Gap, Measure, MeasureFacts};
use crate::case::{Case, Status};
use crate::ids::MeasureId;
use crate::measure::{Element, Letter, Plan};
use crate::model::{Answer, plain_enums};

plain_enums! {
    /// A part of the way of a measure.
    Stage {
        /// The proposal of the mentor.
        Proposal,
        /// The director's request to the schoolbestuur (bevoegd gezag).
        Request,
        /// Telling that removal is intended.
        Announcement,
        /// Hearing the pupil and the parents.
        Hearing,
        /// Whether the Leerplichtwet applies.
        Compulsory,
        /// Consulting the Inspectie.
        Consultation,
        /// Another school.
        School,
        /// The decision.
        Decision,
        /// Schoolwork during a suspension.
        Schoolwork,
        /// Telling the decision.
        Letter,
        /// Reporting to the Inspectie.
        Inspectorate,
        /// Telling the municipality.
        Municipality,
        /// Ending a suspension that waited for a consultation.
        Ending,
        /// Objections.
        Objections,
    }
}

/// How far a part of the way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageState {
    /// Which part.
    pub stage: Stage,
    /// Its status.
    pub status: Status,
    /// The day to plan for; none where nothing is to be done or no day is known.
    pub due: Option<NaiveDate>,
    /// For a legal term: the last day with the extension.
    pub extended: Option<NaiveDate>,
}

const OF_SUSPENSION: [Stage; 8] = [
    Stage::Proposal,
    Stage::Hearing,
    Stage::Decision,
    Stage::Schoolwork,
    Stage::Letter,
    Stage::Inspectorate,
    Stage::Ending,
    Stage::Objections,
];
const OF_REMOVAL: [Stage; 12] = [
    Stage::Proposal,
    Stage::Request,
    Stage::Announcement,
    Stage::Hearing,
    Stage::Compulsory,
    Stage::Consultation,
    Stage::School,
    Stage::Decision,
    Stage::Letter,
    Stage::Inspectorate,
    Stage::Municipality,
    Stage::Objections,
];

impl Case {
    /// The way of a measure, in the order of the law. Empty for an unknown measure.
    pub fn measure_stages(&self, id: MeasureId, facts: &MeasureFacts<'_>) -> Vec<StageState> {
        let Some(measure) = self.measure(id) else {
            return Vec::new();
        };
        let duties = self.duties_of(measure, facts);
        let letter = Letter::Decision {};
        let decided = measure.decision().is_some() && measure.withdrawn.is_none();
        let gaps = if decided { self.measure_gaps(id, letter, facts) } else { Vec::new() };
        let whom = Concerned::on(self, facts.people, measure.pupil, measure.date_of(letter, facts.today));
        let look = Look { measure, facts, duties, gaps, whom };
        let order: &[Stage] = if measure.plan().is_removal() { &OF_REMOVAL } else { &OF_SUSPENSION };
        order.iter().copied().filter(|stage| look.is_part(*stage)).map(|stage| look.state(stage)).collect()
    }
}

impl Stage {
    /// Where what a letter of a decision lacks is put right. Who is who stands with the people: the letter says so.
    pub fn of(missing: Element) -> Self {
        match missing {
            Element::Request {} => Self::Request,
            Element::Announcement {} => Self::Announcement,
            Element::Hearing { .. } => Self::Hearing,
            Element::Consultation {} => Self::Consultation,
            Element::ReceivingSchool {} => Self::School,
            Element::Decision {}
            | Element::OnBehalfOf {}
            | Element::Mandate {}
            | Element::Reasons {}
            | Element::DecidedInTime {}
            | Element::SingleStretch {} => Self::Decision,
            Element::Schoolwork {} => Self::Schoolwork,
            Element::BirthDate {}
            | Element::Guardian {}
            | Element::Custody { .. }
            | Element::Contact { .. }
            | Element::ObjectionText {} => Self::Letter,
            Element::ObjectionHearing {}
            | Element::ReportsOffered {}
            | Element::ObjectionDecision {}
            | Element::ObjectionReasons {} => Self::Objections,
        }
    }
}

/// What to do next on the way of a measure: what is asked first, or else the first part that is not done.
pub fn next_stage(stages: &[StageState]) -> Option<&StageState> {
    let asked = stages.iter().filter(|stage| stage.status == Status::ActionNeeded);
    let first = asked.min_by_key(|stage| stage.due.unwrap_or(NaiveDate::MAX));
    first.or_else(|| stages.iter().find(|stage| matches!(stage.status, Status::NotStarted | Status::Busy)))
}

struct Look<'a> {
    measure: &'a Measure,
    facts: &'a MeasureFacts<'a>,
    duties: Vec<Duty>,
    /// What the letter of the decision lacks, once it was decided.
    gaps: Vec<Gap>,
    whom: Concerned,
}

impl Look<'_> {
    /// Whether this part belongs to the way of this measure, of this pupil, on this day.
    fn is_part(&self, stage: Stage) -> bool {
        match stage {
            Stage::Municipality => {
                self.measure.municipality.is_some() || self.measure.is_of_no_school(self.facts.people, self.day())
            }
            Stage::Ending => self.duty(stage).is_some(),
            _ => true,
        }
    }

    fn state(&self, stage: Stage) -> StageState {
        let done = self.done(stage);
        let told = |status, due, extended| StageState { stage, status, due, extended };
        if let Some(duty) = self.duty(stage) {
            return told(Status::ActionNeeded, Some(duty.due), duty.extended);
        }
        if self.gaps.iter().any(|gap| Stage::of(gap.missing) == stage) {
            return told(Status::ActionNeeded, None, None);
        }
        let lifts = self.measure.lifts.iter().filter(|lift| lift.letter == Letter::Decision {});
        let lifted = lifts.filter(|lift| Stage::of(lift.missing) == stage).count() > 0;
        let over = self.measure.withdrawn.is_some();
        match done {
            Status::NotStarted | Status::Busy if lifted || over => told(Status::NotNeeded, None, None),
            Status::NotStarted | Status::Busy if self.measure.decision().is_none() => told(done, self.begins(), None),
            _ => told(done, None, None),
        }
    }

    fn duty(&self, stage: Stage) -> Option<&Duty> {
        self.duties.iter().filter(|duty| stage_of_duty(&duty.kind) == stage).min_by_key(|duty| duty.due)
    }

    /// The day that counts: that of the decision, or today.
    fn day(&self) -> NaiveDate {
        self.measure.date_of(Letter::Decision {}, self.facts.today)
    }

    /// When the measure begins: all before it belongs before that day.
    fn begins(&self) -> Option<NaiveDate> {
        match self.measure.plan() {
            Plan::Suspension { first, .. } => Some(first),
            Plan::Removal { from } => from,
        }
    }

    /// How far a part is by what was recorded alone.
    fn done(&self, stage: Stage) -> Status {
        let measure = self.measure;
        match stage {
            Stage::Request => done_if(measure.requested.is_some()),
            Stage::Announcement => self.letter(Letter::Announcement {}),
            Stage::Hearing => self.hearing(),
            Stage::Compulsory => self.compulsory(),
            Stage::Consultation | Stage::School if !measure.is_compulsory(self.facts, self.day()) => Status::NotNeeded,
            Stage::Consultation => match &measure.consulted {
                None => Status::NotStarted,
                Some((_, None, _)) => Status::Busy,
                Some((_, Some(_), _)) => Status::Done,
            },
            Stage::School => done_if(measure.school_found.is_some()),
            Stage::Decision => done_if(measure.decision().is_some()),
            Stage::Schoolwork => done_if(measure.schoolwork.is_some()),
            Stage::Letter if measure.decision().is_none() => Status::NotStarted,
            Stage::Letter => self.letter(Letter::Decision {}),
            Stage::Inspectorate => match measure.plan() {
                _ if measure.inspectorate.is_some() => Status::Done,
                Plan::Suspension { first, last, .. } if first == last => Status::NotNeeded,
                Plan::Suspension { .. } | Plan::Removal { .. } => Status::NotStarted,
            },
            Stage::Municipality => done_if(measure.municipality.is_some()),
            Stage::Ending => Status::NotStarted,
            Stage::Objections if measure.objections.is_empty() => Status::NotNeeded,
            Stage::Proposal | Stage::Objections => Status::Done,
        }
    }

    /// A letter for everyone whom it concerns.
    fn letter(&self, letter: Letter) -> Status {
        let readers = self.whom.readers();
        let unread = self.measure.unread(letter, &self.whom).len();
        let version = self.measure.version_of(letter);
        let made = self.measure.letters.iter().any(|made| made.letter == letter && made.version == version);
        match unread {
            0 => Status::Done,
            _ if unread < readers.len() || made => Status::Busy,
            _ => Status::NotStarted,
        }
    }

    fn hearing(&self) -> Status {
        let voices = self.whom.voices();
        let spoken = voices.iter().filter(|voice| self.measure.had_a_say(**voice, NaiveDate::MAX)).count();
        if spoken == voices.len() {
            return Status::Done;
        }
        let begun = spoken > 0 || !self.measure.invited.is_empty() || self.measure.not_heard_before.is_some();
        if begun { Status::Busy } else { Status::NotStarted }
    }

    fn compulsory(&self) -> Status {
        let answer = self.measure.compulsory;
        if answer.applies != Answer::Unknown || answer.qualified != Answer::Unknown {
            return Status::Done;
        }
        let pupil = self.facts.people.pupils.get(&self.measure.pupil);
        if crate::measure::is_fully_compulsory(pupil, self.day()) { Status::NotNeeded } else { Status::NotStarted }
    }
}

fn done_if(done: bool) -> Status {
    if done { Status::Done } else { Status::NotStarted }
}

fn stage_of_duty(kind: &DutyKind) -> Stage {
    match kind {
        DutyKind::ReportSuspension | DutyKind::ReportRemoval => Stage::Inspectorate,
        DutyKind::TellMunicipality => Stage::Municipality,
        DutyKind::SendDecision(_) | DutyKind::SendWithdrawal(_) => Stage::Letter,
        DutyKind::Hear(_) => Stage::Hearing,
        DutyKind::EndSuspension => Stage::Ending,
        DutyKind::HearObjection(_) | DutyKind::DecideObjection(_) | DutyKind::SendObjectionDecision(..) => {
            Stage::Objections
        }
    }
}
