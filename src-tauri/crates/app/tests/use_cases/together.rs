//! What is seen over several cases, and cases that hang together.

use std::collections::BTreeMap;

use app::domain::action::{Action, Assessment, Submission};
use app::domain::case::{Phase, Refusal};
use app::domain::ids::CaseId;
use app::domain::model::{LinkKind, Outcome, Role, Warning};
use app::domain::protocol::{Protocol, Step};
use app::{AppError, NewCase, Session, Split};

use crate::support::{Home, Matter, at, conversation, fresh, intake, pupil, record};

/// Another case about pupils who are known already.
fn again(session: &mut Session, pupils: &[(app::domain::ids::PupilId, Role)]) -> CaseId {
    let (id, intake) = (CaseId(fresh()), intake(session.today(), pupils));
    session.open_case(NewCase { id, new_pupils: Vec::new(), intake }).unwrap();
    id
}

fn assess(session: &mut Session, case: CaseId, outcome: Outcome) {
    let protocol = Protocol::current();
    let answers = protocol.criteria.iter().map(|point| (point.id.clone(), app::domain::model::Answer::No)).collect();
    let assessment = Assessment { answers, notes: BTreeMap::new(), outcome, reason: "Zo ziet het eruit.".into() };
    let reasons = Warning::ALL.iter().map(|warning| (*warning, "Besproken.".into())).collect();
    session.act(case, &Submission { action: Action::Assess { assessment }, reasons }).unwrap();
}

#[test]
fn a_second_report_about_the_same_pupils_is_pointed_at() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let other = Matter::open(&mut session, pupil("Noor", "", "Vos"), pupil("Ties", "", "Maas"));
    let pupils = [(matter.bullied.id, Role::Bullied), (other.bullying.id, Role::Bullying)];
    let hints = session.duplicate_hints(&pupils, session.today(), None).unwrap();
    assert_eq!(hints.len(), 1, "one pupil on the other side alone says nothing");
    assert_eq!((hints[0].case, hints[0].number.to_string().as_str()), (matter.case, "2026-001"));
    assert_eq!(hints[0].names, ["Yasmína el Khatib"]);
    assert!(session.duplicate_hints(&pupils, session.today(), Some(matter.case)).unwrap().is_empty(), "not itself");
    assert!(session.duplicate_hints(&[(fresh_pupil(), Role::Bullied)], home.today(), None).unwrap().is_empty());
}

fn fresh_pupil() -> app::domain::ids::PupilId {
    app::domain::ids::PupilId(fresh())
}

#[test]
fn a_link_stands_in_both_cases_and_a_merger_goes_on_in_one() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let liv = pupil("Liv", "", "Smit");
    let second = CaseId(fresh());
    let pupils = [(matter.bullied.id, Role::Bullied), (liv.id, Role::Bullying)];
    let intake = intake(session.today(), &pupils);
    session.open_case(NewCase { id: second, new_pupils: vec![liv.clone()], intake }).unwrap();

    let file = session.link_cases(second, matter.case, true, &"Zelfde melding.".into()).unwrap();
    let link = &file.linked[0];
    assert_eq!((link.other, link.number.as_deref(), link.link), (matter.case, Some("2026-001"), LinkKind::Duplicate));
    assert_eq!(session.case(matter.case).unwrap().linked[0].other, second);
    assert!(matches!(
        session.link_cases(second, matter.case, true, &"Nog eens.".into()),
        Err(AppError::Refused(Refusal::AlreadyLinked))
    ));
    assert!(matches!(
        session.link_cases(second, second, false, &"Zichzelf.".into()),
        Err(AppError::Refused(Refusal::SameCase))
    ));

    let into = session.merge_cases(second, matter.case, &"Het is één zaak.".into()).unwrap();
    assert_eq!(into.case.id, matter.case, "the work goes on there");
    assert_eq!(into.case.role_of(liv.id), Some(Role::Bullying), "its pupils came along");
    let closed = session.case(second).unwrap();
    assert_eq!((closed.case.phase, closed.case.merged_into()), (Phase::Closed, Some(matter.case)));
    assert_eq!(closed.case.timeline.len(), session.case(second).unwrap().case.timeline.len(), "it keeps its history");
    let page = session.pupil_page(matter.bullied.id).unwrap();
    assert_eq!(page.cases.len(), 2, "both are kept");
}

#[test]
fn nothing_is_written_in_either_case_when_one_refuses() {
    let (_home, mut session) = Home::started();
    let (first, second) = (Matter::usual(&mut session), Matter::usual(&mut session));
    session.act(second.case, &Action::Withdraw { reason: "Dubbel.".into() }.into()).unwrap();
    let before = session.case(first.case).unwrap().case;
    assert!(session.merge_cases(first.case, second.case, &"Samen.".into()).is_err());
    assert!(session.link_cases(first.case, second.case, false, &"Samen.".into()).is_err());
    assert_eq!(session.case(first.case).unwrap().case, before);
}

