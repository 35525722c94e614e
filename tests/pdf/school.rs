//! The papers that are no kind of a case: the whole dossier for the school, and the access package of one pupil.

use std::fs;
use std::path::{Path, PathBuf};

use acceptance::judges;
use acceptance::window::Outcome;
use app::domain::compose::access::scan_over;
use app::{AppError, Session};

use crate::desk::{self, Bundle};
use crate::told;

#[test]
fn every_whole_dossier_keeps_to_the_standards_and_is_sealed_as_a_whole() -> Outcome {
    let (vault, outside) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let mut session = desk::practice(vault.path()).map_err(told)?;
    let dossiers = desk::dossiers(&mut session).map_err(told)?;
    judged(&dossiers, &session, outside.path(), |_, text| {
        assert!(text.matches("Niet voor gezinnen").count() > 3, "every page says for whom it is not");
        Ok(())
    })
}

/// Every pupil of the practice cases, and the first parent of each.
#[test]
fn every_access_package_keeps_to_the_standards_and_names_nobody_else() -> Outcome {
    let (vault, outside) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let mut session = desk::practice(vault.path()).map_err(told)?;
    let (pupils, packages): (Vec<_>, Vec<_>) = desk::packages(&mut session).map_err(told)?.into_iter().unzip();
    assert!(packages.len() > 20, "the practice vault has lost its pupils");
    judged(&packages, &session, outside.path(), |number, text| {
        let pupil = pupils[number];
        let cases = session.cases_of(pupil)?;
        let cases = cases.into_iter().map(|case| Ok(session.case(case)?.case)).collect::<Result<Vec<_>, AppError>>()?;
        let scan = scan_over(&cases, session.people(), pupil);
        let found: Vec<_> = scan.find(text).iter().filter_map(|hit| text.get(hit.start..hit.end)).collect();
        assert!(found.is_empty(), "{found:?} stand in a package for someone else: {text}");
        Ok(())
    })
}

/// Each as a concept and sealed before the judges, the text of each, by its number, looked at with `look`.
fn judged(bundles: &[Bundle], session: &Session, folder: &Path, look: impl Fn(usize, &str) -> Outcome) -> Outcome {
    let (mut sealed, mut concepts) = (Vec::<PathBuf>::new(), Vec::new());
    for (number, bundle) in bundles.iter().enumerate() {
        let concept = folder.join(format!("{number}-concept.pdf"));
        fs::write(&concept, &bundle.concept)?;
        concepts.push(concept);
        let path = folder.join(format!("{number}.pdf"));
        fs::write(&path, &bundle.sealed)?;
        let text = judges::text(&path)?;
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            line.contains(bundle.title) && line.contains(&bundle.reader),
            "it says what it is, and for whom: {line}"
        );
        look(number, &text)?;
        sealed.push(path);
    }
    judges::are_sealed(&sealed, &session.fingerprint().to_string())?;
    let all = [sealed, concepts].concat();
    judges::are_whole(&all)?;
    judges::keep_to_the_standards(&all)
}
