//! A case as the page sees it.

use app::CaseFile;
use app::domain::case::{Case, FollowUpState, Missing, Phase, Turn};
use app::domain::document::DocumentKind;
use app::domain::event::PointState;
use app::domain::ids::{
    AgreementId, CaseId, ConversationId, FollowUpId, GuardianId, PupilId, ReportId, SanctionId, StaffId,
};
use app::domain::model::{
    Answer, Apology, Behaviour, ContactWay, ConversationForm, Kept, NotSpoken, Outcome, Place, Recipient, Reporter,
    Role, SafetyNeed, SanctionKind, StopCard, Trend, Warning,
};
use app::domain::people::{Guardian, Pupil, Staff};
use app::domain::protocol::{ItemId, Pause, Step};
use app::domain::text::Text;
use serde::Serialize;
use specta::Type;

use super::{date, moment};

/// A case (*dossier*) with everything that the screen of a case shows. Dates are "2026-11-03", moments RFC 3339.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// Identity.
    pub id: CaseId,
    /// Its number, such as "2026-014".
    pub number: String,
    /// Where it stands.
    pub phase: PhaseView,
    /// The current round.
    pub round: u8,
    /// The report it began with.
    pub intake: IntakeView,
    /// The pupils and their parents, in the order in which they came.
    pub parties: Vec<PartyView>,
    /// Everyone at school who is known.
    pub staff: Vec<Staff>,
    /// The latest answers to the stop cards.
    pub stop_cards: Vec<StopCardView>,
    /// The latest look at safety.
    pub safety: Option<SafetyView>,
    /// Decisions on bullying or teasing, the latest first.
    pub assessments: Vec<AssessmentView>,
    /// The seven steps.
    pub steps: Vec<StepView>,
    /// What to do next.
    pub next: Option<NextView>,
    /// The answer to the question before step 3, in this round.
    pub joint_question: Option<JointQuestionView>,
    /// Conversations in order of entry, of all rounds.
    pub conversations: Vec<ConversationView>,
    /// Why parents were not spoken.
    pub not_spoken: Vec<NotSpokenView>,
    /// Agreements, of all rounds.
    pub agreements: Vec<AgreementView>,
    /// Sanctions, of all rounds.
    pub sanctions: Vec<SanctionView>,
    /// Answers to 3.6, of all rounds.
    pub reflective: Vec<ReflectiveView>,
    /// Planned checks, by date.
    pub follow_ups: Vec<FollowUpView>,
    /// Findings on whether it stopped, the latest first.
    pub findings: Vec<FindingView>,
    /// Families that were told.
    pub informed: Vec<InformedView>,
    /// The answer to 6.2.
    pub incident: Option<IncidentView>,
    /// Closings, reopenings, later rounds and withdrawal, oldest first.
    pub turns: Vec<TurnView>,
    /// Frozen documents, the latest first.
    pub reports: Vec<ReportView>,
    /// Papers that can be made now.
    pub offers: Vec<OfferView>,
    /// Drafts, the last saved first.
    pub drafts: Vec<DraftHeadView>,
    /// What happened, the latest first.
    pub timeline: Vec<TimelineView>,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PhaseView {
    /// In hand.
    Open,
    /// Closed.
    Closed,
    /// Withdrawn.
    Withdrawn,
}

/// A piece of text: `null` when it was erased.
pub type Written = Option<String>;

macro_rules! views {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, Type)]
        #[serde(rename_all = "camelCase")]
        #[expect(missing_docs, reason = "the fields are those of the domain's type of this name")]
        pub struct $name { $(pub $field: $type),* }
    )+};
}

