//! Opening cases and changing them.

use app::domain::action::{Action, Submission};
use app::domain::case::{Missing, Phase, Refusal};
use app::domain::ids::CaseId;
use app::domain::model::{Role, Warning};
use app::domain::protocol::Step;
use app::{AppError, CaseOrder, NewCase};

use crate::support::{Home, Matter, conversation, fresh, intake, pupil, record};

fn refusal<T>(result: Result<T, AppError>) -> Refusal {
    match result {
        Err(AppError::Refused(refusal)) => refusal,
        Err(error) => panic!("another error: {error:?}"),
        Ok(_) => panic!("it was allowed"),
    }
}

#[test]
fn a_report_registers_its_pupils_with_it_or_not_at_all() {
    let (home, mut session) = Home::started();
    let (zoe, finn) = (pupil("Zoë", "", "Öztürk"), pupil("Finn", "", "Terpstra"));
    let mut report = intake(home.today(), &[(zoe.id, Role::Bullied), (finn.id, Role::Bullying)]);
    let id = CaseId(fresh());
    report.acknowledged.clear();
    let new = NewCase { id, new_pupils: vec![zoe.clone(), finn.clone()], intake: report.clone() };
    let head = session.chain_head().unwrap();
    assert_eq!(refusal(session.open_case(new)), Refusal::PreliminariesOpen);
    assert!(session.people().pupils.is_empty() && session.find_pupils("zoe").is_empty());
    assert_eq!(session.chain_head().unwrap(), head);
    session.close(false).unwrap();
    let mut session = home.unlock();
    assert!(session.people().pupils.is_empty(), "not in the vault either");

    report.acknowledged = ["V1", "V2", "V3", "V4"].map(Into::into).into();
    let new = NewCase { id, new_pupils: vec![zoe.clone(), finn], intake: report };
    let file = session.open_case(new.clone()).unwrap();
    assert_eq!(file.case.opened.as_ref().unwrap().number.to_string(), "2026-001", "a refusal used no number");
    assert_eq!(file.people.pupils.len(), 2);
    assert!(matches!(session.open_case(new), Err(AppError::PersonExists)), "sent twice");
    session.close(false).unwrap();
    let session = home.unlock();
    assert_eq!(session.people().pupils.get(&zoe.id), Some(&zoe));
    assert_eq!(session.case(id).unwrap().case, file.case);
}

#[test]
fn the_same_report_sent_twice_is_one_case() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let pupils = [(matter.bullied.id, Role::Bullied)];
    let new = NewCase { id: matter.case, new_pupils: Vec::new(), intake: intake(home.today(), &pupils) };
    assert!(session.open_case(new).is_err());
    assert_eq!(session.cases("", None, CaseOrder::Number, 0, 9).unwrap().total, 1);
    assert_eq!(session.case(matter.case).unwrap().case.participations.len(), 2);
}

#[test]
fn a_pupil_can_be_registered_while_joining_a_case() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let newcomer = pupil("Łukasz", "", "Wójcik");
    let join = |role| Submission::from(Action::AddPupil { pupil: newcomer.id, role });
    let mut unborn = newcomer.clone();
    unborn.born = session.today().succ_opt();
    assert!(matches!(
        refusal(session.act_with(matter.case, Some(unborn), &join(Role::Bystander), None)),
        Refusal::DateInFuture(_)
    ));
    let withdrawn = CaseId(fresh());
    assert!(matches!(
        session.act_with(withdrawn, Some(newcomer.clone()), &join(Role::Bystander), None),
        Err(AppError::NotFound)
    ));
    assert!(!session.people().pupils.contains_key(&newcomer.id));
    let file = session.act_with(matter.case, Some(newcomer.clone()), &join(Role::Bystander), None).unwrap();
    assert_eq!(file.case.role_of(newcomer.id), Some(Role::Bystander));
    assert_eq!(session.find_pupils("lukasz woj").len(), 1);
}

#[test]
fn two_pestende_leerlingen_never_share_a_conversation_of_step_two() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let second = pupil("Jesse", "van den", "Heuvel");
    let join = Action::AddPupil { pupil: second.id, role: Role::Bullying };
    session.act_with(matter.case, Some(second.clone()), &join.into(), None).unwrap();
    let head = session.chain_head().unwrap();
    let both = conversation(Step::Bullying, home.today(), &[matter.bullying.id, second.id], &session);
    assert_eq!(refusal(session.act(matter.case, &record(both))), Refusal::SeparateVoices);
    assert_eq!(session.chain_head().unwrap(), head, "nothing was written");
    let mut missing = Vec::new();
    for one in [matter.bullying.id, second.id] {
        let talk = conversation(Step::Bullying, home.today(), &[one], &session);
        let file = session.act(matter.case, &record(talk)).unwrap();
        missing = file.progress.steps[1].rows.iter().map(|row| row.missing.clone()).collect();
    }
    assert_eq!(missing, [Vec::<Missing>::new(), Vec::new()]);
}

#[test]
fn a_warning_asks_for_a_reason_first() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let pupils = [matter.bullied.id, matter.bullying.id];
    let mut submission = record(conversation(Step::Together, home.today(), &pupils, &session));
    let warned = refusal(session.act(matter.case, &submission));
    assert_eq!(warned, Refusal::Warned(vec![Warning::JointNotWanted]));
    submission.reasons.insert(Warning::JointNotWanted, "Beiden vroegen er zelf om.".into());
    let file = session.act(matter.case, &submission).unwrap();
    let [(warning, reason)] = file.case.timeline.iter().flat_map(|line| &line.warnings).collect::<Vec<_>>()[..] else {
        panic!("one warning");
    };
    assert_eq!((*warning, reason.written()), (Warning::JointNotWanted, Some("Beiden vroegen er zelf om.")));
}

#[test]
fn everything_is_there_after_closing() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let before = session.case(matter.case).unwrap();
    let overview = session.overview().unwrap();
    session.close(true).unwrap();
    let session = home.unlock();
    let after = session.case(matter.case).unwrap();
    assert_eq!((after.case, after.progress, after.people), (before.case, before.progress, before.people));
    let again = session.overview().unwrap();
    assert_eq!(again, overview);
}

#[test]
fn a_report_for_the_wrong_pupil_is_withdrawn_with_a_reason() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let without = Action::Withdraw { reason: " ".into() };
    assert!(matches!(refusal(session.act(matter.case, &without.into())), Refusal::Text { .. }));
    let reason = Action::Withdraw { reason: "Voor de verkeerde leerling.".into() };
    let file = session.act(matter.case, &reason.into()).unwrap();
    assert_eq!(file.case.phase, Phase::Withdrawn);
    assert_eq!(file.progress.next, None);
    let lines = session.cases("", None, CaseOrder::Number, 0, 9).unwrap().rows;
    assert_eq!(lines[0].status, "withdrawn");
}

#[test]
fn a_kept_projection_equals_a_rebuilt_one() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik laat de ander met rust.");
    let look = |session: &app::Session| {
        let lines = session.cases("", None, CaseOrder::Number, 0, 9).unwrap();
        (lines.rows, session.whole_agenda().unwrap())
    };
    let kept = look(&session);
    assert_eq!(kept.1.len(), 3);
    session.rebuild_projections().unwrap();
    assert_eq!(look(&session), kept);
}
