//! The steps with a suspension and a removal.

use chrono::{Days, NaiveDate};
use domain::action::Action;
use domain::document::DocumentKind;
use domain::ids::{MeasureId, ObjectionId, PupilId, StaffId};
use domain::measure::{
    DecisionInput, Element, HearingInput, Letter, LetterOf, MeasureStep, ObjectionOutcome, Plan, Proposal, Taker, Voice,
};
use domain::model::{Answer, ContactWay, Recipient};
use serde_json::{Value, json};

use crate::calls::{Call, Caller};
use crate::desk::Desk;
use crate::hostile;
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
        let (objected, objection) = Proposed::objected(caller);
        let hearing = objected.hearing(caller);
        objected.to_do(MeasureStep::HearObjection { objection, hearing })
    },
    |caller| {
        let (objected, objection) = Proposed::objected(caller);
        objected.to_do(MeasureStep::OfferReports { objection, on: objected.matter.today })
    },
    |caller| {
        let (objected, objection) = Proposed::objected(caller);
        let (on, by, ruling) = (objected.matter.today, free("een bestuurder"), ObjectionOutcome::Partly);
        let (reasons, consequences) = (free("de redenen"), free("wat eruit volgt"));
        objected.to_do(MeasureStep::DecideObjection { objection, on, by, ruling, reasons, consequences })
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

    /// With an objection of the pupil.
    fn objected(caller: &mut dyn Caller) -> (Self, ObjectionId) {
        let decided = Self::decided(caller);
        let on = decided.matter.today;
        let call = decided.to_do(MeasureStep::Object { on, by: Voice::Pupil {}, note: free("een brief") });
        let view = caller.must(call.command, &call.arguments);
        (decided, read(&view, "/measures/0/objections/0/id"))
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

/// A letter of a measure as the page asks for it.
fn letter(matter: &Matter, of: LetterOf, kind: DocumentKind, edits: &Value) -> Value {
    json!({ "caseId": matter.id, "reasons": {}, "request": {
        "kind": kind, "recipient": Recipient::Pupil { pupil: matter.bullying }, "conversation": null, "letter": of,
        "edits": edits, "stays": [], "signatures": []
    }})
}

#[test]
fn a_letter_is_made_or_refused_by_name_whatever_is_put_in_it() {
    let mut desk = Desk::new();
    let decided = Proposed::decided(&mut desk);
    let of = LetterOf { measure: decided.measure, letter: Letter::Decision {} };
    let kind = DocumentKind::SuspensionDecision;
    let preview = desk.must("preview_document", &letter(&decided.matter, of, kind, &json!({})));
    let missing: Vec<&Value> =
        preview["missing"].as_array().unwrap().iter().map(|lack| &lack["missing"]["missing"]).collect();
    assert!(missing.contains(&&json!("hearing")) && missing.contains(&&json!("schoolwork")), "{missing:?}");
    let passages = preview["passages"].as_array().unwrap();
    let key = passages.iter().find(|passage| passage["kind"] == "measure_reasons").unwrap()["key"].as_str().unwrap();
    for hostile in hostile::all() {
        for command in ["preview_document", "freeze_document"] {
            let what = format!("{command}: {}", hostile.name);
            let arguments = letter(&decided.matter, of, kind, &json!({ key: hostile.text }));
            if let Err(told) = desk.call(command, &arguments) {
                told.assert_told(&what);
            }
        }
    }
    desk.must("freeze_document", &letter(&decided.matter, of, kind, &json!({})));
    // No such measure, no such objection, not of this kind, and not a letter at all.
    let head = desk.head();
    let objection = Letter::Objection { objection: ObjectionId(fresh()) };
    for (of, kind) in [
        (LetterOf { measure: MeasureId(fresh()), ..of }, kind),
        (LetterOf { letter: objection, ..of }, DocumentKind::ObjectionDecision),
        (of, DocumentKind::RemovalDecision),
        (of, DocumentKind::Agreements),
        (LetterOf { letter: Letter::Municipality {}, ..of }, DocumentKind::MunicipalityNotice),
    ] {
        for command in ["preview_document", "freeze_document"] {
            let told = desk.call(command, &letter(&decided.matter, of, kind, &json!({}))).expect_err("no such letter");
            told.assert_told(&format!("{command} of {of:?}"));
        }
    }
    assert_eq!(desk.head(), head, "a refusal left a trace");
}
