//! What holds after any order of actions, accepted and refused.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;

use super::dice::{Dice, MARK, THROW};
use super::kinds::{EVENTS, event_kind};
use super::tries::submission;
use super::world::*;
use crate::action::Submission;
use crate::agenda::{self, Kind};
use crate::case::{Case, FollowUpState, Missing, Phase, PointProgress, Refusal, RowProgress, Status};
use crate::event::Event;
use crate::ids::{FollowUpId, PupilId, TextId};
use crate::journal::Entry;
use crate::measure::Letter;
use crate::model::Role;
use crate::people::People;
use crate::protocol::{Protocol, Step};
use crate::text::Text;

/// A row of bytes per attempt.
pub type Throws = Vec<[u8; THROW]>;

pub fn throws(most: usize) -> impl Strategy<Value = Throws> {
    vec(prop::array::uniform32(any::<u8>()), 0..most)
}

/// Tries what the dice say, one after the other, on days that go by; hands each attempt and its answer to `after`.
pub fn play(
    world: &mut World,
    throws: &Throws,
    mut after: impl FnMut(&World, &Submission, &Result<Vec<Entry>, Refusal>),
) {
    for bytes in throws {
        let (days, rest) = bytes.split_first().unwrap();
        world.later([0, 0, 0, 0, 1, 1, 2, 5][usize::from(*days) % 8]);
        world.actor = if *days >= 192 { LEADER } else { MENTOR };
        let attempt = submission(world, &mut Dice::new(rest));
        let answer = world.submit(attempt.clone());
        after(world, &attempt, &answer);
    }
}

/// Nothing yet, or a case with some way behind it: dice alone rarely come far.
pub fn begun(far: u8) -> World {
    match far {
        0 => World::new(),
        1 => World::after_step_three(),
        _ => World::ready_to_close(),
    }
}

fn played(far: u8, throws: &Throws) -> World {
    let mut world = begun(far);
    play(&mut world, throws, |_, _, _| {});
    world
}

