//! Documents: concept, names, freezing, versions, the register of what left.

use std::collections::BTreeMap;
use std::path::Path;

use app::domain::action::{Action, SignatureWay};
use app::domain::case::Refusal;
use app::domain::compose::{Passage, PassageKind};
use app::domain::document::{DocumentKind, Drawing};
use app::domain::ids::CaseId;
use app::domain::model::Recipient;
use app::domain::protocol::Step;
use app::{AppError, Clock, DocumentRequest, Door, KdfCost, Session, Way};
use seal::Verdict;
use sha2::{Digest as _, Sha256};

use crate::support::{
    Home, Matter, PASSPHRASE, agreements_for, at, conversation, guardian, record, signed_on_paper, text_of,
};

fn with_names(passages: &[Passage]) -> Vec<(PassageKind, Vec<&str>)> {
    let hit = |passage: &Passage| !passage.findings.is_empty();
    passages
        .iter()
        .filter(|passage| hit(passage))
        .map(|passage| {
            (passage.kind, passage.findings.iter().map(|f| passage.text.get(f.start..f.end).unwrap()).collect())
        })
        .collect()
}

fn intact(pdf: &[u8], session: &Session) -> bool {
    matches!(seal::verify(pdf, &[session.fingerprint()]), Verdict::Intact(_))
}

#[test]
fn names_of_the_other_side_block_freezing_until_they_are_gone() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Bram laat Yasmina el Khatib's tas met rust, ook bij de familie Khatib thuis.");

    let own = agreements_for(matter.bullying.id, &session);
    let preview = session.preview(matter.case, &own).unwrap();
    assert_eq!(
        with_names(&preview.passages),
        [(PassageKind::Agreement, vec!["Yasmina el Khatib", "Khatib"])],
        "in any writing; the own name is no leak"
    );
    let text = text_of(&preview.pdf);
    assert!(text.contains("Dit is een concept.") && text.contains("Bram laat"), "{text}");
    assert!(!intact(&preview.pdf, &session), "a concept is not sealed");
    let head = session.chain_head().unwrap();
    assert!(matches!(session.freeze(matter.case, &own), Err(AppError::NamesFound)));
    assert_eq!(session.chain_head().unwrap(), head);

    let key = preview.passages[0].key.clone();
    let half =
        DocumentRequest { edits: [(key.clone(), "Ik laat yasmína met rust.".to_owned())].into(), ..own.clone() };
    assert!(matches!(session.freeze(matter.case, &half), Err(AppError::NamesFound)), "an edit is scanned as well");
    let edited = DocumentRequest { edits: [(key, "Ik laat de ander met rust.".to_owned())].into(), ..own };
    let id = session.freeze(matter.case, &edited).unwrap();
    let frozen = session.frozen(id).unwrap();
    assert!(intact(&frozen.pdf, &session));
    let text = text_of(&frozen.pdf);
    assert!(text.contains("Ik laat de ander met rust.") && !text.contains("concept"));
    assert!(!text.contains("Khatib") && !text.to_lowercase().contains("yasm"));
    assert_eq!(frozen.file_name, "2026-001 afspraken v1.pdf");
    assert!(!frozen.file_name.contains("Bram"));
}

#[test]
fn a_frozen_document_comes_back_byte_for_byte_and_a_second_is_version_two() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let request = agreements_for(matter.bullied.id, &session);
    let first = session.freeze(matter.case, &request).unwrap();
    let second = session.freeze(matter.case, &request).unwrap();
    assert_ne!(first, second);
    let kept = [first, second].map(|id| session.frozen(id).unwrap().pdf);
    session.close(true).unwrap();
    let session = home.unlock();
    let again = [first, second].map(|id| session.frozen(id).unwrap());
    assert_eq!(again.each_ref().map(|frozen| frozen.pdf.clone()), kept);
    assert!(again[1].file_name.ends_with("v2.pdf"));
    let case = session.case(matter.case).unwrap().case;
    let versions: Vec<u32> = case.reports.iter().map(|report| report.version).collect();
    assert_eq!(versions, [1, 2]);
    for (report, pdf) in case.reports.iter().zip(&kept) {
        let hash = Sha256::digest(pdf);
        let digits: Vec<u8> =
            (0..64).step_by(2).map(|i| u8::from_str_radix(report.sha256.get(i..i + 2).unwrap(), 16).unwrap()).collect();
        assert_eq!(digits, hash.as_slice(), "the journal knows the bytes");
    }
    assert!(text_of(&kept[1]).contains("Versie"));
}

