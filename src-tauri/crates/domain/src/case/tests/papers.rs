//! What the case hands to the composer and takes back: each paper on offer can be made and frozen, and no paper that may
//! be frozen tells one family about another.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::properties::{begun, play, throws};
use super::world::*;
use crate::action::{Action, AgreementInput, EvidenceInput, SanctionInput, Submission};
use crate::case::{Phase, Refusal, Standing};
use crate::compose::{Composed, Desk, Offer, Request, compose, held_back, magister_summary, offers};
use crate::document::DocumentKind;
use crate::ids::{PupilId, ReportId};
use crate::model::{ClassWork, ConsentScope, ExternalStatus, Recipient, SanctionKind, Warning};
use crate::names::fold;
use crate::references::Handles;

pub fn request(offer: &Offer) -> Request {
    Request {
        kind: offer.kind,
        recipient: offer.recipient.clone(),
        conversation: offer.conversation,
        letter: offer.letter,
        edits: BTreeMap::new(),
        stays: Vec::new(),
        signatures: Vec::new(),
    }
}

pub fn desk(world: &World) -> Desk<'_> {
    Desk {
        people: &world.people,
        school: &world.school,
        author: MENTOR,
        today: world.today,
        now: world.today.and_hms_opt(9, 0, 0).unwrap().and_utc(),
        id: ReportId(uuid::Uuid::nil()),
        chain_head: "",
        mark: None,
        seal: None,
    }
}

pub fn composed(world: &World, offer: &Offer) -> Composed {
    compose(&world.case, &request(offer), desk(world)).unwrap_or_else(|problem| panic!("{problem}: {offer:?}"))
}

pub fn text(composed: &Composed) -> String {
    composed.document.texts().join("\n")
}

/// Words that give away another pupil or a parent of one: those that the reader's own family does not bear.
pub fn strange_names(world: &World, reader: PupilId) -> Vec<String> {
    let words = |name: &crate::people::Name| [name.first.clone(), name.last.clone()].map(|word| fold(&word));
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for pupil in world.case.participations.iter().map(|p| p.pupil) {
        let family = world.people.guardians_of(pupil).into_iter();
        let names = family.map(|g| (&g.name, g.custody_of(reader).is_some()));
        for (name, is_own) in names.chain([(&world.people.pupils[&pupil].name, pupil == reader)]) {
            if is_own { own.extend(words(name)) } else { others.extend(words(name)) }
        }
    }
    others.retain(|word| !own.contains(word));
    others
}

/// Those of them that stand in a text.
fn strangers(world: &World, reader: PupilId, text: &str) -> Vec<String> {
    let readable = fold(text);
    let words: Vec<&str> = readable.split(|c: char| !c.is_alphanumeric()).collect();
    strange_names(world, reader).into_iter().filter(|name| words.contains(&name.as_str())).collect()
}

/// The paper once a person made a reference of every name that was found, and everything in it that can be read.
fn settled(world: &World, offer: &Offer, composed: &Composed) -> (Composed, String) {
    let handles = Handles::new(&world.people);
    let mut request = request(offer);
    for passage in composed.passages.iter().filter(|passage| !passage.findings.is_empty()) {
        let mut text = passage.text.clone();
        for finding in passage.findings.iter().rev() {
            text.replace_range(finding.start..finding.end, &handles.shown(finding.person).unwrap());
        }
        request.edits.insert(passage.key.clone(), text);
    }
    let settled = compose(&world.case, &request, desk(world)).unwrap();
    let whole = format!("{}\n{}", text(&settled), crate::compose::texts::file_stem(offer.kind));
    (settled, whole)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_offer_can_be_made_and_names_nobody_else(far in 0..3_u8, throws in throws(40)) {
        let mut world = begun(far);
        play(&mut world, &throws, |_, _, _| {});
        for offer in offers(&world.case, &world.people, world.today) {
            let composed = composed(&world, &offer);
            let reader = offer.recipient.pupil();
            let met = strangers(&world, reader, &text(&composed));
            prop_assert_eq!(met.is_empty(), !composed.has_findings(), "{:?}: {:?}", offer.recipient, met);
            let (settled, whole) = settled(&world, &offer, &composed);
            let met = strangers(&world, reader, &whole);
            prop_assert!(met.is_empty() && !settled.has_findings(), "{:?}: {:?} in {}", offer.recipient, met, whole);
            let taken_over = world.case.life.handed_over.is_none();
            if taken_over && matches!(world.case.phase, Phase::Open | Phase::Closed) {
                let mut made = report(offer.kind, reader, SEMS_MOTHER, offer.conversation);
                made.recipient = offer.recipient.clone();
                made.letter = offer.letter;
                world.does(Action::Freeze { report: made });
                prop_assert_eq!(world.case.reports.last().map(|r| r.version), Some(offer.version));
            }
        }
    }
}

