//! First start, unlocking, and what goes wrong there.

use std::fs;

use acceptance::window::{Home, Outcome, Which, story};

use crate::PROGRAM;
use crate::steps::{PASSPHRASE, set_up, unlock};

#[test]
fn a_vault_is_made_once_and_opened_with_passphrase_or_recovery_key() -> Outcome {
    let home = Home::new("getting-in", PROGRAM)?;
    story(&home, |program| {
        program.picture("welcome")?;
        let key = set_up(program)?;
        program.picture("work")?;
        program.close()?;

        program.start_again()?;
        program.see("Ontgrendel je dossiers")?;
        let before = fs::read(home.vault().join("current/vault.db"))?;
        program.fill("Wachtzin", "een heel andere zin dan die")?;
        program.press("Ontgrendel")?;
        program.see("wachtzin klopt niet")?;
        program.picture("wrong-passphrase")?;
        let after = fs::read(home.vault().join("current/vault.db"))?;
        assert_eq!(before, after, "a wrong passphrase touched the database");
        unlock(program, PASSPHRASE)?;
        program.close()?;

        program.start_again()?;
        program.press("Wachtzin vergeten? Gebruik de herstelsleutel")?;
        program.fill("Herstelsleutel", &key.to_lowercase().replace('-', " "))?;
        program.fill("Nieuwe wachtzin", "vier groene tractors zingen hard")?;
        program.fill("Nieuwe wachtzin nog een keer", "vier groene tractors zingen hard")?;
        program.press("Open en bewaar de nieuwe wachtzin")?;
        program.wait_for(Which::Work)?;
        program.close()?;

        program.start_again()?;
        unlock(program, "vier groene tractors zingen hard")
    })
}

#[test]
fn a_second_start_is_told_that_the_vault_is_in_use() -> Outcome {
    let home = Home::new("second-start", PROGRAM)?;
    story(&home, |program| {
        program.see("Welkom bij Stappenwijzer")?;
        let vault = home.vault().to_string_lossy().into_owned();
        let other = Home::new("second-start-other", PROGRAM)?.with("STAPPENWIJZER_VAULT", &vault);
        story(&other, |second| {
            second.see("al open")?;
            second.picture("in-use")
        })
    })
}

#[test]
fn a_folder_that_cannot_be_made_is_told() -> Outcome {
    let home = Home::new("no-folder", PROGRAM)?;
    // A file stands where the folder should come; that stops root too.
    fs::write(home.vault(), "")?;
    story(&home, |program| {
        program.see("map")?;
        program.see_not("Welkom bij Stappenwijzer")
    })
}

#[test]
fn practising_needs_no_passphrase_and_leaves_the_real_vault_alone() -> Outcome {
    let home = Home::new("practice", PROGRAM)?;
    story(&home, |program| {
        program.press("Oefen met voorbeelden")?;
        program.wait_for(Which::Work)?;
        program.see("VOORBEELD")?;
        program.picture("work")?;
        assert!(!home.vault().join("current").exists(), "practising made a real vault");
        program.keys(&["Control", "l"])?;
        program.wait_for(Which::Locked)?;
        program.see("Welkom bij Stappenwijzer")?;
        program.close()
    })?;
    let home = Home::new("practice-start", PROGRAM)?.argument("--oefenen");
    story(&home, |program| {
        program.wait_for(Which::Work)?;
        program.see("VOORBEELD")
    })
}
