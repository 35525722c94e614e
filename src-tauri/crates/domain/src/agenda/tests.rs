//! The agenda of one case, looked at on several days.

mod objections;

use chrono::NaiveDate;

use super::*;
use crate::action::{Action, AgreementInput, Safety, SanctionInput, StopAnswer};
use crate::calendar::{HolidayImport, OwnDay};
use crate::case::tests::measures::SUSPENSION;
use crate::case::tests::world::*;
use crate::model::{Kept, Role, SanctionKind, StopCard};
use crate::protocol::Step;

fn look(world: &World, on: &str) -> Agenda {
    of(&world.case, &world.people, &world.calendar, day(on), &[])
}

/// Kind, due and bucket of what `wanted` picks.
fn items(agenda: &Agenda, wanted: fn(&Kind) -> bool) -> Vec<(NaiveDate, Bucket, Option<PupilId>)> {
    let items = agenda.items.iter().filter(|item| wanted(&item.kind));
    items.map(|item| (item.due, item.bucket, item.pupil)).collect()
}

fn is_check(kind: &Kind) -> bool {
    matches!(kind, Kind::FollowUp(..))
}

fn duty_id(task: Task) -> DutyId {
    DutyId { task, measure: SUSPENSION, objection: None, who: None }
}

#[test]
fn the_week_ends_on_the_sunday_of_the_school_week() {
    for (today, end) in [
        ("2026-11-02", "2026-11-08"),
        ("2026-11-06", "2026-11-08"),
        ("2026-11-07", "2026-11-15"),
        ("2026-11-08", "2026-11-15"),
        ("2026-10-24", "2026-11-01"),
        ("2026-12-31", "2027-01-03"),
        ("2028-02-28", "2028-03-05"),
    ] {
        assert_eq!(end_of_week(day(today)), day(end), "{today}");
    }
}

#[test]
fn a_check_comes_nearer_until_it_is_too_late() {
    // Planned for Thursday 5, Tuesday 10 and Tuesday 17 November.
    let world = World::after_step_three();
    let bucket = |on: &str| {
        let agenda = look(&world, on);
        let mut of_noor = agenda.items.into_iter().filter(|item| is_check(&item.kind) && item.pupil == Some(NOOR));
        of_noor.find(|item| item.due == day("2026-11-10")).map(|item| item.bucket)
    };
    assert_eq!(bucket("2026-11-06"), Some(Bucket::Later));
    assert_eq!(bucket("2026-11-07"), Some(Bucket::ThisWeek), "on Saturday the week to come");
    assert_eq!(bucket("2026-11-09"), Some(Bucket::ThisWeek));
    assert_eq!(bucket("2026-11-10"), Some(Bucket::Today));
    assert_eq!(bucket("2026-11-11"), Some(Bucket::TooLate));
    let agenda = look(&world, "2026-11-10");
    let buckets: Vec<_> = agenda.items.iter().map(|item| item.bucket).collect();
    assert!(buckets.is_sorted(), "the most urgent first");
    assert_eq!(agenda.items.iter().filter(|item| is_check(&item.kind)).count(), 9, "of each pupil each");
}

#[test]
fn a_check_that_was_held_or_cancelled_is_gone() {
    let mut world = World::after_step_three();
    let checks = world.checks(NOOR);
    world.does(hold(checks[0].0, world.today));
    world.does(Action::CancelFollowUp { follow_up: checks[1].0, reason: "Zelfde week.".into() });
    assert_eq!(items(&look(&world, "2026-11-03"), is_check).iter().filter(|item| item.2 == Some(NOOR)).count(), 1);
}

#[test]
fn a_shifted_check_says_from_when_and_what_else_there_is() {
    let mut world = World::opened();
    world.today = day("2026-12-14");
    world.does(record(crate::action::ConversationInput { held_on: world.today, ..talk(Step::Together, &[NOOR]) }));
    let agenda = look(&world, "2026-12-14");
    let checks: Vec<_> = agenda.items.iter().filter(|item| is_check(&item.kind)).collect();
    assert_eq!(checks[0].shift, None);
    let shift = checks[1].shift.unwrap();
    assert_eq!((shift.from, shift.far, shift.before), (day("2026-12-21"), true, Some(day("2026-12-18"))));
    assert_eq!(shift.phone, Some(day("2026-12-21")));
    let Kind::FollowUp(moved, _) = checks[1].kind else { unreachable!() };
    world.does(move_to(moved, "2026-12-18"));
    let agenda = look(&world, "2026-12-14");
    let item = agenda.items.iter().find(|item| item.kind == Kind::FollowUp(moved, Means::AtSchool)).unwrap();
    let shift = item.shift.unwrap();
    assert_eq!((shift.from, shift.days, shift.far), (day("2026-12-21"), -3, false), "taken up: nothing to offer");
}

