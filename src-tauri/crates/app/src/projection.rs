//! What the lists show of a case: derived from its journal, the people and the school, so that it can be dropped and built
//! again. Nothing in it depends on the day it is looked at, nor on the calendar: it stays true while nothing happens.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use domain::agenda::{self, Ask, Kind, When};
use domain::case::{Case, MeasureFacts, Missing, Phase};
use domain::ids::{CaseId, PupilId};
use domain::model::Role;
use domain::names::fold;
use domain::people::{People, School};
use domain::protocol::{Protocol, Step};
use serde::{Deserialize, Serialize};
use vault::{AgendaRow, CaseRow, Projection, Writer};

use crate::cases::people_of;
use crate::error::AppError;
use crate::session::protocol_of;

/// Which program derived what is kept: another one may derive something else. The number behind the version goes up when
/// what is kept changes between two versions.
pub(crate) const DERIVED_BY: &str = concat!(env!("CARGO_PKG_VERSION"), "/3");

/// The next action of a case as the list keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredNext {
    /// Number of the step.
    pub(crate) step: u8,
    /// With whom.
    pub(crate) pupil: Option<PupilId>,
    /// What, as a code.
    pub(crate) what: String,
}

/// What the list keeps of a case beside its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredLine {
    /// The next action.
    pub(crate) next: Option<StoredNext>,
    /// A pause runs.
    pub(crate) paused: bool,
    /// The first day on the agenda that no calendar moves.
    pub(crate) fixed: Option<NaiveDate>,
    /// The first day on the agenda that goes to the next school day.
    pub(crate) moving: Option<NaiveDate>,
}

/// An item of the agenda as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredAsk {
    /// The number of the case. It gets another one when it is taken over where that one is taken; then this is derived anew.
    pub(crate) number: String,
    /// What is asked for.
    pub(crate) ask: Ask,
    /// When it is not about one pupil: the gepeste leerlingen.
    pub(crate) about: Vec<PupilId>,
}

/// All that is derived from a case.
pub(crate) fn of(case: &Case, protocol: &Protocol, all: &People, school: &School) -> Projection {
    let people = &people_of(case, all);
    let last_activity = case.timeline.iter().map(|line| line.entered_at.date_naive()).max().unwrap_or_default();
    // The most distant past makes no check overdue: what is late is for the moment of looking.
    let progress = case.progress(protocol, people, NaiveDate::MIN);
    let next = progress.next.map(|next| StoredNext {
        step: next.step.number(),
        pupil: next.pupil,
        what: code_of(next.what).to_owned(),
    });
    let bullied: Vec<PupilId> = case.pupils(Role::Bullied).collect();
    let title = names(&bullied, people);
    let number = case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default();
    let asks = asks(case, people, school);
    // The next day of a case is one on which something is to be done.
    let free = || asks.iter().filter(|ask| !ask.kind.is_information()).map(|ask| ask.when).filter(|when| !when.waits());
    let is_moving = |when: &When| matches!(when, When::SchoolDayFrom(_));
    let line = StoredLine {
        next,
        paused: case.pause().is_some(),
        fixed: free().filter(|when| !is_moving(when)).map(When::day).min(),
        moving: free().filter(is_moving).map(When::day).min(),
    };
    let mut found_by = vec![number.clone()];
    for participation in &case.participations {
        if let Some(pupil) = people.pupils.get(&participation.pupil) {
            found_by.extend([pupil.name.first.clone(), pupil.name.full(), pupil.class.clone()]);
        }
        found_by.extend(people.guardians_of(participation.pupil).iter().map(|guardian| guardian.name.full()));
    }
    let row = CaseRow {
        case: case.id,
        number: number.clone(),
        status: phase_code(case.phase).to_owned(),
        closed: matches!(case.phase, Phase::Closed | Phase::Withdrawn),
        title,
        next_date: line.fixed.into_iter().chain(line.moving).min(),
        next_action: serde_json::json!(line),
        last_activity,
    };
    let agenda = asks.into_iter().map(|ask| agenda_row(case.id, &number, ask, &bullied)).collect();
    Projection { row, agenda, folded: fold(&found_by.join("\n")) }
}

