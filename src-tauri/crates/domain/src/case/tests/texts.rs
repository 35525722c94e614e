//! Bad text in every field: kept as it was typed, or refused with the field named; never changed, never lost.

use std::collections::BTreeSet;

use super::kinds::{FIELDS, field_kind};
use super::measures::{
    DECISION, MOTHER, PUPIL, REMOVAL, SUSPENSION, decision, hearing, object, propose, removal, suspension, with,
};
use super::world::*;
use crate::action::{
    Action, AgreementInput, AgreementKept, Assessment, CarriedCheck, ConversationInput, EvidenceInput, Intake,
    PointInput, ReflectiveInput, Safety, SanctionInput, SignatureInput, SignatureWay, StopAnswer, Submission,
};
use crate::case::{Field, Refusal, TextProblem};
use crate::document::DocumentKind;
use crate::ids::{MeasureId, ObjectionId};
use crate::measure::{DecisionInput, Element, HearingInput, MeasureStep, ObjectionOutcome, Proposal, Taker};
use crate::model::{
    Answer, ClassWork, ConsentScope, ContactWay, ConversationForm, ExternalStatus, Kept, LinkKind, Meaning, Means,
    NotSpoken, Outcome, Place, RequestAnswer, Role, SanctionKind, Signer, StopCard, Warning,
};
use crate::protocol::Step;
use crate::text::Prose;

/// How a field treats what is typed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sort {
    /// Prose that must be there.
    Must,
    /// Prose that may be left out.
    May,
    /// One short line that must be there.
    Short,
    /// One short line that may be left out.
    MayShort,
}

/// A field, how it treats text, and an action with this text in it for a case as [`world`] has it.
type Row = (Field, Sort, fn(&World, Prose) -> Submission);

thread_local! {
    /// A case in which each of the actions below is possible, but for opening and reopening.
    static GOING: World = {
        let mut world = World::after_step_three();
        world.does(finding(world.today, true));
        world.does(Action::AnswerIncident { serious: false, registered_on: None, registered_by: "".into() });
        let plan = suspension("2026-11-04", "2026-11-06");
        let bare = DecisionInput { reasons: "".into(), ..decision(plan, "2026-11-03") };
        world.steps(SUSPENSION, [propose(SEM, plan), MeasureStep::Decide { decision: bare }]);
        world.does(with(SUSPENSION, object("2026-11-03", MOTHER)));
        world.does(with(REMOVAL, propose(SEM, removal())));
        world.actor = LEADER;
        world.does(Action::AddPupil { pupil: JAAP, role: Role::Bystander });
        world.does(consent(JAAP, JAAPS_MOTHER, world.today));
        world.does(Action::AddPupil { pupil: LIV, role: Role::Bystander });
        world.does(leaves(LIV, world.today));
        world.does(Action::LogEvidence { evidence: evidence(world.today) });
        let (on, staff) = (world.today, vec![MENTOR]);
        world.does(Action::RecordWitness { pupil: EVA, on, staff: staff.clone(), account: "Zij zag het.".into() });
        world.does(Action::RecordClassWork { on, work: ClassWork::Lesson, staff, what: "Over groepen.".into() });
        world
    };
}

/// The world for an action, and the action.
fn world(action: impl Fn(&World) -> Submission) -> (World, Submission) {
    let mut world = GOING.with(World::clone);
    let submission = action(&world);
    match submission.action {
        Action::Open { .. } => world = World::new(),
        Action::Reopen { .. } => drop(world.does(despite(close()))),
        Action::Resume { .. } => drop(world.does(pause("2026-11-03"))),
        Action::TakeOver { .. } => {
            world.does(Action::HandOver { to: LEADER, note: "".into() });
            world.actor = MENTOR;
        }
        Action::LiftLegalHold { .. } => drop(world.does(Action::SetLegalHold { reason: "Een klacht.".into() })),
        _ => {}
    }
    (world, submission)
}

fn despite(action: Action) -> Submission {
    Submission { action, reasons: Warning::ALL.iter().map(|warning| (*warning, "Besproken.".into())).collect() }
}

fn open_with(change: impl FnOnce(&mut Intake)) -> Submission {
    let mut intake = intake();
    change(&mut intake);
    Action::Open { intake: Box::new(intake) }.into()
}

