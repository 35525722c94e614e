//! Every free text of every action, each replaced by every hostile text.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::access;
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

/// In halves that run side by side: every other payload, so that those of one action are in both.
fn keep_every_other(first: usize) {
    let (texts, mut long_done, mut seen, mut faults) = (hostile::all(), BTreeSet::new(), 0, Vec::new());
    for (action, payload) in payloads::all().into_iter().skip(first).step_by(2) {
        // A vault of its own, for a call costs more with everyone who is known already.
        let (mut desk, mut kept) = (Desk::new(), Kept::default());
        for place in free_places(&payload(&mut desk)) {
            try_place(&mut desk, payload, &place, &texts, &mut kept);
            if long_done.insert(action) {
                try_place(&mut desk, payload, &place, &[hostile::longest()], &mut kept);
            }
        }
        faults.append(&mut kept.faults);
        desk.reopen();
        for (case, text) in &kept.texts {
            let case = desk.must("case", case);
            if !walk::has_text(&case, text) {
                faults.push(format!("{action}: gone after opening again: {text:.60?}"));
            }
        }
        seen += kept.texts.len();
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen > 125, "only {seen} texts were kept");
}

#[test]
fn every_free_text_of_every_action_is_kept_to_the_letter_or_refused_by_name() {
    keep_every_other(0);
}

#[test]
fn every_free_text_of_every_other_action_is_kept_to_the_letter_or_refused_by_name() {
    keep_every_other(1);
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
            fields.extend(marked(value, &place));
        }
        desk.must(call.command, &call.arguments);
    }
    for payload in access::PAYLOADS {
        let arguments = payload(&mut desk).arguments;
        let places = walk::places(&arguments).into_iter();
        fields.extend(places.flat_map(|place| marked(arguments.pointer(&place).unwrap(), &place)));
    }
    // A paper is made by the command that freezes it, never by hand.
    left.remove(&("measure", "/submission/action/step/report".to_owned()));
    let left: Vec<_> = left.difference(&filled).collect();
    assert!(left.is_empty(), "no payload fills {left:?}");
    for field in catalogue::prose_fields() {
        // The key type of a map of texts stands in the place of a name.
        let known = fields.contains(field) || ["witness", "ItemId", "Warning", "text", "consequences"].contains(&field);
        assert!(known, "no payload has a text in {field}");
    }
}

/// What a place with a marked text is called, and what it stands in.
fn marked(value: &Value, place: &str) -> Vec<String> {
    let is_marked = value.as_str().is_some_and(|text| text.contains(MARK));
    let names = place.rsplit('/').take(if is_marked { 2 } else { 0 });
    names.map(str::to_owned).collect()
}

#[test]
fn what_is_no_free_text_takes_none() {
    for (_, payload) in payloads::all() {
        let mut desk = Desk::new();
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
