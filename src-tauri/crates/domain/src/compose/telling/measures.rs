//! Suspensions and removals, from the proposal to the decision on an objection.

use uuid::Uuid;

use super::{Teller, fact, facts, minor, texts};
use crate::case::{Hearing, Measure, MeasureDecision, Notice, Objection};
use crate::compose::PassageKind;
use crate::compose::texts::{and, authority};
use crate::compose::words::{word, words};
use crate::dates;
use crate::document::Block;
use crate::measure::{Letter, Plan, Voice};
use crate::model::Recipient;

impl Teller<'_> {
    /// A measure, with everything that happened with it. What concerns the other parent is left out for a parent.
    pub(in crate::compose) fn measure(&mut self, measure: &Measure) -> Vec<Block> {
        let id = measure.id.0;
        let kind = if measure.plan().is_removal() { texts::REMOVAL } else { texts::SUSPENSION };
        let mut blocks = vec![minor(texts::measure(kind, &self.pupil(measure.pupil), measure.round.0))];
        let mut known = facts(vec![
            Some(fact(texts::PROPOSED, dates::in_full(measure.proposed_on))),
            Some(fact(texts::PROPOSAL, plan(measure.proposed))),
            Some(fact(texts::FACTS, self.text(PassageKind::MeasureFacts, "facts", id, &measure.facts))),
            Some(fact(texts::TRIED, self.text(PassageKind::MeasureTried, "tried", id, &measure.tried))),
        ]);
        if let Some((on, by)) = &measure.requested {
            let by = self.text(PassageKind::DecidedBy, "requested", id, by);
            known.push(fact(texts::REQUESTED, texts::by_on(&dates::in_full(*on), &by)));
        }
        for (voice, on, way) in &measure.invited {
            if let Some(who) = self.voice(*voice, measure) {
                let when = texts::dated(&dates::in_full(*on), &format!("{who} ({})", word(&words().ways, *way)));
                known.push(fact(texts::INVITED, when));
            }
        }
        for (index, hearing) in measure.heard.iter().enumerate() {
            known.extend(self.hearing(hearing, measure, texts::HEARD, &format!("heard-{index}"), id));
        }
        for (index, (voice, on, note)) in measure.declined.iter().enumerate() {
            if let Some(who) = self.voice(*voice, measure) {
                let note = self.maybe(PassageKind::Note, &format!("declined-{index}"), id, note.as_ref());
                let when = texts::dated(&dates::in_full(*on), &texts::noted(&who, note.as_deref()));
                known.push(fact(texts::DECLINED, when));
            }
        }
        let not_before =
            self.maybe(PassageKind::NotHeardBefore, "not_heard_before", id, measure.not_heard_before.as_ref());
        known.extend(not_before.map(|why| fact(texts::NOT_HEARD_BEFORE, why)));
        let answers = &words().answers;
        let (applies, qualified) = (measure.compulsory.applies, measure.compulsory.qualified);
        let note = self.maybe(PassageKind::Note, "compulsory", id, measure.compulsory_note.as_ref());
        let compulsory = texts::compulsory(word(answers, applies), word(answers, qualified));
        known.push(fact(texts::COMPULSORY, texts::noted(&compulsory, note.as_deref())));
        if let Some((begun, ended, result)) = &measure.consulted {
            let result = self.maybe(PassageKind::Note, "consulted", id, result.as_ref());
            let ended = ended.map(dates::in_full);
            let consulted = texts::consulted(&dates::in_full(*begun), ended.as_deref(), result.as_deref());
            known.push(fact(texts::CONSULTED, consulted));
        }
        if let Some((on, school)) = &measure.school_found {
            let school = self.text(PassageKind::ReceivingSchool, "school", id, school);
            known.push(fact(texts::SCHOOL_FOUND, texts::dated(&dates::in_full(*on), &school)));
        }
        for (index, decision) in measure.decisions.iter().enumerate() {
            known.extend(self.decision(decision, index, id));
        }
        if let Some((by, what)) = &measure.schoolwork {
            let by = self.text(PassageKind::Schoolwork, "schoolwork_by", id, by);
            let what = self.text(PassageKind::Schoolwork, "schoolwork", id, what);
            known.push(fact(texts::SCHOOLWORK, texts::dated(&by, &what)));
        }
        known.extend(self.letters(measure).map(|letters| fact(texts::LETTERS, letters)));
        let notices = [
            (texts::INSPECTORATE, "inspectorate", &measure.inspectorate),
            (texts::MUNICIPALITY, "municipality", &measure.municipality),
        ];
        for (label, part, notice) in notices {
            known.extend(notice.as_ref().map(|notice| fact(label, self.notice(notice, part, id))));
        }
        if let Some((last, why)) = &measure.ended_early {
            let why = self.text(PassageKind::Reason, "ended_early", id, why);
            known.push(fact(texts::ENDED_EARLY, texts::dated(&dates::in_full(*last), &why)));
        }
        if let Some((on, why)) = &measure.withdrawn {
            let why = self.text(PassageKind::Reason, "measure_withdrawn", id, why);
            known.push(fact(texts::WITHDRAWN, texts::dated(&dates::in_full(*on), &why)));
        }
        for (index, lift) in measure.lifts.iter().enumerate() {
            let why = self.text(PassageKind::Reason, &format!("lift-{index}"), id, &lift.reason);
            known.push(fact(texts::LIFTED, texts::dated(&self.staff(lift.by), &why)));
        }
        blocks.push(Block::Facts(known));
        for objection in &measure.objections {
            let objection = self.objection(objection, measure);
            blocks.extend((!objection.is_empty()).then_some(Block::Facts(objection)));
        }
        blocks
    }

    fn decision(&mut self, decision: &MeasureDecision, index: usize, id: Uuid) -> Vec<(String, String)> {
        let part = |teller: &mut Self, kind, name: &str, text| teller.maybe(kind, &format!("{name}-{index}"), id, text);
        let by = part(self, PassageKind::DecidedBy, "decided_by", Some(&decision.decided_by)).unwrap_or_default();
        let by = if decision.board { format!("{by}, {}", texts::BOARD) } else { by };
        let day = dates::in_full(decision.decided_on);
        let behalf = part(self, PassageKind::OnBehalfOf, "on_behalf_of", decision.on_behalf_of.as_ref());
        let mandate = part(self, PassageKind::Mandate, "mandate", decision.mandate.as_ref());
        let reasons = part(self, PassageKind::MeasureReasons, "reasons", decision.reasons.as_ref());
        let changed = part(self, PassageKind::MeasureChange, "changed", decision.changed.as_ref());
        facts(vec![
            Some(fact(texts::DECIDED, texts::dated(&day, &plan(decision.plan)))),
            Some(fact(texts::BY, by)),
            behalf.map(|text| fact(texts::ON_BEHALF_OF, text)),
            mandate.map(|text| fact(texts::MANDATE, text)),
            reasons.map(|text| fact(texts::REASONS, text)),
            changed.map(|text| fact(texts::CHANGED, text)),
        ])
    }

    /// A hearing; for a parent only one where that parent or the pupil was heard.
    fn hearing(
        &mut self,
        hearing: &Hearing,
        measure: &Measure,
        label: &str,
        part: &str,
        id: Uuid,
    ) -> Option<(String, String)> {
        let voices: Vec<String> = hearing.voices.iter().filter_map(|voice| self.voice(*voice, measure)).collect();
        if voices.is_empty() {
            return None;
        }
        let staff = self.all_staff(&hearing.staff);
        let account = self.text(PassageKind::Account, part, id, &hearing.account);
        let who = texts::dated(&dates::in_full(hearing.on), &texts::noted(&and(&voices), Some(&staff)));
        Some(fact(label, format!("{who}\n{account}")))
    }

    fn objection(&mut self, objection: &Objection, measure: &Measure) -> Vec<(String, String)> {
        let id = objection.id.0;
        let Some(by) = self.voice(objection.by, measure) else { return Vec::new() };
        let note = self.maybe(PassageKind::Note, "objection", id, objection.note.as_ref());
        let by = texts::dated(&dates::in_full(objection.received), &texts::noted(&by, note.as_deref()));
        let mut known = vec![fact(texts::OBJECTION, by)];
        for (index, hearing) in objection.hearings.iter().enumerate() {
            known.extend(self.hearing(hearing, measure, texts::OBJECTION_HEARD, &format!("hearing-{index}"), id));
        }
        known.extend(objection.reports_offered.map(|on| fact(texts::REPORTS_OFFERED, dates::in_full(on))));
        if let Some(decision) = &objection.decision {
            let by = self.text(PassageKind::DecidedBy, "ruled_by", id, &decision.by);
            let ruling = format!("{}, {by}", word(&words().rulings, decision.ruling));
            known.push(fact(texts::RULING, texts::dated(&dates::in_full(decision.on), &ruling)));
            let reasons = self.maybe(PassageKind::MeasureReasons, "ruling", id, decision.reasons.as_ref());
            let after = self.maybe(PassageKind::Consequences, "consequences", id, decision.consequences.as_ref());
            known.extend(reasons.map(|text| fact(texts::REASONS, text)));
            known.extend(after.map(|text| fact(texts::CONSEQUENCES, text)));
        }
        known
    }

    fn notice(&mut self, notice: &Notice, part: &str, id: Uuid) -> String {
        let by = self.text(PassageKind::DecidedBy, &format!("told-{part}"), id, &notice.by);
        let note = self.maybe(PassageKind::Note, &format!("note-{part}"), id, notice.note.as_ref());
        texts::noted(&texts::by_on(&dates::in_full(notice.on), &by), note.as_deref())
    }

    fn letters(&self, measure: &Measure) -> Option<String> {
        let made = measure.letters.iter().filter_map(|made| {
            let to = self.reader(&made.to)?;
            Some(texts::letter_made(&dates::in_full(made.on), letter(made.letter), &to, made.concept))
        });
        let sent = measure.sent.iter().filter_map(|sent| {
            let (to, way) = (self.reader(&sent.to)?, word(&words().ways, sent.channel));
            Some(texts::letter_sent(&dates::in_full(sent.on), letter(sent.letter), &to, way))
        });
        let all: Vec<String> = made.chain(sent).collect();
        (!all.is_empty()).then(|| all.join("\n"))
    }

    /// Whom a paper is for; nothing when it is for a parent who does not read this.
    pub(in crate::compose) fn reader(&self, to: &Recipient) -> Option<String> {
        match to {
            Recipient::Pupil { pupil } => Some(self.pupil(*pupil)),
            Recipient::Authority { authority: which, .. } => Some(authority(*which).to_owned()),
            Recipient::Guardians { guardians, .. } => {
                let theirs = self.parent().is_none_or(|parent| guardians.contains(&parent));
                let names: Vec<String> = guardians.iter().map(|id| self.guardian(*id)).collect();
                theirs.then(|| and(&names))
            }
        }
    }

    /// Who is meant; nothing when it is a parent and another one reads this.
    fn voice(&self, voice: Voice, measure: &Measure) -> Option<String> {
        match voice {
            Voice::Pupil {} => Some(self.pupil(measure.pupil)),
            Voice::Guardian { guardian } => {
                self.parent().is_none_or(|parent| parent == guardian).then(|| self.guardian(guardian))
            }
        }
    }
}

fn plan(plan: Plan) -> String {
    match plan {
        Plan::Suspension { first, last, pending: _ } => {
            let days = texts::days(&dates::in_full(first), &dates::in_full(last));
            format!("{}, {days}", texts::SUSPENSION.to_lowercase())
        }
        Plan::Removal { from } => {
            let from = from.map(dates::in_full);
            format!("{}, {}", texts::REMOVAL.to_lowercase(), texts::removal_from(from.as_deref()))
        }
    }
}

fn letter(letter: Letter) -> &'static str {
    match letter {
        Letter::Invitation {} => texts::LETTER_INVITATION,
        Letter::Announcement {} => texts::LETTER_ANNOUNCEMENT,
        Letter::Decision {} => texts::LETTER_DECISION,
        Letter::Objection { .. } => texts::LETTER_OBJECTION,
        Letter::Inspectorate {} => texts::LETTER_INSPECTORATE,
        Letter::Municipality {} => texts::LETTER_MUNICIPALITY,
        Letter::Proposal {} => texts::LETTER_PROPOSAL,
        Letter::Hearing { .. } => texts::LETTER_HEARING,
    }
}
