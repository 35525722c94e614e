//! A case with a director and a pestende leerling, and how far its measure is brought.

use app::domain::action::{Action, Submission};
use app::domain::case::{DutyKind, LetterMark, MeasureFacts, Refusal, Stage, next_stage};
use app::domain::ids::{GuardianId, MeasureId, PupilId, StaffId};
use app::domain::measure::{DecisionInput, Element, HearingInput, Letter, MeasureStep, Plan, Proposal, Taker, Voice};
use app::domain::model::{ContactWay, Recipient};
use app::domain::people::{Staff, StaffRole};
use app::{AppError, CaseFile, Session};
use chrono::NaiveDate;

use crate::support::{Home, Matter, day, fresh, guardian, name, pupil};

pub(crate) const DECISION: Letter = Letter::Decision {};

/// A case with a director, and a pestende leerling of 14 with one parent who has custody.
pub(crate) struct Desk {
    pub(crate) session: Session,
    pub(crate) matter: Matter,
    pub(crate) measure: MeasureId,
    pub(crate) pupil: PupilId,
    pub(crate) mother: GuardianId,
    pub(crate) leader: StaffId,
    pub(crate) home: Home,
}

impl Desk {
    pub(crate) fn new() -> Self {
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
        Self { session, matter, measure, pupil, mother: mother.id, leader, home }
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.session.today()
    }

    /// Three days from tomorrow.
    pub(crate) fn plan(&self) -> Plan {
        let first = self.today().succ_opt().unwrap();
        Plan::Suspension { first, last: first + chrono::Days::new(2), pending: None }
    }

    pub(crate) fn take(&mut self, step: MeasureStep) -> Result<CaseFile, AppError> {
        let action = Action::Measure { measure: self.measure, step: Box::new(step) };
        self.session.act(self.matter.case, &Submission::from(action))
    }

    pub(crate) fn does(&mut self, step: MeasureStep) {
        self.take(step).unwrap();
    }

    pub(crate) fn refuses(&mut self, step: MeasureStep) -> Refusal {
        match self.take(step) {
            Err(AppError::Refused(refusal)) => refusal,
            other => panic!("not refused: {:?}", other.map(|file| file.case.seq)),
        }
    }

    pub(crate) fn file(&self) -> CaseFile {
        self.session.case(self.matter.case).unwrap()
    }

    /// What the letter lacks, on the file as the window reads it.
    pub(crate) fn lacks(&self, letter: Letter) -> Vec<Element> {
        let file = self.file();
        let facts = MeasureFacts { people: &file.people, school: &file.school, today: file.today };
        let gaps: Vec<Element> =
            file.case.measure_gaps(self.measure, letter, &facts).into_iter().map(|gap| gap.missing).collect();
        let mark = file.case.measure_letter(self.measure, letter, &facts).unwrap().mark;
        assert_eq!(matches!(mark, LetterMark::Concept(_)), !gaps.is_empty(), "CONCEPT as long as something lacks");
        gaps
    }

    pub(crate) fn duties(&self) -> Vec<(DutyKind, NaiveDate)> {
        let file = self.file();
        let facts = MeasureFacts { people: &file.people, school: &file.school, today: file.today };
        file.case.duties(&facts).into_iter().map(|duty| (duty.kind, duty.due)).collect()
    }

    pub(crate) fn next(&self) -> Option<Stage> {
        let file = self.file();
        let facts = MeasureFacts { people: &file.people, school: &file.school, today: file.today };
        next_stage(&file.case.measure_stages(self.measure, &facts)).map(|state| state.stage)
    }

    pub(crate) fn propose(&mut self, plan: Plan) {
        let proposal = Proposal { pupil: self.pupil, plan, facts: "Hij dreigt.".into(), tried: "Gesprekken.".into() };
        self.does(MeasureStep::Propose { proposal });
    }

    pub(crate) fn hearing(&self) -> HearingInput {
        HearingInput {
            on: self.today(),
            voices: vec![Voice::Pupil {}, Voice::Guardian { guardian: self.mother }],
            staff: vec![self.leader],
            account: "Hij zegt: “Het was een grap.”".into(),
        }
    }

    pub(crate) fn decision(&self, plan: Plan) -> DecisionInput {
        DecisionInput {
            plan,
            decided_on: self.today(),
            decided_by: "K. Smit, directeur".into(),
            taker: Taker::OnBehalf { of: "Stichting Voorbeeld".into(), mandate: "Statuut, artikel 4".into() },
            reasons: "De dreiging hield niet op.".into(),
        }
    }

    pub(crate) fn schoolwork() -> MeasureStep {
        MeasureStep::ArrangeSchoolwork { by: "M. de Graaf, mentor".into(), what: "Via de mail.".into() }
    }

    pub(crate) fn readers(&self) -> [Recipient; 2] {
        let pupil = self.pupil;
        [Recipient::Pupil { pupil }, Recipient::Guardians { pupil, guardians: vec![self.mother] }]
    }

    pub(crate) fn send(&mut self, letter: Letter) {
        for to in self.readers() {
            let on = self.today();
            self.does(MeasureStep::SendLetter { letter, to, on, channel: ContactWay::Letter });
        }
    }

    /// Everything before and with the decision of a suspension but for the named thing.
    pub(crate) fn suspended_without(lacking: Option<Element>) -> Self {
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
    pub(crate) fn removed_without(lacking: Option<Element>) -> Self {
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

pub(crate) fn lift(by: StaffId, letter: Letter, missing: Element) -> MeasureStep {
    MeasureStep::LiftGap { letter, missing, by, reason: "Het kan niet wachten.".into() }
}
