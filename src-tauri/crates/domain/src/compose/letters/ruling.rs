//! The decision on an objection.

use super::texts;
use super::{Draft, heading};
use crate::case::{Measure, Objection};
use crate::compose::{ComposeProblem, PassageKind};
use crate::dates;
use crate::document::Block;
use crate::measure::Voice;
use crate::people::SchoolType;
use crate::terms;
use crate::text::is_blank;

impl Draft<'_> {
    pub(super) fn ruling(&mut self, measure: &Measure, objection: &Objection) -> Result<Vec<Block>, ComposeProblem> {
        let ruled = objection.decision.as_ref().ok_or(ComposeProblem::WrongLetter)?;
        let decision = measure.decision().ok_or(ComposeProblem::WrongLetter)?;
        let (id, removal) = (objection.id.0, decision.plan.is_removal());
        let own = match objection.by {
            Voice::Pupil {} => self.reader.is_pupil,
            Voice::Guardian { guardian } => self.parent() == Some(guardian),
        };
        let by_pupil = objection.by == Voice::Pupil {};
        let mut facts =
            vec![self.about_pupil(), (texts::OBJECTION_RECEIVED.to_owned(), dates::with_weekday(objection.received))];
        let heard: Vec<String> =
            objection.hearings.iter().filter(|h| h.on <= ruled.on).map(|h| dates::with_weekday(h.on)).collect();
        if !heard.is_empty() {
            facts.push((texts::OBJECTION_HEARD.to_owned(), crate::compose::texts::and(&heard)));
        }
        facts.extend(objection.reports_offered.map(|on| (texts::READABLE_FROM.to_owned(), dates::with_weekday(on))));
        facts.push((texts::DECIDED_ON.to_owned(), dates::with_weekday(ruled.on)));
        facts.push((texts::RULING.to_owned(), texts::ruling(ruled.ruling).to_owned()));
        let received = dates::in_full(objection.received);
        let decided = dates::in_full(decision.decided_on);
        let mut blocks = vec![
            Block::Facts(facts),
            Block::Paragraph(texts::objected(self.to(), own, by_pupil, removal, &received, &decided)),
            Block::Paragraph(texts::ruling_means(ruled.ruling).to_owned()),
        ];
        if let Some(reasons) = self.maybe(PassageKind::MeasureReasons, "ruled", id, ruled.reasons.as_ref())? {
            blocks.extend([heading(texts::WHY), Block::Paragraph(reasons)]);
        }
        if let Some(consequences) = &ruled.consequences {
            let what = self.of(PassageKind::Consequences, "consequences", id, consequences)?;
            blocks.extend([heading(texts::WHAT_NOW), Block::Paragraph(what)]);
        }
        let by = self.of(PassageKind::DecidedBy, "ruled_by", id, &ruled.by)?;
        blocks.extend([heading(texts::WHO_DECIDED), Block::Paragraph(texts::ruled_by(&by))]);
        blocks.extend(self.appealing());
        blocks.extend(self.questions()?);
        self.signed_by(by, texts::BOARD.to_owned(), texts::I_DECIDED);
        Ok(blocks)
    }

    /// What can still be done, in the school's own text. Only the Awb sets a term, so only an openbare school gets a last day.
    fn appealing(&self) -> Vec<Block> {
        let school = self.desk.school;
        let appeal = school.measures.appeal(school.school_type).trim();
        if is_blank(appeal) {
            return Vec::new();
        }
        let mut blocks = vec![heading(texts::APPEALING), Block::Paragraph(appeal.to_owned())];
        if school.school_type == SchoolType::Public {
            let term = terms::objection(self.desk.today, &school.legal_days);
            let (title, dated) = (texts::APPEAL_UNTIL.to_owned(), dates::in_full(self.desk.today));
            blocks.push(Block::Notice { title, text: texts::appeal_until(self.to(), &dated, &term) });
        }
        blocks
    }
}
