//! Ten years of one case: checks, suspensions and their legal terms, seen from every day of those years.

use chrono::{Days, NaiveDate};
use domain::action::Action;
use domain::agenda;
use domain::calendar::Counting;
use domain::case::{Duty, MeasureFacts};
use domain::ids::{MeasureId, PupilId};
use domain::measure::{DecisionInput, HearingInput, MeasureStep, Plan, Proposal, Taker, Voice};
use domain::model::{CaseNumber, ContactWay, Role};
use domain::terms;
use domain::text::Prose;

use crate::figure::{Outcome, Times, tell_ms};
use crate::scribe::Scribe;
use crate::store::Store;
use crate::{script, store};

/// Years, and the days in them.
const YEARS: usize = 10;
const DAYS: usize = 3_652;

/// Tells the case of ten years, and looks at it from every day.
pub fn measure() -> Outcome {
    let store = Store::new(20)?;
    let first = store::today() - Days::new(DAYS as u64);
    let mut scribe = Scribe::new(&store.folk, first, CaseNumber { year: 2016, serial: 1 });
    script::open(&mut scribe)?;
    script::assess(&mut scribe)?;
    for year in 1..=YEARS {
        script::round(&mut scribe)?;
        suspend(&mut scribe)?;
        if year < YEARS {
            scribe.today = first + Days::new((year * DAYS / YEARS) as u64);
            scribe.does(Action::StartRound { reason: Prose::from("Het is weer begonnen.") })?;
        }
    }
    let asked = look(&scribe, store::today()).items.len();
    if asked < YEARS {
        return Err(format!("ten years of suspensions ask for {asked} things").into());
    }
    let one = Times::of(100, || Ok(look(&scribe, store::today())))?;
    tell_ms(&format!("agenda of one case of 10 years with {YEARS} suspensions"), one.median(), 5.0);
    let all = Times::of(3, || Ok(days(first).map(|day| look(&scribe, day).items.len()).sum::<usize>()))?;
    tell_ms(&format!("that agenda on each of its {DAYS} days, together"), all.median(), None);
    let all = Times::of(20, || Ok(days(first).map(|day| starts(&scribe, day)).max()))?;
    tell_ms(&format!("plan and legal terms from each of {DAYS} days, together"), all.median(), 100.0);
    Ok(())
}

fn days(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take(DAYS)
}

/// The agenda of the case on a day, as the window has it.
fn look(scribe: &Scribe<'_>, today: NaiveDate) -> agenda::Agenda {
    let (people, school) = (&scribe.folk.people, &scribe.folk.school);
    let duties = scribe.case.duties(&MeasureFacts { people, school, today });
    let duties: Vec<_> = duties.iter().map(Duty::on_agenda).collect();
    agenda::of(&scribe.case, people, &scribe.folk.calendar, today, &duties)
}

/// The last day of all that starts on a day: the checks of a plan, a suspension, an objection and the decision on it.
fn starts(scribe: &Scribe<'_>, day: NaiveDate) -> Option<NaiveDate> {
    let plan = scribe.folk.calendar.follow_ups(day, &[2, 7, 14], Counting::CalendarDays);
    let objection = terms::objection(day, &[]);
    let decision = terms::decision_on_objection(objection.extended, &[]);
    let legal = [terms::last_suspension_day(day), objection.extended, decision.unextended];
    plan.into_iter().map(|(_, date)| date).chain(legal).max()
}

/// A suspension of five days as it should go, with an objection. What the school must do about it stays to be done.
fn suspend(scribe: &mut Scribe<'_>) -> Outcome {
    let measure = MeasureId(scribe.folk.id());
    let pupil = scribe.case.pupils(Role::Bullying).next().ok_or("nobody bullies")?;
    let voices = voices(scribe, pupil);
    let plan = |on: NaiveDate| Plan::Suspension { first: on + Days::new(3), last: on + Days::new(7), pending: None };
    let proposal = Proposal { pupil, plan: plan(scribe.today), facts: prose(scribe), tried: prose(scribe) };
    step(scribe, measure, MeasureStep::Propose { proposal })?;
    let on = scribe.today;
    step(scribe, measure, MeasureStep::Invite { voices: voices.clone(), on, channel: ContactWay::Mail })?;
    scribe.later(1);
    let (on, staff) = (scribe.today, vec![scribe.folk.mentor]);
    let hearing = HearingInput { on, voices, staff, account: prose(scribe) };
    step(scribe, measure, MeasureStep::Hear { hearing })?;
    let decision = DecisionInput {
        plan: plan(scribe.today),
        decided_on: scribe.today,
        decided_by: Prose::from("de directeur"),
        taker: Taker::OnBehalf { of: Prose::from("het bestuur"), mandate: Prose::from("mandaatregeling art. 3") },
        reasons: prose(scribe),
    };
    step(scribe, measure, MeasureStep::Decide { decision })?;
    scribe.later(14);
    let object = MeasureStep::Object { on: scribe.today, by: Voice::Pupil {}, note: prose(scribe) };
    step(scribe, measure, object)
}

fn step(scribe: &mut Scribe<'_>, measure: MeasureId, step: MeasureStep) -> Outcome {
    scribe.does(Action::Measure { measure, step: Box::new(step) })
}

fn voices(scribe: &Scribe<'_>, pupil: PupilId) -> Vec<Voice> {
    let parents = scribe.folk.people.guardians_of(pupil);
    let parents = parents.iter().map(|guardian| Voice::Guardian { guardian: guardian.id });
    std::iter::once(Voice::Pupil {}).chain(parents).collect()
}

fn prose(scribe: &Scribe<'_>) -> Prose {
    Prose(scribe.folk.prose(2))
}
