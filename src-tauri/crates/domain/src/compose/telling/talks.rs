//! Conversations.

use super::{Teller, fact, facts, minor, texts};
use crate::case::Conversation;
use crate::compose::PassageKind;
use crate::compose::texts::and;
use crate::compose::words::{word, words};
use crate::dates;
use crate::document::Block;
use crate::model::ConversationForm;
use crate::protocol::Step;

impl Teller<'_> {
    /// A recorded conversation, with its account and what the family said about it.
    pub(in crate::compose) fn conversation(&mut self, talk: &Conversation) -> Vec<Block> {
        let id = talk.id.0;
        let day = dates::in_full(talk.held_on);
        let pupils = self.pupils(&talk.pupils);
        let parents: Vec<String> = talk.guardians.iter().map(|guardian| self.guardian(*guardian)).collect();
        let with = match (parents.is_empty(), talk.step) {
            (true, Step::Parents | Step::Measures) => texts::meeting_without_parents(&pupils),
            (true, _) => pupils,
            (false, _) => texts::parents_of(&and(&parents), &pupils),
        };
        let (heading, form) = match &talk.form {
            ConversationForm::Talk {} => (texts::talk(&day, &with), None),
            ConversationForm::Statement { started, ended } => {
                let clock = |time: &chrono::NaiveTime| time.format("%-H.%M").to_string();
                (texts::statement(&day, &with), Some(texts::written_between(&clock(started), &clock(ended))))
            }
        };
        let present = and(&parents.into_iter().chain(talk.staff.iter().map(|id| self.staff(*id))).collect::<Vec<_>>());
        let setting = self.maybe(PassageKind::Note, "setting", id, talk.setting.as_ref());
        let mut known = facts(vec![
            Some(fact(texts::HELD_ON, dates::with_weekday(talk.held_on))),
            Some(fact(texts::PRESENT, present)),
            form.map(|form| fact(texts::FORM, form)),
            setting.map(|setting| fact(texts::SETTING, setting)),
            talk.apology.map(|apology| fact(texts::APOLOGY, word(&words().apologies, apology))),
            Some(fact(texts::ENTERED, self.entered(talk.recorded_at, talk.recorded_by))),
        ]);
        for (index, why) in talk.corrections.iter().enumerate() {
            let why = self.text(PassageKind::Reason, &format!("correction-{index}"), id, why);
            known.push(fact(texts::CORRECTED, why));
        }
        let account = self.text(PassageKind::Account, "account", id, &talk.account);
        let mut blocks = vec![minor(heading), Block::Facts(known), Block::Paragraph(account)];
        if let Some(remarks) = self.maybe(PassageKind::Remarks, "remarks", id, talk.remarks.as_ref()) {
            blocks.push(Block::Facts(vec![fact(texts::REMARKS, remarks)]));
        }
        blocks
    }
}
