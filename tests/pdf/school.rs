//! The papers that are of no single case's recipient: the whole dossier for the school.

use std::fs;

use acceptance::judges;
use acceptance::window::Outcome;
use app::domain::compose::archive::ArchivePurpose;
use app::{CaseOrder, Clock, Door, KdfCost};

#[test]
fn every_whole_dossier_keeps_to_the_standards_and_is_sealed_as_a_whole() -> Outcome {
    let (vault, outside) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let door = Door::claim(vault.path(), true, Clock::System, KdfCost::for_tests())?;
    let mut session = door.open_practice()?;
    let (mut sealed, mut concepts) = (Vec::new(), Vec::new());
    for (number, line) in session.cases("", None, CaseOrder::Number, 0, 200)?.rows.into_iter().enumerate() {
        let concept = outside.path().join(format!("{number}-concept.pdf"));
        fs::write(&concept, session.preview_archive(line.case, ArchivePurpose::Archive)?.pdf)?;
        concepts.push(concept);
        let path = outside.path().join(format!("{number}.pdf"));
        fs::write(&path, session.make_archive(line.case, ArchivePurpose::Archive)?)?;
        let text = judges::text(&path)?;
        assert!(text.matches("Niet voor gezinnen").count() > 3, "every page says for whom it is not");
        sealed.push(path);
    }
    judges::are_sealed(&sealed, &session.fingerprint().to_string())?;
    let all = [sealed, concepts].concat();
    judges::are_whole(&all)?;
    judges::keep_to_the_standards(&all)
}
