//! Steps 1 to 3: separate voices, together or apart, and when each step is done.

use super::world::*;
use crate::action::{Action, ConversationInput, ReflectiveInput};
use crate::case::{Field, Missing, Refusal, Status, TextProblem};
use crate::event::{Event, PointState};
use crate::ids::PupilId;
use crate::model::{Answer, Apology, ConversationForm, Outcome, RequestAnswer, Role, SanctionKind, Warning};
use crate::protocol::{ItemId, Step};
use crate::text::About;

fn weigh(wanted: Answer, safe: Answer) -> Action {
    Action::WeighJointTalk { wanted, safe, note: "Noor wil het zelf.".into() }
}

#[test]
fn step_two_hears_each_pestende_leerling_apart() {
    let mut world = World::opened();
    assert_eq!(world.refuses(record(talk(Step::Bullying, &[SEM, BRAM]))), Refusal::SeparateVoices);
    world.does(record(talk(Step::Bullying, &[SEM])));
    assert_eq!(world.row(Step::Bullying, SEM).status, Status::Done);
    assert_eq!(world.status(Step::Bullying), Status::Busy);
    let form = ConversationForm::Statement { started: "10:00".parse().unwrap(), ended: "10:25".parse().unwrap() };
    let statement = ConversationInput { form, ..talk(Step::Bullying, &[BRAM]) };
    let no_room = Refusal::Text { field: Field::Setting, problem: TextProblem::Empty {} };
    assert_eq!(world.refuses(record(statement.clone())), no_room);
    world.does(record(ConversationInput { setting: "Lokaal 12, conciërge".into(), ..statement }));
    assert_eq!(world.status(Step::Bullying), Status::Done);
}

#[test]
fn a_record_sets_its_points_in_the_row_of_its_pupil_only() {
    let mut world = World::opened();
    let points = ["2.1".into(), "2.3".into()].into();
    world.does(record(ConversationInput { points, ..talk(Step::Bullying, &[SEM]) }));
    let states = |world: &World, pupil| {
        let points = world.row(Step::Bullying, pupil).points;
        points.iter().map(|point| point.state == PointState::Done).collect::<Vec<_>>()
    };
    assert_eq!(states(&world, SEM), [true, false, true, false]);
    assert_eq!(states(&world, BRAM), [false; 4]);
    let open = crate::action::PointInput::Open {};
    world.does(Action::SetPoint { item: "2.1".into(), pupil: Some(SEM), state: open });
    assert_eq!(states(&world, SEM), [false, false, true, false]);
}

#[test]
fn a_correction_keeps_the_text_before_it_in_the_journal() {
    let mut world = World::opened();
    let talk = talk(Step::Bullied, &[NOOR]);
    world.does(record(talk.clone()));
    let (account, remarks, reason) = ("Zij zei: “nee”.".into(), "".into(), "Verkeerd gehoord.".into());
    world.does(Action::Correct { conversation: talk.id, account, remarks, reason });
    let now = world.case.conversation(talk.id).unwrap();
    assert_eq!((now.account.written(), now.corrections.len()), (Some("Zij zei: “nee”."), 1));
    let kept = world.journal.iter().flat_map(|entry| entry.texts.values());
    assert!(kept.into_iter().any(|(_, text)| text.written() == Some(talk.account.0.as_str())));
}

#[test]
fn a_joint_talk_is_asked_about_first() {
    let joint = || record(talk(Step::Together, &[NOOR, SEM]));
    for (wanted, safe) in [(Answer::Yes, Answer::No), (Answer::No, Answer::Yes), (Answer::Yes, Answer::Unknown)] {
        let mut world = World::opened();
        world.does(weigh(wanted, safe));
        let added = world.passes(joint(), Warning::JointNotWanted);
        assert!(matches!(added[1].event, Event::WarningPassed { .. }), "it stands behind the talk it is about");
        let warned: Vec<_> = world.case.timeline.iter().filter(|l| !l.warnings.is_empty()).map(|l| l.kind).collect();
        assert_eq!(warned, ["conversation_recorded"]);
    }
    let mut world = World::opened();
    world.does(weigh(Answer::Yes, Answer::Yes));
    world.does(joint());
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    world.passes(joint(), Warning::JointNotWanted);
}

#[test]
fn apart_counts_as_much_as_together() {
    let mut world = World::opened();
    for pupil in [NOOR, SEM, BRAM] {
        world.does(record(talk(Step::Together, &[pupil])));
        assert!(!world.missing(Step::Together, pupil).contains(&Missing::Conversation));
    }
    assert_eq!(world.row(Step::Together, NOOR).status, Status::Done, "the gepeste leerling promises nothing");
}

