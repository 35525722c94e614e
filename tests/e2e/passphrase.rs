//! Wrong passphrases, another passphrase, and the recovery key after that.

use std::fs;

use acceptance::window::{Failure, Home, Outcome, Program, Which, story};

use crate::PROGRAM;
use crate::steps::{PASSPHRASE, set_up, unlock};

const SECOND: &str = "zes oude fietsen dromen buiten";
const THIRD: &str = "vier groene tractors zingen hard";

#[test]
fn wrong_passphrases_wait_a_new_one_works_and_the_recovery_key_still_opens() -> Outcome {
    let home = Home::new("passphrase", PROGRAM)?;
    story(&home, |program| {
        let key = set_up(program)?;
        change(program)?;
        lock(program)?;
        wrong_again_and_again(program, &home)?;
        unlock(program, SECOND)?;
        lock(program)?;
        with_recovery_key(program, &key)?;
        lock(program)?;
        unlock(program, THIRD)
    })
}

fn change(program: &Program<'_>) -> Outcome {
    program.press("Instellingen")?;
    program.press("Beveiliging")?;
    type_change(program, "iets heel anders dan dat", SECOND, SECOND)?;
    program.see("Deze wachtzin klopt niet.")?;
    program.picture("change-refused")?;
    type_change(program, PASSPHRASE, SECOND, THIRD)?;
    program.see("De twee wachtzinnen zijn niet hetzelfde.")?;
    type_change(program, PASSPHRASE, SECOND, SECOND)?;
    program.see("Je wachtzin is gewijzigd.")?;
    program.picture("changed")
}

fn type_change(program: &Program<'_>, old: &str, next: &str, again: &str) -> Outcome {
    program.fill("Je wachtzin van nu", old)?;
    program.fill("Nieuwe wachtzin", next)?;
    program.fill("Nieuwe wachtzin nog een keer", again)?;
    program.press("Wijzig de wachtzin")
}

fn lock(program: &Program<'_>) -> Outcome {
    program.keys(&["Control", "l"])?;
    program.wait_for(Which::Locked)?;
    program.see("Je hebt het programma vergrendeld.")
}

/// The old one is wrong now too. Whoever goes on guessing has to wait, and nothing was touched.
fn wrong_again_and_again(program: &Program<'_>, home: &Home) -> Outcome {
    let before = fs::read(home.vault().join("current/vault.db"))?;
    for wrong in [PASSPHRASE, "nog een verkeerde wachtzin", "en nog een verkeerde wachtzin"] {
        assert_eq!(guess(program, wrong)?, Answer::Wrong);
        program.see("Er is niets veranderd of gewist.")?;
    }
    program.picture("three-wrong")?;
    // How soon a wait is noticed depends on how long this machine takes for one guess.
    let mut tries = (0..4).map(|_| guess(program, "geraden wachtzin van iemand anders"));
    let waits = tries.find(|answer| !matches!(answer, Ok(Answer::Wrong)));
    assert_eq!(waits.transpose()?, Some(Answer::Wait), "seven wrong guesses in a row and no wait");
    program.picture("wait")?;
    program.see("Je kunt het nu opnieuw proberen.")?;
    let after = fs::read(home.vault().join("current/vault.db"))?;
    assert_eq!(before, after, "wrong passphrases touched the database");
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Wrong,
    Wait,
}

fn guess(program: &Program<'_>, passphrase: &str) -> Outcome<Answer> {
    program.fill("Wachtzin", passphrase)?;
    program.press("Ontgrendel")?;
    program.see_no_more("Ontgrendelen…")?;
    let told = program.text()?;
    match (told.contains("Deze wachtzin klopt niet."), told.contains("Je kunt nog niet opnieuw proberen.")) {
        (true, false) => Ok(Answer::Wrong),
        (false, true) => Ok(Answer::Wait),
        _ => Err(Failure::new(told)),
    }
}

/// A wrong key is told as such; the right one asks for a passphrase that lasts.
fn with_recovery_key(program: &Program<'_>, key: &str) -> Outcome {
    program.press("Wachtzin vergeten? Gebruik de herstelsleutel")?;
    program.fill("Nieuwe wachtzin", THIRD)?;
    program.fill("Nieuwe wachtzin nog een keer", THIRD)?;
    program.fill("Herstelsleutel", "dit is geen sleutel")?;
    program.press("Open en bewaar de nieuwe wachtzin")?;
    program.see("herstelsleutel")?;
    program.picture("no-recovery-key")?;
    program.fill("Herstelsleutel", key)?;
    program.press("Open en bewaar de nieuwe wachtzin")?;
    program.wait_for(Which::Work)
}
