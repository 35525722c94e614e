//! How other pupils are told apart in an access package.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::copies::{askers, instead, packed, said, text};
use super::properties::{begun, play, throws};
use super::world::*;
use crate::access::Asker;
use crate::case::Case;
use crate::compose::access::ComposedPackage;
use crate::document::Document;
use crate::ids::PupilId;
use crate::names::Named;
use crate::protocol::Step;
use crate::references::Handles;

/// What a person does on the page that shows the findings: every name becomes a reference.
fn referred(world: &World, cases: &[Case], pupil: PupilId, by: Asker) -> ComposedPackage {
    let handles = Handles::new(&world.people);
    instead(world, cases, pupil, by, |person| handles.shown(person).unwrap())
}

/// The letters of other pupils, in the order in which a reader meets them.
fn letters(document: &Document) -> Vec<String> {
    let mut met: Vec<String> = Vec::new();
    let texts = document.texts().into_iter().filter(|text| !text.starts_with("Andere leerlingen hebben hier"));
    for after in texts.flat_map(|text| text.split("eerling ").skip(1)) {
        let letter: String = after.chars().take_while(char::is_ascii_uppercase).collect();
        let whole = !after.chars().nth(letter.len()).is_some_and(char::is_alphanumeric);
        if !letter.is_empty() && whole && !met.contains(&letter) {
            met.push(letter);
        }
    }
    met
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn in_one_package_each_other_pupil_has_one_letter(far in 0..3_u8, throws in throws(40)) {
        let mut world = begun(far);
        play(&mut world, &throws, |_, _, _| {});
        // Everyone is spoken of, in an order that says nothing.
        let handles = Handles::new(&world.people);
        let all = world.case.participations.iter().rev().map(|p| handles.shown(Named::Pupil(p.pupil)).unwrap());
        let spoken: Vec<String> = all.collect();
        let cases = [world.case.clone()];
        for pupil in world.case.participations.iter().map(|p| p.pupil) {
            for by in askers(&world.people, pupil) {
                let edits = BTreeMap::from([("withheld:others".to_owned(), spoken.join(" en "))]);
                let composed = packed(&world, &cases, pupil, by, &edits);
                let mut called: BTreeMap<Named, String> = BTreeMap::new();
                for (_, passage) in &composed.passages {
                    for (reference, read) in passage.references.iter().zip(&passage.reads) {
                        let read = read.to_lowercase();
                        let first = called.entry(reference.person).or_insert_with(|| read.clone());
                        prop_assert_eq!(&*first, &read, "{:?} in one package", reference.person);
                    }
                }
                called.retain(|person, _| matches!(person, Named::Pupil(id) if *id != pupil));
                let different: std::collections::BTreeSet<&String> = called.values().collect();
                prop_assert_eq!(different.len(), called.len(), "{:?}", called);
                let met = letters(&composed.document);
                let alphabet: Vec<String> = ('A'..='Z').take(met.len()).map(String::from).collect();
                prop_assert_eq!(&met, &alphabet, "given in the order of reading");
                prop_assert!(met.len() >= different.len() || different.len() < 2, "{:?} {:?}", met, called);
            }
        }
    }
}

/// What Noor reads of a talk about two others who are called so, the one who is named first in front.
fn told_of(first: PupilId, second: PupilId, names: [&str; 2]) -> Document {
    let mut world = World::opened();
    for (pupil, name) in [first, second].into_iter().zip(names) {
        world.people.pupils.get_mut(&pupil).unwrap().name.first = name.to_owned();
    }
    let handles = Handles::new(&world.people);
    let [one, two] = [first, second].map(|pupil| handles.shown(Named::Pupil(pupil)).unwrap());
    let account = format!("{one} begon. Toen lachte {two}, en {one} duwde.");
    world.does(said(Step::Bullied, &[NOOR], &[], &account));
    let composed = referred(&world, std::slice::from_ref(&world.case), NOOR, Asker::Pupil {});
    assert!(!composed.has_findings());
    composed.document
}

#[test]
fn letters_follow_the_order_of_reading_and_nobodys_name() {
    let told = text(&told_of(SEM, BRAM, ["Aad", "Zoë"]));
    assert!(told.contains("Leerling A begon. Toen lachte leerling B, en leerling A duwde."), "{told}");
    for (first, second, names) in
        [(SEM, BRAM, ["Zoë", "Aad"]), (BRAM, SEM, ["Aad", "Zoë"]), (EVA, SEM, ["Mo", "Bo"]), (SEM, EVA, ["Bea", "Ab"])]
    {
        assert_eq!(text(&told_of(first, second, names)), told, "{names:?}");
    }
}

#[test]
fn parents_go_with_the_letter_of_their_child_and_one_other_needs_none() {
    let mut world = World::opened();
    let handles = Handles::new(&world.people);
    let at = |person| handles.shown(person).unwrap();
    let (sem, bram) = (at(Named::Pupil(SEM)), at(Named::Pupil(BRAM)));
    let (rosa, emre) = (at(Named::Guardian(SEMS_MOTHER)), at(Named::Guardian(BRAMS_FATHER)));
    let account = format!("{emre} belde over {bram}. Daarna kwam {rosa}. {sem} bleef thuis.");
    world.does(said(Step::Bullied, &[NOOR], &[], &account));
    let told = text(&referred(&world, std::slice::from_ref(&world.case), NOOR, Asker::Pupil {}).document);
    let wanted = "Een ouder of verzorger van leerling A belde over leerling A. Daarna kwam een ouder of verzorger van \
                  leerling B. Leerling B bleef thuis.";
    assert!(told.contains(wanted) && told.contains("Andere leerlingen hebben hier een letter"), "{told}");

    let mut world = World::opened();
    world.does(said(Step::Bullied, &[NOOR], &[], &format!("{sem} begon, zei {rosa}.")));
    let told = text(&referred(&world, std::slice::from_ref(&world.case), NOOR, Asker::Pupil {}).document);
    assert!(told.contains("Een andere leerling begon, zei een ouder of verzorger van een andere leerling."), "{told}");
    assert!(!told.contains("leerling A") && !told.contains("een letter"), "{told}");
}
