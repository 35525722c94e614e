//! Gespreksmodus in the real window: from a tick until the screen says that it is kept.

use acceptance::window::{Outcome as Told, Program};
use domain::ids::CaseId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::figure::{Outcome, Times, tell_ms};

/// Ticks of one script, the first ones to warm up; a driver has no patience for all of them at once.
const WARM_UP: usize = 5;
const RUNS: usize = 50;
const SCRIPTS: usize = 4;

/// Ticks points of a conversation that is held, which was long enough to have lines.
pub fn ticks(program: &Program<'_>, case: CaseId) -> Told<Vec<Value>> {
    hold(program, case)?;
    let arguments = [json!(WARM_UP), json!(RUNS)];
    (0..SCRIPTS).map(|_| program.script_later(include_str!("talk.js"), &arguments)).collect()
}

/// Begins a conversation with the first pupil and forty lines, and goes on with it.
fn hold(program: &Program<'_>, case: CaseId) -> Told {
    let view = program.invoke("case", &json!({ "id": case }))?.unwrap_or_default();
    let text = |place: &str| view.pointer(place).and_then(Value::as_str).unwrap_or_default();
    let (pupil, number) = (text("/parties/0/pupil/id"), text("/number"));
    let line =
        |at: u32| json!({ "at": "2026-11-03T09:10:00Z", "kind": "seen", "text": format!("regel {at}: keek weg") });
    let notes = json!({ "pause": "during", "lines": (0..40).map(line).collect::<Vec<_>>() });
    let content = json!({ "form": "talk", "pupil": pupil, "notes": notes }).to_string();
    let label = format!("1 {pupil}");
    let id = Uuid::from_u128(1);
    let kept = json!({ "id": id, "caseId": case, "kind": "conversation", "label": label, "content": content });
    program.invoke("save_draft", &kept)?.ok();
    program.press("Dossiers")?;
    program.fill("Zoek in dossiers", number)?;
    let only = json!({ "text": number, "closed": null, "order": "next_date", "offset": 0, "limit": 1 });
    let found = program.invoke("cases", &only)?.unwrap_or_default();
    program.press(found.pointer("/rows/0/title").and_then(Value::as_str).unwrap_or_default())?;
    program.keys(&["Alt", "1"])?;
    program.press("Ga verder met het gesprek")?;
    program.see("Tijdens het gesprek")
}

/// Tells what came of it.
pub fn tell(answers: &[Value]) -> Outcome {
    let times: Times = answers.iter().filter_map(Value::as_array).flatten().filter_map(Value::as_f64).collect();
    if times.count() != SCRIPTS * RUNS {
        return Err(format!("the page answered {answers:?}").into());
    }
    tell_ms("a tick in gespreksmodus until it is kept, p50", times.median(), None);
    tell_ms("a tick in gespreksmodus until it is kept, p95", times.percentile(95), 50.0);
    Ok(())
}
