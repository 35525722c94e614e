//! Whom a family can turn to, and what the school's settings do not say yet: said on the paper, and to whoever makes it.

use super::{ComposeProblem, Draft, texts};
use crate::document::Block;
use crate::people::School;

/// Something that papers for families say and that the school has not filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchoolLack {
    /// Who the anti-pestcoördinator is.
    AntiBullying,
    /// Who the vertrouwenspersoon is.
    Confidant,
    /// Where the complaints route is described.
    Complaints,
    /// How the mentor can be reached.
    Reach,
    /// Who stands in for the mentor.
    Substitute,
    /// Whom to ask about what is kept.
    Privacy,
    /// How long a case is kept.
    Keeping,
}

impl Draft<'_> {
    /// The anti-pestcoördinator, the vertrouwenspersoon and the complaints route, each named or said to be missing.
    pub(super) fn contacts(&mut self) -> Block {
        Block::List { numbered: false, items: self.contact_lines() }
    }

    /// The same as lines of a list.
    pub(super) fn contact_lines(&mut self) -> Vec<String> {
        let School { anti_bullying, confidant, complaints, .. } = self.desk.school;
        let is_pupil = self.reader.is_pupil;
        vec![
            self.named(anti_bullying, SchoolLack::AntiBullying, texts::anti_bullying),
            self.named(confidant, SchoolLack::Confidant, texts::confidant),
            self.named(complaints, SchoolLack::Complaints, |where_to| texts::complaints(is_pupil, where_to)),
        ]
    }

    /// The same under its own heading.
    pub(super) fn whom_to_ask(&mut self) -> [Block; 2] {
        let text = texts::whom_to_ask(self.reader.is_pupil).to_owned();
        [Block::Heading { level: 2, text }, self.contacts()]
    }

    /// Whom to go to when it happens again, also when the mentor is away.
    pub(super) fn again(&mut self) -> Result<Block, ComposeProblem> {
        let mentor = self.staff(self.desk.author)?;
        let substitute = self.substitute();
        Ok(Block::Paragraph(texts::again(self.reader.is_pupil, self.reader.pupil.name.short(), &mentor, &substitute)))
    }

    /// Who stands in for the mentor: as the school says, or else whom a family can always turn to.
    pub(super) fn substitute(&mut self) -> Vec<String> {
        let School { anti_bullying, confidant, family, .. } = self.desk.school;
        if !family.substitute.is_empty() {
            return vec![family.substitute.clone()];
        }
        self.lacks.insert(SchoolLack::Substitute);
        [anti_bullying, confidant].into_iter().filter(|who| !who.is_empty()).cloned().collect()
    }

    /// How the mentor can be reached, when the school says so.
    pub(super) fn reach(&mut self) -> Option<String> {
        let reach = self.desk.school.family.reach.trim();
        if reach.is_empty() {
            self.lacks.insert(SchoolLack::Reach);
        }
        (!reach.is_empty()).then(|| reach.to_owned())
    }

    /// A setting of the school in its sentence, or that it is not there yet.
    pub(super) fn named(&mut self, setting: &str, lack: SchoolLack, sentence: impl Fn(&str) -> String) -> String {
        if setting.trim().is_empty() {
            self.lacks.insert(lack);
            return texts::not_filled_in(self.reader.is_pupil, lack);
        }
        sentence(setting.trim())
    }
}
