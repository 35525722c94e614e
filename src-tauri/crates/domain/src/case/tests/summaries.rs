//! What can be seen over several cases.

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

use super::world::*;
use crate::action::{Action, ConversationInput, Intake};
use crate::case::Phase;
use crate::ids::{CaseId, PupilId};
use crate::model::{CaseNumber, Outcome, Role, Warning};
use crate::summaries::{
    CaseSummary, SummerCheck, TeasingPattern, cases_of, duplicates, summer_check, teasing_patterns,
};

fn id(at: u32) -> CaseId {
    CaseId(Uuid::from_u128(u128::from(at)))
}

fn summary(at: u32, reported_on: &str, pupils: &[(PupilId, Role)]) -> CaseSummary {
    CaseSummary {
        case: id(at),
        number: CaseNumber { year: 2026, serial: at },
        phase: Phase::Closed,
        reported_on: day(reported_on),
        pupils: pupils.to_vec(),
        outcome: None,
        merged_into: None,
    }
}

const PAIR: &[(PupilId, Role)] = &[(NOOR, Role::Bullied), (SEM, Role::Bullying)];

#[test]
fn a_case_in_short() {
    assert_eq!(World::new().case.summary(), None);
    let mut world = World::opened();
    world.does(assess(Outcome::Bullying));
    let short = world.case.summary().unwrap();
    assert_eq!(short.pupils.len(), 4);
    assert_eq!((short.phase, short.outcome), (Phase::Open, Some((Outcome::Bullying, world.today))));
    world.does(Action::MergeInto { other: OTHER, reason: "Dezelfde zaak.".into() });
    assert_eq!(world.case.summary().unwrap().merged_into, Some(OTHER));
}

#[test]
fn a_report_about_the_same_is_pointed_at() {
    let reported = day("2026-11-02");
    let with = |change: fn(&mut CaseSummary)| {
        let mut case = summary(1, "2026-10-01", PAIR);
        change(&mut case);
        case
    };
    let cases: [(&str, CaseSummary, &[PupilId]); 10] = [
        ("the same two", with(|_| {}), &[NOOR, SEM]),
        ("six weeks before", with(|case| case.reported_on = day("2026-09-21")), &[NOOR, SEM]),
        ("longer ago, and over", with(|case| case.reported_on = day("2026-09-20")), &[]),
        (
            "long ago, and in hand",
            with(|case| (case.reported_on, case.phase) = (day("2026-01-05"), Phase::Open)),
            &[NOOR, SEM],
        ),
        ("only the gepeste leerling", with(|case| case.pupils = vec![(NOOR, Role::Bullied)]), &[NOOR]),
        ("only one who bullies", with(|case| case.pupils = vec![(SEM, Role::Bullying), (EVA, Role::Bullied)]), &[]),
        (
            "the other way round",
            with(|case| case.pupils = vec![(NOOR, Role::Bullying), (SEM, Role::Bullied)]),
            &[NOOR, SEM],
        ),
        ("as a bystander", with(|case| case.pupils = vec![(NOOR, Role::Bystander), (SEM, Role::Bullied)]), &[]),
        ("withdrawn", with(|case| case.phase = Phase::Withdrawn), &[]),
        ("merged", with(|case| case.merged_into = Some(OTHER)), &[]),
    ];
    for (what, case, same) in cases {
        let hints = duplicates(PAIR, reported, &[case]);
        assert_eq!(hints.first().map_or(&[][..], |hint| &hint.same), same, "{what}");
    }
    let many =
        [summary(1, "2026-10-01", &PAIR[..1]), summary(2, "2026-10-20", &PAIR[..1]), summary(3, "2026-09-29", PAIR)];
    let order: Vec<_> = duplicates(PAIR, reported, &many).iter().map(|hint| hint.case).collect();
    assert_eq!(order, [id(3), id(2), id(1)], "the most alike first, then the latest");
}

fn teased(at: u32, on: &str, outcome: Outcome, pupils: &[(PupilId, Role)]) -> CaseSummary {
    CaseSummary { outcome: Some((outcome, day(on))), ..summary(at, on, pupils) }
}

/// A day, what was decided on it, and about whom.
type Decided<'a> = (&'a str, Outcome, &'a [(PupilId, Role)]);

