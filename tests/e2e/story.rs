//! One real case through the real window: from the first start to sealed papers, a lost database and a wrong melding.

use std::fs;

use acceptance::window::{Failure, Home, Outcome, Program, Which, story};
use serde_json::json;

use crate::PROGRAM;
use crate::steps::{PASSPHRASE, chain_head, fingerprint, open_case, point_ids, report, row, set_up, unlock};
use crate::story_papers::{freeze, replace_names};

const BULLIED: &str = "Yasmína el Khatib";
const BULLYING: &str = "Bram van 't Hoff";
const ALSO_BULLYING: &str = "Daan Vermeulen";
const BYSTANDER: &str = "Fleur Jansen";
const MENTOR: &str = "Zoë van den Bergh-Yılmaz";
const MOTHER: &str = "Ineke van 't Hoff";

/// The points of each step, as the school's plan counts them.
const POINTS: [u32; 7] = [3, 4, 6, 4, 4, 2, 6];
/// Days between step 3 and the moments that follow, for each of three pupils.
const FOLLOW_UPS: i64 = 9;

const TYPED: &str = "Ze zegt: “Ik durf niet meer naar de kantine.” Het gebeurt elke dag, sinds de herfst";
const PROMISE: &str = "Ik laat Yasmína met rust in de kantine en in de groepsapp.";
const OTHER_PROMISE: &str = "Ik verstuur geen foto’s van anderen meer.";
const ONE_NAME: &str = "Er staat 1 naam in die deze lezer niet mag zien";
const TWO_NAMES: &str = "Er staan 2 namen in die deze lezer niet mag zien";
const CONDITION: &str = "Dan volgt een dag les op een andere plek.";

#[test]
fn a_case_goes_from_melding_to_sealed_papers_and_outlives_its_database() -> Outcome {
    let home = Home::new("story", PROGRAM)?;
    story(&home, |program| {
        set_up(program)?;
        melding(program)?;
        every_point_is_there(program)?;
        first_talk(program)?;
        assessment(program)?;
        talks_apart(program)?;
        agreements(program)
    })?;
    story(&home, |program| {
        unlock(program, PASSPHRASE)?;
        open_case(program, BULLIED)?;
        parents(program)?;
        let key = fingerprint(program)?;
        open_case(program, BULLIED)?;
        agreements_on_paper(program, &home, &key)?;
        parent_report(program, &home, &key)?;
        program.close()?;
        program.start_again()?;
        unlock(program, PASSPHRASE)?;
        everything_is_there(program)
    })?;
    let home = home.with("STAPPENWIJZER_E2E_IDLE_MS", "9000");
    story(&home, idle_keeps_what_was_typed)?;
    let home = home.with("STAPPENWIJZER_E2E_IDLE_MS", "600000");
    story(&home, |program| {
        lost_and_restored(program, &home)?;
        wrong_pupil(program)
    })
}

/// Item 2: a dossier from one page.
fn melding(program: &Program<'_>) -> Outcome {
    program.keys(&["Control", "n"])?;
    program.see("Nieuwe melding")?;
    new_pupil(program, "Leerling die mogelijk gepest wordt", BULLIED)?;
    new_pupil(program, "Leerling die mogelijk pest", BULLYING)?;
    new_pupil(program, "Leerling die mogelijk pest", ALSO_BULLYING)?;
    new_pupil(program, "Omstanders", BYSTANDER)?;
    program.choose_near("Wie heeft het gemeld?", "Een ouder of verzorger")?;
    program.fill("Wat is er gebeurd?", "Vader belt: zijn dochter wordt elke dag uitgescholden in de kantine.")?;
    program.fill("Sinds wanneer?", "sinds de herfstvakantie")?;
    program.choose("Op school")?;
    program.choose("Schelden, uitlachen, kwetsende woorden")?;
    program.choose("Buitensluiten, negeren")?;
    program.choose("Een veilige plek in de pauze")?;
    program.choose("De ouders worden eerder gebeld dan bij stap 4")?;
    no_stop_cards(program)?;
    // Nothing is opened while one of the four points was not read.
    for point in ["V1", "V2", "V3"] {
        program.choose(point)?;
    }
    program.press("Open het dossier")?;
    program.see("Er is nog één ding nodig")?;
    program.choose("V4")?;
    program.press("Open het dossier")?;
    program.see("Stappen")?;
    program.see(BULLIED)?;
    program.picture("dossier")
}