#[test]
fn unknown_holidays_are_told_and_so_is_a_holiday_that_became_known() {
    let mut world = World::opened();
    world.today = day("2030-08-29");
    world.does(add_check(NOOR, "2030-10-15"));
    let item = |world: &World| look(world, "2030-08-29").items.into_iter().find(|item| is_check(&item.kind)).unwrap();
    assert_eq!((item(&world).day, item(&world).unknown), (Day::Unknown, true));
    let days = vec![OwnDay { first: day("2030-10-12"), last: day("2030-10-20"), name: "herfstvakantie".into() }];
    let on = day("2030-09-01");
    world.school.import = Some(HolidayImport { on, complete_until: Some(day("2031-07-01")), days });
    world.calendar = Calendar::of(&world.school);
    assert!(matches!(item(&world).day, Day::NoSchool(_)), "planned before it was known");
    assert!(!item(&world).unknown);
}

#[test]
fn the_day_told_for_step_two_is_kept_for_each_pestende_leerling() {
    let mut world = World::opened();
    let step_two = |kind: &Kind| *kind == Kind::StepTwo;
    assert!(items(&look(&world, "2026-11-03"), step_two).is_empty(), "nothing was told");
    let told = Some(day("2026-11-05"));
    world.does(Action::AgreeSafety { safety: Safety { step_two_told_for: told, ..Safety::default() } });
    let due = day("2026-11-05");
    let both = [(due, Bucket::Today, Some(SEM)), (due, Bucket::Today, Some(BRAM))];
    assert_eq!(items(&look(&world, "2026-11-05"), step_two), both);
    world.does(record(talk(Step::Bullying, &[SEM])));
    assert_eq!(items(&look(&world, "2026-11-06"), step_two), [(due, Bucket::TooLate, Some(BRAM))]);
    world.does(record(talk(Step::Bullying, &[BRAM])));
    assert!(items(&look(&world, "2026-11-06"), step_two).is_empty());
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    assert!(items(&look(&world, "2026-11-06"), step_two).is_empty(), "nothing was told for this round");
}

#[test]
fn without_a_pestende_leerling_the_day_told_stays_all_the_same() {
    let mut world = World::opened();
    for pupil in [SEM, BRAM] {
        let reason = "Niet zeker.".into();
        world.does(Action::ChangeRole { pupil, role: Role::Bystander, reason });
    }
    let told = Some(day("2026-11-05"));
    world.does(Action::AgreeSafety { safety: Safety { step_two_told_for: told, ..Safety::default() } });
    let step_two = items(&look(&world, "2026-11-03"), |kind| *kind == Kind::StepTwo);
    assert_eq!(step_two, [(day("2026-11-05"), Bucket::ThisWeek, None)]);
}

#[test]
fn an_open_referral_is_for_the_day_it_was_answered() {
    let mut world = World::opened();
    let referral = |kind: &Kind| *kind == Kind::Referral(StopCard::Home);
    let answer = |referred_on| StopAnswer { yes: true, referred_on, referred_to: "Schoolleiding".into() };
    world.does(Action::AnswerStopCard { card: StopCard::Home, answer: answer(None) });
    assert_eq!(items(&look(&world, "2026-11-03"), referral), [(day("2026-11-03"), Bucket::Today, None)]);
    assert_eq!(items(&look(&world, "2026-11-04"), referral)[0].1, Bucket::TooLate);
    world.does(Action::AnswerStopCard { card: StopCard::Home, answer: answer(Some(world.today)) });
    assert!(items(&look(&world, "2026-11-04"), referral).is_empty());
}

