//! The keys that seal, the papers about them, and checking a file that someone brings.

use app::domain::case::Refusal;
use app::domain::document::DocumentKind;
use app::{
    AppError, DocumentCheck, Finding, FirstStart, HandTo, ImportError, KeyStanding, LossReason, SealPaper, SealProblem,
    Session, Way,
};
use openssl::nid::Nid;
use seal::Fingerprint;

use crate::school::{PASSWORD, School, Wish, key_on};
use crate::support::{Home, Matter, PASSPHRASE, agreements_for, at, day, first_start, fresh, name};

/// A vault with a dossier and one sealed paper of it.
pub(crate) fn with_paper() -> (Home, Session, Matter, Vec<u8>) {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let pdf = freeze(&mut session, &matter);
    (home, session, matter, pdf)
}

fn freeze(session: &mut Session, matter: &Matter) -> Vec<u8> {
    let request = agreements_for(matter.bullied.id, session);
    let id = session.freeze(matter.case, &request).unwrap();
    session.frozen(id).unwrap().pdf
}

pub(crate) fn check(session: &Session, pdf: &[u8]) -> DocumentCheck {
    session.check_document(pdf).unwrap()
}

pub(crate) fn finding(session: &Session, pdf: &[u8]) -> Finding {
    check(session, pdf).finding
}

