//! The school's settings, searching, and papers: everything else that takes text.

use std::time::{Duration, Instant};

use domain::document::DocumentKind;
use domain::model::{Meaning, Recipient, Signer};
use serde_json::{Value, json};

use crate::calls::{Call, Caller, Told};
use crate::desk::Desk;
use crate::hostile::{self, Fate};
use crate::matter::Matter;
use crate::texts::{fault, free_places};
use crate::walk;

/// How long any single answer may take on a slow machine, in a build without optimisation.
const PATIENCE: Duration = Duration::from_secs(15);

fn school() -> Call {
    let school = json!({
        "name": "§ Het Twaalfde", "address": ["§ Plein 1", "§ Ergens"], "place": "§ Ergenshuizen", "region": "north",
        "schoolType": "public", "followUpDays": [2, 7, 14],
        "ownDays": [{ "first": "2026-12-01", "last": "2026-12-02", "name": "§ studiedagen" }],
        "counting": "school_days",
        "import": { "on": "2026-11-02", "complete_until": "2027-07-16",
            "days": [{ "first": "2027-02-08", "last": "2027-02-09", "name": "§ carnaval" }] },
        "moreInformation": "§ pestweb.nl", "antiBullying": "§ mw. Smit", "confidant": "§ dhr. Bos", "complaints": "§ gids",
        "family": { "reach": "§ 012-345", "substitute": "§ mw. Vos", "privacy": "§ de FG", "keeping": "§ twee jaar" }
    });
    Call { command: "save_school", arguments: json!({ "school": school }) }
}

#[test]
fn every_text_about_the_school_is_kept_to_the_letter_or_refused_by_name() {
    let (mut desk, call) = (Desk::new(), school());
    let before = desk.must(call.command, &call.arguments);
    let places = free_places(&call);
    assert_eq!(places.len(), 14, "{places:?}");
    for place in places {
        for hostile in hostile::all() {
            let what = format!("save_school {place}: {}", hostile.name);
            let answer = desk.call(call.command, &walk::with(&call.arguments, &place, json!(hostile.text)));
            assert_eq!(fault(&hostile, &answer), None, "{what}");
            let now = desk.must("work", &json!({}));
            if let Err(told) = &answer {
                told.assert_told(&what);
            }
            match answer {
                Ok(_) if hostile.fate != Fate::Blank => {
                    assert!(walk::has_text(&now, &hostile.kept()), "{what}: lost");
                    let days = desk.must("calendar", &json!({}));
                    let is_day = place.contains("Days") || place.contains("days");
                    assert!(!is_day || walk::has_text(&days, &hostile.kept()), "{what}: not in the calendar");
                    desk.must(call.command, &call.arguments);
                }
                Ok(_) => drop(desk.must(call.command, &call.arguments)),
                Err(_) => assert_eq!(now["school"], before["school"], "{what}: a refusal changed something"),
            }
        }
    }
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    let (mut desk, call) = (Desk::new(), school());
    let many = |item: Value| json!(vec![item; 20_000]);
    let day = |first: &str, last: &str| json!([{ "first": first, "last": last, "name": "vrij" }]);
    for (place, value) in [
        ("/school/followUpDays", json!([])),
        ("/school/followUpDays", json!([0])),
        ("/school/followUpDays", json!([-1])),
        ("/school/followUpDays", json!([7, 2])),
        ("/school/followUpDays", json!([366])),
        ("/school/followUpDays", json!([70_000])),
        ("/school/followUpDays", json!([1.5])),
        ("/school/followUpDays", json!((1..=13).collect::<Vec<_>>())),
        ("/school/ownDays", day("2026-12-02", "2026-12-01")),
        ("/school/ownDays", day("2026-02-30", "2026-03-01")),
        ("/school/ownDays", day("0000-01-01", "2026-01-01")),
        ("/school/ownDays", day("2026-01-01", "9999-12-31")),
        ("/school/ownDays", many(day("2026-12-01", "2026-12-01")[0].clone())),
        ("/school/import/days", day("2027-02-09", "2027-02-08")),
        ("/school/import/days", day("2027-02-30", "2027-03-01")),
        ("/school/import/days", many(day("2026-12-01", "2026-12-01")[0].clone())),
        ("/school/import/days", Value::Null),
        ("/school/import/on", json!("gisteren")),
        ("/school/import/complete_until", json!("2026-02-30")),
        ("/school/import/complete_until", json!("9999-12-31")),
        ("/school/counting", json!("weken")),
        ("/school/address", many(json!("regel"))),
        ("/school/region", json!("oost")),
        ("/school/schoolType", Value::Null),
    ] {
        let what = format!("{place}: {:.60}", value.to_string());
        let told = desk.call(call.command, &walk::with(&call.arguments, place, value)).expect_err(&what);
        told.assert_told(&what);
    }
}