#[test]
fn a_sanction_is_due_until_it_is_done_or_withdrawn_whatever_the_role() {
    let mut world = World::opened();
    let due = Some(day("2026-11-06"));
    let book = SanctionInput { due, ..sanction(SEM, SanctionKind::Reflective) };
    world.does(Action::Sanction { sanction: book.clone() });
    world.does(Action::Sanction { sanction: book });
    let reason = "Bleek meeloper.".into();
    world.does(Action::ChangeRole { pupil: SEM, role: Role::Follower, reason });
    let due = |world: &World| items(&look(world, "2026-11-07"), |kind| matches!(kind, Kind::Sanction(_)));
    assert_eq!(due(&world), [(day("2026-11-06"), Bucket::TooLate, Some(SEM)); 2]);
    let ids: Vec<_> = world.case.sanctions.iter().map(|s| s.id).collect();
    world.does(Action::CompleteSanction { sanction: ids[0], on: world.today, note: "Goed verslag.".into() });
    assert_eq!(due(&world).len(), 1);
    world.does(Action::WithdrawSanction { sanction: ids[1], reason: "Te zwaar.".into() });
    assert!(due(&world).is_empty());
}

#[test]
fn an_agreement_that_ends_is_looked_at_once() {
    let mut world = World::opened();
    let until = Some(day("2026-11-13"));
    world.does(Action::Agree { agreement: AgreementInput { until, ..agreement(SEM, Some(NOOR)) } });
    let ends = |world: &World| items(&look(world, "2026-11-16"), |kind| matches!(kind, Kind::AgreementEnds(_)));
    assert_eq!(ends(&world), [(day("2026-11-13"), Bucket::TooLate, Some(SEM))]);
    let agreement = world.case.agreements[0].id;
    let check = |on: &str| Action::CheckAgreement { agreement, on: day(on), kept: Kept::Kept, note: "".into() };
    world.today = day("2026-11-16");
    world.does(check("2026-11-10"));
    assert_eq!(ends(&world).len(), 1, "it still ran then");
    world.does(check("2026-11-13"));
    assert!(ends(&world).is_empty());
}

#[test]
fn an_agreement_without_end_is_looked_at_after_two_weeks_when_no_check_will_ask() {
    let mut world = World::opened();
    world.does(Action::Agree { agreement: agreement(SEM, Some(NOOR)) });
    let checks = |world: &World| items(&look(world, "2026-11-18"), |kind| matches!(kind, Kind::AgreementCheck(_)));
    // 3 November and 14 days.
    assert_eq!(checks(&world), [(day("2026-11-17"), Bucket::TooLate, Some(SEM))]);
    let agreement = world.case.agreements[0].id;
    world.does(add_check(NOOR, "2026-11-19"));
    assert!(checks(&world).is_empty(), "the check with Noor asks for it");
    let follow_up = world.checks(NOOR)[0].0;
    world.does(Action::CancelFollowUp { follow_up, reason: "Ziek.".into() });
    world.today = day("2026-11-18");
    let look_at = |kept| Action::CheckAgreement { agreement, on: day("2026-11-18"), kept, note: "".into() };
    world.does(look_at(Kept::NotKept));
    assert_eq!(checks(&world), [(day("2026-12-02"), Bucket::Later, Some(SEM))], "two weeks after it was not kept");
    world.does(Action::CheckAgreement { agreement, on: world.today, kept: Kept::Kept, note: "".into() });
    assert!(checks(&world).is_empty());
}

#[test]
fn the_day_that_was_told_for_step_two_stays_told() {
    let mut world = World::opened();
    let on = day("2026-11-05");
    let told = Some(on);
    world.does(Action::AgreeSafety { safety: Safety { step_two_told_for: told, ..Safety::default() } });
    let waiting = |world: &World| items(&look(world, "2026-11-05"), |kind| *kind == Kind::StepTwo);
    let (sem, bram) = ((on, Bucket::Today, Some(SEM)), (on, Bucket::Today, Some(BRAM)));
    assert_eq!(waiting(&world), [sem, bram]);
    world.does(Action::AgreeSafety { safety: Safety { parents_early: true, ..Safety::default() } });
    assert_eq!(waiting(&world), [sem, bram], "a look that says nothing of it takes nothing back");
    assert_eq!(world.case.safety.as_ref().and_then(|safety| safety.step_two_told_for), told);
    world.does(leaves(SEM, world.today));
    assert_eq!(waiting(&world), [bram]);
    world.does(leaves(BRAM, world.today));
    assert_eq!(waiting(&world), [], "nobody is left to be spoken");
    let mut next = World::after_step_three();
    next.does(Action::AgreeSafety { safety: Safety { step_two_told_for: told, ..Safety::default() } });
    next.does(Action::StartRound { reason: "Het houdt niet op.".into() });
    next.does(Action::AgreeSafety { safety: Safety::default() });
    assert_eq!(waiting(&next), [], "the day of another round");
}

