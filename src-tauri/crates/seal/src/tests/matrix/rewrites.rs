//! The file written anew by another program. With qpdf where it is on the computer, as it is where all checks run;
//! elsewhere with lopdf, which knows fewer forms.

use std::process::Command;
use std::sync::LazyLock;

use lopdf::{Document, SaveOptions};
use rand::RngExt;
use rand::rngs::StdRng;

use super::Class;
use super::reports::{REPORTS, Report};

pub(super) const ALL: &[Class] = &[
    ("written anew", |report, chance| {
        let forms: [&[&str]; 4] = [
            &[],
            &["--normalize-content=y"],
            &["--remove-unreferenced-resources=yes"],
            &["--newline-before-endstream"],
        ];
        qpdf(report, forms[chance.random_range(0..4)], chance)
    }),
    ("linearised", |report, chance| {
        let forms: [&[&str]; 2] = [&["--linearize"], &["--linearize", "--object-streams=generate"]];
        qpdf(report, forms[chance.random_range(0..2)], chance)
    }),
    ("objects packed in streams", |report, chance| {
        let forms: [&[&str]; 2] = [
            &["--object-streams=generate"],
            &["--object-streams=generate", "--recompress-flate", "--compression-level=9"],
        ];
        qpdf(report, forms[chance.random_range(0..2)], chance)
    }),
    ("unpacked to read", |report, chance| {
        let forms: [&[&str]; 3] = [
            &["--qdf"],
            &["--stream-data=uncompress"],
            &["--qdf", "--object-streams=disable", "--no-original-object-ids"],
        ];
        qpdf(report, forms[chance.random_range(0..3)], chance)
    }),
    ("encrypted", |report, chance| {
        let owner = format!("baas{}", chance.random_range(0..9_999));
        qpdf(report, &["--encrypt", "", &owner, "256", "--"], chance)
    }),
    ("restrictions and signatures removed", |report, chance| {
        qpdf(report, &["--decrypt", "--remove-restrictions"], chance)
    }),
    ("only some of its pages", |report, chance| qpdf(report, &["--pages", ".", "1", "--"], chance)),
    ("its pages in another file", |report, chance| {
        let mut document =
            Document::load_mem(&REPORTS[chance.random_range(0..REPORTS.len())].unsealed).expect("a report");
        document.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), report.sealed.clone()));
        saved(document, SaveOptions::default())
    }),
];

static QPDF: LazyLock<bool> = LazyLock::new(|| Command::new("qpdf").arg("--version").output().is_ok());

/// What qpdf makes of the report with these options. Which report it is, the variant says; a version in the first line makes
/// variants of one form differ.
fn qpdf(report: &Report, options: &[&str], chance: &mut StdRng) -> Vec<u8> {
    let version = format!("--min-version=1.{}", chance.random_range(4..8));
    if !*QPDF {
        let packed = options.iter().any(|option| option.contains("stream") || option.contains("linear"));
        let document = Document::load_mem(&report.sealed).expect("a report can be read");
        let options = SaveOptions::builder().use_object_streams(packed).use_xref_streams(packed).build();
        return saved(document, options);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("from.pdf"), folder.path().join("to.pdf"));
    std::fs::write(&from, &report.sealed).expect("a file");
    let mut command = Command::new("qpdf");
    command.arg(version).arg(&from).args(options).arg(&to);
    let told = command.output().expect("qpdf can be started");
    // 3: written, with a warning.
    let code = told.status.code();
    assert!(matches!(code, Some(0 | 3)), "qpdf {options:?}: {code:?} {}", String::from_utf8_lossy(&told.stderr));
    std::fs::read(&to).expect("what qpdf wrote")
}

fn saved(mut document: Document, options: SaveOptions) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).expect("a vector takes all bytes");
    bytes
}
