//! Lists, search, the agenda, and people whose names change.

use app::domain::action::Action;
use app::domain::agenda::Bucket;
use app::domain::ids::StaffId;
use app::domain::model::Role;
use app::domain::people::{Custody, Staff, StaffRole};
use app::{AppError, CaseOrder, Session};
use chrono::Days;

use crate::support::{Home, Matter, day, fresh, guardian, name, pupil};

fn found(session: &Session, text: &str) -> Vec<String> {
    let lines = session.cases(text, None, CaseOrder::Number, 0, 50).unwrap().rows;
    lines.into_iter().map(|line| line.title).collect()
}

#[test]
fn search_finds_names_in_any_writing() {
    let (_home, mut session) = Home::started();
    let matter = Matter::open(&mut session, pupil("Łukasz", "", "Wójcik"), pupil("Çağla", "", "Yılmaz"));
    Matter::open(&mut session, pupil("Noor", "van der", "Berg"), pupil("Søren", "", "Brøgger"));
    session.save_guardian(guardian(&matter.bullied, "Agnieszka", "Dąbrowska")).unwrap();
    let łukasz = vec!["Łukasz Wójcik".to_owned()];
    for typed in ["lukasz", "ŁUKASZ", "wojc", "cagla yilmaz", "yılmaz", "2026-001", "dabrowska", "Wo\u{301}jcik luk"]
    {
        assert_eq!(found(&session, typed), łukasz, "{typed}");
    }
    for typed in ["soren", "brogger van der ber", "berg 2b"] {
        assert_eq!(found(&session, typed), ["Noor van der Berg"], "{typed}");
    }
    assert_eq!(found(&session, "").len(), 2);
    for hostile in ["\" OR \"", "łukasz AND søren", "*", "NEAR(a b)", "';--", "\u{0}", "folded:noor"] {
        assert!(found(&session, hostile).len() != 1, "{hostile}");
    }
    assert_eq!(session.find_pupils("wojcik").len(), 1);
    assert_eq!(session.find_pupils("van ber").len(), 1);
    assert_eq!(session.find_pupils("").len(), 4);
}

#[test]
fn a_new_name_is_shown_everywhere_at_once() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let other = Matter::open(&mut session, pupil("Yasmína", "el", "Khatib"), pupil("Ties", "", "Nguyễn"));
    let renamed = app::domain::people::Pupil { name: name("Yasmína", "", "Ðoàn"), ..matter.bullied.clone() };
    session.save_pupil(renamed).unwrap();
    let check = |session: &Session| {
        assert_eq!(found(session, ""), ["Yasmína el Khatib", "Yasmína Ðoàn"], "a namesake keeps the name");
        assert_eq!(found(session, "doan"), ["Yasmína Ðoàn"]);
        assert_eq!(found(session, "khatib"), ["Yasmína el Khatib"]);
        assert_eq!(session.cases_of(matter.bullied.id).unwrap(), [matter.case]);
        assert_eq!(session.cases_of(other.bullied.id).unwrap(), [other.case]);
    };
    check(&session);
    session.close(false).unwrap();
    let mut session = home.unlock();
    check(&session);
    session.rebuild_projections().unwrap();
    check(&session);
}

#[test]
fn names_without_a_plain_letter_are_renewed_as_well() {
    let (_home, mut session) = Home::started();
    let matter = Matter::open(&mut session, pupil("ياسمين", "", "الخطيب"), pupil("Жан", "", "Ќиро"));
    let renamed = app::domain::people::Pupil { name: name("李", "", "小龍"), ..matter.bullied.clone() };
    session.save_pupil(renamed).unwrap();
    assert_eq!(found(&session, "李"), ["李 小龍"]);
    assert_eq!(found(&session, "ياسمين"), Vec::<String>::new());
    assert_eq!(session.cases_of(matter.bullying.id).unwrap(), [matter.case]);
}

