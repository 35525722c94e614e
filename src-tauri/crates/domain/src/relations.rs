//! Decisions over two cases at once: linking, merging, splitting. Both journals are written in one transaction, or none.
//!
//! Nothing moves out of a journal: both cases keep their whole history, and each names the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::action::{Action, CarriedCheck, ConversationInput, Intake, Safety, StopAnswer, Submission};
use crate::case::{Case, Context, Conversation, FollowUpState, Opened, Refusal};
use crate::event::Event;
use crate::ids::{ConversationId, PupilId};
use crate::journal::NewEvent;
use crate::model::{LinkKind, Role, Warning};
use crate::protocol::Step;
use crate::text::{Prose, Text};

/// What follows in two cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Both {
    /// For the case that was named first.
    pub first: Vec<NewEvent>,
    /// For the other one.
    pub second: Vec<NewEvent>,
}

/// What goes to a new case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitInput {
    /// Who are in the new case, each in one role.
    pub pupils: Vec<(PupilId, Role)>,
    /// Those of them who stay in the old case too.
    pub staying: BTreeSet<PupilId>,
    /// The conversations that are copied, each only with pupils of the new case.
    pub conversations: Vec<ConversationId>,
    /// What the new case is about.
    pub what: Prose,
    /// Safety in the new case.
    pub safety: Safety,
    /// Why.
    pub reason: Prose,
    /// Why all the same, for what a copied conversation is warned about.
    pub reasons: BTreeMap<Warning, Prose>,
}

/// Says of two cases that they hang together, or that they are about the same.
///
/// # Errors
/// When one of the cases refuses.
pub fn link(a: &Case, b: &Case, duplicate: bool, reason: &Prose, context: &Context<'_>) -> Result<Both, Refusal> {
    let link = if duplicate { LinkKind::Duplicate } else { LinkKind::Related };
    let to = |other: &Case| Submission::from(Action::Link { other: other.id, link, reason: reason.clone() });
    Ok(Both { first: a.decide(&to(b), context)?, second: b.decide(&to(a), context)? })
}

/// Lets case `a` go on in case `b`: `a` is closed without the questions of step 6, which `b` will ask. The pupils of `a` who
/// are not in `b` come into it, and who is on one of the two sides in `a` is so in `b`; a stop card of `a` that still waits,
/// waits in `b`, and so does the day that was told for step 2. Checks that are planned in `a` are still held there, and its
/// agreements and sanctions are seen to there. Opening `a` again undoes the merger.
///
/// # Errors
/// When one of the cases refuses.
pub fn merge(a: &Case, b: &Case, reason: &Prose, context: &Context<'_>) -> Result<Both, Refusal> {
    let into = Action::MergeInto { other: b.id, reason: reason.clone() };
    let waiting = a.stop_cards.iter().filter(|(_, answer)| answer.yes && answer.referred_on.is_none());
    let from = Action::TakeIn {
        other: a.id,
        pupils: a.participations.iter().filter(|p| !a.has_left(p.pupil)).map(|p| (p.pupil, p.role)).collect(),
        cards: waiting.map(|(card, _)| *card).collect(),
        step_two: a.step_two_waiting().first().map(|(_, day)| *day),
        reason: reason.clone(),
    };
    Ok(Both { first: a.decide(&into.into(), context)?, second: b.decide(&from.into(), context)? })
}

/// Lets pupils of `old` go on in a `new` case (one that is not opened yet), with copies of conversations. Who does not stay
/// leaves the old case. When a pupil's talk of step 3 is copied, what is still planned with that pupil goes on in the new
/// case as it stands, and is cancelled in the old one, with the reason, unless the pupil stays there. Without that talk a
/// check stays planned in the old case. A pause that runs goes on in both.
///
/// # Errors
/// When one of the cases refuses.
pub fn split(old: &Case, new: &Case, input: &SplitInput, context: &Context<'_>) -> Result<Both, Refusal> {
    let opened = old.opened.as_ref().ok_or(Refusal::NotOpened)?;
    if old.id == new.id {
        return Err(Refusal::SameCase);
    }
    if input.pupils.iter().any(|(pupil, _)| old.role_of(*pupil).is_none() || old.has_left(*pupil)) {
        return Err(Refusal::NotInCase);
    }
    let mut copies = Vec::new();
    for id in &input.conversations {
        let talk = old.conversation(*id).ok_or(Refusal::UnknownConversation)?;
        if talk.pupils.iter().any(|pupil| !input.pupils.iter().any(|(moved, _)| moved == pupil)) {
            return Err(Refusal::NotInCase);
        }
        copies.push(talk);
    }
    let leaving: Vec<PupilId> =
        input.pupils.iter().map(|(pupil, _)| *pupil).filter(|pupil| !input.staying.contains(pupil)).collect();
    let talked = copies.iter().filter(|copy| copy.step == Step::Together).flat_map(|copy| &copy.pupils);
    let talked: BTreeSet<PupilId> = talked.copied().collect();
    let planned_there = talked.iter().copied().filter(|pupil| leaving.contains(pupil)).collect();
    let off = Action::SplitOff { other: new.id, leaving, planned_there, reason: input.reason.clone() };
    let first = old.decide(&off.into(), context)?;

    let mut growing = new.clone();
    let open = Action::Open { intake: Box::new(intake(old, opened, input)) };
    let mut second = follow(&mut growing, &open.into(), context)?;
    second.extend(follow(&mut growing, &split_from(old, &talked, input).into(), context)?);
    for copy in copies {
        let conversation = Box::new(record_of(copy, ConversationId((context.ids)())));
        let submission = Submission { action: Action::Record { conversation }, reasons: input.reasons.clone() };
        let mut decided = growing.decide(&submission, context)?;
        // What is still planned came along as it stands; what was held or cancelled is not planned once more.
        decided.retain(|event| !matches!(event.event, Event::FollowUpsPlanned { .. }));
        take(&mut growing, &decided, context);
        second.extend(decided);
    }
    Ok(Both { first, second })
}

