//! Every refusal, one by one: what was tried, and the answer.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::kinds::{REFUSALS, assert_all, refusal_kind};
use super::world::*;
use crate::action::{
    Action, AgreementInput, AgreementKept, ConversationInput, Intake, PointInput, SignatureInput, SignatureWay,
};
use crate::case::{Field, MeasureRefusal, Refusal, TextProblem};
use crate::document::DocumentKind;
use crate::ids::{AgreementId, ConversationId, FollowUpId, NoteId, ReportId, SanctionId, StaffId};
use crate::model::{
    ClassWork, ContactWay, ConversationForm, Kept, LinkKind, Meaning, NotSpoken, Outcome, Recipient, RequestAnswer,
    Role, SanctionKind, Signer, StopCard, Warning,
};
use crate::protocol::Step;

type Try = fn(&mut World) -> Action;

/// What spoils a report.
type Spoil = fn(&mut Intake);

/// On a case that was just opened: what leads up to it, what is tried last, and the answer.
fn on_an_open_case() -> Vec<(Try, Refusal)> {
    vec![
        (|_| open(), Refusal::AlreadyOpened),
        (|_| Action::Reopen { reason: "Toch.".into() }, Refusal::CaseNotClosed),
        (|_| Action::AddPupil { pupil: STRANGER, role: Role::Bullied }, Refusal::UnknownPerson),
        (|_| Action::AddPupil { pupil: EVA, role: Role::Bullied }, Refusal::AlreadyInCase),
        (|_| change(JAAP, Role::Bullying), Refusal::NotInCase),
        (|_| change(STRANGER, Role::Bullying), Refusal::UnknownPerson),
        (|_| change(SEM, Role::Bullying), Refusal::SameRole),
        (|_| change(NOOR, Role::NotInvolved), Refusal::NoBulliedPupil),
        (|_| Action::Withdraw { reason: " ".into() }, text(Field::Reason, TextProblem::Empty {})),
        (
            |_| {
                let mut assessment = assessment(Outcome::Bullying);
                assessment.answers.remove("B7");
                Action::Assess { assessment }
            },
            Refusal::CriteriaOpen,
        ),
        (
            |_| {
                let mut assessment = assessment(Outcome::Bullying);
                assessment.notes.insert("1.1".into(), "Hoort hier niet.".into());
                Action::Assess { assessment }
            },
            Refusal::UnknownItem,
        ),
        (|_| done("2.9", Some(SEM)), Refusal::UnknownItem),
        (|_| done("V1", None), Refusal::UnknownItem),
        (|_| done("2.1", None), Refusal::PointNeedsPupil),
        (|_| done("2.1", Some(NOOR)), Refusal::PointWithoutPupil),
        (|_| done("2.1", Some(JAAP)), Refusal::NotInCase),
        (|_| done("6.1", Some(NOOR)), Refusal::PointWithoutPupil),
    ]
}

