//! The seven steps of every round: ticks and conversations; then what was agreed, and how it went.

use std::collections::BTreeSet;

use super::start::numbered;
use super::{Archive, texts};
use crate::case::{PointKey, Turn};
use crate::compose::PassageKind;
use crate::compose::telling::texts::{ERASED, NO, YES};
use crate::compose::telling::{fact, facts, minor};
use crate::compose::texts::and;
use crate::compose::words::{word, words};
use crate::dates;
use crate::document::Block;
use crate::event::PointState;
use crate::ids::PupilId;
use crate::model::{NotSpoken, Round};
use crate::protocol::{Step, StepText};

impl Archive<'_> {
    pub(super) fn steps(&mut self) {
        for round in (1..=self.case.round.0).map(Round) {
            for step in Step::ALL {
                let Some(plan) = self.whole.protocol.step(step) else { continue };
                let mut blocks = if step == Step::Together { self.joint_question(round) } else { Vec::new() };
                blocks.extend(self.points(round, step, plan));
                for talk in self.case.conversations_of(step, round) {
                    blocks.extend(self.teller.conversation(talk));
                }
                if step == Step::Parents {
                    blocks.extend(self.not_spoken(round));
                }
                if let Some(start) = self.case.rounds.iter().find(|start| start.round == round)
                    && step == Step::Bullied
                {
                    let reason = self.teller.text(PassageKind::Reason, "round", self.case.id.0, &start.reason);
                    blocks.insert(0, Block::Facts(vec![fact(&texts::round_since(&dates::in_full(start.on)), reason)]));
                }
                self.part(texts::step(round.0, plan.number, &plan.title), blocks);
            }
        }
    }

    /// The points of a step, a list for each pupil with a row in it.
    fn points(&self, round: Round, step: Step, plan: &StepText) -> Vec<Block> {
        let of_step = |key: &&PointKey| key.round == round && plan.items.iter().any(|item| item.id == key.item);
        let mut rows: BTreeSet<Option<PupilId>> =
            self.case.points.keys().filter(of_step).map(|key| key.pupil).collect();
        let talks = self.case.conversations_of(step, round);
        rows.extend(talks.flat_map(|talk| talk.pupils.iter().copied().map(Some)));
        if rows.iter().any(Option::is_some) {
            // Where pupils have rows, a step without a row says nothing.
            rows.retain(|row| row.is_some() || self.case.points.keys().filter(of_step).any(|key| key.pupil.is_none()));
        }
        let mut blocks = Vec::new();
        for pupil in rows {
            let points = plan.items.iter().map(|item| {
                let key = PointKey { round, item: item.id.clone(), pupil };
                let (done, note) = match self.case.points.get(&key) {
                    None | Some(PointState::Open) => (false, String::new()),
                    Some(PointState::Done) => (true, String::new()),
                    Some(PointState::NotNeeded { .. }) => {
                        let reason = self.case.point_reasons.get(&key);
                        let reason = reason.map_or(ERASED, |text| text.written().unwrap_or(ERASED));
                        (false, texts::not_needed(reason))
                    }
                };
                (done, format!("{}{note}", numbered(&item.id, &item.text)))
            });
            let points = Block::Points(points.collect());
            blocks.extend(pupil.map(|pupil| minor(texts::points_of(&self.teller.pupil(pupil)))));
            blocks.push(points);
        }
        blocks
    }

    fn joint_question(&mut self, round: Round) -> Vec<Block> {
        let Some(asked) = self.case.joint_question.get(&round) else { return Vec::new() };
        let answers = &words().answers;
        let note = self.teller.maybe(PassageKind::Note, "joint", self.case.id.0, asked.note.as_ref());
        vec![Block::Facts(facts(vec![
            Some(fact(texts::JOINT_WANTED, word(answers, asked.wanted))),
            Some(fact(texts::JOINT_SAFE, word(answers, asked.safe))),
            note.map(|note| fact(texts::NOTE, note)),
        ]))]
    }

    fn not_spoken(&mut self, round: Round) -> Vec<Block> {
        let mut known = Vec::new();
        for (pupil, no_talk) in self.case.not_spoken.iter().filter(|(_, no_talk)| no_talk.round == round) {
            let why = match &no_talk.why {
                NotSpoken::Adult {} => texts::ADULT.to_owned(),
                NotSpoken::Refused {} => texts::REFUSED.to_owned(),
                NotSpoken::NotReached { attempts } => {
                    texts::not_reached(&and(&attempts.iter().map(|day| dates::in_full(*day)).collect::<Vec<_>>()))
                }
            };
            let note = self.teller.maybe(PassageKind::Note, "no_talk", pupil.0, no_talk.note.as_ref());
            let note = note.map(|note| format!(" {note}")).unwrap_or_default();
            known.push(fact(&texts::no_talk(&self.teller.pupil(*pupil)), format!("{why}{note}")));
        }
        if known.is_empty() { Vec::new() } else { vec![Block::Facts(known)] }
    }

    pub(super) fn promises(&mut self) {
        let mut blocks = Vec::new();
        for agreement in &self.case.agreements {
            blocks.extend(self.teller.agreement(agreement, true));
        }
        self.part(texts::AGREEMENTS, blocks);
        let mut blocks = Vec::new();
        for sanction in &self.case.sanctions {
            blocks.extend(self.teller.sanction(sanction));
        }
        let mut reflective = Vec::new();
        for ((round, pupil), answer) in &self.case.reflective {
            let why = self.teller.maybe(PassageKind::Reason, "reflective", pupil.0, answer.why.as_ref());
            let needed = texts::answered(if answer.needed { YES } else { NO }, why.as_deref());
            reflective.push(fact(&texts::reflective(&self.teller.pupil(*pupil), round.0), needed));
        }
        if !reflective.is_empty() {
            blocks.extend([minor(texts::REFLECTIVE.to_owned()), Block::Facts(reflective)]);
        }
        self.part(texts::SANCTIONS, blocks);
    }

    pub(super) fn checks(&mut self) {
        let case = self.case;
        let pupils: BTreeSet<PupilId> = case.follow_ups.iter().map(|check| check.pupil).collect();
        let mut blocks = Vec::new();
        for pupil in pupils {
            let table = self.teller.follow_ups(case.follow_ups.iter().filter(|check| check.pupil == pupil));
            blocks.push(minor(texts::checks_of(&self.teller.pupil(pupil))));
            blocks.extend(table);
        }
        let mut pauses = Vec::new();
        for pause in &case.pauses {
            let reason = self.teller.text(PassageKind::Reason, "pause", case.id.0, &pause.reason);
            let ended = pause.ended.as_ref().map(|(on, _)| dates::in_full(*on));
            let note = pause.ended.as_ref().and_then(|(_, note)| note.as_ref());
            let note = self.teller.maybe(PassageKind::Note, "resumed", case.id.0, note).unwrap_or_default();
            pauses.push(fact(&texts::pause(&dates::in_full(pause.on), ended.as_deref()), format!("{reason} {note}")));
        }
        if !pauses.is_empty() {
            blocks.extend([minor(texts::PAUSES.to_owned()), Block::Facts(pauses)]);
        }
        self.part(texts::CHECKS, blocks);
    }

    pub(super) fn closing(&mut self) {
        let (case, id) = (self.case, self.case.id.0);
        let mut known = Vec::new();
        for finding in &case.findings {
            let shows = self.teller.text(PassageKind::Note, "shows", id, &finding.shows);
            known.push(fact(&texts::finding(&dates::in_full(finding.on), finding.stopped), shows));
        }
        for told in &case.informed {
            let note = self.teller.maybe(PassageKind::Note, "informed", told.pupil.0, told.note.as_ref());
            let by = told.by.map(|id| self.teller.staff(id)).unwrap_or_default();
            let way = word(&words().ways, told.channel);
            let how = texts::told(&dates::in_full(told.on), way, &by, note.as_deref());
            known.push(fact(&texts::family_told(&self.teller.pupil(told.pupil)), how));
        }
        if let Some(incident) = &case.incident {
            let by = self.teller.maybe(PassageKind::Note, "registered", id, incident.registered_by.as_ref());
            let on = incident.registered_on.map(dates::in_full);
            known.push(fact(texts::INCIDENT, texts::incident(incident.serious, on.as_deref(), by.as_deref())));
        }
        for turn in &case.turns {
            let (label, text) = match turn {
                Turn::Closed { on, light, note } => (texts::closed(&dates::in_full(*on), *light), note.as_ref()),
                Turn::Reopened { on, reason } => (texts::reopened(&dates::in_full(*on)), Some(reason)),
                Turn::Withdrawn { on, reason } => (texts::withdrawn(&dates::in_full(*on)), Some(reason)),
            };
            let text = self.teller.maybe(PassageKind::Reason, "turn", id, text);
            known.push(fact(&label, text.unwrap_or_else(|| texts::NO_NOTE.to_owned())));
        }
        let blocks = if known.is_empty() { Vec::new() } else { vec![Block::Facts(known)] };
        self.part(texts::CLOSING, blocks);
    }

    pub(super) fn measures(&mut self) {
        let mut blocks = Vec::new();
        for measure in &self.case.measures {
            blocks.extend(self.teller.measure(measure));
        }
        self.part(texts::MEASURES, blocks);
    }
}
