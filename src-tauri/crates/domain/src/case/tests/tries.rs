//! Actions thrown with dice: mostly possible ones, sometimes absurd.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::dice::{Dice, GUARDIANS, PUPILS};
use super::measure_tries::measure;
use super::world::*;
use crate::action::{
    Action, AgreementInput, AgreementKept, Assessment, CarriedCheck, ConversationInput, EvidenceInput, FollowUpInput,
    Intake, NameSettled, PointInput, ReflectiveInput, ReportMade, Safety, SanctionInput, SignatureInput, SignatureWay,
    StopAnswer, Submission,
};
use crate::case::{Case, Phase};
use crate::document::{DocumentKind, Drawing};
use crate::event::{Received, ScanKept};
use crate::ids::{AgreementId, ConversationId, FollowUpId, NoteId, ReportId, SanctionId, ScanId, StaffId};
use crate::model::{
    Answer, Apology, CaseNumber, ClassWork, ConsentScope, ContactWay, ConversationForm, ExternalStatus, Kept, LinkKind,
    Meaning, Means, NotSpoken, Outcome, Place, Recipient, RequestAnswer, Role, SafetyNeed, SanctionKind, Signer,
    StopCard, Trend, Warning,
};
use crate::names::Named;
use crate::protocol::{ItemId, Protocol, Step};

/// What someone might try next in this case.
pub fn submission(world: &World, dice: &mut Dice<'_>) -> Submission {
    let action = if world.case.phase == Phase::New && !dice.rare(8) {
        Action::Open { intake: Box::new(report_of(world.today, dice)) }
    } else {
        action(world, dice)
    };
    // With half of the warnings the person gives a reason at once.
    let reasons = if dice.rare(2) { BTreeMap::new() } else { Warning::ALL.iter().map(|w| (*w, dice.text())).collect() };
    Submission { action, reasons }
}

fn action(world: &World, dice: &mut Dice<'_>) -> Action {
    let (case, today) = (&world.case, world.today);
    // A case on its way to a colleague refuses everything else.
    if case.life.handed_over.is_some() && dice.rare(2) {
        if dice.rare(3) {
            return receive(dice);
        }
        return Action::TakeOver { note: dice.text() };
    }
    match dice.throw() % 137 {
        131.. => signed(case, today, dice),
        101.. => around(world, dice),
        0 => Action::Open { intake: Box::new(report_of(today, dice)) },
        1 => Action::AddPupil { pupil: dice.pupil(case, &[]), role: dice.pick(Role::ALL) },
        2 | 3 => {
            Action::ChangeRole { pupil: dice.pupil(case, Role::ALL), role: dice.pick(Role::ALL), reason: dice.text() }
        }
        4 => Action::AnswerStopCard { card: dice.pick(StopCard::ALL), answer: stop_answer(today, dice) },
        5 => Action::AgreeSafety { safety: safety(today, dice) },
        6..=8 => Action::Assess { assessment: judged(dice) },
        9..=13 => set_point(case, dice),
        14..=29 => Action::Record { conversation: Box::new(conversation(world, dice)) },
        30 => Action::Correct {
            conversation: dice.id(case.conversations.iter().map(|c| c.id), ConversationId(Uuid::nil())),
            account: dice.text(),
            remarks: dice.optional(),
            reason: dice.text(),
        },
        31 => Action::NoParentTalk { pupil: dice.party(case), why: not_spoken(today, dice), note: dice.optional() },
        32 => Action::WeighJointTalk {
            wanted: dice.pick(Answer::ALL),
            safe: dice.pick(Answer::ALL),
            note: dice.optional(),
        },
        33 | 34 => Action::Agree { agreement: promise(case, today, dice) },
        35 => Action::CheckAgreement {
            agreement: agreement_id(case, dice),
            on: dice.past(today),
            kept: dice.pick(Kept::ALL),
            note: dice.optional(),
        },
        36 => Action::EndAgreement { agreement: agreement_id(case, dice), reason: dice.text() },
        37 => Action::Sanction { sanction: punishment(case, today, dice) },
        38 => Action::WithdrawSanction {
            sanction: dice.id(case.sanctions.iter().map(|s| s.id), SanctionId(Uuid::nil())),
            reason: dice.text(),
        },
        39 => Action::AnswerReflective { pupil: dice.party(case), needed: dice.rare(2), why: dice.optional() },
        40..=43 => Action::HoldFollowUp {
            follow_up: follow_up_id(case, dice),
            check: FollowUpInput {
                on: dice.past(today),
                words: dice.text(),
                safe_room: dice.rare(2),
                trend: dice.pick(Trend::ALL),
                counsellor_offered: dice.rare(2),
                means: dice.pick(Means::ALL),
                agreements: kept(case, dice),
                next: dice.optional(),
                next_on: dice.rare(4).then(|| dice.coming(today)),
            },
        },
        44 | 45 => {
            let (follow_up, date) = (follow_up_id(case, dice), dice.coming(today));
            Action::MoveFollowUp { follow_up, date, reason: dice.text(), means: dice.pick(Means::ALL) }
        }
        46 => Action::CancelFollowUp { follow_up: follow_up_id(case, dice), reason: dice.text() },
        47 | 48 => Action::RecordFinding { on: dice.past(today), stopped: !dice.rare(3), shows: dice.text() },
        49 => Action::InformFamily {
            pupil: dice.party(case),
            on: dice.past(today),
            channel: dice.pick(ContactWay::ALL),
            note: dice.optional(),
            by: dice.maybe(|dice| dice.pick(&[MENTOR, LEADER, StaffId(Uuid::nil())])),
        },
        50 => Action::AnswerIncident {
            serious: dice.rare(2),
            registered_on: dice.maybe(|dice| dice.past(today)),
            registered_by: dice.optional(),
        },
        51..=53 => Action::Close { light: dice.rare(3), note: dice.optional() },
        54 | 55 => Action::Reopen { reason: dice.text() },
        56 => Action::StartRound { reason: dice.text() },
        57 if dice.rare(4) => Action::Withdraw { reason: dice.text() },
        60 | 61 => Action::AddFollowUp {
            pupil: dice.pupil(case, Role::ALL),
            date: dice.coming(today),
            means: dice.pick(Means::ALL),
            note: dice.optional(),
        },
        62..=64 => Action::Pause { on: dice.past(today), reason: dice.text() },
        65..=69 => Action::Resume { on: dice.past(today), note: dice.optional() },
        70 => Action::CompleteSanction {
            sanction: dice.id(case.sanctions.iter().map(|s| s.id), SanctionId(Uuid::nil())),
            on: dice.past(today),
            note: dice.optional(),
        },
        71..=100 => measure(world, dice),
        _ => Action::Freeze { report: frozen(world, dice) },
    }
}

