//! What tests share: a real encrypted vault in a throw-away folder.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::event::Event;
use domain::ids::{CaseId, EventId, PupilId, SanctionId, StaffId, TextId};
use domain::journal::NewEvent;
use domain::text::{About, TextPart};
use uuid::Uuid;

use crate::{KdfCost, Passphrase, RecoveryKey, UnlockError, Vault, VaultError, VaultFolder};

/// A vault with its folder, which disappears with it.
pub(crate) struct Fixture {
    pub(crate) vault: Option<Vault>,
    pub(crate) folder: VaultFolder,
    pub(crate) recovery_key: RecoveryKey,
    pub(crate) dir: tempfile::TempDir,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = VaultFolder::claim(dir.path()).unwrap();
        let (vault, recovery_key) = create(&folder).unwrap();
        Self { vault: Some(vault), folder, recovery_key, dir }
    }

    pub(crate) fn vault(&mut self) -> &mut Vault {
        self.vault.as_mut().expect("the vault is open")
    }

    pub(crate) fn close(&mut self) {
        self.vault.take().expect("the vault is open").close().unwrap();
    }

    pub(crate) fn unlock(&self) -> Result<Vault, UnlockError> {
        Vault::unlock_with_passphrase(&self.folder, &passphrase(), now())
    }

    pub(crate) fn reopen(&mut self) {
        self.close();
        self.vault = Some(self.unlock().unwrap());
    }

    /// Changes rows behind the vault's back, triggers and constraints aside.
    pub(crate) fn tamper(&mut self, sql: &str) {
        let conn = &self.vault().conn;
        let triggers: Vec<String> = conn
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for trigger in triggers {
            conn.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
        }
        conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        conn.execute_batch(sql).unwrap();
        conn.execute_batch("PRAGMA foreign_keys = ON").unwrap();
    }

    /// Adds one event with these texts to a case.
    pub(crate) fn record(&mut self, case: CaseId, texts: &[(About, &str)]) -> Vec<TextId> {
        let (event, ids) = event(texts);
        self.vault()
            .write::<_, VaultError>(now(), |w| {
                let seq = w.last_seq(case)?;
                w.append(case, seq, actor(), &[event])
            })
            .unwrap();
        ids
    }
}

/// A vault with nothing in it.
pub(crate) fn create(folder: &VaultFolder) -> Result<(Vault, RecoveryKey), VaultError> {
    Vault::create_with(folder, &passphrase(), KdfCost::for_tests(), now(), |_| Ok(()))
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("vier losse woorden hier".to_owned())
}

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 123_456_789).unwrap()
}

pub(crate) fn later(days: i64) -> DateTime<Utc> {
    now() + TimeDelta::days(days)
}

pub(crate) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

pub(crate) fn actor() -> StaffId {
    StaffId(Uuid::from_u128(1))
}

pub(crate) fn case(number: u128) -> CaseId {
    CaseId(Uuid::from_u128(0xCA5E_0000 + number))
}

pub(crate) fn pupil(number: u128) -> PupilId {
    PupilId(Uuid::from_u128(0x9091_0000 + number))
}

pub(crate) fn fresh() -> Uuid {
    Uuid::from_bytes(crate::random::bytes().unwrap())
}

/// An event, as simple as one can be, with these texts.
pub(crate) fn event(texts: &[(About, &str)]) -> (NewEvent, Vec<TextId>) {
    let ids: Vec<_> = texts.iter().map(|_| TextId(fresh())).collect();
    let reason = ids.first().copied().unwrap_or(TextId(fresh()));
    let parts =
        ids.iter().zip(texts).map(|(id, (about, text))| TextPart { id: *id, about: *about, text: (*text).to_owned() });
    let event = Event::SanctionWithdrawn { sanction: SanctionId(fresh()), reason };
    (NewEvent { id: EventId(fresh()), event, parts: parts.collect() }, ids)
}
