//! What can be seen over several cases: hints, a pupil's cases, the summer check. Derived; never counted, never exported.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use crate::case::{Case, FollowUpState, Phase};
use crate::ids::{CaseId, FollowUpId, PupilId};
use crate::model::{CaseNumber, Outcome, Role};

/// How near two reports must be to be pointed at as perhaps the same matter, in days. A case in hand is always near.
const NEAR: i64 = 42;
/// Within how long several decisions "teasing" about the same two pupils make a pattern.
const PATTERN: Months = Months::new(12);

/// What the functions here know of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSummary {
    /// Which.
    pub case: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// Where it stands.
    pub phase: Phase,
    /// The day it was reported.
    pub reported_on: NaiveDate,
    /// The pupils and their roles now.
    pub pupils: Vec<(PupilId, Role)>,
    /// The latest decision on bullying or teasing, with its day (UTC).
    pub outcome: Option<(Outcome, NaiveDate)>,
    /// The case it was merged into.
    pub merged_into: Option<CaseId>,
}

impl CaseSummary {
    fn role_of(&self, pupil: PupilId) -> Option<Role> {
        self.pupils.iter().find(|(known, _)| *known == pupil).map(|(_, role)| *role)
    }

    fn counts(&self) -> bool {
        self.phase != Phase::Withdrawn && self.merged_into.is_none()
    }
}

impl Case {
    /// The case in short; nothing while it is not opened.
    pub fn summary(&self) -> Option<CaseSummary> {
        let opened = self.opened.as_ref()?;
        Some(CaseSummary {
            case: self.id,
            number: opened.number,
            phase: self.phase,
            reported_on: opened.reported_on,
            pupils: self.participations.iter().map(|p| (p.pupil, p.role)).collect(),
            outcome: self.assessments.last().map(|last| (last.outcome, last.at.date_naive())),
            merged_into: self.merged_into(),
        })
    }
}

/// A case that may be about the same matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateHint {
    /// Which.
    pub case: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// The pupils both have.
    pub same: Vec<PupilId>,
}

/// Cases that a new report may belong to: in hand or reported within 42 days of it, with the same gepeste leerling or with
/// two pupils in common who are not just bystanders. The most pupils in common first, then the latest report.
pub fn duplicates(pupils: &[(PupilId, Role)], reported_on: NaiveDate, cases: &[CaseSummary]) -> Vec<DuplicateHint> {
    let sided = |role| matches!(role, Role::Bullied | Role::Bullying | Role::Follower);
    let mut hints: Vec<(&CaseSummary, Vec<PupilId>)> = Vec::new();
    for case in cases.iter().filter(|case| case.counts()) {
        let far = (case.reported_on - reported_on).num_days().abs() > NEAR;
        if far && case.phase != Phase::Open {
            continue;
        }
        let same: BTreeSet<PupilId> = pupils
            .iter()
            .filter(|(pupil, role)| sided(*role) && case.role_of(*pupil).is_some_and(sided))
            .map(|(pupil, _)| *pupil)
            .collect();
        let bullied =
            pupils.iter().any(|(pupil, role)| *role == Role::Bullied && case.role_of(*pupil) == Some(Role::Bullied));
        if bullied || same.len() > 1 {
            hints.push((case, same.into_iter().collect()));
        }
    }
    hints.sort_by_key(|(case, same)| (std::cmp::Reverse((same.len(), case.reported_on)), case.case));
    hints.into_iter().map(|(case, same)| DuplicateHint { case: case.case, number: case.number, same }).collect()
}

/// Several times "teasing" about the same two pupils.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeasingPattern {
    /// Who was teased.
    pub teased: PupilId,
    /// By whom.
    pub teasing: PupilId,
    /// The cases, the earliest decision first.
    pub cases: Vec<CaseId>,
}

/// Pairs about whom it was decided more than once within a year that it was teasing: together that may be bullying. Of
/// each pair the latest such year.
pub fn teasing_patterns(cases: &[CaseSummary]) -> Vec<TeasingPattern> {
    let mut decided: BTreeMap<(PupilId, PupilId), BTreeSet<(NaiveDate, CaseId)>> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.counts()) {
        let Some((Outcome::Teasing | Outcome::TeasingFeltAsBullying, on)) = case.outcome else { continue };
        for (teased, _) in case.pupils.iter().filter(|(_, role)| *role == Role::Bullied) {
            for (teasing, _) in case.pupils.iter().filter(|(_, role)| matches!(role, Role::Bullying | Role::Follower)) {
                decided.entry((*teased, *teasing)).or_default().insert((on, case.case));
            }
        }
    }
    decided
        .into_iter()
        .filter_map(|((teased, teasing), days)| {
            let cases = days.iter().rev().find_map(|(last, _)| {
                let first = last.checked_sub_months(PATTERN)?;
                let year: Vec<CaseId> =
                    days.iter().filter(|(on, _)| first < *on && on <= last).map(|(_, case)| *case).collect();
                (year.len() > 1).then_some(year)
            })?;
            Some(TeasingPattern { teased, teasing, cases })
        })
        .collect()
}

/// A case on a pupil's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilCase {
    /// Which.
    pub case: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// Where it stands.
    pub phase: Phase,
    /// The pupil's role in it, now.
    pub role: Role,
    /// The day it was reported.
    pub reported_on: NaiveDate,
}

/// The cases of a pupil, the latest first. For the pupil's page only: a role stays with its case, is never counted over
/// cases, and is in no export.
pub fn cases_of(pupil: PupilId, cases: &[CaseSummary]) -> Vec<PupilCase> {
    let mut own: Vec<PupilCase> = cases
        .iter()
        .filter_map(|case| {
            let role = case.role_of(pupil)?;
            let CaseSummary { case, number, phase, reported_on, .. } = *case;
            Some(PupilCase { case, number, phase, role, reported_on })
        })
        .collect();
    own.sort_by_key(|case| (std::cmp::Reverse((case.reported_on, case.number)), case.case));
    own
}

/// What to see to before the summer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummerCheck {
    /// Cases in hand.
    pub open: Vec<CaseId>,
    /// Checks planned in the holiday, or put off by it to after it.
    pub follow_ups: Vec<(CaseId, FollowUpId, PupilId, NaiveDate)>,
    /// Pupils of a case in hand, or with a check still planned, who leave the school.
    pub leaving: Vec<(CaseId, PupilId)>,
}

/// The summer check (*zomercheck*): open cases, checks in the holiday from its first to its last day without school, and
/// pupils who leave.
pub fn summer_check<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
    (first, last): (NaiveDate, NaiveDate),
    leaving: &BTreeSet<PupilId>,
) -> SummerCheck {
    let mut check = SummerCheck::default();
    for case in cases.into_iter().filter(|case| matches!(case.phase, Phase::Open | Phase::Closed)) {
        if case.phase == Phase::Open {
            check.open.push(case.id);
        }
        let planned = || case.follow_ups.iter().filter(|f| f.state == FollowUpState::Planned);
        let in_holiday = |date: NaiveDate| first <= date && date <= last;
        let touched = planned().filter(|f| in_holiday(f.date) || (in_holiday(f.asked) && f.date > last));
        check.follow_ups.extend(touched.map(|f| (case.id, f.id, f.pupil, f.date)));
        let goes = |pupil: &PupilId| {
            leaving.contains(pupil)
                && !case.has_left(*pupil)
                && (case.phase == Phase::Open || planned().any(|f| f.pupil == *pupil))
        };
        let pupils = case.participations.iter().map(|p| p.pupil);
        check.leaving.extend(pupils.filter(goes).map(|pupil| (case.id, pupil)));
    }
    check
}
