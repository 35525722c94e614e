//! Any two cases merged, any case split: what was to be done before is still to be done by someone, once.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use uuid::Uuid;

use super::properties::{Throws, begun, play, throws};
use super::relations::{both, input, other, take};
use super::world::*;
use crate::action::Action;
use crate::agenda::{self, Kind};
use crate::case::{Case, FollowUp, FollowUpState};
use crate::ids::{CaseId, FollowUpId, PupilId};
use crate::model::{Role, Warning};
use crate::protocol::Step;
use crate::relations::{SplitInput, merge, split};

/// A case of either kind, its further course, and whether its texts were erased.
type Course = (u8, Throws, bool);

fn courses() -> impl Strategy<Value = (Course, Course, [u8; 4])> {
    let course = || (0..6_u8, throws(20), prop::bool::weighted(0.2));
    (course(), course(), any::<[u8; 4]>())
}

/// A case some way on: with other roles, and perhaps with talks of step 3 of one pupil at a time, or in a pause.
fn course(course: &Course, roles: Option<[u8; 4]>) -> World {
    let (far, throws, erased) = course;
    let mut world = begun(if *far < 3 { *far } else { 0 });
    if *far >= 3 {
        let mut report = intake();
        for (at, (_, role)) in report.pupils.iter_mut().enumerate().skip(1) {
            *role = roles.map_or(*role, |roles| Role::ALL[usize::from(roles[at]) % Role::ALL.len()]);
        }
        world.does(Action::Open { intake: Box::new(report) });
        for pupil in world.case.parties().collect::<Vec<_>>() {
            world.does(record(talk(Step::Together, &[pupil])));
        }
        if *far == 4 {
            let gone = world.case.participations.last().unwrap().pupil;
            world.does(leaves(gone, world.today));
        }
        if *far == 5 {
            world.does(pause("2026-11-03"));
        }
    }
    play(&mut world, throws, |_, _, _| {});
    if *erased {
        world.journal.iter_mut().for_each(|entry| entry.texts.clear());
        world.case = Case::replay(world.case.id, &world.journal).unwrap();
    }
    world
}

fn planned(world: &World) -> Vec<FollowUp> {
    world.case.follow_ups.iter().filter(|f| f.state == FollowUpState::Planned).cloned().collect()
}

/// What is the same of a check in whatever case it is planned.
fn gist(check: &FollowUp) -> FollowUp {
    let (id, moved) = (FollowUpId(Uuid::nil()), check.moved.as_ref().map(|_| crate::text::Text::Erased));
    FollowUp { id, moved, note: None, touched: 0, round: crate::model::Round(1), ..check.clone() }
}

/// What is on the agenda besides checks.
fn promised(world: &World) -> Vec<(Kind, Option<PupilId>)> {
    let agenda = agenda::of(&world.case, &world.people, &world.calendar, world.today, &[]);
    let items = agenda.items.iter().filter(|item| !matches!(item.kind, Kind::FollowUp(..)));
    items.map(|item| (item.kind, item.pupil)).collect()
}

/// Splits a case and looks; says what it met.
fn parts(mut old: World, erased: bool, met: &mut BTreeSet<&'static str>) {
    let staying = old.case.pupils(Role::Bullied).find(|pupil| !old.case.has_left(*pupil));
    let present = old.case.participations.iter().filter(|p| !old.case.has_left(p.pupil));
    let pupils: Vec<_> = present.map(|p| (p.pupil, p.role)).collect();
    let goes = |pupil: &PupilId| old.case.parties().any(|party| party == *pupil) && !old.case.has_left(*pupil);
    let joint = old.case.conversations.iter().filter(|c| c.step == Step::Together && c.pupils.iter().all(goes));
    let conversations = joint.filter(|_| !erased).map(|c| c.id).collect();
    let reasons = Warning::ALL.iter().map(|warning| (*warning, "Zo was het.".into())).collect();
    let staying = staying.into_iter().collect();
    let apart = SplitInput { staying, conversations, reasons, ..input(&pupils, Vec::new()) };
    let mut new = old.clone();
    (new.case, new.journal) = (Case::new(CaseId(Uuid::from_u128(0x43))), Vec::new());
    let Ok(parted) = both(&old, &new, |old, new, context| split(old, new, &apart, context)) else { return };
    met.insert("split");
    let (journal, before) = (old.journal.clone(), planned(&old));
    take(&mut old, &mut new, parted);
    assert_eq!(&old.journal[..journal.len()], &journal[..]);
    let (here, there) = (planned(&old), planned(&new));
    let mut afresh: Vec<FollowUp> = there.iter().map(gist).collect();
    for check in &before {
        let stays = here.contains(check);
        let gone = !stays;
        let along = afresh.iter().position(|known| *known == gist(check));
        assert!(stays || along.is_some(), "nobody holds {check:?}");
        if let Some(at) = along {
            afresh.remove(at);
        }
        assert!(!gone || !apart.staying.contains(&check.pupil), "who stays is followed here too");
        met.extend(gone.then_some("a check that goes along"));
        met.extend((gone && check.moved.is_some()).then_some("a moved one"));
        met.extend((gone && check.extra).then_some("an extra one"));
    }
    assert!(afresh.is_empty(), "nothing is planned twice: {afresh:?}");
    met.extend(old.case.pause().is_some().then_some("a pause in a split"));
    assert_eq!(old.case.pause().map(|pause| pause.on), new.case.pause().map(|pause| pause.on));
    let everyone: BTreeSet<_> = old.case.participations.iter().map(|p| p.pupil).collect();
    let known = new.case.participations.iter().map(|p| p.pupil).chain(new.case.shielded());
    assert!(everyone.is_subset(&known.collect()), "a name that no scan would find");
    for world in [&old, &new] {
        assert_eq!(Case::replay(world.case.id, &world.journal).unwrap(), world.case);
    }
}

