//! The free texts of what is done over two cases, and of handing a case over.

use app::domain::ids::StaffId;
use app::domain::people::{Name, Staff, StaffRole};
use serde_json::json;

use crate::calls::{Call, Caller, Told};
use crate::desk::Desk;
use crate::hostile;
use crate::matter::{Matter, free, fresh};
use crate::texts::{fault, free_places};
use crate::walk;

fn link(desk: &mut Desk) -> Call {
    let (one, other) = (Matter::open(desk), Matter::open(desk));
    let arguments = json!({ "id": one.id, "other": other.id, "duplicate": true, "reason": free("zelfde groep") });
    Call { command: "link_cases", arguments }
}

fn merge(desk: &mut Desk) -> Call {
    let (one, other) = (Matter::open(desk), Matter::open(desk));
    Call { command: "merge_cases", arguments: json!({ "id": one.id, "into": other.id, "reason": free("dubbel") }) }
}

fn split(desk: &mut Desk) -> Call {
    let one = Matter::open(desk);
    let split = json!({
        "pupils": [[one.bullied, "bullied"]], "staying": [one.bullied], "conversations": [], "what": free("de les"),
        "reason": free("twee zaken"), "reasons": {}
    });
    Call { command: "split_case", arguments: json!({ "id": one.id, "split": split }) }
}

fn hand_over(desk: &mut Desk) -> Call {
    let one = Matter::open(desk);
    let name = Name { first: "Karin".into(), infix: String::new(), last: "Bos".into(), call: String::new() };
    let to = Staff { id: StaffId(fresh()), name, role: StaffRole::Mentor };
    desk.must("save_staff", &json!({ "staff": to }));
    let arguments = json!({ "id": one.id, "to": to.id, "note": free("bel eerst"), "how": { "with": "words" } });
    Call { command: "hand_over", arguments }
}

#[test]
fn every_text_over_two_cases_is_kept_to_the_letter_or_refused_by_name() {
    let mut desk = Desk::new();
    for (payload, texts) in [(link as fn(&mut Desk) -> Call, 1), (merge, 1), (split, 2), (hand_over, 1)] {
        let mut call = payload(&mut desk);
        let places = free_places(&call);
        assert_eq!(places.len(), texts, "{}: {places:?}", call.command);
        for place in places {
            for hostile in hostile::all() {
                let what = format!("{} {place}: {}", call.command, hostile.name);
                let head = desk.head();
                let answer = desk.call(call.command, &walk::with(&call.arguments, &place, json!(hostile.text)));
                assert_eq!(fault(&hostile, &answer), None, "{what}");
                match &answer {
                    // Done once, it is not done again.
                    Ok(_) => call = payload(&mut desk),
                    Err(told) => {
                        told.assert_told(&what);
                        assert_eq!(desk.head(), head, "{what}: a refusal left a trace");
                    }
                }
            }
        }
    }
    desk.reopen();
}

#[test]
fn words_and_keys_that_can_not_be_are_refused_by_name() {
    let mut desk = Desk::new();
    let call = hand_over(&mut desk);
    desk.must(call.command, &call.arguments);
    for hostile in hostile::all() {
        let how = json!({ "with": "key", "key": hostile.text });
        let again = walk::with(&walk::with(&call.arguments, "/how", how), "/to", json!(null));
        let told = desk.call(call.command, &again).unwrap_err();
        assert_eq!(told.code(), "handover_bad_key", "{}", hostile.name);
        let told = desk.call("open_handover", &json!({ "words": hostile.text })).unwrap_err();
        assert_eq!(told.code(), "handover_nothing_opened", "{}", hostile.name);
        told.assert_told(hostile.name);
    }
    let nobody = desk.call("pupil_page", &json!({ "pupil": fresh() })).map_err(|told: Told| told.code().to_owned());
    assert_eq!(nobody, Err("not_found".to_owned()));
}