#[test]
fn teasing_again_and_again_makes_a_pattern() {
    use Outcome::{Bullying, Teasing, TeasingFeltAsBullying};
    let follows: &[(PupilId, Role)] = &[(NOOR, Role::Bullied), (SEM, Role::Follower)];
    let back: &[(PupilId, Role)] = &[(SEM, Role::Bullied), (NOOR, Role::Bullying)];
    let stood: &[(PupilId, Role)] = &[(NOOR, Role::Bullied), (SEM, Role::Bystander)];
    let rows: [(&str, &[Decided<'_>], &[u32]); 9] = [
        ("once", &[("2026-03-01", Teasing, PAIR)], &[]),
        ("twice", &[("2026-03-01", Teasing, PAIR), ("2026-05-01", TeasingFeltAsBullying, PAIR)], &[0, 1]),
        ("a year less a day", &[("2025-03-02", Teasing, PAIR), ("2026-03-01", Teasing, PAIR)], &[0, 1]),
        ("a year", &[("2025-03-01", Teasing, PAIR), ("2026-03-01", Teasing, PAIR)], &[]),
        ("over a leap day", &[("2023-03-01", Teasing, PAIR), ("2024-02-29", Teasing, PAIR)], &[0, 1]),
        ("something else", &[("2026-03-01", Teasing, PAIR), ("2026-05-01", Bullying, PAIR)], &[]),
        ("as a follower", &[("2026-03-01", Teasing, PAIR), ("2026-05-01", Teasing, follows)], &[0, 1]),
        ("the other way", &[("2026-03-01", Teasing, PAIR), ("2026-05-01", Teasing, back)], &[]),
        ("a bystander", &[("2026-03-01", Teasing, PAIR), ("2026-05-01", Teasing, stood)], &[]),
    ];
    for (what, decided, wanted) in rows {
        let cases: Vec<_> =
            (0..).zip(decided).map(|(at, (on, outcome, pupils))| teased(at, on, *outcome, pupils)).collect();
        let cases_found: Vec<CaseId> = wanted.iter().map(|at| id(*at)).collect();
        let pattern = TeasingPattern { teased: NOOR, teasing: SEM, cases: cases_found };
        let expected: &[_] = if wanted.is_empty() { &[] } else { &[pattern] };
        assert_eq!(teasing_patterns(&cases), expected, "{what}");
    }
    let years = ["2022-01-10", "2022-02-10", "2023-09-01", "2025-11-01", "2026-03-01"];
    let cases: Vec<_> = (0..).zip(years).map(|(at, on)| teased(at, on, Teasing, PAIR)).collect();
    assert_eq!(teasing_patterns(&cases)[0].cases, [id(3), id(4)], "the latest year");
    let mut gone = cases;
    gone[4].phase = Phase::Withdrawn;
    assert_eq!(teasing_patterns(&gone)[0].cases, [id(0), id(1)], "a withdrawn case tells nothing");
}

#[test]
fn the_cases_of_a_pupil_with_the_role_in_each() {
    let cases = [
        summary(1, "2025-10-01", PAIR),
        summary(2, "2026-10-01", &[(EVA, Role::Bullied), (NOOR, Role::Bystander)]),
        summary(3, "2026-09-01", &[(EVA, Role::Bullied)]),
    ];
    let of = |pupil| cases_of(pupil, &cases).iter().map(|case| (case.case, case.role)).collect::<Vec<_>>();
    assert_eq!(of(NOOR), [(id(2), Role::Bystander), (id(1), Role::Bullied)]);
    assert_eq!(of(JAAP), []);
}

#[test]
fn the_summer_check_finds_what_would_wait_too_long() {
    let mut world = World::new();
    world.today = day("2026-07-10");
    let report = Intake { reported_on: world.today, ..intake() };
    world.does(Action::Open { intake: Box::new(report) });
    for pupil in [NOOR, SEM] {
        let mut talk = talk(crate::protocol::Step::Together, &[pupil]);
        talk.held_on = world.today;
        world.does(record(talk));
    }
    let holiday = world.calendar.summer(world.today).unwrap();
    assert_eq!(holiday, (day("2026-07-18"), day("2026-08-30")));
    let leaving = [NOOR, JAAP].into();
    let check = summer_check([&world.case], holiday, &leaving);
    let dates: Vec<NaiveDate> = check.follow_ups.iter().map(|follow_up| follow_up.3).collect();
    assert_eq!(dates, [day("2026-08-31"); 2], "put off by the holiday: two weeks after 10 July");
    assert_eq!((check.open, check.leaving), (vec![world.case.id], vec![(world.case.id, NOOR)]));

    for pupil in [NOOR, SEM, BRAM] {
        world.does(tell(pupil, world.today));
    }
    world.passes(assess(Outcome::Teasing), Warning::OutcomeDiffers);
    world.passes(Action::Close { light: true, note: "".into() }, Warning::OpenFollowUps);
    let closed = summer_check([&world.case], holiday, &leaving);
    assert_eq!((closed.open.len(), closed.follow_ups.len(), closed.leaving.len()), (0, 2, 1), "planned is planned");
    world.does(leaves(NOOR, world.today));
    assert!(summer_check([&world.case], holiday, &leaving).leaving.is_empty(), "seen to");
    world.does(Action::Withdraw { reason: "Verkeerde leerling.".into() });
    assert_eq!(summer_check([&world.case], holiday, &leaving), SummerCheck::default());
}

#[test]
fn the_summer_check_goes_by_the_day_that_is_asked_for_now() {
    let mut world = World::new();
    world.today = day("2026-07-10");
    let report = Intake { reported_on: world.today, ..intake() };
    world.does(Action::Open { intake: Box::new(report) });
    let held_on = world.today;
    world.does(record(ConversationInput { held_on, ..talk(crate::protocol::Step::Together, &[NOOR]) }));
    let holiday = world.calendar.summer(world.today).unwrap();
    let ids = |world: &World| -> Vec<_> {
        summer_check([&world.case], holiday, &[].into()).follow_ups.iter().map(|follow_up| follow_up.1).collect()
    };
    let [first, second, third] = world.checks(NOOR).into_iter().map(|check| check.0).collect::<Vec<_>>()[..] else {
        panic!()
    };
    assert_eq!(ids(&world), [third]);
    world.does(move_to(third, "2026-09-10"));
    assert!(ids(&world).is_empty(), "a person chose a day for it");
    world.does(move_to(second, "2026-07-16"));
    world.does(pause("2026-07-10"));
    world.today = day("2026-07-14");
    world.does(resume("2026-07-14"));
    assert_eq!(ids(&world), [second], "four days after the 16th there is no school");
    assert!(world.checks(NOOR)[0] == (first, day("2026-07-16")));
}

fn summaries() -> impl Strategy<Value = Vec<CaseSummary>> {
    let pupils = prop::sample::subsequence(vec![NOOR, SEM, BRAM], 1..=3);
    let case = (pupils, prop::collection::vec(0..5_usize, 3), 0..900_u64, 0..7_usize, 0..3_usize);
    prop::collection::vec(case, 0..8).prop_map(|cases| {
        (0..)
            .zip(cases)
            .map(|(at, (pupils, roles, days, outcome, phase))| {
                let on = day("2024-01-15") + chrono::Days::new(days);
                let pupils: Vec<_> = pupils.into_iter().zip(roles.into_iter().map(|role| Role::ALL[role])).collect();
                let phase = [Phase::Open, Phase::Closed, Phase::Withdrawn][phase];
                let outcome = Some((Outcome::ALL[outcome], on));
                CaseSummary { phase, outcome, ..summary(at, &on.to_string(), &pupils) }
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn hints_are_about_cases_with_those_pupils_in_any_order(mut cases in summaries()) {
        let patterns = teasing_patterns(&cases);
        let hints = duplicates(PAIR, day("2025-01-15"), &cases);
        let find = |cases: &[CaseSummary], id| cases.iter().find(|case| case.case == id).unwrap().clone();
        for pattern in &patterns {
            prop_assert!(pattern.cases.len() > 1);
            let days: Vec<_> = pattern.cases.iter().map(|id| find(&cases, *id).outcome.unwrap().1).collect();
            prop_assert!((*days.last().unwrap() - days[0]).num_days() < 366);
            for id in &pattern.cases {
                let case = find(&cases, *id);
                prop_assert!(case.phase != Phase::Withdrawn && case.pupils.contains(&(pattern.teased, Role::Bullied)));
                prop_assert!(case.pupils.iter().any(|(pupil, _)| *pupil == pattern.teasing));
            }
        }
        for hint in &hints {
            let case = find(&cases, hint.case);
            prop_assert!(!hint.same.is_empty() && case.phase != Phase::Withdrawn);
        }
        cases.reverse();
        prop_assert_eq!(teasing_patterns(&cases), patterns);
        prop_assert_eq!(duplicates(PAIR, day("2025-01-15"), &cases), hints);
    }
}
