//! The form on which a pupil writes what happened, in a room of their own (2.4). It names nobody else and charges nobody.

mod texts;

use super::{heading, writes};
use crate::compose::{ComposeProblem, Draft};
use crate::document::{Block, SignatureMark, SignaturePlace};

impl Draft<'_> {
    pub(in crate::compose) fn statement_form(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        self.alone()?;
        if !writes(self.case, self.reader.pupil.id) {
            return Err(ComposeProblem::Nothing);
        }
        let space = |(label, lines): (&str, u8)| Block::WriteSpace { label: label.to_owned(), lines };
        let mut blocks = vec![
            Block::Facts(vec![self.about_pupil()]),
            Block::Paragraph(texts::WRITE.to_owned()),
            Block::List { numbered: false, items: texts::HOW_TO_WRITE.map(str::to_owned).to_vec() },
            heading(texts::WHEN_WRITTEN),
        ];
        blocks.extend(texts::WRITTEN_WHEN.map(space));
        blocks.push(heading(texts::YOUR_STORY));
        blocks.extend(texts::QUESTIONS_TO_PUPIL.map(space));
        blocks.push(heading(texts::AFTER_WRITING));
        blocks.push(Block::Points(texts::TICKS.map(|text| (false, text.to_owned())).to_vec()));
        blocks.push(Block::Notice { title: texts::WHO_READS.to_owned(), text: texts::WHO_READS_TEXT.to_owned() });
        // The form stays at school: whom to turn to besides stands on the sheet that the pupil takes home.
        blocks.push(self.again()?);
        let line = |name: String, role: &str, meaning: &str| SignaturePlace {
            name,
            role: role.to_owned(),
            meaning: meaning.to_owned(),
            mark: SignatureMark::Line,
        };
        let name = self.reader.pupil.name.full();
        self.places.push(line(name, crate::compose::texts::PUPIL, texts::MY_STORY));
        self.places.push(line(texts::SUPERVISOR.to_owned(), texts::OF_THE_SCHOOL, texts::I_WAS_THERE));
        Ok(blocks)
    }
}