views! {
    /// The report (*melding*).
    IntakeView {
        reported_on: String,
        reporter: Reporter,
        reporter_note: Written,
        place: Place,
        place_reason: Written,
        since: Written,
        behaviours: Vec<Behaviour>,
        what: Written,
    }
    /// A pupil in this case.
    PartyView { pupil: Pupil, name: String, short_name: String, age: Option<u32>, role: Role, guardians: Vec<GuardianView> }
    /// A parent or guardian.
    GuardianView { guardian: Guardian, name: String }
    /// An answer to a stop card.
    StopCardView { card: StopCard, yes: bool, referred_on: Option<String>, referred_to: Written }
    /// Safety today.
    SafetyView { needs: Vec<SafetyNeed>, note: Written, parents_early: bool, step_two_told_for: Option<String>, looked_at: String }
    /// A decision on bullying or teasing.
    AssessmentView {
        at: String,
        answers: Vec<(ItemId, Answer)>,
        notes: Vec<(ItemId, Written)>,
        outcome: Outcome,
        indicated: Outcome,
        reason: Written,
    }
    /// A step.
    StepView { step: Step, number: u8, title: String, who: String, status: StatusView, rows: Vec<RowView> }
    /// A row of a step: one pupil, or none in step 6.
    RowView {
        pupil: Option<PupilId>,
        name: String,
        guardians: Vec<NamedGuardian>,
        status: StatusView,
        points: Vec<PointView>,
        conversations: Vec<ConversationId>,
        missing: Vec<MissingView>,
        not_heard: Vec<NamedGuardian>,
    }
    /// A guardian by name.
    NamedGuardian { id: GuardianId, name: String }
    /// A point of a step.
    PointView {
        id: ItemId,
        text: String,
        prompts: Vec<String>,
        pause: Pause,
        added: bool,
        happens: bool,
        card: Option<ItemId>,
        state: PointStateView,
        reason: Written,
    }
    /// Something that is missing.
    MissingView { what: String, follow_up: Option<FollowUpId>, date: Option<String>, pupil: Option<PupilId>, card: Option<StopCard> }
    /// What to do next.
    NextView { step: Step, pupil: Option<PupilId>, name: String, missing: MissingView }
    /// The answer to the question before step 3.
    JointQuestionView { wanted: Answer, safe: Answer, note: Written }
    /// A conversation.
    ConversationView {
        id: ConversationId,
        recorded_at: String,
        round: u8,
        step: Step,
        held_on: String,
        form: ConversationForm,
        setting: Written,
        pupils: Vec<PupilId>,
        guardians: Vec<GuardianId>,
        staff: Vec<StaffId>,
        points: Vec<ItemId>,
        account: Written,
        remarks: Written,
        apology: Option<Apology>,
        corrections: Vec<Written>,
    }
    /// Why parents were not spoken.
    NotSpokenView { pupil: PupilId, why: NotSpoken, note: Written }
    /// An agreement.
    AgreementView {
        id: AgreementId,
        round: u8,
        step: Step,
        pupil: PupilId,
        protects: Option<PupilId>,
        what: Written,
        from: String,
        until: Option<String>,
        check: Written,
        checks: Vec<AgreementCheckView>,
        ended: Option<Written>,
    }
    /// A look at an agreement.
    AgreementCheckView { on: String, kept: Kept, note: Written }
    /// A sanction.
    SanctionView {
        id: SanctionId,
        round: u8,
        pupil: PupilId,
        kind: SanctionKind,
        what: Written,
        due: Option<String>,
        withdrawn: Option<Written>,
    }
    /// An answer to 3.6.
    ReflectiveView { round: u8, pupil: PupilId, needed: bool, why: Written }
    /// A planned check.
    FollowUpView {
        id: FollowUpId,
        round: u8,
        pupil: PupilId,
        name: String,
        original: String,
        date: String,
        moved: Written,
        state: FollowUpStateView,
    }
    /// A finding on whether it stopped.
    FindingView { round: u8, on: String, stopped: bool, shows: Written }
    /// A family that was told.
    InformedView { round: u8, pupil: PupilId, on: String, channel: ContactWay, note: Written }
    /// The answer to 6.2.
    IncidentView { serious: bool, registered_on: Option<String>, registered_by: Written }
    /// A turn in the life of a case.
    TurnView { kind: TurnKind, on: String, round: Option<u8>, light: bool, reason: Written }
    /// A frozen document.
    ReportView {
        id: ReportId,
        kind: DocumentKind,
        round: u8,
        version: u32,
        recipient: Recipient,
        recipient_name: String,
        conversation: Option<ConversationId>,
        on: String,
        sha256: String,
        superseded: bool,
    }
    /// A paper that can be made.
    OfferView {
        kind: DocumentKind,
        recipient: Recipient,
        recipient_name: String,
        conversation: Option<ConversationId>,
        held_on: Option<String>,
        version: u32,
    }
    /// That there is a draft.
    DraftHeadView { id: String, case_id: CaseId, kind: String, label: String, updated_at: String }
    /// One line of the timeline.
    TimelineView {
        kind: String,
        entered_at: String,
        happened_on: Option<String>,
        by: String,
        pupils: Vec<String>,
        step: Option<u8>,
        warnings: Vec<(Warning, Written)>,
    }
}

