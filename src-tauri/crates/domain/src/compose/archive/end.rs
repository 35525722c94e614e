//! The timeline, the papers that were made, and what this copy proves and does not.

use super::{Archive, texts};
use crate::case::Report;
use crate::compose::telling::texts::{ERASED, GONE};
use crate::compose::telling::{fact, in_groups, minor};
use crate::compose::texts::title;
use crate::compose::words::{word, words};
use crate::dates;
use crate::document::Block;
use crate::event::{SignatureStored, SignedWay};
use crate::model::Signer;

impl Archive<'_> {
    pub(super) fn timeline(&mut self) {
        let rows: Vec<Vec<String>> = self.case.timeline.iter().map(|line| self.teller.timeline_row(line)).collect();
        let header = texts::TIMELINE_HEADER.map(str::to_owned).to_vec();
        let blocks = vec![Block::Paragraph(texts::TIMELINE_LEAD.to_owned()), Block::Table { header, rows }];
        self.part(texts::TIMELINE, blocks);
    }

    pub(super) fn papers(&mut self) {
        let mut blocks = Vec::new();
        for report in &self.case.reports {
            blocks.push(minor(texts::paper(title(report.kind), report.version)));
            let to = self.teller.reader(&report.recipient).unwrap_or_else(|| GONE.to_owned());
            let mut known = vec![fact(texts::PAPER_FOR, to), fact(texts::PAPER_ON, dates::in_full(report.on))];
            known.extend(self.signed(report).map(|signed| fact(texts::SIGNED, signed)));
            known.push(fact(texts::SHA, in_groups(&report.sha256)));
            let scans = report.later.iter().filter_map(|signed| signed.scan.as_ref());
            known.extend(scans.map(|scan| fact(texts::SCAN, in_groups(&scan.sha256))));
            blocks.push(Block::Facts(known));
        }
        if blocks.is_empty() {
            blocks.push(Block::Paragraph(texts::NO_PAPERS.to_owned()));
        }
        self.part(texts::PAPERS, blocks);
    }

    fn signed(&self, report: &Report) -> Option<String> {
        let lines = report.signatures.iter().map(|signature| {
            let line = self.signature(signature);
            let later = report.signed_on_paper(signature.signer);
            later.map_or_else(|| line.clone(), |on| texts::signed_later(&line, &dates::in_full(on)))
        });
        let lines: Vec<String> = lines.collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn signature(&self, signature: &SignatureStored) -> String {
        let who = match signature.signer {
            Signer::Pupil { id } => self.teller.pupil(id),
            Signer::Guardian { id } => self.teller.guardian(id),
            Signer::Staff { id } => self.teller.staff(id),
        };
        let meaning = word(&words().meanings, signature.meaning);
        match &signature.way {
            SignedWay::Drawn => texts::signed(&who, texts::DRAWN, meaning),
            SignedWay::Paper => texts::signed(&who, texts::ON_PAPER, meaning),
            // Why not stands on the paper itself.
            SignedWay::NotSigned { .. } => texts::not_signed(&who),
            SignedWay::ReadAtHome => texts::read_at_home(&who),
        }
    }

    pub(super) fn about(&mut self) {
        let head = in_groups(self.desk.chain_head);
        let items = texts::about(ERASED);
        let blocks = vec![
            Block::List { numbered: false, items },
            Block::Facts(vec![
                fact(texts::ENTRIES, self.case.seq.to_string()),
                fact(texts::CHAIN_HEAD, if head.is_empty() { texts::UNKNOWN.to_owned() } else { head }),
            ]),
        ];
        self.part(texts::ABOUT, blocks);
    }
}
