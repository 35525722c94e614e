//! Arguments of the wrong shape: what is missing, what is of another type, what is too much.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::calls::{Call, Caller};
use crate::desk::Desk;
use crate::matter::{Matter, fresh};
use crate::payloads;
use crate::walk;

/// Values that almost no field takes.
fn strange() -> Vec<Value> {
    let deep = (0..100).fold(json!("diep"), |inner, _| json!([inner]));
    let nested = (0..100).fold(json!({}), |inner, _| json!({ "action": inner, "do": "open" }));
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(u64::MAX),
        json!(1.5e308),
        json!("__proto__"),
        json!([]),
        json!({}),
        json!({ "do": "erase_everything" }),
        json!({ "do": "freeze", "report": {} }),
        json!([[["x"]], null]),
        deep,
        nested,
    ]
}

#[test]
fn nothing_of_the_wrong_shape_breaks_a_command() {
    let strange = strange();
    for (action, payload) in payloads::all() {
        let mut desk = Desk::new();
        let mut call = payload(&mut desk);
        for place in walk::places(&call.arguments) {
            // After a success the case is another one, and so are its ids; what stands at a place does not change.
            let mut changed: Vec<Option<Value>> = vec![None];
            changed.extend(strange.iter().cloned().map(Some));
            for value in changed {
                let what = format!("{action} {place}: {}", value.as_ref().map_or("left out".into(), Value::to_string));
                let arguments = match value {
                    Some(value) => walk::with(&call.arguments, &place, value),
                    None => match walk::without(&call.arguments, &place) {
                        Some(arguments) => arguments,
                        None => continue,
                    },
                };
                let head = desk.head();
                match desk.call(call.command, &arguments) {
                    Ok(_) => call = payload(&mut desk),
                    Err(told) => {
                        told.assert_told(&what);
                        assert_eq!(desk.head(), head, "{what}: a refusal left a trace");
                    }
                }
            }
        }
    }
}

#[test]
fn an_id_of_nothing_or_of_another_case_is_refused() {
    for (action, payload) in payloads::all() {
        let mut desk = Desk::new();
        let other = Matter::promised(&mut desk);
        let before = other.view(&mut desk);
        let foreign = |list: &str| before[list][0]["id"].clone();
        let mut ids = vec![json!(Uuid::nil()), json!(Uuid::max()), json!(fresh())];
        ids.extend(["agreements", "sanctions", "followUps", "conversations"].map(foreign));
        ids.extend([json!(other.bullied), json!(other.bullying), json!(other.me), json!(other.id)]);
        let mut call = payload(&mut desk);
        for (place, text) in walk::texts(&call.arguments) {
            if Uuid::parse_str(&text).is_err() || is_own_choice(action, &call, &place) {
                continue;
            }
            for id in &ids {
                let what = format!("{action} {place}: {id}");
                let answer = desk.call(call.command, &walk::with(&call.arguments, &place, id.clone()));
                if let Err(told) = answer {
                    told.assert_told(&what);
                    continue;
                }
                // The mentor is the same person in every case, and a known pupil may be in two.
                let fine = *id == json!(other.me) || action == "open" || action == "add_pupil";
                assert!(fine, "{what} was taken");
                call = payload(&mut desk);
            }
        }
        assert!(without_staff(other.view(&mut desk)) == without_staff(before), "{action}: another case changed");
    }
}

/// The staff is that of the school, and a payload may add to it.
fn without_staff(mut view: Value) -> Value {
    view.as_object_mut().unwrap().remove("staff");
    let referable = view["referable"].as_array_mut().unwrap();
    referable.retain(|one| one["person"]["kind"] != "staff");
    view
}

/// New ids that the page gives out itself, its drafts, and the case itself, whose other ids are then those of nothing.
fn is_own_choice(action: &str, call: &Call, place: &str) -> bool {
    if place == "/draft" {
        return true;
    }
    match action {
        "open" => place == "/id" || place.starts_with("/newPupils"),
        "add_pupil" => place == "/id" || place.starts_with("/newPupil"),
        "record" => place == "/id" || place.ends_with("/conversation/id"),
        "measure" if call.arguments.pointer("/submission/action/step/step") == Some(&json!("propose")) => {
            place == "/id" || place == "/submission/action/measure"
        }
        _ => place == "/id",
    }
}
