//! A case as the page sees it.

mod conversations;
mod earlier;
mod follow_ups;
mod life;
mod measure_letters;
mod measures;
mod papers;
mod people;
mod promises;
mod related;
mod soon;
mod start;
mod steps;
mod timeline;

use app::CaseFile;
use app::domain::case::Phase;
use app::domain::ids::{CaseId, PupilId};
use app::domain::people::Staff;
use app::domain::text::Text;
use serde::Serialize;
use specta::Type;

pub use self::conversations::{ConversationView, JointQuestionView, NotSpokenView};
pub use self::earlier::{EarlierPointView, EarlierView};
pub use self::follow_ups::{
    FindingView, FollowUpStateView, FollowUpView, InformedView, KeptView, PauseView, ShiftView, SuggestionKind,
    SuggestionView, ToldView,
};
pub use self::life::{
    ClassWorkView, ConsentView, EvidenceView, ExternalView, LeftView, LegalHoldView, LifeView, RequestView,
    SafetyAskKind, SafetyAskView, StandingKind, StandingView, SummaryView, WitnessView,
};
pub use self::measure_letters::{GapView, LetterView, LiftView, ReaderView, SentView, TermView};
pub use self::measures::{
    CompulsoryView, ConsultedView, DecisionView, DoneView, HearingView, MeasureDutyView, MeasureView, NoticeView,
    ObjectionView, RulingView, SchoolworkView, StageView, VoiceView,
};
pub use self::papers::{DraftHeadView, OfferView, ReportView, ScanView, SignedKind, SignedView};
pub use self::people::{GuardianView, NamedGuardian, PartyView, ReferableView, ThenView};
pub use self::promises::{AgreementCheckView, AgreementView, ReflectiveView, SanctionView};
pub use self::related::{HandedOverView, LinkView, ReceivedView, RelatedView};
pub use self::soon::SoonView;
pub use self::start::{AssessmentView, IncidentView, IntakeView, SafetyView, StopCardView};
pub use self::steps::{MissingView, NextView, PointStateView, PointView, RowView, StatusView, StepView};
pub use self::timeline::{TimelineView, TurnKind, TurnView};

/// A case (*dossier*) with everything that the screen of a case shows. Dates are "2026-11-03", moments RFC 3339.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// Identity.
    pub id: CaseId,
    /// Its number, such as "2026-014".
    pub number: String,
    /// Where it stands.
    pub phase: PhaseView,
    /// The current round.
    pub round: u8,
    /// The report it began with.
    pub intake: IntakeView,
    /// The pupils and their parents, in the order in which they came.
    pub parties: Vec<PartyView>,
    /// Everyone at school who is known.
    pub staff: Vec<Staff>,
    /// Whom its texts can refer to.
    pub referable: Vec<ReferableView>,
    /// The latest answers to the stop cards.
    pub stop_cards: Vec<StopCardView>,
    /// The latest look at safety.
    pub safety: Option<SafetyView>,
    /// Decisions on bullying or teasing, the latest first.
    pub assessments: Vec<AssessmentView>,
    /// The seven steps.
    pub steps: Vec<StepView>,
    /// What to do next.
    pub next: Option<NextView>,
    /// The answer to the question before step 3, in this round.
    pub joint_question: Option<JointQuestionView>,
    /// Conversations in order of entry, of all rounds.
    pub conversations: Vec<ConversationView>,
    /// Why parents were not spoken.
    pub not_spoken: Vec<NotSpokenView>,
    /// Agreements, of all rounds.
    pub agreements: Vec<AgreementView>,
    /// Sanctions, of all rounds.
    pub sanctions: Vec<SanctionView>,
    /// Answers to 3.6, of all rounds.
    pub reflective: Vec<ReflectiveView>,
    /// Planned checks, by date.
    pub follow_ups: Vec<FollowUpView>,
    /// The pause of the checks that runs.
    pub pause: Option<PauseView>,
    /// The last day up to which the school holidays are known.
    pub known_until: Option<String>,
    /// School days that a next meeting is soon set for.
    pub soon: Vec<SoonView>,
    /// What to offer now.
    pub suggestions: Vec<SuggestionView>,
    /// Findings on whether it stopped, the latest first.
    pub findings: Vec<FindingView>,
    /// Families that were told.
    pub informed: Vec<InformedView>,
    /// Families that were told that there is a case.
    pub told: Vec<ToldView>,
    /// The pupils whose family was not told that yet.
    pub untold: Vec<PupilId>,
    /// The answer to 6.2.
    pub incident: Option<IncidentView>,
    /// What surrounds the steps.
    pub life: LifeView,
    /// Other cases that hang together with it, and whose it is.
    pub related: RelatedView,
    /// Closings, reopenings, later rounds and withdrawal, oldest first.
    pub turns: Vec<TurnView>,
    /// Suspensions and removals, the latest first.
    pub measures: Vec<MeasureView>,
    /// Frozen documents, the latest first.
    pub reports: Vec<ReportView>,
    /// Papers that can be made now.
    pub offers: Vec<OfferView>,
    /// Papers for parents who are no addressee now: making one asks for a reason.
    pub held_back: Vec<OfferView>,
    /// Drafts, the last saved first.
    pub drafts: Vec<DraftHeadView>,
    /// What happened, the latest first.
    pub timeline: Vec<TimelineView>,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PhaseView {
    /// In hand.
    Open,
    /// Closed.
    Closed,
    /// Withdrawn.
    Withdrawn,
}

