//! The steps with a suspension and a removal.

use chrono::{Days, NaiveDate};
use domain::action::Action;
use domain::ids::{MeasureId, PupilId, StaffId};
use domain::measure::{DecisionInput, Element, HearingInput, Letter, MeasureStep, Plan, Proposal, Taker, Voice};
use domain::model::{Answer, ContactWay, Recipient};
use serde_json::{Value, json};

use crate::calls::{Call, Caller};
use crate::matter::{Matter, free, fresh, read};
use crate::payloads::Payload;

/// A payload for every step.
pub(crate) const ALL: &[Payload] = &[
    |caller| {
        let (matter, measure) = (Matter::open(caller), MeasureId(fresh()));
        let plan = while_consulted(caller, &matter);
        matter.to_do(propose(measure, matter.bullying, plan))
    },
    |caller| {
        let proposed = Proposed::removal(caller);
        proposed.to_do(MeasureStep::Request { on: proposed.matter.today, by: free("de directeur") })
    },
    |caller| {
        let proposed = Proposed::suspension(caller);
        let (on, channel) = (proposed.matter.today, ContactWay::Mail);
        proposed.to_do(MeasureStep::Invite { voices: proposed.voices(caller), on, channel })
    },
    |caller| {
        let proposed = Proposed::suspension(caller);
        proposed.to_do(MeasureStep::Hear { hearing: proposed.hearing(caller) })
    },
    |caller| {
        let proposed = Proposed::suspension(caller);
        let on = proposed.matter.today;
        proposed.to_do(MeasureStep::Decline { voice: Voice::Pupil {}, on, note: free("wilde niet") })
    },
    |caller| Proposed::suspension(caller).to_do(MeasureStep::NotHeardBefore { reason: free("het moest meteen") }),
    |caller| {
        Proposed::suspension(caller).to_do(MeasureStep::AnswerCompulsory {
            applies: Answer::Yes,
            qualified: Answer::No,
            note: free("leerplicht"),
        })
    },
    |caller| {
        let proposed = Proposed::removal(caller);
        let on = proposed.matter.today;
        proposed.to_do(MeasureStep::Consult { begun: on, ended: Some(on), result: free("uitkomst van het overleg") })
    },
    |caller| {
        let proposed = Proposed::removal(caller);
        proposed.to_do(MeasureStep::FindSchool { on: proposed.matter.today, school: free("een andere school") })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let plan = while_consulted(caller, &decided.matter);
        let decision = DecisionInput { plan, ..decided.decision() };
        decided.to_do(MeasureStep::Change { decision, reason: free("zo lang het overleg duurt") })
    },
    |caller| {
        let proposed = Proposed::suspension(caller);
        proposed.to_do(MeasureStep::Decide { decision: proposed.decision() })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        decided.to_do(MeasureStep::Change { decision: decided.decision(), reason: free("waarom anders") })
    },
    |caller| {
        let (by, what) = (free("de teamleider"), free("via de elektronische leeromgeving"));
        Proposed::suspension(caller).to_do(MeasureStep::ArrangeSchoolwork { by, what })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let (letter, to) = (Letter::Decision {}, decided.pupil());
        decided.to_do(MeasureStep::MakeLetter { letter, to, report: None })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let (letter, to, on) = (Letter::Decision {}, decided.pupil(), decided.matter.today);
        decided.to_do(MeasureStep::SendLetter { letter, to, on, channel: ContactWay::Mail })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let (on, by) = (decided.matter.today, free("de directeur"));
        decided.to_do(MeasureStep::TellInspectorate { on, by, reference: free("kenmerk 12") })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let (on, by) = (decided.matter.today, free("de directeur"));
        decided.to_do(MeasureStep::TellMunicipality { on, by, note: free("leerplichtambtenaar") })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let on = decided.matter.today;
        decided.to_do(MeasureStep::Object { on, by: Voice::Pupil {}, note: free("een brief") })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let on = decided.matter.today;
        let object = decided.to_do(MeasureStep::Object { on, by: Voice::Pupil {}, note: free("een brief") });
        let view = caller.must(object.command, &object.arguments);
        let objection = read(&view, "/measures/0/objections/0/id");
        decided.to_do(MeasureStep::OfferReports { objection, on })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let (last, reason) = (decided.matter.today, free("eerder terug"));
        decided.to_do(MeasureStep::EndEarly { last, reason })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        decided.to_do(MeasureStep::Withdraw { on: decided.matter.today, reason: free("toch niet") })
    },
    |caller| {
        let decided = Proposed::decided(caller);
        let (letter, missing, by) = (Letter::Decision {}, Element::Schoolwork {}, lead(caller));
        decided.to_do(MeasureStep::LiftGap { letter, missing, by, reason: free("volgt vandaag") })
    },
];

