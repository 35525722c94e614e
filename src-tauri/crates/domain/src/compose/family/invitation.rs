//! The invitations to a talk: step 4, and the meeting of step 7. What it is about without a name and without a charge.

use super::{has_meeting, heading, is_invited, texts};
use crate::compose::texts::and;
use crate::compose::{ComposeProblem, Draft, PassageKind};
use crate::document::Block;
use crate::people::{Custody, Guardian, StaffRole};

impl Draft<'_> {
    pub(in crate::compose) fn talk_invitation(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        if !is_invited(self.case, self.reader.pupil.id) {
            return Err(ComposeProblem::Nothing);
        }
        let about = texts::talk(self.to(), self.spoke_before());
        let company = self.staff(self.desk.author)?;
        self.invite(about, &company)
    }

    pub(in crate::compose) fn meeting_invitation(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        if !has_meeting(self.case, self.reader.pupil.id) {
            return Err(ComposeProblem::Nothing);
        }
        let about = texts::meeting(self.to());
        let mut leaders = self.desk.people.staff.values().filter(|staff| staff.role == StaffRole::SchoolLeader);
        // With more than one of the schoolleiding only a person knows who comes.
        let leader = match (leaders.next(), leaders.next()) {
            (Some(only), None) => self.staff(only.id)?,
            _ => texts::SCHOOL_LEADER.to_owned(),
        };
        let company = and(&[leader, self.staff(self.desk.author)?]);
        self.invite(about, &company)
    }

    /// When and where, only a person knows; who will be there, a person can change.
    fn invite(&mut self, about: Vec<String>, company: &str) -> Result<Vec<Block>, ComposeProblem> {
        self.alone()?;
        let (to, case) = (self.to(), self.case.id.0);
        let adult = self.reader.pupil.is_adult_on(self.desk.today);
        if self.reader.is_pupil && !adult {
            return Err(ComposeProblem::WrongRecipient);
        }
        let pupil = self.reader.pupil.id;
        let family = self.desk.people.guardians_of(pupil).into_iter();
        let others = !adult && family.filter(|guardian| guardian.custody_of(pupil) == Some(Custody::Yes)).count() > 1;
        let guardian = self.parent().and_then(|id| self.desk.people.guardians.get(&id));
        let interpreter = guardian.map(interpreter);
        let mentor = self.staff(self.desk.author)?;
        let mut blocks = vec![Block::Facts(vec![self.about_pupil()])];
        blocks.extend(about.into_iter().map(Block::Paragraph));
        let appointment = self.passage(PassageKind::Appointment, "appointment", case, "");
        // What everyone looks for first stands out.
        blocks.push(Block::Notice { title: texts::WHEN_AND_WHERE.to_owned(), text: appointment });
        let company = self.passage(PassageKind::Company, "company", case, company);
        let alone = texts::only_this_family(to).to_owned();
        blocks.extend([heading(texts::WHO_COMES), Block::Paragraph(company), Block::Paragraph(alone)]);
        let mut items = vec![texts::bring_someone(to).to_owned()];
        items.extend(interpreter);
        items.push(texts::a_report_follows(to).to_owned());
        if others {
            items.push(texts::own_invitation(to).to_owned());
        }
        if adult {
            items.push(texts::of_age(to));
        }
        items.push(texts::can_not_come(to, &mentor));
        blocks.extend([heading(texts::GOOD_TO_KNOW), Block::List { numbered: false, items }]);
        blocks.extend(self.questions()?);
        Ok(blocks)
    }
}

/// What is said about an interpreter: as it was noted, or that one can be asked for.
fn interpreter(guardian: &Guardian) -> String {
    let language = guardian.language.trim();
    if guardian.interpreter { texts::interpreter(language) } else { texts::ASK_INTERPRETER.to_owned() }
}