#[test]
fn everyone_who_is_asked_answers_once_and_draws_something() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let full = agreements_for(matter.bullying.id, &session);
    let mut none = full.clone();
    none.signatures.clear();
    assert!(matches!(session.freeze(matter.case, &none), Err(AppError::SignaturesOpen)));
    let mut half = full.clone();
    half.signatures.truncate(1);
    assert!(matches!(session.freeze(matter.case, &half), Err(AppError::SignaturesOpen)));
    let mut twice = full.clone();
    twice.signatures.push(twice.signatures[0].clone());
    assert!(matches!(session.freeze(matter.case, &twice), Err(AppError::Refused(Refusal::PersonTwice))));
    let mut drawn = full.clone();
    let drawing = |strokes| SignatureWay::Drawn { drawing: Drawing { width: 300, height: 100, strokes } };
    drawn.signatures[0].way = drawing(vec![vec![]]);
    assert!(matches!(session.freeze(matter.case, &drawn), Err(AppError::SignaturesOpen)), "an empty drawing");
    drawn.signatures[0].way = drawing(vec![vec![(10, 10), (200, 80)], vec![(50, 50)]]);
    let id = session.freeze(matter.case, &drawn).unwrap();
    let mut refused = full;
    refused.signatures[0].way =
        SignatureWay::NotSigned { reason: "Wil eerst met moeder praten".into(), witness: "de coördinator".into() };
    let second = session.freeze(matter.case, &refused).unwrap();
    assert!(intact(&session.frozen(id).unwrap().pdf, &session));
    let text = text_of(&session.frozen(second).unwrap().pdf).replace('\n', " ");
    assert!(text.contains("Tekent niet. Reden: Wil eerst met moeder praten."), "{text}");
}

#[test]
fn a_reason_not_to_sign_is_scanned_too() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let mut request = agreements_for(matter.bullying.id, &session);
    request.signatures[0].way =
        SignatureWay::NotSigned { reason: "Boos op Yasmína".into(), witness: "mevrouw el Khatib".into() };
    let found = session.preview(matter.case, &request).unwrap();
    assert_eq!(with_names(&found.passages).len(), 2);
    assert!(matches!(session.freeze(matter.case, &request), Err(AppError::NamesFound)));
}

#[test]
fn what_one_parent_said_is_not_for_the_other() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let mother = guardian(&matter.bullying, "Carla", "Westra");
    let father = guardian(&matter.bullying, "Erik", "van 't Hoff");
    session.save_guardian(mother.clone()).unwrap();
    session.save_guardian(father.clone()).unwrap();
    let mut talk = conversation(Step::Parents, home.today(), &[matter.bullying.id], &session);
    talk.guardians.push(mother.id);
    talk.account = "Moeder vertelt dat het thuis onrustig is.".into();
    session.act(matter.case, &record(talk.clone())).unwrap();
    let report = |guardians| DocumentRequest {
        kind: DocumentKind::ParentReport,
        recipient: Recipient::Guardians { pupil: matter.bullying.id, guardians },
        conversation: Some(talk.id),
        letter: None,
        edits: BTreeMap::new(),
        stays: Vec::new(),
        signatures: Vec::new(),
    };
    for other in [vec![father.id], vec![mother.id, father.id], vec![]] {
        let request = signed_on_paper(report(other), &session);
        assert!(matches!(session.preview(matter.case, &request), Err(AppError::Compose(_))));
        assert!(matches!(session.freeze(matter.case, &request), Err(AppError::Compose(_))));
    }
    let id = session.freeze(matter.case, &signed_on_paper(report(vec![mother.id]), &session)).unwrap();
    let text = text_of(&session.frozen(id).unwrap().pdf);
    assert!(text.contains("Carla Westra") && !text.contains("Erik"));
}

/// Copies a vault folder, so that the same vault can be opened twice.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn the_same_content_time_and_chain_head_give_the_same_bytes() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let request = agreements_for(matter.bullied.id, &session);
    let concept = session.preview(matter.case, &request).unwrap().pdf;
    session.close(false).unwrap();
    let other = crate::support::folder();
    copy(home.dir.path(), &other.path().join("copy"));

    let made = |path: &Path| {
        let door = Door::claim(path, false, home.clock.clone(), KdfCost::for_tests()).unwrap();
        let mut session = door.unlock(PASSPHRASE.to_owned()).unwrap();
        let concept = session.preview(matter.case, &request).unwrap().pdf;
        let id = session.freeze(matter.case, &request).unwrap();
        (concept, session.frozen(id).unwrap().pdf)
    };
    let (again, frozen) = made(home.dir.path());
    assert!(again == concept, "looking twice shows the same");
    assert!(made(&other.path().join("copy")) == (concept, frozen.clone()), "every byte, the seal included");
    assert!(made(home.dir.path()).1 != frozen, "another version");
}

#[test]
fn leaving_the_vault_is_registered() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let id = session.freeze(matter.case, &agreements_for(matter.bullied.id, &session)).unwrap();
    assert!(session.exports().unwrap().is_empty(), "freezing is not leaving");
    session.register_export(id, Way::Saved).unwrap();
    session.register_export(id, Way::Printed).unwrap();
    let exports = session.exports().unwrap();
    let hash = <[u8; 32]>::from(Sha256::digest(session.frozen(id).unwrap().pdf));
    assert_eq!(exports.iter().map(|e| (e.number, e.way.as_str())).collect::<Vec<_>>(), [(1, "saved"), (2, "printed")]);
    assert!(exports.iter().all(|e| e.sha256 == hash && e.document == Some(id) && e.recipient == "Yasmína el Khatib"));
    let missing = app::domain::ids::ReportId(crate::support::fresh());
    assert!(matches!(session.register_export(missing, Way::Opened), Err(AppError::NotFound)));
}