/// On the same case: conversations.
fn in_conversations() -> Vec<(Try, Refusal)> {
    vec![
        (|_| record(talk(Step::Closing, &[NOOR])), Refusal::NoConversationStep),
        (|_| record(talk(Step::FollowUp, &[NOOR])), Refusal::NoConversationStep),
        (|_| record(talk(Step::Bullied, &[])), Refusal::OnePupil),
        (|_| record(talk(Step::Bullying, &[SEM, BRAM])), Refusal::SeparateVoices),
        (|_| record(talk(Step::Bullying, &[SEM, EVA])), Refusal::OnePupil),
        (|_| record(talk(Step::Bullying, &[NOOR])), Refusal::WrongRole),
        (|_| record(talk(Step::Bullied, &[SEM])), Refusal::WrongRole),
        (|_| record(talk(Step::Together, &[NOOR, EVA])), Refusal::WrongRole),
        (|_| record(talk(Step::Together, &[SEM, BRAM])), Refusal::JointNeedsBothSides),
        (|_| record(talk(Step::Together, &[])), Refusal::OnePupil),
        (|_| record(parent_talk(Step::Parents, EVA, &[SEMS_MOTHER])), Refusal::WrongRole),
        (|_| record(parent_talk(Step::Measures, NOOR, &[NOORS_MOTHER])), Refusal::WrongRole),
        (|_| record(parent_talk(Step::Parents, NOOR, &[])), Refusal::NoGuardian),
        (|_| record(parent_talk(Step::Parents, NOOR, &[SEMS_MOTHER])), Refusal::NotTheirGuardian),
        (|_| record(parent_talk(Step::Together, SEM, &[SEMS_MOTHER])), Refusal::GuardianNotHere),
        (|_| record(ConversationInput { staff: vec![], ..talk(Step::Bullied, &[NOOR]) }), Refusal::NoStaff),
        (|_| record(ConversationInput { staff: vec![NOBODY], ..talk(Step::Bullied, &[NOOR]) }), Refusal::UnknownPerson),
        (|_| record(talk(Step::Bullied, &[NOOR, NOOR])), Refusal::PersonTwice),
        (|_| record(talk(Step::Bullied, &[JAAP])), Refusal::NotInCase),
        (
            |_| record(ConversationInput { points: ["2.1".into()].into(), ..talk(Step::Bullied, &[NOOR]) }),
            Refusal::UnknownItem,
        ),
        (|_| record(statement(talk(Step::Bullied, &[NOOR]), "10:00", "10:30")), Refusal::StatementOnlyInStepTwo),
        (|_| record(statement(talk(Step::Bullying, &[SEM]), "10:30", "10:30")), Refusal::EndBeforeStart),
        (
            |world| {
                let talk = talk(Step::Bullied, &[NOOR]);
                world.does(record(talk.clone()));
                record(talk)
            },
            Refusal::AlreadyRecorded,
        ),
        (|_| correct(ConversationId(Uuid::nil())), Refusal::UnknownConversation),
        (|_| record(talk(Step::Together, &[NOOR, SEM])), Refusal::Warned(vec![Warning::JointNotWanted])),
    ]
}

/// On the same case: parents, agreements, sanctions, and what can not be closed yet.
fn in_promises_and_closing() -> Vec<(Try, Refusal)> {
    vec![
        (|_| Action::NoParentTalk { pupil: EVA, why: NotSpoken::Refused {}, note: "".into() }, Refusal::WrongRole),
        (|_| Action::NoParentTalk { pupil: SEM, why: NotSpoken::Adult {}, note: "".into() }, Refusal::NotAdult),
        (
            |_| {
                let attempts = vec![day("2026-11-02"), day("2026-11-03")];
                Action::NoParentTalk { pupil: SEM, why: NotSpoken::NotReached { attempts }, note: "".into() }
            },
            Refusal::TooFewAttempts,
        ),
        (|_| Action::Agree { agreement: agreement(SEM, Some(SEM)) }, Refusal::ProtectsSelf),
        (|_| Action::Agree { agreement: agreement(JAAP, None) }, Refusal::NotInCase),
        (|_| Action::Agree { agreement: agreement(SEM, Some(JAAP)) }, Refusal::NotInCase),
        (|_| Action::Sanction { sanction: sanction(JAAP, SanctionKind::Measure) }, Refusal::NotInCase),
        (|_| Action::AnswerReflective { pupil: JAAP, needed: true, why: "".into() }, Refusal::NotInCase),
        (|_| Action::NoParentTalk { pupil: JAAP, why: NotSpoken::Refused {}, note: "".into() }, Refusal::NotInCase),
        (
            |_| {
                let until = Some(day("2026-11-02"));
                Action::Agree { agreement: AgreementInput { until, ..agreement(SEM, None) } }
            },
            Refusal::EndBeforeStart,
        ),
        (|_| end(AgreementId(Uuid::nil())), Refusal::UnknownAgreement),
        (
            |world| {
                world.does(Action::Agree { agreement: agreement(SEM, None) });
                let id = world.case.agreements[0].id;
                world.does(end(id));
                end(id)
            },
            Refusal::AgreementEnded,
        ),
        (|_| withdraw_sanction(SanctionId(Uuid::nil())), Refusal::UnknownSanction),
        (
            |world| {
                world.does(Action::Sanction { sanction: sanction(SEM, SanctionKind::Measure) });
                let id = world.case.sanctions[0].id;
                world.does(withdraw_sanction(id));
                withdraw_sanction(id)
            },
            Refusal::SanctionWithdrawn,
        ),
        (|world| hold(FollowUpId(Uuid::nil()), world.today), Refusal::UnknownFollowUp),
        (|_| close(), Refusal::NoFinding),
        (
            |world| {
                world.does(finding(world.today, true));
                close()
            },
            Refusal::IncidentOpen,
        ),
        (|_| Action::Close { light: true, note: "".into() }, Refusal::NoLightClosing),
        (|_| Action::StartRound { reason: "Het is terug.".into() }, Refusal::RoundEmpty),
        (|_| inform(JAAP, day("2026-11-03")), Refusal::NotInCase),
        (|_| inform(EVA, day("2026-11-03")), Refusal::WrongRole),
        (
            |_| super::measures::with(super::measures::SUSPENSION, super::measures::request_removal()),
            Refusal::Measure(MeasureRefusal::Unknown),
        ),
    ]
}

