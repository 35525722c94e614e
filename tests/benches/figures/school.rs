//! Daily work in a vault that a team used for years.

use app::{Door, DraftBody, DraftId, Session};
use domain::action::{Action, Submission};
use domain::case::Case;
use domain::ids::CaseId;
use domain::model::{CaseNumber, Role};
use domain::protocol::Step;
use vault::Vault;

use crate::figure::{Outcome, Times, tell_ms};
use crate::scribe::Scribe;
use crate::store::{self, Store};
use crate::{durable, paper, script};

/// Events of a case that went on for years.
const LONG: u32 = 500;
/// So many days ago it was opened.
const YEARS: usize = 1500;

/// How many of each part of the agenda its screen shows at first.
const FIRST: usize = 25;

/// Fills a vault with so many cases and works in it.
pub fn measure(cases: usize) -> Outcome {
    let store = Store::new(cases / 2)?;
    let (followed, long, paper, young) = store.with_vault(|store, vault| {
        let followed = store.fill(vault, cases)?;
        let long = store.write(vault, |writer| store.add(writer, YEARS, |scribe| script::long(scribe, LONG)))?;
        let paper = store.write(vault, |writer| store.add(writer, 30, paper::tell_three_pages))?;
        let young = store.write(vault, |writer| store.add(writer, 5, |scribe| script::ordinary(scribe, 2)))?;
        replay(vault, long)?;
        let last = followed.last().copied().ok_or("no case went far enough")?;
        durable::measure(store, vault, last)?;
        Ok((followed, long, paper, young))
    })?;
    let ordinary = followed.first().copied().ok_or("no case went far enough")?;
    let door = store.door()?;
    let mut session = store::unlock(&door)?;
    session.rebuild_projections()?;
    open(&session, long)?;
    agenda(&session, cases)?;
    act(&store, &mut session, ordinary, cases)?;
    save_drafts(&store, &mut session, ordinary)?;
    paper::freeze(&mut session, paper)?;
    session.close(false)?;
    unlock(&door, cases)?;
    drop(door);
    #[cfg(target_os = "linux")]
    crate::page::measure(&store.path(), ordinary, long, young)?;
    Ok(())
}

fn replay(vault: &Vault, long: CaseId) -> Outcome {
    let entries = vault.read(|reader| reader.entries(long))?;
    if entries.len() != LONG as usize {
        return Err(format!("the long case has {} events", entries.len()).into());
    }
    let times = Times::of(200, || Ok(Case::replay(long, &entries)?))?;
    tell_ms("replay a case of 500 events", times.median(), 5.0);
    Ok(())
}

fn open(session: &Session, long: CaseId) -> Outcome {
    let times = Times::of(50, || Ok(session.case(long)?))?;
    tell_ms("open it: decrypt, check, replay, derive", times.median(), None);
    Ok(())
}

/// The agenda as its screen asks for it at first, and all of it.
fn agenda(session: &Session, cases: usize) -> Outcome {
    let items: usize = session.agenda(FIRST)?.iter().map(|part| part.total).sum();
    if items < cases / 4 {
        return Err(format!("{cases} cases ask for {items} things").into());
    }
    let times = Times::of(50, || Ok(session.agenda(FIRST)?))?;
    tell_ms(&format!("agenda over {cases} cases ({items} items)"), times.median(), 100.0);
    Ok(())
}

fn act(store: &Store, session: &mut Session, id: CaseId, cases: usize) -> Outcome {
    let case = session.case(id)?.case;
    let pupil = case.pupils(Role::Bullied).next();
    let mut done = false;
    let times = Times::of(100, || {
        done = !done;
        Ok(session.act(id, &Submission::from(script::tick_of(pupil, done)))?)
    })?;
    tell_ms(&format!("tick a point, of {cases} cases"), times.median(), 50.0);

    let scribe = Scribe::new(&store.folk, store::today(), CaseNumber { year: 0, serial: 0 });
    let times = Times::of(50, || {
        let conversation = Box::new(script::talk(&scribe, Step::Bullied, pupil.into_iter().collect(), 8));
        Ok(session.act(id, &Submission::from(Action::Record { conversation }))?)
    })?;
    tell_ms(&format!("record a conversation, of {cases} cases"), times.median(), 50.0);
    Ok(())
}

fn save_drafts(store: &Store, session: &mut Session, case: CaseId) -> Outcome {
    let id = DraftId(store.folk.id());
    let mut typed = store.folk.prose(80);
    let times = Times::of(200, || {
        typed.push_str(" nog");
        let body = DraftBody { label: "1".to_owned(), content: typed.clone() };
        Ok(session.save_draft(id, case, "conversation", body)?)
    })?;
    session.delete_draft(id)?;
    tell_ms("save a draft, p95", times.percentile(95), 50.0);
    Ok(())
}

/// Deriving the key from the passphrase is a choice and not measured: the vaults of the bench have the lightest.
fn unlock(door: &Door, cases: usize) -> Outcome {
    let mut times = Times::default();
    for _ in 0..7 {
        let session = times.time(|| store::unlock(door))?;
        session.close(false)?;
    }
    tell_ms(&format!("unlock, of {cases} cases, without the key derivation"), times.after_warm_up(2).median(), None);
    Ok(())
}
