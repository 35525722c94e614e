//! Gespreksmodus: a conversation held with the keys alone, hidden, locked in the middle, and made into a record.

use acceptance::window::{Home, Outcome, Program, Which, story};
use serde_json::{Value, json};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, fill};
use crate::steps::{open_case, unlock};

const BULLIED: &str = "Anouk Scholten";
/// The one on the other side, of whom nothing may be on the screen.
const BULLYING: [&str; 2] = ["Tygo", "Rademaker"];
const LINE: &str = "Schrijf kort op wat je hoort of ziet";

#[test]
fn a_conversation_is_held_with_keys_survives_a_lock_and_becomes_a_record() -> Outcome {
    let home = Home::new("gespreksmodus", PROGRAM)?;
    fill(&home, |_| Ok(()))?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        held(program)?;
        hidden(program)?;
        program.keys(&["Control", "l"])?;
        program.wait_for(Which::Locked)?;
        unlock(program, EXAMPLES)?;
        gone_on_with(program)?;
        recorded(program)
    })
}

fn held(program: &Program<'_>) -> Outcome {
    open_case(program, BULLIED)?;
    program.keys(&["Alt", "1"])?;
    program.see("Start het gesprek met Anouk Scholten")?;
    program.keys(&["Control", "g"])?;
    program.see("Voordat je begint")?;
    only_who_is_here(program)?;
    program.picture("before")?;
    program.keys(&["Alt", "2"])?;
    program.see("Tijdens het gesprek")?;
    program.fill(LINE, "Ze lachen als ik binnenkom")?;
    program.keys(&["Enter"])?;
    program.see("“Ze lachen als ik binnenkom”")?;
    program.see("Opgeslagen om ")?;
    only_who_is_here(program)?;
    program.press("Gezien: huilde")?;
    program.choose("Vraag goed door.")?;
    program.picture("during")?;
    // Not yet noted when the program locks.
    program.fill(LINE, "Ik durf niet meer naar")
}

/// F9 from inside the line; the key does not bring it back.
fn hidden(program: &Program<'_>) -> Outcome {
    program.keys(&["F9"])?;
    program.see("Even pauze")?;
    program.see_not("Anouk")?;
    assert!(!window_title(program)?.contains("2026"), "the title of the window tells what is hidden");
    program.keys(&["F9"])?;
    program.keys(&["Escape"])?;
    program.see_not("Anouk")?;
    program.picture("hidden")?;
    program.press("Ga verder")?;
    program.see("Gesprek met Anouk")?;
    assert_eq!(program.value(LINE)?, "Ik durf niet meer naar", "hiding lost what was typed");
    Ok(())
}

fn gone_on_with(program: &Program<'_>) -> Outcome {
    open_case(program, BULLIED)?;
    program.keys(&["Alt", "1"])?;
    program.press("Ga verder met het gesprek")?;
    program.see("Tijdens het gesprek")?;
    program.see("“Ze lachen als ik binnenkom”")?;
    assert_eq!(program.value(LINE)?, "Ik durf niet meer naar", "the lock lost what was typed");
    program.fill(LINE, "Ik durf niet meer naar gym")?;
    program.keys(&["Control", "Enter"])?;
    program.see("“Ik durf niet meer naar gym”")?;
    program.keys(&["Alt", "3"])?;
    program.see("Voordat je stopt")?;
    program.choose("Gepland: 24 nov 2026")?;
    program.choose_near("Is het veilig tot die tijd?", "Ja")?;
    only_who_is_here(program)?;
    program.picture("after")
}

fn recorded(program: &Program<'_>) -> Outcome {
    program.press("Maak er een verslag van")?;
    program.see("Wat is er gezegd?")?;
    let account = program.value("Wat is er gezegd?")?;
    for part in
        ["“Ze lachen als ik binnenkom”", "Gezien: huilde", "“Ik durf niet meer naar gym”", "Veilig tot die tijd: ja."]
    {
        assert!(account.contains(part), "{part} is not in the record: {account}");
    }
    program.picture("record")?;
    program.press("Leg het gesprek vast")?;
    program.see("Is deze stap klaar?")?;
    program.see_not("Ga verder met het gesprek")
}

/// Nothing of other people: not on the screen, not in the title of the window.
fn only_who_is_here(program: &Program<'_>) -> Outcome {
    let shown = format!("{} {}", program.text()?, window_title(program)?);
    for name in BULLYING {
        assert!(!shown.contains(name), "{name} is on the screen: {shown}");
    }
    let title = window_title(program)?;
    assert!(title.starts_with("Gesprek stap 1 · 2026-"), "the window is called {title}");
    Ok(())
}

fn window_title(program: &Program<'_>) -> Outcome<String> {
    let title: Value = program.script("return document.title", &[json!(null)])?;
    Ok(title.as_str().unwrap_or_default().to_owned())
}
