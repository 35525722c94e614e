//! Step 7: a suspension of three days from its proposal to the report, with what its letter lacks and what the directie lifts.

use acceptance::window::{Home, Outcome, Program, story};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, fill};
use crate::steps::{open_case, unlock};

const BULLIED: &str = "Yasmína el Khatib";
const BULLYING: &str = "Bram van 't Hoff";
const MOTHER: &str = "Carla Westra";
const LEADER: &str = "Petra van Rossum";
const LETTER: &str = "5 Brief met het besluit";

#[test]
fn a_suspension_goes_from_proposal_to_report_and_only_the_directie_lifts_what_lacks() -> Outcome {
    let home = Home::new("measures", PROGRAM)?;
    fill(&home, |_| Ok(()))?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        open_case(program, BULLIED)?;
        program.keys(&["Alt", "7"])?;
        propose(program)?;
        hear(program)?;
        decide(program)?;
        complete(program)?;
        lift(program)?;
        tell(program)
    })
}

fn propose(program: &Program<'_>) -> Outcome {
    program.see("Er is geen schorsing of verwijdering voorgesteld.")?;
    program.picture("step-seven")?;
    program.press("Stel een maatregel voor")?;
    program.arrive(&format!("Stel een maatregel voor: {BULLYING}"))?;
    program.press("Leg het voorstel vast")?;
    program.see("Kies welke maatregel je voorstelt.")?;
    program.choose("Schorsing")?;
    program.fill("Eerste dag", "18-11-2026")?;
    program.fill("Laatste dag", "27-11-2026")?;
    program.fill("Wat is er gebeurd?", "Bram dreigde bij de kluisjes. Twee docenten zagen het.")?;
    program.fill("Wat is al geprobeerd?", "Drie gesprekken, en afspraken met de ouders.")?;
    program.picture("propose")?;
    program.press("Leg het voorstel vast")?;
    program.see("Een schorsing duurt hoogstens een week, in één keer.")?;
    program.fill("Laatste dag", "20-11-2026")?;
    program.press("Leg het voorstel vast")?;
    program.arrive(&format!("Schorsing van {BULLYING}"))?;
    program.see("Nu te doen: leerling en ouders horen")?;
    program.picture("proposed")
}

/// Only the pupil is heard: the mother does not come to it in time.
fn hear(program: &Program<'_>) -> Outcome {
    program.press("Ga erheen")?;
    program.see("Wie van het gezin is gehoord?")?;
    program.choose_near("Wie van het gezin is gehoord?", BULLYING)?;
    program.fill("Wat is er gezegd?", "Bram: “Het was een grap.”")?;
    program.picture("hear")?;
    program.press("Leg het gesprek vast")?;
    program.see_no_more("Wie van het gezin is gehoord?")
}

/// The decision has its own fields; where the mandate is written is not known yet.
fn decide(program: &Program<'_>) -> Outcome {
    program.press("3 Besluit")?;
    program.fill("Wie heeft besloten? (naam en functie)", "Petra van Rossum, directeur")?;
    program.fill("Namens wie?", "Stichting De Wissel")?;
    program.fill("De redenen", "De dreiging hield niet op.")?;
    program.picture("decide")?;
    program.press("Leg het besluit vast")?;
    program.see("de schorsing melden bij de Inspectie, uiterlijk dinsdag 17 november 2026")?;
    program.press(LETTER)?;
    program.see("CONCEPT, niet compleet")?;
    for lack in [
        "Waar het mandaat staat.",
        &format!("Dat {MOTHER} vóór het besluit is gehoord"),
        "Wie zorgt dat het schoolwerk doorgaat.",
    ] {
        program.see(lack)?;
    }
    program.see("Bron: WVO 2020 art. 8.14")?;
    program.picture("concept")
}

/// What can be supplied is supplied, each from the line that asks for it.
fn complete(program: &Program<'_>) -> Outcome {
    program.press_near("Waar het mandaat staat.", "Vul aan")?;
    program.fill("Waar staat het mandaat?", "Managementstatuut, artikel 4")?;
    program.fill("Waarom verandert het besluit?", "Het mandaat is opgezocht.")?;
    program.press("Leg het nieuwe besluit vast")?;
    program.see_no_more("Waarom verandert het besluit?")?;
    program.press(LETTER)?;
    program.see_not("Waar het mandaat staat.")?;
    program.press_near("Wie zorgt dat het schoolwerk doorgaat.", "Vul aan")?;
    program.fill("Door wie? (naam en functie)", "Marieke de Graaf, mentor")?;
    program.fill("Hoe gaat het schoolwerk door?", "De opdrachten staan elke ochtend klaar.")?;
    program.press("Leg dit vast")?;
    program.see_no_more("Hoe gaat het schoolwerk door?")
}

/// The hearing of the mother can not be before the decision any more: only the directie lets the letter go without it.
fn lift(program: &Program<'_>) -> Outcome {
    program.press(LETTER)?;
    program.see("Dit ontbreekt nog:")?;
    program.press("Directie keurt dit goed")?;
    program.press("Keur goed")?;
    program.see("Kies wie van de directie dit goedkeurt.")?;
    program.see("Bevestig dat je deze persoon bent.")?;
    program.choose_near("Wie van de directie?", LEADER)?;
    program.fill("Waarom mag de brief zonder dit?", "Moeder is in het buitenland en wordt morgen gehoord.")?;
    program.choose("Ik ben deze persoon en ik keur dit goed")?;
    program.picture("lift")?;
    program.press("Keur goed")?;
    program.see_no_more("Waarom mag de brief zonder dit?")?;
    program.press(LETTER)?;
    program.see("Compleet, met goedkeuring van de directie")?;
    program.see(&format!("Goedgekeurd door {LEADER}. Reden: Moeder is in het buitenland"))?;
    program.picture("lifted")
}

/// The letter goes to each of them, and the Inspectie is told the same day.
fn tell(program: &Program<'_>) -> Outcome {
    for last in [false, true] {
        program.choose_near("Hoe?", "Per brief")?;
        program.press("Leg het versturen vast")?;
        if !last {
            program.see_no_more("Leg het versturen vast")?;
            program.press(LETTER)?;
        }
    }
    program.see("Nu te doen: melding bij de Inspectie")?;
    program.press("Ga erheen")?;
    program.fill("Door wie? (naam en functie)", "Petra van Rossum, directeur")?;
    program.press("Leg de melding vast")?;
    program.see("Er is nu niets te doen bij deze maatregel.")?;
    program.picture("done")?;
    program.press(LETTER)?;
    program.see("Bezwaar kan tot en met dinsdag 29 december 2026.")?;
    program.script("document.documentElement.style.fontSize = '200%'", &[])?;
    program.picture("at-200-percent")?;
    program.script("document.documentElement.style.fontSize = ''", &[])?;
    program.press("Terug naar het dossier")?;
    program.see("Schorsing van 18 nov 2026 tot en met 20 nov 2026")?;
    program.picture("step-seven-after")?;
    program.press("Tijdlijn")?;
    program.see(&format!("op naam van {LEADER}"))
}
