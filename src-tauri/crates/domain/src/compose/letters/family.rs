//! What the family gets before the decision: the invitation to be heard, and the notice of the intention to remove.

use super::texts;
use super::{Draft, grounds, heading};
use crate::case::Measure;
use crate::compose::{ComposeProblem, PassageKind};
use crate::dates;
use crate::document::Block;
use crate::measure::is_under_compulsory_education;

impl Draft<'_> {
    /// When and where it is, only a person knows.
    pub(super) fn invitation(&mut self, measure: &Measure) -> Result<Vec<Block>, ComposeProblem> {
        let decided = measure.decision().is_some();
        let mut blocks = vec![
            Block::Facts(vec![self.about_pupil()]),
            Block::Paragraph(texts::invitation(self.to(), measure.plan(), decided)),
        ];
        let appointment = self.passage(PassageKind::Appointment, "appointment", measure.id.0, "");
        blocks.push(Block::Notice { title: texts::WHEN_AND_WHERE.to_owned(), text: appointment });
        blocks.extend(grounds(self, measure)?);
        let mentor = self.staff(self.desk.author)?;
        blocks.push(heading(texts::GOOD_TO_KNOW));
        blocks.push(Block::List { numbered: false, items: texts::about_hearing(self.to(), &mentor, decided) });
        blocks.extend(self.questions()?);
        Ok(blocks)
    }

    pub(super) fn announcement(&mut self, measure: &Measure) -> Result<Vec<Block>, ComposeProblem> {
        let (to, plan) = (self.to(), measure.plan());
        let mut blocks = vec![Block::Facts(vec![self.about_pupil()]), Block::Paragraph(texts::intention(to, plan))];
        blocks.extend(grounds(self, measure)?);
        let mut items = Vec::new();
        let asked = match &measure.requested {
            Some((on, by)) => Some((*on, self.of(PassageKind::DecidedBy, "requested_by", measure.id.0, by)?)),
            None => None,
        };
        match &asked {
            Some((on, by)) => items.push(texts::asked_board(self.to(), &dates::in_full(*on), by)),
            None => items.extend(self.lacking()),
        }
        let heard = self.hearings(measure, self.desk.today);
        if heard.is_empty() {
            items.push(texts::will_be_heard(self.to()));
        } else {
            items.extend(heard);
        }
        let today = self.desk.today;
        if is_under_compulsory_education(Some(self.reader.pupil), measure.compulsory, today) {
            items.push(match measure.consulted.as_ref().and_then(|(_, ended, _)| *ended) {
                Some(ended) => texts::consulted(&dates::in_full(ended)),
                None => texts::WILL_CONSULT.to_owned(),
            });
            items.push(match &measure.school_found {
                Some((_, school)) => {
                    let school = self.of(PassageKind::ReceivingSchool, "school", measure.id.0, school)?;
                    texts::school_found(self.to(), &school)
                }
                None => texts::school_sought(self.to()),
            });
        }
        items.push(texts::decision_follows(self.to()));
        blocks.extend([heading(texts::WHAT_NOW), Block::List { numbered: false, items }]);
        blocks.extend(self.questions()?);
        let name = asked.map(|(_, by)| by).or_else(|| self.lacking()).unwrap_or_else(|| texts::DIRECTOR.to_owned());
        self.signed_by(name, texts::FOR_THE_SCHOOL_ROLE.to_owned(), texts::FOR_THE_SCHOOL);
        Ok(blocks)
    }
}