#[test]
fn each_family_reads_its_own_side() {
    let mut world = World::after_step_three();
    for (pupil, what) in [(SEM, "De straf van de een."), (BRAM, "De straf van de ander.")] {
        let kind = SanctionKind::Measure;
        world.does(Action::Sanction { sanction: SanctionInput { what: what.into(), ..sanction(pupil, kind) } });
    }
    let all = offers(&world.case, &world.people, world.today);
    let of = |pupil| {
        let own = all.iter().find(|o| o.kind == DocumentKind::Agreements && o.recipient == Recipient::Pupil { pupil });
        text(&composed(&world, own.unwrap()))
    };
    assert!(of(NOOR).contains("Laat haar met rust."), "an agreement that protects is in the copy of whom it protects");
    assert!(!of(NOOR).contains("De straf"), "a sanction is between the school and the family it is for");
    assert!(of(SEM).contains("De straf van de een.") && !of(SEM).contains("De straf van de ander."));
    assert!(of(BRAM).contains("De straf van de ander.") && !of(BRAM).contains("De straf van de een."));
}

#[test]
fn agreements_go_to_parents_whom_the_school_informs() {
    let mut world = World::after_step_three();
    let offered = |world: &World, guardian| {
        offers(&world.case, &world.people, world.today)
            .into_iter()
            .any(|offer| matches!(offer.recipient, Recipient::Guardians { guardians, .. } if guardians == [guardian]))
    };
    assert!(!offered(&world, BRAMS_FATHER), "no custody, and no contact allowed");
    let father = world.people.guardians.get_mut(&BRAMS_FATHER).unwrap();
    father.contact_allowed = true;
    assert!(!offered(&world, BRAMS_FATHER), "no custody: on request only");
    let father = world.people.guardians.get_mut(&BRAMS_FATHER).unwrap();
    father.pupils = vec![(BRAM, crate::people::Custody::Yes)];
    assert!(offered(&world, BRAMS_FATHER), "custody, and contact allowed");
}

#[test]
fn from_the_eighteenth_birthday_on_parents_get_no_paper() {
    let mut world = World::after_step_five();
    let kinds = |world: &World| -> BTreeSet<DocumentKind> {
        let own = offers(&world.case, &world.people, world.today).into_iter();
        own.filter(|o| matches!(o.recipient, Recipient::Guardians { pupil, .. } if pupil == SEM))
            .map(|o| o.kind)
            .filter(|kind| kind.scope() == ConsentScope::Papers)
            .collect()
    };
    let both = BTreeSet::from([DocumentKind::Agreements, DocumentKind::ParentReport]);
    let report = offers(&world.case, &world.people, world.today)
        .into_iter()
        .find(|o| o.kind == DocumentKind::ParentReport && o.recipient.pupil() == SEM)
        .unwrap();

    world.people.pupils.get_mut(&SEM).unwrap().born = Some(day("2008-11-18"));
    assert_eq!(world.today, day("2026-11-17"));
    assert_eq!(kinds(&world), both, "still 17");
    world.today = day("2026-11-18");
    assert_eq!(kinds(&world), BTreeSet::new(), "18 today");
    let own: BTreeSet<_> = offers(&world.case, &world.people, world.today)
        .into_iter()
        .filter(|o| o.recipient == Recipient::Pupil { pupil: SEM })
        .map(|o| o.kind)
        .filter(|kind| kind.scope() == ConsentScope::Papers && *kind != DocumentKind::StatementForm)
        .collect();
    assert_eq!(own, both, "the pupil is the one who gets them now");
    let kept = held_back(&world.case, &world.people, world.today);
    let why = kept.iter().find(|(offer, _)| offer.recipient == report.recipient && offer.kind == report.kind);
    assert_eq!(why.map(|(_, why)| *why), Some(Standing::PupilIsAdult), "kept back, not gone");
    assert!(composed(&world, &why.unwrap().0).document.copy_for.contains("Rosa"));
    let mut made = self::report(report.kind, SEM, SEMS_MOTHER, report.conversation);
    made.recipient = report.recipient.clone();
    let made = Action::Freeze { report: made };
    assert_eq!(world.refuses(made.clone()), Refusal::Warned(vec![Warning::NotAddressee]));
    let reasons = [(Warning::NotAddressee, "Sem vroeg er vandaag zelf om.".into())].into();
    world.does(Submission { action: made, reasons });
    let line = world.case.timeline.iter().rev().find(|line| !line.warnings.is_empty()).unwrap();
    assert_eq!(line.warnings[0].1.written(), Some("Sem vroeg er vandaag zelf om."), "the reason is in the journal");
}

