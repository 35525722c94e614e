use std::collections::BTreeSet;

use domain::action::{Action, ConversationInput, Intake, Safety, StopAnswer};
use domain::calendar::Region;
use domain::ids::{ConversationId, PupilId};
use domain::model::{Behaviour, ConversationForm, Place, Reporter, Role, StopCard};
use domain::people::{Name, SchoolType, StaffRole};
use domain::protocol::Step;
use domain::text::About;
use vault::KdfCost;

use super::*;
use crate::cases::NewCase;
use crate::chance;
use crate::door::{Door, FirstStart};

fn name() -> Name {
    Name { first: "Noor".to_owned(), last: "Bakker".to_owned(), ..Name::default() }
}

fn start(dir: &std::path::Path) -> Session {
    let start = FirstStart {
        name: name(),
        role: StaffRole::Mentor,
        school: "Voorbeeldcollege".to_owned(),
        place: String::new(),
        address: Vec::new(),
        region: Region::Middle,
        school_type: SchoolType::Public,
    };
    let clock = Clock::at("2026-11-24T09:00:00Z".parse().unwrap());
    let door = Door::claim(dir, false, clock, KdfCost::for_tests()).unwrap();
    door.create(start, "paarse giraf eet zeven wolken".to_owned()).unwrap().0
}

fn open(session: &mut Session) -> (CaseId, PupilId) {
    let no = || StopAnswer { yes: false, referred_on: None, referred_to: "".into() };
    let pupil = Pupil {
        id: PupilId(chance::id().unwrap()),
        name: name(),
        class: "2B".to_owned(),
        born: None,
        nicknames: Vec::new(),
    };
    let intake = Intake {
        reported_on: session.today(),
        reporter: Reporter::Parent,
        reporter_note: "".into(),
        pupils: vec![(pupil.id, Role::Bullied)],
        place: Place::AtSchool,
        place_reason: "".into(),
        since: "Sinds de herfst.".into(),
        behaviours: BTreeSet::from([Behaviour::Words]),
        what: "In de gang wordt elke dag iets geroepen.".into(),
        acknowledged: ["V1", "V2", "V3", "V4"].map(Into::into).into(),
        stop_cards: StopCard::ALL.iter().map(|card| (*card, no())).collect(),
        safety: Safety::default(),
    };
    let (case, id) = (CaseId(chance::id().unwrap()), pupil.id);
    session.open_case(NewCase { id: case, new_pupils: vec![pupil], intake }).unwrap();
    (case, id)
}

fn talk(session: &Session, pupil: PupilId) -> Submission {
    let conversation = ConversationInput {
        id: ConversationId(chance::id().unwrap()),
        step: Step::Bullied,
        held_on: session.today(),
        form: ConversationForm::Talk {},
        setting: "".into(),
        pupils: vec![pupil],
        guardians: Vec::new(),
        staff: vec![session.me],
        points: BTreeSet::new(),
        account: "Er is rustig gesproken.".into(),
        remarks: "".into(),
        apology: None,
        agreements: Vec::new(),
        sanctions: Vec::new(),
        reflective: Vec::new(),
    };
    Action::Record { conversation: Box::new(conversation) }.into()
}

#[test]
fn the_case_in_memory_is_the_case_in_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = start(dir.path());
    let (first, pupil) = open(&mut session);
    let (second, _) = open(&mut session);
    for id in [first, second, first, first] {
        let kept = session.recent(id).unwrap();
        assert!(Arc::ptr_eq(&kept, &session.recent(id).unwrap()), "not read again");
        assert_eq!(kept, session.load(id).unwrap());
    }
    session.act(first, &talk(&session, pupil)).unwrap();
    let kept = session.recent(first).unwrap();
    assert_eq!(kept.conversations.len(), 1);
    assert_eq!(kept, session.load(first).unwrap(), "what was written is what would be read");
    let refused = session.change(&kept, &talk(&session, PupilId(chance::id().unwrap())), &[], |_| Ok(()));
    assert!(refused.is_err());
    assert_eq!(session.recent(first).unwrap(), kept, "a step that was refused leaves nothing behind");
    let failed = session.change(&kept, &talk(&session, pupil), &[], |_| Err(AppError::NotFound));
    assert!(failed.is_err());
    assert_eq!(session.recent(first).unwrap(), kept, "nor one that could not be written");
}

#[test]
fn a_case_that_moved_on_is_read_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = start(dir.path());
    let (id, pupil) = open(&mut session);
    let before = session.recent(id).unwrap();
    session.act(id, &talk(&session, pupil)).unwrap();
    session.recent.replace(Some(Recent { case: before, erasures: 0 }));
    assert_eq!(session.recent(id).unwrap().conversations.len(), 1);
}

#[test]
fn what_was_erased_is_not_kept_in_memory() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = start(dir.path());
    let (id, pupil) = open(&mut session);
    session.act(id, &talk(&session, pupil)).unwrap();
    let now = session.now();
    let erase = |writer: &mut Writer<'_>| Ok::<_, AppError>(writer.erase_texts_in(id, About::Pupil(pupil))?);
    let before = session.recent(id).unwrap();
    assert!(session.vault.write(now, erase).unwrap() > 0);
    let after = session.recent(id).unwrap();
    assert_ne!(after, before);
    assert_eq!(after, session.load(id).unwrap());

    // Erased by the very step that is kept afterwards.
    let case = session.load(id).unwrap();
    let step = talk(&session, pupil);
    let erase = |writer: &mut Writer<'_>| Ok(writer.erase_texts_in(id, About::Case).map(drop)?);
    let written = session.change(&case, &step, &[], erase).unwrap();
    let kept = session.recent(id).unwrap();
    assert_eq!(kept, session.load(id).unwrap());
    assert_ne!(kept, written, "the opening text is gone");
}
