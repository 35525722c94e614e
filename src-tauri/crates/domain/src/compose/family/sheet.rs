//! "Er is een dossier": what is kept about a pupil, why, how long, who sees it, which rights there are and whom to ask.

mod texts;

use self::texts::Rights;
use super::{heading, is_told_about};
use crate::compose::texts::whom_to_ask;
use crate::compose::{ComposeProblem, Draft, SchoolLack};
use crate::document::Block;

impl Draft<'_> {
    pub(in crate::compose) fn case_sheet(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        self.alone()?;
        if !is_told_about(self.case, self.reader.pupil.id) {
            return Err(ComposeProblem::Nothing);
        }
        let list = |items: Vec<String>| Block::List { numbered: false, items };
        let to = self.to();
        let family = &self.desk.school.family;
        let mut blocks = vec![
            Block::Facts(vec![self.about_pupil()]),
            Block::Paragraph(texts::there_is_a_case(to)),
            heading(texts::WHAT_IS_KEPT),
            list(texts::kept(to)),
            Block::Paragraph(texts::NOT_KEPT.to_owned()),
            heading(texts::WHY_AND_HOW_LONG),
            Block::Paragraph(texts::WHY_TEXT.to_owned()),
        ];
        let keeping = self.named(&family.keeping, SchoolLack::Keeping, super::texts::keeping);
        blocks.extend([Block::Paragraph(keeping), heading(texts::WHO_SEES_IT), list(texts::who_sees_it(self.to()))]);
        let to = self.to();
        blocks.push(heading(texts::rights(to)));
        blocks.push(Block::Paragraph(texts::who_decides(to, self.whose_rights())));
        blocks.push(list(texts::what_rights(to)));
        let mentor = self.staff(self.desk.author)?;
        let reach = self.reach();
        let is_pupil = self.reader.is_pupil;
        let privacy = self.named(&family.privacy, SchoolLack::Privacy, |who| texts::privacy(is_pupil, who));
        let first = Block::Paragraph(texts::ask_mentor(self.to(), &mentor, reach.as_deref()));
        let again = self.again()?;
        let mut contacts = self.contact_lines();
        contacts.push(privacy);
        blocks.extend([heading(whom_to_ask(is_pupil)), first, again, list(contacts)]);
        Ok(blocks)
    }

    /// Who exercises the privacy rights, by the pupil's age on the date of the paper (UAVG art. 5).
    fn whose_rights(&self) -> Rights {
        match self.reader.pupil.age_on(self.desk.today) {
            Some(age) if age >= 18 => Rights::OfAge,
            Some(age) if age >= 16 => Rights::Pupil,
            Some(_) if self.reader.is_pupil || self.has_custody() => Rights::Parents,
            _ => Rights::Unknown,
        }
    }
}