/// On a case after steps 1 to 3, with checks planned for 5, 10 and 17 November.
fn after_step_three() -> Vec<(Try, Refusal)> {
    vec![
        (
            |world| {
                let id = world.checks(NOOR)[0].0;
                world.does(hold(id, world.today));
                hold(id, world.today)
            },
            Refusal::FollowUpDone,
        ),
        (|world| move_check(world, "2026-11-02"), Refusal::DatePassed),
        (|world| move_check(world, "2026-11-07"), Refusal::NoSchoolDay),
        (|world| move_check(world, "2026-12-25"), Refusal::NoSchoolDay),
        (|world| move_check(world, "2126-11-05"), Refusal::DateTooFar(Field::Date)),
        (
            |_| freeze(DocumentKind::Agreements, |report| report.signatures = vec![by(Signer::Pupil { id: SEM })]),
            Refusal::UnknownSigner,
        ),
        (
            |_| {
                freeze(DocumentKind::Agreements, |report| {
                    report.signatures = vec![by(Signer::Guardian { id: SEMS_MOTHER })];
                })
            },
            Refusal::UnknownSigner,
        ),
        (
            |_| freeze(DocumentKind::Agreements, |report| report.signatures = vec![by(Signer::Staff { id: NOBODY })]),
            Refusal::UnknownSigner,
        ),
        (
            |world| {
                let action = freeze(DocumentKind::Agreements, |_| {});
                world.does(action.clone());
                action
            },
            Refusal::AlreadyRecorded,
        ),
        (
            |world| Action::SignOnPaper {
                report: ReportId(NOBODY.0),
                signers: Vec::new(),
                on: world.today,
                scan: None,
            },
            Refusal::UnknownReport,
        ),
        (
            |world| {
                const SCHOOL: Signer = Signer::Staff { id: MENTOR };
                world.does(freeze(DocumentKind::Agreements, |report| report.signatures = vec![by(SCHOOL)]));
                let (report, signers) = (world.case.reports[0].id, vec![SCHOOL]);
                let signed = Action::SignOnPaper { report, signers, on: world.today, scan: None };
                world.does(signed.clone());
                signed
            },
            Refusal::SignedAlready,
        ),
        (
            |_| Action::Freeze { report: report(DocumentKind::Agreements, NOOR, SEMS_MOTHER, None) },
            Refusal::NotTheirGuardian,
        ),
        (|_| Action::Freeze { report: report(DocumentKind::Agreements, JAAP, JAAPS_MOTHER, None) }, Refusal::NotInCase),
        (
            |_| {
                freeze(DocumentKind::Agreements, |report| {
                    report.recipient = Recipient::Guardians { pupil: NOOR, guardians: Vec::new() };
                })
            },
            Refusal::NoGuardian,
        ),
        (|_| freeze(DocumentKind::ParentReport, |_| {}), Refusal::UnknownConversation),
        (|_| freeze(DocumentKind::MeetingReport, |_| {}), Refusal::UnknownConversation),
        (
            |world| {
                let talk = parent_talk(Step::Parents, SEM, &[SEMS_MOTHER]);
                world.does(record(talk.clone()));
                Action::Freeze { report: report(DocumentKind::ParentReport, NOOR, NOORS_MOTHER, Some(talk.id)) }
            },
            Refusal::UnknownConversation,
        ),
    ]
}

