//! Terms of law and ages on dates that are easily counted wrong.

use super::measures::*;
use super::world::*;
use crate::case::{DutyKind, LetterMark, MeasureRefusal, Refusal};
use crate::measure::{Compulsory, Plan, is_under_compulsory_education};
use crate::model::{Answer, Recipient, Role};
use crate::people::Pupil;
use crate::terms;

/// Announced on, the last day of six weeks as counted, and with the extension.
#[rustfmt::skip]
const OBJECTION: &[(&str, &str, &str, &str)] = &[
    ("a plain Tuesday", "2026-11-03", "2026-12-15", "2026-12-15"),
    ("ends on a Saturday", "2026-10-03", "2026-11-14", "2026-11-16"),
    ("ends on a Sunday", "2026-10-04", "2026-11-15", "2026-11-16"),
    ("ends on Christmas Day, a Friday", "2026-11-13", "2026-12-25", "2026-12-28"),
    ("ends on the second day of Christmas, a Saturday", "2026-11-14", "2026-12-26", "2026-12-28"),
    ("ends in the Christmas holidays of the school", "2026-11-17", "2026-12-29", "2026-12-29"),
    ("ends on New Year's Day, a Friday", "2026-11-20", "2027-01-01", "2027-01-04"),
    ("ends on Good Friday: on to Tuesday after Easter", "2027-02-12", "2027-03-26", "2027-03-30"),
    ("ends on Easter Monday", "2027-02-15", "2027-03-29", "2027-03-30"),
    ("ends on Koningsdag", "2027-03-16", "2027-04-27", "2027-04-28"),
    ("Koningsdag a day early, on Saturday 26 April", "2025-03-15", "2025-04-26", "2025-04-28"),
    ("ends on 5 May; Ascension Day, the day after it by decision of the Crown and a weekend follow", "2027-03-24", "2027-05-05", "2027-05-10"),
    ("ends on Ascension Day, which is 6 May", "2027-03-25", "2027-05-06", "2027-05-10"),
    ("ends on the day after Ascension Day, which the Crown made equal", "2027-03-26", "2027-05-07", "2027-05-10"),
    ("ends on Whit Monday", "2027-04-05", "2027-05-17", "2027-05-18"),
    ("ends in the summer holiday of the school", "2026-06-16", "2026-07-28", "2026-07-28"),
    ("ends on Carnival Monday: no holiday of the law", "2026-12-28", "2027-02-08", "2027-02-08"),
    ("over the night that summer time begins", "2026-03-10", "2026-04-21", "2026-04-21"),
    ("over the night that summer time ends", "2026-10-20", "2026-12-01", "2026-12-01"),
    ("over a leap day", "2028-02-01", "2028-03-14", "2028-03-14"),
    ("announced on the leap day", "2028-02-29", "2028-04-11", "2028-04-11"),
];

/// Received on, the last day of four weeks as counted, and with the extension.
#[rustfmt::skip]
const RULING: &[(&str, &str, &str, &str)] = &[
    ("a plain Tuesday", "2026-11-10", "2026-12-08", "2026-12-08"),
    ("ends on Christmas Day: plan for that, at the latest Monday", "2026-11-27", "2026-12-25", "2026-12-28"),
    ("ends on New Year's Day", "2026-12-04", "2027-01-01", "2027-01-04"),
    ("ends on Easter Sunday", "2027-02-28", "2027-03-28", "2027-03-30"),
    ("ends in the autumn holiday of the school", "2026-09-22", "2026-10-20", "2026-10-20"),
    ("over the night that summer time begins", "2027-03-08", "2027-04-05", "2027-04-05"),
    ("received on a Sunday", "2026-11-01", "2026-11-29", "2026-11-30"),
];

/// First day, and the last day that a suspension may hold: never moved.
#[rustfmt::skip]
const WEEK: &[(&str, &str, &str)] = &[
    ("Tuesday to Monday", "2026-11-03", "2026-11-09"),
    ("Monday to Sunday, and the Monday after is too much", "2026-11-02", "2026-11-08"),
    ("over Christmas", "2026-12-21", "2026-12-27"),
    ("over the leap day", "2028-02-24", "2028-03-01"),
    ("over the night that summer time begins", "2026-03-26", "2026-04-01"),
    ("over the night that summer time ends", "2026-10-22", "2026-10-28"),
    ("over New Year", "2026-12-29", "2027-01-04"),
];

