//! Where things are: the repository, the target folder, the tools kept in it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::sh::{Failure, Outcome};

/// The folders of this checkout.
pub struct Place {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's target folder, where this program itself was built.
    pub target: PathBuf,
    /// The web interface.
    pub ui: PathBuf,
}

impl Place {
    /// Finds the repository from the manifest that cargo runs, and the target folder from this program's own path.
    pub fn find() -> Outcome<Self> {
        let manifest =
            std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let root = Path::new(&manifest).ancestors().nth(3);
        let program = std::env::current_exe()?;
        let target = program.ancestors().nth(2);
        match (root, target) {
            (Some(root), Some(target)) if root.join("Cargo.lock").is_file() => {
                Ok(Self { root: root.to_owned(), target: target.to_owned(), ui: root.join("ui") })
            }
            _ => Err(Failure::new("start this program with `cargo xtask` inside the repository")),
        }
    }

    /// The folder of a tool that belongs to this checkout and not to the machine.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.target.join("tools").join(name)
    }

    /// The cargo that started us, in the repository, building into the same target folder.
    pub fn cargo(&self, path: &SearchPath) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target).env("PATH", path.as_os_str());
        // What cargo tells a program about itself must not reach a build: it would rebuild what looks at it.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name);
            }
        }
        // A leftover of somebody's work must not put an old page into what is checked or shipped.
        command.env_remove("STAPPENWIJZER_PAGE");
        command
    }
}

/// The PATH for the programs we start: our own tools first, then the machine's.
#[derive(Clone)]
pub struct SearchPath(OsString);

impl SearchPath {
    /// The machine's own PATH.
    pub fn of_machine() -> Self {
        Self(std::env::var_os("PATH").unwrap_or_default())
    }

    /// The same with this folder first.
    pub fn with(&self, folder: &Path) -> Outcome<Self> {
        let folders = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&self.0));
        Ok(Self(std::env::join_paths(folders)?))
    }

    /// For `Command::env("PATH", …)`.
    pub fn as_os_str(&self) -> &OsString {
        &self.0
    }
}