#[test]
fn a_guardian_who_goes_to_another_child_leaves_the_first_case() {
    let (_home, mut session) = Home::started();
    let (first, second) = (
        Matter::usual(&mut session),
        Matter::open(&mut session, pupil("Noor", "van der", "Berg"), pupil("Ties", "", "Nguyễn")),
    );
    let mut aunt = guardian(&first.bullied, "Fatiha", "Bennani");
    session.save_guardian(aunt.clone()).unwrap();
    assert_eq!(found(&session, "bennani"), ["Yasmína el Khatib"]);
    aunt.pupils = vec![(second.bullied.id, Custody::Unknown)];
    session.save_guardian(aunt.clone()).unwrap();
    assert_eq!(found(&session, "bennani"), ["Noor van der Berg"]);
    aunt.pupils = vec![(fresh().into_pupil(), Custody::Yes)];
    assert!(matches!(session.save_guardian(aunt.clone()), Err(AppError::Refused(_))));
    aunt.pupils = vec![(second.bullied.id, Custody::Yes), (second.bullied.id, Custody::No)];
    assert!(matches!(session.save_guardian(aunt), Err(AppError::Refused(_))));
    assert_eq!(session.people().guardians.values().next().unwrap().pupils, [(second.bullied.id, Custody::Unknown)]);
}

trait IntoPupil {
    fn into_pupil(self) -> app::domain::ids::PupilId;
}

impl IntoPupil for uuid::Uuid {
    fn into_pupil(self) -> app::domain::ids::PupilId {
        app::domain::ids::PupilId(self)
    }
}

#[test]
fn an_unknown_pupil_is_not_saved_by_changing() {
    let (_home, mut session) = Home::started();
    assert!(matches!(session.save_pupil(pupil("Noor", "", "Bakker")), Err(AppError::NotFound)));
    assert!(session.people().pupils.is_empty());
    let staff = Staff { id: StaffId(fresh()), name: name("İpek", "", "Aydın"), role: StaffRole::Counsellor };
    session.save_staff(staff.clone()).unwrap();
    assert_eq!(session.people().staff.get(&staff.id), Some(&staff));
}

#[test]
fn the_start_screen_sorts_checks_into_late_today_and_this_week() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let seen = |session: &Session| {
        let overview = session.overview().unwrap();
        let of = |bucket| overview.agenda.iter().find(|part| part.bucket == bucket).map_or(0, |part| part.total);
        [of(Bucket::TooLate), of(Bucket::Today), of(Bucket::ThisWeek), overview.silent.len()]
    };
    // Held on Tuesday 24 November: checks on Thursday 26 November, 1 and 8 December.
    for (today, expected) in [
        ("2026-11-24T09:00:00Z", [0, 0, 1, 0]),
        ("2026-11-25T09:00:00Z", [0, 0, 1, 0]),
        ("2026-11-26T09:00:00Z", [0, 1, 0, 0]),
        ("2026-11-27T09:00:00Z", [1, 0, 0, 0]),
        ("2026-11-28T09:00:00Z", [1, 0, 1, 0]),
        ("2026-12-07T09:00:00Z", [2, 0, 1, 0]),
        ("2026-12-08T09:00:00Z", [2, 1, 0, 1]),
    ] {
        home.clock.set(crate::support::at(today));
        assert_eq!(seen(&session), expected, "{today}");
    }
    assert_eq!(session.overview().unwrap().recent[0].next_date, Some(day("2026-11-26")));
    let withdraw = Action::Withdraw { reason: "Verkeerde leerling.".into() };
    session.act(matter.case, &withdraw.into()).unwrap();
    assert_eq!(seen(&session), [0, 0, 0, 0], "a case that is over asks nothing");
}

#[test]
fn a_long_list_comes_in_pages() {
    let (home, mut session) = Home::started();
    for number in 0..25 {
        let one = pupil("Zoë", "", &format!("Nummer{number}"));
        let report = crate::support::intake(home.today(), &[(one.id, Role::Bullied)]);
        let id = app::domain::ids::CaseId(fresh());
        session.open_case(app::NewCase { id, new_pupils: vec![one], intake: report }).unwrap();
        home.clock.set(home.clock.now() + Days::new(1));
    }
    let page = session.cases("zoe", Some(false), CaseOrder::LastActivity, 20, 10).unwrap();
    assert_eq!((page.rows.len(), page.total), (5, 25));
    assert_eq!(page.rows[4].number, "2026-001", "the longest ago comes last");
    assert_eq!(session.cases("", Some(true), CaseOrder::Number, 0, 10).unwrap().total, 0);
    let silent = session.overview().unwrap().silent;
    assert_eq!(silent.len(), 12, "fourteen days or more");
    assert_eq!(silent[0].number, "2026-001", "the longest silent first");
}
