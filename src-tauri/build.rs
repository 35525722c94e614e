//! Builds the page into `ui/dist` when its sources are newer, then lets Tauri read its configuration.
//!
//! With `STAPPENWIJZER_PAGE=kept` the page that was built last is taken as it is: for work in Rust while the page does
//! not build.

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::SystemTime;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Outcome<()> {
    let shell = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let ui = shell.join("../ui");
    build_page(&ui)?;

    let commands = commands_of(&shell.join("capabilities"))?;
    let commands: Vec<&'static str> = commands.into_iter().map(|name| &*name.leak()).collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// Every command that some window may call. A command that no capability names does not exist for the page.
fn commands_of(capabilities: &Path) -> Outcome<Vec<String>> {
    println!("cargo:rerun-if-changed={}", capabilities.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(capabilities)? {
        let capability: serde_json::Value = serde_json::from_slice(&fs::read(entry?.path())?)?;
        let permissions = capability.get("permissions").and_then(|list| list.as_array());
        for permission in permissions.into_iter().flatten().filter_map(|name| name.as_str()) {
            // `core:…` belongs to Tauri, `allow-open-case` is our `open_case`.
            if let Some(command) = permission.strip_prefix("allow-") {
                names.push(command.replace('-', "_"));
            }
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

fn build_page(ui: &Path) -> Outcome<()> {
    for part in SOURCES {
        println!("cargo:rerun-if-changed={}", ui.join(part).display());
    }
    println!("cargo:rerun-if-changed={}", ui.join("dist/index.html").display());

    // Two builds (say, of a test and of the program) must not write the page at the same time.
    let turn = fs::File::create(ui.join(".build.lock"))?;
    turn.lock()?;
    if !is_stale(ui)? || is_kept(ui) {
        return Ok(());
    }
    if is_missing_or_older(&ui.join("node_modules/.package-lock.json"), &ui.join("package-lock.json"))? {
        npm(ui, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    }
    npm(ui, &["run", "build"])?;
    if !ui.join("dist/index.html").is_file() {
        return Err("`npm run build` ended well but left no ui/dist/index.html".into());
    }
    Ok(())
}

fn is_kept(ui: &Path) -> bool {
    println!("cargo:rerun-if-env-changed=STAPPENWIJZER_PAGE");
    std::env::var("STAPPENWIJZER_PAGE").as_deref() == Ok("kept") && ui.join("dist/index.html").is_file()
}

/// What the page is made of, inside `ui/`.
const SOURCES: &[&str] = &[
    "src",
    "public",
    "index.html",
    "package.json",
    "package-lock.json",
    "vite.config.ts",
    "svelte.config.js",
    "tsconfig.json",
];

fn is_stale(ui: &Path) -> Outcome<bool> {
    let Some(built) = modified(&ui.join("dist/index.html"))? else { return Ok(true) };
    for part in SOURCES {
        if newest(&ui.join(part))?.is_some_and(|changed| changed > built) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_missing_or_older(made: &Path, source: &Path) -> Outcome<bool> {
    Ok(match (modified(made)?, modified(source)?) {
        (None, _) => true,
        (Some(made), Some(source)) => made < source,
        (Some(_), None) => false,
    })
}

fn newest(path: &Path) -> Outcome<Option<SystemTime>> {
    let mut latest = modified(path)?;
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            latest = latest.max(newest(&entry?.path())?);
        }
    }
    Ok(latest)
}

fn modified(path: &Path) -> Outcome<Option<SystemTime>> {
    match fs::metadata(path) {
        Ok(data) => Ok(Some(data.modified()?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn npm(ui: &Path, arguments: &[&str]) -> Outcome<()> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let what = format!("npm {}", arguments.join(" "));
    let done = Command::new(program).args(arguments).current_dir(ui).env("NO_COLOR", "1").output().map_err(
        |error| match error.kind() {
            io::ErrorKind::NotFound => {
                "Node.js (20.19 or newer, with npm) is needed to build the page and was not found. \
             `cargo xtask run` sets it up; or install it and build again."
                    .to_owned()
            }
            _ => format!("`{what}` could not be started: {error}"),
        },
    )?;
    if done.status.success() {
        return Ok(());
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Err(format!("`{what}` failed in ui/ ({}):\n{}{}", done.status, text(&done.stdout), text(&done.stderr)).into())
}
