//! Every kind of paper with the worst that its texts may hold, with next to nothing and with very much, before the judges.

use std::fs;
use std::path::PathBuf;

use acceptance::judges;
use acceptance::window::{Failure, Outcome};
use app::domain::document::{Block, Document, DocumentKind, SignatureMark};
use chrono::TimeDelta;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use report::ReportError;
use seal::{Holder, SealingKey};

use crate::{amount, desk};

/// Texts that are allowed, each of which broke some program that made papers.
const HOSTILE: [&str; 12] = [
    "<b>vet</b> &amp; <script>alert('x')</script> ]]> <!-- --> {title} {{1}} ${2} %s \\n",
    ") Tj ET endstream endobj << /JS (app.alert) >> %PDF-1.7 \\( \\) ((( xref 0 1 %%EOF",
    "“Hij zei: ‘hou ’m vast’, en «zij» „niet”.” – \"recht\" 'enkel' `terug` …",
    "[emoji: lachend gezicht] :-) ☺ → ✓ ☐ € ½ ≤ × \u{a0}\u{2009}",
    "e\u{301}e\u{301}n q\u{303}\u{323} a\u{308}\u{304} Z\u{331}a\u{300}\u{301}\u{302}\u{303}\u{304}lgo j\u{301}",
    "Żółć Łukasz Đorđe İpek Nguyễn Văn Đức Ştefan Ģirts ß ẞ ſ Ǆ Ω µ ff ffi fl",
    "Παπαδόπουλος Σταύρος; Шевченко Оксана, Ћирић ђ",
    "Regel een\nRegel twee\n\n\nRegel vijf\tmet\ttabs  en   spaties   ",
    "https://voorbeeld.example/een/lang/adres?vraag=antwoord&nog=iets#einde_zonder_spaties_tot_het_einde",
    "../../etc/passwd C:\\Windows\\System32 ' OR 1=1; -- =HYPERLINK(\"x\") @SUM(1)",
    "0 00 000 -1 1e99 NaN null undefined true [] {} / // /* */",
    "leerlingbegeleidingsbijeenkomstverantwoordelijkheidsgevoelensgemeenteraadsverkiezingsuitslagenformulier",
];
/// The length of a word that fits on no line.
const ENDLESS: usize = 400;
/// About as many pages as a paper with much in it has.
const PAGES: usize = 5;
/// The same for the one kind that has most.
const MOST_PAGES: usize = 40;

#[test]
fn every_kind_keeps_to_the_standards_whatever_stands_in_it() -> Outcome {
    let told = |error: Box<dyn std::error::Error>| Failure::new(error.to_string());
    let (vault, outside) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let session = desk::practice(vault.path()).map_err(told)?;
    let now = desk::moment().map_err(told)?;
    let holder = Holder { name: "<b>Sanne</b> (mentor)".into(), school: "Voorbeeld & Zn.".into() };
    let chance = &mut StdRng::seed_from_u64(11);
    let key = SealingKey::generate(&holder, now - TimeDelta::days(1), now + TimeDelta::days(900), chance)?;
    let mut papers = desk::papers(&session, &crate::seal_note()).map_err(told)?;
    papers.dedup_by_key(|paper| paper.kind);

    let (mut sealed, mut concepts): (Vec<PathBuf>, Vec<PathBuf>) = (Vec::new(), Vec::new());
    for paper in &papers {
        let pages = if paper.kind == DocumentKind::Agreements { MOST_PAGES } else { PAGES };
        for (form, document) in [("concept", &paper.concept), ("sealed", &paper.sealed)] {
            let much = amount::much(document, pages).map_err(told)?;
            let forms = [
                ("empty", empty(document)),
                ("little", amount::little(document)),
                ("hostile", hostile(document)),
                ("much", much),
            ];
            for (amount, document) in forms {
                let path = outside.path().join(format!("{:?}-{amount}-{form}.pdf", paper.kind));
                let pdf = report::write(&document)?;
                if form == "sealed" {
                    fs::write(&path, seal::sign(&pdf.bytes, &key, now, "<b>Vastgelegd</b>")?)?;
                    sealed.push(path);
                } else {
                    fs::write(&path, &pdf.bytes)?;
                    concepts.push(path);
                }
            }
        }
    }
    assert_eq!(sealed.len(), 4 * DocumentKind::ALL.len(), "a kind is not among the practice cases");
    judges::are_sealed(&sealed, &key.fingerprint().to_string())?;
    let all = [sealed, concepts].concat();
    judges::are_whole(&all)?;
    judges::keep_to_the_standards(&all)
}

