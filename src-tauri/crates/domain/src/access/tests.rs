//! Who may ask, until when, and what can follow.

use chrono::Months;

use super::*;
use crate::case::Field;
use crate::case::tests::world::{
    BRAM, BRAMS_FATHER, JAAP, JAAPS_MOTHER, LIV, MENTOR, NOOR, NOORS_FATHER, NOORS_MOTHER, SEMS_MOTHER, World, day,
};
use crate::people::{Custody, People};

fn people() -> People {
    World::new().people
}

fn new(pupil: PupilId, by: Asker) -> NewDataRequest {
    NewDataRequest {
        pupil,
        asks: Asks::Access {},
        by,
        all_the_same: "".into(),
        identity: Identity::Known,
        identity_note: "".into(),
        received: day("2026-11-03"),
    }
}

fn taken_up(new: &NewDataRequest) -> Result<DataRequest, DataRefusal> {
    new.taken_up(DataRequestId(uuid::Uuid::from_u128(1)), &people(), day("2026-11-03"))
}

const MOTHER: Asker = Asker::Guardian { guardian: NOORS_MOTHER };

#[test]
fn who_exercises_the_rights_follows_from_age_and_custody_on_the_day() {
    let mut people = people();
    let of = |people: &People, pupil, by, on: &str| entitled(people, pupil, by, day(on));
    people.pupils.get_mut(&NOOR).unwrap().born = Some(day("2012-05-10"));
    assert_eq!(of(&people, NOOR, MOTHER, "2026-11-03"), Some(Entitled::ByRight));
    assert_eq!(of(&people, NOOR, Asker::Pupil {}, "2026-11-03"), Some(Entitled::ParentsDecide));
    // From the sixteenth birthday on it is the pupil.
    assert_eq!(of(&people, NOOR, MOTHER, "2028-05-09"), Some(Entitled::ByRight));
    assert_eq!(of(&people, NOOR, MOTHER, "2028-05-10"), Some(Entitled::PupilDecides));
    assert_eq!(of(&people, NOOR, Asker::Pupil {}, "2028-05-10"), Some(Entitled::ByRight));
    assert_eq!(
        of(&people, JAAP, Asker::Guardian { guardian: JAAPS_MOTHER }, "2026-11-03"),
        Some(Entitled::PupilDecides)
    );
    assert_eq!(of(&people, BRAM, Asker::Guardian { guardian: BRAMS_FATHER }, "2026-11-03"), Some(Entitled::NoCustody));
    assert_eq!(of(&people, LIV, Asker::Pupil {}, "2026-11-03"), Some(Entitled::AgeUnknown));
    assert_eq!(of(&people, NOOR, Asker::Guardian { guardian: SEMS_MOTHER }, "2026-11-03"), None, "a stranger");
    for (_, custody) in &mut people.guardians.get_mut(&NOORS_FATHER).unwrap().pupils {
        *custody = Custody::Unknown;
    }
    let father = Asker::Guardian { guardian: NOORS_FATHER };
    assert_eq!(of(&people, NOOR, father, "2026-11-03"), Some(Entitled::CustodyUnknown));
    assert_eq!(askers(&people, NOOR, day("2026-11-03")).first().map(|(by, _)| *by), Some(MOTHER), "who may is first");
}

#[test]
fn taking_up_asks_a_reason_where_the_rules_say_so_and_nothing_more() {
    assert!(taken_up(&new(NOOR, MOTHER)).is_ok(), "a request is entered with no more than this");
    let pupil = new(NOOR, Asker::Pupil {});
    assert_eq!(taken_up(&pupil), Err(DataRefusal::NotEntitled(Entitled::ParentsDecide)));
    let with_reason = NewDataRequest { all_the_same: "De ouders zijn het ermee eens.".into(), ..pupil };
    assert_eq!(taken_up(&with_reason).unwrap().all_the_same.as_deref(), Some("De ouders zijn het ermee eens."));
    let unasked = NewDataRequest { all_the_same: "Niemand vroeg dit.".into(), ..new(NOOR, MOTHER) };
    assert_eq!(taken_up(&unasked).unwrap().all_the_same, None);
    let otherwise = NewDataRequest { identity: Identity::Otherwise, ..new(NOOR, MOTHER) };
    assert!(matches!(taken_up(&otherwise), Err(DataRefusal::Refused(Refusal::Text { field: Field::Note, .. }))));
    let stranger = new(NOOR, Asker::Guardian { guardian: SEMS_MOTHER });
    assert_eq!(taken_up(&stranger), Err(DataRefusal::Refused(Refusal::NotTheirGuardian)));
    for (on, wanted) in
        [("2026-11-04", Refusal::DateInFuture(Field::On)), ("2016-11-03", Refusal::DateTooOld(Field::On))]
    {
        let wrong = NewDataRequest { received: day(on), ..new(NOOR, MOTHER) };
        assert_eq!(taken_up(&wrong), Err(DataRefusal::Refused(wanted)));
    }
    let empty = NewDataRequest { asks: Asks::Correction { what: "".into() }, ..new(NOOR, MOTHER) };
    assert!(matches!(taken_up(&empty), Err(DataRefusal::Refused(Refusal::Text { field: Field::What, .. }))));
}

