//! The proposal, the request, the record of being heard and the withdrawal: for whom, and what stands in them.

use std::collections::BTreeSet;

use super::family_papers::all_of;
use super::measures::*;
use super::papers::{composed, request, text};
use super::world::*;
use crate::action::Action;
use crate::compose::{PassageKind, signers};
use crate::document::{Block, Document, DocumentKind};
use crate::ids::GuardianId;
use crate::measure::{Letter, MeasureStep, Voice};
use crate::model::{Authority, Recipient};
use crate::people::Custody;

/// Sem with a second parent, who has custody too, and a suspension proposed.
fn proposed() -> World {
    let mut world = World::after_step_five();
    world.people.guardians.get_mut(&NOORS_FATHER).unwrap().pupils = vec![(SEM, Custody::Yes)];
    world.does(with(SUSPENSION, propose(SEM, suspension("2026-11-18", "2026-11-20"))));
    world
}

fn ticks(document: &Document) -> Vec<bool> {
    let points = document.blocks.iter().find_map(|block| if let Block::Points(p) = block { Some(p) } else { None });
    points.unwrap().iter().map(|(ticked, _)| *ticked).collect()
}

fn to(guardian: GuardianId) -> Recipient {
    Recipient::Guardians { pupil: SEM, guardians: vec![guardian] }
}

#[test]
fn a_proposal_goes_to_the_board_until_it_is_decided_and_shows_what_is_still_to_be_done() {
    let mut world = proposed();
    let kind = DocumentKind::SuspensionProposal;
    let board = Recipient::Authority { pupil: SEM, authority: Authority::Board };
    let offer = || all_of(&world, kind);
    assert_eq!(offer().iter().map(|o| &o.recipient).collect::<Vec<_>>(), [&board]);
    let paper = composed(&world, &offer()[0]);
    assert_eq!(ticks(&paper.document), [false, false, false], "pupil, parents, schoolwork");
    assert_eq!(paper.document.copy_for, "het schoolbestuur (bevoegd gezag)");
    assert_eq!(signers(&request(&offer()[0]), MENTOR).len(), 1);
    world.does(with(SUSPENSION, hear("2026-11-17", &[PUPIL, MOTHER])));
    world.does(with(SUSPENSION, schoolwork()));
    let offer = all_of(&world, kind).remove(0);
    assert_eq!(ticks(&composed(&world, &offer).document), [true, false, true], "the father was not heard");
    let mut made = report(kind, SEM, SEMS_MOTHER, None);
    (made.recipient, made.letter) = (board, offer.letter);
    world.does(Action::Freeze { report: made });
    world.does(with(SUSPENSION, decide(suspension("2026-11-18", "2026-11-20"), "2026-11-17")));
    assert_eq!(all_of(&world, kind), []);
}

#[test]
fn a_request_to_remove_says_who_asks_before_it_can_go() {
    let mut world = World::after_step_five();
    world.does(with(REMOVAL, propose(SEM, removal())));
    let offer = all_of(&world, DocumentKind::RemovalRequest).remove(0);
    let paper = composed(&world, &offer);
    let blank = paper.passages.iter().find(|passage| passage.kind == PassageKind::DecidedBy).unwrap();
    assert!(blank.text.is_empty() && paper.has_blanks(), "only a person knows");
    world.does(with(REMOVAL, request_removal()));
    let paper = composed(&world, &offer);
    assert!(!paper.has_blanks());
    assert_eq!(paper.document.signatures[0].name, "K. Smit, directeur");
    assert_eq!(ticks(&paper.document).len(), 5, "heard twice, told, consulted, another school");
}

#[test]
fn what_was_said_is_for_whoever_was_there() {
    let mut world = proposed();
    let readers = |world: &World| -> BTreeSet<Recipient> {
        all_of(world, DocumentKind::HearingReport).into_iter().map(|offer| offer.recipient).collect()
    };
    let pupil = Recipient::Pupil { pupil: SEM };
    assert_eq!(readers(&world), BTreeSet::new());
    let (mother, father) = (to(SEMS_MOTHER), to(NOORS_FATHER));
    let cases: [(&[Voice], &[&Recipient]); 4] = [
        (&[PUPIL], &[&pupil, &mother, &father]),
        (&[PUPIL, MOTHER], &[&pupil, &mother]),
        (&[MOTHER], &[&mother]),
        (&[Voice::Guardian { guardian: NOORS_FATHER }], &[&father]),
    ];
    for (number, (voices, wanted)) in cases.into_iter().enumerate() {
        world.does(with(SUSPENSION, hear("2026-11-17", voices)));
        let letter = Letter::Hearing { number: u8::try_from(number).unwrap() };
        let of: BTreeSet<_> = all_of(&world, DocumentKind::HearingReport)
            .into_iter()
            .filter(|offer| offer.letter.is_some_and(|of| of.letter == letter))
            .map(|offer| offer.recipient)
            .collect();
        assert_eq!(of, wanted.iter().map(|to| (*to).clone()).collect(), "{voices:?}");
    }
    let offer = all_of(&world, DocumentKind::HearingReport).remove(0);
    let words = text(&composed(&world, &offer));
    assert!(words.contains("Het was een grap.") && words.contains("Er zijn geen opmerkingen opgegeven."), "{words}");
    assert_eq!(signers(&request(&offer), MENTOR).len(), 2, "the reader and the school");
    let mut made = report(DocumentKind::HearingReport, SEM, SEMS_MOTHER, None);
    (made.recipient, made.letter) = (offer.recipient.clone(), offer.letter);
    world.does(Action::Freeze { report: made });
    let again = all_of(&world, DocumentKind::HearingReport).remove(0);
    assert_eq!((again.recipient, again.version), (offer.recipient, 2), "remarks make a new version");
}

#[test]
fn taking_a_decision_back_is_a_paper_of_its_own_kind() {
    let mut world = proposed();
    world.does(with(SUSPENSION, decide(suspension("2026-11-18", "2026-11-20"), "2026-11-17")));
    let decided = all_of(&world, DocumentKind::SuspensionDecision);
    assert_eq!(decided.len(), 3);
    let mut made = report(DocumentKind::SuspensionDecision, SEM, SEMS_MOTHER, None);
    (made.recipient, made.letter) = (decided[0].recipient.clone(), decided[0].letter);
    world.does(Action::Freeze { report: made.clone() });
    let (letter, to, on) = (DECISION, decided[0].recipient.clone(), world.today);
    let channel = crate::model::ContactWay::Letter;
    world.does(with(SUSPENSION, MeasureStep::SendLetter { letter, to, on, channel }));
    world.does(with(SUSPENSION, MeasureStep::Withdraw { on, reason: "Het bleek anders.".into() }));
    assert_eq!(all_of(&world, DocumentKind::SuspensionDecision), []);
    let taken_back = all_of(&world, DocumentKind::DecisionWithdrawal);
    assert!(taken_back.iter().all(|offer| offer.version == 1), "the first of its kind");
    let paper = composed(&world, &taken_back[0]).document;
    assert_eq!(paper.title, "Intrekking van het besluit tot schorsing");
    assert_eq!(paper.kind, Some(DocumentKind::DecisionWithdrawal));
    made.id = crate::ids::ReportId(uuid::Uuid::from_u128(0x777));
    assert!(world.submit(Action::Freeze { report: made.clone() }).is_err(), "it is no decision any more");
    made.kind = DocumentKind::DecisionWithdrawal;
    world.does(Action::Freeze { report: made });
}