/// A measure that was proposed, and the plan it has.
struct Proposed {
    matter: Matter,
    measure: MeasureId,
    plan: Plan,
}

impl Proposed {
    fn suspension(caller: &mut dyn Caller) -> Self {
        let matter = Matter::open(caller);
        let plan = suspension(matter.today);
        Self::with(caller, matter, plan)
    }

    fn removal(caller: &mut dyn Caller) -> Self {
        let matter = Matter::open(caller);
        let from = matter.today + Days::new(60);
        Self::with(caller, matter, Plan::Removal { from: Some(from) })
    }

    fn decided(caller: &mut dyn Caller) -> Self {
        let proposed = Self::suspension(caller);
        let call = proposed.to_do(MeasureStep::Decide { decision: proposed.decision() });
        caller.must(call.command, &call.arguments);
        proposed
    }

    fn with(caller: &mut dyn Caller, matter: Matter, plan: Plan) -> Self {
        let measure = MeasureId(fresh());
        matter.act(caller, propose(measure, matter.bullying, plan));
        Self { matter, measure, plan }
    }

    fn to_do(&self, step: MeasureStep) -> Call {
        self.matter.to_do(Action::Measure { measure: self.measure, step: Box::new(step) })
    }

    fn pupil(&self) -> Recipient {
        Recipient::Pupil { pupil: self.matter.bullying }
    }

    fn voices(&self, caller: &mut dyn Caller) -> Vec<Voice> {
        let guardian = self.matter.parent(caller, self.matter.bullying);
        vec![Voice::Pupil {}, Voice::Guardian { guardian }]
    }

    fn hearing(&self, caller: &mut dyn Caller) -> HearingInput {
        let (on, staff) = (self.matter.today, vec![self.matter.me]);
        HearingInput { on, voices: self.voices(caller), staff, account: free("wat zij zeiden") }
    }

    fn decision(&self) -> DecisionInput {
        DecisionInput {
            plan: self.plan,
            decided_on: self.matter.today,
            decided_by: free("de directeur"),
            taker: Taker::OnBehalf { of: free("het bestuur"), mandate: free("mandaatregeling art. 3") },
            reasons: free("de redenen"),
        }
    }
}

fn suspension(today: NaiveDate) -> Plan {
    Plan::Suspension { first: today, last: today + Days::new(4), pending: None }
}

/// A suspension that lasts as long as the consultation over a removal.
fn while_consulted(caller: &mut dyn Caller, matter: &Matter) -> Plan {
    let (removal, first) = (MeasureId(fresh()), matter.today);
    matter.act(caller, propose(removal, matter.bullying, Plan::Removal { from: None }));
    let consult = MeasureStep::Consult { begun: first, ended: None, result: free("loopt") };
    matter.act(caller, Action::Measure { measure: removal, step: Box::new(consult) });
    Plan::Suspension { first, last: first + Days::new(20), pending: Some(removal) }
}

fn propose(measure: MeasureId, pupil: PupilId, plan: Plan) -> Action {
    let proposal = Proposal { pupil, plan, facts: free("de feiten"), tried: free("wat al is geprobeerd") };
    Action::Measure { measure, step: Box::new(MeasureStep::Propose { proposal }) }
}

/// Makes whoever is at work a member of the schoolleiding: nobody else may let a letter go incomplete.
fn lead(caller: &mut dyn Caller) -> StaffId {
    let mut me: Value = caller.must("work", &json!({}))["me"].clone();
    me["role"] = json!("school_leader");
    caller.must("save_staff", &json!({ "staff": me }));
    serde_json::from_value(me["id"].clone()).expect("whoever is at work has an id")
}