pub(crate) fn problem<T: std::fmt::Debug>(answer: Result<T, AppError>) -> SealProblem {
    match answer {
        Err(AppError::Seal(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

/// What can be read, on one line.
fn text_of(pdf: &[u8]) -> String {
    crate::support::text_of(pdf).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn colleague() -> (Home, Session) {
    let home = Home::new();
    let start = FirstStart { name: name("Karin", "", "Bos"), ..first_start() };
    let (session, _) = home.door().create(start, PASSPHRASE.to_owned()).unwrap();
    (home, session)
}

pub(crate) fn school_file(school: &School, wish: Wish) -> Vec<u8> {
    school.file(&school.mentor(key_on(Nid::X9_62_PRIME256V1), wish), Nid::AES_256_CBC)
}

#[test]
fn a_paper_of_this_vault_is_told_by_its_dossier_and_version() {
    let (_home, mut session, matter, first) = with_paper();
    let told = check(&session, &first);
    assert_eq!((told.finding, told.standing), (Finding::Here, Some(KeyStanding::Present)));
    let paper = told.paper.unwrap();
    assert_eq!((paper.case, paper.number.as_str(), paper.kind), (matter.case, "2026-001", DocumentKind::Agreements));
    assert_eq!((paper.version, paper.newer), (1, None));
    assert!(paper.recipient.contains("Yasmína"), "{}", paper.recipient);
    let second = freeze(&mut session, &matter);
    assert_eq!(check(&session, &first).paper.unwrap().newer, Some(2), "there is a newer one");
    assert_eq!(check(&session, &second).paper.unwrap().newer, None);
}

#[test]
fn what_was_changed_or_is_of_others_is_told_apart() {
    let (_home, session, _, pdf) = with_paper();
    let mut changed = pdf.clone();
    changed[500] ^= 1;
    assert!(matches!(finding(&session, &changed), Finding::Changed(_)));
    assert!(matches!(finding(&session, &[pdf.as_slice(), b"\n"].concat()), Finding::Changed(_)));
    assert_eq!(finding(&session, b"%PDF-1.7\n%%EOF"), Finding::NotOurs);
    for no_pdf in [&b""[..], b"PK\x03\x04 a letter", &[0; 4000]] {
        assert_eq!(finding(&session, no_pdf), Finding::NotPdf);
    }
    let (_there, mut other) = colleague();
    let theirs = {
        let matter = Matter::usual(&mut other);
        matter.agree(&mut other, "Wij laten elkaar met rust.");
        freeze(&mut other, &matter)
    };
    let told = check(&session, &theirs);
    assert_eq!((told.finding, told.standing), (Finding::Unknown, Some(KeyStanding::Unknown)));
    assert_eq!(told.seal.unwrap().holder.name, "Karin Bos (mentor)", "a name, to be asked after");
    let large = vec![b'%'; usize::try_from(app::CHECK_MOST_BYTES).unwrap() + 1];
    assert_eq!(problem(session.check_document(&large)), SealProblem::TooLargeToCheck);
}

#[test]
fn the_paper_of_a_colleague_is_known_after_a_dossier_came_from_there() {
    let (_home, mut sender, matter, pdf) = with_paper();
    let (_there, mut receiver) = colleague();
    assert_eq!(finding(&receiver, &pdf), Finding::Unknown);
    let to = app::domain::people::Staff {
        id: app::domain::ids::StaffId(fresh()),
        name: name("Karin", "", "Bos"),
        role: app::domain::people::StaffRole::Mentor,
    };
    sender.save_staff(to.clone()).unwrap();
    let handed = sender.hand_over(matter.case, to.id, &"".into(), &HandTo::Words, Way::Saved).unwrap();
    receiver.offer_handover(handed.bytes).unwrap();
    receiver.open_handover(handed.words.as_ref().map(|words| words.as_str())).unwrap();
    receiver.take_over_handover(&[]).unwrap();
    let told = check(&receiver, &pdf);
    assert_eq!((told.finding, told.standing), (Finding::Here, Some(KeyStanding::Colleague)), "it came along");
    let notice = {
        let own = sender.fingerprint();
        sender.report_lost_key(own, sender.today(), LossReason::Lost).unwrap();
        sender.seal_paper(SealPaper::Notice(own), "saved").unwrap().pdf
    };
    assert_eq!(finding(&receiver, &notice), Finding::Unknown, "the colleague's new key is not known yet");
}

#[test]
fn after_a_loss_what_was_sealed_before_stays_valid_and_later_seals_are_doubted() {
    let (home, mut session, matter, early) = with_paper();
    let lost = session.fingerprint();
    // The thief's copy of the vault: a backup that was taken along.
    let (thief_home, mut thief, thief_matter) = {
        session.back_up().unwrap();
        let copy = Home::at("2026-11-28T09:00:00Z");
        copy_of(home.dir.path(), copy.dir.path());
        let thief = copy.unlock();
        (copy, thief, matter.case)
    };
    home.clock.set(at("2026-12-01T09:00:00Z"));
    let tomorrow = day("2026-12-02");
    let refused = session.report_lost_key(lost, tomorrow, LossReason::Stolen);
    assert!(matches!(refused, Err(AppError::Refused(Refusal::DateInFuture(_)))));
    assert_eq!(
        problem(session.report_lost_key(Fingerprint([7; 32]), day("2026-11-27"), LossReason::Stolen)),
        SealProblem::Unknown
    );
    session.report_lost_key(lost, day("2026-11-27"), LossReason::Stolen).unwrap();
    assert_ne!(session.fingerprint(), lost, "a new key is in use");
    assert_eq!(problem(session.report_lost_key(lost, day("2026-11-27"), LossReason::Stolen)), SealProblem::Lost);

    let told = check(&session, &early);
    assert_eq!(told.finding, Finding::Here, "it is kept here, to the last byte");
    assert!(matches!(told.standing, Some(KeyStanding::Lost(reported)) if reported.since == day("2026-11-27")));
    let request = agreements_for(matter.bullied.id, &thief);
    let forge = |thief: &mut Session| {
        let id = thief.freeze(thief_matter, &request).unwrap();
        thief.frozen(id).unwrap().pdf
    };
    assert_eq!(finding(&session, &forge(&mut thief)), Finding::AfterLoss);
    thief_home.clock.set(at("2026-11-25T09:00:00Z"));
    assert_eq!(finding(&session, &forge(&mut thief)), Finding::BeforeLoss, "a date can be made up: it is told so");

    let late = freeze(&mut session, &matter);
    let told = check(&session, &late);
    assert_eq!((told.finding, told.standing), (Finding::Here, Some(KeyStanding::Present)));
    let report = session.case(matter.case).unwrap().case.reports[0].id;
    assert_eq!(session.frozen(report).unwrap().pdf, early, "the paper of before still opens");
    let keys = session.seal_keys().unwrap();
    assert_eq!(keys.len(), 2);
    assert_eq!((keys[0].fingerprint, keys[0].until, keys[0].loss), (session.fingerprint(), None, None));
    assert_eq!((keys[1].fingerprint, keys[1].until), (lost, Some(at("2026-12-01T09:00:00Z"))));
    drop(session);
    assert_eq!(home.unlock().seal_keys().unwrap(), keys, "it is kept");
}

fn copy_of(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, copy) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if path.is_dir() { copy_of(&path, &copy) } else { std::fs::copy(path, copy).map(drop).unwrap() }
    }
}

#[test]
fn the_card_and_the_notice_say_what_to_compare() {
    let (_home, mut session, _, _) = with_paper();
    let first = session.fingerprint();
    let card = session.seal_paper(SealPaper::Card, "saved").unwrap();
    let text = text_of(&card.pdf);
    for wanted in ["Zegelkaart", "Marieke de Graaf (mentor)", "Voorbeeldcollege", "stappenwijzer verify"] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let groups = |fingerprint: Fingerprint| fingerprint.to_string().split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert!(groups(first).iter().all(|group| text.contains(group)), "{text}");
    assert_eq!(
        problem(session.seal_paper(SealPaper::Notice(first), "saved")),
        SealProblem::Unknown,
        "nothing was lost"
    );

    session.report_lost_key(first, day("2026-11-20"), LossReason::Misuse).unwrap();
    let notice = session.seal_paper(SealPaper::Notice(first), "opened").unwrap();
    let told = check(&session, &notice.pdf);
    assert_eq!((told.finding, told.standing), (Finding::Listed, Some(KeyStanding::Present)), "sealed with the new key");
    let text = text_of(&notice.pdf);
    for wanted in ["20 november 2026", "misschien gebruikt", "24 november 2026"] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let card = text_of(&session.seal_paper(SealPaper::Card, "saved").unwrap().pdf);
    assert!(card.contains("Niet vanaf 20 november 2026"), "the card tells of the old one: {card}");
    let register = session.exports().unwrap();
    let listed: Vec<(&str, &str)> = register.iter().map(|line| (line.what.as_str(), line.way.as_str())).collect();
    let notice = ("Melding: dit digitale zegel geldt niet meer", "opened");
    assert_eq!(listed, [("Zegelkaart", "saved"), notice, ("Zegelkaart", "saved")]);
}

#[test]
fn a_school_brings_its_own_key_and_the_papers_from_before_stay() {
    let (home, mut session, matter, early) = with_paper();
    let school = School::new();
    let file = school_file(&school, Wish::default());
    let wrong = problem(session.import_school_key(&file, "anders"));
    assert_eq!(wrong, SealProblem::Import(ImportError::Password));
    let own = session.fingerprint();
    session.import_school_key(&file, PASSWORD).unwrap();
    assert_ne!(session.fingerprint(), own);
    assert_eq!(problem(session.import_school_key(&file, PASSWORD)), SealProblem::InUse);
    let keys = session.seal_keys().unwrap();
    assert_eq!(keys[0].issuer.as_deref(), Some("Het Baken, uitgifte"));
    assert_eq!(keys[0].holder, "Noor van Dijk (mentor)");
    drop(session);
    let mut session = home.unlock();
    let late = freeze(&mut session, &matter);
    assert_eq!(check(&session, &late).seal.unwrap().fingerprint, keys[0].fingerprint, "also after unlocking");
    assert_eq!((finding(&session, &early), finding(&session, &late)), (Finding::Here, Finding::Here));
    session.use_own_key().unwrap();
    assert_eq!(session.seal_keys().unwrap()[0].issuer, None);
    assert_eq!(problem(session.use_own_key()), SealProblem::InUse);
    session.import_school_key(&file, PASSWORD).unwrap();
    session.report_lost_key(keys[0].fingerprint, session.today(), LossReason::Withdrawn).unwrap();
    assert_eq!(problem(session.import_school_key(&file, PASSWORD)), SealProblem::Lost, "what was lost stays out");
}

#[test]
fn a_school_certifies_the_key_in_use_and_a_case_can_still_be_handed_over() {
    let (_home, mut sender, matter, early) = with_paper();
    let school = School::new();
    let request = sender.certificate_request().unwrap();
    assert_eq!(sender.exports().unwrap().last().unwrap().what, "Aanvraag voor een certificaat");
    let expired = school.answer(&request, Wish { until: "261123000000Z", ..Wish::default() });
    assert_eq!(problem(sender.import_certificate(&expired)), SealProblem::Import(ImportError::Expired));
    sender.import_certificate(&school.answer(&request, Wish::default())).unwrap();
    assert_eq!(finding(&sender, &early), Finding::Here);
    let to = app::domain::people::Staff {
        id: app::domain::ids::StaffId(fresh()),
        name: name("Karin", "", "Bos"),
        role: app::domain::people::StaffRole::Mentor,
    };
    sender.save_staff(to.clone()).unwrap();
    let late = freeze(&mut sender, &matter);
    let handed = sender.hand_over(matter.case, to.id, &"".into(), &HandTo::Words, Way::Saved).unwrap();
    let (_there, mut receiver) = colleague();
    receiver.offer_handover(handed.bytes).unwrap();
    let preview = receiver.open_handover(handed.words.as_ref().map(|words| words.as_str())).unwrap();
    assert_eq!(preview.sender.fingerprint, sender.fingerprint().to_string());
    receiver.take_over_handover(&[]).unwrap();
    assert_eq!((finding(&receiver, &early), finding(&receiver, &late)), (Finding::Here, Finding::Here));
}

#[test]
fn a_key_of_a_school_that_ended_gives_way_to_an_own_one() {
    let (home, mut session, matter, _) = with_paper();
    let school = School::new();
    let short = Wish { until: "261201000000Z", ..Wish::default() };
    session.import_school_key(&school_file(&school, short), PASSWORD).unwrap();
    let middle = freeze(&mut session, &matter);
    home.clock.set(at("2026-12-02T09:00:00Z"));
    let late = freeze(&mut session, &matter);
    assert_eq!((finding(&session, &middle), finding(&session, &late)), (Finding::Here, Finding::Here));
    let keys = session.seal_keys().unwrap();
    assert_eq!(keys.iter().map(|key| key.issuer.is_some()).collect::<Vec<_>>(), [false, true, false]);
}