/// On the same case: checks by hand, agreements told at a check, pauses, and sanctions that are done.
fn in_checks_and_pauses() -> Vec<(Try, Refusal)> {
    vec![
        (|_| add_check(EVA, "2026-11-02"), Refusal::DatePassed),
        (|_| add_check(EVA, "2026-11-07"), Refusal::NoSchoolDay),
        (|_| add_check(JAAP, "2026-11-06"), Refusal::NotInCase),
        (
            |world| hold_with(world.checks(NOOR)[0].0, world.today, |check| check.next_on = Some(day("2026-11-07"))),
            Refusal::NoSchoolDay,
        ),
        (|world| kept(world, 0, NOOR, 2), Refusal::AgreementTwice),
        (|world| kept(world, 1, SEM, 1), Refusal::NotTheirAgreement),
        (
            |world| {
                let action = kept(world, 0, SEM, 1);
                world.does(end(world.case.agreements[0].id));
                action
            },
            Refusal::AgreementEnded,
        ),
        (
            |world| {
                world.does(pause("2026-11-03"));
                pause("2026-11-03")
            },
            Refusal::CasePaused,
        ),
        (|_| resume("2026-11-03"), Refusal::CaseNotPaused),
        (
            |world| {
                world.does(pause("2026-11-02"));
                resume("2026-11-01")
            },
            Refusal::EndBeforeStart,
        ),
        (
            |world| {
                world.does(pause("2026-11-01"));
                world.does(resume("2026-11-03"));
                pause("2026-11-02")
            },
            Refusal::PauseOverlaps,
        ),
        (
            |world| {
                world.does(complete(world));
                complete(world)
            },
            Refusal::SanctionDone,
        ),
        (
            |world| {
                world.does(withdraw_sanction(world.case.sanctions[0].id));
                complete(world)
            },
            Refusal::SanctionWithdrawn,
        ),
    ]
}

/// On the same case: who may know, and notes.
fn around_the_steps() -> Vec<(Try, Refusal)> {
    vec![
        (|world| tell(JAAP, world.today), Refusal::NotInCase),
        (
            |world| {
                let (on, channel) = (world.today, ContactWay::Talk);
                Action::TellCase { pupil: NOOR, on, channel, by: NOBODY, note: "".into() }
            },
            Refusal::UnknownPerson,
        ),
        (|world| tell(NOOR, world.today + chrono::Days::new(1)), Refusal::DateInFuture(Field::On)),
        (|world| consent(NOOR, NOORS_MOTHER, world.today), Refusal::NotAdult),
        (
            |world| {
                world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
                consent(JAAP, NOORS_MOTHER, world.today)
            },
            Refusal::NotTheirGuardian,
        ),
        (
            |world| {
                world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
                let (guardians, scopes) = ([JAAPS_MOTHER].into(), [].into());
                Action::GiveConsent { pupil: JAAP, on: world.today, guardians, scopes, note: "".into() }
            },
            Refusal::NothingChosen,
        ),
        (|world| Action::WithdrawConsent { pupil: NOOR, on: world.today, note: "".into() }, Refusal::NoConsent),
        (|world| request(NOOR, NOORS_FATHER, world.today, RequestAnswer::Granted), Refusal::HasCustody),
        (
            |world| {
                world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullying });
                request(JAAP, JAAPS_FATHER, world.today, RequestAnswer::Granted)
            },
            Refusal::AdultDecides,
        ),
        (
            |world| {
                let (on, staff) = (world.today, vec![MENTOR]);
                Action::RecordWitness { pupil: SEM, on, staff, account: "Hij zag het.".into() }
            },
            Refusal::WrongRole,
        ),
        (
            |world| {
                let (on, work) = (world.today, ClassWork::Lesson);
                Action::RecordClassWork { on, work, staff: vec![], what: "Over groepen.".into() }
            },
            Refusal::NoStaff,
        ),
        (
            |_| Action::CorrectNote { note: NoteId(Uuid::nil()), text: "Zo.".into(), reason: "Fout.".into() },
            Refusal::UnknownNote,
        ),
    ]
}

