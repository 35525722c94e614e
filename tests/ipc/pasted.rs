//! Hostile texts pasted into the window: kept, shown as text, never run, and never lost.

use acceptance::window::{Home, Outcome, Program, story};
use serde_json::json;

use crate::calls::Caller;
use crate::hostile;
use crate::matter::Matter;
use crate::window::{Ipc, PROGRAM, assert_nothing_ran, begin, unlock};

/// All that is kept to the letter, in one text.
fn everything() -> String {
    let parts = ["markup", "arabic and emoji", "direction"];
    let texts = hostile::all().into_iter().filter(|hostile| parts.contains(&hostile.name));
    texts.map(|hostile| hostile.kept()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_pasted_is_kept_or_told_and_never_run() -> Outcome {
    let home = Home::new("pasted", PROGRAM)?;
    story(&home, |program| {
        begin(program)?;
        into_the_intake(program)?;
        let matter = Matter::open(&mut Ipc(program));
        into_a_conversation(program, &matter)?;
        into_the_search(program)?;
        a_paper_names_what_it_can_not_show(program)
    })?;
    assert!(!home.log().contains("panicked"), "the program panicked:\n{}", home.log());
    Ok(())
}

fn into_the_intake(program: &Program<'_>) -> Outcome {
    let text = everything();
    program.keys(&["Control", "n"])?;
    program.see("Nieuwe melding")?;
    program.paste("Wat is er gebeurd?", &text)?;
    program.paste("Sinds wanneer?", "<b>\u{202e}sinds</b>")?;
    program.keys(&["Control", "l"])?;
    unlock(program)?;
    program.press("Melding")?;
    assert_eq!(program.value("Wat is er gebeurd?")?, text, "the report lost what was pasted");
    assert_eq!(program.value("Sinds wanneer?")?, "<b>\u{202e}sinds</b>");
    assert_nothing_ran(program)
}

fn into_a_conversation(program: &Program<'_>, matter: &Matter) -> Outcome {
    let text = everything();
    open_case(program, "2026-001")?;
    program.press("Schrijf achteraf op")?;
    program.paste("Wat is er gezegd?", &text)?;
    program.keys(&["Control", "l"])?;
    unlock(program)?;
    open_case(program, "2026-001")?;
    program.press("Ga verder met het gesprek")?;
    assert_eq!(program.value("Wat is er gezegd?")?, text, "the conversation lost what was pasted");
    let megabyte = "Het ging zo. ".repeat(80_000);
    program.paste("Wat is er gezegd?", &megabyte)?;
    program.press("Leg het gesprek vast")?;
    program.see("is te lang")?;
    program.keys(&["Control", "l"])?;
    unlock(program)?;
    open_case(program, "2026-001")?;
    program.press("Ga verder met het gesprek")?;
    assert_eq!(program.value("Wat is er gezegd?")?.len(), megabyte.len(), "a megabyte was cut or lost");
    program.paste("Wat is er gezegd?", &text)?;
    program.press("Leg het gesprek vast")?;
    program.see("Is deze stap klaar?")?;
    let kept = matter.view(&mut Ipc(program));
    assert_eq!(kept["conversations"][0]["account"], json!(text));
    assert_nothing_ran(program)
}

fn into_the_search(program: &Program<'_>) -> Outcome {
    for text in [everything(), "\" OR *".to_owned(), "zoek ".repeat(200_000)] {
        program.keys(&["Control", "k"])?;
        program.paste("Zoek een dossier, stap, opdracht of hulp", &text)?;
        program.see("Niets gevonden")?;
    }
    program.keys(&["Escape"])?;
    program.press("Start")?;
    assert_nothing_ran(program)
}

/// Before a paper is made of it, each character is asked about that can not stand there, also those that nobody can see.
fn a_paper_names_what_it_can_not_show(program: &Program<'_>) -> Outcome {
    let mut ipc = Ipc(program);
    let matter = Matter::open(&mut ipc);
    let mut together = json!(matter.to_do(matter.together()).arguments);
    together["submission"]["reasons"] = json!({ "joint_not_wanted": "§" });
    together["submission"]["action"]["conversation"]["agreements"][0]["what"] =
        json!("Ik stuur geen 💥, zeg niets over de zwan\u{ad}ger\u{200b}schap en ook niet \u{202e}كلب\u{202c}.");
    ipc.must("act", &together);
    program.press("Start")?;
    open_case(program, "2026-002")?;
    program.press("Documenten")?;
    program.press("Maak afspraken voor")?;
    for named in ["Schrijf [emoji: botsing]", "Er staan 4 tekens in die niemand ziet", "ك"] {
        program.see(named)?;
    }
    program.picture("unprintable")
}

fn open_case(program: &Program<'_>, number: &str) -> Outcome {
    program.press("Dossiers")?;
    program.press_near(number, "§ roepnaam")?;
    program.see("Tijdlijn")
}
