//! A whole case from report to closing, with a second round: after each action, what comes next.

use super::world::*;
use crate::action::{Action, ConversationInput, ReflectiveInput};
use crate::case::{Missing, Phase, Status};
use crate::document::DocumentKind;
use crate::ids::PupilId;
use crate::model::{Answer, NotSpoken, Outcome, SanctionKind};
use crate::people::Custody;
use crate::protocol::Step;

type Next = (Step, Option<PupilId>, Missing);

/// Does something and sees what the program proposes next.
fn then(world: &mut World, action: Action, next: impl Into<Option<Next>>) {
    world.does(action);
    assert_eq!(world.next(), next.into(), "after {:?}", world.case.timeline.last().map(|line| line.kind));
}

fn check(world: &World, at: usize) -> Next {
    let follow_up = &world.case.follow_ups[at];
    (Step::FollowUp, Some(follow_up.pupil), Missing::FollowUp(follow_up.id, follow_up.date))
}

fn statuses(world: &World) -> Vec<Status> {
    world.progress().steps.iter().map(|step| step.status).collect()
}

/// A step-3 talk apart in which everything is settled.
fn settled(pupil: PupilId) -> Action {
    record(ConversationInput {
        agreements: vec![agreement(pupil, Some(NOOR))],
        sanctions: vec![sanction(pupil, SanctionKind::Conditional)],
        reflective: vec![ReflectiveInput { pupil, needed: false, why: "Hij ziet het.".into() }],
        ..talk(Step::Together, &[pupil])
    })
}

