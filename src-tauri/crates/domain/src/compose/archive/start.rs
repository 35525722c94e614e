//! Who is who, how it was reported, and what it was found to be.

use super::{Archive, texts};
use crate::case::Opened;
use crate::compose::PassageKind;
use crate::compose::telling::texts::{GONE, NO, YES};
use crate::compose::telling::{capital, fact, facts, minor, on, short};
use crate::compose::texts::{and, staff_role};
use crate::compose::words::{word, words};
use crate::dates;
use crate::document::Block;
use crate::people::Custody;
use crate::protocol::{ItemId, Statement};
use crate::text::Text;

impl Archive<'_> {
    pub(super) fn who(&mut self) {
        let (case, people) = (self.case, self.desk.people);
        let text = |text: &Option<Text>| match text {
            None => String::new(),
            Some(text) => text.written().unwrap_or(crate::compose::telling::texts::ERASED).to_owned(),
        };
        let (mut pupils, mut parents) = (Vec::new(), Vec::new());
        for participation in &case.participations {
            let id = participation.pupil;
            let known = people.pupils.get(&id);
            let then = case.life.snapshots.iter().find(|then| then.pupil == id && then.conversation.is_none());
            let role = capital(word(&words().roles, participation.role));
            let role = match &participation.reason {
                None => role,
                Some(_) => format!("{role}\n{}", texts::role_reason(&text(&participation.reason))),
            };
            let role = if case.has_left(id) { format!("{role}\n{}", texts::LEFT) } else { role };
            pupils.push(vec![
                self.teller.pupil(id),
                then.map(|then| text(&then.class)).unwrap_or_default(),
                then.map(|then| text(&then.age)).unwrap_or_default(),
                known.and_then(|pupil| pupil.born).map(short).unwrap_or_default(),
                role,
            ]);
            for guardian in people.guardians_of(id) {
                let custody = texts::custody(guardian.custody_of(id).unwrap_or(Custody::Unknown));
                parents.push(vec![guardian.name.full(), self.teller.pupil(id), custody.to_owned()]);
            }
        }
        let mut staff: Vec<_> = case.timeline.iter().map(|line| line.actor).collect();
        staff.extend(case.conversations.iter().flat_map(|talk| talk.staff.iter().copied()));
        staff.sort();
        staff.dedup();
        let staff = staff.iter().map(|id| match people.staff.get(id) {
            Some(known) => vec![known.name.full(), capital(staff_role(known.role))],
            None => vec![GONE.to_owned(), String::new()],
        });
        let table = |header: &[&str], rows: Vec<Vec<String>>| Block::Table {
            header: header.iter().map(|text| (*text).to_owned()).collect(),
            rows,
        };
        let mut blocks = vec![minor(texts::PUPILS.to_owned()), table(&texts::PUPIL_HEADER, pupils)];
        if !parents.is_empty() {
            blocks.extend([minor(texts::PARENTS.to_owned()), table(&texts::PARENT_HEADER, parents)]);
        }
        blocks.extend([minor(texts::STAFF.to_owned()), table(&texts::STAFF_HEADER, staff.collect())]);
        self.part(texts::WHO, blocks);
    }

    pub(super) fn report(&mut self, opened: &Opened) {
        let (case, words) = (self.case, words());
        let id = case.id.0;
        let maybe = |archive: &mut Self, part: &str, text: Option<&Text>| {
            archive.teller.maybe(PassageKind::Note, part, id, text).unwrap_or_default()
        };
        let behaviours: Vec<String> =
            opened.behaviours.iter().map(|kind| word(&words.behaviours, *kind).to_owned()).collect();
        let report = facts(vec![
            Some(fact(texts::REPORTED, dates::in_full(opened.reported_on))),
            Some(fact(texts::REPORTER, word(&words.reporters, opened.reporter))),
            Some(fact(texts::REPORTER_NOTE, maybe(self, "reporter", opened.reporter_note.as_ref()))),
            Some(fact(texts::PLACE, word(&words.places, opened.place))),
            Some(fact(texts::PLACE_REASON, maybe(self, "place", opened.place_reason.as_ref()))),
            Some(fact(texts::SINCE, maybe(self, "since", opened.since.as_ref()))),
            Some(fact(texts::BEHAVIOURS, behaviours.join("; "))),
        ]);
        let what = self.teller.text(PassageKind::Intake, "what", id, &opened.what);
        let mut blocks = vec![Block::Facts(report), Block::Paragraph(what), minor(texts::BEFORE.to_owned())];
        let before = &self.whole.protocol.before;
        let point = |point: &Statement| (opened.acknowledged.contains(&point.id), numbered(&point.id, &point.text));
        blocks.push(Block::Points(before.iter().map(point).collect()));
        let mut cards = Vec::new();
        for (card, answer) in &case.stop_cards {
            let to = answer.referred_to.as_ref().map(|text| self.teller.text(PassageKind::Note, "card", id, text));
            let day = answer.referred_on.map(dates::in_full);
            let told = texts::card(if answer.yes { YES } else { NO }, to.as_deref(), day.as_deref());
            cards.push(fact(word(&words.cards, *card), told));
        }
        if !cards.is_empty() {
            blocks.extend([minor(texts::CARDS.to_owned()), Block::Facts(cards)]);
        }
        if let Some(safety) = &case.safety {
            let needs: Vec<String> = safety.needs.iter().map(|need| word(&words.needs, *need).to_owned()).collect();
            let needs = if needs.is_empty() { texts::NOTHING_NEEDED.to_owned() } else { and(&needs) };
            let told = facts(vec![
                Some(fact(texts::LOOKED_AT, on(safety.on))),
                Some(fact(texts::NEEDED, needs)),
                Some(fact(texts::NOTE, maybe(self, "safety", safety.note.as_ref()))),
                Some(fact(texts::PARENTS_EARLY, if safety.parents_early { YES } else { NO })),
                safety.step_two_told_for.map(|day| fact(texts::STEP_TWO_TOLD, dates::in_full(day))),
            ]);
            blocks.extend([minor(texts::SAFETY.to_owned()), Block::Facts(told)]);
        }
        self.part(texts::REPORT, blocks);
    }

    pub(super) fn assessments(&mut self) {
        let (words, protocol) = (words(), self.whole.protocol);
        let mut blocks = Vec::new();
        for assessment in &self.case.assessments {
            let id = self.case.id.0;
            let outcome = word(&words.outcomes, assessment.outcome);
            blocks.push(minor(texts::assessed(&on(assessment.at), outcome)));
            let reason = self.teller.text(PassageKind::Reason, "assessment", id, &assessment.reason);
            blocks.push(Block::Facts(vec![
                fact(texts::REASON, reason),
                fact(texts::INDICATED, word(&words.outcomes, assessment.indicated)),
            ]));
            let mut rows = Vec::new();
            for statement in protocol.criteria.iter().chain(&protocol.teasing) {
                let Some(answer) = assessment.answers.get(&statement.id) else { continue };
                let note = assessment.notes.get(&statement.id);
                let note = self.teller.maybe(PassageKind::Note, "criterion", id, note).unwrap_or_default();
                let answer = word(&words.answers, *answer).to_owned();
                rows.push(vec![numbered(&statement.id, &statement.text), answer, note]);
            }
            // A column that says nothing takes room from one that does.
            let columns = if rows.iter().any(|row| row.iter().skip(2).any(|note| !note.is_empty())) { 3 } else { 2 };
            for row in &mut rows {
                row.truncate(columns);
            }
            let header = texts::CRITERIA_HEADER.iter().take(columns).map(|text| (*text).to_owned()).collect();
            if !rows.is_empty() {
                blocks.push(Block::Table { header, rows });
            }
        }
        self.part(texts::ASSESSMENT, blocks);
    }
}

/// A point of the plan with its number.
pub(super) fn numbered(id: &ItemId, text: &str) -> String {
    format!("{id} {text}")
}
