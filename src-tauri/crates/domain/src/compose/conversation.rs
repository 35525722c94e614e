//! The report of a conversation with parents (steps 4 and 7), for those who were there.

use super::{ComposeProblem, Draft, PassageKind, texts};
use crate::dates;
use crate::document::Block;
use crate::model::Recipient;
use crate::protocol::Step;

impl Draft<'_> {
    pub(super) fn conversation_report(&mut self, step: Step) -> Result<Vec<Block>, ComposeProblem> {
        let (pupil, guardians) = match &self.request.recipient {
            Recipient::Pupil { pupil } => (pupil, &[][..]),
            Recipient::Guardians { pupil, guardians } => (pupil, guardians.as_slice()),
            Recipient::Authority { .. } => return Err(ComposeProblem::WrongRecipient),
        };
        let id = self.request.conversation.ok_or(ComposeProblem::WrongConversation)?;
        let conversation = self.case.conversation(id).ok_or(ComposeProblem::WrongConversation)?;
        if conversation.step != step || conversation.pupils != [*pupil] {
            return Err(ComposeProblem::WrongConversation);
        }
        // What was said with one parent is not for the other. A meeting of step 7 where no parent was is for either.
        let alone = conversation.guardians.is_empty();
        let was_there = |reader| conversation.guardians.contains(reader);
        // From 18 the pupil is the one who is informed.
        let own = self.reader.is_pupil && self.reader.pupil.is_adult_on(self.desk.today);
        if !alone && !own && (guardians.is_empty() || !guardians.iter().all(was_there)) {
            return Err(ComposeProblem::WrongRecipient);
        }
        let mut present = Vec::new();
        for id in &conversation.guardians {
            let guardian = self.desk.people.guardians.get(id).ok_or(ComposeProblem::UnknownPerson)?;
            present.push(guardian.name.full());
        }
        for id in &conversation.staff {
            present.push(self.staff(*id)?);
        }
        let account = conversation.account.written().ok_or(ComposeProblem::Erased)?;
        let remarks = conversation.remarks.as_ref().and_then(crate::text::Text::written);
        let mut blocks = vec![
            Block::Facts(vec![
                (texts::HELD_ON.to_owned(), dates::with_weekday(conversation.held_on)),
                (texts::ABOUT.to_owned(), self.reader.pupil.name.full()),
                (texts::PRESENT.to_owned(), texts::and(&present)),
            ]),
            Block::Paragraph(if alone {
                texts::MEETING_ALONE.to_owned()
            } else {
                texts::report_intro(step == Step::Measures, self.reader.is_pupil).to_owned()
            }),
            Block::Heading { level: 2, text: texts::DISCUSSED.to_owned() },
            Block::Paragraph(self.passage(PassageKind::Account, "account", id.0, account)),
        ];
        let about = *pupil;
        if let Some(table) = self.agreement_table(|a| a.pupil == about && (step == Step::Parents || a.step == step))? {
            let heading = texts::own_agreements(self.reader.pupil.name.short());
            blocks.push(Block::Heading { level: 2, text: heading });
            blocks.push(table);
        }
        if let Some(table) = self.agreement_table(|a| a.protects == Some(about))? {
            blocks.push(Block::Heading { level: 2, text: texts::PROTECTS.to_owned() });
            blocks.push(Block::Paragraph(texts::protects_intro(self.reader.is_pupil, self.reader.pupil.name.short())));
            blocks.push(table);
        }
        blocks.push(Block::Heading { level: 2, text: texts::REMARKS.to_owned() });
        blocks.push(Block::Paragraph(match remarks {
            Some(remarks) => self.passage(PassageKind::Remarks, "remarks", id.0, remarks),
            None => texts::NO_REMARKS.to_owned(),
        }));
        let invite = if self.reader.is_pupil { texts::REMARKS_INVITE_PUPIL } else { texts::REMARKS_INVITE };
        blocks.push(Block::Paragraph(invite.to_owned()));
        blocks.push(Block::Heading { level: 2, text: texts::MORE.to_owned() });
        blocks
            .push(Block::Paragraph(texts::more_information(self.reader.is_pupil, &self.desk.school.more_information)));
        blocks.push(self.contacts());
        if self.reader.is_pupil {
            blocks.push(self.again()?);
        }
        Ok(blocks)
    }
}
