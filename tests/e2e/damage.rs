//! A database that was overwritten while the program was closed.

use std::fs;
use std::path::{Path, PathBuf};

use acceptance::window::{Home, Outcome, Program, story};

use crate::PROGRAM;
use crate::examples::{EXAMPLES, fill};
use crate::steps::{chain_head, open_case, unlock};

const BULLIED: &str = "Siebe Hoekstra";

#[test]
fn an_overwritten_database_is_told_and_a_backup_is_put_back() -> Outcome {
    let home = Home::new("damage", PROGRAM)?;
    fill(&home, |_| Ok(()))?;
    let database = home.vault().join("current/vault.db");
    story(&home, |program| {
        unlock(program, EXAMPLES)?;
        let head = chain_head(program)?;
        program.close()?;

        // As long as it was: only with the key it can be seen that this is no database of ours.
        let garbage = noise(fs::read(&database)?.len());
        fs::write(&database, &garbage)?;
        program.start_again()?;
        program.fill("Wachtzin", EXAMPLES)?;
        program.press("Ontgrendel")?;
        rescued(program)?;
        assert!(holds(&home.vault(), &garbage)?, "the damaged file was thrown away");
        unlock(program, EXAMPLES)?;
        assert_eq!(chain_head(program)?, head, "the restored journal does not end where the lost one ended");
        open_case(program, BULLIED)?;
        program.see("Ronde 2")?;
        program.close()?;

        // A few bytes are left: that can be seen without the key, so nobody types a passphrase in vain.
        fs::write(&database, b"kapot")?;
        program.start_again()?;
        rescued(program)?;
        unlock(program, EXAMPLES)?;
        assert_eq!(chain_head(program)?, head, "the journal restored again does not end there");
        open_case(program, BULLIED)
    })
}

/// The screen that tells it, and the newest backup back in place.
fn rescued(program: &Program<'_>) -> Outcome {
    program.see("Je dossiers zijn beschadigd")?;
    program.see("Het programma opent dit bestand niet, zodat er niets verkeerds wordt getoond of ondertekend.")?;
    program.see("Het beschadigde bestand wordt opzijgezet en niet gewist.")?;
    program.picture("rescue")?;
    program.press("Zet deze back-up terug")?;
    program.see("Kies een back-up.")?;
    // The newest stands on top.
    program.choose("")?;
    program.press("Zet deze back-up terug")?;
    program.see("Deze back-up terugzetten?")?;
    program.picture("confirm")?;
    program.press("Ja, zet terug")?;
    program.see("De back-up is teruggezet.")?;
    program.picture("restored")
}

/// Bytes without order, the same each time.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..length).map(|_| next()).collect()
}

/// Whether some file in this folder has exactly these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> Outcome<bool> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<Vec<PathBuf>>>()?;
    for path in entries {
        let found = if path.is_dir() { holds(&path, bytes)? } else { fs::read(&path)? == bytes };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}