/// What surrounds the steps.
fn around(world: &World, dice: &mut Dice<'_>) -> Action {
    let (case, today) = (&world.case, world.today);
    let (others, life) = ([case.id, OTHER], &case.life);
    let other = if dice.rare(8) { others[0] } else { others[1] };
    match dice.throw() % 24 {
        0 | 1 => Action::TellCase {
            pupil: dice.pupil(case, Role::ALL),
            on: dice.past(today),
            channel: dice.pick(ContactWay::ALL),
            by: dice.pick(&[MENTOR, LEADER, StaffId(Uuid::nil())]),
            note: dice.optional(),
        },
        2 | 3 => {
            let pupil = if dice.rare(4) { dice.party(case) } else { JAAP };
            Action::GiveConsent {
                pupil,
                on: dice.past(today),
                guardians: dice.guardians(world, pupil).into_iter().collect(),
                scopes: dice.some(ConsentScope::ALL),
                note: dice.optional(),
            }
        }
        4 => Action::WithdrawConsent { pupil: JAAP, on: dice.past(today), note: dice.optional() },
        5 | 6 => {
            let (pupil, guardian) =
                dice.pick(&[(BRAM, BRAMS_FATHER), (BRAM, BRAMS_FATHER), (NOOR, NOORS_FATHER), (JAAP, JAAPS_FATHER)]);
            let (on, answer) = (dice.past(today), dice.pick(RequestAnswer::ALL));
            Action::AnswerRequest { pupil, guardian, on, answer, ground: dice.text() }
        }
        7 => Action::SetExternal {
            status: dice.pick(ExternalStatus::ALL),
            on: dice.past(today),
            contact: dice.optional(),
            agreed: dice.optional(),
        },
        8 => Action::LogEvidence {
            evidence: EvidenceInput {
                on: dice.past(today),
                at: dice.maybe(|_| NaiveTime::from_hms_opt(16, 20, 0).unwrap()),
                seen_where: dice.text(),
                what: dice.text(),
                seen_by: dice.text(),
                kept_by: dice.optional(),
            },
        },
        9 => Action::RecordClassWork {
            on: dice.past(today),
            work: dice.pick(ClassWork::ALL),
            staff: dice.staff(),
            what: dice.text(),
        },
        10 => Action::RecordWitness {
            pupil: dice.pupil(case, &[Role::Bystander, Role::Follower]),
            on: dice.past(today),
            staff: dice.staff(),
            account: dice.text(),
        },
        11 => {
            let known = life.evidence.iter().map(|e| e.id).chain(life.class_work.iter().map(|w| w.id));
            let note = dice.id(known.chain(life.witnesses.iter().map(|w| w.id)), NoteId(Uuid::nil()));
            Action::CorrectNote { note, text: dice.text(), reason: dice.text() }
        }
        12 | 13 => {
            Action::RecordLeaving { pupil: dice.pupil(case, Role::ALL), on: dice.past(today), reason: dice.text() }
        }
        14 => {
            let pupil = life.left.keys().next().copied().filter(|_| !dice.rare(5)).unwrap_or(NOOR);
            Action::RecordReturn { pupil, on: dice.past(today), reason: dice.text() }
        }
        15 => Action::HandOver { to: dice.pick(&[LEADER, LEADER, MENTOR]), note: dice.optional() },
        16 => Action::TakeOver { note: dice.optional() },
        17 => Action::SetLegalHold { reason: dice.text() },
        18 => Action::LiftLegalHold { reason: dice.text() },
        19 => Action::Link { other, link: dice.pick(&[LinkKind::Related, LinkKind::Duplicate]), reason: dice.text() },
        20 => Action::MergeInto { other, reason: dice.text() },
        21 => Action::TakeIn {
            other,
            pupils: vec![(dice.pick(PUPILS), dice.pick(Role::ALL))],
            cards: dice.maybe(|dice| dice.pick(StopCard::ALL)).into_iter().collect(),
            step_two: dice.maybe(|dice| dice.coming(today)),
            reason: dice.text(),
        },
        22 => {
            let leaving = vec![dice.pupil(case, Role::ALL)];
            let planned_there = dice.maybe(|_| leaving[0]).into_iter().collect();
            Action::SplitOff { other, leaving, planned_there, reason: dice.text() }
        }
        _ => {
            let date = dice.coming(today).clamp(today, today + chrono::Days::new(30));
            let moved = dice.maybe(Dice::text);
            let note = dice.optional();
            let check = CarriedCheck { date, asked: date, moved, note, ..carried(dice.pupil(case, Role::ALL)) };
            Action::SplitFrom {
                other,
                shielded: dice.maybe(|dice| dice.pick(PUPILS)).into_iter().collect(),
                pause: dice.maybe(|dice| (dice.past(today), dice.text())),
                checks: dice.maybe(|_| check).into_iter().collect(),
                reason: dice.text(),
            }
        }
    }
}

