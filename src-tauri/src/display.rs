//! How the program looks on this computer, in a small file beside the vault folder.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::error::{Code, Failure};
use crate::views::{Display, Motion, Theme};

/// The file, and what is in it.
#[derive(Debug)]
pub struct DisplayFile {
    path: PathBuf,
    display: Mutex<Display>,
}

const DEFAULT: Display = Display { text_size: 100, theme: Theme::System, motion: Motion::System };

impl DisplayFile {
    /// Reads it. Without a file, or with one that makes no sense, the program looks as the computer does.
    pub fn read(path: PathBuf) -> Self {
        let kept = fs::read(&path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .filter(|display| is_possible(*display));
        Self { path, display: Mutex::new(kept.unwrap_or(DEFAULT)) }
    }

    /// How the program looks.
    pub fn get(&self) -> Display {
        *self.display.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes it, for this start and the next ones.
    pub fn set(&self, display: Display) -> Result<(), Failure> {
        if !is_possible(display) {
            return Err(Failure::incident(Code::Unexpected));
        }
        *self.display.lock().unwrap_or_else(PoisonError::into_inner) = display;
        self.write(display).map_err(|_| Failure::incident(Code::NotSaved))
    }

    fn write(&self, display: Display) -> io::Result<()> {
        let text = serde_json::to_vec(&display)?;
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let fresh = self.path.with_extension("new");
        fs::write(&fresh, text)?;
        fs::rename(fresh, &self.path)
    }
}

fn is_possible(display: Display) -> bool {
    (80..=200).contains(&display.text_size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_read_back_and_nonsense_is_not() {
        let path = std::env::temp_dir().join(format!("display-{}.json", std::process::id()));
        let large = Display { text_size: 150, theme: Theme::Dark, motion: Motion::Less };
        DisplayFile::read(path.clone()).set(large).unwrap();
        assert_eq!(DisplayFile::read(path.clone()).get(), large);
        assert!(DisplayFile::read(path.clone()).set(Display { text_size: 20, ..large }).is_err());
        fs::write(&path, r#"{"textSize":255,"theme":"dark","motion":"less"}"#).unwrap();
        assert_eq!(DisplayFile::read(path.clone()).get(), DEFAULT);
        fs::remove_file(&path).unwrap();
    }
}
