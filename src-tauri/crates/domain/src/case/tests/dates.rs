//! Impossible days in every field that takes a date: refused by name.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};

use super::kinds::{FIELDS, field_kind};
use super::world::*;
use crate::action::{Action, AgreementInput, ConversationInput, Intake, Safety, SanctionInput, StopAnswer};
use crate::case::{Field, Refusal};
use crate::model::{Means, NotSpoken, SanctionKind, StopCard};
use crate::protocol::Step;

/// Which days a field takes.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    /// A day that was.
    Past,
    /// A day that was, since this pupil was born on 10 May 2012.
    SinceBirth,
    /// A day in this century, at most ten years ahead.
    Reach,
    /// The same, but not before another day, here the first of the century.
    End,
    /// A day from today on, at most ten years ahead.
    Coming,
}

type Row = (Field, Sort, fn(&World, NaiveDate) -> Action);

/// Every field of every action that takes a date.
const ROWS: &[Row] = &[
    (Field::ReportedOn, Sort::SinceBirth, |_, on| open_with(|intake| intake.reported_on = on)),
    (Field::StepTwoToldFor, Sort::Reach, |_, on| open_with(|intake| intake.safety.step_two_told_for = Some(on))),
    (Field::ReferredOn, Sort::Past, |_, on| {
        open_with(|intake| drop(intake.stop_cards.insert(StopCard::Home, referred(on))))
    }),
    (Field::ReferredOn, Sort::Past, |_, on| Action::AnswerStopCard { card: StopCard::Home, answer: referred(on) }),
    (Field::StepTwoToldFor, Sort::Reach, |_, on| Action::AgreeSafety {
        safety: Safety { step_two_told_for: Some(on), ..Safety::default() },
    }),
    (Field::HeldOn, Sort::SinceBirth, |_, held_on| {
        record(ConversationInput { held_on, ..talk(Step::Bullied, &[NOOR]) })
    }),
    (Field::Attempts, Sort::Past, |world, on| {
        let attempts = vec![world.today, on, world.today];
        Action::NoParentTalk { pupil: NOOR, why: NotSpoken::NotReached { attempts }, note: "".into() }
    }),
    (Field::From, Sort::Reach, |_, from| Action::Agree { agreement: AgreementInput { from, ..agreement(SEM, None) } }),
    (Field::Until, Sort::End, |_, until| {
        let (from, until) = (day("2000-01-01"), Some(until));
        Action::Agree { agreement: AgreementInput { from, until, ..agreement(SEM, None) } }
    }),
    (Field::On, Sort::Past, |world, on| {
        let (agreement, kept) = (world.case.agreements[0].id, crate::model::Kept::Kept);
        Action::CheckAgreement { agreement, on, kept, note: "".into() }
    }),
    (Field::Due, Sort::Reach, |_, due| Action::Sanction {
        sanction: SanctionInput { due: Some(due), ..sanction(SEM, SanctionKind::Reflective) },
    }),
    (Field::On, Sort::SinceBirth, |world, on| {
        let (follow_up, words, trend) = (world.checks(NOOR)[0].0, "Goed.".into(), crate::model::Trend::Stopped);
        hold_with(follow_up, on, |check| (check.words, check.trend) = (words, trend))
    }),
    (Field::Date, Sort::Coming, |world, date| Action::MoveFollowUp {
        follow_up: world.checks(NOOR)[0].0,
        date,
        reason: "Toetsweek.".into(),
        means: Means::AtSchool,
    }),
    (Field::NextOn, Sort::Coming, |world, date| {
        hold_with(world.checks(NOOR)[0].0, world.today, |check| check.next_on = Some(date))
    }),
    (Field::Date, Sort::Coming, |_, date| Action::AddFollowUp {
        pupil: EVA,
        date,
        means: Means::AtSchool,
        note: "".into(),
    }),
    (Field::On, Sort::Past, |_, on| Action::Pause { on, reason: "Op verzoek van politie.".into() }),
    (Field::On, Sort::Past, |_, on| Action::Resume { on, note: "".into() }),
    (Field::On, Sort::Past, |world, on| Action::CompleteSanction {
        sanction: world.case.sanctions[0].id,
        on,
        note: "".into(),
    }),
    (Field::On, Sort::Past, |_, on| finding(on, true)),
    (Field::On, Sort::SinceBirth, |_, on| inform(NOOR, on)),
    (Field::RegisteredOn, Sort::Past, |_, on| Action::AnswerIncident {
        serious: true,
        registered_on: Some(on),
        registered_by: "K. Smit".into(),
    }),
];

