//! What others' programs say of the papers that leave the program.

use std::path::{Path, PathBuf};
use std::process::Command;

use acceptance::window::{Failure, Outcome};

/// Our judge of seals, which asks pyHanko.
const CHECK_SEAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pdf/check_seal.py");
/// Takes the certificate out of a sealed file, as DER.
const TAKE_CERTIFICATE: &str = "import sys\n\
    from pyhanko.pdf_utils.reader import PdfFileReader\n\
    reader = PdfFileReader(open(sys.argv[1], 'rb'))\n\
    open(sys.argv[2], 'wb').write(reader.embedded_signatures[0].signer_cert.dump())\n";

/// A paper that was saved outside the program.
pub struct Paper(PathBuf);

impl Paper {
    /// Takes the file away from the place where the next one will be saved.
    pub fn take(saved: &Path, name: &str) -> Outcome<Self> {
        let kept = saved.with_file_name(format!("{name}.pdf"));
        std::fs::rename(saved, &kept)?;
        Ok(Self(kept))
    }

    /// The seal covers the whole file, in the eyes of poppler and pyHanko, and is that of this mentor's key.
    pub fn is_sealed_by(&self, fingerprint: &str) -> Outcome {
        let judged = read(Command::new("pdfsig").arg("-nocert").arg(&self.0))?;
        assert!(judged.contains("Signature is Valid"), "{judged}");
        assert!(judged.contains("Total document signed"), "{judged}");
        let certificate = self.0.with_extension("der");
        read(Command::new("python3").args(["-c", TAKE_CERTIFICATE]).arg(&self.0).arg(&certificate))?;
        let judged = read(Command::new("python3").arg(CHECK_SEAL).arg(&self.0).arg(&certificate))?;
        let wanted = format!("seal holds: {}", hexadecimal(fingerprint));
        assert_eq!(judged.trim(), wanted, "the seal is not that of the key that the program shows");
        Ok(())
    }

    /// Its structure is whole, and every page can be drawn and is not empty.
    pub fn is_whole(&self) -> Outcome {
        read(Command::new("qpdf").arg("--check").arg(&self.0))?;
        let pictures = self.0.with_extension("");
        read(Command::new("pdftoppm").args(["-r", "40", "-gray"]).arg(&self.0).arg(&pictures))?;
        let stem = pictures.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut pages = 0;
        for entry in std::fs::read_dir(self.0.parent().unwrap_or(Path::new(".")))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with(&format!("{stem}-")) && path.extension().is_some_and(|kind| kind == "pgm") {
                let dark = std::fs::read(&path)?.iter().filter(|grey| **grey < 100).count();
                assert!(dark > 100, "page {name} looks empty: {dark} dark points");
                pages += 1;
            }
        }
        assert!(pages > 0, "no page was drawn");
        Ok(())
    }

    /// Its text on one line, as a reader of the screen gets it.
    pub fn text(&self) -> Outcome<String> {
        let text = read(Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&self.0).arg("-"))?;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Says what was agreed, and names none of these.
    pub fn reads(&self, said: &[&str], unsaid: &[&str]) -> Outcome {
        let text = self.text()?;
        for words in said {
            assert!(text.contains(words), "“{words}” is not in the paper: {text}");
        }
        for words in unsaid {
            assert!(!text.to_lowercase().contains(&words.to_lowercase()), "“{words}” is in the paper: {text}");
        }
        Ok(())
    }
}

/// Only the hexadecimal digits, in capitals, whatever stands between them.
fn hexadecimal(shown: &str) -> String {
    shown.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_uppercase()
}

/// What a program prints; its failure, or its absence, is ours.
fn read(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| Failure::new(format!("{command:?}: {error}")))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let told = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!("{command:?}: {} {told}", output.status)))
}