fn no_stop_cards(program: &Program<'_>) -> Outcome {
    for question in [
        "Is er nu acuut gevaar?",
        "Is er een medewerker van school bij betrokken?",
        "Gaat het om seksueel grensoverschrijdend gedrag?",
        "Is het thuis niet veilig?",
    ] {
        program.choose_near(question, "Nee")?;
    }
    Ok(())
}

/// Someone whom the program does not know yet: the name is typed once.
fn new_pupil(program: &Program<'_>, field: &str, name: &str) -> Outcome {
    program.fill(field, name)?;
    program.press(&format!("“{name}” toevoegen als nieuwe leerling"))?;
    program.fill("Klas", "2B")?;
    program.press("Voeg toe")?;
    program.see(name)
}

/// Item 3: the rail of seven steps, and each point under its own id.
fn every_point_is_there(program: &Program<'_>) -> Outcome {
    for (step, count) in (1_u32..).zip(POINTS) {
        program.keys(&["Alt", &step.to_string()])?;
        program.see(&format!("{step}.1"))?;
        // 3.0 is our own question before step 3.
        let first = u32::from(step != 3);
        let wanted: Vec<String> = (first..=count).map(|point| format!("{step}.{point}")).collect();
        assert_eq!(point_ids(program)?, wanted, "points of step {step}");
    }
    program.keys(&["Alt", "1"])
}

/// Item 4 and 7: a talk half typed, locked away in the middle of a sentence, found again, recorded.
fn first_talk(program: &Program<'_>) -> Outcome {
    program.press("Schrijf achteraf op")?;
    program.fill("Wat is er gezegd?", TYPED)?;
    program.keys(&["Control", "l"])?;
    program.wait_for(Which::Locked)?;
    program.fill("Wachtzin", "iets heel anders dan dat")?;
    program.press("Ontgrendel")?;
    program.see("wachtzin klopt niet")?;
    unlock(program, PASSPHRASE)?;
    open_case(program, BULLIED)?;
    program.keys(&["Alt", "1"])?;
    program.press("Ga verder met het gesprek")?;
    assert_eq!(program.value("Wat is er gezegd?")?, TYPED, "the draft lost what was typed");
    for point in ["1.1", "1.2", "1.3"] {
        program.choose(point)?;
    }
    program.press("Leg het gesprek vast")?;
    program.see("3 van 3 punten")
}

/// Item 2: is it bullying?
fn assessment(program: &Program<'_>) -> Outcome {
    program.press("Is het pesten?")?;
    for criterion in ["B1", "B2", "B3", "B4", "B5", "B6", "B7"] {
        program.choose_near(&format!("{criterion} "), "Ja")?;
    }
    program.choose_near("Wat is jouw oordeel?", "Pesten")?;
    program.fill("Waarom?", "Het gebeurt elke dag, met twee tegen één.")?;
    program.press("Leg het oordeel vast")?;
    program.see("Volgende:")
}

