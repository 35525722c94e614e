//! Suspensions and removals: what was recorded, what lacks with its source, and what is next by when.

use app::domain::case::{
    Concerned, Duty, DutyKind, Hearing, Measure, MeasureDecision, MeasureFacts, Notice, Objection, Stage, StageState,
    next_stage,
};
use app::domain::ids::{MeasureId, ObjectionId, PupilId};
use app::domain::measure::{ObjectionOutcome, Plan, Source, Voice};
use app::domain::model::{Answer, ContactWay};
use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::measure_letters::{LetterView, TermView, term};
use super::steps::status;
use super::{Look, StatusView, Written, maybe, written};
use crate::views::date;

views! {
    /// A suspension or removal (*maatregel*).
    MeasureView {
        id: MeasureId,
        round: u8,
        pupil: PupilId,
        name: String,
        proposed_by: String,
        proposed_on: String,
        proposed: Plan,
        facts: Written,
        tried: Written,
        plan: Plan,
        last_day: Option<String>,
        of_age: bool,
        compulsory: bool,
        stages: Vec<StageView>,
        next: Option<StageView>,
        voices: Vec<VoiceView>,
        hearings: Vec<HearingView>,
        heard_later: bool,
        not_heard_before: Written,
        answers: CompulsoryView,
        requested: Option<DoneView>,
        consulted: Option<ConsultedView>,
        school_found: Option<DoneView>,
        decisions: Vec<DecisionView>,
        schoolwork: Option<SchoolworkView>,
        inspectorate: Option<NoticeView>,
        municipality: Option<NoticeView>,
        letters: Vec<LetterView>,
        objections: Vec<ObjectionView>,
        ended_early: Option<DoneView>,
        withdrawn: Option<DoneView>,
        duties: Vec<MeasureDutyView>,
    }
    /// A part of its way, in the order of the law.
    StageView { stage: Stage, status: StatusView, due: Option<String>, extended: Option<String> }
    /// Someone of the family, and what became of hearing them.
    VoiceView { voice: Voice, name: String, invited_on: Option<String>, invited_by: Option<ContactWay>, heard_on: Option<String>, declined_on: Option<String>, note: Written }
    /// A hearing.
    HearingView { on: String, voices: Vec<String>, staff: Vec<String>, account: Written }
    /// What a person answered about the Leerplichtwet.
    CompulsoryView { applies: Answer, qualified: Answer, note: Written }
    /// Something that was done on a day: by whom, which, or why.
    DoneView { on: String, text: Written }
    /// The consultation with the Inspectie.
    ConsultedView { begun: String, ended: Option<String>, result: Written }
    /// A decision, with what it was changed for when it took the place of the one before.
    DecisionView { plan: Plan, decided_on: String, decided_by: Written, board: bool, on_behalf_of: Written, mandate: Written, reasons: Written, changed: Written }
    /// Who sees to schoolwork, and how.
    SchoolworkView { by: Written, what: Written }
    /// Word to the Inspectie or the municipality.
    NoticeView { on: String, by: Written, note: Written }
    /// An objection.
    ObjectionView { id: ObjectionId, received: String, by: String, note: Written, hearings: Vec<HearingView>, reports_offered: Option<String>, due: TermView, decision: Option<RulingView> }
    /// The decision on an objection.
    RulingView { on: String, by: Written, ruling: ObjectionOutcome, reasons: Written, consequences: Written }
    /// What the law still asks.
    MeasureDutyView { what: &'static str, name: String, due: String, extended: Option<String>, source: String, checked_on: Option<String> }
}

impl Look<'_> {
    pub(super) fn facts(&self) -> MeasureFacts<'_> {
        MeasureFacts { people: &self.file.people, school: &self.file.school, today: self.file.today }
    }

    pub(super) fn measures(&self) -> Vec<MeasureView> {
        self.file.case.measures.iter().rev().map(|measure| self.measure(measure)).collect()
    }

    fn measure(&self, measure: &Measure) -> MeasureView {
        let (case, facts) = (&self.file.case, self.facts());
        let stages = case.measure_stages(measure.id, &facts);
        let decided = measure.decision().map(|decision| decision.decided_on);
        let on = decided.unwrap_or(facts.today);
        let whom = Concerned::on(case, facts.people, measure.pupil, on);
        let duties = case.duties(&facts).into_iter().filter(|duty| duty.measure == measure.id);
        let done = |(on, text): &(NaiveDate, app::domain::text::Text)| DoneView { on: date(*on), text: written(text) };
        MeasureView {
            id: measure.id,
            round: measure.round.0,
            pupil: measure.pupil,
            name: self.name(measure.pupil),
            proposed_by: self.staff(measure.proposed_by),
            proposed_on: date(measure.proposed_on),
            proposed: measure.proposed,
            facts: written(&measure.facts),
            tried: written(&measure.tried),
            plan: measure.plan(),
            last_day: measure.days().map(|(_, last)| date(last)),
            of_age: whom.of_age,
            compulsory: measure.is_compulsory(&facts, on),
            next: next_stage(&stages).map(stage),
            stages: stages.iter().map(stage).collect(),
            voices: whom.voices().into_iter().map(|voice| self.voice(measure, voice)).collect(),
            hearings: measure.heard.iter().map(|hearing| self.hearing(measure, hearing)).collect(),
            heard_later: measure.not_heard_before.is_some(),
            not_heard_before: maybe(measure.not_heard_before.as_ref()),
            answers: CompulsoryView {
                applies: measure.compulsory.applies,
                qualified: measure.compulsory.qualified,
                note: maybe(measure.compulsory_note.as_ref()),
            },
            requested: measure.requested.as_ref().map(done),
            consulted: measure.consulted.as_ref().map(|(begun, ended, result)| ConsultedView {
                begun: date(*begun),
                ended: ended.map(date),
                result: maybe(result.as_ref()),
            }),
            school_found: measure.school_found.as_ref().map(done),
            decisions: measure.decisions.iter().map(decision).collect(),
            schoolwork: measure
                .schoolwork
                .as_ref()
                .map(|(by, what)| SchoolworkView { by: written(by), what: written(what) }),
            inspectorate: measure.inspectorate.as_ref().map(notice),
            municipality: measure.municipality.as_ref().map(notice),
            letters: self.letters(measure),
            objections: measure.objections.iter().map(|objection| self.objection(measure, objection)).collect(),
            ended_early: measure.ended_early.as_ref().map(done),
            withdrawn: measure.withdrawn.as_ref().map(done),
            duties: duties.map(|found| self.duty(measure, &found)).collect(),
        }
    }

    fn voice(&self, measure: &Measure, voice: Voice) -> VoiceView {
        let invited = measure.invited.iter().rfind(|(who, ..)| *who == voice);
        let declined = measure.declined.iter().rfind(|(who, ..)| *who == voice);
        let heard = measure.heard.iter().rfind(|hearing| hearing.voices.contains(&voice));
        VoiceView {
            voice,
            name: self.voice_name(measure, voice),
            invited_on: invited.map(|(_, on, _)| date(*on)),
            invited_by: invited.map(|(.., channel)| *channel),
            heard_on: heard.map(|hearing| date(hearing.on)),
            declined_on: declined.map(|(_, on, _)| date(*on)),
            note: declined.and_then(|(.., note)| maybe(note.as_ref())),
        }
    }

    pub(super) fn voice_name(&self, measure: &Measure, voice: Voice) -> String {
        match voice {
            Voice::Pupil {} => self.name(measure.pupil),
            Voice::Guardian { guardian } => self.guardian(guardian).name,
        }
    }

    fn hearing(&self, measure: &Measure, hearing: &Hearing) -> HearingView {
        HearingView {
            on: date(hearing.on),
            voices: hearing.voices.iter().map(|voice| self.voice_name(measure, *voice)).collect(),
            staff: hearing.staff.iter().map(|id| self.staff(*id)).collect(),
            account: written(&hearing.account),
        }
    }

    fn objection(&self, measure: &Measure, objection: &Objection) -> ObjectionView {
        ObjectionView {
            id: objection.id,
            received: date(objection.received),
            by: self.voice_name(measure, objection.by),
            note: maybe(objection.note.as_ref()),
            hearings: objection.hearings.iter().map(|hearing| self.hearing(measure, hearing)).collect(),
            reports_offered: objection.reports_offered.map(date),
            due: term(measure.objection_due(objection, &self.facts())),
            decision: objection.decision.as_ref().map(|decision| RulingView {
                on: date(decision.on),
                by: written(&decision.by),
                ruling: decision.ruling,
                reasons: maybe(decision.reasons.as_ref()),
                consequences: maybe(decision.consequences.as_ref()),
            }),
        }
    }

    fn duty(&self, measure: &Measure, duty: &Duty) -> MeasureDutyView {
        let (source, checked_on) = reference(duty.source);
        let name = match &duty.kind {
            DutyKind::SendDecision(to) | DutyKind::SendWithdrawal(to) | DutyKind::SendObjectionDecision(_, to) => {
                self.recipient_name(to)
            }
            DutyKind::Hear(voice) => self.voice_name(measure, *voice),
            _ => String::new(),
        };
        MeasureDutyView {
            what: duty.kind.task().code(),
            name,
            due: date(duty.due),
            extended: duty.extended.map(date),
            source,
            checked_on,
        }
    }
}

fn stage(state: &StageState) -> StageView {
    StageView {
        stage: state.stage,
        status: status(state.status),
        due: state.due.map(date),
        extended: state.extended.map(date),
    }
}

fn decision(decision: &MeasureDecision) -> DecisionView {
    DecisionView {
        plan: decision.plan,
        decided_on: date(decision.decided_on),
        decided_by: written(&decision.decided_by),
        board: decision.board,
        on_behalf_of: maybe(decision.on_behalf_of.as_ref()),
        mandate: maybe(decision.mandate.as_ref()),
        reasons: maybe(decision.reasons.as_ref()),
        changed: maybe(decision.changed.as_ref()),
    }
}

fn notice(notice: &Notice) -> NoticeView {
    NoticeView { on: date(notice.on), by: written(&notice.by), note: maybe(notice.note.as_ref()) }
}

pub(super) fn reference(source: Source) -> (String, Option<String>) {
    (source.reference().to_owned(), source.checked_on().map(date))
}
