//! Dutch stands in its homes only, so that a text is found, checked and changed in one place.

use crate::{literals, sources};

/// Where Dutch stands in Rust. Beside these: `ui/src/text`, `protocol/nl.toml`, the data files of `compose`, `practice/nl` and `school-holidays.csv`.
const HOMES: [&str; 16] = [
    "src-tauri/src/nl.rs",
    "src-tauri/src/verify/nl.rs",
    "src-tauri/crates/app/src/nl.rs",
    "src-tauri/crates/app/src/recovery_sheet/nl.rs",
    "src-tauri/crates/app/src/seals/nl.rs",
    "src-tauri/crates/domain/src/nl.rs",
    "src-tauri/crates/domain/src/compose/texts.rs",
    "src-tauri/crates/domain/src/compose/access/texts.rs",
    "src-tauri/crates/domain/src/compose/archive/texts.rs",
    "src-tauri/crates/domain/src/compose/family/texts.rs",
    "src-tauri/crates/domain/src/compose/family/sheet/texts.rs",
    "src-tauri/crates/domain/src/compose/family/statement/texts.rs",
    "src-tauri/crates/domain/src/compose/letters/before/texts.rs",
    "src-tauri/crates/domain/src/compose/letters/texts.rs",
    "src-tauri/crates/domain/src/compose/telling/texts.rs",
    "src-tauri/crates/report/src/texts.rs",
];

/// Dutch words elsewhere: the file, the word, why it must stand there.
const ALLOWED: [(&str, &str, &str); 3] = [
    ("src-tauri/crates/app/src/practice/script.rs", "leerling", "in the name of a file of the practice texts"),
    ("src-tauri/crates/app/src/practice/script.rs", "ronde", "in the name of a file of the practice texts"),
    ("src-tauri/crates/xtask/src/main.rs", "oefenen", "the option as a person types it"),
];

/// Words that are common in Dutch texts, or of this program's matter, and mean nothing in English.
const WORDS: &str = "
    de het een geen niet wel ook nog maar dus dat dit deze wie wat waar wanneer waarom hoe hier daar
    ik jij je jou jouw zij wij ons onze hun haar hem zijn uw ben bent heb hebt heeft hebben hebt werd wordt worden
    kan kun kunt kunnen moet moeten mag mogen zal zullen wil wilt willen gaat gaan doen doet maak maakt maken
    aan achter bij binnen boven naar naast onder op sinds tegen tijdens tot uit van vanaf voor zonder
    en als omdat terwijl zodat alle alleen altijd andere elke iedereen iemand iets meer niemand niets nooit opnieuw
    januari februari maart juni juli augustus oktober mei
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren eergisteren morgen dag dagen jaar uur
    nieuwjaarsdag koningsdag bevrijdingsdag kerstdag paasdag hemelvaartsdag pinksterdag vakantie
    leerling leerlingen ouder ouders verzorger verzorgers schoolleiding vertrouwenspersoon medewerker klas docent
    gepeste pestende pesten plagen gepest melding dossier dossiers stap stappen gesprek gesprekken afspraak afspraken
    sanctie volgmoment verslag handtekening maatregel ronde datum bestand bestanden bladzijde pagina versie
    wachtzin wachtwoord herstelsleutel sleutel kluis oefenkluis oefenen beveiliging instellingen weergave opvolging
    bewaar bewaard bewaren gemaakt geopend vastgelegd ontgrendel ontgrendelen vergrendeld onbekende gebruik fout
    noord midden zuid schoolgids gratis";

/// The Dutch words in a literal.
fn dutch_in(literal: &str) -> Vec<&'static str> {
    let words = literal.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    words.filter_map(|word| WORDS.split_whitespace().find(|dutch| *dutch == word)).collect()
}

#[test]
fn dutch_stands_in_its_homes_only() {
    let sources = sources::of_the_program();
    assert!(sources.len() > 150, "the sources have moved");
    let mut unused = ALLOWED.to_vec();
    let mut slips = Vec::new();
    for source in sources.iter().filter(|source| !HOMES.contains(&source.path.as_str())) {
        for literal in literals::of(&source.text) {
            for word in dutch_in(&literal) {
                let known = |(path, allowed, _): &(&str, &str, &str)| *path == source.path && *allowed == word;
                if ALLOWED.iter().any(known) {
                    unused.retain(|entry| !known(entry));
                } else {
                    slips.push(format!("{}: “{word}” in {literal}", source.path));
                }
            }
        }
    }
    assert!(slips.is_empty(), "Dutch outside its homes:\n{}", slips.join("\n"));
    assert!(unused.is_empty(), "allowed, but not there any more: {unused:?}");
}

/// A home that moved would leave its old place open, and a scan that sees nothing in a home sees nothing anywhere.
#[test]
fn every_home_is_lived_in() {
    let sources = sources::of_the_program();
    for home in HOMES {
        let source = sources.iter().find(|source| source.path == home).unwrap_or_else(|| panic!("no {home}"));
        assert!(literals::of(&source.text).iter().any(|literal| !dutch_in(literal).is_empty()), "no Dutch in {home}");
    }
}

#[test]
fn dutch_is_told_from_english() {
    for dutch in ["Waar wil je het bewaren?", "Achter --vault hoort een map.", "maart", "Onbekende optie: {0}", "kluis"]
    {
        assert!(!dutch_in(dutch).is_empty(), "{dutch}");
    }
    for english in ["the document could not be made", "a school", "names of others", "step 2 of 7", "allow-open-case"] {
        assert!(dutch_in(english).is_empty(), "{english}");
    }
}