/// The status of a step or row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum StatusView {
    NotStarted,
    Busy,
    Done,
    NotNeeded,
    ActionNeeded,
}

/// The state of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum PointStateView {
    Open,
    Done,
    NotNeeded,
}

/// What became of a planned check.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(tag = "state", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum FollowUpStateView {
    Planned {},
    Held { on: String, words: Written, safe_room: bool, trend: Trend, counsellor_offered: bool },
    Cancelled { reason: Written },
}

/// Which turn a case took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in the domain")]
pub enum TurnKind {
    Closed,
    Reopened,
    Withdrawn,
    RoundStarted,
}

impl CaseView {
    /// The view of a case; `None` for one that was never opened, which no list leads to.
    pub fn new(file: &CaseFile) -> Option<Self> {
        let (case, opened) = (&file.case, file.case.opened.as_ref()?);
        let phase = match case.phase {
            Phase::New => return None,
            Phase::Open => PhaseView::Open,
            Phase::Closed => PhaseView::Closed,
            Phase::Withdrawn => PhaseView::Withdrawn,
        };
        let look = Look { file };
        let mut follow_ups: Vec<_> = case.follow_ups.iter().map(|f| look.follow_up(f)).collect();
        follow_ups.sort_by(|a, b| a.date.cmp(&b.date));
        Some(Self {
            id: case.id,
            number: opened.number.to_string(),
            phase,
            round: case.round.0,
            intake: IntakeView {
                reported_on: date(opened.reported_on),
                reporter: opened.reporter,
                reporter_note: maybe(opened.reporter_note.as_ref()),
                place: opened.place,
                place_reason: maybe(opened.place_reason.as_ref()),
                since: maybe(opened.since.as_ref()),
                behaviours: opened.behaviours.iter().copied().collect(),
                what: written(&opened.what),
            },
            parties: look.parties(),
            staff: file.people.staff.values().cloned().collect(),
            stop_cards: look.stop_cards(),
            safety: look.safety(),
            assessments: look.assessments(),
            steps: look.steps(),
            next: look.next(),
            joint_question: case.joint_question.get(&case.round).map(|q| JointQuestionView {
                wanted: q.wanted,
                safe: q.safe,
                note: maybe(q.note.as_ref()),
            }),
            conversations: look.conversations(),
            not_spoken: look.not_spoken(),
            agreements: look.agreements(),
            sanctions: look.sanctions(),
            reflective: look.reflective(),
            follow_ups,
            findings: look.findings(),
            informed: look.informed(),
            incident: case.incident.as_ref().map(|incident| IncidentView {
                serious: incident.serious,
                registered_on: incident.registered_on.map(date),
                registered_by: maybe(incident.registered_by.as_ref()),
            }),
            turns: turns(case),
            reports: look.reports(),
            offers: look.offers(),
            drafts: file.drafts.iter().map(DraftHeadView::new).collect(),
            timeline: look.timeline(),
        })
    }
}

impl DraftHeadView {
    /// The view of a draft's head.
    pub fn new(head: &app::DraftHead) -> Self {
        Self {
            id: head.id.0.to_string(),
            case_id: head.case,
            kind: head.kind.clone(),
            label: head.label.clone(),
            updated_at: moment(head.updated_at),
        }
    }
}

fn written(text: &Text) -> Written {
    text.written().map(str::to_owned)
}

fn maybe(text: Option<&Text>) -> Written {
    text.and_then(written)
}