fn stop_answer(referred_on: Option<&str>, referred_to: Prose) -> StopAnswer {
    StopAnswer { yes: true, referred_on: referred_on.map(day), referred_to }
}

fn step_three(change: impl FnOnce(&mut ConversationInput)) -> Submission {
    let mut talk = talk(Step::Together, &[SEM]);
    change(&mut talk);
    record(talk).into()
}

fn statement(setting: Prose) -> Submission {
    let form = ConversationForm::Statement { started: "10:00".parse().unwrap(), ended: "10:30".parse().unwrap() };
    record(ConversationInput { form, setting, ..talk(Step::Bullying, &[SEM]) }).into()
}

fn unsigned(reason: Prose, witness: Prose) -> Submission {
    let mut report = report(DocumentKind::Agreements, NOOR, NOORS_MOTHER, None);
    let (signer, way) = (Signer::Guardian { id: NOORS_MOTHER }, SignatureWay::NotSigned { reason, witness });
    report.signatures = vec![SignatureInput { signer, meaning: Meaning::Read, way }];
    Action::Freeze { report }.into()
}

fn correction(world: &World, account: Prose, remarks: Prose, reason: Prose) -> Submission {
    Action::Correct { conversation: world.case.conversations[0].id, account, remarks, reason }.into()
}

fn check_with(world: &World, words: Prose) -> Submission {
    hold_with(world.checks(NOOR)[0].0, world.today, |check| check.words = words).into()
}

fn step(measure: MeasureId, step: MeasureStep) -> Submission {
    with(measure, step).into()
}

fn proposed(change: impl FnOnce(&mut Proposal)) -> Submission {
    let (facts, tried) = ("Hij dreigt.".into(), "Een gesprek.".into());
    let mut proposal = Proposal { pupil: BRAM, plan: removal(), facts, tried };
    change(&mut proposal);
    step(MeasureId(uuid::Uuid::from_u128(0x5f)), MeasureStep::Propose { proposal })
}

fn removed(change: impl FnOnce(&mut DecisionInput)) -> Submission {
    let mut decision = decision(removal(), "2026-11-03");
    change(&mut decision);
    step(REMOVAL, MeasureStep::Decide { decision })
}

fn objection(world: &World) -> ObjectionId {
    world.case.measure(SUSPENSION).unwrap().objections[0].id
}

fn ruled(world: &World, ruling: ObjectionOutcome, by: Prose, reasons: Prose, consequences: Prose) -> Submission {
    let (objection, on) = (objection(world), world.today);
    step(SUSPENSION, MeasureStep::DecideObjection { objection, on, by, ruling, reasons, consequences })
}