/// Step 2: two pupils in one talk is refused; then one talk and one written statement.
fn talks_apart(program: &Program<'_>) -> Outcome {
    let step = "Gesprek met de pestende leerling(en)";
    program.keys(&["Alt", "2"])?;
    row(program, step, BULLYING)?;
    program.press("Schrijf achteraf op")?;
    program.choose_near("Met wie?", ALSO_BULLYING)?;
    program.fill("Wat is er gezegd?", "Hij vertelt dat het begon als grap.")?;
    program.press("Leg het gesprek vast")?;
    program.see("In stap 2 spreek je elke pestende leerling apart.")?;
    program.picture("apart")?;
    program.choose_near("Met wie?", ALSO_BULLYING)?;
    program.press("Leg het gesprek vast")?;
    program.see("Is deze stap klaar?")?;
    program.see("Gesprek op ")?;
    program.keys(&["Alt", "2"])?;
    row(program, step, ALSO_BULLYING)?;
    program.press("Leg een schriftelijke verklaring vast")?;
    program.fill("Ruimte, en wie hield toezicht?", "Lokaal 12, de conciërge")?;
    program.fill("Begonnen om", "10:15")?;
    program.fill("Klaar om", "10:40")?;
    program.fill("Wat is er gezegd?", "Ik deed mee omdat iedereen lachte.")?;
    program.press("Leg het gesprek vast")?;
    program.see("Is deze stap klaar?")?;
    row(program, step, ALSO_BULLYING)?;
    program.press("Schriftelijke verklaring")?;
    program.see("van 10:15 tot 10:40")
}

/// Step 3 and item 5: the question first, then together; what was promised, what follows, and 3.6.
fn agreements(program: &Program<'_>) -> Outcome {
    program.keys(&["Alt", "3"])?;
    program.press("Schrijf achteraf op")?;
    program.choose_near("Wil de gepeste leerling dit gesprek?", "Ja")?;
    program.choose_near("Is het veilig?", "Ja")?;
    program.choose("Samen")?;
    program.fill("Wat is er gezegd?", "Iedereen vertelt. De verhalen zijn herhaald en kloppen.")?;
    program.choose("Excuses zijn aangeboden en aangenomen")?;
    for (index, pupil, what) in [(1, BULLYING, PROMISE), (2, ALSO_BULLYING, OTHER_PROMISE)] {
        let group = format!("Afspraak {index}");
        program.press("Voeg een afspraak toe")?;
        program.choose_near(&group, pupil)?;
        program.fill_near(&group, "Wat is de afspraak?", what)?;
        program.fill_near(&group, "Hoe kijken we of het lukt?", "De mentor vraagt het elke vrijdag.")?;
    }
    let sanctions = [
        (BULLYING, "Als het niet stopt", CONDITION),
        (ALSO_BULLYING, "Als het niet stopt", CONDITION),
        (ALSO_BULLYING, "Reflectieve sanctie", "Een boekverslag over een boek over pesten."),
    ];
    for (index, (pupil, kind, what)) in (1..).zip(sanctions) {
        let group = format!("Sanctie {index}");
        program.press("Voeg een sanctie toe")?;
        program.choose_near(&group, pupil)?;
        program.choose_near(&group, kind)?;
        program.fill_near(&group, "Wat houdt de sanctie in?", what)?;
    }
    let question = |pupil: &str| format!("Begrijpt {pupil} genoeg welke schade er is? (3.6)");
    program.choose_near(&question(BULLYING), "Ja, een reflectieve sanctie is niet nodig")?;
    program.fill("Waaruit blijkt dat?", "Hij noemt zelf wat het deed.")?;
    program.choose_near(&question(ALSO_BULLYING), "Nee, er komt een reflectieve sanctie")?;
    program.picture("agreements")?;
    program.press("Leg het gesprek vast")?;
    program.see("Is deze stap klaar?")?;

    let planned = program.script(
        "return document.querySelectorAll('[aria-label=\"Afspraken, volgmomenten en documenten\"] \
         section:nth-of-type(2) li button').length",
        &[],
    )?;
    assert_eq!(planned, json!(FOLLOW_UPS), "the plan of follow-ups made itself");
    program.picture("followed")
}

