//! A vault folder that is missing, that can not be written, or where something else stands: a message, and no crash.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use acceptance::window::{Home, Outcome, story};

use crate::window::{PROGRAM, begin, unlock};

/// The program for a user who can not write everywhere. The administrator, whom the system refuses nothing, gives that
/// power up first. It goes by the name of the program, so that it is found among the processes.
fn as_an_ordinary_user(folder: &Path) -> PathBuf {
    let program = folder.join(Path::new(PROGRAM).file_name().unwrap());
    let script = format!(
        "#!/bin/sh\nif [ \"$(id -u)\" = 0 ]; then\n  exec setpriv --bounding-set=-dac_override,-dac_read_search -- '{PROGRAM}' \"$@\"\nfi\n\
         exec '{PROGRAM}' \"$@\"\n"
    );
    fs::write(&program, script).unwrap();
    set_mode(&program, 0o700);
    program
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Starts the program, sees what it says, and ends it as a person does.
fn is_told(home: &Home, wanted: &str) -> Outcome {
    story(home, |program| {
        program.see(wanted)?;
        program.see_not("Welkom bij Stappenwijzer")?;
        program.close()
    })?;
    assert!(!home.log().contains("panicked"), "the program panicked:\n{}", home.log());
    Ok(())
}

const MISSING: &str = "De map met dossiers is niet gevonden";
const READ_ONLY: &str = "kan niet schrijven in de map met dossiers";

#[test]
fn a_folder_that_can_not_be_is_told() -> Outcome {
    let home = Home::new("folder-under-file", PROGRAM)?;
    fs::write(home.vault(), "")?;
    let below = home.vault().join("onder/een/bestand");
    let home = home.with("STAPPENWIJZER_VAULT", &below.to_string_lossy());
    is_told(&home, MISSING)
}

#[test]
fn a_data_home_that_is_a_file_is_told() -> Outcome {
    let home = Home::new("data-file", PROGRAM)?;
    let data = home.root().join("bestand");
    fs::write(&data, "geen map")?;
    let home = home.with("XDG_DATA_HOME", &data.to_string_lossy()).with("STAPPENWIJZER_VAULT", "");
    is_told(&home, MISSING)?;
    assert_eq!(fs::read_to_string(&data)?, "geen map", "what stood there was touched");
    Ok(())
}

#[test]
fn a_folder_in_which_nothing_may_be_made_is_told() -> Outcome {
    let tools = tempfile::tempdir()?;
    let home = Home::new("folder-closed", as_an_ordinary_user(tools.path()))?;
    let closed = home.root().join("dicht");
    fs::create_dir(&closed)?;
    set_mode(&closed, 0o500);
    let inside = closed.join("kluis");
    let home = home.with("STAPPENWIJZER_VAULT", &inside.to_string_lossy());
    is_told(&home, READ_ONLY)?;
    // The folder itself, there but closed.
    let home = home.with("STAPPENWIJZER_VAULT", &closed.to_string_lossy());
    is_told(&home, READ_ONLY)
}

#[test]
fn a_vault_that_can_not_be_written_is_told_and_left_as_it_was() -> Outcome {
    let tools = tempfile::tempdir()?;
    let home = Home::new("vault-read-only", as_an_ordinary_user(tools.path()))?;
    story(&home, |program| {
        begin(program)?;
        program.close()
    })?;
    let database = home.vault().join("current/vault.db");
    let before = fs::read(&database)?;
    for (path, mode) in [(database.clone(), 0o400), (home.vault().join("vault.lock"), 0o400)] {
        set_mode(&path, mode);
        is_told(&home, READ_ONLY)?;
        set_mode(&path, 0o600);
    }
    assert_eq!(fs::read(&database)?, before, "the vault was touched");
    fs::rename(&database, home.root().join("weg.db"))?;
    story(&home, |program| {
        program.see_not("Welkom bij Stappenwijzer")?;
        program.see("back-up")?;
        program.close()
    })?;
    fs::rename(home.root().join("weg.db"), &database)?;
    story(&home, |program| {
        unlock(program)?;
        program.close()
    })
}
