use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::case::tests::world::{JAAP, MENTOR, NOOR, NOORS_MOTHER, SEM, World};
use crate::case::{Field, check_text};

fn handles(world: &World) -> (Handles, BTreeSet<Named>) {
    (Handles::new(&world.people), near(&world.case, &world.people))
}

#[test]
fn a_reference_is_kept_as_who_it_is() {
    let mut world = World::after_step_three();
    let (before, near) = handles(&world);
    let shown = "Toen zei @Sem van der Berg tegen @Anna Bakker en @Joke de Vries: @Semmie, mail a@Sem van der Berg.";
    let stored = before.stored(shown, &near);
    for name in ["Anna", "Joke"] {
        assert!(!stored.contains(name), "{stored:?}");
    }
    assert_eq!(stored.matches("Sem van der Berg").count(), 1, "an address is no reference: {stored:?}");
    assert_eq!(before.restored(&stored), shown);
    world.people.pupils.get_mut(&SEM).unwrap().name.first = "Sanne".into();
    assert!(Handles::new(&world.people).restored(&stored).starts_with("Toen zei @Sanne van der Berg tegen @Anna"));
    world.people.pupils.remove(&SEM);
    world.people.guardians.remove(&NOORS_MOTHER);
    world.people.staff.remove(&MENTOR);
    let gone = Handles::new(&world.people).restored(&stored);
    assert!(gone.starts_with("Toen zei een leerling tegen een ouder en een medewerker: @Semmie"), "{gone}");
}

#[test]
fn only_who_is_near_is_meant() {
    let world = World::after_step_three();
    let (handles, near) = handles(&world);
    assert_eq!(handles.stored("@Jaap Visser was er.", &near), "@Jaap Visser was er.", "not in this case");
    assert_eq!(handles.find("@Sem van der Bergen @Sem van der Berg", &near).len(), 1, "a longer word is another name");
}

#[test]
fn people_with_one_name_are_told_apart() {
    let mut world = World::after_step_three();
    let sems = world.people.pupils[&SEM].name.clone();
    world.people.pupils.get_mut(&JAAP).unwrap().name = sems.clone();
    let (handles, near) = handles(&world);
    let shown = |id| handles.shown(Named::Pupil(id)).unwrap();
    assert_eq!((shown(SEM).as_str(), shown(JAAP).as_str()), ("@Sem van der Berg (2B)", "@Sem van der Berg (2B, 2)"));
    let who = |text: &str| handles.find(text, &near).into_iter().map(|found| found.person).collect::<Vec<_>>();
    assert_eq!(who("@Sem van der Berg (2B, 2) en @Sem van der Berg (2B)"), [Named::Pupil(JAAP), Named::Pupil(SEM)]);
    assert_eq!(who("@Sem van der Berg"), [Named::Pupil(SEM)], "the one in this case is meant");
    let all: BTreeSet<Named> = [SEM, JAAP].map(Named::Pupil).into();
    assert!(handles.find("@Sem van der Berg", &all).is_empty(), "nobody guesses which one");
    let mut both = world.people.clone();
    both.guardians.get_mut(&NOORS_MOTHER).unwrap().name = sems;
    assert_eq!(Handles::new(&both).shown(Named::Guardian(NOORS_MOTHER)).unwrap(), "@Sem van der Berg (ouder)");
}

#[test]
fn no_typed_text_forges_a_token() {
    let world = World::after_step_three();
    let (handles, near) = handles(&world);
    let forged = super::token(Named::Pupil(NOOR));
    assert!(check_text(&forged, Field::Account).is_err(), "a token can not be typed");
    assert!(!has_tokens(&handles.stored(&forged, &near)), "nor come in another way");
    for broken in ["\u{2}", "\u{2}p\u{3}", "\u{2}px\u{3}.", "\u{2}p0", "\u{3}\u{2}", "\u{2}\u{2}g\u{3}"] {
        assert!(!has_tokens(&handles.restored(broken)), "{broken:?}");
    }
}

#[test]
fn ids_of_another_vault_are_put_right() {
    let world = World::after_step_three();
    let (handles, near) = handles(&world);
    let stored = handles.stored("@Noor Bakker en @Sem van der Berg", &near);
    assert_eq!(people_in(&stored), [NOOR.0, SEM.0]);
    let there = renamed(&stored, &BTreeMap::from([(NOOR.0, Uuid::from_u128(7))]));
    assert_eq!(people_in(&there), [Uuid::from_u128(7), SEM.0]);
    assert_eq!(without_tokens(&there), "een leerling en een leerling");
}

proptest! {
    #[test]
    fn what_is_shown_comes_back(parts in prop::collection::vec((any::<bool>(), "[ -~é\u{2}\u{3}\n]{0,12}", 0..8_usize), 0..8)) {
        let world = World::after_step_three();
        let (handles, near) = handles(&world);
        let people: Vec<&Named> = near.iter().collect();
        let mut shown = String::new();
        for (refers, words, who) in parts {
            shown.push_str(&words.replace(['\u{2}', '\u{3}'], ""));
            if refers {
                shown.push(' ');
                shown.push_str(&handles.shown(*people[who % people.len()]).unwrap());
                shown.push(' ');
            }
        }
        prop_assert_eq!(handles.restored(&handles.stored(&shown, &near)), shown);
    }
}
