//! A seal with a certificate of a school before others' judges, and `stappenwijzer verify` as anyone can run it: a process of
//! its own, without a display, a vault or a home.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use acceptance::judges;
use acceptance::window::{Failure, Outcome};
use app::domain::calendar::Region;
use app::domain::people::{Name, SchoolType, StaffRole};
use app::{Clock, Door, FirstStart, KdfCost, LossReason, SealPaper, Session};
use openssl::nid::Nid;
use serde_json::Value;

use crate::authority::{PASSWORD, Party, School, Wish, key_on};

const PROGRAM: &str = env!("CARGO_BIN_EXE_stappenwijzer-e2e");

/// A vault of a mentor who seals with a key of the school.
struct Desk {
    _vault: tempfile::TempDir,
    outside: tempfile::TempDir,
    session: Session,
    school: School,
    mentor: Party,
}

impl Desk {
    fn new() -> Outcome<Self> {
        let (vault, outside) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let now = "2026-11-24T09:00:00Z".parse()?;
        let door = Door::claim(vault.path(), false, Clock::at(now), KdfCost::for_tests())?;
        let start = FirstStart {
            name: Name { first: "Noor".into(), infix: "van".into(), last: "Dijk".into(), call: String::new() },
            role: StaffRole::Mentor,
            school: "Het Baken".into(),
            place: "Wisselveen".into(),
            address: Vec::new(),
            region: Region::Middle,
            school_type: SchoolType::Private,
        };
        let (mut session, _) = door.create(start, "paarse giraf eet zeven wolken".to_owned())?;
        let school = School::new();
        let mentor = school.mentor(key_on(Nid::X9_62_PRIME256V1), Wish::default());
        session.import_school_key(&school.file(&mentor, Nid::AES_256_CBC), PASSWORD)?;
        Ok(Self { _vault: vault, outside, session, school, mentor })
    }

    fn file(&self, name: &str, bytes: &[u8]) -> Outcome<PathBuf> {
        let path = self.outside.path().join(name);
        fs::write(&path, bytes)?;
        Ok(path)
    }

    /// A notice that the first key was lost, sealed with that of the school; and the card.
    fn papers(&mut self) -> Outcome<[PathBuf; 2]> {
        let first = self.session.seal_keys()?.pop().ok_or_else(|| Failure::new("no key"))?.fingerprint;
        self.session.report_lost_key(first, self.session.today(), LossReason::Lost)?;
        let notice = self.session.seal_paper(SealPaper::Notice(first), "saved")?;
        let card = self.session.seal_paper(SealPaper::Card, "saved")?;
        Ok([self.file(notice.file_name, &notice.pdf)?, self.file(card.file_name, &card.pdf)?])
    }
}

#[test]
fn papers_about_a_seal_keep_to_the_standards_and_a_school_is_found_behind_it() -> Outcome {
    let mut desk = Desk::new()?;
    let [notice, card] = desk.papers()?;
    let certificate = desk.file("mentor.der", &desk.mentor.certificate.to_der()?)?;
    let root = desk.file("root.der", &desk.school.root.certificate.to_der()?)?;
    let fingerprint = desk.session.fingerprint().to_string();
    judges::is_sealed_under(&notice, &certificate, &root, &fingerprint)?;
    let stranger = desk.file("stranger.der", &School::new().root.certificate.to_der()?)?;
    assert!(judges::is_sealed_under(&notice, &certificate, &stranger, &fingerprint).is_err(), "another root");
    judges::are_whole(&[notice.clone(), card.clone()])?;
    judges::keep_to_the_standards(&[notice, card])
}

/// The exit code, and what was printed.
fn verify(arguments: &[&str], files: &[&Path]) -> Outcome<(Option<i32>, String)> {
    let mut command = Command::new(PROGRAM);
    command.arg("verify").args(arguments).args(files).env_clear();
    let told = command.output()?;
    Ok((told.status.code(), String::from_utf8(told.stdout)? + &String::from_utf8(told.stderr)?))
}

#[test]
fn anyone_can_check_a_paper_on_the_command_line() -> Outcome {
    let mut desk = Desk::new()?;
    let [notice, card] = desk.papers()?;
    let print = desk.session.fingerprint().to_string();
    let pinned = ["--fingerprint", print.as_str()];
    let code = |arguments: &[&str], file: &Path| Ok::<_, Failure>(verify(arguments, &[file])?.0);

    let (answer, told) = verify(&pinned, &[&notice])?;
    assert_eq!(answer, Some(0), "{told}");
    assert!(told.contains("Noor van Dijk (mentor)") && told.contains(&print), "{told}");
    assert!(told.contains("Soort document: Melding"), "{told}");
    assert_eq!(code(&[], &notice)?, Some(2), "nobody said whose seal it should be");
    let other = print.chars().map(|c| if c == '0' { '1' } else { c }).collect::<String>();
    assert_eq!(code(&["--fingerprint", &other], &notice)?, Some(2));
    let mut bytes = fs::read(&notice)?;
    bytes[700] ^= 1;
    let changed = desk.file("veranderd.pdf", &bytes)?;
    assert_eq!(code(&pinned, &changed)?, Some(1));
    for options in [&["--linearize"][..], &["--object-streams=generate"], &["--qdf"]] {
        assert_ne!(code(&pinned, &judges::rewritten(&notice, options)?)?, Some(0), "{options:?}");
    }
    assert_eq!(code(&pinned, &card)?, Some(3), "a card has no seal");
    assert_eq!(code(&pinned, &desk.outside.path().join("weg.pdf"))?, Some(4));
    assert_eq!(verify(&["--sleutel"], &[&notice])?.0, Some(64));
    let (answer, told) = verify(&["--help"], &[])?;
    assert!(answer == Some(0) && told.contains("--fingerprint"), "{told}");

    let (answer, told) = verify(&["--json", "--fingerprint", &print], &[&notice, &changed])?;
    let told: Value = serde_json::from_str(&told)?;
    assert_eq!((answer, &told[0]["verdict"], &told[1]["verdict"]), (Some(1), &"intact".into(), &"changed".into()));
    assert_eq!(told[0]["paper"], "Melding: dit digitale zegel geldt niet meer");
    assert_eq!(told[1]["paper"], Value::Null, "what was changed is not believed");
    assert_eq!(told[0]["seal"]["fingerprint"], print.replace(' ', ""));
    Ok(())
}