#[test]
fn searching_for_anything_answers_in_time() {
    let mut desk = Desk::new();
    Matter::open(&mut desk);
    let mut searches: Vec<String> = hostile::all().into_iter().map(|hostile| hostile.text).collect();
    searches.extend([
        "\" OR title:*".to_owned(),
        "NEAR(a b, 2) AND NOT -x*".to_owned(),
        "Yasm*".to_owned(),
        "a ".repeat(1 << 19),
        "\"a\" ".repeat(1 << 18),
        (0..200_000).map(|word| word.to_string()).collect::<Vec<_>>().join(" "),
        "yasmina ".repeat(60_000),
        "a ".repeat(499),
        "\"".repeat(999),
        "é".repeat(999),
    ]);
    for text in searches {
        let start: String = text.chars().take(20).collect();
        let what = format!("{start:?} ({} bytes)", text.len());
        let begin = Instant::now();
        let cases = json!({ "text": text, "closed": null, "order": "number", "offset": 0, "limit": 50 });
        for (command, arguments) in [("cases", cases), ("find_pupils", json!({ "text": text }))] {
            if let Err(told) = desk.call(command, &arguments) {
                panic!("{command} {what}: {told:?}");
            }
            assert!(begin.elapsed() < PATIENCE, "{command} {what} took {:?}", begin.elapsed());
        }
    }
    let page = |offset: Value, limit: Value| json!({ "text": "", "closed": null, "order": "number", "offset": offset, "limit": limit });
    for (offset, limit) in [(json!(u32::MAX), json!(u32::MAX)), (json!(0), json!(0))] {
        desk.must("cases", &page(offset, limit));
    }
    for (offset, limit) in [(json!(-1), json!(1)), (json!(0), json!(1_u64 << 32)), (json!("0"), json!(1))] {
        assert!(matches!(desk.call("cases", &page(offset, limit)), Err(Told::Unreadable(_))));
    }
}

#[test]
fn the_agenda_leaves_by_a_key_that_it_has_and_by_no_other() {
    let mut desk = Desk::new();
    Matter::promised(&mut desk);
    let parts = desk.must("agenda", &json!({ "most": 100 }));
    let rows: Vec<Value> =
        parts.as_array().unwrap().iter().flat_map(|part| part["items"].as_array().unwrap().clone()).collect();
    assert!(rows.len() > 2);
    for row in &rows {
        for names in [false, true] {
            let file = desk.must("export_agenda", &json!({ "key": row["key"], "names": names }));
            let file = file.as_str().unwrap().replace("\r\n ", "");
            assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
            // The texts of these cases carry a mark, so do their names.
            assert_eq!(file.contains('§') || file.contains("Yasm"), names, "{file}");
        }
    }
    for hostile in hostile::all() {
        let told = desk.call("export_agenda", &json!({ "key": hostile.text, "names": true })).unwrap_err();
        assert_eq!(told.code(), "not_found", "{}", hostile.name);
    }
    for (key, names) in
        [(json!(7), json!(true)), (json!(null), json!("ja")), (json!([]), json!(false)), (json!(null), json!(null))]
    {
        let told = desk.call("export_agenda", &json!({ "key": key, "names": names })).unwrap_err();
        assert!(matches!(told, Told::Unreadable(_)), "{key} {names}");
    }
    for on in [json!(null), json!(1), json!("true"), json!([true])] {
        assert!(matches!(desk.call("set_reminds", &json!({ "on": on })), Err(Told::Unreadable(_))), "{on}");
    }
    assert_eq!(desk.must("work", &json!({}))["reminds"], json!(false), "off until it is turned on");
    assert_eq!(desk.must("set_reminds", &json!({ "on": true }))["reminds"], json!(true));
}

