//! `cargo xtask dist`: a release build and a package for this system.
//!
//! Tauri's own bundler and not cargo-deb: it makes the package for all three systems from one description
//! (`tauri.conf.json`), and it comes ready-made with the packages of `ui/`, so nothing more has to be compiled.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place::Place;
use crate::sh::{self, Failure, Outcome};
use crate::{needs, node};

/// The kind of package of this system. Those for macOS and Windows are untested.
const KIND: &str = if cfg!(windows) {
    "nsis"
} else if cfg!(target_os = "macos") {
    "dmg"
} else {
    "deb"
};

/// Builds the package and answers where it is.
pub fn dist(place: &Place) -> Outcome<PathBuf> {
    needs::ensure(&[needs::BUILD])?;
    let path = node::ensure(place)?;
    node::install_packages(place, &path)?;

    let folder = place.target.join("release/bundle").join(KIND);
    // A package of an earlier version must not be taken for this one.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut bundler = Command::new("node");
    bundler.arg(place.ui.join("node_modules/@tauri-apps/cli/tauri.js"));
    bundler.args(["build", "--ci", "--bundles", KIND, "--", "--locked"]);
    bundler.current_dir(place.root.join("src-tauri")).env("CARGO_TARGET_DIR", &place.target);
    sh::run(bundler.env("PATH", path.as_os_str()).env_remove("STAPPENWIJZER_PAGE"))?;

    let package = fs::read_dir(&folder)?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|file| file.extension().is_some_and(|extension| extension != "sh") && file.is_file())
        .ok_or_else(|| Failure::new(format!("the bundler left no package in {}", folder.display())))?;
    if cfg!(target_os = "linux") {
        pack_again(&package)?;
    }
    println!("{} ({:.1} MB)", package.display(), megabytes(fs::metadata(&package)?.len()));
    Ok(package)
}

/// Packs a `.deb` with xz, which `dpkg` reads everywhere: a quarter smaller than the gzip of the bundler.
fn pack_again(package: &Path) -> Outcome {
    let content = package.with_extension("content");
    sh::run(Command::new("dpkg-deb").arg("--raw-extract").arg(package).arg(&content))?;
    let mut pack = Command::new("dpkg-deb");
    pack.args(["-Zxz", "--root-owner-group", "--build"]).arg(&content).arg(package);
    sh::run(&mut pack)?;
    Ok(fs::remove_dir_all(&content)?)
}

/// Bytes as megabytes (10⁶), the unit in which the goal is set.
#[expect(clippy::cast_precision_loss, reason = "sizes of files stay far below 2^52")]
pub fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
