//! What the lists show of a case: derived from its journal alone, so that it can be dropped and built again.

use domain::case::{Case, FollowUpState, Missing, Phase};
use domain::ids::{FollowUpId, PupilId};
use domain::model::Role;
use domain::names::fold;
use domain::people::People;
use domain::protocol::{Protocol, Step};
use serde::{Deserialize, Serialize};
use vault::{AgendaRow, CaseRow, Projection};

use crate::cases::people_of;

/// The next action of a case as the list keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredNext {
    /// Number of the step.
    pub step: u8,
    /// With whom.
    pub pupil: Option<PupilId>,
    /// What, as a code.
    pub what: String,
}

/// The item of the agenda that is a planned check.
pub(crate) const FOLLOW_UP: &str = "follow-up";

/// The body of an item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredFollowUp {
    pub(crate) follow_up: FollowUpId,
}

/// All that is derived from a case. Does not depend on today, so it stays true while nothing happens.
pub(crate) fn of(case: &Case, protocol: &Protocol, all: &People) -> Projection {
    let people = &people_of(case, all);
    let last_activity = case.timeline.iter().map(|line| line.entered_at.date_naive()).max().unwrap_or_default();
    // The most distant past makes no check overdue: what is late is for the moment of looking.
    let progress = case.progress(protocol, people, chrono::NaiveDate::MIN);
    let next = progress.next.map(|next| StoredNext {
        step: next.step.number(),
        pupil: next.pupil,
        what: code_of(next.what).to_owned(),
    });
    let name_of = |pupil| people.pupils.get(&pupil).map(|known| known.name.full());
    let title: Vec<String> = case.pupils(Role::Bullied).filter_map(name_of).collect();
    let number = case.opened.as_ref().map(|opened| opened.number.to_string()).unwrap_or_default();
    let agenda: Vec<AgendaRow> = case
        .follow_ups
        .iter()
        .filter(|f| f.state == FollowUpState::Planned && case.phase != Phase::Withdrawn)
        .map(|f| AgendaRow {
            case: case.id,
            pupil: Some(f.pupil),
            date: f.date,
            kind: FOLLOW_UP.to_owned(),
            body: serde_json::json!(StoredFollowUp { follow_up: f.id }),
        })
        .collect();
    let mut found_by = vec![number.clone()];
    for participation in &case.participations {
        if let Some(pupil) = people.pupils.get(&participation.pupil) {
            found_by.extend([pupil.name.first.clone(), pupil.name.full(), pupil.class.clone()]);
        }
        found_by.extend(people.guardians_of(participation.pupil).iter().map(|guardian| guardian.name.full()));
    }
    let row = CaseRow {
        case: case.id,
        number,
        status: phase_code(case.phase).to_owned(),
        closed: matches!(case.phase, Phase::Closed | Phase::Withdrawn),
        title: title.join(", "),
        next_action: serde_json::json!(next),
        next_date: agenda.iter().map(|item| item.date).min(),
        last_activity,
    };
    Projection { row, agenda, folded: fold(&found_by.join("\n")) }
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