/// On the same case: who leaves, to whom it goes, what keeps it.
fn in_the_life_of_a_case() -> Vec<(Try, Refusal)> {
    vec![
        (
            |world| {
                world.does(leaves(SEM, world.today));
                leaves(SEM, world.today)
            },
            Refusal::AlreadyLeft,
        ),
        (|world| returns(SEM, world.today), Refusal::NotLeft),
        (
            |world| {
                world.does(leaves(SEM, world.today));
                returns(SEM, day("2026-11-02"))
            },
            Refusal::EndBeforeStart,
        ),
        (
            |world| {
                world.does(Action::HandOver { to: LEADER, note: "".into() });
                tell(NOOR, world.today)
            },
            Refusal::HandedOver,
        ),
        (|_| Action::TakeOver { note: "Terug.".into() }, Refusal::NotHandedOver),
        (|_| Action::HandOver { to: MENTOR, note: "".into() }, Refusal::SameMentor),
        (|_| Action::LiftLegalHold { reason: "Klaar.".into() }, Refusal::NotHeld),
        (
            |world| {
                world.does(Action::SetLegalHold { reason: "Een klacht.".into() });
                Action::SetLegalHold { reason: "Nog een.".into() }
            },
            Refusal::AlreadyHeld,
        ),
        (|world| link(world.case.id), Refusal::SameCase),
        (
            |world| {
                world.does(link(OTHER));
                link(OTHER)
            },
            Refusal::AlreadyLinked,
        ),
        (
            |_| {
                let leaving = vec![NOOR];
                Action::SplitOff { other: OTHER, leaving, planned_there: [].into(), reason: "Apart.".into() }
            },
            Refusal::NoBulliedPupil,
        ),
        (
            |_| Action::Freeze { report: report(DocumentKind::Agreements, BRAM, BRAMS_FATHER, None) },
            Refusal::Warned(vec![Warning::NotAddressee]),
        ),
    ]
}

fn returns(pupil: crate::ids::PupilId, on: chrono::NaiveDate) -> Action {
    Action::RecordReturn { pupil, on, reason: "Toch niet weg.".into() }
}

fn link(other: crate::ids::CaseId) -> Action {
    Action::Link { other, link: LinkKind::Related, reason: "Dezelfde groep.".into() }
}

/// Before a case is opened: what is wrong with the report.
fn at_intake() -> Vec<(Spoil, Refusal)> {
    vec![
        (|intake| intake.pupils.retain(|(_, role)| *role != Role::Bullied), Refusal::NoBulliedPupil),
        (|intake| intake.pupils.push((SEM, Role::Bystander)), Refusal::PersonTwice),
        (|intake| intake.pupils.push((STRANGER, Role::Bystander)), Refusal::UnknownPerson),
        (|intake| intake.behaviours.clear(), Refusal::NoBehaviour),
        (|intake| drop(intake.acknowledged.pop_first()), Refusal::PreliminariesOpen),
        (|intake| drop(intake.stop_cards.remove(&StopCard::Staff)), Refusal::StopCardsOpen),
        (|intake| intake.reported_on = day("2026-11-04"), Refusal::DateInFuture(Field::ReportedOn)),
        (|intake| intake.reported_on = day("2011-09-01"), Refusal::DateBeforeBirth(Field::ReportedOn)),
        (|intake| intake.reported_on = day("1999-12-31"), Refusal::DateTooOld(Field::ReportedOn)),
        (
            |intake| intake.safety.step_two_told_for = Some(day("2036-11-04")),
            Refusal::DateTooFar(Field::StepTwoToldFor),
        ),
    ]
}