#[test]
fn the_term_is_a_month_and_three_when_it_was_extended_in_time() {
    for (received, ends, extended) in [
        ("2026-11-03", "2026-12-03", "2026-12-03"),
        ("2026-01-31", "2026-02-28", "2026-03-02"),
        // Boxing day is no day on which a term ends, and a Sunday follows.
        ("2026-11-26", "2026-12-26", "2026-12-28"),
    ] {
        let term = crate::terms::months(day(received), Months::new(1), &[]);
        assert_eq!((term.unextended, term.extended), (day(ends), day(extended)), "{received}");
    }
    let request = taken_up(&new(NOOR, MOTHER)).unwrap();
    let extend = |on: &str| DataStep::Extend { on: day(on), reason: "Er zijn veel dossiers.".into() };
    let extended = request.after(&extend("2026-12-03"), MENTOR, day("2026-12-03")).unwrap();
    assert_eq!(extended.term(&[]).unextended, day("2027-02-03"));
    assert_eq!(request.after(&extend("2026-12-04"), MENTOR, day("2026-12-04")), Err(DataRefusal::NoExtension));
    assert_eq!(extended.after(&extend("2026-12-03"), MENTOR, day("2026-12-03")), Err(DataRefusal::NoExtension));
    assert!(request.can_be_extended(day("2026-12-03")) && !request.can_be_extended(day("2026-12-04")));
}

fn package(number: u128, on: chrono::NaiveDate) -> Package {
    let report = ReportId(uuid::Uuid::from_u128(number));
    Package { report, version: 1, on, pages: 4, cases: vec!["2026-001".into()], sha256: "0".repeat(64), erased: None }
}

#[test]
fn an_erased_file_leaves_what_it_was_and_can_not_be_handed_over() {
    let today = day("2026-11-20");
    let one = package(9, today);
    let made = taken_up(&new(NOOR, MOTHER)).unwrap().with_package(one.clone()).unwrap();
    let erased = made.without_file(one.report, MENTOR, today).unwrap();
    assert_eq!(erased.packages, [Package { erased: Some((today, MENTOR)), ..one.clone() }]);
    assert_eq!(erased.without_file(one.report, MENTOR, today), Err(DataRefusal::NoPackage), "once");
    assert_eq!(made.without_file(package(8, today).report, MENTOR, today), Err(DataRefusal::NoPackage));
    let hand = DataStep::HandOver { on: today, way: ContactWay::Talk };
    assert_eq!(erased.after(&hand, MENTOR, today), Err(DataRefusal::NoPackage));
    assert_eq!(erased.next_version(), 2, "a number is given once");
    let done = made.after(&hand, MENTOR, today).unwrap();
    assert!(done.without_file(one.report, MENTOR, today).is_ok(), "also when it was answered");

    // What was stored before packages named their cases is read too.
    let old = serde_json::json!({ "report": one.report, "version": 1, "on": today, "pages": 4, "sha256": "0" });
    let read: Package = serde_json::from_value(old).unwrap();
    assert_eq!((read.cases, read.erased), (Vec::new(), None));
}

#[test]
fn each_sort_is_answered_in_its_own_way_and_once() {
    let today = day("2026-11-20");
    let access = taken_up(&new(NOOR, MOTHER)).unwrap();
    let hand = DataStep::HandOver { on: today, way: ContactWay::Talk };
    assert_eq!(access.after(&hand, MENTOR, today), Err(DataRefusal::NoPackage));
    let package = package(9, today);
    let made = access.with_package(package.clone()).unwrap();
    assert_eq!(made.next_version(), 2);
    let early = DataStep::HandOver { on: day("2026-11-19"), way: ContactWay::Talk };
    let before_made = DataRefusal::Refused(Refusal::EndBeforeStart);
    assert_eq!(made.after(&early, MENTOR, today), Err(before_made), "nothing is handed over before it was made");
    let done = made.after(&hand, MENTOR, today).unwrap();
    assert!(matches!(done.answer, Some(Answered::HandedOver { .. })));
    assert_eq!(done.after(&hand, MENTOR, today), Err(DataRefusal::Answered));
    assert_eq!(done.with_package(package.clone()), Err(DataRefusal::Answered));
    let correct = DataStep::Correct { on: today, done: "De datum is verbeterd.".into() };
    assert_eq!(access.after(&correct, MENTOR, today), Err(DataRefusal::OtherSort));

    let asks = Asks::Correction { what: "De datum klopt niet.".into() };
    let correction = taken_up(&NewDataRequest { asks, ..new(NOOR, MOTHER) }).unwrap();
    assert_eq!(correction.with_package(package), Err(DataRefusal::OtherSort));
    assert!(matches!(correction.after(&correct, MENTOR, today).unwrap().answer, Some(Answered::Corrected { .. })));
    let refuse = DataStep::Refuse { on: today, why: "".into() };
    assert!(correction.after(&refuse, MENTOR, today).is_err(), "a refusal has a reason");
    let back = DataStep::Withdraw { on: day("2026-11-02"), note: "".into() };
    let too_early = DataRefusal::Refused(Refusal::EndBeforeStart);
    assert_eq!(correction.after(&back, MENTOR, today), Err(too_early), "not before it was asked");
}

#[test]
fn what_is_stored_is_read_again_and_shows_nothing_by_itself() {
    let asks = Asks::Correction { what: "Een geheim.".into() };
    let request = taken_up(&NewDataRequest { asks, ..new(NOOR, MOTHER) }).unwrap();
    let stored = serde_json::to_string(&request).unwrap();
    assert_eq!(serde_json::from_str::<DataRequest>(&stored).unwrap(), request);
    assert!(!format!("{request:?}").contains("geheim"));
}
