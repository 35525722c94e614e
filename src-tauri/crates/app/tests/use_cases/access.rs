//! What families ask about a pupil's data: from the question to what was handed over.

use std::collections::BTreeMap;

use app::domain::access::{Answered, Asker, Asks, DataRefusal, DataStep, Entitled, Identity, NewDataRequest};
use app::domain::agenda::{Bucket, Kind};
use app::domain::compose::access::scan_over;
use app::domain::ids::{CaseId, DataRequestId, PupilId, ReportId};
use app::domain::model::{ContactWay, Role};
use app::domain::people::Guardian;
use app::domain::protocol::Step;
use app::{AppError, Finding, NewCase, PackageTexts, Session, Way, says_it_is};
use chrono::Months;
use sha2::{Digest, Sha256};

use crate::support::{Home, Matter, at, conversation, day, fresh, guardian, intake, pupil, record, text_of};

/// A text with its spaces and line ends made equal.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Yasmína is bullied in one case, and bullies Liv in another one; her mother asks.
struct Family {
    yasmina: PupilId,
    mother: Guardian,
}

impl Family {
    fn of_two_cases(session: &mut Session) -> Self {
        let mut yasmina = pupil("Yasmína", "el", "Khatib");
        yasmina.born = Some(day("2013-02-01"));
        let matter = Matter::open(session, yasmina.clone(), pupil("Bram", "van 't", "Hoff"));
        matter.agree(session, "Bram laat Yasmína met rust.");
        let mut own = conversation(Step::Bullied, session.today(), &[yasmina.id], session);
        own.account = "Yasmína zegt: “Bram en zijn vriend Hoff wachten mij op.”".into();
        session.act(matter.case, &record(own)).unwrap();
        let mut other = conversation(Step::Bullying, session.today(), &[matter.bullying.id], session);
        other.account = "Een jongen huilt en geeft alles toe.".into();
        session.act(matter.case, &record(other)).unwrap();

        let liv = pupil("Liv", "", "Smit");
        let pupils = [(liv.id, Role::Bullied), (yasmina.id, Role::Bullying)];
        let intake = intake(session.today(), &pupils);
        let second = CaseId(fresh());
        session.open_case(NewCase { id: second, new_pupils: vec![liv.clone()], intake }).unwrap();
        let mut talk = conversation(Step::Bullying, session.today(), &[yasmina.id], session);
        talk.account = "Zij geeft toe dat zij Liv uitlachte.".into();
        session.act(second, &record(talk)).unwrap();

        let mother = guardian(&yasmina, "Samira", "Khatib");
        session.save_guardian(mother.clone()).unwrap();
        Self { yasmina: yasmina.id, mother }
    }

    fn asks(&self, session: &Session) -> NewDataRequest {
        NewDataRequest {
            pupil: self.yasmina,
            asks: Asks::Access {},
            by: Asker::Guardian { guardian: self.mother.id },
            all_the_same: "".into(),
            identity: Identity::Known,
            identity_note: "".into(),
            received: session.today(),
        }
    }
}

/// What a person does on the page with the findings.
fn without_names(session: &Session, id: DataRequestId) -> PackageTexts {
    let mut edits = BTreeMap::new();
    for (_, passage) in session.preview_package(id, &PackageTexts::default()).unwrap().passages {
        let mut text = passage.text.clone();
        for finding in passage.findings.iter().rev() {
            text.replace_range(finding.start..finding.end, "een andere leerling");
        }
        if text != passage.text {
            edits.insert(passage.key, text);
        }
    }
    PackageTexts { edits, stays: Vec::new() }
}

