//! A small school with its people, and a case in it to act upon.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::action::{
    Action, AgreementInput, Assessment, CarriedCheck, ConversationInput, EvidenceInput, FollowUpInput, Intake,
    ReportMade, Safety, SanctionInput, StopAnswer, Submission,
};
use crate::calendar::{Calendar, Region};
use crate::case::{Case, Context, Duty, MeasureFacts, Missing, Progress, Refusal, RowProgress, Status};
use crate::document::DocumentKind;
use crate::event::Event;
use crate::ids::{CaseId, ConversationId, FollowUpId, GuardianId, PupilId, ReportId, StaffId};
use crate::journal::{Entry, NewEvent};
use crate::model::{
    Answer, Behaviour, CaseNumber, ConsentScope, ContactWay, ConversationForm, Means, Outcome, Place, Recipient,
    Reporter, RequestAnswer, Role, SanctionKind, StopCard, Trend, Warning,
};
use crate::people::{Custody, Guardian, Name, People, Pupil, School, SchoolType, Staff, StaffRole};
use crate::protocol::{Protocol, Step};
use crate::text::Prose;

/// The gepeste leerling of most tests.
pub const NOOR: PupilId = PupilId(Uuid::from_u128(0x11));
/// A pestende leerling.
pub const SEM: PupilId = PupilId(Uuid::from_u128(0x12));
/// Another pestende leerling, born on 29 February.
pub const BRAM: PupilId = PupilId(Uuid::from_u128(0x13));
/// An omstander, Sem's sister.
pub const EVA: PupilId = PupilId(Uuid::from_u128(0x14));
/// A pupil of 18, in no case at first.
pub const JAAP: PupilId = PupilId(Uuid::from_u128(0x15));
/// A pupil whose date of birth is not known, in no case at first.
pub const LIV: PupilId = PupilId(Uuid::from_u128(0x16));
/// Nobody the school knows.
pub const STRANGER: PupilId = PupilId(Uuid::from_u128(0x1f));

/// Parents of Noor, both with custody.
pub const NOORS_MOTHER: GuardianId = GuardianId(Uuid::from_u128(0x21));
pub const NOORS_FATHER: GuardianId = GuardianId(Uuid::from_u128(0x22));
/// The mother of Sem and of Eva.
pub const SEMS_MOTHER: GuardianId = GuardianId(Uuid::from_u128(0x23));
/// Without custody, and the school may not contact him.
pub const BRAMS_FATHER: GuardianId = GuardianId(Uuid::from_u128(0x24));
pub const JAAPS_MOTHER: GuardianId = GuardianId(Uuid::from_u128(0x25));
/// Without custody over a son who is of age.
pub const JAAPS_FATHER: GuardianId = GuardianId(Uuid::from_u128(0x26));

/// Another case.
pub const OTHER: CaseId = CaseId(Uuid::from_u128(0x42));

pub const MENTOR: StaffId = StaffId(Uuid::from_u128(0x31));
pub const LEADER: StaffId = StaffId(Uuid::from_u128(0x32));

