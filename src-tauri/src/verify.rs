//! `stappenwijzer verify`: checks papers on the command line, without a window, a vault or a display.
//!
//! The vault is locked to it, so that the keys that count are named with `--fingerprint`, from the card that a school hands
//! out. Without one the best answer is that a file is whole, not whose it is; the exit code says so.

mod nl;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use app::{CHECK_MOST_BYTES, Fingerprint, Seal, Verdict};
use serde_json::{Value, json};

/// The first argument that asks for it.
pub const COMMAND: &str = "verify";
/// Called in a way that means nothing.
const USAGE: u8 = 64;

/// What became of a file; the numbers are the exit codes, and may never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Whole, and sealed with a key that was named.
    Intact = 0,
    /// No longer as it was sealed.
    Changed = 1,
    /// Whole, but not sealed with a key that was named.
    OtherKey = 2,
    /// Without a seal of this program.
    NotOurs = 3,
    /// It can not be read, or is too large.
    Unread = 4,
}

impl Answer {
    /// From the gravest on: of several files the gravest counts.
    const GRAVITY: [Self; 5] = [Self::Changed, Self::OtherKey, Self::NotOurs, Self::Unread, Self::Intact];

    fn word(self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Changed => "changed",
            Self::OtherKey => "other_key",
            Self::NotOurs => "not_ours",
            Self::Unread => "unread",
        }
    }
}

/// What was asked.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    files: Vec<PathBuf>,
    pinned: Vec<Fingerprint>,
    json: bool,
    help: bool,
}

/// What is known of a file.
struct Checked {
    answer: Answer,
    seal: Option<Seal>,
    /// Which paper it says it is: one of the titles of the program, never a name.
    paper: Option<&'static str>,
}

/// Does what the arguments behind the word `verify` ask, and gives the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut impl Write, told: &mut impl Write) -> u8 {
    let asked = match read(arguments) {
        Ok(asked) if asked.help => return finish(&writeln!(out, "{}", nl::HELP), 0),
        Ok(asked) => asked,
        Err(wrong) => return finish(&writeln!(told, "{wrong}\n{}", nl::USAGE), USAGE),
    };
    let checked: Vec<Checked> = asked.files.iter().map(|file| check(file, &asked.pinned)).collect();
    let written = if asked.json {
        let all: Vec<Value> = asked.files.iter().zip(&checked).map(|(file, found)| as_json(file, found)).collect();
        writeln!(out, "{:#}", Value::from(all))
    } else {
        let mut texts =
            asked.files.iter().zip(&checked).map(|(file, found)| as_text(file, found, !asked.pinned.is_empty()));
        texts.try_for_each(|text| writeln!(out, "{text}"))
    };
    let gravest = Answer::GRAVITY.into_iter().find(|answer| checked.iter().any(|found| found.answer == *answer));
    finish(&written, gravest.unwrap_or(Answer::Unread) as u8)
}

/// An answer that could not be written was not given.
fn finish(written: &io::Result<()>, code: u8) -> u8 {
    if written.is_ok() { code } else { Answer::Unread as u8 }
}

fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, String> {
    let (mut asked, mut only_files) = (Asked::default(), false);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.to_str().filter(|_| !only_files) {
            Some("--") => only_files = true,
            Some("--json") => asked.json = true,
            Some("--help" | "-h") => asked.help = true,
            Some("--fingerprint") => {
                let typed = arguments.next().ok_or(nl::NO_FINGERPRINT)?;
                asked.pinned.push(fingerprint(&typed.to_string_lossy())?);
            }
            Some(option) if option.starts_with("--fingerprint=") => {
                asked.pinned.push(fingerprint(option.trim_start_matches("--fingerprint="))?);
            }
            Some(option) if option.starts_with('-') && option.len() > 1 => return Err(nl::unknown_option(option)),
            _ => asked.files.push(argument.into()),
        }
    }
    if asked.files.is_empty() && !asked.help { Err(nl::NO_FILE.to_owned()) } else { Ok(asked) }
}

fn fingerprint(typed: &str) -> Result<Fingerprint, String> {
    typed.parse().map_err(|_| nl::NO_FINGERPRINT.to_owned())
}

fn check(file: &Path, pinned: &[Fingerprint]) -> Checked {
    let without = |answer| Checked { answer, seal: None, paper: None };
    let bytes = match bytes_of(file) {
        Ok(bytes) if bytes.len() as u64 <= CHECK_MOST_BYTES => bytes,
        _ => return without(Answer::Unread),
    };
    let whole = |answer, seal| Checked { answer, seal: Some(seal), paper: app::says_it_is(&bytes) };
    match app::verify(&bytes, pinned) {
        Verdict::Intact(seal) => whole(Answer::Intact, seal),
        Verdict::ByAnother(seal) => whole(Answer::OtherKey, seal),
        Verdict::Changed(_) => without(Answer::Changed),
        Verdict::NotOurs => without(Answer::NotOurs),
    }
}

