use std::path::Path;

use chrono::Days;
use domain::action::{Action, AgreementInput, SanctionInput, Submission};
use domain::agenda::{Agenda, Task};
use domain::calendar::{Calendar, HolidayImport, OwnDay, Region};
use domain::ids::MeasureId;
use domain::measure::{DecisionInput, Letter, MeasureStep, Plan, Proposal, Taker, Voice};
use domain::model::{ContactWay, Kept, Means, Recipient, SanctionKind};
use domain::people::SchoolType;
use domain::terms::LegalDay;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use vault::KdfCost;

use super::*;
use crate::agenda::AgendaItem;
use crate::chance;
use crate::clock::Clock;
use crate::door::Door;
use crate::session::Session;

fn examples(dir: &Path) -> Session {
    let clock = Clock::at("2026-11-24T10:00:00Z".parse().unwrap());
    Door::claim(dir, true, clock, KdfCost::for_tests()).unwrap().open_practice().unwrap()
}

fn every_case(session: &Session) -> Vec<Case> {
    let read = |id| Case::replay(id, &session.vault.read(|reader| reader.entries(id)).unwrap()).unwrap();
    session.vault.read(|reader| reader.journaled_cases()).unwrap().into_iter().map(read).collect()
}

/// The agenda of a case straight from the case, with nothing kept.
fn straight(case: &Case, session: &Session) -> Agenda {
    let people = people_of(case, &session.people);
    let today = session.today();
    let facts = MeasureFacts { people: &people, school: &session.school, today };
    let duties: Vec<_> = case.duties(&facts).iter().map(domain::case::Duty::on_agenda).collect();
    let calendar = Calendar::of(&session.school);
    let mut agenda = agenda::of(case, &people, &calendar, today, &duties);
    let view = agenda::Viewpoint { people: &people, calendar: &calendar, today };
    agenda.items.extend(agenda::objection_ends(case, &facts).iter().filter_map(|ask| view.item(ask)));
    agenda
}

/// What is kept shows exactly what looking at every case would show.
fn check(session: &Session, after: &str) {
    let (mut wanted, mut quiet) = (Vec::new(), Vec::new());
    for case in every_case(session) {
        let protocol = protocol_of(&case).unwrap();
        let kept = session.vault.read(|reader| reader.projection(case.id)).unwrap();
        assert!(kept == Some(of(&case, protocol, &session.people, &session.school)), "{:?} after {after}", case.id);
        let agenda = straight(&case, session);
        let line = session.cases(&kept.unwrap().row.number, None, vault::CaseOrder::Number, 0, 1).unwrap().rows;
        let waits = agenda::Bucket::Paused;
        let asks = |item: &&agenda::Item| item.bucket != waits && !item.kind.is_information();
        let first = agenda.items.iter().filter(asks).map(|item| item.due).min();
        assert_eq!(line[0].next_date, first, "the date in the list after {after}");
        quiet.extend(agenda.quiet.map(|_| case.id));
        wanted.extend(agenda.items.into_iter().map(|item| (case.id, item)));
    }
    let kept = session.whole_agenda().unwrap();
    let key = |(case, item): &(CaseId, agenda::Item)| (item.bucket, item.due, *case, item.kind, item.pupil);
    assert!(kept.is_sorted_by_key(|found| (found.item.bucket, found.item.due)), "the most urgent first");
    let mut shown: Vec<_> = kept.into_iter().map(|AgendaItem { case, item, .. }| (case, item)).collect();
    shown.sort_by_key(key);
    wanted.sort_by_key(key);
    assert_eq!(shown, wanted, "after {after}");
    let mut silent: Vec<_> = session.overview().unwrap().silent.into_iter().map(|line| line.case).collect();
    silent.sort_unstable();
    quiet.sort_unstable();
    assert_eq!(silent, quiet, "quiet after {after}");
}

/// A walk through everything that an agenda hangs on: what is done, who people are, what the school says, the day.
struct Walk {
    session: Session,
    clock: Clock,
    chance: StdRng,
}

impl Walk {
    fn day(&mut self, most: u64) -> NaiveDate {
        self.session.today() + Days::new(self.chance.random_range(0..=most))
    }

