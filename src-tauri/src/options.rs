//! What can be said when the program is started.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::desk::Folders;
use crate::nl;

/// The choices of this start.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    vault: Option<PathBuf>,
    /// The practice vault (*oefenen*) instead of the real one.
    pub practice: bool,
}

/// Why the program did not start.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// `--vault` without a folder behind it.
    #[error("{}", nl::VAULT_WITHOUT_FOLDER)]
    VaultWithoutFolder,
    /// An argument that means nothing to us.
    #[error("{}", nl::unknown_option(.0))]
    Unknown(String),
}

impl Options {
    /// From the command line and, for the vault folder, `STAPPENWIJZER_VAULT`.
    pub fn read() -> Result<Self, Refusal> {
        Self::parse(std::env::args_os().skip(1), std::env::var_os("STAPPENWIJZER_VAULT"))
    }

    fn parse(arguments: impl IntoIterator<Item = OsString>, folder: Option<OsString>) -> Result<Self, Refusal> {
        let mut options =
            Self { vault: folder.filter(|folder| !folder.is_empty()).map(PathBuf::from), practice: false };
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some(nl::PRACTICE_OPTION) => options.practice = true,
                Some("--vault") => {
                    let folder = arguments.next().filter(|folder| !folder.is_empty());
                    options.vault = Some(folder.ok_or(Refusal::VaultWithoutFolder)?.into());
                }
                _ => return Err(Refusal::Unknown(argument.to_string_lossy().into_owned())),
            }
        }
        Ok(options)
    }

    /// The absolute folders of the vaults; `data` is the program's own data folder of this user. A folder that was
    /// named is that of the vault that is opened first.
    pub fn folders(&self, data: &Path) -> Folders {
        let named = |practice| self.vault.clone().filter(|_| self.practice == practice);
        let absolute = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        Folders {
            real: absolute(named(false).unwrap_or_else(|| data.join(nl::VAULT_FOLDER))),
            practice: absolute(named(true).unwrap_or_else(|| data.join(nl::PRACTICE_FOLDER))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str], folder: Option<&str>) -> Result<Options, Refusal> {
        Options::parse(arguments.iter().map(OsString::from), folder.map(OsString::from))
    }

    #[test]
    fn the_argument_wins_from_the_environment() {
        let options = parse(&["--vault", "/a"], Some("/b")).unwrap();
        assert_eq!(options.folders(Path::new("/data")).real, Path::new("/a"));
        assert_eq!(parse(&[], Some("/b")).unwrap().folders(Path::new("/data")).real, Path::new("/b"));
        assert_eq!(parse(&[], Some("")).unwrap().folders(Path::new("/data")).real, Path::new("/data/kluis"));
    }

    #[test]
    fn practice_never_shares_a_folder_with_the_real_vault() {
        let options = parse(&["--oefenen"], None).unwrap();
        assert!(options.practice);
        let folders = options.folders(Path::new("/data"));
        assert_eq!(folders.practice, Path::new("/data/oefenkluis"));
        assert_eq!(folders.real, Path::new("/data/kluis"));
        let named = parse(&["--oefenen", "--vault", "/a"], None).unwrap().folders(Path::new("/data"));
        assert_eq!(named.practice, Path::new("/a"));
        assert_eq!(named.real, Path::new("/data/kluis"), "examples were put beside real dossiers");
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert_eq!(parse(&["--vault"], None), Err(Refusal::VaultWithoutFolder));
        assert_eq!(parse(&["--kluis"], None), Err(Refusal::Unknown("--kluis".into())));
    }
}