/// A school, a day, and a case with its journal.
#[derive(Clone)]
pub struct World {
    pub people: People,
    pub school: School,
    pub calendar: Calendar,
    pub today: NaiveDate,
    pub actor: StaffId,
    pub case: Case,
    pub journal: Vec<Entry>,
    last_id: Cell<u128>,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl World {
    /// Tuesday 3 November 2026, no case opened yet.
    pub fn new() -> Self {
        let school = School::new("Het Voorbeeld".into(), "Ede".into(), Region::Middle, SchoolType::Private);
        Self {
            people: people(),
            calendar: Calendar::new(school.region, &school.own_days),
            school,
            today: day("2026-11-03"),
            actor: MENTOR,
            case: Case::new(CaseId(Uuid::from_u128(0x41))),
            journal: Vec::new(),
            last_id: Cell::new(0x1000),
        }
    }

    /// A case just opened: Noor is bullied, Sem and Bram bully, Eva stands by.
    pub fn opened() -> Self {
        let mut world = Self::new();
        world.does(open());
        world
    }

    /// That case after steps 1 to 3: Noor, Sem and Bram each spoken, then together on 3 November.
    pub fn after_step_three() -> Self {
        let mut world = Self::opened();
        world.does(assess(Outcome::Bullying));
        for (step, pupil) in [(Step::Bullied, NOOR), (Step::Bullying, SEM), (Step::Bullying, BRAM)] {
            world.does(record(talk(step, &[pupil])));
        }
        world.does(Action::WeighJointTalk { wanted: Answer::Yes, safe: Answer::Yes, note: "".into() });
        world.does(record(talk(Step::Together, &[NOOR, SEM, BRAM])));
        for pupil in [SEM, BRAM] {
            world.does(Action::Agree { agreement: agreement(pupil, Some(NOOR)) });
            world.does(Action::Sanction { sanction: sanction(pupil, SanctionKind::Conditional) });
            world.does(Action::AnswerReflective { pupil, needed: false, why: "Hij ziet het zelf.".into() });
        }
        world
    }

    /// That case after step 4 and with every check held: ready for step 6 on 17 November.
    pub fn after_step_five() -> Self {
        let mut world = Self::after_step_three();
        for (pupil, parent) in [(NOOR, NOORS_MOTHER), (SEM, SEMS_MOTHER)] {
            world.does(record(parent_talk(Step::Parents, pupil, &[parent])));
        }
        let refused = crate::model::NotSpoken::Refused {};
        world.does(Action::NoParentTalk { pupil: BRAM, why: refused, note: "".into() });
        world.today = day("2026-11-17");
        while let Some(follow_up) = world.case.next_follow_up().map(|f| f.id) {
            world.does(hold(follow_up, world.today));
        }
        world
    }

    /// That case with everything that step 6 asks.
    pub fn ready_to_close() -> Self {
        let mut world = Self::after_step_five();
        world.does(finding(world.today, true));
        for pupil in [NOOR, SEM, BRAM] {
            world.does(inform(pupil, world.today));
            world.does(tell(pupil, world.today));
        }
        world.does(Action::AnswerIncident { serious: false, registered_on: None, registered_by: "".into() });
        world
    }

    /// What the case says to this; the case itself stays as it is.
    pub fn decide(&self, submission: &Submission) -> Result<Vec<NewEvent>, Refusal> {
        let ids = || {
            self.last_id.set(self.last_id.get() + 1);
            Uuid::from_u128(self.last_id.get())
        };
        self.with_context(&ids, |context| self.case.decide(submission, context))
    }

    /// Hands over what a decision may depend on.
    pub fn with_context<T>(&self, ids: &dyn Fn() -> Uuid, then: impl FnOnce(&Context<'_>) -> T) -> T {
        then(&Context {
            now: self.today.and_hms_opt(9, 0, 0).unwrap().and_utc(),
            today: self.today,
            actor: self.actor,
            ids,
            number: CaseNumber { year: 2026, serial: 14 },
            people: &self.people,
            school: &self.school,
            calendar: &self.calendar,
            protocol: Protocol::current(),
        })
    }

    /// Decides and takes in what follows, after a trip through the stored format; answers with what was added.
    pub fn submit(&mut self, submission: impl Into<Submission>) -> Result<Vec<Entry>, Refusal> {
        let decided = self.decide(&submission.into())?;
        Ok(self.take(decided))
    }

    /// Takes in what was decided, after a trip through the stored format; answers with what was added.
    pub fn take(&mut self, decided: Vec<NewEvent>) -> Vec<Entry> {
        let mut added = Vec::new();
        for new in decided {
            let now = self.today.and_hms_opt(9, 0, 0).unwrap().and_utc();
            let mut entry = new.entry(self.case.seq + 1, now, self.actor);
            entry.event = stored(&entry.event);
            self.case.apply(&entry).expect("what was decided applies");
            self.journal.push(entry.clone());
            added.push(entry);
        }
        added
    }

    /// Does what must be allowed.
    pub fn does(&mut self, submission: impl Into<Submission>) -> Vec<Entry> {
        let submission = submission.into();
        self.submit(submission.clone()).unwrap_or_else(|refusal| panic!("{refusal}: {submission:?}"))
    }

    /// Tries what must be refused.
    pub fn refuses(&mut self, submission: impl Into<Submission>) -> Refusal {
        let submission = submission.into();
        let before = self.case.clone();
        let refusal = self.submit(submission.clone()).expect_err(&format!("{submission:?}"));
        assert_eq!(self.case, before, "a refusal changes nothing");
        refusal
    }

    pub fn passes(&mut self, action: Action, warning: Warning) -> Vec<Entry> {
        assert_eq!(self.refuses(action.clone()), Refusal::Warned(vec![warning]));
        self.does(Submission { action, reasons: [(warning, "Ouders weten ervan.".into())].into() })
    }

    pub fn later(&mut self, days: u64) {
        self.today = self.today + Days::new(days);
    }

    pub fn progress(&self) -> Progress {
        self.case.progress(Protocol::current(), &self.people, self.today)
    }

    /// What the derived questions about measures need.
    pub fn facts(&self) -> MeasureFacts<'_> {
        MeasureFacts { people: &self.people, school: &self.school, today: self.today }
    }

    pub fn duties(&self) -> Vec<Duty> {
        self.case.duties(&self.facts())
    }

    pub fn status(&self, step: Step) -> Status {
        self.progress().steps.iter().find(|s| s.step == step).unwrap().status
    }

    pub fn row(&self, step: Step, pupil: impl Into<Option<PupilId>>) -> RowProgress {
        let pupil = pupil.into();
        let steps = self.progress().steps;
        let rows = steps.into_iter().find(|s| s.step == step).unwrap().rows;
        rows.into_iter().find(|row| row.pupil == pupil).expect("the row is there")
    }

    pub fn missing(&self, step: Step, pupil: impl Into<Option<PupilId>>) -> Vec<Missing> {
        self.row(step, pupil).missing
    }

    /// The next action: step, pupil, what.
    pub fn next(&self) -> Option<(Step, Option<PupilId>, Missing)> {
        self.progress().next.map(|next| (next.step, next.pupil, next.what))
    }

    /// The planned or past checks of a pupil: where the plan put them, and where they are now.
    pub fn checks(&self, pupil: PupilId) -> Vec<(FollowUpId, NaiveDate)> {
        self.case.follow_ups.iter().filter(|f| f.pupil == pupil).map(|f| (f.id, f.date)).collect()
    }
}

/// An event as it comes back from the store.
pub fn stored(event: &Event) -> Event {
    serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap()
}

fn people() -> People {
    let name = |first: &str, infix: &str, last: &str| Name {
        first: first.into(),
        infix: infix.into(),
        last: last.into(),
        call: String::new(),
    };
    let pupil = |id, name, born: Option<&str>| {
        (id, Pupil { id, name, class: "2B".into(), born: born.map(day), nicknames: Vec::new() })
    };
    let guardian = |id, name, pupils: &[(PupilId, Custody)], contact_allowed| {
        let (pupils, contact, language) = (pupils.to_vec(), String::new(), String::new());
        (id, Guardian { id, name, pupils, contact, language, interpreter: false, contact_allowed })
    };
    let staff = |id, name, role| (id, Staff { id, name, role });
    let custody = Custody::Yes;
    People {
        pupils: BTreeMap::from([
            pupil(NOOR, name("Noor", "", "Bakker"), Some("2012-05-10")),
            pupil(SEM, name("Sem", "van der", "Berg"), Some("2011-09-01")),
            pupil(BRAM, name("Bram", "", "Öztürk"), Some("2012-02-29")),
            pupil(EVA, name("Eva", "van der", "Berg"), Some("2013-01-20")),
            pupil(JAAP, name("Jaap", "", "Visser"), Some("2008-11-03")),
            pupil(LIV, name("Liv", "", "Jansen"), None),
        ]),
        guardians: BTreeMap::from([
            guardian(NOORS_MOTHER, name("Anna", "", "Bakker"), &[(NOOR, custody)], true),
            guardian(NOORS_FATHER, name("Piet", "de", "Wit"), &[(NOOR, custody)], true),
            guardian(SEMS_MOTHER, name("Rosa", "", "Kaya"), &[(SEM, custody), (EVA, custody)], true),
            guardian(BRAMS_FATHER, name("Emre", "", "Öztürk"), &[(BRAM, Custody::No)], false),
            guardian(JAAPS_MOTHER, name("Els", "", "Visser"), &[(JAAP, custody)], true),
            guardian(JAAPS_FATHER, name("Joost", "", "Visser"), &[(JAAP, Custody::No)], true),
        ]),
        staff: BTreeMap::from([
            staff(MENTOR, name("Joke", "de", "Vries"), StaffRole::Mentor),
            staff(LEADER, name("Karel", "", "Smit"), StaffRole::SchoolLeader),
        ]),
    }
}

/// A report on 2 November with every answer filled in.
pub fn intake() -> Intake {
    let no = StopAnswer { yes: false, referred_on: None, referred_to: "".into() };
    Intake {
        reported_on: day("2026-11-02"),
        reporter: Reporter::Parent,
        reporter_note: "".into(),
        pupils: vec![(NOOR, Role::Bullied), (SEM, Role::Bullying), (BRAM, Role::Bullying), (EVA, Role::Bystander)],
        place: Place::AtSchool,
        place_reason: "".into(),
        since: "Sinds september".into(),
        behaviours: BTreeSet::from([Behaviour::Words]),
        what: "Ze noemen haar elke dag lelijke dingen.".into(),
        acknowledged: ["V1", "V2", "V3", "V4"].map(Into::into).into(),
        stop_cards: StopCard::ALL.iter().map(|card| (*card, no.clone())).collect(),
        safety: Safety::default(),
    }
}

pub fn open() -> Action {
    Action::Open { intake: Box::new(intake()) }
}

/// An assessment whose answers all say yes, so that they point to bullying.
pub fn assessment(outcome: Outcome) -> Assessment {
    let answers = ["B1", "B2", "B3", "B4", "B5", "B6", "B7"].map(|id| (id.into(), Answer::Yes)).into();
    Assessment { answers, notes: BTreeMap::new(), outcome, reason: "Het is elke dag.".into() }
}

pub fn assess(outcome: Outcome) -> Action {
    Action::Assess { assessment: assessment(outcome) }
}

thread_local! {
    static TALKS: Cell<u128> = const { Cell::new(0x8000_0000) };
}

/// A conversation today with the mentor, under a new id.
pub fn talk(step: Step, pupils: &[PupilId]) -> ConversationInput {
    let id = ConversationId(Uuid::from_u128(TALKS.replace(TALKS.get() + 1)));
    ConversationInput {
        id,
        step,
        held_on: day("2026-11-03"),
        form: ConversationForm::Talk {},
        setting: "".into(),
        pupils: pupils.to_vec(),
        guardians: Vec::new(),
        staff: vec![MENTOR],
        points: BTreeSet::new(),
        account: "Ze vertelt: “Ik durf niet meer.”".into(),
        remarks: "".into(),
        apology: None,
        agreements: Vec::new(),
        sanctions: Vec::new(),
        reflective: Vec::new(),
    }
}

/// A conversation of step 4 or 7 with parents.
pub fn parent_talk(step: Step, pupil: PupilId, guardians: &[GuardianId]) -> ConversationInput {
    ConversationInput { guardians: guardians.to_vec(), staff: vec![MENTOR, LEADER], ..talk(step, &[pupil]) }
}

pub fn record(conversation: ConversationInput) -> Action {
    Action::Record { conversation: Box::new(conversation) }
}

pub fn agreement(pupil: PupilId, protects: Option<PupilId>) -> AgreementInput {
    let (what, check) = ("Laat haar met rust.".into(), "De mentor vraagt het na.".into());
    AgreementInput { pupil, protects, what, from: day("2026-11-03"), until: None, check }
}

pub fn sanction(pupil: PupilId, kind: SanctionKind) -> SanctionInput {
    SanctionInput { pupil, kind, what: "Een week in de pauze binnen.".into(), due: None }
}

pub fn hold(follow_up: FollowUpId, on: NaiveDate) -> Action {
    let check = FollowUpInput {
        on,
        words: "“Het gaat wel.”".into(),
        safe_room: true,
        trend: Trend::Less,
        counsellor_offered: true,
        means: Means::AtSchool,
        agreements: Vec::new(),
        next: Prose::default(),
        next_on: None,
    };
    Action::HoldFollowUp { follow_up, check }
}

/// What was recorded, told otherwise.
pub fn hold_with(follow_up: FollowUpId, on: NaiveDate, change: impl FnOnce(&mut FollowUpInput)) -> Action {
    let Action::HoldFollowUp { mut check, .. } = hold(follow_up, on) else { unreachable!() };
    change(&mut check);
    Action::HoldFollowUp { follow_up, check }
}

pub fn move_to(follow_up: FollowUpId, date: &str) -> Action {
    Action::MoveFollowUp { follow_up, date: day(date), reason: "Excursie.".into(), means: Means::AtSchool }
}

pub fn add_check(pupil: PupilId, date: &str) -> Action {
    Action::AddFollowUp { pupil, date: day(date), means: Means::AtSchool, note: "".into() }
}

/// A check planned in another case, four days before it was moved to.
pub fn carried(pupil: PupilId) -> CarriedCheck {
    CarriedCheck {
        pupil,
        base: day("2026-11-03"),
        original: day("2026-11-17"),
        asked: day("2026-11-23"),
        date: day("2026-11-23"),
        means: Means::AtSchool,
        extra: false,
        moved: Some("Excursie.".into()),
        note: "".into(),
        chosen: false,
    }
}

pub fn pause(on: &str) -> Action {
    Action::Pause { on: day(on), reason: "Op verzoek van politie.".into() }
}

pub fn resume(on: &str) -> Action {
    Action::Resume { on: day(on), note: "".into() }
}

pub fn finding(on: NaiveDate, stopped: bool) -> Action {
    Action::RecordFinding { on, stopped, shows: "Zij zegt het, en de docenten zien het.".into() }
}

pub fn inform(pupil: PupilId, on: NaiveDate) -> Action {
    Action::InformFamily { pupil, on, channel: ContactWay::Phone, note: "".into(), by: None }
}

/// The family was told that there is a case.
pub fn tell(pupil: PupilId, on: NaiveDate) -> Action {
    Action::TellCase { pupil, on, channel: ContactWay::Letter, by: MENTOR, note: "".into() }
}

/// A pupil of age lets one parent know everything.
pub fn consent(pupil: PupilId, guardian: GuardianId, on: NaiveDate) -> Action {
    let (guardians, scopes) = ([guardian].into(), ConsentScope::ALL.iter().copied().collect());
    Action::GiveConsent { pupil, on, guardians, scopes, note: "".into() }
}

pub fn request(pupil: PupilId, guardian: GuardianId, on: NaiveDate, answer: RequestAnswer) -> Action {
    Action::AnswerRequest { pupil, guardian, on, answer, ground: "Hij vroeg het per brief.".into() }
}

pub fn evidence(on: NaiveDate) -> EvidenceInput {
    EvidenceInput {
        on,
        at: Some("16:20".parse().unwrap()),
        seen_where: "De groepsapp van 2B".into(),
        what: "Een bericht dat zij niet mocht komen.".into(),
        seen_by: "Noor".into(),
        kept_by: "Haar moeder".into(),
    }
}

pub fn leaves(pupil: PupilId, on: NaiveDate) -> Action {
    Action::RecordLeaving { pupil, on, reason: "Naar een andere school.".into() }
}

pub fn close() -> Action {
    Action::Close { light: false, note: Prose::default() }
}

/// A document about a conversation with these parents, frozen under a new id.
pub fn report(kind: DocumentKind, pupil: PupilId, guardian: GuardianId, talk: Option<ConversationId>) -> ReportMade {
    let id = ReportId(Uuid::from_u128(TALKS.replace(TALKS.get() + 1)));
    let recipient = Recipient::Guardians { pupil, guardians: vec![guardian] };
    ReportMade {
        id,
        kind,
        recipient,
        conversation: talk,
        letter: None,
        sha256: "0f".repeat(32),
        signatures: Vec::new(),
        names: Vec::new(),
    }
}
