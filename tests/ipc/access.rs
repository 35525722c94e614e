//! The free texts of what a family asks about a pupil's data.

use app::domain::access::{Asker, Asks, DataStep, Identity, NewDataRequest};
use app::domain::ids::PupilId;
use serde_json::{Value, json};

use crate::calls::{Call, Caller};
use crate::desk::Desk;
use crate::hostile::{self, Fate};
use crate::matter::{Matter, free, fresh};
use crate::texts::{fault, free_places};
use crate::walk;

/// A pupil of unknown age asks: every text that a request can have is asked for.
fn take_up(desk: &mut Desk) -> Call {
    let matter = Matter::open(desk);
    let request = NewDataRequest {
        pupil: matter.bullied,
        asks: Asks::Correction { what: free("de dag klopt niet") },
        by: Asker::Pupil {},
        all_the_same: free("ouders zijn het ermee eens"),
        identity: Identity::Otherwise,
        identity_note: free("gebeld"),
        received: matter.today,
    };
    Call { command: "take_up_request", arguments: json!({ "request": request }) }
}

fn taken_up(desk: &mut Desk) -> (PupilId, Value) {
    let call = take_up(desk);
    let taken = desk.must(call.command, &call.arguments);
    let pupil = serde_json::from_value(call.arguments["request"]["pupil"].clone()).unwrap();
    (pupil, taken["id"].clone())
}

fn step(desk: &mut Desk, step: impl FnOnce(chrono::NaiveDate) -> DataStep) -> Call {
    let (pupil, id) = taken_up(desk);
    let today = Matter::open(desk).today;
    Call { command: "step_request", arguments: json!({ "pupil": pupil, "request": id, "step": step(today) }) }
}

fn correct(desk: &mut Desk) -> Call {
    step(desk, |on| DataStep::Correct { on, done: free("verbeterd") })
}

fn refuse(desk: &mut Desk) -> Call {
    step(desk, |on| DataStep::Refuse { on, why: free("het klopte") })
}

fn extend(desk: &mut Desk) -> Call {
    step(desk, |on| DataStep::Extend { on, reason: free("veel werk") })
}

fn withdraw(desk: &mut Desk) -> Call {
    step(desk, |on| DataStep::Withdraw { on, note: free("opgelost") })
}

/// Every call with free texts, in the order of its life.
pub(crate) const PAYLOADS: [fn(&mut Desk) -> Call; 5] = [take_up, correct, refuse, extend, withdraw];

#[test]
fn every_text_of_a_request_is_kept_to_the_letter_or_refused_by_name() {
    let mut desk = Desk::new();
    for (payload, texts) in PAYLOADS.into_iter().zip([3, 1, 1, 1, 1]) {
        let mut call = payload(&mut desk);
        let places = free_places(&call);
        assert_eq!(places.len(), texts, "{}: {places:?}", call.command);
        for place in places {
            for hostile in hostile::all() {
                let what = format!("{} {place}: {}", call.command, hostile.name);
                let answer = desk.call(call.command, &walk::with(&call.arguments, &place, json!(hostile.text)));
                match &answer {
                    // Done once, it is not done again.
                    Ok(_) => {
                        assert_eq!(fault(&hostile, &answer), None, "{what}");
                        call = payload(&mut desk);
                    }
                    Err(told) if told.code() == "request_not_entitled" => {
                        assert_eq!(hostile.fate, Fate::Blank, "{what}: a reason was given");
                    }
                    Err(told) => {
                        assert_eq!(fault(&hostile, &answer), None, "{what}");
                        told.assert_told(&what);
                    }
                }
            }
        }
    }
    desk.reopen();
}

#[test]
fn what_does_not_fit_a_request_is_an_answer() {
    let mut desk = Desk::new();
    let (pupil, id) = taken_up(&mut desk);
    let step = |step: &str| json!({ "pupil": pupil, "request": id, "step": { "step": step, "on": "2020-01-01", "way": "talk", "done": "x", "why": "x", "reason": "x", "note": "" } });
    for wanted in ["extend", "hand_over", "correct", "refuse", "withdraw"] {
        let told = desk.call("step_request", &step(wanted)).unwrap_err();
        told.assert_told(wanted);
    }
    for command in ["preview_package", "freeze_package"] {
        let arguments =
            json!({ "pupil": pupil, "request": id, "texts": { "edits": { "account:x": "een tekst" }, "stays": [] } });
        let told = desk.call(command, &arguments).unwrap_err();
        assert_eq!(told.code(), "request_other_sort", "{command}");
        let unknown = walk::with(&arguments, "/request", json!(fresh()));
        assert_eq!(desk.call(command, &unknown).unwrap_err().code(), "not_found", "{command}");
    }
    let erase = json!({ "pupil": pupil, "request": id, "report": fresh() });
    assert_eq!(desk.call("erase_package", &erase).unwrap_err().code(), "request_no_package");
    let unknown = walk::with(&erase, "/request", json!(fresh()));
    assert_eq!(desk.call("erase_package", &unknown).unwrap_err().code(), "not_found");
    for wrong in
        [json!(null), json!("x"), json!({ "step": "destroy" }), json!({ "step": "hand_over", "on": "31 juni" })]
    {
        let arguments = json!({ "pupil": pupil, "request": id, "step": wrong });
        assert_eq!(desk.call("step_request", &arguments).unwrap_err().code(), "unexpected", "{wrong}");
    }
    let nobody = json!({ "pupil": fresh() });
    assert_eq!(desk.call("pupil_requests", &nobody).unwrap_err().code(), "not_found");
    let archive = json!({ "id": fresh(), "purpose": "archive" });
    assert_eq!(desk.call("preview_archive", &archive).unwrap_err().code(), "not_found");
    let other = walk::with(&archive, "/purpose", json!("krant"));
    assert_eq!(desk.call("preview_archive", &other).unwrap_err().code(), "unexpected");
}