    /// Does one thing and says what; a refusal is fine.
    fn step(&mut self) -> String {
        match self.chance.random_range(0..10) {
            0 => {
                let days = self.chance.random_range(0..20);
                self.clock.set(self.session.now() + chrono::TimeDelta::hours(24 * days + 7));
                format!("{days} days")
            }
            1 => self.school(),
            2 => self.birthday(),
            _ => self.act(),
        }
    }

    fn school(&mut self) -> String {
        let (first, last) = (self.day(40), self.day(60));
        let mut school = self.session.school().clone();
        let own = OwnDay { first: first.min(last), last: first.max(last), name: "vrij".to_owned() };
        match self.chance.random_range(0..4) {
            0 => school.own_days = vec![own],
            1 => school.region = *[Region::North, Region::South].choose(&mut self.chance).unwrap(),
            2 => {
                let on = self.session.today();
                school.import = Some(HolidayImport { on, complete_until: Some(last), days: vec![own] });
            }
            _ => {
                school.legal_days = vec![LegalDay { on: self.day(60), source: "Staatscourant".to_owned() }];
                school.school_type = *[SchoolType::Public, SchoolType::Private].choose(&mut self.chance).unwrap();
            }
        }
        self.session.save_school(school).unwrap();
        "a setting of the school".to_owned()
    }

    fn birthday(&mut self) -> String {
        let pupils: Vec<_> = self.session.people().pupils.values().cloned().collect();
        let mut pupil = pupils.choose(&mut self.chance).unwrap().clone();
        let years = self.chance.random_range(12..19);
        let about = self.session.today().checked_sub_months(chrono::Months::new(12 * years)).unwrap();
        pupil.born = Some(about + Days::new(self.chance.random_range(0..30)));
        self.session.save_pupil(pupil).unwrap();
        "a date of birth".to_owned()
    }

    fn act(&mut self) -> String {
        let mut cases = every_case(&self.session);
        // Measures take several steps on the same case before anything is due.
        if self.chance.random_bool(0.4) && cases.iter().any(|case| !case.measures.is_empty()) {
            cases.retain(|case| !case.measures.is_empty());
        }
        let case = cases.choose(&mut self.chance).unwrap();
        let Some(action) = self.action(case) else { return "nothing".to_owned() };
        let told = format!("{action:?}");
        let done = self.session.act(case.id, &Submission::from(action)).is_ok();
        format!("{told}: {done}")
    }

    fn action(&mut self, case: &Case) -> Option<Action> {
        let (today, near, far) = (self.session.today(), self.day(10), self.day(90));
        let reason = || "Zo is het afgesproken.".into();
        let pupil = case.participations.choose(&mut self.chance)?.pupil;
        let check = case.follow_ups.choose(&mut self.chance).map(|check| check.id);
        let agreement = case.agreements.choose(&mut self.chance).map(|agreement| agreement.id);
        Some(match self.chance.random_range(0..15) {
            0 => Action::Pause { on: today, reason: reason() },
            1 => Action::Resume { on: today, note: "".into() },
            2 => Action::MoveFollowUp { follow_up: check?, date: near, reason: reason(), means: Means::Phone },
            3 => Action::CancelFollowUp { follow_up: check?, reason: reason() },
            4 => Action::AddFollowUp { pupil, date: far, means: Means::Phone, note: "".into() },
            5 => Action::Agree {
                agreement: AgreementInput {
                    pupil,
                    protects: None,
                    what: "Ik laat de ander met rust.".into(),
                    from: today,
                    until: self.chance.random_bool(0.5).then_some(near),
                    check: "Elke week.".into(),
                },
            },
            6 => {
                let kept = *Kept::ALL.choose(&mut self.chance)?;
                Action::CheckAgreement { agreement: agreement?, on: today, kept, note: "".into() }
            }
            7 => Action::EndAgreement { agreement: agreement?, reason: reason() },
            8 => {
                let (kind, what) = (SanctionKind::Measure, "Nablijven.".into());
                Action::Sanction { sanction: SanctionInput { pupil, kind, what, due: Some(near) } }
            }
            9 => Action::Close { light: true, note: "Advies gegeven.".into() },
            10 => Action::Reopen { reason: reason() },
            _ => self.measure(case, pupil)?,
        })
    }

