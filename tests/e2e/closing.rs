//! Step 6: closing, reopening, and closing lightly.

use std::thread::sleep;
use std::time::{Duration, Instant};

use acceptance::window::{Failure, Home, Outcome, Program, Which, story};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, fill};
use crate::steps::{open_case, unlock};

const BULLIED: &str = "Anouk Scholten";
const BULLYING: &str = "Tygo Rademaker";
const FOLLOWER: &str = "Júlia Szabó";
const TEASED: &str = "Ties Nguyễn";

#[test]
fn a_case_is_closed_with_its_finding_reopened_with_a_reason_and_another_closed_lightly() -> Outcome {
    let home = Home::new("closing", PROGRAM)?.with("STAPPENWIJZER_E2E_CLIPBOARD_MS", "12000");
    fill(&home, |_| Ok(()))?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        open_case(program, BULLIED)?;
        program.keys(&["Alt", "6"])?;
        finding(program)?;
        families(program)?;
        incident(program)?;
        summary(program)?;
        told(program)?;
        close_and_reopen(program)?;
        lightly(program)
    })
}

/// 6.1: what shows that it stopped.
fn finding(program: &Program<'_>) -> Outcome {
    program.press("Leg vast wat je hebt gezien")?;
    program.see("Schrijf op waaruit het blijkt.")?;
    program.picture("finding-missing")?;
    program.choose_near("Is het gestopt?", "Ja")?;
    program.fill("Waaruit blijkt dat?", "Anouk zegt het zelf, en drie docenten zien haar weer meedoen.")?;
    program.press("Leg vast wat je hebt gezien")?;
    program.see("Vastgesteld: het is gestopt.")
}

/// 6.1: each family apart; the one that was told is no longer asked.
fn families(program: &Program<'_>) -> Outcome {
    for (name, how, told) in [(BULLIED, "In een gesprek", "in een gesprek"), (BULLYING, "Telefonisch", "telefonisch")] {
        program.choose(&format!("Gezin van {name}"))?;
        program.choose_near("Hoe?", how)?;
        program.press("Leg vast dat dit gezin is ingelicht")?;
        program.see(&format!("Gezin van {name}: {told}"))?;
        program.see(", door Marieke de Graaf")?;
    }
    Ok(())
}

/// 6.2: serious, and who wrote it down in Magister.
fn incident(program: &Program<'_>) -> Outcome {
    program.choose_near("Was het een ernstig pestincident?", "Ja")?;
    program.fill("Geregistreerd in Magister op", "vandaag")?;
    program.press("Leg het antwoord vast")?;
    program.see("Vul in wie het heeft geregistreerd.")?;
    program.fill("Wie heeft het geregistreerd?", "Ruud Hermsen, coördinator")?;
    program.press("Leg het antwoord vast")?;
    program.see("Antwoord: ja, ernstig.")?;
    program.see("Geregistreerd in Magister op")?;
    program.picture("before-closing")
}

/// 6.2: the summary for Magister is on the clipboard for a while, and no longer than the program is open.
fn summary(program: &Program<'_>) -> Outcome {
    let copy = format!("Kopieer de samenvatting van {BULLYING}");
    program.press(&copy)?;
    program.see("is het klembord weer leeg.")?;
    let copied = program.clipboard()?;
    assert!(copied.starts_with("Op ") && copied.contains("gemeld"), "copied: {copied}");
    for name in ["Anouk", "Tygo", "Rademaker", "Scholten"] {
        assert!(!copied.contains(name), "{name} is in what is copied: {copied}");
    }
    assert_eq!(program.clipboard_hint()?, "secret", "a history of the clipboard may keep it");
    program.picture("copied")?;
    let until = Instant::now() + Duration::from_secs(40);
    while !program.clipboard()?.is_empty() {
        if Instant::now() > until {
            return Err(Failure::new("the summary stays on the clipboard"));
        }
        sleep(Duration::from_millis(200));
    }
    program.see("Het klembord is weer leeg.")?;

    program.press(&copy)?;
    program.see("is het klembord weer leeg.")?;
    assert_eq!(program.clipboard()?, copied);
    program.keys(&["Control", "l"])?;
    program.wait_for(Which::Locked)?;
    assert_eq!(program.clipboard()?, "", "the lock leaves the summary on the clipboard");
    unlock(program, EXAMPLES)?;
    open_case(program, BULLIED)
}

/// Rule 22: each family is told that there is a dossier. The consent of the pupil of age, and the role that changed, stand there too.
fn told(program: &Program<'_>) -> Outcome {
    program.press("Betrokkenen")?;
    program.see("toestemming voor Ria Scholten")?;
    program.picture("involved")?;
    for name in [BULLIED, BULLYING, FOLLOWER] {
        program.press(&format!("Leg vast dat het is verteld: gezin van {name}"))?;
        program.choose_near("Hoe?", "Telefonisch")?;
        program.press("Leg vast dat het is verteld")?;
        program.see_no_more(&format!("Verteld dat er een dossier is: gezin van {name}"))?;
    }
    program.see("Verteld dat er een dossier is: telefonisch")?;
    program.press("Stappen")?;
    program.keys(&["Alt", "6"])
}

/// Planned checks do not forbid it, but ask for a reason.
fn close_and_reopen(program: &Program<'_>) -> Outcome {
    program.press("Rond het dossier af")?;
    program.see("Er staan nog volgmomenten gepland.")?;
    program.press("Ga toch verder")?;
    program.see("Schrijf op waarom je het toch doet.")?;
    program.picture("closing-warned")?;
    program.fill("Er staan nog volgmomenten gepland.", "Anouk wil niet meer gevraagd worden.")?;
    program.press("Ga toch verder")?;
    program.see("Dit dossier is afgerond.")?;
    program.picture("closed")?;

    program.press("Heropen dit dossier")?;
    program.press("Heropen het dossier")?;
    program.see("Schrijf op waarom je het dossier heropent.")?;
    program.fill("Waarom heropen je het dossier?", "In de groepsapp staat weer een opname.")?;
    program.press("Heropen het dossier")?;
    program.see("Volgende:")?;
    program.see_not("Dit dossier is afgerond.")?;
    program.see("Het dossier is heropend.")?;
    program.picture("reopened")?;
    program.press("Tijdlijn")?;
    program.see("Dossier heropend")?;
    program.see("Toch gedaan: Anouk wil niet meer gevraagd worden.")?;
    program.picture("timeline")
}

/// It was teasing: advice is enough.
fn lightly(program: &Program<'_>) -> Outcome {
    open_case(program, TEASED)?;
    program.keys(&["Alt", "6"])?;
    program.see("Je kunt dit dossier licht afronden")?;
    program.picture("light")?;
    program
        .fill("Welk advies heb je gegeven?", "Ties zegt het zelf tegen Hugo; de mentor vraagt het over een week.")?;
    program.press("Rond het dossier af")?;
    program.fill("Nog niet elk gezin weet dat er een dossier is.", "Dat vertel ik morgen op de ouderavond.")?;
    program.press("Ga toch verder")?;
    program.see("Dit dossier is afgerond.")?;
    program.press("Dossiers")?;
    program.choose("Afgerond")?;
    program.see(TEASED)
}
