//! A case goes from one vault to another, and back, in a file. What is wrong with a file is said, and nothing is stored.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use age::secrecy::ExposeSecret as _;
use app::domain::action::Action;
use app::domain::case::{Phase, Refusal};
use app::domain::ids::{CaseId, PupilId, StaffId};
use app::domain::model::Role;
use app::domain::people::{Name, Staff, StaffRole};
use app::domain::protocol::Step;
use app::{AppError, FirstStart, HandTo, Handed, HandoverPreview, HandoverProblem, Session, Standing, Way};
use base64::Engine as _;

use crate::support::{
    Home, Matter, PASSPHRASE, agreements_for, conversation, first_start, fresh, guardian, name, pupil, record,
};

/// A colleague with a vault of her own.
fn colleague() -> (Home, Session) {
    let home = Home::new();
    let start = FirstStart { name: name("Karin", "", "Bos"), ..first_start() };
    let (session, _) = home.door().create(start, PASSPHRASE.to_owned()).unwrap();
    (home, session)
}

fn known_as(session: &mut Session, name: Name) -> StaffId {
    let staff = Staff { id: StaffId(fresh()), name, role: StaffRole::Mentor };
    session.save_staff(staff.clone()).unwrap();
    staff.id
}

/// A case with a talk, agreements, a sealed paper and a parent, on its way to Karin Bos.
fn handed(session: &mut Session, how: &HandTo) -> (Matter, Handed) {
    let matter = Matter::usual(session);
    session.save_guardian(guardian(&matter.bullied, "Fatiha", "Bennani")).unwrap();
    let talk = conversation(Step::Bullied, session.today(), &[matter.bullied.id], session);
    session.act(matter.case, &record(talk)).unwrap();
    matter.agree(session, "Wij laten elkaar met rust.");
    session.freeze(matter.case, &agreements_for(matter.bullied.id, session)).unwrap();
    let to = known_as(session, name("Karin", "", "Bos"));
    let handed =
        session.hand_over(matter.case, to, &"Bel de moeder altijd eerst.".into(), how, Way::SavedRemovable).unwrap();
    (matter, handed)
}

fn look(session: &mut Session, handed: &Handed) -> HandoverPreview {
    session.offer_handover(handed.bytes.clone()).unwrap();
    session.open_handover(handed.words.as_ref().map(|words| words.as_str())).unwrap()
}