#[test]
fn a_case_is_quiet_after_fourteen_days_without_an_entry() {
    let mut world = World::after_step_three();
    assert_eq!(look(&world, "2026-11-16").quiet, None);
    let quiet = look(&world, "2026-11-17").quiet;
    assert_eq!(quiet, Some(Quiet { since: day("2026-11-03"), days: 14 }));
    world.does(Action::Withdraw { reason: "Verkeerde leerling.".into() });
    let agenda = look(&world, "2026-12-17");
    assert_eq!(agenda, Agenda { items: vec![], quiet: None }, "a withdrawn case asks for nothing");
}

#[test]
fn a_closed_case_keeps_the_duties_of_others_only() {
    let mut world = World::ready_to_close();
    world.does(close());
    let duty = Duty { id: duty_id(Task::ReportSuspension), pupil: Some(SEM), due: day("2026-11-17"), extended: None };
    let agenda = of(&world.case, &world.people, &world.calendar, day("2026-11-18"), &[duty]);
    let kinds: Vec<_> = agenda.items.iter().map(|item| (item.kind, item.bucket)).collect();
    assert_eq!(kinds, [(Kind::Duty(duty.id), Bucket::TooLate)]);
}

#[test]
fn a_legal_term_has_both_dates_and_counts_by_the_first() {
    let world = World::opened();
    let term = crate::terms::decision_on_objection(day("2026-11-27"), &[]);
    let (due, extended) = (term.unextended, Some(term.extended));
    let duty = Duty { id: duty_id(Task::DecideObjection), pupil: Some(SEM), due, extended };
    let seen = |on: &str| {
        let agenda = of(&world.case, &world.people, &world.calendar, day(on), &[duty]);
        agenda.items.into_iter().find(|item| item.kind == Kind::Duty(duty.id)).unwrap()
    };
    let item = seen("2026-12-22");
    assert_eq!((item.due, item.extended), (day("2026-12-25"), Some(day("2026-12-28"))));
    assert_eq!((item.bucket, item.shift), (Bucket::ThisWeek, None), "no school calendar moves it");
}

/// Born, the day of a check, and what is told of it. The report was on 2 November 2026.
#[rustfmt::skip]
const BIRTHDAYS: &[(&str, &str, Option<u32>)] = &[
    ("2010-11-10", "2026-11-09", None), // The day before the sixteenth birthday.
    ("2010-11-10", "2026-11-10", Some(16)), // The birthday itself.
    ("2008-11-17", "2026-11-17", Some(18)), // Eighteen at the two-week check.
    ("2008-11-02", "2026-11-17", None), // Was eighteen on the day of the report.
    ("2012-02-29", "2028-02-29", Some(16)), // Born on a leap day, sixteen in a leap year.
    ("2009-02-28", "2027-03-01", Some(18)), // 28 February, over the end of a year.
    ("2008-02-29", "2026-11-17", None), // Eighteen since 1 March.
    ("2009-01-05", "2027-01-04", None), // After Christmas, still seventeen.
    ("2010-12-25", "2027-01-04", Some(16)), // Sixteen in the Christmas holiday.
];

#[test]
fn a_pupil_turns_sixteen_or_eighteen_in_between() {
    for (born, due, wanted) in BIRTHDAYS {
        let mut world = World::opened();
        world.people.pupils.get_mut(&NOOR).unwrap().born = Some(day(born));
        let date = day(due);
        world.does(Action::AddFollowUp { pupil: NOOR, date, means: Means::Phone, note: "".into() });
        let agenda = look(&world, "2026-11-03");
        let item = agenda.items.iter().find(|item| is_check(&item.kind)).unwrap();
        assert_eq!(item.turns, *wanted, "born {born}, on {due}");
    }
}

#[test]
fn an_agenda_needs_nobody_and_any_day_will_do() {
    let world = World::after_step_three();
    for today in [NaiveDate::MIN, NaiveDate::MAX] {
        let agenda = of(&world.case, &People::default(), &world.calendar, today, &[]);
        assert_eq!(agenda.items.iter().filter(|item| is_check(&item.kind)).count(), 9);
    }
}
