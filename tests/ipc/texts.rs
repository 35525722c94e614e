//! Every free text of every action, each replaced by every hostile text.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::calls::{Call, Caller, Told};
use crate::catalogue;
use crate::desk::Desk;
use crate::hostile::{self, Fate, Hostile};
use crate::matter::MARK;
use crate::payloads::{self, Payload};
use crate::walk;

/// The places of the free texts of a call.
pub(crate) fn free_places(call: &Call) -> Vec<String> {
    let texts = walk::texts(&call.arguments).into_iter();
    texts.filter(|(_, text)| text.contains(MARK)).map(|(place, _)| place).collect()
}

/// What is wrong with what became of a text, if anything.
pub(crate) fn fault(hostile: &Hostile, answer: &Result<Value, Told>) -> Option<String> {
    let codes: &[&str] = match (hostile.fate, answer) {
        (Fate::Kept | Fate::KeptInProse, Ok(view)) => {
            return (!walk::has_text(view, &hostile.kept())).then(|| "is lost or changed".to_owned());
        }
        (Fate::Blank, Ok(view)) => {
            let seen = hostile.text.trim();
            let kept = !seen.is_empty() && walk::has_text(view, seen);
            return kept.then(|| "is nothing, and was kept".to_owned());
        }
        (Fate::Kept, Err(_)) | (Fate::Refused, Ok(_)) => &[],
        (Fate::KeptInProse | Fate::Refused, Err(_)) => &["text_too_long", "text_control"],
        (Fate::Blank, Err(_)) => &["text_empty", "reason_needed"],
    };
    let code = answer.as_ref().map_or_else(Told::code, |_| "nothing");
    (!codes.contains(&code)).then(|| format!("was answered with {code}"))
}

/// Tries hostile texts at one place of an action, on a case of its own as often as one was changed.
fn try_place(desk: &mut Desk, payload: Payload, place: &str, texts: &[Hostile], kept: &mut Kept) {
    let mut call = payload(desk);
    for hostile in texts {
        let what = format!("{} {place}: “{}”", tag(&call), hostile.name);
        let head = desk.head();
        let answer = desk.call(call.command, &walk::with(&call.arguments, place, json!(hostile.text)));
        kept.faults.extend(fault(hostile, &answer).map(|fault| format!("{what} {fault}")));
        if let Err(told) = answer {
            told.assert_told(&what);
            assert_eq!(desk.head(), head, "{what}: a refusal left a trace");
            continue;
        }
        if hostile.fate != Fate::Blank {
            kept.texts.push((payloads::case_of(&call), hostile.kept()));
        }
        call = payload(desk);
    }
}

/// The action of a call.
fn tag(call: &Call) -> &str {
    call.arguments.pointer("/submission/action/do").and_then(Value::as_str).unwrap_or(call.command)
}

/// What was kept in which case, and what went wrong.
#[derive(Default)]
struct Kept {
    texts: Vec<(Value, String)>,
    faults: Vec<String>,
}

#[test]
fn every_free_text_of_every_action_is_kept_to_the_letter_or_refused_by_name() {
    let mut desk = Desk::new();
    let (texts, mut kept, mut long_done) = (hostile::all(), Kept::default(), BTreeSet::new());
    for (action, payload) in payloads::all() {
        for place in free_places(&payload(&mut desk)) {
            try_place(&mut desk, payload, &place, &texts, &mut kept);
            if long_done.insert(action) {
                try_place(&mut desk, payload, &place, &[hostile::longest()], &mut kept);
            }
        }
    }
    assert!(kept.faults.is_empty(), "{}", kept.faults.join("\n"));
    assert!(kept.texts.len() > 250, "only {} texts were kept", kept.texts.len());
    desk.reopen();
    for (case, text) in kept.texts {
        assert!(walk::has_text(&desk.must("case", &case), &text), "gone after opening again: {text:.60?}");
    }
}

#[test]
fn the_payloads_leave_no_text_out() {
    let mut desk = Desk::new();
    let (mut filled, mut left, mut fields) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (action, payload) in payloads::all() {
        let call = payload(&mut desk);
        for place in walk::places(&call.arguments) {
            let value = call.arguments.pointer(&place).unwrap();
            // A text of one action says nothing about that of another.
            let at = (if place.contains("/action") { action } else { "" }, walk::general(&place));
            let is_empty = match value {
                Value::Null => true,
                Value::String(text) => text.is_empty(),
                Value::Array(items) => items.is_empty(),
                Value::Object(map) => map.is_empty() && !place.ends_with("/form"),
                Value::Bool(_) | Value::Number(_) => false,
            };
            if is_empty {
                left.insert(at)
            } else {
                filled.insert(at)
            };
            if value.as_str().is_some_and(|text| text.contains(MARK)) {
                let mut names = place.rsplit('/');
                let name = names.next().unwrap_or_default();
                fields.extend([name.to_owned(), names.next().unwrap_or_default().to_owned()]);
            }
        }
        desk.must(call.command, &call.arguments);
    }
    let left: Vec<_> = left.difference(&filled).collect();
    assert!(left.is_empty(), "no payload fills {left:?}");
    for field in catalogue::prose_fields() {
        // The key type of a map of texts stands in the place of a name.
        let known = fields.contains(field) || ["witness", "ItemId", "Warning"].contains(&field);
        assert!(known, "no payload has a text in {field}");
    }
}

#[test]
fn what_is_no_free_text_takes_none() {
    let mut desk = Desk::new();
    for (_, payload) in payloads::all() {
        let mut call = payload(&mut desk);
        for (place, text) in walk::texts(&call.arguments) {
            // What one action leaves open another fills, or the test above would say so.
            if text.contains(MARK) || text.is_empty() {
                continue;
            }
            for other in ["§ vrije tekst", "", "\u{0}", "../../etc/passwd", "<b>"] {
                let what = format!("{} {place}: {other:?}", call.command);
                let answer = desk.call(call.command, &walk::with(&call.arguments, &place, json!(other)));
                match answer {
                    Err(told) => told.assert_told(&what),
                    // A point that is not of this plan is left out of what was read.
                    Ok(view) => {
                        assert!(other.is_empty() || !walk::has_text(&view, other), "{what} was kept");
                        call = payload(&mut desk);
                    }
                }
            }
        }
    }
}
