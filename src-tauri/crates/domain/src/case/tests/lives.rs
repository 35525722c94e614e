//! What runs beside the steps, and how a case fares: notes, who leaves, rounds, handing over, keeping.

use super::world::*;
use crate::action::{Action, PointInput};
use crate::case::{Missing, Phase, Prompt, Refusal, Status};
use crate::compose::magister_summary;
use crate::document::DocumentKind;
use crate::event::{PointState, Received};
use crate::model::{CaseNumber, ClassWork, ContactWay, ExternalStatus, Role, Round, Warning};
use crate::protocol::{Protocol, Step};
use crate::text::{About, Text};

fn external(world: &World, status: ExternalStatus) -> Action {
    let (contact, agreed) = ("De wijkagent".into(), "Zij zitten niet in dezelfde les.".into());
    Action::SetExternal { status, on: world.today, contact, agreed }
}

#[test]
fn contact_outside_the_school_changes_no_step() {
    let mut world = World::after_step_five();
    assert_eq!(world.case.external(), ExternalStatus::None);
    let before = world.progress();
    world.does(external(&world, ExternalStatus::Running));
    assert_eq!(world.case.external(), ExternalStatus::Running);
    assert_eq!(world.progress(), before);
    let now = world.case.life.external.last().unwrap();
    assert_eq!(now.contact.as_ref().and_then(|t| t.written()), Some("De wijkagent"));
    let mut world = World::ready_to_close();
    world.does(external(&world, ExternalStatus::Running));
    world.does(close());
    world.does(external(&world, ExternalStatus::Done));
    assert_eq!((world.case.external(), world.case.life.external.len()), (ExternalStatus::Done, 2), "it may end later");
}

#[test]
fn notes_are_kept_and_corrected_with_a_reason() {
    let mut world = World::opened();
    let (on, staff) = (world.today, vec![MENTOR]);
    world.does(Action::LogEvidence { evidence: evidence(on) });
    let what = || "Een les over groepen.".into();
    world.does(Action::RecordClassWork { on, work: ClassWork::Lesson, staff: staff.clone(), what: what() });
    let account = "Zij zag het in de gang.".into();
    world.does(Action::RecordWitness { pupil: EVA, on, staff, account });
    let life = &world.case.life;
    let ids = [life.evidence[0].id, life.class_work[0].id, life.witnesses[0].id];
    assert_eq!(life.evidence[0].kept_by.as_ref().and_then(|t| t.written()), Some("Haar moeder"));
    for note in ids {
        world.does(Action::CorrectNote { note, text: "Anders.".into(), reason: "Typefout.".into() });
    }
    let life = &world.case.life;
    for (text, corrections) in [
        (&life.evidence[0].what, &life.evidence[0].corrections),
        (&life.class_work[0].what, &life.class_work[0].corrections),
        (&life.witnesses[0].account, &life.witnesses[0].corrections),
    ] {
        assert_eq!((text.written(), corrections.len()), (Some("Anders."), 1));
    }
    assert_eq!(world.case.timeline.last().unwrap().pupils, [EVA]);
    let progress = world.progress();
    assert!(progress.steps.iter().all(|step| step.status != Status::Busy), "optional, and part of no step");
}

#[test]
fn class_and_age_are_kept_as_they_were() {
    let mut world = World::opened();
    let class = |world: &World, pupil, conversation| {
        let mut snapshots = world.case.life.snapshots.iter();
        let found = snapshots.find(|s| s.pupil == pupil && s.conversation == conversation).unwrap();
        let written = |text: &Option<Text>| text.as_ref().and_then(|t| t.written().map(str::to_owned));
        (written(&found.class), written(&found.age))
    };
    assert_eq!(class(&world, SEM, None), (Some("2B".into()), Some("15".into())));
    world.people.pupils.get_mut(&SEM).unwrap().class = "3C".into();
    let talk = talk(Step::Bullying, &[SEM]);
    world.does(record(talk.clone()));
    assert_eq!(class(&world, SEM, Some(talk.id)), (Some("3C".into()), Some("15".into())));
    assert_eq!(class(&world, SEM, None).0.as_deref(), Some("2B"));
    world.people.pupils.get_mut(&LIV).unwrap().class = String::new();
    world.does(Action::AddPupil { pupil: LIV, role: Role::Bystander });
    assert_eq!(class(&world, LIV, None), (None, None));
    assert_eq!(world.case.life.mentor, Some(MENTOR));
}