#[test]
fn from_report_to_closing_and_through_a_second_round() {
    use Missing as M;
    use Status::{ActionNeeded, Busy, Done, NotNeeded, NotStarted};
    use Step::{Bullied, Bullying, Closing, Measures, Parents, Together};

    let world = &mut World::new();
    assert_eq!(world.next(), None);
    then(world, open(), (Bullied, Some(NOOR), M::Conversation));
    assert_eq!(statuses(world), [NotStarted, NotStarted, NotStarted, NotStarted, NotStarted, NotStarted, NotNeeded]);
    then(world, record(talk(Bullied, &[NOOR])), (Bullied, None, M::Assessment));
    then(world, assess(Outcome::Unknown), (Bullied, None, M::Assessment));
    then(world, assess(Outcome::Bullying), (Bullying, Some(SEM), M::Conversation));
    then(world, record(talk(Bullying, &[BRAM])), (Bullying, Some(SEM), M::Conversation));
    then(world, record(talk(Bullying, &[SEM])), (Together, Some(NOOR), M::Conversation));
    let yes = Action::WeighJointTalk { wanted: Answer::Yes, safe: Answer::Yes, note: "".into() };
    then(world, yes, (Together, Some(NOOR), M::Conversation));
    then(world, record(talk(Together, &[NOOR, SEM, BRAM])), (Together, Some(SEM), M::Agreement));
    then(world, Action::Agree { agreement: agreement(SEM, None) }, (Together, Some(SEM), M::Sanction));
    let conditional = |pupil| Action::Sanction { sanction: sanction(pupil, SanctionKind::Conditional) };
    then(world, conditional(SEM), (Together, Some(SEM), M::ReflectiveAnswer));
    let needed = Action::AnswerReflective { pupil: SEM, needed: true, why: "".into() };
    then(world, needed, (Together, Some(SEM), M::ReflectiveSanction));
    let book = Action::Sanction { sanction: sanction(SEM, SanctionKind::Reflective) };
    then(world, book, (Together, Some(BRAM), M::Agreement));
    then(world, settled(BRAM), (Parents, Some(NOOR), M::ParentTalk));
    assert_eq!(statuses(world), [Done, Done, Done, NotStarted, Busy, NotStarted, NotNeeded]);
    then(world, record(parent_talk(Parents, NOOR, &[NOORS_MOTHER])), (Parents, Some(SEM), M::ParentTalk));
    then(world, record(parent_talk(Parents, SEM, &[SEMS_MOTHER])), (Parents, Some(BRAM), M::ParentTalk));
    let refused = Action::NoParentTalk { pupil: BRAM, why: NotSpoken::Refused {}, note: "".into() };
    let first = check(world, 0);
    then(world, refused, first);

    world.today = day("2026-11-17");
    assert_eq!(statuses(world), [Done, Done, Done, Done, ActionNeeded, NotStarted, NotNeeded]);
    // First by date, then in a fixed order; the plans are in order of pupil.
    let mut order: Vec<_> = world.case.follow_ups.iter().map(|f| (f.date, f.id)).collect();
    order.sort();
    for (_, id) in order {
        assert_eq!(world.case.next_follow_up().map(|f| f.id), Some(id));
        world.does(hold(id, world.today));
    }
    assert_eq!(world.next(), Some((Closing, None, M::Finding)));
    assert_eq!(statuses(world), [Done, Done, Done, Done, Done, NotStarted, NotNeeded]);

    let today = world.today;
    then(world, finding(today, false), (Closing, None, M::NotStopped));
    let again = Action::StartRound { reason: "Het gaat door.".into() };
    then(world, again, (Bullied, Some(NOOR), M::Conversation));
    assert_eq!(statuses(world), [NotStarted, NotStarted, NotStarted, Done, Busy, NotStarted, NotStarted]);
    then(world, record(talk(Bullied, &[NOOR])), (Bullying, Some(SEM), M::Conversation));
    then(world, record(talk(Bullying, &[SEM])), (Bullying, Some(BRAM), M::Conversation));
    then(world, record(talk(Bullying, &[BRAM])), (Together, Some(NOOR), M::Conversation));
    let held = |conversation| record(ConversationInput { held_on: today, ..conversation });
    then(world, held(talk(Together, &[NOOR])), (Together, Some(SEM), M::Conversation));
    for (pupil, next) in [(SEM, (Together, Some(BRAM), M::Conversation)), (BRAM, (Measures, Some(SEM), M::Meeting))] {
        let Action::Record { conversation } = settled(pupil) else { unreachable!() };
        then(world, held(*conversation), next);
    }
    for (pupil, guardian, next) in
        [(SEM, SEMS_MOTHER, (Measures, Some(BRAM), M::Meeting)), (BRAM, BRAMS_FATHER, check(world, 9))]
    {
        let father = world.people.guardians.get_mut(&BRAMS_FATHER).unwrap();
        (father.contact_allowed, father.pupils) = (true, vec![(BRAM, Custody::Yes)]);
        let meeting = parent_talk(Measures, pupil, &[guardian]);
        then(world, record(meeting.clone()), (Measures, Some(pupil), M::MeetingReport));
        let paper = report(DocumentKind::MeetingReport, pupil, guardian, Some(meeting.id));
        then(world, Action::Freeze { report: paper }, next);
    }
    assert_eq!(statuses(world), [Done, Done, Done, Done, Busy, NotStarted, Done]);
    world.later(14);
    while let Some(id) = world.case.next_follow_up().map(|f| f.id) {
        world.does(hold(id, world.today));
    }

    let today = world.today;
    assert_eq!(world.next(), Some((Closing, None, M::Finding)));
    then(world, finding(today, true), (Closing, None, M::FamilyInformed(NOOR)));
    then(world, inform(NOOR, today), (Closing, None, M::FamilyInformed(SEM)));
    then(world, inform(BRAM, today), (Closing, None, M::FamilyInformed(SEM)));
    then(world, inform(SEM, today), (Closing, None, M::CaseTold(NOOR)));
    then(world, tell(NOOR, today), (Closing, None, M::CaseTold(SEM)));
    then(world, tell(SEM, today), (Closing, None, M::CaseTold(BRAM)));
    then(world, tell(BRAM, today), (Closing, None, M::IncidentAnswer));
    let no = Action::AnswerIncident { serious: false, registered_on: None, registered_by: "".into() };
    then(world, no, (Closing, None, M::Close));
    then(world, close(), None);
    assert_eq!(world.case.phase, Phase::Closed);
    assert_eq!(statuses(world), [Done; 7]);
}