fn open_with(change: impl FnOnce(&mut Intake)) -> Action {
    let mut intake = intake();
    // Of the pupils, Noor is the youngest.
    intake.pupils.truncate(3);
    change(&mut intake);
    Action::Open { intake: Box::new(intake) }
}

fn referred(on: NaiveDate) -> StopAnswer {
    StopAnswer { yes: true, referred_on: Some(on), referred_to: "Schoolleiding".into() }
}

fn answer(row: &Row, date: NaiveDate) -> Option<Refusal> {
    let mut world = World::after_step_three();
    let action = row.2(&world, date);
    if matches!(action, Action::Open { .. }) {
        world = World::new();
    }
    if matches!(action, Action::Resume { .. }) {
        world.does(pause("2000-01-01"));
    }
    world.submit(action).err()
}

#[test]
fn every_date_lies_where_it_can() {
    let today = World::new().today;
    let ten_years = today + Months::new(120);
    for row in ROWS {
        let (field, sort, _) = *row;
        assert_eq!(answer(row, today), None, "{field:?}: today is always right");
        let birth = day("2012-05-10");
        let (before, after) = match sort {
            Sort::Past => (Refusal::DateTooOld(field), Refusal::DateInFuture(field)),
            Sort::SinceBirth => {
                assert_eq!(answer(row, birth), None, "{field:?}");
                assert_eq!(answer(row, birth - Days::new(1)), Some(Refusal::DateBeforeBirth(field)));
                (Refusal::DateTooOld(field), Refusal::DateInFuture(field))
            }
            Sort::Reach => (Refusal::DateTooOld(field), Refusal::DateTooFar(field)),
            Sort::End => (Refusal::EndBeforeStart, Refusal::DateTooFar(field)),
            Sort::Coming => (Refusal::DatePassed, Refusal::DateTooFar(field)),
        };
        let (first, last) = match sort {
            Sort::Past => (day("2000-01-01"), today),
            Sort::SinceBirth => (day("2012-05-10"), today),
            Sort::Reach | Sort::End => (day("2000-01-01"), ten_years),
            Sort::Coming => (today, ten_years),
        };
        assert_eq!(answer(row, first), None, "{field:?}");
        // Ten years ahead is a Monday; further on there may be no school.
        assert_eq!(answer(row, last), None, "{field:?}");
        assert_eq!(answer(row, last + Days::new(1)), Some(after.clone()), "{field:?}");
        assert_eq!(answer(row, NaiveDate::MAX), Some(after), "{field:?}");
        let too_early = if sort == Sort::Coming { today - Days::new(1) } else { day("1999-12-31") };
        assert_eq!(answer(row, too_early), Some(before.clone()), "{field:?}");
        assert_eq!(answer(row, NaiveDate::MIN), Some(before), "{field:?}");
    }
}

#[test]
fn every_field_with_a_date_is_in_the_table() {
    let covered: BTreeSet<&str> = ROWS.iter().map(|row| field_kind(&row.0)).collect();
    let dates = [
        "ReportedOn",
        "ReferredOn",
        "HeldOn",
        "From",
        "Until",
        "On",
        "RegisteredOn",
        "Attempts",
        "Date",
        "StepTwoToldFor",
        "Due",
        "NextOn",
    ];
    assert_eq!(covered, dates.into());
    assert!(dates.iter().all(|field| FIELDS.contains(field)));
}