#[test]
fn who_left_has_no_duties_but_keeps_what_is_planned() {
    let mut world = World::after_step_three();
    world.does(leaves(SEM, world.today));
    assert_eq!(world.row(Step::Parents, SEM).status, Status::NotNeeded);
    assert_eq!(world.row(Step::Bullying, SEM).status, Status::Done, "what was done stays done");
    assert_eq!(world.missing(Step::FollowUp, SEM).len(), 3, "a planned check does not just go");
    assert!(!world.missing(Step::Closing, None).contains(&Missing::FamilyInformed(SEM)));
    assert!(world.progress().prompts.contains(&Prompt::StillBound(SEM)));
    world.later(14);
    assert_eq!(world.row(Step::FollowUp, SEM).status, Status::ActionNeeded);
    for (follow_up, _) in world.checks(SEM) {
        world.does(Action::CancelFollowUp { follow_up, reason: "Hij is weg.".into() });
    }
    assert_eq!(world.row(Step::FollowUp, SEM).status, Status::Done);
    world.does(Action::RecordReturn { pupil: SEM, on: world.today, reason: "Toch gebleven.".into() });
    assert_eq!(world.missing(Step::Parents, SEM), [Missing::ParentTalk]);
}

#[test]
fn a_step_whose_pupils_all_left_holds_up_nothing() {
    let mut world = World::ready_to_close();
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    world.does(leaves(NOOR, world.today));
    assert_eq!(world.status(Step::Bullied), Status::NotNeeded);
    for pupil in [SEM, BRAM] {
        world.does(leaves(pupil, world.today));
    }
    assert_eq!(world.status(Step::Together), Status::NotNeeded);
    assert!(!world.missing(Step::Measures, SEM).contains(&Missing::RoundDone));
    assert_eq!(world.next(), Some((Step::Closing, None, Missing::Finding)));
}

#[test]
fn who_was_not_involved_is_not_left_with_a_sanction() {
    let mut world = World::after_step_three();
    let change = Action::ChangeRole { pupil: SEM, role: Role::NotInvolved, reason: "Hij was er niet bij.".into() };
    world.does(change);
    let bound = |world: &World| world.progress().prompts.contains(&Prompt::StillBound(SEM));
    assert!(bound(&world));
    let agreement = world.case.agreements.iter().find(|a| a.pupil == SEM).unwrap().id;
    let sanction = world.case.sanctions.iter().find(|s| s.pupil == SEM).unwrap().id;
    world.does(Action::EndAgreement { agreement, reason: "Niet betrokken.".into() });
    assert!(bound(&world));
    world.does(Action::WithdrawSanction { sanction, reason: "Niet betrokken.".into() });
    assert!(!bound(&world));
}

#[test]
fn every_role_brings_its_duties() {
    // A follower who turns out to bully, after the others did steps 1 to 3 together.
    for (role, steps) in [
        (Role::Bullied, &[Step::Bullied, Step::Together, Step::Parents, Step::FollowUp][..]),
        (Role::Bullying, &[Step::Bullying, Step::Together, Step::Parents, Step::FollowUp, Step::Measures]),
        (Role::Follower, &[]),
        (Role::Bystander, &[]),
        (Role::NotInvolved, &[]),
    ] {
        let mut world = World::after_step_three();
        world.does(Action::AddPupil { pupil: LIV, role });
        let rows: Vec<Step> = Step::ALL.into_iter().filter(|step| world.case.rows_of(*step).contains(&LIV)).collect();
        assert_eq!(rows, steps, "{role:?}");
        let told = world.missing(Step::Closing, None).contains(&Missing::FamilyInformed(LIV));
        assert_eq!(told, !steps.is_empty());
        if !steps.is_empty() {
            assert_eq!(world.missing(Step::FollowUp, LIV), [Missing::FollowUpPlan]);
            world.does(record(talk(Step::Together, &[LIV])));
            assert_eq!(world.missing(Step::FollowUp, LIV).len(), 3);
            let meeting = world.case.rows_of(Step::Measures).contains(&LIV);
            assert_eq!(meeting, role == Role::Bullying);
        }
    }
}

#[test]
fn step_four_belongs_to_the_case_once() {
    let mut world = World::after_step_three();
    let mut first = parent_talk(Step::Parents, SEM, &[SEMS_MOTHER]);
    first.points = ["4.1".into()].into();
    world.does(record(first));
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    let state = |world: &World, at: usize| world.row(Step::Parents, SEM).points[at].state;
    assert_eq!(state(&world, 0), PointState::Done, "done in round 1, and not asked again");
    let mut again = parent_talk(Step::Parents, SEM, &[SEMS_MOTHER]);
    again.points = ["4.2".into()].into();
    world.does(record(again));
    assert_eq!((state(&world, 0), state(&world, 1)), (PointState::Done, PointState::Done), "a later talk adds");
    world.does(Action::SetPoint { item: "4.1".into(), pupil: Some(SEM), state: PointInput::Open {} });
    assert_eq!(state(&world, 0), PointState::Open);
    let rounds: Vec<_> = world.case.conversations.iter().filter(|c| c.step == Step::Parents).map(|c| c.round).collect();
    assert_eq!(rounds, [Round(1), Round(2)], "a talk keeps its round");
}