fn missing(missing: Missing) -> MissingView {
    let mut view = MissingView {
        what: app::missing_code(missing).to_owned(),
        follow_up: None,
        date: None,
        pupil: None,
        card: None,
    };
    match missing {
        Missing::FollowUp(id, day) => {
            view.follow_up = Some(id);
            view.date = Some(date(day));
        }
        Missing::FamilyInformed(pupil) | Missing::DossierTold(pupil) => view.pupil = Some(pupil),
        Missing::Referral(card) => view.card = Some(card),
        _ => {}
    }
    view
}

fn turns(case: &Case) -> Vec<TurnView> {
    let mut turns: Vec<TurnView> = case
        .turns
        .iter()
        .map(|turn| match turn {
            Turn::Closed { on, light, note } => TurnView {
                kind: TurnKind::Closed,
                on: date(*on),
                round: None,
                light: *light,
                reason: maybe(note.as_ref()),
            },
            Turn::Reopened { on, reason } => {
                TurnView { kind: TurnKind::Reopened, on: date(*on), round: None, light: false, reason: written(reason) }
            }
            Turn::Withdrawn { on, reason } => TurnView {
                kind: TurnKind::Withdrawn,
                on: date(*on),
                round: None,
                light: false,
                reason: written(reason),
            },
        })
        .collect();
    turns.extend(case.rounds.iter().map(|start| TurnView {
        kind: TurnKind::RoundStarted,
        on: date(start.on),
        round: Some(start.round.0),
        light: false,
        reason: written(&start.reason),
    }));
    turns.sort_by(|a, b| a.on.cmp(&b.on));
    turns
}

/// Looks at a case with its people at hand.
struct Look<'a> {
    file: &'a CaseFile,
}

