//! Nothing behind anyone's back: who is told, who may know, and safety looked at again.

use super::world::*;
use crate::action::{Action, Safety};
use crate::case::{Missing, Prompt, Refusal, SafetyAsk, Standing};
use crate::compose::{Offer, held_back, offers};
use crate::document::DocumentKind;
use crate::ids::{GuardianId, PupilId};
use crate::model::{ConsentScope, LinkKind, Recipient, RequestAnswer, Role, Trend, Warning};
use crate::protocol::Step;

fn untold(world: &World) -> Vec<PupilId> {
    let prompts = world.progress().prompts.into_iter();
    prompts.filter_map(|prompt| if let Prompt::Untold(pupil) = prompt { Some(pupil) } else { None }).collect()
}

#[test]
fn everyone_with_a_side_or_a_talk_is_told_that_there_is_a_case() {
    let mut world = World::opened();
    assert_eq!(untold(&world), [NOOR, SEM, BRAM], "a bystander only when spoken");
    world.does(tell(NOOR, day("2026-11-02")));
    world.does(Action::AddPupil { pupil: LIV, role: Role::Follower });
    assert_eq!(untold(&world), [SEM, BRAM, LIV]);
    world.does(record(talk(Step::Bullying, &[SEM])));
    let role = Role::NotInvolved;
    world.does(Action::ChangeRole { pupil: SEM, role, reason: "Hij was er niet bij.".into() });
    world.does(Action::ChangeRole { pupil: BRAM, role, reason: "Hij was ziek.".into() });
    assert_eq!(untold(&world), [SEM, LIV], "there is a record about Sem; nothing but a name of Bram");
    world.does(leaves(SEM, world.today));
    assert_eq!(untold(&world), [SEM, LIV], "who left has a file all the same");
    world.does(tell(SEM, world.today));
    world.does(tell(LIV, world.today));
    assert!(untold(&world).is_empty());
    let told = &world.case.life.told[0];
    assert_eq!((told.pupil, told.on, told.by), (NOOR, day("2026-11-02"), MENTOR));
}

#[test]
fn who_was_told_once_need_not_be_told_again_after_a_reopening() {
    let mut world = World::ready_to_close();
    world.does(close());
    world.does(Action::Reopen { reason: "Het gebeurt weer.".into() });
    assert!(untold(&world).is_empty());
    assert!(
        world.missing(Step::Closing, None).contains(&Missing::FamilyInformed(NOOR)),
        "of this closing they were not"
    );
}

#[test]
fn telling_goes_on_after_closing() {
    let mut world = World::opened();
    world.passes(assess(crate::model::Outcome::Teasing), Warning::OutcomeDiffers);
    world.passes(Action::Close { light: true, note: "".into() }, Warning::CaseUntold);
    assert_eq!(untold(&world), [NOOR, SEM, BRAM]);
    world.does(tell(NOOR, world.today));
    assert_eq!(untold(&world), [SEM, BRAM]);
}

/// A case in which Jaap, 18 today, bullies and has agreements.
fn with_an_adult() -> World {
    let mut world = World::after_step_three();
    world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
    world.does(Action::Agree { agreement: agreement(JAAP, Some(NOOR)) });
    world
}

fn offered(world: &World, guardian: GuardianId) -> bool {
    let to = |offer: &Offer| {
        let own = matches!(&offer.recipient, Recipient::Guardians { guardians, .. } if guardians.contains(&guardian));
        own && offer.kind.scope() == ConsentScope::Papers
    };
    let offered = offers(&world.case, &world.people, world.today).iter().any(to);
    let held = held_back(&world.case, &world.people, world.today).iter().any(|(offer, _)| to(offer));
    assert_ne!(offered, held, "each paper is on one of the two lists");
    offered
}