/// What a reader sees of the progress, without texts.
fn picture(world: &World) -> impl PartialEq + std::fmt::Debug + use<> {
    let progress = world.progress();
    let point = |p: &PointProgress| (p.item.clone(), p.state);
    let rows: Vec<_> = progress
        .steps
        .iter()
        .flat_map(|step| step.rows.iter().map(|row| (step.step, step.status, row.clone())))
        .map(|(step, status, row)| {
            let points: Vec<_> = row.points.iter().map(point).collect();
            (step, status, row.pupil, row.status, points, row.missing, row.conversations)
        })
        .collect();
    let measures: Vec<_> = world.case.measures.iter().map(|m| m.id).collect();
    let letters = [Letter::Announcement {}, Letter::Decision {}];
    let gaps: Vec<_> = measures
        .into_iter()
        .flat_map(|id| letters.map(|letter| world.case.measure_gaps(id, letter, &world.facts())))
        .collect();
    (rows, progress.next, progress.prompts.clone(), gaps, world.duties())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_was_accepted_replays_to_the_same_case(far in 0..3_u8, throws in throws(60)) {
        let world = played(far, &throws);
        let again: Vec<Entry> =
            world.journal.iter().map(|entry| Entry { event: stored(&entry.event), ..entry.clone() }).collect();
        prop_assert_eq!(&Case::replay(world.case.id, &again).unwrap(), &world.case);
        prop_assert_eq!(world.case.seq as usize, world.journal.len());
    }

    #[test]
    fn the_same_question_gets_the_same_answer(far in 0..3_u8, throws in throws(60)) {
        let mut before = begun(far);
        let mut world = before.clone();
        play(&mut world, &throws, |after, attempt, answer| {
            (before.today, before.actor) = (after.today, after.actor);
            let (first, second) = (before.clone().decide(attempt), before.clone().decide(attempt));
            assert_eq!(&first, &second);
            assert_eq!(first.as_ref().err(), answer.as_ref().err());
            if answer.is_err() {
                assert_eq!(after.case, before.case, "a refusal changes nothing");
            }
            before = after.clone();
        });
    }

    #[test]
    fn erasing_any_texts_changes_no_status_and_no_later_decision(
        far in 0..3_u8,
        throws in throws(60),
        erased in vec(0..3_u8, 200),
        later in throws(8),
    ) {
        let mut world = played(far, &throws);
        let mut fates = erased.iter().cycle();
        let mut poorer = world.clone();
        for entry in &mut poorer.journal {
            entry.texts.retain(|_, (_, text)| match fates.next() {
                Some(0) => true,
                Some(1) => {
                    *text = Text::Erased;
                    true
                }
                _ => false,
            });
        }
        poorer.case = Case::replay(world.case.id, &poorer.journal).unwrap();
        prop_assert!(picture(&poorer) == picture(&world));
        let mut answers = Vec::new();
        play(&mut world, &later, |_, _, answer| answers.push(answer.clone()));
        let mut answers = answers.into_iter();
        play(&mut poorer, &later, |_, _, answer| assert_eq!(Some(answer), answers.next().as_ref()));
        prop_assert!(picture(&poorer) == picture(&world));
    }

    #[test]
    fn progress_has_an_answer_on_any_day_for_any_people(far in 0..3_u8, throws in throws(40), days: i32, gone: u8) {
        let mut world = played(far, &throws);
        let known: Vec<PupilId> = world.people.pupils.keys().copied().collect();
        for (at, pupil) in known.into_iter().enumerate().filter(|(at, _)| gone >> at & 1 == 1) {
            world.people.pupils.remove(&pupil);
            world.people.guardians = world.people.guardians.into_iter().skip(at % 2).collect();
        }
        for today in [NaiveDate::from_num_days_from_ce_opt(days), Some(NaiveDate::MIN), Some(NaiveDate::MAX)] {
            let Some(today) = today else { continue };
            let progress = world.case.progress(Protocol::current(), &world.people, today);
            prop_assert_eq!(progress.steps.iter().map(|s| s.step).collect::<Vec<_>>(), Step::ALL);
            let nobody = world.case.progress(Protocol::current(), &People::default(), today);
            prop_assert_eq!(nobody.next, progress.next);
        }
    }

    #[test]
    fn no_order_of_actions_loses_a_check(far in 0..3_u8, throws in throws(60)) {
        let mut world = begun(far);
        let planned = world.case.follow_ups.iter().filter(|f| f.state == FollowUpState::Planned);
        let mut open: BTreeMap<FollowUpId, (PupilId, NaiveDate)> = planned.map(|f| (f.id, (f.pupil, f.date))).collect();
        play(&mut world, &throws, |world, _, answer| {
            for entry in answer.iter().flatten() {
                match &entry.event {
                    Event::FollowUpsPlanned { pupil, moments, .. } => {
                        open.extend(moments.iter().map(|m| (m.id, (*pupil, m.date))));
                    }
                    Event::FollowUpAdded { follow_up, pupil, date, .. }
                    | Event::FollowUpCarried { follow_up, pupil, date, .. } => {
                        open.insert(*follow_up, (*pupil, *date));
                    }
                    Event::CaseResumed { moments, .. } => {
                        for moment in moments {
                            let was = &mut open.get_mut(&moment.id).unwrap().1;
                            assert!(*was <= moment.date, "a pause brings nothing forward");
                            *was = moment.date;
                        }
                    }
                    Event::FollowUpMoved { follow_up, date, .. } => open.get_mut(follow_up).unwrap().1 = *date,
                    Event::FollowUpHeld { follow_up, .. } | Event::FollowUpCancelled { follow_up, .. } => {
                        open.remove(follow_up).unwrap();
                    }
                    _ => {}
                }
            }
            for (id, (pupil, date)) in &open {
                let row = world.row(Step::FollowUp, *pupil);
                assert!(row.missing.contains(&Missing::FollowUp(*id, *date)), "{id} is nowhere to be seen");
                assert_ne!(world.case.phase, Phase::Withdrawn, "withdrawing cancels what is planned, by name");
                let agenda = agenda::of(&world.case, &world.people, &world.calendar, world.today, &[]);
                let item = agenda.items.iter().find(|item| matches!(item.kind, Kind::FollowUp(on, _) if on == *id));
                assert_eq!(item.map(|item| item.due), Some(*date), "the agenda has each once");
                let called = world.case.follow_ups.iter().any(|f| f.id == *id && world.case.is_called_for(f));
                assert!(called || world.case.pause().is_some(), "only a pause makes a check wait");
                if *date <= world.today && called {
                    assert_eq!(row.status, Status::ActionNeeded);
                    let next = world.next().unwrap().2;
                    assert!(matches!(next, Missing::FollowUp(_, due) if due <= world.today)
                        || matches!(next, Missing::Referral(_)), "{next:?} goes before a check that is due");
                }
            }
        });
    }

    #[test]
    fn no_order_of_actions_skips_a_pupil(far in 0..3_u8, throws in throws(60)) {
        let mut world = begun(far);
        play(&mut world, &throws, |world, _, _| {
            let roles = world.case.participations.iter().filter(|p| matches!(p.role, Role::Bullied | Role::Bullying));
            for participation in roles {
                let own = if participation.role == Role::Bullied { Step::Bullied } else { Step::Bullying };
                for step in [own, Step::Together, Step::Parents, Step::FollowUp] {
                    world.row(step, participation.pupil);
                }
            }
            let progress = world.progress();
            for (step, row) in progress.steps.iter().flat_map(|s| s.rows.iter().map(move |row| (s.step, row))) {
                let closed = world.case.phase == Phase::Closed && step == Step::Closing;
                let left = row.pupil.is_some_and(|pupil| world.case.has_left(pupil));
                assert!(row.status != Status::NotNeeded || left, "{step:?}");
                let over = matches!(row.status, Status::Done | Status::NotNeeded);
                assert_eq!(over, row.missing.is_empty(), "{step:?}");
                assert!(!closed || row.status == Status::Done);
            }
            let next = progress.next;
            let planned = world.case.next_follow_up().is_some();
            let waits = world.case.phase == Phase::Open || world.case.phase == Phase::Closed && planned;
            assert_eq!(next.is_some(), waits, "an open case always says what is next, and so does a planned check");
            let unplanned = |row: &RowProgress| row.missing.contains(&Missing::FollowUpPlan);
            if next.is_some_and(|next| next.what == Missing::Finding) {
                assert!(!progress.steps[4].rows.iter().any(unplanned), "someone is not followed");
            }
            if let Some(next) = next.filter(|next| next.what == Missing::Finding) {
                let duties = &progress.steps[..4];
                assert!(duties.iter().all(|s| s.rows.iter().all(|row| row.missing.is_empty())), "{next:?} too early");
            }
        });
    }

    #[test]
    fn text_stands_in_its_own_part_and_nowhere_else(far in 0..3_u8, throws in throws(60)) {
        let mut seen: BTreeSet<TextId> = BTreeSet::new();
        let world = played(far, &throws);
        for entry in &world.journal {
            let skeleton = serde_json::to_string(&entry.event).unwrap();
            prop_assert!(!skeleton.contains(MARK) && !skeleton.contains("stop”"), "{}", skeleton);
            for (id, (_, text)) in &entry.texts {
                prop_assert!(skeleton.contains(&id.to_string()), "a text that nothing refers to");
                prop_assert!(text.written().is_some_and(|text| !text.trim().is_empty()));
                prop_assert!(seen.insert(*id), "an id used twice");
            }
        }
    }

    #[test]
    fn every_party_has_a_plan_or_is_asked_for_one(far in 0..3_u8, throws in throws(60)) {
        let mut world = begun(far);
        // Whoever is on one of the two sides has, in this round, a check that waits, or one that was settled since.
        let held = world.case.follow_ups.iter().filter(|f| f.state != FollowUpState::Planned);
        let mut settled: BTreeSet<PupilId> = held.map(|f| f.pupil).collect();
        play(&mut world, &throws, |world, _, answer| {
            for entry in answer.iter().flatten() {
                match &entry.event {
                    Event::RoundStarted { .. } | Event::CaseReopened { .. } => settled.clear(),
                    Event::PupilReturned { pupil, .. } => {
                        settled.remove(pupil);
                    }
                    Event::RoleChanged { pupil, role, .. } if !matches!(role, Role::Bullied | Role::Bullying) => {
                        settled.remove(pupil);
                    }
                    Event::FollowUpHeld { follow_up, .. } | Event::FollowUpCancelled { follow_up, .. } => {
                        let check = world.case.follow_ups.iter().find(|f| f.id == *follow_up).unwrap();
                        if check.round == world.case.round && world.case.parties().any(|party| party == check.pupil)
                            && !world.case.has_left(check.pupil)
                        {
                            settled.insert(check.pupil);
                        }
                    }
                    _ => {}
                }
            }
            for pupil in world.case.present_parties() {
                let missing = world.missing(Step::FollowUp, pupil);
                let waits = missing.iter().any(|m| matches!(m, Missing::FollowUp(..)));
                let asked = missing.contains(&Missing::FollowUpPlan);
                assert!(asked || waits || settled.contains(&pupil), "nobody asks how it goes with {pupil}");
            }
        });
    }

    #[test]
    fn what_was_planned_first_is_kept(far in 0..3_u8, throws in throws(60)) {
        let mut world = begun(far);
        let mut first: BTreeMap<FollowUpId, NaiveDate> = world.case.follow_ups.iter().map(|f| (f.id, f.original)).collect();
        play(&mut world, &throws, |world, _, _| {
            for check in &world.case.follow_ups {
                assert_eq!(*first.entry(check.id).or_insert(check.original), check.original);
            }
            assert_eq!(first.len(), world.case.follow_ups.len());
        });
    }

    #[test]
    fn the_timeline_has_a_line_for_every_event(far in 0..3_u8, throws in throws(60)) {
        let world = played(far, &throws);
        let mut lines = world.case.timeline.iter();
        let mut before = "";
        for entry in &world.journal {
            let json = serde_json::to_value(&entry.event).unwrap();
            // A letter is made with the freezing of its paper, which has the line.
            let frozen = json["happened"]["event"] == "letter_made" && json["happened"]["report"].is_string();
            if json["type"] == "warning_passed" || frozen && before == "report_frozen" {
                continue;
            }
            let line = lines.next().unwrap();
            before = line.kind;
            let kind = match json["happened"]["event"].as_str() {
                Some(event) => format!("measure_{event}"),
                None => json["type"].as_str().unwrap().to_owned(),
            };
            prop_assert_eq!((line.event, line.kind), (entry.id, kind.as_str()));
            let happened = &json["happened"];
            let reasons = [&json["reason"], &json["why"], &json["state"]["reason"], &happened["reason"], &happened["changed"]];
            let says_why = ["case_resumed", "sanction_completed", "case_taken_over"].contains(&kind.as_str());
            let names = json["names"].as_array().into_iter().flatten();
            let a_name_stays = names.into_iter().any(|name| name["way"]["reason"].is_string());
            let gives_reason = a_name_stays || reasons.iter().any(|id| id.is_string()) || says_why && json["note"].is_string();
            prop_assert_eq!(line.reason.is_some(), gives_reason && line.kind != "parents_not_spoken", "{}", json);
        }
        prop_assert!(lines.next().is_none());
        prop_assert!(world.journal.iter().all(|entry| EVENTS.contains(&event_kind(&entry.event))));
    }
}
