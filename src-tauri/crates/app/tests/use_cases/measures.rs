//! Suspension and removal on a real vault: what is recorded, what lacks, who may lift it, and what is asked when.

use app::domain::action::{Action, Submission};
use app::domain::case::{DutyKind, LetterMark, MeasureFacts, MeasureRefusal, Refusal, Stage, Status, next_stage};
use app::domain::ids::{GuardianId, MeasureId, ObjectionId, PupilId, StaffId};
use app::domain::measure::{
    DecisionInput, Element, HearingInput, Letter, MeasureStep, ObjectionOutcome, Plan, Proposal, Taker, Voice,
};
use app::domain::model::{Answer, ContactWay, Recipient};
use app::domain::people::{Custody, SchoolType, Staff, StaffRole};
use app::{AppError, CaseFile, Session};
use chrono::NaiveDate;

use crate::support::{Home, Matter, day, fresh, guardian, name, pupil};

const DECISION: Letter = Letter::Decision {};

/// A case with a director, and a pestende leerling of 14 with one parent who has custody.
struct Desk {
    session: Session,
    matter: Matter,
    measure: MeasureId,
    pupil: PupilId,
    mother: GuardianId,
    leader: StaffId,
    _home: Home,
}

impl Desk {
    fn new() -> Self {
        let (home, mut session) = Home::started();
        let mut bullying = pupil("Bram", "van 't", "Hoff");
        bullying.born = Some(day("2012-05-01"));
        let matter = Matter::open(&mut session, pupil("Yasmína", "el", "Khatib"), bullying.clone());
        let mother = guardian(&bullying, "Ria", "Hoff");
        let leader = StaffId(fresh());
        session.save_guardian(mother.clone()).unwrap();
        session
            .save_staff(Staff { id: leader, name: name("Karin", "", "Smit"), role: StaffRole::SchoolLeader })
            .unwrap();
        let (measure, pupil) = (MeasureId(fresh()), bullying.id);
        Self { session, matter, measure, pupil, mother: mother.id, leader, _home: home }
    }

    fn today(&self) -> NaiveDate {
        self.session.today()
    }

    /// Three days from tomorrow.
    fn plan(&self) -> Plan {
        let first = self.today().succ_opt().unwrap();
        Plan::Suspension { first, last: first + chrono::Days::new(2), pending: None }
    }

    fn take(&mut self, step: MeasureStep) -> Result<CaseFile, AppError> {
        let action = Action::Measure { measure: self.measure, step: Box::new(step) };
        self.session.act(self.matter.case, &Submission::from(action))
    }

    fn does(&mut self, step: MeasureStep) {
        self.take(step).unwrap();
    }

    fn refuses(&mut self, step: MeasureStep) -> Refusal {
        match self.take(step) {
            Err(AppError::Refused(refusal)) => refusal,
            other => panic!("not refused: {:?}", other.map(|file| file.case.seq)),
        }
    }

    fn file(&self) -> CaseFile {
        self.session.case(self.matter.case).unwrap()
    }

    /// What the letter lacks, on the file as the window reads it.
    fn lacks(&self, letter: Letter) -> Vec<Element> {
        let file = self.file();
        let facts = MeasureFacts { people: &file.people, school: &file.school, today: file.today };
        let gaps: Vec<Element> =
            file.case.measure_gaps(self.measure, letter, &facts).into_iter().map(|gap| gap.missing).collect();
        let mark = file.case.measure_letter(self.measure, letter, &facts).unwrap().mark;
        assert_eq!(matches!(mark, LetterMark::Concept(_)), !gaps.is_empty(), "CONCEPT as long as something lacks");
        gaps
    }

    fn duties(&self) -> Vec<(DutyKind, NaiveDate)> {
        let file = self.file();
        let facts = MeasureFacts { people: &file.people, school: &file.school, today: file.today };
        file.case.duties(&facts).into_iter().map(|duty| (duty.kind, duty.due)).collect()
    }

    fn next(&self) -> Option<Stage> {
        let file = self.file();
        let facts = MeasureFacts { people: &file.people, school: &file.school, today: file.today };
        next_stage(&file.case.measure_stages(self.measure, &facts)).map(|state| state.stage)
    }

    fn propose(&mut self, plan: Plan) {
        let proposal = Proposal { pupil: self.pupil, plan, facts: "Hij dreigt.".into(), tried: "Gesprekken.".into() };
        self.does(MeasureStep::Propose { proposal });
    }

    fn hearing(&self) -> HearingInput {
        HearingInput {
            on: self.today(),
            voices: vec![Voice::Pupil {}, Voice::Guardian { guardian: self.mother }],
            staff: vec![self.leader],
            account: "Hij zegt: “Het was een grap.”".into(),
        }
    }

