//! What is being typed.

use app::domain::case::Refusal;
use app::domain::ids::CaseId;
use app::domain::model::Role;
use app::domain::protocol::Step;
use app::{AppError, DraftBody, DraftId, NewCase};

use crate::support::{Home, Matter, conversation, fresh, intake, pupil, record};

fn body(content: &str) -> DraftBody {
    DraftBody { label: "1".to_owned(), content: content.to_owned() }
}

#[test]
fn a_draft_survives_closing_and_is_gone_once_recorded() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let talk = conversation(Step::Bullied, home.today(), &[matter.bullied.id], &session);
    let id = DraftId::from(talk.id);
    for content in ["Ze zegt", "Ze zegt dat het\nelke dag gebeurt \u{202e}💥"] {
        session.save_draft(id, matter.case, "conversation", body(content)).unwrap();
    }
    let head = session.chain_head().unwrap();
    session.close(true).unwrap();
    let mut session = home.unlock();
    assert_eq!(session.chain_head().unwrap(), head, "a draft is not journaled");
    let kept = session.draft(id).unwrap().unwrap();
    assert_eq!(kept.body, body("Ze zegt dat het\nelke dag gebeurt \u{202e}💥"));
    assert_eq!(session.case(matter.case).unwrap().drafts[0].id, id);

    let refused = conversation(Step::Bullied, home.today(), &[matter.bullying.id], &session);
    let refused = app::domain::action::ConversationInput { id: talk.id, ..refused };
    assert!(session.act(matter.case, &record(refused)).is_err());
    assert!(session.draft(id).unwrap().is_some(), "a refusal keeps the draft");

    let file = session.act(matter.case, &record(talk)).unwrap();
    assert!(file.drafts.is_empty() && session.draft(id).unwrap().is_none());
    let late = session.save_draft(id, matter.case, "conversation", body("te laat"));
    assert!(matches!(late, Err(AppError::Refused(Refusal::AlreadyRecorded))), "a late save does not bring it back");
}

#[test]
fn the_draft_of_a_report_goes_when_the_case_opens() {
    let (home, mut session) = Home::started();
    let case = CaseId(fresh());
    let id = DraftId(case.0);
    session.save_draft(id, case, "intake", body("half")).unwrap();
    session.close(false).unwrap();
    let mut session = home.unlock();
    assert_eq!(session.overview().unwrap().intakes[0].id, id);
    let zoe = pupil("Zoë", "", "Öztürk");
    let report = intake(home.today(), &[(zoe.id, Role::Bullied)]);
    session.open_case(NewCase { id: case, new_pupils: vec![zoe], intake: report }).unwrap();
    assert!(session.overview().unwrap().intakes.is_empty());
    let late = session.save_draft(id, case, "intake", body("te laat"));
    assert!(matches!(late, Err(AppError::Refused(Refusal::AlreadyOpened))));
}

#[test]
fn drafts_are_large_but_not_endless() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let id = DraftId(fresh());
    let large = "é".repeat(500_000);
    session.save_draft(id, matter.case, "conversation", body(&large)).unwrap();
    let larger = session.save_draft(id, matter.case, "conversation", body(&"é".repeat(2_250_001)));
    assert!(matches!(larger, Err(AppError::DraftTooLarge)));
    assert_eq!(session.draft(id).unwrap().unwrap().body.content, large, "what was there stays");
    assert!(session.save_draft(id, matter.case, "shopping list", body("")).is_err());
    assert!(session.delete_draft(id).unwrap());
    assert!(!session.delete_draft(id).unwrap());
}
