//! Two cases at once: linking, merging, splitting. Neither journal loses anything, and each names the other.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::world::*;
use crate::action::{Action, Safety, StopAnswer};
use crate::case::{Case, Left, Missing, Phase, Refusal};
use crate::ids::{CaseId, ConversationId, PupilId};
use crate::journal::Entry;
use crate::model::{LinkKind, Role, StopCard};
use crate::protocol::Step;
use crate::relations::{Both, SplitInput, link, merge, split};

thread_local! {
    static IDS: std::cell::Cell<u128> = const { std::cell::Cell::new(0xffff_0000_0000) };
}

pub fn both(
    a: &World,
    b: &World,
    decide: impl FnOnce(&Case, &Case, &crate::case::Context<'_>) -> Result<Both, Refusal>,
) -> Result<Both, Refusal> {
    let ids = || Uuid::from_u128(IDS.replace(IDS.get() + 1));
    a.with_context(&ids, |context| decide(&a.case, &b.case, context))
}

/// Takes what was decided into both worlds.
pub fn take(a: &mut World, b: &mut World, both: Both) -> (Vec<Entry>, Vec<Entry>) {
    (a.take(both.first), b.take(both.second))
}

/// Another case of the same school.
pub fn other(mut world: World) -> World {
    world.case = Case::replay(OTHER, &world.journal).unwrap();
    world
}

pub fn links(world: &World) -> Vec<(CaseId, LinkKind)> {
    world.case.life.links.iter().map(|link| (link.other, link.link)).collect()
}

#[test]
fn two_cases_know_of_each_other() {
    for (duplicate, kind) in [(false, LinkKind::Related), (true, LinkKind::Duplicate)] {
        let (mut a, mut b) = (World::ready_to_close(), other(World::opened()));
        a.does(close());
        let reason = "Dezelfde groep.".into();
        let linked = both(&a, &b, |a, b, context| link(a, b, duplicate, &reason, context)).unwrap();
        take(&mut a, &mut b, linked);
        assert_eq!((links(&a), links(&b)), (vec![(OTHER, kind)], vec![(a.case.id, kind)]));
        let again = both(&a, &b, |a, b, context| link(a, b, duplicate, &reason, context));
        assert_eq!(again.err(), Some(Refusal::AlreadyLinked));
    }
    let a = World::opened();
    let itself = both(&a, &a, |a, b, context| link(a, b, true, &"Dubbel.".into(), context));
    assert_eq!(itself.err(), Some(Refusal::SameCase));
}

#[test]
fn a_merger_goes_on_in_one_case_and_keeps_both() {
    let (mut a, mut b) = (World::after_step_three(), World::new());
    let mut report = intake();
    report.pupils = vec![(NOOR, Role::Bullied), (EVA, Role::Bullying)];
    b.does(Action::Open { intake: Box::new(report) });
    let mut b = other(b);
    let waiting = StopAnswer { yes: true, referred_on: None, referred_to: "".into() };
    a.does(Action::AnswerStopCard { card: StopCard::Home, answer: waiting });
    a.does(leaves(BRAM, a.today));
    let (entries, planned) = (a.journal.clone(), a.checks(NOOR));

    let merged = both(&a, &b, |a, b, context| merge(a, b, &"Dezelfde zaak.".into(), context)).unwrap();
    take(&mut a, &mut b, merged);
    assert_eq!((a.case.phase, a.case.merged_into()), (Phase::Closed, Some(OTHER)));
    assert_eq!(a.journal[..entries.len()], entries, "nothing moves out of a journal");
    assert_eq!(links(&b), [(a.case.id, LinkKind::MergedFrom)]);
    let roles: Vec<_> = b.case.participations.iter().map(|p| (p.pupil, p.role)).collect();
    let wanted = [(NOOR, Role::Bullied), (EVA, Role::Bullying), (SEM, Role::Bullying)];
    assert_eq!(roles, wanted, "a role stays with its case, and who left does not come along");
    assert_eq!(b.next(), Some((Step::Bullied, None, Missing::Referral(StopCard::Home))), "what waits, waits here");
    assert_eq!(a.next().map(|next| next.1), Some(Some(NOOR)), "what was planned is still held");
    a.does(hold(planned[0].0, a.today));

    let again = both(&a, &b, |a, b, context| merge(a, b, &"Nog eens.".into(), context));
    assert_eq!(again.err(), Some(Refusal::AlreadyLinked));
    a.does(Action::Reopen { reason: "Toch iets anders.".into() });
    assert_eq!((a.case.phase, a.case.merged_into()), (Phase::Open, None), "opening it again undoes the merger");
    let once_more = both(&a, &b, |a, b, context| merge(a, b, &"Toch wel.".into(), context)).unwrap();
    take(&mut a, &mut b, once_more);
    assert_eq!(a.case.merged_into(), Some(OTHER));
}

#[test]
fn a_merger_needs_a_case_to_go_on_in() {
    let a = World::opened();
    let mut closed = other(World::ready_to_close());
    closed.does(close());
    let mut handed = other(World::opened());
    handed.does(Action::HandOver { to: LEADER, note: "".into() });
    for (b, wanted) in [
        (closed, Refusal::CaseClosed),
        (handed, Refusal::HandedOver),
        (other(World::new()), Refusal::NotOpened),
        (a.clone(), Refusal::SameCase),
    ] {
        let merged = both(&a, &b, |a, b, context| merge(a, b, &"Dezelfde zaak.".into(), context));
        assert_eq!(merged.err(), Some(wanted));
    }
}

pub fn input(pupils: &[(PupilId, Role)], conversations: Vec<ConversationId>) -> SplitInput {
    SplitInput {
        pupils: pupils.to_vec(),
        staying: [NOOR].into(),
        conversations,
        what: "Bram alleen, in de bus.".into(),
        safety: Safety::default(),
        reason: "Het zijn twee zaken.".into(),
        reasons: BTreeMap::new(),
    }
}

pub fn talks(world: &World, step: Step, pupil: PupilId) -> Vec<ConversationId> {
    let own = world.case.conversations.iter().filter(|c| c.step == step && c.pupils == [pupil]);
    own.map(|c| c.id).collect()
}

pub const APART: &[(PupilId, Role)] = &[(NOOR, Role::Bullied), (BRAM, Role::Bullying)];

#[test]
fn a_split_copies_what_goes_along_and_refers_back() {
    let (mut old, mut new) = (World::after_step_three(), other(World::new()));
    let moved = [talks(&old, Step::Bullied, NOOR), talks(&old, Step::Bullying, BRAM)].concat();
    let before = old.journal.clone();
    let parted = both(&old, &new, |old, new, context| split(old, new, &input(APART, moved), context)).unwrap();
    take(&mut old, &mut new, parted);

    assert_eq!(old.journal[..before.len()], before);
    assert_eq!(old.case.conversations.len(), 4, "the old case keeps its conversations");
    let left: Vec<(&PupilId, &Left)> = old.case.life.left.iter().collect();
    assert_eq!((left.len(), left[0].0), (1, &BRAM), "Noor stays in both");
    assert_eq!(old.missing(Step::FollowUp, BRAM).len(), 3, "no talk of step 3 went along: the plan stays");
    assert_eq!(
        (links(&old), links(&new)),
        (vec![(OTHER, LinkKind::SplitOff)], vec![(old.case.id, LinkKind::SplitFrom)])
    );

    assert_eq!(new.case.phase, Phase::Open);
    assert_eq!(new.case.opened.as_ref().and_then(|o| o.what.written()), Some("Bram alleen, in de bus."));
    assert_eq!(new.case.opened.as_ref().map(|o| o.reported_on), old.case.opened.as_ref().map(|o| o.reported_on));
    let copies: Vec<_> = new.case.conversations.iter().map(|c| (c.step, c.pupils.clone())).collect();
    assert_eq!(copies, [(Step::Bullied, vec![NOOR]), (Step::Bullying, vec![BRAM])]);
    assert!(
        new.case.conversations.iter().all(|copy| old.case.conversation(copy.id).is_none()),
        "under ids of their own"
    );
    assert_eq!(new.case.conversations[0].account.written(), old.case.conversations[0].account.written());
    assert_eq!(new.case.outcome(), None, "decided afresh");
}

#[test]
fn what_can_not_be_split_off() {
    let mut old = World::after_step_three();
    old.does(Action::AddPupil { pupil: LIV, role: Role::Follower });
    old.does(leaves(LIV, old.today));
    let joint = old.case.conversations.iter().find(|c| c.pupils.len() == 3).unwrap().id;
    let one = |pupil, role| input(&[(NOOR, Role::Bullied), (pupil, role)], Vec::new());
    let alone = SplitInput { staying: [].into(), ..input(APART, Vec::new()) };
    let wrong = input(&[(NOOR, Role::Bullied), (BRAM, Role::Follower)], talks(&old, Step::Bullying, BRAM));
    for (input, wanted) in [
        (one(JAAP, Role::Bullying), Refusal::NotInCase),
        (one(LIV, Role::Bullying), Refusal::NotInCase),
        (input(APART, vec![joint]), Refusal::NotInCase),
        (input(APART, vec![ConversationId(Uuid::nil())]), Refusal::UnknownConversation),
        (alone, Refusal::NoBulliedPupil),
        (input(&[(BRAM, Role::Bullying)], Vec::new()), Refusal::NoBulliedPupil),
        (wrong, Refusal::WrongRole),
    ] {
        let parted = both(&old, &other(World::new()), |old, new, context| split(old, new, &input, context));
        assert_eq!(parted.err(), Some(wanted), "{input:?}");
    }
    let onto =
        both(&old, &other(World::opened()), |old, new, context| split(old, new, &input(APART, Vec::new()), context));
    assert_eq!(onto.err(), Some(Refusal::AlreadyOpened));
    let nothing = both(&World::new(), &old, |old, new, context| split(old, new, &input(APART, Vec::new()), context));
    assert_eq!(nothing.err(), Some(Refusal::NotOpened));
}