/// A paper of the agreements, with a text in an edit and one at a signature.
fn paper(matter: &Matter, edits: &Value, reason: &str, witness: &str) -> Value {
    let signature = |signer, meaning, way| json!({ "signer": signer, "meaning": meaning, "way": way });
    let not_signed = json!({ "way": "not_signed", "reason": reason, "witness": witness });
    json!({ "caseId": matter.id, "reasons": { "not_addressee": reason }, "request": {
        "kind": DocumentKind::Agreements,
        "recipient": Recipient::Pupil { pupil: matter.bullying },
        "conversation": null,
        "edits": edits,
        "stays": [],
        "signatures": [
            signature(Signer::Pupil { id: matter.bullying }, Meaning::Agree, not_signed),
            signature(Signer::Staff { id: matter.me }, Meaning::ForTheSchool, json!({ "way": "paper" })),
        ]
    }})
}

/// The paper with a name that may stay.
fn staying(mut paper: Value, stay: &Value) -> Value {
    paper["request"]["stays"] = json!([stay]);
    paper
}

#[test]
fn a_paper_is_made_or_refused_in_time_whatever_is_put_in_it() {
    let mut desk = Desk::new();
    let matter = Matter::promised(&mut desk);
    let plain = paper(&matter, &json!({}), "Wil niet.", "mw. Smit");
    let preview = desk.must("preview_document", &plain);
    let key = preview["passages"][0]["key"].as_str().unwrap().to_owned();
    for hostile in hostile::all() {
        for (where_, arguments) in [
            ("edit", paper(&matter, &json!({ key.as_str(): hostile.text }), "Wil niet.", "mw. Smit")),
            ("unknown edit", paper(&matter, &json!({ hostile.text.as_str(): hostile.text }), "Wil niet.", "mw. Smit")),
            ("reason", paper(&matter, &json!({}), &hostile.text, "mw. Smit")),
            ("witness", paper(&matter, &json!({}), "Wil niet.", &hostile.text)),
            ("stay", staying(plain.clone(), &json!({ "key": key, "start": 0, "words": "Ik", "reason": hostile.text }))),
            (
                "words",
                staying(
                    plain.clone(),
                    &json!({ "key": hostile.text, "start": u32::MAX, "words": hostile.text, "reason": "Zo." }),
                ),
            ),
        ] {
            for command in ["preview_document", "freeze_document"] {
                let (what, begin) = (format!("{command} {where_}: {}", hostile.name), Instant::now());
                match desk.call(command, &arguments) {
                    Ok(view) if command == "preview_document" && where_ == "edit" => {
                        assert!(walk::has_text(&view, &hostile.text), "{what}: the paper says something else");
                    }
                    Ok(_) => {}
                    Err(told) => told.assert_told(&what),
                }
                assert!(begin.elapsed() < PATIENCE, "{what} took {:?}", begin.elapsed());
            }
        }
    }
}

#[test]
fn a_drawing_that_nobody_can_have_made_is_refused() {
    let mut desk = Desk::new();
    let matter = Matter::promised(&mut desk);
    let far: Vec<[u16; 2]> = (0..60_000).map(|point| [point, u16::MAX - point]).collect();
    for (what, drawing) in [
        ("no area", json!({ "width": 0, "height": 0, "strokes": [[[0, 0], [1, 1]]] })),
        ("outside", json!({ "width": 10, "height": 10, "strokes": [[[9_999, 9_999], [65_535, 0]]] })),
        ("too large", json!({ "width": 65_535, "height": 65_535, "strokes": [[[1, 1]]] })),
        ("nothing", json!({ "width": 100, "height": 100, "strokes": [] })),
        ("empty strokes", json!({ "width": 100, "height": 100, "strokes": [[], []] })),
        ("negative", json!({ "width": 100, "height": 100, "strokes": [[[-1, 0]]] })),
        ("endless", json!({ "width": 100, "height": 100, "strokes": vec![far; 4] })),
        ("strokes without end", json!({ "width": 100, "height": 100, "strokes": vec![[[1, 1]]; 100_000] })),
    ] {
        let begin = Instant::now();
        let mut arguments = paper(&matter, &json!({}), "Wil niet.", "mw. Smit");
        arguments["request"]["signatures"][0]["way"] = json!({ "way": "drawn", "drawing": drawing });
        for command in ["preview_document", "freeze_document"] {
            if command == "preview_document" && desk.call(command, &arguments).is_ok() {
                continue;
            }
            let told = desk.call(command, &arguments).expect_err(what);
            told.assert_told(what);
        }
        assert!(begin.elapsed() < PATIENCE, "{what} took {:?}", begin.elapsed());
    }
}