/// Step 4: the parents of a pupil, who are told to the program on the way.
fn parents(program: &Program<'_>) -> Outcome {
    program.keys(&["Alt", "4"])?;
    row(program, "Gesprekken met de ouders", BULLYING)?;
    program.press("Schrijf achteraf op")?;
    program.see("Er zijn nog geen ouders of verzorgers bekend")?;
    program.press("Voeg ouder of verzorger toe")?;
    program.fill("Voornaam", "Ineke")?;
    program.fill("Tussenvoegsel", "van 't")?;
    program.fill("Achternaam", "Hoff")?;
    program.choose("Heeft gezag")?;
    program.press("Voeg ouder toe")?;
    program.choose("4.1")?;
    program.fill("Wat is er gezegd?", "Moeder schrok van wat Yasmína meemaakte. Zij praat er thuis over.")?;
    program.fill("Opmerkingen van de ouders", "Moeder vraagt om snel weer te bellen.")?;
    program.press("Leg het gesprek vast")?;
    program.see("Is deze stap klaar?")?;
    row(program, "Gesprekken met de ouders", BULLYING)?;
    program.see("Gesprek op ")
}

/// Item 6, step 3: the name of the other side stops the paper until it is replaced.
fn agreements_on_paper(program: &Program<'_>, home: &Home, key: &str) -> Outcome {
    program.press("Documenten")?;
    program.press(&format!("Maak afspraken voor {BULLYING}"))?;
    replace_names(program, &[ONE_NAME])?;
    program.press("Naar ondertekenen")?;
    program.choose_near(&format!("Hoe tekent {BULLYING}?"), "Teken op het scherm")?;
    program.draw(&format!("Handtekening van {BULLYING}"), &[(-90, 10), (-50, -30), (-10, 25), (40, -20), (80, 15)])?;
    program.see("Er staat een handtekening.")?;
    not_signed(program, MENTOR)?;
    program.picture("sign")?;
    let paper = freeze(program, home, "afspraken")?;
    assert_eq!(home.opened().len(), 1, "one paper was opened: {:?}", home.opened());
    paper.is_sound(key)?;
    let promised = ["Ik laat een andere leerling met rust in de kantine", CONDITION, BULLYING, "Wil nu niet"];
    paper.reads(&promised, &["Yasm", "Khatib", "Vermeulen", "Jansen", "boekverslag"])
}

/// Item 6, step 4: the report of the talk with a parent.
fn parent_report(program: &Program<'_>, home: &Home, key: &str) -> Outcome {
    program.press("Terug naar het dossier")?;
    program.press("Documenten")?;
    program.press(&format!("Maak gespreksverslag ouders voor {MOTHER}"))?;
    replace_names(program, &[TWO_NAMES, ONE_NAME])?;
    program.press("Naar ondertekenen")?;
    program.choose_near(&format!("Hoe tekent {MOTHER}?"), "Eerst thuis lezen")?;
    program.choose_near(&format!("Hoe tekent {MENTOR}?"), "Teken op papier")?;
    let paper = freeze(program, home, "verslag")?;
    paper.is_sound(key)?;
    let said = ["Moeder schrok van wat een andere leerling meemaakte", "Moeder vraagt om snel weer te bellen.", MOTHER];
    paper.reads(&said, &["Yasm", "Khatib", "Vermeulen", "Jansen"])
}

fn not_signed(program: &Program<'_>, who: &str) -> Outcome {
    program.choose_near(&format!("Hoe tekent {who}?"), "Ik teken niet")?;
    program.fill_near(&format!("Hoe tekent {who}?"), "Reden", "Wil nu niet")?;
    program.fill_near(&format!("Hoe tekent {who}?"), "Wie was erbij?", "de coördinator")
}

