//! Signed on the printed paper afterwards.

use super::world::*;
use crate::action::{Action, ReportMade, SignatureInput, SignatureWay};
use crate::case::{Field, MeetingSignature, Refusal};
use crate::document::{DocumentKind, Drawing};
use crate::event::ScanKept;
use crate::ids::{ReportId, ScanId};
use crate::model::{Meaning, Recipient, Signer};
use crate::protocol::{Protocol, Step};
use uuid::Uuid;

const MOTHER: Signer = Signer::Guardian { id: NOORS_MOTHER };
const FATHER: Signer = Signer::Guardian { id: NOORS_FATHER };
const PUPIL: Signer = Signer::Pupil { id: NOOR };
const SCHOOL: Signer = Signer::Staff { id: MENTOR };

fn paper() -> ReportMade {
    let sign = |signer, way| SignatureInput { signer, meaning: Meaning::Read, way };
    let drawing = Drawing { width: 100, height: 50, strokes: vec![vec![(1, 2), (3, 4)]] };
    let mut paper = report(DocumentKind::Agreements, NOOR, NOORS_MOTHER, None);
    paper.recipient = Recipient::Guardians { pupil: NOOR, guardians: vec![NOORS_MOTHER, NOORS_FATHER] };
    paper.signatures = vec![
        sign(MOTHER, SignatureWay::Paper {}),
        sign(FATHER, SignatureWay::ReadAtHome {}),
        sign(PUPIL, SignatureWay::NotSigned { reason: "Wil niet.".into(), witness: "mevrouw Smit".into() }),
        sign(SCHOOL, SignatureWay::Drawn { drawing }),
    ];
    paper
}

fn signed(report: ReportId, signers: &[Signer], on: &str, scan: Option<ScanKept>) -> Action {
    Action::SignOnPaper { report, signers: signers.to_vec(), on: day(on), scan }
}

fn scan() -> ScanKept {
    ScanKept { id: ScanId(Uuid::from_u128(1)), sha256: "0f".repeat(32) }
}

/// A case with the paper frozen today.
fn world() -> (World, ReportId, String) {
    let mut world = World::after_step_three();
    let made = paper();
    let id = made.id;
    world.does(Action::Freeze { report: made });
    let today = world.today.to_string();
    (world, id, today)
}

#[test]
fn who_signs_later_is_open_no_more_and_nothing_else_changes() {
    let (mut world, id, today) = world();
    let statuses = world.case.progress(Protocol::current(), &world.people, world.today).steps;
    let open = |world: &World| world.case.reports[0].open_signatures().collect::<Vec<_>>();
    assert_eq!(open(&world), [MOTHER, FATHER]);
    world.does(signed(id, &[FATHER], &today, None));
    world.does(signed(id, &[PUPIL], &today, Some(scan())));
    assert_eq!(open(&world), [MOTHER]);
    let report = &world.case.reports[0];
    assert_eq!(report.signed_on_paper(FATHER), Some(world.today));
    assert_eq!(
        (report.signed_on_paper(MOTHER), report.signed_on_paper(PUPIL)),
        (None, Some(world.today)),
        "also after a no"
    );
    assert_eq!(report.later[1].scan, Some(scan()));
    assert_eq!(
        world.case.progress(Protocol::current(), &world.people, world.today).steps,
        statuses,
        "nothing depends on it"
    );
    let line = world.case.timeline.last().unwrap();
    assert_eq!(
        (line.kind, line.happened_on, line.pupils.as_slice()),
        ("signed_on_paper", Some(world.today), &[NOOR][..])
    );
    world.does(signed(id, &[], &today, Some(scan())));
}

#[test]
fn only_who_has_a_place_and_did_not_sign_yet() {
    let (mut world, id, today) = world();
    world.does(signed(id, &[FATHER], &today, None));
    for (action, refusal) in [
        (signed(ReportId(Uuid::nil()), &[MOTHER], &today, None), Refusal::UnknownReport),
        (signed(id, &[], &today, None), Refusal::NothingChosen),
        (signed(id, &[MOTHER, MOTHER], &today, None), Refusal::PersonTwice),
        (signed(id, &[Signer::Guardian { id: SEMS_MOTHER }], &today, None), Refusal::UnknownSigner),
        (signed(id, &[SCHOOL], &today, None), Refusal::SignedAlready),
        (signed(id, &[FATHER], &today, None), Refusal::SignedAlready),
        (signed(id, &[MOTHER], "2026-01-02", None), Refusal::EndBeforeStart),
        (signed(id, &[MOTHER], "2030-01-02", None), Refusal::DateInFuture(Field::On)),
    ] {
        assert_eq!(world.refuses(action), refusal);
    }
}

#[test]
fn a_new_version_takes_no_signature_over() {
    let (mut world, id, today) = world();
    world.does(signed(id, &[MOTHER, FATHER], &today, Some(scan())));
    let mut next = paper();
    next.signatures =
        next.signatures.into_iter().map(|s| SignatureInput { way: SignatureWay::ReadAtHome {}, ..s }).collect();
    world.does(Action::Freeze { report: next });
    let [first, second] = world.case.reports.as_slice() else { panic!("two versions") };
    assert_eq!((first.version, first.later.len(), first.open_signatures().count()), (1, 1, 0));
    assert_eq!((second.version, second.later.len(), second.open_signatures().count()), (2, 0, 4));
}

#[test]
fn a_report_of_step_seven_that_was_signed_at_home_counts_as_signed() {
    let mut world = World::ready_to_close();
    world.does(Action::StartRound { reason: "Het begon opnieuw.".into() });
    let meeting = parent_talk(Step::Measures, SEM, &[SEMS_MOTHER]);
    world.does(record(meeting.clone()));
    let mut paper = report(DocumentKind::MeetingReport, SEM, SEMS_MOTHER, Some(meeting.id));
    let mother = Signer::Guardian { id: SEMS_MOTHER };
    paper.signatures =
        vec![SignatureInput { signer: mother, meaning: Meaning::Read, way: SignatureWay::ReadAtHome {} }];
    let (id, today) = (paper.id, world.today.to_string());
    world.does(Action::Freeze { report: paper });
    let signature = |world: &World| {
        world.case.meetings(&world.people).iter().find(|meeting| meeting.pupil == SEM).unwrap().signature
    };
    assert_eq!(signature(&world), MeetingSignature::AtHome);
    world.does(signed(id, &[mother], &today, None));
    assert_eq!(signature(&world), MeetingSignature::Signed);
}
