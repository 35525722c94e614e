//! Walking through JSON.

use serde_json::Value;

/// The pointers of every value in a JSON value, itself first.
pub(crate) fn places(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

fn walk(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                walk(field, &format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The pointers of every text, with the text.
pub(crate) fn texts(value: &Value) -> Vec<(String, String)> {
    let pairs = places(value).into_iter().filter_map(|place| {
        let text = value.pointer(&place)?.as_str()?.to_owned();
        Some((place, text))
    });
    pairs.collect()
}

/// Whether a text stands somewhere in a value, as it is.
pub(crate) fn has_text(value: &Value, wanted: &str) -> bool {
    match value {
        Value::String(text) => text == wanted,
        Value::Array(items) => items.iter().any(|item| has_text(item, wanted)),
        Value::Object(fields) => fields.values().any(|field| has_text(field, wanted)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The value with another one at this place.
pub(crate) fn with(value: &Value, place: &str, other: Value) -> Value {
    let mut changed = value.clone();
    *changed.pointer_mut(place).expect("the place comes from this value") = other;
    changed
}

/// The value without what stands at this place.
pub(crate) fn without(value: &Value, place: &str) -> Option<Value> {
    let (holder, name) = place.rsplit_once('/')?;
    let mut changed = value.clone();
    match changed.pointer_mut(holder)? {
        Value::Object(fields) => drop(fields.remove(&name.replace("~1", "/").replace("~0", "~"))),
        Value::Array(items) => drop(items.remove(name.parse().ok()?)),
        _ => return None,
    }
    Some(changed)
}

/// A place without the numbers of list items.
pub(crate) fn general(place: &str) -> String {
    let parts = place.split('/').map(|part| if part.bytes().all(|b| b.is_ascii_digit()) { "" } else { part });
    parts.collect::<Vec<_>>().join("/")
}
