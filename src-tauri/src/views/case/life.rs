//! What surrounds the steps: who may know, what runs beside them, and how the case itself fares.

use app::domain::case::{Prompt, SafetyAsk, Standing};
use app::domain::compose::magister_summary;
use app::domain::ids::{GuardianId, NoteId, PupilId, StaffId};
use app::domain::model::{ClassWork, ConsentScope, ExternalStatus, RequestAnswer};
use app::domain::protocol::Step;
use app::domain::text::Text;
use serde::Serialize;
use specta::Type;

use super::people::NamedGuardian;
use super::{Look, Written, maybe, written};
use crate::views::date;

views! {
    /// What surrounds the steps of a case. Lists have the latest first.
    LifeView {
        safety_ask: Option<SafetyAskView>,
        still_bound: Vec<PupilId>,
        external: Vec<ExternalView>,
        evidence: Vec<EvidenceView>,
        class_work: Vec<ClassWorkView>,
        witnesses: Vec<WitnessView>,
        consents: Vec<ConsentView>,
        requests: Vec<RequestView>,
        standings: Vec<StandingView>,
        left: Vec<LeftView>,
        legal_hold: Option<LegalHoldView>,
        summaries: Vec<SummaryView>,
    }
    /// Why safety should be looked at again.
    SafetyAskView { why: SafetyAskKind, step: Option<u8>, name: String }
    /// How the contact outside the school stood.
    ExternalView { status: ExternalStatus, on: String, contact: Written, agreed: Written }
    /// Something seen online.
    EvidenceView {
        id: NoteId,
        on: String,
        at: Option<String>,
        seen_where: Written,
        what: Written,
        seen_by: Written,
        kept_by: Written,
        corrections: Vec<Written>,
    }
    /// Work with the class.
    ClassWorkView { id: NoteId, on: String, work: ClassWork, staff: Vec<String>, what: Written, corrections: Vec<Written> }
    /// What a witness told.
    WitnessView { id: NoteId, name: String, on: String, staff: Vec<String>, account: Written, corrections: Vec<Written> }
    /// What a pupil of age agreed to; without scopes it is a taking back.
    ConsentView { pupil: PupilId, on: String, guardians: Vec<NamedGuardian>, scopes: Vec<ConsentScope>, note: Written }
    /// A request of a parent without custody.
    RequestView { pupil: PupilId, guardian: GuardianId, on: String, answer: RequestAnswer, ground: Written }
    /// How a parent stands today towards word of the case.
    StandingView { pupil: PupilId, guardian: GuardianId, standing: StandingKind }
    /// A pupil who left and is not back.
    LeftView { pupil: PupilId, on: String, reason: Written }
    /// Why the case must be kept.
    LegalHoldView { on: String, reason: Written }
    /// The neutral summary for Magister.
    SummaryView { pupil: PupilId, name: String, text: String }
}

/// Why safety should be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum SafetyAskKind {
    Step,
    Round,
    Reopened,
    Pupil,
    Worse,
}

/// How a parent stands towards information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum StandingKind {
    ByRight,
    ByConsent,
    OnRequest,
    PupilIsAdult,
    NoCustody,
    NoContact,
    Stranger,
}