impl Look<'_> {
    fn name(&self, pupil: PupilId) -> String {
        self.file.people.pupils.get(&pupil).map(|known| known.name.full()).unwrap_or_default()
    }

    fn guardian(&self, id: GuardianId) -> NamedGuardian {
        let name = self.file.people.guardians.get(&id).map(|known| known.name.full()).unwrap_or_default();
        NamedGuardian { id, name }
    }

    fn recipient_name(&self, recipient: &Recipient) -> String {
        match recipient {
            Recipient::Pupil { pupil } => self.name(*pupil),
            Recipient::Guardians { guardians, .. } => {
                let names: Vec<String> = guardians.iter().map(|id| self.guardian(*id).name).collect();
                app::domain::compose::texts::and(&names)
            }
        }
    }

    fn parties(&self) -> Vec<PartyView> {
        let (people, today) = (&self.file.people, self.file.today);
        let mut parties = Vec::new();
        for participation in &self.file.case.participations {
            let Some(pupil) = people.pupils.get(&participation.pupil) else { continue };
            let guardians = people.guardians_of(pupil.id).into_iter();
            parties.push(PartyView {
                pupil: pupil.clone(),
                name: pupil.name.full(),
                short_name: pupil.name.short().to_owned(),
                age: pupil.age_on(today),
                role: participation.role,
                guardians: guardians.map(|g| GuardianView { guardian: g.clone(), name: g.name.full() }).collect(),
            });
        }
        parties
    }

    fn stop_cards(&self) -> Vec<StopCardView> {
        let cards = self.file.case.stop_cards.iter();
        cards
            .map(|(card, state)| StopCardView {
                card: *card,
                yes: state.yes,
                referred_on: state.referred_on.map(date),
                referred_to: maybe(state.referred_to.as_ref()),
            })
            .collect()
    }

    fn safety(&self) -> Option<SafetyView> {
        self.file.case.safety.as_ref().map(|safety| SafetyView {
            needs: safety.needs.iter().copied().collect(),
            note: maybe(safety.note.as_ref()),
            parents_early: safety.parents_early,
            step_two_told_for: safety.step_two_told_for.map(date),
            looked_at: moment(safety.on),
        })
    }

    fn assessments(&self) -> Vec<AssessmentView> {
        let assessments = self.file.case.assessments.iter().rev();
        assessments
            .map(|a| AssessmentView {
                at: moment(a.at),
                answers: a.answers.iter().map(|(item, answer)| (item.clone(), *answer)).collect(),
                notes: a.notes.iter().map(|(item, note)| (item.clone(), written(note))).collect(),
                outcome: a.outcome,
                indicated: a.indicated,
                reason: written(&a.reason),
            })
            .collect()
    }

    fn steps(&self) -> Vec<StepView> {
        let steps = self.file.progress.steps.iter();
        steps
            .map(|step| {
                let texts = self.file.protocol.step(step.step);
                StepView {
                    step: step.step,
                    number: step.step.number(),
                    title: texts.map(|t| t.title.clone()).unwrap_or_default(),
                    who: texts.map(|t| t.who.clone()).unwrap_or_default(),
                    status: status(step.status),
                    rows: step.rows.iter().map(|row| self.row(row)).collect(),
                }
            })
            .collect()
    }

    fn row(&self, row: &app::domain::case::RowProgress) -> RowView {
        let points = row.points.iter().filter_map(|point| {
            let item = self.file.protocol.item(&point.item)?;
            Some(PointView {
                id: item.id.clone(),
                text: item.text.clone(),
                prompts: item.prompts.clone(),
                pause: item.pause,
                added: item.added,
                happens: item.happens,
                card: item.card.clone(),
                state: match point.state {
                    PointState::Open => PointStateView::Open,
                    PointState::Done => PointStateView::Done,
                    PointState::NotNeeded { .. } => PointStateView::NotNeeded,
                },
                reason: maybe(point.reason.as_ref()),
            })
        });
        RowView {
            pupil: row.pupil,
            name: row.pupil.map(|pupil| self.name(pupil)).unwrap_or_default(),
            guardians: row.guardians.iter().map(|id| self.guardian(*id)).collect(),
            status: status(row.status),
            points: points.collect(),
            conversations: row.conversations.clone(),
            missing: row.missing.iter().map(|m| missing(*m)).collect(),
            not_heard: row.not_spoken.iter().map(|id| self.guardian(*id)).collect(),
        }
    }

    fn next(&self) -> Option<NextView> {
        self.file.progress.next.map(|next| NextView {
            step: next.step,
            pupil: next.pupil,
            name: next.pupil.map(|pupil| self.name(pupil)).unwrap_or_default(),
            missing: missing(next.what),
        })
    }

    fn conversations(&self) -> Vec<ConversationView> {
        let conversations = self.file.case.conversations.iter();
        conversations
            .map(|c| ConversationView {
                id: c.id,
                recorded_at: moment(c.recorded_at),
                round: c.round.0,
                step: c.step,
                held_on: date(c.held_on),
                form: c.form.clone(),
                setting: maybe(c.setting.as_ref()),
                pupils: c.pupils.clone(),
                guardians: c.guardians.clone(),
                staff: c.staff.clone(),
                points: c.points.iter().cloned().collect(),
                account: written(&c.account),
                remarks: maybe(c.remarks.as_ref()),
                apology: c.apology,
                corrections: c.corrections.iter().map(written).collect(),
            })
            .collect()
    }

    fn not_spoken(&self) -> Vec<NotSpokenView> {
        let talks = self.file.case.not_spoken.iter();
        talks
            .map(|(pupil, t)| NotSpokenView { pupil: *pupil, why: t.why.clone(), note: maybe(t.note.as_ref()) })
            .collect()
    }

    fn agreements(&self) -> Vec<AgreementView> {
        let agreements = self.file.case.agreements.iter();
        agreements
            .map(|a| AgreementView {
                id: a.id,
                round: a.round.0,
                step: a.step,
                pupil: a.pupil,
                protects: a.protects,
                what: written(&a.what),
                from: date(a.from),
                until: a.until.map(date),
                check: written(&a.check),
                checks: a
                    .checks
                    .iter()
                    .map(|(on, kept, note)| AgreementCheckView {
                        on: date(*on),
                        kept: *kept,
                        note: maybe(note.as_ref()),
                    })
                    .collect(),
                ended: a.ended.as_ref().map(written),
            })
            .collect()
    }

    fn sanctions(&self) -> Vec<SanctionView> {
        let sanctions = self.file.case.sanctions.iter();
        sanctions
            .map(|s| SanctionView {
                id: s.id,
                round: s.round.0,
                pupil: s.pupil,
                kind: s.kind,
                what: written(&s.what),
                due: s.due.map(date),
                withdrawn: s.withdrawn.as_ref().map(written),
            })
            .collect()
    }

    fn reflective(&self) -> Vec<ReflectiveView> {
        let answers = self.file.case.reflective.iter();
        answers
            .map(|((round, pupil), answer)| ReflectiveView {
                round: round.0,
                pupil: *pupil,
                needed: answer.needed,
                why: maybe(answer.why.as_ref()),
            })
            .collect()
    }

    fn follow_up(&self, f: &app::domain::case::FollowUp) -> FollowUpView {
        FollowUpView {
            id: f.id,
            round: f.round.0,
            pupil: f.pupil,
            name: self.name(f.pupil),
            original: date(f.original),
            date: date(f.date),
            moved: maybe(f.moved.as_ref()),
            state: match &f.state {
                FollowUpState::Planned => FollowUpStateView::Planned {},
                FollowUpState::Held { on, words, safe_room, trend, counsellor_offered } => FollowUpStateView::Held {
                    on: date(*on),
                    words: written(words),
                    safe_room: *safe_room,
                    trend: *trend,
                    counsellor_offered: *counsellor_offered,
                },
                FollowUpState::Cancelled(reason) => FollowUpStateView::Cancelled { reason: written(reason) },
            },
        }
    }

    fn findings(&self) -> Vec<FindingView> {
        let findings = self.file.case.findings.iter().rev();
        findings
            .map(|f| FindingView { round: f.round.0, on: date(f.on), stopped: f.stopped, shows: written(&f.shows) })
            .collect()
    }

    fn informed(&self) -> Vec<InformedView> {
        let informed = self.file.case.informed.iter();
        informed
            .map(|i| InformedView {
                round: i.round.0,
                pupil: i.pupil,
                on: date(i.on),
                channel: i.channel,
                note: maybe(i.note.as_ref()),
            })
            .collect()
    }

    fn reports(&self) -> Vec<ReportView> {
        let all = &self.file.case.reports;
        let newer = |r: &app::domain::case::Report| {
            all.iter().any(|other| {
                other.kind == r.kind
                    && other.recipient == r.recipient
                    && other.conversation == r.conversation
                    && other.round == r.round
                    && other.version > r.version
            })
        };
        all.iter()
            .rev()
            .map(|r| ReportView {
                id: r.id,
                kind: r.kind,
                round: r.round.0,
                version: r.version,
                recipient: r.recipient.clone(),
                recipient_name: self.recipient_name(&r.recipient),
                conversation: r.conversation,
                on: date(r.on),
                sha256: r.sha256.clone(),
                superseded: newer(r),
            })
            .collect()
    }

    fn offers(&self) -> Vec<OfferView> {
        let offers = self.file.offers.iter();
        offers
            .map(|o| OfferView {
                kind: o.kind,
                recipient: o.recipient.clone(),
                recipient_name: self.recipient_name(&o.recipient),
                conversation: o.conversation,
                held_on: o.conversation.and_then(|id| self.file.case.conversation(id)).map(|c| date(c.held_on)),
                version: o.version,
            })
            .collect()
    }

    fn timeline(&self) -> Vec<TimelineView> {
        let lines = self.file.case.timeline.iter().rev();
        lines
            .map(|line| TimelineView {
                kind: line.kind.to_owned(),
                entered_at: moment(line.entered_at),
                happened_on: line.happened_on.map(date),
                by: self.file.people.staff.get(&line.actor).map(|staff| staff.name.full()).unwrap_or_default(),
                pupils: line.pupils.iter().map(|pupil| self.name(*pupil)).collect(),
                step: line.step.map(Step::number),
                warnings: line.warnings.iter().map(|(warning, reason)| (*warning, written(reason))).collect(),
            })
            .collect()
    }
}

fn status(status: app::domain::case::Status) -> StatusView {
    use app::domain::case::Status;
    match status {
        Status::NotStarted => StatusView::NotStarted,
        Status::Busy => StatusView::Busy,
        Status::Done => StatusView::Done,
        Status::NotNeeded => StatusView::NotNeeded,
        Status::ActionNeeded => StatusView::ActionNeeded,
    }
}