#[test]
fn an_earlier_round_can_be_read_back() {
    let mut world = World::after_step_five();
    world.does(Action::SetPoint { item: "1.2".into(), pupil: Some(NOOR), state: PointInput::Done {} });
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    world.does(Action::ChangeRole { pupil: BRAM, role: Role::NotInvolved, reason: "Hij was ziek.".into() });
    let protocol = Protocol::current();
    let rows = world.case.round_rows(Round(1), protocol);
    let at: Vec<_> = rows.iter().map(|row| (row.step, row.pupil)).collect();
    assert_eq!(
        at,
        [
            (Step::Bullied, NOOR),
            (Step::Bullying, SEM),
            (Step::Bullying, BRAM),
            (Step::Together, NOOR),
            (Step::Together, SEM),
            (Step::Together, BRAM),
        ]
    );
    assert!(rows[0].points.contains(&("1.2".into(), PointState::Done)));
    let together = rows.last().unwrap();
    let sizes = (together.conversations.len(), together.agreements.len(), together.sanctions.len());
    assert_eq!((sizes, together.reflective.is_some()), ((1, 1, 1), true));
    assert!(world.case.round_rows(Round(2), protocol).is_empty());
}

#[test]
fn the_points_of_closing_are_open_again_after_a_reopening() {
    let mut world = World::ready_to_close();
    world.does(Action::SetPoint { item: "6.1".into(), pupil: None, state: PointInput::Done {} });
    let not_needed = PointInput::NotNeeded { reason: "Niet ernstig.".into() };
    world.does(Action::SetPoint { item: "6.2".into(), pupil: None, state: not_needed });
    world.does(close());
    world.does(Action::Reopen { reason: "Het gebeurt weer.".into() });
    let row = world.row(Step::Closing, None);
    assert!(row.points.iter().all(|point| point.state == PointState::Open && point.reason.is_none()));
    assert_eq!(row.status, Status::NotStarted);
}

#[test]
fn who_told_a_family_is_kept() {
    let mut world = World::after_step_five();
    world.does(inform(NOOR, world.today));
    let (on, channel) = (world.today, ContactWay::Talk);
    world.does(Action::InformFamily { pupil: SEM, on, channel, note: "".into(), by: Some(LEADER) });
    let by: Vec<_> = world.case.informed.iter().map(|informed| informed.by).collect();
    assert_eq!(by, [Some(MENTOR), Some(LEADER)]);
    let old = r#"{"do":"inform_family","pupil":"00000000-0000-0000-0000-000000000011","on":"2026-11-17","channel":"talk","note":""}"#;
    assert!(serde_json::from_str::<Action>(old).is_ok(), "a page that does not ask by whom");
}

#[test]
fn a_case_that_was_handed_over_waits_for_the_colleague() {
    for closed in [false, true] {
        let mut world = World::ready_to_close();
        if closed {
            world.does(close());
        }
        world.does(Action::HandOver { to: LEADER, note: "Sem is vaak ziek.".into() });
        let before = world.progress();
        assert_eq!(world.refuses(tell(NOOR, world.today)), Refusal::HandedOver);
        let wanted = if closed { Refusal::HandedOver } else { Refusal::CaseNotClosed };
        assert_eq!(world.refuses(Action::Reopen { reason: "Toch.".into() }), wanted);
        assert_eq!(world.case.life.mentor, Some(MENTOR), "until it is taken over");
        world.does(Action::TakeOver { note: "Hij is er nog niet.".into() });
        assert!(world.case.life.handed_over.is_none());
        assert_eq!(world.progress(), before, "nothing of it changed");
        assert_eq!(world.refuses(Action::HandOver { to: MENTOR, note: "".into() }), Refusal::SameMentor);
    }
}

