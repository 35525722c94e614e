//! What was agreed, and the sanctions.

use app::domain::ids::{AgreementId, PupilId, SanctionId};
use app::domain::model::{Kept, SanctionKind};
use app::domain::protocol::Step;
use serde::Serialize;
use specta::Type;

use super::{Look, Written, maybe, written};
use crate::views::date;

views! {
    /// An agreement.
    AgreementView {
        id: AgreementId,
        round: u8,
        step: Step,
        pupil: PupilId,
        protects: Option<PupilId>,
        what: Written,
        from: String,
        until: Option<String>,
        check: Written,
        checks: Vec<AgreementCheckView>,
        ended: Option<Written>,
    }
    /// A look at an agreement.
    AgreementCheckView { on: String, kept: Kept, note: Written }
    /// A sanction.
    SanctionView {
        id: SanctionId,
        round: u8,
        pupil: PupilId,
        kind: SanctionKind,
        what: Written,
        due: Option<String>,
        withdrawn: Option<Written>,
    }
    /// An answer to 3.6.
    ReflectiveView { round: u8, pupil: PupilId, needed: bool, why: Written }
}

impl Look<'_> {
    pub(super) fn agreements(&self) -> Vec<AgreementView> {
        let agreements = self.file.case.agreements.iter();
        agreements
            .map(|a| AgreementView {
                id: a.id,
                round: a.round.0,
                step: a.step,
                pupil: a.pupil,
                protects: a.protects,
                what: written(&a.what),
                from: date(a.from),
                until: a.until.map(date),
                check: written(&a.check),
                checks: a
                    .checks
                    .iter()
                    .map(|(on, kept, note)| AgreementCheckView {
                        on: date(*on),
                        kept: *kept,
                        note: maybe(note.as_ref()),
                    })
                    .collect(),
                ended: a.ended.as_ref().map(written),
            })
            .collect()
    }

    pub(super) fn sanctions(&self) -> Vec<SanctionView> {
        let sanctions = self.file.case.sanctions.iter();
        sanctions
            .map(|s| SanctionView {
                id: s.id,
                round: s.round.0,
                pupil: s.pupil,
                kind: s.kind,
                what: written(&s.what),
                due: s.due.map(date),
                withdrawn: s.withdrawn.as_ref().map(written),
            })
            .collect()
    }

    pub(super) fn reflective(&self) -> Vec<ReflectiveView> {
        let answers = self.file.case.reflective.iter();
        answers
            .map(|((round, pupil), answer)| ReflectiveView {
                round: round.0,
                pupil: *pupil,
                needed: answer.needed,
                why: maybe(answer.why.as_ref()),
            })
            .collect()
    }
}