    /// The next step with a measure: a proposal, its decision, an objection to that.
    fn measure(&mut self, case: &Case, pupil: PupilId) -> Option<Action> {
        let today = self.session.today();
        let plan = Plan::Suspension { first: today, last: today + Days::new(2), pending: None };
        let Some(measure) = case.measures.choose(&mut self.chance) else {
            let (facts, tried) = ("Het gaat door.".into(), "Drie gesprekken.".into());
            let step = MeasureStep::Propose { proposal: Proposal { pupil, plan, facts, tried } };
            return Some(Action::Measure { measure: MeasureId(chance::id().ok()?), step: Box::new(step) });
        };
        let step = if measure.decisions.is_empty() {
            let (decided_by, taker, reasons) = ("De directeur".into(), Taker::Board {}, "Het stopt niet.".into());
            MeasureStep::Decide { decision: DecisionInput { plan, decided_on: today, decided_by, taker, reasons } }
        } else if self.chance.random_bool(0.5) {
            let (letter, to) = (Letter::Decision {}, Recipient::Pupil { pupil: measure.pupil });
            MeasureStep::SendLetter { letter, to, on: today, channel: ContactWay::Letter }
        } else {
            MeasureStep::Object { on: today, by: Voice::Pupil {}, note: "".into() }
        };
        Some(Action::Measure { measure: measure.id, step: Box::new(step) })
    }
}

#[test]
fn what_is_kept_shows_what_the_cases_say_after_any_change() {
    let dir = tempfile::tempdir().unwrap();
    let session = examples(dir.path());
    let clock = session.clock.clone();
    check(&session, "the examples");
    let mut walk = Walk { session, clock, chance: StdRng::seed_from_u64(32) };
    let mut seen = std::collections::BTreeSet::new();
    for number in 0..120 {
        let did = walk.step();
        check(&walk.session, &format!("step {number}: {did}"));
        seen.extend(walk.session.whole_agenda().unwrap().iter().map(|found| format!("{:?}", what(found.item.kind))));
    }
    walk.session.rebuild_projections().unwrap();
    check(&walk.session, "a rebuild");
    let wanted = ["FollowUp", "Sanction", "AgreementEnds", "AgreementCheck", "Paused"];
    for kind in wanted.into_iter().chain(["DecideObjection", "SendDecision", "ObjectionEnds"]) {
        assert!(seen.iter().any(|found| found.contains(kind)), "the walk came past no {kind}: {seen:?}");
    }
}

/// The kind without its ids.
fn what(kind: Kind) -> (&'static str, Option<Task>) {
    match kind {
        Kind::Duty(duty) => ("Duty", Some(duty.task)),
        Kind::Referral(_) => ("Referral", None),
        Kind::StepTwo => ("StepTwo", None),
        Kind::FollowUp(..) => ("FollowUp", None),
        Kind::Sanction(_) => ("Sanction", None),
        Kind::AgreementEnds(_) => ("AgreementEnds", None),
        Kind::AgreementCheck(_) => ("AgreementCheck", None),
        Kind::Paused => ("Paused", None),
        Kind::ObjectionEnds(_) => ("ObjectionEnds", None),
        Kind::DataRequest(_) => ("DataRequest", None),
    }
}

#[test]
fn lists_that_another_program_derived_are_derived_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = examples(dir.path());
    let wanted = session.whole_agenda().unwrap();
    let (now, me) = (session.now(), session.me);
    session
        .vault
        .write(now, |writer| {
            writer.put_setting(crate::session::DERIVED, &"0.0.1/1", me)?;
            writer.clear_projections()
        })
        .unwrap();
    assert!(session.whole_agenda().unwrap().is_empty());
    let clock = session.clock.clone();
    session.close(false).unwrap();
    let session = Door::claim(dir.path(), true, clock, KdfCost::for_tests()).unwrap().open_practice().unwrap();
    assert_eq!(session.whole_agenda().unwrap(), wanted);
}
