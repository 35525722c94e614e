//! Genuine reports, as the program makes them.

use std::sync::LazyLock;

use chrono::Duration;
use domain::document::{Block, Document, SealNote};
use domain::ids::ReportId;
use uuid::Uuid;

use super::super::fixture::{KEY, REASON, day};
use crate::layout::Gap;
use crate::sign;

#[path = "../../../../report/examples/sample/papers.rs"]
#[expect(dead_code, reason = "not every sample is sealed here")]
mod papers;

/// A report before and after it was sealed.
pub(super) struct Report {
    pub(super) unsealed: Vec<u8>,
    pub(super) sealed: Vec<u8>,
}

impl Report {
    /// Where its seal stands.
    pub(super) fn gap(&self) -> Gap {
        Gap::find(&self.sealed).expect("a sealed report has a seal")
    }
}

/// Papers with a place for a seal, from one line to some pages.
fn samples() -> Vec<Document> {
    let all = [papers::agreements(), papers::parent_report(), papers::meeting_report(), papers::one_line()];
    let note = SealNote { holder: "Noor van Dijk".into(), fingerprint: KEY.fingerprint().to_string() };
    all.into_iter().map(|document| Document { seal: Some(note.clone()), ..document }).collect()
}

/// One report of each sort, sealed with the key that is pinned.
pub(super) static REPORTS: LazyLock<Vec<Report>> = LazyLock::new(|| {
    let seal = |document: Document| {
        let unsealed = report::write(&document).expect("a sample can be written").bytes;
        let sealed = sign(&unsealed, &KEY, day(2026, 11, 22), REASON).expect("a report can be sealed");
        Report { unsealed, sealed }
    };
    samples().into_iter().map(seal).collect()
});

/// A report that is like no other: another identity, moment, length and content.
pub(super) fn genuine(number: usize) -> Vec<u8> {
    let all = samples();
    let mut document = all[number % all.len()].clone();
    document.id = ReportId(Uuid::from_u128(number as u128 + 1));
    document.made_at += Duration::minutes(i64::try_from(number).expect("a small number"));
    document.chain_head = format!("{number:064x}");
    // The samples take turns whole; most reports are a page of their own.
    if number % 20 >= all.len() {
        document.blocks.truncate(1 + number % 3);
        let words = ["pauze", "mediatheek", "groepsapp", "mentor", "afspraak", "gesprek"];
        let text: Vec<&str> = (0..number % 97).map(|word| words[(word * 7 + number) % words.len()]).collect();
        document.blocks.push(Block::Paragraph(format!("Punt {number}. {}.", text.join(" "))));
    }
    report::write(&document).expect("a report can be written").bytes
}
