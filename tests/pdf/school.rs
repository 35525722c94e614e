//! The papers that are no kind of a case: the whole dossier for the school, and the access package of one pupil.

use std::fs;

use acceptance::judges;
use acceptance::window::Outcome;
use app::domain::access::{Asker, Asks, Identity, NewDataRequest};
use app::domain::compose::access::scan_over;
use app::domain::compose::archive::ArchivePurpose;
use app::domain::ids::PupilId;
use app::{AppError, CaseOrder, PackageTexts, Way};

use crate::desk;
use crate::told;

#[test]
fn every_whole_dossier_keeps_to_the_standards_and_is_sealed_as_a_whole() -> Outcome {
    let (vault, outside) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let mut session = desk::practice(vault.path()).map_err(told)?;
    let (mut sealed, mut concepts) = (Vec::new(), Vec::new());
    for (number, line) in session.cases("", None, CaseOrder::Number, 0, 200)?.rows.into_iter().enumerate() {
        let concept = outside.path().join(format!("{number}-concept.pdf"));
        fs::write(&concept, session.preview_archive(line.case, ArchivePurpose::Archive)?.pdf)?;
        concepts.push(concept);
        let path = outside.path().join(format!("{number}.pdf"));
        fs::write(&path, session.make_archive(line.case, ArchivePurpose::Archive, Way::Saved)?)?;
        let text = judges::text(&path)?;
        assert!(text.matches("Niet voor gezinnen").count() > 3, "every page says for whom it is not");
        sealed.push(path);
    }
    judges::are_sealed(&sealed, &session.fingerprint().to_string())?;
    let all = [sealed, concepts].concat();
    judges::are_whole(&all)?;
    judges::keep_to_the_standards(&all)
}

/// Every pupil of the practice cases, and the first parent of each: a package as a concept and sealed.
#[test]
fn every_access_package_keeps_to_the_standards_and_names_nobody_else() -> Outcome {
    let (vault, outside) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let mut session = desk::practice(vault.path()).map_err(told)?;
    let (mut sealed, mut concepts) = (Vec::new(), Vec::new());
    let pupils: Vec<PupilId> = session.people().pupils.keys().copied().collect();
    for pupil in pupils {
        let cases = session.cases_of(pupil)?;
        let cases = cases.into_iter().map(|case| Ok(session.case(case)?.case)).collect::<Result<Vec<_>, AppError>>()?;
        let scan = scan_over(&cases, session.people(), pupil);
        let parent = session.people().guardians_of(pupil).first().map(|parent| Asker::Guardian { guardian: parent.id });
        for by in std::iter::once(Asker::Pupil {}).chain(parent) {
            let request = session.take_up_request(&NewDataRequest {
                pupil,
                asks: Asks::Access {},
                by,
                all_the_same: "Samen gevraagd.".into(),
                identity: Identity::Known,
                identity_note: "".into(),
                received: session.today(),
            })?;
            let mut texts = PackageTexts::default();
            for (_, passage) in session.preview_package(request, &texts)?.passages {
                let mut text = passage.text.clone();
                for finding in passage.findings.iter().rev() {
                    text.replace_range(finding.start..finding.end, desk::SOMEONE);
                }
                if text != passage.text {
                    texts.edits.insert(passage.key, text);
                }
            }
            let number = concepts.len();
            let concept = outside.path().join(format!("{number}-package-concept.pdf"));
            fs::write(&concept, session.preview_package(request, &texts)?.pdf)?;
            concepts.push(concept);
            let report = session.freeze_package(request, &texts)?;
            let path = outside.path().join(format!("{number}-package.pdf"));
            fs::write(&path, session.package(request, report)?.pdf)?;
            let text = judges::text(&path)?;
            let found: Vec<_> = scan.find(&text).iter().filter_map(|hit| text.get(hit.start..hit.end)).collect();
            assert!(found.is_empty(), "{found:?} stand in a package for someone else: {text}");
            sealed.push(path);
        }
    }
    assert!(sealed.len() > 20, "the practice vault has lost its pupils");
    judges::are_sealed(&sealed, &session.fingerprint().to_string())?;
    let all = [sealed, concepts].concat();
    judges::are_whole(&all)?;
    judges::keep_to_the_standards(&all)
}
