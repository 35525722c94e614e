//! Signed on paper afterwards, with a picture of the paper; and versions, which carry no signature over.

use app::domain::action::{Action, SignatureWay};
use app::domain::case::Refusal;
use app::domain::document::{DocumentKind, Drawing};
use app::domain::ids::{ReportId, ScanId, StaffId};
use app::domain::model::{Meaning, Recipient, Signer};
use app::domain::people::{Name, Staff, StaffRole};
use app::domain::protocol::Step;
use app::domain::text::Prose;
use app::{AppError, DocumentRequest, HandTo, ScanProblem, Session, Way, redrawn};

use crate::support::{Home, Matter, agreements_for, conversation, fresh, guardian, record, signed_on_paper, text_of};

/// A picture as a scanner would give it: a PPM that poppler drew, as a JPEG.
fn picture(pdf: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut drawn = Command::new("pdftoppm")
        .args(["-jpeg", "-r", "60", "-l", "1", "-singlefile", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftoppm (poppler-utils) is needed");
    drawn.stdin.take().unwrap().write_all(pdf).unwrap();
    drawn.wait_with_output().unwrap().stdout
}

fn frozen(session: &mut Session) -> (Matter, ReportId) {
    let matter = Matter::usual(session);
    matter.agree(session, "Ik laat de ander met rust.");
    let id = session.freeze(matter.case, &agreements_for(matter.bullied.id, session)).unwrap();
    (matter, id)
}

/// Offers a picture of the paper and records that the pupil signed it.
fn signed(session: &mut Session, matter: &Matter, id: ReportId) -> ScanId {
    let jpeg = redrawn(&picture(&session.frozen(id).unwrap().pdf)).unwrap();
    session.offer_scan(jpeg);
    let signers = vec![Signer::Pupil { id: matter.bullied.id }];
    let file = session.sign_on_paper(matter.case, id, signers, session.today(), true).unwrap();
    file.case.reports.last().unwrap().later[0].scan.as_ref().unwrap().id
}

#[test]
fn a_signed_print_is_recorded_with_a_picture_that_comes_back_and_leaves_in_the_register() {
    let (home, mut session) = Home::started();
    let (matter, id) = frozen(&mut session);
    let scan = signed(&mut session, &matter, id);
    session.close(true).unwrap();
    let mut session = home.unlock();
    let file = session.scan(scan).unwrap();
    assert!(file.jpeg.starts_with(&[0xff, 0xd8]) && file.jpeg.len() > 1000);
    assert_eq!(file.file_name, "2026-001 afspraken v1 getekend.jpg");
    session.register_scan(scan, Way::Saved).unwrap();
    let lines = session.export_lines().unwrap();
    assert_eq!((lines[0].what.as_str(), lines[0].recipient.as_str()), ("Scan van afspraken", "Yasmína el Khatib"));
    session.did_not_leave(&file.jpeg).unwrap();
    assert!(session.export_lines().unwrap()[0].failed);
    assert!(matches!(session.scan(ScanId(fresh())), Err(AppError::NotFound)));
}

#[test]
fn nothing_is_kept_without_a_picture_that_was_chosen_or_after_a_refusal() {
    let (_home, mut session) = Home::started();
    let (matter, id) = frozen(&mut session);
    let (today, pupil) = (session.today(), Signer::Pupil { id: matter.bullied.id });
    let head = session.chain_head().unwrap();
    let without = session.sign_on_paper(matter.case, id, vec![pupil], today, true);
    assert!(matches!(without, Err(AppError::Scan(ScanProblem::NothingChosen))));
    session.offer_scan(redrawn(&picture(&session.frozen(id).unwrap().pdf)).unwrap());
    let stranger = vec![Signer::Pupil { id: matter.bullying.id }];
    let refused = session.sign_on_paper(matter.case, id, stranger, today, true);
    assert!(matches!(refused, Err(AppError::Refused(Refusal::UnknownSigner))));
    session.drop_scan();
    assert!(session.sign_on_paper(matter.case, id, vec![pupil], today, true).is_err());
    assert_eq!(session.chain_head().unwrap(), head);
    session.sign_on_paper(matter.case, id, vec![pupil], today, false).unwrap();
    let again = session.sign_on_paper(matter.case, id, vec![pupil], today, false);
    assert!(matches!(again, Err(AppError::Refused(Refusal::SignedAlready))));
}

#[test]
fn a_picture_goes_along_when_the_case_is_handed_over() {
    let (_home, mut sender) = Home::started();
    let (matter, id) = frozen(&mut sender);
    let scan = signed(&mut sender, &matter, id);
    let name = Name { first: "Karin".into(), last: "Bos".into(), ..Name::default() };
    let colleague = Staff { id: StaffId(fresh()), name, role: StaffRole::Mentor };
    sender.save_staff(colleague.clone()).unwrap();
    let handed = sender.hand_over(matter.case, colleague.id, &Prose::default(), &HandTo::Words, Way::Saved).unwrap();
    let (_other, mut receiver) = Home::started();
    receiver.offer_handover(handed.bytes).unwrap();
    receiver.open_handover(handed.words.as_ref().map(|words| words.as_str())).unwrap();
    receiver.take_over_handover(&[]).unwrap();
    assert_eq!(receiver.scan(scan).unwrap().jpeg, sender.scan(scan).unwrap().jpeg);
}

#[test]
fn remarks_of_parents_make_version_two_and_no_signature_goes_along() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let mother = guardian(&matter.bullied, "Fatiha", "Bennani");
    session.save_guardian(mother.clone()).unwrap();
    let mut talk = conversation(Step::Parents, session.today(), &[matter.bullied.id], &session);
    talk.guardians.push(mother.id);
    let (about, account) = (talk.id, talk.account.clone());
    session.act(matter.case, &record(talk)).unwrap();
    let request = DocumentRequest {
        kind: DocumentKind::ParentReport,
        recipient: Recipient::Guardians { pupil: matter.bullied.id, guardians: vec![mother.id] },
        ..agreements_for(matter.bullied.id, &session)
    };
    let request = DocumentRequest { conversation: Some(about), signatures: Vec::new(), ..request };
    let mut first = signed_on_paper(request.clone(), &session);
    let drawing = Drawing { width: 600, height: 200, strokes: vec![vec![(10, 10), (300, 150), (580, 20)]] };
    first.signatures.iter_mut().for_each(|s| s.way = SignatureWay::Drawn { drawing: drawing.clone() });
    let one = session.freeze(matter.case, &first).unwrap();
    let before = session.frozen(one).unwrap().pdf;

    let (remarks, reason): (Prose, Prose) = ("Het was ook op woensdag.".into(), "Opmerkingen van het gezin.".into());
    session.act(matter.case, &Action::Correct { conversation: about, account, remarks, reason }.into()).unwrap();
    assert!(matches!(session.freeze(matter.case, &request), Err(AppError::SignaturesOpen)), "everyone is asked anew");
    let home_first = |s: &mut app::domain::action::SignatureInput| s.way = SignatureWay::ReadAtHome {};
    let mut second = first.clone();
    second.signatures.iter_mut().for_each(home_first);
    let two = session.freeze(matter.case, &second).unwrap();
    let (old, new) = (session.frozen(one).unwrap(), session.frozen(two).unwrap());
    assert_eq!(old.pdf, before, "version 1 is kept as it was");
    assert!(old.file_name.ends_with("v1.pdf") && new.file_name.ends_with("v2.pdf"));
    let text = text_of(&new.pdf);
    assert!(text.contains("Het was ook op woensdag.") && !text_of(&old.pdf).contains("woensdag"));
    assert!(!text.contains("Getekend op"), "{text}");
    let reports = session.case(matter.case).unwrap().case.reports;
    assert_eq!(reports.iter().map(|r| (r.version, r.open_signatures().count())).collect::<Vec<_>>(), [(1, 0), (2, 2)]);
}

#[test]
fn only_the_school_signs_for_the_school() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let plain = agreements_for(matter.bullied.id, &session);
    for (at, meaning) in [(0, Meaning::ForTheSchool), (1, Meaning::Agree)] {
        let mut request = plain.clone();
        request.signatures[at].meaning = meaning;
        assert!(
            matches!(session.freeze(matter.case, &request), Err(AppError::Refused(Refusal::UnknownSigner))),
            "{at}"
        );
    }
    let mut received = plain;
    received.signatures[0].meaning = Meaning::Received;
    let id = session.freeze(matter.case, &received).unwrap();
    assert!(text_of(&session.frozen(id).unwrap().pdf).contains("gekregen"));
}
