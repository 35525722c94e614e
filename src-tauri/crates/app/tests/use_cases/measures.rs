//! Suspension and removal on a real vault: what is recorded, what lacks, who may lift it, and what is asked when.

mod desk;
mod letters;

use app::domain::case::{DutyKind, MeasureFacts, MeasureRefusal, Refusal, Stage, Status};
use app::domain::ids::{GuardianId, MeasureId, ObjectionId, StaffId};
use app::domain::measure::{Element, Letter, MeasureStep, ObjectionOutcome, Plan, Proposal, Voice};
use app::domain::model::Answer;
use app::domain::people::{Custody, SchoolType};
use chrono::NaiveDate;

use self::desk::{DECISION, Desk, lift};
use crate::support::{Home, fresh, guardian};

/// One soft block both ways: what lacks is listed and the letter a CONCEPT; supplied it is gone; or the directie lifts it,
/// which is journaled in its name; anyone else is refused.
fn both_ways(missing: &[Element], letter: Letter, lacking: impl Fn() -> Desk, supply: impl Fn(&mut Desk)) {
    let mut supplied = lacking();
    let listed = supplied.lacks(letter);
    assert_eq!(
        listed.iter().map(std::mem::discriminant).collect::<Vec<_>>(),
        missing.iter().map(std::mem::discriminant).collect::<Vec<_>>()
    );
    supply(&mut supplied);
    assert_eq!(supplied.lacks(letter), [], "supplied");

    let mut desk = lacking();
    for missing in desk.lacks(letter) {
        let me = desk.session.me().unwrap().id;
        for nobody in [me, StaffId(fresh())] {
            let step = lift(nobody, letter, missing);
            assert_eq!(desk.refuses(step), Refusal::Measure(MeasureRefusal::OnlySchoolLeader));
        }
        let step = lift(desk.leader, letter, missing);
        if !missing.can_be_lifted() {
            assert_eq!(desk.refuses(step), Refusal::Measure(MeasureRefusal::NotLiftable));
            return;
        }
        desk.does(step);
        let file = desk.file();
        let line = file.case.timeline.last().unwrap();
        assert_eq!((line.kind, line.actor, line.in_name_of), ("measure_gap_lifted", me, Some(desk.leader)));
        assert_eq!(line.reason.as_ref().and_then(|reason| reason.written()), Some("Het kan niet wachten."));
    }
    assert_eq!(desk.lacks(letter), [], "lifted");
}

#[test]
fn a_suspension_that_was_not_heard_or_lacks_schoolwork_is_a_concept() {
    let hearing = Element::Hearing { voice: Voice::Pupil {} };
    both_ways(
        &[hearing, hearing],
        DECISION,
        || Desk::suspended_without(Some(hearing)),
        |desk| {
            let hearing = desk.hearing();
            desk.does(MeasureStep::Hear { hearing });
        },
    );
    both_ways(
        &[Element::Schoolwork {}],
        DECISION,
        || Desk::suspended_without(Some(Element::Schoolwork {})),
        |desk| desk.does(Desk::schoolwork()),
    );
}

#[test]
fn a_decision_that_says_not_on_whose_behalf_by_which_mandate_or_why_is_a_concept() {
    let change = |desk: &mut Desk| {
        let decision = desk.decision(desk.plan());
        desk.does(MeasureStep::Change { decision, reason: "Aangevuld.".into() });
    };
    for missing in [Element::OnBehalfOf {}, Element::Mandate {}, Element::Reasons {}] {
        both_ways(&[missing], DECISION, || Desk::suspended_without(Some(missing)), change);
    }
    both_ways(
        &[Element::Decision {}],
        DECISION,
        || Desk::suspended_without(Some(Element::Decision {})),
        |desk| {
            let decision = desk.decision(desk.plan());
            desk.does(MeasureStep::Decide { decision });
        },
    );
}