#[test]
fn terms_run_over_school_holidays_and_end_on_a_day_that_counts() {
    for (what, announced, plain, extended) in OBJECTION {
        let term = terms::objection(day(announced), &[]);
        assert_eq!((term.unextended, term.extended), (day(plain), day(extended)), "{what}");
    }
    for (what, received, plain, extended) in RULING {
        let term = terms::decision_on_objection(day(received), &[]);
        assert_eq!((term.unextended, term.extended), (day(plain), day(extended)), "{what}");
    }
}

#[test]
fn a_suspension_holds_a_week_and_not_a_day_more() {
    for (what, first, last) in WEEK {
        let (first, last) = (day(first), day(last));
        assert_eq!(terms::last_suspension_day(first), last, "{what}");
        let mut world = World::after_step_three();
        let too_long = Plan::Suspension { first, last: last.succ_opt().unwrap(), pending: None };
        let refusal = Refusal::Measure(MeasureRefusal::LongerThanAWeek);
        assert_eq!(world.refuses(with(SUSPENSION, propose(SEM, too_long))), refusal, "{what}");
        let whole = Plan::Suspension { first, last, pending: None };
        world.does(with(SUSPENSION, propose(SEM, whole)));
        assert_eq!(world.refuses(with(SUSPENSION, decide(too_long, "2026-11-03"))), refusal, "{what}");
        world.does(with(SUSPENSION, decide(whole, "2026-11-03")));
    }
}

/// Born, on which day, startkwalificatie, whether the Leerplichtwet applies.
#[rustfmt::skip]
const LEERPLICHT: &[(&str, &str, &str, Answer, bool)] = &[
    ("15 years old", "2011-09-01", "2026-11-03", Answer::Unknown, true),
    ("16, in the school year of turning 16", "2010-09-01", "2026-11-03", Answer::Yes, true),
    ("16, the last day of that school year", "2010-09-01", "2027-07-31", Answer::Yes, true),
    ("16, the day after, with a startkwalificatie", "2010-09-01", "2027-08-01", Answer::Yes, false),
    ("16, the day after, without", "2010-09-01", "2027-08-01", Answer::No, true),
    ("16, the day after, not known", "2010-09-01", "2027-08-01", Answer::Unknown, true),
    ("turned 16 on 31 July: free a day later", "2010-07-31", "2026-08-01", Answer::Yes, false),
    ("turned 16 on 1 August: a school year more", "2010-08-01", "2026-08-01", Answer::Yes, true),
    ("17, the day before the birthday", "2008-11-04", "2026-11-03", Answer::No, true),
    ("18 today", "2008-11-03", "2026-11-03", Answer::No, false),
    ("born on 29 February: 18 on 1 March", "2008-02-29", "2026-02-28", Answer::No, true),
    ("born on 29 February, on 1 March", "2008-02-29", "2026-03-01", Answer::No, false),
];

#[test]
fn compulsory_education_ends_with_a_school_year_and_then_at_eighteen() {
    let pupil = |born: Option<&str>| Pupil { born: born.map(day), ..World::new().people.pupils[&SEM].clone() };
    for (what, born, on, qualified, applies) in LEERPLICHT {
        let answer = Compulsory { applies: Answer::Unknown, qualified: *qualified };
        assert_eq!(is_under_compulsory_education(Some(&pupil(Some(born))), answer, day(on)), *applies, "{what}");
        for (given, wanted) in [(Answer::Yes, true), (Answer::No, false)] {
            let answer = Compulsory { applies: given, ..answer };
            let known = is_under_compulsory_education(Some(&pupil(Some(born))), answer, day(on));
            assert_eq!(known, wanted, "a person's answer goes first: {what}");
        }
    }
    assert!(is_under_compulsory_education(Some(&pupil(None)), Compulsory::UNKNOWN, day("2026-11-03")));
    assert!(is_under_compulsory_education(None, Compulsory::UNKNOWN, day("2026-11-03")));
}

/// A world in which Sem was born on this day and is proposed for removal or suspension.
fn born(date: &str) -> World {
    let mut world = World::after_step_three();
    world.people.pupils.get_mut(&SEM).unwrap().born = Some(day(date));
    world
}