#[test]
fn a_report_of_an_earlier_round_keeps_to_that_round() {
    let mut world = World::after_step_five();
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    let new = AgreementInput { what: "Een afspraak van later.".into(), ..agreement(SEM, None) };
    world.does(Action::Agree { agreement: new });
    let all = offers(&world.case, &world.people, world.today);
    let report = all.iter().find(|o| o.kind == DocumentKind::ParentReport && o.recipient.pupil() == SEM).unwrap();
    let paper = composed(&world, report).document;
    assert!(paper.facts.contains(&("Ronde".to_owned(), "1".to_owned())));
    let read = paper.texts().join("\n");
    assert!(read.contains("Laat haar met rust.") && !read.contains("Een afspraak van later."));
}

#[test]
fn what_runs_beside_the_steps_is_in_no_paper() {
    let mut world = World::after_step_five();
    let (on, staff) = (world.today, vec![MENTOR]);
    let secret = || "Zwaluw.".into();
    let status = ExternalStatus::Running;
    world.does(Action::SetExternal { status, on, contact: secret(), agreed: secret() });
    world.does(Action::RecordWitness { pupil: EVA, on, staff: staff.clone(), account: secret() });
    world.does(Action::RecordClassWork { on, work: ClassWork::GroupTalk, staff, what: secret() });
    let seen =
        EvidenceInput { what: secret(), seen_where: secret(), seen_by: secret(), kept_by: secret(), ..evidence(on) };
    world.does(Action::LogEvidence { evidence: seen });
    world.does(Action::SetLegalHold { reason: secret() });
    world.does(Action::HandOver { to: LEADER, note: secret() });
    world.does(Action::TakeOver { note: secret() });
    let offers = offers(&world.case, &world.people, world.today);
    assert!(offers.len() > 4);
    for offer in offers {
        assert!(!text(&composed(&world, &offer)).contains("Zwaluw"), "{offer:?}");
    }
    for pupil in [NOOR, SEM, BRAM] {
        assert!(!magister_summary(&world.case, pupil).unwrap().contains("Zwaluw"));
    }
}

#[test]
fn agreements_that_ended_or_are_of_another_step_make_no_paper() {
    let mut world = World::opened();
    let has_paper = |world: &World, pupil| {
        let all = offers(&world.case, &world.people, world.today);
        all.iter().any(|offer| offer.kind == DocumentKind::Agreements && offer.recipient == Recipient::Pupil { pupil })
    };
    let mut talk = parent_talk(crate::protocol::Step::Parents, SEM, &[SEMS_MOTHER]);
    talk.agreements = vec![agreement(SEM, None)];
    world.does(record(talk));
    assert!(!has_paper(&world, SEM), "an agreement of step 4 is in the report of step 4");
    world.does(Action::Agree { agreement: agreement(SEM, Some(NOOR)) });
    assert!(has_paper(&world, SEM) && has_paper(&world, NOOR));
    let ended = world.case.agreements.last().unwrap().id;
    world.does(Action::EndAgreement { agreement: ended, reason: "Niet meer nodig.".into() });
    assert!(!has_paper(&world, SEM) && !has_paper(&world, NOOR));
}

#[test]
fn several_other_pupils_are_told_apart_and_a_talk_is_remembered() {
    let mut world = World::after_step_three();
    let said = "@Sem van der Berg begon. Daarna deed @Bram Öztürk mee, en @Sem van der Berg lachte. @Rosa Kaya belde.";
    let what = "Ik doe weer mee. @Sem van der Berg en @Bram Öztürk ook.";
    let agreed = AgreementInput { what: what.into(), check: said.into(), ..agreement(SEM, Some(NOOR)) };
    world.does(Action::Agree { agreement: agreed });
    let all = offers(&world.case, &world.people, world.today);
    let read = |world: &World, recipient: &Recipient| {
        let own = all.iter().find(|o| o.kind == DocumentKind::Agreements && o.recipient == *recipient);
        text(&composed(world, own.unwrap()))
    };
    let own = read(&world, &Recipient::Pupil { pupil: NOOR });
    assert!(strangers(&world, NOOR, &own).is_empty(), "{own}");
    let letters = own.matches("leerling (A)").count() + own.matches("leerling (B)").count();
    let met = own.matches("De leerling met wie je op ").count() + own.matches("de leerling met wie je op ").count();
    assert!(letters + met >= 4, "each of them by words of its own: {own}");
}

#[test]
fn a_name_that_the_scan_would_miss_is_seen_by_the_check() {
    let world = World::after_step_three();
    let mut met = strangers(&world, NOOR, "Dit las niemand: SEM en mevrouw kaya.");
    met.sort();
    met.dedup();
    assert_eq!(met, ["kaya", "sem"]);
    assert!(strangers(&world, NOOR, "Noor Bakker en haar vader De Wit.").is_empty());
}
