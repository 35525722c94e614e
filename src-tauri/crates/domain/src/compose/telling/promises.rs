//! Agreements, sanctions and the checks on how it goes.

use super::{Teller, fact, facts, minor, short, texts};
use crate::case::{Agreement, FollowUp, FollowUpState, Sanction};
use crate::compose::PassageKind;
use crate::compose::words::{word, words};
use crate::dates;
use crate::document::Block;

impl Teller<'_> {
    /// An agreement; `whole` with how it was kept, which is about whom it was made with.
    pub(in crate::compose) fn agreement(&mut self, made: &Agreement, whole: bool) -> Vec<Block> {
        let id = made.id.0;
        let with = self.pupil(made.pupil);
        let what = self.text(PassageKind::Agreement, "agreement", id, &made.what);
        let check = self.text(PassageKind::AgreementCheck, "check", id, &made.check);
        let mut known = facts(vec![
            Some(fact(texts::AGREED, what)),
            made.protects.map(|pupil| fact(texts::PROTECTS, self.pupil(pupil))),
            Some(fact(texts::FROM, dates::in_full(made.from))),
            Some(fact(texts::UNTIL, made.until.map_or_else(|| texts::OPEN_END.to_owned(), dates::in_full))),
            Some(fact(texts::CHECKED_BY, check)),
        ]);
        if whole {
            let mut looks = Vec::new();
            for (index, (on, kept, note)) in made.checks.iter().enumerate() {
                let note = self.maybe(PassageKind::Note, &format!("kept-{index}"), id, note.as_ref());
                let kept = texts::noted(word(&words().kept, *kept), note.as_deref());
                looks.push(texts::dated(&dates::in_full(*on), &kept));
            }
            let looks = if looks.is_empty() { texts::NOT_LOOKED_AT.to_owned() } else { looks.join("\n") };
            known.push(fact(texts::KEPT, looks));
            let ended = self.maybe(PassageKind::Reason, "ended", id, made.ended.as_ref());
            known.extend(ended.map(|why| fact(texts::ENDED, why)));
        }
        vec![minor(texts::agreement(&with, made.round.0, made.step.number())), Block::Facts(known)]
    }

    /// A sanction.
    pub(in crate::compose) fn sanction(&mut self, set: &Sanction) -> Vec<Block> {
        let id = set.id.0;
        let what = self.text(PassageKind::Sanction, "sanction", id, &set.what);
        let done = set.completed.as_ref().map(|(on, note)| {
            let note = self.maybe(PassageKind::Note, "completed", id, note.as_ref());
            texts::noted(&dates::in_full(*on), note.as_deref())
        });
        let withdrawn = self.maybe(PassageKind::Reason, "withdrawn", id, set.withdrawn.as_ref());
        let known = facts(vec![
            Some(fact(texts::WHAT, what)),
            set.due.map(|due| fact(texts::DUE, dates::in_full(due))),
            done.map(|done| fact(texts::DONE, done)),
            withdrawn.map(|why| fact(texts::WITHDRAWN, why)),
        ]);
        let kind = word(&words().sanctions, set.kind);
        vec![minor(texts::sanction(kind, &self.pupil(set.pupil), set.round.0)), Block::Facts(known)]
    }

    /// Checks with one pupil, as a table.
    pub(in crate::compose) fn follow_ups<'b>(&mut self, checks: impl Iterator<Item = &'b FollowUp>) -> Option<Block> {
        let rows: Vec<Vec<String>> = checks.map(|check| self.follow_up(check)).collect();
        let header = texts::CHECK_HEADER.map(str::to_owned).to_vec();
        (!rows.is_empty()).then_some(Block::Table { header, rows })
    }

    fn follow_up(&mut self, check: &FollowUp) -> Vec<String> {
        let id = check.id.0;
        let mut day = short(check.date);
        if let Some(why) = self.maybe(PassageKind::Reason, "moved", id, check.moved.as_ref()) {
            day = format!("{day}\n{}", texts::moved(&short(check.original), &why));
        }
        if let Some(note) = self.maybe(PassageKind::Note, "planned", id, check.note.as_ref()) {
            day = format!("{day}\n{note}");
        }
        let (how, said) = match &check.state {
            FollowUpState::Planned => (texts::PLANNED.to_owned(), String::new()),
            FollowUpState::Cancelled(why) => {
                let why = self.text(PassageKind::Reason, "cancelled", id, why);
                (texts::cancelled(&why), String::new())
            }
            FollowUpState::Held { on, words: said, safe_room, trend, counsellor_offered, means, next, stretch: _ } => {
                let mut ways = vec![word(&words().means, *means)];
                ways.extend(safe_room.then_some(texts::SAFE_ROOM));
                ways.extend(counsellor_offered.then_some(texts::COUNSELLOR));
                let how = texts::held(&short(*on), word(&words().trends, *trend), &ways.join(", "));
                let mut told = self.text(PassageKind::FollowUp, "words", id, said);
                if let Some(next) = self.maybe(PassageKind::Note, "next", id, next.as_ref()) {
                    told = format!("{told}\n{}", texts::next(&next));
                }
                (how, told)
            }
        };
        vec![day, how, said]
    }
}