/// Drops everything derived and derives it again.
pub(crate) fn rebuild(writer: &mut Writer<'_>, people: &People, school: &School) -> Result<(), AppError> {
    let cases = writer.journaled_cases()?;
    writer.clear_projections()?;
    for id in cases {
        let case = Case::replay(id, &writer.entries(id)?)?;
        writer.put_projection(&of(&case, protocol_of(&case)?, people, school))?;
    }
    Ok(())
}

/// The full names of pupils, as a list.
pub(crate) fn names(pupils: &[PupilId], people: &People) -> String {
    let names = pupils.iter().filter_map(|pupil| people.pupils.get(pupil)).map(|pupil| pupil.name.full());
    names.collect::<Vec<_>>().join(", ")
}

/// What a case asks for, with the duties of its measures.
fn asks(case: &Case, people: &People, school: &School) -> Vec<Ask> {
    // A duty hangs on what was decided and when; today counts only while nothing is decided.
    let facts = MeasureFacts { people, school, today: NaiveDate::MIN };
    let duties: Vec<_> = case.duties(&facts).iter().map(domain::case::Duty::on_agenda).collect();
    let mut asks = agenda::asks(case, &duties);
    asks.extend(agenda::objection_ends(case, &facts));
    asks
}

fn agenda_row(case: CaseId, number: &str, ask: Ask, bullied: &[PupilId]) -> AgendaRow {
    let about = if ask.pupil.is_none() { bullied.to_vec() } else { Vec::new() };
    AgendaRow {
        case,
        pupil: ask.pupil,
        date: ask.when.day(),
        kind: kind_code(ask.kind).to_owned(),
        body: serde_json::json!(StoredAsk { number: number.to_owned(), ask, about }),
    }
}

/// What is to be done, as a code.
pub(crate) fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Referral(_) => "referral",
        Kind::StepTwo => "step_two",
        Kind::FollowUp(..) => "follow_up",
        Kind::Sanction(_) => "sanction",
        Kind::AgreementEnds(_) => "agreement_ends",
        Kind::AgreementCheck(_) => "agreement_check",
        Kind::Paused => "paused",
        Kind::Duty(_) => "duty",
        Kind::ObjectionEnds(_) => "objection_ends",
        Kind::DataRequest(_) => "data_request",
    }
}

fn phase_code(phase: Phase) -> &'static str {
    match phase {
        Phase::New => "new",
        Phase::Open => "open",
        Phase::Closed => "closed",
        Phase::Withdrawn => "withdrawn",
    }
}

/// The code of what is missing.
pub fn code_of(missing: Missing) -> &'static str {
    match missing {
        Missing::Referral(_) => "referral",
        Missing::Assessment => "assessment",
        Missing::Conversation => "conversation",
        Missing::BullyingPupil => "bullying_pupil",
        Missing::Agreement => "agreement",
        Missing::Sanction => "sanction",
        Missing::ReflectiveAnswer => "reflective_answer",
        Missing::ReflectiveSanction => "reflective_sanction",
        Missing::ParentTalk => "parent_talk",
        Missing::FollowUp(..) => "follow_up",
        Missing::FollowUpPlan => "follow_up_plan",
        Missing::Finding => "finding",
        Missing::NotStopped => "not_stopped",
        Missing::FamilyInformed(_) => "family_informed",
        Missing::CaseTold(_) => "case_told",
        Missing::IncidentAnswer => "incident_answer",
        Missing::Close => "close",
        Missing::RoundDone => "round_done",
        Missing::Meeting => "meeting",
        Missing::MeetingReport => "meeting_report",
        Missing::Paused => "paused",
    }
}

/// The step with this number.
pub(crate) fn step_of(number: u8) -> Option<Step> {
    Step::ALL.into_iter().find(|step| step.number() == number)
}
