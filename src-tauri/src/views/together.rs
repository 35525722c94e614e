//! What is seen over several cases.

use app::domain::ids::{CaseId, ConversationId, FollowUpId, PupilId};
use app::domain::model::{Role, Warning};
use app::domain::people::Pupil;
use app::domain::text::Prose;
use app::{Hint, Pattern, PupilPage, Split, Summer, SummerCase};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

use super::case::PhaseView;
use super::date;

views! {
    /// A case that a report may belong to.
    HintView { case_id: CaseId, number: String, phase: PhaseView, reported_on: String, names: Vec<String> }
    /// A pair about whom it was teasing before.
    PatternView { teased: String, teasing: String, cases: Vec<CaseNameView> }
    /// A case by its number.
    CaseNameView { id: CaseId, number: String }
    /// The page of a pupil.
    PupilPageView { pupil: Pupil, name: String, age: Option<u32>, cases: Vec<PupilCaseView> }
    /// A case on it.
    PupilCaseView { case_id: CaseId, number: String, phase: PhaseView, role: Role, reported_on: String }
    /// What to see to before the summer.
    SummerView {
        first: String,
        last: String,
        near: bool,
        open: Vec<SummerCaseView>,
        follow_ups: Vec<SummerCheckView>,
        pupils: Vec<SummerPupilView>,
    }
    /// A case in it.
    SummerCaseView { id: CaseId, number: String, title: String }
    /// A check that the holiday touches.
    SummerCheckView { case_id: CaseId, number: String, follow_up: FollowUpId, name: String, date: String }
    /// A pupil who may leave.
    SummerPupilView { case_id: CaseId, number: String, pupil: PupilId, name: String, leaving: bool }
}

impl HintView {
    /// The view of a hint.
    pub fn new(hint: Hint) -> Option<Self> {
        let (number, reported_on) = (hint.number.to_string(), date(hint.reported_on));
        let phase = PhaseView::of(hint.phase)?;
        Some(Self { case_id: hint.case, number, phase, reported_on, names: hint.names })
    }
}

impl PatternView {
    /// The view of a pattern.
    pub fn new(pattern: Pattern) -> Self {
        let cases = pattern.cases.into_iter().map(|(id, number)| CaseNameView { id, number: number.to_string() });
        Self { teased: pattern.teased, teasing: pattern.teasing, cases: cases.collect() }
    }
}

impl PupilPageView {
    /// The view of a page.
    pub fn new(page: PupilPage) -> Self {
        let cases = page.cases.into_iter().filter_map(|case| {
            let (number, reported_on) = (case.number.to_string(), date(case.reported_on));
            let phase = PhaseView::of(case.phase)?;
            Some(PupilCaseView { case_id: case.case, number, phase, role: case.role, reported_on })
        });
        Self { name: page.pupil.name.full(), age: page.age, cases: cases.collect(), pupil: page.pupil }
    }
}

impl SummerView {
    /// The view of the check.
    pub fn new(summer: Summer) -> Self {
        let case = |line: SummerCase| SummerCaseView { id: line.case, number: line.number, title: line.title };
        Self {
            first: date(summer.holiday.0),
            last: date(summer.holiday.1),
            near: summer.near,
            open: summer.open.into_iter().map(case).collect(),
            follow_ups: summer
                .follow_ups
                .into_iter()
                .map(|(line, follow_up, name, on)| SummerCheckView {
                    case_id: line.case,
                    number: line.number,
                    follow_up,
                    name,
                    date: date(on),
                })
                .collect(),
            pupils: summer
                .pupils
                .into_iter()
                .map(|line| SummerPupilView {
                    case_id: line.case.case,
                    number: line.case.number,
                    pupil: line.pupil,
                    name: line.name,
                    leaving: line.leaving,
                })
                .collect(),
        }
    }
}

/// What goes to a new case.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SplitView {
    /// Who are in the new case, each in one role.
    pub pupils: Vec<(PupilId, Role)>,
    /// Those of them who stay in the old case too.
    pub staying: Vec<PupilId>,
    /// The conversations that are copied.
    pub conversations: Vec<ConversationId>,
    /// What the new case is about.
    pub what: Prose,
    /// Why.
    pub reason: Prose,
    /// Why all the same, for what a copied conversation is warned about.
    pub reasons: BTreeMap<Warning, Prose>,
}

impl From<SplitView> for Split {
    fn from(view: SplitView) -> Self {
        let SplitView { pupils, staying, conversations, what, reason, reasons } = view;
        Self { pupils, staying: staying.into_iter().collect(), conversations, what, reason, reasons }
    }
}