/// A file of a colleague that was checked.
fn receive(dice: &mut Dice<'_>) -> Action {
    let number = dice.maybe(|_| CaseNumber { year: 2026, serial: 99 });
    let hash = "ab".repeat(32);
    let (certificate, sha256, chain_head) = (hash.clone(), hash.clone(), hash);
    Action::Receive { number, received: Received { certificate, sha256, chain_head, entries: 7, matched: Vec::new() } }
}

fn report_of(today: NaiveDate, dice: &mut Dice<'_>) -> Intake {
    let plain = intake();
    let mut pupils = plain.pupils;
    if dice.rare(3) {
        pupils = dice.some::<_, Vec<_>>(PUPILS).into_iter().map(|pupil| (pupil, dice.pick(Role::ALL))).collect();
    }
    if dice.rare(12) {
        pupils.push((NOOR, Role::Bullied));
    }
    let acknowledged = if dice.rare(12) { ["V1".into()].into() } else { plain.acknowledged };
    let cards = if dice.rare(12) { &[StopCard::Home] } else { StopCard::ALL };
    Intake {
        reported_on: dice.past(today),
        reporter_note: dice.optional(),
        pupils,
        place: dice.pick(Place::ALL),
        place_reason: dice.text(),
        since: dice.optional(),
        behaviours: if dice.rare(12) { [].into() } else { plain.behaviours },
        what: dice.text(),
        acknowledged,
        stop_cards: cards.iter().map(|card| (*card, stop_answer(today, dice))).collect(),
        safety: safety(today, dice),
        ..plain
    }
}

fn stop_answer(today: NaiveDate, dice: &mut Dice<'_>) -> StopAnswer {
    let yes = dice.rare(8);
    StopAnswer { yes, referred_on: dice.maybe(|dice| dice.past(today)), referred_to: dice.optional() }
}

fn safety(today: NaiveDate, dice: &mut Dice<'_>) -> Safety {
    Safety {
        needs: dice.some(SafetyNeed::ALL),
        note: dice.optional(),
        parents_early: dice.rare(2),
        step_two_told_for: dice.maybe(|dice| dice.coming(today)),
    }
}

