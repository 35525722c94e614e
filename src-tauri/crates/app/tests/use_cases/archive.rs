//! The whole dossier for the school's archive.

use app::domain::action::Action;
use app::domain::compose::archive::ArchivePurpose;
use app::domain::ids::CaseId;
use app::domain::protocol::Step;
use app::{AppError, CaseOrder, Session, Way};
use sha2::{Digest, Sha256};

use crate::support::{Home, Matter, conversation, folder, fresh, practice_door, record, text_of};

/// A text with its spaces and line ends made equal, as a page breaks it elsewhere.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cases(session: &Session) -> Vec<CaseId> {
    session.cases("", None, CaseOrder::Number, 0, 200).unwrap().rows.into_iter().map(|line| line.case).collect()
}

#[test]
fn everything_of_every_practice_case_is_in_it_and_nothing_is_kept() {
    let dir = folder();
    let mut session = practice_door(dir.path(), "2026-11-24T09:00:00Z").open_practice().unwrap();
    let mut longest = 0;
    for case in cases(&session) {
        let before = session.exports().unwrap().len();
        let preview = session.preview_archive(case, ArchivePurpose::Archive).unwrap();
        assert!(flat(&text_of(&preview.pdf)).contains("Dit is een concept."), "a preview says what it is");
        let pdf = session.make_archive(case, ArchivePurpose::Proceedings, Way::SavedRemovable).unwrap();
        longest = longest.max(preview.pages);
        let file = session.case(case).unwrap();
        let text = flat(&text_of(&pdf));
        assert!(text.contains("Bevat gegevens over meer leerlingen. Niet voor gezinnen."));
        let said = file.case.conversations.iter().map(|talk| &talk.account);
        let agreed = file.case.agreements.iter().map(|agreement| &agreement.what);
        let seen = file.case.life.evidence.iter().map(|evidence| &evidence.what);
        let told = file.case.life.witnesses.iter().map(|witness| &witness.account);
        let facts = file.case.measures.iter().map(|measure| &measure.facts);
        for recorded in said.chain(agreed).chain(seen).chain(told).chain(facts) {
            let recorded = flat(recorded.written().unwrap());
            // A page may end in the middle: the beginning and the end are enough to know that it is there.
            let end = recorded.char_indices().rev().nth(25).map_or(0, |(at, _)| at);
            assert!(text.contains(recorded.get(end..).unwrap()), "missing: {recorded}");
        }
        for pupil in file.people.pupils.values() {
            assert!(text.contains(&pupil.name.full()), "the archive names everyone");
        }
        let exports = session.exports().unwrap();
        assert_eq!(exports.len(), before + 1, "looking at it is no export, making it is one");
        let export = exports.last().unwrap();
        assert_eq!(export.sha256, <[u8; 32]>::from(Sha256::digest(&pdf)));
        assert!(export.what.contains("bezwaar, klacht of rechtszaak"), "what it was for: {}", export.what);
        assert_eq!(export.way, "saved_removable", "a stick can be lost");
        assert_eq!(export.document, None, "no copy stays in the vault");
        let name = session.archive_name(case).unwrap();
        for pupil in file.people.pupils.values() {
            assert!(!name.contains(&pupil.name.last), "{name}");
        }
    }
    assert!(longest > 8, "a long case has a long archive: {longest}");
}

#[test]
fn witnesses_stay_shielded_and_no_character_stops_it() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let liv = crate::support::pupil("Liv", "", "Smit");
    let role = app::domain::model::Role::Bystander;
    session.act_with(matter.case, Some(liv.clone()), &Action::AddPupil { pupil: liv.id, role }.into(), None).unwrap();
    let me = session.me().unwrap().id;
    let witness = Action::RecordWitness {
        pupil: liv.id,
        on: session.today(),
        staff: vec![me],
        account: "Ik zag het gebeuren bij de kluisjes.".into(),
    };
    session.act(matter.case, &witness.into()).unwrap();
    let mut talk = conversation(Step::Bullied, session.today(), &[matter.bullied.id], &session);
    talk.account = "Zij appte: “loser 😂👨‍👩‍👧”.".into();
    session.act(matter.case, &record(talk)).unwrap();

    let text = flat(&text_of(&session.make_archive(matter.case, ArchivePurpose::Archive, Way::Saved).unwrap()));
    assert!(text.contains("Ik zag het gebeuren bij de kluisjes."));
    assert!(text.contains("Getuige 1"));
    let (_, told) = text.split_once("Wat getuigen vertelden De namen").expect("the part of the witnesses");
    let (told, _) = told.split_once("Verteld, toestemming").unwrap();
    assert!(!told.contains("Smit"), "{told}");
    let line = text.split_once("Getuige gehoord").map(|(_, rest)| rest.chars().take(40).collect::<String>()).unwrap();
    assert!(!line.contains("Liv"), "the timeline does not tell it either: {line}");
    assert!(text.contains("loser [emoji: gezicht met tranen van vreugde]"), "{text}");
}

#[test]
fn a_case_that_is_not_there_has_no_archive() {
    let (_home, mut session) = Home::started();
    let unknown = CaseId(fresh());
    assert!(matches!(session.preview_archive(unknown, ArchivePurpose::Archive), Err(AppError::NotFound)));
    assert!(matches!(session.make_archive(unknown, ArchivePurpose::Archive, Way::Saved), Err(AppError::NotFound)));
    assert!(session.exports().unwrap().is_empty());
}