impl Look<'_> {
    pub(super) fn life(&self) -> LifeView {
        let (life, progress) = (&self.file.case.life, &self.file.progress);
        let asked = progress.prompts.iter().find_map(|prompt| match prompt {
            Prompt::Safety(ask) => Some(self.safety_ask(*ask)),
            Prompt::Untold(_) | Prompt::StillBound(_) => None,
        });
        let bound = progress.prompts.iter().filter_map(|prompt| match prompt {
            Prompt::StillBound(pupil) => Some(*pupil),
            Prompt::Safety(_) | Prompt::Untold(_) => None,
        });
        let hold = life.legal_hold.as_ref();
        LifeView {
            safety_ask: asked,
            still_bound: bound.collect(),
            external: self.external(),
            evidence: self.evidence(),
            class_work: self.class_work(),
            witnesses: self.witnesses(),
            consents: self.consents(),
            requests: self.requests(),
            standings: self.standings(),
            left: life
                .left
                .iter()
                .map(|(pupil, left)| LeftView { pupil: *pupil, on: date(left.on), reason: written(&left.reason) })
                .collect(),
            legal_hold: hold.map(|hold| LegalHoldView { on: date(hold.on), reason: written(&hold.reason) }),
            summaries: self.summaries(),
        }
    }

    fn safety_ask(&self, ask: SafetyAsk) -> SafetyAskView {
        let (why, step, pupil) = match ask {
            SafetyAsk::Step(step) => (SafetyAskKind::Step, Some(step), None),
            SafetyAsk::Round => (SafetyAskKind::Round, None, None),
            SafetyAsk::Reopened => (SafetyAskKind::Reopened, None, None),
            SafetyAsk::Pupil(pupil) => (SafetyAskKind::Pupil, None, Some(pupil)),
            SafetyAsk::Worse(pupil) => (SafetyAskKind::Worse, None, Some(pupil)),
        };
        SafetyAskView {
            why,
            step: step.map(Step::number),
            name: pupil.map(|pupil| self.name(pupil)).unwrap_or_default(),
        }
    }

    fn external(&self) -> Vec<ExternalView> {
        let external = self.file.case.life.external.iter().rev();
        external
            .map(|e| ExternalView {
                status: e.status,
                on: date(e.on),
                contact: maybe(e.contact.as_ref()),
                agreed: maybe(e.agreed.as_ref()),
            })
            .collect()
    }

    fn evidence(&self) -> Vec<EvidenceView> {
        let evidence = self.file.case.life.evidence.iter().rev();
        evidence
            .map(|e| EvidenceView {
                id: e.id,
                on: date(e.on),
                at: e.at.map(|at| at.format("%H:%M").to_string()),
                seen_where: written(&e.seen_where),
                what: written(&e.what),
                seen_by: written(&e.seen_by),
                kept_by: maybe(e.kept_by.as_ref()),
                corrections: reasons(&e.corrections),
            })
            .collect()
    }

    fn class_work(&self) -> Vec<ClassWorkView> {
        let work = self.file.case.life.class_work.iter().rev();
        work.map(|w| ClassWorkView {
            id: w.id,
            on: date(w.on),
            work: w.work,
            staff: self.staff_names(&w.staff),
            what: written(&w.what),
            corrections: reasons(&w.corrections),
        })
        .collect()
    }

    fn witnesses(&self) -> Vec<WitnessView> {
        let witnesses = self.file.case.life.witnesses.iter().rev();
        witnesses
            .map(|w| WitnessView {
                id: w.id,
                name: self.name(w.pupil),
                on: date(w.on),
                staff: self.staff_names(&w.staff),
                account: written(&w.account),
                corrections: reasons(&w.corrections),
            })
            .collect()
    }

    fn consents(&self) -> Vec<ConsentView> {
        // By the day it was said, as what was said last counts; of one day the last entry.
        let mut consents: Vec<_> = self.file.case.life.consents.iter().collect();
        consents.sort_by_key(|consent| consent.on);
        let latest_first = consents.into_iter().rev();
        latest_first
            .map(|c| ConsentView {
                pupil: c.pupil,
                on: date(c.on),
                guardians: c.guardians.iter().map(|id| self.guardian(*id)).collect(),
                scopes: c.scopes.iter().copied().collect(),
                note: maybe(c.note.as_ref()),
            })
            .collect()
    }

    fn requests(&self) -> Vec<RequestView> {
        let requests = self.file.case.life.requests.iter().rev();
        requests
            .map(|r| RequestView {
                pupil: r.pupil,
                guardian: r.guardian,
                on: date(r.on),
                answer: r.answer,
                ground: written(&r.ground),
            })
            .collect()
    }

    fn standings(&self) -> Vec<StandingView> {
        let (case, people, today) = (&self.file.case, &self.file.people, self.file.today);
        let mut standings = Vec::new();
        for pupil in case.participations.iter().map(|p| p.pupil) {
            for guardian in people.guardians_of(pupil) {
                let standing = case.standing(people, pupil, guardian.id, ConsentScope::Told, today);
                standings.push(StandingView { pupil, guardian: guardian.id, standing: standing.into() });
            }
        }
        standings
    }

    fn summaries(&self) -> Vec<SummaryView> {
        let case = &self.file.case;
        let pupils = case.participations.iter().map(|p| p.pupil);
        // A pupil without a side has none.
        let with_a_side = pupils.filter_map(|pupil| Some((pupil, magister_summary(case, pupil).ok()?)));
        with_a_side.map(|(pupil, text)| SummaryView { pupil, name: self.name(pupil), text }).collect()
    }

    fn staff_names(&self, staff: &[StaffId]) -> Vec<String> {
        staff.iter().filter_map(|id| Some(self.file.people.staff.get(id)?.name.full())).collect()
    }
}

fn reasons(corrections: &[Text]) -> Vec<Written> {
    corrections.iter().map(written).collect()
}

impl From<Standing> for StandingKind {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::ByRight => Self::ByRight,
            Standing::ByConsent => Self::ByConsent,
            Standing::OnRequest => Self::OnRequest,
            Standing::PupilIsAdult => Self::PupilIsAdult,
            Standing::NoCustody => Self::NoCustody,
            Standing::NoContact => Self::NoContact,
            Standing::Stranger => Self::Stranger,
        }
    }
}