#[test]
fn each_refusal_has_its_reason() {
    let mut reached: BTreeSet<&'static str> = BTreeSet::new();
    let mut check = |mut world: World, action: Action, wanted: Refusal| {
        assert_eq!(world.refuses(action.clone()), wanted, "{action:?}");
        reached.insert(refusal_kind(&wanted));
    };
    let steps = [on_an_open_case(), in_conversations(), in_promises_and_closing()].concat();
    let around = [around_the_steps(), in_the_life_of_a_case()].concat();
    for (attempt, wanted) in [steps, around].concat() {
        let mut world = World::opened();
        let action = attempt(&mut world);
        check(world, action, wanted);
    }
    for (attempt, wanted) in [after_step_three(), in_checks_and_pauses()].concat() {
        let mut world = World::after_step_three();
        let action = attempt(&mut world);
        check(world, action, wanted);
    }
    for (spoil, wanted) in at_intake() {
        let mut intake = intake();
        spoil(&mut intake);
        check(World::new(), Action::Open { intake: Box::new(intake) }, wanted);
    }
    check(World::new(), close(), Refusal::NotOpened);
    let mut closed = World::ready_to_close();
    closed.does(close());
    check(closed, assess(Outcome::Teasing), Refusal::CaseClosed);
    let mut withdrawn = World::opened();
    withdrawn.does(Action::Withdraw { reason: "Verkeerde leerling.".into() });
    check(withdrawn, assess(Outcome::Teasing), Refusal::CaseWithdrawn);
    assert_all("refusal", REFUSALS, &reached);
}

const NOBODY: StaffId = StaffId(Uuid::nil());

const fn text(field: Field, problem: TextProblem) -> Refusal {
    Refusal::Text { field, problem }
}

fn change(pupil: crate::ids::PupilId, role: Role) -> Action {
    Action::ChangeRole { pupil, role, reason: "Dat bleek.".into() }
}

fn done(item: &str, pupil: Option<crate::ids::PupilId>) -> Action {
    Action::SetPoint { item: item.into(), pupil, state: PointInput::Done {} }
}

fn statement(talk: ConversationInput, started: &str, ended: &str) -> ConversationInput {
    let form = ConversationForm::Statement { started: started.parse().unwrap(), ended: ended.parse().unwrap() };
    ConversationInput { form, setting: "Lokaal 12, met de conciërge".into(), ..talk }
}

fn correct(conversation: ConversationId) -> Action {
    Action::Correct { conversation, account: "Anders.".into(), remarks: "".into(), reason: "Typefout.".into() }
}

fn end(agreement: AgreementId) -> Action {
    Action::EndAgreement { agreement, reason: "Niet meer nodig.".into() }
}

fn withdraw_sanction(sanction: SanctionId) -> Action {
    Action::WithdrawSanction { sanction, reason: "Te zwaar.".into() }
}

fn move_check(world: &World, date: &str) -> Action {
    move_to(world.checks(NOOR)[0].0, date)
}

/// A check with this pupil at which this agreement is told of so many times.
fn kept(world: &World, agreement: usize, pupil: crate::ids::PupilId, times: usize) -> Action {
    let (agreement, kept) = (world.case.agreements[agreement].id, Kept::Kept);
    let told = AgreementKept { agreement, kept, note: "".into() };
    hold_with(world.checks(pupil)[0].0, world.today, |check| check.agreements = vec![told; times])
}

fn complete(world: &World) -> Action {
    Action::CompleteSanction { sanction: world.case.sanctions[0].id, on: world.today, note: "".into() }
}

fn by(signer: Signer) -> SignatureInput {
    SignatureInput { signer, meaning: Meaning::Read, way: SignatureWay::Paper {} }
}

fn freeze(kind: DocumentKind, change: fn(&mut crate::action::ReportMade)) -> Action {
    let mut report = report(kind, NOOR, NOORS_MOTHER, None);
    change(&mut report);
    Action::Freeze { report }
}

#[test]
fn the_page_can_not_freeze_a_document() {
    let freeze = r#"{"do":"freeze","report":{}}"#;
    assert!(serde_json::from_str::<Action>(freeze).is_err());
    assert!(serde_json::from_str::<Action>(r#"{"do":"reopen","reason":"Toch."}"#).is_ok());
}
