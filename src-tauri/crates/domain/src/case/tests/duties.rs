//! The duties of measures on the agenda, and what else the agenda says of a day.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::measures::*;
use super::properties::{begun, play, throws};
use super::world::*;
use crate::agenda::{self, Agenda, Kind, Task};
use crate::case::Duty;
use crate::ids::PupilId;

/// The agenda of today, with the duties of the measures.
fn look(world: &World) -> Agenda {
    let duties: Vec<_> = world.duties().iter().map(Duty::on_agenda).collect();
    agenda::of(&world.case, &world.people, &world.calendar, world.today, &duties)
}

/// What each thing on the agenda is known by.
fn names(world: &World) -> Vec<(Kind, Option<PupilId>)> {
    look(world).items.iter().map(|item| (item.kind, item.pupil)).collect()
}

fn all_differ(names: &[(Kind, Option<PupilId>)]) -> bool {
    names.iter().collect::<BTreeSet<_>>().len() == names.len()
}

#[test]
fn each_duty_is_known_by_what_it_is_for() {
    let mut world = World::suspended();
    let plan = suspension("2026-11-16", "2026-11-16");
    world.steps(REMOVAL, [propose(SEM, plan), decide(plan, "2026-11-03")]);
    for voice in [PUPIL, MOTHER] {
        world.does(with(SUSPENSION, object("2026-11-03", voice)));
    }
    let of = |task| {
        let duties = names(&world).into_iter().filter_map(|(kind, _)| match kind {
            Kind::Duty(id) if id.task == task => Some((id.measure, id.objection, id.who)),
            _ => None,
        });
        duties.collect::<BTreeSet<_>>()
    };
    let both = |measure| [(measure, None, Some(PUPIL)), (measure, None, Some(MOTHER))];
    assert_eq!(of(Task::SendDecision), [both(SUSPENSION), both(REMOVAL)].concat().into_iter().collect());
    let objections = &world.case.measure(SUSPENSION).unwrap().objections;
    let objected: BTreeSet<_> = objections.iter().map(|objection| (SUSPENSION, Some(objection.id), None)).collect();
    assert_eq!((objected.len(), of(Task::DecideObjection)), (2, objected));
    assert!(all_differ(&names(&world)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_two_things_on_the_agenda_are_the_same(far in 0..5_u8, throws in throws(40)) {
        let mut world = match far {
            3 => World::suspended(),
            4 => World::removed(),
            _ => begun(far),
        };
        play(&mut world, &throws, |world, _, _| {
            let names = names(world);
            assert!(all_differ(&names), "{names:?}");
        });
    }
}
