//! What others' programs say of papers: poppler, qpdf, pyHanko and veraPDF. One that is missing is a failure.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::window::{Failure, Outcome};

/// Our judge of seals, which asks pyHanko.
const CHECK_SEAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pdf/check_seal.py");
/// Takes the certificate out of a sealed file, as DER.
const TAKE_CERTIFICATE: &str = "import sys\n\
    from pyhanko.pdf_utils.reader import PdfFileReader\n\
    reader = PdfFileReader(open(sys.argv[1], 'rb'))\n\
    open(sys.argv[2], 'wb').write(reader.embedded_signatures[0].signer_cert.dump())\n";
/// The two standards that every paper keeps to.
const STANDARDS: usize = 2;

/// Every file is PDF/A-2a and PDF/UA-1 without one failed check, in the eyes of veraPDF.
pub fn keep_to_the_standards(files: &[PathBuf]) -> Outcome {
    let mut verapdf = Command::new("verapdf");
    let judged = verapdf.args(files).output().map_err(|error| Failure::new(format!("verapdf: {error}")))?;
    let told = String::from_utf8_lossy(&judged.stdout);
    if !judged.status.success() {
        let failed: Vec<&str> = told.lines().filter(|line| !line.starts_with("ok  ")).collect();
        let said = String::from_utf8_lossy(&judged.stderr);
        return Err(Failure::new(format!("verapdf: {}\n{}\n{said}", judged.status, failed.join("\n"))));
    }
    // Its word for each file and each standard, so that nothing was passed over.
    let passed = told.lines().filter(|line| line.starts_with("ok  ")).count();
    if passed == files.len() * STANDARDS && passed > 0 {
        Ok(())
    } else {
        Err(Failure::new(format!("verapdf judged {passed} times, of {} files:\n{told}", files.len())))
    }
}

/// Each seal covers the whole file, in the eyes of poppler and pyHanko, and is that of the key with this fingerprint.
pub fn are_sealed(files: &[PathBuf], fingerprint: &str) -> Outcome {
    let first = files.first().ok_or_else(|| Failure::new("no paper to judge"))?;
    for file in files {
        let judged = read(Command::new("pdfsig").arg("-nocert").arg(file))?;
        for verdict in ["Signature is Valid", "Total document signed"] {
            if !judged.contains(verdict) {
                return Err(Failure::new(format!("{}: not “{verdict}” but: {judged}", file.display())));
            }
        }
    }
    // All must be sealed by the key of the first, and that must be this one.
    let certificate = first.with_extension("der");
    read(Command::new("python3").args(["-c", TAKE_CERTIFICATE]).arg(first).arg(&certificate))?;
    let judged = read(Command::new("python3").arg(CHECK_SEAL).args(files).arg(&certificate))?;
    let wanted = format!("seal holds: {}", hexadecimal(fingerprint));
    let held = judged.lines().filter(|line| *line == wanted).count();
    if held == files.len() {
        Ok(())
    } else {
        Err(Failure::new(format!("“{wanted}” was expected {} times: {judged}", files.len())))
    }
}

/// The seal of a file is that of this certificate, and leads to this root by what the file carries, in the eyes of pyHanko;
/// poppler finds the whole file signed.
pub fn is_sealed_under(file: &Path, certificate: &Path, root: &Path, fingerprint: &str) -> Outcome {
    let judged = read(Command::new("pdfsig").arg("-nocert").arg(file))?;
    if !judged.contains("Signature is Valid") || !judged.contains("Total document signed") {
        return Err(Failure::new(format!("{}: {judged}", file.display())));
    }
    let judged = read(Command::new("python3").arg(CHECK_SEAL).arg("--root").args([root, file, certificate]))?;
    let wanted = format!("seal holds: {}", hexadecimal(fingerprint));
    if judged.lines().any(|line| line == wanted) { Ok(()) } else { Err(Failure::new(judged)) }
}

/// The file as qpdf writes it anew.
pub fn rewritten(file: &Path, options: &[&str]) -> Outcome<PathBuf> {
    let to = file.with_extension("rewritten.pdf");
    read(Command::new("qpdf").arg(file).args(options).arg(&to))?;
    Ok(to)
}

/// The structure of each file is whole, in the eyes of qpdf.
pub fn are_whole(files: &[PathBuf]) -> Outcome {
    files.iter().try_for_each(|file| read(Command::new("qpdf").arg("--check").arg(file)).map(drop))
}

/// How many dark points each page has when poppler draws it small.
pub fn dark_points(file: &Path) -> Outcome<Vec<usize>> {
    let pictures = file.with_extension("pages");
    std::fs::create_dir(&pictures)?;
    read(Command::new("pdftoppm").args(["-r", "40", "-gray"]).arg(file).arg(pictures.join("page")))?;
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(&pictures)? {
        pages.push(std::fs::read(entry?.path())?.iter().filter(|grey| **grey < 100).count());
    }
    std::fs::remove_dir_all(&pictures)?;
    Ok(pages)
}

/// The text of the file on one line, as a reader of the screen gets it.
pub fn text(file: &Path) -> Outcome<String> {
    let text = read(Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(file).arg("-"))?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
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
