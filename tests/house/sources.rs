//! The Rust sources of the program.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path from the root of the house, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// Folders and files whose code runs in tests and benches only.
const TESTS: [&str; 5] = ["tests", "tests.rs", "testing.rs", "examples", "benches"];

/// Every Rust source of the shell and its crates, without those of tests.
pub fn of_the_program() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = Vec::new();
    walk(&root.join("src-tauri"), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"),
        })
        .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if TESTS.contains(&name.as_str()) || name == "target" {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}
