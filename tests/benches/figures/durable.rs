//! One event, durably: what the journal costs above the least that a database can do.

use std::mem;
use std::path::Path;

use domain::action::{Action, ConversationInput};
use domain::case::Case;
use domain::ids::CaseId;
use domain::journal::NewEvent;
use domain::model::{CaseNumber, Role};
use domain::protocol::Step;
use rusqlite::{Connection, TransactionBehavior};
use vault::{Vault, VaultError, Writer};

use crate::figure::{Outcome, Times, tell, tell_ms};
use crate::scribe::Scribe;
use crate::script;
use crate::store::{self, Store};

const WARM_UP: usize = 20;
const RUNS: usize = 300;

/// The settings of every connection of the vault.
const SETTINGS: &str = include_str!("../../../src-tauri/crates/vault/src/db/settings.sql");

/// Records conversations in a case, in turn with bare inserts of as many bytes on the same disk.
pub fn measure(store: &Store, vault: &mut Vault, case: CaseId) -> Outcome {
    let conversations = decide(store, vault, case)?;
    let mut seq = vault.read(|reader| reader.last_seq(case))?;
    let mut bare = open_bare(&store.beside())?;
    let (mut ours, mut least) = (Times::default(), Times::default());
    for events in &conversations {
        let now = store.clock.now();
        let append = |writer: &mut Writer<'_>| writer.append(case, seq, store.folk.mentor, events);
        ours.time(|| Ok(vault.write::<_, VaultError>(now, append)?))?;
        seq += u32::try_from(events.len())?;
        let body = vec![b'x'; events.iter().map(stored_bytes).sum()];
        least.time(|| insert_bare(&mut bare, &body))?;
    }
    let (ours, least) = (ours.after_warm_up(WARM_UP).median(), least.after_warm_up(WARM_UP).median());
    tell_ms("record one event durably", ours, None);
    tell_ms("bare SQLite insert of the same size", least, None);
    tell("record one event ÷ bare SQLite insert", ours / least, "×", Some(1.2));
    Ok(())
}

/// What follows from recording conversations one after the other: one event each.
fn decide(store: &Store, vault: &Vault, case: CaseId) -> Outcome<Vec<Vec<NewEvent>>> {
    let entries = vault.read(|reader| reader.entries(case))?;
    let mut scribe = Scribe::new(&store.folk, store::today(), CaseNumber { year: 0, serial: 0 });
    scribe.case = Case::replay(case, &entries)?;
    let pupil = scribe.case.pupils(Role::Bullied).collect();
    let talk = script::talk(&scribe, Step::Bullied, pupil, 8);
    let mut decided = Vec::new();
    for _ in 0..WARM_UP + RUNS {
        let id = script::talk(&scribe, Step::Bullied, Vec::new(), 0).id;
        let conversation = Box::new(ConversationInput { id, ..talk.clone() });
        scribe.does(Action::Record { conversation })?;
        decided.push(mem::take(&mut scribe.events));
    }
    Ok(decided)
}

/// The bytes that the columns of an event and its texts hold.
fn stored_bytes(event: &NewEvent) -> usize {
    const ID: usize = 16;
    const HASH: usize = 32;
    const MOMENT: usize = 24;
    const ABOUT: usize = 42;
    let skeleton = serde_json::to_string(&event.event).map_or(0, |json| json.len());
    let parts = event.parts.iter().map(|part| 2 * ID + ABOUT + 2 * HASH + part.text.len());
    3 * ID + MOMENT + HASH + skeleton + parts.sum::<usize>()
}

/// A table with nothing but a body, in a database that is encrypted and set as the vault is.
fn open_bare(path: &Path) -> Outcome<Connection> {
    let bare = Connection::open(path)?;
    let key = "2a".repeat(32);
    bare.execute_batch(&format!("PRAGMA cipher_memory_security = ON; PRAGMA key = \"x'{key}'\";"))?;
    bare.execute_batch(SETTINGS)?;
    bare.execute_batch("CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT")?;
    Ok(bare)
}

fn insert_bare(bare: &mut Connection, body: &[u8]) -> Outcome {
    let transaction = bare.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.prepare_cached("INSERT INTO bare (body) VALUES (?1)")?.execute([body])?;
    Ok(transaction.commit()?)
}