#[test]
fn one_package_over_two_cases_names_nobody_else_and_is_frozen() {
    let (home, mut session) = Home::started();
    let family = Family::of_two_cases(&mut session);
    let id = session.take_up_request(&family.asks(&session)).unwrap();
    assert!(matches!(session.freeze_package(id, &PackageTexts::default()), Err(AppError::NamesFound)));
    let edits = without_names(&session, id);
    let mut empty = edits.clone();
    empty.edits.insert("withheld:others".to_owned(), " ".to_owned());
    assert!(matches!(session.freeze_package(id, &empty), Err(AppError::TextsOpen)), "nothing is left out unsaid");
    assert!(session.pupil_requests(family.yasmina).unwrap().requests[0].request.packages.is_empty());

    let report = session.freeze_package(id, &edits).unwrap();
    let frozen = session.package(id, report).unwrap();
    let text = flat(&text_of(&frozen.pdf));
    for own in ["wachten mij op", "uitlachte", "2026-001", "2026-002", "Gepeste leerling", "Pestende leerling"] {
        assert!(text.contains(own), "{own}: {text}");
    }
    for others in ["Bram", "Hoff", "Liv", "Smit", "Een jongen huilt", "Een gesprek met de schoolleiding"] {
        assert!(!text.contains(others), "{others}: {text}");
    }
    let cases: Vec<_> = session.cases_of(family.yasmina).unwrap();
    let cases: Vec<_> = cases.into_iter().map(|case| session.case(case).unwrap().case).collect();
    assert!(scan_over(&cases, session.people(), family.yasmina).find(&text).is_empty());
    assert!(!frozen.file_name.contains("Khatib") && frozen.recipient == "Samira Khatib", "{frozen:?}");

    // Whoever brings it hears what it is.
    let told = session.check_document(&frozen.pdf).unwrap();
    let package = told.package.unwrap();
    assert_eq!((told.finding, told.paper), (Finding::Package, None));
    assert_eq!((package.pupil, package.request, package.version, package.newer), (family.yasmina, id, 1, None));
    assert_eq!((package.cases, package.made_on), (vec!["2026-001".into(), "2026-002".to_owned()], session.today()));
    assert_eq!(says_it_is(&frozen.pdf), Some("Inzage in de gegevens over een leerling"));

    // Nothing left yet; handing over a copy is listed with its hash.
    assert!(session.exports().unwrap().is_empty());
    session.register_package(id, report, app::Way::Opened).unwrap();
    let export = session.exports().unwrap().pop().unwrap();
    assert_eq!((export.document, export.sha256), (Some(report), <[u8; 32]>::from(Sha256::digest(&frozen.pdf))));
    drop(session);
    let session = home.unlock();
    assert_eq!(session.package(id, report).unwrap().pdf, frozen.pdf, "it is kept to the byte");
    assert!(matches!(session.package(id, ReportId(fresh())), Err(AppError::NotFound)));
}

#[test]
fn a_request_is_a_duty_of_the_school_until_it_is_answered() {
    let (home, mut session) = Home::started();
    let family = Family::of_two_cases(&mut session);
    let duties = |session: &Session| {
        let all = session.whole_agenda().unwrap().into_iter();
        all.filter(|found| matches!(found.item.kind, Kind::DataRequest(_))).collect::<Vec<_>>()
    };
    let id = session.take_up_request(&family.asks(&session)).unwrap();
    let received = session.today();
    let waiting = duties(&session);
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].item.due, waiting[0].name.as_str()), (received + Months::new(1), "Yasmína el Khatib"));
    assert!(waiting[0].item.extended.is_some(), "it is a term of law");
    assert!(
        String::from_utf8(session.export_agenda(Some(&waiting[0].key()), false, Way::Saved).unwrap())
            .unwrap()
            .contains("inzage")
    );

    let extend = DataStep::Extend { on: received, reason: "Er zijn veel gesprekken na te lezen.".into() };
    session.step_request(id, &extend).unwrap();
    assert_eq!(duties(&session)[0].item.due, received + Months::new(3));
    let hand = DataStep::HandOver { on: received, way: ContactWay::Talk };
    assert!(matches!(session.step_request(id, &hand), Err(AppError::DataRequest(DataRefusal::NoPackage))));
    let edits = without_names(&session, id);
    session.freeze_package(id, &edits).unwrap();
    let second = session.freeze_package(id, &edits).unwrap();
    let state = session.pupil_requests(family.yasmina).unwrap().requests.remove(0);
    let versions: Vec<_> = state.request.packages.iter().map(|package| package.version).collect();
    assert_eq!((versions, state.request.packages[1].report), (vec![1, 2], second), "both are kept");

    home.clock.set(at("2027-03-10T09:00:00Z"));
    let late = duties(&session);
    assert_eq!(late[0].item.bucket, Bucket::TooLate);
    let on = session.today();
    session.step_request(id, &DataStep::HandOver { on, way: ContactWay::Talk }).unwrap();
    assert!(duties(&session).is_empty(), "what was answered is no duty any more");
    assert!(matches!(session.freeze_package(id, &edits), Err(AppError::DataRequest(DataRefusal::Answered))));
}