#[test]
fn step_three_is_done_when_all_of_it_is_written_down() {
    let mut world = World::opened();
    world.does(weigh(Answer::Yes, Answer::Yes));
    world.does(record(ConversationInput { apology: Some(Apology::NotNow), ..talk(Step::Together, &[NOOR, SEM]) }));
    let missing = |world: &World| world.missing(Step::Together, SEM);
    assert_eq!(missing(&world), [Missing::Agreement, Missing::Sanction, Missing::ReflectiveAnswer]);
    world.does(Action::Agree { agreement: agreement(BRAM, None) });
    assert!(missing(&world).contains(&Missing::Agreement), "that was Bram's");
    world.does(Action::Agree { agreement: agreement(SEM, Some(NOOR)) });
    world.does(Action::Sanction { sanction: sanction(SEM, SanctionKind::Measure) });
    assert_eq!(
        missing(&world),
        [Missing::Sanction, Missing::ReflectiveAnswer],
        "only what follows if it goes on counts"
    );
    world.does(Action::Sanction { sanction: sanction(SEM, SanctionKind::Conditional) });
    let no_reason = Action::AnswerReflective { pupil: SEM, needed: false, why: "".into() };
    let empty = Refusal::Text { field: Field::ReflectiveWhy, problem: TextProblem::Empty {} };
    assert_eq!(world.refuses(no_reason), empty);
    world.does(Action::AnswerReflective { pupil: SEM, needed: true, why: "".into() });
    assert_eq!(missing(&world), [Missing::ReflectiveSanction]);
    world.does(Action::Sanction { sanction: sanction(SEM, SanctionKind::Reflective) });
    assert_eq!(world.row(Step::Together, SEM).status, Status::Done);
    let last = world.case.sanctions.last().unwrap().id;
    world.does(Action::WithdrawSanction { sanction: last, reason: "Anders afgesproken.".into() });
    assert_eq!(missing(&world), [Missing::ReflectiveSanction], "a withdrawn sanction counts no more");
    world.does(Action::AnswerReflective { pupil: SEM, needed: false, why: "Hij begrijpt het.".into() });
    assert_eq!(world.row(Step::Together, SEM).status, Status::Done);
    assert_eq!(world.status(Step::Together), Status::Busy, "Bram is still to come");
}

#[test]
fn one_record_can_settle_all_of_step_three() {
    let mut world = World::opened();
    let reflective = vec![ReflectiveInput { pupil: SEM, needed: false, why: "Hij huilde.".into() }];
    let all = ConversationInput {
        agreements: vec![agreement(SEM, Some(NOOR))],
        sanctions: vec![sanction(SEM, SanctionKind::Conditional)],
        reflective,
        ..talk(Step::Together, &[SEM])
    };
    world.does(record(all.clone()));
    assert_eq!(world.row(Step::Together, SEM).status, Status::Done);
    let nothing = ConversationInput { agreements: vec![agreement(JAAP, None)], ..talk(Step::Together, &[BRAM]) };
    assert_eq!(world.refuses(record(nothing)), Refusal::NotInCase, "one bad part refuses the whole");
}

#[test]
fn an_agreement_of_another_step_is_none_of_step_three() {
    let mut world = World::opened();
    let early = ConversationInput { agreements: vec![agreement(SEM, None)], ..talk(Step::Bullying, &[SEM]) };
    world.does(record(early));
    world.does(record(talk(Step::Together, &[SEM])));
    assert!(world.missing(Step::Together, SEM).contains(&Missing::Agreement));
}

#[test]
fn without_a_pestende_leerling_the_plan_asks_who() {
    let mut world = World::opened();
    world.does(assess(Outcome::Bullying));
    world.does(record(talk(Step::Bullied, &[NOOR])));
    for pupil in [SEM, BRAM] {
        world.does(Action::ChangeRole { pupil, role: Role::Bystander, reason: "Hij keek toe.".into() });
    }
    assert_eq!(world.next(), Some((Step::Bullying, None, Missing::BullyingPupil)));
    assert_eq!(world.status(Step::Bullying), Status::NotStarted, "nobody to talk to is not done");
    world.does(record(talk(Step::Together, &[NOOR])));
    assert_eq!(world.next(), Some((Step::Parents, Some(NOOR), Missing::ParentTalk)), "the mentor went on without");
}

#[test]
fn a_text_belongs_to_the_one_pupil_it_is_about() {
    let abouts = |world: &mut World, pupils: &[PupilId], step| -> Vec<About> {
        let added = world.does(record(talk(step, pupils)));
        let said =
            added[0].texts.values().filter(|(_, text)| !matches!(text.written(), Some("2B" | "14" | "15" | "16")));
        said.map(|(about, _)| *about).collect()
    };
    let mut world = World::opened();
    world.does(weigh(Answer::Yes, Answer::Yes));
    assert_eq!(abouts(&mut world, &[NOOR], Step::Bullied), [About::Pupil(NOOR)]);
    assert_eq!(abouts(&mut world, &[NOOR, SEM], Step::Together), [About::Case]);
    world.does(request(BRAM, BRAMS_FATHER, world.today, RequestAnswer::Granted));
    let unwanted = record(parent_talk(Step::Parents, BRAM, &[BRAMS_FATHER]));
    let added = world.passes(unwanted, Warning::ContactNotAllowed);
    let texts = added.iter().flat_map(|entry| entry.texts.values());
    assert!(texts.into_iter().all(|(about, _)| *about == About::Pupil(BRAM)), "the reason goes with Bram too");
}

#[test]
fn points_have_three_states() {
    let mut world = World::opened();
    let set = |state| Action::SetPoint { item: "1.2".into(), pupil: Some(NOOR), state };
    let state = |world: &World| world.row(Step::Bullied, NOOR).points[1].clone();
    world.does(set(crate::action::PointInput::NotNeeded { reason: "Zij vertelde het al.".into() }));
    assert_eq!(state(&world).item, ItemId::from("1.2"));
    assert_eq!(state(&world).reason.and_then(|r| r.written().map(str::to_owned)), Some("Zij vertelde het al.".into()));
    assert_eq!(world.status(Step::Bullied), Status::Busy, "a point was touched");
    world.does(set(crate::action::PointInput::Done {}));
    assert_eq!((state(&world).state, state(&world).reason), (PointState::Done, None));
    world.does(set(crate::action::PointInput::Open {}));
    assert_eq!(world.status(Step::Bullied), Status::NotStarted);
}
