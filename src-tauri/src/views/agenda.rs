//! The agenda as the page sees it.

use app::domain::agenda::{Bucket, Kind, Task};
use app::domain::calendar::Day;
use app::domain::ids::{AgreementId, CaseId, DataRequestId, FollowUpId, MeasureId, PupilId, SanctionId};
use app::domain::model::{Means, StopCard};
use app::{AgendaItem, AgendaPart};
use serde::Serialize;
use specta::Type;

use super::date;

views! {
    /// The agenda over all cases, in its parts.
    AgendaView { today: String, parts: Vec<AgendaPartView> }
    /// A part of the agenda: the first of it, and how many there are.
    AgendaPartView { bucket: AgendaBucket, items: Vec<AgendaItemView>, total: u32 }
    /// One thing to be done. `guardian` is the parent who gets something or is heard; `no_school` says why there is no
    /// school on that day; `moved_from` is the day that the plan asks for, when that is another one; `extended` the end of
    /// a legal term with its extension.
    AgendaItemView {
        key: String,
        case_id: CaseId,
        number: String,
        name: String,
        guardian: Option<String>,
        pupil: Option<PupilId>,
        what: AgendaWhat,
        due: String,
        no_school: Option<String>,
        unknown: bool,
        moved_from: Option<String>,
        extended: Option<String>,
        turns: Option<u32>,
    }
}

/// A part of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum AgendaBucket {
    TooLate,
    Today,
    ThisWeek,
    Later,
    Paused,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(tag = "what", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum AgendaWhat {
    Referral { card: StopCard },
    StepTwo {},
    FollowUp { id: FollowUpId, means: Means },
    Sanction { id: SanctionId },
    AgreementEnds { id: AgreementId },
    AgreementCheck { id: AgreementId },
    Paused {},
    Duty { measure: MeasureId, task: Task },
    ObjectionEnds { measure: MeasureId },
    DataRequest { id: DataRequestId },
}

impl From<Kind> for AgendaWhat {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Referral(card) => Self::Referral { card },
            Kind::StepTwo => Self::StepTwo {},
            Kind::FollowUp(id, means) => Self::FollowUp { id, means },
            Kind::Sanction(id) => Self::Sanction { id },
            Kind::AgreementEnds(id) => Self::AgreementEnds { id },
            Kind::AgreementCheck(id) => Self::AgreementCheck { id },
            Kind::Paused => Self::Paused {},
            Kind::Duty(id) => Self::Duty { measure: id.measure, task: id.task },
            Kind::ObjectionEnds(measure) => Self::ObjectionEnds { measure },
            Kind::DataRequest(id) => Self::DataRequest { id },
        }
    }
}

impl From<Bucket> for AgendaBucket {
    fn from(bucket: Bucket) -> Self {
        match bucket {
            Bucket::TooLate => Self::TooLate,
            Bucket::Today => Self::Today,
            Bucket::ThisWeek => Self::ThisWeek,
            Bucket::Later => Self::Later,
            Bucket::Paused => Self::Paused,
        }
    }
}

impl AgendaPartView {
    /// The view of a part.
    pub fn new(part: AgendaPart) -> Self {
        Self {
            bucket: part.bucket.into(),
            items: part.items.into_iter().map(AgendaItemView::new).collect(),
            total: u32::try_from(part.total).unwrap_or(u32::MAX),
        }
    }
}

impl AgendaItemView {
    fn new(found: AgendaItem) -> Self {
        let key = found.key();
        let AgendaItem { case, number, name, guardian, item } = found;
        Self {
            key,
            case_id: case,
            number,
            name,
            guardian,
            pupil: item.pupil,
            what: item.kind.into(),
            due: date(item.due),
            no_school: match &item.day {
                Day::NoSchool(reason) => Some(reason.to_string()),
                Day::School | Day::Unknown => None,
            },
            unknown: item.unknown,
            moved_from: item.shift.map(|shift| date(shift.from)),
            extended: item.extended.map(date),
            turns: item.turns,
        }
    }
}