/// Every field of every action that takes text.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    (Field::What, Sort::Must, |_, text| open_with(|intake| intake.what = text)),
    (Field::Since, Sort::May, |_, text| open_with(|intake| intake.since = text)),
    (Field::ReporterNote, Sort::May, |_, text| open_with(|intake| intake.reporter_note = text)),
    (Field::PlaceReason, Sort::Must, |_, text| open_with(|intake| {
        (intake.place, intake.place_reason) = (Place::OutsideSchool, text);
    })),
    (Field::SafetyNote, Sort::May, |_, text| open_with(|intake| intake.safety.note = text)),
    (Field::ReferredTo, Sort::Short, |_, text| open_with(|intake| {
        intake.stop_cards.insert(StopCard::Home, stop_answer(Some("2026-11-02"), text));
    })),
    (Field::Reason, Sort::Must, |_, reason| Action::ChangeRole { pupil: EVA, role: Role::Follower, reason }.into()),
    (Field::ReferredTo, Sort::Short, |_, text| {
        Action::AnswerStopCard { card: StopCard::Staff, answer: stop_answer(Some("2026-11-02"), text) }.into()
    }),
    (Field::ReferredTo, Sort::MayShort, |_, text| {
        Action::AnswerStopCard { card: StopCard::Staff, answer: stop_answer(None, text) }.into()
    }),
    (Field::SafetyNote, Sort::May, |_, note| Action::AgreeSafety { safety: Safety { note, ..Safety::default() } }.into()),
    (Field::Reason, Sort::Must, |_, reason| {
        Action::Assess { assessment: Assessment { reason, ..assessment(Outcome::Bullying) } }.into()
    }),
    (Field::Note, Sort::May, |_, note| {
        let notes = [("B4".into(), note)].into();
        Action::Assess { assessment: Assessment { notes, ..assessment(Outcome::Bullying) } }.into()
    }),
    (Field::Reason, Sort::Must, |_, reason| {
        Action::SetPoint { item: "2.1".into(), pupil: Some(SEM), state: PointInput::NotNeeded { reason } }.into()
    }),
    (Field::Setting, Sort::Must, |_, text| statement(text)),
    (Field::Account, Sort::Must, |_, text| step_three(|talk| talk.account = text)),
    (Field::Remarks, Sort::May, |_, text| step_three(|talk| talk.remarks = text)),
    (Field::AgreementWhat, Sort::Must, |_, what| {
        step_three(|talk| talk.agreements.push(AgreementInput { what, ..agreement(SEM, None) }))
    }),
    (Field::SanctionWhat, Sort::Must, |_, what| {
        step_three(|talk| talk.sanctions.push(SanctionInput { what, ..sanction(SEM, SanctionKind::Measure) }))
    }),
    (Field::ReflectiveWhy, Sort::Must, |_, why| {
        step_three(|talk| talk.reflective.push(ReflectiveInput { pupil: SEM, needed: false, why }))
    }),
    (Field::Account, Sort::Must, |world, text| correction(world, text, "".into(), "Fout.".into())),
    (Field::Remarks, Sort::May, |world, text| correction(world, "Zo.".into(), text, "Fout.".into())),
    (Field::Reason, Sort::Must, |world, text| correction(world, "Zo.".into(), "".into(), text)),
    (Field::Note, Sort::May, |_, note| Action::NoParentTalk { pupil: SEM, why: NotSpoken::Refused {}, note }.into()),
    (Field::Note, Sort::May, |_, note| Action::WeighJointTalk { wanted: Answer::No, safe: Answer::No, note }.into()),
    (Field::AgreementWhat, Sort::Must, |_, what| {
        Action::Agree { agreement: AgreementInput { what, ..agreement(SEM, None) } }.into()
    }),
    (Field::AgreementCheck, Sort::Must, |_, check| {
        Action::Agree { agreement: AgreementInput { check, ..agreement(SEM, None) } }.into()
    }),
    (Field::Note, Sort::May, |world, note| {
        let agreement = world.case.agreements[0].id;
        Action::CheckAgreement { agreement, on: world.today, kept: Kept::Partly, note }.into()
    }),
    (Field::Reason, Sort::Must, |world, reason| {
        Action::EndAgreement { agreement: world.case.agreements[0].id, reason }.into()
    }),
    (Field::SanctionWhat, Sort::Must, |_, what| {
        Action::Sanction { sanction: SanctionInput { what, ..sanction(SEM, SanctionKind::Measure) } }.into()
    }),
    (Field::Reason, Sort::Must, |world, reason| {
        Action::WithdrawSanction { sanction: world.case.sanctions[0].id, reason }.into()
    }),
    (Field::ReflectiveWhy, Sort::Must, |_, why| {
        Action::AnswerReflective { pupil: SEM, needed: false, why }.into()
    }),
    (Field::ReflectiveWhy, Sort::May, |_, why| Action::AnswerReflective { pupil: SEM, needed: true, why }.into()),
    (Field::Words, Sort::Must, check_with),
    (Field::Reason, Sort::Must, |world, reason| {
        let (follow_up, date) = (world.checks(SEM)[0].0, day("2026-11-09"));
        Action::MoveFollowUp { follow_up, date, reason, means: Means::AtSchool }.into()
    }),
    (Field::Reason, Sort::Must, |world, reason| {
        Action::CancelFollowUp { follow_up: world.checks(SEM)[0].0, reason }.into()
    }),
    (Field::Next, Sort::May, |world, next| {
        hold_with(world.checks(NOOR)[0].0, world.today, |check| check.next = next).into()
    }),
    (Field::Note, Sort::May, |world, note| {
        let (agreement, kept) = (world.case.agreements[0].id, Kept::Partly);
        let told = AgreementKept { agreement, kept, note };
        hold_with(world.checks(NOOR)[0].0, world.today, |check| check.agreements = vec![told]).into()
    }),
    (Field::Note, Sort::May, |world, note| {
        Action::AddFollowUp { pupil: EVA, date: world.today, means: Means::Phone, note }.into()
    }),
    (Field::Reason, Sort::Must, |world, reason| Action::Pause { on: world.today, reason }.into()),
    (Field::Note, Sort::May, |world, note| Action::Resume { on: world.today, note }.into()),
    (Field::Note, Sort::May, |world, note| {
        Action::CompleteSanction { sanction: world.case.sanctions[0].id, on: world.today, note }.into()
    }),
    (Field::Shows, Sort::Must, |world, shows| Action::RecordFinding { on: world.today, stopped: true, shows }.into()),
    (Field::Note, Sort::May, |world, note| {
        Action::InformFamily { pupil: NOOR, on: world.today, channel: ContactWay::Letter, note, by: None }.into()
    }),
    (Field::RegisteredBy, Sort::Short, |world, registered_by| {
        Action::AnswerIncident { serious: true, registered_on: Some(world.today), registered_by }.into()
    }),
    (Field::RegisteredBy, Sort::MayShort, |_, registered_by| {
        Action::AnswerIncident { serious: true, registered_on: None, registered_by }.into()
    }),
    (Field::Note, Sort::May, |_, note| despite(Action::Close { light: false, note })),
    (Field::Reason, Sort::Must, |_, reason| Action::Reopen { reason }.into()),
    (Field::Reason, Sort::Must, |_, reason| Action::StartRound { reason }.into()),
    (Field::Reason, Sort::Must, |_, reason| despite(Action::Withdraw { reason })),
    (Field::Reason, Sort::Must, |_, reason| unsigned(reason, "mevrouw Smit".into())),
    (Field::Witness, Sort::Short, |_, witness| unsigned("Oneens.".into(), witness)),
    (Field::Facts, Sort::Must, |_, facts| proposed(|proposal| proposal.facts = facts)),
    (Field::Tried, Sort::Must, |_, tried| proposed(|proposal| proposal.tried = tried)),
    (Field::By, Sort::Short, |world, by| step(REMOVAL, MeasureStep::Request { on: world.today, by })),
    (Field::Account, Sort::Must, |_, account| {
        let hearing = HearingInput { account, ..hearing("2026-11-03", &[PUPIL]) };
        step(SUSPENSION, MeasureStep::Hear { hearing })
    }),
    (Field::Note, Sort::May, |world, note| {
        step(SUSPENSION, MeasureStep::Decline { voice: PUPIL, on: world.today, note })
    }),
    (Field::Reason, Sort::Must, |_, reason| step(SUSPENSION, MeasureStep::NotHeardBefore { reason })),
    (Field::Note, Sort::May, |_, note| {
        step(REMOVAL, MeasureStep::AnswerCompulsory { applies: Answer::No, qualified: Answer::No, note })
    }),
    (Field::Note, Sort::May, |world, result| {
        step(REMOVAL, MeasureStep::Consult { begun: world.today, ended: None, result })
    }),
    (Field::Note, Sort::Must, |world, result| {
        step(REMOVAL, MeasureStep::Consult { begun: world.today, ended: Some(world.today), result })
    }),
    (Field::ReceivingSchool, Sort::Short, |world, school| {
        step(REMOVAL, MeasureStep::FindSchool { on: world.today, school })
    }),
    (Field::DecidedBy, Sort::Short, |_, decided_by| removed(|decision| decision.decided_by = decided_by)),
    (Field::OnBehalfOf, Sort::MayShort, |_, of| {
        removed(|decision| decision.taker = Taker::OnBehalf { of, mandate: "".into() })
    }),
    (Field::Mandate, Sort::MayShort, |_, mandate| {
        removed(|decision| decision.taker = Taker::OnBehalf { of: "".into(), mandate })
    }),
    (Field::Reasons, Sort::May, |_, reasons| removed(|decision| decision.reasons = reasons)),
    (Field::Reason, Sort::Must, |_, reason| {
        let decision = decision(suspension("2026-11-04", "2026-11-05"), "2026-11-03");
        step(SUSPENSION, MeasureStep::Change { decision, reason })
    }),
    (Field::By, Sort::Short, |_, by| {
        step(SUSPENSION, MeasureStep::ArrangeSchoolwork { by, what: "Per e-mail.".into() })
    }),
    (Field::What, Sort::Must, |_, what| {
        step(SUSPENSION, MeasureStep::ArrangeSchoolwork { by: "de mentor".into(), what })
    }),
    (Field::By, Sort::Short, |world, by| {
        step(SUSPENSION, MeasureStep::TellInspectorate { on: world.today, by, reference: "".into() })
    }),
    (Field::Reference, Sort::MayShort, |world, reference| {
        step(SUSPENSION, MeasureStep::TellInspectorate { on: world.today, by: "de directeur".into(), reference })
    }),
    (Field::By, Sort::Short, |world, by| {
        step(REMOVAL, MeasureStep::TellMunicipality { on: world.today, by, note: "".into() })
    }),
    (Field::Note, Sort::May, |world, note| {
        step(REMOVAL, MeasureStep::TellMunicipality { on: world.today, by: "de directeur".into(), note })
    }),
    (Field::Note, Sort::May, |world, note| {
        step(SUSPENSION, MeasureStep::Object { on: world.today, by: MOTHER, note })
    }),
    (Field::Account, Sort::Must, |world, account| {
        let hearing = HearingInput { account, ..hearing("2026-11-03", &[PUPIL]) };
        step(SUSPENSION, MeasureStep::HearObjection { objection: objection(world), hearing })
    }),
    (Field::DecidedBy, Sort::Short, |world, by| ruled(world, ObjectionOutcome::Upheld, by, "".into(), "Zo.".into())),
    (Field::Reasons, Sort::May, |world, reasons| {
        ruled(world, ObjectionOutcome::Upheld, "het bestuur".into(), reasons, "Zo.".into())
    }),
    (Field::Consequences, Sort::Must, |world, consequences| {
        ruled(world, ObjectionOutcome::Partly, "het bestuur".into(), "".into(), consequences)
    }),
    (Field::Consequences, Sort::May, |world, consequences| {
        ruled(world, ObjectionOutcome::Rejected, "het bestuur".into(), "".into(), consequences)
    }),
    (Field::Reason, Sort::Must, |_, reason| step(SUSPENSION, MeasureStep::EndEarly { last: day("2026-11-04"), reason })),
    (Field::Reason, Sort::Must, |world, reason| step(SUSPENSION, MeasureStep::Withdraw { on: world.today, reason })),
    (Field::Reason, Sort::Must, |_, reason| {
        let missing = Element::Reasons {};
        step(SUSPENSION, MeasureStep::LiftGap { letter: DECISION, missing, by: LEADER, reason })
    }),
    (Field::Note, Sort::May, |world, note| {
        let (on, channel) = (world.today, ContactWay::Letter);
        Action::TellCase { pupil: NOOR, on, channel, by: MENTOR, note }.into()
    }),
    (Field::Note, Sort::May, |world, note| {
        let (guardians, scopes) = ([JAAPS_MOTHER].into(), [ConsentScope::Told].into());
        Action::GiveConsent { pupil: JAAP, on: world.today, guardians, scopes, note }.into()
    }),
    (Field::Note, Sort::May, |world, note| Action::WithdrawConsent { pupil: JAAP, on: world.today, note }.into()),
    (Field::Ground, Sort::Must, |world, ground| {
        let (guardian, answer) = (BRAMS_FATHER, RequestAnswer::ChildsInterest);
        Action::AnswerRequest { pupil: BRAM, guardian, on: world.today, answer, ground }.into()
    }),
    (Field::ExternalContact, Sort::MayShort, |world, contact| {
        let status = ExternalStatus::Running;
        Action::SetExternal { status, on: world.today, contact, agreed: "".into() }.into()
    }),
    (Field::ExternalAgreed, Sort::May, |world, agreed| {
        let status = ExternalStatus::Running;
        Action::SetExternal { status, on: world.today, contact: "".into(), agreed }.into()
    }),
    (Field::SeenWhere, Sort::Short, |world, text| seen(world, |evidence| evidence.seen_where = text)),
    (Field::What, Sort::Must, |world, text| seen(world, |evidence| evidence.what = text)),
    (Field::SeenBy, Sort::Short, |world, text| seen(world, |evidence| evidence.seen_by = text)),
    (Field::KeptBy, Sort::MayShort, |world, text| seen(world, |evidence| evidence.kept_by = text)),
    (Field::What, Sort::Must, |world, what| {
        Action::RecordClassWork { on: world.today, work: ClassWork::Lesson, staff: vec![MENTOR], what }.into()
    }),
    (Field::Account, Sort::Must, |world, account| {
        Action::RecordWitness { pupil: EVA, on: world.today, staff: vec![MENTOR], account }.into()
    }),
    (Field::What, Sort::Must, |world, text| {
        Action::CorrectNote { note: world.case.life.evidence[0].id, text, reason: "Fout.".into() }.into()
    }),
    (Field::Account, Sort::Must, |world, text| {
        Action::CorrectNote { note: world.case.life.witnesses[0].id, text, reason: "Fout.".into() }.into()
    }),
    (Field::Reason, Sort::Must, |world, reason| {
        Action::CorrectNote { note: world.case.life.class_work[0].id, text: "Zo.".into(), reason }.into()
    }),
    (Field::Reason, Sort::Must, |world, reason| {
        Action::RecordLeaving { pupil: SEM, on: world.today, reason }.into()
    }),
    (Field::Reason, Sort::Must, |world, reason| {
        Action::RecordReturn { pupil: LIV, on: world.today, reason }.into()
    }),
    (Field::Note, Sort::May, |_, note| Action::HandOver { to: LEADER, note }.into()),
    (Field::Note, Sort::Must, |_, note| Action::TakeOver { note }.into()),
    (Field::Reason, Sort::Must, |_, reason| Action::SetLegalHold { reason }.into()),
    (Field::Reason, Sort::Must, |_, reason| Action::LiftLegalHold { reason }.into()),
    (Field::Reason, Sort::Must, |_, reason| {
        Action::Link { other: OTHER, link: LinkKind::Related, reason }.into()
    }),
    (Field::Reason, Sort::Must, |_, reason| Action::MergeInto { other: OTHER, reason }.into()),
    (Field::Reason, Sort::Must, |_, reason| {
        Action::TakeIn { other: OTHER, pupils: vec![], cards: [].into(), step_two: None, reason }.into()
    }),
    (Field::Reason, Sort::Must, |_, reason| {
        let planned_there = [SEM].into();
        Action::SplitOff { other: OTHER, leaving: vec![SEM], planned_there, reason }.into()
    }),
    (Field::Reason, Sort::Must, |_, reason| split_from(|_| {}, None, reason)),
    (Field::Reason, Sort::Must, |_, reason| split_from(|_| {}, Some(reason), "Apart.".into())),
    (Field::Reason, Sort::Must, |_, reason| split_from(|check| check.moved = Some(reason), None, "Apart.".into())),
    (Field::Note, Sort::May, |_, note| split_from(|check| check.note = note, None, "Apart.".into())),
];

