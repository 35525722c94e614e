//! Papers of every kind from every kind of case, before others' judges.
#![cfg(target_os = "linux")]

#[path = "../../src-tauri/crates/app/examples/papers/amount.rs"]
mod amount;
#[cfg(test)]
#[path = "../../src-tauri/crates/seal/src/tests/school.rs"]
#[expect(dead_code, reason = "not all of what the tests of sealing need is needed here")]
mod authority;
#[cfg(test)]
mod command;
#[path = "../../src-tauri/crates/app/examples/papers/desk.rs"]
mod desk;
mod golden;
mod hostile;
#[cfg(test)]
mod leaks;
#[cfg(test)]
#[path = "../../src-tauri/crates/report/src/tests/read.rs"]
#[expect(dead_code, reason = "not all of what the tests of layout need is needed here")]
mod read;
#[cfg(test)]
mod school;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use acceptance::judges;
use acceptance::window::{Failure, Outcome};
use app::domain::action::{SignatureInput, SignatureWay};
use app::domain::compose::{Offer, signers};
use app::domain::document::{DocumentKind, Drawing, SealNote};
use app::domain::ids::{CaseId, ReportId};
use app::{AppError, CaseFile, CaseOrder, DocumentRequest, Session};

/// How many papers of each kind go before the judges; hostile ones of every kind do besides. Every one of them is looked
/// through for names.
const JUDGED: usize = 3;

#[test]
fn papers_of_each_kind_keep_to_the_standards_are_sealed_as_a_whole_and_name_nobody_else() -> Outcome {
    let vault = tempfile::tempdir()?;
    let outside = tempfile::tempdir()?;
    let mut session = desk::practice(vault.path()).map_err(told)?;

    let mut made = Made::default();
    for line in session.cases("", None, CaseOrder::Number, 0, 200)?.rows {
        let file = session.case(line.case)?;
        if line.status == "withdrawn" {
            assert!(file.offers.is_empty(), "a withdrawn dossier offers a paper");
        }
        for offer in &file.offers {
            made.both_forms(&mut session, &file, offer, outside.path())?;
        }
    }
    for kind in DocumentKind::ALL {
        assert!(made.kinds.contains_key(&format!("{kind:?}")), "no case offers {kind:?}: {:?}", made.kinds);
    }
    judges::are_sealed(&made.sealed, &session.fingerprint().to_string())?;
    let all = [made.sealed, made.concepts].concat();
    judges::are_whole(&all)?;
    judges::keep_to_the_standards(&all)
}

/// The files, and how many of each kind.
#[derive(Default)]
struct Made {
    sealed: Vec<PathBuf>,
    concepts: Vec<PathBuf>,
    kinds: BTreeMap<String, usize>,
}

impl Made {
    /// The paper as a concept and twice sealed: once the first person draws and the next signs on paper, then the other
    /// way around. The school's own signature is among them, so that each copy has both.
    fn both_forms(&mut self, session: &mut Session, file: &CaseFile, offer: &Offer, folder: &Path) -> Outcome {
        let judged = self.kinds.get(&format!("{:?}", offer.kind)).copied().unwrap_or_default() < JUDGED;
        let case = file.case.id;
        let mut request = without_names(session, case, offer)?;
        let number: usize = self.kinds.values().sum();
        if judged {
            let concept = folder.join(format!("{number}-concept.pdf"));
            fs::write(&concept, session.preview(case, &request)?.pdf)?;
            self.concepts.push(concept);
        }
        for first_draws in if judged { vec![true, false] } else { vec![true] } {
            request.signatures = signatures(&request, session, first_draws)?;
            let id = session.freeze(case, &request)?;
            let path = folder.join(format!("{number}-{first_draws}.pdf"));
            fs::write(&path, session.frozen(id)?.pdf)?;
            leaks::names_nobody_else(file, offer, &path)?;
            if number.is_multiple_of(10) && first_draws {
                leaks::is_seen_wherever_it_stands(file, offer, &path)?;
            }
            check_kept(session, case, id)?;
            if judged {
                self.sealed.push(path);
            }
        }
        *self.kinds.entry(format!("{:?}", offer.kind)).or_default() += 1;
        Ok(())
    }
}

/// The request for a paper in which a person replaced every name that was found. Each of them alone holds the paper back.
fn without_names(session: &mut Session, case: CaseId, offer: &Offer) -> Outcome<DocumentRequest> {
    let request = desk::without_names(session, case, offer).map_err(told)?;
    for passage in session.composed(case, &desk::untouched(offer), None)?.passages {
        if passage.findings.is_empty() {
            continue;
        }
        let mut named = request.clone();
        named.edits.remove(&passage.key);
        named.signatures = signatures(&named, session, true)?;
        assert!(matches!(session.freeze(case, &named), Err(AppError::NamesFound)), "a name was frozen");
    }
    Ok(request)
}

fn signatures(request: &DocumentRequest, session: &Session, first_draws: bool) -> Outcome<Vec<SignatureInput>> {
    let asked = signers(request, session.me()?.id).into_iter().enumerate();
    let way = |index: usize| {
        let draws = index.is_multiple_of(2) == first_draws;
        if draws { SignatureWay::Drawn { drawing: drawing() } } else { SignatureWay::Paper {} }
    };
    Ok(asked.map(|(index, (signer, meaning))| SignatureInput { signer, meaning, way: way(index) }).collect())
}

fn drawing() -> Drawing {
    Drawing {
        width: 300,
        height: 100,
        strokes: vec![vec![(10, 80), (60, 12), (110, 84), (170, 30), (290, 55)], vec![(150, 95)]],
    }
}

/// The dossier knows it.
fn check_kept(session: &Session, case: CaseId, id: ReportId) -> Outcome {
    let case = session.case(case)?.case;
    assert!(case.reports.iter().any(|report| report.id == id), "a frozen paper is not in its dossier");
    Ok(())
}

/// What a paper says of its seal, the same each time.
fn seal_note() -> SealNote {
    SealNote {
        holder: "Sanne Bakker (mentor), Voorbeeldcollege".into(),
        fingerprint: "0F1E ".repeat(16).trim_end().into(),
    }
}

/// A failure of the shared part, as the tests tell theirs.
#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn told(error: Box<dyn std::error::Error>) -> Failure {
    Failure::new(error.to_string())
}