#[test]
fn parents_of_an_adult_are_no_addressees_without_consent_on_the_day() {
    let mut world = with_an_adult();
    let today = world.today;
    let paper = || Action::Freeze { report: report(DocumentKind::Agreements, JAAP, JAAPS_MOTHER, None) };
    let asks = |world: &World, scope, on| {
        world.case.addressees(&world.people, JAAP, scope, on).guardians.contains(&JAAPS_MOTHER)
    };
    assert!(!offered(&world, JAAPS_MOTHER));
    assert!(asks(&world, ConsentScope::Papers, day("2026-11-02")), "he was 17 then");
    assert_eq!(world.refuses(paper()), Refusal::Warned(vec![Warning::NotAddressee]));
    let talk = || record(parent_talk(Step::Parents, JAAP, &[JAAPS_MOTHER]));
    assert_eq!(world.refuses(talk()), Refusal::Warned(vec![Warning::ParentsOfAdult]));

    let told = [ConsentScope::Told].into();
    let guardians = [JAAPS_MOTHER].into();
    world.does(Action::GiveConsent { pupil: JAAP, on: today, guardians, scopes: told, note: "".into() });
    assert!(asks(&world, ConsentScope::Told, today) && !asks(&world, ConsentScope::Papers, today), "the scope counts");
    assert!(!offered(&world, JAAPS_MOTHER));
    world.does(consent(JAAP, JAAPS_MOTHER, today));
    assert!(offered(&world, JAAPS_MOTHER), "a later consent of the same day takes its place");
    assert!(!offered(&world, JAAPS_FATHER), "the other parent was not named");
    world.does(paper());
    world.does(talk());

    world.later(2);
    world.does(Action::WithdrawConsent { pupil: JAAP, on: world.today, note: "Liever niet meer.".into() });
    assert!(!offered(&world, JAAPS_MOTHER));
    assert!(asks(&world, ConsentScope::Papers, today), "what was sent before was allowed then");
    let again = Action::WithdrawConsent { pupil: JAAP, on: world.today, note: "".into() };
    assert_eq!(world.refuses(again), Refusal::NoConsent);
}

#[test]
fn a_report_of_a_talk_before_the_birthday_waits_for_consent_after_it() {
    let mut world = World::opened();
    world.today = day("2026-11-04");
    world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
    let mut talk = parent_talk(Step::Parents, JAAP, &[JAAPS_MOTHER]);
    talk.held_on = day("2026-11-02");
    world.does(record(talk));
    assert!(!offered(&world, JAAPS_MOTHER));
    world.does(consent(JAAP, JAAPS_MOTHER, world.today));
    assert!(offered(&world, JAAPS_MOTHER));
}

#[test]
fn a_consent_before_eighteen_is_none() {
    let mut world = with_an_adult();
    assert_eq!(world.refuses(consent(JAAP, JAAPS_MOTHER, day("2026-11-02"))), Refusal::NotAdult);
}

#[test]
fn a_parent_without_custody_is_informed_on_request_with_a_ground() {
    let mut world = World::after_step_three();
    let today = world.today;
    world.people.guardians.get_mut(&BRAMS_FATHER).unwrap().contact_allowed = true;
    let talk = || record(parent_talk(Step::Parents, BRAM, &[BRAMS_FATHER]));
    let paper = || Action::Freeze { report: report(DocumentKind::Agreements, BRAM, BRAMS_FATHER, None) };
    for answer in [None, Some(RequestAnswer::ChildsInterest), Some(RequestAnswer::WithheldFromBoth)] {
        if let Some(answer) = answer {
            world.does(request(BRAM, BRAMS_FATHER, today, answer));
        }
        assert!(!offered(&world, BRAMS_FATHER), "{answer:?}");
        assert_eq!(world.refuses(talk()), Refusal::Warned(vec![Warning::NoCustody]));
        assert_eq!(world.refuses(paper()), Refusal::Warned(vec![Warning::NotAddressee]));
    }
    world.does(request(BRAM, BRAMS_FATHER, today, RequestAnswer::Granted));
    let standing = |on| world.case.standing(&world.people, BRAM, BRAMS_FATHER, ConsentScope::Papers, on);
    assert_eq!(standing(today), Standing::OnRequest);
    assert_eq!(standing(day("2026-11-02")), Standing::NoCustody, "not before it was asked");
    assert!(offered(&world, BRAMS_FATHER));
    world.does(talk());
    world.does(paper());
}