#[test]
fn a_correction_is_tracked_and_who_may_not_ask_needs_a_reason() {
    let (_home, mut session) = Home::started();
    let family = Family::of_two_cases(&mut session);
    let all = session.pupil_requests(family.yasmina).unwrap();
    assert_eq!(all.askers[0].1, "Samira Khatib", "under 16 the parents with custody ask");
    assert_eq!(all.askers[1].2, Entitled::ParentsDecide);
    let by_pupil = NewDataRequest { by: Asker::Pupil {}, ..family.asks(&session) };
    assert!(matches!(
        session.take_up_request(&by_pupil),
        Err(AppError::DataRequest(DataRefusal::NotEntitled(Entitled::ParentsDecide)))
    ));
    assert!(session.pupil_requests(family.yasmina).unwrap().requests.is_empty(), "a refusal leaves no trace");
    let asks = Asks::Correction { what: "Het was op maandag.".into() };
    let reason = "De ouders zijn het ermee eens.";
    let id = session.take_up_request(&NewDataRequest { asks, all_the_same: reason.into(), ..by_pupil }).unwrap();
    assert!(matches!(
        session.preview_package(id, &PackageTexts::default()),
        Err(AppError::DataRequest(DataRefusal::OtherSort))
    ));
    let step = DataStep::Correct { on: session.today(), done: "De dag is verbeterd in het dossier.".into() };
    session.step_request(id, &step).unwrap();
    let state = session.pupil_requests(family.yasmina).unwrap().requests.remove(0);
    assert_eq!(state.request.all_the_same.as_deref(), Some(reason));
    assert!(matches!(state.request.answer, Some(Answered::Corrected { .. })));
    assert!(matches!(session.step_request(id, &step), Err(AppError::DataRequest(DataRefusal::Answered))));
    assert!(matches!(session.step_request(DataRequestId(fresh()), &step), Err(AppError::NotFound)));
}

#[test]
fn a_package_is_in_the_backup_and_comes_back_with_it() {
    let (home, mut session) = Home::started();
    let family = Family::of_two_cases(&mut session);
    let id = session.take_up_request(&family.asks(&session)).unwrap();
    let report = session.freeze_package(id, &without_names(&session, id)).unwrap();
    let pdf = session.package(id, report).unwrap().pdf;
    let backup = session.back_up().unwrap();
    session.step_request(id, &DataStep::Withdraw { on: session.today(), note: "".into() }).unwrap();
    drop(session);
    home.door().restore(&backup.name).unwrap();
    let session = home.unlock();
    assert_eq!(session.package(id, report).unwrap().pdf, pdf);
    let state = session.pupil_requests(family.yasmina).unwrap().requests.remove(0);
    assert!(state.request.answer.is_none(), "as it was when the backup was made");
}

#[test]
fn an_erased_package_is_gone_from_the_vault_and_its_backups_and_still_known_by_its_hash() {
    let (home, mut session) = Home::started();
    let family = Family::of_two_cases(&mut session);
    let id = session.take_up_request(&family.asks(&session)).unwrap();
    let edits = without_names(&session, id);
    let [first, second] = [(); 2].map(|()| session.freeze_package(id, &edits).unwrap());
    let pdf = session.package(id, first).unwrap().pdf;
    session.back_up().unwrap();
    home.clock.set(at("2026-11-24T10:00:00Z"));

    session.erase_package(id, first).unwrap();
    assert!(matches!(session.package(id, first), Err(AppError::NotFound)));
    assert!(matches!(session.register_package(id, first, app::Way::Opened), Err(AppError::NotFound)));
    assert!(matches!(session.erase_package(id, first), Err(AppError::DataRequest(DataRefusal::NoPackage))));
    assert!(matches!(session.erase_package(id, ReportId(fresh())), Err(AppError::DataRequest(DataRefusal::NoPackage))));
    assert!(session.package(id, second).is_ok(), "the other version stays");
    let backups = session.backups().unwrap();
    assert_eq!(backups.len(), 1, "no backup from before is left");
    let told = session.check_document(&pdf).unwrap();
    assert_eq!(told.finding, Finding::Package, "whoever brings it still hears what it is");
    assert_eq!(told.package.unwrap().newer, Some(2));

    let hand = DataStep::HandOver { on: session.today(), way: ContactWay::Talk };
    session.step_request(id, &hand).unwrap();
    session.erase_package(id, second).unwrap();
    drop(session);
    let session = home.unlock();
    let state = session.pupil_requests(family.yasmina).unwrap().requests.remove(0);
    assert!(state.request.packages.iter().all(|package| package.erased.is_some() && package.sha256.len() == 64));
    assert!(state.request.answer.is_some(), "what became of the request stays");
}