#[test]
fn what_failed_to_leave_is_told_as_failed_and_the_rest_stays() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let id = session.freeze(matter.case, &agreements_for(matter.bullied.id, &session)).unwrap();
    let pdf = session.frozen(id).unwrap().pdf;
    session.register_export(id, Way::Printed).unwrap();
    session.register_export(id, Way::SavedRemovable).unwrap();
    session.copy_summary(matter.case, matter.bullied.id).unwrap();
    session.did_not_leave(&pdf).unwrap();
    let lines = session.export_lines().unwrap();
    let seen: Vec<_> = lines.iter().map(|line| (line.number, line.way.as_str(), line.failed)).collect();
    assert_eq!(seen, [(3, "copied", false), (2, "saved_removable", true), (1, "printed", false)], "the last of these");
    assert!(lines.iter().all(|line| line.case == Some(matter.case) && line.case_number.as_deref() == Some("2026-001")));
    assert_eq!(lines.iter().map(|line| line.version).collect::<Vec<_>>(), [None, Some(1), Some(1)]);
    assert_eq!((lines[1].what.as_str(), lines[1].recipient.as_str()), ("Afspraken", "Yasmína el Khatib"));
    assert_eq!(lines[1].sha256.len(), 64);
    session.did_not_leave(&pdf).unwrap();
    assert!(matches!(session.did_not_leave(&pdf), Err(AppError::NotFound)), "nothing of these bytes is left to fail");
    assert!(session.export_lines().unwrap()[2].failed);
}

#[test]
fn the_printer_of_the_last_time_is_remembered() {
    let (home, mut session) = Home::started();
    assert_eq!(session.last_printer().unwrap(), None);
    let printer = app::LastPrinter { name: "Kamer_12".to_owned(), two_sided: true };
    session.remember_printer(&printer).unwrap();
    session.close(false).unwrap();
    assert_eq!(home.unlock().last_printer().unwrap(), Some(printer));
}

#[test]
fn a_summary_that_is_copied_is_registered_too() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let text = session.copy_summary(matter.case, matter.bullied.id).unwrap();
    assert!(text.contains("2026-001") && !text.contains("Khatib"), "facts without names: {text}");
    let exports = session.exports().unwrap();
    let [copied] = exports.as_slice() else { panic!("{exports:?}") };
    assert_eq!(copied.what, "Samenvatting dossier 2026-001");
    assert_eq!((copied.recipient.as_str(), copied.way.as_str(), copied.document), ("Magister", "copied", None));
    assert_eq!(copied.sha256, <[u8; 32]>::from(Sha256::digest(&text)));
    let nobody = app::domain::ids::PupilId(crate::support::fresh());
    assert!(session.copy_summary(matter.case, nobody).is_err());
    assert_eq!(session.exports().unwrap().len(), 1, "what was not copied did not leave");
}

#[test]
fn a_document_of_nothing_is_not_made() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let request = agreements_for(matter.bullied.id, &session);
    assert!(matches!(session.preview(matter.case, &request), Err(AppError::Compose(_))));
    let offers = session.case(matter.case).unwrap().offers;
    assert!(!offers.iter().any(|offer| offer.kind == DocumentKind::Agreements));
    assert!(matches!(session.preview(CaseId(crate::support::fresh()), &request), Err(AppError::NotFound)));
    let withdrawn = Action::Withdraw { reason: "Verkeerde leerling.".into() };
    matter.agree(&mut session, "Ik laat de ander met rust.");
    session.act(matter.case, &withdrawn.into()).unwrap();
    assert!(matches!(session.freeze(matter.case, &request), Err(AppError::Refused(Refusal::CaseWithdrawn))));
}

#[test]
fn a_key_made_under_a_wrong_clock_does_not_stop_the_papers() {
    let home = Home { clock: Clock::at(at("2044-03-01T09:00:00Z")), ..Home::new() };
    let (session, _) = home.start();
    let old = session.fingerprint();
    session.close(false).unwrap();
    home.clock.set(at("2026-11-24T09:00:00Z"));
    let mut session = home.unlock();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let request = agreements_for(matter.bullied.id, &session);
    let first = session.freeze(matter.case, &request).unwrap();
    assert_ne!(session.fingerprint(), old, "a new key took over");
    home.clock.set(at("2037-11-24T09:00:00Z"));
    let second = session.freeze(matter.case, &request).unwrap();
    session.close(false).unwrap();
    let session = home.unlock();
    for id in [first, second] {
        session.frozen(id).unwrap();
    }
}