/// Its own word for its length is not taken.
fn bytes_of(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(CHECK_MOST_BYTES.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn as_json(file: &Path, found: &Checked) -> Value {
    let seal = found.seal.as_ref().map(|seal| {
        json!({
            "fingerprint": seal.fingerprint.to_string().replace(' ', ""),
            "holder": seal.holder.name,
            "school": seal.holder.school,
            "sealed_at": crate::views::moment(seal.at),
        })
    });
    json!({ "file": file.to_string_lossy(), "verdict": found.answer.word(), "paper": found.paper, "seal": seal })
}

fn as_text(file: &Path, found: &Checked, pinned: bool) -> String {
    // What a terminal would obey is not printed.
    let name: String = file.to_string_lossy().chars().map(|c| if c.is_control() { '?' } else { c }).collect();
    let verdict = match found.answer {
        Answer::Intact => nl::INTACT,
        Answer::Changed => nl::CHANGED,
        Answer::OtherKey if pinned => nl::OTHER_KEY,
        Answer::OtherKey => nl::UNNAMED_KEY,
        Answer::NotOurs => nl::NOT_OURS,
        Answer::Unread => nl::UNREAD,
    };
    let seal = found.seal.as_ref().map(nl::seal).unwrap_or_default();
    let paper = found.paper.map(nl::paper).unwrap_or_default();
    format!("{name}\n  {verdict}{paper}{seal}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(arguments: &[&str]) -> (u8, String, String) {
        let (mut out, mut wrong) = (Vec::new(), Vec::new());
        let code = run(arguments.iter().map(OsString::from), &mut out, &mut wrong);
        (code, String::from_utf8(out).unwrap(), String::from_utf8(wrong).unwrap())
    }

    #[test]
    fn what_is_asked_in_the_wrong_way_is_told_with_the_right_one() {
        for wrong in
            [&[][..], &["--sleutel", "x.pdf"], &["--fingerprint"], &["--fingerprint", "A10F", "x.pdf"], &["--json"]]
        {
            let (code, out, told) = told(wrong);
            assert_eq!((code, out.as_str()), (USAGE, ""), "{wrong:?}");
            assert!(told.contains("stappenwijzer verify"), "{told}");
        }
    }

    #[test]
    fn help_tells_every_exit_code() {
        let (code, out, _) = told(&["--help"]);
        assert_eq!(code, 0);
        for answer in Answer::GRAVITY {
            assert!(out.contains(&format!("\n  {}   ", answer as u8)), "{answer:?}: {out}");
        }
        assert!(out.contains(&format!("\n  {USAGE}  ")) && out.contains("--fingerprint") && out.contains("--json"));
    }

    #[test]
    fn fingerprints_are_read_as_the_card_prints_them() {
        let printed = Fingerprint([0xa1; 32]).to_string();
        let one = read(["--fingerprint".into(), printed.clone().into(), "x.pdf".into()]).unwrap();
        let other = read([format!("--fingerprint={}", printed.to_lowercase()).into(), "x.pdf".into()]).unwrap();
        assert_eq!((one.pinned.as_slice(), &one), ([Fingerprint([0xa1; 32])].as_slice(), &other));
        let file = read(["--".into(), "--json".into()]).unwrap();
        assert_eq!((file.files, file.json), (vec![PathBuf::from("--json")], false));
    }

    #[test]
    fn the_gravest_answer_counts() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path.to_string_lossy().into_owned()
        };
        let (letter, empty) = (file("brief.pdf", b"%PDF-1.7\n%%EOF"), file("leeg.pdf", b""));
        let (gone, folder) = (format!("{letter}.weg"), folder.path().to_string_lossy().into_owned());
        assert_eq!(told(&[&letter]).0, 3);
        assert_eq!(told(&[&empty]).0, 3);
        assert_eq!(told(&[&gone]).0, 4);
        assert_eq!(told(&[&folder]).0, 4);
        let (code, out, _) = told(&[&gone, &letter]);
        assert_eq!(code, 3, "what is no paper of ours is graver than what is not there");
        assert!(out.contains(&gone) && out.contains(&letter), "each is told: {out}");
        let (_, out, _) = told(&["--json", &letter, &gone]);
        let told: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(told[0], json!({ "file": letter, "verdict": "not_ours", "paper": null, "seal": null }));
        assert_eq!(told[1]["verdict"], "unread");
    }

    #[test]
    fn a_name_of_a_file_can_not_command_the_terminal() {
        let (_, out, _) = told(&["\u{1b}]0;x\u{7}\n.pdf"]);
        assert!(out.starts_with("?]0;x??.pdf\n"), "{out:?}");
    }
}