fn split_from(change: impl FnOnce(&mut CarriedCheck), pause: Option<Prose>, reason: Prose) -> Submission {
    let mut check = carried(SEM);
    change(&mut check);
    let pause = pause.map(|why| (day("2026-11-03"), why));
    Action::SplitFrom { other: OTHER, shielded: [].into(), pause, checks: vec![check], reason }.into()
}

fn seen(world: &World, change: impl FnOnce(&mut EvidenceInput)) -> Submission {
    let mut evidence = evidence(world.today);
    change(&mut evidence);
    Action::LogEvidence { evidence }.into()
}

/// The reason for going past a warning. Left blank it is no reason, and the warning is asked again.
const REASON: Row = (Field::Reason, Sort::Must, |_, reason| {
    let reasons = [(Warning::OutcomeDiffers, reason)].into();
    Submission { action: assess(Outcome::Conflict), reasons }
});

/// Kept to the letter, in prose and on a line.
const HARMLESS: &[&str] = &[
    "Gewoon.",
    "👩‍👧 “Ik durf niet meer” 😢",
    "مرحبا، قال إنه خائف",
    "e\u{301}e\u{301}n Öztürk ĳ ﬁ",
    "<script>alert(1)</script>&amp;<b>",
    "=1+1; DROP TABLE cases; --",
    "%s %n {0} ${x} \\u0000 \\",
    "a\u{200b}b\u{200d}c\u{feff}d",
];
/// Kept in prose; on a line they would deceive or break it.
const PROSE_ONLY: &[&str] = &["Eerst\ndan\n\n\ttoen", "op\u{202e}esrever\u{202c}", "links\u{200f}rechts", "a\u{2028}b"];
/// Nowhere allowed.
const CONTROL: &[&str] = &["nul\0", "bel\u{7}", "\u{1b}[31mrood", "a\u{85}b", "a\u{9f}b", "del\u{7f}", "a\u{b}b"];

