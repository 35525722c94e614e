//! The paper with the recovery key, and that nothing of it stays behind on the computer.

use std::path::Path;
use std::process::Command;

use acceptance::window::{Failure, Home, Outcome, Which, story};
use serde_json::json;

use crate::PROGRAM;
use crate::steps::{PASSPHRASE, set_up};

#[test]
fn the_sheet_holds_the_key_and_is_gone_after_a_lock() -> Outcome {
    let home = Home::new("recovery-sheet", PROGRAM)?;
    story(&home, |program| {
        let first = set_up(program)?;
        let no_key = program.invoke("save_recovery_sheet", &json!({}))?;
        assert!(no_key.is_err(), "a key that was typed back is still kept");

        let made = program.invoke("new_recovery_key", &json!({ "passphrase": PASSPHRASE }))?;
        let made = made.expect("the passphrase is right");
        let groups: Vec<&str> =
            made["recoveryKey"].as_array().into_iter().flatten().filter_map(|g| g.as_str()).collect();
        assert_eq!(groups.len(), 8);
        assert_ne!(groups.join("-"), first, "the key is new");

        let saved = program.invoke("save_recovery_sheet", &json!({}))?.expect("there is a key to print");
        assert_eq!(saved, json!({ "kind": "saved", "name": "saved.pdf" }));
        let text = text_of(&home.save_as())?;
        for group in &groups {
            assert!(text.contains(group), "{group} is missing in: {text}");
        }
        assert!(text.contains("Zoë van den Bergh-Yılmaz"), "{text}");

        program.invoke("print_recovery_sheet", &json!({}))?.expect("there is a key to print");
        let opened = home.opened();
        let sheet = opened.last().and_then(|line| line.strip_prefix("xdg-open ")).unwrap_or_default().to_owned();
        assert!(text_of(Path::new(&sheet))?.contains(groups[0]), "another file was opened: {opened:?}");
        program.invoke("lock", &json!({})).map(drop)?;
        program.wait_for(Which::Locked)?;
        assert!(!Path::new(&sheet).exists(), "the sheet stayed behind");
        Ok(())
    })
}

fn text_of(pdf: &Path) -> Outcome<String> {
    let read = Command::new("pdftotext").arg(pdf).arg("-").output();
    let read = read.map_err(|error| Failure::new(format!("pdftotext: {error}")))?;
    if !read.status.success() {
        return Err(Failure::new(format!("pdftotext {}: {}", pdf.display(), String::from_utf8_lossy(&read.stderr))));
    }
    Ok(String::from_utf8_lossy(&read.stdout).into_owned())
}
