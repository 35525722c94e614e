//! Writes one of every kind of paper into a folder, made from the practice cases, to look at and to check with other
//! tools: `cargo xtask papers DIR`.
//!
//! Each kind gets a folder. In it, for every recipient, the paper as the case has it; for the first recipient also with
//! as little and with much in it. After them every whole dossier and every access package, sealed with the key of the
//! practice vault. Each as a concept and sealed. `index.txt` says which file is what.

mod amount;
mod desk;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use app::domain::compose::texts;
use app::domain::document::{Document, DocumentKind, SealNote};
use chrono::{DateTime, TimeDelta, Utc};
use desk::Outcome;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use seal::{Fingerprint, Holder, SealingKey, Verdict};

/// About as many pages as a paper with much in it has.
const MUCH: usize = 40;
/// Why the seal says that it is there.
const REASON: &str = "cargo xtask papers";

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next().map(PathBuf::from), arguments.next()) else {
        eprintln!("usage: papers DIR");
        return ExitCode::FAILURE;
    };
    match write_all(&folder) {
        Ok(count) => {
            println!("{count} papers; {} says which is what", folder.join("index.txt").display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("papers: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes all papers and the index; answers how many papers.
fn write_all(folder: &Path) -> Outcome<usize> {
    fs::create_dir_all(folder)?;
    let vault = tempfile::tempdir()?;
    let mut session = desk::practice(vault.path())?;
    let mut writer = Writer::new(folder)?;
    let mut counts: BTreeMap<DocumentKind, usize> = BTreeMap::new();
    for paper in desk::papers(&session, &writer.note())? {
        let kinds = counts.len();
        let number = counts.entry(paper.kind).or_insert(0);
        *number += 1;
        let first = *number == 1;
        // Numbered as well, since two kinds may go by one name.
        let kind = if first { kinds + 1 } else { kinds };
        let place = PathBuf::from(format!("{kind:02}-{}", texts::file_stem(paper.kind).replace(' ', "-")));
        fs::create_dir_all(folder.join(&place))?;
        let mut both = |amount: &str, concept: &Document, sealed: &Document| -> Outcome {
            let name = |form: &str| place.join(format!("{number}-{amount}-{form}.pdf"));
            writer.concept(&name("concept"), concept)?;
            writer.sealed(&name("sealed"), sealed)
        };
        both("case", &paper.concept, &paper.sealed)?;
        if first {
            both("little", &amount::little(&paper.concept), &amount::little(&paper.sealed))?;
            both("much", &amount::much(&paper.concept, MUCH)?, &amount::much(&paper.sealed, MUCH)?)?;
        }
    }
    let kinds = counts.len();
    let dossiers = desk::dossiers(&mut session)?;
    let packages = desk::packages(&mut session)?.into_iter().map(|(_, package)| package).collect();
    for (kind, bundles) in [(kinds + 1, dossiers), (kinds + 2, packages)] {
        for (bundle, number) in bundles.into_iter().zip(1..) {
            let place = PathBuf::from(format!("{kind:02}-{}", bundle.title.replace(' ', "-")));
            fs::create_dir_all(folder.join(&place))?;
            for (form, bytes) in [("concept", &bundle.concept), ("sealed", &bundle.sealed)] {
                let name = place.join(format!("{number}-case-{form}.pdf"));
                let pages = lopdf::Document::load_mem(bytes)?.get_pages().len();
                writer.put(&name, (bundle.title, &bundle.reader), pages, bytes)?;
            }
        }
    }
    writer.close(&session.fingerprint())
}

/// Writes papers, and keeps the index.
struct Writer<'a> {
    folder: &'a Path,
    key: SealingKey,
    holder: Holder,
    now: DateTime<Utc>,
    index: String,
    count: usize,
}

impl<'a> Writer<'a> {
    fn new(folder: &'a Path) -> Outcome<Self> {
        let now = desk::moment()?;
        let holder = Holder { name: "Sanne Bakker (mentor)".into(), school: "Voorbeeldcollege".into() };
        // The same key each time: it guards nothing, and the files come out the same.
        let chance = &mut StdRng::seed_from_u64(4);
        let key = SealingKey::generate(&holder, now - TimeDelta::days(1), now + TimeDelta::days(3650), chance)?;
        let index = "file | pages | bytes | title | for\n".to_owned();
        Ok(Self { folder, key, holder, now, index, count: 0 })
    }

    fn note(&self) -> SealNote {
        SealNote {
            holder: format!("{}, {}", self.holder.name, self.holder.school),
            fingerprint: self.key.fingerprint().to_string(),
        }
    }

    fn concept(&mut self, name: &Path, document: &Document) -> Outcome {
        let pdf = report::write(document)?;
        self.put(name, (&document.title, &document.copy_for), pdf.pages, &pdf.bytes)
    }

    fn sealed(&mut self, name: &Path, document: &Document) -> Outcome {
        let pdf = report::write(document)?;
        let sealed = seal::sign(&pdf.bytes, &self.key, self.now, REASON)?;
        if !matches!(seal::verify(&sealed, &[self.key.fingerprint()]), Verdict::Intact(_)) {
            return Err(format!("{}: the seal does not hold", name.display()).into());
        }
        self.put(name, (&document.title, &document.copy_for), pdf.pages, &sealed)
    }

    fn put(&mut self, name: &Path, (title, reader): (&str, &str), pages: usize, bytes: &[u8]) -> Outcome {
        fs::write(self.folder.join(name), bytes)?;
        writeln!(self.index, "{} | {pages} | {} | {title} | {reader}", name.display(), bytes.len())?;
        self.count += 1;
        Ok(())
    }

    /// Writes the index. `vault` is the fingerprint of the key of the practice vault.
    fn close(self, vault: &Fingerprint) -> Outcome<usize> {
        let fingerprint = self.key.fingerprint();
        let index = format!(
            "Fingerprint of the key that sealed these papers:\n{fingerprint}\n\
             Of the whole dossiers and access packages:\n{vault}\n\n{}",
            self.index
        );
        fs::write(self.folder.join("index.txt"), index)?;
        Ok(self.count)
    }
}