fn refusal(field: Field, problem: TextProblem) -> Refusal {
    Refusal::Text { field, problem }
}

/// Whether the field takes this text, and what it keeps of it.
fn fate((_, _, build): &Row, typed: &str) -> Result<Vec<String>, Refusal> {
    let (mut world, submission) = world(|world| build(world, typed.into()));
    let added = world.submit(submission)?;
    let texts = added.iter().flat_map(|entry| entry.texts.values());
    Ok(texts.filter_map(|(_, text)| text.written().map(str::to_owned)).collect())
}

fn assert_kept(row: &Row, typed: &str, wanted: &str) {
    let kept = fate(row, typed).unwrap_or_else(|refusal| panic!("{:?} {typed:?}: {refusal}", row.0));
    assert!(kept.iter().any(|text| text == wanted), "{:?} lost {typed:?}", row.0);
}

fn assert_refused(row: &Row, typed: &str, problem: TextProblem) {
    assert_eq!(fate(row, typed).err(), Some(refusal(row.0, problem)), "{:?} {:.40?}", row.0, typed);
}

#[test]
fn every_field_keeps_a_text_to_the_letter_or_refuses_it_by_name() {
    for row in ROWS.iter().chain([&REASON]) {
        let short = matches!(row.1, Sort::Short | Sort::MayShort);
        for text in HARMLESS {
            assert_kept(row, text, text);
        }
        for text in PROSE_ONLY {
            if short { assert_refused(row, text, TextProblem::Control {}) } else { assert_kept(row, text, text) }
        }
        for text in CONTROL {
            assert_refused(row, text, TextProblem::Control {});
        }
        assert_kept(row, " \t\u{a0}Binnen\u{3000}\n ", "Binnen");
        if !short {
            assert_kept(row, "a\r\nb\rc\nd", "a\nb\nc\nd");
        }
    }
}

