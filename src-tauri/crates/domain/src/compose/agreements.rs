//! The agreements of step 3, for one pupil or that pupil's parents.

use super::{ComposeProblem, Draft, PassageKind, texts};
use crate::case::{Agreement, Case, FollowUpState};
use crate::dates;
use crate::document::Block;
use crate::ids::PupilId;
use crate::protocol::Step;

/// Whether there is something to print for this pupil: a running agreement of step 3 or for the pupil, or a sanction.
pub(super) fn concerns(case: &Case, pupil: PupilId) -> bool {
    let now = case.round;
    let own = |a: &Agreement| a.pupil == pupil && a.step == Step::Together;
    case.agreements.iter().any(|a| a.round == now && a.ended.is_none() && (own(a) || a.protects == Some(pupil)))
        || case.sanctions.iter().any(|s| s.round == now && s.pupil == pupil && s.withdrawn.is_none())
}

impl Draft<'_> {
    pub(super) fn agreements(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        let (case, pupil) = (self.case, self.reader.pupil);
        if !concerns(case, pupil.id) {
            return Err(ComposeProblem::Nothing);
        }
        let (is_pupil, name) = (self.reader.is_pupil, pupil.name.short());
        let mut blocks = Vec::new();
        let talk = case.conversations_of(Step::Together, case.round).filter(|c| c.pupils.contains(&pupil.id)).last();
        if let Some(talk) = talk {
            let on = dates::in_full(talk.held_on);
            blocks.push(Block::Paragraph(texts::agreements_intro(is_pupil, name, &on)));
        }
        if let Some(table) = self.agreement_table(|a| a.pupil == pupil.id && a.step == Step::Together)? {
            blocks.push(Block::Heading { level: 2, text: texts::AGREED.to_owned() });
            blocks.push(table);
        }
        if let Some(table) = self.agreement_table(|a| a.protects == Some(pupil.id))? {
            blocks.push(Block::Heading { level: 2, text: texts::PROTECTS.to_owned() });
            blocks.push(Block::Paragraph(texts::protects_intro(is_pupil, name)));
            blocks.push(table);
        }
        let sanctions = self.sanctions()?;
        if !sanctions.is_empty() {
            blocks.push(Block::Heading { level: 2, text: texts::SANCTIONS.to_owned() });
            blocks.push(Block::List { numbered: false, items: sanctions });
        }
        blocks.extend(self.how_it_goes_on()?);
        Ok(blocks)
    }

    /// The running agreements of the paper's round that `wanted` picks, as a table.
    pub(super) fn agreement_table(
        &mut self,
        wanted: impl Fn(&Agreement) -> bool,
    ) -> Result<Option<Block>, ComposeProblem> {
        let case = self.case;
        let round = case.round_of_paper(self.request.conversation, self.request.letter);
        let mut rows = Vec::new();
        let running = case.agreements.iter().filter(|a| a.round == round && a.ended.is_none());
        for agreement in running.filter(|agreement| wanted(agreement)) {
            let what = agreement.what.written().ok_or(ComposeProblem::Erased)?;
            let check = agreement.check.written().ok_or(ComposeProblem::Erased)?;
            rows.push(vec![
                self.passage(PassageKind::Agreement, "agreement", agreement.id.0, what),
                texts::holds(&dates::in_full(agreement.from), agreement.until.map(dates::in_full).as_deref()),
                self.passage(PassageKind::AgreementCheck, "check", agreement.id.0, check),
            ]);
        }
        let header = texts::TABLE_HEADER.map(str::to_owned).to_vec();
        Ok((!rows.is_empty()).then_some(Block::Table { header, rows }))
    }

    /// The sanctions of this reader's own pupil; never those of another.
    fn sanctions(&mut self) -> Result<Vec<String>, ComposeProblem> {
        let (case, pupil) = (self.case, self.reader.pupil.id);
        let mut items = Vec::new();
        let own = case.sanctions.iter().filter(|s| s.pupil == pupil && s.round == case.round);
        for sanction in own.filter(|sanction| sanction.withdrawn.is_none()) {
            let what = sanction.what.written().ok_or(ComposeProblem::Erased)?;
            let what = self.passage(PassageKind::Sanction, "sanction", sanction.id.0, what);
            let due = sanction.due.map(dates::in_full);
            items.push(texts::sanction(sanction.kind, &what, due.as_deref()));
        }
        Ok(items)
    }

    fn how_it_goes_on(&mut self) -> Result<Vec<Block>, ComposeProblem> {
        let (is_pupil, pupil) = (self.reader.is_pupil, self.reader.pupil);
        let name = pupil.name.short();
        let mut blocks = vec![
            Block::Heading { level: 2, text: texts::FOLLOW_UP.to_owned() },
            Block::Paragraph(texts::ask_regularly(is_pupil, name)),
        ];
        let planned = self.case.follow_ups.iter().filter(|f| f.pupil == pupil.id && f.state == FollowUpState::Planned);
        let days: Vec<String> = planned.map(|f| dates::with_weekday(f.date)).collect();
        if is_pupil && !days.is_empty() {
            blocks.push(Block::Paragraph(texts::moments(&days)));
        }
        blocks.push(self.again()?);
        blocks.extend(self.whom_to_ask());
        Ok(blocks)
    }
}