fn judged(dice: &mut Dice<'_>) -> Assessment {
    let mut criteria = vec!["B1", "B2", "B3", "B4", "B5", "B6", "B7"];
    if dice.rare(10) {
        criteria.pop();
    }
    if dice.rare(10) {
        criteria.push("1.1");
    }
    Assessment {
        answers: criteria.into_iter().map(|id| (id.into(), dice.pick(Answer::ALL))).collect(),
        notes: BTreeMap::from([("B4".into(), dice.optional())]),
        outcome: dice.pick(Outcome::ALL),
        reason: dice.text(),
    }
}

fn set_point(case: &Case, dice: &mut Dice<'_>) -> Action {
    let points: Vec<&ItemId> = Protocol::current().steps.iter().flat_map(|s| &s.items).map(|item| &item.id).collect();
    let item = if dice.rare(15) { "V1".into() } else { dice.pick(&points).clone() };
    let pupil = (item.0.starts_with('6') == dice.rare(8)).then(|| dice.party(case));
    let state = match dice.throw() % 3 {
        0 => PointInput::Done {},
        1 => PointInput::NotNeeded { reason: dice.text() },
        _ => PointInput::Open {},
    };
    Action::SetPoint { item, pupil, state }
}

fn conversation(world: &World, dice: &mut Dice<'_>) -> ConversationInput {
    let (case, today) = (&world.case, world.today);
    let step = dice.pick(&[
        Step::Bullied,
        Step::Bullying,
        Step::Bullying,
        Step::Together,
        Step::Together,
        Step::Together,
        Step::Parents,
        Step::Measures,
        Step::Closing,
    ]);
    let pupils = match step {
        Step::Together if !dice.rare(3) => case.parties().collect(),
        _ if dice.rare(8) => dice.some(PUPILS),
        Step::Bullied => vec![dice.pupil(case, &[Role::Bullied])],
        Step::Together | Step::Parents | Step::FollowUp | Step::Closing => vec![dice.party(case)],
        Step::Bullying | Step::Measures => vec![dice.pupil(case, &[Role::Bullying])],
    };
    let of_parents = matches!(step, Step::Parents | Step::Measures) != dice.rare(15);
    let own: Vec<&ItemId> = Protocol::current().step(step).unwrap().items.iter().map(|item| &item.id).collect();
    let known = case.conversations.last().map(|talk| talk.id).filter(|_| dice.rare(20));
    let statement = dice.rare(4) && (step == Step::Bullying || dice.rare(3));
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let ended = if dice.rare(5) { time(9) } else { time(11) };
    ConversationInput {
        id: known.unwrap_or(ConversationId(Uuid::from_u128(u128::from(case.seq) << 64))),
        step,
        held_on: dice.past(today),
        form: if statement {
            ConversationForm::Statement { started: time(10), ended }
        } else {
            ConversationForm::Talk {}
        },
        setting: dice.text(),
        guardians: match pupils.first() {
            Some(pupil) if of_parents => dice.guardians(world, *pupil),
            _ => Vec::new(),
        },
        pupils,
        staff: dice.staff(),
        points: if dice.rare(12) {
            ["4.4".into(), "0.0".into()].into()
        } else {
            dice.some::<_, Vec<_>>(&own).into_iter().cloned().collect()
        },
        account: dice.text(),
        remarks: dice.optional(),
        apology: dice.maybe(|dice| dice.pick(Apology::ALL)),
        agreements: dice.maybe(|dice| promise(case, today, dice)).into_iter().collect(),
        sanctions: dice.maybe(|dice| punishment(case, today, dice)).into_iter().collect(),
        reflective: dice
            .maybe(|dice| ReflectiveInput { pupil: dice.party(case), needed: dice.rare(2), why: dice.optional() })
            .into_iter()
            .collect(),
    }
}

fn not_spoken(today: NaiveDate, dice: &mut Dice<'_>) -> NotSpoken {
    match dice.throw() % 3 {
        0 => NotSpoken::Refused {},
        1 => NotSpoken::Adult {},
        _ => NotSpoken::NotReached { attempts: (0..2 + dice.throw() % 2).map(|_| dice.past(today)).collect() },
    }
}

fn promise(case: &Case, today: NaiveDate, dice: &mut Dice<'_>) -> AgreementInput {
    let until = dice.maybe(|dice| dice.coming(today));
    let (pupil, protects) = (dice.party(case), dice.maybe(|dice| dice.party(case)));
    AgreementInput { pupil, protects, what: dice.text(), from: dice.coming(today), until, check: dice.text() }
}

