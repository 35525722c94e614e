//! Parts of a story that many stories share.

use acceptance::window::{Failure, Outcome, Program, Which};

/// A passphrase that is good enough.
pub const PASSPHRASE: &str = "paarse giraf eet zeven wolken";

/// From the welcome to the work: mentor, school, passphrase, recovery key typed back. Gives the recovery key.
pub fn set_up(program: &Program<'_>) -> Outcome<String> {
    program.press("Begin met instellen")?;
    program.fill("Voornaam", "Zoë")?;
    program.fill("Tussenvoegsel", "van den")?;
    program.fill("Achternaam", "Bergh-Yılmaz")?;
    program.choose("Mentor")?;
    program.press("Verder")?;
    program.fill("Naam van de school", "Het Twaalfde College")?;
    program.fill("Plaats", "Ergenshuizen")?;
    program.choose("Midden")?;
    program.choose("Openbare school")?;
    program.press("Verder")?;
    program.fill("Wachtzin", PASSPHRASE)?;
    program.fill("Wachtzin nog een keer", PASSPHRASE)?;
    program.press("Maak de kluis")?;
    program.see("Bewaar je herstelsleutel")?;
    let key = shown_recovery_key(program)?;
    program.press("Ik heb de sleutel op papier")?;
    program.fill("Herstelsleutel", &key)?;
    program.press("Controleer de sleutel")?;
    program.wait_for(Which::Work)?;
    Ok(key)
}

/// Opens the vault from the locked window.
pub fn unlock(program: &Program<'_>, passphrase: &str) -> Outcome {
    program.fill("Wachtzin", passphrase)?;
    program.press("Ontgrendel")?;
    program.wait_for(Which::Work)
}

/// The recovery key as the window shows it.
fn shown_recovery_key(program: &Program<'_>) -> Outcome<String> {
    const READ: &str = "return document.querySelector('[aria-label=\"Je herstelsleutel\"]').innerText";
    let shown = program.script(READ, &[])?;
    let groups: Vec<&str> = shown.as_str().unwrap_or_default().split_whitespace().collect();
    if groups.len() == 8 { Ok(groups.join("-")) } else { Err(Failure::new(format!("{} groups", groups.len()))) }
}