#[test]
fn a_legal_hold_can_be_set_on_any_case() {
    let mut open = World::after_step_three();
    let mut closed = World::ready_to_close();
    closed.does(close());
    let mut withdrawn = World::opened();
    withdrawn.does(Action::Withdraw { reason: "Verkeerde leerling.".into() });
    let mut handed = World::opened();
    handed.does(Action::HandOver { to: LEADER, note: "".into() });
    for world in [&mut open, &mut closed, &mut withdrawn, &mut handed] {
        let before = world.progress();
        world.does(Action::SetLegalHold { reason: "Er loopt een klacht.".into() });
        let hold = world.case.life.legal_hold.as_ref().unwrap();
        assert_eq!(hold.reason.written(), Some("Er loopt een klacht."));
        assert_eq!(world.progress(), before);
        world.does(Action::LiftLegalHold { reason: "De klacht is afgehandeld.".into() });
        assert!(world.case.life.legal_hold.is_none());
    }
}

#[test]
fn the_summary_for_magister_has_facts_and_dates_of_one_pupil_only() {
    let mut world = World::ready_to_close();
    world.passes(assess(crate::model::Outcome::Conflict), Warning::OutcomeDiffers);
    let summary = |world: &World, pupil| magister_summary(&world.case, pupil);
    assert_eq!(
        summary(&world, SEM).unwrap(),
        "Op 2 november 2026 is bij de school een situatie tussen leerlingen gemeld waar deze leerling bij betrokken was \
         (dossier 2026-014). Waar: op school. Waar het om ging: kwetsende woorden. De school heeft het op 17 november 2026 \
         beoordeeld als: conflict of ruzie. De school sprak met de leerling op 3 november 2026. Er zijn afspraken op papier \
         gezet. De school sprak met de ouder(s)/verzorger(s) op 3 november 2026. Daarna is gevraagd hoe het ging op \
         17 november 2026. Op 17 november 2026 heeft de school vastgesteld dat het is gestopt. De ouder(s)/verzorger(s) of \
         de leerling zelf zijn op 17 november 2026 over de afronding ingelicht."
    );
    assert!(!summary(&world, BRAM).unwrap().contains("sprak met de ouder"), "his parents were not spoken");
    for pupil in [EVA, JAAP] {
        assert!(summary(&world, pupil).is_err(), "no side in the case");
    }
    assert!(summary(&World::new(), NOOR).is_err());
    world.does(close());
    world.does(Action::Reopen { reason: "Het gebeurt weer.".into() });
    assert!(!summary(&world, SEM).unwrap().contains("gestopt"), "what was found before says nothing about now");
    assert_eq!(world.case.phase, Phase::Open);
}

#[test]
fn a_meeting_without_parents_is_told_as_a_talk_with_the_pupil() {
    let mut world = World::opened();
    world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
    world.does(record(parent_talk(Step::Measures, JAAP, &[])));
    let summary = magister_summary(&world.case, JAAP).unwrap();
    assert!(!summary.contains("ouder"), "{summary}");
    assert!(summary.contains("3 november 2026"), "{summary}");
}

#[test]
fn why_a_paper_went_to_someone_all_the_same_goes_with_that_pupil() {
    let mut world = World::after_step_three();
    let frozen = Action::Freeze { report: report(DocumentKind::Agreements, BRAM, BRAMS_FATHER, None) };
    let passed = world.passes(frozen, Warning::NotAddressee);
    let abouts: Vec<About> = passed.iter().flat_map(|entry| entry.texts.values().map(|text| text.0)).collect();
    assert_eq!(abouts, [About::Pupil(BRAM)]);
}

#[test]
fn a_case_that_came_in_a_file_goes_on_with_whoever_took_it_in() {
    let mut world = World::ready_to_close();
    let received = || Received {
        certificate: "ab".repeat(32),
        sha256: "cd".repeat(32),
        chain_head: "ef".repeat(32),
        entries: world.case.seq,
        matched: Vec::new(),
    };
    let (first, second) = (received(), received());
    let own = world.case.opened.as_ref().unwrap().number;
    assert_eq!(world.refuses(Action::Receive { number: None, received: first.clone() }), Refusal::NotHandedOver);
    world.does(Action::HandOver { to: LEADER, note: "".into() });
    world.actor = LEADER;
    world.does(Action::Receive { number: None, received: first.clone() });
    assert!(world.case.life.handed_over.is_none());
    assert_eq!(world.case.life.mentor, Some(LEADER));
    assert_eq!(world.case.opened.as_ref().unwrap().number, own, "it keeps its number");
    world.does(Action::HandOver { to: MENTOR, note: "".into() });
    world.actor = MENTOR;
    let other = CaseNumber { year: 2027, serial: 3 };
    world.does(Action::Receive { number: Some(other), received: second.clone() });
    assert_eq!(world.case.opened.as_ref().unwrap().number, other);
    assert_eq!(world.case.life.received, [first, second]);
}
