//! The actions beside the steps: who was told, consent, notes, who leaves, to whom a case goes, extra and paused checks.

use chrono::{NaiveDate, NaiveTime};
use domain::action::{Action, EvidenceInput};
use domain::ids::{GuardianId, StaffId};
use domain::model::{ClassWork, ConsentScope, ContactWay, ExternalStatus, Means, RequestAnswer, Role};
use domain::people::{Custody, Name, Pupil, Staff, StaffRole};
use serde_json::json;

use crate::calls::{Call, Caller};
use crate::matter::{MARK, Matter, free, fresh, guardian, pupil, read};
use crate::payloads::Payload;

/// The payloads of an action beside the steps; `None` when it is no such action.
pub(crate) fn of(action: &str) -> Option<&'static [Payload]> {
    Some(match action {
        "add_follow_up" => &[|caller| {
            let matter = Matter::promised(caller);
            let (_, date) = matter.first_follow_up(caller);
            matter.to_do(Action::AddFollowUp {
                pupil: matter.bullied,
                date,
                means: Means::AtSchool,
                note: free("waarvoor"),
            })
        }],
        "pause" => &[|caller| {
            let matter = Matter::promised(caller);
            matter.to_do(Action::Pause { on: matter.today, reason: free("de wijkagent vroeg het") })
        }],
        "resume" => &[|caller| {
            let matter = Matter::promised(caller);
            matter.act(caller, Action::Pause { on: matter.today, reason: free("gevraagd") });
            matter.to_do(Action::Resume { on: matter.today, note: free("het mag weer") })
        }],
        "complete_sanction" => &[|caller| {
            let matter = Matter::promised(caller);
            let sanction = matter.first_sanction(caller);
            matter.to_do(Action::CompleteSanction { sanction, on: matter.today, note: free("ingeleverd") })
        }],
        "tell_case" => &[|caller| {
            let matter = Matter::open(caller);
            let (pupil, on, by) = (matter.bullied, matter.today, matter.me);
            matter.to_do(Action::TellCase { pupil, on, channel: ContactWay::Phone, by, note: free("met het blad") })
        }],
        "give_consent" => &[|caller| {
            let (matter, guardian) = of_age(caller);
            matter.to_do(consent(&matter, guardian))
        }],
        "withdraw_consent" => &[|caller| {
            let (matter, guardian) = of_age(caller);
            matter.act(caller, consent(&matter, guardian));
            matter.to_do(Action::WithdrawConsent { pupil: matter.bullied, on: matter.today, note: free("toch niet") })
        }],
        "answer_request" => &[answer_request],
        "set_external" => &[|caller| {
            let matter = Matter::open(caller);
            matter.to_do(Action::SetExternal {
                status: ExternalStatus::Running,
                on: matter.today,
                contact: free("de wijkagent"),
                agreed: free("wat er over school is afgesproken"),
            })
        }],
        "log_evidence" => &[|caller| {
            let matter = Matter::open(caller);
            matter.to_do(evidence(matter.today))
        }],
        "record_class_work" => &[|caller| {
            let matter = Matter::open(caller);
            matter.to_do(Action::RecordClassWork {
                on: matter.today,
                work: ClassWork::ALL[0],
                staff: vec![matter.me],
                what: free("wat er in de klas is gedaan"),
            })
        }],
        "record_witness" => &[record_witness],
        "correct_note" => &[correct_note],
        "record_leaving" => &[|caller| {
            let matter = Matter::open(caller);
            let (pupil, on) = (matter.bullying, matter.today);
            matter.to_do(Action::RecordLeaving { pupil, on, reason: free("andere school") })
        }],
        "record_return" => &[|caller| {
            let matter = Matter::open(caller);
            let (pupil, on) = (matter.bullying, matter.today);
            matter.act(caller, Action::RecordLeaving { pupil, on, reason: free("andere school") });
            matter.to_do(Action::RecordReturn { pupil, on, reason: free("is terug") })
        }],
        "hand_over" => &[|caller| {
            let matter = Matter::open(caller);
            let to = colleague(caller);
            matter.to_do(Action::HandOver { to, note: free("wat je moet weten") })
        }],
        "take_over" => &[|caller| {
            let matter = Matter::open(caller);
            let to = colleague(caller);
            matter.act(caller, Action::HandOver { to, note: free("voor jou") });
            matter.to_do(Action::TakeOver { note: free("toch teruggenomen") })
        }],
        "set_legal_hold" => &[|caller| {
            let matter = Matter::open(caller);
            matter.to_do(Action::SetLegalHold { reason: free("er loopt een klacht") })
        }],
        "lift_legal_hold" => &[|caller| {
            let matter = Matter::open(caller);
            matter.act(caller, Action::SetLegalHold { reason: free("er loopt een klacht") });
            matter.to_do(Action::LiftLegalHold { reason: free("de klacht is klaar") })
        }],
        _ => return None,
    })
}

