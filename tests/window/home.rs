//! The folders that a start of the program lives in.

use std::fs;
use std::path::{Path, PathBuf};

use super::outcome::Outcome;

/// When the program starts in a test: in a week of school, and before the day on which its seals are judged.
pub const A_TUESDAY: &str = "2026-11-17T09:00:00Z";

/// A home folder of one test; the next start of the program can use it again. It goes with this value.
pub struct Home {
    name: String,
    root: PathBuf,
    program: PathBuf,
    environment: Vec<(String, String)>,
    arguments: Vec<String>,
}

impl Home {
    /// An empty home for the test of this name, which starts this program.
    pub fn new(name: &str, program: impl Into<PathBuf>) -> Outcome<Self> {
        let root = std::env::temp_dir().join(format!("stappenwijzer-{name}-{}", std::process::id()));
        let home = Self {
            name: name.to_owned(),
            root,
            program: program.into(),
            environment: Vec::new(),
            arguments: Vec::new(),
        };
        if home.root.exists() {
            fs::remove_dir_all(&home.root)?;
        }
        for folder in ["data", "config", "cache", "run", "temp"] {
            fs::create_dir_all(home.root.join(folder))?;
        }
        Ok(home)
    }

    /// Sets a variable of the environment of the next start.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds an argument to the next start.
    #[must_use]
    pub fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// The folder of everything of this test.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the vault.
    pub fn vault(&self) -> PathBuf {
        self.root.join("vault")
    }

    /// The place that is "chosen" when the program asks where to save a file.
    pub fn save_as(&self) -> PathBuf {
        self.root.join("saved.pdf")
    }

    /// What the program wanted the system to open, a line each.
    pub fn opened(&self) -> Vec<String> {
        fs::read_to_string(self.root.join("opened")).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// What the program wrote to its output, over all starts.
    pub fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    /// Where pictures go: `STAPPENWIJZER_PICTURES`, or a folder that outlives the test.
    pub fn picture(&self, what: &str) -> Outcome<PathBuf> {
        let folder = std::env::var_os("STAPPENWIJZER_PICTURES")
            .map_or_else(|| std::env::temp_dir().join("stappenwijzer-pictures"), PathBuf::from);
        fs::create_dir_all(&folder)?;
        Ok(folder.join(format!("{}-{what}.png", self.name)))
    }

    pub(super) fn log_file(&self) -> PathBuf {
        self.root.join("program.log")
    }

    pub(super) fn program(&self) -> &Path {
        &self.program
    }

    pub(super) fn arguments(&self) -> &[String] {
        &self.arguments
    }

    pub(super) fn environment(&self) -> Vec<(String, String)> {
        let folder = |name: &str| self.root.join(name).to_string_lossy().into_owned();
        let mut all: Vec<(String, String)> = [
            ("HOME", folder("")),
            ("XDG_DATA_HOME", folder("data")),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_CACHE_HOME", folder("cache")),
            ("XDG_RUNTIME_DIR", folder("run")),
            ("TMPDIR", folder("temp")),
            ("STAPPENWIJZER_VAULT", folder("vault")),
            ("STAPPENWIJZER_E2E_SAVE_AS", folder("saved.pdf")),
            ("STAPPENWIJZER_E2E_OPENED", folder("opened")),
            ("STAPPENWIJZER_E2E_NOW", A_TUESDAY.to_owned()),
            // No test may print on a printer of this computer.
            ("CUPS_SERVER", folder("run/cups.sock")),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        all.extend(self.environment.iter().cloned());
        all
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary folder harms nobody.
        let _ = fs::remove_dir_all(&self.root);
    }
}
