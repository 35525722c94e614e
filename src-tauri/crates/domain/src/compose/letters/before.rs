//! What goes before a decision: the proposal or request to the schoolbestuur, and the record of being heard.

mod texts;

use super::texts as letters;
use super::{Draft, grounds, heading};
use crate::case::{Concerned, Hearing, Measure};
use crate::compose::texts as shared;
use crate::compose::{ComposeProblem, PassageKind};
use crate::dates;
use crate::document::Block;
use crate::measure::{Plan, Voice, is_under_compulsory_education};

impl Draft<'_> {
    /// The mentor's proposal to suspend, or the director's request to remove. What the law asks first stands on it, ticked
    /// as far as it was recorded, so that nobody decides too early.
    pub(super) fn proposal(&mut self, measure: &Measure) -> Result<Vec<Block>, ComposeProblem> {
        if measure.decision().is_some() {
            return Err(ComposeProblem::WrongLetter);
        }
        let (plan, id) = (measure.plan(), measure.id.0);
        let mut facts = self.pupil_facts();
        match plan {
            Plan::Suspension { first, last, .. } => {
                facts.push((letters::FIRST_DAY.to_owned(), dates::with_weekday(first)));
                facts.push((letters::LAST_DAY.to_owned(), dates::with_weekday(last)));
            }
            Plan::Removal { from } => {
                facts.extend(from.map(|from| (letters::REMOVED_FROM.to_owned(), dates::with_weekday(from))));
            }
        }
        let asked = measure.requested.as_ref().map_or(measure.proposed_on, |(on, _)| *on);
        facts.push((texts::PROPOSED_ON.to_owned(), dates::with_weekday(asked)));
        let mut blocks = vec![Block::Facts(facts), Block::Paragraph(texts::proposal(plan))];
        blocks.extend(grounds(self, measure)?);
        blocks.extend([
            heading(texts::FIRST),
            Block::Paragraph(texts::FIRST_LEAD.to_owned()),
            Block::Points(self.still_to_do(measure)),
            heading(letters::WHAT_NOW),
            Block::Paragraph(texts::what_now(plan)),
        ]);
        if plan.is_removal() {
            let by = match &measure.requested {
                Some((_, by)) => self.of(PassageKind::DecidedBy, "requested_by", id, by)?,
                None => self.passage(PassageKind::DecidedBy, "requested_by", id, ""),
            };
            self.signed_by(by, letters::FOR_THE_SCHOOL_ROLE.to_owned(), texts::I_ASK);
        }
        let mentor = self.staff(self.desk.author)?;
        blocks.extend([heading(letters::QUESTIONS), Block::Paragraph(texts::ask(&mentor))]);
        Ok(blocks)
    }

    /// Whom to hear, whom to consult and what to arrange, each with whether it was recorded.
    fn still_to_do(&self, measure: &Measure) -> Vec<(bool, String)> {
        let today = self.desk.today;
        let whom = Concerned::on(self.case, self.desk.people, measure.pupil, today);
        let voices = whom.voices();
        let heard = |own: bool| {
            let mut of = voices.iter().filter(|voice| (**voice == Voice::Pupil {}) == own).peekable();
            of.peek().is_some().then(|| of.all(|voice| measure.had_a_say(*voice, today)))
        };
        let mut points = vec![(heard(true).unwrap_or_default(), texts::PUPIL_HEARD.to_owned())];
        points.extend(heard(false).map(|done| (done, texts::PARENTS_HEARD.to_owned())));
        if measure.plan().is_removal() {
            let told = measure.sent.iter().any(|sent| sent.letter == crate::measure::Letter::Announcement {});
            points.push((told, texts::TOLD_INTENTION.to_owned()));
            if is_under_compulsory_education(Some(self.reader.pupil), measure.compulsory, today) {
                let ended = measure.consulted.as_ref().is_some_and(|(_, ended, _)| ended.is_some());
                points.push((ended, texts::CONSULTED.to_owned()));
                points.push((measure.school_found.is_some(), texts::SCHOOL_FOUND.to_owned()));
            }
        } else {
            points.push((measure.schoolwork.is_some(), texts::WORK_ARRANGED.to_owned()));
        }
        points
    }

    /// What was said when the family was heard, for whoever was there.
    pub(super) fn hearing_report(
        &mut self,
        measure: &Measure,
        number: u8,
        hearing: &Hearing,
    ) -> Result<Vec<Block>, ComposeProblem> {
        let id = measure.id.0;
        let mut present = Vec::new();
        for voice in &hearing.voices {
            present.push(match voice {
                Voice::Pupil {} => self.reader.pupil.name.full(),
                Voice::Guardian { guardian } => {
                    let known = self.desk.people.guardians.get(guardian).ok_or(ComposeProblem::UnknownPerson)?;
                    known.name.full()
                }
            });
        }
        for staff in &hearing.staff {
            present.push(self.staff(*staff)?);
        }
        let pupil_there = hearing.voices.contains(&Voice::Pupil {});
        let parents_there = hearing.voices.iter().any(|voice| *voice != Voice::Pupil {});
        let facts = vec![
            self.about_pupil(),
            (shared::HELD_ON.to_owned(), dates::with_weekday(hearing.on)),
            (shared::PRESENT.to_owned(), shared::and(&present)),
        ];
        let account = self.of(PassageKind::Account, &format!("heard{number}"), id, &hearing.account)?;
        let remarks = self.passage(PassageKind::Remarks, &format!("heard_remarks{number}"), id, shared::NO_REMARKS);
        let mut blocks = vec![
            Block::Facts(facts),
            Block::Paragraph(texts::heard(self.to(), measure.proposed, pupil_there, parents_there)),
            heading(texts::SAID),
            Block::Paragraph(account),
            heading(texts::REMARKS),
            Block::Paragraph(remarks),
            Block::Paragraph(
                if self.reader.is_pupil { shared::REMARKS_INVITE_PUPIL } else { shared::REMARKS_INVITE }.to_owned(),
            ),
        ];
        if measure.decision().is_none() && measure.withdrawn.is_none() {
            blocks.extend([heading(letters::WHAT_NOW), Block::Paragraph(letters::decision_follows(self.to()))]);
        }
        blocks.extend(self.questions()?);
        Ok(blocks)
    }
}
