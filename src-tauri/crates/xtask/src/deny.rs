//! cargo-deny: licences, sources and forbidden crates (`deny.toml`).

use crate::place::{Place, SearchPath};
use crate::sh::{self, Outcome};

const VERSION: &str = "0.20.2";

/// Checks the dependencies. The list of known weaknesses is asked for in CI on the network, not here: this check
/// must give the same answer on a machine without one.
pub fn check(place: &Place, path: &SearchPath) -> Outcome {
    let home = place.tool("cargo-deny");
    let program = home.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    let there = sh::read(std::process::Command::new(&program).arg("--version")).unwrap_or_default();
    if there != format!("cargo-deny {VERSION}") {
        // Built without optimisation: two minutes instead of eight, for a check of one second.
        let mut install = place.cargo(path);
        install.args(["install", "--quiet", "--locked", "--debug", "--force", "--version", VERSION, "--root"]);
        install.arg(&home).arg("cargo-deny");
        sh::run(install.env("CARGO_TARGET_DIR", place.tool("cargo-deny-build")))?;
        std::fs::remove_dir_all(place.tool("cargo-deny-build"))?;
    }
    let deny = |arguments: &[&str]| {
        let mut command = std::process::Command::new(&program);
        sh::run(command.current_dir(&place.root).env("PATH", path.as_os_str()).args(arguments))
    };
    deny(&["--workspace", "--locked", "check", "licenses", "sources"])?;
    // The tests may talk to a window driver over a local connection; what is shipped has nothing that could.
    deny(&["--workspace", "--locked", "--exclude-dev", "--exclude", "acceptance", "check", "bans"])
}