#[test]
fn every_field_has_a_length_it_says() {
    for row in ROWS.iter().chain([&REASON]) {
        let most = if matches!(row.1, Sort::Short | Sort::MayShort) { 120 } else { 100_000 };
        assert_refused(row, &"é".repeat(1 << 20), TextProblem::TooLong { most });
        assert_refused(row, &"é".repeat(most as usize + 1), TextProblem::TooLong { most });
        let full = "é".repeat(most as usize);
        assert_kept(row, &full, &full);
    }
}

#[test]
fn blank_is_nothing() {
    for row in ROWS {
        for blank in ["", " ", "\r\n\t", "\u{3000}", "\u{200b}", "\u{2060} \u{ad}", "\u{feff}", "\u{fe0f}"] {
            match row.1 {
                Sort::Must | Sort::Short => assert_refused(row, blank, TextProblem::Empty {}),
                Sort::May | Sort::MayShort => {
                    let kept = fate(row, blank).unwrap();
                    assert!(kept.iter().all(|text| !text.trim().is_empty()), "{:?} keeps nothing of nothing", row.0);
                }
            }
        }
    }
}

#[test]
fn every_field_with_text_is_in_the_table() {
    let covered: BTreeSet<&str> = ROWS.iter().map(|row| field_kind(&row.0)).collect();
    // Dates, and what belongs to people and school: no text of a case.
    let others = [
        "ReportedOn",
        "ReferredOn",
        "HeldOn",
        "From",
        "Until",
        "On",
        "RegisteredOn",
        "Attempts",
        "Date",
        "FirstName",
        "Infix",
        "LastName",
        "CallName",
        "Nicknames",
        "Class",
        "Born",
        "Contact",
        "Language",
        "SchoolName",
        "Place",
        "Address",
        "SchoolText",
        "StepTwoToldFor",
        "Due",
        "NextOn",
        "First",
        "Last",
        "DecidedOn",
        "Ended",
    ];
    for field in FIELDS {
        assert!(covered.contains(field) != others.contains(field), "{field}");
    }
}
