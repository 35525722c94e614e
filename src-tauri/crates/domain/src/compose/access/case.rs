//! One case, as far as it is about the pupil.

use super::{Draft, texts};
use crate::case::{Case, Phase, PointKey, Turn};
use crate::compose::PassageKind;
use crate::compose::telling::texts::ERASED;
use crate::compose::telling::{capital, fact, facts, in_groups, minor, named, on};
use crate::compose::texts::title;
use crate::compose::words::{word, words};
use crate::dates;
use crate::document::Block;
use crate::event::PointState;
use crate::model::{NotSpoken, Role};
use crate::protocol::Protocol;

/// Lines of the timeline that say with whom of the family something was done: each stands in its own part, for whom it is.
const OF_ONE_PARENT: [&str; 10] = [
    "conversation_recorded",
    "conversation_corrected",
    "parents_not_spoken",
    "request_answered",
    "report_frozen",
    "signed_on_paper",
    "case_told",
    "family_informed",
    "consent_given",
    "consent_withdrawn",
];

impl Draft<'_> {
    pub(super) fn case(&mut self, case: &Case) {
        let Some(role) = case.role_of(self.pupil.id) else { return };
        self.teller.at(named(case));
        // Who only stood by knows of the matter what that pupil told; the rest is about others.
        let has_side = matches!(role, Role::Bullied | Role::Bullying | Role::Follower);
        let mut blocks = self.outline(case, role, has_side);
        if has_side {
            blocks.extend(self.matter(case, role));
        }
        blocks.extend(self.steps(case));
        blocks.extend(self.talks(case));
        blocks.extend(self.promises(case));
        blocks.extend(self.family(case));
        blocks.extend(self.lines(case));
        blocks.extend(self.papers(case));
        self.part(named(case), blocks);
    }

    fn outline(&mut self, case: &Case, role: Role, has_side: bool) -> Vec<Block> {
        let Some(opened) = &case.opened else { return Vec::new() };
        let (words, pupil) = (words(), self.pupil.id);
        let state = match case.phase {
            Phase::New | Phase::Open => texts::OPEN,
            Phase::Closed => texts::CLOSED,
            Phase::Withdrawn => texts::WITHDRAWN,
        };
        let mine = case.participations.iter().find(|p| p.pupil == pupil);
        let why = mine.and_then(|mine| mine.reason.as_ref());
        let why = self.teller.maybe(PassageKind::Reason, &format!("role:{}", case.id), pupil.0, why);
        let then = case.life.snapshots.iter().find(|then| then.pupil == pupil && then.conversation.is_none());
        let told = |text: Option<&crate::text::Text>| text.map(|text| text.written().unwrap_or(ERASED).to_owned());
        let reporter = (role == Role::Bullied).then(|| fact(texts::REPORTER, word(&words.reporters, opened.reporter)));
        let left = case.life.left.get(&pupil);
        let left_why =
            left.map(|left| self.teller.text(PassageKind::Reason, &format!("left:{}", case.id), pupil.0, &left.reason));
        let behaviours: Vec<String> =
            opened.behaviours.iter().map(|b| word(&words.behaviours, *b).to_owned()).collect();
        vec![Block::Facts(facts(vec![
            Some(fact(texts::STATE, state)),
            Some(fact(texts::ROLE, capital(word(&words.roles, role)))),
            why.map(|why| fact(texts::ROLE_WHY, why)),
            Some(fact(texts::REPORTED, dates::in_full(opened.reported_on))),
            reporter,
            has_side.then(|| fact(texts::PLACE, word(&words.places, opened.place))),
            has_side.then(|| fact(texts::BEHAVIOURS, behaviours.join("; "))),
            then.and_then(|then| told(then.class.as_ref())).map(|class| fact(texts::CLASS_THEN, class)),
            then.and_then(|then| told(then.age.as_ref())).map(|age| fact(texts::AGE_THEN, age)),
            left.map(|left| fact(texts::LEFT, dates::in_full(left.on))),
            left_why.map(|why| fact(texts::LEFT_WHY, why)),
            case.life.legal_hold.as_ref().map(|hold| fact(texts::LEGAL_HOLD, dates::in_full(hold.on))),
        ]))]
    }

    /// What was reported and found, in words that a person looks through: they are about both sides.
    fn matter(&mut self, case: &Case, role: Role) -> Vec<Block> {
        let (words, id) = (words(), case.id.0);
        let mut blocks = Vec::new();
        if let Some(opened) = &case.opened {
            let what = self.teller.text(PassageKind::Intake, "what", id, &opened.what);
            blocks.extend([minor(texts::REPORT.to_owned()), Block::Paragraph(what)]);
            let since = self.teller.maybe(PassageKind::Note, "since", id, opened.since.as_ref());
            blocks.extend(since.map(|since| Block::Facts(vec![fact(texts::SINCE, since)])));
        }
        if let Some(safety) = case.safety.as_ref().filter(|_| role == Role::Bullied) {
            let needs: Vec<String> = safety.needs.iter().map(|need| word(&words.needs, *need).to_owned()).collect();
            let note = self.teller.maybe(PassageKind::Note, "safety", id, safety.note.as_ref());
            let known = facts(vec![
                Some(fact(texts::LOOKED_AT, on(safety.on))),
                Some(fact(texts::NEEDED, needs.join("; "))),
                note.map(|note| fact(texts::NOTE, note)),
            ]);
            blocks.extend([minor(texts::SAFETY.to_owned()), Block::Facts(known)]);
        }
        let mut found = Vec::new();
        for (index, assessment) in case.assessments.iter().enumerate() {
            let reason = self.teller.text(PassageKind::Reason, &format!("assessed-{index}"), id, &assessment.reason);
            let label = texts::assessed(&on(assessment.at), word(&words.outcomes, assessment.outcome));
            found.push(fact(&label, reason));
        }
        for (index, finding) in case.findings.iter().enumerate() {
            let shows = self.teller.text(PassageKind::Note, &format!("found-{index}"), id, &finding.shows);
            found.push(fact(&texts::finding(&dates::in_full(finding.on), finding.stopped), shows));
        }
        for (index, turn) in case.turns.iter().enumerate() {
            let (label, note) = match turn {
                Turn::Closed { on, note, .. } => (texts::closed(&dates::in_full(*on)), note.as_ref()),
                Turn::Reopened { on, reason } => (texts::reopened(&dates::in_full(*on)), Some(reason)),
                Turn::Withdrawn { on, reason } => (texts::withdrawn(&dates::in_full(*on)), Some(reason)),
            };
            let note = self.teller.maybe(PassageKind::Note, &format!("turn-{index}"), id, note);
            found.push(fact(&label, note.unwrap_or_else(|| texts::NO_NOTE.to_owned())));
        }
        if !found.is_empty() {
            blocks.extend([minor(texts::FOUND.to_owned()), Block::Facts(found)]);
        }
        let mut seen = Vec::new();
        for evidence in &case.life.evidence {
            let place = self.teller.text(PassageKind::Note, "seen_where", evidence.id.0, &evidence.seen_where);
            let what = self.teller.text(PassageKind::Account, "seen", evidence.id.0, &evidence.what);
            seen.push(fact(&dates::in_full(evidence.on), format!("{place}\n{what}")));
        }
        if !seen.is_empty() {
            blocks.extend([minor(texts::EVIDENCE.to_owned()), Block::Facts(seen)]);
        }
        blocks
    }

    /// The points that were ticked for this pupil.
    fn steps(&mut self, case: &Case) -> Vec<Block> {
        let protocol = case.opened.as_ref().and_then(|opened| Protocol::version(opened.protocol));
        let Some(protocol) = protocol else { return Vec::new() };
        let mut points = Vec::new();
        for (PointKey { round, item, pupil }, state) in &case.points {
            let Some(item) = protocol.item(item).filter(|_| *pupil == Some(self.pupil.id)) else { continue };
            let key = PointKey { round: *round, item: item.id.clone(), pupil: *pupil };
            let text = texts::point(round.0, &item.id.0, &item.text);
            match state {
                PointState::Open => {}
                PointState::Done => points.push((true, text)),
                PointState::NotNeeded { .. } => {
                    let part = format!("point-{}-{}:{}", round.0, item.id, case.id);
                    let reason = case.point_reasons.get(&key);
                    let reason = self.teller.maybe(PassageKind::Reason, &part, self.pupil.id.0, reason);
                    points.push((false, texts::not_needed(&text, reason.as_deref().unwrap_or(ERASED))));
                }
            }
        }
        if points.is_empty() { Vec::new() } else { vec![minor(texts::POINTS.to_owned()), Block::Points(points)] }
    }

    /// The pupil's own conversations, those in which the pupil took part, and the own family's as far as they are for this
    /// reader; and what the pupil told as a witness.
    fn talks(&mut self, case: &Case) -> Vec<Block> {
        let pupil = self.pupil.id;
        let mut blocks = Vec::new();
        for talk in &case.conversations {
            if talk.pupils.contains(&pupil) && self.is_for(&talk.guardians) {
                blocks.extend(self.teller.conversation(talk));
            }
        }
        for witness in case.life.witnesses.iter().filter(|witness| witness.pupil == pupil) {
            let account = self.teller.text(PassageKind::Account, "witness", witness.id.0, &witness.account);
            blocks.push(minor(texts::witness(&dates::in_full(witness.on))));
            blocks.push(Block::Facts(vec![fact(texts::TOLD_TO, self.teller.all_staff(&witness.staff))]));
            blocks.push(Block::Paragraph(account));
        }
        blocks
    }

    fn promises(&mut self, case: &Case) -> Vec<Block> {
        let pupil = self.pupil.id;
        let mut blocks = Vec::new();
        for agreement in &case.agreements {
            if agreement.pupil == pupil || agreement.protects == Some(pupil) {
                // How another pupil kept it is about that pupil.
                blocks.extend(self.teller.agreement(agreement, agreement.pupil == pupil));
            }
        }
        for sanction in case.sanctions.iter().filter(|sanction| sanction.pupil == pupil) {
            blocks.extend(self.teller.sanction(sanction));
        }
        for ((round, _), answer) in case.reflective.iter().filter(|((_, whose), _)| *whose == pupil) {
            let part = format!("reflective-{}:{}", round.0, case.id);
            let why = self.teller.maybe(PassageKind::Reason, &part, pupil.0, answer.why.as_ref());
            let label = texts::reflective(round.0, answer.needed);
            blocks.extend(why.map(|why| Block::Facts(vec![fact(&label, why)])));
        }
        let checks = self.teller.follow_ups(case.follow_ups.iter().filter(|check| check.pupil == pupil));
        if let Some(checks) = checks {
            blocks.extend([minor(texts::CHECKS.to_owned()), checks]);
        }
        for measure in case.measures.iter().filter(|measure| measure.pupil == pupil) {
            blocks.extend(self.teller.measure(measure));
        }
        blocks
    }

    /// What the family was told and asked.
    fn family(&mut self, case: &Case) -> Vec<Block> {
        let (pupil, words) = (self.pupil.id, words());
        let id = |name: &str, index: usize| format!("{name}-{index}:{}", case.id);
        let mut known = Vec::new();
        for (index, told) in case.life.told.iter().enumerate().filter(|(_, told)| told.pupil == pupil) {
            let note = self.teller.maybe(PassageKind::Note, &id("told", index), pupil.0, told.note.as_ref());
            let how =
                texts::told(&dates::in_full(told.on), word(&words.ways, told.channel), &self.teller.staff(told.by));
            known.push(fact(texts::CASE_TOLD, texts::noted(&how, note.as_deref())));
        }
        for (index, told) in case.informed.iter().enumerate().filter(|(_, told)| told.pupil == pupil) {
            let note = self.teller.maybe(PassageKind::Note, &id("informed", index), pupil.0, told.note.as_ref());
            let by = told.by.map(|by| self.teller.staff(by)).unwrap_or_default();
            let how = texts::told(&dates::in_full(told.on), word(&words.ways, told.channel), &by);
            known.push(fact(texts::CLOSING_TOLD, texts::noted(&how, note.as_deref())));
        }
        if let Some(no_talk) = case.not_spoken.get(&pupil) {
            let note = self.teller.maybe(PassageKind::Note, &id("no_talk", 0), pupil.0, no_talk.note.as_ref());
            let why = match no_talk.why {
                NotSpoken::Adult {} => texts::NO_TALK_ADULT,
                NotSpoken::Refused {} => texts::NO_TALK_REFUSED,
                NotSpoken::NotReached { .. } => texts::NO_TALK_NOT_REACHED,
            };
            known.push(fact(texts::NO_TALK, texts::noted(why, note.as_deref())));
        }
        for (index, consent) in case.life.consents.iter().enumerate().filter(|(_, consent)| consent.pupil == pupil) {
            let parents: Vec<String> = consent.guardians.iter().map(|id| self.teller.guardian(*id)).collect();
            let scopes: Vec<&str> = consent.scopes.iter().map(|scope| word(&words.scopes, *scope)).collect();
            if !self.is_pupil() && !self.is_for(&consent.guardians.iter().copied().collect::<Vec<_>>()) {
                continue;
            }
            let note = self.teller.maybe(PassageKind::Note, &id("consent", index), pupil.0, consent.note.as_ref());
            let what = texts::consent(&dates::in_full(consent.on), &parents.join(", "), &scopes.join("; "));
            known.push(fact(texts::CONSENT, texts::noted(&what, note.as_deref())));
        }
        for (index, asked) in case.life.requests.iter().enumerate().filter(|(_, asked)| asked.pupil == pupil) {
            if self.is_for(&[asked.guardian]) {
                let ground = self.teller.text(PassageKind::Reason, &id("asked", index), pupil.0, &asked.ground);
                let answer = texts::answered(&dates::in_full(asked.on), word(&words.requests, asked.answer));
                known.push(fact(texts::INFORMATION, texts::noted(&answer, Some(&ground))));
            }
        }
        if known.is_empty() { Vec::new() } else { vec![minor(texts::FAMILY.to_owned()), Block::Facts(known)] }
    }

    /// What was entered about this pupil, and when.
    fn lines(&mut self, case: &Case) -> Vec<Block> {
        let pupil = self.pupil.id;
        let lines = case.timeline.iter().filter(|line| line.pupils.contains(&pupil));
        let lines: Vec<_> = lines.filter(|line| self.is_pupil() || !is_of_one_parent(line.kind)).collect();
        let rows: Vec<Vec<String>> = lines.into_iter().map(|line| self.teller.timeline_row(line)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let header = texts::LINES_HEADER.map(str::to_owned).to_vec();
        vec![minor(texts::LINES.to_owned()), Block::Table { header, rows }]
    }

    /// The papers that were frozen about this pupil, as far as they are for this reader.
    fn papers(&mut self, case: &Case) -> Vec<Block> {
        let mut rows = Vec::new();
        for report in case.reports.iter().filter(|report| report.recipient.pupil() == self.pupil.id) {
            if let Some(to) = self.teller.reader(&report.recipient) {
                let what = texts::paper(title(report.kind), report.version, &to, &dates::in_full(report.on));
                rows.push(fact(&what, in_groups(&report.sha256)));
            }
        }
        if rows.is_empty() { Vec::new() } else { vec![minor(texts::PAPERS.to_owned()), Block::Facts(rows)] }
    }
}

fn is_of_one_parent(kind: &str) -> bool {
    OF_ONE_PARENT.contains(&kind) || kind.starts_with("measure_")
}