/// Decides and takes in at once.
fn follow(case: &mut Case, submission: &Submission, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let decided = case.decide(submission, context)?;
    take(case, &decided, context);
    Ok(decided)
}

fn take(case: &mut Case, decided: &[NewEvent], context: &Context<'_>) {
    for event in decided {
        let entry = event.entry(case.seq + 1, context.now, context.actor);
        case.apply(&entry).expect("what a case decides, it can take in");
    }
}

/// What the new case takes along besides conversations: whom a copied text may name, the pause, and the checks that are
/// planned with the pupils whose talk of step 3 comes along.
fn split_from(old: &Case, talked: &BTreeSet<PupilId>, input: &SplitInput) -> Action {
    let moves = |pupil: &PupilId| input.pupils.iter().any(|(moved, _)| moved == pupil);
    let named = old.participations.iter().map(|p| p.pupil).chain(old.shielded());
    // A reason that was erased is known to have been there: then the reason of the split stands for it.
    let given = |text: &Text| Some(prose(Some(text))).filter(|text| !text.is_blank()).unwrap_or(input.reason.clone());
    let planned = old.follow_ups.iter().filter(|f| f.state == FollowUpState::Planned && talked.contains(&f.pupil));
    Action::SplitFrom {
        other: old.id,
        shielded: named.filter(|pupil| !moves(pupil)).collect(),
        pause: old.pause().map(|pause| (pause.on, given(&pause.reason))),
        checks: planned
            .map(|check| CarriedCheck {
                pupil: check.pupil,
                base: check.base,
                original: check.original,
                asked: check.asked,
                date: check.date,
                means: check.means,
                extra: check.extra,
                moved: check.moved.as_ref().map(given),
                note: prose(check.note.as_ref()),
                chosen: check.chosen,
            })
            .collect(),
        reason: input.reason.clone(),
    }
}

fn intake(old: &Case, opened: &Opened, input: &SplitInput) -> Intake {
    let stop_answer = |answer: &crate::case::StopCardState| StopAnswer {
        yes: answer.yes,
        // A day without a name that was erased would be refused: then only the answer is copied, and asked about again.
        referred_on: answer.referred_on.filter(|_| !prose(answer.referred_to.as_ref()).is_blank()),
        referred_to: prose(answer.referred_to.as_ref()),
    };
    let place_reason = prose(opened.place_reason.as_ref());
    Intake {
        reported_on: opened.reported_on,
        reporter: opened.reporter,
        reporter_note: prose(opened.reporter_note.as_ref()),
        pupils: input.pupils.clone(),
        place: opened.place,
        place_reason: if place_reason.is_blank() { input.reason.clone() } else { place_reason },
        since: prose(opened.since.as_ref()),
        behaviours: opened.behaviours.clone(),
        what: input.what.clone(),
        acknowledged: opened.acknowledged.clone(),
        stop_cards: old.stop_cards.iter().map(|(card, answer)| (*card, stop_answer(answer))).collect(),
        safety: input.safety.clone(),
    }
}

/// A conversation as it would be recorded in another case. A text that was erased can not be copied, and is refused there.
fn record_of(conversation: &Conversation, id: ConversationId) -> ConversationInput {
    ConversationInput {
        id,
        step: conversation.step,
        held_on: conversation.held_on,
        form: conversation.form.clone(),
        setting: prose(conversation.setting.as_ref()),
        pupils: conversation.pupils.clone(),
        guardians: conversation.guardians.clone(),
        staff: conversation.staff.clone(),
        points: conversation.points.clone(),
        account: prose(Some(&conversation.account)),
        remarks: prose(conversation.remarks.as_ref()),
        apology: conversation.apology,
        agreements: Vec::new(),
        sanctions: Vec::new(),
        reflective: Vec::new(),
    }
}

fn prose(text: Option<&Text>) -> Prose {
    text.and_then(Text::written).map(Prose::from).unwrap_or_default()
}