#[test]
fn the_standing_of_each_parent() {
    let mut world = with_an_adult();
    let today = world.today;
    let standing = |world: &World, pupil, guardian| {
        world.case.standing(&world.people, pupil, guardian, ConsentScope::Papers, today)
    };
    for (pupil, guardian, wanted) in [
        (NOOR, NOORS_FATHER, Standing::ByRight),
        (NOOR, SEMS_MOTHER, Standing::Stranger),
        (BRAM, BRAMS_FATHER, Standing::NoCustody),
        (JAAP, JAAPS_MOTHER, Standing::PupilIsAdult),
        (JAAP, JAAPS_FATHER, Standing::PupilIsAdult),
        (JAAP, GuardianId(uuid::Uuid::nil()), Standing::Stranger),
    ] {
        assert_eq!(standing(&world, pupil, guardian), wanted, "{guardian}");
    }
    world.people.guardians.get_mut(&NOORS_FATHER).unwrap().contact_allowed = false;
    assert_eq!(standing(&world, NOOR, NOORS_FATHER), Standing::NoContact);
    world.does(consent(JAAP, JAAPS_FATHER, today));
    assert_eq!(standing(&world, JAAP, JAAPS_FATHER), Standing::ByConsent, "of age, custody is over");
    let unknown = vec![(NOOR, crate::people::Custody::Unknown)];
    world.people.guardians.get_mut(&NOORS_MOTHER).unwrap().pupils = unknown;
    assert_eq!(standing(&world, NOOR, NOORS_MOTHER), Standing::ByRight);
}

fn asked(world: &World) -> Option<SafetyAsk> {
    let mut prompts = world.progress().prompts.into_iter();
    prompts.find_map(|prompt| if let Prompt::Safety(ask) = prompt { Some(ask) } else { None })
}

#[test]
fn safety_is_looked_at_again_at_every_step() {
    let mut world = World::opened();
    let look = || Action::AgreeSafety { safety: Safety::default() };
    assert_eq!(asked(&world), None, "it was looked at in the report");
    world.does(record(talk(Step::Bullied, &[NOOR])));
    assert_eq!(asked(&world), Some(SafetyAsk::Step(Step::Bullied)));
    world.does(look());
    assert_eq!(asked(&world), None);
    world.does(record(talk(Step::Bullied, &[NOOR])));
    assert_eq!(asked(&world), None, "once per step");
    for (step, pupil) in [(Step::Bullying, SEM), (Step::Together, SEM)] {
        world.does(record(talk(step, &[pupil])));
        assert_eq!(asked(&world), Some(SafetyAsk::Step(step)));
        world.does(look());
    }
    world.does(record(parent_talk(Step::Parents, SEM, &[SEMS_MOTHER])));
    assert_eq!(asked(&world), Some(SafetyAsk::Step(Step::Parents)));
    world.does(look());
    let checks = world.checks(SEM);
    world.does(hold(checks[0].0, world.today));
    assert_eq!(asked(&world), Some(SafetyAsk::Step(Step::FollowUp)));
    world.does(look());
    let Action::HoldFollowUp { follow_up, mut check } = hold(checks[1].0, world.today) else { unreachable!() };
    check.trend = Trend::Worse;
    world.does(Action::HoldFollowUp { follow_up, check });
    assert_eq!(asked(&world), Some(SafetyAsk::Worse(SEM)));
    world.does(look());
    world.does(finding(world.today, false));
    assert_eq!(asked(&world), Some(SafetyAsk::Step(Step::Closing)));
    world.does(look());
    world.does(Action::StartRound { reason: "Het gaat door.".into() });
    assert_eq!(asked(&world), Some(SafetyAsk::Round));
    world.does(look());
    world.does(record(talk(Step::Bullied, &[NOOR])));
    assert_eq!(asked(&world), Some(SafetyAsk::Step(Step::Bullied)), "again in the next round");
    world.does(look());
    world.does(Action::ChangeRole { pupil: EVA, role: Role::Bullied, reason: "Zij ook.".into() });
    assert_eq!(asked(&world), Some(SafetyAsk::Pupil(EVA)));
    world.does(Action::MergeInto { other: OTHER, reason: "Dezelfde zaak.".into() });
    assert_eq!(asked(&world), None, "a case that is over asks for nothing");
    assert_eq!(world.case.life.links[0].link, LinkKind::MergedInto);
    world.does(Action::Reopen { reason: "Toch niet.".into() });
    assert_eq!(asked(&world), Some(SafetyAsk::Reopened));
}