/// A case whose gepeste leerling is of age, and a parent of that pupil.
fn of_age(caller: &mut dyn Caller) -> (Matter, GuardianId) {
    let matter = Matter::open(caller);
    let grown = Pupil { id: matter.bullied, born: NaiveDate::from_ymd_opt(2008, 3, 4), ..pupil("Yasmína") };
    caller.must("save_pupil", &json!({ "caseId": matter.id, "pupil": grown }));
    let guardian = matter.parent(caller, matter.bullied);
    (matter, guardian)
}

fn consent(matter: &Matter, guardian: GuardianId) -> Action {
    Action::GiveConsent {
        pupil: matter.bullied,
        on: matter.today,
        guardians: [guardian].into(),
        scopes: ConsentScope::ALL.iter().copied().collect(),
        note: free("zo gezegd"),
    }
}

fn answer_request(caller: &mut dyn Caller) -> Call {
    let matter = Matter::open(caller);
    let mut asker = guardian(matter.bullied);
    asker.pupils = vec![(matter.bullied, Custody::No)];
    caller.must("save_guardian", &json!({ "caseId": matter.id, "guardian": asker }));
    matter.to_do(Action::AnswerRequest {
        pupil: matter.bullied,
        guardian: asker.id,
        on: matter.today,
        answer: RequestAnswer::ALL[0],
        ground: free("op welke grond"),
    })
}

fn evidence(today: NaiveDate) -> Action {
    Action::LogEvidence {
        evidence: EvidenceInput {
            on: today,
            at: NaiveTime::from_hms_opt(16, 20, 0),
            seen_where: free("de groepsapp"),
            what: free("wat er te zien was"),
            seen_by: free("de conciërge"),
            kept_by: free("de coördinator"),
        },
    }
}

fn correct_note(caller: &mut dyn Caller) -> Call {
    let matter = Matter::open(caller);
    matter.act(caller, evidence(matter.today));
    let note = read(&matter.view(caller), "/life/evidence/0/id");
    matter.to_do(Action::CorrectNote { note, text: free("zoals het er stond"), reason: free("verschreven") })
}

fn record_witness(caller: &mut dyn Caller) -> Call {
    let matter = Matter::open(caller);
    let witness = pupil("Liv");
    let mut call = matter.to_do(Action::AddPupil { pupil: witness.id, role: Role::Bystander });
    call.arguments["newPupil"] = json!(witness);
    caller.must(call.command, &call.arguments);
    matter.to_do(Action::RecordWitness {
        pupil: witness.id,
        on: matter.today,
        staff: vec![matter.me],
        account: free("wat de omstander zag"),
    })
}

/// Another member of staff.
fn colleague(caller: &mut dyn Caller) -> StaffId {
    let part = |what: &str| format!("{MARK} {what}");
    let name = Name { first: part("Karin"), infix: String::new(), last: part("Smit"), call: String::new() };
    let staff = Staff { id: StaffId(fresh()), name, role: StaffRole::Mentor };
    caller.must("save_staff", &json!({ "staff": staff }));
    staff.id
}