#[test]
fn a_late_decision_and_two_suspensions_in_a_row_are_a_concept() {
    let late = || {
        let mut desk = Desk::new();
        let plan = Plan::Suspension { first: desk.today().pred_opt().unwrap(), last: desk.today(), pending: None };
        desk.propose(plan);
        let hearing = desk.hearing();
        let decision = desk.decision(plan);
        desk.does(MeasureStep::Hear { hearing });
        desk.does(MeasureStep::Decide { decision });
        desk.does(Desk::schoolwork());
        desk
    };
    both_ways(&[Element::DecidedInTime {}], DECISION, late, |desk| {
        let decision = desk.decision(desk.plan());
        desk.does(MeasureStep::Change { decision, reason: "De eerste dag klopte niet.".into() });
    });
    let chained = || {
        let mut desk = Desk::suspended_without(None);
        let first = desk.measure;
        desk.measure = MeasureId(fresh());
        let begins = desk.today() + chrono::Days::new(5);
        let plan = Plan::Suspension { first: begins, last: begins + chrono::Days::new(3), pending: None };
        desk.propose(plan);
        let hearing = desk.hearing();
        let decision = desk.decision(plan);
        desk.does(MeasureStep::Hear { hearing });
        desk.does(MeasureStep::Decide { decision });
        desk.does(Desk::schoolwork());
        assert_ne!(first, desk.measure);
        desk
    };
    both_ways(&[Element::SingleStretch {}], DECISION, chained, |desk| {
        let begins = desk.today() + chrono::Days::new(14);
        let plan = Plan::Suspension { first: begins, last: begins, pending: None };
        let decision = desk.decision(plan);
        desk.does(MeasureStep::Change { decision, reason: "Later.".into() });
    });
}

#[test]
fn a_removal_without_request_announcement_consultation_or_school_is_a_concept() {
    let again = |desk: &mut Desk| {
        let decision = desk.decision(Plan::Removal { from: None });
        desk.does(MeasureStep::Change { decision, reason: "Aangevuld.".into() });
    };
    both_ways(
        &[Element::Request {}],
        DECISION,
        || Desk::removed_without(Some(Element::Request {})),
        |desk| {
            let on = desk.today();
            desk.does(MeasureStep::Request { on, by: "K. Smit, directeur".into() });
        },
    );
    both_ways(
        &[Element::Announcement {}],
        DECISION,
        || Desk::removed_without(Some(Element::Announcement {})),
        |desk| {
            desk.send(Letter::Announcement {});
            again(desk);
        },
    );
    both_ways(
        &[Element::Consultation {}],
        DECISION,
        || Desk::removed_without(Some(Element::Consultation {})),
        |desk| {
            let on = desk.today();
            desk.does(MeasureStep::Consult { begun: on, ended: Some(on), result: "Akkoord.".into() });
        },
    );
    both_ways(
        &[Element::ReceivingSchool {}],
        DECISION,
        || Desk::removed_without(Some(Element::ReceivingSchool {})),
        |desk| {
            let on = desk.today();
            desk.does(MeasureStep::FindSchool { on, school: "Het Andere College".into() });
        },
    );
    both_ways(
        &[Element::Request {}],
        Letter::Announcement {},
        || Desk::removed_without(Some(Element::Request {})),
        |desk| {
            let on = desk.today();
            desk.does(MeasureStep::Request { on, by: "K. Smit, directeur".into() });
        },
    );
}

#[test]
fn who_is_who_and_the_text_about_objecting_have_to_be_known() {
    let without_birth = || {
        let mut desk = Desk::suspended_without(None);
        let mut known = desk.matter.bullying.clone();
        known.born = None;
        desk.session.save_pupil(known).unwrap();
        desk
    };
    both_ways(&[Element::BirthDate {}], DECISION, without_birth, |desk| {
        desk.session.save_pupil(desk.matter.bullying.clone()).unwrap();
    });
    let custody = |custody: Custody| {
        move |desk: &mut Desk| {
            let mut mother = guardian(&desk.matter.bullying, "Ria", "Hoff");
            mother.id = desk.mother;
            mother.pupils = vec![(desk.pupil, custody)];
            desk.session.save_guardian(mother).unwrap();
        }
    };
    let unknown = || {
        let mut desk = Desk::suspended_without(None);
        custody(Custody::Unknown)(&mut desk);
        desk
    };
    let mother = GuardianId(fresh());
    both_ways(&[Element::Guardian {}, Element::Custody { guardian: mother }], DECISION, unknown, custody(Custody::Yes));
    let blank = || {
        let mut desk = Desk::suspended_without(None);
        let mut school = desk.session.school().clone();
        school.measures.objection_private = String::new();
        desk.session.save_school(school).unwrap();
        desk
    };
    both_ways(&[Element::ObjectionText {}], DECISION, blank, |desk| {
        let mut school = desk.session.school().clone();
        school.measures.objection_private = "Bezwaar kan binnen zes weken.".to_owned();
        desk.session.save_school(school).unwrap();
    });
}