#[test]
fn turning_eighteen_between_proposal_and_decision_changes_to_whom_it_goes() {
    for (born_on, readers) in [
        ("2008-11-06", vec![to_pupil(SEM), to_mother()]),
        ("2008-11-05", vec![to_pupil(SEM)]),
        ("2008-11-04", vec![to_pupil(SEM)]),
    ] {
        let mut world = born(born_on);
        let plan = suspension("2026-11-06", "2026-11-06");
        world.steps(SUSPENSION, [propose(SEM, plan), hear("2026-11-03", &[PUPIL]), schoolwork()]);
        let asked = |world: &World| match world.mark(SUSPENSION, DECISION) {
            LetterMark::Concept(gaps) => gaps.len(),
            _ => 0,
        };
        assert_eq!(asked(&world), 2, "the mother to be heard, and a decision: still 17 today");
        world.today = day("2026-11-05");
        world.does(with(SUSPENSION, decide(plan, "2026-11-05")));
        let letters = world.kinds().into_iter().filter_map(|kind| match kind {
            DutyKind::SendDecision(reader) => Some(reader),
            _ => None,
        });
        assert_eq!(letters.collect::<Vec<_>>(), readers, "born {born_on}");
        assert_eq!(asked(&world), readers.len() - 1, "of age: the mother need not be heard");
        world.today = day("2026-12-05");
        assert_eq!(world.kinds().len(), readers.len(), "the date of the decision counts, not today");
    }
}

#[test]
fn a_decision_entered_after_the_birthday_still_goes_to_the_parents_of_its_date() {
    let mut world = born("2008-11-05");
    world.today = day("2026-11-09");
    let plan = suspension("2026-11-04", "2026-11-04");
    world.steps(SUSPENSION, [propose(SEM, plan), decide(plan, "2026-11-03")]);
    assert!(world.kinds().contains(&DutyKind::SendDecision(to_mother())));
}

#[test]
fn each_parent_with_custody_gets_a_letter_and_the_others_none() {
    let mut world = World::after_step_three();
    world.does(crate::action::Action::ChangeRole { pupil: EVA, role: Role::Bullied, reason: "Bleek.".into() });
    world.does(crate::action::Action::ChangeRole { pupil: NOOR, role: Role::Bullying, reason: "Bleek.".into() });
    let plan = suspension("2026-11-04", "2026-11-04");
    world.steps(SUSPENSION, [propose(NOOR, plan), decide(plan, "2026-11-03")]);
    world.steps(REMOVAL, [propose(BRAM, plan), decide(plan, "2026-11-03")]);
    let to = |pupil, guardian| DutyKind::SendDecision(Recipient::Guardians { pupil, guardians: vec![guardian] });
    let pupils = [NOOR, BRAM].map(|pupil| DutyKind::SendDecision(to_pupil(pupil)));
    let [noor, bram] = pupils;
    assert_eq!(world.kinds(), [noor, to(NOOR, NOORS_MOTHER), to(NOOR, NOORS_FATHER), bram], "Bram's father has none");
}

#[test]
fn each_reader_counts_from_the_own_announcement() {
    let mut world = World::suspended();
    world.today = day("2026-11-13");
    let steps = [send(DECISION, to_mother(), "2026-11-03"), send(DECISION, to_pupil(SEM), "2026-11-13")];
    world.steps(SUSPENSION, steps);
    let until = |world: &World, reader| {
        world.case.measure(SUSPENSION).unwrap().objection_until(&reader, &world.facts()).unwrap()
    };
    assert_eq!(until(&world, to_mother()).extended, day("2026-12-15"));
    assert_eq!(until(&world, to_pupil(SEM)).unextended, day("2026-12-25"), "not moved for the term itself");
    assert_eq!(until(&world, to_pupil(SEM)).extended, day("2026-12-28"), "Christmas helps the family");
    world.does(with(SUSPENSION, send(DECISION, to_mother(), "2026-11-12")));
    assert_eq!(until(&world, to_mother()).unextended, day("2026-12-24"), "sent again: counted from the last time");
    world.today = day("2027-03-01");
    world.does(with(SUSPENSION, object("2027-03-01", MOTHER)));
    let due = world.duties().into_iter().find(|duty| matches!(duty.kind, DutyKind::DecideObjection(_))).unwrap();
    assert_eq!(
        (due.due, due.extended),
        (day("2027-03-29"), Some(day("2027-03-30"))),
        "an objection after the term is taken in like any other; plan for the day before the extension"
    );
}

#[test]
fn a_weekend_between_does_not_make_two_stretches() {
    for (first, last, chained) in [
        ("2026-11-09", "2026-11-11", true),
        ("2026-11-10", "2026-11-11", false),
        ("2026-11-05", "2026-11-08", false),
        ("2026-11-05", "2026-11-11", true),
    ] {
        let mut world = World::suspended();
        let next = suspension(first, last);
        world.steps(REMOVAL, [propose(SEM, next), hear("2026-11-02", &[PUPIL, MOTHER]), schoolwork()]);
        world.does(with(REMOVAL, decide(next, "2026-11-03")));
        assert_eq!(world.mark(REMOVAL, DECISION) != LetterMark::Complete, chained, "{first} to {last}");
        assert_eq!(world.mark(SUSPENSION, DECISION) != LetterMark::Complete, chained, "both say so");
    }
}
