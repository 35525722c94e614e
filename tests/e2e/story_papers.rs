//! A paper on its way through the window, and what left the program.

use std::path::{Path, PathBuf};

use acceptance::judges;
use acceptance::window::{Home, Outcome, Program};

/// A paper that was saved outside the program.
pub struct Paper(PathBuf);

impl Paper {
    /// Takes the file away from the place where the next one will be saved.
    pub fn take(saved: &Path, name: &str) -> Outcome<Self> {
        let kept = saved.with_file_name(format!("{name}.pdf"));
        std::fs::rename(saved, &kept)?;
        Ok(Self(kept))
    }

    /// It is sealed as a whole with this mentor's key, keeps to the standards, and every page shows something.
    pub fn is_sound(&self, fingerprint: &str) -> Outcome {
        let alone = std::slice::from_ref(&self.0);
        judges::are_sealed(alone, fingerprint)?;
        judges::are_whole(alone)?;
        judges::keep_to_the_standards(alone)?;
        let pages = judges::dark_points(&self.0)?;
        assert!(!pages.is_empty() && pages.iter().all(|dark| *dark > 100), "a page looks empty: {pages:?}");
        Ok(())
    }

    /// Says what was agreed, and names none of these.
    pub fn reads(&self, said: &[&str], unsaid: &[&str]) -> Outcome {
        let text = judges::text(&self.0)?;
        for words in said {
            assert!(text.contains(words), "“{words}” is not in the paper: {text}");
        }
        for words in unsaid {
            assert!(!text.to_lowercase().contains(&words.to_lowercase()), "“{words}” is in the paper: {text}");
        }
        Ok(())
    }
}

/// What the program says of the names it found, one by one less: nothing goes on until each is replaced.
pub fn replace_names(program: &Program<'_>, told: &[&str]) -> Outcome {
    program.press("Naar het voorbeeld")?;
    program.see("Zeg eerst bij alles wat is onderstreept wat je wilt.")?;
    for found in told {
        program.see(found)?;
        program.press("Vervang door “een andere leerling”")?;
    }
    program.see("Er staan geen namen van anderen meer open.")?;
    program.press("Naar het voorbeeld")?;
    program.see("Zo ziet het papier eruit.")?;
    program.picture("preview")
}

/// Freezes the paper that is being signed, keeps a copy outside and opens it.
pub fn freeze(program: &Program<'_>, home: &Home, name: &str) -> Outcome<Paper> {
    program.press("Leg vast en verzegel")?;
    program.see("Het document is klaar")?;
    program.press("Bewaar een kopie")?;
    program.see("Bewaard als saved.pdf.")?;
    program.press("Open in PDF-programma")?;
    program.see("Het document is geopend in je PDF-programma.")?;
    Paper::take(&home.save_as(), name)
}