#[test]
fn a_decision_on_an_objection_asks_for_a_hearing_the_reports_and_reasons() {
    let objecting = |but: &str| {
        let mut desk = Desk::suspended_without(None);
        let on = desk.today();
        desk.does(MeasureStep::Object { on, by: Voice::Pupil {}, note: "".into() });
        let objection = id_of(&desk);
        let hearing = desk.hearing();
        if but != "hearing" {
            desk.does(MeasureStep::HearObjection { objection, hearing });
        }
        if but != "reports" {
            desk.does(MeasureStep::OfferReports { objection, on });
        }
        if but != "decision" {
            let reasons = if but == "reasons" { "" } else { "Zorgvuldig." };
            desk.does(rule(objection, on, reasons));
        }
        desk
    };
    let blocks = [
        ("hearing", Element::ObjectionHearing {}),
        ("reports", Element::ReportsOffered {}),
        ("decision", Element::ObjectionDecision {}),
        ("reasons", Element::ObjectionReasons {}),
    ];
    for (but, missing) in blocks {
        let lacking = || objecting(but);
        // The letter has the id of its objection, and each desk has its own: the block is looked at twice, each in its own.
        let mut supplied = lacking();
        let (objection, on) = (id_of(&supplied), supplied.today());
        let letter = Letter::Objection { objection };
        assert_eq!(supplied.lacks(letter), [missing]);
        let hearing = supplied.hearing();
        supplied.does(match but {
            "hearing" => MeasureStep::HearObjection { objection, hearing },
            "reports" => MeasureStep::OfferReports { objection, on },
            _ => rule(objection, on, "Zorgvuldig."),
        });
        assert_eq!(supplied.lacks(letter), []);

        let mut lifted = lacking();
        let letter = Letter::Objection { objection: id_of(&lifted) };
        let me = lifted.session.me().unwrap().id;
        let step = lift(me, letter, missing);
        assert_eq!(lifted.refuses(step), Refusal::Measure(MeasureRefusal::OnlySchoolLeader));
        let step = lift(lifted.leader, letter, missing);
        if missing.can_be_lifted() {
            lifted.does(step);
            assert_eq!(lifted.lacks(letter), []);
        } else {
            assert_eq!(lifted.refuses(step), Refusal::Measure(MeasureRefusal::NotLiftable));
        }
    }
}

fn id_of(desk: &Desk) -> ObjectionId {
    desk.file().case.measure(desk.measure).unwrap().objections[0].id
}

fn rule(objection: ObjectionId, on: NaiveDate, reasons: &str) -> MeasureStep {
    MeasureStep::DecideObjection {
        objection,
        on,
        by: "Het schoolbestuur".into(),
        ruling: ObjectionOutcome::Rejected,
        reasons: reasons.into(),
        consequences: "".into(),
    }
}