fn punishment(case: &Case, today: NaiveDate, dice: &mut Dice<'_>) -> SanctionInput {
    let due = dice.maybe(|dice| dice.coming(today));
    SanctionInput { pupil: dice.party(case), kind: dice.pick(SanctionKind::ALL), what: dice.text(), due }
}

fn agreement_id(case: &Case, dice: &mut Dice<'_>) -> AgreementId {
    dice.id(case.agreements.iter().map(|a| a.id), AgreementId(Uuid::nil()))
}

fn kept(case: &Case, dice: &mut Dice<'_>) -> Vec<AgreementKept> {
    if !dice.rare(3) {
        return Vec::new();
    }
    let told = AgreementKept { agreement: agreement_id(case, dice), kept: dice.pick(Kept::ALL), note: dice.optional() };
    if dice.rare(6) { vec![told.clone(), told] } else { vec![told] }
}

fn follow_up_id(case: &Case, dice: &mut Dice<'_>) -> FollowUpId {
    dice.id(case.follow_ups.iter().map(|f| f.id), FollowUpId(Uuid::nil()))
}

fn settled_name(world: &World, dice: &mut Dice<'_>) -> NameSettled {
    let person = match dice.throw() % 3 {
        0 => Named::Guardian(SEMS_MOTHER),
        1 => Named::Pupil(dice.party(&world.case)),
        _ => Named::Pupil(STRANGER),
    };
    let stays = dice.maybe(Dice::text);
    NameSettled { part: "account".to_owned(), person, reference: dice.rare(2), stays }
}

fn signed(case: &Case, today: NaiveDate, dice: &mut Dice<'_>) -> Action {
    let report = dice.id(case.reports.iter().map(|report| report.id), ReportId(Uuid::nil()));
    let places = case.reports.iter().filter(|known| known.id == report).flat_map(|known| &known.signatures);
    let mut signers: Vec<_> = places.map(|place| place.signer).collect();
    match dice.throw() % 12 {
        9 => signers.clear(),
        10 => signers.push(Signer::Pupil { id: STRANGER }),
        11 => signers.extend(signers.clone()),
        _ => {}
    }
    let on = if dice.rare(4) { dice.past(today) } else { today };
    let scan = dice.maybe(|_| ScanKept { id: ScanId(Uuid::nil()), sha256: "0f".repeat(32) });
    Action::SignOnPaper { report, signers, on, scan }
}

fn frozen(world: &World, dice: &mut Dice<'_>) -> ReportMade {
    let case = &world.case;
    let talk = case.conversations.iter().rev().find(|c| matches!(c.step, Step::Parents | Step::Measures));
    let about = talk.filter(|_| !dice.rare(3));
    let kind = match about.map(|talk| talk.step) {
        _ if dice.rare(6) => DocumentKind::MeetingReport,
        Some(Step::Parents) => DocumentKind::ParentReport,
        Some(_) => DocumentKind::MeetingReport,
        None => DocumentKind::Agreements,
    };
    let pupil = about.and_then(|talk| talk.pupils.first().copied()).unwrap_or_else(|| dice.party(case));
    let recipient = match about {
        None if dice.rare(2) => Recipient::Pupil { pupil },
        _ => Recipient::Guardians { pupil, guardians: dice.guardians(world, pupil) },
    };
    let signer = match dice.throw() % 4 {
        0 => Signer::Staff { id: MENTOR },
        1 => Signer::Pupil { id: pupil },
        2 => Signer::Guardian { id: dice.pick(GUARDIANS) },
        _ => Signer::Staff { id: StaffId(Uuid::nil()) },
    };
    let way = match dice.throw() % 4 {
        0 => SignatureWay::Paper {},
        1 => SignatureWay::Drawn { drawing: Drawing { width: 9, height: 9, strokes: vec![vec![(1, 1), (8, 8)]] } },
        2 => SignatureWay::NotSigned { reason: dice.text(), witness: dice.text() },
        _ => SignatureWay::ReadAtHome {},
    };
    let last = case.reports.iter().map(|report| report.id.0.as_u128()).max().unwrap_or(1 << 96);
    let id = ReportId(Uuid::from_u128(last + u128::from(!dice.rare(9))));
    let signatures = vec![SignatureInput { signer, meaning: dice.pick(Meaning::ALL), way }];
    ReportMade {
        id,
        kind,
        recipient,
        conversation: about.map(|talk| talk.id),
        letter: None,
        sha256: "0f".repeat(32),
        signatures,
        names: dice.maybe(|dice| settled_name(world, dice)).into_iter().collect(),
    }
}