#[test]
fn pupils_are_split_off_with_a_copy_of_their_conversation() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let (liv, jaap) = (pupil("Liv", "", "Smit"), pupil("Jaap", "", "Groen"));
    for (newcomer, role) in [(&liv, Role::Bullied), (&jaap, Role::Bullying)] {
        let add = Action::AddPupil { pupil: newcomer.id, role };
        session.act_with(matter.case, Some(newcomer.clone()), &add.into(), None).unwrap();
    }
    let talk = conversation(Step::Bullied, session.today(), &[liv.id], &session);
    let copied = talk.id;
    session.act(matter.case, &record(talk)).unwrap();
    let split = Split {
        pupils: vec![(liv.id, Role::Bullied), (jaap.id, Role::Bullying)],
        staying: [].into(),
        conversations: vec![copied],
        what: "Dit gaat alleen over de sportles.".into(),
        reason: "Het zijn twee zaken.".into(),
        reasons: BTreeMap::new(),
    };
    let new = session.split_case(matter.case, split).unwrap();
    assert_eq!(new.case.opened.as_ref().unwrap().number.to_string(), "2026-002");
    assert_eq!(new.case.conversations.len(), 1);
    assert_eq!(new.linked[0].link, LinkKind::SplitFrom);
    let old = session.case(matter.case).unwrap();
    assert!(old.case.has_left(liv.id) && old.case.has_left(jaap.id));
    assert_eq!(old.case.conversations.len(), 1, "the old case keeps its own");
    assert_eq!(old.linked[0].number.as_deref(), Some("2026-002"));
}

#[test]
fn a_pupils_page_lists_every_case_closed_ones_too_and_is_on_no_paper() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let reversed = [(matter.bullying.id, Role::Bullied), (matter.bullied.id, Role::Bystander)];
    let other = again(&mut session, &reversed);
    session.act(other, &Action::Withdraw { reason: "Het klopte niet.".into() }.into()).unwrap();
    let page = session.pupil_page(matter.bullied.id).unwrap();
    let listed: Vec<_> = page.cases.iter().map(|case| (case.number.to_string(), case.role, case.phase)).collect();
    assert_eq!(
        listed,
        [
            ("2026-002".to_owned(), Role::Bystander, Phase::Withdrawn),
            ("2026-001".to_owned(), Role::Bullied, Phase::Open)
        ]
    );
    assert!(matches!(session.pupil_page(fresh_pupil()), Err(AppError::NotFound)));

    matter.agree(&mut session, "Wij laten elkaar met rust.");
    for pupil in [matter.bullied.id, matter.bullying.id] {
        let request = crate::support::agreements_for(pupil, &session);
        let report = session.freeze(matter.case, &request).unwrap();
        let text = crate::support::text_of(&session.frozen(report).unwrap().pdf);
        assert!(text.contains("2026-001"), "the paper names its own case");
        assert!(!text.contains("2026-002"), "and no other case of this pupil");
    }
}

#[test]
fn teasing_again_about_the_same_two_is_pointed_at_before_it_is_decided() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    assert!(session.teasing_patterns(matter.case).unwrap().is_empty(), "the first time");
    assess(&mut session, matter.case, Outcome::Teasing);
    assert!(session.teasing_patterns(matter.case).unwrap().is_empty(), "with itself there is no pattern");
    home.clock.set(at("2026-12-24T09:00:00Z"));
    let second = again(&mut session, &[(matter.bullied.id, Role::Bullied), (matter.bullying.id, Role::Bullying)]);
    let patterns = session.teasing_patterns(second).unwrap();
    assert_eq!(patterns.len(), 1);
    assert_eq!((patterns[0].teased.as_str(), patterns[0].teasing.as_str()), ("Yasmína el Khatib", "Bram van 't Hoff"));
    assert_eq!(patterns[0].cases.iter().map(|(case, _)| *case).collect::<Vec<_>>(), [matter.case]);
    home.clock.set(at("2028-01-24T09:00:00Z"));
    assert!(session.teasing_patterns(second).unwrap().is_empty(), "a year later it says nothing");
}

#[test]
fn the_summer_check_lists_what_the_holiday_touches() {
    let home = Home::at("2027-07-06T09:00:00Z");
    let (mut session, _) = home.start();
    let matter = Matter::usual(&mut session);
    let quiet = Matter::open(&mut session, pupil("Noor", "", "Vos"), pupil("Ties", "", "Maas"));
    session.act(quiet.case, &Action::Withdraw { reason: "Dubbel.".into() }.into()).unwrap();
    matter.agree(&mut session, "Wij laten elkaar met rust.");
    let summer = session.summer().unwrap().unwrap();
    assert!(summer.near);
    let (first, last) = summer.holiday;
    assert!(session.today() < first && first < last);
    assert_eq!(summer.open.iter().map(|line| line.number.as_str()).collect::<Vec<_>>(), ["2027-001"]);
    assert!(!summer.follow_ups.is_empty(), "a check of two weeks after falls in it");
    assert!(summer.follow_ups.iter().all(|(line, _, _, on)| line.case == matter.case && *on >= first));
    assert_eq!(summer.pupils.len(), 2, "everyone of whom it may be asked");
    assert!(summer.pupils.iter().all(|pupil| !pupil.leaving));

    session.set_leaving(matter.bullied.id, true).unwrap();
    let summer = session.summer().unwrap().unwrap();
    let leaving: Vec<_> = summer.pupils.iter().filter(|pupil| pupil.leaving).map(|pupil| pupil.pupil).collect();
    assert_eq!(leaving, [matter.bullied.id]);
    let left = Action::RecordLeaving { pupil: matter.bullied.id, on: session.today(), reason: "Verhuisd.".into() };
    session.act(matter.case, &left.into()).unwrap();
    let summer = session.summer().unwrap().unwrap();
    assert!(summer.pupils.iter().all(|pupil| pupil.pupil != matter.bullied.id), "what was recorded is not asked again");
    assert!(matches!(session.set_leaving(fresh_pupil(), true), Err(AppError::NotFound)));

    let early = Home::new();
    let (session, _) = early.start();
    assert!(!session.summer().unwrap().unwrap().near, "in November nobody thinks of the summer");
}