fn problem<T: std::fmt::Debug>(answer: Result<T, AppError>) -> HandoverProblem {
    match answer {
        Err(AppError::Handover(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

/// Everything of a vault that a file could have changed.
fn contents(session: &Session) -> (usize, usize, String) {
    let cases = session.cases("", None, app::CaseOrder::Number, 0, 200).unwrap().total;
    let people = session.people();
    let counted = people.pupils.len() + people.guardians.len() + people.staff.len();
    (cases as usize, counted, session.chain_head().unwrap())
}

#[test]
fn a_case_goes_to_another_vault_with_words() {
    let (_home, mut sender) = Home::started();
    let (matter, handed) = handed(&mut sender, &HandTo::Words);
    let words = handed.words.as_ref().unwrap();
    assert_eq!(words.split('-').count(), 8);
    assert_eq!(handed.file_name, "Overdracht dossier 2026-001.age");
    assert!(!String::from_utf8_lossy(&handed.bytes).contains("Khatib"), "nothing of it can be read");
    let blocked = sender.act(matter.case, &Action::Withdraw { reason: "Toch.".into() }.into());
    assert!(matches!(blocked, Err(AppError::Refused(Refusal::HandedOver))), "it waits for the colleague");
    let register = sender.exports().unwrap();
    let line = register.last().unwrap();
    assert_eq!(
        (line.what.as_str(), line.recipient.as_str(), line.way.as_str()),
        ("Overdracht dossier 2026-001", "Karin Bos", "saved_removable"),
        "on a stick"
    );

    let (_there, mut receiver) = colleague();
    let before = contents(&receiver);
    let preview = look(&mut receiver, &handed);
    assert_eq!(contents(&receiver), before, "looking stores nothing");
    assert_eq!(preview.sender.name, "Marieke de Graaf (mentor)");
    assert_eq!(preview.sender.school, "Voorbeeldcollege");
    assert_eq!(preview.sender.fingerprint, sender.fingerprint().to_string());
    assert!(!preview.sender.known && !preview.back && !preview.number_taken && !preview.closed);
    assert_eq!((preview.number.as_str(), preview.to.as_str()), ("2026-001", "Karin Bos"));
    assert_eq!(preview.note.as_deref(), Some("Bel de moeder altijd eerst."));
    assert_eq!((preview.conversations, preview.agreements, preview.documents), (2, 1, 1));
    assert!(preview.tasks.iter().any(|task| task.what == "follow_up" && task.due.is_some() && task.name.is_some()));
    assert_eq!(preview.pupils.len(), 2);
    assert!(preview.pupils.iter().all(|pupil| pupil.standing == Standing::New));

    let file = receiver.take_over_handover(&[]).unwrap();
    let there = sender.case(matter.case).unwrap();
    assert_eq!(file.case.id, matter.case);
    assert_eq!(file.case.life.mentor, Some(receiver.me().unwrap().id));
    assert_eq!(file.case.conversations.len(), there.case.conversations.len());
    for (here, there) in file.case.conversations.iter().zip(&there.case.conversations) {
        assert_eq!((here.id, here.recorded_at, here.recorded_by), (there.id, there.recorded_at, there.recorded_by));
        assert_eq!(here.account, there.account);
    }
    let came = &file.case.life.received[0];
    assert_eq!(came.entries, there.case.seq);
    assert_eq!(came.certificate, sender.fingerprint().to_string().replace(' ', "").to_lowercase());
    assert_eq!(file.people.guardians.len(), 1, "the parent came along");
    assert!(file.people.staff.values().any(|staff| staff.name.last == "Graaf"), "who wrote it is still named");
    assert_eq!(file.people.staff.values().filter(|staff| staff.name.last == "Bos").count(), 1, "and she is one person");
    let report = file.case.reports[0].id;
    assert_eq!(receiver.frozen(report).unwrap().pdf, sender.frozen(report).unwrap().pdf, "the paper keeps its seal");
    receiver.act(matter.case, &Action::Withdraw { reason: "Klaar.".into() }.into()).unwrap();
    assert_eq!(receiver.cases("khatib", None, app::CaseOrder::Number, 0, 5).unwrap().total, 1, "it is found");
    receiver.back_up().expect("the journal adds up");
}

#[test]
fn it_comes_along_with_a_key_and_nobody_else_opens_it() {
    let ((_home, mut sender), (_there, mut receiver)) = (Home::started(), colleague());
    let key = receiver.handover_key().unwrap();
    assert!(key.starts_with("age1") && receiver.handover_key().unwrap() == key, "it stays the same");
    let (matter, handed) = handed(&mut sender, &HandTo::Key(format!("# sleutel van Karin\n{}\n", key.to_uppercase())));
    assert!(handed.words.is_none());
    assert!(!sender.offer_handover(handed.bytes.clone()).unwrap(), "it asks no words");
    assert_eq!(problem(sender.open_handover(None)), HandoverProblem::NotForYou);
    look(&mut receiver, &handed);
    assert_eq!(receiver.take_over_handover(&[]).unwrap().case.id, matter.case);
    for typed in ["", "age1", "AGE-SECRET-KEY-1QQ", "age1qqqq\nage1qqqq"] {
        let typed = HandTo::Key(typed.to_owned());
        assert_eq!(problem(sender.hand_over_again(matter.case, &typed, Way::Saved)), HandoverProblem::BadKey);
    }
}

#[test]
fn it_goes_on_there_and_comes_back() {
    let ((_home, mut sender), (_there, mut receiver)) = (Home::started(), colleague());
    // The colleague has a case of her own with that number, and knows one of the pupils.
    let own = Matter::open(&mut receiver, pupil("Yasmína", "el", "Khatib"), pupil("Ties", "", "Maas"));
    let (matter, there) = handed(&mut sender, &HandTo::Words);
    let preview = look(&mut receiver, &there);
    assert!(preview.number_taken);
    let asked = preview.pupils.iter().find(|pupil| pupil.pupil == matter.bullied.id).unwrap();
    let numbers = |session: &Session| {
        let agenda = session.whole_agenda().unwrap().into_iter();
        agenda.filter(|item| item.case == matter.case).map(|item| item.number).collect::<BTreeSet<_>>()
    };
    assert_eq!(numbers(&sender), ["2026-001".to_owned()].into());
    assert_eq!(asked.standing, Standing::Namesake(own.bullied.id));
    let file = receiver.take_over_handover(&[(matter.bullied.id, own.bullied.id)]).unwrap();
    assert_eq!(file.case.opened.as_ref().unwrap().number.to_string(), "2026-002");
    assert_eq!(numbers(&receiver), ["2026-002".to_owned()].into(), "so is every line of the agenda");
    assert_eq!(file.case.role_of(own.bullied.id), Some(Role::Bullied), "it is about the pupil she knows");
    assert_eq!(receiver.pupil_page(own.bullied.id).unwrap().cases.len(), 2);
    assert!(!receiver.people().pupils.contains_key(&matter.bullied.id));
    let next = Matter::open(&mut receiver, pupil("Liv", "", "Smit"), pupil("Jaap", "", "Groen"));
    assert_eq!(receiver.case(next.case).unwrap().case.opened.unwrap().number.to_string(), "2026-003");

    let talk = conversation(Step::Bullied, receiver.today(), &[own.bullied.id], &receiver);
    receiver.act(matter.case, &record(talk)).unwrap();
    let to = receiver.people().staff.values().find(|staff| staff.name.last == "Graaf").unwrap().id;
    let back = receiver.hand_over(matter.case, to, &"".into(), &HandTo::Words, Way::Saved).unwrap();
    // This may be said of a case that a colleague has.
    sender.act(matter.case, &Action::SetLegalHold { reason: "Er loopt een klacht.".into() }.into()).unwrap();
    let preview = look(&mut sender, &back);
    assert!(preview.back && !preview.number_taken);
    assert_eq!(preview.entries, 3, "the receipt, the talk and the handing over");
    assert!(preview.pupils.iter().all(|pupil| pupil.standing == Standing::Known));
    let file = sender.take_over_handover(&[]).unwrap();
    assert_eq!(file.case.opened.as_ref().unwrap().number.to_string(), "2026-001", "it has its old number again");
    assert_eq!(numbers(&sender), ["2026-001".to_owned()].into());
    assert_eq!(file.case.conversations.len(), 3);
    assert!(file.case.conversations.iter().all(|talk| !talk.pupils.contains(&own.bullied.id)));
    assert_eq!(file.case.phase, Phase::Open);
    assert!(file.case.life.legal_hold.is_some(), "what was said here meanwhile stands");
    assert_eq!(sender.people().pupils.len(), 2, "nobody became two");
    sender.back_up().expect("its journal adds up");
    receiver.back_up().expect("and hers");
    let again = sender.hand_over(matter.case, receiver_in(&sender), &"".into(), &HandTo::Words, Way::Saved).unwrap();
    assert!(look(&mut receiver, &again).sender.known, "she is known there now");
    let file = receiver.take_over_handover(&[]).unwrap();
    assert!(file.case.life.legal_hold.is_some() && file.case.conversations.len() == 3);
    receiver.back_up().expect("and hers once more");
}

fn receiver_in(session: &Session) -> StaffId {
    session.people().staff.values().find(|staff| staff.name.last == "Bos").unwrap().id
}

#[test]
fn the_same_case_twice_and_a_case_that_went_on_are_told() {
    let ((_home, mut sender), (_there, mut receiver)) = (Home::started(), colleague());
    let (matter, handed) = handed(&mut sender, &HandTo::Words);
    let words = handed.words.as_ref().unwrap().as_str();
    sender.offer_handover(handed.bytes.clone()).unwrap();
    assert_eq!(problem(sender.open_handover(Some(words))), HandoverProblem::AlreadyHere, "the sender has it");
    look(&mut receiver, &handed);
    receiver.take_over_handover(&[]).unwrap();
    let before = contents(&receiver);
    assert_eq!(problem(receiver.take_over_handover(&[])), HandoverProblem::NothingOpened);
    receiver.offer_handover(handed.bytes.clone()).unwrap();
    assert_eq!(problem(receiver.open_handover(Some(words))), HandoverProblem::AlreadyHere);
    assert_eq!(contents(&receiver), before);

    let to = receiver.people().staff.values().find(|staff| staff.name.last == "Graaf").unwrap().id;
    let back = receiver.hand_over(matter.case, to, &"".into(), &HandTo::Words, Way::Saved).unwrap();
    sender.act(matter.case, &Action::TakeOver { note: "Karin is ziek.".into() }.into()).unwrap();
    sender.offer_handover(back.bytes.clone()).unwrap();
    let words = back.words.as_ref().unwrap().as_str();
    assert_eq!(problem(sender.open_handover(Some(words))), HandoverProblem::WentOn);
}

#[test]
fn the_file_can_be_made_again_with_new_words() {
    let ((_home, mut sender), (_there, mut receiver)) = (Home::started(), colleague());
    let (matter, first) = handed(&mut sender, &HandTo::Words);
    let second = sender.hand_over_again(matter.case, &HandTo::Words, Way::Saved).unwrap();
    assert_ne!(first.words, second.words);
    assert_eq!(sender.exports().unwrap().len(), 2, "both are in the register");
    look(&mut receiver, &second);
    receiver.take_over_handover(&[]).unwrap();
    let other = Matter::usual(&mut sender).case;
    let not = sender.hand_over_again(other, &HandTo::Words, Way::Saved);
    assert!(matches!(not, Err(AppError::Refused(Refusal::NotHandedOver))));
}

#[test]
fn only_people_of_the_case_come_along() {
    let ((_home, mut sender), (_there, mut receiver)) = (Home::started(), colleague());
    let elsewhere = Matter::open(&mut sender, pupil("Noor", "", "Vos"), pupil("Ties", "", "Maas"));
    let (matter, _) = handed(&mut sender, &HandTo::Words);
    let mut mother = guardian(&matter.bullied, "Samira", "Bennani");
    mother.pupils.push((elsewhere.bullied.id, app::domain::people::Custody::Yes));
    sender.save_guardian(mother.clone()).unwrap();
    known_as(&mut sender, name("Piet", "", "Buiten"));
    let handed = sender.hand_over_again(matter.case, &HandTo::Words, Way::Saved).unwrap();
    look(&mut receiver, &handed);
    receiver.take_over_handover(&[]).unwrap();
    let people = receiver.people();
    assert!(!people.pupils.contains_key(&elsewhere.bullied.id));
    assert!(people.staff.values().all(|staff| staff.name.last != "Buiten"));
    let wards: Vec<PupilId> = people.guardians[&mother.id].pupils.iter().map(|(pupil, _)| *pupil).collect();
    assert_eq!(wards, [matter.bullied.id], "of her other child nothing is said");
}

/// Takes a file apart and puts it together again with something changed inside, as who has the words can.
fn forged(handed: &Handed, change: impl FnOnce(&mut serde_json::Value)) -> Vec<u8> {
    let words = age::secrecy::SecretString::from(handed.words.as_ref().unwrap().to_string());
    let plain = age::decrypt(&age::scrypt::Identity::new(words.clone()), &handed.bytes).unwrap();
    let mut outside = serde_json::from_slice(&plain).unwrap();
    change(&mut outside);
    let mut recipient = age::scrypt::Recipient::new(words);
    recipient.set_work_factor(10);
    age::encrypt(&recipient, outside.to_string().as_bytes()).unwrap()
}

#[test]
fn a_bad_file_is_told_and_stores_nothing() {
    let ((_home, mut sender), (_there, mut receiver)) = (Home::started(), colleague());
    let (_, handed) = handed(&mut sender, &HandTo::Words);
    let words = handed.words.as_ref().unwrap().to_string();
    let before = contents(&receiver);
    let mut tell = |bytes: Vec<u8>, typed: &str| {
        let answer = receiver.offer_handover(bytes).and_then(|_| receiver.open_handover(Some(typed)));
        let problem = problem(answer);
        assert!(receiver.take_over_handover(&[]).is_err(), "{problem:?}: it can not be taken over all the same");
        assert_eq!(contents(&receiver), before, "{problem:?}");
        problem
    };
    let other = "appel-appel-appel-appel-appel-appel-appel-appel";
    assert_eq!(tell(handed.bytes.clone(), other), HandoverProblem::WrongWords);
    assert_eq!(tell(b"%PDF-1.7".to_vec(), &words), HandoverProblem::NoFile);
    assert_eq!(tell(Vec::new(), &words), HandoverProblem::NoFile);
    assert_eq!(tell(handed.bytes[..handed.bytes.len() - 40].to_vec(), &words), HandoverProblem::Damaged, "cut off");
    assert_eq!(tell(handed.bytes[..120].to_vec(), &words), HandoverProblem::NoFile, "cut off in its head");
    let mut flipped = handed.bytes.clone();
    *flipped.last_mut().unwrap() ^= 1;
    assert_eq!(tell(flipped, &words), HandoverProblem::Damaged);

    let work = String::from_utf8_lossy(&handed.bytes[..200]).find(" 15\n").unwrap();
    let mut greedy = handed.bytes.clone();
    greedy.splice(work..work + 3, *b" 30");
    assert_eq!(tell(greedy, &words), HandoverProblem::TooMuchWork);

    let edit = |key: &'static str, value: serde_json::Value| forged(&handed, move |outside| outside[key] = value);
    assert_eq!(tell(edit("format", "iets".into()), &words), HandoverProblem::Unreadable);
    assert_eq!(tell(edit("version", 2.into()), &words), HandoverProblem::Newer);
    assert_eq!(tell(edit("signature", "AAAA".into()), &words), HandoverProblem::BadSignature);
    assert_eq!(tell(edit("certificate", "".into()), &words), HandoverProblem::BadSignature);
    let altered = forged(&handed, |outside| {
        let content =
            outside["content"].as_str().unwrap().replace("Bel de moeder altijd eerst.", "Bel de moeder nooit.");
        outside["content"] = content.into();
    });
    assert_eq!(tell(altered, &words), HandoverProblem::BadSignature);
    let (_third, mut stranger) = colleague();
    let theirs = self::handed(&mut stranger, &HandTo::Words).1;
    let mut name = serde_json::Value::Null;
    forged(&theirs, |outside| name = outside["certificate"].clone());
    assert_eq!(tell(edit("certificate", name), &words), HandoverProblem::BadSignature, "another's name over it");
    let nested = "[".repeat(100_000);
    let mut recipient = age::scrypt::Recipient::new(age::secrecy::SecretString::from(words.clone()));
    recipient.set_work_factor(10);
    assert_eq!(tell(age::encrypt(&recipient, nested.as_bytes()).unwrap(), &words), HandoverProblem::Unreadable);
}

#[test]
fn practice_and_real_do_not_mix() {
    let dir = crate::support::folder();
    let mut practice = crate::support::practice_door(dir.path(), "2026-11-24T09:00:00Z").open_practice().unwrap();
    let line = practice.cases("", Some(false), app::CaseOrder::Number, 0, 1).unwrap().rows.remove(0);
    let case: CaseId = line.case;
    let to = practice.people().staff.keys().find(|id| **id != practice.me().unwrap().id).copied().unwrap();
    let handed = practice.hand_over(case, to, &"".into(), &HandTo::Words, Way::Saved).unwrap();
    let (_there, mut receiver) = colleague();
    receiver.offer_handover(handed.bytes.clone()).unwrap();
    let words = handed.words.as_ref().unwrap().as_str();
    assert_eq!(problem(receiver.open_handover(Some(words))), HandoverProblem::Practice);
}

#[test]
fn the_age_program_opens_it_and_openssl_checks_who_signed() {
    let (_home, mut sender) = Home::started();
    let own = age::x25519::Identity::generate();
    let (matter, handed) = handed(&mut sender, &HandTo::Key(own.to_public().to_string()));
    let dir = crate::support::folder();
    let path = |name: &str| dir.path().join(name);
    std::fs::write(path("secret"), own.to_string().expose_secret()).unwrap();
    std::fs::write(path("case.age"), &handed.bytes).unwrap();
    let opened = Command::new("age")
        .args(["--decrypt", "--identity"])
        .args([path("secret"), path("case.age")])
        .stderr(Stdio::inherit())
        .output()
        .expect("age is needed");
    assert!(opened.status.success());
    let outside: serde_json::Value = serde_json::from_slice(&opened.stdout).unwrap();
    let content: serde_json::Value = serde_json::from_str(outside["content"].as_str().unwrap()).unwrap();
    assert_eq!(content["case"], matter.case.to_string());
    assert!(content["entries"].as_array().unwrap().len() > 5);

    let bytes = |name: &str| base64::engine::general_purpose::STANDARD.decode(outside[name].as_str().unwrap()).unwrap();
    std::fs::write(path("certificate"), bytes("certificate")).unwrap();
    std::fs::write(path("signature"), bytes("signature")).unwrap();
    let signed = format!("stappenwijzer-overdracht 1\n{}", outside["content"].as_str().unwrap());
    std::fs::write(path("signed"), signed).unwrap();
    let key = Command::new("openssl")
        .args(["x509", "-inform", "DER", "-noout", "-pubkey", "-in"])
        .arg(path("certificate"))
        .output()
        .expect("openssl is needed");
    std::fs::write(path("key"), key.stdout).unwrap();
    let checked = Command::new("openssl")
        .args(["dgst", "-sha256", "-verify"])
        .arg(path("key"))
        .arg("-signature")
        .args([path("signature"), path("signed")])
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}
