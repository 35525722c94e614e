//! The decision to suspend or remove, as its reader gets it.

use chrono::NaiveDate;

use super::texts;
use super::{Draft, heading};
use crate::case::{Concerned, Measure, MeasureDecision};
use crate::compose::{ComposeProblem, PassageKind};
use crate::dates;
use crate::document::Block;
use crate::measure::{Plan, Voice};
use crate::text::Text;

impl Draft<'_> {
    pub(super) fn decision(&mut self, measure: &Measure, whom: &Concerned) -> Result<Vec<Block>, ComposeProblem> {
        let decision = measure.decision().ok_or(ComposeProblem::WrongLetter)?;
        let id = measure.id.0;
        if let Some((on, reason)) = &measure.withdrawn {
            self.title = Some(texts::taken_back_title(decision.plan));
            if !measure.is_in_force() {
                return self.taken_back(measure, decision, whom, *on, reason);
            }
        }
        let mut blocks = vec![
            Block::Facts(self.decision_facts(measure, decision)),
            Block::Paragraph(texts::decided(self.to(), decision.plan)),
        ];
        if let Some(changed) = &decision.changed {
            let before = measure.decisions.iter().rev().nth(1).map(|before| dates::in_full(before.decided_on));
            let why = self.of(PassageKind::MeasureChange, "changed", id, changed)?;
            blocks.push(Block::Paragraph(texts::replaces(before.as_deref(), &why)));
        }
        if let Some((last, reason)) = &measure.ended_early {
            let why = self.of(PassageKind::MeasureChange, "ended", id, reason)?;
            blocks.push(Block::Paragraph(texts::ended_early(&dates::with_weekday(*last), &why)));
        }
        if let Some((on, reason)) = &measure.withdrawn {
            let why = self.of(PassageKind::MeasureChange, "withdrawn", id, reason)?;
            let last = measure.held().map_or(*on, |(_, last)| last);
            blocks.push(Block::Paragraph(texts::stopped(&dates::in_full(*on), &dates::with_weekday(last), &why)));
        }
        if let Some(reasons) = self.maybe(PassageKind::MeasureReasons, "reasons", id, decision.reasons.as_ref())? {
            blocks.extend([heading(texts::WHY), Block::Paragraph(reasons)]);
        }
        blocks.extend(self.who_decided(measure, decision)?);
        blocks.extend(self.heard_before(measure, decision.decided_on)?);
        match decision.plan {
            Plan::Suspension { first, last, .. } => blocks.extend(self.during(measure, last > first)?),
            Plan::Removal { .. } => blocks.extend(self.afterwards(measure)?),
        }
        blocks.extend(self.objecting(decision.plan.is_removal(), self.runs_already(measure)));
        blocks.extend(self.questions()?);
        blocks.push(Block::Paragraph(texts::copies(self.to(), whom.of_age, whom.guardians.len())));
        Ok(blocks)
    }

    fn decision_facts(&self, measure: &Measure, decision: &MeasureDecision) -> Vec<(String, String)> {
        let mut facts = vec![self.about_pupil()];
        match decision.plan {
            Plan::Suspension { first, last, .. } => {
                let last = measure.held().map_or(last, |(_, last)| last);
                facts.push((texts::FIRST_DAY.to_owned(), dates::with_weekday(first)));
                facts.push((texts::LAST_DAY.to_owned(), dates::with_weekday(last)));
            }
            Plan::Removal { from } => {
                facts.extend(from.map(|from| (texts::REMOVED_FROM.to_owned(), dates::with_weekday(from))));
            }
        }
        facts.push((texts::DECIDED_ON.to_owned(), dates::with_weekday(decision.decided_on)));
        let withdrawn = measure.withdrawn.as_ref();
        facts.extend(withdrawn.map(|(on, _)| (texts::WITHDRAWN_ON.to_owned(), dates::with_weekday(*on))));
        facts
    }

    /// That a decision is withdrawn which never held: nothing of it needs defending any more.
    fn taken_back(
        &mut self,
        measure: &Measure,
        decision: &MeasureDecision,
        whom: &Concerned,
        on: NaiveDate,
        reason: &Text,
    ) -> Result<Vec<Block>, ComposeProblem> {
        let id = measure.id.0;
        let why = self.of(PassageKind::MeasureChange, "withdrawn", id, reason)?;
        let by = self.of(PassageKind::DecidedBy, "decided_by", id, &decision.decided_by)?;
        let facts = [
            self.about_pupil(),
            (texts::DECIDED_ON.to_owned(), dates::with_weekday(decision.decided_on)),
            (texts::WITHDRAWN_ON.to_owned(), dates::with_weekday(on)),
        ];
        let decided = dates::in_full(decision.decided_on);
        let mut blocks = vec![
            Block::Facts(facts.into()),
            Block::Paragraph(texts::taken_back(self.to(), decision.plan, &decided, on)),
            heading(texts::WHY),
            Block::Paragraph(why),
        ];
        blocks.extend(self.questions()?);
        blocks.push(Block::Paragraph(texts::copies(self.to(), whom.of_age, whom.guardians.len())));
        self.signed_by(by, texts::FOR_THE_BOARD_ROLE.to_owned(), texts::FOR_THE_SCHOOL);
        Ok(blocks)
    }

    /// Who decided, on whose behalf, and where it says that this may be; that person signs.
    fn who_decided(&mut self, measure: &Measure, decision: &MeasureDecision) -> Result<Vec<Block>, ComposeProblem> {
        let id = measure.id.0;
        let by = self.of(PassageKind::DecidedBy, "decided_by", id, &decision.decided_by)?;
        let (role, mut text) = if decision.board {
            (texts::BOARD.to_owned(), texts::decided_by_board(&by))
        } else {
            let of = self.maybe(PassageKind::OnBehalfOf, "behalf", id, decision.on_behalf_of.as_ref())?;
            let mandate = self.maybe(PassageKind::Mandate, "mandate", id, decision.mandate.as_ref())?;
            let of = of.unwrap_or_else(|| texts::THE_BOARD.to_owned());
            (texts::on_behalf(&of), texts::decided_on_behalf(&by, &of, mandate.as_deref()))
        };
        if let Some((on, by)) = &measure.requested
            && decision.plan.is_removal()
        {
            let by = self.of(PassageKind::DecidedBy, "requested_by", id, by)?;
            text = format!("{text} {}", texts::requested(&dates::in_full(*on), &by));
        }
        self.signed_by(by, role, texts::I_DECIDED);
        Ok(vec![heading(texts::WHO_DECIDED), Block::Paragraph(text)])
    }

    fn heard_before(&mut self, measure: &Measure, until: NaiveDate) -> Result<Vec<Block>, ComposeProblem> {
        let mut items = self.hearings(measure, until);
        if let Some(reason) = &measure.not_heard_before {
            let why = self.of(PassageKind::NotHeardBefore, "not_heard", measure.id.0, reason)?;
            items.push(texts::not_heard_before(self.to(), &why));
        }
        if items.is_empty() {
            items.extend(self.lacking());
        }
        if items.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![heading(texts::HEARD), Block::List { numbered: false, items }])
    }

    /// When this reader and the pupil were heard, or did not want to be. What concerns the other parent is left out.
    pub(super) fn hearings(&self, measure: &Measure, until: NaiveDate) -> Vec<String> {
        let mut voices = vec![Voice::Pupil {}];
        voices.extend(self.parent().map(|guardian| Voice::Guardian { guardian }));
        let mut lines = Vec::new();
        for voice in voices {
            let own = voice != Voice::Pupil {};
            let heard = measure.heard.iter().filter(|hearing| hearing.on <= until && hearing.voices.contains(&voice));
            let days: Vec<String> = heard.map(|hearing| dates::in_full(hearing.on)).collect();
            let declined = measure.declined.iter().any(|(who, on, _)| *who == voice && *on <= until);
            if !days.is_empty() {
                lines.push(texts::was_heard(self.to(), own, &days));
            } else if declined {
                lines.push(texts::declined(self.to(), own));
            }
        }
        lines
    }

    /// What goes on while a suspension lasts, and who tells the Inspectie.
    fn during(&mut self, measure: &Measure, more_than_a_day: bool) -> Result<Vec<Block>, ComposeProblem> {
        let id = measure.id.0;
        let mut blocks = Vec::new();
        let work = match &measure.schoolwork {
            Some((by, what)) => {
                let by = self.of(PassageKind::DecidedBy, "schoolwork_by", id, by)?;
                let what = self.of(PassageKind::Schoolwork, "schoolwork", id, what)?;
                Some(texts::schoolwork(self.to(), &by, &what))
            }
            None => self.lacking(),
        };
        if let Some(work) = work {
            blocks.extend([heading(texts::SCHOOLWORK), Block::Paragraph(work)]);
        }
        let told = self.told_inspectorate(measure)?;
        blocks.push(heading(texts::INSPECTORATE));
        blocks.push(Block::Paragraph(texts::suspension_reported(more_than_a_day, told)));
        Ok(blocks)
    }

    /// What comes after a removal: the Inspectie, another school, the municipality.
    fn afterwards(&mut self, measure: &Measure) -> Result<Vec<Block>, ComposeProblem> {
        let mut blocks = Vec::new();
        if let Some((_, school)) = &measure.school_found {
            let school = self.of(PassageKind::ReceivingSchool, "school", measure.id.0, school)?;
            blocks.push(heading(texts::OTHER_SCHOOL));
            blocks.push(Block::Paragraph(texts::school_found(self.to(), &school)));
        }
        let consulted = measure.consulted.as_ref().and_then(|(_, ended, _)| ended.map(dates::in_full));
        let told = self.told_inspectorate(measure)?;
        blocks.push(heading(texts::INSPECTORATE));
        blocks.push(Block::Paragraph(texts::removal_reported(consulted.as_deref(), told)));
        if measure.asks_municipality(self.desk.people) {
            blocks.push(heading(texts::MUNICIPALITY));
            blocks.push(Block::Paragraph(texts::municipality_told(self.to())));
        }
        Ok(blocks)
    }

    fn told_inspectorate(&mut self, measure: &Measure) -> Result<Option<(String, String)>, ComposeProblem> {
        match &measure.inspectorate {
            Some(notice) => {
                let by = self.of(PassageKind::DecidedBy, "told_by", measure.id.0, &notice.by)?;
                Ok(Some((dates::in_full(notice.on), by)))
            }
            None => Ok(None),
        }
    }
}
