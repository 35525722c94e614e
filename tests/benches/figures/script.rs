//! What happens in the cases that are measured with: the plan as a mentor goes through it.

use std::collections::{BTreeMap, BTreeSet};

use domain::action::{
    Action, AgreementInput, Assessment, ConversationInput, FollowUpInput, Intake, PointInput, ReflectiveInput, Safety,
    SanctionInput, StopAnswer,
};
use domain::case::FollowUpState;
use domain::ids::{ConversationId, GuardianId, PupilId};
use domain::model::{
    Answer, Apology, Behaviour, ContactWay, ConversationForm, Kept, Means, Outcome as Judgement, Place, Reporter, Role,
    SanctionKind, StopCard, Trend,
};
use domain::protocol::{ItemId, Step};
use domain::text::Prose;

use crate::figure::Outcome;
use crate::scribe::Scribe;

/// The stages of an ordinary case, in order.
pub const STAGES: [fn(&mut Scribe<'_>) -> Outcome; 9] =
    [open, assess, hear_bullied, hear_bullying, weigh, together, parents, follow_up, close];

/// An ordinary case as far as this stage.
pub fn ordinary(scribe: &mut Scribe<'_>, stages: usize) -> Outcome {
    STAGES.iter().take(stages).try_for_each(|stage| stage(scribe))
}

/// A report that turns out to be teasing: one talk of advice, and the case is closed.
pub fn light(scribe: &mut Scribe<'_>) -> Outcome {
    open(scribe)?;
    judge(scribe, Answer::No, Judgement::Teasing)?;
    scribe.later(1);
    tell(scribe)?;
    scribe.does(Action::Close { light: true, note: prose(scribe, 2) })
}

/// A case that goes on, round after round, until it has exactly so many events.
pub fn long(scribe: &mut Scribe<'_>, events: u32) -> Outcome {
    open(scribe)?;
    assess(scribe)?;
    loop {
        for stage in ROUND {
            if scribe.case.seq + LONGEST_STAGE > events {
                return tick_until(scribe, events);
            }
            stage(scribe)?;
        }
        scribe.does(Action::StartRound { reason: prose(scribe, 2) })?;
    }
}

/// The stages of a round.
const ROUND: [fn(&mut Scribe<'_>) -> Outcome; 7] =
    [hear_bullied, hear_bullying, weigh, together, parents, follow_up, look_after];

/// Once through the steps up to the checks.
pub fn round(scribe: &mut Scribe<'_>) -> Outcome {
    ROUND.iter().try_for_each(|stage| stage(scribe))
}

/// No stage after the first two has more events than this.
const LONGEST_STAGE: u32 = 16;

/// Points of step 1 done and not done, until the case has so many events.
fn tick_until(scribe: &mut Scribe<'_>, events: u32) -> Outcome {
    while scribe.case.seq < events {
        tick(scribe)?;
    }
    Ok(())
}

/// The smallest thing a mentor does: a point of the gepeste leerling becomes done, or open again.
pub fn tick(scribe: &mut Scribe<'_>) -> Outcome {
    let action = tick_of(scribe.case.pupils(Role::Bullied).next(), scribe.case.seq.is_multiple_of(2));
    scribe.does(action)
}

/// Point 1.3 of a pupil, done or open.
pub fn tick_of(pupil: Option<PupilId>, done: bool) -> Action {
    let state = if done { PointInput::Done {} } else { PointInput::Open {} };
    Action::SetPoint { item: ItemId::from("1.3"), pupil, state }
}

/// A talk of an ordinary length with one pupil.
pub fn talk(scribe: &Scribe<'_>, step: Step, pupils: Vec<PupilId>, sentences: usize) -> ConversationInput {
    ConversationInput {
        id: ConversationId(scribe.folk.id()),
        step,
        held_on: scribe.today,
        form: ConversationForm::Talk {},
        setting: Prose::default(),
        pupils,
        guardians: Vec::new(),
        staff: vec![scribe.folk.mentor],
        points: points(step),
        account: prose(scribe, sentences),
        remarks: Prose::default(),
        apology: None,
        agreements: Vec::new(),
        sanctions: Vec::new(),
        reflective: Vec::new(),
    }
}

/// A talk with all parents of a pupil.
pub fn parent_talk(scribe: &Scribe<'_>, pupil: PupilId, sentences: usize) -> ConversationInput {
    let guardians: Vec<GuardianId> = scribe.folk.people.guardians_of(pupil).iter().map(|parent| parent.id).collect();
    let remarks = prose(scribe, 2);
    ConversationInput { guardians, remarks, ..talk(scribe, Step::Parents, vec![pupil], sentences) }
}

/// Opens a case with one gepeste leerling, one or two pestende leerlingen and sometimes an omstander.
pub fn open(scribe: &mut Scribe<'_>) -> Outcome {
    let no = StopAnswer { yes: false, referred_on: None, referred_to: Prose::default() };
    let pupils = scribe.folk.some_pupils(2 + scribe.folk.number(3));
    let roles = [Role::Bullied, Role::Bullying, Role::Bystander, Role::Bullying];
    scribe.does(Action::Open {
        intake: Box::new(Intake {
            reported_on: scribe.today,
            reporter: Reporter::Parent,
            reporter_note: Prose::default(),
            pupils: pupils.into_iter().zip(roles).collect(),
            place: Place::AtSchool,
            place_reason: Prose::default(),
            since: "Sinds de herfstvakantie".into(),
            behaviours: BTreeSet::from([Behaviour::Words, Behaviour::Exclusion]),
            what: prose(scribe, 3),
            acknowledged: ["V1", "V2", "V3", "V4"].map(ItemId::from).into(),
            stop_cards: StopCard::ALL.iter().map(|card| (*card, no.clone())).collect(),
            safety: Safety { note: prose(scribe, 1), ..Safety::default() },
        }),
    })
}

/// Finds that it is pesten.
pub fn assess(scribe: &mut Scribe<'_>) -> Outcome {
    judge(scribe, Answer::Yes, Judgement::Bullying)
}

/// Gives every criterion the same answer, and the outcome they point to.
fn judge(scribe: &mut Scribe<'_>, answer: Answer, outcome: Judgement) -> Outcome {
    scribe.later(1);
    let answers = ["B1", "B2", "B3", "B4", "B5", "B6", "B7"].map(|id| (ItemId::from(id), answer)).into();
    let assessment = Assessment { answers, notes: BTreeMap::new(), outcome, reason: prose(scribe, 2) };
    scribe.does(Action::Assess { assessment })
}

fn hear_bullied(scribe: &mut Scribe<'_>) -> Outcome {
    hear(scribe, Step::Bullied, Role::Bullied)
}

fn hear_bullying(scribe: &mut Scribe<'_>) -> Outcome {
    hear(scribe, Step::Bullying, Role::Bullying)
}

fn hear(scribe: &mut Scribe<'_>, step: Step, role: Role) -> Outcome {
    scribe.later(1);
    for pupil in scribe.case.pupils(role).collect::<Vec<_>>() {
        let conversation = Box::new(talk(scribe, step, vec![pupil], 8));
        scribe.does(Action::Record { conversation })?;
    }
    Ok(())
}

fn weigh(scribe: &mut Scribe<'_>) -> Outcome {
    let note = prose(scribe, 1);
    scribe.does(Action::WeighJointTalk { wanted: Answer::Yes, safe: Answer::Yes, note })
}

fn together(scribe: &mut Scribe<'_>) -> Outcome {
    scribe.later(1);
    let protects = scribe.case.pupils(Role::Bullied).next();
    let mut conversation = talk(scribe, Step::Together, scribe.case.parties().collect(), 8);
    conversation.apology = Some(Apology::Accepted);
    for pupil in scribe.case.pupils(Role::Bullying) {
        let (what, check, from) = (prose(scribe, 1), prose(scribe, 1), scribe.today);
        conversation.agreements.push(AgreementInput { pupil, protects, what, from, until: None, check });
        let (kind, what) = (SanctionKind::Conditional, prose(scribe, 1));
        conversation.sanctions.push(SanctionInput { pupil, kind, what, due: None });
        conversation.reflective.push(ReflectiveInput { pupil, needed: false, why: prose(scribe, 1) });
    }
    scribe.does(Action::Record { conversation: Box::new(conversation) })
}

fn parents(scribe: &mut Scribe<'_>) -> Outcome {
    scribe.later(1);
    for pupil in scribe.case.parties().collect::<Vec<_>>() {
        let conversation = Box::new(parent_talk(scribe, pupil, 8));
        scribe.does(Action::Record { conversation })?;
    }
    Ok(())
}

fn follow_up(scribe: &mut Scribe<'_>) -> Outcome {
    let planned = scribe.case.follow_ups.iter().filter(|check| check.state == FollowUpState::Planned);
    let mut planned: Vec<_> = planned.map(|check| (check.date, check.id)).collect();
    planned.sort_unstable();
    for (date, follow_up) in planned {
        scribe.today = scribe.today.max(date);
        let (on, words) = (scribe.today, prose(scribe, 1));
        let check = FollowUpInput {
            on,
            words,
            safe_room: true,
            trend: Trend::Less,
            counsellor_offered: true,
            means: Means::AtSchool,
            agreements: Vec::new(),
            next: Prose::default(),
            next_on: None,
        };
        scribe.does(Action::HoldFollowUp { follow_up, check })?;
    }
    Ok(())
}

/// What comes up later: agreements are looked at, a text is corrected, points are ticked.
fn look_after(scribe: &mut Scribe<'_>) -> Outcome {
    scribe.later(7);
    if let Some(agreement) = scribe.case.agreements.last().map(|agreement| agreement.id) {
        let note = prose(scribe, 1);
        scribe.does(Action::CheckAgreement { agreement, on: scribe.today, kept: Kept::NotKept, note })?;
    }
    if let Some(conversation) = scribe.case.conversations.last().map(|conversation| conversation.id) {
        let (account, remarks, reason) = (prose(scribe, 8), prose(scribe, 1), prose(scribe, 1));
        scribe.does(Action::Correct { conversation, account, remarks, reason })?;
    }
    (0..4).try_for_each(|_| tick(scribe))
}

/// Tells the families that were not told yet that there is a dossier.
fn tell(scribe: &mut Scribe<'_>) -> Outcome {
    let (on, by) = (scribe.today, scribe.folk.mentor);
    for pupil in scribe.case.untold() {
        let note = prose(scribe, 1);
        scribe.does(Action::TellCase { pupil, on, channel: ContactWay::Phone, by, note })?;
    }
    Ok(())
}

fn close(scribe: &mut Scribe<'_>) -> Outcome {
    scribe.later(3);
    tell(scribe)?;
    let on = scribe.today;
    let shows = prose(scribe, 2);
    scribe.does(Action::RecordFinding { on, stopped: true, shows })?;
    for pupil in scribe.case.parties().collect::<Vec<_>>() {
        let note = prose(scribe, 1);
        scribe.does(Action::InformFamily { pupil, on, channel: ContactWay::Phone, note, by: None })?;
    }
    let registered_by = Prose::default();
    scribe.does(Action::AnswerIncident { serious: false, registered_on: None, registered_by })?;
    scribe.does(Action::Close { light: false, note: Prose::default() })
}

fn points(step: Step) -> BTreeSet<ItemId> {
    let ids: &[&str] = match step {
        Step::Bullied => &["1.1", "1.2", "1.3"],
        Step::Bullying => &["2.1", "2.2", "2.3"],
        Step::Together => &["3.1", "3.2", "3.3", "3.4", "3.5"],
        Step::Parents => &["4.1", "4.2", "4.4"],
        Step::FollowUp | Step::Closing | Step::Measures => &[],
    };
    ids.iter().map(|id| ItemId::from(*id)).collect()
}

fn prose(scribe: &Scribe<'_>, sentences: usize) -> Prose {
    Prose(scribe.folk.prose(sentences))
}
