//! Private Python environments under `target/tools`, filled from a list in which every file is pinned by its hash.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::needs;
use crate::place::Place;
use crate::sh::{self, Outcome};

/// The folder with the programs of the environment `name`, made anew when its list changed.
pub fn environment(place: &Place, name: &str) -> Outcome<PathBuf> {
    let list = place.root.join("src-tauri/crates/xtask/requirements").join(format!("{name}.txt"));
    let wanted = fs::read(&list)?;
    let home = place.tool(name);
    let programs = home.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let installed = home.join("installed.txt");
    let python = programs.join("python");
    // An environment stops working when the Python that it was made from is replaced.
    if fs::read(&installed).is_ok_and(|bytes| bytes == wanted) && sh::read(Command::new(&python).arg("-V")).is_ok() {
        return Ok(programs);
    }
    needs::ensure(&[needs::PYTHON])?;
    let machines = if cfg!(windows) { "python" } else { "python3" };
    sh::run(Command::new(machines).args(["-m", "venv", "--clear"]).arg(&home))?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    sh::run(install.args(["--require-hashes", "--only-binary=:all:", "-r"]).arg(&list))?;
    // Last, so that an interrupted installation is done again.
    fs::write(installed, wanted)?;
    Ok(programs)
}

/// The folder of an installed package.
pub fn folder_of(programs: &Path, package: &str) -> Outcome<PathBuf> {
    let question = format!("import {package}, os; print(os.path.dirname({package}.__file__))");
    sh::read(Command::new(programs.join("python")).args(["-c", &question])).map(PathBuf::from)
}