    fn decision(&self, plan: Plan) -> DecisionInput {
        DecisionInput {
            plan,
            decided_on: self.today(),
            decided_by: "K. Smit, directeur".into(),
            taker: Taker::OnBehalf { of: "Stichting Voorbeeld".into(), mandate: "Statuut, artikel 4".into() },
            reasons: "De dreiging hield niet op.".into(),
        }
    }

    fn schoolwork() -> MeasureStep {
        MeasureStep::ArrangeSchoolwork { by: "M. de Graaf, mentor".into(), what: "Via de mail.".into() }
    }

    fn lift(&self, by: StaffId, letter: Letter, missing: Element) -> MeasureStep {
        MeasureStep::LiftGap { letter, missing, by, reason: "Het kan niet wachten.".into() }
    }

    fn readers(&self) -> [Recipient; 2] {
        let pupil = self.pupil;
        [Recipient::Pupil { pupil }, Recipient::Guardians { pupil, guardians: vec![self.mother] }]
    }

    fn send(&mut self, letter: Letter) {
        for to in self.readers() {
            let on = self.today();
            self.does(MeasureStep::SendLetter { letter, to, on, channel: ContactWay::Letter });
        }
    }

    /// Everything before and with the decision of a suspension but for the named thing.
    fn suspended_without(lacking: Option<Element>) -> Self {
        let mut desk = Self::new();
        let (plan, is) = (desk.plan(), |element| lacking == Some(element));
        desk.propose(plan);
        if !matches!(lacking, Some(Element::Hearing { .. })) {
            let hearing = desk.hearing();
            desk.does(MeasureStep::Hear { hearing });
        }
        let mut decision = desk.decision(plan);
        let either = |missing, text: &str| if is(missing) { "".into() } else { text.into() };
        decision.taker = Taker::OnBehalf {
            of: either(Element::OnBehalfOf {}, "Stichting Voorbeeld"),
            mandate: either(Element::Mandate {}, "Statuut, artikel 4"),
        };
        decision.reasons = either(Element::Reasons {}, "De dreiging hield niet op.");
        if !is(Element::Decision {}) {
            desk.does(MeasureStep::Decide { decision });
        }
        if !is(Element::Schoolwork {}) {
            desk.does(Self::schoolwork());
        }
        desk
    }

    /// Everything of a removal but for the named thing; the pupil is under the Leerplichtwet.
    fn removed_without(lacking: Option<Element>) -> Self {
        let mut desk = Self::new();
        let (today, is) = (desk.today(), |element| lacking == Some(element));
        let plan = Plan::Removal { from: None };
        desk.propose(plan);
        if !is(Element::Request {}) {
            desk.does(MeasureStep::Request { on: today, by: "K. Smit, directeur".into() });
        }
        if !is(Element::Announcement {}) {
            desk.send(Letter::Announcement {});
        }
        let hearing = desk.hearing();
        desk.does(MeasureStep::Hear { hearing });
        if !is(Element::Consultation {}) {
            desk.does(MeasureStep::Consult { begun: today, ended: Some(today), result: "Akkoord.".into() });
        }
        if !is(Element::ReceivingSchool {}) {
            desk.does(MeasureStep::FindSchool { on: today, school: "Het Andere College".into() });
        }
        let decision = desk.decision(plan);
        desk.does(MeasureStep::Decide { decision });
        desk
    }
}

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

    let mut lifted = lacking();
    for missing in lifted.lacks(letter) {
        let me = lifted.session.me().unwrap().id;
        for nobody in [me, StaffId(fresh())] {
            let step = lifted.lift(nobody, letter, missing);
            assert_eq!(lifted.refuses(step), Refusal::Measure(MeasureRefusal::OnlySchoolLeader));
        }
        let step = lifted.lift(lifted.leader, letter, missing);
        if !missing.can_be_lifted() {
            assert_eq!(lifted.refuses(step), Refusal::Measure(MeasureRefusal::NotLiftable));
            return;
        }
        lifted.does(step);
        let file = lifted.file();
        let line = file.case.timeline.last().unwrap();
        assert_eq!((line.kind, line.actor, line.in_name_of), ("measure_gap_lifted", me, Some(lifted.leader)));
        assert_eq!(line.reason.as_ref().and_then(|reason| reason.written()), Some("Het kan niet wachten."));
    }
    assert_eq!(lifted.lacks(letter), [], "lifted");
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
        let step = lifted.lift(me, letter, missing);
        assert_eq!(lifted.refuses(step), Refusal::Measure(MeasureRefusal::OnlySchoolLeader));
        let step = lifted.lift(lifted.leader, letter, missing);
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