/// Item 7: after closing and starting again.
fn everything_is_there(program: &mut Program<'_>) -> Outcome {
    open_case(program, BULLIED)?;
    for step in ["1", "2", "3", "4"] {
        program.keys(&["Alt", step])?;
        program.see("Punten")?;
        if step == "4" {
            row(program, "Gesprekken met de ouders", BULLYING)?;
        }
        program.see(if step == "2" { "Gesprek op " } else { "Gesprek" })?;
    }
    program.press("Gesprek op ")?;
    program.see("Moeder schrok van wat Yasmína meemaakte.")?;
    program.see(PROMISE)?;
    program.press("Documenten")?;
    program.see("Gespreksverslag ouders")?;
    program.see(&format!("Exemplaar voor {MOTHER}"))?;
    program.picture("papers")?;
    program.close()
}

/// Item 7: half a sentence, then nobody at the keyboard.
fn idle_keeps_what_was_typed(program: &mut Program<'_>) -> Outcome {
    let words = "Vader zegt dat hij dit al vermoedde, en";
    unlock(program, PASSPHRASE)?;
    report(program)?;
    open_case(program, BULLIED)?;
    report(program)?;
    program.keys(&["Alt", "4"])?;
    row(program, "Gesprekken met de ouders", ALSO_BULLYING)?;
    program.press("Schrijf achteraf op")?;
    report(program)?;
    program.fill("Wat is er gezegd?", words)?;
    program.wait_for(Which::Locked)?;
    program.see("Het programma ging op slot")?;
    unlock(program, PASSPHRASE)?;
    report(program)?;
    open_case(program, BULLIED)?;
    program.keys(&["Alt", "4"])?;
    report(program)?;
    row(program, "Gesprekken met de ouders", ALSO_BULLYING)?;
    program.press("Ga verder met het gesprek")?;
    assert_eq!(program.value("Wat is er gezegd?")?, words, "the idle lock lost what was typed");
    program.close()
}

/// Item 7: the database is destroyed; the backup of the exit comes back through the window, at the same head.
fn lost_and_restored(program: &mut Program<'_>, home: &Home) -> Outcome {
    unlock(program, PASSPHRASE)?;
    let head = chain_head(program)?;
    program.close()?;
    fs::remove_file(home.vault().join("current/vault.db"))?;
    program.start_again()?;
    program.see("Je dossiers zijn niet gevonden")?;
    program.picture("rescue")?;
    // The newest stands on top.
    program.choose("")?;
    program.press("Zet deze back-up terug")?;
    program.press("Ja, zet terug")?;
    program.see("Ontgrendel je dossiers")?;
    unlock(program, PASSPHRASE)?;
    let restored = chain_head(program)?;
    assert_eq!(restored, head, "the restored journal does not end where the lost one ended");
    open_case(program, BULLIED)?;
    program.see(PROMISE)
}

/// Item 7: a second melding, for the wrong pupil, is withdrawn with a reason.
fn wrong_pupil(program: &mut Program<'_>) -> Outcome {
    program.keys(&["Control", "n"])?;
    program.see("Nieuwe melding")?;
    new_pupil(program, "Leerling die mogelijk gepest wordt", "Noor Smit")?;
    program.choose_near("Wie heeft het gemeld?", "Iemand van school")?;
    program.fill("Wat is er gebeurd?", "Melding van de conciërge.")?;
    program.fill("Sinds wanneer?", "onbekend")?;
    program.choose("Op school")?;
    program.choose("Roddelen")?;
    no_stop_cards(program)?;
    for point in ["V1", "V2", "V3", "V4"] {
        program.choose(point)?;
    }
    program.press("Open het dossier")?;
    program.press("Trek dit dossier in")?;
    program.press("Trek in")?;
    program.see("Vul in waarom je het dossier intrekt.")?;
    program.fill("Waarom trek je het in?", "Het gaat om een andere Noor.")?;
    program.press("Trek in")?;
    program.see("Dit dossier is ingetrokken.")?;
    program.see("Reden: Het gaat om een andere Noor.")?;
    program.press("Dossiers")?;
    program.see("1 dossier")?;
    let shown = program.text()?;
    if shown.contains("Noor Smit") {
        Err(Failure::new("a withdrawn dossier stands among the open ones"))
    } else {
        Ok(())
    }
}
