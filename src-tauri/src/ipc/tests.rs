use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use specta_typescript::Typescript;

use super::builder;

fn shell() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn committed() -> PathBuf {
    shell().join("../ui/src/ipc/bindings.ts")
}

fn fresh(name: &str) -> String {
    let file = std::env::temp_dir().join(format!("{name}-{}.ts", std::process::id()));
    let header =
        "// Made from src-tauri by `BINDINGS=write cargo test -p stappenwijzer bindings`; not edited by hand.\n";
    builder().export(Typescript::default().header(header), &file).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    text
}

/// Writes the bindings when `BINDINGS=write` is set, and otherwise says that the committed ones are stale.
#[test]
fn the_committed_bindings_are_what_the_commands_say() {
    let fresh = std::env::temp_dir().join(format!("bindings-{}.ts", std::process::id()));
    let header =
        "// Made from src-tauri by `BINDINGS=write cargo test -p stappenwijzer bindings`; not edited by hand.\n";
    builder().export(Typescript::default().header(header), &fresh).unwrap();
    let now = fs::read_to_string(&fresh).unwrap();
    fs::remove_file(&fresh).unwrap();
    if std::env::var("BINDINGS").as_deref() == Ok("write") {
        fs::create_dir_all(committed().parent().unwrap()).unwrap();
        fs::write(committed(), &now).unwrap();
    }
    let then = fs::read_to_string(committed()).unwrap_or_default();
    assert!(now == then, "ui/src/ipc/bindings.ts is stale: run `BINDINGS=write cargo test -p stappenwijzer bindings`");
}

/// A command that no window may call is dead; a permission for a command that does not exist is a slip.
#[test]
fn every_command_belongs_to_a_window_and_every_permission_to_a_command() {
    let bindings = fresh("commands");
    let commands: BTreeSet<String> = bindings
        .split("=> __TAURI_INVOKE<")
        .skip(1)
        .filter_map(|call| call.split_once("(\"")?.1.split_once('"').map(|(name, _)| name.replace('_', "-")))
        .collect();
    assert!(commands.contains("start"), "the bindings name their commands in another way now");
    let mut allowed = BTreeSet::new();
    for capability in fs::read_dir(shell().join("capabilities")).unwrap() {
        let text = fs::read_to_string(capability.unwrap().path()).unwrap();
        let capability: serde_json::Value = serde_json::from_str(&text).unwrap();
        for permission in capability["permissions"].as_array().unwrap() {
            if let Some(command) = permission.as_str().unwrap().strip_prefix("allow-") {
                allowed.insert(command.to_owned());
            }
        }
    }
    assert_eq!(commands, allowed);
}
