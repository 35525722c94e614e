//! A dossier goes from one computer to another in a file, and a dossier that was double goes on in one.

use acceptance::window::{Failure, Home, Outcome, Program, story};
use serde_json::{Value, json};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, fill};
use crate::steps::{open_case, set_up, unlock};

const PUPIL: &str = "Anouk Scholten";
const OTHER: &str = "Zoë Öztürk";
const INTO: &str = "Ties Nguyễn";

#[test]
fn a_dossier_goes_to_another_computer_and_a_double_one_goes_on_in_one() -> Outcome {
    let sender = Home::new("hand-over", PROGRAM)?;
    fill(&sender, |_| Ok(()))?;
    let mut words = String::new();
    story(&sender, |program| {
        unlock(program, EXAMPLES)?;
        merged(program)?;
        words = handed(program)?;
        program.press("Dossiers")?;
        program.press(PUPIL)?;
        program.see("Overgedragen aan İpek Aydın")
    })?;
    let file = sender.save_as();
    let receiver = Home::new("take-over", PROGRAM)?.with("STAPPENWIJZER_E2E_OPEN", &file.to_string_lossy());
    story(&receiver, |program| {
        set_up(program)?;
        taken(program, &words)
    })
}

fn merged(program: &Program<'_>) -> Outcome {
    open_case(program, OTHER)?;
    program.press("Meer")?;
    unfold(program, "related")?;
    program.press("Voeg samen met een ander dossier")?;
    program.fill("Welk dossier?", "ties")?;
    program.press(&format!("{} {INTO}", oldest_of(program, INTO)?))?;
    program.see("Gekozen: ")?;
    program.press("Voeg samen en ga verder in het andere")?;
    program.see("Schrijf op waarom.")?;
    program.fill("Waarom?", "Het is dezelfde groep in 1B.")?;
    program.picture("merge")?;
    program.press("Voeg samen en ga verder in het andere")?;
    program.arrive(&format!("{INTO}, {OTHER}"))?;
    program.press("Meer")?;
    unfold(program, "related")?;
    program.see("Hierin opgegaan")?;
    program.picture("merged")
}

/// The number of the first dossier of this pupil.
fn oldest_of(program: &Program<'_>, name: &str) -> Outcome<String> {
    let wanted = json!({ "text": name, "closed": null, "order": "last_activity", "offset": 0, "limit": 50 });
    let found = program.invoke("cases", &wanted)?.unwrap_or_default();
    let rows = found.get("rows").and_then(Value::as_array).into_iter().flatten();
    let text = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(rows.filter(|row| text(row, "title") == name).map(|row| text(row, "number")).min().unwrap_or_default())
}

/// Gives the words.
fn handed(program: &Program<'_>) -> Outcome<String> {
    const READ: &str =
        "return [...document.querySelectorAll('main ol.words li')].map((one) => one.innerText.trim()).join(' ')";
    open_case(program, PUPIL)?;
    program.press("Meer")?;
    unfold(program, "handover")?;
    program.press("Draag over aan een collega")?;
    program.select("Aan wie?", "İpek Aydın, Leerlingbegeleider")?;
    program.fill("Wat moet je collega weten?", "Anouk wil liever gebeld worden.")?;
    program.picture("form")?;
    program.press("Maak het bestand")?;
    program.see("Het bestand is klaar")?;
    program.picture("words")?;
    let words = program.script(READ, &[])?;
    let words = words.as_str().unwrap_or_default().to_owned();
    program.press("Klaar")?;
    program.see("Neem het terug")?;
    if words.split(' ').count() == 8 { Ok(words) } else { Err(Failure::new(format!("not eight words: {words}"))) }
}

fn taken(program: &Program<'_>, words: &str) -> Outcome {
    program.press("Dossiers")?;
    program.press("Neem een dossier over")?;
    program.press("Kies het bestand")?;
    program.fill("De acht woorden van je collega", "appel appel appel appel appel appel appel appel")?;
    program.press("Bekijk wat erin zit")?;
    program.see("Met deze woorden gaat het bestand niet open.")?;
    program.picture("wrong-words")?;
    program.fill("De acht woorden van je collega", words)?;
    program.press("Bekijk wat erin zit")?;
    program.see("Deze afzender is hier nieuw.")?;
    program.see("Anouk wil liever gebeld worden.")?;
    program.see(PUPIL)?;
    program.picture("preview")?;
    program.press("Neem dit dossier over")?;
    program.arrive(PUPIL)?;
    program.press("Tijdlijn")?;
    program.see("Dossier overgenomen uit een bestand")?;
    program.picture("taken")
}

/// Opens a section of "Meer".
fn unfold(program: &Program<'_>, section: &str) -> Outcome {
    const OPEN: &str = "const summary = document.getElementById(`more-${arguments[0]}`); \
        if (summary && !summary.parentElement.open) summary.click(); return summary !== null";
    program.see("Dit hoeft niet bij elk dossier.")?;
    let found = program.script(OPEN, &[serde_json::json!(section)])?;
    if found == serde_json::json!(true) { Ok(()) } else { Err(Failure::new(format!("no section {section}"))) }
}