impl PhaseView {
    /// The view of a phase; nothing before a case is opened.
    pub fn of(phase: Phase) -> Option<Self> {
        match phase {
            Phase::New => None,
            Phase::Open => Some(Self::Open),
            Phase::Closed => Some(Self::Closed),
            Phase::Withdrawn => Some(Self::Withdrawn),
        }
    }
}

/// A piece of text: `null` when it was erased.
pub type Written = Option<String>;

impl CaseView {
    /// The view of a case; `None` for one that was never opened, which no list leads to.
    pub fn new(file: &CaseFile) -> Option<Self> {
        let (case, opened) = (&file.case, file.case.opened.as_ref()?);
        let phase = PhaseView::of(case.phase)?;
        let look = Look { file };
        Some(Self {
            id: case.id,
            number: opened.number.to_string(),
            phase,
            round: case.round.0,
            intake: IntakeView::new(opened),
            parties: look.parties(),
            staff: file.people.staff.values().cloned().collect(),
            referable: file.referable.iter().map(ReferableView::new).collect(),
            stop_cards: look.stop_cards(),
            safety: look.safety(),
            assessments: look.assessments(),
            steps: look.steps(),
            next: look.next(),
            joint_question: look.joint_question(),
            conversations: look.conversations(),
            not_spoken: look.not_spoken(),
            agreements: look.agreements(),
            sanctions: look.sanctions(),
            reflective: look.reflective(),
            follow_ups: look.follow_ups(),
            pause: look.pause(),
            soon: look.soon(),
            known_until: file.calendar.known_until().map(super::date),
            suggestions: look.suggestions(),
            findings: look.findings(),
            informed: look.informed(),
            told: look.told(),
            untold: case.untold(),
            incident: look.incident(),
            life: look.life(),
            related: look.related(),
            turns: timeline::turns(case),
            measures: look.measures(),
            reports: look.reports(),
            offers: look.offers(),
            held_back: look.held_back(),
            drafts: file.drafts.iter().map(DraftHeadView::new).collect(),
            timeline: look.timeline(),
        })
    }
}

/// Looks at a case with its people at hand.
struct Look<'a> {
    file: &'a CaseFile,
}

fn written(text: &Text) -> Written {
    text.written().map(str::to_owned)
}

fn maybe(text: Option<&Text>) -> Written {
    text.and_then(written)
}
