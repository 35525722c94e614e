//! Names and what else is known of people: every text of a pupil, a parent and a member of staff.

use app::domain::ids::StaffId;
use app::domain::people::{Name, Staff, StaffRole};
use serde_json::{Value, json};

use crate::calls::{Call, Caller, Told};
use crate::desk::{Desk, first_start, new_vault};
use crate::hostile::{self, Fate};
use crate::matter::{Matter, fresh, guardian, pupil};
use crate::texts::{fault, free_places};
use crate::walk;

fn calls(desk: &mut Desk) -> Vec<Call> {
    let matter = Matter::open(desk);
    let known = app::domain::people::Pupil { id: matter.bullied, ..pupil("Yasmína") };
    let name = Name { first: "§ Joke".into(), infix: "§ de".into(), last: "§ Boer".into(), call: "§ Jo".into() };
    let staff = Staff { id: StaffId(fresh()), name, role: StaffRole::Counsellor };
    let parent = guardian(matter.bullied);
    vec![
        Call { command: "save_pupil", arguments: json!({ "caseId": matter.id, "pupil": known }) },
        Call { command: "save_guardian", arguments: json!({ "caseId": matter.id, "guardian": parent }) },
        Call { command: "save_staff", arguments: json!({ "staff": staff }) },
    ]
}

#[test]
fn every_text_about_a_person_is_kept_to_the_letter_or_refused_by_name() {
    let mut desk = Desk::new();
    for call in calls(&mut desk) {
        let before = desk.must(call.command, &call.arguments);
        let places = free_places(&call);
        assert!(places.len() >= 4, "{}: {places:?}", call.command);
        for place in places {
            for hostile in hostile::all() {
                let what = format!("{} {place}: {}", call.command, hostile.name);
                let answer = desk.call(call.command, &walk::with(&call.arguments, &place, json!(hostile.text)));
                assert_eq!(fault(&hostile, &answer), None, "{what}");
                if let Err(told) = &answer {
                    told.assert_told(&what);
                }
                // What was refused changed nothing: what is saved over it looks as it did.
                if hostile.fate == Fate::Refused {
                    let now = desk.must(call.command, &call.arguments);
                    assert_eq!(without_time(now), without_time(before.clone()), "{what}");
                }
            }
        }
    }
    desk.reopen();
}

#[test]
fn every_text_of_a_first_start_is_kept_to_the_letter_or_refused_by_name() {
    let call = Call { command: "create_vault", arguments: json!({ "vault": new_vault() }) };
    let places = free_places(&call);
    assert_eq!(places.len(), 6, "{places:?}");
    for place in places {
        for hostile in hostile::all() {
            let what = format!("{place}: {}", hostile.name);
            let answer = first_start(&walk::with(&call.arguments, &place, json!(hostile.text)));
            assert_eq!(fault(&hostile, &answer), None, "{what}");
            if let Err(told) = &answer {
                told.assert_told(&what);
            }
        }
    }
}

/// Drafts and moments apart, a case looks the same when nothing changed.
fn without_time(mut view: Value) -> Value {
    if let Some(fields) = view.as_object_mut() {
        fields.remove("timeline");
    }
    view
}

#[test]
fn a_person_of_the_wrong_shape_or_of_nobody_is_refused() {
    let mut desk = Desk::new();
    for call in calls(&mut desk) {
        for place in walk::places(&call.arguments) {
            for value in [Value::Null, json!(-1), json!([]), json!({}), json!("__proto__"), json!(fresh())] {
                let what = format!("{} {place}: {value}", call.command);
                if let Err(told) = desk.call(call.command, &walk::with(&call.arguments, &place, value)) {
                    told.assert_told(&what);
                }
            }
        }
    }
    let nobody = json!({ "caseId": fresh(), "pupil": pupil("Niemand") });
    assert_eq!(desk.call("save_pupil", &nobody).map_err(|told| told.code().to_owned()), Err("not_found".to_owned()));
}

#[test]
fn a_birth_that_can_not_be_is_refused() {
    let mut desk = Desk::new();
    let call = calls(&mut desk).remove(0);
    for born in ["2026-02-30", "0000-01-01", "9999-12-31", "1950-01-01", "2026-11-25", "gisteren", ""] {
        let told = desk.call(call.command, &walk::with(&call.arguments, "/pupil/born", json!(born)));
        let told: Told = told.expect_err(born);
        told.assert_told(born);
    }
    desk.must(call.command, &walk::with(&call.arguments, "/pupil/born", Value::Null));
}
