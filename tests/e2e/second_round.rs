//! Step 7: it got worse, so steps 1 to 3 once more, the meeting with directie and parents, and its verslag.

use acceptance::window::{Home, Outcome, Program, story};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, MENTOR, fill};
use crate::steps::{fingerprint, hold_check, open_case, unlock};
use crate::story_papers::{freeze, replace_names};

const BULLIED: &str = "Yasmína el Khatib";
const BULLYING: &str = "Bram van 't Hoff";
const MOTHER: &str = "Carla Westra";
const LEADER: &str = "Petra van Rossum";
const SAID: &str = "Moeder hoort wat er met Yasmína is gebeurd. De schoolleiding legt uit wat er volgt.";

#[test]
fn it_got_worse_and_a_second_round_ends_in_a_sealed_report_of_the_meeting() -> Outcome {
    let home = Home::new("second-round", PROGRAM)?;
    fill(&home, |_| Ok(()))?;
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        let key = fingerprint(program)?;
        hold_check(program, BULLIED, "“Hij wacht me nu buiten op.”", "Erger geworden")?;
        program.picture("worse")?;
        round_two(program)?;
        talks(program)?;
        agreements(program)?;
        meeting(program)?;
        report(program, &home, &key)
    })
}

fn round_two(program: &Program<'_>) -> Outcome {
    program.press("Volgende ronde starten (7.1)")?;
    program.picture("start-round")?;
    program.fill("Waarom start je een nieuwe ronde?", "Het is erger geworden: hij wacht haar buiten op.")?;
    program.press("Start de volgende ronde")?;
    program.see("Ronde 2")?;
    program.picture("round-two")
}

/// Steps 1 and 2 again: the talks of the first round do not count.
fn talks(program: &Program<'_>) -> Outcome {
    for (step, pupil, said) in [
        ("1", BULLIED, "“Hij stond bij de poort en zei dat ik nog niet klaar was.”"),
        ("2", BULLYING, "Bram zegt dat hij op zijn vrienden wachtte. “Ik zei maar één ding.”"),
    ] {
        program.keys(&["Alt", step])?;
        program.see("Er is nog geen gesprek vastgelegd.")?;
        program.see(&format!("Start het gesprek met {pupil}"))?;
        program.press("Schrijf achteraf op")?;
        program.fill("Wat is er gezegd?", said)?;
        program.press("Leg het gesprek vast")?;
        program.see("Is deze stap klaar?")?;
    }
    Ok(())
}

/// Step 3 again, together.
fn agreements(program: &Program<'_>) -> Outcome {
    program.keys(&["Alt", "3"])?;
    program.press("Schrijf achteraf op")?;
    program.choose_near("Wil de gepeste leerling dit gesprek?", "Ja")?;
    program.choose_near("Is het veilig?", "Ja")?;
    program.choose("Samen")?;
    program.fill("Wat is er gezegd?", "Beide verhalen zijn herhaald. De afspraken worden strenger.")?;
    program.press("Voeg een afspraak toe")?;
    program.fill("Wat is de afspraak?", "Ik ga na de laatste les meteen naar huis, via de andere poort.")?;
    program.fill("Hoe kijken we of het lukt?", "De conciërge kijkt elke middag.")?;
    program.press("Voeg een sanctie toe")?;
    program.choose("Als het niet stopt")?;
    program.fill("Wat houdt de sanctie in?", "De schoolleiding beslist over een schorsing.")?;
    program.choose("Ja, een reflectieve sanctie is niet nodig")?;
    program.fill("Waaruit blijkt dat?", "Het boekverslag van de vorige keer was goed.")?;
    program.picture("agreements")?;
    program.press("Leg het gesprek vast")?;
    program.see("Is deze stap klaar?")
}

/// 7.2: not without the schoolleiding, unless there is a reason.
fn meeting(program: &Program<'_>) -> Outcome {
    program.keys(&["Alt", "7"])?;
    program.picture("step-seven")?;
    program.press("Schrijf achteraf op")?;
    program.arrive("Gesprek met directie en ouders")?;
    // The one parent whom school may contact is chosen already.
    program.fill("Wat is er gezegd?", SAID)?;
    program.press("Leg het gesprek vast")?;
    program.see("Bij dit gesprek hoort iemand van de schoolleiding.")?;
    program.picture("no-school-leader")?;
    program.choose(LEADER)?;
    for point in ["7.1", "7.2", "7.3"] {
        program.choose(point)?;
    }
    program.press("Voeg een afspraak toe")?;
    program.fill("Wat is de afspraak?", "Moeder haalt Bram drie weken lang zelf op.")?;
    program.fill("Hoe kijken we of het lukt?", "De mentor belt elke vrijdag.")?;
    program.picture("meeting")?;
    program.press("Leg het gesprek vast")?;
    program.see("Verslag maken van het gesprek")?;
    program.picture("meeting-recorded")
}

/// 7.3: the verslag, for the mother alone.
fn report(program: &Program<'_>, home: &Home, key: &str) -> Outcome {
    open_case(program, BULLIED)?;
    program.press("Documenten")?;
    program.picture("papers")?;
    program.press(&format!("Maak verslag stap 7 voor {MOTHER}"))?;
    replace_names(program, &["Er staat 1 naam in die deze lezer niet mag zien"])?;
    program.press("Naar ondertekenen")?;
    program.choose_near(&format!("Hoe tekent {MOTHER}?"), "Teken op het scherm")?;
    program.draw(&format!("Handtekening van {MOTHER}"), &[(-80, 0), (-40, -25), (0, 20), (60, -10)])?;
    program.see("Er staat een handtekening.")?;
    program.choose_near(&format!("Hoe tekent {MENTOR}?"), "Teken op papier")?;
    program.picture("sign")?;
    let paper = freeze(program, home, "verslag-7")?;
    program.picture("ready")?;
    paper.is_sound(key)?;
    let said = [
        "Verslag",
        "Ronde 2",
        "Moeder hoort wat er met een andere leerling is gebeurd.",
        "Moeder haalt Bram drie weken lang zelf op.",
        LEADER,
        MOTHER,
    ];
    paper.reads(&said, &["Yasm", "Khatib", "Fatiha", "Abdelkader"])
}
