//! The message that it ended, for one reader: what was done with this family and what stays agreed, nothing of another.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{has_ended, heading, texts};
use crate::case::FollowUpState;
use crate::compose::texts as shared;
use crate::compose::texts::and;
use crate::compose::{ComposeProblem, Draft, SchoolLack};
use crate::dates;
use crate::document::Block;

impl Draft<'_> {
    pub(in crate::compose) fn closing_notice(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        self.alone()?;
        let (case, pupil, today) = (self.case, self.reader.pupil, self.desk.today);
        if !has_ended(case, pupil.id) {
            return Err(ComposeProblem::Nothing);
        }
        let stopped = case.finding().filter(|finding| finding.stopped).map(|finding| finding.on);
        let mut facts = vec![self.about_pupil()];
        facts.extend(stopped.map(|on| (texts::FOUND_ON.to_owned(), dates::with_weekday(on))));
        let mut blocks = vec![
            Block::Facts(facts),
            Block::Paragraph(texts::ended(self.to(), self.spoke_before(), stopped.map(dates::in_full).as_deref())),
        ];
        let done = self.what_was_done();
        if !done.is_empty() {
            blocks.extend([heading(texts::WHAT_WAS_DONE), Block::List { numbered: false, items: done }]);
        }
        let holds = |until: Option<NaiveDate>| until.is_none_or(|until| until >= today);
        if let Some(table) = self.agreement_table(|a| a.pupil == pupil.id && holds(a.until))? {
            blocks.extend([heading(texts::STILL_AGREED), Block::Paragraph(texts::still_agreed(self.to())), table]);
        }
        if let Some(table) = self.agreement_table(|a| a.protects == Some(pupil.id) && holds(a.until))? {
            let intro = shared::protects_intro(self.reader.is_pupil, pupil.name.short());
            blocks.extend([heading(shared::PROTECTS), Block::Paragraph(intro), table]);
        }
        blocks.push(heading(shared::FOLLOW_UP));
        let reach = self.reach();
        blocks.push(Block::Paragraph(texts::we_keep_looking(self.to(), reach.as_deref())));
        let planned = case.follow_ups.iter().filter(|f| f.pupil == pupil.id && f.state == FollowUpState::Planned);
        let days: Vec<String> = planned.map(|f| dates::with_weekday(f.date)).collect();
        if !days.is_empty() {
            blocks.push(Block::Paragraph(texts::still_asked(self.to(), &days)));
        }
        let keeping = self.named(&self.desk.school.family.keeping, SchoolLack::Keeping, texts::keeping);
        blocks.push(Block::Paragraph(keeping));
        let again = self.again()?;
        blocks.extend([
            heading(shared::AGAIN),
            again,
            Block::Paragraph(texts::goes_on_where_it_was(self.to()).to_owned()),
        ]);
        blocks.push(self.contacts());
        Ok(blocks)
    }

    /// The days of talks with this pupil, of talks that this parent was at, and of checks with this pupil.
    fn what_was_done(&self) -> Vec<String> {
        let (case, pupil, parent) = (self.case, self.reader.pupil.id, self.parent());
        let own = || case.conversations.iter().filter(|talk| talk.pupils.contains(&pupil));
        let spoken = days(own().filter(|talk| talk.guardians.is_empty()).map(|talk| talk.held_on));
        let there = |id: &crate::ids::GuardianId| Some(*id) == parent;
        let with_parent = days(own().filter(|talk| talk.guardians.iter().any(there)).map(|talk| talk.held_on));
        let asked = case.follow_ups.iter().filter(|f| f.pupil == pupil).filter_map(|f| match f.state {
            FollowUpState::Held { on, .. } => Some(on),
            _ => None,
        });
        let said = [
            spoken.map(|on| texts::spoken(self.to(), &on)),
            with_parent.map(|on| texts::spoken_with_parent(&on)),
            days(asked).map(|on| texts::asked(self.to(), &on)),
        ];
        said.into_iter().flatten().collect()
    }
}

/// Each day once, in order; nothing when there is none.
fn days(days: impl Iterator<Item = NaiveDate>) -> Option<String> {
    let days: BTreeSet<NaiveDate> = days.collect();
    let days: Vec<String> = days.into_iter().map(dates::in_full).collect();
    (!days.is_empty()).then(|| and(&days))
}