#[test]
fn what_would_be_read_in_another_order_or_not_at_all_is_refused() -> Outcome {
    let vault = tempfile::tempdir()?;
    let session = desk::practice(vault.path()).map_err(|error| Failure::new(error.to_string()))?;
    let papers = desk::papers(&session, &crate::seal_note()).map_err(|error| Failure::new(error.to_string()))?;
    for paper in &papers {
        for (text, first) in
            [("שלום", 'ש'), ("سلام", 'س'), ("ab\u{202e}dc", '\u{202e}'), ("漢字", '漢'), ("lach 😀", '😀')]
        {
            let mut document = paper.sealed.clone();
            document.blocks.push(Block::Paragraph(text.into()));
            let Err(ReportError::MissingGlyphs(missing)) = report::write(&document) else {
                panic!("{:?} printed {text:?}", paper.kind);
            };
            assert_eq!(missing.first(), Some(&first));
        }
    }
    Ok(())
}

/// Nothing but what every paper has.
fn empty(document: &Document) -> Document {
    Document { blocks: Vec::new(), facts: Vec::new(), signatures: Vec::new(), ..document.clone() }
}

/// Every text replaced by the worst of the list, in turn.
fn hostile(document: &Document) -> Document {
    let mut turn = 0;
    let mut worst = |text: &mut String| {
        let endless = "x".repeat(ENDLESS);
        let next = HOSTILE.get(turn % (HOSTILE.len() + 1)).copied().unwrap_or(&endless);
        next.clone_into(text);
        turn += 1;
    };
    let mut document = document.clone();
    worst(&mut document.title);
    worst(&mut document.copy_for);
    worst(&mut document.author);
    worst(&mut document.letterhead.school);
    document.letterhead.lines.iter_mut().for_each(&mut worst);
    document.facts.iter_mut().for_each(|(_, value)| worst(value));
    let mut blocks = document.blocks.clone();
    // One of each, whatever the kind has, so that every text of the list stands in every kind of block.
    blocks.extend(every_block());
    for block in &mut blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => worst(text),
            Block::List { items, .. } => items.iter_mut().for_each(&mut worst),
            Block::Facts(facts) => facts.iter_mut().for_each(|(label, value)| {
                worst(label);
                worst(value);
            }),
            Block::Table { header, rows } => header.iter_mut().chain(rows.iter_mut().flatten()).for_each(&mut worst),
            Block::Points(points) => points.iter_mut().for_each(|(_, text)| worst(text)),
            Block::Notice { title, text } => {
                worst(title);
                worst(text);
            }
            Block::WriteSpace { label, .. } => worst(label),
            Block::Contents => {}
        }
    }
    document.blocks = blocks;
    for place in &mut document.signatures {
        worst(&mut place.name);
        worst(&mut place.role);
        worst(&mut place.meaning);
    }
    if let Some(last) = document.signatures.last_mut() {
        let mut reason = String::new();
        worst(&mut reason);
        last.mark = SignatureMark::NotSigned(reason);
    }
    document
}

/// One of every block, with as many texts as there are in the list.
fn every_block() -> Vec<Block> {
    let texts = vec![String::new(); HOSTILE.len() + 1];
    vec![
        Block::Heading { level: 3, text: String::new() },
        Block::List { numbered: true, items: texts.clone() },
        Block::Table {
            header: texts.iter().take(3).cloned().collect(),
            rows: vec![texts.iter().take(3).cloned().collect(); 6],
        },
        Block::Points(texts.iter().map(|text| (text.is_empty(), text.clone())).collect()),
        Block::Facts(texts.into_iter().map(|text| (text.clone(), text)).collect()),
        Block::Notice { title: String::new(), text: String::new() },
        Block::WriteSpace { label: String::new(), lines: 2 },
    ]
}