#[test]
fn a_suspension_of_three_days_goes_from_proposal_to_report_with_what_is_asked_the_same_day() {
    let mut desk = Desk::suspended_without(None);
    assert_eq!(desk.lacks(DECISION), []);
    let today = desk.today();
    let duties = desk.duties();
    assert!(duties.contains(&(DutyKind::ReportSuspension, today)), "more than a day: the Inspectie, the same day");
    assert_eq!(duties.iter().filter(|(kind, _)| matches!(kind, DutyKind::SendDecision(_))).count(), 2);
    assert_eq!(desk.next(), Some(Stage::Letter));
    desk.send(DECISION);
    let on = today;
    desk.does(MeasureStep::TellInspectorate { on, by: "K. Smit, directeur".into(), reference: "ISD-1".into() });
    assert_eq!((desk.duties(), desk.next()), (Vec::new(), None));

    // The duty outlives the window, and what was derived can be dropped.
    desk.session.rebuild_projections().unwrap();
    assert_eq!(desk.duties(), []);
    desk.does(MeasureStep::Object { on, by: Voice::Guardian { guardian: desk.mother }, note: "".into() });
    let four_weeks = on + chrono::Days::new(28);
    assert!(desk.duties().iter().all(|(_, due)| *due == four_weeks), "no school holiday moves it: {:?}", desk.duties());
    let mut school = desk.session.school().clone();
    school.school_type = SchoolType::Public;
    school.public_decision = app::domain::people::PublicDecision::SixWeeks;
    desk.session.save_school(school).unwrap();
    let twelve_weeks = on + chrono::Days::new(42 + 42);
    assert!(
        desk.duties().iter().all(|(_, due)| *due >= twelve_weeks),
        "after the term of objecting: {:?}",
        desk.duties()
    );
}

#[test]
fn a_suspension_of_more_than_a_week_is_refused_but_while_the_inspectie_is_consulted() {
    let mut desk = Desk::new();
    let first = desk.today();
    let long = |pending| Plan::Suspension { first, last: first + chrono::Days::new(7), pending };
    let propose = |desk: &Desk, plan| MeasureStep::Propose {
        proposal: Proposal { pupil: desk.pupil, plan, facts: "Zo.".into(), tried: "Zo.".into() },
    };
    let step = propose(&desk, long(None));
    assert_eq!(desk.refuses(step), Refusal::Measure(MeasureRefusal::LongerThanAWeek));
    desk.propose(Plan::Removal { from: None });
    let removal = desk.measure;
    desk.does(MeasureStep::Consult { begun: first, ended: None, result: "".into() });
    desk.measure = MeasureId(fresh());
    desk.propose(long(Some(removal)));
    assert_eq!(desk.file().case.measures.len(), 2);
}

#[test]
fn a_pupil_who_is_no_longer_under_the_leerplichtwet_is_reported_to_the_municipality_at_once() {
    let mut desk = Desk::new();
    let no = MeasureStep::AnswerCompulsory { applies: Answer::No, qualified: Answer::No, note: "".into() };
    let plan = Plan::Removal { from: None };
    desk.propose(plan);
    desk.does(no);
    let decision = desk.decision(plan);
    desk.does(MeasureStep::Decide { decision });
    assert!(desk.duties().contains(&(DutyKind::TellMunicipality, desk.today())));
    let file = desk.file();
    let facts = MeasureFacts { people: &file.people, school: &file.school, today: file.today };
    let stages = file.case.measure_stages(desk.measure, &facts);
    let of = |stage| stages.iter().find(|state| state.stage == stage).map(|state| state.status);
    assert_eq!(of(Stage::Municipality), Some(Status::ActionNeeded));
    assert_eq!(of(Stage::Consultation), Some(Status::NotNeeded));
}

#[test]
fn texts_checked_on_a_day_to_come_are_refused() {
    let mut desk = Desk::new();
    let mut school = desk.session.school().clone();
    school.measures.checked_on = desk.today().succ_opt();
    assert!(desk.session.save_school(school).is_err());
}

#[test]
fn what_the_law_still_asks_goes_along_to_a_colleague() {
    let mut desk = Desk::suspended_without(None);
    assert!(desk.duties().iter().any(|(kind, _)| *kind == DutyKind::ReportSuspension));
    let handed = desk
        .session
        .hand_over(desk.matter.case, desk.leader, &"".into(), &app::HandTo::Words, app::Way::Saved)
        .unwrap();
    let (_home, mut there) = Home::started();
    there.offer_handover(handed.bytes).unwrap();
    let preview = there.open_handover(handed.words.as_ref().map(|words| words.as_str())).unwrap();
    for duty in ["report_suspension", "send_decision"] {
        let task = preview.tasks.iter().find(|task| task.what == duty);
        assert!(
            task.is_some_and(|task| task.due.is_some() && task.name.as_deref() == Some("Bram van 't Hoff")),
            "{duty}"
        );
    }
}
