//! What runs beside the steps: safety again, what happened online, and a legal hold.

use acceptance::window::{Home, Outcome, Program, story};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, fill};
use crate::steps::{open_case, unlock};

const BULLIED: &str = "Noor van der Berg";

#[test]
fn safety_is_looked_at_again_and_what_runs_beside_the_steps_is_kept_apart() -> Outcome {
    let home = Home::new("beside", PROGRAM)?;
    fill(&home, |_| Ok(()))?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        open_case(program, BULLIED)?;
        stop_cards(program)?;
        online(program)?;
        hold(program)
    })
}

/// Step 2: the questions of the start again. The one that was passed on keeps its day.
fn stop_cards(program: &Program<'_>) -> Outcome {
    program.keys(&["Alt", "2"])?;
    program.press("Is dit plan nog de goede weg?")?;
    program.see("doorverwezen op")?;
    program.press("Wijzig het antwoord: Gaat het om seksueel grensoverschrijdend gedrag?")?;
    program.see("Zet nooit seksuele beelden in dit programma.")?;
    program.picture("stop-card")?;
    program.press("Ja, maar nog niet doorverwezen")?;
    program.see("doorverwijzen: gaat het om seksueel grensoverschrijdend gedrag?")?;
    program.press("Leg doorverwijzing vast")?;
    program.press("Dit blijkt toch niet zo")?;
    program.see_no_more("doorverwijzen: gaat het om seksueel grensoverschrijdend gedrag?")
}

/// Rule 25: in words, never the picture; what was noted is corrected with a reason.
fn online(program: &Program<'_>) -> Outcome {
    program.press("Meer")?;
    program.picture("more")?;
    program.press("Wat er online gebeurde")?;
    program.see("Kopieer of bewaar nooit seksuele beelden van minderjarigen")?;
    program.press("Noteer iets online")?;
    program.fill("Hoe laat?", "21.5")?;
    program.press_near("Wie bewaart de schermafdruk?", "Leg vast")?;
    program.see("Vul de tijd in als 14:30, of laat dit leeg.")?;
    program.picture("evidence-missing")?;
    program.fill("Hoe laat?", "21.05")?;
    program.fill("Waar?", "Verhaal op het account van de klas")?;
    program.fill("Wat was er te zien?", "“Kijk wie er weer is.” Vijf reacties.")?;
    program.fill("Wie heeft het gezien?", "De coördinator")?;
    program.press_near("Wie bewaart de schermafdruk?", "Leg vast")?;
    program.see("2 keer genoteerd")?;
    program.see("21:05")?;
    program.press("Getuigen")?;
    program.see("Getuigen worden afgeschermd.")?;
    program.see("Jiska Boersma")?;
    program.picture("more-open")
}

fn hold(program: &Program<'_>) -> Outcome {
    program.press("Bewaren")?;
    program.press("Bewaar om een juridische reden")?;
    program.fill("Waarom moet dit dossier bewaard blijven?", "Er loopt een klacht bij de commissie.")?;
    program.press("Bewaar dit dossier")?;
    program.see("wordt bewaard om een juridische reden")?;
    program.press("Tijdlijn")?;
    program.see("Bewaren om een juridische reden")?;
    program.see("Er loopt een klacht bij de commissie.")?;
    program.see("Online bewijs genoteerd")?;
    program.picture("timeline")
}
