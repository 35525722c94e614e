//! What the Inspectie and the municipality are told, and nothing more.

use super::texts;
use super::{Draft, heading};
use crate::case::{Measure, MeasureDecision};
use crate::compose::{ComposeProblem, PassageKind};
use crate::dates;
use crate::document::Block;
use crate::measure::{Plan, Source, is_under_compulsory_education};

impl Draft<'_> {
    /// The notice of a suspension of more than a day (WVO 2020 art. 8.14) or of a removal (art. 8.15), with the reasons.
    pub(super) fn inspectorate(&mut self, measure: &Measure) -> Result<Vec<Block>, ComposeProblem> {
        let decision = measure.decision().ok_or(ComposeProblem::WrongLetter)?;
        let removal = decision.plan.is_removal();
        let id = measure.id.0;
        let source = if removal { Source::Removal } else { Source::Suspension };
        let mut facts = self.pupil_facts();
        facts.extend(self.plan_facts(measure, decision)?);
        let mut blocks = vec![Block::Paragraph(texts::reports(removal, source.reference())), Block::Facts(facts)];
        if let Some(reasons) = self.maybe(PassageKind::MeasureReasons, "reasons", id, decision.reasons.as_ref())? {
            blocks.extend([heading(texts::REASONS), Block::Paragraph(reasons)]);
        }
        let mut items = Vec::new();
        let heard = measure.heard.iter().filter(|hearing| hearing.on <= decision.decided_on);
        items.extend(heard.map(|hearing| texts::family_heard(&dates::in_full(hearing.on))));
        if removal {
            items.extend(measure.consulted.as_ref().map(|(begun, ended, _)| {
                texts::consultation(&dates::in_full(*begun), ended.map(dates::in_full).as_deref())
            }));
            let applies =
                is_under_compulsory_education(Some(self.reader.pupil), measure.compulsory, decision.decided_on);
            items.push(texts::compulsory(applies).to_owned());
            if let Some((on, school)) = &measure.school_found {
                let school = self.of(PassageKind::ReceivingSchool, "school", id, school)?;
                items.push(texts::willing(&school, &dates::in_full(*on)));
            }
        } else if let Some((by, what)) = &measure.schoolwork {
            let by = self.of(PassageKind::DecidedBy, "schoolwork_by", id, by)?;
            let what = self.of(PassageKind::Schoolwork, "schoolwork", id, what)?;
            items.push(texts::work_arranged(&by, &what));
        }
        if !items.is_empty() {
            blocks.extend([heading(texts::COURSE), Block::List { numbered: false, items }]);
        }
        blocks.extend(self.contact()?);
        Ok(blocks)
    }

    /// That a pupil without startkwalificatie left (WVO 2020 art. 8.21). Why is not for the municipality.
    pub(super) fn municipality(&mut self, measure: &Measure) -> Result<Vec<Block>, ComposeProblem> {
        let decision = measure.decision().ok_or(ComposeProblem::WrongLetter)?;
        let mut facts = self.pupil_facts();
        if let Plan::Removal { from: Some(from) } = decision.plan {
            facts.push((texts::REMOVED_FROM.to_owned(), dates::with_weekday(from)));
        }
        facts.push((texts::DECIDED_ON.to_owned(), dates::with_weekday(decision.decided_on)));
        facts.push((texts::QUALIFICATION.to_owned(), texts::qualified(measure.compulsory.qualified).to_owned()));
        let mut blocks =
            vec![Block::Paragraph(texts::tells_municipality(Source::Municipality.reference())), Block::Facts(facts)];
        blocks.extend(self.contact()?);
        Ok(blocks)
    }

    pub(super) fn pupil_facts(&self) -> Vec<(String, String)> {
        let born = self.reader.pupil.born.map_or_else(|| texts::UNKNOWN.to_owned(), dates::in_full);
        vec![self.about_pupil(), (texts::BORN.to_owned(), born)]
    }

    fn plan_facts(
        &mut self,
        measure: &Measure,
        decision: &MeasureDecision,
    ) -> Result<Vec<(String, String)>, ComposeProblem> {
        let id = measure.id.0;
        let mut facts = Vec::new();
        match decision.plan {
            Plan::Suspension { first, last, .. } => {
                let last = measure.held().map_or(last, |(_, last)| last);
                facts.push((texts::MEASURE.to_owned(), texts::SUSPENSION.to_owned()));
                facts.push((texts::FIRST_DAY.to_owned(), dates::with_weekday(first)));
                facts.push((texts::LAST_DAY.to_owned(), dates::with_weekday(last)));
            }
            Plan::Removal { from } => {
                facts.push((texts::MEASURE.to_owned(), texts::REMOVAL.to_owned()));
                facts.extend(from.map(|from| (texts::REMOVED_FROM.to_owned(), dates::with_weekday(from))));
            }
        }
        facts.push((texts::DECIDED_ON.to_owned(), dates::with_weekday(decision.decided_on)));
        let withdrawn = measure.withdrawn.as_ref();
        facts.extend(withdrawn.map(|(on, _)| (texts::WITHDRAWN_ON.to_owned(), dates::with_weekday(*on))));
        let by = self.of(PassageKind::DecidedBy, "decided_by", id, &decision.decided_by)?;
        facts.push((texts::DECIDED_BY.to_owned(), by));
        if !decision.board
            && let Some(of) = self.maybe(PassageKind::OnBehalfOf, "behalf", id, decision.on_behalf_of.as_ref())?
        {
            facts.push((texts::ON_BEHALF_OF.to_owned(), of));
        }
        Ok(facts)
    }

    pub(super) fn contact(&self) -> Result<Vec<Block>, ComposeProblem> {
        let mentor = self.staff(self.desk.author)?;
        Ok(vec![heading(texts::QUESTIONS), Block::Paragraph(texts::contact(&mentor))])
    }
}