/// Merges two cases and looks; says what it met.
fn merges(mut a: World, mut b: World, met: &mut BTreeSet<&'static str>) {
    let Ok(merged) = both(&a, &b, |a, b, context| merge(a, b, &"Dezelfde zaak.".into(), context)) else { return };
    met.insert("merged");
    let is_party = |role| matches!(role, Role::Bullied | Role::Bullying);
    let differs = |pupil, role| is_party(role) && b.case.role_of(pupil).is_some_and(|here| !is_party(here));
    let present: Vec<_> = a.case.participations.iter().filter(|p| !a.case.has_left(p.pupil)).cloned().collect();
    met.extend(present.iter().any(|p| differs(p.pupil, p.role)).then_some("another role"));
    let back = present.iter().any(|p| is_party(p.role) && b.case.has_left(p.pupil));
    met.extend(back.then_some("someone who had left"));
    let journals = (a.journal.clone(), b.journal.clone());
    let (checks, tasks, waiting) = ((planned(&a), planned(&b)), promised(&a), a.case.step_two_waiting());
    let open = a.case.phase == crate::case::Phase::Open;
    take(&mut a, &mut b, merged);
    assert_eq!(&a.journal[..journals.0.len()], &journals.0[..]);
    assert_eq!(&b.journal[..journals.1.len()], &journals.1[..]);
    assert_eq!(a.case.merged_into(), Some(OTHER));
    assert_eq!((planned(&a), planned(&b)), checks);
    for p in present {
        let role = b.case.role_of(p.pupil);
        assert!(role.is_some_and(|role| is_party(role) || !is_party(p.role)), "{p:?} is nobody's duty");
        assert!(!is_party(p.role) || !b.case.has_left(p.pupil));
    }
    let there = promised(&b);
    for (kind, pupil) in tasks.into_iter().filter(|_| open) {
        let seen_to = match kind {
            Kind::Referral(_) => there.contains(&(kind, None)),
            // Asked of whoever is not spoken there, on that day or before.
            Kind::StepTwo => pupil.is_none_or(|pupil| {
                let asked = b.case.step_two_waiting();
                b.case.rows_of(Step::Bullying).iter().all(|known| *known != pupil)
                    || b.case.conversations_of(Step::Bullying, b.case.round).any(|c| c.pupils.contains(&pupil))
                    || asked.iter().any(|(known, day)| *known == Some(pupil) && *day <= waiting[0].1)
            }),
            _ => promised(&a).contains(&(kind, pupil)),
        };
        assert!(seen_to, "{kind:?} of {pupil:?} is gone");
        met.extend(matches!(kind, Kind::StepTwo).then_some("a day for step 2"));
        met.extend(matches!(kind, Kind::Sanction(_)).then_some("a sanction to be done"));
    }
    if a.case.pause().is_some() {
        met.insert("a pause in a merger");
        a.does(Action::Resume { on: a.today, note: "".into() });
    }
    for world in [&a, &b] {
        assert_eq!(Case::replay(world.case.id, &world.journal).unwrap(), world.case);
    }
}

/// Plays two cases, splits the first and merges them.
fn look((first, second, roles): &(Course, Course, [u8; 4]), met: &mut BTreeSet<&'static str>) {
    let (a, b) = (course(first, None), other(course(second, Some(*roles))));
    parts(a.clone(), first.2, met);
    merges(a, b, met);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn neither_case_loses_a_duty_a_check_or_an_entry(courses in courses()) {
        look(&courses, &mut BTreeSet::new());
    }
}

#[test]
fn such_cases_meet_all_that_could_get_lost() {
    let (mut runner, mut met) = (TestRunner::deterministic(), BTreeSet::new());
    for _ in 0..200 {
        look(&courses().new_tree(&mut runner).unwrap().current(), &mut met);
    }
    let wanted = [
        "split",
        "a check that goes along",
        "a moved one",
        "an extra one",
        "a pause in a split",
        "merged",
        "another role",
        "someone who had left",
        "a pause in a merger",
        "a day for step 2",
        "a sanction to be done",
    ];
    let missed: Vec<_> = wanted.iter().filter(|what| !met.contains(*what)).collect();
    assert!(missed.is_empty(), "never met: {missed:?}");
}
